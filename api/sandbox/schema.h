// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tables of the local tenant.
#pragma once

#include <QStringList>

namespace outdial::sandbox {

// In the order in which they are to be executed.
QStringList schemaStatements();

} // namespace outdial::sandbox
