// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// From what is known of a campaign at one moment to what that says of each alert: the judgement, without memory of alerts and
// without time that passes. Plain functions, any thread.
#pragma once

#include <QHash>
#include <QString>

#include <models/monitor/alert.h>
#include <models/monitor/alertinput.h>
#include <models/monitor/heldcondition.h>
#include <models/monitor/usualshares.h>

#include <array>
#include <optional>

namespace outdial::models {

// What an alert is about. Two alerts with the same key are never raised at a time.
struct AlertKey {
    AlertKind kind = AlertKind::NoAttempts;
    QString campaignId;
    QString part; // id of the instance, or the disposition; else empty

    static AlertKey of(const Alert &alert);
    friend bool operator==(const AlertKey &, const AlertKey &) = default;
    friend size_t qHash(const AlertKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, int(key.kind), key.campaignId, key.part);
    }
};

// title and text are there for Sight::On; empty, where what they say is no longer known: then they stay as they were.
struct AlertReading {
    AlertKey key;
    Sight sight = Sight::Unseen;
    QString subject;
    QString title;
    QString text;
};

// What of a campaign is remembered between two looks.
struct WatchedCampaign {
    bool ran = false;      // when it was last seen; nothing is known of the time before this window was opened
    qint64 ranAt = 0;      // ms since the epoch, UTC, of the last time it was seen running; 0: before a restart
    bool hadLists = false; // its instances were read
    quint64 look = 0;      // at which it was last seen
    UsualShares usual;
    bool learned = false; // since it was last written
};

using AlertRules = std::array<AlertRule, alertKindCount>;

// Of the rules that are on. Of instances and dispositions that are no longer there, nothing: see sightOfGone.
QList<AlertReading> readAlerts(const AlertInput &input, const WatchedCampaign &known, const AlertRules &rules, qint64 now);
// Of an alert about an instance or a disposition that the campaign no longer has.
Sight sightOfGone(const AlertKey &key, const AlertInput &input, const WatchedCampaign &known);

// "no_attempts", in the store.
QString alertKindName(AlertKind kind);
std::optional<AlertKind> alertKindOf(const QString &name);
QByteArray ruleToJson(const AlertRule &rule);
AlertRule ruleFromJson(AlertKind kind, const QByteArray &json); // what is not there is as by default
// Within what makes sense: no negative times and thresholds.
AlertRule sensible(AlertRule rule);

} // namespace outdial::models
