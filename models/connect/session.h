// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The connection of the window to one tenant: its client, and how it is doing. Made when a sign-in succeeded; pages hold it while
// they show that tenant. GUI thread.
#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>

#include <api/client/client.h>
#include <models/store/store.h>

#include <memory>

namespace outdial::models {

// A tenant as the user knows it. Secrets are not in it (see SecretStore).
struct TenantProfile {
    QString id;      // uuid; "sandbox" for the embedded one
    QString name;    // "Alderbrook Care"
    QString address; // as TenantAddress::parse takes it
    QString userName;
    int colour = 0; // index into the profile colours of the theme
    bool keepSecret = false;
    bool production = true; // as its block says
    bool asksFirst = false; // safe mode: starting and stopping a campaign asks first
    bool sandbox = false;
    // SHA-256 of a certificate that this computer does not verify and the user trusts for this tenant; empty: none.
    QByteArray pinnedCertificate;
    QDateTime lastUsed; // UTC
};

class Session : public QObject {
    Q_OBJECT
public:
    enum class Connection { Online, Offline };
    Q_ENUM(Connection)

    // earlier: what the client exchanged before (the sign-in), to be handed on with the rest.
    Session(TenantProfile profile, std::unique_ptr<api::Client> client, StorePtr store, QObject *parent = nullptr,
            QList<api::Exchange> earlier = {});
    ~Session() override;

    const TenantProfile &profile() const { return m_profile; }
    api::Client &client() const { return *m_client; }
    StorePtr store() const { return m_store; }
    QString tenant() const; // the key under which the store keeps what belongs to this tenant

    Connection connection() const { return m_connection; }
    // Set by the exchanges: Offline after a read found no connection, Online after any answer.
    QDateTime offlineSince() const { return m_offlineSince; }
    QDateTime lastAnswer() const { return m_lastAnswer; }
    int latencyMs() const { return m_latencyMs; } // of the last answers, smoothed; -1: none yet
    int requestsLastMinute() const;

    // While offline: seconds until the next try, and a try at once.
    int nextTrySeconds() const;
    void tryNow();

Q_SIGNALS:
    void connectionChanged(outdial::models::Session::Connection connection);
    void activityChanged(); // at most four times a second: latency, requests a minute, last answer
    void nextTryChanged(int seconds);
    // Every attempt of every call, in the order of their ends, at most four times a second.
    void exchangesTaken(const QList<outdial::api::Exchange> &exchanges);

private:
    void takeExchanges();
    void handOn();
    void setConnection(Connection connection);
    void scheduleProbe();

    TenantProfile m_profile;
    std::unique_ptr<api::Client> m_client;
    StorePtr m_store;
    Connection m_connection = Connection::Online;
    QDateTime m_offlineSince;
    QDateTime m_lastAnswer;
    int m_latencyMs = -1;
    struct Probe;
    std::unique_ptr<Probe> m_probe;
};

} // namespace outdial::models
