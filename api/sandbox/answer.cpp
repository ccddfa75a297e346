// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/answer.h>
#include <sandbox/jsonwriter.h>

namespace outdial::sandbox {

Failure badRequest(const QString &description) { return {400, description}; }

Failure unsupportedValue(const QString &parameter, const QString &value, const QString &expected)
{
    return {400, QStringLiteral("'%1' has unsupported value '%2': %3 is expected").arg(parameter, value, expected)};
}

Failure unauthorized(const QString &description) { return {401, description}; }

Failure forbidden(const QString &description) { return {403, description}; }

Failure notFound(const QString &description) { return {404, description}; }

Failure conflict(const QString &description) { return {409, description}; }

QString errorName(int status)
{
    switch (status) {
    case 400:
        return QStringLiteral("bad_request");
    case 401:
        return QStringLiteral("unauthorized");
    case 403:
        return QStringLiteral("forbidden");
    case 404:
        return QStringLiteral("not_found");
    case 405:
        return QStringLiteral("method_not_allowed");
    case 409:
        return QStringLiteral("conflict");
    case 413:
        return QStringLiteral("payload_too_large");
    case 415:
        return QStringLiteral("unsupported_media_type");
    case 429:
        return QStringLiteral("too_many_requests");
    default:
        return QStringLiteral("server_error");
    }
}

Answer failureAnswer(const Failure &failure)
{
    JsonWriter json;
    json.beginObject();
    json.key("error").text(errorName(failure.status));
    json.key("error_description").text(failure.description);
    json.endObject();
    return {.status = failure.status, .body = json.bytes()};
}

} // namespace outdial::sandbox
