// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How many requests polling may send: a bucket that fills evenly and is emptied by requests, so that they are spread over the
// minute and none of them uses up the share of the rest.
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace outdial::models {

class RequestBudget {
public:
    explicit RequestBudget(int perMinute = 60) : m_perMinute(perMinute) {}

    void setPerMinute(int requests) { m_perMinute = requests; }
    int perMinute() const { return m_perMinute; }

    // now: ms of a monotonic clock. True when there is room; then the request is counted.
    bool take(qint64 now)
    {
        fill(now);
        if (m_room < 1.0)
            return false;
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
    qint64 wait(qint64 now)
    {
        fill(now);
        return m_room >= 1.0 ? 0 : qint64((1.0 - m_room) * 60'000.0 / m_perMinute) + 1;
    }

private:
    static constexpr int burst = 10;

    void fill(qint64 now)
    {
        if (m_last >= 0)
            m_room = std::min(double(burst), m_room + double(now - m_last) * m_perMinute / 60'000.0);
        m_last = now;
    }

    int m_perMinute;
    double m_room = burst;
    qint64 m_last = -1;
};

} // namespace outdial::models
