// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/batchreplay.h>

#include <algorithm>

namespace outdial::models {

bool fitsJournal(const Batch &batch, const JournalBatch &known)
{
    return batch.rowCount() == known.rowCount && int(batch.rows.size()) == known.sentRows;
}

bool takeFromJournal(Batch &batch, const JournalBatch &known, const std::vector<JournalRow> &kept, bool updates)
{
    if (known.fates.isEmpty()) {
        for (auto &row : batch.rows)
            row.fate = updates ? Fate::Updated : Fate::Added;
    } else if (!takeFateLetters(batch, known.fates)) {
        return false;
    }
    for (const auto &row : kept) {
        const auto found = std::ranges::lower_bound(batch.rows, row.row, {}, &BatchRow::row);
        if (found == batch.rows.end() || found->row != row.row)
            return false;
        found->cause = causeFromName(row.cause);
        found->fate = groupOf(found->cause) == CauseGroup::NotKnown ? Fate::Unknown : Fate::Rejected;
        found->detail = row.detail;
    }
    return true;
}

} // namespace outdial::models
