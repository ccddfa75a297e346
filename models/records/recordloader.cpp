// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/lists/asknextpage.h>
#include <models/records/recordloader.h>

#include <algorithm>

namespace outdial::models {

namespace {

// The same records as the page before, as far as its size, first and last record tell.
bool repeats(const api::RecordPage &page, const api::RecordPage &before)
{
    if (page.size() != before.size() || page.entryFieldCount() != before.entryFieldCount())
        return false;
    for (const int row : {0, page.size() - 1}) {
        for (int field = 0; field < page.entryFieldCount(); ++field) {
            if (page.entryValue(row, field) != before.entryValue(row, field))
                return false;
        }
    }
    return true;
}

} // namespace

api::Method methodOf(RecordSet set)
{
    switch (set) {
    case RecordSet::Completed:
        return api::Method::GetCompletedRecords;
    case RecordSet::Updated:
        return api::Method::GetUpdatedRecords;
    case RecordSet::All:
        break;
    }
    return api::Method::GetAllRecords;
}

RecordSource RecordSource::from(api::Client &client, const QString &campaignId, const QString &instanceId, qint64 total)
{
    return from(client, campaignId, instanceId, total, {});
}

RecordSource RecordSource::from(api::Client &client, const QString &campaignId, const QString &instanceId, qint64 total,
                                const RecordSelection &selection)
{
    RecordSource source;
    source.total = selection.set == RecordSet::All ? total : -1;
    source.attempts = selection.attempts;
    source.page = [&client, campaignId, instanceId, selection, span = TimeWindow()](int limit, const QString &cursor,
                                                                                    const api::CallOptions &options) mutable {
        api::RecordWindow window;
        window.instanceId = instanceId;
        window.extractAttempts = selection.attempts;
        window.limit = limit;
        window.cursor = cursor;
        if (selection.set == RecordSet::All)
            return client.campaign.getAllRecords(campaignId, window, options);
        if (cursor.isEmpty())
            span = selection.window();
        window.startTime = span.start;
        window.endTime = span.end;
        return selection.set == RecordSet::Completed ? client.campaign.getCompletedRecords(campaignId, window, options)
                                                     : client.campaign.getUpdatedRecords(campaignId, window, options);
    };
    return source;
}

RecordLoader::RecordLoader(QObject *parent) : QObject(parent), m_walk(pageLimit)
{
    m_insertTimer.setSingleShot(true);
    connect(&m_insertTimer, &QTimer::timeout, this, [this] {
        handOn();
        Q_EMIT stateChanged();
    });
}

void RecordLoader::open(RecordSource source)
{
    m_source = std::move(source);
    m_walk.restart();
    m_again.reset();
    m_againPages.clear();
    m_loadAll = m_wanted = false;
    m_rows = 0;
    m_last.reset();
    m_waiting.clear();
    m_insertTimer.stop();
    m_lastInsert.invalidate();
    m_pageMillis = 0;
    Q_EMIT stateChanged();
}

void RecordLoader::close() { open({}); }

void RecordLoader::more()
{
    if (!isOpen() || m_walk.state() != PagedFetch::State::Idle)
        return;
    m_wanted = true;
    goOn();
    Q_EMIT stateChanged();
}

void RecordLoader::loadAll()
{
    if (!isOpen() || m_walk.state() == PagedFetch::State::Done)
        return;
    m_loadAll = true;
    m_walk.retry();
    goOn();
    Q_EMIT stateChanged();
}

void RecordLoader::stop()
{
    m_loadAll = m_wanted = false;
    m_walk.abandon();
    m_again.reset();
    m_againPages.clear();
    Q_EMIT stateChanged();
}

void RecordLoader::retry()
{
    if (!m_walk.retry())
        return;
    m_wanted = true;
    goOn();
    Q_EMIT stateChanged();
}

void RecordLoader::readAgain()
{
    if (!isOpen())
        return;
    // A page under way is asked for again behind the new reading.
    m_wanted = m_wanted || m_walk.state() == PagedFetch::State::Loading;
    m_walk.abandon();
    if (m_rows == 0) {
        m_walk.restart();
        more();
        return;
    }
    m_again.emplace(pageLimit);
    m_againPages.clear();
    m_againRows = 0;
    fetch(*m_again);
    Q_EMIT stateChanged();
}

std::optional<double> RecordLoader::rowsPerSecond() const
{
    if (m_pageMillis <= 0)
        return std::nullopt;
    return pageLimit * 1000.0 / m_pageMillis;
}

void RecordLoader::goOn()
{
    if (m_again || !(m_wanted || m_loadAll) || m_walk.state() != PagedFetch::State::Idle)
        return;
    m_wanted = false;
    fetch(m_walk);
}

void RecordLoader::fetch(PagedFetch &walk)
{
    QElapsedTimer clock;
    clock.start();
    askNextPage(walk, m_source.page, this, [this, clock](quint64 ticket, api::Result<api::RecordPagePtr> answer) {
        answered(ticket, clock.elapsed(), std::move(answer));
    });
}

void RecordLoader::answered(quint64 ticket, qint64 millis, api::Result<api::RecordPagePtr> answer)
{
    const bool again = m_again && m_again->waitsFor(ticket);
    PagedFetch &walk = again ? *m_again : m_walk;
    if (!answer) {
        if (!walk.fail(ticket, answer.error()))
            return;
        m_loadAll = false;
        if (again) {
            m_again.reset();
            m_againPages.clear();
            Q_EMIT readAgainFailed(answer.error());
        }
    } else {
        const api::RecordPagePtr &page = *answer;
        const auto taken = walk.take(ticket, page->size(), page->nextCursor());
        if (taken == PagedFetch::Taken::Stale)
            return;
        const double time = static_cast<double>(std::max<qint64>(millis, 1));
        m_pageMillis = m_pageMillis > 0 ? 0.7 * m_pageMillis + 0.3 * time : time;
        if (again)
            takeAgain(taken, page);
        else
            take(taken, page);
    }
    goOn();
    // While all are loaded, how far it is is told with the pages that wait: whoever shows it paints for each telling.
    if (!again && m_loadAll && m_insertTimer.isActive())
        return;
    Q_EMIT stateChanged();
}

void RecordLoader::take(PagedFetch::Taken taken, const api::RecordPagePtr &page)
{
    const bool circle = taken == PagedFetch::Taken::Circle;
    if (taken != PagedFetch::Taken::More)
        m_loadAll = m_wanted = false;
    if (page->size() > 0 && !(circle && m_last && repeats(*page, *m_last))) {
        m_rows += page->size();
        m_last = page;
        m_waiting.push_back(page);
    }
    const auto since = m_lastInsert.isValid() ? m_lastInsert.elapsed() : insertInterval.count();
    if (since >= insertInterval.count() || taken != PagedFetch::Taken::More)
        handOn();
    else if (!m_insertTimer.isActive())
        m_insertTimer.start(static_cast<int>(insertInterval.count() - since));
}

void RecordLoader::handOn()
{
    m_insertTimer.stop();
    if (m_waiting.empty())
        return;
    m_lastInsert.start();
    const Pages pages = std::exchange(m_waiting, {});
    Q_EMIT pagesArrived(pages);
}

void RecordLoader::takeAgain(PagedFetch::Taken taken, const api::RecordPagePtr &page)
{
    if (taken == PagedFetch::Taken::Circle) {
        const api::ApiError error = m_again->error();
        m_again.reset();
        m_againPages.clear();
        Q_EMIT readAgainFailed(error);
        return;
    }
    m_againRows += page->size();
    if (page->size() > 0)
        m_againPages.push_back(page);
    const bool enough = m_walk.state() != PagedFetch::State::Done && m_againRows >= m_rows;
    if (taken == PagedFetch::Taken::Last || enough)
        finishAgain();
    else
        fetch(*m_again);
}

void RecordLoader::finishAgain()
{
    m_walk = std::move(*m_again);
    m_again.reset();
    m_rows = m_againRows;
    m_waiting.clear(); // they were read again, too
    m_insertTimer.stop();
    const Pages pages = std::exchange(m_againPages, {});
    m_last = pages.empty() ? nullptr : pages.back();
    Q_EMIT readAgainFinished(pages);
}

} // namespace outdial::models
