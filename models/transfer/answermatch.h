// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Matches the objects that a bulk answer rejects back to the rows that were sent: the API gives no row numbers. By the very
// content, then by normalised content, then by key; among rows that are alike the last one is taken, since a tenant takes the
// first.
#pragma once

#include <api/types/bulkanswer.h>
#include <models/transfer/batch.h>
#include <models/transfer/importsettings.h>

namespace outdial::models {

struct MatchOutcome {
    int matched = 0;
    // Objects that are like no row that was sent: the answer cannot be believed row by row.
    int unmatched = 0;
};

// Sets fate and cause of the rejected rows among those that were sent (indices into batch.rows); leaves the others as they are.
MatchOutcome matchRejects(const api::BulkAnswer &answer, Batch &batch, const std::vector<int> &sent,
                          const ImportSettings &settings);

} // namespace outdial::models
