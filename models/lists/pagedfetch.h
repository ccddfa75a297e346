// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The walk through the pages of a method: which cursor comes next, when the end is reached, which answers are stale. It sends
// nothing; its owner asks for the next request, sends it, and hands in what came.
//
// A page with fewer rows than the limit is the last one, whatever cursor it carries (tenants repeat the request's), and so is one
// without a cursor. A full page whose cursor equals the one sent, or any seen before, ends the walk with an error, so that no
// tenant can make the client loop.
#pragma once

#include <QSet>
#include <QString>

#include <api/client/canceltoken.h>
#include <api/types/apierror.h>

#include <optional>
#include <utility>

namespace outdial::models {

class PagedFetch {
public:
    enum class State {
        Idle,    // there is more to ask for
        Loading, // a request is under way
        Failed,  // see error(); retry() when canRetry()
        Done,    // the last page was taken
    };

    struct Request {
        quint64 ticket = 0;
        QString cursor; // null for the first page
        api::CancelToken cancel;
    };

    enum class Taken {
        Stale,  // of an abandoned request: drop the page
        More,   // take the rows, more can be asked for
        Last,   // take the rows, it was the last page
        Circle, // the cursor leads back: Failed. The rows may be new ones or old ones.
    };

    explicit PagedFetch(int limit);
    ~PagedFetch(); // cancels
    PagedFetch(PagedFetch &&other) noexcept : m_limit(other.m_limit) { *this = std::move(other); }
    PagedFetch &operator=(PagedFetch &&other) noexcept;

    int limit() const { return m_limit; }
    State state() const { return m_state; }
    const api::ApiError &error() const { return m_error; }
    // A walk that went in a circle can only be restarted.
    bool canRetry() const { return m_state == State::Failed && !m_circle; }
    bool wentInCircle() const { return m_circle; }

    // The next request, when the state is Idle. Tickets are unique in the process: two walks never take each other's answers.
    std::optional<Request> begin();
    bool waitsFor(quint64 ticket) const { return m_state == State::Loading && ticket == m_ticket; }
    Taken take(quint64 ticket, qsizetype rows, const QString &nextCursor);
    // False for a stale one. A cancelled request goes back to Idle.
    bool fail(quint64 ticket, const api::ApiError &error);
    // From Failed to Idle, at the same place.
    bool retry();
    // Abandons the request that is under way; its place is asked for again by the next begin().
    void abandon();
    // To the first page; what is under way is abandoned.
    void restart();

private:
    int m_limit;
    State m_state = State::Idle;
    bool m_circle = false;
    quint64 m_ticket = 0;
    QString m_cursor;
    QSet<QString> m_seen;
    api::CancelToken m_cancel;
    api::ApiError m_error;
};

} // namespace outdial::models
