// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/unbindjob.h>

#include <algorithm>

namespace outdial::models {

UnbindJob::UnbindJob(const api::Client &client, int pause, QObject *parent) : QObject(parent), m_client(client), m_sending(pause)
{
    connect(&m_sending, &SendOnce::looking, this, &UnbindJob::looking);
    connect(&m_sending, &SendOnce::ended, this, &UnbindJob::end);
}

bool UnbindJob::unbind(const QString &campaignId, const QString &instanceId)
{
    SendOnce::Change<void, api::Campaign> change;
    change.send = [this, campaignId, instanceId] { return m_client.campaign.unbindList(campaignId, instanceId); };
    change.read = [this, campaignId] { return m_client.campaign.getCampaign(campaignId); };
    change.shows = [instanceId](const api::Result<api::Campaign> &campaign) {
        return campaign && std::none_of(campaign->lists.cbegin(), campaign->lists.cend(),
                                        [&](const api::ListInstance &instance) { return instance.instanceId == instanceId; });
    };
    change.looksWhenNotFound = true; // the instance or the campaign
    if (!m_sending.start(change))
        return false;
    m_instanceId = instanceId;
    return true;
}

void UnbindJob::end(SendOnce::Outcome outcome, const api::ApiError &error)
{
    switch (outcome) {
    case SendOnce::Outcome::Done:
        Q_EMIT unbound(m_instanceId);
        break;
    case SendOnce::Outcome::WasDone:
        Q_EMIT alreadyGone(m_instanceId);
        break;
    case SendOnce::Outcome::Refused:
        if (error.kind == api::ErrorKind::Conflict)
            Q_EMIT alreadyGone(m_instanceId); // the only one that the reference has
        else
            Q_EMIT failed(error);
        break;
    case SendOnce::Outcome::NotDone:
        Q_EMIT notUnbound(error);
        break;
    case SendOnce::Outcome::Unknown:
        Q_EMIT unknown(error);
        break;
    }
}

} // namespace outdial::models
