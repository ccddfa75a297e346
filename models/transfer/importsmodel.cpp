// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLocale>

#include <models/transfer/importsmodel.h>
#include <models/transfer/importsource.h>

#include <algorithm>

namespace outdial::models {

ImportsModel::ImportsModel(Session *session, QObject *parent)
    : QAbstractTableModel(parent),
      m_session(session),
      m_store(session->store()),
      m_tenant(session->tenant()),
      m_entries(ImportJournal::history(m_store, m_tenant))
{
}

ImportsModel::~ImportsModel()
{
    // All are told first, so that they end side by side.
    for (auto *job : std::as_const(m_jobs)) {
        job->disconnect(this);
        job->cancel();
    }
    for (auto *undo : std::as_const(m_undos)) {
        undo->disconnect(this);
        undo->cancel();
    }
    qDeleteAll(m_undos);
    qDeleteAll(m_jobs);
}

int ImportsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

int ImportsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ImportsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case FileColumn:
        return tr("File");
    case ListColumn:
        return tr("List");
    case ReadColumn:
        return tr("Read");
    case AddedColumn:
        return tr("Added");
    case UpdatedColumn:
        return tr("Updated");
    case RejectedColumn:
        return tr("Rejected");
    case UnknownColumn:
        return tr("Unknown");
    case StartedColumn:
        return tr("Started");
    default:
        return {};
    }
}

QVariant ImportsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        return textAt(row, index.column());
    case Qt::AccessibleTextRole:
        return isCount(index.column()) && isUncounted(row) ? tr("not known before it goes on") : textAt(row, index.column());
    case Qt::ToolTipRole:
        if (isCount(index.column()) && isUncounted(row))
            return tr("Outdial ended in the middle of it. What was done is counted when it goes on.");
        return index.column() == FileColumn ? m_entries.at(row).file : m_entries.at(row).message;
    case Qt::TextAlignmentRole:
        if (isCount(index.column()))
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case RowStateRole:
        return int(stateAt(row));
    case IdRole:
        return m_entries.at(row).id;
    case ResumableRole: { // not once something was taken back of it
        const auto state = stateAt(row);
        return state == RowState::Interrupted || state == RowState::Cancelled || state == RowState::Stopped;
    }
    case ShareRole: {
        const auto *job = jobAt(row);
        if (job == nullptr || job->report().rows == 0)
            return {};
        return double(job->progress().receipt.read) / double(job->report().rows);
    }
    default:
        return {};
    }
}

QString ImportsModel::textAt(int row, int column) const
{
    const auto &entry = m_entries.at(row);
    const QLocale locale;
    if (isCount(column) && isUncounted(row))
        return QStringLiteral("—");
    switch (column) {
    case StateColumn:
        return rowStateWord(stateAt(row));
    case FileColumn:
        return sourceName(entry.file);
    case ListColumn:
        return entry.listName;
    case ReadColumn:
        return locale.toString(receiptAt(row).read);
    case AddedColumn:
        return locale.toString(receiptAt(row).added);
    case UpdatedColumn:
        return locale.toString(receiptAt(row).updated);
    case RejectedColumn:
        return locale.toString(receiptAt(row).rejected);
    case UnknownColumn:
        return locale.toString(receiptAt(row).unknown);
    case StartedColumn:
        return locale.toString(entry.started.toLocalTime(), QLocale::ShortFormat);
    default:
        return {};
    }
}

bool ImportsModel::isCount(int column) { return column >= ReadColumn && column <= UnknownColumn; }

bool ImportsModel::isUncounted(int row) const
{
    return jobAt(row) == nullptr && m_entries.at(row).state == ImportState::Running && receiptAt(row).read == 0;
}

Receipt ImportsModel::receiptAt(int row) const
{
    const auto *job = jobAt(row);
    return job != nullptr ? job->progress().receipt : Receipt::fromJson(m_entries.at(row).receipt);
}

ImportsModel::RowState ImportsModel::stateAt(int row) const
{
    const auto *job = jobAt(row);
    if (job != nullptr && job->phase() == ImportJob::Phase::Running) {
        switch (job->progress().state) {
        case RunState::Paused:
            return RowState::Paused;
        case RunState::Waiting:
            return RowState::Waiting;
        default:
            return RowState::Running;
        }
    }
    const auto &entry = m_entries.at(row);
    if (const auto *undo = undoOf(entry.id); undo != nullptr && undo->isRunning())
        return RowState::Undoing;
    if (const auto undone = UndoReceipt::fromJson(entry.undone))
        return undone->isPartial() ? RowState::PartlyUndone : RowState::Undone;
    switch (entry.state) {
    case ImportState::Running:
        return RowState::Interrupted; // its program ended
    case ImportState::Cancelled:
        return RowState::Cancelled;
    case ImportState::Stopped:
        return RowState::Stopped;
    case ImportState::Done:
        break;
    }
    const auto receipt = receiptAt(row);
    return receipt.rejected + receipt.unknown > 0 ? RowState::DoneWithRejects : RowState::Done;
}

