// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/lists/pagedfetch.h>

#include <atomic>

namespace outdial::models {

namespace {

quint64 newTicket()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

} // namespace

PagedFetch::PagedFetch(int limit) : m_limit(limit) {}

PagedFetch::~PagedFetch()
{
    if (m_state == State::Loading)
        m_cancel.cancel();
}

PagedFetch &PagedFetch::operator=(PagedFetch &&other) noexcept
{
    if (this != &other) {
        abandon();
        m_limit = other.m_limit;
        m_state = std::exchange(other.m_state, State::Idle);
        m_circle = other.m_circle;
        m_ticket = other.m_ticket;
        m_cursor = std::move(other.m_cursor);
        m_seen = std::move(other.m_seen);
        m_cancel = std::exchange(other.m_cancel, api::CancelToken());
        m_error = std::move(other.m_error);
    }
    return *this;
}

std::optional<PagedFetch::Request> PagedFetch::begin()
{
    if (m_state != State::Idle)
        return std::nullopt;
    m_state = State::Loading;
    m_cancel = api::CancelToken();
    m_ticket = newTicket();
    return Request{m_ticket, m_cursor, m_cancel};
}

PagedFetch::Taken PagedFetch::take(quint64 ticket, qsizetype rows, const QString &nextCursor)
{
    if (!waitsFor(ticket))
        return Taken::Stale;
    if (rows < m_limit || nextCursor.isEmpty()) {
        m_state = State::Done;
        return Taken::Last;
    }
    if (nextCursor == m_cursor || m_seen.contains(nextCursor)) {
        m_state = State::Failed;
        m_circle = true;
        m_error = {};
        m_error.kind = api::ErrorKind::Malformed;
        m_error.httpStatus = 200;
        m_error.detail = QStringLiteral("next_cursor of a full page leads back to a page that was already read");
        return Taken::Circle;
    }
    m_seen.insert(nextCursor);
    m_cursor = nextCursor;
    m_state = State::Idle;
    return Taken::More;
}

bool PagedFetch::fail(quint64 ticket, const api::ApiError &error)
{
    if (!waitsFor(ticket))
        return false;
    m_state = error.isCancelled() ? State::Idle : State::Failed;
    m_error = error;
    return true;
}

bool PagedFetch::retry()
{
    if (!canRetry())
        return false;
    m_state = State::Idle;
    return true;
}

void PagedFetch::abandon()
{
    if (m_state != State::Loading)
        return;
    m_state = State::Idle;
    m_cancel.cancel();
}

void PagedFetch::restart()
{
    abandon();
    m_state = State::Idle;
    m_circle = false;
    m_cursor.clear();
    m_seen.clear();
    m_error = {};
}

} // namespace outdial::models
