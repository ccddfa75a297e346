// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reading the pages of one instance.

#include <QDateTime>

#include <models/campaigns/progressfeed.h>
#include <models/connect/answered.h>

#include <algorithm>

namespace outdial::models {

struct ProgressFeed::Step {
    bool full = false;
    std::optional<api::ApiError> error;
    bool last = false; // of the pass
    QString cursor;
    // None after a page of a walk that goes on: it counts when it has ended.
    std::optional<HistoryChanges> changes;
    std::optional<ProgressFigures> figures;
    bool wantsWalk = false;
};

void ProgressFeed::begin(Walk &walk, bool full)
{
    Pass &pass = full ? walk.full : walk.delta;
    pass.active = true;
    pass.cursor.clear();
    pass.cursors.clear();
    pass.start = {};
    if (!walk.counter)
        walk.counter = std::make_shared<ProgressCounter>(m_keys.value(walk.listId));
    if (full) {
        walk.pages = 0;
        // A clock of ours that is behind the tenant's is known by what it has dialed already.
        const auto known = walk.counter->figures();
        const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
        walk.counter->beginWalk(std::max(now, known ? known->lastAttempt : now) - m_pace.overlap);
    } else if (const auto start = walk.counter->deltaStart(m_pace.overlap)) {
        pass.start = QDateTime::fromMSecsSinceEpoch(*start, Qt::UTC);
    }
}

void ProgressFeed::request(Walk &walk, bool full)
{
    const Pass &pass = full ? walk.full : walk.delta;
    walk.inFlight = true;
    walk.fullOut = full;
    walk.sent = m_clock.elapsed();
    api::RecordWindow window;
    window.instanceId = walk.instanceId;
    window.startTime = pass.start;
    window.extractAttempts = true;
    window.limit = m_pace.pageSize;
    window.cursor = pass.cursor;
    api::CallOptions options;
    options.cancel = m_cancel;
    options.retry = false;
    // The counter belongs to the answer's continuation until answered() runs: nobody else touches it meanwhile.
    auto counted = m_client.campaign.getUpdatedRecords(walk.campaignId, window, options)
                       .then(QtFuture::Launch::Async,
                             [counter = walk.counter, full, size = window.limit](const api::Result<api::RecordPagePtr> &page) {
                                 Step step;
                                 step.full = full;
                                 if (!page) {
                                     step.error = page.error();
                                     return step;
                                 }
                                 counter->setNow(QDateTime::currentMSecsSinceEpoch());
                                 step.cursor = (*page)->nextCursor();
                                 step.last = (*page)->size() < size || step.cursor.isEmpty();
                                 if (full)
                                     counter->add(**page);
                                 else
                                     counter->addDelta(**page);
                                 if (full && !step.last)
                                     return step;
                                 if (full)
                                     counter->endWalk();
                                 step.changes = counter->takeChanges();
                                 step.figures = counter->figures();
                                 step.wantsWalk = counter->wantsWalk();
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
        if (step.error)
            fail(walk, step.full, *step.error);
        else
            take(walk, step);
    }
    m_timer.start(0);
}

void ProgressFeed::take(Walk &walk, const Step &step)
{
    Pass &pass = step.full ? walk.full : walk.delta;
    pass.failures = 0;
    pass.failing = false;
    walk.took = m_clock.elapsed() - walk.sent;
    walk.pages += step.full ? 1 : 0;
    if (step.last) {
        finish(walk, step);
    } else if (step.cursor == pass.cursor || pass.cursors.contains(step.cursor)) {
        api::ApiError error;
        error.kind = api::ErrorKind::Malformed;
        error.httpStatus = 200;
        error.detail = tr("A full page carries the cursor of an earlier page, so the walk would never end.");
        pass.active = false;
        if (step.full)
            walk.counter->abandonWalk();
        fail(walk, step.full, error);
        return;
    } else {
        pass.cursors.insert(step.cursor);
        pass.cursor = step.cursor;
    }
    if (step.full && !step.last)
        return;
    // Copies: whoever is told may drop the walk.
    const Key key{walk.campaignId, walk.instanceId};
    publish(walk, step.figures);
    if (step.changes)
        Q_EMIT historyRead(key.first, key.second, *step.changes, step.last);
}

void ProgressFeed::finish(Walk &walk, const Step &step)
{
    const qint64 now = m_clock.elapsed();
    (step.full ? walk.full : walk.delta).active = false;
    if (step.full) {
        walk.known = true;
        walk.walked = now;
        walk.walkPages = walk.pages;
        walk.wantsSoon = false;
    }
    const bool more = step.figures && step.figures->attempted > walk.total; // more than there are: some were erased
    walk.wantsSoon = walk.wantsSoon || step.wantsWalk || more;
    walk.delta.due = now + period(walk);
    if (!walk.full.active && !walk.full.failing)
        walk.full.due = walkAgainAt(walk);
}

void ProgressFeed::fail(Walk &walk, bool full, const api::ApiError &error)
{
    if (error.isCancelled())
        return;
    Pass &pass = full ? walk.full : walk.delta;
    pass.failing = true;
    const qint64 pause = qint64(m_pace.errorFirst) << std::min(pass.failures++, 10);
    const qint64 asked = std::min<qint64>(error.retryAfter.count(), m_pace.errorMost);
    pass.due = m_clock.elapsed() + std::max(std::min<qint64>(pause, m_pace.errorMost), asked);
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
