// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// QCustomPlot, whose header is written with the Qt keywords that this program does without: they exist for that header only.
#pragma once

#define signals Q_SIGNALS
#define slots Q_SLOTS
// A declaration cannot stand in parentheses.
// NOLINTNEXTLINE(bugprone-macro-parentheses)
#define foreach(variable, container) for (variable : container)
#include <qcustomplot.h> // IWYU pragma: export
#undef signals
#undef slots
#undef foreach
