// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Watches the campaigns of a tenant over time: rates, results and agents from the records that the feed reads (each attempt
// counted once), a forecast, what keeps a campaign from dialing, alerts. What it learned is kept in the store, so that charts
// survive a restart. It reads nothing itself: CampaignFeed polls. GUI thread; the counting is done elsewhere.
//
// This computer's clock may be wrong. What was attempted when is what the tenant says; the windows of what is shown ("the last
// five minutes", a chart) end at the newest of this clock and the last attempt, or at the tenant's now where attempts that were
// just read are all some minutes old. Where the end was not read, since polls fail, they end with the last good reading.
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <models/campaigns/campaignfeed.h>
#include <models/monitor/alertbook.h>
#include <models/monitor/clockskew.h>
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
    CampaignMonitor(CampaignFeed &feed, StorePtr store, const QString &tenant, Clock clock = {}, QObject *parent = nullptr);
    ~CampaignMonitor() override; // what is not kept yet is written

    CampaignFeed &feed() const { return m_feed; }
    AlertBook &alerts() { return *m_alerts; }
    qint64 now() const { return m_clock(); }

    // Of a campaign, or of one of its instances. An empty Figures (known: false) for what is not there.
    MonitorFigures figures(const QString &campaignId, const QString &instanceId = {}) const;
    // Steps begin at whole quarters of an hour and whole hours, UTC; the last one may not be over yet.
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
    // The instances that a question is about.
    struct Scope {
        const CampaignRow *row = nullptr;
        bool known = false; // each that is dialed was walked
        bool running = false;
        std::vector<const InstanceWatch *> active; // dialed
        std::vector<const InstanceWatch *> all;    // those that were dialed before too: what they have dialed stays
        std::int64_t readFrom = 0;
        std::int64_t readTo = 0; // of the one that was read the longest ago
        qint64 attempted = 0;
        qint64 completed = 0;
        qint64 total = 0;
        std::int64_t lastAttempt = api::noTime;
        bool approximate = false;
    };

    void load();
    void take(const QString &campaignId, const QString &instanceId, const HistoryChanges &changes, bool complete);
    void followRows(const QStringList &ids);
    void tick();
    void watchAlerts();
    std::optional<AlertInput> alertInput(const CampaignRow &row) const;
    void write();
    Scope scope(const QString &campaignId, const QString &instanceId) const;
    std::int64_t endMinute(const Scope &scope) const;
    bool covers(const Scope &scope, std::int64_t from, std::int64_t to) const; // minutes
    qint64 tenantNow() const { return m_clock() - m_skew.value(); }
    MonitorFigures figuresHere(const QString &campaignId) const; // times by this computer's clock
    QList<NamedCount> hourDispositions(const QString &campaignId) const;
    void forgetGone();

    CampaignFeed &m_feed;
    Clock m_clock;
    MonitorStore m_kept;
    MonitorSettings m_settings;
    std::unique_ptr<AlertBook> m_alerts;
    std::map<InstanceKey, InstanceWatch> m_watches;
    bool m_loaded = false;
    QHash<QString, std::int64_t> m_wholeTo; // by campaign: when all its instances were last known
    std::map<InstanceKey, std::int64_t> m_lastAttempts;
    ClockSkew m_skew;
    QSet<QString> m_dirty;
    QHash<QString, qint64> m_runningSince; // ms since the epoch, as far as we have seen it run
    QSet<QString> m_stoppedHere;
    QSet<QString> m_alertCampaigns; // that the alerts know of
    bool m_sweptAlerts = false;
    QTimer m_tick;
    QTimer m_writeTimer;
    int m_ticks = 0;
    int m_writes = 0;
};

} // namespace outdial::models
