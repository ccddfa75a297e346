// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be mended in many rows at once, and what that would make of them before it is done. Clean-ups of a field hold for all
// rows of the file; cells are mended in the rows that are shown. Plain data and pure functions.
#pragma once

#include <models/transfer/mendrows.h>

#include <optional>
#include <vector>

namespace outdial::models {

enum class BulkKind {
    DropExtensions, // "646 555 0188 x204": in the cells
    AreaCode,       // before numbers of seven digits: in the cells
    Replace,        // a whole value by another: a clean-up
    Fill,           // empty cells: a clean-up
    DatePattern,    // how the dates of the file are written: a clean-up
    MissingCells,   // of rows that are too short, they count as empty: in the cells
};

// What makes sense for a problem, in the order in which it is offered. Each may still mend nothing.
std::vector<BulkKind> bulkKindsOf(const MendRows &rows, const ImportSettings &settings);
// Whether it is done in the cells of the rows that are shown, rather than in all rows.
bool isOfCells(BulkKind kind);

// What is done: cells, or the clean-up of a field.
struct BulkMend {
    QList<CellMend> cells;
    int field = -1;
    CleanUp cleanUp;

    ImportSettings appliedTo(ImportSettings settings) const;
};

// Nothing when the number ends in none, or is nothing else.
std::optional<QString> withoutExtension(const QString &number);
// Of a number of seven digits; nothing for others.
std::optional<QString> withAreaCode(const QString &number, const QString &areaCode);

// Only cells whose row is mended by it.
BulkMend dropExtensions(const MendRows &rows, const ImportSettings &now);
BulkMend fillMissingCells(const MendRows &rows, const ImportSettings &now);
BulkMend prependAreaCode(const MendRows &rows, const ImportSettings &now, const QString &areaCode);
// `value` empty: the empty cell.
BulkMend replaceValue(const MendRows &rows, const ImportSettings &now, const QString &value, const QString &by);
// Pattern: one of datePatterns().
BulkMend readDatesAs(const MendRows &rows, const ImportSettings &now, const QString &pattern);

// The values of the problem's field in rows that are not mended, those of most rows first; none that are empty.
struct ValueCount {
    QString value;
    int rows = 0;
};
std::vector<ValueCount> valuesOf(const MendRows &rows, const ImportSettings &now);

} // namespace outdial::models
