// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/campaignrow.h>

#include <algorithm>

namespace outdial::models {

CampaignShown CampaignRow::shown() const
{
    if (pending) {
        if (pending->phase == PendingAct::Phase::Lost)
            return CampaignShown::NotConfirmed;
        return pending->act == CampaignAct::Start ? CampaignShown::Starting : CampaignShown::Stopping;
    }
    if (failed)
        return failed->act == CampaignAct::Start ? CampaignShown::StartFailed : CampaignShown::StopFailed;
    if (missing || (!listed && !detail))
        return CampaignShown::Unknown;
    if (!enabled)
        return CampaignShown::Disabled;
    switch (state) {
    case api::CampaignState::Running:
        return CampaignShown::Running;
    case api::CampaignState::Stopped:
        return CampaignShown::Stopped;
    case api::CampaignState::Unknown:
        break;
    }
    return CampaignShown::Unknown;
}

bool CampaignRow::canStart() const { return !pending && enabled && !missing && state == api::CampaignState::Stopped; }

bool CampaignRow::canStop() const { return !pending && enabled && !missing && state == api::CampaignState::Running; }

std::optional<qint64> CampaignRow::total() const
{
    if (!detail)
        return std::nullopt;
    qint64 sum = 0;
    for (const api::ListInstance &list : detail->lists) {
        if (list.enabled)
            sum += list.totalRecords;
    }
    return sum;
}

std::optional<ProgressFigures> CampaignRow::progress() const
{
    if (!detail)
        return std::nullopt;
    ProgressFigures sum;
    for (const api::ListInstance &list : detail->lists) {
        if (!list.enabled)
            continue;
        const auto known = figures.constFind(list.instanceId);
        if (known == figures.constEnd())
            return std::nullopt;
        sum.attempted += known->attempted;
        sum.completed += known->completed;
        sum.attempts += known->attempts;
        sum.lastAttempt = std::max(sum.lastAttempt, known->lastAttempt);
        sum.approximate = sum.approximate || known->approximate;
    }
    return sum;
}

QList<api::ListInstance> CampaignRow::listsInOrder() const
{
    QList<api::ListInstance> lists = detail ? detail->lists : QList<api::ListInstance>();
    std::stable_sort(lists.begin(), lists.end(),
                     [](const api::ListInstance &one, const api::ListInstance &other) { return one.order < other.order; });
    return lists;
}

} // namespace outdial::models
