// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which column of a file fills which field of a format: matched exactly, by a title that was mapped before, by likeness, or by
// its place; further columns that are joined to it, and what is done to the text; constants for fields that no column fills.
// Plain data and pure functions.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <api/types/format.h>
#include <models/transfer/cleanup.h>

#include <vector>

namespace outdial::models {

enum class MatchKind {
    None,     // the field gets no value
    Exact,    // same name, capitals and surrounding blanks apart
    Alias,    // mapped like this before
    Fuzzy,    // looks alike; percent says how much
    Constant, // same text for all rows
    Chosen,   // by the user
    Position, // the file has no header: the columns in the order of the fields
};

// Where the value of one field comes from.
struct FieldSource {
    int column = -1; // index in the file, -1: none
    QString constant;
    MatchKind kind = MatchKind::None;
    int percent = 0;                         // only Fuzzy
    QList<int> joined;                       // further columns, in this order; empty cells are left out
    QString separator = QStringLiteral(" "); // between the cells that are joined
    CleanUp cleanUp;                         // of the joined text

    // Whether the value has to be made, rather than being the cell as it stands.
    bool isMade() const { return column >= 0 && (!joined.isEmpty() || !cleanUp.isEmpty()); }
};

struct Mapping {
    std::vector<FieldSource> sources; // one a field of the format, in its order

    bool usesColumn(int column) const;
    int mappedCount() const;
    // A column fills one field only, taking it away from the one that had it; joined to others it may be as well. Joins and
    // clean-ups of the field go.
    void setColumn(int field, int column, MatchKind kind = MatchKind::Chosen);
    void setConstant(int field, const QString &text);
    void clear(int field);
    // Nothing is made of it any more, also where it was joined.
    void ignoreColumn(int column);
};

// Columns that Outdial itself writes into files of rejects; ignored when such a file is dropped again.
bool isOwnColumn(const QString &title);

// Proposes a mapping. aliases: lower-case title -> field name, from earlier imports. Skipped fields are never mapped. Each
// column is used once: exact matches first, then aliases, then likeness of at least 70 percent, best first. Without a header the
// titles are made up and say nothing: columns go by their place, if there are as many as fields that are not skipped.
Mapping proposeMapping(const QStringList &columns, const api::Format &format, const QHash<QString, QString> &aliases,
                       bool hasHeader = true);

// A mapping that was kept for the same columns, with what the proposal is sure of (the same name) where the kept one has a blank.
Mapping withoutBlanks(Mapping kept, const Mapping &proposal);

// How alike two names are, 0...100: capitals, accents, separators and common words for the same thing ("Vorname", "first name")
// are looked through.
int likeness(const QString &title, const QString &fieldName);

// What keeps a mapping from being used: obligatory fields without a source. English sentences, empty when it is complete.
QStringList mappingBlockers(const Mapping &mapping, const api::Format &format);

// For the journal, by numbers of columns. One that this Outdial does not understand in full has no sources at all.
QJsonObject encodeMapping(const Mapping &mapping);
Mapping decodeMapping(const QJsonObject &json);

} // namespace outdial::models
