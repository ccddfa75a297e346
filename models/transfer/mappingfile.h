// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A mapping by the names of columns and fields instead of their numbers, as JSON that people can read: in a file that is shared,
// and in the store, for the next file with the same header. Functions without state, any thread.
#pragma once

#include <models/transfer/mapping.h>

#include <tl/expected.hpp>

namespace outdial::models {

// ".outdial-mapping.json"
QString mappingFileSuffix();

// Columns of a file without a header are written as numbers, the first as 1. Only fields that get a value.
QByteArray encodeNamedMapping(const Mapping &mapping, const QStringList &columns, bool hasHeader, const api::Format &format);

struct NamedMapping {
    Mapping mapping;            // of the given columns and format
    QStringList missingColumns; // which the file has not; fields that need them got no value
    QStringList missingFields;  // which the format has not

    bool isWhole() const { return missingColumns.isEmpty() && missingFields.isEmpty(); }
    // "The file has no column “Fax”. ...": null when it is whole.
    QString missingInWords() const;
};
// kind: of columns whose title is not the field's name. The error is an English sentence: this is no mapping, it is of a newer
// Outdial, it says something that is not understood, none of its columns is there.
tl::expected<NamedMapping, QString> decodeNamedMapping(const QByteArray &json, const QStringList &columns,
                                                       const api::Format &format, MatchKind kind);

// The error is an English sentence.
tl::expected<QByteArray, QString> readMappingFile(const QString &path);
// Null when it is written.
QString writeMappingFile(const QString &path, const QByteArray &json);

} // namespace outdial::models
