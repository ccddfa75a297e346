// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/monitor/instancewatch.h>

#include <algorithm>
#include <utility>

namespace outdial::models {

void InstanceWatch::takeStored(std::map<std::int64_t, MinuteFacts> minutes, std::int64_t readFrom, std::int64_t readTo)
{
    if (m_walked)
        return;
    m_minutes = std::move(minutes);
    m_readFrom = readFrom;
    m_readTo = readTo;
}

void InstanceWatch::take(const HistoryChanges &changes, bool complete, std::int64_t now)
{
    m_approximate = changes.approximate;
    m_attempts = changes.attempts;
    m_cpaResults = changes.cpaResults;
    m_dispositions = changes.dispositions;
    if (changes.whole) {
        std::map<std::int64_t, MinuteFacts> before = std::exchange(m_minutes, {});
        m_minutes.insert(changes.minutes.begin(), changes.minutes.end());
        // What was attempted stays, though its records were erased since; unless records may have been taken for others.
        if (!changes.approximate) {
            for (const auto &[minute, facts] : before)
                m_minutes[minute].raiseTo(facts);
        }
        m_details.clear();
        m_details.insert(changes.details.begin(), changes.details.end());
        m_wholeUnwritten = true;
        m_walked = true;
    } else {
        for (const auto &[minute, facts] : changes.minutes) {
            MinuteFacts &mine = m_minutes[minute];
            if (changes.approximate)
                mine = facts;
            else
                mine.raiseTo(facts);
            m_dirty.insert(minute);
        }
        for (const auto &[minute, detail] : changes.details)
            m_details[minute] = detail;
    }
    if (complete && m_walked)
        m_readTo = std::max(m_readTo, now);
    m_unwritten = true;
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

bool InstanceWatch::takeUnwritten(std::vector<std::pair<std::int64_t, MinuteFacts>> &minutes, bool &whole)
{
    if (!m_walked || !std::exchange(m_unwritten, false))
        return false;
    whole = std::exchange(m_wholeUnwritten, false);
    if (whole) {
        minutes.assign(m_minutes.begin(), m_minutes.end());
    } else {
        for (const std::int64_t minute : m_dirty) {
            if (const auto facts = m_minutes.find(minute); facts != m_minutes.end())
                minutes.emplace_back(*facts);
        }
    }
    m_dirty.clear();
    return true;
}

} // namespace outdial::models
