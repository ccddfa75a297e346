// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QHostAddress>

#include <api/client/client.h>

namespace outdial::api {

namespace {

struct AddressText {
    Q_DECLARE_TR_FUNCTIONS(TenantAddress)
};

bool isLoopbackHost(const QString &host) { return host == QLatin1String("localhost") || QHostAddress(host).isLoopback(); }

} // namespace

tl::expected<TenantAddress, QString> TenantAddress::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return tl::unexpected(AddressText::tr("Enter the address of the tenant, for example alderbrook.example.com."));

    const bool hasScheme = trimmed.contains(QLatin1String("://"));
    const QUrl pasted(hasScheme ? trimmed : QString(QLatin1String("https://") + trimmed), QUrl::StrictMode);
    if (!pasted.isValid() || pasted.host().isEmpty())
        return tl::unexpected(AddressText::tr("This is not an address. Enter it like alderbrook.example.com."));
    if (!pasted.userInfo().isEmpty())
        return tl::unexpected(AddressText::tr("Leave the user name and the password out of the address."));

    const bool loopback = isLoopbackHost(pasted.host());
    QString scheme = pasted.scheme().toLower();
    if (!hasScheme && loopback)
        scheme = QStringLiteral("http");
    if (scheme != QLatin1String("https") && scheme != QLatin1String("http"))
        return tl::unexpected(AddressText::tr("The address has to begin with https://."));
    if (scheme == QLatin1String("http") && !loopback)
        return tl::unexpected(AddressText::tr("Write https:// instead of http://: without encryption the secret could be read."));

    // What people paste ends in the path of a page; the API's own path is fixed.
    QUrl url;
    url.setScheme(scheme);
    url.setHost(pasted.host());
    const int usual = scheme == QLatin1String("https") ? 443 : 80;
    if (pasted.port(usual) != usual)
        url.setPort(pasted.port());
    return TenantAddress(std::move(url));
}

QString TenantAddress::scope() const
{
    // As in the Host header: encoded, IPv6 in brackets.
    return m_url.toString(QUrl::FullyEncoded | QUrl::RemoveScheme).mid(2);
}

QString TenantAddress::shown() const { return m_url.toString(QUrl::RemoveScheme).mid(2); }

bool TenantAddress::isLoopback() const { return isLoopbackHost(m_url.host()); }

} // namespace outdial::api
