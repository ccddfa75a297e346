// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/monitor/forecast.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace outdial::models {

namespace {

constexpr double minuteMs = 60'000;
constexpr double thirtyDays = 30.0 * 24 * 60; // minutes
constexpr std::size_t window = 30;            // minutes
// Minutes without an attempt at the start of the window, from so many on: it had not begun to dial.
constexpr std::size_t idleStart = 5;
constexpr std::size_t block = 5; // minutes
// 20 of 100 lie beyond it on a side.
constexpr double quantile = 0.8416;
// Time that the rest takes when the rate falls evenly to the half while it is completed: 2 ln 2.
constexpr double tail = 1.3863;

// Derivatives of ln Gamma: mean and variance of the logarithm of a Gamma variable. Raised to x >= 6 by their recurrences, then
// the asymptotic series.
double digamma(double x)
{
    double sum = 0;
    for (; x < 6; x += 1)
        sum -= 1 / x;
    const double f = 1 / (x * x);
    return sum + std::log(x) - 0.5 / x - f * (1.0 / 12 - f * (1.0 / 120 - f / 252));
}

double trigamma(double x)
{
    double sum = 0;
    for (; x < 6; x += 1)
        sum += 1 / (x * x);
    const double f = 1 / (x * x);
    return sum + 1 / x + f / 2 + f / x * (1.0 / 6 - f * (1.0 / 30 - f / 42));
}

// Variance of the sums of `step` minutes, as a multiple of what chance alone would do.
double dispersion(std::span<const qint64> minutes, std::size_t step)
{
    const std::size_t count = minutes.size() / step;
    if (count < 2)
        return 1;
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto part = minutes.subspan(minutes.size() - (i + 1) * step, step);
        const auto value = double(std::accumulate(part.begin(), part.end(), qint64(0)));
        sum += value;
        squares += value * value;
    }
    if (sum <= 0)
        return 1;
    const double mean = sum / double(count);
    return (squares - sum * mean) / double(count - 1) / mean;
}

std::span<const qint64> lastOf(std::span<const qint64> minutes, std::size_t count)
{
    return minutes.subspan(minutes.size() - std::min(count, minutes.size()));
}

} // namespace

Forecast forecastOf(const ForecastInput &input)
{
    Forecast forecast;
    if (!input.known)
        return forecast;
    if (input.open <= 0) {
        forecast.state = Forecast::State::Empty;
        return forecast;
    }
    if (!input.running) {
        forecast.state = Forecast::State::NotDialing;
        return forecast;
    }
    std::size_t count = std::min({window, input.attempts.size(), input.completions.size()});
    std::span<const qint64> attempts = lastOf(input.attempts, count);
    forecast.samples = std::accumulate(attempts.begin(), attempts.end(), qint64(0));
    if (count == 0) {
        forecast.state = Forecast::State::TooFew;
        return forecast;
    }
    forecast.windowMinutes = int(count);
    if (forecast.samples <= 0) {
        forecast.state = Forecast::State::NotDialing;
        return forecast;
    }
    if (forecast.samples < Forecast::needed) {
        forecast.state = Forecast::State::TooFew;
        return forecast;
    }
    const auto begun = std::find_if(attempts.begin(), attempts.end(), [](qint64 value) { return value > 0; });
    if (const auto idle = std::size_t(begun - attempts.begin()); idle >= idleStart)
        count -= idle;
    const std::span<const qint64> completions = lastOf(input.completions, count);
    forecast.windowMinutes = int(count);
    const auto completed = double(std::accumulate(completions.begin(), completions.end(), qint64(0)));
    forecast.completed = qint64(completed);
    if (completed <= 0) {
        forecast.state = Forecast::State::NoEnd;
        return forecast;
    }
    double spread = std::max({1.0, dispersion(completions, 1), dispersion(completions, block)});
    if (count < 2 * block)
        spread = std::max(spread, 3.0); // too little was seen to know it
    // Completions that count for themselves: bursts of `spread` each.
    const double had = completed / spread + 0.5;
    const double left = double(input.open) / spread;
    // Time to the last of `left` events at a rate of which `had` events in `count` minutes are known: a quotient of two Gamma
    // variables, nearly log-normal.
    const double middle = std::log(double(count)) + digamma(left) - digamma(had);
    const double deviation = std::sqrt(trigamma(left) + trigamma(had));
    const double early = std::exp(middle - quantile * deviation);
    const double late = tail * std::exp(middle + quantile * deviation);
    if (std::exp(middle) > thirtyDays) {
        forecast.state = Forecast::State::NoEnd;
        return forecast;
    }
    forecast.state = Forecast::State::Range;
    forecast.early = qint64(std::llround(early * minuteMs));
    forecast.late = qint64(std::llround(std::min(late, 1000 * thirtyDays) * minuteMs));
    return forecast;
}

} // namespace outdial::models
