// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the API says of the records of Do-Not-Call lists, by the type of the list. Pure functions, any thread.
#pragma once

#include <QLatin1String>
#include <QStringView>

#include <optional>
#include <string_view>

namespace outdial::rules {

// What the key of a record is: a telephone number, a postal code, a state, an area code, or the value of the list's field.
enum class DncType { Internal, GeographicPostal, GeographicState, GeographicAreaCode, Exclusion };

// "INTERNAL", "GEOGRAPHIC_POSTAL", ...: the spelling of the API.
QLatin1String dncTypeName(DncType type);
// In either case. None for a type that the reference does not name: then only the tenant knows.
std::optional<DncType> dncTypeFromName(QStringView name);

// Whether the methods of DNC lists take lists of this type: all but GEOGRAPHIC_STATE, which they refuse with a 403.
bool isModifiable(DncType type);
// Whether a record may have a comment: a campaign's name (INTERNAL) or notes (GEOGRAPHIC_*). An EXCLUSION list has none, and a
// record with one is a formatError.
bool hasComments(DncType type);

// What is wrong with a record by itself, in the API's names; whether its key exists already only the tenant knows. Keys are not
// checked against the type: the reference prints seven digits for a list of area codes.
enum class DncFault { None, MissingKey, FormatError };
// key: as it is given, with blanks around it, which are not stored.
DncFault checkDncRecord(DncType type, std::string_view key, bool withComment);

} // namespace outdial::rules
