// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTimer>

#include <models/campaigns/unbindjob.h>
#include <models/connect/answered.h>

#include <algorithm>

namespace outdial::models {

namespace {
constexpr int looksAtMost = 3;
} // namespace

UnbindJob::UnbindJob(const api::Client &client, int pause, QObject *parent) : QObject(parent), m_client(client), m_pause(pause) {}

bool UnbindJob::unbind(const QString &campaignId, const QString &instanceId)
{
    if (m_busy)
        return false;
    m_busy = true;
    m_looks = 0;
    m_campaignId = campaignId;
    m_instanceId = instanceId;
    whenAnswered(m_client.campaign.unbindList(campaignId, instanceId), this, [this](const api::Result<void> &answer) {
        if (answer) {
            m_busy = false;
            Q_EMIT unbound(m_instanceId);
            return;
        }
        const api::ApiError error = answer.error();
        if (error.committed == api::Committed::Unknown) {
            Q_EMIT looking();
            look(error);
        } else if (error.kind == api::ErrorKind::Conflict) {
            m_busy = false;
            Q_EMIT alreadyGone(m_instanceId);
        } else if (error.kind == api::ErrorKind::NotFound) {
            look(error); // the instance or the campaign: a reading tells
        } else {
            m_busy = false;
            Q_EMIT failed(error);
        }
    });
    return true;
}

void UnbindJob::look(const api::ApiError &lost)
{
    whenAnswered(m_client.campaign.getCampaign(m_campaignId), this,
                 [this, lost](const api::Result<api::Campaign> &answer) { looked(answer, lost); });
}

void UnbindJob::looked(const api::Result<api::Campaign> &answer, const api::ApiError &lost)
{
    const bool wasRefused = lost.committed == api::Committed::None;
    if (answer && std::none_of(answer->lists.cbegin(), answer->lists.cend(),
                               [this](const api::ListInstance &instance) { return instance.instanceId == m_instanceId; })) {
        m_busy = false;
        if (wasRefused)
            Q_EMIT alreadyGone(m_instanceId);
        else
            Q_EMIT unbound(m_instanceId);
        return;
    }
    if (wasRefused) {
        m_busy = false;
        Q_EMIT failed(lost);
        return;
    }
    if (++m_looks < looksAtMost && (answer || !answer.error().isCancelled())) {
        QTimer::singleShot(m_pause, this, [this, lost] { look(lost); });
        return;
    }
    m_busy = false;
    if (answer)
        Q_EMIT notUnbound(lost);
    else
        Q_EMIT unknown(lost);
}

} // namespace outdial::models
