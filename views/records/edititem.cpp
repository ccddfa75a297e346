// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

#include <models/records/recordform.h>
#include <views/records/edititem.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::EditProblem;
using models::PendingEdit;

EditItem::EditItem(const QByteArray &key, const QList<PendingEdit> &edits, const std::optional<api::Format> &format,
                   QWidget *parent)
    : PendingItem(models::recordKeyText(key), "mono", 120, parent),
      m_key(key)
{
    setLoudWarnings();
    const QString title = models::recordKeyText(key);
    QStringList told;
    QString why;
    for (const PendingEdit &edit : edits) {
        const int at = format ? format->indexOf(edit.field) : -1;
        addEdit(edit, at < 0 ? QString() : models::judgeValue(format->fields.at(at), true, true, edit.after).stored);
        told.append(edit.field);
        if (edit.problem.kind == EditProblem::Kind::Refused || edit.problem.kind == EditProblem::Kind::Unknown)
            why = edit.problem.text;
    }
    setAccessibleName(QString(title % QStringLiteral(": ") % told.join(QStringLiteral(", "))));
    if (!why.isEmpty())
        setOutcome(StateLook::Warning, tr("Not applied"), why); // of the sending before
}

// "zip  10128 → 94117", and below it who says something else.
void EditItem::addEdit(const PendingEdit &edit, const QString &stored)
{
    const int row = grid()->rowCount();
    auto *name = new ElidedLabel(edit.field, "", "muted", this);
    name->setFixedWidth(px(120));
    grid()->addWidget(name, row, 0, Qt::AlignTop);
    BeforeAfter change;
    change.before = edit.before.isEmpty() ? tr("empty") : edit.before;
    change.after = edit.reset ? tr("reset") : edit.after;
    change.name = tr("%1: %2 → %3").arg(edit.field, change.before, change.after);
    change.beforeInk = edit.before.isEmpty() ? "faint" : "muted";
    change.afterInk = edit.reset ? "muted" : "";
    if (!stored.isEmpty())
        change.note = tr("stored as %1").arg(stored);
    grid()->addWidget(makeBeforeAfter(change, this), row, 1);
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
    grid()->addWidget(asked, row + 1, 1);
}

} // namespace outdial::views
