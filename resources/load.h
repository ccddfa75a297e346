// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Registers fonts (:/fonts), icons (:/icons/16, :/icons/22), drawings (:/drawings, :/arrows) and the style sheet (:/style). They
// live in a static library, whose initialisers the linker would drop if nobody asked for them.
#pragma once

namespace outdial {

void loadResources();

} // namespace outdial
