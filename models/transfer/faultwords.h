// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong with one value, in the few words that stand beside it: "9 digits, needs 10". What a cause means, and what is to
// be done, is told by cause.h.
#pragma once

#include <QString>

#include <models/transfer/importsettings.h>
#include <models/transfer/rowjudge.h>

namespace outdial::models {

// Of a verdict with a cause; cells: how many the row has.
QString faultWords(const RowVerdict &verdict, qsizetype cells, const ImportSettings &settings);

} // namespace outdial::models
