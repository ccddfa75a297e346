// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The words for the states of a record.
#pragma once

#include <QString>

#include <models/records/recordorder.h>

namespace outdial::models {

// "Completed", "Open", "Never called"; "—" when the answer had no status.
QString recordStateWord(RecordState state);

} // namespace outdial::models
