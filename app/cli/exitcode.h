// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// With what every command ends.
#pragma once

namespace outdial::app {

enum ExitCode { AllDone = 0, FinishedWithRejects = 1, WrongUse = 2, CouldNotFinish = 3 };

} // namespace outdial::app
