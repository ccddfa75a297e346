// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QTimeZone>

#include <models/campaigns/progressfeed.h>
#include <models/connect/answered.h>

#include <algorithm>

namespace outdial::models {

namespace {
constexpr qint64 clockTolerance = 60'000; // ms
} // namespace

struct ProgressFeed::Walk {
    QString campaignId;
    QString instanceId;
    QString listId;
    qint64 total = 0; // records of the instance when its detail was read last
    std::shared_ptr<ProgressCounter> counter;
    quint64 serial = 0;
    bool known = false;  // a full walk has ended
    bool full = true;    // what is under way, or comes next
    bool active = false; // between the first page and the last
    bool inFlight = false;
    bool failing = false; // the same page is asked for again
    bool again = false;   // a full walk is wanted: there are fewer records than there were
    QDateTime start;      // of a delta
    QString cursor;
    QSet<QString> cursors; // that were given: one that comes again would loop
    qint64 due = 0;        // ms of m_clock
    qint64 walked = 0;     // when the last full walk ended
    qint64 sent = 0;       // the request that is out
    qint64 took = 0;       // ms, the last answer
    int failures = 0;
};

// What came of one page, after it was counted.
struct ProgressFeed::Step {
    std::optional<api::ApiError> error;
    int records = 0;
    QString cursor;
    std::optional<HistoryChanges> changes;
};

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
            walk.again = true; // records were erased; those that were counted may be among them
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
            if (walk.failing)
                walk.due = 0;
        }
    }
    pump();
}

void ProgressFeed::readSoon(const QString &campaignId)
{
    for (auto &[key, walk] : m_walks) {
        if (walk.campaignId == campaignId)
            walk.due = std::min(walk.due, m_clock.elapsed());
    }
    pump();
}

qint64 ProgressFeed::period(const Walk &walk) const
{
    const CampaignRow *row = m_rows.find(walk.campaignId);
    const bool moves = row && (row->isRunning() || row->isPending());
    const qint64 period = moves ? m_pace.delta : m_pace.deltaOther;
    // A tenant that is slow is asked less often: at most a fifth of its time is ours.
    return std::max(m_visible ? period : period * 5, walk.took * 5);
}

int ProgressFeed::active(bool full) const
{
    QSet<QString> campaigns;
    for (const auto &[key, walk] : m_walks) {
        if (walk.active && walk.full == full && !walk.failing)
            campaigns.insert(walk.campaignId);
    }
    return int(campaigns.size());
}

// The walk that comes next in its lane: one that is under way before a new one, the current campaign before others, running
// before resting, then whichever waits longest.
ProgressFeed::Walk *ProgressFeed::next(bool full)
{
    constexpr int atATime = 2;
    const bool mayBegin = active(full) < atATime;
    QSet<QString> busy; // one request of a campaign at a time
    for (const auto &[key, walk] : m_walks) {
        if (walk.inFlight && walk.full == full)
            busy.insert(walk.campaignId);
    }
    const qint64 now = m_clock.elapsed();
    Walk *best = nullptr;
    const auto rank = [&](const Walk &walk) {
        const CampaignRow *row = m_rows.find(walk.campaignId);
        return std::tuple(!walk.active, walk.campaignId != m_current, !(row && row->isRunning()), walk.due);
    };
    for (auto &[key, walk] : m_walks) {
        if (walk.full != full || walk.inFlight || walk.due > now || busy.contains(walk.campaignId))
            continue;
        if (!walk.active && (!mayBegin || !keysKnown(walk.listId)))
            continue;
        if (!best || rank(walk) < rank(*best))
            best = &walk;
    }
    return best;
}

