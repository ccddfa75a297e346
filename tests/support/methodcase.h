// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One method of the API as a test sees it: how the client is asked, what has to go over the wire, an answer as the reference
// prints it (with other data) and what has to come of it. Written from the reference by hand.
#pragma once

#include <QtTest>

#include <api/client/client.h>

#include <functional>

namespace outdial::test {

// What a call ended with: its value in words, or its error.
using Told = api::Result<QString>;

struct MethodCase {
    api::Method method = api::Method::GetAccessToken;
    std::function<Told(api::Client &)> ask; // waits for the answer
    QByteArray verb;
    QString target;    // below /configapi/v3/
    QByteArray body;   // JSON; empty when nothing may be sent
    QByteArray answer; // of a 200
    QString value;     // in words
    QList<int> errors; // documented for it, apart from 400, 401 and 403, which all have
};

template <typename T, typename Words>
Told told(const api::Call<T> &call, Words words)
{
    const api::Result<T> result = call.result();
    if (!result)
        return tl::unexpected(result.error());
    if constexpr (std::is_void_v<T>)
        return words();
    else
        return words(*result);
}

inline QString words(std::initializer_list<QString> parts) { return QStringList(parts).join(QStringLiteral(" | ")); }
inline QString word(qint64 number) { return QString::number(number); }
inline QString word(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }
inline QString yes(bool flag, const char *name)
{
    return flag ? QString::fromLatin1(name) : QStringLiteral("not ") + QLatin1String(name);
}
inline QString word(api::CampaignState state)
{
    switch (state) {
    case api::CampaignState::Running:
        return QStringLiteral("running");
    case api::CampaignState::Stopped:
        return QStringLiteral("stopped");
    case api::CampaignState::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

// A page in words: each record's fields, status and attempts.
inline QString pageWords(const api::RecordPagePtr &page)
{
    QStringList rows{page->nextCursor().isNull() ? QStringLiteral("no cursor") : page->nextCursor()};
    for (int row = 0; row < page->size(); ++row) {
        QStringList parts;
        for (int field = 0; field < page->entryFieldCount(); ++field)
            parts << word(page->entryFieldName(field)) + QLatin1Char('=') + word(page->entryValue(row, field));
        const api::RecordStatus status = page->status(row);
        if (status.known) {
            parts << QStringLiteral("%1 attempts").arg(status.totalAttempts) << yes(status.completed, "completed")
                  << word(status.lastDisposition) << word(status.lastAgent);
            if (status.lastDate != api::noTime)
                parts << QStringLiteral("at ") + word(status.lastDate);
        }
        for (int extra = 0; extra < page->statusExtraCount(); ++extra) {
            const QString value = word(page->statusExtraValue(row, extra));
            if (!value.isEmpty())
                parts << word(page->statusExtraName(extra)) + QLatin1Char('=') + value;
        }
        for (int i = 0; i < page->attemptCount(row); ++i) {
            const api::Attempt attempt = page->attempt(row, i);
            parts << QStringLiteral("[%1 %2 %3s]").arg(word(attempt.disposition), word(attempt.phone)).arg(attempt.callDuration);
        }
        rows << parts.join(QStringLiteral(", "));
    }
    return rows.join(QStringLiteral(" | "));
}

inline QString bulkWords(const api::BulkAnswer &answer)
{
    QStringList parts{QString::number(answer.done)};
    for (const api::BulkRejects &rejects : answer.rejects) {
        for (const QByteArray &object : rejects.objects)
            parts << rejects.cause + QLatin1Char(' ') + QString::fromUtf8(object);
    }
    return parts.join(QStringLiteral(" | "));
}

inline const QString campaignId = QStringLiteral("3F1C09D2-7B64-4E0A-9C55-0A1B2C3D4E5F");
inline const QString listId = QStringLiteral("A90B7E31-55D0-4C1F-8E77-6655AA44BB33");
inline const QString instanceId = QStringLiteral("C0FFEE10-6CC4-11EE-807C-0800200C9A66");
inline const QString dncId = QStringLiteral("D0D0CAFE-0B1C-4D2E-8F30-112233445566");

} // namespace outdial::test
