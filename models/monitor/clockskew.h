// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// By how much this computer's clock is ahead of the tenant's, as far as attempts that were just read can tell: none of them lies
// in the tenant's future, and where much is dialed the newest is a few seconds old. Plain value, any thread.
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace outdial::models {

class ClockSkew {
public:
    // ms from the newest attempt to this computer's now, when it was read for the first time.
    void add(qint64 lag)
    {
        m_lags[std::size_t(m_count % m_lags.size())] = lag;
        ++m_count;
    }
    // ms; negative: ours is behind. 0 when nothing speaks for a difference: some attempts are only written down after a long
    // call.
    qint64 value() const
    {
        if (m_count == 0)
            return 0;
        const auto end = m_lags.begin() + std::ptrdiff_t(std::min<std::size_t>(m_count, m_lags.size()));
        const qint64 least = *std::min_element(m_lags.begin(), end);
        return least < 0 || (m_count >= m_lags.size() && least > most) ? least : 0;
    }

private:
    static constexpr qint64 most = 90'000;
    std::array<qint64, 8> m_lags{};
    std::size_t m_count = 0;
};

} // namespace outdial::models
