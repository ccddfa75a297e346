// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The user's choice of light or dark, text size and motion, kept in the settings.
#pragma once

namespace outdial::views {

// Before Theme::apply.
void restoreLook();
void saveLook();

} // namespace outdial::views
