// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QJsonObject>

#include <models/connect/proxylogin.h>

namespace outdial::models {

QString packProxyLogin(const api::ProxyLogin &login)
{
    const QJsonObject packed{{QStringLiteral("proxy"), login.proxy},
                             {QStringLiteral("user"), login.user},
                             {QStringLiteral("password"), login.password}};
    return QString::fromUtf8(QJsonDocument(packed).toJson(QJsonDocument::Compact));
}

std::optional<api::ProxyLogin> unpackProxyLogin(const QString &text)
{
    const QJsonObject packed = QJsonDocument::fromJson(text.toUtf8()).object();
    api::ProxyLogin login;
    login.user = packed.value(QStringLiteral("user")).toString();
    login.password = packed.value(QStringLiteral("password")).toString();
    login.proxy = packed.value(QStringLiteral("proxy")).toString();
    // A login that may go to any proxy is not kept.
    if (login.isEmpty() || login.proxy.isEmpty())
        return std::nullopt;
    return login;
}

} // namespace outdial::models
