// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/connect/answered.h>
#include <models/connect/connector.h>

namespace outdial::models {

struct Connector::Attempt {
    TenantProfile profile;
    QString secret;
    std::unique_ptr<api::Client> client;
    api::CancelToken cancel;
};

Connector::Connector(StorePtr store, Profiles *profiles, SecretStore *secrets, QObject *parent)
    : QObject(parent),
      m_store(std::move(store)),
      m_profiles(profiles),
      m_secrets(secrets)
{
}

Connector::~Connector() { cancel(); }

void Connector::cancel()
{
    ++m_generation;
    m_reading = false;
    if (!m_attempt)
        return;
    m_attempt->cancel.cancel();
    m_attempt.reset();
}

void Connector::connectTo(const TenantProfile &profile, const QString &secret)
{
    cancel();
    const quint64 generation = m_generation;
    auto address = api::TenantAddress::parse(profile.address);
    if (!address) {
        ConnectFailure failure;
        failure.addressProblem = address.error();
        failure.plainHttp = profile.address.trimmed().startsWith(QLatin1String("http://"), Qt::CaseInsensitive);
        failure.host = profile.address.trimmed();
        failure.at = QDateTime::currentDateTime();
        // Never from within the call, as for every other failure.
        QMetaObject::invokeMethod(
            this,
            [this, generation, failure] {
                if (generation == m_generation)
                    Q_EMIT failed(failure);
            },
            Qt::QueuedConnection);
        return;
    }
    m_attempt = std::make_unique<Attempt>();
    m_attempt->profile = profile;
    m_attempt->secret = secret;
    m_attempt->client = std::make_unique<api::Client>(*address, api::Credentials{profile.userName, secret}, m_transport);
    api::CallOptions options;
    options.cancel = m_attempt->cancel;
    options.answerTimeout = m_timeout;
    options.retry = false; // the user sees what is wrong at once, and tries again himself
    Q_EMIT started();
    whenAnswered(m_attempt->client->signIn(options), this,
                 [this, generation](const api::Result<void> &answer) { finish(generation, answer); });
}

void Connector::connectTo(const TenantProfile &profile)
{
    cancel();
    const quint64 generation = m_generation;
    m_reading = true;
    Q_EMIT started();
    whenAnswered(m_secrets->read(profile.id), this, [this, generation, profile](const SecretStore::Answer &answer) {
        if (generation != m_generation)
            return;
        m_reading = false;
        if (answer.found)
            connectTo(profile, answer.secret);
        else
            Q_EMIT secretMissing(profile);
    });
}

void Connector::finish(quint64 generation, const api::Result<void> &answer)
{
    if (generation != m_generation || !m_attempt)
        return;
    const std::unique_ptr<Attempt> attempt = std::exchange(m_attempt, nullptr);
    if (!answer) {
        if (answer.error().isCancelled())
            return;
        ConnectFailure failure;
        failure.error = answer.error();
        failure.host = attempt->client->address().shown();
        failure.at = QDateTime::currentDateTime();
        Q_EMIT failed(failure);
        return;
    }
    TenantProfile profile = attempt->profile;
    profile.lastUsed = QDateTime::currentDateTimeUtc();
    if (!profile.sandbox) {
        if (profile.name.isEmpty())
            profile.name = attempt->client->address().shown();
        // A disk that refuses does not keep anybody from working.
        if (const auto saved = m_profiles->save(profile))
            profile.id = *saved;
        const bool keep = profile.keepSecret;
        whenAnswered(m_secrets->write(profile.id, attempt->secret, keep), this, [this, keep](const SecretStore::Answer &kept) {
            if (keep && !kept.inKeychain)
                Q_EMIT secretNotKept(kept.problem);
        });
    }
    Q_EMIT connected(std::make_shared<Session>(profile, std::move(attempt->client), m_store));
}

} // namespace outdial::models
