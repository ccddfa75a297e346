// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Sends the changes of a CampaignPlan, one after the other, each once, and tells what became of each. A change that fails does
// not keep the others back, unless none of them can succeed: nobody is signed in, the tenant cannot be reached, the user may not,
// the campaign is gone. Then the rest is not sent and stays in the plan. When an answer is lost, the campaign is read again and
// compared before anything is said of it. GUI thread.
#pragma once

#include <QPointer>

#include <api/client/client.h>
#include <models/campaigns/bindjob.h>
#include <models/campaigns/campaignplan.h>

namespace outdial::models {

struct PlanOutcome {
    enum class State {
        Waiting,
        Sending,
        Looking, // the answer was lost; the campaign is read
        Done,
        Failed,  // certainly not done; it stays in the plan
        Unknown, // whether it was done could not be found out; it stays in the plan until a reading shows it
        Gone,    // the instance was unbound elsewhere; its edits are dropped
        Skipped  // not sent; it stays in the plan
    };
    State state = State::Waiting;
    api::ApiError error;   // of Failed and Unknown; why the answer was lost, where lookedUp
    bool lookedUp = false; // the answer was lost, and a reading told the outcome
    QString newInstanceId; // of a list that was bound
};

class PlanRun : public QObject {
    Q_OBJECT
public:
    // The client outlives the run. pause: ms between the looks after a lost answer.
    explicit PlanRun(const api::Client &client, int pause = 2'000, QObject *parent = nullptr);
    // What was done until then is told to the plan.
    ~PlanRun() override;

    // All changes of the plan, as they are now. False: nothing to send, or a run is under way.
    bool start(CampaignPlan &plan);
    // One that is of no plan, to be sent although nothing of it may differ: see sortingAgain().
    bool start(const QString &campaignId, const PlannedChange &change, const QString &listId);
    // What is being sent is waited for; the rest is not sent.
    void cancel();

    bool isRunning() const { return m_at >= 0; }
    bool isCancelling() const { return m_cancelled && isRunning(); }
    const QList<PlannedChange> &changes() const { return m_changes; }
    const QList<PlanOutcome> &outcomes() const { return m_outcomes; }
    int count(PlanOutcome::State state) const;

Q_SIGNALS:
    void outcomeChanged(int index);
    // The plan knows of it by then: what was done is the tenant's state, the rest is still pending. The campaign should be read
    // again.
    void finished();
    // The tenant has sorted the records of this instance anew.
    void sortingApplied(const QString &instanceId, const QString &listId);

private:
    void begin(const QString &campaignId, const QList<PlannedChange> &changes);
    void next();
    void sendUpdate();
    void sendBind();
    void look(const api::ApiError &lost);
    void looked(const api::Result<api::Campaign> &answer, const api::ApiError &lost);
    void ended(const PlanOutcome &outcome);
    void setOutcome(const PlanOutcome &outcome);
    void tellPlan();
    const PlannedChange &current() const { return m_changes.at(m_at); }

    const api::Client &m_client;
    int m_pause;
    BindJob m_bindJob;
    QPointer<CampaignPlan> m_plan;
    QString m_campaignId;
    QList<PlannedChange> m_changes;
    QList<PlanOutcome> m_outcomes;
    QHash<QString, QString> m_lists; // by key: whose list it is
    QSet<QString> m_known;           // instances that the campaign had when it was read last
    int m_at = -1;                   // of the change under way; negative: no run
    int m_looks = 0;
    bool m_comparable = true; // a reading that has what was asked for proves that it was done
    bool m_stopped = false;
    bool m_cancelled = false;
};

// "Applied", "Not applied", "Being applied…", ...: of a review's line.
QString outcomeWord(const PlanOutcome &outcome);
// Why, and what was or was not done; empty where the word says it.
QString outcomeSentence(const PlannedChange &change, const PlanOutcome &outcome);
// "2 of 3 changes applied. Still pending: 1.": of a run that has finished.
QString runSummary(const PlanRun &run);

// Update List with the sorting that the instance has: the tenant applies it anew, also to records that were edited since.
api::UpdateListRequest applySortingAgain(const api::ListInstance &instance);
PlannedChange sortingAgain(const api::ListInstance &instance);

} // namespace outdial::models
