// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long to wait between tries while a tenant cannot be reached, and when to give up. Plain value.
#pragma once

#include <models/transfer/importrun.h>

#include <algorithm>

namespace outdial::models {

class ImportRun::Patience {
public:
    explicit Patience(const RunOptions &options)
        : m_wait(options.firstWait),
          m_most(options.mostWait),
          m_giveUp(options.giveUpAfter)
    {
    }
    bool isOver() const { return m_giveUp.count() > 0 && std::chrono::steady_clock::now() - m_since > m_giveUp; }
    // Doubled each time.
    std::chrono::milliseconds next()
    {
        const auto wait = m_wait;
        m_wait = std::min(m_wait * 2, m_most);
        return wait;
    }

private:
    std::chrono::milliseconds m_wait;
    std::chrono::milliseconds m_most;
    std::chrono::milliseconds m_giveUp;
    std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
};

} // namespace outdial::models
