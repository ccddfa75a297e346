// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures beside their limits. A bench measures both with Google Benchmark, interleaved in one run, and prints for each pair one
// line that run.sh reads:
//
//   RATIO<tab>what<tab>figure<tab>limit<tab>ratio<tab>target<tab>ok|MISS
//
// ratio is figure / limit; it must not be above the target.
#pragma once

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace outdial::bench {

// Keeps the times of all repetitions, by name of the benchmark.
class TimeKeeper : public benchmark::ConsoleReporter {
public:
    TimeKeeper() : ConsoleReporter(OO_None) {}

    void ReportRuns(const std::vector<Run> &runs) override
    {
        for (const Run &run : runs) {
            if (run.run_type == Run::RT_Iteration && !run.error_occurred)
                m_times[run.run_name.function_name].push_back(run.real_accumulated_time / static_cast<double>(run.iterations));
        }
    }

    // Seconds; the median of the repetitions.
    double median(const std::string &name)
    {
        std::vector<double> &times = m_times[name];
        if (times.empty())
            return 0;
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    }

private:
    std::map<std::string, std::vector<double>> m_times;
};

class Ratios {
public:
    // work is called once an iteration.
    void measure(const std::string &name, std::function<void()> work)
    {
        benchmark::RegisterBenchmark(name.c_str(),
                                     [work = std::move(work)](benchmark::State &state) {
                                         for (auto step : state) {
                                             static_cast<void>(step);
                                             work();
                                         }
                                     })
            ->Repetitions(9)
            ->MinTime(0.05)
            ->UseRealTime();
    }

    // The time of one benchmark must be at most target times that of the other.
    void compare(const std::string &what, const std::string &figure, const std::string &limit, double target)
    {
        m_pairs.push_back({what, figure, limit, target});
    }

    // Runs all; false when it could not. Then time() can be asked for, and the lines of compare() are printed.
    bool run(int argc, char **argv)
    {
        std::string interleave = "--benchmark_enable_random_interleaving=true";
        std::vector<char *> arguments(argv, argv + argc);
        arguments.push_back(interleave.data());
        int count = static_cast<int>(arguments.size());
        benchmark::Initialize(&count, arguments.data());
        if (benchmark::RunSpecifiedBenchmarks(&m_keeper) == 0)
            return false;
        for (const Pair &pair : m_pairs) {
            const double figure = m_keeper.median(pair.figure);
            const double limit = m_keeper.median(pair.limit);
            if (figure <= 0 || limit <= 0)
                return false;
            print(pair.what, shownTime(figure), shownTime(limit), figure / limit, pair.target);
        }
        return true;
    }

    static void print(const std::string &what, const std::string &figure, const std::string &limit, double ratio, double target)
    {
        std::printf("RATIO\t%s\t%s\t%s\t%.2f\t%.2f\t%s\n", what.c_str(), figure.c_str(), limit.c_str(), ratio, target,
                    ratio <= target ? "ok" : "MISS");
    }

    static std::string shownTime(double seconds)
    {
        char text[32];
        if (seconds < 1e-3)
            std::snprintf(text, sizeof text, "%.1f us", seconds * 1e6);
        else
            std::snprintf(text, sizeof text, "%.2f ms", seconds * 1e3);
        return text;
    }

private:
    struct Pair {
        std::string what, figure, limit;
        double target;
    };
    TimeKeeper m_keeper;
    std::vector<Pair> m_pairs;
};

} // namespace outdial::bench
