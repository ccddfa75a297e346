// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows that go to the tenant in one request, with all that is needed to settle each of them: its JSON, its original cells,
// its line. Blocked rows between them ride along, so that files of rejects keep the order of the source. Plain data.
#pragma once

#include <QByteArray>

#include <models/transfer/cause.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

// What became of a row that was sent.
enum class Fate {
    Pending,
    Added,
    Updated,
    Rejected, // told by the tenant
    Resend,   // certainly not taken: goes out again
    Unknown,
};

struct BatchRow {
    std::int64_t row = 0;
    std::int64_t line = 0;
    std::uint32_t jsonBegin = 0; // in body
    std::uint32_t jsonEnd = 0;
    std::uint32_t textBegin = 0; // in texts
    std::uint32_t textEnd = 0;
    // Of an import that updates or adds: the record as it is added when no record has its key, in adds; or why it cannot be.
    std::uint32_t addBegin = 0;
    std::uint32_t addEnd = 0;
    Cause addCause = Cause::None;
    QString addField; // that addCause is about
    Fate fate = Fate::Pending;
    Cause cause = Cause::None;
    QString detail;
};

struct BlockedRow {
    std::int64_t row = 0;
    std::int64_t line = 0;
    std::uint32_t textBegin = 0;
    std::uint32_t textEnd = 0;
    Cause cause = Cause::None;
    QString fieldName;
    QString detail;
};

struct Batch {
    int number = 0;
    std::int64_t firstRow = 0;
    std::string body = "["; // a JSON array once close() was called
    std::string texts;      // original cells as CSV, row after row
    std::string adds;       // records as they are added, where body holds updates
    std::vector<BatchRow> rows;
    std::vector<BlockedRow> blocked;
    int unchanged = 0;   // rows that were compared with the list, and have nothing to send
    QByteArray compared; // a letter a row where rows are compared: = for an unchanged one
    std::string before;  // what the records say that are about to be changed, as CSV rows with line ends

    int rowCount() const { return int(rows.size() + blocked.size()) + unchanged; }
    std::string_view json(const BatchRow &row) const
    {
        return std::string_view(body).substr(row.jsonBegin, row.jsonEnd - row.jsonBegin);
    }
    std::string_view text(std::uint32_t begin, std::uint32_t end) const
    {
        return std::string_view(texts).substr(begin, end - begin);
    }
    // The array of some of the rows.
    std::string bodyOf(const std::vector<int> &indices) const;
    // A batch of some of the rows, in their order, whose body holds them as they are added. Without texts.
    Batch toAdd(const std::vector<int> &indices) const;
};

// One letter a row: a (added), u (updated), - (neither; why is told elsewhere).
QByteArray fateLetters(const Batch &batch);
// Sets the fate of rows that were added or updated; false when there are more or fewer letters than rows.
bool takeFateLetters(Batch &batch, const QByteArray &letters);

} // namespace outdial::models
