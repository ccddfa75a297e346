// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the monitor keeps on this workstation: the minutes of each instance (eight days), until when they were read, its settings.
// Written in the background, since a write waits for the disk.
#pragma once

#include <QHash>
#include <QString>
#include <QThreadPool>

#include <models/monitor/attempthistory.h>
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

class MonitorStore {
public:
    // No store: nothing is kept.
    MonitorStore(StorePtr store, QString tenant);
    ~MonitorStore(); // what was asked for is written when it returns

    // Any thread. before: minutes before it are left out, and removed.
    std::map<InstanceKey, StoredHistory> load(std::int64_t beforeMinute) const;

    struct Update {
        InstanceKey key;
        bool whole = false; // replaces all minutes of the instance
        std::vector<std::pair<std::int64_t, MinuteFacts>> minutes;
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
    std::unique_ptr<QThreadPool> m_writer;
};

} // namespace outdial::models
