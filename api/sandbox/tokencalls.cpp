// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QHash>
#include <QRandomGenerator>

#include <sandbox/jsonwriter.h>
#include <sandbox/tokencalls.h>

namespace outdial::sandbox {
namespace {

QByteArray formDecoded(QByteArray text) { return QByteArray::fromPercentEncoding(text.replace('+', ' ')); }

QHash<QByteArray, QByteArray> parseForm(const QByteArray &body)
{
    static const QList<QByteArray> known{"client_id", "client_secret", "scope", "grant_type"};
    QHash<QByteArray, QByteArray> form;
    for (const QByteArray &pair : body.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype at = pair.indexOf('=');
        const QByteArray name = formDecoded(at < 0 ? pair : pair.left(at));
        if (!known.contains(name))
            throw badRequest(QStringLiteral("parameter '%1' is not supported").arg(QString::fromUtf8(name)));
        if (form.contains(name))
            throw badRequest(QStringLiteral("parameter '%1' is duplicated").arg(QString::fromUtf8(name)));
        form.insert(name, at < 0 ? QByteArray() : formDecoded(pair.mid(at + 1)));
    }
    for (const QByteArray &name : known) {
        if (form.value(name).isEmpty())
            throw badRequest(QStringLiteral("required parameter '%1' is empty or missing").arg(QString::fromUtf8(name)));
    }
    return form;
}

// The Host header without its port; an address of IPv6 keeps its colons.
QByteArray withoutPort(const QByteArray &host)
{
    const qsizetype colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') && colon >= 0 ? host.left(colon) : host;
}

qint64 monotonic() { return QDeadlineTimer::current().deadline(); }

} // namespace

TokenCalls::TokenCalls(QByteArray clientId, QByteArray clientSecret, int ttl)
    : m_clientId(std::move(clientId)),
      m_clientSecret(std::move(clientSecret)),
      m_ttl(ttl)
{
}

void TokenCalls::addTo(HandlerTable &table)
{
    table.set(api::Method::GetAccessToken,
              {.answer = [this](const Call &call) { return getAccessToken(call); }, .parameters = {}});
}

Answer TokenCalls::getAccessToken(const Call &call)
{
    const QHash<QByteArray, QByteArray> form = parseForm(call.http.body);
    const QByteArray scope = form.value("scope");
    if (form.value("grant_type") != "client_credentials")
        throw unauthorized(QStringLiteral("'grant_type' is not valid: 'client_credentials' is expected"));
    if (form.value("client_id") != m_clientId || form.value("client_secret") != m_clientSecret)
        throw unauthorized(QStringLiteral("'client_id' or 'client_secret' is not valid"));
    if (m_locked)
        throw unauthorized(QStringLiteral("user '%1' is disabled or locked out").arg(QString::fromUtf8(m_clientId)));
    if (scope != call.http.host && scope != withoutPort(call.http.host))
        throw unauthorized(QStringLiteral("'scope' is not valid: '%1' is expected").arg(QString::fromUtf8(call.http.host)));

    const qint64 now = monotonic();
    m_expiry.removeIf([now](const auto &entry) { return entry.value() <= now; });
    QByteArray random(32, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(random.data()), random.size() / 4);
    const QByteArray token = random.toHex().toUpper();
    m_expiry.insert(token, now + qint64(m_ttl) * 1000);

    JsonWriter json;
    json.beginObject();
    json.key("access_token").text(std::string_view(token.constData(), static_cast<std::size_t>(token.size())));
    json.key("token_type").text("Bearer");
    // A little less than it lives, so that nobody uses one that is about to end.
    json.key("expires_in").text(std::to_string(m_ttl - std::min(120, m_ttl / 10)));
    json.key("scope").text(std::string_view(scope.constData(), static_cast<std::size_t>(scope.size())));
    json.endObject();
    return {.body = json.bytes()};
}

void TokenCalls::revoke(const QByteArray &authorization)
{
    if (authorization.startsWith("Bearer "))
        m_expiry.remove(authorization.mid(7));
}

void TokenCalls::authorize(const QByteArray &authorization)
{
    if (authorization.isEmpty())
        throw unauthorized(QStringLiteral("header 'Authorization' is missing"));
    if (!authorization.startsWith("Bearer "))
        throw unauthorized(
            QStringLiteral("header 'Authorization' has an unsupported format: 'Bearer [access token]' is expected"));
    const auto token = m_expiry.constFind(authorization.mid(7));
    if (token == m_expiry.constEnd())
        throw unauthorized(QStringLiteral("access token has an invalid format or is expired"));
    if (*token <= monotonic()) {
        m_expiry.erase(token);
        throw unauthorized(QStringLiteral("access token is expired"));
    }
}

} // namespace outdial::sandbox
