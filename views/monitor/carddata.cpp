// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/campaigns/campaignwords.h>
#include <models/connect/errorwords.h>
#include <models/monitor/campaignmonitor.h>
#include <views/campaigns/campaigntable.h>
#include <views/monitor/carddata.h>
#include <views/monitor/monitorwords.h>

#include <algorithm>

namespace outdial::views {

using models::CampaignShown;
using models::Freshness;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CardData)
};

constexpr qint64 readingsOverdue = 3 * 60 * 1000;

bool isOpen(const models::Alert &alert, qint64 now)
{
    return alert.isActive() && !alert.acknowledged.isValid() &&
           (!alert.snoozedUntil.isValid() || alert.snoozedUntil.toMSecsSinceEpoch() <= now);
}

QString footOf(const models::CampaignRow &row, qint64 now)
{
    switch (row.shown()) {
    case CampaignShown::Stopped:
        // What it was when we came is not a time at which it was stopped.
        return row.changed.isValid() ? Words::tr("Stopped since %1").arg(sinceText(row.changed.toMSecsSinceEpoch(), now))
                                     : Words::tr("Stopped since before Outdial looked");
    case CampaignShown::Disabled:
        return Words::tr("Disabled: it can be enabled in Contact Center Administrator only");
    case CampaignShown::StartFailed:
    case CampaignShown::StopFailed:
        return models::failureText(row);
    case CampaignShown::NotConfirmed:
        return models::notConfirmedText(row);
    case CampaignShown::Unknown:
        return row.missing ? Words::tr("The tenant has no campaign with this ID") : Words::tr("Its state is not known");
    default:
        return {};
    }
}

} // namespace

CardData makeCardData(const models::CampaignRow &row, const models::MonitorFigures &figures, const models::Chart &chart,
                      const models::Forecast &forecast, bool notDialing, const QList<models::DialingCheck> &checks,
                      const QList<models::Alert> &alerts, const CardContext &context)
{
    CardData card;
    card.id = row.id;
    card.name = row.name.isEmpty() ? row.id : row.name;
    card.now = context.now;
    card.running = row.isRunning();
    card.canStart = row.canStart();
    card.canStop = row.canStop();
    card.figures = figures;
    card.chart = chart;
    card.forecast = forecast;
    card.checks = checks;
    for (const models::Alert &alert : alerts) {
        if (isOpen(alert, context.now))
            card.alerts.append(alert);
    }
    std::stable_sort(card.alerts.begin(), card.alerts.end(),
                     [](const models::Alert &one, const models::Alert &other) { return one.raised > other.raised; });

    const qint64 stateRead = row.stateRead.isValid() ? row.stateRead.toMSecsSinceEpoch() : 0;
    card.readAt = card.running && figures.readAt > 0 ? figures.readAt : stateRead;
    card.figuresFailed = !row.walkErrors.isEmpty() || row.detailError;

    std::optional<api::ApiError> error = context.error;
    if (!error && !row.walkErrors.isEmpty())
        error = *row.walkErrors.constBegin();
    if (!error && row.detailError)
        error = row.detailError;
    if (error) {
        card.failure = pollFailure(*error);
        card.failureSentence = models::errorSentence(*error);
        card.nextTry = context.error ? context.nextTry : std::nullopt;
    }

    card.freshness = context.freshness;
    if (card.freshness == Freshness::Live) {
        const bool overdue = card.running && figures.known && context.now - figures.readAt > readingsOverdue;
        if (card.figuresFailed || overdue)
            card.freshness = Freshness::Stale;
    }
    // What kept it from dialing is not known to do so still.
    card.notDialing = notDialing && card.running && !card.isOld();
    const models::WordsContext words{card.isOld(),
                                     card.readAt > 0 ? QDateTime::fromMSecsSinceEpoch(card.readAt, Qt::UTC) : context.lastGood,
                                     QDateTime::fromMSecsSinceEpoch(context.now)};
    card.look = lookOf(row.shown(), card.isOld());
    card.state = models::stateText(row, words);
    card.foot = footOf(row, context.now);
    return card;
}

CardContext cardContext(const models::CampaignMonitor &monitor)
{
    const models::CampaignFeed &feed = monitor.feed();
    CardContext context;
    context.freshness = feed.freshness();
    context.lastGood = feed.lastGood();
    context.error = feed.error();
    context.now = monitor.now();
    // By the clock of the monitor, whatever this workstation's says.
    if (const QDateTime next = feed.nextPoll(); next.isValid())
        context.nextTry = context.now + QDateTime::currentDateTimeUtc().msecsTo(next);
    return context;
}

CardData makeCardData(models::CampaignMonitor &monitor, const QString &campaignId, models::ChartSpan span)
{
    const models::CampaignFeed &feed = monitor.feed();
    const models::CampaignRow *row = feed.row(campaignId);
    if (!row)
        return {};
    const bool notDialing = row->isRunning() && monitor.isNotDialing(campaignId);
    return makeCardData(*row, monitor.figures(campaignId), monitor.chart(campaignId, span), monitor.forecast(campaignId),
                        notDialing, notDialing ? monitor.checks(campaignId) : QList<models::DialingCheck>(),
                        monitor.alerts().activeOf(campaignId), cardContext(monitor));
}

CardRank rankOf(models::CampaignMonitor &monitor, const models::CampaignRow &row)
{
    switch (row.shown()) {
    case CampaignShown::StartFailed:
    case CampaignShown::StopFailed:
    case CampaignShown::NotConfirmed:
        return CardRank::Attention;
    case CampaignShown::Disabled:
    case CampaignShown::Unknown:
        return CardRank::Off;
    default:
        break;
    }
    const QList<models::Alert> alerts = monitor.alerts().activeOf(row.id);
    const qint64 now = monitor.now();
    if (std::any_of(alerts.begin(), alerts.end(), [now](const models::Alert &alert) { return isOpen(alert, now); }))
        return CardRank::Attention;
    if (row.isRunning())
        return monitor.isNotDialing(row.id) ? CardRank::Attention : CardRank::Running;
    return CardRank::Rest;
}

} // namespace outdial::views
