// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include <api/types/codecs.h>
#include <app/cli/campaignjson.h>

namespace outdial::app {

namespace {

QString stateName(api::CampaignState state)
{
    switch (state) {
    case api::CampaignState::Running:
        return QStringLiteral("RUNNING");
    case api::CampaignState::Stopped:
        return QStringLiteral("STOPPED");
    case api::CampaignState::Unknown:
        break;
    }
    return {};
}

} // namespace

QJsonObject campaignJson(const api::Campaign &campaign)
{
    QJsonArray lists;
    for (const api::ListInstance &list : campaign.lists) {
        lists.append(QJsonObject{{QStringLiteral("id"), list.listId},
                                 {QStringLiteral("name"), list.listName},
                                 {QStringLiteral("instanceId"), list.instanceId},
                                 {QStringLiteral("instanceName"), list.instanceName},
                                 {QStringLiteral("enabled"), list.enabled},
                                 {QStringLiteral("order"), list.order},
                                 {QStringLiteral("dialingRatio"), list.dialingRatio},
                                 {QStringLiteral("sortingOrder"), api::encodeSorting(list.sorting)},
                                 {QStringLiteral("totalRecords"), list.totalRecords}});
    }
    QJsonObject object{{QStringLiteral("id"), campaign.id},
                       {QStringLiteral("name"), campaign.name},
                       {QStringLiteral("enabled"), campaign.enabled},
                       {QStringLiteral("lists"), lists}};
    if (campaign.state != api::CampaignState::Unknown)
        object.insert(QStringLiteral("state"), stateName(campaign.state));
    return object;
}

} // namespace outdial::app
