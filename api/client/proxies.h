// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which proxy stands before the tenant, and what it is told of us. The environment comes first, as for curl: https_proxy,
// all_proxy, http_proxy (or in capitals) with user and password in the address if need be, and no_proxy; then what the system
// says. Loopback addresses never leave the computer, and plain http, which only they may use, never goes to a proxy.
#pragma once

#include <QNetworkProxy>
#include <QSet>
#include <QUrl>

#include <api/client/transport.h>

#include <memory>

namespace outdial::api {

// Shared by the ways of one transport. A login is tried until it is refused, then not again: a proxy may lock out who insists.
class ProxyAccess {
public:
    explicit ProxyAccess(ProxyLogin login) : m_login(std::move(login)) {}

    struct Choice {
        QNetworkProxy proxy{QNetworkProxy::NoProxy};
        // The environment names a proxy that cannot be used; going around it would be wrong. Never contains its address, which
        // can hold a password.
        QString problem;
    };
    // The login is in it: Qt gives it to the proxy once, when it asks. The signals that ask for one stay unconnected, since
    // QNetworkAccessManager also emits them when a tenant answers 407.
    Choice choiceFor(const QUrl &url) const;
    // The proxy asks who we are, or has refused what it was told.
    ApiError signInError(const QUrl &url);

private:
    ProxyLogin m_login;
    QSet<QString> m_refused; // host:port
};

class ProxyFactory final : public QNetworkProxyFactory {
public:
    explicit ProxyFactory(std::shared_ptr<ProxyAccess> access) : m_access(std::move(access)) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return {m_access->choiceFor(query.url()).proxy}; }

private:
    std::shared_ptr<ProxyAccess> m_access;
};

// Whether an entry of no_proxy means this host: "*", a name with all below it, an address, a range like 10.0.0.0/8; with a port
// only that one.
bool isExcepted(const QString &noProxy, const QString &host, int port);

} // namespace outdial::api
