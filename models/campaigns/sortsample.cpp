// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/sortsample.h>
#include <models/connect/answered.h>
#include <models/connect/errorwords.h>

namespace outdial::models {

SortSample::SortSample(const api::Client &client, QObject *parent) : QObject(parent), m_client(client) {}

SortSample::~SortSample() { m_cancel.cancel(); }

void SortSample::drop()
{
    ++m_generation;
    m_cancel.cancel();
    m_cancel = api::CancelToken();
    m_page.reset();
    m_why.clear();
}

void SortSample::offer(const QString &campaignId, const QString &instanceId, qint64 total)
{
    if (m_state != State::Unreadable && campaignId == m_campaignId && instanceId == m_instanceId) {
        m_total = total;
        return;
    }
    drop();
    m_campaignId = campaignId;
    m_instanceId = instanceId;
    m_total = total;
    m_state = State::Offered;
    Q_EMIT changed();
}

void SortSample::refuse(const QString &why)
{
    drop();
    m_state = State::Unreadable;
    m_why = why;
    Q_EMIT changed();
}

void SortSample::read()
{
    if (m_state != State::Offered && m_state != State::Failed)
        return;
    m_state = State::Reading;
    api::RecordWindow window;
    window.instanceId = m_instanceId;
    api::CallOptions options;
    options.cancel = m_cancel;
    whenAnswered(m_client.campaign.getAllRecords(m_campaignId, window, options), this,
                 [this, generation = m_generation](const api::Result<api::RecordPagePtr> &answer) {
                     if (generation != m_generation)
                         return;
                     if (answer) {
                         m_page = *answer;
                         m_state = State::Read;
                     } else {
                         m_why = errorSentence(answer.error(), api::Method::GetAllRecords);
                         m_state = State::Failed;
                     }
                     Q_EMIT changed();
                 });
    Q_EMIT changed();
}

} // namespace outdial::models
