// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Decides whether a failed attempt is made again, and after how long. Reads and the token are retried when the failure may pass;
// a write only when it is certain, besides, that nothing was committed.
#pragma once

#include <api/client/client.h>

#include <chrono>
#include <functional>
#include <optional>

namespace outdial::api {

class RetryRule {
public:
    // random gives a number in [0, 1); it sets the jitter.
    explicit RetryRule(RetryPolicy policy = {}, std::function<double()> random = {});

    // The wait before the next attempt, or none when the error is the call's outcome. attempt counts from 1.
    std::optional<std::chrono::milliseconds> next(const MethodInfo &method, const ApiError &error, int attempt) const;
    // How long all calls of the client pause after this error; 0 for most. A 429 without Retry-After pauses like a first retry.
    std::chrono::milliseconds pause(const ApiError &error) const;

    // A server that asks for a longer pause than this gets no retry: nobody waits that long without being told.
    static constexpr std::chrono::milliseconds longestPause{120'000};

private:
    std::chrono::milliseconds backoff(int attempt) const;
    RetryPolicy m_policy;
    std::function<double()> m_random;
};

// Whether the failure may pass by itself: network, timeout, 429, 5xx.
bool isTransient(const ApiError &error);

} // namespace outdial::api
