// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the monitor keeps on this workstation: the minutes of each instance (eight days), what of them was read, its settings.
// Minutes and settings are written in the background, since a write waits for the disk. GUI thread.
#pragma once

#include <QFuture>
#include <QString>

#include <models/monitor/attempthistory.h>
#include <models/monitor/backgroundwriter.h>
#include <models/store/store.h>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace outdial::models {

using InstanceKey = std::pair<QString, QString>; // campaign, instance

struct StoredHistory {
    std::map<std::int64_t, MinuteFacts> minutes;
    std::int64_t readFrom = 0; // ms since the epoch, UTC
    std::int64_t readTo = 0;
};
using StoredHistories = std::map<InstanceKey, StoredHistory>;

class MonitorStore {
public:
    // No store: nothing is kept.
    MonitorStore(StorePtr store, QString tenant);

    // Read in the background. Minutes before this one are left out.
    QFuture<StoredHistories> load(std::int64_t beforeMinute);

    // One span for each instance is enough: a walk over its records covers all of the past, and what comes after it has no gap.
    struct Update {
        InstanceKey key;
        std::vector<std::pair<std::int64_t, std::optional<MinuteFacts>>> minutes; // absent: removed
        std::int64_t readFrom = 0;
        std::int64_t readTo = 0;
    };
    void write(std::vector<Update> updates);
    void trim(std::int64_t beforeMinute);

    QString setting(const QString &name) const; // null: none
    void setSetting(const QString &name, const QString &value);

private:
    StorePtr m_store;
    QString m_tenant;
    BackgroundWriter m_writer; // what was asked for is written when it is gone
};

} // namespace outdial::models
