// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// All that a card of the monitor shows of one campaign, as plain values: made from what the models know at one moment, so that a
// card can be drawn without a tenant.
#pragma once

#include <QList>
#include <QString>

#include <models/campaigns/campaignrow.h>
#include <models/monitor/alert.h>
#include <models/monitor/dialingcheck.h>
#include <models/monitor/forecast.h>
#include <models/monitor/monitorfigures.h>
#include <views/shared/states.h>

#include <optional>

namespace outdial::models {
class CampaignMonitor;
}

namespace outdial::views {

struct CardData {
    QString id;
    QString name;

    models::Freshness freshness = models::Freshness::NotReadYet; // of this campaign, see makeCardData
    qint64 readAt = 0;                                           // ms since the epoch, UTC; 0: never
    qint64 now = 0;

    StateLook look = StateLook::Unknown;
    QString state; // "Running, as of 14:27"
    bool running = false;
    bool canStart = false;
    bool canStop = false;
    QString foot; // while it does not run: "Stopped since 14:12"

    models::MonitorFigures figures;
    bool figuresFailed = false; // not known because a reading failed
    models::Chart chart;
    models::Forecast forecast;
    bool notDialing = false; // though it runs, and what is known is not old
    QList<models::DialingCheck> checks;
    QList<models::Alert> alerts; // that are so now and neither acknowledged nor snoozed, the newest first

    QString failure;               // "Poll failed (503)."
    QString failureSentence;       // the same at length
    std::optional<qint64> nextTry; // ms since the epoch, UTC; absent: not known

    bool isOld() const { return freshness == models::Freshness::Stale || freshness == models::Freshness::Offline; }
};

// What a card needs to know besides its campaign.
struct CardContext {
    models::Freshness freshness = models::Freshness::NotReadYet; // of the feed
    QDateTime lastGood;                                          // of Get Campaigns, UTC
    std::optional<api::ApiError> error;                          // of the last Get Campaigns
    std::optional<qint64> nextTry;                               // of Get Campaigns
    qint64 now = 0;
};

// Of this moment.
CardContext cardContext(const models::CampaignMonitor &monitor);

// Running campaigns count as read when their records were, others when their state was. Stale: the feed is, or a reading of
// records failed, or none came for three minutes of a running campaign. The alerts are filtered here.
CardData makeCardData(const models::CampaignRow &row, const models::MonitorFigures &figures, const models::Chart &chart,
                      const models::Forecast &forecast, bool notDialing, const QList<models::DialingCheck> &checks,
                      const QList<models::Alert> &alerts, const CardContext &context);
CardData makeCardData(models::CampaignMonitor &monitor, const QString &campaignId, models::ChartSpan span);

// Where a card belongs on the wall: attention, running, at rest, not usable.
enum class CardRank { Attention, Running, Rest, Off };
CardRank rankOf(models::CampaignMonitor &monitor, const models::CampaignRow &row);

} // namespace outdial::views
