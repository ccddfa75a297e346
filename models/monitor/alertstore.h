// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The alerts of a tenant in the store, their rules, and what is usual: tables alert and monitor_setting. Read when it is opened;
// written in the background, since a write waits for the disk. GUI thread.
#pragma once

#include <QHash>

#include <models/monitor/alert.h>
#include <models/monitor/backgroundwriter.h>
#include <models/store/store.h>

namespace outdial::models {

class AlertStore {
public:
    // No store: nothing is kept.
    AlertStore(StorePtr store, QString tenant);
    // When it is destroyed, what was asked for is written.

    // Those that are so first, the newest first, then at most `past` others, the newest first; older ones are deleted.
    QList<Alert> alerts(int past);
    QHash<QString, QString> settings(const QString &prefix) const; // by name without the prefix

    void put(const QList<Alert> &alerts);
    void remove(const QStringList &ids);
    void putSettings(const QHash<QString, QString> &settings); // by whole name

private:
    StorePtr m_store;
    QString m_tenant;
    BackgroundWriter m_writer;
};

} // namespace outdial::models
