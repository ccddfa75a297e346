// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The CSV file that an export writes: under a name of its own beside the target until all of it is on the disk, then renamed. RFC
// 4180, UTF-8. Columns may appear while pages come in, since the fields of a list are known only from its records: they are added
// at the right, and the rows before them are filled up at the end. Any one thread at a time; destroyed before finish(), it leaves
// nothing behind.
#pragma once

#include <QFile>
#include <QString>

#include <models/records/recordsmodel.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

struct ExportSettings {
    QString file;
    bool rowPerAttempt = false;              // of everything: a record without attempts still has one row
    bool guardCells = true;                  // cellguard.h
    bool byteOrderMark = true;               // spreadsheets then take it for UTF-8
    TimeZoneShown zone = TimeZoneShown::Utc; // local times have their offset, and the zone in the title of the column
};

class ExportFile {
public:
    explicit ExportFile(ExportSettings settings);
    ~ExportFile();
    ExportFile(const ExportFile &) = delete;
    ExportFile &operator=(const ExportFile &) = delete;

    // Each is false when it cannot be written; see problem(). Then, or after finish(), nothing more may be written.
    bool begin();
    // Of everything: all fields.
    bool appendPage(const api::RecordPage &page);
    // Of what is shown: some rows, in its columns. A file has either the one or the other.
    bool appendRows(const ShownRecords &records, std::int64_t first, std::int64_t count);
    // To the disk, and under its name. stop: cut short, false.
    bool finish(const std::atomic_bool &stop);

    std::int64_t records() const { return m_records; }
    std::int64_t rows() const { return m_rows; } // without the header
    qint64 bytes() const { return m_bytes; }
    // A sentence: which file, why, and what to do.
    QString problem() const;

private:
    enum class Part { Entry, Status, Extra, Attempt, AttemptExtra, Shown };
    struct Column {
        Part part = Part::Entry;
        int which = 0;    // of Status and Attempt
        std::string name; // as it is called in its part
    };
    struct Grown {
        std::int64_t rows = 0; // that were written before
        std::size_t columns = 0;
    };

    void addColumn(Part part, int which, std::string name);
    int columnOf(Part part, std::string_view name) const;
    void learn(const api::RecordPage &page);
    std::string titleOf(const Column &column) const;
    void writeHeader(std::string &out) const;
    void writeRecord(const api::RecordPage &page, int row, int attempt);
    std::string_view statusCell(const api::RecordStatus &status, int which);
    std::string_view attemptCell(const api::Attempt &attempt, int which);
    void writeShown(const ShownRecords &records, std::int64_t row);
    void writeRow();
    void setCell(std::size_t column, std::string_view text);
    std::string_view timeText(std::int64_t millis);
    std::string_view number(std::int64_t value);

    bool flush(QFile &file, std::string &buffer);
    bool fillUp(const std::atomic_bool &stop);
    QString freeName() const;
    bool fail(const QString &error);

    ExportSettings m_settings;
    QString m_target; // where a link leads
    QFile m_file;
    std::vector<Column> m_columns;
    std::vector<Grown> m_grown;
    std::vector<std::string> m_cells; // of the row that is being made
    std::vector<int> m_entryColumn;   // field of the page -> column
    std::vector<int> m_extraColumn;
    std::string m_buffer;
    std::string m_scratch;
    std::int64_t m_offsetHour = 0; // quarter of an hour whose offset is kept
    int m_offset = 0;              // seconds
    bool m_offsetKnown = false;
    bool m_headed = false;
    std::int64_t m_records = 0;
    std::int64_t m_rows = 0;
    qint64 m_bytes = 0;
    bool m_failed = false;
    bool m_finished = false;
    QString m_error; // of the system
};

} // namespace outdial::models
