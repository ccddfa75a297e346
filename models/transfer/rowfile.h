// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A CSV file that an import writes beside the source: rows with their original columns, and with the line and the reason added
// for rejects. UTF-8 with a byte order mark, so that spreadsheets read it right; the delimiter of the source. Dropped on Outdial
// again, its two own columns are ignored. Made at the first row. Any one thread.
#pragma once

#include <QFile>
#include <QString>
#include <QStringList>

#include <span>
#include <string>
#include <string_view>

namespace outdial::models {

class RowFile {
public:
    enum class Existing { Overwrite, KeepBoth }; // KeepBoth: takes the next free name when it is made
    // columns: titles of the source; Outdial's own among them are left out. withReasons: adds outdial_line and outdial_reason.
    RowFile(const QString &path, const QStringList &columns, char delimiter, bool withReasons,
            Existing existing = Existing::Overwrite);

    // text: the cells as appendCsvRow() writes them. False when the disk refuses; see error().
    bool append(std::string_view text, std::int64_t line, const QString &reason);
    bool flush();
    qint64 rows() const { return m_rows; }
    QString path() const { return m_file.fileName(); }
    QString error() const;

    // "leads.rejects.csv" beside the source, or in the folder for documents when that one cannot be written; numbered when it
    // exists or belongs to somebody who has not made it yet.
    static QString nameBeside(const QString &source, const QString &what, const QStringList &taken = {});

private:
    bool begin();
    bool openNew();
    QFile m_file;
    QStringList m_columns;
    char m_delimiter;
    bool m_withReasons;
    Existing m_existing;
    qint64 m_rows = 0;
    std::string m_buffer;
};

// Appends cells as one CSV row without a line end, quoted where needed.
void appendCsvRow(std::string &out, std::span<const std::string_view> cells, char delimiter);
void appendCsvCell(std::string &out, std::string_view cell, char delimiter);

} // namespace outdial::models
