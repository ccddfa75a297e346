// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStringDecoder>
#include <QUrlQuery>

#include <models/activity/activitywords.h>
#include <models/activity/harwriter.h>

namespace outdial::models {

namespace {

constexpr QLatin1String unknownType("x-unknown");

QJsonObject pair(const char *name, const QString &value)
{
    return {{QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("value"), value}};
}

QJsonArray queryOf(const QUrl &url)
{
    QJsonArray query;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        query.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("value"), value}});
    return query;
}

QJsonObject requestOf(const api::Exchange &exchange, const QUrl &tenant)
{
    const api::MethodInfo &method = api::methodInfo(exchange.method);
    const bool isToken = exchange.method == api::Method::GetAccessToken;
    const QString type = isToken ? QStringLiteral("application/x-www-form-urlencoded") : QStringLiteral("application/json");
    const QUrl url = QUrl::fromEncoded(tenant.toEncoded(QUrl::RemovePath | QUrl::RemoveUserInfo) + "/configapi/v3/" +
                                       exchange.target.toLatin1());
    QJsonArray headers{pair("Accept", QStringLiteral("application/json")), pair("User-Agent", QStringLiteral("Outdial")),
                       pair("Content-Type", type)};
    if (!isToken)
        headers.append(pair("Authorization", QStringLiteral("Bearer [not in this file]")));
    QJsonObject request{{QStringLiteral("method"), QString::fromLatin1(api::verbName(method.verb))},
                        {QStringLiteral("url"), QString::fromLatin1(url.toEncoded())},
                        {QStringLiteral("httpVersion"), QStringLiteral("HTTP/1.1")},
                        {QStringLiteral("cookies"), QJsonArray()},
                        {QStringLiteral("headers"), headers},
                        {QStringLiteral("queryString"), queryOf(url)},
                        {QStringLiteral("headersSize"), -1},
                        {QStringLiteral("bodySize"), exchange.bytesSent}};
    if (exchange.contents && !exchange.contents->sent.isEmpty()) {
        request.insert(QStringLiteral("postData"),
                       QJsonObject{{QStringLiteral("mimeType"), type},
                                   {QStringLiteral("text"), QString::fromUtf8(exchange.contents->sent)}});
    } else if (exchange.bytesSent > 0) {
        request.insert(QStringLiteral("comment"),
                       isToken ? QStringLiteral("the body holds the secret") : QStringLiteral("the body was not kept"));
    }
    return request;
}

QJsonObject contentOf(const api::Exchange &exchange)
{
    QJsonObject content{{QStringLiteral("size"), exchange.bytesReceived}, {QStringLiteral("mimeType"), QString(unknownType)}};
    if (!exchange.contents) {
        if (exchange.bytesReceived > 0)
            content.insert(QStringLiteral("comment"), QStringLiteral("the body was not kept"));
        return content;
    }
    const api::ExchangeContents &kept = *exchange.contents;
    if (!kept.receivedType.isEmpty())
        content.insert(QStringLiteral("mimeType"), QString::fromLatin1(kept.receivedType));
    if (kept.received.isEmpty())
        return content;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(kept.received);
    if (decoder.hasError()) {
        content.insert(QStringLiteral("text"), QString::fromLatin1(kept.received.toBase64()));
        content.insert(QStringLiteral("encoding"), QStringLiteral("base64"));
    } else {
        content.insert(QStringLiteral("text"), text);
    }
    return content;
}

QJsonObject responseOf(const api::Exchange &exchange)
{
    QJsonArray headers;
    if (exchange.contents && !exchange.contents->receivedType.isEmpty())
        headers.append(pair("Content-Type", QString::fromLatin1(exchange.contents->receivedType)));
    QJsonObject response{{QStringLiteral("status"), exchange.status},
                         {QStringLiteral("statusText"), QString(reasonPhrase(exchange.status))},
                         {QStringLiteral("httpVersion"), QStringLiteral("HTTP/1.1")},
                         {QStringLiteral("cookies"), QJsonArray()},
                         {QStringLiteral("headers"), headers},
                         {QStringLiteral("content"), contentOf(exchange)},
                         {QStringLiteral("redirectURL"), QString()},
                         {QStringLiteral("headersSize"), -1},
                         {QStringLiteral("bodySize"), exchange.status == 0 ? qint64(-1) : exchange.bytesReceived}};
    if (exchange.error) {
        const api::ApiError &error = *exchange.error;
        response.insert(QStringLiteral("_error"), QJsonObject{{QStringLiteral("kind"), QString(api::errorKindName(error.kind))},
                                                              {QStringLiteral("error"), error.error},
                                                              {QStringLiteral("description"), error.description},
                                                              {QStringLiteral("detail"), error.detail}});
    }
    return response;
}

// Names that begin with an underscore are those that HAR leaves to the writer.
QJsonObject entryOf(const api::Exchange &exchange, const QUrl &tenant)
{
    const double ms = static_cast<double>(exchange.duration.count()) / 1000.0;
    return {{QStringLiteral("startedDateTime"), exchange.started.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("time"), ms},
            {QStringLiteral("request"), requestOf(exchange, tenant)},
            {QStringLiteral("response"), responseOf(exchange)},
            {QStringLiteral("cache"), QJsonObject()},
            {QStringLiteral("timings"),
             QJsonObject{{QStringLiteral("send"), 0}, {QStringLiteral("wait"), ms}, {QStringLiteral("receive"), 0}}},
            {QStringLiteral("_apiMethod"), QString::fromLatin1(api::methodInfo(exchange.method).name)},
            {QStringLiteral("_attempt"), exchange.attempt},
            {QStringLiteral("_requestId"), exchange.requestId}};
}

} // namespace

tl::expected<HarSaved, QString> writeHar(QIODevice &device, const QList<ActivityEntry> &entries, const HarSource &source)
{
    HarSaved saved;
    const auto put = [&device](const QByteArray &bytes) { return device.write(bytes) == bytes.size(); };
    const QJsonObject creator{{QStringLiteral("name"), QStringLiteral("Outdial")}, {QStringLiteral("version"), source.version}};
    bool good = put("{\"log\":{\"version\":\"1.2\",\"creator\":" + QJsonDocument(creator).toJson(QJsonDocument::Compact) +
                    ",\"entries\":[");
    for (const ActivityEntry &entry : entries) {
        if (!good)
            break;
        if (!entry.isRequest())
            continue;
        const QByteArray json = QJsonDocument(entryOf(entry.exchange, source.tenant)).toJson(QJsonDocument::Compact);
        good = put((saved.requests == 0 ? "\n" : ",\n") + json);
        ++saved.requests;
        if (entry.exchange.contents)
            ++saved.withContents;
    }
    if (!good || !put("\n]}}\n"))
        return tl::unexpected(device.errorString());
    return saved;
}

tl::expected<HarSaved, QString> saveHar(const QString &path, const QList<ActivityEntry> &entries, const HarSource &source)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(file.errorString());
    // Bodies are about people.
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    auto saved = writeHar(file, entries, source);
    if (saved && !file.commit())
        return tl::unexpected(file.errorString());
    return saved;
}

} // namespace outdial::models
