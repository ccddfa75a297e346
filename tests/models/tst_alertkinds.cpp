// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the alerts of lists and campaigns mean and say, and how the book keeps and orders its alerts. Those of shares are in
// tst_alertshares.cpp.

#include <QSqlQuery>
#include <QtTest>

#include <models/monitor/alertwords.h>

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
using testing::InputAt;
using testing::minute;
using testing::second;
using testing::wellCampaign;
using testing::with;

namespace {

AlertInput::Instance instance(const QString &id, qint64 total, std::optional<qint64> completed, bool enabled = true)
{
    return {id, QStringLiteral("List ") + id, enabled, total, completed};
}

QStringList titles(const AlertBook &book)
{
    QStringList all;
    for (int row = 0; row < book.rowCount(); ++row)
        all.append(book.index(row).data(AlertBook::TitleRole).toString());
    return all;
}

} // namespace

class TestAlertKinds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void nearlyExhausted_data()
    {
        QTest::addColumn<qint64>("total");
        QTest::addColumn<qint64>("completed"); // negative: not read
        QTest::addColumn<bool>("enabled");
        QTest::addColumn<bool>("running");
        QTest::addColumn<QString>("title"); // empty: raises nothing
        QTest::addColumn<QString>("text");
        const QString remedy = QStringLiteral(" Add records to it, or enable or bind another list.");
        // 5 % of 5,000 are 250
        QTest::newRow("251 open") << qint64(5000) << qint64(4749) << true << true << QString() << QString();
        QTest::newRow("250 open") << qint64(5000) << qint64(4750) << true << true << QString() << QString();
        QTest::newRow("249 open") << qint64(5000) << qint64(4751) << true << true << QStringLiteral("“List i1” is nearly used up")
                                  << QStringLiteral("Open records: 249 of 5,000, 5.0%.") + remedy;
        QTest::newRow("212 open") << qint64(5000) << qint64(4788) << true << true << QStringLiteral("“List i1” is nearly used up")
                                  << QStringLiteral("Open records: 212 of 5,000, 4.2%.") + remedy;
        QTest::newRow("none open") << qint64(5000) << qint64(5000) << true << true << QStringLiteral("“List i1” is used up")
                                   << QStringLiteral("All its records are completed: 5,000 of 5,000.") + remedy;
        QTest::newRow("one record, completed") << qint64(1) << qint64(1) << true << true << QStringLiteral("“List i1” is used up")
                                               << QStringLiteral("All its records are completed: 1 of 1.") + remedy;
        QTest::newRow("more completed than there are")
            << qint64(10) << qint64(11) << true << true << QStringLiteral("“List i1” is used up")
            << QStringLiteral("All its records are completed: 10 of 10.") + remedy;
        QTest::newRow("empty") << qint64(0) << qint64(0) << true << true << QString() << QString();
        QTest::newRow("disabled") << qint64(5000) << qint64(5000) << false << true << QString() << QString();
        QTest::newRow("not read") << qint64(5000) << qint64(-1) << true << true << QString() << QString();
        QTest::newRow("not running") << qint64(5000) << qint64(4990) << true << false << QString() << QString();
    }
    void nearlyExhausted()
    {
        QFETCH(qint64, total);
        QFETCH(qint64, completed);
        QFETCH(bool, enabled);
        QFETCH(bool, running);
        QFETCH(QString, title);
        QFETCH(QString, text);
        AlertBench bench;
        bench.look(
            with([=](AlertInput &input, qint64) {
                input.running = running;
                const auto read = completed < 0 ? std::nullopt : std::optional(completed);
                input.instances = {instance(QStringLiteral("i0"), 100, 10), instance(QStringLiteral("i1"), total, read, enabled)};
            }),
            10 * minute);
        QCOMPARE(bench.raised.size(), title.isEmpty() ? 0 : 1);
        if (title.isEmpty())
            return;
        const Alert alert = bench.raised.first().alert;
        QCOMPARE(alert.kind, AlertKind::NearlyExhausted);
        QCOMPARE(alert.instanceId, QStringLiteral("i1"));
        QCOMPARE(alert.subject, QStringLiteral("List i1"));
        QCOMPARE(alert.title, title);
        QCOMPARE(alert.text, text);
    }

    void eachListHasItsOwnAlert()
    {
        AlertBench bench;
        const auto lists = [](qint64 first, qint64 other) {
            return with([=](AlertInput &input, qint64) {
                input.instances = {instance(QStringLiteral("i1"), 1000, first), instance(QStringLiteral("i2"), 1000, other)};
            });
        };
        bench.look(lists(960, 500), 5 * minute);
        bench.look(lists(970, 980), 5 * minute);
        QCOMPARE(bench.raised.size(), 2);
        QCOMPARE(titles(*bench.book),
                 (QStringList{QStringLiteral("“List i2” is nearly used up"), QStringLiteral("“List i1” is nearly used up")}));
        QCOMPARE(bench.openCounts, (QList<int>{1, 2}));
        // The numbers are those of now.
        QVERIFY(bench.book->index(1)
                    .data(AlertBook::TextRole)
                    .toString()
                    .startsWith(QStringLiteral("Open records: 30 of 1,000, 3.0%.")));
        // Records were added to the first; the second was unbound.
        bench.look(with([](AlertInput &input, qint64) { input.instances = {instance(QStringLiteral("i1"), 3000, 970)}; }),
                   5 * minute);
        QCOMPARE(bench.ended.size(), 2);
        QCOMPARE(bench.raised.size(), 2);
        QCOMPARE(bench.book->openCount(), 0);
    }

    void theLastListUnboundEndsItsAlert()
    {
        AlertBench bench;
        bench.look(AlertCase::of(AlertKind::NearlyExhausted).bad, 5 * minute);
        QCOMPARE(bench.raised.size(), 1);
        bench.restart();
        const InputAt none = with([](AlertInput &input, qint64) { input.instances.clear(); });
        bench.look(none, 5 * minute); // perhaps they were not read yet
        QCOMPARE(bench.ended.size(), 0);
        bench.look(AlertCase::of(AlertKind::NearlyExhausted).bad, minute);
        bench.look(none, 2 * minute);
        QCOMPARE(bench.ended.size(), 1);
    }

    void aRestingCampaignKeepsTheAlertOfItsList()
    {
        AlertBench bench;
        const AlertCase what = AlertCase::of(AlertKind::NearlyExhausted);
        bench.look(what.bad, 5 * minute);
        bench.look(with([&](AlertInput &input, qint64 now) {
                       input = what.bad(now);
                       input.running = false;
                       input.stoppedHere = true;
                   }),
                   2 * hour);
        bench.look(what.bad, hour);
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.ended.size(), 0);
    }

    void stoppedHereIsNoNews()
    {
        AlertBench bench;
        const InputAt stoppedHere = with([](AlertInput &input, qint64) {
            input.running = false;
            input.stoppedHere = true;
        });
        bench.look(&wellCampaign, minute);
        bench.look(stoppedHere, hour);
        // What it says later of the same stop changes nothing.
        bench.look(AlertCase::of(AlertKind::CampaignStopped).bad, hour);
        QCOMPARE(bench.raised.size(), 0);
        bench.look(&wellCampaign, minute);
        bench.look(AlertCase::of(AlertKind::CampaignStopped).bad, hour);
        QCOMPARE(bench.raised.size(), 1);
    }

    void stoppedIsNoNewsWhenItWasNeverSeenRunning()
    {
        AlertBench bench;
        bench.look(AlertCase::of(AlertKind::CampaignStopped).bad, hour);
        QCOMPARE(bench.raised.size(), 0);
    }

    void stoppedWhileNobodyCouldSee()
    {
        AlertBench bench;
        bench.look(&wellCampaign, minute); // last at 14:31:50
        bench.look(nullptr, hour);
        bench.look(AlertCase::of(AlertKind::CampaignStopped).bad, minute);
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.raised.first().alert.title, QStringLiteral("Stopped elsewhere"));
        QCOMPARE(bench.raised.first().alert.text,
                 QStringLiteral("It still ran at 14:31, and this window did not stop it. Nothing is "
                                "dialed. Start it if it should go on."));
    }

    void noAttempts()
    {
        AlertBench bench; // 14:31:00
        const qint64 last = bench.now - minute;
        const InputAt quiet = with([last](AlertInput &input, qint64) { input.lastAttempt = last; });
        bench.look(quiet, 10 * minute); // the last look at 14:40:50: ten minutes are over since 14:40:00
        QCOMPARE(bench.raised.size(), 0);
        bench.look(quiet, 10 * second);
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.raised.first().alert.title, QStringLiteral("No attempt for 11 min"));
        QCOMPARE(
            bench.raised.first().alert.text,
            QStringLiteral("It is running, but its last attempt was at 14:30. Open records: 500. “Why is it not dialing?” on its "
                           "card shows what may keep it."));
        bench.look(quiet, 3 * minute);
        QCOMPARE(bench.book->activeOf(QStringLiteral("c1")).first().title, QStringLiteral("No attempt for 14 min"));
        bench.look(quiet, 2 * hour);
        QCOMPARE(bench.book->activeOf(QStringLiteral("c1")).first().title, QStringLiteral("No attempt for 2 h 14 min"));
        QCOMPARE(bench.raised.size(), 1);
    }

    // A hysteresis that is larger than the threshold leaves the half of it.
    void aLowThresholdEndsToo()
    {
        AlertBench bench;
        AlertRule rule = bench.book->rule(AlertKind::NoAttempts);
        rule.threshold = 2;
        bench.book->setRule(rule);
        const auto quietFor = [](qint64 span) {
            return with([span](AlertInput &input, qint64 now) { input.lastAttempt = now - span; });
        };
        bench.look(quietFor(2 * minute), 2 * minute);
        QCOMPARE(bench.raised.size(), 1);
        bench.look(quietFor(minute + second), 5 * minute);
        QCOMPARE(bench.ended.size(), 0);
        bench.look(quietFor(minute), 2 * minute);
        QCOMPARE(bench.ended.size(), 1);
        rule.threshold = -3;
        rule.holdSeconds = -1;
        bench.book->setRule(rule);
        QCOMPARE(bench.book->rule(AlertKind::NoAttempts).threshold, 1.0);
        QCOMPARE(bench.book->rule(AlertKind::NoAttempts).holdSeconds, 0);
    }

    void whatStartedLatelyMayBeQuiet()
    {
        AlertBench bench;
        const qint64 started = bench.now;
        const InputAt quiet = with([started](AlertInput &input, qint64) {
            input.lastAttempt = started - 5 * hour;
            input.runningSince = started;
        });
        bench.look(quiet, 10 * minute);
        QCOMPARE(bench.raised.size(), 0);
        bench.look(quiet, 2 * minute);
        QCOMPARE(bench.raised.size(), 1);
        QCOMPARE(bench.raised.first().alert.title, QStringLiteral("No attempt for 11 min"));
    }

    void neverDialed()
    {
        AlertBench bench;
        const qint64 started = bench.now;
        bench.look(with([started](AlertInput &input, qint64) {
                       input.lastAttempt.reset();
                       input.runningSince = started;
                   }),
                   20 * minute);
        QCOMPARE(bench.raised.size(), 1);
        QVERIFY(bench.raised.first().alert.text.startsWith(QStringLiteral("It is running, but nothing was ever dialed.")));
    }

    void noAttemptsNeedsSomethingToDial_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("not running") << 0;
        QTest::newRow("nothing left") << 1;
        QTest::newRow("not read") << 2;
        QTest::newRow("only a disabled list has records") << 3;
        QTest::newRow("no list") << 4;
        QTest::newRow("when is not known") << 5;
    }
    void noAttemptsNeedsSomethingToDial()
    {
        QFETCH(int, what);
        AlertBench bench;
        AlertRule exhausted = bench.book->rule(AlertKind::NearlyExhausted);
        exhausted.on = false;
        bench.book->setRule(exhausted);
        bench.look(with([what](AlertInput &input, qint64 now) {
                       input.lastAttempt = now - hour;
                       switch (what) {
                       case 0:
                           input.running = false;
                           break;
                       case 1:
                           input.instances[0].completed = 1000;
                           break;
                       case 2:
                           input.instances[0].completed.reset();
                           break;
                       case 3:
                           input.instances[0].enabled = false;
                           break;
                       case 4:
                           input.instances.clear();
                           break;
                       default:
                           input.lastAttempt.reset();
                           input.runningSince.reset();
                       }
                   }),
                   hour);
        QCOMPARE(bench.raised.size(), 0);
    }

    void acknowledgeAllLeavesWhatIsSnoozed()
    {
        AlertBench bench;
        bench.look(with([](AlertInput &input, qint64) {
                       input.instances = {instance(QStringLiteral("i1"), 100, 99), instance(QStringLiteral("i2"), 100, 99),
                                          instance(QStringLiteral("i3"), 100, 99)};
                   }),
                   5 * minute);
        QCOMPARE(bench.book->openCount(), 3);
        const QString snoozed = bench.book->index(1).data(AlertBook::IdRole).toString();
        bench.book->snooze(snoozed, 60);
        QCOMPARE(bench.book->openCount(), 2);
        bench.book->acknowledgeAll();
        QCOMPARE(bench.book->openCount(), 0);
        QVERIFY(!bench.book->alert(snoozed)->acknowledged.isValid());
        QVERIFY(bench.book->index(0).data(AlertBook::AcknowledgedRole).toDateTime().isValid());
        QVERIFY(bench.book->index(2).data(AlertBook::AcknowledgedRole).toDateTime().isValid());
        QCOMPARE(bench.openCounts, (QList<int>{3, 2, 0}));
        bench.book->acknowledge(QStringLiteral("no such alert"));
        bench.book->snooze(QStringLiteral("no such alert"), 5);
        QVERIFY(bench.book->alert(QStringLiteral("no such alert")) == nullptr);
        QCOMPARE(bench.openCounts.size(), 3);
    }

    void pastAlertsAreTrimmed()
    {
        AlertBench bench;
        AlertRule rule = bench.book->rule(AlertKind::NearlyExhausted);
        rule.holdSeconds = 0;
        bench.book->setRule(rule);
        const AlertCase what = AlertCase::of(AlertKind::NearlyExhausted);
        for (int i = 0; i < 503; ++i) {
            bench.look(what.bad, 10 * second);
            bench.look(what.good, 10 * second);
        }
        QCOMPARE(bench.raised.size(), 503);
        QCOMPARE(bench.ended.size(), 503);
        QCOMPARE(bench.book->rowCount(), 500);
        bench.look(what.bad, 10 * second);
        QCOMPARE(bench.book->rowCount(), 501);
        const auto checkRows = [&] {
            QVERIFY(bench.book->index(0).data(AlertBook::ActiveRole).toBool());
            QCOMPARE(bench.book->index(1).data(AlertBook::IdRole).toString(), bench.ended.at(502).id);
            QCOMPARE(bench.book->index(500).data(AlertBook::IdRole).toString(), bench.ended.at(3).id);
        };
        checkRows();
        bench.restart();
        QCOMPARE(bench.book->rowCount(), 501);
        checkRows();
    }

    void twoWindowsOfATenantLeaveOneAlert()
    {
        AlertBench bench;
        AlertBench other;
        other.store = bench.store;
        other.restart();
        const AlertCase what = AlertCase::of(AlertKind::NearlyExhausted);
        bench.look(what.bad, 5 * minute);
        other.look(what.bad, 5 * minute);
        other.book.reset();
        bench.restart();
        QCOMPARE(bench.book->rowCount(), 2);
        QCOMPARE(bench.book->openCount(), 1);
        bench.look(what.bad, hour);
        QCOMPARE(bench.raised.size(), 1);
        bench.look(what.good, hour);
        QCOMPARE(bench.ended.size(), 1);
    }

    void tenantsAreApart()
    {
        AlertBench bench;
        bench.look(AlertCase::of(AlertKind::NearlyExhausted).bad, 5 * minute);
        AlertRule rule = bench.book->rule(AlertKind::NoAttempts);
        rule.threshold = 25;
        bench.book->setRule(rule);
        bench.restart();
        AlertBook other(bench.store, QStringLiteral("other tenant"));
        QCOMPARE(other.rowCount(), 0);
        QCOMPARE(other.rule(AlertKind::NoAttempts).threshold, 10.0);
        QCOMPARE(bench.book->rule(AlertKind::NoAttempts).threshold, 25.0);
    }

    void withoutAStoreNothingIsKept()
    {
        AlertBook book(nullptr, QStringLiteral("tenant"));
        const AlertCase what = AlertCase::of(AlertKind::NearlyExhausted);
        for (int i = 0; i <= 6; ++i) {
            const qint64 now = 1'731'594'660'000 + i * 10 * second;
            book.watch({what.bad(now)}, now);
        }
        QCOMPARE(book.openCount(), 1);
    }

    // Another program writes into the file: the book goes on, and what it raised is written when it can be.
    void aBusyDiskKeepsNobodyWaiting()
    {
        AlertBench bench;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("busy"));
            database.setDatabaseName(bench.store->path());
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(QStringLiteral("BEGIN IMMEDIATE")));
            bench.look(AlertCase::of(AlertKind::NearlyExhausted).bad, 5 * minute);
            bench.book->acknowledgeAll();
            QCOMPARE(bench.raised.size(), 1);
            // Had it waited, it would have given up by now.
            QVERIFY(query.exec(QStringLiteral("ROLLBACK")));
            database.close();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("busy"));
        bench.restart();
        QCOMPARE(bench.book->rowCount(), 1);
        QVERIFY(bench.book->index(0).data(AlertBook::AcknowledgedRole).toDateTime().isValid());
    }

    void spans()
    {
        QCOMPARE(models::minutesText(0), QStringLiteral("0 min"));
        QCOMPARE(models::minutesText(59), QStringLiteral("59 min"));
        QCOMPARE(models::minutesText(60), QStringLiteral("1 h"));
        QCOMPARE(models::minutesText(200), QStringLiteral("3 h 20 min"));
        QCOMPARE(models::minutesText(1440), QStringLiteral("1 d"));
        QCOMPARE(models::minutesText(3119), QStringLiteral("2 d 3 h"));
    }
};

QTEST_GUILESS_MAIN(TestAlertKinds)
#include "tst_alertkinds.moc"
