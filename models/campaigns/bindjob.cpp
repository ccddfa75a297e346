// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTimer>

#include <models/campaigns/bindjob.h>
#include <models/connect/answered.h>

namespace outdial::models {

namespace {
constexpr int looksAtMost = 3;
} // namespace

BindJob::BindJob(const api::Client &client, int pause, QObject *parent) : QObject(parent), m_client(client), m_pause(pause) {}

bool BindJob::bind(const QString &campaignId, const api::BindListRequest &request, const QSet<QString> &known)
{
    if (m_busy)
        return false;
    m_busy = true;
    m_looks = 0;
    m_campaignId = campaignId;
    m_listId = request.listId;
    m_known = known;
    whenAnswered(m_client.campaign.bindList(campaignId, request), this, [this](const api::Result<api::BoundInstance> &answer) {
        if (!answer && answer.error().committed == api::Committed::Unknown) {
            Q_EMIT looking();
            look(answer.error());
            return;
        }
        m_busy = false;
        if (answer)
            Q_EMIT bound(answer->instanceId);
        else
            Q_EMIT failed(answer.error());
    });
    return true;
}

void BindJob::look(const api::ApiError &lost)
{
    whenAnswered(m_client.campaign.getCampaign(m_campaignId), this, [this, lost](const api::Result<api::Campaign> &answer) {
        if (answer) {
            for (const api::ListInstance &list : answer->lists) {
                if (list.listId == m_listId && !m_known.contains(list.instanceId)) {
                    m_busy = false;
                    Q_EMIT bound(list.instanceId);
                    return;
                }
            }
        }
        if (++m_looks < looksAtMost && (answer || !answer.error().isCancelled())) {
            QTimer::singleShot(m_pause, this, [this, lost] { look(lost); });
            return;
        }
        m_busy = false;
        if (answer)
            Q_EMIT notBound(lost);
        else
            Q_EMIT unknown(lost);
    });
}

} // namespace outdial::models
