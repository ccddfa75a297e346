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
    // KeepBoth: takes the next free name when it is made. Append: goes on with the file that is there.
    enum class Existing { Overwrite, KeepBoth, Append };
    // columns: titles of the source; Outdial's own among them are left out. withReasons: adds outdial_line and outdial_reason.
    RowFile(const QString &path, const QStringList &columns, char delimiter, bool withReasons,
            Existing existing = Existing::Overwrite);

    // text: the cells as appendCsvRow() writes them. False when the disk refuses; see problem(). The file then has whole rows,
    // but not all of them, and this object writes no more.
    bool append(std::string_view text, std::int64_t line, const QString &reason);
    // Rows with their line ends.
    bool appendRows(std::string_view text);
    bool flush();
    // Flushes, and waits until all is on the disk itself. False when it is not, now or earlier.
    bool close();
    qint64 rows() const { return m_rows; }
    QString path() const { return m_file.fileName(); }
    // A sentence: which file, why, and what to do.
    QString problem() const;

    // "leads.rejects.csv" beside the source, or in the folder for documents when that one cannot be written; numbered when it
    // exists or belongs to somebody who has not made it yet.
    static QString nameBeside(const QString &source, const QString &what, const QStringList &taken = {});
    // The file for rows of another kind that goes with a file of rejects: "leads.rejects.csv" -> "leads.unknown.csv". The same
    // each time, so that a resumed import writes it anew. nameBeside() gives no name whose siblings exist.
    static QString sibling(const QString &rejectsFile, const QString &what);

private:
    bool begin();
    bool openNew();
    bool openToGoOn();
    bool fail(const QString &error);
    QFile m_file;
    QStringList m_columns;
    char m_delimiter;
    bool m_withReasons;
    Existing m_existing;
    qint64 m_rows = 0;
    std::string m_buffer;
    bool m_failed = false;
    QString m_error; // of the system
};

// Appends cells as one CSV row without a line end, quoted where needed.
void appendCsvRow(std::string &out, std::span<const std::string_view> cells, char delimiter);
void appendCsvCell(std::string &out, std::string_view cell, char delimiter);

} // namespace outdial::models
