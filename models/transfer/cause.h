// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Why a row of a file is not added, in one list for the check, the receipt, the file of rejects and the command line. Names are
// stable: they stand in journals and in the output of --json.
#pragma once

#include <QString>

#include <api/rules/recordrules.h>

namespace outdial::models {

enum class Cause {
    None,
    // Found before sending, by the rules of the API.
    KeyEmpty,
    RequiredEmpty,
    CannotBeReset, // by an update
    NoPhone,
    PhoneNoDigits,
    PhoneLength,
    PhoneTenDigitsWith1,
    NotAnInteger,
    IntegerRange,
    NotADateTime,
    // Found before sending, by Outdial.
    BadEncoding,        // bytes that are not text in the file's encoding
    ColumnCount,        // more or fewer cells than the header has
    DuplicateInFile,    // the key stood in an earlier row already
    PhoneScientific,    // 4.15E+09: the digits of the number are lost
    ScientificNotation, // a warning: sent as it stands
    AlreadyInList,      // a warning: of an import that adds, the tenant will not add it
    AlreadyCompleted,   // a warning: its record is completed in a campaign
    PhoneImpossible,    // a warning: no such country code, or of a length that no number of the country has
    PhoneNotInUse,      // a warning: of an area code or range that is not given to anybody
    // Told by the tenant.
    LimitExceeded,
    MissingKey,
    DuplicateKey,
    KeyNotFound, // no record has the key of a row that updates
    MissingRequired,
    FormatError,
    Refused,   // the tenant refused the row alone, with an error that is none of the buckets
    OtherTold, // a bucket that the reference does not name
    // Not known.
    AnswerLost,   // sent, the answer was lost, and nothing could settle it
    AddedOrThere, // is in the list as the row says; whether by this import or from before cannot be told
    Unmatched,    // the tenant rejected a row that could not be recognised
};

enum class CauseGroup { FoundBefore, Warning, Told, NotKnown };

Cause causeOf(rules::Fault fault);
Cause causeOfBucket(const QString &bucket);
CauseGroup groupOf(Cause cause);
// "phoneLength", "duplicateKey", ...
QString causeName(Cause cause);
Cause causeFromName(const QString &name);

// For people: "Phone has the wrong length".
QString causeTitle(Cause cause);
// What was expected, for a field when the cause has one: "10 digits, or 11 beginning with 1, ...".
QString causeExpectation(Cause cause, const api::Field *field);
// What to do about it.
QString causeRemedy(Cause cause);
// One line for a file of rejects: "phone: needs 10 digits ... (phoneLength)".
QString causeReason(Cause cause, const QString &fieldName, const QString &detail);

} // namespace outdial::models
