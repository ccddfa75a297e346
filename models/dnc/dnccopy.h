// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A CSV file of the keys of a Do-Not-Call list that are known here, with when, by whom and why they were added: for people, and
// as the saved copy before all keys of a list are deleted. It has its name only when all of it is on the disk. Blocks its thread.
#pragma once

#include <QString>

#include <models/dnc/dncledger.h>

#include <tl/expected.hpp>

namespace outdial::models {

// How many keys are in it; the error is a sentence with the file. Cells that a spreadsheet would run are guarded (cellguard.h).
tl::expected<qint64, QString> writeDncKeys(const DncLedger &ledger, const DncListSeen &list, const QString &file);

// "Company-wide opt-outs 2024-11-13 143108.csv" in the folder of Outdial's data, which is made; a name that is free.
QString dncCopyName(const DncListSeen &list, const QDateTime &now);

} // namespace outdial::models
