// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the monitor shows of a campaign or of one of its list instances: plain values, made by CampaignMonitor, shown by the views
// of the monitor. Times are ms since the epoch, UTC. What is not known is absent or says so; it is never zero.
#pragma once

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace outdial::models {

enum class ChartSpan { Hour, Day, Week };

// Steps of a chart: an hour in minutes, a day in 15 minutes, a week in hours.
struct ChartPoint {
    qint64 start = 0;       // of the step
    double attempts = 0;    // a minute, over the step
    double completions = 0; //
    bool known = true;      // false: nothing was read of this step, a gap
};

struct Chart {
    ChartSpan span = ChartSpan::Hour;
    qint64 from = 0;
    qint64 to = 0;   // now, or when the last good reading was
    qint64 step = 0; // ms
    QList<ChartPoint> points;
};

struct NamedCount {
    QString name;
    qint64 count = 0;
};

// Of the attempts of the last hour.
struct AgentFigures {
    QString agent;
    qint64 attempts = 0;
    qint64 completions = 0; // records that such an attempt completed
    qint64 connects = 0;
    qint64 talkSeconds = 0; // of all connects
    qint64 last = 0;        // time of the last attempt
};

// Attempts are counted once each, by record and attempt, whatever page brought them.
struct MonitorFigures {
    bool known = false;       // every enabled instance was read to its end once
    bool approximate = false; // see ProgressCounter
    qint64 readAt = 0;        // when the newest reading was answered; 0: never

    // A minute, over the last five whole minutes, and the same an hour before. Absent where that time was not read.
    std::optional<double> attemptsPerMinute;
    std::optional<double> completionsPerMinute;
    std::optional<double> attemptsPerMinuteHourAgo;
    std::optional<double> completionsPerMinuteHourAgo;

    // Of the last hour. A connect is an attempt with a call duration above zero.
    qint64 hourAttempts = 0;
    qint64 hourConnects = 0;
    qint64 hourTalkSeconds = 0;
    qint64 hourDialSeconds = 0;

    // Of the records as they stand, by last disposition, the most frequent first; their sum is attemptedRecords.
    QList<NamedCount> dispositions;
    qint64 attemptedRecords = 0;
    qint64 completedRecords = 0;
    qint64 totalRecords = 0;
    // Of all attempts that the records have, by result of the call progress analysis; their sum is attempts. An empty name: none.
    QList<NamedCount> cpaResults;
    qint64 attempts = 0;
    std::optional<qint64> lastAttempt;

    QList<AgentFigures> agents; // of the last hour, the busiest first; attempts without an agent are in none
};

} // namespace outdial::models
