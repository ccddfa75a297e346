// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A tenant with campaigns whose records have attempts: Get Updated Records follows from a table of calls that a test edits.
#pragma once

#include <map>
#include <support/campaigntenant.h>

namespace outdial::testing {

struct DialedCall {
    QString record;
    qint64 at = 0; // ms since the epoch, UTC
    QString disposition = QStringLiteral("No answer");
    QString agent = {};
    int talk = 0; // seconds
    bool completes = false;
};

class DialedTenant : public CampaignTenant {
public:
    DialedTenant() { readable(); }

    void dial(const QString &instance, const QList<DialedCall> &calls)
    {
        QMutexLocker lock(&m_callMutex);
        m_calls[instance] += calls;
    }
    void erase(const QString &instance, const QString &record)
    {
        QMutexLocker lock(&m_callMutex);
        m_calls[instance].removeIf([&](const DialedCall &call) { return call.record == record; });
    }
    void readable()
    {
        on(api::Method::GetUpdatedRecords, [this](const api::WireRequest &request) { return page(body(request)); });
    }
    void unreadable() { on(api::Method::GetUpdatedRecords, error(503, "unavailable", "maintenance")); }

private:
    static QString text(qint64 time)
    {
        return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
    }
    // In the order of lastDate, at or after startTime; attempts the newest first. The cursor is the last date and record given.
    Answer page(const QJsonObject &wanted)
    {
        QMutexLocker lock(&m_callMutex);
        std::map<QString, QList<DialedCall>> records;
        for (const DialedCall &call : std::as_const(m_calls[wanted.value(QStringLiteral("instanceId")).toString()]))
            records[call.record] << call;
        std::map<QString, QJsonObject> inOrder;
        for (auto &[id, calls] : records) {
            std::ranges::sort(calls, std::greater<>(), &DialedCall::at);
            const DialedCall &last = calls.first();
            QJsonArray attempts;
            bool completed = false;
            for (const DialedCall &call : std::as_const(calls)) {
                completed = completed || call.completes;
                attempts << QJsonObject{
                    {QStringLiteral("call_attempted"), true},
                    {QStringLiteral("disposition"), call.disposition},
                    {QStringLiteral("date"), text(call.at)},
                    {QStringLiteral("callDuration"), call.talk},
                    {QStringLiteral("dialingDuration"), 5},
                    {QStringLiteral("agent"), call.agent},
                    {QStringLiteral("CPAResult"), call.talk > 0 ? QStringLiteral("Voice") : QStringLiteral("No Answer")}};
            }
            const QJsonObject status{{QStringLiteral("totalAttempts"), calls.size()},
                                     {QStringLiteral("completed"), completed},
                                     {QStringLiteral("completedTime"), completed ? text(last.at) : QString()},
                                     {QStringLiteral("lastDisposition"), last.disposition},
                                     {QStringLiteral("lastAgent"), last.agent},
                                     {QStringLiteral("lastDate"), text(last.at)}};
            inOrder[QString(text(last.at) + QLatin1Char('_') + id)] = {
                {QStringLiteral("entry"), QJsonObject{{QStringLiteral("phone"), id}}},
                {QStringLiteral("status"), status},
                {QStringLiteral("attempts"), attempts}};
        }
        const QString from = wanted.value(QStringLiteral("startTime")).toString();
        const QString after = wanted.value(QStringLiteral("cursor")).toString();
        QJsonArray given;
        QString cursor;
        for (const auto &[place, record] : inOrder) {
            if (place < from || place <= after || given.size() >= wanted.value(QStringLiteral("limit")).toInt())
                continue;
            given << record;
            cursor = place;
        }
        return json(QJsonObject{{QStringLiteral("next_cursor"), cursor}, {QStringLiteral("records"), given}});
    }

    QMutex m_callMutex;
    std::map<QString, QList<DialedCall>> m_calls;
};

} // namespace outdial::testing
