// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QJsonObject>

#include <models/monitor/alertconditions.h>
#include <models/monitor/alertwords.h>

#include <algorithm>
#include <cmath>

namespace outdial::models {

namespace {

constexpr qint64 minuteMs = 60 * 1000;

AlertReading reading(const AlertKey &key, Sight sight, const AlertText &words = {}, const QString &subject = {})
{
    return {key, sight, subject, words.title, words.text};
}

// More than half of a threshold that is passed upwards would leave no value at which the alert ends.
double endsAt(const AlertRule &rule) { return rule.threshold - std::min(rule.hysteresis, rule.threshold / 2); }

struct OpenRecords {
    qint64 known = 0;     // of the enabled instances that were read
    bool complete = true; // all enabled ones were
};

qint64 openOf(const AlertInput::Instance &instance) { return std::max<qint64>(0, instance.total - *instance.completed); }

OpenRecords openRecords(const AlertInput &input)
{
    OpenRecords open;
    for (const AlertInput::Instance &instance : input.instances) {
        if (!instance.enabled)
            continue;
        if (instance.completed)
            open.known += openOf(instance);
        else
            open.complete = false;
    }
    return open;
}

// A list that was used up long ago in a campaign that rests is no news: only one that runs raises it. What was raised stays while
// the campaign is stopped, since starting it again would not make it untrue.
void readUsedUp(const AlertInput &input, const AlertRule &rule, QList<AlertReading> &out)
{
    for (const AlertInput::Instance &instance : input.instances) {
        const AlertKey key{AlertKind::NearlyExhausted, input.campaignId, instance.id};
        if (!instance.enabled || instance.total <= 0) {
            out.append(reading(key, Sight::Off));
            continue;
        }
        if (!instance.completed) {
            out.append(reading(key, Sight::Unseen));
            continue;
        }
        const qint64 open = openOf(instance);
        const double percent = 100.0 * double(open) / double(instance.total);
        if (open == 0 || percent < rule.threshold) {
            const Sight sight = input.running ? Sight::On : Sight::Between;
            out.append(reading(key, sight, usedUpText(instance.name, open, instance.total), instance.name));
        } else {
            out.append(reading(key, percent >= std::min(100.0, rule.threshold + rule.hysteresis) ? Sight::Off : Sight::Between));
        }
    }
}

void readStopped(const AlertInput &input, const WatchedCampaign &known, QList<AlertReading> &out)
{
    const AlertKey key{AlertKind::CampaignStopped, input.campaignId, {}};
    if (input.running)
        out.append(reading(key, Sight::Off));
    else if (known.ran && !input.stoppedHere)
        out.append(reading(key, Sight::On, known.ranAt > 0 ? stoppedText(known.ranAt) : AlertText()));
    else
        out.append(reading(key, Sight::Between)); // it rests: raises nothing, ends nothing
}

void readNoAttempts(const AlertInput &input, const AlertRule &rule, qint64 now, QList<AlertReading> &out)
{
    const AlertKey key{AlertKind::NoAttempts, input.campaignId, {}};
    const OpenRecords open = openRecords(input);
    if (!input.running || (open.complete && open.known == 0 && !input.instances.isEmpty())) {
        out.append(reading(key, Sight::Off));
        return;
    }
    if (!input.lastAttempt && !input.runningSince) {
        out.append(reading(key, Sight::Unseen));
        return;
    }
    const qint64 since = std::max(input.lastAttempt.value_or(0), input.runningSince.value_or(0));
    const double minutes = double(now - since) / double(minuteMs);
    if (minutes <= endsAt(rule))
        out.append(reading(key, Sight::Off));
    else if (minutes < rule.threshold)
        out.append(reading(key, Sight::Between));
    else if (open.known == 0)
        out.append(reading(key, Sight::Unseen)); // perhaps there is nothing to dial
    else
        out.append(reading(key, Sight::On,
                           noAttemptsText(qint64(minutes), input.lastAttempt.value_or(0), open.complete ? open.known : 0)));
}

void readShares(const AlertInput &input, const WatchedCampaign &known, const AlertRule &rule, QList<AlertReading> &out)
{
    const HourShares hour(input.hourDispositions);
    if (!input.running || !hour.isEnough() || !known.usual.isLearned())
        return; // sightOfGone tells what becomes of those that are raised
    QList<QString> names = known.usual.dispositions();
    for (const NamedCount &one : input.hourDispositions) {
        if (!names.contains(one.name))
            names.append(one.name);
    }
    for (const QString &name : std::as_const(names)) {
        const AlertKey key{AlertKind::DispositionShare, input.campaignId, name};
        const double away = std::abs(known.usual.difference(hour, name));
        if (away <= endsAt(rule))
            out.append(reading(key, Sight::Off));
        else if (away > rule.threshold && away > known.usual.chance(hour, name))
            out.append(reading(key, Sight::On,
                               shareMovedText(name, hour.counts.value(name), hour.attempts, known.usual.usual(name)), name));
        else
            out.append(reading(key, Sight::Between));
    }
}

} // namespace

// The hold times bridge what comes and goes by itself: a campaign that is stopped and started again, the seconds between two
// calls of a small team. A share moves slowly, so it has time.
AlertRule defaultRule(AlertKind kind)
{
    switch (kind) {
    case AlertKind::NearlyExhausted:
        return {kind, true, 5, 1, 60, true};
    case AlertKind::CampaignStopped:
        return {kind, true, 0, 0, 30, true};
    case AlertKind::NoAttempts:
        return {kind, true, 10, 5, 60, true};
    case AlertKind::DispositionShare:
        return {kind, true, 15, 5, 300, true};
    }
    return {};
}

AlertRule sensible(AlertRule rule)
{
    const AlertRule fallback = defaultRule(rule.kind);
    const double least = rule.kind == AlertKind::NoAttempts || rule.kind == AlertKind::DispositionShare ? 1 : 0;
    const double most = rule.kind == AlertKind::NoAttempts ? 24 * 60 : 100;
    rule.threshold = std::isfinite(rule.threshold) ? rule.threshold : fallback.threshold;
    rule.hysteresis = std::isfinite(rule.hysteresis) ? rule.hysteresis : fallback.hysteresis;
    if (rule.kind != AlertKind::CampaignStopped)
        rule.threshold = std::clamp(rule.threshold, least, most);
    rule.hysteresis = std::clamp(rule.hysteresis, 0.0, most);
    rule.holdSeconds = std::clamp(rule.holdSeconds, 0, 24 * 3600);
    return rule;
}

QList<AlertReading> readAlerts(const AlertInput &input, const WatchedCampaign &known, const AlertRules &rules, qint64 now)
{
    QList<AlertReading> readings;
    for (const AlertRule &rule : rules) {
        if (!rule.on)
            continue;
        switch (rule.kind) {
        case AlertKind::NearlyExhausted:
            readUsedUp(input, rule, readings);
            break;
        case AlertKind::CampaignStopped:
            readStopped(input, known, readings);
            break;
        case AlertKind::NoAttempts:
            readNoAttempts(input, rule, now, readings);
            break;
        case AlertKind::DispositionShare:
            readShares(input, known, rule, readings);
            break;
        }
    }
    return readings;
}

Sight sightOfGone(const AlertKey &key, const AlertInput &input, const WatchedCampaign &known)
{
    switch (key.kind) {
    case AlertKind::NearlyExhausted:
        // Unbound, unless no instance was read at all yet.
        return known.hadLists ? Sight::Off : Sight::Unseen;
    case AlertKind::DispositionShare:
        // Nothing to judge while too little was dialed; over when the campaign rests.
        if (!input.running)
            return Sight::Off;
        return HourShares(input.hourDispositions).isEnough() && known.usual.isLearned() ? Sight::Off : Sight::Unseen;
    case AlertKind::CampaignStopped:
    case AlertKind::NoAttempts:
        break;
    }
    return Sight::Unseen;
}

AlertKey AlertKey::of(const Alert &alert)
{
    return {alert.kind, alert.campaignId, alert.kind == AlertKind::DispositionShare ? alert.subject : alert.instanceId};
}

QString alertKindName(AlertKind kind)
{
    switch (kind) {
    case AlertKind::NearlyExhausted:
        return QStringLiteral("nearly_exhausted");
    case AlertKind::CampaignStopped:
        return QStringLiteral("campaign_stopped");
    case AlertKind::NoAttempts:
        return QStringLiteral("no_attempts");
    case AlertKind::DispositionShare:
        return QStringLiteral("disposition_share");
    }
    return {};
}

std::optional<AlertKind> alertKindOf(const QString &name)
{
    for (int kind = 0; kind < alertKindCount; ++kind) {
        if (alertKindName(AlertKind(kind)) == name)
            return AlertKind(kind);
    }
    return std::nullopt;
}

QByteArray ruleToJson(const AlertRule &rule)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("on"), rule.on},
                                     {QStringLiteral("threshold"), rule.threshold},
                                     {QStringLiteral("hysteresis"), rule.hysteresis},
                                     {QStringLiteral("holdSeconds"), rule.holdSeconds},
                                     {QStringLiteral("notify"), rule.notify}})
        .toJson(QJsonDocument::Compact);
}

AlertRule ruleFromJson(AlertKind kind, const QByteArray &json)
{
    AlertRule rule = defaultRule(kind);
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    rule.on = object.value(QLatin1String("on")).toBool(rule.on);
    rule.threshold = object.value(QLatin1String("threshold")).toDouble(rule.threshold);
    rule.hysteresis = object.value(QLatin1String("hysteresis")).toDouble(rule.hysteresis);
    rule.holdSeconds = object.value(QLatin1String("holdSeconds")).toInt(rule.holdSeconds);
    rule.notify = object.value(QLatin1String("notify")).toBool(rule.notify);
    return sensible(rule);
}

} // namespace outdial::models
