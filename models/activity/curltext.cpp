// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QStringDecoder>
#include <QStringList>

#include <models/activity/curltext.h>

#include <algorithm>
#include <optional>

namespace outdial::models {

namespace {

// The kernel takes 128 KiB as one argument.
constexpr qsizetype longestArgument = 100'000;

// Without quotes of its own the address stands between double quotes, beside the variable.
bool isPlainInDoubleQuotes(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c > u' ' && c.unicode() < 0x7f && c != u'"' && c != u'$' && c != u'`' && c != u'\\' && c != u'!';
    });
}

QString addressWord(const QString &target)
{
    const QString path = QStringLiteral("/configapi/v3/") + target;
    if (isPlainInDoubleQuotes(path))
        return QString(QStringLiteral("\"$OUTDIAL_TENANT_URL") % path % u'"');
    return QString(QStringLiteral("\"$OUTDIAL_TENANT_URL\"") % shellQuoted(path));
}

// The body as a word of a shell, if it can be one: text, short enough, and nothing in it that a terminal would obey.
std::optional<QString> bodyWord(const QByteArray &body)
{
    if (body.size() > longestArgument)
        return std::nullopt;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(body);
    if (decoder.hasError())
        return std::nullopt;
    const bool obeyed = std::any_of(text.cbegin(), text.cend(), [](QChar c) {
        return (c < u' ' && c != u'\n' && c != u'\t') || (c.unicode() >= 0x7f && c.unicode() < 0xa0);
    });
    if (obeyed)
        return std::nullopt;
    return shellQuoted(text);
}

} // namespace

QString shellQuoted(const QString &text)
{
    QString quoted = text;
    quoted.replace(u'\'', QStringLiteral("'\\''"));
    return QString(u'\'' % quoted % u'\'');
}

CurlText curlText(const api::Exchange &exchange, const QString &scope)
{
    const api::MethodInfo &method = api::methodInfo(exchange.method);
    CurlText curl;
    QStringList parts{QStringLiteral("curl -X %1 ").arg(QString::fromLatin1(api::verbName(method.verb))) +
                      addressWord(exchange.target)};
    if (exchange.method == api::Method::GetAccessToken) {
        parts << QStringLiteral("-H 'Accept: application/json'")
              << QStringLiteral("--data-urlencode \"client_id=$OUTDIAL_CLIENT_ID\"")
              << QStringLiteral("--data-urlencode \"client_secret=$OUTDIAL_CLIENT_SECRET\"")
              << QStringLiteral("--data-urlencode ") + shellQuoted(QStringLiteral("scope=") + scope)
              << QStringLiteral("--data 'grant_type=client_credentials'");
    } else {
        parts << QStringLiteral("-H \"Authorization: Bearer $OUTDIAL_TOKEN\"") << QStringLiteral("-H 'Accept: application/json'")
              << QStringLiteral("-H 'Content-Type: application/json'");
        if (exchange.bytesSent > 0) {
            const auto word = exchange.contents ? bodyWord(exchange.contents->sent) : std::nullopt;
            curl.wantsBodyFile = !word;
            parts << (word ? QString(QStringLiteral("--data-raw ") % *word) : QStringLiteral("--data @body.json"));
        } else if (method.verb == api::Verb::Post) {
            parts << QStringLiteral("--data ''"); // so that the length, 0, is told
        }
    }
    curl.text = parts.join(QStringLiteral(" \\\n  "));
    return curl;
}

} // namespace outdial::models
