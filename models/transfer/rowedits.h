// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells that were mended by hand before an import: the file stays as it is, the import reads these texts in its place. Kept with
// the settings of the import, so that one that goes on reads the same. Plain data.
#pragma once

#include <QJsonArray>
#include <QString>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

// A cell and what is read in its place; nothing: what the file says.
struct CellMend {
    qint64 row = 0; // as in RowEdits
    int column = 0;
    std::optional<QString> text;

    friend bool operator==(const CellMend &, const CellMend &) = default;
};

class RowEdits {
public:
    // row: 0 for the first below the header; column: of the file. A column beyond the end of a row makes it longer.
    void set(qint64 row, int column, const QString &text);
    void remove(qint64 row, int column);
    void take(const CellMend &mend);
    std::optional<QString> text(qint64 row, int column) const;
    bool isEmpty() const { return m_rows.empty(); }
    qint64 rows() const { return qint64(m_rows.size()); }
    bool has(qint64 row) const { return m_rows.contains(row); }
    // By columns of the file.
    const std::map<int, QString> &of(qint64 row) const;
    // How many rows are not mended in the same way in both.
    qint64 rowsUnlike(const RowEdits &other) const;
    // The cells of a row with what was set in their place. texts holds what was set: valid as long as it is.
    void apply(qint64 row, std::span<const std::string_view> cells, std::vector<std::string> &texts,
               std::vector<std::string_view> &edited) const;

    QJsonArray toJson() const; // [[row, column, text], ...]
    static RowEdits fromJson(const QJsonArray &json);
    friend bool operator==(const RowEdits &, const RowEdits &) = default;

private:
    std::map<qint64, std::map<int, QString>> m_rows;
};

} // namespace outdial::models
