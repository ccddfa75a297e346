// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The first rows of a CSV file, for designing a format on: what is in each column, and what the tenant would make of each row.
// The file is read once, as far as the bounds go; the rest is said to be there. Plain values; reading and judging are for other
// threads than that of the window.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <api/rules/recordrules.h>
#include <api/types/format.h>

#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace outdial::models {

// Counts over the values of a column that are not blank.
struct ColumnFacts {
    qint64 filled = 0;
    qint64 distinct = 0;
    qint64 integers = 0;     // of these: whole numbers
    qint64 leadingZeros = 0; // ... of digits, beginning with 0
    qint64 phonesUs = 0;     // ... US and Canada would take them
    qint64 phoneLike = 0;    // ... of 7 to 17 digits and the characters that phone numbers are written with
    qint64 twoLetters = 0;
    qint64 least = 0; // of the integers
    qint64 most = 0;
    std::array<qint64, 7> dates{}; // by rules::dateTimeFormats(): how many are written like it and exist
};

struct SampleRow {
    qint64 line = 0; // 1-based, where it begins in the file
    std::vector<std::string> cells;
};

struct FormatSample {
    QString path;
    QString name; // "Spring leads.csv"
    QStringList columns;
    bool hasHeader = false; // false: the columns are called after their places
    std::vector<SampleRow> rows;
    std::vector<ColumnFacts> facts; // by column
    bool whole = true;              // false: the file has more rows
};
using FormatSamplePtr = std::shared_ptr<const FormatSample>;

struct SampleBounds {
    qint64 rows = 20'000;
    qint64 bytes = 24 * 1024 * 1024;
};

struct SampleReading {
    QString problem; // why not: sentences
    FormatSamplePtr sample;
};
// Any thread; waits for the disk.
SampleReading readFormatSample(const QString &path, const SampleBounds &bounds = {});

// Why a row would not be added.
struct RowFault {
    rules::Fault fault = rules::Fault::None;
    int field = -1;
    bool duplicate = false; // its key came before
    bool isNone() const { return fault == rules::Fault::None && !duplicate; }
};

struct FieldTally {
    qint64 filled = 0;
    qint64 wrong = 0; // of these: the tenant would refuse the value
};

struct SampleVerdict {
    qint64 fits = 0;
    std::vector<int> refused;       // rows of the sample, in their order
    std::vector<FieldTally> fields; // by field
    bool isComplete = false;        // false: it was stopped
};
// columns: by field, the column of the sample that fills it; -1: none.
SampleVerdict judgeSample(const FormatSample &sample, const api::Format &format, const QList<int> &columns,
                          const std::atomic<bool> &stop);
// Of one value, not blank, of a field: the fault, and what is stored when there is none.
rules::Fault judgeValue(std::string_view value, const api::Field &field, std::string &stored);

} // namespace outdial::models
