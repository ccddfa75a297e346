// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Sends the steps of one campaign, one after the other, each once, and tells what became of each; an answer that is lost is
// looked up. When a campaign could not be stopped, nothing more of it is sent; when anything else went wrong, it is neither
// unbound from nor started, since that was meant for what the other steps would have made of it. GUI thread.
#pragma once

#include <QObject>

#include <app/cli/applysteps.h>
#include <app/cli/campaignswitch.h>
#include <models/campaigns/planrun.h>
#include <models/campaigns/unbindjob.h>

namespace outdial::app {

class ApplyRun : public QObject {
    Q_OBJECT
public:
    // The client outlives it.
    ApplyRun(const api::Client &client, int giveUpAfter, QObject *parent = nullptr);

    // The steps outlive the run. ended() for each of them, then finished(). One campaign at a time.
    void start(ApplySteps &steps);
    // What was sent is waited for, the rest is not sent.
    void cancel();

    bool isCancelled() const { return m_cancelled; }
    // The tenant cannot be reached, or nobody is signed in: it would be so for other campaigns, too.
    bool isCutOff() const { return m_cutOff; }

Q_SIGNALS:
    void ended(const outdial::app::ApplyStep &step);
    void finished();
    // The tenant has sorted the records of this instance anew.
    void sortingApplied(const QString &instanceId, const QString &listId);

private:
    using Outcome = ApplyStep::Outcome;
    void next();
    bool maySend(const ApplyStep &step) const;
    void planned(int index);
    void end(ApplyStep &step, Outcome outcome, const QString &note);
    ApplyStep &current() { return m_steps->steps()[m_at]; }

    CampaignSwitch m_switch;
    models::PlanRun m_run;
    models::UnbindJob m_unbinding;
    ApplySteps *m_steps = nullptr;
    qsizetype m_at = 0; // the step that is sent; of those that are sent together, the first
    bool m_failed = false;
    bool m_stopFailed = false;
    bool m_cancelled = false;
    bool m_cutOff = false;
};

} // namespace outdial::app
