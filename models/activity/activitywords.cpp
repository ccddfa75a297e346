// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <QTimeZone>

#include <models/activity/activitywords.h>
#include <models/connect/errorwords.h>

#include <algorithm>
#include <array>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActivityWords)
};

struct Reason {
    int status;
    const char *phrase; // as HTTP names it
    const char *word;   // for people
};

constexpr std::array reasons{
    Reason{200, "OK", QT_TRANSLATE_NOOP("ActivityWords", "OK")},
    Reason{201, "Created", QT_TRANSLATE_NOOP("ActivityWords", "Created")},
    Reason{202, "Accepted", QT_TRANSLATE_NOOP("ActivityWords", "Accepted")},
    Reason{204, "No Content", QT_TRANSLATE_NOOP("ActivityWords", "No content")},
    Reason{301, "Moved Permanently", QT_TRANSLATE_NOOP("ActivityWords", "Moved")},
    Reason{302, "Found", QT_TRANSLATE_NOOP("ActivityWords", "Redirected")},
    Reason{400, "Bad Request", QT_TRANSLATE_NOOP("ActivityWords", "Bad request")},
    Reason{401, "Unauthorized", QT_TRANSLATE_NOOP("ActivityWords", "Not signed in")},
    Reason{403, "Forbidden", QT_TRANSLATE_NOOP("ActivityWords", "Forbidden")},
    Reason{404, "Not Found", QT_TRANSLATE_NOOP("ActivityWords", "Not found")},
    Reason{405, "Method Not Allowed", QT_TRANSLATE_NOOP("ActivityWords", "Verb not allowed")},
    Reason{407, "Proxy Authentication Required", QT_TRANSLATE_NOOP("ActivityWords", "Proxy sign-in")},
    Reason{408, "Request Timeout", QT_TRANSLATE_NOOP("ActivityWords", "Timed out")},
    Reason{409, "Conflict", QT_TRANSLATE_NOOP("ActivityWords", "Conflict")},
    Reason{413, "Content Too Large", QT_TRANSLATE_NOOP("ActivityWords", "Too large")},
    Reason{415, "Unsupported Media Type", QT_TRANSLATE_NOOP("ActivityWords", "Type refused")},
    Reason{429, "Too Many Requests", QT_TRANSLATE_NOOP("ActivityWords", "Too many")},
    Reason{500, "Internal Server Error", QT_TRANSLATE_NOOP("ActivityWords", "Server fault")},
    Reason{502, "Bad Gateway", QT_TRANSLATE_NOOP("ActivityWords", "Bad gateway")},
    Reason{503, "Service Unavailable", QT_TRANSLATE_NOOP("ActivityWords", "Unavailable")},
    Reason{504, "Gateway Timeout", QT_TRANSLATE_NOOP("ActivityWords", "Gateway timeout")},
};

const Reason *reasonOf(int status)
{
    const auto found = std::find_if(reasons.cbegin(), reasons.cend(), [status](const Reason &r) { return r.status == status; });
    return found == reasons.cend() ? nullptr : &*found;
}

// The C locale groups no digits and has no short units; what a person reads has both.
QLocale shownLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

bool isAnswerLost(const api::Exchange &exchange)
{
    return exchange.error && exchange.error->committed == api::Committed::Unknown && api::methodInfo(exchange.method).writes;
}

QString saidByTheApi(const api::ApiError &error)
{
    const QString name = error.error.simplified();
    const QString description = error.description.simplified();
    if (name.isEmpty() || description.isEmpty())
        return name.isEmpty() ? description : name;
    return QString(name % QStringLiteral(": ") % description);
}

} // namespace

QString methodTitle(api::Method method)
{
    const QString name = QString::fromLatin1(api::methodInfo(method).name);
    switch (method) {
    case api::Method::DncDeleteAllRecords:
    case api::Method::DncDeleteManyRecords:
    case api::Method::DncAddManyRecords:
    case api::Method::DncAddRecordsDeprecated:
    case api::Method::DncReplaceRecordsDeprecated:
        return Words::tr("%1 (DNC)", "a method for Do-Not-Call lists").arg(name);
    default:
        return name;
    }
}

QLatin1String reasonPhrase(int status)
{
    const Reason *reason = reasonOf(status);
    return QLatin1String(reason ? reason->phrase : "");
}

