// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records as text for the clipboard, with the values that the tenant has: edits that wait are not among them.
#pragma once

#include <QList>
#include <QString>

namespace outdial::models {

class RecordsModel;

enum class CopyForm {
    Text, // "name: value" a line, an empty line between records
    Tsv,  // as a spreadsheet takes it, without titles
    Csv,  // with titles, quoted where needed
    Json, // an array of {"entry": {...}, "status": {...}}, as the API writes records
};

QString copiedRecords(const RecordsModel &model, CopyForm form, const QList<int> &rows, const QList<int> &sections);

} // namespace outdial::models
