// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What ImportsModel does with imports that have ended: opens them, and has them taken back.

#include <models/transfer/importsmodel.h>

#include <algorithm>

namespace outdial::models {

ImportJob *ImportsModel::openAt(int row)
{
    if (auto *known = jobAt(row))
        return known;
    auto *job = newJob();
    job->openEntry(m_entries.at(row));
    return job;
}

int ImportsModel::rowOf(const QString &importId) const
{
    const auto found = std::ranges::find(m_entries, importId, &ImportEntry::id);
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

UndoJob *ImportsModel::undoOf(const QString &importId) const
{
    const auto undo = std::ranges::find(m_undos, importId, &UndoJob::importId);
    return undo == m_undos.end() ? nullptr : *undo;
}

UndoJob *ImportsModel::newUndo(int row, const UndoOptions &options)
{
    auto *known = undoOf(m_entries.at(row).id);
    if (known != nullptr && known->isRunning())
        return known;
    if (known != nullptr) // it has ended, or was never wanted: the journal tells the new one what is left
        letGo(known);
    auto *undo = new UndoJob(m_session, m_entries.at(row), options, this);
    m_undos.append(undo);
    connect(undo, &UndoJob::changed, this, [this, undo] { touchUndo(undo); });
    connect(undo, &UndoJob::over, this, [this, undo] {
        reload();
        Q_EMIT undoOver(undo);
    });
    return undo;
}

void ImportsModel::discardUndo(UndoJob *undo)
{
    if (!undo->isStarted() && m_undos.contains(undo))
        letGo(undo);
}

// Nobody waits for its thread, which may be waiting for the tenant.
void ImportsModel::letGo(UndoJob *undo)
{
    m_undos.removeOne(undo);
    undo->disconnect(this);
    undo->cancel();
    if (undo->isIdle())
        undo->deleteLater();
    else
        connect(undo, &UndoJob::changed, undo, [undo] {
            if (undo->isIdle())
                undo->deleteLater();
        });
}

void ImportsModel::touchUndo(UndoJob *undo)
{
    const int row = rowOf(undo->importId());
    if (row >= 0 && undo->isStarted())
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

} // namespace outdial::models
