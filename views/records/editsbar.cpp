// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/records/pendingedits.h>
#include <views/records/editsbar.h>

namespace outdial::views {

EditsBar::EditsBar(QWidget *parent) : PendingBar(tr("Edits not sent"), tr("Review and send…"), parent) {}

void EditsBar::show(const models::PendingEdits *edits, bool sorted)
{
    const int count = edits ? edits->count() : 0;
    if (count == 0) {
        setChanges(0, {}, {});
        return;
    }
    const QString records = tr("in %n record(s)", nullptr, edits->recordCount());
    QStringList parts{edits->fields().join(QStringLiteral(", "))};
    const int conflicts = edits->count(models::EditProblem::Kind::Conflict);
    const int unknown = edits->count(models::EditProblem::Kind::Unknown);
    if (conflicts > 0)
        parts.prepend(tr("%n held back: somebody else has changed the record", nullptr, conflicts));
    if (unknown > 0)
        parts.prepend(tr("%n sent, and the answer lost", nullptr, unknown));
    if (sorted)
        parts.append(tr("sorting stays as it is until applied again"));
    setChanges(count, tr("%n edit(s) %1 not sent", nullptr, count).arg(records), parts.join(QStringLiteral(" · ")));
}

} // namespace outdial::views
