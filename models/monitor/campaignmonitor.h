// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Watches the campaigns of a tenant over time: rates, results and agents from the records that the feed reads (each attempt
// counted once), a forecast, what keeps a campaign from dialing, alerts. What it learned is kept in the store, so that charts
// survive a restart. It reads nothing itself: CampaignFeed polls. GUI thread; the counting is done elsewhere.
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <models/campaigns/campaignfeed.h>
#include <models/monitor/alertbook.h>
#include <models/monitor/dialingcheck.h>
#include <models/monitor/forecast.h>
#include <models/monitor/instancewatch.h>
#include <models/monitor/monitorfigures.h>
#include <models/monitor/monitorstore.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace outdial::models {

// Kept for each tenant.
struct MonitorSettings {
    int requestsPerMinute = 60; // of all polling, 10...600
    int quietMinutes = 10;      // when "Why is it not dialing?" asks itself
    QStringList hidden;         // campaigns that are not on the wall

    friend bool operator==(const MonitorSettings &, const MonitorSettings &) = default;
};

class CampaignMonitor : public QObject {
    Q_OBJECT
public:
    using Clock = std::function<qint64()>; // ms since the epoch, UTC

    // The feed outlives the monitor. No store: nothing is kept.
    CampaignMonitor(CampaignFeed &feed, StorePtr store, QString tenant, Clock clock = {}, QObject *parent = nullptr);
    ~CampaignMonitor() override; // what is not kept yet is written

    CampaignFeed &feed() const { return m_feed; }
    AlertBook &alerts() { return *m_alerts; }
    qint64 now() const { return m_clock(); }

    // Of a campaign, or of one of its instances. An empty Figures (known: false) for what is not there.
    MonitorFigures figures(const QString &campaignId, const QString &instanceId = {}) const;
    Chart chart(const QString &campaignId, ChartSpan span, const QString &instanceId = {}) const;
    Forecast forecast(const QString &campaignId, const QString &instanceId = {}) const;
    QList<DialingCheck> checks(const QString &campaignId) const;
    bool isNotDialing(const QString &campaignId) const;

    const MonitorSettings &settings() const { return m_settings; }
    void setSettings(const MonitorSettings &settings);

Q_SIGNALS:
    // At most once a second, for all that changed; time alone is a change of running campaigns every ten seconds.
    void changed(const QStringList &campaignIds);
    void settingsChanged();

private:
    struct Scope;

    void load();
    void take(const QString &campaignId, const QString &instanceId, const HistoryChanges &changes, bool complete);
    void followRows(const QStringList &ids);
    void tick();
    void watchAlerts();
    std::optional<AlertInput> alertInput(const CampaignRow &row) const;
    void write();
    Scope scope(const QString &campaignId, const QString &instanceId) const;
    std::int64_t endMinute(const Scope &scope) const;

    CampaignFeed &m_feed;
    Clock m_clock;
    MonitorStore m_kept;
    MonitorSettings m_settings;
    std::unique_ptr<AlertBook> m_alerts;
    std::map<InstanceKey, InstanceWatch> m_watches;
    QSet<InstanceKey> m_active; // that the feed follows
    QSet<QString> m_dirty;
    QHash<QString, qint64> m_runningSince; // ms since the epoch, as far as we have seen it run
    QSet<QString> m_stoppedHere;
    QSet<QString> m_alertCampaigns; // that the alerts know of
    QTimer m_tick;
    QTimer m_writeTimer;
    int m_ticks = 0;
};

} // namespace outdial::models
