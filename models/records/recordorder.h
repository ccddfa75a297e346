// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which loaded records a table shows, and in what order: pure functions over a RecordStore, run off the GUI thread, whose answer
// is a vector of row numbers.
#pragma once

#include <QString>

#include <models/records/recordstore.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

enum class RecordState { Unknown, NeverCalled, Open, Completed };

inline RecordState recordState(const api::RecordStatus &status)
{
    if (!status.known)
        return RecordState::Unknown;
    if (status.completed)
        return RecordState::Completed;
    return status.totalAttempts > 0 ? RecordState::Open : RecordState::NeverCalled;
}

struct RecordColumn {
    enum class Kind { Entry, State, LastDisposition, Attempts, LastAttempt, Extra };
    Kind kind = Kind::Entry;
    int index = 0; // of Entry and Extra, in the store

    bool operator==(const RecordColumn &) const = default;
};

struct RecordQuery {
    // Contained, in any case, in the entry, the state's word, the last disposition or an extra. Not looked for in attempts and
    // times, which are not shown as they are kept.
    QString text;
    std::array<bool, 4> stateMatches{}; // by RecordState: the word that is shown for it contains the text
    std::optional<RecordColumn> sortBy; // none: the order of the tenant
    bool descending = false;            // empty values stand last either way

    bool isPlain() const { return text.isEmpty() && !sortBy; }
};

// Rows that match, in order. Nothing when `stop` was set meanwhile. Equal rows keep the order of the tenant.
std::optional<std::vector<std::uint32_t>> arrange(const RecordStore &store, const RecordQuery &query,
                                                  const std::atomic_bool &stop);

// Looks for a text in UTF-8 values without regard to case.
class TextSearch {
public:
    explicit TextSearch(const QString &text);
    bool in(std::string_view value) const;
    // Empty: only a look at every value can tell. Else what RecordPage looks for.
    std::string_view needle() const { return m_ascii; }

private:
    QString m_text;
    std::string m_ascii; // lower case; empty when the text is not ASCII
};

// What text is sorted by: ASCII in lower case; other letters without their accents and case-folded, so that "Öztürk" stands
// beside "Oztan".
void appendSortKey(std::string_view value, std::string &key);

// A whole number that means the same when it is written again: no leading zeros, no plus sign, at most 18 digits.
std::optional<std::int64_t> plainInteger(std::string_view value);

} // namespace outdial::models
