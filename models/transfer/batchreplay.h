// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Puts what the journal says back into the rows of a batch that was built from the file once more: what an import that goes on
// does with the batches of an earlier run, and an undo with all of them. Any thread.
#pragma once

#include <models/store/importjournal.h>
#include <models/transfer/batch.h>

#include <vector>

namespace outdial::models {

// Whether the batch has the rows that the journal speaks of.
bool fitsJournal(const Batch &batch, const JournalBatch &known);
// Gives each row its fate and cause. updates: of an import whose rows count as updated where nothing else is said. False when the
// journal speaks of other rows.
bool takeFromJournal(Batch &batch, const JournalBatch &known, const std::vector<JournalRow> &kept, bool updates);

} // namespace outdial::models
