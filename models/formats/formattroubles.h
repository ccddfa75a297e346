// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What keeps a format from being created, told as the designer tells it: a sentence, the reason, and one step that mends it. The
// rules are those of the reference (Create List with New Format); api/rules says the same in one sentence each.
#pragma once

#include <QString>

#include <api/types/format.h>

#include <vector>

namespace outdial::models {

enum class FormatFault {
    NoFormatName,
    NoFields,
    NoFieldName,
    NameTwice,
    SecondAccount,
    SkippedButUsed, // required, searchable or key as well
    UnknownDateFormat,
    NoPhone, // none that is not skipped
};

struct FormatTrouble {
    FormatFault fault = FormatFault::NoFields;
    int field = -1; // position in the fields; -1: of the format as a whole
    QString title;  // "remark cannot be a key and skipped."
    QString reason;
    QString remedy; // text of a button; empty: only the user can (a name)
};

// In the order of the fields, those of the whole format last.
std::vector<FormatTrouble> formatTroubles(const api::Format &format);
// The format after the remedy: fields keep their places, a new one comes last. Unchanged when there is no remedy.
api::Format mended(api::Format format, const FormatTrouble &trouble);
// "phone" when it is free, else "phone_2", "phone_3", ...
QString freeFieldName(const api::Format &format, const QString &wanted);

} // namespace outdial::models
