// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/batchsizer.h>

#include <algorithm>
#include <utility>

namespace outdial::models {

namespace {
constexpr int samplesASize = 2;      // the better one counts: a pause of the network is no sign of the size
constexpr double worthGrowing = 0.9; // of the time a row at the size before
constexpr double worse = 1.1;
constexpr int soon = 4;     // answers after a refusal
constexpr int latest = 256; // when each try was refused at once
} // namespace

BatchSizer::BatchSizer(int first, int most) : m_rows(std::max(1, first)), m_most(std::max(m_rows, most)) {}

void BatchSizer::answered(int rows, std::chrono::microseconds time)
{
    if (m_settled)
        tryLarger(rows);
    if (m_settled || rows != m_rows || rows == 0)
        return;
    const double cost = std::max(1.0, double(time.count())) / rows;
    m_cost = m_samples == 0 ? cost : std::min(m_cost, cost);
    if (++m_samples < samplesASize)
        return;
    if (m_beforeCost > 0 && m_cost > m_beforeCost * worse) {
        settleAt(m_before);
        return;
    }
    if (m_rows == m_most || (m_beforeCost > 0 && m_cost > m_beforeCost * worthGrowing)) {
        m_settled = true;
        return;
    }
    m_before = m_rows;
    m_beforeCost = m_cost;
    m_rows = std::min(m_most, m_rows + m_rows / 2 + 1);
    m_samples = 0;
}

void BatchSizer::refused(int rows)
{
    const int half = std::max(1, rows / 2);
    m_most = std::min(m_most, half);
    settleAt(std::min(m_rows, half));
}

void BatchSizer::tooLarge(int rows)
{
    const bool atOnce = m_trying && rows == m_rows;
    m_wanted = atOnce ? std::min(m_wanted * 2, latest) : std::max(m_wanted, soon);
    m_answered = 0;
    m_trying = false;
    settleAt(std::min(m_rows, std::max(1, rows / 2)));
}

void BatchSizer::tryLarger(int rows)
{
    if (m_wanted == 0 || rows != m_rows)
        return;
    if (std::exchange(m_trying, false))
        m_wanted = soon;
    if (++m_answered < m_wanted || m_rows >= m_most)
        return;
    m_rows = std::min(m_most, m_rows * 2);
    m_answered = 0;
    m_trying = true;
}

void BatchSizer::settleAt(int rows)
{
    m_rows = rows;
    m_settled = true;
}

} // namespace outdial::models
