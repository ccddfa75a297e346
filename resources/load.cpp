// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtCore/qglobal.h>

#include <resources/load.h>

// Q_INIT_RESOURCE declares a function, which may not be in a namespace.
static void initResource() { Q_INIT_RESOURCE(outdial); }

namespace outdial {

void loadResources() { initResource(); }

} // namespace outdial
