// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// When the share of a disposition leaves its usual band: what is usual, how it is learned, what is judged.

#include <QtTest>

#include <cmath>
#include <support/alertbench.h>

using namespace outdial;
using models::Alert;
using models::AlertInput;
using models::AlertKind;
using models::HourShares;
using models::NamedCount;
using models::UsualShares;
using testing::AlertBench;
using testing::AlertCase;
using testing::hour;
using testing::minute;
using testing::second;
using testing::wellCampaign;
using testing::with;

namespace {

QList<NamedCount> twoShares(qint64 sold, qint64 other)
{
    return {{QStringLiteral("Sold"), sold}, {QStringLiteral("Other"), other}};
}

} // namespace

class TestAlertShares : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sharesAreNotJudgedBefore_data()
    {
        QTest::addColumn<int>("learned"); // minutes
        QTest::addColumn<int>("attempts");
        QTest::addColumn<int>("alerts");
        QTest::newRow("nothing learned") << 0 << 200 << 0;
        QTest::newRow("29 minutes learned") << 29 << 200 << 0;
        QTest::newRow("31 minutes learned") << 31 << 200 << 1;
        QTest::newRow("49 attempts") << 31 << 49 << 0;
        QTest::newRow("60 attempts: chance may do that") << 31 << 60 << 0;
        QTest::newRow("100 attempts") << 31 << 100 << 1;
    }
    // 40 % is usual, 59 % and some are there: 19 points more. Three standard errors of a share of 59 % are 19.0 points with 60
    // attempts, 14.8 with 100.
    void sharesAreNotJudgedBefore()
    {
        QFETCH(int, learned);
        QFETCH(int, attempts);
        QFETCH(int, alerts);
        AlertBench bench;
        bench.look(&wellCampaign, learned * minute);
        const qint64 many = attempts * 59 / 100;
        bench.look(with([=](AlertInput &input, qint64) {
                       input.hourDispositions = {{QStringLiteral("No answer"), many}};
                       const qint64 rest = attempts - many;
                       input.hourDispositions.append({QStringLiteral("Sold"), rest / 3});
                       input.hourDispositions.append({QStringLiteral("Not interested"), rest / 3});
                       input.hourDispositions.append({QStringLiteral("Answering machine"), rest - rest / 3 * 2});
                   }),
                   // what is bad from the start is what it learns
                   learned == 29 ? minute : 10 * minute);
        QCOMPARE(bench.raised.size(), alerts);
    }

    void aShareThatMoved()
    {
        AlertBench bench;
        bench.look(&wellCampaign, 31 * minute);
        bench.look(AlertCase::of(AlertKind::DispositionShare).bad, 5 * minute + 10 * second);
        QCOMPARE(bench.raised.size(), 1);
        const Alert alert = bench.raised.first().alert;
        QCOMPARE(alert.subject, QStringLiteral("No answer"));
        QVERIFY(alert.instanceId.isEmpty());
        // 130 of 200; of five minutes of it, it learned 25 * (1 - exp(-5/2880)) = 0.04 points
        QCOMPARE(alert.title, QStringLiteral("“No answer”: 65.0%, usually 40.0%"));
        QCOMPARE(alert.text,
                 QStringLiteral("Of the attempts of the last hour, 130 of 200 ended with it. That is 25.0 percentage points more "
                                "than usual. Look at the latest results before much more is dialed."));
    }

    void aDispositionThatNeverCame()
    {
        AlertBench bench;
        bench.look(&wellCampaign, 31 * minute);
        bench.look(with([](AlertInput &input, qint64) {
                       input.hourDispositions.append({QStringLiteral("Line fault"), 60});
                   }),
                   10 * minute);
        QCOMPARE(bench.raised.size(), 1); // 60 of 260 are 23 %
        QCOMPARE(bench.raised.first().alert.title, QStringLiteral("“Line fault”: 23.1%, usually 0.0%"));
    }

    void aDispositionThatCeases()
    {
        AlertBench bench;
        bench.look(&wellCampaign, 31 * minute);
        bench.look(with([](AlertInput &input, qint64) {
                       input.hourDispositions = {{QStringLiteral("No answer"), 80},
                                                 {QStringLiteral("Not interested"), 40},
                                                 {QStringLiteral("Answering machine"), 40}};
                   }),
                   10 * minute); // No answer rises to 50 %, ten points: within the band
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.raised.first().alert.title, QStringLiteral("“Sold”: 0.0%, usually 20.0%"));
    }

    void theAlertOfAShareEndsWhenTheCampaignRests()
    {
        AlertBench bench;
        const AlertCase what = AlertCase::of(AlertKind::DispositionShare);
        bench.look(&wellCampaign, 31 * minute);
        bench.look(what.bad, 6 * minute);
        bench.look(with([](AlertInput &input, qint64) { input.hourDispositions.clear(); }), hour); // too little is dialed
        QCOMPARE(bench.ended.size(), 0);
        bench.look(with([](AlertInput &input, qint64) {
                       input.running = false;
                       input.stoppedHere = true;
                   }),
                   6 * minute);
        QCOMPARE(bench.ended.size(), 1);
    }

    void whatIsUsualIsKept()
    {
        AlertBench bench;
        bench.look(&wellCampaign, 31 * minute);
        bench.restart();
        bench.look(AlertCase::of(AlertKind::DispositionShare).bad, 6 * minute); // judged at once
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.raised.first().alert.title, QStringLiteral("“No answer”: 65.0%, usually 40.0%"));
    }

    void usualIsAMean()
    {
        UsualShares usual;
        const HourShares forty(twoShares(40, 60));
        const HourShares eighty(twoShares(80, 20));
        QVERIFY(!usual.isLearned());
        usual.learn(HourShares(twoShares(40, 9)), 10 * hour, 15); // 49 attempts
        QVERIFY(!usual.isLearned());
        for (int i = 0; i < 15; ++i)
            usual.learn(forty, minute, 15);
        for (int i = 0; i < 14; ++i)
            usual.learn(eighty, minute, 15);
        QVERIFY(!usual.isLearned());
        usual.learn(eighty, minute, 15);
        QVERIFY(usual.isLearned());
        // 15 minutes of 40 and 15 of 80
        QVERIFY(std::abs(usual.usual(QStringLiteral("Sold")) - 60) < 1e-6);
        QVERIFY(std::abs(usual.usual(QStringLiteral("Other")) - 40) < 1e-6);
        QCOMPARE(usual.usual(QStringLiteral("Nobody")), 0.0);
        const UsualShares kept = UsualShares::fromJson(usual.toJson());
        QVERIFY(kept.isLearned());
        QCOMPARE(kept.usual(QStringLiteral("Sold")), usual.usual(QStringLiteral("Sold")));
        QVERIFY(!UsualShares::fromJson("nonsense").isLearned());
    }

    void whatIsOutOfBandIsLearnedSlowly()
    {
        UsualShares usual;
        for (int i = 0; i < 30; ++i)
            usual.learn(HourShares(twoShares(40, 60)), minute, 15);
        UsualShares inBand = usual;
        for (int i = 0; i < 60; ++i) {
            usual.learn(HourShares(twoShares(80, 20)), minute, 15); // 40 points away
            inBand.learn(HourShares(twoShares(50, 50)), minute, 15);
        }
        // 40 + 40 * (1 - exp(-1/48)) = 40.825
        QVERIFY(std::abs(usual.usual(QStringLiteral("Sold")) - 40.825) < 0.01);
        // the mean of 30 minutes of 40 and 60 of 50 = 46.67
        QVERIFY(std::abs(inBand.usual(QStringLiteral("Sold")) - 46.667) < 0.01);
        // And an alert keeps it back within the band as well: 40.825 + 9.175 * (1 - exp(-1/48)) = 41.014
        for (int i = 0; i < 60; ++i)
            usual.learn(HourShares(twoShares(50, 50)), minute, 15, [](const QString &) { return true; });
        QVERIFY(std::abs(usual.usual(QStringLiteral("Sold")) - 41.014) < 0.01);
    }
};

QTEST_GUILESS_MAIN(TestAlertShares)
#include "tst_alertshares.moc"
