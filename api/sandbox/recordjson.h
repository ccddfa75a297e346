// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The status and the attempts of a record, as answers show them.
#pragma once

#include <sandbox/jsonwriter.h>
#include <sandbox/resultstore.h>

namespace outdial::sandbox {

// With every field; those of a record that was never called are empty, as printed.
void writeStatus(JsonWriter &json, const StatusRow &status);
void writeAttempt(JsonWriter &json, const AttemptRow &attempt);
// As the deprecated methods have them: no custom fields; of a status, what is empty is left out.
void writeShortStatus(JsonWriter &json, const StatusRow &status);
void writeShortAttempt(JsonWriter &json, const AttemptRow &attempt);

} // namespace outdial::sandbox
