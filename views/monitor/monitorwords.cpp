// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QDateTime>

#include <views/monitor/monitorwords.h>
#include <views/monitor/ratechart.h>
#include <views/shared/figures.h>

#include <algorithm>
#include <chrono>

namespace outdial::views {

using models::Forecast;
using models::Freshness;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MonitorWords)
};

constexpr qint64 minuteMs = 60 * 1000;

// Minutes, as exact as they may be: whole ones below an hour, tens above two hours, hours above a day.
qint64 roughly(qint64 ms)
{
    const qint64 minutes = std::max<qint64>(1, (ms + minuteMs / 2) / minuteMs);
    const qint64 grain = minutes < 60 ? 1 : minutes < 120 ? 5 : minutes < 24 * 60 ? 10 : 60;
    return (minutes + grain / 2) / grain * grain;
}

QString minutesText(qint64 minutes) { return spanText(std::chrono::minutes(minutes)); }

} // namespace

QString hourText(qint64 time) { return QDateTime::fromMSecsSinceEpoch(time).toString(QStringLiteral("HH:mm")); }

QString sinceText(qint64 time, qint64 now)
{
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(time);
    const QDateTime today = QDateTime::fromMSecsSinceEpoch(now);
    if (then.date() == today.date())
        return hourText(time);
    // momentText writes days for what is older than an hour.
    return momentText(then, std::max(today, then.addSecs(3600)));
}

QString rangeText(qint64 early, qint64 late)
{
    if (late < minuteMs)
        return Words::tr("less than 1 min");
    const qint64 from = roughly(early);
    const qint64 to = std::max(from, roughly(late));
    if (from == to)
        return Words::tr("about %1").arg(minutesText(to));
    if (to < 60)
        return Words::tr("%1 to %2 min").arg(from).arg(to);
    return Words::tr("%1 to %2").arg(minutesText(from), minutesText(to));
}

QString forecastPattern(const Forecast &forecast)
{
    switch (forecast.state) {
    case Forecast::State::Range:
        return Words::tr("Empty in %1");
    case Forecast::State::Empty:
        return Words::tr("Nothing is left to dial");
    case Forecast::State::NoEnd:
        return forecast.completed > 0 ? Words::tr("Empty in more than 30 days") : Words::tr("No end in sight");
    case Forecast::State::NotDialing:
        return Words::tr("No forecast");
    case Forecast::State::NotKnown:
    case Forecast::State::TooFew:
        break;
    }
    return Words::tr("No forecast yet");
}

QString forecastBasis(const Forecast &forecast)
{
    switch (forecast.state) {
    case Forecast::State::NoEnd:
        if (forecast.completed == 0)
            return Words::tr("no record completed in %1 min").arg(forecast.windowMinutes);
        [[fallthrough]];
    case Forecast::State::Range:
        return Words::tr("last %1 min").arg(forecast.windowMinutes);
    case Forecast::State::Empty:
        return Words::tr("all are completed");
    case Forecast::State::NotDialing:
        return Words::tr("no attempt in %1 min").arg(forecast.windowMinutes);
    case Forecast::State::TooFew:
        return Words::tr("%1 of %2 attempts needed").arg(countText(forecast.samples), countText(Forecast::needed));
    case Forecast::State::NotKnown:
        break;
    }
    return Words::tr("records not read yet");
}

QString freshnessWord(Freshness freshness)
{
    switch (freshness) {
    case Freshness::Live:
        return Words::tr("Live");
    case Freshness::Stale:
        return Words::tr("Stale");
    case Freshness::Offline:
        return Words::tr("Offline");
    case Freshness::NotReadYet:
        break;
    }
    return Words::tr("Not read yet");
}

QString freshnessAge(const CardData &card)
{
    if (card.freshness == Freshness::NotReadYet || card.readAt <= 0)
        return {};
    const qint64 age = std::max<qint64>(0, card.now - card.readAt);
    if (card.freshness == Freshness::Live && age < 1000)
        return Words::tr("now");
    const QString span = spanText(std::chrono::milliseconds(std::max<qint64>(1000, age)));
    return card.freshness == Freshness::Live ? Words::tr("%1 ago").arg(span) : span;
}

StateLook freshnessLook(Freshness freshness)
{
    switch (freshness) {
    case Freshness::Live:
        return StateLook::Live;
    case Freshness::Stale:
        return StateLook::Stale;
    case Freshness::Offline:
        return StateLook::Offline;
    case Freshness::NotReadYet:
        break;
    }
    return StateLook::Unknown;
}

RateWords rateWords(const CardData &card)
{
    const auto &rate = card.figures.attemptsPerMinute;
    if (card.freshness == Freshness::NotReadYet)
        return {unknownMark(), true, true};
    if (!card.running)
        return {Words::tr("not dialing"), false, true};
    if (!rate)
        return {unknownMark(), true, true};
    const QString number = rateText(*rate);
    return {card.isOld() ? Words::tr("~%1", "approximate figure").arg(number) : number, true, card.isOld()};
}

QString completionSentence(const CardData &card)
{
    const models::MonitorFigures &figures = card.figures;
    if (!figures.known)
        return card.figuresFailed ? Words::tr("completion could not be read") : Words::tr("completion not read yet");
    if (figures.totalRecords == 0)
        return Words::tr("no records in enabled lists");
    return Words::tr("%1, %2 of %3 completed")
        .arg(percentText(figures.completedRecords, figures.totalRecords), countText(figures.completedRecords),
             countText(figures.totalRecords));
}

QString cardSentence(const CardData &card)
{
    QStringList parts;
    for (const models::Alert &alert : card.alerts)
        parts.append(Words::tr("alert: %1").arg(alert.title));
    const RateWords rate = rateWords(card);
    if (!rate.isNumber)
        parts.append(rate.figure);
    else if (rate.figure == unknownMark())
        parts.append(Words::tr("attempts a minute not known"));
    else if (card.isOld())
        parts.append(Words::tr("about %1 attempts a minute").arg(rateText(*card.figures.attemptsPerMinute)));
    else
        parts.append(Words::tr("%1 attempts a minute").arg(rate.figure));
    parts.append(completionSentence(card));
    if (card.freshness != Freshness::Live)
        parts.append(freshnessWord(card.freshness));
    return Words::tr("%1: %2, %3").arg(card.name, card.state, parts.join(QStringLiteral(", ")));
}

QString pollFailure(const api::ApiError &error)
{
    if (error.httpStatus > 0)
        return Words::tr("Poll failed (%1).").arg(error.httpStatus);
    switch (error.kind) {
    case api::ErrorKind::Network:
        return Words::tr("Poll failed: no connection.");
    case api::ErrorKind::Timeout:
        return Words::tr("Poll failed: no answer in time.");
    case api::ErrorKind::Tls:
        return Words::tr("Poll failed: certificate not accepted.");
    default:
        return Words::tr("Poll failed.");
    }
}

QString nextTryText(const CardData &card)
{
    if (!card.nextTry || *card.nextTry <= card.now)
        return {};
    return Words::tr("Next try in %1.")
        .arg(spanText(std::chrono::milliseconds(std::max<qint64>(1000, *card.nextTry - card.now))));
}

QString dispositionName(const QString &name) { return name.isEmpty() ? Words::tr("No disposition") : name; }

} // namespace outdial::views
