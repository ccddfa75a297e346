// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Works through the records of running campaigns as a dialer would, without dialing anything: every tick some attempts, in one
// transaction. Lists of a lower order come first; lists of the same order share by their dialing ratio. Heeds the INTERNAL and
// the EXCLUSION lists of a campaign: what they forbid is not called.
#pragma once

#include <QHash>
#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

#include <sandbox/dialingorder.h>
#include <sandbox/entryvalues.h>
#include <sandbox/store.h>

namespace outdial::sandbox {

class Dialer : public QObject {
    Q_OBJECT
public:
    // rate: attempts a second of each running campaign, in the time of the sandbox
    Dialer(Store &store, double rate, QObject *parent = nullptr);
    void start();
    void setRate(double rate) { m_rate = rate; }

private:
    // Where the dialer stands in an instance.
    struct Place {
        qint64 exhaustedAt = -1; // how many records the list had ever got when no open one was left
        double share = 0;
    };

    struct Target {
        QString phone;
        std::optional<QString> forbidden; // nobody is called, and the record is completed with this disposition
    };

    void tick();
    // from, to: the time in which these attempts are made
    void dial(const CampaignRow &campaign, int attempts, qint64 from, qint64 to);
    // The next open record of the instance; without one the instance is passed over until its list gets records.
    std::optional<ResultRow> next(const InstanceRow &instance);
    // The instance whose turn it is; null when nothing is left to dial.
    const InstanceRow *turn(const QList<InstanceRow> &instances);
    // Whom the next attempt calls; numbers that a DNC list forbids are passed over.
    Target targetOf(const InstanceRow &instance, const ResultRow &row, const QList<DncList> &dncLists);

    Store &m_store;
    double m_rate;
    QTimer m_timer;
    qint64 m_lastTick = 0;       // of the sandbox's clock
    QHash<qint64, double> m_due; // campaign -> attempts, with the part of one that is not due yet
    QHash<qint64, Place> m_places;
    QRandomGenerator m_random{77};
    EntryValues m_values;
    DialingOrder m_order;
};

} // namespace outdial::sandbox
