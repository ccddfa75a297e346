// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The words of the program in the user's language. English is the language of the sources; its plural forms ("1 row", "2 rows")
// are a translation too, and always loaded, so that text which a language lacks still reads well.
#pragma once

namespace outdial::app {

// Call once, after the application object is made and before anything is shown or said.
void installTranslators();

} // namespace outdial::app
