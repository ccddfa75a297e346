// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How a RecordPage is kept: one arena of UTF-8, and cells that point into it.
#pragma once

#include <api/types/recordpage.h>

#include <string>

namespace outdial::api {

struct Cell {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

// Values under names that are learned while rows come in. A row has a cell for each name known when it ended; names that came
// later are empty in it.
struct CellTable {
    std::vector<Cell> names;
    std::vector<std::uint32_t> rowStart;
    std::vector<Cell> cells;

    Cell at(std::size_t row, std::size_t name) const
    {
        const std::size_t begin = rowStart[row];
        const std::size_t end = row + 1 < rowStart.size() ? rowStart[row + 1] : cells.size();
        return begin + name < end ? cells[begin + name] : Cell();
    }
    std::size_t memoryUsed() const
    {
        return (names.capacity() + cells.capacity()) * sizeof(Cell) + rowStart.capacity() * sizeof(std::uint32_t);
    }
};

struct StatusRow {
    Cell globalInteractionId;
    Cell lastDisposition;
    Cell lastAgent;
    Cell lastPhone;
    std::int64_t lastDate = noTime;
    std::int64_t completedTime = noTime;
    std::int32_t lastCallDuration = 0;
    std::int32_t totalAttempts = 0;
    bool completed = false;
    bool known = false;
};

struct AttemptRow {
    Cell disposition;
    Cell agent;
    Cell phone;
    Cell callNotes;
    Cell cpaResult;
    Cell globalInteractionId;
    std::int64_t date = noTime;
    std::int32_t callDuration = 0;
    std::int32_t dialingDuration = 0;
    std::int32_t cpaDuration = 0;
    std::uint32_t extrasStart = 0;
    bool callAttempted = false;
};

struct ExtraCell {
    Cell name;
    Cell value;
};

struct RecordPage::Data {
    std::string arena;
    CellTable entry;
    CellTable statusExtras;
    std::vector<StatusRow> status;
    std::vector<std::uint32_t> textStart; // where a row's own texts begin in the arena
    // The different last dispositions, which rows share. Not kept on when there are more than a search could use.
    std::vector<Cell> lastDispositions;
    bool manyDispositions = false;
    std::vector<std::uint32_t> attemptStart; // one a row
    std::vector<AttemptRow> attempts;
    std::vector<ExtraCell> attemptExtras;
    QString nextCursor;

    std::string_view text(Cell cell) const { return std::string_view(arena).substr(cell.offset, cell.length); }
    std::size_t attemptEnd(std::size_t row) const
    {
        return row + 1 < attemptStart.size() ? attemptStart[row + 1] : attempts.size();
    }
};

} // namespace outdial::api
