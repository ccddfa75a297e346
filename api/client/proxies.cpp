// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHostAddress>
#include <QRegularExpression>

#include <api/client/connecting.h>
#include <api/client/proxies.h>

#include <algorithm>

namespace outdial::api {

namespace {

constexpr int httpsPort = 443;
constexpr int httpProxyPort = 80;
constexpr int socksPort = 1080;

bool staysHere(const QUrl &url)
{
    const QString host = url.host();
    return url.scheme() != QLatin1String("https") || host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QString nameOf(const QNetworkProxy &proxy) { return QStringLiteral("%1:%2").arg(proxy.hostName()).arg(proxy.port()); }

QNetworkProxy proxyOf(QNetworkProxy::ProxyType type, const QUrl &url)
{
    const int port = url.port(type == QNetworkProxy::Socks5Proxy ? socksPort : httpProxyPort);
    return {type, url.host(), static_cast<quint16>(port), url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded)};
}

ProxyAccess::Choice readAddress(const QString &value, const char *variable)
{
    const QUrl url(value.contains(QLatin1String("://")) ? value : QString(QLatin1String("http://") + value), QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    ProxyAccess::Choice choice;
    if (!url.isValid() || url.host().isEmpty())
        choice.problem = QStringLiteral("the proxy in %1 is not an address; nothing was sent").arg(QLatin1String(variable));
    else if (scheme == QLatin1String("http"))
        choice.proxy = proxyOf(QNetworkProxy::HttpProxy, url);
    else if (scheme == QLatin1String("socks5") || scheme == QLatin1String("socks5h") || scheme == QLatin1String("socks"))
        choice.proxy = proxyOf(QNetworkProxy::Socks5Proxy, url);
    else
        choice.problem = QStringLiteral("the proxy in %1 is of the kind %2, which is not known; nothing was sent")
                             .arg(QLatin1String(variable), scheme);
    return choice;
}

std::optional<ProxyAccess::Choice> fromEnvironment()
{
    for (const char *variable : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "http_proxy", "HTTP_PROXY"}) {
        const QString value = qEnvironmentVariable(variable).trimmed();
        if (!value.isEmpty())
            return readAddress(value, variable);
    }
    return std::nullopt;
}

QNetworkProxy fromSystem(const QUrl &url)
{
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    QNetworkProxy proxy = proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
    // To https every kind of HTTP proxy is asked for a tunnel.
    if (proxy.type() == QNetworkProxy::HttpCachingProxy)
        proxy.setType(QNetworkProxy::HttpProxy);
    // Qt leaves 0 where the system names no port.
    if (proxy.type() != QNetworkProxy::NoProxy && proxy.port() == 0)
        proxy.setPort(proxy.type() == QNetworkProxy::Socks5Proxy ? socksPort : httpProxyPort);
    return proxy;
}

} // namespace

bool isExcepted(const QString &noProxy, const QString &host, int port)
{
    static const QRegularExpression separators(QStringLiteral("[,\\s]+"));
    const QHostAddress address(host);
    const QStringList entries = noProxy.split(separators, Qt::SkipEmptyParts);
    return std::any_of(entries.cbegin(), entries.cend(), [&](QString entry) {
        if (entry == QLatin1String("*"))
            return true;
        if (!address.isNull() && entry.contains(QLatin1Char('/'))) {
            const auto range = QHostAddress::parseSubnet(entry);
            return range.second >= 0 && address.isInSubnet(range);
        }
        // One colon is a port, more are an IPv6 address.
        if (entry.count(QLatin1Char(':')) == 1) {
            if (entry.section(QLatin1Char(':'), 1).toInt() != port)
                return false;
            entry = entry.section(QLatin1Char(':'), 0, 0);
        }
        if (!address.isNull())
            return QHostAddress(entry) == address;
        while (entry.startsWith(QLatin1Char('*')) || entry.startsWith(QLatin1Char('.')))
            entry.remove(0, 1);
        if (entry.endsWith(QLatin1Char('.')))
            entry.chop(1);
        if (entry.isEmpty())
            return false;
        const bool below = host.endsWith(QString(QLatin1Char('.') + entry), Qt::CaseInsensitive);
        return below || host.compare(entry, Qt::CaseInsensitive) == 0;
    });
}

ProxyAccess::Choice ProxyAccess::choiceFor(const QUrl &url) const
{
    if (staysHere(url))
        return {};
    for (const char *variable : {"no_proxy", "NO_PROXY"}) {
        if (isExcepted(qEnvironmentVariable(variable), url.host(), url.port(httpsPort)))
            return {};
    }
    const std::optional<Choice> named = fromEnvironment();
    Choice choice = named ? *named : Choice{fromSystem(url), {}};
    if (choice.proxy.type() == QNetworkProxy::NoProxy)
        return choice;
    const QString name = nameOf(choice.proxy);
    if (m_refused.contains(name)) {
        choice.proxy.setUser({});
        choice.proxy.setPassword({});
    } else if (!m_login.isEmpty() && (m_login.proxy.isEmpty() || m_login.proxy == name)) {
        choice.proxy.setUser(m_login.user);
        choice.proxy.setPassword(m_login.password);
    }
    return choice;
}

ApiError ProxyAccess::signInError(const QUrl &url)
{
    const QNetworkProxy proxy = choiceFor(url).proxy;
    const QString name = nameOf(proxy);
    if (!proxy.user().isEmpty())
        m_refused.insert(name);
    const QString detail = m_refused.contains(name)
                               ? QStringLiteral("the proxy %1 did not accept the user name and the password (407)")
                               : QStringLiteral("the proxy %1 asks for a user name and a password (407)");
    ApiError error = networkError(NetworkFault::ProxySignIn, detail.arg(name), Committed::None);
    error.proxy = name;
    return error;
}

} // namespace outdial::api
