// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QLocale>
#include <QUrl>

#include <api/client/errormapping.h>
#include <api/types/codecs.h>

#include <algorithm>

namespace outdial::api {

namespace {

ErrorKind kindOf(int status)
{
    switch (status) {
    case 400:
    case 405:
    case 415:
        return ErrorKind::BadRequest;
    case 401:
        return ErrorKind::Authentication;
    case 403:
        return ErrorKind::Privilege;
    case 404:
        return ErrorKind::NotFound;
    case 409:
        return ErrorKind::Conflict;
    case 413:
        return ErrorKind::TooLarge;
    default:
        return ErrorKind::Server;
    }
}

// A refusal is certain when the API itself says so. 401, 413 and 429 mean by themselves that the request was not taken, also
// when something in front of the server says it.
Committed committedAfter(const MethodInfo &method, int status, const ErrorBody &body)
{
    if (!method.writes || status == 401 || status == 413 || status == 429)
        return Committed::None;
    const bool refusedByApi = status >= 400 && status < 500 && !body.error.isEmpty();
    return refusedByApi ? Committed::None : Committed::Unknown;
}

} // namespace

std::optional<ApiError> errorOfAnswer(const MethodInfo &method, const WireAnswer &answer)
{
    if (answer.status >= 200 && answer.status < 300)
        return std::nullopt;
    const ErrorBody body = decodeErrorBody(answer.body);
    ApiError error;
    error.kind = kindOf(answer.status);
    error.httpStatus = answer.status;
    error.error = body.error;
    error.description = body.description;
    error.committed = committedAfter(method, answer.status, body);
    error.retryAfter = answer.retryAfter;
    error.detail = QStringLiteral("HTTP %1").arg(answer.status);
    if (!answer.contentType.isEmpty())
        error.detail += QLatin1String(", ") + QString::fromLatin1(answer.contentType);
    return error;
}

std::optional<ApiError> errorOfHtmlSuccess(const WireAnswer &answer)
{
    const QByteArray begin = answer.body.left(256).trimmed().toLower();
    if (!begin.startsWith("<!doctype") && !begin.startsWith("<html"))
        return std::nullopt;
    ApiError error;
    error.kind = ErrorKind::Malformed;
    error.httpStatus = answer.status;
    error.description = decodeErrorBody(answer.body).description;
    error.detail = QStringLiteral("HTTP %1 with a web page instead of an answer of the API").arg(answer.status);
    return error;
}

bool meansNoSuchRecord(const ApiError &error)
{
    // Without the API's own error body it is a wrong address or something in front of the server.
    if (error.kind != ErrorKind::NotFound || error.error.isEmpty())
        return false;
    if (error.description.contains(QLatin1String("record"), Qt::CaseInsensitive))
        return true;
    const auto isAbout = [&error](const char *what) {
        return error.description.contains(QLatin1String(what), Qt::CaseInsensitive);
    };
    return !isAbout("list") && !isAbout("campaign") && !isAbout("instance") && !isAbout("url");
}

ApiError cancelledError(Committed committed)
{
    ApiError error;
    error.kind = ErrorKind::Cancelled;
    error.committed = committed;
    return error;
}

std::chrono::seconds parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    if (value.isEmpty())
        return std::chrono::seconds(0); // as nearly always; parsing a date takes as long as the rest of a call
    bool isNumber = false;
    const qint64 seconds = value.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return std::chrono::seconds(std::clamp<qint64>(seconds, 0, 7 * 24 * 3600));
    const QString text = QString::fromLatin1(value.trimmed());
    QDateTime until = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!until.isValid())
        return std::chrono::seconds(0);
    until.setTimeSpec(Qt::UTC);
    return std::chrono::seconds(std::max<qint64>(0, now.secsTo(until)));
}

void Redactor::hide(const QString &text)
{
    // Shorter ones would only garble the text around them.
    if (text.size() < 4)
        return;
    m_hidden.append(text);
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(text));
    if (encoded != text)
        m_hidden.append(encoded);
}

void Redactor::forget() { m_hidden.clear(); }

ApiError Redactor::clean(ApiError error) const
{
    error.error = clean(std::move(error.error));
    error.description = clean(std::move(error.description));
    error.detail = clean(std::move(error.detail));
    return error;
}

QByteArray Redactor::clean(QByteArray body) const
{
    for (const QString &hidden : m_hidden) {
        const QByteArray bytes = hidden.toUtf8();
        if (body.contains(bytes))
            body.replace(bytes, "…");
    }
    return body;
}

QString Redactor::clean(QString text) const
{
    for (const QString &hidden : m_hidden)
        text.replace(hidden, QString(QChar(0x2026)), Qt::CaseInsensitive);
    return text;
}

} // namespace outdial::api
