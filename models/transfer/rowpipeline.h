// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads a file row by row and decides for each whether it can be sent: read, map, check by the API's rules, find keys that come
// twice, encode. The check before an import and the import itself go through this one path, so what was checked is what is sent.
// One thread; the same file and settings give the same decisions each time.
#pragma once

#include <api/rules/recordrules.h>
#include <models/transfer/cause.h>
#include <models/transfer/importsettings.h>
#include <models/transfer/keyset.h>

#include <memory>
#include <string>

namespace outdial::models {

class RowPipeline {
public:
    // The error is an English sentence: the file is gone, was changed, cannot be opened.
    static tl::expected<std::unique_ptr<RowPipeline>, QString> open(const ImportSettings &settings);

    enum class Status { Sendable, Blocked, End, Error };
    Status next();
    QString error() const { return m_error; } // after Error

    // Of the current row.
    std::int64_t row() const { return m_row; } // 0 for the first below the header
    std::int64_t line() const { return m_reader->line(); }
    std::span<const std::string_view> cells() const { return m_reader->fields(); }
    Cause cause() const { return m_cause; }     // when Blocked
    Cause warning() const { return m_warning; } // when Sendable; None mostly
    int field() const { return m_field; }       // index of the field that the cause or warning is about, -1: none
    std::string_view valueOf(int field) const { return m_values[size_t(field)]; }
    QString detail() const; // the value, "first in row 12 below the header", "3 cells, the header has 5"
    std::string_view key() const { return m_rules.key(); }
    // Appends the record as a JSON object: trimmed text, fields without a value left out.
    void appendJson(std::string &out) const;

    std::int64_t byteOffset() const { return m_reader->byteOffset(); }

private:
    RowPipeline(const ImportSettings &settings, std::unique_ptr<CsvReader> reader);
    Status judge();
    bool hasMappedColumns() const;
    bool checkCellCount();
    void flagScientific();
    Status block(Cause cause, int field);

    const ImportSettings m_settings;
    std::unique_ptr<CsvReader> m_reader;
    rules::RecordRules m_rules;
    KeySet m_keys;
    bool m_keyed = false;
    std::vector<std::string> m_constants;   // one a field
    std::vector<std::string> m_jsonNames;   // "name": as JSON, one a field
    std::vector<std::string_view> m_values; // one a field, of the current row
    QString m_error;
    std::int64_t m_row = -1;
    Cause m_cause = Cause::None;
    Cause m_warning = Cause::None;
    int m_field = -1;
    std::int64_t m_firstRow = -1; // of a key that comes twice
};

// Appends text as a JSON string, with quotes. The text is valid UTF-8.
void appendJsonString(std::string &out, std::string_view text);

} // namespace outdial::models
