// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QMutex>

#include <models/connect/answered.h>
#include <models/connect/connector.h>

namespace outdial::models {

namespace {

// What the client exchanges before there is a session, which takes it over. Written by the client's thread.
struct EarlyExchanges {
    QMutex mutex;
    QList<api::Exchange> list;
};

} // namespace

struct Connector::Attempt {
    TenantProfile profile;
    QString secret;
    bool keptSecret = false;
    ProxyAnswer proxy;
    bool askedForProxyLogin = false; // the keychain
    bool keptProxyLogin = false;     // and it had one
    std::optional<api::TenantAddress> address;
    std::unique_ptr<api::Client> client;
    api::CancelToken cancel;
    std::shared_ptr<EarlyExchanges> early = std::make_shared<EarlyExchanges>();
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

void Connector::connectTo(const TenantProfile &profile, const QString &secret, const ProxyAnswer &proxy)
{
    cancel();
    auto attempt = std::make_unique<Attempt>();
    attempt->profile = profile;
    attempt->secret = secret;
    attempt->proxy = proxy;
    begin(std::move(attempt));
}

void Connector::connectTo(const TenantProfile &profile, const ProxyAnswer &proxy)
{
    cancel();
    const quint64 generation = m_generation;
    m_reading = true;
    Q_EMIT started();
    whenAnswered(m_secrets->read(profile.id), this, [this, generation, profile, proxy](const SecretStore::Answer &answer) {
        if (generation != m_generation)
            return;
        m_reading = false;
        if (!answer.found) {
            Q_EMIT secretMissing(profile);
            return;
        }
        auto attempt = std::make_unique<Attempt>();
        attempt->profile = profile;
        attempt->secret = answer.secret;
        attempt->keptSecret = true;
        attempt->proxy = proxy;
        begin(std::move(attempt));
    });
}

void Connector::begin(std::unique_ptr<Attempt> attempt)
{
    const TenantProfile &profile = attempt->profile;
    const auto address = api::TenantAddress::parse(profile.address);
    if (!address) {
        ConnectFailure failure;
        failure.addressProblem = address.error();
        failure.plainHttp = profile.address.trimmed().startsWith(QLatin1String("http://"), Qt::CaseInsensitive);
        failure.host = profile.address.trimmed();
        failure.at = QDateTime::currentDateTime();
        failure.profile = profile;
        // Never from within the call, as for every other failure.
        QMetaObject::invokeMethod(
            this,
            [this, generation = m_generation, failure] {
                if (generation == m_generation)
                    Q_EMIT failed(failure);
            },
            Qt::QueuedConnection);
        return;
    }
    attempt->address = *address;
    m_attempt = std::move(attempt);
    Q_EMIT started();
    signIn();
}

void Connector::signIn()
{
    const TenantProfile &profile = m_attempt->profile;
    auto factory = m_transport;
    if (!factory) {
        const api::TransportSettings settings{{profile.pinnedCertificate}, m_attempt->proxy.login};
        factory = [settings] { return api::makeNetworkTransport(settings); };
    }
    m_attempt->client = std::make_unique<api::Client>(*m_attempt->address, api::Credentials{profile.userName, m_attempt->secret},
                                                      std::move(factory));
    m_attempt->client->setObserver([early = m_attempt->early](const api::Exchange &exchange) {
        const QMutexLocker lock(&early->mutex);
        early->list.append(exchange);
    });
    api::CallOptions options;
    options.cancel = m_attempt->cancel;
    options.answerTimeout = m_timeout;
    options.retry = false; // the user sees what is wrong at once, and tries again himself
    whenAnswered(m_attempt->client->signIn(options), this,
                 [this, generation = m_generation](const api::Result<void> &answer) { finish(generation, answer); });
}

void Connector::finish(quint64 generation, const api::Result<void> &answer)
{
    if (generation != m_generation || !m_attempt)
        return;
    if (!answer) {
        const api::ApiError &error = answer.error();
        if (error.fault != api::NetworkFault::ProxySignIn || !lookForProxyLogin(error))
            fail(error);
        return;
    }
    const std::unique_ptr<Attempt> attempt = std::exchange(m_attempt, nullptr);
    TenantProfile profile = attempt->profile;
    profile.lastUsed = QDateTime::currentDateTimeUtc();
    if (!profile.sandbox)
        remember(profile, *attempt);
    QList<api::Exchange> early;
    {
        const QMutexLocker lock(&attempt->early->mutex);
        early.swap(attempt->early->list);
    }
    Q_EMIT connected(std::make_shared<Session>(profile, std::move(attempt->client), m_store, nullptr, early));
}

// The keychain is asked only when a proxy does, so that nobody without one is asked to unlock it.
bool Connector::lookForProxyLogin(const api::ApiError &error)
{
    const QString id = m_attempt->profile.id;
    if (id.isEmpty() || m_attempt->askedForProxyLogin || !m_attempt->proxy.login.isEmpty())
        return false;
    m_attempt->askedForProxyLogin = true;
    whenAnswered(m_secrets->read(SecretStore::proxyKey(id)), this,
                 [this, generation = m_generation, error](const SecretStore::Answer &kept) {
                     if (generation != m_generation || !m_attempt)
                         return;
                     const auto login = kept.found ? unpackProxyLogin(kept.secret) : std::nullopt;
                     if (!login || login->proxy != error.proxy) {
                         fail(error);
                         return;
                     }
                     m_attempt->proxy.login = *login;
                     m_attempt->keptProxyLogin = true;
                     signIn();
                 });
    return true;
}

void Connector::fail(const api::ApiError &error)
{
    const std::unique_ptr<Attempt> attempt = std::exchange(m_attempt, nullptr);
    if (error.isCancelled())
        return;
    ConnectFailure failure;
    failure.error = error;
    failure.host = attempt->address->shown();
    failure.at = QDateTime::currentDateTime();
    failure.profile = attempt->profile;
    failure.withKeptSecret = attempt->keptSecret;
    failure.proxyWasTold = !attempt->proxy.login.isEmpty();
    Q_EMIT failed(failure);
}

void Connector::remember(TenantProfile &profile, const Attempt &attempt)
{
    if (profile.name.isEmpty())
        profile.name = attempt.address->shown();
    // A disk that refuses does not keep anybody from working.
    if (const auto saved = m_profiles->save(profile))
        profile.id = *saved;
    const auto keep = [this](const QString &id, const QString &secret, bool inKeychain) {
        whenAnswered(m_secrets->write(id, secret, inKeychain), this, [this, inKeychain](const SecretStore::Answer &kept) {
            if (inKeychain && !kept.inKeychain)
                Q_EMIT secretNotKept(kept.problem);
        });
    };
    keep(profile.id, attempt.secret, profile.keepSecret);
    if (!attempt.proxy.login.isEmpty() && !attempt.keptProxyLogin)
        keep(SecretStore::proxyKey(profile.id), packProxyLogin(attempt.proxy.login), attempt.proxy.keep);
}

} // namespace outdial::models
