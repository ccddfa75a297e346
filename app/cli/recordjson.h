// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A record of a page as a line of JSON, {"entry": {...}, "status": {...}, "attempts": [...]}, under the names that the API has.
// Values of fields are texts, as Outdial keeps them. What the tenant did not tell is not there, except in entries, where empty
// and absent are the same.
#pragma once

#include <api/types/recordpage.h>

#include <string>

namespace outdial::app {

// With its line end. attempts: with those that the page has.
void appendRecordLine(std::string &out, const api::RecordPage &page, int row, bool attempts);

} // namespace outdial::app