ImportJob *ImportsModel::newJob()
{
    auto *job = new ImportJob(m_session, this);
    m_jobs.append(job);
    watch(job);
    return job;
}

void ImportsModel::discard(ImportJob *job)
{
    if (job->phase() == ImportJob::Phase::Running || !m_jobs.removeOne(job))
        return;
    job->deleteLater();
}

void ImportsModel::watch(ImportJob *job)
{
    connect(job, &ImportJob::runChanged, this, [this, job] { touch(job); });
    connect(job, &ImportJob::over, this, [this, job] {
        reload();
        Q_EMIT jobOver(job);
        Q_EMIT runningChanged();
    });
}

void ImportsModel::touch(const ImportJob *job)
{
    const auto row = std::ranges::find(m_entries, job->importId(), &ImportEntry::id) - m_entries.begin();
    if (row == m_entries.size())
        reload();
    else
        Q_EMIT dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
    Q_EMIT runningChanged();
}

// Takes over what the journal says, without a reset: rows only come at the top.
void ImportsModel::reload()
{
    const auto now = ImportJournal::history(m_store, m_tenant);
    const auto fresh = int(now.size() - m_entries.size());
    if (fresh < 0)
        return; // the journal could not be read: nothing is ever taken out of it
    if (fresh > 0) {
        beginInsertRows({}, 0, fresh - 1);
        m_entries = now;
        endInsertRows();
    } else {
        m_entries = now;
    }
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_entries.size()) - 1, ColumnCount - 1));
}

ImportJob *ImportsModel::jobAt(int row) const
{
    const auto job = std::ranges::find(m_jobs, m_entries.at(row).id, &ImportJob::importId);
    return job == m_jobs.end() ? nullptr : *job;
}

tl::expected<ImportJob *, QString> ImportsModel::resumeAt(int row)
{
    auto *known = jobAt(row);
    if (known != nullptr && known->phase() == ImportJob::Phase::Running)
        return known;
    auto *job = newJob();
    if (const auto problem = job->resumeEntry(m_entries.at(row)); !problem.isEmpty()) {
        discard(job);
        return tl::unexpected(problem);
    }
    if (known != nullptr) {
        // Its run has ended: the journal has told the new one where to go on.
        m_jobs.removeOne(known);
        known->deleteLater();
    }
    return job;
}

ImportJob *ImportsModel::running() const
{
    const auto job = std::find_if(m_jobs.rbegin(), m_jobs.rend(),
                                  [](const ImportJob *one) { return one->phase() == ImportJob::Phase::Running; });
    return job == m_jobs.rend() ? nullptr : *job;
}

int ImportsModel::interruptedCount() const
{
    int count = 0;
    for (int row = 0; row < m_entries.size(); ++row)
        count += stateAt(row) == RowState::Interrupted ? 1 : 0;
    return count;
}

QString rowStateWord(ImportsModel::RowState state)
{
    switch (state) {
    case ImportsModel::RowState::Running:
        return ImportsModel::tr("Running");
    case ImportsModel::RowState::Waiting:
        return ImportsModel::tr("Waiting for the tenant");
    case ImportsModel::RowState::Paused:
        return ImportsModel::tr("Paused");
    case ImportsModel::RowState::Done:
        return ImportsModel::tr("Done");
    case ImportsModel::RowState::DoneWithRejects:
        return ImportsModel::tr("Done, with rejects");
    case ImportsModel::RowState::Interrupted:
        return ImportsModel::tr("Interrupted");
    case ImportsModel::RowState::Cancelled:
        return ImportsModel::tr("Cancelled");
    case ImportsModel::RowState::Stopped:
        return ImportsModel::tr("Stopped");
    case ImportsModel::RowState::Undoing:
        return ImportsModel::tr("Being undone");
    case ImportsModel::RowState::Undone:
        return ImportsModel::tr("Undone");
    case ImportsModel::RowState::PartlyUndone:
        return ImportsModel::tr("Partly undone");
    }
    return {};
}

} // namespace outdial::models
