// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Each alert fires once, and not when its condition flickers: for every kind, over hold times, restarts, snoozes, readings that
// fail and clocks that jump. What each kind means is in tst_alertkinds.cpp and tst_alertshares.cpp.

#include <QtTest>

#include <support/alertbench.h>

using namespace outdial;
using models::Alert;
using models::AlertBook;
using models::AlertInput;
using models::AlertKind;
using models::AlertRule;
using testing::AlertBench;
using testing::AlertCase;
using testing::hour;
using testing::minute;
using testing::second;

namespace {

// Default rules, written out: what a person relies on.
qint64 holdOf(AlertKind kind)
{
    switch (kind) {
    case AlertKind::NearlyExhausted:
    case AlertKind::NoAttempts:
        return 60 * second;
    case AlertKind::CampaignStopped:
        return 30 * second;
    case AlertKind::DispositionShare:
        return 5 * minute;
    }
    return 0;
}

} // namespace

class TestAlerts : public QObject {
    Q_OBJECT
private:
    static void addKinds()
    {
        QTest::addColumn<AlertKind>("kind");
        QTest::newRow("nearly exhausted") << AlertKind::NearlyExhausted;
        QTest::newRow("stopped") << AlertKind::CampaignStopped;
        QTest::newRow("no attempts") << AlertKind::NoAttempts;
        QTest::newRow("disposition share") << AlertKind::DispositionShare;
    }

    // Half an hour of a campaign that is well, so that all is known that an alert needs; then its alert.
    static void raiseIt(AlertBench &bench, const AlertCase &what)
    {
        bench.look(what.good, 31 * minute);
        bench.look(what.bad, holdOf(what.kind) + 10 * second);
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.ended.size(), 0);
    }

