// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/campaignfeed.h>
#include <models/connect/answered.h>

#include <algorithm>

namespace outdial::models {

CampaignFeed::CampaignFeed(const api::Client &client, StorePtr store, const QString &tenant, FeedPace pace, QObject *parent)
    : QObject(parent),
      m_pace(pace),
      m_client(client),
      m_budget(pace.requestsPerMinute),
      m_remembered(store, tenant),
      m_acts(client, m_rows, m_pace, nullptr),
      m_progress(client, m_rows, m_budget, m_pace, store, tenant, nullptr)
{
    m_clock.start();
    for (QTimer *timer : {&m_pollTimer, &m_detailTimer})
        timer->setSingleShot(true);
    connect(&m_pollTimer, &QTimer::timeout, this, &CampaignFeed::poll);
    connect(&m_detailTimer, &QTimer::timeout, this, &CampaignFeed::pumpDetails);
    m_ageTimer.setInterval(1'000);
    connect(&m_ageTimer, &QTimer::timeout, this, [this] {
        // A poll that hangs: what is shown grows old without an error.
        if (m_polling && m_freshness == Freshness::Live &&
            m_lastGood.msecsTo(QDateTime::currentDateTimeUtc()) > m_pace.staleAfter)
            setFreshness(Freshness::Stale);
    });

    connect(&m_acts, &CampaignActs::readAgain, this, [this] {
        if (m_started && m_online)
            poll();
    });
    connect(&m_acts, &CampaignActs::failed, this, &CampaignFeed::failed);
    connect(&m_acts, &CampaignActs::news, this, [this](const QString &id, const QString &sentence) {
        readDetail(id);
        Q_EMIT news(id, sentence);
    });
    connect(&m_acts, &CampaignActs::done, this, [this](const QString &id) {
        readDetail(id);
        m_progress.readSoon(id);
    });
    connect(&m_progress, &ProgressFeed::instanceGone, this, &CampaignFeed::readDetail);
}

CampaignFeed::~CampaignFeed()
{
    m_cancel.cancel();
    m_pollCancel.cancel();
}

void CampaignFeed::start()
{
    if (m_started)
        return;
    m_started = true;
    m_ageTimer.start();
    poll();
}

void CampaignFeed::setVisibleTo(const QObject *viewer, bool visible)
{
    if (visible)
        m_viewers.insert(viewer);
    else
        m_viewers.remove(viewer);
    setVisible(!m_viewers.isEmpty());
}

void CampaignFeed::setVisible(bool visible)
{
    if (m_visible == visible)
        return;
    m_visible = visible;
    m_progress.setVisible(visible);
    if (m_started && m_online && visible)
        poll();
}

void CampaignFeed::setOnline(bool online)
{
    if (m_online == online)
        return;
    m_online = online;
    m_progress.setOnline(online);
    if (!online) {
        m_pollTimer.stop();
        if (m_freshness != Freshness::NotReadYet)
            setFreshness(Freshness::Offline);
    } else if (m_started) {
        m_failures = 0;
        m_detailFailures.clear();
        poll();
        pumpDetails();
    }
}

void CampaignFeed::refresh()
{
    if (!m_started)
        return;
    m_failures = 0;
    poll();
    if (!m_current.isEmpty()) {
        readDetail(m_current);
        m_progress.readSoon(m_current);
    }
}

void CampaignFeed::setCurrent(const QString &id)
{
    if (m_current == id)
        return;
    m_current = id;
    m_progress.setCurrent(id);
    pumpDetails();
}

QStringList CampaignFeed::failures() const
{
    QStringList ids;
    for (const QString &id : m_rows.ids()) {
        if (m_rows.find(id)->failed)
            ids << id;
    }
    std::stable_sort(ids.begin(), ids.end(), [this](const QString &one, const QString &other) {
        return m_rows.find(one)->failed->at > m_rows.find(other)->failed->at;
    });
    return ids;
}

void CampaignFeed::poll()
{
    m_pollTimer.stop();
    // One that is still out was overtaken: its answer is not used.
    m_pollCancel.cancel();
    m_pollCancel = {};
    const quint64 generation = ++m_generation;
    setPolling(true);
    m_budget.spend(m_clock.elapsed());
    api::CallOptions options;
    options.cancel = m_pollCancel;
    options.retry = false; // the next poll is the second try
    whenAnswered(m_client.campaign.getAll(options), this,
                 [this, generation, sent = m_clock.elapsed()](const api::Result<QList<api::CampaignSummary>> &answer) {
                     if (generation == m_generation)
                         polled(answer, int(m_clock.elapsed() - sent));
                 });
}

void CampaignFeed::polled(const api::Result<QList<api::CampaignSummary>> &answer, int milliseconds)
{
    m_lastDuration = milliseconds;
    if (answer) {
        m_failures = 0;
        m_retryAfter = 0;
        m_error.reset();
        m_lastGood = QDateTime::currentDateTimeUtc();
        take(*answer);
        setFreshness(Freshness::Live);
    } else if (!answer.error().isCancelled()) {
        ++m_failures;
        m_error = answer.error();
        m_retryAfter = int(std::min<qint64>(answer.error().retryAfter.count(), m_pace.errorMost));
        const bool noConnection = answer.error().kind == api::ErrorKind::Network;
        if (m_lastGood.isValid() && (noConnection || m_failures > 1))
            setFreshness(noConnection ? Freshness::Offline : Freshness::Stale);
        else
            Q_EMIT freshnessChanged();
    }
    setPolling(false);
    schedule();
    pumpDetails();
}

QDateTime CampaignFeed::nextPoll() const
{
    return m_pollTimer.isActive() ? QDateTime::currentDateTimeUtc().addMSecs(m_pollTimer.remainingTime()) : QDateTime();
}

void CampaignFeed::schedule()
{
    if (!m_started || !m_online)
        return;
    qint64 wait = m_visible ? m_pace.listVisible : m_pace.listHidden;
    if (m_failures > 0)
        wait = std::min<qint64>(wait << std::min(m_failures - 1, 6), std::max<qint64>(m_pace.listMost, wait));
    else if (m_acts.isAnyPending())
        wait = std::min<qint64>(wait, m_pace.confirm);
    // A tenant that is slow is asked less often; and a third of the budget is all that this poll may take. Who waits for a start
    // or stop to be confirmed waits less.
    const qint64 share = (m_acts.isAnyPending() ? 1 : 3) * 60'000 / m_budget.perMinute();
    wait = std::max({wait, qint64(m_lastDuration) * 4, qint64(m_retryAfter), share});
    m_pollTimer.start(int(wait));
}

void CampaignFeed::take(const QList<api::CampaignSummary> &campaigns)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QSet<QString> listed;
    QList<RememberedCampaigns::Entry> fresh;
    for (const api::CampaignSummary &campaign : campaigns) {
        if (campaign.id.isEmpty() || listed.contains(campaign.id))
            continue;
        listed.insert(campaign.id);
        CampaignRow &row = m_rows.add(campaign.id);
        if (row.name != campaign.name || (!row.listed && !row.stateRead.isValid()))
            fresh.append({campaign.id, campaign.name});
        if (row.stateRead.isValid() && row.state != campaign.state)
            row.changed = now;
        const bool same = row.listed && row.name == campaign.name && row.state == campaign.state && row.enabled && !row.missing;
        row.listed = true;
        row.enabled = true;
        row.missing = false;
        row.name = campaign.name;
        row.state = campaign.state;
        row.stateRead = now;
        if (!same)
            m_rows.touch(row.id);
        if (row.pending || row.failed)
            m_acts.stateRead(row);
    }
    if (!m_lastGood.isValid() || m_freshness == Freshness::NotReadYet) {
        for (const RememberedCampaigns::Entry &entry : m_remembered.all()) {
            if (!listed.contains(entry.id))
                m_rows.add(entry.id).name = entry.name;
        }
    }
    for (const QString &id : m_rows.ids()) {
        CampaignRow *row = m_rows.find(id);
        if (!row->listed || listed.contains(id))
            continue;
        // Enabled ones are listed, so this one was disabled, deleted, or taken from this user: Get Campaign tells.
        row->listed = false;
        row->enabled = false;
        row->detailRead = {};
        m_rows.touch(id);
    }
    m_remembered.remember(fresh);
}

void CampaignFeed::setFreshness(Freshness freshness)
{
    const bool other = m_freshness != freshness;
    m_freshness = freshness;
    if (other)
        m_rows.touchAll();
    Q_EMIT freshnessChanged();
}

void CampaignFeed::setPolling(bool polling)
{
    if (m_polling == polling)
        return;
    m_polling = polling;
    Q_EMIT refreshingChanged();
}

} // namespace outdial::models
