// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A CSV file that an import writes beside the source: rows with their original columns, and with the line and the reason added for
// rejects. UTF-8 with a byte order mark, so that spreadsheets read it right; the delimiter of the source. Dropped on Outdial
// again, its two own columns are ignored. Made at the first row, never over an existing file. Any one thread.
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
    // withReasons: adds outdial_line and outdial_reason.
    RowFile(QString path, QStringList columns, char delimiter, bool withReasons);

    // text: the cells as appendCsvRow() writes them. False when the disk refuses; see error().
    bool append(std::string_view text, std::int64_t line, const QString &reason);
    bool flush();
    qint64 rows() const { return m_rows; }
    QString path() const { return m_file.fileName(); }
    QString error() const;

    // "leads.rejects.csv" beside the source, or in the folder for documents when that one cannot be written; numbered when it exists.
    static QString nameBeside(const QString &source, const QString &what);

private:
    bool begin();
    QFile m_file;
    QStringList m_columns;
    char m_delimiter;
    bool m_withReasons;
    qint64 m_rows = 0;
    std::string m_buffer;
};

// Appends cells as one CSV row without a line end, quoted where needed.
void appendCsvRow(std::string &out, std::span<const std::string_view> cells, char delimiter);
void appendCsvCell(std::string &out, std::string_view cell, char delimiter);

} // namespace outdial::models
