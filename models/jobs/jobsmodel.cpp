// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/jobs/jobsmodel.h>
#include <models/transfer/importqueue.h>
#include <models/transfer/importsmodel.h>
#include <models/transfer/recordexport.h>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace outdial::models {

using namespace std::chrono_literals;

JobsModel::JobsModel(DeletionJobs *deletions, ImportsModel *imports, QObject *parent)
    : QAbstractTableModel(parent),
      m_deletions(deletions)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &JobsModel::refresh);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &JobsModel::refresh);
    if (deletions) {
        connect(deletions, &DeletionJobs::added, this, &JobsModel::refreshLater);
        connect(deletions, &DeletionJobs::changed, this, &JobsModel::refreshLater);
        connect(deletions, &DeletionJobs::dismissed, this, &JobsModel::refreshLater);
        connect(deletions, &QObject::destroyed, this, &JobsModel::refreshLater);
    }
    setImports(imports);
    refresh();
}

JobsModel::~JobsModel() = default;

void JobsModel::setImports(ImportsModel *imports)
{
    if (imports != nullptr && imports == m_imports)
        return;
    if (m_imports)
        disconnect(m_imports, nullptr, this, nullptr);
    m_imports = imports;
    m_seenImports.clear();
    if (imports) {
        connect(imports, &ImportsModel::runningChanged, this, &JobsModel::refreshLater);
        connect(imports, &ImportsModel::jobOver, this, &JobsModel::refreshLater);
        connect(imports, &QObject::destroyed, this, &JobsModel::refreshLater);
    }
    refreshLater();
}

void JobsModel::addQueue(ImportQueue *queue)
{
    m_queues.append(queue);
    connect(queue, &ImportQueue::changed, this, &JobsModel::refreshLater);
    connect(queue, &ImportQueue::presentChanged, this, &JobsModel::refreshLater);
    connect(queue, &QObject::destroyed, this, &JobsModel::refreshLater);
    refreshLater();
}

void JobsModel::addExport(RecordExport *job, const QString &title, const QString &listName)
{
    Export one;
    one.job = job;
    one.note.id = QStringLiteral("e:%1").arg(++m_nextExport);
    one.note.title = title;
    one.note.listName = listName;
    one.note.file = job->settings().file;
    one.note.started = QDateTime::currentDateTimeUtc();
    m_exports.push_back(one);
    const QString id = one.note.id;
    connect(job, &RecordExport::changed, this, [this, id] { takeExport(id); });
    // It cancels what it does when it goes.
    connect(job, &QObject::destroyed, this, [this, id] {
        for (Export &each : m_exports) {
            if (each.note.id == id && each.note.state == JobState::AtWork) {
                each.note.state = JobState::Cancelled;
                each.note.ended = QDateTime::currentDateTimeUtc();
            }
        }
        refreshLater();
    });
    takeExport(id);
}

void JobsModel::takeExport(const QString &id)
{
    const auto found = std::find_if(m_exports.begin(), m_exports.end(), [&id](const Export &one) { return one.note.id == id; });
    if (found == m_exports.end() || !found->job)
        return;
    ExportNote &note = found->note;
    note.read = found->job->recordsRead();
    note.total = found->job->total();
    note.rows = found->job->rowsWritten();
    note.problem = found->job->problem();
    using State = RecordExport::State;
    const State state = found->job->state();
    note.cancelling = state == State::Cancelling;
    note.state = state == State::Done        ? JobState::Done
                 : state == State::Failed    ? JobState::Failed
                 : state == State::Cancelled ? JobState::Cancelled
                                             : JobState::AtWork;
    if (note.state != JobState::AtWork && !note.ended.isValid())
        note.ended = QDateTime::currentDateTimeUtc();
    refreshLater();
}

const JobRow *JobsModel::rowAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &m_rows[std::size_t(row)] : nullptr;
}

int JobsModel::rowOf(const QString &id) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&id](const JobRow &row) { return row.id == id; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int JobsModel::count(JobState state) const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [state](const JobRow &row) { return row.state == state; }));
}

int JobsModel::finished() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [](const JobRow &row) { return row.isOver(); }));
}

bool JobsModel::act(const QString &id, JobAct act)
{
    const JobRow *row = rowAt(rowOf(id));
    if (row == nullptr || !row->acts.contains(act))
        return false;
    if (row->kind == JobKind::Deletion && m_deletions) {
        if (act == JobAct::Cancel)
            return m_deletions->cancel(row->sourceId);
        return act == JobAct::SendNow && m_deletions->release(row->sourceId);
    }
    if (row->kind == JobKind::Export && act == JobAct::Cancel) {
        for (const Export &one : m_exports) {
            if (one.note.id == row->sourceId && one.job && one.job->isRunning()) {
                one.job->cancel();
                return true;
            }
        }
        return false;
    }
    if (row->kind == JobKind::Import && m_imports) {
        ImportJob *job = m_imports->jobAt(m_imports->rowOf(row->sourceId));
        if (job == nullptr || job->phase() != ImportJob::Phase::Running)
            return false;
        if (act == JobAct::Pause)
            job->pause();
        else if (act == JobAct::Resume)
            job->resume();
        else if (act == JobAct::Cancel)
            job->cancel();
        else
            return false;
        refreshLater();
        return true;
    }
    return false;
}

