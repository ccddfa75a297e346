// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long an event loop does not answer, and a loop that runs until something holds.
#pragma once

#include <QElapsedTimer>
#include <QEventLoop>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace outdial::bench {

// Gaps between events of a timer that is always due.
class StallMeter : public QObject {
public:
    StallMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
            m_clock.restart();
        });
    }
    void begin()
    {
        m_longest = 0;
        m_clock.start();
        m_timer.start();
    }
    double end()
    {
        m_timer.stop();
        return std::max(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_longest = 0;
};

// Runs the event loop until the condition holds, looking each millisecond. False after the patience.
inline bool until(const std::function<bool()> &condition, int patienceMs = 180'000)
{
    QEventLoop loop;
    QTimer look;
    QElapsedTimer clock;
    clock.start();
    bool held = false;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        held = condition();
        if (held || clock.elapsed() > patienceMs)
            loop.quit();
    });
    look.start(1);
    loop.exec();
    return held;
}

} // namespace outdial::bench
