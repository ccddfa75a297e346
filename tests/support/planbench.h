// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Campaigns with list instances, and what is planned and became of it, with few words.
#pragma once

#include <QList>
#include <QString>

#include <api/types/campaign.h>
#include <api/types/codecs.h>
#include <models/campaigns/planrun.h>

namespace outdial::testing {

inline api::ListInstance listInstance(const QString &id, int order, int ratio = 1, qint64 total = 1'000)
{
    api::ListInstance list;
    list.listId = QStringLiteral("list-") + id;
    list.listName = QStringLiteral("List ") + id;
    list.instanceId = id;
    list.enabled = true;
    list.order = order;
    list.dialingRatio = ratio;
    list.totalRecords = total;
    return list;
}

inline api::Campaign campaignWith(const QList<api::ListInstance> &lists)
{
    api::Campaign campaign;
    campaign.id = QStringLiteral("c");
    campaign.name = QStringLiteral("Spring renewals");
    campaign.enabled = true;
    campaign.lists = lists;
    return campaign;
}

// "name" ascending, "-name" descending.
inline api::Sorting sortedBy(const QStringList &fields)
{
    api::Sorting sorting;
    sorting.type = api::SortingType::Custom;
    for (const QString &field : fields) {
        const bool down = field.startsWith(u'-');
        sorting.fields.append(
            {QString(), down ? field.mid(1) : field, down ? api::SortOrder::Descending : api::SortOrder::Ascending});
    }
    return sorting;
}

// "A1 B2": the planned sequence with its orders.
inline QString shown(const models::CampaignPlan &plan)
{
    QStringList words;
    for (const models::PlannedInstance &instance : plan.instances())
        words << instance.key + QString::number(instance.planned.order);
    return words.join(u' ');
}

inline api::Campaign withOrders(const QString &text)
{
    QList<api::ListInstance> lists;
    for (const QString &word : text.split(u' '))
        lists << listInstance(word.left(1), word.mid(1).toInt());
    return campaignWith(lists);
}

inline QString wordOf(models::PlanOutcome::State state)
{
    switch (state) {
    case models::PlanOutcome::State::Waiting:
        return QStringLiteral("waiting");
    case models::PlanOutcome::State::Sending:
        return QStringLiteral("sending");
    case models::PlanOutcome::State::Looking:
        return QStringLiteral("looking");
    case models::PlanOutcome::State::Done:
        return QStringLiteral("done");
    case models::PlanOutcome::State::Failed:
        return QStringLiteral("failed");
    case models::PlanOutcome::State::Unknown:
        return QStringLiteral("unknown");
    case models::PlanOutcome::State::Gone:
        return QStringLiteral("gone");
    case models::PlanOutcome::State::Skipped:
        return QStringLiteral("skipped");
    }
    return {};
}

// "done failed skipped"
inline QString outcomes(const models::PlanRun &run)
{
    QStringList words;
    for (const models::PlanOutcome &outcome : run.outcomes())
        words << wordOf(outcome.state);
    return words.join(u' ');
}

} // namespace outdial::testing
