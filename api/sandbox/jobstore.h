// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Deletion jobs: which records each of them is to delete, fixed when it starts, and how far it is. Jobs go on after a restart.
#pragma once

#include <QList>
#include <QString>

#include <sandbox/database.h>
#include <sandbox/deletioncriteria.h>
#include <sandbox/liststore.h>
#include <sandbox/recordedits.h>
#include <sandbox/recordstore.h>

#include <functional>
#include <optional>
#include <vector>

namespace outdial::sandbox {

struct JobRow {
    enum class State { Processing, Complete, Failed };

    qint64 seq = 0;
    QString id = {};
    qint64 listSeq = 0;
    bool whole = false; // all records of the list up to lastRecord; otherwise those that are listed
    qint64 lastRecord = 0;
    qint64 total = 0;     // records that it is to delete
    qint64 processed = 0; // of them: deleted, or found to be gone already
    qint64 deleted = 0;
    State state = State::Processing;
    QString error = {};
};

class JobStore {
public:
    JobStore(Database &database, RecordStore &records, RecordEdits &edits) : m_db(database), m_records(records), m_edits(edits) {}

    // Called after a job was started.
    std::function<void()> started = {};

    JobRow startWhole(const ListRow &list, std::int64_t now);
    JobRow start(const ListRow &list, const DeletionCriteria &criteria, std::int64_t now);

    std::optional<JobRow> find(const QString &id);
    bool isRunning(qint64 listSeq);
    QList<JobRow> running();

    // Deletes the next records of a job.
    void advance(JobRow &job, qint64 records);
    void complete(JobRow &job);
    // Fails the job of a list that is no more.
    void listDeleted(qint64 listSeq);

private:
    JobRow add(JobRow job, const QList<qint64> &targets, std::int64_t now);
    // The records whose turn it is.
    std::vector<qint64> next(const JobRow &job, qint64 records);

    Database &m_db;
    RecordStore &m_records;
    RecordEdits &m_edits;
};

} // namespace outdial::sandbox
