// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What messages of one tone have in common, wherever they stand.
#pragma once

#include <views/shared/banner.h>

namespace outdial::views {

// Its name in the icon theme.
QString toneIcon(Tone tone);

} // namespace outdial::views
