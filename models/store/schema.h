// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tables of the store, and how an older file becomes a newer one. Only SQL that PostgreSQL understands as well.
#pragma once

#include <QSqlDatabase>
#include <QString>

namespace outdial::models {

// Creates what is missing. Returns what went wrong, empty when all is well. A file of a newer Outdial is refused, not guessed at.
QString bringUpToDate(QSqlDatabase &database);

} // namespace outdial::models
