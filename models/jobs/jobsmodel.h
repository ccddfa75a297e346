// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// All that works on the tenant for us and takes its time, as one table: deletions, imports, exports; what works stands first. Of
// imports those that run, and those that ended since; the history of all of them is ImportsModel. Rows are told apart by id and
// move as their states change. GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <models/jobs/deletionjobs.h>
#include <models/jobs/jobrow.h>

#include <vector>

namespace outdial::models {

class ImportQueue;
class RecordExport;

class JobsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { StateColumn, JobColumn, OnColumn, ProgressColumn, TimeColumn, CountColumn, ActColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1 };

    // Either may be null; each may end before the model.
    JobsModel(DeletionJobs *deletions, ImportsModel *imports, QObject *parent = nullptr);
    ~JobsModel() override;

    void setImports(ImportsModel *imports);
    // Its waiting files are rows.
    void addQueue(ImportQueue *queue);
    // title: "Export, all records". What is known of it stays when it is destroyed.
    void addExport(RecordExport *job, const QString &title, const QString &listName);

    const JobRow *rowAt(int row) const;
    int rowOf(const QString &id) const; // -1: not there
    int atWork() const { return count(JobState::AtWork); }
    int waiting() const { return count(JobState::Waiting) + count(JobState::Paused); }
    int failed() const { return count(JobState::Failed); }
    int unknown() const { return count(JobState::Unknown); } // what came of them
    int finished() const;                                    // that "Clear finished" takes away

    // Pause, Resume, Cancel, SendNow; false for others, which are the view's, and when it is too late.
    bool act(const QString &id, JobAct act);
    void clearFinished();
    DeletionJobs *deletions() const { return m_deletions; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void countsChanged(); // rows, or what they are doing

private:
    struct Export {
        QPointer<RecordExport> job;
        ExportNote note;
    };
    int count(JobState state) const;
    void refreshLater();
    void refresh();
    std::vector<JobRow> collect();
    void takeExport(const QString &id);

    QPointer<DeletionJobs> m_deletions;
    QPointer<ImportsModel> m_imports;
    QList<QPointer<ImportQueue>> m_queues;
    std::vector<Export> m_exports;
    QSet<QString> m_seenImports; // that have run since the model was made, and were not cleared
    quint64 m_nextExport = 0;
    std::vector<JobRow> m_rows;
    QTimer m_soon;
    QTimer m_tick; // while something works: times go on
};

} // namespace outdial::models
