// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The time in the sandbox: that of the computer, or one that runs faster, so that two hours of dialing pass in minutes.
#pragma once

#include <QDateTime>
#include <QElapsedTimer>

namespace outdial::sandbox {

class Clock {
public:
    // speed: seconds of the sandbox in one of the computer's, above 0
    explicit Clock(double speed = 1.0) : m_start(QDateTime::currentMSecsSinceEpoch()), m_speed(speed) { m_since.start(); }

    // ms since the epoch, UTC
    qint64 now() const
    {
        // The computer's clock may be set while we run; only with another speed we cannot follow it.
        if (m_speed == 1.0)
            return QDateTime::currentMSecsSinceEpoch();
        return m_start + static_cast<qint64>(static_cast<double>(m_since.elapsed()) * m_speed);
    }
    double speed() const { return m_speed; }

private:
    qint64 m_start;
    double m_speed;
    QElapsedTimer m_since;
};

} // namespace outdial::sandbox
