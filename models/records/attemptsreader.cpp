// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/connect/answered.h>
#include <models/records/attemptsreader.h>

namespace outdial::models {

AttemptsReader::AttemptsReader(QObject *parent) : QObject(parent)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(settle);
    connect(&m_wait, &QTimer::timeout, this, &AttemptsReader::send);
}

AttemptsReader::~AttemptsReader() { abandon(); }

AttemptsReader::Source AttemptsReader::from(api::Client &client, const QString &campaignId, const QString &instanceId)
{
    return [&client, campaignId, instanceId](const QByteArray &keys, const api::CallOptions &options) {
        return client.campaign.queryRecord(campaignId, instanceId, keys, true, options);
    };
}

void AttemptsReader::setSource(Source source)
{
    m_source = std::move(source);
    show({});
}

void AttemptsReader::show(const QByteArray &keys, int attempts)
{
    if (keys == m_keys && (keys.isEmpty() || attempts == m_attempts))
        return;
    abandon();
    m_keys = keys;
    m_attempts = attempts;
    m_page.reset();
    m_error = {};
    m_state = keys.isEmpty() || !m_source ? State::Empty : State::Reading;
    if (m_state == State::Reading)
        m_wait.start();
    Q_EMIT changed();
}

void AttemptsReader::retry()
{
    if (m_state != State::Failed)
        return;
    m_state = State::Reading;
    send();
    Q_EMIT changed();
}

void AttemptsReader::abandon()
{
    ++m_generation;
    m_wait.stop();
    m_cancel.cancel();
    m_cancel = {};
}

void AttemptsReader::send()
{
    api::CallOptions options;
    options.cancel = m_cancel;
    whenAnswered(m_source(m_keys, options), this, [this, generation = m_generation](api::Result<api::RecordPagePtr> answer) {
        if (generation != m_generation)
            return;
        if (answer) {
            m_page = std::move(*answer);
            m_state = State::Ready;
        } else {
            m_error = answer.error();
            m_state = State::Failed;
        }
        Q_EMIT changed();
    });
}

} // namespace outdial::models
