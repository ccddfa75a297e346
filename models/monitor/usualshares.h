// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What share of a campaign's attempts usually ends with which disposition: an exponentially weighted mean of the shares of the
// last hour, over the time in which it was dialed. Plain value, any thread.
//
// - An hour counts from 50 attempts on; with fewer, chance alone moves a share too far.
// - Nothing is usual before 30 minutes were learned; until then it is their plain mean.
// - Six hours of dialing are remembered. A disposition that is outside of its band is learned eight times more slowly: an outage
//   of an hour changes what is usual by 2 % of the way, and a lasting change becomes usual after some days of dialing.
// - A disposition that never came has the usual share 0.
#pragma once

#include <QByteArray>
#include <QHash>

#include <models/monitor/monitorfigures.h>

#include <functional>

namespace outdial::models {

// Attempts by disposition, with their sum.
struct HourShares {
    explicit HourShares(const QList<NamedCount> &dispositions);
    QHash<QString, qint64> counts;
    qint64 attempts = 0;
    bool isEnough() const { return attempts >= 50; }
    double share(const QString &disposition) const; // percent; 0 without attempts
};

class UsualShares {
public:
    bool isLearned() const { return m_learned >= 30 * 60 * 1000; }
    double usual(const QString &disposition) const { return m_means.value(disposition); } // percent
    QList<QString> dispositions() const { return m_means.keys(); }
    // Percentage points between the hour and what is usual, with its sign.
    double difference(const HourShares &hour, const QString &disposition) const
    {
        return hour.share(disposition) - usual(disposition);
    }
    // Three standard errors of a share of so many attempts: what chance may do, in percentage points.
    double chance(const HourShares &hour, const QString &disposition) const;

    // passed: ms of dialing since it last learned. Slowly: dispositions that are more than `band` percentage points away, and
    // those of an alert that is so still.
    void learn(const HourShares &hour, qint64 passed, double band, const std::function<bool(const QString &)> &alerted = {});

    QByteArray toJson() const;
    static UsualShares fromJson(const QByteArray &json); // what is not understood has learned nothing

private:
    qint64 m_learned = 0; // ms
    QHash<QString, double> m_means;
};

} // namespace outdial::models
