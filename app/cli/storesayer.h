// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// On the command line: what of the store could not be written or read is said on stderr, as a warning; so is what comes to light
// while the program ends.
#pragma once

namespace outdial::models {
class Store;
}

namespace outdial::app {

// From now on. GUI thread.
void sayStoreTroubles(const models::Store &store);

} // namespace outdial::app
