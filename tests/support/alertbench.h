// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A book of alerts that looks at a made-up campaign every ten seconds of a made-up day, and what it told.
#pragma once

#include <QAbstractItemModelTester>
#include <QtTest>

#include <models/monitor/alertbook.h>

#include <functional>
#include <memory>

namespace outdial::testing {

inline constexpr qint64 second = 1000;
inline constexpr qint64 minute = 60 * second;
inline constexpr qint64 hour = 60 * minute;

using InputAt = std::function<models::AlertInput(qint64 now)>;

// A running campaign with one list of 1,000 records, 500 of them open, whose last attempt was a second ago. In the last hour 200
// attempts: 40 % No answer, and 20 % each of three others.
inline models::AlertInput wellCampaign(qint64 now)
{
    models::AlertInput input;
    input.campaignId = QStringLiteral("c1");
    input.campaignName = QStringLiteral("Spring renewals");
    input.running = true;
    input.instances = {{QStringLiteral("i1"), QStringLiteral("Late sign-ups"), true, 1000, 500}};
    input.lastAttempt = now - second;
    input.runningSince = 1;
    input.hourDispositions = {{QStringLiteral("No answer"), 80},
                              {QStringLiteral("Sold"), 40},
                              {QStringLiteral("Not interested"), 40},
                              {QStringLiteral("Answering machine"), 40}};
    return input;
}

// A campaign that is well but for what is changed of it.
template <typename Change>
InputAt with(Change change)
{
    return [change](qint64 now) {
        models::AlertInput input = wellCampaign(now);
        change(input, now);
        return input;
    };
}

// What is wrong with it, by kind of alert, under the default rules.
struct AlertCase {
    models::AlertKind kind;
    InputAt good;    // gone by more than the hysteresis
    InputAt bad;     // beyond the threshold
    InputAt between; // neither; empty where there is no such thing

    static AlertCase of(models::AlertKind kind)
    {
        using models::AlertInput;
        const auto completed = [](qint64 count) {
            return [count](qint64 now) {
                AlertInput input = wellCampaign(now);
                input.instances[0].completed = count;
                return input;
            };
        };
        const auto quietFor = [](qint64 span) {
            return [span](qint64 now) {
                AlertInput input = wellCampaign(now);
                input.lastAttempt = now - span;
                return input;
            };
        };
        const auto shares = [](QList<qint64> counts) {
            return [counts](qint64 now) {
                AlertInput input = wellCampaign(now);
                for (qsizetype i = 0; i < counts.size(); ++i)
                    input.hourDispositions[i].count = counts.at(i);
                return input;
            };
        };
        switch (kind) {
        case models::AlertKind::NearlyExhausted:
            // Below 5 % of 1,000: fewer than 50 open. Gone from 6 % on.
            return {kind, completed(940), completed(951), completed(941)};
        case models::AlertKind::CampaignStopped:
            return {kind,
                    &wellCampaign,
                    [](qint64 now) {
                        AlertInput input = wellCampaign(now);
                        input.running = false;
                        return input;
                    },
                    {}};
        case models::AlertKind::NoAttempts:
            // From 10 minutes on; gone up to 5.
            return {kind, quietFor(5 * minute), quietFor(10 * minute), quietFor(9 * minute)};
        case models::AlertKind::DispositionShare:
            // 40 % is usual: 65 % is 25 points away, 52 % is 12, which is neither more than 15 nor at most 10. The others stay
            // within 9.
            return {kind, &wellCampaign, shares({130, 24, 24, 22}), shares({104, 32, 32, 32})};
        }
        return {};
    }
};

struct AlertBench {
    struct Raised {
        models::Alert alert;
        bool notify = false;
    };

    AlertBench()
    {
        store = *models::Store::open({});
        restart();
    }

    // The book is closed and opened again; what was told before stays.
    void restart()
    {
        tester.reset();
        book.reset(); // writes
        book = std::make_unique<models::AlertBook>(store, QStringLiteral("tenant"));
        tester = std::make_unique<QAbstractItemModelTester>(book.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QObject::connect(book.get(), &models::AlertBook::raised, book.get(), [this](const models::Alert &alert, bool notify) {
            raised.append({alert, notify});
        });
        QObject::connect(book.get(), &models::AlertBook::ended, book.get(),
                         [this](const models::Alert &alert) { ended.append(alert); });
        QObject::connect(book.get(), &models::AlertBook::openCountChanged, book.get(),
                         [this] { openCounts.append(book->openCount()); });
    }

    // Looks now and every ten seconds of that span, whose end is `now` then and was not looked at. No input: left out.
    void look(const InputAt &input, qint64 span)
    {
        for (const qint64 end = now + span; now < end; now += 10 * second)
            book->watch(input ? QList<models::AlertInput>{input(now)} : QList<models::AlertInput>(), now);
    }

    models::StorePtr store;
    std::unique_ptr<models::AlertBook> book;
    std::unique_ptr<QAbstractItemModelTester> tester;
    qint64 now = 1'731'594'660'000; // 2024-11-14T14:31:00 UTC
    QList<Raised> raised;
    QList<models::Alert> ended;
    QList<int> openCounts;
};

} // namespace outdial::testing
