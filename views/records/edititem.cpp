// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <models/records/recordform.h>
#include <views/records/edititem.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::EditProblem;
using models::PendingEdit;

EditItem::EditItem(const QByteArray &key, const QList<PendingEdit> &edits, const std::optional<api::Format> &format,
                   QWidget *parent)
    : QFrame(parent),
      m_key(key)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(10), px(16), px(10));
    column->setSpacing(px(4));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(12));
    const QString title = models::recordKeyText(key);
    head->addWidget(new ElidedLabel(title, "mono", "", this), 1);
    m_state = new StateLabel(StateLook::Unknown, {}, false, this);
    m_state->hide();
    head->addWidget(m_state);
    column->addLayout(head);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(2));
    grid->setColumnMinimumWidth(0, px(120));
    grid->setColumnStretch(1, 1);
    QStringList told;
    QString why;
    for (const PendingEdit &edit : edits) {
        const int at = format ? format->indexOf(edit.field) : -1;
        addEdit(grid, edit, at < 0 ? QString() : models::judgeValue(format->fields.at(at), true, true, edit.after).stored);
        told.append(edit.field);
        if (edit.problem.kind == EditProblem::Kind::Refused || edit.problem.kind == EditProblem::Kind::Unknown)
            why = edit.problem.text;
    }
    column->addLayout(grid);
    m_sentence = makeLabel({}, "small", "err", this);
    m_sentence->setWordWrap(true);
    m_sentence->hide();
    column->addWidget(m_sentence);
    setAccessibleName(QString(title % QStringLiteral(": ") % told.join(QStringLiteral(", "))));
    if (!why.isEmpty())
        setOutcome(StateLook::Warning, tr("Not applied"), why); // of the sending before
}

// "zip  10128 → 94117", and below it who says something else.
void EditItem::addEdit(QGridLayout *grid, const PendingEdit &edit, const QString &stored)
{
    const int row = grid->rowCount();
    const QString before = edit.before.isEmpty() ? tr("empty") : edit.before;
    const QString after = edit.reset ? tr("reset") : edit.after;
    auto *name = new ElidedLabel(edit.field, "", "muted", this);
    name->setFixedWidth(px(120));
    grid->addWidget(name, row, 0, Qt::AlignTop);
    auto *both = new QWidget(this);
    auto *pair = new QHBoxLayout(both);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(px(8));
    auto *old = new ElidedLabel(before, "", edit.before.isEmpty() ? "faint" : "muted", both);
    old->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto *next = new ElidedLabel(after, "emphasis", edit.reset ? "muted" : "", both);
    next->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    pair->addWidget(old);
    pair->addWidget(makeLabel(QStringLiteral("→"), "", "muted", both));
    pair->addWidget(next);
    if (!stored.isEmpty())
        pair->addWidget(makeLabel(tr("stored as %1").arg(stored), "small", "muted", both));
    pair->addStretch(1);
    both->setAccessibleName(tr("%1: %2 → %3").arg(edit.field, before, after));
    grid->addWidget(both, row, 1);
    if (edit.problem.kind != EditProblem::Kind::Conflict)
        return;
    auto *asked = new QWidget(this);
    auto *ways = new QHBoxLayout(asked);
    ways->setContentsMargins(0, px(2), 0, px(4));
    ways->setSpacing(px(8));
    auto *theirs = makeLabel(edit.problem.text.isEmpty() ? tr("Somebody has emptied it since.")
                                                         : tr("Somebody has made it “%1” since.").arg(edit.problem.text),
                             "small", "warn", asked);
    theirs->setWordWrap(true);
    ways->addWidget(theirs, 1);
    auto *mine = new Button(tr("Keep mine"), ButtonKind::Normal, ButtonSize::Row, asked);
    auto *take = new Button(tr("Take theirs"), ButtonKind::Normal, ButtonSize::Row, asked);
    mine->setAccessibleDescription(edit.field);
    take->setAccessibleDescription(edit.field);
    for (Button *button : {mine, take}) {
        button->setAutoDefault(false);
        ways->addWidget(button);
    }
    connect(mine, &QPushButton::clicked, this, [this, field = edit.field] { Q_EMIT keepMineRequested(m_key, field); });
    connect(take, &QPushButton::clicked, this, [this, field = edit.field] { Q_EMIT takeTheirsRequested(m_key, field); });
    grid->addWidget(asked, row + 1, 1);
}

void EditItem::setOutcome(StateLook look, const QString &word, const QString &sentence)
{
    m_word = word;
    m_state->setState(look, word);
    m_state->setVisible(!word.isEmpty());
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    const char *ink = look == StateLook::Failed                                      ? "err"
                      : look == StateLook::Unconfirmed || look == StateLook::Warning ? "warn"
                                                                                     : "muted";
    LabelStyle::set(m_sentence, "small", ink);
    setAccessibleDescription(sentence.isEmpty() ? word : QString(word % QStringLiteral(". ") % sentence));
}

QString EditItem::sentence() const { return m_sentence->text(); }

} // namespace outdial::views
