// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Name and version of the program, which decide where its settings and data are.
#pragma once

namespace outdial::app {
void nameProgram();
}
