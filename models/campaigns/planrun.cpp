// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTimer>

#include <models/campaigns/planrun.h>
#include <models/connect/answered.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr int looksAtMost = 3;

// The others would fare alike.
bool concernsAll(const api::ApiError &error)
{
    switch (error.kind) {
    case api::ErrorKind::Authentication:
    case api::ErrorKind::Privilege:
    case api::ErrorKind::Network:
    case api::ErrorKind::Tls:
    case api::ErrorKind::Timeout:
    case api::ErrorKind::Cancelled:
        return true;
    default:
        return false;
    }
}

bool sendsSorting(const PlannedChange &change)
{
    return change.bind ? change.bind->sorting.has_value() : !std::holds_alternative<std::monostate>(change.update->sorting);
}

PlanOutcome outcomeOf(PlanOutcome::State state, const api::ApiError &error = {}, bool lookedUp = false)
{
    PlanOutcome outcome;
    outcome.state = state;
    outcome.error = error;
    outcome.lookedUp = lookedUp;
    return outcome;
}

} // namespace

using State = PlanOutcome::State;

PlanRun::PlanRun(const api::Client &client, int pause, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_pause(pause),
      m_bindJob(client, pause)
{
    connect(&m_bindJob, &BindJob::looking, this, [this] { setOutcome(outcomeOf(State::Looking)); });
    connect(&m_bindJob, &BindJob::bound, this, [this](const QString &instanceId) {
        PlanOutcome outcome = outcomeOf(State::Done, {}, m_outcomes.at(m_at).state == State::Looking);
        outcome.newInstanceId = instanceId;
        ended(outcome);
    });
    connect(&m_bindJob, &BindJob::failed, this, [this](const api::ApiError &error) { ended(outcomeOf(State::Failed, error)); });
    connect(&m_bindJob, &BindJob::notBound, this,
            [this](const api::ApiError &error) { ended(outcomeOf(State::Failed, error, true)); });
    connect(&m_bindJob, &BindJob::unknown, this, [this](const api::ApiError &error) { ended(outcomeOf(State::Unknown, error)); });
}

PlanRun::~PlanRun()
{
    if (isRunning())
        tellPlan();
}

bool PlanRun::start(CampaignPlan &plan)
{
    if (isRunning() || plan.isEmpty())
        return false;
    m_plan = &plan;
    m_comparable = true;
    m_lists.clear();
    m_known.clear();
    for (const PlannedInstance &instance : plan.instances()) {
        m_lists.insert(instance.key, instance.now.listId);
        if (!instance.isNew)
            m_known.insert(instance.key);
    }
    begin(plan.campaignId(), plan.changes());
    return true;
}

bool PlanRun::start(const QString &campaignId, const PlannedChange &change, const QString &listId)
{
    if (isRunning() || !change.update)
        return false;
    m_plan.clear();
    m_comparable = false;
    m_known.clear();
    m_lists = {{change.key, listId}};
    begin(campaignId, {change});
    return true;
}

void PlanRun::cancel() { m_cancelled = true; }

int PlanRun::count(PlanOutcome::State state) const
{
    return int(std::count_if(m_outcomes.cbegin(), m_outcomes.cend(),
                             [state](const PlanOutcome &outcome) { return outcome.state == state; }));
}

void PlanRun::begin(const QString &campaignId, const QList<PlannedChange> &changes)
{
    m_campaignId = campaignId;
    m_changes = changes;
    m_outcomes = QList<PlanOutcome>(changes.size());
    m_cancelled = false;
    m_stopped = false;
    m_at = -1;
    next();
}

void PlanRun::next()
{
    if (++m_at < m_changes.size()) {
        if (m_cancelled || m_stopped) {
            setOutcome(outcomeOf(State::Skipped));
            next();
            return;
        }
        setOutcome(outcomeOf(State::Sending));
        if (current().bind)
            sendBind();
        else
            sendUpdate();
        return;
    }
    tellPlan();
    m_at = -1;
    Q_EMIT finished();
}

void PlanRun::sendUpdate()
{
    m_looks = 0;
    whenAnswered(m_client.campaign.updateList(m_campaignId, *current().update), this, [this](const api::Result<qint64> &answer) {
        if (answer) {
            ended(outcomeOf(State::Done));
            return;
        }
        const api::ApiError &error = answer.error();
        if (error.committed == api::Committed::Unknown) {
            setOutcome(outcomeOf(State::Looking));
            look(error);
        } else if (error.kind == api::ErrorKind::Conflict) {
            ended(outcomeOf(State::Gone, error)); // the only one that the reference has
        } else if (error.kind == api::ErrorKind::NotFound) {
            look(error); // the instance or the campaign: a reading tells
        } else {
            ended(outcomeOf(State::Failed, error));
        }
    });
}

// A list may be bound several times, so that a lost answer can only be told by an instance that was not there before: which is
// read right before.
void PlanRun::sendBind()
{
    whenAnswered(m_client.campaign.getCampaign(m_campaignId), this, [this](const api::Result<api::Campaign> &answer) {
        if (!answer) {
            if (answer.error().kind == api::ErrorKind::NotFound)
                m_stopped = true;
            ended(outcomeOf(State::Failed, answer.error()));
            return;
        }
        for (const api::ListInstance &instance : answer->lists)
            m_known.insert(instance.instanceId);
        m_bindJob.bind(m_campaignId, *current().bind, m_known);
    });
}

void PlanRun::look(const api::ApiError &lost)
{
    whenAnswered(m_client.campaign.getCampaign(m_campaignId), this,
                 [this, lost](const api::Result<api::Campaign> &answer) { looked(answer, lost); });
}

void PlanRun::looked(const api::Result<api::Campaign> &answer, const api::ApiError &lost)
{
    const bool wasRefused = lost.committed == api::Committed::None;
    const auto finish = [&](State state) { ended(outcomeOf(state, lost, !wasRefused && state != State::Unknown)); };
    if (!answer && answer.error().kind == api::ErrorKind::NotFound) {
        m_stopped = true; // the campaign is gone
        finish(State::Failed);
        return;
    }
    if (answer) {
        const auto place = std::find_if(answer->lists.cbegin(), answer->lists.cend(), [this](const api::ListInstance &instance) {
            return instance.instanceId == current().update->instanceId;
        });
        if (place == answer->lists.cend()) {
            finish(State::Gone);
            return;
        }
        if (wasRefused) {
            finish(State::Failed);
            return;
        }
        if (m_comparable && hasUpdate(*place, *current().update)) {
            finish(State::Done);
            return;
        }
    } else if (wasRefused) {
        // Not done, that is certain; which of the two is not there is not known.
        m_stopped = m_stopped || concernsAll(answer.error());
        finish(State::Failed);
        return;
    }
    // It may still be on its way to the tenant.
    if (m_comparable && ++m_looks < looksAtMost && (answer || !answer.error().isCancelled())) {
        QTimer::singleShot(m_pause, this, [this, lost] { look(lost); });
        return;
    }
    m_stopped = m_stopped || (!answer && concernsAll(answer.error()));
    finish(answer && m_comparable ? State::Failed : State::Unknown);
}

void PlanRun::ended(const PlanOutcome &outcome)
{
    // A connection that broke under one change may carry the next, if a reading came through meanwhile; one that cannot be made
    // carries none. What a reading told of an Update List has been looked at.
    const bool undone = outcome.state == State::Failed || (outcome.state == State::Unknown && current().bind);
    if (undone && ((!outcome.lookedUp && concernsAll(outcome.error)) || outcome.error.kind == api::ErrorKind::Privilege))
        m_stopped = true;
    setOutcome(outcome);
    if (outcome.state == State::Done && sendsSorting(current())) {
        const QString instanceId = current().bind ? outcome.newInstanceId : current().key;
        Q_EMIT sortingApplied(instanceId, m_lists.value(current().key));
    }
    next();
}

void PlanRun::setOutcome(const PlanOutcome &outcome)
{
    m_outcomes[m_at] = outcome;
    Q_EMIT outcomeChanged(m_at);
}

void PlanRun::tellPlan()
{
    for (qsizetype at = 0; m_plan && at < m_changes.size(); ++at) {
        const PlanOutcome &outcome = m_outcomes.at(at);
        if (outcome.state == State::Done)
            m_plan->applied(m_changes.at(at), outcome.newInstanceId);
        else if (outcome.state == State::Gone)
            m_plan->gone(m_changes.at(at).key);
    }
}

} // namespace outdial::models
