// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How a run sends its edits and reads the answer: one request, or several where the tenant finds one too large.

#include <models/connect/answered.h>
#include <models/records/editrun.h>
#include <models/transfer/answermatch.h>

#include <algorithm>
#include <numeric>

namespace outdial::models {

void EditRun::send()
{
    QList<int> waiting;
    for (int record = 0; record < m_records.size(); ++record) {
        if (m_outcomes.at(record).state == EditOutcome::State::Waiting)
            waiting.append(record);
    }
    m_parts.clear();
    if (!waiting.isEmpty())
        m_parts.append(waiting);
    for (const int record : std::as_const(waiting)) {
        EditOutcome outcome;
        outcome.state = EditOutcome::State::Sending;
        setOutcome(record, outcome);
    }
    sendNext();
}

void EditRun::sendNext()
{
    if (m_parts.isEmpty()) {
        end();
        return;
    }
    m_sent = m_parts.takeFirst();
    m_batch = {};
    for (const int record : std::as_const(m_sent)) {
        const QByteArray json = encodeEdits(m_records.at(record), m_edits.at(record), m_place.format);
        BatchRow row;
        row.row = row.line = record;
        if (!m_batch.rows.empty())
            m_batch.body += ',';
        row.jsonBegin = std::uint32_t(m_batch.body.size());
        m_batch.body.append(json.constData(), std::size_t(json.size()));
        row.jsonEnd = std::uint32_t(m_batch.body.size());
        m_batch.rows.push_back(row);
    }
    m_batch.body += ']';
    m_phase = Phase::Sending;
    ++m_run;
    if (m_single && m_sent.size() == 1) {
        const BatchRow &only = m_batch.rows.front();
        const QByteArray json(m_batch.body.data() + only.jsonBegin, only.jsonEnd - only.jsonBegin);
        whenAnswered(m_place.client->callingList.update(m_place.listId, json), this,
                     [this, run = m_run](const api::Result<void> &answer) { answeredOne(run, answer); });
        return;
    }
    whenAnswered(m_place.client->callingList.updateAll(m_place.listId, QByteArray::fromStdString(m_batch.body)), this,
                 [this, run = m_run](const api::Result<api::BulkAnswer> &answer) { answered(run, answer); });
}

void EditRun::answered(quint64 run, const api::Result<api::BulkAnswer> &answer)
{
    if (run != m_run)
        return;
    if (answer) {
        takeAnswer(*answer);
        return;
    }
    notTaken(answer.error());
}

void EditRun::answeredOne(quint64 run, const api::Result<void> &answer)
{
    if (run != m_run)
        return;
    if (!answer) {
        notTaken(answer.error());
        return;
    }
    EditOutcome outcome;
    outcome.state = EditOutcome::State::Applied;
    setOutcome(m_sent.first(), outcome);
    sendNext();
}

void EditRun::notTaken(const api::ApiError &error)
{
    if (error.committed == api::Committed::Unknown) {
        lookUp(m_sent, error);
        return;
    }
    if (error.kind == api::ErrorKind::TooLarge && m_sent.size() > 1) {
        // Nothing of it was done. What is too large for one request goes in two.
        const qsizetype half = m_sent.size() / 2;
        m_parts.prepend(m_sent.mid(half));
        m_parts.prepend(m_sent.first(half));
        sendNext();
        return;
    }
    fail(m_sent, error);
    if (error.kind != api::ErrorKind::TooLarge)
        leaveRest(error);
    sendNext();
}

void EditRun::fail(const QList<int> &records, const api::ApiError &error)
{
    for (const int record : records) {
        EditOutcome outcome;
        outcome.state = EditOutcome::State::Failed;
        outcome.error = error;
        setOutcome(record, outcome);
    }
}

// The parts that were not sent are not: what has just gone wrong would go wrong again.
void EditRun::leaveRest(api::ApiError error)
{
    error.committed = api::Committed::None;
    const QList<QList<int>> parts = std::exchange(m_parts, {});
    for (const QList<int> &part : parts)
        fail(part, error);
}

// What is known now of a part whose answer was lost. The rest goes out only when all of it was done.
void EditRun::lookedUp()
{
    const bool done = std::all_of(m_sent.begin(), m_sent.end(), [this](int record) { return m_outcomes.at(record).isDone(); });
    if (!done)
        leaveRest(m_lost);
    sendNext();
}

void EditRun::takeAnswer(const api::BulkAnswer &answer)
{
    ImportSettings settings;
    settings.typesKnown = m_place.format.has_value();
    if (m_place.format)
        settings.format = *m_place.format;
    std::vector<int> all(m_batch.rows.size());
    std::iota(all.begin(), all.end(), 0);
    const MatchOutcome match = matchRejects(answer, m_batch, all, settings);
    // An answer that does not add up cannot be believed record by record.
    const bool believed = match.unmatched == 0 && answer.done == qint64(all.size()) - match.matched;
    QList<int> doubtful;
    for (const int index : all) {
        const BatchRow &row = m_batch.rows[std::size_t(index)];
        const int record = int(row.row);
        if (row.fate == Fate::Rejected) {
            EditOutcome outcome;
            outcome.state = row.cause == Cause::KeyNotFound ? EditOutcome::State::Gone : EditOutcome::State::Refused;
            outcome.cause = row.cause == Cause::OtherTold ? row.detail : causeName(row.cause);
            setOutcome(record, outcome);
        } else if (believed) {
            EditOutcome outcome;
            outcome.state = EditOutcome::State::Applied;
            setOutcome(record, outcome);
        } else {
            doubtful.append(record);
        }
    }
    if (doubtful.isEmpty()) {
        sendNext();
        return;
    }
    api::ApiError unclear;
    unclear.kind = api::ErrorKind::Malformed;
    unclear.committed = api::Committed::Unknown;
    lookUp(doubtful, unclear);
}

void EditRun::lookUp(const QList<int> &records, const api::ApiError &lost)
{
    m_lost = lost;
    m_looks = 1;
    begin(Phase::Looking, records);
}

} // namespace outdial::models
