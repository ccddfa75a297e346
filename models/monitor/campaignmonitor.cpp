// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>

#include <models/connect/answered.h>
#include <models/monitor/campaignmonitor.h>

#include <algorithm>
#include <utility>

namespace outdial::models {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr int writesEachMs = 15'000;
constexpr int trimsEachWrites = 60;
constexpr int alertsEachTicks = 2;
constexpr int agesEachTicks = 10;
// Alerts judge nothing older, unless so few requests are allowed that nothing is newer.
qint64 freshMs(int requestsPerMinute)
{
    return std::clamp<qint64>(3 * minuteMs * 60 / requestsPerMinute, 3 * minuteMs, 15 * minuteMs);
}

} // namespace

CampaignMonitor::CampaignMonitor(CampaignFeed &feed, StorePtr store, const QString &tenant, Clock clock, QObject *parent)
    : QObject(parent),
      m_feed(feed),
      m_clock(clock ? std::move(clock) : Clock(&QDateTime::currentMSecsSinceEpoch)),
      m_kept(store, tenant),
      m_alerts(std::make_unique<AlertBook>(store, tenant))
{
    if (const QString requests = m_kept.setting(QStringLiteral("requests")); !requests.isEmpty())
        m_settings.requestsPerMinute = std::clamp(requests.toInt(), 10, 600);
    if (const QString quiet = m_kept.setting(QStringLiteral("quiet")); !quiet.isEmpty())
        m_settings.quietMinutes = std::clamp(quiet.toInt(), 1, 24 * 60);
    m_settings.hidden = m_kept.setting(QStringLiteral("hidden")).split(u'\n', Qt::SkipEmptyParts);
    m_feed.setRequestsPerMinute(m_settings.requestsPerMinute);

    connect(&m_feed.progress(), &ProgressFeed::historyRead, this, &CampaignMonitor::take);
    connect(&m_feed.progress(), &ProgressFeed::dropped, this, [this](const QString &campaignId, const QString &instanceId) {
        // What it has dialed stays in the charts.
        if (const auto watch = m_watches.find({campaignId, instanceId}); watch != m_watches.end())
            watch->second.rest();
        m_lastAttempts.erase({campaignId, instanceId});
        m_dirty.insert(campaignId);
    });
    connect(&m_feed.rows(), &CampaignRows::changed, this, &CampaignMonitor::followRows);
    connect(&m_feed, &CampaignFeed::freshnessChanged, this, [this] {
        for (const QString &id : m_feed.rows().ids())
            m_dirty.insert(id);
    });
    connect(&m_tick, &QTimer::timeout, this, &CampaignMonitor::tick);
    m_tick.start(1'000);
    connect(&m_writeTimer, &QTimer::timeout, this, &CampaignMonitor::write);
    m_writeTimer.start(writesEachMs);
    load();
    followRows(m_feed.rows().ids());
}

CampaignMonitor::~CampaignMonitor() { write(); }

// The charts of an earlier run. Nothing is written before they are here, so that both can be compared.
void CampaignMonitor::load()
{
    const std::int64_t oldest = m_clock() / minuteMs - AttemptHistory::keptMinutes;
    m_kept.trim(oldest);
    whenAnswered(m_kept.load(oldest), this, [this](const StoredHistories &histories) {
        for (const auto &[key, history] : histories) {
            m_watches[key].takeStored(history.minutes, history.readFrom, history.readTo);
            m_dirty.insert(key.first);
        }
        m_loaded = true;
    });
}

void CampaignMonitor::take(const QString &campaignId, const QString &instanceId, const HistoryChanges &changes, bool complete)
{
    const InstanceKey key{campaignId, instanceId};
    const qint64 now = m_clock();
    m_watches[key].take(changes, complete, now);
    m_dirty.insert(campaignId);
    const CampaignRow *row = m_feed.row(campaignId);
    if (!row)
        return;
    if (const auto seen = row->figures.constFind(instanceId);
        seen != row->figures.constEnd() && seen->lastAttempt != api::noTime) {
        const auto [last, isFirst] = m_lastAttempts.try_emplace(key, seen->lastAttempt);
        // The first reading may be long after the last attempt; it only tells when our clock is behind.
        if (isFirst ? seen->lastAttempt > now : seen->lastAttempt > last->second)
            m_skew.add(now - seen->lastAttempt);
        last->second = std::max(last->second, seen->lastAttempt);
    }
    if (const Scope whole = scope(campaignId, {}); whole.known)
        m_wholeTo.insert(campaignId, whole.readTo);
}

void CampaignMonitor::followRows(const QStringList &ids)
{
    for (const QString &id : ids) {
        m_dirty.insert(id);
        const CampaignRow *row = m_feed.row(id);
        if (!row) {
            m_runningSince.remove(id);
            m_stoppedHere.remove(id);
            m_wholeTo.remove(id);
            continue;
        }
        if (row->pending && row->pending->act == CampaignAct::Stop)
            m_stoppedHere.insert(id);
        if (!row->isRunning()) {
            m_runningSince.remove(id);
        } else if (!m_runningSince.contains(id)) {
            m_runningSince.insert(id, m_clock());
            m_stoppedHere.remove(id);
        } else if (!row->pending) {
            m_stoppedHere.remove(id); // it was asked to stop, and runs
        }
    }
}

void CampaignMonitor::tick()
{
    ++m_ticks;
    if (m_ticks % agesEachTicks == 0) {
        for (const QString &id : m_feed.rows().ids()) {
            if (m_feed.row(id)->isRunning())
                m_dirty.insert(id);
        }
    }
    if (m_ticks % alertsEachTicks == 0)
        watchAlerts();
    if (m_dirty.isEmpty())
        return;
    const QStringList ids(m_dirty.begin(), m_dirty.end());
    m_dirty.clear();
    Q_EMIT changed(ids);
}

void CampaignMonitor::watchAlerts()
{
    const qint64 now = m_clock();
    QSet<QString> there;
    QList<AlertInput> inputs;
    for (const QString &id : m_feed.rows().ids()) {
        const CampaignRow *row = m_feed.row(id);
        if (row->missing)
            continue;
        there.insert(id);
        if (const auto input = alertInput(*row))
            inputs.append(*input);
    }
    for (const QString &gone : m_alertCampaigns - there)
        m_alerts->forget(gone, now);
    m_alertCampaigns = there;
    if (m_feed.freshness() == Freshness::Live && !std::exchange(m_sweptAlerts, true))
        forgetGone();
    m_alerts->watch(inputs, now);
}

// Alerts of an earlier run about campaigns that the tenant has no longer.
void CampaignMonitor::forgetGone()
{
    QSet<QString> gone;
    for (int row = 0; row < m_alerts->rowCount(); ++row) {
        const QModelIndex index = m_alerts->index(row);
        const QString id = index.data(AlertBook::CampaignIdRole).toString();
        if (index.data(AlertBook::ActiveRole).toBool() && !m_feed.row(id))
            gone.insert(id);
    }
    for (const QString &id : std::as_const(gone))
        m_alerts->forget(id, m_clock());
}

std::optional<AlertInput> CampaignMonitor::alertInput(const CampaignRow &row) const
{
    if (m_feed.freshness() != Freshness::Live || !row.detail)
        return std::nullopt;
    AlertInput input;
    input.campaignId = row.id;
    input.campaignName = row.name;
    input.running = row.isRunning();
    input.stoppedHere = m_stoppedHere.contains(row.id);
    // What its records say is known and fresh; else only whether it runs.
    const MonitorFigures seen = figuresHere(row.id);
    const bool fresh = seen.known && (!row.isRunning() || m_clock() - seen.readAt <= freshMs(m_settings.requestsPerMinute));
    for (const api::ListInstance &list : row.detail->lists) {
        AlertInput::Instance instance;
        instance.id = list.instanceId;
        instance.name = list.instanceName.isEmpty() ? list.listName : list.instanceName;
        instance.enabled = list.enabled;
        instance.total = list.totalRecords;
        if (const auto known = row.figures.constFind(list.instanceId); fresh && known != row.figures.constEnd())
            instance.completed = known->completed;
        input.instances.append(instance);
    }
    if (!fresh)
        return input;
    input.lastAttempt = seen.lastAttempt;
    if (const auto since = m_runningSince.constFind(row.id); since != m_runningSince.constEnd())
        input.runningSince = *since;
    input.hourDispositions = hourDispositions(row.id);
    return input;
}

void CampaignMonitor::write()
{
    if (!m_loaded)
        return;
    std::vector<MonitorStore::Update> updates;
    for (auto &[key, watch] : m_watches) {
        MonitorStore::Update update;
        update.key = key;
        if (!watch.takeUnwritten(update.minutes))
            continue;
        update.readTo = watch.readTo();
        update.readFrom = std::max(watch.readFrom(), update.readTo - AttemptHistory::keptMinutes * minuteMs);
        updates.push_back(std::move(update));
    }
    m_kept.write(std::move(updates));
    if (++m_writes % trimsEachWrites == 0)
        m_kept.trim(m_clock() / minuteMs - AttemptHistory::keptMinutes);
}

void CampaignMonitor::setSettings(const MonitorSettings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    m_settings.requestsPerMinute = std::clamp(settings.requestsPerMinute, 10, 600);
    m_settings.quietMinutes = std::clamp(settings.quietMinutes, 1, 24 * 60);
    m_feed.setRequestsPerMinute(m_settings.requestsPerMinute);
    m_kept.setSetting(QStringLiteral("requests"), QString::number(m_settings.requestsPerMinute));
    m_kept.setSetting(QStringLiteral("quiet"), QString::number(m_settings.quietMinutes));
    m_kept.setSetting(QStringLiteral("hidden"), m_settings.hidden.join(u'\n'));
    Q_EMIT settingsChanged();
}

} // namespace outdial::models
