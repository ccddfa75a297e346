// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Why a file could not be written, in words for the user: the cause, and what to do about it. Any thread.
#pragma once

#include <QString>

namespace outdial::models {

// What can be done again once there is room.
enum class AfterRoom {
    GoOn,   // with an import that is in the journal
    Import, // start one again, of which nothing was sent
    Start,  // start Outdial again
    KeepOn, // nothing: what is kept from then on is kept
};

enum class DiskTrouble { Full, ReadOnly, Damaged, Busy, Other };

// said: the cause as SQLite or the system told it. path: the file, whose disk is looked at now: often less is told than is known.
bool diskIsFull(const QString &path, const QString &said);
DiskTrouble diskTrouble(const QString &path, const QString &said);
// The end of a sentence, without a full stop: "the disk is full", else what was said.
QString diskCause(const QString &path, const QString &said);
// A sentence: "Free some space, then go on with the import."
QString diskRemedy(const QString &path, const QString &said, AfterRoom then);

} // namespace outdial::models
