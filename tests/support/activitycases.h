// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Exchanges for tests of the activity log and of what leaves it.
#pragma once

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <models/activity/harwriter.h>

namespace outdial::test {

inline QString c(const char *text) { return QString::fromUtf8(text); }

inline const QDateTime noon(QDate(2024, 11, 13), QTime(12, 0, 0, 42), QTimeZone::utc());

inline api::Exchange exchange(api::Method method, const char *target, int number = 1)
{
    api::Exchange made;
    made.requestId = QStringLiteral("r-%1").arg(number);
    made.method = method;
    made.target = c(target);
    made.started = noon;
    made.duration = std::chrono::milliseconds(120);
    made.bytesReceived = 2'048;
    made.status = 200;
    return made;
}

inline api::Exchange failed(api::Method method, const char *target, int status, const char *error, const char *description)
{
    api::Exchange made = exchange(method, target, 90);
    made.status = status;
    api::ApiError problem;
    problem.kind = status == 0 ? api::ErrorKind::Network : api::ErrorKind::BadRequest;
    problem.httpStatus = status;
    problem.error = c(error);
    problem.description = c(description);
    made.error = problem;
    return made;
}

inline api::Exchange withContents(int number, const QByteArray &sent, const QByteArray &received)
{
    api::Exchange made = exchange(api::Method::AddRecord, "callinglist/add/L1", number);
    made.bytesSent = sent.size();
    made.bytesReceived = received.size();
    made.contents = api::ExchangeContents{sent, received, "application/json"};
    return made;
}

inline models::ActivityEntry entryOf(const api::Exchange &made)
{
    models::ActivityEntry entry;
    entry.exchange = made;
    return entry;
}

inline QJsonObject harOf(const QList<models::ActivityEntry> &entries, QByteArray *text = nullptr)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto saved = models::writeHar(buffer, entries, {QUrl(c("https://tenant.example.com:8443")), c("1.2.3")});
    if (!saved)
        return {};
    if (text)
        *text = buffer.data();
    return QJsonDocument::fromJson(buffer.data()).object();
}

} // namespace outdial::test
