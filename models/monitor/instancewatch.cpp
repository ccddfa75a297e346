// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/monitor/instancewatch.h>

#include <algorithm>

namespace outdial::models {

void InstanceWatch::takeStored(const std::map<std::int64_t, MinuteFacts> &minutes, std::int64_t readFrom, std::int64_t readTo)
{
    if (!m_walked) {
        m_readFrom = readFrom;
        m_readTo = std::max(m_readTo, readTo);
    } else if (m_approximate) {
        // What was walked is what is known, and the store has more than that.
        for (const auto &[minute, facts] : minutes)
            m_dirty.insert(minute);
        m_unwritten = true;
        return;
    }
    for (const auto &[minute, stored] : minutes) {
        MinuteFacts &mine = m_minutes[minute];
        mine.raiseTo(stored);
        if (mine != stored) {
            m_dirty.insert(minute);
            m_unwritten = true;
        }
    }
}

void InstanceWatch::put(std::int64_t minute, const MinuteFacts &facts)
{
    MinuteFacts &mine = m_minutes[minute];
    if (mine == facts)
        return;
    mine = facts;
    m_dirty.insert(minute);
}

// The counter has seen to what it knew before. Of what the store knew it has seen nothing.
void InstanceWatch::takeWhole(const HistoryChanges &changes)
{
    std::map<std::int64_t, MinuteFacts> whole(changes.minutes.begin(), changes.minutes.end());
    if (!m_walked && !changes.approximate && !m_approximate) {
        for (const auto &[minute, facts] : m_minutes)
            whole[minute].raiseTo(facts);
    }
    for (const auto &[minute, facts] : m_minutes) {
        const auto other = whole.find(minute);
        if (other == whole.end() || other->second != facts)
            m_dirty.insert(minute);
    }
    for (const auto &[minute, facts] : whole) {
        if (!m_minutes.contains(minute))
            m_dirty.insert(minute);
    }
    m_minutes = std::move(whole);
    m_details.clear();
    m_walked = true;
}

void InstanceWatch::take(const HistoryChanges &changes, bool complete, std::int64_t now)
{
    if (changes.whole)
        takeWhole(changes);
    m_approximate = changes.approximate;
    m_attempts = changes.attempts;
    m_cpaResults = changes.cpaResults;
    m_dispositions = changes.dispositions;
    if (!changes.whole) {
        for (const auto &[minute, facts] : changes.minutes) {
            MinuteFacts most = facts;
            if (const auto mine = m_minutes.find(minute); mine != m_minutes.end() && !changes.approximate)
                most.raiseTo(mine->second);
            put(minute, most);
        }
    }
    for (const auto &[minute, detail] : changes.details)
        m_details[minute] = detail;
    if (complete && m_walked)
        m_readTo = std::max(m_readTo, now);
    m_unwritten = true;
    prune(now);
}

void InstanceWatch::rest()
{
    if (!m_walked)
        return;
    m_walked = false;
    m_readFrom = 1;
}

// By the newest of the clock and what was attempted: either may be wrong.
void InstanceWatch::prune(std::int64_t now)
{
    const std::int64_t newest = std::max(now / 60'000, m_minutes.empty() ? 0 : m_minutes.rbegin()->first);
    m_minutes.erase(m_minutes.begin(), m_minutes.lower_bound(newest - AttemptHistory::keptMinutes));
    m_details.erase(m_details.begin(), m_details.lower_bound(newest - AttemptHistory::detailedMinutes));
}

MinuteFacts InstanceWatch::sum(std::int64_t from, std::int64_t to) const
{
    MinuteFacts sum;
    const auto end = m_minutes.lower_bound(to);
    for (auto minute = m_minutes.lower_bound(from); minute != end; ++minute) {
        sum.attempts += minute->second.attempts;
        sum.completions += minute->second.completions;
        sum.connects += minute->second.connects;
        sum.talkSeconds += minute->second.talkSeconds;
        sum.dialSeconds += minute->second.dialSeconds;
    }
    return sum;
}

bool InstanceWatch::takeUnwritten(std::vector<std::pair<std::int64_t, std::optional<MinuteFacts>>> &minutes)
{
    if (!std::exchange(m_unwritten, false))
        return false;
    for (const std::int64_t minute : std::exchange(m_dirty, {})) {
        const auto facts = m_minutes.find(minute);
        minutes.emplace_back(minute, facts != m_minutes.end() ? std::optional(facts->second) : std::nullopt);
    }
    return true;
}

} // namespace outdial::models
