// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a file looks like: from its first quarter of a megabyte, how it is to be read, how certain that is and why, and what is
// odd about it. For the screen of read settings, and the defaults of the command line.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <models/transfer/csvdialect.h>
#include <models/transfer/csvreader.h>

#include <optional>

namespace outdial::models {

template <typename T>
struct Guess {
    T value{};
    int certainty = 0; // percent
    QString reason;    // a sentence
};

// What the user has set; the rest is guessed.
struct CsvWish {
    std::optional<QByteArray> encoding;
    std::optional<char> delimiter;
    std::optional<char> quote;
    std::optional<int> headerLine;
};

struct CsvGuess {
    // Why the file cannot be read as CSV at all, and what to do: two sentences. Null when it can. Then nothing below is set.
    QString problem;

    // Of a zip archive, also with a problem: the file in it that was read, and those that can be.
    QString entry;
    QStringList entries;
    bool packed = false; // by gzip or zip

    Guess<QByteArray> encoding;
    Guess<char> delimiter; // , ; tab |
    Guess<char> quote;     // 0: none
    Guess<int> headerLine; // 0: none
    int columnCount = 0;   // of most rows

    QStringList columnNames;    // of the header; empty without one
    QStringList doubleNames;    // names that more than one column has, each once
    QList<int> namelessColumns; // 0-based

    QList<QStringList> firstRows; // as read with the dialect, without the header
    QList<qint64> firstRowLines;  // the line that each begins on
    QStringList firstLines;       // raw, in the encoding
    int raggedRows = 0;           // in the sample: rows with another number of columns
    int badRows = 0;              // in the sample: rows with bytes that mean nothing in the encoding, or zeros
    CsvPlace firstBad;            // of the first of these bytes
    int emptyRows = 0;            // in the sample: lines of delimiters alone, which are no rows
    bool sampleIsWholeFile = false;

    CsvDialect dialect() const { return {encoding.value, delimiter.value, quote.value, headerLine.value}; }
    bool isUsable() const { return problem.isNull(); }
};

constexpr qint64 csvSampleSize = 256 * 1024;

// Reads the beginning of a file; any thread.
CsvGuess sniffCsvFile(const QString &path, const CsvWish &wish = {});
// sample: the first bytes of a file; whole: there are no more.
CsvGuess sniffCsv(const QByteArray &sample, bool whole, const CsvWish &wish = {});

} // namespace outdial::models
