// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the bytes that matter in CSV text, 64 at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace outdial::models {

// Places in a text, ascending. The vector only grows: filling it with zeros block after block would cost as much as finding them.
struct CsvMarks {
    std::vector<std::uint32_t> places;
    std::size_t count = 0; // of the places, from the front

    // The first ones are not needed any more, and the text moved by so much.
    void drop(std::size_t marks, std::uint32_t moved);
};

// What else was in the bytes, seen in passing.
struct CsvBytes {
    bool nul = false;
    bool nonAscii = false;
};

// Appends the places in [from, to) of delimiter, quote, LF and CR to marks. At least 64 bytes behind `to` must be readable.
CsvBytes findCsvMarks(const char *text, std::size_t from, std::size_t to, char delimiter, char quote, CsvMarks &marks);
// The same without what only some processors have.
CsvBytes findCsvMarksPortably(const char *text, std::size_t from, std::size_t to, char delimiter, char quote, CsvMarks &marks);

} // namespace outdial::models
