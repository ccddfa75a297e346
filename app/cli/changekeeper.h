// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a command changes in the tenant goes into the journal of changes, as what the window changes does; what cannot be kept is
// said.
#pragma once

namespace outdial::models {
class Session;
}

namespace outdial::app {

// From now on, until the session ends: then all of it is on the disk. GUI thread.
void keepChanges(models::Session &session);

} // namespace outdial::app
