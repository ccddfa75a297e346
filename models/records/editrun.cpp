// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTimer>

#include <models/connect/answered.h>
#include <models/records/editrun.h>

#include <algorithm>

namespace outdial::models {

EditRun::EditRun(Place place, std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent),
      m_place(std::move(place)),
      m_pause(pause)
{
}

bool EditRun::start(std::shared_ptr<PendingEdits> edits, QList<QByteArray> records)
{
    if (isRunning() || !edits || edits->isEmpty())
        return false;
    m_pending = std::move(edits);
    m_records = records.isEmpty() ? m_pending->records() : std::move(records);
    m_edits.clear();
    for (const QByteArray &key : std::as_const(m_records))
        m_edits.append(m_pending->editsOf(key));
    m_outcomes = QList<EditOutcome>(m_records.size());
    m_cancelled = false;
    m_appliedEdits = 0;
    QList<int> all;
    for (int record = 0; record < m_records.size(); ++record)
        all.append(record);
    begin(Phase::Checking, all);
    return true;
}

bool EditRun::lookAgain()
{
    QList<int> unknown;
    for (int record = 0; record < m_outcomes.size(); ++record) {
        if (m_outcomes.at(record).state == EditOutcome::State::Unknown)
            unknown.append(record);
    }
    if (isRunning() || unknown.isEmpty())
        return false;
    m_cancelled = false;
    m_looks = looksAtMost; // they are asked once: time has passed by itself
    begin(Phase::Looking, unknown);
    return true;
}

void EditRun::cancel()
{
    if (m_phase == Phase::Checking)
        m_cancelled = true;
}

int EditRun::count(EditOutcome::State state) const
{
    return int(std::count_if(m_outcomes.begin(), m_outcomes.end(),
                             [state](const EditOutcome &outcome) { return outcome.state == state; }));
}

void EditRun::setOutcome(int record, const EditOutcome &outcome)
{
    m_outcomes[record] = outcome;
    Q_EMIT outcomeChanged(record);
}

void EditRun::begin(Phase phase, const QList<int> &records)
{
    m_phase = phase;
    ++m_run;
    m_queue = records;
    m_reading = 0;
    for (const int record : records) {
        EditOutcome outcome = m_outcomes.at(record);
        outcome.state = phase == Phase::Checking ? EditOutcome::State::Checking : EditOutcome::State::Looking;
        setOutcome(record, outcome);
    }
    ask();
}

void EditRun::ask()
{
    while (m_reading < atOnce && !m_queue.isEmpty() && !m_cancelled) {
        const int record = m_queue.takeFirst();
        ++m_reading;
        const QByteArray &key = m_records.at(record);
        const auto &client = *m_place.client;
        const bool byInstance = !m_place.instanceId.isEmpty();
        const auto call = byInstance ? client.campaign.queryRecord(m_place.campaignId, m_place.instanceId, key, false)
                                     // Any text serves as the campaign.
                                     : client.callingList.get(m_place.listId, QStringLiteral("none"), key);
        whenAnswered(call, this, [this, run = m_run, record, byInstance](const api::Result<api::RecordPagePtr> &page) {
            take(run, record, byInstance, page);
        });
    }
    if (m_reading == 0)
        phaseDone();
}

void EditRun::take(quint64 run, int record, bool byInstance, const api::Result<api::RecordPagePtr> &page)
{
    if (run != m_run)
        return;
    --m_reading;
    if (!page && page.error().kind == api::ErrorKind::Conflict && byInstance) {
        // The list was unbound meanwhile: its records are still there, and can be asked for without an instance.
        m_place.instanceId.clear();
        m_queue.prepend(record);
    } else if (!page) {
        EditOutcome outcome;
        outcome.state = m_phase == Phase::Checking ? EditOutcome::State::Failed : EditOutcome::State::Unknown;
        outcome.error = page.error();
        setOutcome(record, outcome);
    } else if (m_phase == Phase::Checking) {
        check(record, **page);
    } else {
        settle(record, **page);
    }
    ask();
}

// Before anything is sent: whether the edits still change what their author saw.
void EditRun::check(int record, const api::RecordPage &page)
{
    EditOutcome outcome;
    if (page.size() == 0) {
        outcome.state = EditOutcome::State::Gone;
        setOutcome(record, outcome);
        return;
    }
    bool conflict = false;
    bool all = true;
    for (const PendingEdit &edit : m_edits.at(record)) {
        const bool after = saysAfter(edit, page);
        all = all && after;
        EditProblem problem;
        if (!after && !saysBefore(edit, page)) {
            conflict = true;
            problem = {EditProblem::Kind::Conflict, valueOf(page, edit.field)};
        }
        m_pending->setProblem(edit.key, edit.field, problem);
    }
    outcome.state = conflict ? EditOutcome::State::Conflict : all ? EditOutcome::State::Already : EditOutcome::State::Waiting;
    setOutcome(record, outcome);
}

// After an answer was lost: what the record says tells whether the tenant took the edits.
void EditRun::settle(int record, const api::RecordPage &page)
{
    EditOutcome outcome;
    outcome.error = m_lost;
    outcome.lookedUp = true;
    const QList<PendingEdit> &edits = m_edits.at(record);
    const auto after = [&](const PendingEdit &edit) { return saysAfter(edit, page); };
    const auto before = [&](const PendingEdit &edit) { return saysBefore(edit, page); };
    if (page.size() == 0)
        outcome.state = EditOutcome::State::Gone;
    else if (std::all_of(edits.begin(), edits.end(), after))
        outcome.state = EditOutcome::State::Applied;
    else if (std::all_of(edits.begin(), edits.end(), before))
        outcome.state = EditOutcome::State::Failed; // as far as this look tells, see phaseDone()
    else
        outcome.state = EditOutcome::State::Unknown;
    setOutcome(record, outcome);
}

void EditRun::phaseDone()
{
    if (m_phase == Phase::Checking) {
        if (m_cancelled) {
            for (int record = 0; record < m_outcomes.size(); ++record) {
                if (m_outcomes.at(record).state == EditOutcome::State::Checking)
                    setOutcome(record, {});
            }
            end();
            return;
        }
        send();
        return;
    }
    // A tenant may take a moment after the connection is gone: what is not there yet is looked at once more.
    QList<int> again;
    for (const int record : std::as_const(m_sent)) {
        const EditOutcome &outcome = m_outcomes.at(record);
        if (outcome.lookedUp && outcome.state == EditOutcome::State::Failed)
            again.append(record);
    }
    if (again.isEmpty() || m_looks >= looksAtMost) {
        lookedUp();
        return;
    }
    ++m_looks;
    QTimer::singleShot(m_pause, this, [this, run = m_run, again] {
        if (run == m_run)
            begin(Phase::Looking, again);
    });
}

// Tells the edits what became of them.
void EditRun::end()
{
    m_phase = Phase::Idle;
    ++m_run;
    QList<QPair<QByteArray, QString>> applied;
    for (int record = 0; record < m_records.size(); ++record) {
        if (!m_outcomes.at(record).isDone())
            continue;
        for (const PendingEdit &edit : m_edits.at(record)) {
            const PendingEdit *now = m_pending->find(edit.key, edit.field);
            // One that was edited again while it was sent stays.
            if (now && now->after == edit.after && now->reset == edit.reset)
                applied.append({edit.key, edit.field});
        }
        if (m_outcomes.at(record).state == EditOutcome::State::Applied)
            m_appliedEdits += int(m_edits.at(record).size());
    }
    m_pending->applied(applied);
    markProblems();
    Q_EMIT finished();
}

void EditRun::markProblems()
{
    for (int record = 0; record < m_records.size(); ++record) {
        const EditOutcome &outcome = m_outcomes.at(record);
        EditProblem problem;
        if (outcome.state == EditOutcome::State::Refused || outcome.state == EditOutcome::State::Gone)
            problem = {EditProblem::Kind::Refused, outcomeSentence(outcome)};
        else if (outcome.state == EditOutcome::State::Unknown)
            problem = {EditProblem::Kind::Unknown, outcomeSentence(outcome)};
        else
            continue;
        for (const PendingEdit &edit : m_edits.at(record))
            m_pending->setProblem(edit.key, edit.field, problem);
    }
}

} // namespace outdial::models
