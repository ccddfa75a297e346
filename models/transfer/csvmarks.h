// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the bytes that matter in CSV text, 64 at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace outdial::models {

// Appends the places in [from, to) of delimiter, quote, LF and CR to marks. At least 64 bytes behind `to` must be readable.
void findCsvMarks(const char *text, std::size_t from, std::size_t to, char delimiter, char quote,
                  std::vector<std::uint32_t> &marks);

} // namespace outdial::models
