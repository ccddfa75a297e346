// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be done so that a campaign is as it is described: which description is of which instance, what is to be bound,
// changed, unbound, started or stopped, and in which order it is safe. Nothing is sent here. GUI thread.
#pragma once

#include <QStringList>

#include <api/types/callinglist.h>
#include <app/cli/campaignwish.h>
#include <models/campaigns/campaignplan.h>

#include <memory>

namespace outdial::app {

struct ApplyStep {
    // In the order in which they are sent. A campaign that is to stop stops before anything is changed, so that nothing drops
    // that need not; one is started when all else is done.
    enum class Kind { Stop, Bind, Update, Unbind, Start };
    enum class Outcome { Planned, Done, Already, Refused, Gone, Unknown, NotSent };
    Kind kind = Kind::Update;
    QString key; // of the change in its plan; the instance that is to be unbound
    QString words;
    Outcome outcome = Outcome::Planned;
    QString note;
};

class ApplySteps {
public:
    // lists: all of the tenant. Its error is a sentence: then nothing of it may be sent.
    static tl::expected<ApplySteps, QString> of(const CampaignWish &wish, const api::Campaign &campaign,
                                                const QList<api::CallingList> &lists);

    const api::Campaign &campaign() const { return m_campaign; }
    QList<ApplyStep> &steps() { return m_steps; }
    const QList<ApplyStep> &steps() const { return m_steps; }
    // What a person should know before agreeing.
    const QStringList &notes() const { return m_notes; }
    // Of the lists that are to be bound, and of the instances that are there.
    models::CampaignPlan &binding() { return *m_binding; }
    models::CampaignPlan &changing() { return *m_changing; }

private:
    explicit ApplySteps(const api::Campaign &campaign);
    // These two: a sentence when it cannot be.
    QString match(const QList<ListWish> &wishes);
    QString bind(const ListWish &wish, const QList<api::CallingList> &lists);
    void change(const ListWish &wish, const api::ListInstance &instance);
    void add(ApplyStep::Kind kind, const QString &key, const QString &words);
    void makeSteps(const CampaignWish &wish);
    void unbindSteps(const CampaignWish &wish);

    api::Campaign m_campaign;
    QStringList m_matched; // instances, by the place of their wish; empty: to be bound
    std::unique_ptr<models::CampaignPlan> m_binding;
    std::unique_ptr<models::CampaignPlan> m_changing;
    QList<ApplyStep> m_steps;
    QStringList m_notes;
};

} // namespace outdial::app
