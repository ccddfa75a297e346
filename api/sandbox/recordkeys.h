// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the record that a body names by its key fields; other names beside them are ignored.
#pragma once

#include <QString>

#include <sandbox/store.h>

#include <simdjson.h>

namespace outdial::sandbox {

// Each value may be the stored or the original one. Throws Failure: 400 for a list without key fields and for a key that is
// absent, blank or no text; 404 when no record has these keys. prefix: of the names in descriptions, "fields.".
RecordRow recordOf(Store &store, const ListRow &list, simdjson::dom::object keys, const QString &prefix = {});

} // namespace outdial::sandbox
