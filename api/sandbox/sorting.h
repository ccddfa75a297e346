// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The sorting order of a list instance, as requests give it and answers show it.
#pragma once

#include <api/types/campaign.h>
#include <api/types/format.h>
#include <sandbox/jsonwriter.h>
#include <sandbox/parameters.h>

namespace outdial::sandbox {

// The parameter "sortingOrder": an object as in the examples, or a string as in the tables. Throws Failure (400).
api::Sorting readSorting(const Parameters &parameters);
// Throws Failure (400) for a field that the list does not have.
void checkSorting(const api::Sorting &sorting, const api::Format &format);
void writeSorting(JsonWriter &json, const api::Sorting &sorting, const api::Format &format);

} // namespace outdial::sandbox