void ProgressFeed::pump()
{
    m_timer.stop();
    if (!m_online)
        return;
    for (auto &[key, walk] : m_walks) {
        if (walk.known && !walk.active && !walk.failing)
            walk.due = std::min(walk.due, m_clock.elapsed() + period(walk)); // it may have been started since
    }
    for (const bool full : {true, false}) {
        while (Walk *walk = next(full)) {
            const qint64 now = m_clock.elapsed();
            if (walk->known) {
                if (!m_budget.take(now))
                    break;
            } else {
                m_budget.spend(now);
            }
            if (!walk->active)
                begin(*walk);
            request(*walk);
        }
    }
    qint64 wake = -1;
    for (const auto &[key, walk] : m_walks) {
        if (!walk.inFlight)
            wake = wake < 0 ? walk.due : std::min(wake, walk.due);
    }
    if (wake < 0)
        return;
    const qint64 now = m_clock.elapsed();
    m_timer.start(int(std::clamp<qint64>(std::max(wake - now, m_budget.wait(now)), 50, 60'000)));
}

void ProgressFeed::begin(Walk &walk)
{
    walk.active = true;
    walk.cursor.clear();
    walk.cursors.clear();
    walk.start = {};
    if (!walk.counter)
        walk.counter = std::make_shared<ProgressCounter>(m_keys.value(walk.listId));
    if (walk.full) {
        // The tenant's clock may be a little behind ours, and an attempt may be told some time after it was made.
        walk.counter->beginWalk(QDateTime::currentMSecsSinceEpoch() - clockTolerance);
    } else if (const auto start = walk.counter->deltaStart(m_pace.overlap)) {
        walk.start = QDateTime::fromMSecsSinceEpoch(*start, Qt::UTC);
    }
}

void ProgressFeed::request(Walk &walk)
{
    walk.inFlight = true;
    walk.sent = m_clock.elapsed();
    api::RecordWindow window;
    window.instanceId = walk.instanceId;
    window.startTime = walk.start;
    window.extractAttempts = true;
    window.limit = m_pace.pageSize;
    window.cursor = walk.cursor;
    api::CallOptions options;
    options.cancel = m_cancel;
    options.retry = false;
    // The counter belongs to the answer's continuation until answered() runs: nobody else touches it meanwhile.
    auto counted = m_client.campaign.getUpdatedRecords(walk.campaignId, window, options)
                       .then(QtFuture::Launch::Async, [counter = walk.counter](api::Result<api::RecordPagePtr> page) {
                           Step step;
                           if (!page) {
                               step.error = page.error();
                               return step;
                           }
                           counter->add(**page);
                           step.records = (*page)->size();
                           step.cursor = (*page)->nextCursor();
                           step.changes = counter->takeChanges();
                           return step;
                       });
    whenAnswered(std::move(counted), this,
                 [this, key = Key{walk.campaignId, walk.instanceId}, serial = walk.serial](const Step &step) {
                     answered(key, serial, step);
                 });
}

void ProgressFeed::answered(const Key &key, quint64 serial, const Step &step)
{
    const auto place = m_walks.find(key);
    if (place != m_walks.end() && place->second.serial == serial) {
        Walk &walk = place->second;
        walk.inFlight = false;
        if (step.error) {
            fail(walk, *step.error);
        } else {
            walk.failures = 0;
            walk.failing = false;
            walk.took = m_clock.elapsed() - walk.sent;
            if (step.records < m_pace.pageSize || step.cursor.isEmpty()) {
                const bool full = walk.full;
                finish(walk);
                // The walk has just ended, so that what the page changed is not yet what is to be shown.
                const auto changes = full ? walk.counter->takeChanges() : step.changes;
                if (changes)
                    Q_EMIT historyRead(walk.campaignId, walk.instanceId, *changes, true);
            } else if (step.cursor == walk.cursor || walk.cursors.contains(step.cursor)) {
                api::ApiError error;
                error.kind = api::ErrorKind::Malformed;
                error.httpStatus = 200;
                error.detail = tr("A full page carries the cursor of an earlier page, so the walk would never end.");
                walk.active = false;
                if (walk.full)
                    walk.counter->abandonWalk();
                fail(walk, error);
            } else {
                walk.cursors.insert(step.cursor);
                walk.cursor = step.cursor;
                // Deltas count at once; a full walk counts when it has ended.
                if (!walk.full) {
                    publish(walk, walk.counter->figures());
                    if (step.changes)
                        Q_EMIT historyRead(walk.campaignId, walk.instanceId, *step.changes, false);
                }
            }
        }
    }
    m_timer.start(0);
}

void ProgressFeed::finish(Walk &walk)
{
    const qint64 now = m_clock.elapsed();
    walk.active = false;
    if (walk.full) {
        walk.counter->endWalk();
        walk.known = true;
        walk.walked = now;
        walk.again = false;
    }
    const auto figures = walk.counter->figures();
    const qint64 age = now - walk.walked;
    const bool more = figures && figures->attempted > walk.total; // more than there are: some were erased
    walk.full = age > m_pace.walkAgain || ((walk.again || walk.counter->wantsWalk() || more) && age > m_pace.walkAgainSoon);
    walk.due = now + period(walk);
    publish(walk, figures);
}

void ProgressFeed::fail(Walk &walk, const api::ApiError &error)
{
    if (error.isCancelled())
        return;
    walk.failing = true;
    const qint64 pause = qint64(m_pace.errorFirst) << std::min(walk.failures++, 10);
    const qint64 asked = std::min<qint64>(error.retryAfter.count(), m_pace.errorMost);
    walk.due = m_clock.elapsed() + std::max(std::min<qint64>(pause, m_pace.errorMost), asked);
    if (CampaignRow *row = m_rows.find(walk.campaignId)) {
        row->walkErrors.insert(walk.instanceId, error);
        m_rows.touch(walk.campaignId);
    }
    if (error.kind == api::ErrorKind::Conflict || error.kind == api::ErrorKind::NotFound)
        Q_EMIT instanceGone(walk.campaignId);
}

void ProgressFeed::publish(const Walk &walk, const std::optional<ProgressFigures> &figures)
{
    CampaignRow *row = m_rows.find(walk.campaignId);
    if (!row || !figures)
        return;
    const auto old = row->figures.constFind(walk.instanceId);
    const bool same = old != row->figures.constEnd() && *old == *figures;
    if (row->walkErrors.remove(walk.instanceId) == 0 && same)
        return;
    row->figures.insert(walk.instanceId, *figures);
    m_rows.touch(walk.campaignId);
}

// True when it is settled which fields identify the records of a list. Get Campaign does not give a list's format, so Get List is
// asked once for each list, and only if Outdial knows any format of this tenant.
bool ProgressFeed::keysKnown(const QString &listId)
{
    if (!m_anyFormat || m_keys.contains(listId))
        return true;
    if (m_keysAsked.contains(listId))
        return false;
    m_keysAsked.insert(listId);
    m_budget.spend(m_clock.elapsed());
    api::CallOptions options;
    options.cancel = m_cancel;
    options.retry = false;
    whenAnswered(m_client.callingList.getList(listId, options), this,
                 [this, listId](const api::Result<api::CallingListDetail> &list) {
                     std::vector<std::string> keys;
                     if (list) {
                         // What was only learned from records says nothing of keys.
                         const auto known = m_formats->find(m_tenant, list->formatId);
                         if (known && known->origin != FormatOrigin::Learned) {
                             for (const api::Field &field : known->format.fields) {
                                 if (field.key)
                                     keys.push_back(field.name.toStdString());
                             }
                         }
                     }
                     m_keys.insert(listId, keys);
                     m_timer.start(0);
                 });
    return false;
}

} // namespace outdial::models
