// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Counts how far one list instance has come, from the pages of Get Updated Records: first a full walk, then deltas that overlap
// what was read before. Each record counts once, with its newest state.
//
// A record has no id on the wire. Where the list's format is known, its key fields are the identity; else all values of the entry
// are. Identities are 64-bit hashes: with a million records, two of them meet with a probability of 3 in 100 million.
//
// Limits, where the entry is the identity and no key tells records apart:
// - Equal entries are told apart by their order within a full walk, and in a delta by their attempts and the time of the last
// one.
//   Which of two equal records was dialed again can be guessed wrong; the sums are then off by few until the next full walk.
// - An entry that was edited looks like a new record when it is dialed again, until the next full walk.
// figures().approximate says that one of the two was met; a full walk now and then corrects it. Erased records and counters that
// the tenant resets are also only seen by a full walk. The API gives attempted records only, so one that was completed without
// any attempt (expired, say) is in none of the figures.
//
// Of each record the attempts that are new since it was seen last go into a history (see AttemptHistory): with the attempts that
// it has now, the latest ones by as many as their number has grown. Pages without attempts count the last one, which the status
// tells.
//
// Plain C++, no locks: one thread at a time. At most 32 bytes a record once grown; while the table grows, the old one is there
// too.
#pragma once

#include <api/types/recordpage.h>
#include <models/monitor/attempthistory.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace outdial::models {

struct ProgressFigures {
    qint64 attempted = 0; // records with at least one attempt
    qint64 completed = 0;
    qint64 attempts = 0;
    std::int64_t lastAttempt = api::noTime; // ms since the epoch, UTC
    bool approximate = false;

    friend bool operator==(const ProgressFigures &, const ProgressFigures &) = default;
};

// The records of an instance by identity, with the sums over them.
class RecordSums {
public:
    void clear();
    qint64 size() const { return m_size; }
    std::size_t memoryUsed() const { return m_slots.capacity() * sizeof(Slot); }

    struct Slot {
        std::uint64_t id = 0; // 0: free
        std::uint16_t state = 0;
        std::uint16_t disposition = 0; // the last one, by its number among those of the counter
        std::uint32_t date = 0;        // low bits of the last attempt's time: tells versions of a record apart
    };
    // Null when the identity is not there.
    Slot *find(std::uint64_t id);
    // The slot of a new identity. Pointers to slots end with it.
    Slot &insert(std::uint64_t id);

private:
    void grow();
    Slot *place(std::uint64_t id);
    std::vector<Slot> m_slots;
    qint64 m_size = 0;
};

class ProgressCounter {
public:
    // keyFields: of the list's format, empty when it has none or is not known.
    explicit ProgressCounter(std::vector<std::string> keyFields = {});

    // A full walk from the first record to the last. What was counted before stays valid until the walk ends. startedAt: ms since
    // the epoch, UTC; what was attempted after it may have been written down while we walk. Attempts are written down some time
    // after they were made, so it is now minus that time.
    void beginWalk(std::int64_t startedAt);
    // A page of the walk or, outside of one, of a delta.
    void add(const api::RecordPage &page);
    // A page of a delta, which may be read while a walk is under way.
    void addDelta(const api::RecordPage &page);
    // What is dated more than a year after this (ms since the epoch, UTC) is dated wrong: it would push all else out of the
    // figures and all deltas into the future. Not set: no limit.
    void setNow(std::int64_t now) { m_latest = now + 366LL * 24 * 60 * 60 * 1000; }
    void endWalk();
    void abandonWalk();
    bool isWalking() const { return m_walking; }

    // None until the first walk ended: what is not known is not zero.
    std::optional<ProgressFigures> figures() const;
    // Where the next delta begins: the newest lastDate seen minus the overlap. None when nothing was ever attempted: then a delta
    // is a walk. To be asked when the delta begins.
    std::optional<std::int64_t> deltaStart(std::int64_t overlapMs);
    // A second walk would make approximate figures right again.
    bool wantsWalk() const { return m_known && m_figures.approximate; }
    std::size_t memoryUsed() const { return m_knownRecords.memoryUsed() + m_walkRecords.memoryUsed(); }
    // What is to be shown of the history since this was called last; nothing while the first walk is under way.
    std::optional<HistoryChanges> takeChanges();

private:
    struct Seen;
    struct Side; // what is counted together: of the walk, or of what is known
    // Records by last disposition, and attempts by minute.
    struct Results {
        std::vector<std::int64_t> dispositions; // by number
        AttemptHistory history;
    };
    void add(const api::RecordPage &page, bool walking);
    std::uint16_t dispositionNumber(std::string_view name);
    std::uint64_t identity(const api::RecordPage &page, int row, const std::vector<int> &keys,
                           const std::vector<std::uint64_t> &names) const;
    static void put(const Side &side, std::uint64_t id, const Seen &seen, bool keyed);
    static bool isAllAfter(const Seen &seen, std::int64_t time);
    static void replace(RecordSums::Slot &slot, const Side &side, const Seen &seen);
    static void addNewAttempts(const RecordSums::Slot &slot, const Side &side, const Seen &seen);

    std::vector<std::string> m_keyFields;
    RecordSums m_knownRecords;
    RecordSums m_walkRecords;
    ProgressFigures m_figures;
    ProgressFigures m_walkFigures;
    Results m_results;
    Results m_walkResults;
    bool m_wholeChanged = false;
    std::vector<std::string> m_dispositions;
    std::unordered_map<std::string, std::uint16_t> m_dispositionNumbers;
    std::int64_t m_walkStarted = 0;
    std::int64_t m_latest = INT64_MAX;
    std::int64_t m_seenTo = INT64_MAX;
    bool m_known = false;
    bool m_walking = false;
};

} // namespace outdial::models
