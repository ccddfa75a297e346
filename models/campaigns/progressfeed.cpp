// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which instance is read when.

#include <models/campaigns/progressfeed.h>

#include <algorithm>
#include <tuple>

namespace outdial::models {

ProgressFeed::ProgressFeed(const api::Client &client, CampaignRows &rows, RequestBudget &budget, const FeedPace &pace,
                           StorePtr store, QString tenant, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_rows(rows),
      m_budget(budget),
      m_pace(pace),
      m_tenant(std::move(tenant))
{
    if (store) {
        m_formats.emplace(std::move(store));
        m_anyFormat = !m_formats->all(m_tenant).isEmpty();
    }
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ProgressFeed::pump);
}

ProgressFeed::~ProgressFeed() { m_cancel.cancel(); }

void ProgressFeed::follow(const QString &campaignId)
{
    CampaignRow *row = m_rows.find(campaignId);
    if (!row || !row->detail)
        return;
    QSet<QString> wanted;
    for (const api::ListInstance &list : row->detail->lists) {
        if (!list.enabled)
            continue;
        wanted.insert(list.instanceId);
        const auto [place, isNew] = m_walks.try_emplace(Key{campaignId, list.instanceId});
        Walk &walk = place->second;
        if (isNew) {
            walk.campaignId = campaignId;
            walk.instanceId = list.instanceId;
            walk.listId = list.listId;
            walk.serial = ++m_serial;
        } else if (list.totalRecords < walk.total) {
            walk.wantsSoon = true; // records were erased; those that were counted may be among them
            walk.full.due = std::min(walk.full.due, walkAgainAt(walk));
        }
        walk.total = list.totalRecords;
    }
    for (auto walk = m_walks.begin(); walk != m_walks.end();) {
        if (walk->first.first == campaignId && !wanted.contains(walk->first.second)) {
            row->figures.remove(walk->first.second);
            row->walkErrors.remove(walk->first.second);
            Q_EMIT dropped(campaignId, walk->first.second);
            walk = m_walks.erase(walk);
        } else {
            ++walk;
        }
    }
    pump();
}

void ProgressFeed::drop(const QString &campaignId)
{
    for (auto walk = m_walks.begin(); walk != m_walks.end();) {
        if (walk->first.first != campaignId) {
            ++walk;
            continue;
        }
        Q_EMIT dropped(campaignId, walk->first.second);
        walk = m_walks.erase(walk);
    }
}

void ProgressFeed::setCurrent(const QString &campaignId)
{
    m_current = campaignId;
    pump();
}

void ProgressFeed::setVisible(bool visible)
{
    m_visible = visible;
    pump();
}

void ProgressFeed::setOnline(bool online)
{
    m_online = online;
    if (online) {
        for (auto &[key, walk] : m_walks) {
            for (Pass *pass : {&walk.full, &walk.delta}) {
                if (pass->failing)
                    pass->due = 0;
            }
        }
    }
    pump();
}

void ProgressFeed::readSoon(const QString &campaignId)
{
    for (auto &[key, walk] : m_walks) {
        if (walk.campaignId == campaignId)
            walk.delta.due = std::min(walk.delta.due, m_clock.elapsed());
    }
    pump();
}

qint64 ProgressFeed::period(const Walk &walk) const
{
    const CampaignRow *row = m_rows.find(walk.campaignId);
    const bool moves = row && (row->isRunning() || row->isPending());
    const qint64 period = moves ? m_pace.delta : m_pace.deltaOther;
    // A tenant that is slow is asked less often: at most a fifth of its time is ours.
    return std::max<qint64>({m_visible ? period : period * 5, walk.took * 5, 1});
}

// So seldom that all walks together take a seventh of the budget.
qint64 ProgressFeed::walkAgainAt(const Walk &walk) const
{
    qint64 pages = 0;
    for (const auto &[key, other] : m_walks)
        pages += other.walkPages;
    const qint64 least = pages * 7 * 60'000 / m_budget.perMinute();
    return walk.walked + std::max<qint64>(walk.wantsSoon ? m_pace.walkAgainSoon : m_pace.walkAgain, least);
}

// The one that comes next in its lane: one that is under way before a new one, then the current campaign. Of deltas the one that
// waits the longest as it is read seldom or often; the current campaign is read four times as often where the budget is too
// small.
ProgressFeed::Walk *ProgressFeed::next(Lane lane)
{
    const bool isDelta = lane == Lane::Deltas;
    QSet<QString> active;
    QSet<QString> busy; // one request of a campaign at a time
    for (auto &[key, walk] : m_walks) {
        if (!isIn(walk, lane))
            continue;
        const Pass &pass = this->pass(walk, lane);
        if (pass.active && !pass.failing)
            active.insert(walk.campaignId);
        if (walk.inFlight && walk.fullOut != isDelta)
            busy.insert(walk.campaignId);
    }
    const bool mayBegin = active.size() < (lane == Lane::Again ? 1 : 2);
    const qint64 now = m_clock.elapsed();
    const auto rank = [&](Walk &walk) {
        const Pass &pass = this->pass(walk, lane);
        const bool isCurrent = walk.campaignId == m_current;
        const CampaignRow *row = m_rows.find(walk.campaignId);
        const bool rests = lane == Lane::First && !(row && row->isRunning());
        double waits = double(now - pass.due);
        if (isDelta)
            waits = (waits / double(period(walk)) + 1) * (isCurrent ? 4 : 1);
        return std::tuple(!pass.active, !isDelta && !isCurrent, rests, -waits);
    };
    Walk *best = nullptr;
    for (auto &[key, walk] : m_walks) {
        const Pass &pass = this->pass(walk, lane);
        if (!isIn(walk, lane) || walk.inFlight || pass.due > now || busy.contains(walk.campaignId))
            continue;
        if (!pass.active && (!mayBegin || !keysKnown(walk.listId)))
            continue;
        if (!best || rank(walk) < rank(*best))
            best = &walk;
    }
    return best;
}

void ProgressFeed::pump()
{
    m_timer.stop();
    if (!m_online || m_walks.empty())
        return;
    for (auto &[key, walk] : m_walks) {
        if (walk.known && !walk.delta.active && !walk.delta.failing)
            walk.delta.due = std::min(walk.delta.due, m_clock.elapsed() + period(walk)); // it may have been started since
    }
    // Those that wait for an answer go on with it; a start or stop is seen within this time.
    qint64 wait = 10'000;
    for (const Lane lane : {Lane::First, Lane::Deltas, Lane::Again}) {
        const RequestBudget::Reader reader = lane == Lane::Again ? RequestBudget::Walks : RequestBudget::Deltas;
        while (Walk *walk = next(lane)) {
            const qint64 now = m_clock.elapsed();
            if (lane == Lane::First) {
                m_budget.spend(now);
            } else if (!m_budget.take(now, reader)) {
                wait = std::min(wait, m_budget.wait(now, reader));
                break;
            }
            if (!pass(*walk, lane).active)
                begin(*walk, lane != Lane::Deltas);
            request(*walk, lane != Lane::Deltas);
        }
    }
    const qint64 now = m_clock.elapsed();
    for (const auto &[key, walk] : m_walks) {
        for (const Pass *pass : {&walk.full, &walk.delta}) {
            if (!walk.inFlight && pass->due > now)
                wait = std::min(wait, pass->due - now);
        }
    }
    m_timer.start(int(std::max<qint64>(wait, 10)));
}

} // namespace outdial::models
