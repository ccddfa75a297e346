// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/campaignreading.h>
#include <models/connect/answered.h>

namespace outdial::app {

CampaignReading::CampaignReading(const api::Client &client, QObject *parent) : QObject(parent), m_client(client) {}

void CampaignReading::read(const QStringList &ids)
{
    m_ids = ids;
    QMetaObject::invokeMethod(this, &CampaignReading::next, Qt::QueuedConnection);
}

void CampaignReading::next()
{
    if (m_ids.isEmpty()) {
        Q_EMIT done();
        return;
    }
    const QString id = m_ids.takeFirst();
    models::whenAnswered(m_client.campaign.getCampaign(id), this, [this, id](const api::Result<api::Campaign> &answer) {
        if (answer)
            Q_EMIT took(*answer);
        else
            Q_EMIT failed(id, answer.error());
        next();
    });
}

} // namespace outdial::app
