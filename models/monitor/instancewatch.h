// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The history of one list instance as the GUI thread holds it: what the store had of an earlier run, replaced by the first walk
// over the records, then kept up to date by small changes. What was attempted stays when its records are erased, unless the
// figures are approximate. Plain C++.
#pragma once

#include <models/monitor/attempthistory.h>
#include <models/monitor/monitorfigures.h>

#include <map>
#include <optional>
#include <set>
#include <utility>

namespace outdial::models {

class InstanceWatch {
public:
    // Of an earlier run, whenever it comes. What was read lies in [readFrom, readTo), ms since the epoch, UTC.
    void takeStored(const std::map<std::int64_t, MinuteFacts> &minutes, std::int64_t readFrom, std::int64_t readTo);
    // now: ms since the epoch, UTC. complete: everything up to now was read.
    void take(const HistoryChanges &changes, bool complete, std::int64_t now);
    // It is no longer read; when it is again, it begins with a walk.
    void rest();

    bool isWalked() const { return m_walked; }
    // What was read lies in [readFrom, readTo); 0: nothing was. After a walk all of the past is known.
    std::int64_t readFrom() const { return m_walked ? 1 : m_readFrom; }
    std::int64_t readTo() const { return m_readTo; }
    std::int64_t attempts() const { return m_attempts; }
    const Counts &cpaResults() const { return m_cpaResults; }
    const Counts &dispositions() const { return m_dispositions; }

    // Sums over the minutes [from, to).
    MinuteFacts sum(std::int64_t from, std::int64_t to) const;
    const std::map<std::int64_t, MinuteFacts> &minutes() const { return m_minutes; }
    const std::map<std::int64_t, MinuteDetail> &details() const { return m_details; }

    // What is to be written: the minutes that are others than when this was called last; absent: there is none any more. False
    // when nothing was read since.
    bool takeUnwritten(std::vector<std::pair<std::int64_t, std::optional<MinuteFacts>>> &minutes);

private:
    void takeWhole(const HistoryChanges &changes);
    void put(std::int64_t minute, const MinuteFacts &facts);
    void prune(std::int64_t now);

    std::map<std::int64_t, MinuteFacts> m_minutes;
    std::map<std::int64_t, MinuteDetail> m_details;
    Counts m_cpaResults;
    Counts m_dispositions;
    std::int64_t m_attempts = 0;
    std::int64_t m_readFrom = 0;
    std::int64_t m_readTo = 0;
    bool m_walked = false;
    bool m_approximate = false;
    bool m_unwritten = false;
    std::set<std::int64_t> m_dirty;
};

} // namespace outdial::models
