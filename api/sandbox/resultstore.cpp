// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/resultstore.h>
#include <sandbox/sandbox.h>

#include <limits>

namespace outdial::sandbox {
namespace {

QString resultColumns()
{
    return QStringLiteral(
        "r.seq, r.list_index, r.entry, s.attempts, s.completed, s.completed_time, s.last_date, s.interaction, s.duration, "
        "s.disposition, s.agent, s.phone, s.custom");
}

// first: the column of s.attempts.
StatusRow readStatus(const Statement &row, int first)
{
    StatusRow status;
    if (row.isNull(first))
        return status;
    status.attempts = static_cast<int>(row.number(first));
    status.completed = row.number(first + 1) != 0;
    if (!row.isNull(first + 2))
        status.completedTime = row.number(first + 2);
    status.lastDate = row.number(first + 3);
    status.interaction = row.text(first + 4);
    status.duration = static_cast<int>(row.number(first + 5));
    status.disposition = row.text(first + 6);
    status.agent = row.text(first + 7);
    status.phone = row.text(first + 8);
    status.custom = row.text(first + 9);
    return status;
}

QList<ResultRow> readResults(Statement &query)
{
    QList<ResultRow> rows;
    while (query.next())
        rows.append({query.number(0), query.number(1), query.utf8(2), readStatus(query, 3)});
    return rows;
}

} // namespace

QList<ResultRow> ResultStore::allRecords(qint64 instanceSeq, qint64 listSeq, qint64 afterRecord, int limit)
{
    Statement query = m_db.statement(QStringLiteral("SELECT ") + resultColumns() +
                                     QStringLiteral(" FROM record r LEFT JOIN record_status s ON s.instance_seq = ? "
                                                    "AND s.record_seq = r.seq WHERE r.list_seq = ? AND r.seq > ? "
                                                    "ORDER BY r.seq LIMIT ?"));
    query.run(instanceSeq, listSeq, afterRecord, limit);
    return readResults(query);
}

QList<ResultRow> ResultStore::updatedRecords(qint64 instanceSeq, std::int64_t from, std::int64_t to, const TimeCursor &after,
                                             int limit)
{
    Statement query = m_db.statement(
        QStringLiteral("SELECT ") + resultColumns() +
        QStringLiteral(
            " FROM record_status s JOIN record r ON r.seq = s.record_seq WHERE s.instance_seq = ? AND s.last_date >= ? "
            "AND s.last_date < ? AND (s.last_date > ? OR s.record_seq > ?) ORDER BY s.last_date, s.record_seq LIMIT ?"));
    // The cursor's own time is the lower bound, so that only its rows have to be looked at beyond the index.
    query.run(instanceSeq, std::max(from, after.time), to, after.time, after.row, limit);
    return readResults(query);
}

QList<ResultRow> ResultStore::completedRecords(qint64 instanceSeq, std::int64_t from, std::int64_t to, const TimeCursor &after,
                                               int limit)
{
    Statement query = m_db.statement(
        QStringLiteral("SELECT ") + resultColumns() +
        QStringLiteral(" FROM record_status s JOIN record r ON r.seq = s.record_seq WHERE s.instance_seq = ? "
                       "AND s.completed_time >= ? AND s.completed_time < ? AND (s.completed_time > ? OR s.record_seq > ?) "
                       "ORDER BY s.completed_time, s.record_seq LIMIT ?"));
    query.run(instanceSeq, std::max(from, after.time), to, after.time, after.row, limit);
    return readResults(query);
}

QList<ResultRow> ResultStore::recordsFromIndex(qint64 instanceSeq, qint64 listSeq, qint64 index, int limit)
{
    // Indexes ascend with the rows, so that their order is the same.
    Statement query = m_db.statement(QStringLiteral("SELECT ") + resultColumns() +
                                     QStringLiteral(" FROM record r LEFT JOIN record_status s ON s.instance_seq = ? "
                                                    "AND s.record_seq = r.seq WHERE r.list_seq = ? AND r.list_index >= ? "
                                                    "ORDER BY r.seq LIMIT ?"));
    query.run(instanceSeq, listSeq, index, limit);
    return readResults(query);
}

QList<ResultRow> ResultStore::changedRecords(qint64 instanceSeq, std::int64_t since, int limit)
{
    Statement query = m_db.statement(QStringLiteral("SELECT ") + resultColumns() +
                                     QStringLiteral(" FROM record_status s JOIN record r ON r.seq = s.record_seq "
                                                    "WHERE s.instance_seq = ? AND s.last_date >= ? "
                                                    "ORDER BY s.record_seq LIMIT ?"));
    query.run(instanceSeq, since, limit);
    return readResults(query);
}

QList<ResultRow> ResultStore::openRecords(qint64 instanceSeq, qint64 listSeq, qint64 afterRecord, int limit)
{
    Statement query = m_db.statement(QStringLiteral("SELECT ") + resultColumns() +
                                     QStringLiteral(" FROM record r LEFT JOIN record_status s ON s.instance_seq = ? "
                                                    "AND s.record_seq = r.seq WHERE r.list_seq = ? AND r.seq > ? "
                                                    "AND (s.completed IS NULL OR s.completed = 0) ORDER BY r.seq LIMIT ?"));
    query.run(instanceSeq, listSeq, afterRecord, limit);
    return readResults(query);
}

StatusRow ResultStore::status(qint64 instanceSeq, qint64 recordSeq)
{
    Statement query = m_db.statement(
        QStringLiteral("SELECT s.attempts, s.completed, s.completed_time, s.last_date, s.interaction, s.duration, s.disposition, "
                       "s.agent, s.phone, s.custom FROM record_status s WHERE s.instance_seq = ? AND s.record_seq = ?"));
    if (!query.run(instanceSeq, recordSeq).next())
        return {};
    return readStatus(query, 0);
}

QList<AttemptRow> ResultStore::attempts(qint64 instanceSeq, qint64 recordSeq)
{
    QList<AttemptRow> rows;
    Statement query = m_db.statement(
        QStringLiteral("SELECT made, disposition, phone, duration, dialing, notes, agent, interaction, cpa_duration, cpa_result, "
                       "call_attempted, custom FROM attempt WHERE instance_seq = ? AND record_seq = ? ORDER BY number"));
    query.run(instanceSeq, recordSeq);
    while (query.next()) {
        rows.append({.made = query.number(0),
                     .disposition = query.text(1),
                     .phone = query.text(2),
                     .duration = static_cast<int>(query.number(3)),
                     .dialing = static_cast<int>(query.number(4)),
                     .notes = query.text(5),
                     .agent = query.text(6),
                     .interaction = query.text(7),
                     .cpaDuration = static_cast<int>(query.number(8)),
                     .cpaResult = query.text(9),
                     .callAttempted = query.number(10) != 0,
                     .custom = query.text(11)});
    }
    return rows;
}

void ResultStore::addAttempt(qint64 instanceSeq, qint64 recordSeq, int number, const AttemptRow &attempt, bool completes)
{
    m_db.statement(QStringLiteral("INSERT INTO attempt (instance_seq, record_seq, number, made, disposition, phone, duration, "
                                  "dialing, notes, agent, interaction, cpa_duration, cpa_result, call_attempted, custom) "
                                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
        .run(instanceSeq, recordSeq, number, attempt.made, attempt.disposition, attempt.phone, attempt.duration, attempt.dialing,
             attempt.notes, attempt.agent, attempt.interaction, attempt.cpaDuration, attempt.cpaResult, attempt.callAttempted,
             attempt.custom);
    m_db
        .statement(QStringLiteral(
            "INSERT INTO record_status (instance_seq, record_seq, attempts, completed, completed_time, last_date, "
            "interaction, duration, disposition, agent, phone, custom) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (instance_seq, record_seq) DO UPDATE SET attempts = excluded.attempts, "
            "completed = excluded.completed, completed_time = excluded.completed_time, last_date = excluded.last_date, "
            "interaction = excluded.interaction, duration = excluded.duration, disposition = excluded.disposition, "
            "agent = excluded.agent, phone = excluded.phone, custom = excluded.custom"))
        .run(instanceSeq, recordSeq, number, completes, completes ? QVariant(static_cast<qint64>(attempt.made)) : QVariant(),
             attempt.made, attempt.interaction, attempt.duration, attempt.disposition, attempt.agent, attempt.phone,
             attempt.custom);
}

void ResultStore::archive(qint64 instanceSeq, const Archived &of)
{
    Transaction transaction(m_db);
    m_db.statement(QStringLiteral("INSERT INTO archived_result (instance_id, list_id, campaign_id, records, attempts, archived) "
                                  "SELECT ?, ?, ?, COUNT(*), COALESCE(SUM(attempts), 0), ? FROM record_status "
                                  "WHERE instance_seq = ?"))
        .run(of.instanceId, of.listId, of.campaignId, of.time, instanceSeq);
    m_db.statement(QStringLiteral("DELETE FROM attempt WHERE instance_seq = ?")).run(instanceSeq);
    m_db.statement(QStringLiteral("DELETE FROM record_status WHERE instance_seq = ?")).run(instanceSeq);
    transaction.commit();
}

qint64 ResultStore::archivedAttempts(const QString &instanceId)
{
    Statement query = m_db.statement(QStringLiteral("SELECT attempts FROM archived_result WHERE instance_id = ?"));
    return query.run(instanceId).next() ? query.number(0) : 0;
}

void ResultStore::tally(qint64 instanceSeq, DialingTally &sums)
{
    Statement attempts = m_db.statement(
        QStringLiteral("SELECT made / 60000, agent, cpa_result, duration, dialing FROM attempt WHERE instance_seq = ? "
                       "AND call_attempted <> 0"));
    attempts.run(instanceSeq);
    while (attempts.next()) {
        ++sums.attempts;
        ++sums.minutes[attempts.number(0)];
        if (const QString agent = attempts.text(1); !agent.isEmpty())
            ++sums.agents[agent];
        ++sums.cpaResults[attempts.text(2)];
        if (attempts.number(3) > 0)
            ++sums.connects;
        sums.talkSeconds += attempts.number(3);
        sums.dialSeconds += attempts.number(4);
    }
    Statement records = m_db.statement(
        QStringLiteral("SELECT disposition, completed, completed_time / 60000 FROM record_status WHERE instance_seq = ?"));
    records.run(instanceSeq);
    while (records.next()) {
        ++sums.attempted;
        ++sums.dispositions[records.text(0)];
        if (records.number(1) != 0) {
            ++sums.completed;
            ++sums.completions[records.number(2)];
        }
    }
}

} // namespace outdial::sandbox
