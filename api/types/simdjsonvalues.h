// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Values of a record in the forms in which tenants send them. Each gives false when the JSON value is of another type.
#pragma once

#include <cstdint>
#include <simdjson.h>

namespace outdial::api {

// A number, also as a string; "" and null are 0.
bool readInt(simdjson::dom::element value, std::int32_t &out);
// true, false, also as a string; "" and null are false.
bool readBool(simdjson::dom::element value, bool &out);
// Milliseconds since the epoch; "" and null are noTime. False also for text that is not a time.
bool readTime(simdjson::dom::element value, std::int64_t &out);

} // namespace outdial::api
