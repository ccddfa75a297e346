// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/bindjob.h>

#include <algorithm>

namespace outdial::models {

BindJob::BindJob(const api::Client &client, int pause, QObject *parent) : QObject(parent), m_client(client), m_sending(pause)
{
    connect(&m_sending, &SendOnce::looking, this, &BindJob::looking);
    connect(&m_sending, &SendOnce::ended, this, &BindJob::end);
}

bool BindJob::bind(const QString &campaignId, const api::BindListRequest &request, const QSet<QString> &known)
{
    SendOnce::Change<api::BoundInstance, api::Campaign> change;
    change.send = [this, campaignId, request] { return m_client.campaign.bindList(campaignId, request); };
    change.taken = [this](const api::Result<api::BoundInstance> &answer) {
        if (answer)
            m_instanceId = answer->instanceId;
    };
    change.read = [this, campaignId] { return m_client.campaign.getCampaign(campaignId); };
    change.shows = [this, listId = request.listId, known](const api::Result<api::Campaign> &campaign) {
        if (!campaign)
            return false;
        const auto isNew = [&](const api::ListInstance &list) {
            return list.listId == listId && !known.contains(list.instanceId);
        };
        const auto place = std::find_if(campaign->lists.cbegin(), campaign->lists.cend(), isNew);
        if (place == campaign->lists.cend())
            return false;
        m_instanceId = place->instanceId;
        return true;
    };
    return m_sending.start(change);
}

void BindJob::end(SendOnce::Outcome outcome, const api::ApiError &error)
{
    switch (outcome) {
    case SendOnce::Outcome::Done:
    case SendOnce::Outcome::WasDone:
        Q_EMIT bound(m_instanceId);
        break;
    case SendOnce::Outcome::Refused:
        Q_EMIT failed(error);
        break;
    case SendOnce::Outcome::NotDone:
        Q_EMIT notBound(error);
        break;
    case SendOnce::Outcome::Unknown:
        Q_EMIT unknown(error);
        break;
    }
}

} // namespace outdial::models
