// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the monitor warns of, and when. Plain values.
#pragma once

#include <QDateTime>
#include <QString>

namespace outdial::models {

enum class AlertKind {
    NearlyExhausted,  // of an enabled instance of a running campaign: fewer open records than the threshold (percent), or none
    CampaignStopped,  // it ran, and somebody other than this window stopped it
    NoAttempts,       // it runs and has open records; threshold: minutes without an attempt
    DispositionShare, // of a campaign: the share of one last disposition in the last hour left its usual band; threshold:
                      // percentage points
};
inline constexpr int alertKindCount = 4;

// A condition must hold for `hold` before the alert is raised, and must be gone by `hysteresis` beyond the threshold, again for
// `hold`, before it is over: what flickers raises nothing, and nothing twice.
struct AlertRule {
    AlertKind kind = AlertKind::NoAttempts;
    bool on = true;
    double threshold = 0;
    double hysteresis = 0; // in the unit of the threshold
    int holdSeconds = 0;
    bool notify = true; // by the desktop, too

    friend bool operator==(const AlertRule &, const AlertRule &) = default;
};

// 5 % open, 10 minutes without an attempt, 15 percentage points; see alertrules.cpp.
AlertRule defaultRule(AlertKind kind);

struct Alert {
    QString id;
    AlertKind kind = AlertKind::NoAttempts;
    QString campaignId;
    QString campaignName;
    QString instanceId; // where it concerns one
    QString subject;    // name of the instance or the disposition; may be empty
    QString title;      // "No attempt for 14 min"
    QString text;       // one or two sentences: what is so, what can be done
    QDateTime raised;   // UTC
    QDateTime ended;    // UTC; invalid: it is so now
    QDateTime acknowledged;
    QDateTime snoozedUntil;

    bool isActive() const { return !ended.isValid(); }
};

} // namespace outdial::models
