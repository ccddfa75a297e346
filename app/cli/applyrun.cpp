// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/applyrun.h>
#include <models/connect/errorwords.h>

#include <algorithm>

namespace outdial::app {

using Kind = ApplyStep::Kind;
using models::PlanOutcome;
using models::UnbindJob;

namespace {

bool cutsOff(const api::ApiError &error)
{
    return error.kind == api::ErrorKind::Network || error.kind == api::ErrorKind::Timeout || error.kind == api::ErrorKind::Tls ||
           error.kind == api::ErrorKind::Authentication;
}

QString unbindSentence(const api::ApiError &error) { return models::errorSentence(error, api::Method::UnbindList); }

QString lookSentence() { return ApplyRun::tr("Look before you send it again."); }

} // namespace

ApplyRun::ApplyRun(const api::Client &client, int giveUpAfter, QObject *parent)
    : QObject(parent),
      m_switch(client, giveUpAfter),
      m_run(client),
      m_unbinding(client)
{
    connect(
        &m_switch, &CampaignSwitch::settled, this,
        [this](CampaignSwitch::Outcome outcome, api::CampaignState, const QString &why) {
            const auto meant = outcome == CampaignSwitch::Outcome::Done      ? Outcome::Done
                               : outcome == CampaignSwitch::Outcome::Already ? Outcome::Already
                               : outcome == CampaignSwitch::Outcome::Refused ? Outcome::Refused
                                                                             : Outcome::Unknown;
            end(current(), meant, why);
            next();
        },
        Qt::QueuedConnection);
    connect(&m_run, &models::PlanRun::outcomeChanged, this, &ApplyRun::planned);
    connect(&m_run, &models::PlanRun::finished, this, &ApplyRun::next, Qt::QueuedConnection);
    connect(&m_run, &models::PlanRun::sortingApplied, this, &ApplyRun::sortingApplied);
    const auto unbound = [this](Outcome outcome, const QString &note) {
        end(current(), outcome, note);
        QMetaObject::invokeMethod(this, &ApplyRun::next, Qt::QueuedConnection);
    };
    connect(&m_unbinding, &UnbindJob::unbound, this, [unbound] { unbound(Outcome::Done, {}); });
    connect(&m_unbinding, &UnbindJob::alreadyGone, this,
            [unbound] { unbound(Outcome::Already, tr("Somebody else unbound it before.")); });
    connect(&m_unbinding, &UnbindJob::failed, this, [this, unbound](const api::ApiError &error) {
        m_cutOff = m_cutOff || cutsOff(error);
        unbound(Outcome::Refused, unbindSentence(error));
    });
    connect(&m_unbinding, &UnbindJob::notUnbound, this, [unbound](const api::ApiError &error) {
        unbound(Outcome::Unknown,
                unbindSentence(error) + u' ' + tr("It is still bound, as a look afterwards showed.") + u' ' + lookSentence());
    });
    connect(&m_unbinding, &UnbindJob::unknown, this,
            [unbound](const api::ApiError &error) { unbound(Outcome::Unknown, unbindSentence(error) + u' ' + lookSentence()); });
}

void ApplyRun::start(ApplySteps &steps)
{
    m_steps = &steps;
    m_failed = m_stopFailed = false;
    QMetaObject::invokeMethod(this, &ApplyRun::next, Qt::QueuedConnection);
}

void ApplyRun::cancel()
{
    m_cancelled = true;
    m_run.cancel();
    m_switch.giveUp(tr("It was asked, and nobody waits for what comes of it."));
}

bool ApplyRun::maySend(const ApplyStep &step) const
{
    if (m_cancelled || m_cutOff || m_stopFailed)
        return false;
    return !m_failed || step.kind == Kind::Bind || step.kind == Kind::Update;
}

void ApplyRun::next()
{
    QList<ApplyStep> &steps = m_steps->steps();
    const auto isPlanned = [](const ApplyStep &step) { return step.outcome == Outcome::Planned; };
    for (m_at = 0; m_at < steps.size(); ++m_at) {
        if (!isPlanned(current()))
            continue;
        if (maySend(current()))
            break;
        end(current(), Outcome::NotSent,
            m_cancelled ? tr("It was not sent: the command was cancelled before.")
                        : tr("It was not sent, since what was to be done before was not."));
    }
    if (m_at == steps.size()) {
        Q_EMIT finished();
        return;
    }
    const api::Campaign &campaign = m_steps->campaign();
    const KnownCampaign known{campaign.id, campaign.name, true, campaign.enabled, campaign.state};
    switch (current().kind) {
    case Kind::Stop:
        m_switch.begin(known, models::CampaignAct::Stop);
        break;
    case Kind::Bind:
        m_run.start(m_steps->binding());
        break;
    case Kind::Update:
        m_run.start(m_steps->changing());
        break;
    case Kind::Unbind:
        m_unbinding.unbind(campaign.id, current().key);
        break;
    case Kind::Start:
        m_switch.begin(known, models::CampaignAct::Start);
        break;
    }
}

// The changes of a plan, which are sent together, are the steps from here on.
void ApplyRun::planned(int index)
{
    const models::PlannedChange &change = m_run.changes().at(index);
    const PlanOutcome &told = m_run.outcomes().at(index);
    const auto step = std::ranges::find_if(m_steps->steps(), [&](const ApplyStep &one) {
        return one.key == change.key && one.kind == (change.bind ? Kind::Bind : Kind::Update);
    });
    const QString error = models::errorSentence(told.error, change.bind ? api::Method::BindList : api::Method::UpdateList);
    switch (told.state) {
    case PlanOutcome::State::Waiting:
    case PlanOutcome::State::Sending:
    case PlanOutcome::State::Looking:
        return;
    case PlanOutcome::State::Done:
        end(*step, Outcome::Done,
            told.lookedUp ? tr("The answer was lost; a look afterwards showed that it was done.") : QString());
        return;
    case PlanOutcome::State::Failed:
        m_cutOff = m_cutOff || (!told.lookedUp && cutsOff(told.error));
        if (told.lookedUp)
            end(*step, Outcome::Unknown,
                error + u' ' + tr("It was not done so far, as a look afterwards showed; the tenant may still be at work on it.") +
                    u' ' + lookSentence());
        else
            end(*step, Outcome::Refused, error);
        return;
    case PlanOutcome::State::Unknown:
        end(*step, Outcome::Unknown, error + u' ' + lookSentence());
        return;
    case PlanOutcome::State::Gone:
        end(*step, Outcome::Gone, tr("Somebody else unbound it meanwhile."));
        return;
    case PlanOutcome::State::Skipped:
        end(*step, Outcome::NotSent,
            m_cancelled ? tr("It was not sent: the command was cancelled before.")
                        : tr("It was not sent: it would have fared like the one before."));
        return;
    }
}

void ApplyRun::end(ApplyStep &step, Outcome outcome, const QString &note)
{
    step.outcome = outcome;
    step.note = note;
    const bool good = outcome == Outcome::Done || outcome == Outcome::Already;
    m_failed = m_failed || !good;
    m_stopFailed = m_stopFailed || (!good && step.kind == Kind::Stop);
    Q_EMIT ended(step);
}

} // namespace outdial::app
