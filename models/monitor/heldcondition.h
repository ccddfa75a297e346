// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One condition of an alert over time: becomes raised when it was so for long enough without interruption, and is over when it
// was gone for as long. Plain value, any thread.
//
// Only time that was seen counts: what lies before or after a look at which nothing was known adds nothing, and takes nothing
// away. An alert that was nearly due when the tenant stopped to answer needs the rest of its time afterwards, not all of it
// again.
#pragma once

#include <QtGlobal>

namespace outdial::models {

enum class Sight {
    On,      // beyond the threshold
    Between, // neither: within the hysteresis
    Off,     // gone by more than the hysteresis
    Unseen,  // not known
};

class HeldCondition {
public:
    enum class Turn { None, Raised, Ended };

    // passed: ms since the look before, 0 or more; hold: ms, 0: at once.
    Turn look(Sight sight, qint64 passed, qint64 hold)
    {
        if (sight == Sight::Unseen) {
            m_counting = false;
            return Turn::None;
        }
        if (sight != (m_raised ? Sight::Off : Sight::On)) {
            m_counting = false;
            m_held = 0;
            return Turn::None;
        }
        if (m_counting)
            m_held += passed;
        m_counting = true;
        if (m_held < hold)
            return Turn::None;
        m_raised = !m_raised;
        m_counting = false;
        m_held = 0;
        return m_raised ? Turn::Raised : Turn::Ended;
    }

    bool isRaised() const { return m_raised; }
    // Raised before this program was started.
    void setRaised() { m_raised = true; }
    // Nothing of it is worth to be remembered.
    bool isIdle() const { return !m_raised && !m_counting && m_held == 0; }

private:
    bool m_raised = false;
    bool m_counting = false; // the look before was on the way, too
    qint64 m_held = 0;
};

} // namespace outdial::models