QString statusText(const api::Exchange &exchange)
{
    if (exchange.status == 0)
        return exchange.error && exchange.error->isCancelled() ? Words::tr("cancelled") : Words::tr("no answer");
    const QString code = QString::number(exchange.status);
    if (const Reason *reason = reasonOf(exchange.status))
        return QString(code % u' ' % QCoreApplication::translate("ActivityWords", reason->word));
    switch (exchange.status / 100) {
    case 2:
        return Words::tr("%1 Success").arg(code);
    case 3:
        return Words::tr("%1 Redirected").arg(code);
    case 4:
        return Words::tr("%1 Refused").arg(code);
    case 5:
        return Words::tr("%1 Server fault").arg(code);
    default:
        return code;
    }
}

QString durationText(std::chrono::microseconds duration)
{
    const double ms = static_cast<double>(std::max<qint64>(0, duration.count())) / 1000.0;
    const QLocale locale = shownLocale();
    if (ms < 9.95)
        return Words::tr("%1 ms").arg(locale.toString(ms, 'f', 1));
    if (ms < 999.5)
        return Words::tr("%1 ms").arg(locale.toString(qRound64(ms)));
    if (ms < 59'995)
        return Words::tr("%1 s").arg(locale.toString(ms / 1000.0, 'f', 2));
    const qint64 seconds = qRound64(ms / 1000.0);
    return Words::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

QString bytesText(qint64 bytes)
{
    return shownLocale().formattedDataSize(std::max<qint64>(0, bytes), 1, QLocale::DataSizeSIFormat);
}

QString activityTime(const QDateTime &time, const QDateTime &now)
{
    const QDateTime local = time.toTimeZone(now.timeZone());
    const QString clock = local.toString(QStringLiteral("HH:mm:ss.zzz"));
    if (local.date() == now.date())
        return clock;
    return QString(shownLocale().toString(local.date(), Words::tr("d MMM", "date format")) % u' ' % clock);
}

ActivityLook activityLook(const ActivityEntry &entry)
{
    if (!entry.isRequest()) {
        switch (entry.tone) {
        case MessageTone::Ok:
            return ActivityLook::Done;
        case MessageTone::Note:
            return ActivityLook::Note;
        case MessageTone::Warning:
            return ActivityLook::Warning;
        case MessageTone::Error:
            return ActivityLook::Failed;
        }
    }
    if (!entry.exchange.error)
        return ActivityLook::Done;
    if (isAnswerLost(entry.exchange))
        return ActivityLook::AnswerLost;
    return entry.exchange.error->isCancelled() ? ActivityLook::Cancelled : ActivityLook::Failed;
}

QString outcomeWord(const ActivityEntry &entry)
{
    if (!entry.isRequest())
        return Words::tr("Message");
    switch (activityLook(entry)) {
    case ActivityLook::Done:
        return Words::tr("Done");
    case ActivityLook::AnswerLost:
        return Words::tr("Answer lost");
    case ActivityLook::Cancelled:
        return Words::tr("Cancelled");
    default:
        return Words::tr("Failed");
    }
}

QString outcomeText(const ActivityEntry &entry)
{
    if (!entry.isRequest())
        return entry.line.simplified();
    const auto &error = entry.exchange.error;
    const ActivityLook look = activityLook(entry);
    if (!error || look == ActivityLook::Cancelled)
        return outcomeWord(entry);
    QString said = saidByTheApi(*error);
    if (said.isEmpty())
        said = errorSentence(*error, entry.exchange.method);
    return look == ActivityLook::AnswerLost ? Words::tr("Answer lost. %1").arg(said) : said;
}

bool hasFailed(const ActivityEntry &entry)
{
    const ActivityLook look = activityLook(entry);
    return look == ActivityLook::Failed || look == ActivityLook::AnswerLost;
}

bool wasSlow(const ActivityEntry &entry) { return entry.isRequest() && entry.exchange.duration > slowExchange; }

bool isWrite(const ActivityEntry &entry) { return entry.isRequest() && api::methodInfo(entry.exchange.method).writes; }

QString activityLine(const ActivityEntry &entry)
{
    const QString time = entry.time().toLocalTime().toString(Qt::ISODateWithMs);
    if (!entry.isRequest())
        return QStringList{time, Words::tr("Message"), entry.title.simplified(), entry.line.simplified()}.join(u'\t');
    const api::Exchange &exchange = entry.exchange;
    return QStringList{time,
                       methodTitle(exchange.method),
                       QString::fromLatin1(api::verbName(api::methodInfo(exchange.method).verb)),
                       exchange.target,
                       statusText(exchange),
                       durationText(exchange.duration),
                       QString::number(exchange.bytesSent),
                       QString::number(exchange.bytesReceived),
                       QString::number(exchange.attempt),
                       exchange.requestId,
                       outcomeText(entry)}
        .join(u'\t');
}

} // namespace outdial::models
