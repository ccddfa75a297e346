// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How often what is read, in milliseconds. The defaults are for people who watch running campaigns; tests use shorter ones.
#pragma once

namespace outdial::models {

struct FeedPace {
    int listVisible = 3'000; // Get Campaigns, page in front
    int listHidden = 15'000;
    int listMost = 60'000;       // after errors
    int confirm = 1'000;         // Get Campaigns while a start or stop waits for its confirmation
    int look = 2'000;            // Get Campaign Status while the outcome of one is not known
    int lookMost = 15'000;       //
    int detailRunning = 30'000;  // Get Campaign
    int detailOther = 120'000;   //
    int detailMissing = 600'000; // of one that the tenant does not have
    int delta = 5'000;           // Get Updated Records of running campaigns
    int deltaOther = 120'000;    // of stopped ones
    int walkAgain = 1'800'000;   // full walk: erased records, counters that were reset
    int walkAgainSoon = 300'000; // where figures are approximate
    int errorFirst = 10'000;     // a walk or a detail that failed, doubled each time
    int errorMost = 600'000;
    int overlap = 10'000; // of deltas
    int staleAfter = 15'000;
    int requestsPerMinute = 60;
    int pageSize = 1'000;
};

} // namespace outdial::models
