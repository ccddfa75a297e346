// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Campaigns as the wall of the monitor may show them: made-up values, some of them long, at one moment of a made-up day.
#pragma once

#include <QDateTime>

#include <views/monitor/carddata.h>

#include <cmath>

namespace outdial::testing {

inline constexpr qint64 minute = 60'000;

// Thursday, 14 November 2024, 14:31:00 UTC.
inline qint64 caseNow() { return QDateTime(QDate(2024, 11, 14), QTime(14, 31), Qt::UTC).toMSecsSinceEpoch(); }

// An hour of minutes that ends at `to`; value(i) is the rate in minute i, negative: not read.
template <typename Value>
models::Chart hourChart(qint64 to, Value value)
{
    models::Chart chart;
    chart.span = models::ChartSpan::Hour;
    chart.step = minute;
    chart.from = to - 60 * minute;
    chart.to = to;
    for (int i = 0; i < 60; ++i) {
        const double rate = value(i);
        chart.points.append({chart.from + i * minute, std::max(0.0, rate), std::max(0.0, std::floor(rate * 0.37)), rate >= 0});
    }
    return chart;
}

// A line that looks like one: around `mean`, without chance.
inline double wave(double mean, int i)
{
    return std::round(mean * (1 + 0.14 * std::sin(i * 0.61) + 0.08 * std::sin(i * 1.93 + 1) + 0.05 * std::sin(i * 3.1)));
}

inline views::CardData runningCard()
{
    views::CardData card;
    card.id = QStringLiteral("c1");
    card.name = QStringLiteral("Spring renewals — West Coast");
    card.freshness = models::Freshness::Live;
    card.now = caseNow();
    card.readAt = caseNow() - 3000;
    card.look = views::StateLook::Running;
    card.state = QStringLiteral("Running");
    card.running = true;
    card.canStop = true;
    card.figures.known = true;
    card.figures.readAt = card.readAt;
    card.figures.attemptsPerMinute = 118;
    card.figures.completedRecords = 18204;
    card.figures.attemptedRecords = 28480;
    card.figures.totalRecords = 40000;
    card.figures.dispositions = {{QStringLiteral("No answer"), 12610},        {QStringLiteral("Appointment approved"), 7118},
                                 {QStringLiteral("Answering machine"), 5240}, {QStringLiteral("Not interested"), 2102},
                                 {QStringLiteral("Call back later"), 1088},   {QStringLiteral("Wrong number"), 322}};
    card.chart = hourChart(caseNow(), [](int i) { return wave(112, i); });
    card.forecast.state = models::Forecast::State::Range;
    card.forecast.early = 130 * minute;
    card.forecast.late = 200 * minute;
    card.forecast.samples = 3410;
    return card;
}

inline views::CardData germanCard()
{
    views::CardData card = runningCard();
    card.id = QStringLiteral("c2");
    card.name = QStringLiteral("Terminerinnerung Zahnvorsorge Süddeutschland und Österreich");
    card.readAt = caseNow() - 1000;
    card.figures.attemptsPerMinute = 46;
    card.figures.completedRecords = 9841;
    card.figures.attemptedRecords = 11390;
    card.figures.totalRecords = 12600;
    card.figures.dispositions = {{QStringLiteral("Termin bestätigt"), 6012},
                                 {QStringLiteral("Nicht erreicht"), 3377},
                                 {QStringLiteral("Termin verschoben, Rückruf durch die Praxisleitung am Folgetag erbeten"), 1401},
                                 {QStringLiteral("Falsche Nummer"), 600}};
    card.chart = hourChart(caseNow(), [](int i) { return wave(48, i + 20); });
    card.forecast.early = 25 * minute;
    card.forecast.late = 40 * minute;
    return card;
}

inline views::CardData staleCard()
{
    views::CardData card = runningCard();
    card.id = QStringLiteral("c3");
    card.name = QStringLiteral("Warranty recall: household appliances");
    card.freshness = models::Freshness::Stale;
    card.readAt = caseNow() - 250'000;
    card.figures.readAt = card.readAt;
    card.look = views::StateLook::RunningOld;
    card.state = QStringLiteral("Running, as of 14:26");
    card.figures.attemptsPerMinute = 97;
    card.figures.completedRecords = 30412;
    card.figures.attemptedRecords = 47101;
    card.figures.totalRecords = 54310;
    card.figures.dispositions = {{QStringLiteral("No answer"), 21502},
                                 {QStringLiteral("Recall confirmed"), 16020},
                                 {QStringLiteral("Device already disposed of"), 6110},
                                 {QStringLiteral("Refused"), 3469}};
    card.chart = hourChart(caseNow() - 5 * minute, [](int i) { return wave(98, i + 40); }); // whole minutes that were read
    card.failure = QStringLiteral("Poll failed (503).");
    card.failureSentence = QStringLiteral("The tenant is under maintenance (503).");
    card.nextTry = caseNow() + 40'000;
    return card;
}

inline models::DialingCheck check(models::DialingCheck::Outcome outcome, const QString &text, const QString &detail = {},
                                  models::DialingCheck::Remedy remedy = models::DialingCheck::Remedy::None,
                                  const QString &button = {}, const QString &instance = {})
{
    return {outcome, text, detail, remedy, button, instance};
}

inline views::CardData notDialingCard()
{
    using models::DialingCheck;
    views::CardData card = runningCard();
    card.id = QStringLiteral("c4");
    card.name = QStringLiteral("Meter reading callbacks");
    card.readAt = caseNow() - 2000;
    card.notDialing = true;
    card.figures.attemptsPerMinute = 0;
    card.figures.completedRecords = 6250;
    card.figures.attemptedRecords = 6250;
    card.figures.totalRecords = 7100;
    card.checks = {
        check(DialingCheck::Outcome::Passed, QStringLiteral("The campaign is enabled and running")),
        check(DialingCheck::Outcome::Passed, QStringLiteral("2 lists are bound")),
        check(DialingCheck::Outcome::Failed, QStringLiteral("The only enabled list is used up:"),
              QStringLiteral("all 6,250 records of “Meter readings October” are completed"), DialingCheck::Remedy::EnableInstance,
              QStringLiteral("Enable “Late meters”"), QStringLiteral("i9")),
        check(DialingCheck::Outcome::NotTold, QStringLiteral("Calling hours and agents logged in:"),
              QStringLiteral("the API does not tell")),
    };
    models::Alert alert;
    alert.id = QStringLiteral("a1");
    alert.kind = models::AlertKind::NoAttempts;
    alert.campaignId = card.id;
    alert.campaignName = card.name;
    alert.title = QStringLiteral("No attempt for 14 min");
    alert.text = QStringLiteral("It runs and has 850 open records.");
    alert.raised = QDateTime::fromMSecsSinceEpoch(caseNow() - 14 * minute, Qt::UTC);
    card.alerts = {alert};
    return card;
}

inline views::CardData youngCard()
{
    views::CardData card = runningCard();
    card.id = QStringLiteral("c5");
    card.name = QStringLiteral("Autumn survey, wave 2");
    card.readAt = caseNow() - 5000;
    card.figures.attemptsPerMinute = 7;
    card.figures.completedRecords = 4;
    card.figures.attemptedRecords = 38;
    card.figures.totalRecords = 22000;
    card.figures.dispositions = {{QStringLiteral("No answer"), 21},
                                 {QStringLiteral("Voicemail left"), 11},
                                 {QStringLiteral("Interview completed"), 4},
                                 {QStringLiteral("Language barrier"), 2}};
    card.chart = hourChart(caseNow(), [](int i) { return i < 42 ? 0 : wave(6, i); });
    card.forecast = {};
    card.forecast.state = models::Forecast::State::TooFew;
    card.forecast.samples = 38;
    return card;
}

inline views::CardData stoppedCard()
{
    views::CardData card = runningCard();
    card.id = QStringLiteral("c6");
    card.name = QStringLiteral("Delivery slot confirmation");
    card.readAt = caseNow() - 8000;
    card.look = views::StateLook::Stopped;
    card.state = QStringLiteral("Stopped");
    card.running = false;
    card.canStart = true;
    card.canStop = false;
    card.foot = QStringLiteral("Stopped since 14:12");
    card.figures.attemptsPerMinute = 0;
    card.figures.completedRecords = 6110;
    card.figures.attemptedRecords = 8214;
    card.figures.totalRecords = 9400;
    card.figures.dispositions = {{QStringLiteral("Slot confirmed"), 4902},
                                 {QStringLiteral("No answer"), 2104},
                                 {QStringLiteral("Slot moved"), 788},
                                 {QStringLiteral("Refused delivery"), 420}};
    card.chart = hourChart(caseNow(), [](int i) { return i < 41 ? wave(65, i) : 0; });
    card.forecast = {};
    card.forecast.state = models::Forecast::State::NotDialing;
    return card;
}

inline views::CardData unknownCard()
{
    views::CardData card;
    card.id = QStringLiteral("c7");
    card.name = QStringLiteral("Winback Q4");
    card.freshness = models::Freshness::Live;
    card.now = caseNow();
    card.readAt = caseNow() - 4000;
    card.look = views::StateLook::Running;
    card.state = QStringLiteral("Running");
    card.running = true;
    card.canStop = true;
    card.chart = hourChart(caseNow(), [](int i) { return i < 30 || (i > 40 && i < 50) ? -1 : wave(30, i); });
    return card;
}

inline views::CardData offlineCard()
{
    views::CardData card = staleCard();
    card.id = QStringLiteral("c8");
    card.name = QStringLiteral("Appliance pick-up");
    card.freshness = models::Freshness::Offline;
    card.failure = QStringLiteral("Poll failed: no connection.");
    card.nextTry.reset();
    return card;
}

} // namespace outdial::testing
