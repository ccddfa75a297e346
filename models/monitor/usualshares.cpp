// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QJsonObject>

#include <models/monitor/usualshares.h>

#include <algorithm>
#include <cmath>

namespace outdial::models {

namespace {

constexpr double remembered = 6.0 * 3600 * 1000; // ms
constexpr double slower = 8;                     // outside of the band
// Below that a share is not worth to be kept, percent.
constexpr double negligible = 0.01;

} // namespace

HourShares::HourShares(const QList<NamedCount> &dispositions)
{
    for (const NamedCount &disposition : dispositions) {
        counts[disposition.name] += disposition.count;
        attempts += disposition.count;
    }
}

double HourShares::share(const QString &disposition) const
{
    return attempts <= 0 ? 0 : 100.0 * double(counts.value(disposition)) / double(attempts);
}

double UsualShares::chance(const HourShares &hour, const QString &disposition) const
{
    if (hour.attempts <= 0)
        return 100;
    const auto variance = [](double percent) { return percent * (100 - percent); };
    const double wide = std::max(variance(usual(disposition)), variance(hour.share(disposition)));
    return 3 * std::sqrt(std::max(0.0, wide) / double(hour.attempts));
}

void UsualShares::learn(const HourShares &hour, qint64 passed, double band, const std::function<bool(const QString &)> &alerted)
{
    if (!hour.isEnough() || passed <= 0)
        return;
    const bool judges = isLearned();
    // The mean of all that was learned, until there is more of it than is remembered.
    const double step = std::max(double(passed) / double(m_learned + passed), 1 - std::exp(-double(passed) / remembered));
    const double slowStep = 1 - std::exp(-double(passed) / (remembered * slower));
    QList<QString> names = m_means.keys();
    for (auto it = hour.counts.keyBegin(); it != hour.counts.keyEnd(); ++it) {
        if (!m_means.contains(*it))
            names.append(*it);
    }
    for (const QString &name : std::as_const(names)) {
        const double away = difference(hour, name);
        const bool slowly = judges && (std::abs(away) > band || (alerted && alerted(name)));
        const double mean = usual(name) + away * (slowly ? slowStep : step);
        if (mean < negligible && !hour.counts.contains(name))
            m_means.remove(name);
        else
            m_means.insert(name, mean);
    }
    m_learned += passed;
}

QByteArray UsualShares::toJson() const
{
    QJsonObject shares;
    for (auto it = m_means.cbegin(); it != m_means.cend(); ++it)
        shares.insert(it.key(), it.value());
    return QJsonDocument(QJsonObject{{QStringLiteral("learnedMs"), m_learned}, {QStringLiteral("shares"), shares}})
        .toJson(QJsonDocument::Compact);
}

UsualShares UsualShares::fromJson(const QByteArray &json)
{
    UsualShares usual;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    usual.m_learned = std::max<qint64>(0, object.value(QLatin1String("learnedMs")).toInteger());
    const QJsonObject shares = object.value(QLatin1String("shares")).toObject();
    for (auto it = shares.begin(); it != shares.end(); ++it)
        usual.m_means.insert(it.key(), std::clamp(it.value().toDouble(), 0.0, 100.0));
    return usual;
}

} // namespace outdial::models
