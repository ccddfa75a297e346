// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <views/shared/pendingitem.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

PendingItem::PendingItem(const QString &title, const char *type, int firstColumn, QWidget *parent) : QFrame(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(10), px(16), px(10));
    column->setSpacing(px(4));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(12));
    head->addWidget(new ElidedLabel(title, type, "", this), 1);
    m_state = new StateLabel(StateLook::Unknown, {}, false, this);
    m_state->hide();
    head->addWidget(m_state);
    column->addLayout(head);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(px(12));
    m_grid->setVerticalSpacing(px(2));
    m_grid->setColumnMinimumWidth(0, px(firstColumn));
    m_grid->setColumnStretch(1, 1);
    column->addLayout(m_grid);
}

void PendingItem::setOutcome(StateLook look, const QString &word, const QString &sentence)
{
    m_word = word;
    m_state->setState(look, word);
    m_state->setVisible(!word.isEmpty());
    if (!m_sentence) {
        // After what heirs have put into the grid: it is read after that.
        m_sentence = makeLabel({}, "small", "", this);
        m_sentence->setWordWrap(true);
        layout()->addWidget(m_sentence);
    }
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    const bool warns = look == StateLook::Unconfirmed || (look == StateLook::Warning && m_loudWarnings);
    LabelStyle::set(m_sentence, "small", look == StateLook::Failed ? "err" : warns ? "warn" : "muted");
    setAccessibleDescription(sentence.isEmpty() ? word : QString(word % QStringLiteral(". ") % sentence));
}

QString PendingItem::sentence() const { return m_sentence ? m_sentence->text() : QString(); }

QWidget *makeBeforeAfter(const BeforeAfter &change, QWidget *parent)
{
    auto *both = new QWidget(parent);
    auto *pair = new QHBoxLayout(both);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(px(8));
    auto *before = new ElidedLabel(change.before, "", change.beforeInk, both);
    before->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto *after = new ElidedLabel(change.after, "emphasis", change.afterInk, both);
    after->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    pair->addWidget(before);
    pair->addWidget(makeLabel(QStringLiteral("→"), "", "muted", both));
    pair->addWidget(after);
    if (!change.note.isEmpty())
        pair->addWidget(makeLabel(change.note, "small", "muted", both));
    pair->addStretch(1);
    both->setAccessibleName(change.name);
    return both;
}

} // namespace outdial::views
