// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How many rows go into one request. Each request makes the tenant go through the whole list, so larger ones cost less a row,
// until they do not, or are refused. Plain C++, no clock of its own.
#pragma once

#include <chrono>

namespace outdial::models {

class BatchSizer {
public:
    // Begins with first rows, grows up to most. first == most: stays.
    BatchSizer(int first, int most);

    int rows() const { return m_rows; }
    // A whole batch was answered. Grows while the time a row falls; goes back to the size before when it rises.
    void answered(int rows, std::chrono::microseconds time);
    // A request of so many rows was not answered in time: half of it is the most from now on.
    void refused(int rows);
    // A request of so many rows was refused as too large (413), and nothing of it was taken. Half of it is the size from now on;
    // since it may have been another's word, a proxy's, twice as many are tried again after some answers. Where they are refused
    // at once, the limit is real, and the next try comes later each time.
    void tooLarge(int rows);

private:
    void tryLarger(int rows);
    void settleAt(int rows);

    int m_rows;
    int m_most;
    int m_before = 0;        // the size before this one
    double m_beforeCost = 0; // microseconds a row, the best of that size; 0: none yet
    double m_cost = 0;
    int m_samples = 0; // of this size
    bool m_settled = false;
    int m_wanted = 0;      // answers until a larger size is tried; 0: nothing was too large
    int m_answered = 0;    // of them
    bool m_trying = false; // the size was not answered yet since it grew
};

} // namespace outdial::models
