// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the command line says and asks: sentences and progress on stderr, answers on stdout, questions only where somebody sits at
// a terminal.
#pragma once

#include <QString>

namespace outdial::app {

void sayOnTerminal(const QString &sentence);
// One line that is written over again; nothing when stderr is not a terminal.
void progressOnTerminal(const QString &line);
// To stderr where that is no terminal, in place of progress.
void sayOffTerminal(const QString &sentence);
void endProgressOnTerminal();
void printLine(const QString &line);
// False without asking when stdin is not a terminal.
bool askOnTerminal(const QString &question);
// A line, as it was typed. Null without asking when stdin is not a terminal, and at Ctrl+C.
QString typedOnTerminal(const QString &question);

} // namespace outdial::app
