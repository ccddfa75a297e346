// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// When a list is used up, as a range: whether a forecast is given at all, and whether four of five ranges hold what comes, for
// lists that are dialed by chance, in bursts, and ever more slowly.

#include <QtTest>

#include <models/monitor/forecast.h>

#include <cmath>
#include <functional>
#include <random>
#include <vector>

using namespace outdial;
using models::Forecast;
using models::ForecastInput;
using models::forecastOf;
using State = models::Forecast::State;

namespace {

using Minutes = std::vector<qint64>;

Minutes same(int minutes, qint64 value) { return Minutes(std::size_t(minutes), value); }

Forecast forecast(const Minutes &attempts, const Minutes &completions, qint64 open = 1000)
{
    return forecastOf({true, true, open, attempts, completions});
}

double minutesOf(qint64 ms) { return double(ms) / 60'000; }

// How often of `runs` the true end lay before, within and after the range.
struct Ends {
    int before = 0;
    int within = 0;
    int after = 0;
    double share() const { return 100.0 * within / (before + within + after); }
};

// rate(open, rng): completions of the next minute, at most those that are open. The window is 30 minutes of it with `open`
// records left; after it the same goes on until none is left.
Ends simulate(int runs, qint64 open, unsigned seed,
              const std::function<std::function<qint64(qint64 open)>(std::mt19937_64 &)> &process)
{
    Ends ends;
    std::mt19937_64 rng(seed);
    for (int run = 0; run < runs; ++run) {
        const auto next = process(rng);
        Minutes completions;
        for (int minute = 0; minute < 30; ++minute)
            completions.push_back(next(open));
        const Forecast found = forecast(same(30, 100), completions, open);
        if (found.state != State::Range)
            return {};
        qint64 left = open;
        double end = 0;
        while (left > 0) {
            const qint64 done = next(left);
            // Within the last minute they come evenly.
            end += done <= left ? 1 : double(left) / double(done);
            left -= done;
        }
        if (end < minutesOf(found.early))
            ++ends.before;
        else if (end > minutesOf(found.late))
            ++ends.after;
        else
            ++ends.within;
    }
    return ends;
}

qint64 poisson(std::mt19937_64 &rng, double mean) { return mean <= 0 ? 0 : std::poisson_distribution<qint64>(mean)(rng); }

} // namespace

class TestForecast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noForecast_data()
    {
        QTest::addColumn<bool>("known");
        QTest::addColumn<bool>("running");
        QTest::addColumn<qint64>("open");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<qint64>("attempts"); // a minute
        QTest::addColumn<qint64>("completions");
        QTest::addColumn<State>("state");
        QTest::addColumn<qint64>("samples");
        QTest::newRow("not read") << false << true << qint64(0) << 30 << qint64(10) << qint64(5) << State::NotKnown << qint64(0);
        QTest::newRow("nothing left") << true << true << qint64(0) << 30 << qint64(10) << qint64(5) << State::Empty << qint64(0);
        QTest::newRow("nothing left, stopped")
            << true << false << qint64(0) << 30 << qint64(10) << qint64(5) << State::Empty << qint64(0);
        QTest::newRow("more completed than there were")
            << true << true << qint64(-3) << 30 << qint64(10) << qint64(5) << State::Empty << qint64(0);
        QTest::newRow("stopped") << true << false << qint64(100) << 30 << qint64(10) << qint64(5) << State::NotDialing
                                 << qint64(0);
        QTest::newRow("no attempt") << true << true << qint64(100) << 30 << qint64(0) << qint64(0) << State::NotDialing
                                    << qint64(0);
        QTest::newRow("no minute was read") << true << true << qint64(100) << 0 << qint64(0) << qint64(0) << State::TooFew
                                            << qint64(0);
        QTest::newRow("30 attempts") << true << true << qint64(100) << 30 << qint64(1) << qint64(1) << State::TooFew
                                     << qint64(30);
        QTest::newRow("48 attempts") << true << true << qint64(100) << 24 << qint64(2) << qint64(1) << State::TooFew
                                     << qint64(48);
        QTest::newRow("50 attempts") << true << true << qint64(100) << 25 << qint64(2) << qint64(1) << State::Range << qint64(50);
        QTest::newRow("no completion") << true << true << qint64(100) << 30 << qint64(10) << qint64(0) << State::NoEnd
                                       << qint64(300);
        // 1 a minute: 43,200 in thirty days
        QTest::newRow("29 days") << true << true << qint64(41'760) << 30 << qint64(10) << qint64(1) << State::Range
                                 << qint64(300);
        QTest::newRow("32 days") << true << true << qint64(46'080) << 30 << qint64(10) << qint64(1) << State::NoEnd
                                 << qint64(300);
    }
    void noForecast()
    {
        QFETCH(bool, known);
        QFETCH(bool, running);
        QFETCH(qint64, open);
        QFETCH(int, minutes);
        QFETCH(qint64, attempts);
        QFETCH(qint64, completions);
        QFETCH(State, state);
        QFETCH(qint64, samples);
        const Minutes dialed = same(minutes, attempts);
        const Minutes done = same(minutes, completions);
        const Forecast found = forecastOf({known, running, open, dialed, done});
        QCOMPARE(found.state, state);
        QCOMPARE(found.samples, samples);
        if (state == State::Range) {
            QVERIFY(found.early > 0);
            QVERIFY(found.early < found.late);
        } else {
            QCOMPARE(found.early, qint64(0));
            QCOMPARE(found.late, qint64(0));
        }
    }

    // 10 a minute, 1,000 left: 100 minutes. Of 300 completions and of 1,000 records one standard error is 5.8 % and 3.2 %,
    // together 6.6 %; 15 of 100 lie beyond 1.036 of them on a side.
    void values()
    {
        const Forecast found = forecast(same(30, 20), same(30, 10));
        QCOMPARE(found.state, State::Range);
        QCOMPARE(found.windowMinutes, 30);
        QCOMPARE(found.samples, qint64(600));
        QVERIFY(std::abs(minutesOf(found.early) - 94.6) < 0.5);
        QVERIFY(std::abs(minutesOf(found.late) - 146.5) < 0.5);
    }

    void moreSamplesNarrowIt()
    {
        const Forecast few = forecast(same(30, 2), same(30, 1), 100);
        const Forecast many = forecast(same(30, 200), same(30, 100), 10'000); // the same 100 minutes
        QVERIFY(few.early < many.early);
        QVERIFY(few.late > many.late);
        QVERIFY(double(many.late) / double(many.early) < 1.5);
        QVERIFY(double(few.late) / double(few.early) > 1.7);
    }

    void burstsWidenIt()
    {
        Minutes bursts; // 10 a minute on the whole, for five minutes each
        for (int minute = 0; minute < 30; ++minute)
            bursts.push_back(minute / 5 % 2 == 0 ? 20 : 0);
        const Forecast even = forecast(same(30, 20), same(30, 10));
        const Forecast uneven = forecast(same(30, 20), bursts);
        QVERIFY(double(uneven.late) / double(uneven.early) > 1.3 * double(even.late) / double(even.early));
    }

    void onlyTheLastThirtyMinutesCount()
    {
        Minutes attempts = same(60, 400);
        Minutes completions = same(60, 200);
        std::fill(attempts.begin() + 30, attempts.end(), 20);
        std::fill(completions.begin() + 30, completions.end(), 10);
        QCOMPARE(forecast(attempts, completions), forecast(same(30, 20), same(30, 10)));
    }

    void theTimeBeforeItBeganDoesNotCount()
    {
        Minutes attempts = same(30, 0);
        Minutes completions = same(30, 0);
        std::fill(attempts.begin() + 15, attempts.end(), 20);
        std::fill(completions.begin() + 15, completions.end(), 10);
        const Forecast found = forecast(attempts, completions);
        QCOMPARE(found, forecast(same(15, 20), same(15, 10)));
        QCOMPARE(found.windowMinutes, 15);
    }

    void littleTimeIsLittleKnowledge()
    {
        const Forecast found = forecast(same(2, 100), same(2, 50), 5000); // 100 minutes
        QCOMPARE(found.state, State::Range);
        QCOMPARE(found.windowMinutes, 2);
        const Forecast more = forecast(same(30, 100), same(30, 50), 5000);
        QVERIFY(found.early < more.early);
        QVERIFY(found.late > more.late);
    }

    void fourOfFiveHold_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<qint64>("open");
        QTest::newRow("slow, short") << 2.0 << qint64(60);
        QTest::newRow("slow, long") << 2.0 << qint64(1000);
        QTest::newRow("8 a minute, an hour") << 8.0 << qint64(480);
        QTest::newRow("40 a minute, an hour") << 40.0 << qint64(2400);
        QTest::newRow("40 a minute, ten hours") << 40.0 << qint64(24'000);
        QTest::newRow("40 a minute, five minutes") << 40.0 << qint64(200);
    }
    void fourOfFiveHold()
    {
        QFETCH(double, rate);
        QFETCH(qint64, open);
        const Ends ends =
            simulate(2000, open, 7, [rate](std::mt19937_64 &rng) { return [&rng, rate](qint64) { return poisson(rng, rate); }; });
        qInfo("steady: %.1f %% within, %d before, %d after", ends.share(), ends.before, ends.after);
        QVERIFY(ends.share() >= 70);
        QVERIFY(ends.share() <= 90);
    }

    // A team that dials in turns: some minutes at a high rate, some at a low one.
    void burstsHold()
    {
        const Ends ends = simulate(2000, 1200, 11, [](std::mt19937_64 &rng) {
            return [&rng, high = true, left = qint64(0)](qint64) mutable {
                if (left-- <= 0) {
                    high = !high;
                    left = std::uniform_int_distribution<qint64>(1, 6)(rng);
                }
                return poisson(rng, high ? 30.0 : 6.0);
            };
        });
        qInfo("bursts: %.1f %% within, %d before, %d after", ends.share(), ends.before, ends.after);
        QVERIFY(ends.share() >= 70);
        QVERIFY(ends.share() <= 95);
    }

    void ratesThatTailOffHold_data()
    {
        QTest::addColumn<double>("lowest"); // share of the rate when the last record is completed
        QTest::newRow("to nine tenths") << 0.9;
        QTest::newRow("to seven tenths") << 0.7;
        QTest::newRow("to the half") << 0.5;
    }
    void ratesThatTailOffHold()
    {
        QFETCH(double, lowest);
        constexpr qint64 all = 2400;
        const Ends ends = simulate(2000, all, 13, [lowest](std::mt19937_64 &rng) {
            return
                [&rng, lowest](qint64 open) { return poisson(rng, 40.0 * (lowest + (1 - lowest) * double(open) / double(all))); };
        });
        qInfo("tailing off: %.1f %% within, %d before, %d after", ends.share(), ends.before, ends.after);
        QVERIFY(ends.share() >= 70);
    }
};

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
