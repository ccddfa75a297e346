// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What field a column of a file could be: from its name, and from what is in it. A proposal for the designer, which the user
// confirms by leaving it.
#pragma once

#include <QString>

#include <models/formats/formatsample.h>

namespace outdial::models {

bool soundsLikePhone(const QString &name);

// Fields for all columns, in their order, with names that are free: one Account at most, one key.
QList<api::Field> proposeFields(const FormatSample &sample);
// Only from its name: for names of fields that were learned from records.
api::Field proposeField(const QString &name);

// "98.1% are valid", "100% filled, all different", "leading zeros seen": what was seen in the column, as far as it speaks for or
// against the field's type and ticks. rows: of the sample.
QString seenWords(const ColumnFacts &facts, qint64 rows, const api::Field &field, const FieldTally *tally);

} // namespace outdial::models
