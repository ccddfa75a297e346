// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How a CSV file is to be read: what CsvGuess proposes and the user may change.
#pragma once

#include <QByteArray>

namespace outdial::models {

struct CsvDialect {
    QByteArray encoding = "UTF-8"; // a name that iconv knows
    char delimiter = ',';
    char quote = '"';   // 0: quotes are characters like others
    int headerLine = 0; // 1-based number of the line that has the column names; the lines before it are not read. 0: none
};

} // namespace outdial::models
