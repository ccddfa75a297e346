// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How many requests polling may send: a bucket that fills evenly and is emptied by requests, so that they are spread over the
// minute and none of them uses up the share of the rest. Where several kinds of reading want more than there is, they take turns:
// who was refused first comes first.
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace outdial::models {

class RequestBudget {
public:
    enum Reader { Details, Deltas, Walks, ReaderCount };

    explicit RequestBudget(int perMinute = 60) : m_perMinute(perMinute) {}

    void setPerMinute(int requests) { m_perMinute = std::max(1, requests); }
    int perMinute() const { return m_perMinute; }

    // now: ms of a monotonic clock. True when there is room; then the request is counted.
    bool take(qint64 now, Reader reader = Deltas)
    {
        fill(now);
        Claim &mine = m_claims[reader];
        if (m_room < needed(now, reader)) {
            if (!isOpen(mine, now))
                mine.since = now;
            mine.renewed = now;
            return false;
        }
        mine = {};
        m_room -= 1.0;
        return true;
    }
    // For what goes out anyway: counted, so that the rest waits longer.
    void spend(qint64 now)
    {
        fill(now);
        m_room = std::max(m_room - 1.0, -double(burst));
    }
    // ms until take() can succeed.
    qint64 wait(qint64 now, Reader reader = Deltas)
    {
        fill(now);
        const double missing = needed(now, reader) - m_room;
        return missing <= 0 ? 0 : qint64(missing * 60'000.0 / m_perMinute) + 1;
    }

private:
    struct Claim {
        qint64 since = -1; // refused for the first time
        qint64 renewed = -1;
    };
    static constexpr int burst = 10;

    // A reader that was refused comes again when there is room for it; one that does not has nothing to read any more.
    bool isOpen(const Claim &claim, qint64 now) const
    {
        return claim.since >= 0 && now - claim.renewed <= 3 * 60'000 / m_perMinute + 200;
    }
    // One for each reader that has waited longer, and one.
    double needed(qint64 now, Reader reader) const
    {
        const Claim &mine = m_claims[reader];
        int before = 0;
        for (int other = 0; other < ReaderCount; ++other) {
            const Claim &claim = m_claims[std::size_t(other)];
            if (other != reader && isOpen(claim, now) && (!isOpen(mine, now) || claim.since < mine.since))
                ++before;
        }
        return 1.0 + before;
    }
    void fill(qint64 now)
    {
        if (m_last >= 0)
            m_room = std::min(double(burst), m_room + double(now - m_last) * m_perMinute / 60'000.0);
        m_last = now;
    }

    int m_perMinute;
    double m_room = burst;
    qint64 m_last = -1;
    std::array<Claim, ReaderCount> m_claims{};
};

} // namespace outdial::models
