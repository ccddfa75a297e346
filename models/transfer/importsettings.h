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

#include <tl/expected.hpp>

namespace outdial::models {

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

    QByteArray toJson() const;
    static tl::expected<ImportSettings, QString> fromJson(const QByteArray &json);

    // Reads size and time of the file now.
    void takeFingerprint();
    // An English sentence when the file is gone or is not the one that takeFingerprint() saw; empty when it is.
    QString fileProblem() const;
};

} // namespace outdial::models
