// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads a file row by row and decides for each whether it can be sent: read, map, check by the API's rules, find keys that come
// twice, encode. The check before an import and the import itself go through this one path, so what was checked is what is sent.
// One thread; the same file and settings give the same decisions each time.
#pragma once

#include <models/transfer/cause.h>
#include <models/transfer/importsettings.h>
#include <models/transfer/keyset.h>
#include <models/transfer/listsnapshot.h>
#include <models/transfer/rowencoder.h>
#include <models/transfer/rowjudge.h>

#include <memory>
#include <string>

namespace outdial::models {

class RowPipeline {
public:
    // The error is an English sentence: the file is gone, was changed, cannot be opened.
    static tl::expected<std::unique_ptr<RowPipeline>, QString> open(const ImportSettings &settings);

    // What the records of the list are compared with, from the next row on.
    void compareWith(ListSnapshotPtr list) { m_list = std::move(list); }

    // Unchanged: there is a record that says what the row says, so that an update has nothing to send.
    enum class Status { Sendable, Unchanged, Blocked, End, Error };
    Status next();
    QString error() const { return m_error; } // after Error

    // Of the current row.
    std::int64_t row() const { return m_row; } // 0 for the first below the header
    std::int64_t line() const { return m_reader->line(); }
    // As they are in the file, or were mended.
    std::span<const std::string_view> cells() const { return m_isEdited ? std::span(m_edited) : m_reader->fields(); }
    // As they are in the file.
    std::span<const std::string_view> fileCells() const { return m_reader->fields(); }
    Cause cause() const { return isDouble() ? Cause::DuplicateInFile : m_judge.cause(); } // when Blocked
    Cause warning() const { return m_judge.warning(); }                                   // when Sendable; None mostly
    int field() const { return isDouble() ? -1 : m_judge.field(); } // that the cause or warning is about, -1: none
    std::string_view valueOf(int field) const { return m_judge.valueOf(field); }
    QString detail() const; // the value, "first in row 12 below the header", "3 cells, the header has 5"
    std::string_view key() const { return m_judge.key(); }
    // When Sendable and the types are known: what the tenant stores for a field, "" for no value; valid until the next row.
    std::string_view storedOf(int field) const { return m_judge.storedOf(field); }
    // Appends the record as a JSON object: trimmed text, fields without a value left out.
    void appendJson(std::string &out) const;
    // The same for an update: keys as the tenant stores them, since it compares nothing else; fields that are emptied are null.
    void appendUpdateJson(std::string &out) const;
    // Against the records of the list, of a row that is not blocked. NotCompared without a list.
    enum class Difference { NotCompared, New, Changed, Same };
    Difference difference() const { return m_difference; }
    // The record that it was compared with; -1: none.
    std::int64_t record() const { return m_record; }
    // Of an import that updates or adds: why the row cannot be added should no record have its key. None: it can.
    Cause addCause() const { return m_judge.addCause(); }
    int addField() const { return m_judge.addField(); }

    std::int64_t byteOffset() const { return m_reader->byteOffset(); }

private:
    RowPipeline(const ImportSettings &settings, std::unique_ptr<CsvReader> reader);
    Status judge();
    void findKeyColumn();
    bool isDouble() const { return m_firstRow >= 0; }
    void compare();
    bool hasMappedColumns() const;

    const ImportSettings m_settings;
    std::unique_ptr<CsvReader> m_reader;
    RowJudge m_judge;
    KeySet m_keys;
    bool m_keyed = false;
    std::size_t m_keyColumn = SIZE_MAX;              // whose cell mostly is the key
    mutable RowEncoder m_encoder;                    // empty between two calls
    mutable std::vector<std::string_view> m_changes; // with keys as they are stored
    QString m_error;
    std::int64_t m_row = -1;
    bool m_isEdited = false;
    std::vector<std::string> m_editTexts;
    std::vector<std::string_view> m_edited;
    ListSnapshotPtr m_list;
    Difference m_difference = Difference::NotCompared;
    std::int64_t m_record = -1;
    std::int64_t m_firstRow = -1; // of a key that comes twice; -1: it does not
};

} // namespace outdial::models
