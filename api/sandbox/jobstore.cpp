// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>

#include <sandbox/jobstore.h>

namespace outdial::sandbox {
namespace {

// Like an ObjectId: the seconds of its making, then what makes it unique.
QString newJobId(std::int64_t now)
{
    return QStringLiteral("%1%2")
        .arg(static_cast<quint32>(now / 1000), 8, 16, QLatin1Char('0'))
        .arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
}

QString stateText(JobRow::State state)
{
    switch (state) {
    case JobRow::State::Processing:
        return QStringLiteral("processing");
    case JobRow::State::Complete:
        return QStringLiteral("complete");
    case JobRow::State::Failed:
        break;
    }
    return QStringLiteral("failed");
}

JobRow::State stateOf(const QString &text)
{
    if (text == QLatin1String("processing"))
        return JobRow::State::Processing;
    return text == QLatin1String("complete") ? JobRow::State::Complete : JobRow::State::Failed;
}

QString jobQuery(QLatin1String condition)
{
    return QStringLiteral(
               "SELECT seq, id, list_seq, whole, last_record, total, processed, deleted, state, error FROM deletion_job ") +
           condition;
}

JobRow readJob(const Statement &row)
{
    return {.seq = row.number(0),
            .id = row.text(1),
            .listSeq = row.number(2),
            .whole = row.number(3) != 0,
            .lastRecord = row.number(4),
            .total = row.number(5),
            .processed = row.number(6),
            .deleted = row.number(7),
            .state = stateOf(row.text(8)),
            .error = row.text(9)};
}

} // namespace

JobRow JobStore::startWhole(const ListRow &list, std::int64_t now)
{
    JobRow job{.listSeq = list.seq, .whole = true};
    {
        Statement query = m_db.statement(QStringLiteral("SELECT COUNT(*), MAX(seq) FROM record WHERE list_seq = ?"));
        query.run(list.seq).next();
        job.total = query.number(0);
        job.lastRecord = query.number(1);
    }
    return add(job, {}, now);
}

JobRow JobStore::start(const ListRow &list, const DeletionCriteria &criteria, std::int64_t now)
{
    if (criteria.meansAll())
        return startWhole(list, now);
    QList<qint64> targets;
    if (!criteria.isEmpty())
        targets = matchingRecords(m_db, m_records, list, criteria);
    return add({.listSeq = list.seq, .total = targets.size()}, targets, now);
}

JobRow JobStore::add(JobRow job, const QList<qint64> &targets, std::int64_t now)
{
    Transaction transaction(m_db);
    job.seq = m_db.nextSeq(QStringLiteral("deletion_job"));
    job.id = newJobId(now);
    m_db.statement(QStringLiteral("INSERT INTO deletion_job (seq, id, list_seq, created, whole, last_record, total, processed, "
                                  "deleted, state, error) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, '')"))
        .run(job.seq, job.id, job.listSeq, now, job.whole, job.lastRecord, job.total, stateText(job.state));
    Statement insert = m_db.statement(QStringLiteral("INSERT INTO deletion_target (job_seq, record_seq) VALUES (?, ?)"));
    for (const qint64 record : targets)
        insert.run(job.seq, record);
    transaction.commit();
    if (started)
        started();
    return job;
}

std::optional<JobRow> JobStore::find(const QString &id)
{
    Statement query = m_db.statement(jobQuery(QLatin1String("WHERE id = ?")));
    if (!query.run(id).next())
        return std::nullopt;
    return readJob(query);
}

bool JobStore::isRunning(qint64 listSeq)
{
    Statement query = m_db.statement(QStringLiteral("SELECT 1 FROM deletion_job WHERE list_seq = ? AND state = 'processing'"));
    return query.run(listSeq).next();
}

QList<JobRow> JobStore::running()
{
    QList<JobRow> jobs;
    Statement query = m_db.statement(jobQuery(QLatin1String("WHERE state = 'processing' ORDER BY seq")));
    query.run();
    while (query.next())
        jobs.append(readJob(query));
    return jobs;
}

std::vector<qint64> JobStore::next(const JobRow &job, qint64 records)
{
    std::vector<qint64> rows;
    Statement query =
        m_db.statement(job.whole ? QStringLiteral("SELECT seq FROM record WHERE list_seq = ? AND seq <= ? ORDER BY seq LIMIT ?")
                                 : QStringLiteral("SELECT record_seq FROM deletion_target WHERE job_seq = ? AND record_seq > ? "
                                                  "ORDER BY record_seq LIMIT ?"));
    if (job.whole)
        query.run(job.listSeq, job.lastRecord, records);
    else
        query.run(job.seq, 0, records); // those that are done are gone
    while (query.next())
        rows.push_back(query.number(0));
    return rows;
}

void JobStore::advance(JobRow &job, qint64 records)
{
    if (records <= 0)
        return;
    Transaction transaction(m_db);
    const std::vector<qint64> rows = next(job, records);
    if (!rows.empty()) {
        job.deleted += m_edits.remove(job.listSeq, rows);
        m_db.statement(QStringLiteral("DELETE FROM deletion_target WHERE job_seq = ? AND record_seq <= ?"))
            .run(job.seq, rows.back());
    }
    job.processed += records;
    m_db.statement(QStringLiteral("UPDATE deletion_job SET processed = ?, deleted = ? WHERE seq = ?"))
        .run(job.processed, job.deleted, job.seq);
    transaction.commit();
}

void JobStore::complete(JobRow &job)
{
    job.state = JobRow::State::Complete;
    m_db.statement(QStringLiteral("UPDATE deletion_job SET state = ? WHERE seq = ?")).run(stateText(job.state), job.seq);
}

void JobStore::listDeleted(qint64 listSeq)
{
    Transaction transaction(m_db);
    m_db.statement(QStringLiteral("DELETE FROM deletion_target WHERE job_seq IN (SELECT seq FROM deletion_job "
                                  "WHERE list_seq = ? AND state = 'processing')"))
        .run(listSeq);
    m_db.statement(QStringLiteral("UPDATE deletion_job SET state = 'failed', error = ? WHERE list_seq = ? "
                                  "AND state = 'processing'"))
        .run(QStringLiteral("the list was deleted"), listSeq);
    transaction.commit();
}

} // namespace outdial::sandbox
