// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Connects to a tenant: profile and secret in, a session or the reason why not out. One attempt at a time; starting another or
// cancel() ends the one under way without an answer. A profile that worked is remembered, its secret only if it says so. GUI
// thread.
#pragma once

#include <QDateTime>
#include <QObject>

#include <api/client/client.h>
#include <models/connect/profiles.h>
#include <models/connect/proxylogin.h>
#include <models/connect/secretstore.h>
#include <models/connect/session.h>

#include <chrono>
#include <memory>
#include <optional>

namespace outdial::models {

struct ConnectFailure {
    QString addressProblem;             // the address cannot be one; nothing was sent. An English sentence
    bool plainHttp = false;             // ... because it is http to another computer
    std::optional<api::ApiError> error; // else
    QString host;
    QDateTime at;                // local time
    TenantProfile profile;       // that was tried
    bool withKeptSecret = false; // the secret was not typed, and need not be for another try
    bool proxyWasTold = false;   // the proxy got a login, and refused it
};

class Connector : public QObject {
    Q_OBJECT
public:
    Connector(StorePtr store, Profiles *profiles, SecretStore *secrets, QObject *parent = nullptr);
    ~Connector() override;

    // For tests. Null: the network.
    void setTransport(api::Client::TransportFactory factory) { m_transport = std::move(factory); }
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    // proxy: for a proxy that asks, and is the one named in it. Without one a login that is kept for the profile is tried, once.
    void connectTo(const TenantProfile &profile, const QString &secret, const ProxyAnswer &proxy = {});
    // With the secret that is kept for it; secretMissing() if there is none.
    void connectTo(const TenantProfile &profile, const ProxyAnswer &proxy = {});
    void cancel();
    bool isConnecting() const { return m_attempt != nullptr || m_reading; }

    Profiles *profiles() const { return m_profiles; }
    SecretStore *secrets() const { return m_secrets; }
    StorePtr store() const { return m_store; }

Q_SIGNALS:
    void started();
    void connected(std::shared_ptr<outdial::models::Session> session);
    void failed(const outdial::models::ConnectFailure &failure);
    void secretMissing(const outdial::models::TenantProfile &profile);
    // Connected, but the secret lives only until Outdial is closed, though it was to be kept. An English sentence.
    void secretNotKept(const QString &sentence);

private:
    struct Attempt;
    void begin(std::unique_ptr<Attempt> attempt);
    void signIn();
    void finish(quint64 generation, const api::Result<void> &answer);
    // Whether the attempt goes on with a look into the keychain.
    bool lookForProxyLogin(const api::ApiError &error);
    void fail(const api::ApiError &error);
    void remember(TenantProfile &profile, const Attempt &attempt);
    StorePtr m_store;
    Profiles *m_profiles;
    SecretStore *m_secrets;
    api::Client::TransportFactory m_transport;
    std::chrono::milliseconds m_timeout{20'000};
    std::unique_ptr<Attempt> m_attempt;
    quint64 m_generation = 0;
    bool m_reading = false;
};

} // namespace outdial::models
