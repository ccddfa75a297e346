// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What was attempted in which minute on one list instance, from the attempts that its records have: the counter puts each of them
// in once. Minutes are kept for eight days, who talked to whom for little more than an hour, so that it does not grow with time.
// An attempt that dialed nothing is none here: call_attempted is false, since a Do-Not-Call list forbade it, say, and nothing
// else speaks of a call. A tenant that leaves call_attempted out is believed where there is a duration or a result of the call
// progress analysis. Plain C++, one thread at a time.
#pragma once

#include <api/types/recordpage.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

struct MinuteFacts {
    std::int32_t attempts = 0;
    std::int32_t completions = 0;
    std::int32_t connects = 0; // attempts with a call duration above zero
    std::int32_t talkSeconds = 0;
    std::int32_t dialSeconds = 0;

    void raiseTo(const MinuteFacts &other); // each to the larger of the two
    friend bool operator==(const MinuteFacts &, const MinuteFacts &) = default;
};

struct AgentFacts {
    std::int32_t attempts = 0;
    std::int32_t completions = 0;
    std::int32_t connects = 0;
    std::int32_t talkSeconds = 0;
    std::int64_t last = 0; // ms since the epoch, UTC
};

// Of one minute, kept for the last ones only.
struct MinuteDetail {
    std::map<std::string, AgentFacts> agents;
    std::map<std::string, std::int32_t> dispositions; // of the attempts
};

using Counts = std::vector<std::pair<std::string, std::int64_t>>;

// What is another since it was last asked for.
struct HistoryChanges {
    bool whole = false; // everything: it replaces what was known
    bool approximate = false;
    std::vector<std::pair<std::int64_t, MinuteFacts>> minutes; // number of the minute since the epoch
    std::vector<std::pair<std::int64_t, MinuteDetail>> details;
    Counts cpaResults;   // all of them, whatever changed
    Counts dispositions; // of records, by the last one; likewise
    std::int64_t attempts = 0;
};

class AttemptHistory {
public:
    static constexpr std::int64_t keptMinutes = 8 * 24 * 60;
    static constexpr std::int64_t detailedMinutes = 65;

    // Times after this (ms since the epoch, UTC) are no times: what happened then is in no minute.
    void setLatest(std::int64_t latest) { m_latest = latest; }
    void addAttempt(const api::Attempt &attempt);
    // A record was completed at this time by that agent (may be empty).
    void addCompletion(std::int64_t time, std::string_view agent);

    std::int64_t attempts() const { return m_attempts; }
    // After a walk over all records: what was attempted stays, though its records were erased since.
    void keepFrom(const AttemptHistory &before);
    // whole: everything, else what was touched since the last call.
    void takeChanges(HistoryChanges &changes, bool whole);
    std::size_t memoryUsed() const; // bytes, about

private:
    // Null: too long ago.
    MinuteFacts *minute(std::int64_t time);
    MinuteDetail *detail(std::int64_t time);
    void prune();

    std::map<std::int64_t, MinuteFacts> m_minutes;
    std::map<std::int64_t, MinuteDetail> m_details;
    std::map<std::string, std::int64_t, std::less<>> m_cpa;
    std::set<std::int64_t> m_touched;
    std::int64_t m_attempts = 0;
    std::int64_t m_newest = 0; // minute
    std::int64_t m_latest = INT64_MAX;
};

} // namespace outdial::models
