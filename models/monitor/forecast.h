// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// When the records of a campaign or an instance will all be completed, as a range, from what was completed lately. No estimate
// before there are enough samples, and none while nothing is dialed. Pure functions, any thread.
//
// Basis. The completions a minute of the last 30 minutes that were read, or since it began to dial. How much they vary is
// measured, over single minutes and over five at a time, and taken to be at least what chance does (Poisson). From that follows
// how well the rate is known, and what chance will do to the records that are left.
//   early: the rate stays what it is; 20 of 100 such end before it, and hardly any after `late`.
//   late: the rate falls evenly with the open records, to the half of it when the last one is completed, since what is left
//   answers less often and waits for its next attempt; that takes 2 ln 2 = 1.39 times as long. 20 of 100 such end after it, and
//   hardly any before `early`.
// So some 80 of 100 true ends lie between the two under either, and more of those in between. What falls to less than the half,
// waits for calling hours, or gets new records, ends later.
#pragma once

#include <models/monitor/monitorfigures.h>

#include <span>

namespace outdial::models {

struct Forecast {
    enum class State {
        NotKnown,   // the records were not read yet
        Empty,      // all are completed: nothing is left to dial
        NotDialing, // stopped, or no attempt in the window
        TooFew,     // see samples and needed
        NoEnd,      // attempts, but hardly any completion: it would take more than 30 days; or none at all, see completed
        Range
    };
    State state = State::NotKnown;
    qint64 early = 0; // ms from now, for Range: 80 of 100 such forecasts should end between the two
    qint64 late = 0;
    qint64 samples = 0;               // attempts in the window
    int windowMinutes = 30;           // what it is worked out from
    static constexpr int needed = 50; // attempts
    qint64 completed = 0;             // records in the window, for Range and NoEnd

    friend bool operator==(const Forecast &, const Forecast &) = default;
};

struct ForecastInput {
    bool known = false;
    bool running = false;
    qint64 open = 0; // records that are not completed
    // Attempts and completions of the last whole minutes, the newest last; minutes that were not read are left out.
    std::span<const qint64> attempts;
    std::span<const qint64> completions;
};

Forecast forecastOf(const ForecastInput &input);

} // namespace outdial::models
