// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys of Do-Not-Call lists before they are sent: how they are written, and whether they look like what the list holds. The API
// checks nothing of that (see api/rules/dncrules.h), so a key that looks wrong protects nobody without anyone noticing. Pure
// functions, any thread.
#pragma once

#include <QString>

#include <api/rules/dncrules.h>

#include <string>
#include <string_view>

namespace outdial::models {

// How the numbers of an INTERNAL list are sent. Others go as they are given, without blanks around them.
enum class DncWriting {
    AsRecords, // as records of phone fields store them: digits; ten digits of North America get a 1; a leading 0 gives way to
               // the country code, where one is set
    AsGiven
};

struct DncKind {
    rules::DncType type = rules::DncType::Internal;
    QString country;   // of GEOGRAPHIC_* lists, as the API gives it: "US"
    QString listField; // of EXCLUSION lists
    DncWriting writing = DncWriting::AsRecords;
    QString countryCode; // of numbers that have none, digits: "49"; empty: North America
};

enum class DncDoubt {
    None,
    Empty,      // no key: the API refuses it (missingKey)
    NotText,    // bytes that are no UTF-8: the API refuses it (formatError)
    NotANumber, // letters in a telephone number, or fewer than 7 or more than 15 digits
    NotAnAreaCode,
    NotAPostalCode,
};

struct DncKey {
    std::string text; // as it is sent
    DncDoubt doubt = DncDoubt::None;
};

DncKey dncKey(std::string_view given, const DncKind &kind);
// "It has no 7 to 15 digits, so it is no telephone number."
QString dncDoubtText(DncDoubt doubt);
// What a key of such a list is: "Telephone number", "Area code", "Postal code", "Value of accountId".
QString dncKeyTitle(const DncKind &kind);

} // namespace outdial::models
