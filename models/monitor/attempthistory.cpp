// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/monitor/attempthistory.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr std::int64_t minuteMs = 60'000;

bool wasDialed(const api::Attempt &attempt)
{
    return attempt.callAttempted || attempt.callDuration > 0 || attempt.dialingDuration > 0 || attempt.cpaDuration > 0 ||
           !attempt.cpaResult.empty();
}

} // namespace

void MinuteFacts::raiseTo(const MinuteFacts &other)
{
    attempts = std::max(attempts, other.attempts);
    completions = std::max(completions, other.completions);
    connects = std::max(connects, other.connects);
    talkSeconds = std::max(talkSeconds, other.talkSeconds);
    dialSeconds = std::max(dialSeconds, other.dialSeconds);
}

MinuteFacts *AttemptHistory::minute(std::int64_t time)
{
    const std::int64_t number = time / minuteMs;
    if (number > m_newest) {
        m_newest = number;
        prune();
    }
    if (number < m_newest - keptMinutes)
        return nullptr;
    m_touched.insert(number);
    return &m_minutes[number];
}

MinuteDetail *AttemptHistory::detail(std::int64_t time)
{
    const std::int64_t number = time / minuteMs;
    return number > m_newest - detailedMinutes ? &m_details[number] : nullptr;
}

void AttemptHistory::addAttempt(const api::Attempt &attempt)
{
    if (!wasDialed(attempt))
        return;
    ++m_attempts;
    if (const auto known = m_cpa.find(attempt.cpaResult); known != m_cpa.end())
        ++known->second;
    else
        m_cpa.emplace(std::string(attempt.cpaResult), 1);
    if (attempt.date == api::noTime || attempt.date > m_latest)
        return; // when it was is not known
    const bool connect = attempt.callDuration > 0;
    if (MinuteFacts *facts = minute(attempt.date)) {
        ++facts->attempts;
        facts->connects += connect ? 1 : 0;
        facts->talkSeconds += std::max(0, attempt.callDuration);
        facts->dialSeconds += std::max(0, attempt.dialingDuration);
    }
    if (MinuteDetail *details = detail(attempt.date)) {
        ++details->dispositions[std::string(attempt.disposition)];
        if (!attempt.agent.empty()) {
            AgentFacts &agent = details->agents[std::string(attempt.agent)];
            ++agent.attempts;
            agent.connects += connect ? 1 : 0;
            agent.talkSeconds += std::max(0, attempt.callDuration);
            agent.last = std::max(agent.last, attempt.date);
        }
    }
}

void AttemptHistory::addCompletion(std::int64_t time, std::string_view agent)
{
    if (time == api::noTime || time > m_latest)
        return;
    if (MinuteFacts *facts = minute(time))
        ++facts->completions;
    MinuteDetail *details = agent.empty() ? nullptr : detail(time);
    if (details)
        ++details->agents[std::string(agent)].completions;
}

void AttemptHistory::keepFrom(const AttemptHistory &before)
{
    m_newest = std::max(m_newest, before.m_newest);
    for (const auto &[number, facts] : before.m_minutes)
        m_minutes[number].raiseTo(facts);
    prune();
}

void AttemptHistory::prune()
{
    m_minutes.erase(m_minutes.begin(), m_minutes.lower_bound(m_newest - keptMinutes));
    m_details.erase(m_details.begin(), m_details.lower_bound(m_newest - detailedMinutes));
    m_touched.erase(m_touched.begin(), m_touched.lower_bound(m_newest - keptMinutes));
}

void AttemptHistory::takeChanges(HistoryChanges &changes, bool whole)
{
    prune(); // attempts do not come in the order of time
    changes.whole = whole;
    changes.attempts = m_attempts;
    changes.cpaResults.assign(m_cpa.begin(), m_cpa.end());
    if (whole) {
        changes.minutes.assign(m_minutes.begin(), m_minutes.end());
        changes.details.assign(m_details.begin(), m_details.end());
    } else {
        for (const std::int64_t number : m_touched) {
            if (const auto facts = m_minutes.find(number); facts != m_minutes.end())
                changes.minutes.emplace_back(*facts);
            if (const auto details = m_details.find(number); details != m_details.end())
                changes.details.emplace_back(*details);
        }
    }
    m_touched.clear();
}

std::size_t AttemptHistory::memoryUsed() const
{
    constexpr std::size_t node = 48; // of a map, about
    std::size_t bytes = m_minutes.size() * (node + sizeof(MinuteFacts)) + m_touched.size() * node;
    for (const auto &[number, details] : m_details)
        bytes += node + details.agents.size() * (2 * node + sizeof(AgentFacts)) + details.dispositions.size() * 2 * node;
    return bytes + m_cpa.size() * 2 * node;
}

} // namespace outdial::models
