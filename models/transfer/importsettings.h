// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything that decides what the rows of a file become: where it is, how it is read, and what its columns mean. Plain data;
// kept in the journal, so that an import that was interrupted goes on exactly as it began.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <api/types/format.h>
#include <models/transfer/csvreader.h>
#include <models/transfer/mapping.h>
#include <models/transfer/rowedits.h>

#include <optional>
#include <tl/expected.hpp>

namespace outdial::models {

// What an import does with the rows of a file.
enum class ImportMode {
    Add,    // each row becomes a record; a key that is in the list already is a reject
    Update, // each row changes the record with its key; a key that is not in the list is a reject
    Upsert, // changes the record with the row's key; where there is none, adds it
};

struct ImportSettings {
    QString file;
    qint64 fileSize = 0;
    QDateTime fileModified; // UTC; with the size: the file is still the one that was checked
    CsvDialect dialect;
    QStringList columns; // titles, or "Column 1"... when the file has no header
    api::Format format;
    // False when the format's fields were learned from a record: names are known, types, keys and required fields are not. The
    // tenant then decides alone.
    bool typesKnown = true;
    Mapping mapping;
    RowEdits edits; // cells that were mended by hand
    ImportMode mode = ImportMode::Add;
    // Whether an empty cell of a mapped column empties the field of the record that is updated; else the field stays as it is.
    bool emptyResets = false;
    // Whether rows whose key is not in the list go into a file of their own, "leads.missing.csv", rather than among the rejects.
    bool missingApart = false;
    // Whether rows are compared with the records of the list first. An update then sends only the fields that differ, and nothing
    // for a row that says what its record says; the values before are kept in "leads.before.csv".
    bool compares = false;

    bool adds() const { return mode != ImportMode::Update; }
    bool updates() const { return mode != ImportMode::Add; }
    bool sendsDifferences() const { return compares && updates(); }

    QByteArray toJson() const;
    static tl::expected<ImportSettings, QString> fromJson(const QByteArray &json);

    // Reads size and time of the file now.
    void takeFingerprint();
    // An English sentence when the file is gone or is not the one that takeFingerprint() saw; empty when it is.
    QString fileProblem() const;
};

// "add", "update", "upsert": as the command line and the journal write it.
QString modeName(ImportMode mode);
std::optional<ImportMode> modeFromName(const QString &name);

// What keeps an import of this mode from going on with its mapping: obligatory fields without a source, no key to find records
// by, nothing that would be changed. English sentences, empty when it is complete.
QStringList settingsBlockers(const ImportSettings &settings);

} // namespace outdial::models
