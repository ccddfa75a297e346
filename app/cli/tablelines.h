// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of words on stdout: in columns for people, with tabs between the cells for programs.
#pragma once

#include <QList>
#include <QStringList>

namespace outdial::app {

// One line a row. Tabs and line ends in a cell become blanks.
QStringList tableLines(QList<QStringList> rows, bool aligned);
// Aligned when stdout is a terminal.
void printTable(const QList<QStringList> &rows);

} // namespace outdial::app
