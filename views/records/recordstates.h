// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the states of a record look: a shape each, and green only for completed.
#pragma once

#include <models/records/recordwords.h>
#include <views/shared/rowdelegate.h>

namespace outdial::views {

TextCell recordStateCell(models::RecordState state);

} // namespace outdial::views
