// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The data set "demo": a tenant in the middle of its day.
#pragma once

#include <sandbox/demoformats.h>
#include <sandbox/store.h>

namespace outdial::sandbox {

// Adds records first...first + count - 1 of a format to a list.
void addRecords(Store &store, const ListRow &list, DemoFormat format, People &people, unsigned first, unsigned count,
                std::int64_t when);

void fillDemo(Store &store);

} // namespace outdial::sandbox