void JobsModel::clearFinished()
{
    for (const JobRow &row : m_rows) {
        if (row.kind == JobKind::Import && row.isOver())
            m_seenImports.remove(row.sourceId);
    }
    std::erase_if(m_exports, [](const Export &one) { return one.note.state >= JobState::Failed; });
    if (m_deletions)
        m_deletions->dismissFinished();
    refreshLater();
}

void JobsModel::refreshLater()
{
    if (!m_soon.isActive())
        m_soon.start();
}

std::vector<JobRow> JobsModel::collect()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<JobRow> rows;
    if (m_deletions) {
        for (const DeletionJob &job : m_deletions->jobs())
            rows.push_back(models::rowOf(job, now));
    }
    for (int i = 0; m_imports && i < m_imports->rowCount(); ++i) {
        const ImportJob *job = m_imports->jobAt(i);
        const QString &id = m_imports->entryAt(i).id;
        if (job != nullptr && job->phase() == ImportJob::Phase::Running)
            m_seenImports.insert(id);
        if (m_seenImports.contains(id))
            rows.push_back(models::rowOf(*m_imports, i, now));
    }
    m_queues.removeAll(QPointer<ImportQueue>());
    for (const auto &queue : std::as_const(m_queues)) {
        for (int i = 0; i < queue->rowCount(); ++i) {
            const QModelIndex index = queue->index(i, 0);
            JobRow row = rowOfWaitingFile(QStringLiteral("q:") + index.data(ImportQueue::SourceRole).toString(),
                                          index.data(Qt::DisplayRole).toString(), tr("its turn comes after the file before it"));
            row.more = index.data(Qt::ToolTipRole).toString();
            rows.push_back(row);
        }
    }
    for (const Export &one : m_exports)
        rows.push_back(models::rowOf(one.note, now));
    // What works first; among those the newest, but what waits in the order of its turns.
    std::stable_sort(rows.begin(), rows.end(), [](const JobRow &left, const JobRow &right) {
        if (left.state != right.state)
            return left.state < right.state;
        return left.state == JobState::Waiting ? left.when < right.when : left.when > right.when;
    });
    return rows;
}

// Rows keep their identity: those that are gone go, new ones come, others move and change.
void JobsModel::refresh()
{
    m_soon.stop();
    const std::vector<JobRow> next = collect();
    const auto isIn = [](const std::vector<JobRow> &rows, const QString &id) {
        return std::any_of(rows.cbegin(), rows.cend(), [&id](const JobRow &row) { return row.id == id; });
    };
    bool differs = false;
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        if (isIn(next, m_rows[std::size_t(i)].id))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
        differs = true;
    }
    for (int i = 0; i < int(next.size()); ++i) {
        const JobRow &wanted = next[std::size_t(i)];
        const int at = rowOf(wanted.id);
        if (at < 0) {
            beginInsertRows({}, i, i);
            m_rows.insert(m_rows.begin() + i, wanted);
            endInsertRows();
            differs = true;
            continue;
        }
        if (at != i) {
            beginMoveRows({}, at, at, {}, i);
            std::rotate(m_rows.begin() + i, m_rows.begin() + at, m_rows.begin() + at + 1);
            endMoveRows();
        }
        if (JobRow &row = m_rows[std::size_t(i)]; !(row == wanted)) {
            differs = differs || row.state != wanted.state;
            row = wanted;
            Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
        }
    }
    if (atWork() > 0 && !m_tick.isActive())
        m_tick.start();
    else if (atWork() == 0)
        m_tick.stop();
    if (differs)
        Q_EMIT countsChanged();
}

int JobsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int JobsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant JobsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const JobRow &row = m_rows[std::size_t(index.row())];
    if (role == IdRole)
        return row.id;
    if (role == Qt::ToolTipRole)
        return index.column() == OnColumn || index.column() == JobColumn || index.column() == ProgressColumn ? row.more
                                                                                                             : QString();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case StateColumn:
        return row.stateWord;
    case JobColumn:
        return row.title;
    case OnColumn:
        return row.on;
    case ProgressColumn:
        return row.share >= 0 ? tr("%1%").arg(int(row.share * 100)) : row.note;
    case TimeColumn:
        return row.time;
    case CountColumn:
        return row.count;
    case ActColumn:
        return row.acts.isEmpty() ? QString() : jobActText(row.acts.first());
    default:
        return {};
    }
}

QVariant JobsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case JobColumn:
        return tr("Job");
    case OnColumn:
        return tr("On");
    case ProgressColumn:
        return tr("Progress");
    case TimeColumn:
        return tr("Time");
    case CountColumn:
        return tr("Count");
    case ActColumn:
        return role == Qt::AccessibleTextRole ? tr("Act") : QString(); // buttons speak for themselves
    default:
        return {};
    }
}

} // namespace outdial::models
