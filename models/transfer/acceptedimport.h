// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What was accepted for one file of a queue: how it is read, what its columns mean, what is done with its rows. The next file is
// prepared in the same way. Plain data and pure functions, any thread; only acceptedOf() looks at a job, in the GUI thread.
#pragma once

#include <models/transfer/importjob.h>

namespace outdial::models {

struct AcceptedImport {
    QString fileName;
    ImportTarget target;
    CsvWish wish;
    CsvDialect dialect;
    QStringList columns; // made up where the file has no header
    bool hasHeader = true;
    api::Format format;
    Mapping mapping;
    ImportMode mode = ImportMode::Add;
    bool emptyResets = false;
    bool missingApart = false;
    bool compares = false;
    RunOptions options; // without the file of added rows, which is of one import
};

bool sameWish(const CsvWish &a, const CsvWish &b);

// Of a job with a file that was read, a list and a mapping.
AcceptedImport acceptedOf(const ImportJob &job);

// How the columns of a file differ from those of others: "Missing: “Phone”. New: “Mobile”." Empty: they are the same, in any
// order; capitals, blanks around titles and the columns that Outdial adds to rejects apart. Without a header their number counts.
QString columnsDiffer(const QStringList &columns, bool hasHeader, const QStringList &others, bool othersHaveHeader);

// The mapping of the accepted file for another one, by the titles of the columns: where these are the same it goes before the
// proposal, and a column that was left out stays out.
Mapping carriedMapping(const AcceptedImport &accepted, const QStringList &columns, bool hasHeader, const api::Format &format,
                       const Mapping &proposal);

} // namespace outdial::models
