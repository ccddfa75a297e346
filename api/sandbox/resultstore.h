// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What dialing has brought: for each instance of a list, the status of its records and the attempts that were made.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <sandbox/cursor.h>
#include <sandbox/database.h>

#include <optional>

namespace outdial::sandbox {

struct DialingTally;

struct AttemptRow {
    std::int64_t made = 0;
    QString disposition = {};
    QString phone = {};
    int duration = 0;
    int dialing = 0;
    QString notes = {};
    QString agent = {};
    QString interaction = {};
    int cpaDuration = 0;
    QString cpaResult = {};
    bool callAttempted = true;
    QString custom = {}; // members of a JSON object, "" for none
};

struct StatusRow {
    int attempts = 0;
    bool completed = false;
    std::int64_t completedTime = noMoment;
    std::int64_t lastDate = noMoment;
    QString interaction = {};
    int duration = 0;
    QString disposition = {};
    QString agent = {};
    QString phone = {};
    QString custom = {};
};

struct ResultRow {
    qint64 recordSeq = 0;
    qint64 index = 0; // in its list
    QByteArray entry = {};
    StatusRow status = {}; // of a never-called record: as it is made
};

// Whose results are archived, and when.
struct Archived {
    QString instanceId = {};
    QString listId = {};
    QString campaignId = {};
    std::int64_t time = noMoment;
};

class ResultStore {
public:
    explicit ResultStore(Database &database) : m_db(database) {}

    // All records of an instance's list behind a row, in the order of insertion.
    QList<ResultRow> allRecords(qint64 instanceSeq, qint64 listSeq, qint64 afterRecord, int limit);
    // Records with an attempt in from <= last date < to, sorted by it, behind the cursor.
    QList<ResultRow> updatedRecords(qint64 instanceSeq, std::int64_t from, std::int64_t to, const TimeCursor &after, int limit);
    // Records completed in from <= completed time < to, sorted by it, behind the cursor.
    QList<ResultRow> completedRecords(qint64 instanceSeq, std::int64_t from, std::int64_t to, const TimeCursor &after, int limit);
    // As the deprecated methods walk, in the order of the index in the list: from an index on, and what had an attempt since.
    QList<ResultRow> recordsFromIndex(qint64 instanceSeq, qint64 listSeq, qint64 index, int limit);
    QList<ResultRow> changedRecords(qint64 instanceSeq, std::int64_t since, int limit);
    QList<AttemptRow> attempts(qint64 instanceSeq, qint64 recordSeq);
    StatusRow status(qint64 instanceSeq, qint64 recordSeq);

    // Records an attempt and what it makes of the record's status.
    void addAttempt(qint64 instanceSeq, qint64 recordSeq, int number, const AttemptRow &attempt, bool completes);
    // Takes the results of an instance out of reach: what is left of them are numbers.
    void archive(qint64 instanceSeq, const Archived &of);
    // How many results of calls were archived for an instance.
    qint64 archivedAttempts(const QString &instanceId);
    // Adds what dialing has brought to an instance.
    void tally(qint64 instanceSeq, DialingTally &sums);
    // Open records of an instance behind a row, for the dialer.
    QList<ResultRow> openRecords(qint64 instanceSeq, qint64 listSeq, qint64 afterRecord, int limit);

private:
    Database &m_db;
};

} // namespace outdial::sandbox