private Q_SLOTS:
    void defaults()
    {
        AlertBench bench;
        // 5 % open, 10 minutes without an attempt, 15 percentage points
        QCOMPARE(bench.book->rule(AlertKind::NearlyExhausted), (AlertRule{AlertKind::NearlyExhausted, true, 5, 1, 60, true}));
        QCOMPARE(bench.book->rule(AlertKind::CampaignStopped), (AlertRule{AlertKind::CampaignStopped, true, 0, 0, 30, true}));
        QCOMPARE(bench.book->rule(AlertKind::NoAttempts), (AlertRule{AlertKind::NoAttempts, true, 10, 5, 60, true}));
        QCOMPARE(bench.book->rule(AlertKind::DispositionShare), (AlertRule{AlertKind::DispositionShare, true, 15, 5, 300, true}));
    }

    void aCampaignThatIsWellRaisesNothing_data() { addKinds(); }
    void aCampaignThatIsWellRaisesNothing()
    {
        QFETCH(AlertKind, kind);
        AlertBench bench;
        bench.look(AlertCase::of(kind).good, 3 * hour);
        QCOMPARE(bench.raised.size(), 0);
        QCOMPARE(bench.book->rowCount(), 0);
        QCOMPARE(bench.book->openCount(), 0);
    }

    void firesOnceWhenItHeld_data() { addKinds(); }
    void firesOnceWhenItHeld()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        bench.look(what.good, 31 * minute);
        const qint64 first = bench.now;
        bench.look(what.bad, holdOf(kind)); // looks at 0, 10, ... hold - 10 seconds
        QCOMPARE(bench.raised.size(), 0);
        bench.look(what.bad, 10 * second);
        QCOMPARE(bench.raised.size(), 1);
        const Alert alert = bench.raised.first().alert;
        QCOMPARE(alert.kind, kind);
        QCOMPARE(alert.raised.toMSecsSinceEpoch(), first + holdOf(kind));
        QCOMPARE(alert.campaignId, QStringLiteral("c1"));
        QCOMPARE(alert.campaignName, QStringLiteral("Spring renewals"));
        QVERIFY(!alert.title.isEmpty() && !alert.text.isEmpty());
        QVERIFY(alert.isActive());
        QCOMPARE(bench.book->openCount(), 1);
        bench.look(what.bad, 2 * hour);
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.ended.size(), 0);
        QCOMPARE(bench.book->rowCount(), 1);
    }

    void endsOnceWhenItIsGone_data() { addKinds(); }
    void endsOnceWhenItIsGone()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        raiseIt(bench, what);
        if (what.between) {
            bench.look(what.between, hour); // no longer beyond the threshold, but not far enough from it
            QCOMPARE(bench.ended.size(), 0);
        }
        const qint64 gone = bench.now;
        bench.look(what.good, holdOf(kind));
        QCOMPARE(bench.ended.size(), 0);
        bench.look(what.good, 10 * second);
        QCOMPARE(bench.ended.size(), 1);
        QCOMPARE(bench.ended.first().id, bench.raised.first().alert.id);
        QCOMPARE(bench.ended.first().ended.toMSecsSinceEpoch(), gone + holdOf(kind));
        QCOMPARE(bench.book->openCount(), 0);
        bench.look(what.good, hour);
        QCOMPARE(bench.ended.size(), 1);
        // It is kept, as one of the past.
        QCOMPARE(bench.book->rowCount(), 1);
        QVERIFY(!bench.book->index(0).data(AlertBook::ActiveRole).toBool());
        QVERIFY(bench.book->activeOf(QStringLiteral("c1")).isEmpty());
        // What comes again is another alert.
        bench.look(what.bad, hour);
        QCOMPARE(bench.raised.size(), 2);
        QVERIFY(bench.raised.at(1).alert.id != bench.raised.at(0).alert.id);
        QCOMPARE(bench.book->rowCount(), 2);
    }

    void flickerRaisesNothing_data() { addKinds(); }
    void flickerRaisesNothing()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        bench.look(what.good, 31 * minute);
        for (int i = 0; i < 60; ++i) {
            bench.look(what.bad, holdOf(kind)); // ten seconds short of it
            bench.look(i % 2 == 0 && what.between ? what.between : what.good, 10 * second);
        }
        QCOMPARE(bench.raised.size(), 0);
        QCOMPARE(bench.book->rowCount(), 0);
    }

    void flickerEndsNothing_data() { addKinds(); }
    void flickerEndsNothing()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        raiseIt(bench, what);
        for (int i = 0; i < 60; ++i) {
            bench.look(what.good, holdOf(kind));
            bench.look(i % 2 == 0 && what.between ? what.between : what.bad, 10 * second);
        }
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.ended.size(), 0);
        QCOMPARE(bench.book->rowCount(), 1);
    }

    void aRestartDoesNotFireAgain_data() { addKinds(); }
    void aRestartDoesNotFireAgain()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        raiseIt(bench, what);
        const QString id = bench.raised.first().alert.id;
        bench.restart();
        QCOMPARE(bench.book->openCount(), 1); // before anything was read
        QCOMPARE(bench.book->index(0).data(AlertBook::IdRole).toString(), id);
        bench.look(nullptr, 5 * minute);
        bench.look(what.bad, 2 * hour);
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.ended.size(), 0);
        bench.look(what.good, holdOf(kind) + 10 * second);
        QCOMPARE(bench.ended.size(), 1);
        QCOMPARE(bench.ended.first().id, id);
        // Past ones are there after the next restart.
        bench.restart();
        QCOMPARE(bench.book->rowCount(), 1);
        QCOMPARE(bench.book->openCount(), 0);
        const Alert *past = bench.book->alert(id);
        QVERIFY(past != nullptr);
        QCOMPARE(past->kind, kind);
        QCOMPARE(past->title, bench.ended.first().title);
        QCOMPARE(past->text, bench.ended.first().text);
        QCOMPARE(past->raised, bench.raised.first().alert.raised);
        QCOMPARE(past->ended, bench.ended.first().ended);
        bench.look(what.good, hour);
        QCOMPARE(bench.raised.size(), 1);
    }

    void whatIsGoneAfterARestartEnds_data() { addKinds(); }
    void whatIsGoneAfterARestartEnds()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        raiseIt(bench, what);
        bench.restart();
        bench.now += 9 * hour;
        bench.look(what.good, holdOf(kind) + 10 * second);
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.ended.size(), 1);
    }

    void aSnoozeEndsOnce_data() { addKinds(); }
    void aSnoozeEndsOnce()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        raiseIt(bench, what);
        const QString id = bench.raised.first().alert.id;
        bench.book->snooze(id, 30);
        QCOMPARE(bench.book->openCount(), 0);
        QVERIFY(bench.book->alert(id)->isActive());
        bench.look(what.bad, 29 * minute);
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.book->openCount(), 0);
        bench.look(what.bad, 2 * minute);
        QCOMPARE(bench.raised.size(), 2);
        QCOMPARE(bench.raised.at(1).alert.id, id);
        QCOMPARE(bench.raised.at(1).alert.raised, bench.raised.at(0).alert.raised); // it is so since then
        QCOMPARE(bench.book->openCount(), 1);
        bench.look(what.bad, 2 * hour);
        QCOMPARE(bench.raised.size(), 2);
        QCOMPARE(bench.book->rowCount(), 1);
    }

    void aSnoozedAlertThatEndsStaysQuiet_data() { addKinds(); }
    void aSnoozedAlertThatEndsStaysQuiet()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        raiseIt(bench, what);
        bench.book->snooze(bench.raised.first().alert.id, 30);
        bench.look(what.good, 2 * hour);
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.ended.size(), 1);
    }

    void aSnoozeLastsOverARestart_data() { addKinds(); }
    void aSnoozeLastsOverARestart()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        raiseIt(bench, what);
        bench.book->snooze(bench.raised.first().alert.id, 30);
        bench.restart();
        bench.look(what.bad, 29 * minute);
        QCOMPARE(bench.raised.size(), 1);
        bench.look(what.bad, 2 * minute);
        QCOMPARE(bench.raised.size(), 2);
    }

    // At its end nothing is known: it waits until it is.
    void aSnoozeThatEndsUnseenWaits()
    {
        const AlertCase what = AlertCase::of(AlertKind::NearlyExhausted);
        AlertBench bench;
        raiseIt(bench, what);
        bench.book->snooze(bench.raised.first().alert.id, 30);
        bench.look(nullptr, hour);
        QCOMPARE(bench.raised.size(), 1);
        bench.look(what.bad, 10 * second);
        QCOMPARE(bench.raised.size(), 2);
        // Within the hysteresis it is not so just now.
        bench.book->snooze(bench.raised.first().alert.id, 30);
        bench.look(what.between, hour);
        QCOMPARE(bench.raised.size(), 2);
        bench.look(what.bad, minute);
        QCOMPARE(bench.raised.size(), 3);
        QCOMPARE(bench.ended.size(), 0);
    }

    void acknowledgedIsQuietUntilItEnds_data() { addKinds(); }
    void acknowledgedIsQuietUntilItEnds()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        raiseIt(bench, what);
        const QString id = bench.raised.first().alert.id;
        bench.book->acknowledge(id);
        QCOMPARE(bench.book->openCount(), 0);
        QVERIFY(bench.book->alert(id)->acknowledged.isValid());
        bench.look(what.bad, 2 * hour);
        bench.restart();
        QCOMPARE(bench.book->openCount(), 0);
        QVERIFY(bench.book->alert(id)->acknowledged.isValid());
        bench.look(what.bad, 2 * hour);
        QCOMPARE(bench.raised.size(), 1);
        bench.look(what.good, hour);
        QCOMPARE(bench.ended.size(), 1);
        bench.look(what.bad, hour);
        QCOMPARE(bench.raised.size(), 2); // another time
        QCOMPARE(bench.book->openCount(), 1);
    }

    void timeThatWasNotSeenDoesNotCount_data() { addKinds(); }
    void timeThatWasNotSeenDoesNotCount()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        bench.look(what.good, 31 * minute);
        bench.look(what.bad, holdOf(kind) - 10 * second); // looks at 0 ... hold - 20: 20 seconds are missing
        bench.look(nullptr, hour);
        bench.look(what.bad, 20 * second); // at 0 and 10
        QCOMPARE(bench.raised.size(), 0);
        bench.look(what.bad, 10 * second);
        QCOMPARE(bench.raised.size(), 1);
        // Nor does it end by that.
        bench.look(nullptr, 3 * hour);
        bench.look(what.bad, hour);
        QCOMPARE(bench.raised.size(), 1);
        bench.look(what.good, holdOf(kind) - 10 * second);
        bench.look(nullptr, hour);
        bench.look(what.good, 20 * second);
        QCOMPARE(bench.ended.size(), 0);
        bench.look(what.good, 10 * second);
        QCOMPARE(bench.ended.size(), 1);
    }

    void readingsThatComeAndGoFireOnce_data() { addKinds(); }
    void readingsThatComeAndGoFireOnce()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        bench.look(what.good, 31 * minute);
        for (int i = 0; i < 200; ++i) {
            bench.look(what.bad, 20 * second); // ten of them seen
            bench.look(nullptr, 30 * second);
        }
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.ended.size(), 0);
    }

    void aClockThatJumpsRaisesAndEndsNothing_data() { addKinds(); }
    void aClockThatJumpsRaisesAndEndsNothing()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        bench.look(what.good, 31 * minute);
        bench.look(what.bad, 10 * second);
        bench.now += 3 * hour; // asleep, or put forward
        bench.look(what.bad, 10 * second);
        bench.now -= 5 * hour; // put back
        bench.look(what.bad, 10 * second);
        QCOMPARE(bench.raised.size(), 0);
        bench.look(what.bad, holdOf(kind));
        QCOMPARE(bench.raised.size(), 1);
        bench.now += 24 * hour;
        bench.look(what.bad, minute);
        bench.now -= 48 * hour;
        bench.look(what.bad, minute);
        QCOMPARE(bench.raised.size(), 1);
        bench.look(what.good, 10 * second);
        bench.now += 24 * hour;
        bench.look(what.good, 10 * second);
        QCOMPARE(bench.ended.size(), 0);
        bench.look(what.good, holdOf(kind));
        QCOMPARE(bench.ended.size(), 1);
    }

    void aClockPutBackMakesNoSnoozeLonger()
    {
        const AlertCase what = AlertCase::of(AlertKind::NearlyExhausted);
        AlertBench bench;
        raiseIt(bench, what);
        bench.book->snooze(bench.raised.first().alert.id, 30);
        bench.look(what.bad, 10 * minute);
        bench.now -= 24 * hour;
        bench.look(what.bad, 18 * minute);
        QCOMPARE(bench.raised.size(), 1);
        bench.look(what.bad, 4 * minute);
        QCOMPARE(bench.raised.size(), 2);
    }

    void aRuleThatIsOffEndsAndRaisesNothing_data() { addKinds(); }
    void aRuleThatIsOffEndsAndRaisesNothing()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        raiseIt(bench, what);
        AlertRule rule = bench.book->rule(kind);
        rule.on = false;
        bench.book->setRule(rule);
        QCOMPARE(bench.ended.size(), 1);
        QCOMPARE(bench.book->openCount(), 0);
        bench.look(what.bad, hour);
        bench.restart();
        QCOMPARE(bench.book->rule(kind), rule);
        bench.look(what.good, 31 * minute);
        bench.look(what.bad, hour);
        QCOMPARE(bench.raised.size(), 1);
        rule.on = true;
        rule.notify = false;
        bench.book->setRule(rule);
        bench.look(what.good, minute);
        bench.look(what.bad, hour);
        QCOMPARE(bench.raised.size(), 2);
        QVERIFY(bench.raised.at(0).notify);
        QVERIFY(!bench.raised.at(1).notify);
    }

    void forgottenCampaignsHaveNoAlerts_data() { addKinds(); }
    void forgottenCampaignsHaveNoAlerts()
    {
        QFETCH(AlertKind, kind);
        const AlertCase what = AlertCase::of(kind);
        AlertBench bench;
        raiseIt(bench, what);
        bench.book->forget(QStringLiteral("other"), bench.now);
        QCOMPARE(bench.ended.size(), 0);
        bench.book->forget(QStringLiteral("c1"), bench.now);
        QCOMPARE(bench.ended.size(), 1);
        QCOMPARE(bench.ended.first().ended.toMSecsSinceEpoch(), bench.now);
        QCOMPARE(bench.book->openCount(), 0);
        bench.restart();
        QVERIFY(!bench.book->index(0).data(AlertBook::ActiveRole).toBool());
    }
};

QTEST_GUILESS_MAIN(TestAlerts)
#include "tst_alerts.moc"
