// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether the first row of a file names its columns.
#pragma once

#include <models/transfer/csvsniffer.h>

#include <string>
#include <vector>

namespace outdial::models {

// rows: as read, without a header setting; lines: where each begins. The value is the line of the header, 0 for none.
Guess<int> guessHeader(const std::vector<std::vector<std::string>> &rows, const std::vector<qint64> &lines);

} // namespace outdial::models
