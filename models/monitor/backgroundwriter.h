// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes to the store one after the other on a thread of its own, since a write waits for the disk. GUI thread. The destructor
// returns when all is written and the thread is gone with its connection to the database. QThreadPool::waitForDone() returns
// earlier than that: the end of a thread would then run into the end of the program, where there are no databases any more.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace outdial::models {

class BackgroundWriter {
public:
    BackgroundWriter() = default;
    ~BackgroundWriter();
    BackgroundWriter(const BackgroundWriter &) = delete;
    BackgroundWriter &operator=(const BackgroundWriter &) = delete;

    // The first one starts the thread.
    void write(std::function<void()> job);

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_ends = false;
    std::thread m_thread;
};

} // namespace outdial::models
