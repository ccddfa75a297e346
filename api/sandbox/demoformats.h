// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The formats of the data sets, and records that fit them.
#pragma once

#include <api/types/format.h>
#include <sandbox/jsonwriter.h>
#include <sandbox/people.h>

namespace outdial::sandbox {

enum class DemoFormat { Leads, Termine, MeterReadings, Panel, Warranty };

// Without an id.
api::Format demoFormat(DemoFormat format);
// The n-th record (from 1) of a list, as an object.
void writeRecord(JsonWriter &json, DemoFormat format, People &people, unsigned n);

} // namespace outdial::sandbox
