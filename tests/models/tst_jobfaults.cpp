// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Deletion jobs when something goes wrong: answers that are lost, jobs that fail, a list that goes, looks that find nobody.

#include <QSignalSpy>
#include <QtTest>

#include <models/jobs/deletionjobs.h>

#include <support/jobbench.h>

using namespace outdial;
using models::DeletionJob;
using models::DeletionJobs;
using State = models::DeletionJob::State;
using test::DeletionBench;

class TestJobFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    // The answer is cut, before or after the tenant has begun. It is sent once in either case.
    void lostAnswers_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("all");
        QTest::addColumn<State>("state");
        QTest::addColumn<qint64>("after");
        QTest::newRow("all, begun") << "kind=cut-after,path=callinglist/deleteAll,nth=1" << true << State::Done << qint64(0);
        QTest::newRow("all, never arrived") << "kind=cut-before,path=callinglist/deleteAll,nth=1" << true << State::Unknown
                                            << qint64(40);
        QTest::newRow("some, begun") << "kind=cut-after,path=callinglist/delete/,nth=1" << false << State::Unknown << qint64(30);
        QTest::newRow("some, never arrived")
            << "kind=cut-before,path=callinglist/delete/,nth=1" << false << State::Unknown << qint64(40);
        QTest::newRow("503 of something in front")
            << "kind=status,code=503,path=callinglist/deleteAll,nth=1" << true << State::Unknown << qint64(40);
    }
    void lostAnswers()
    {
        QFETCH(QString, fault);
        QFETCH(bool, all);
        QFETCH(State, state);
        QFETCH(qint64, after);
        DeletionBench bench;
        const QString list = bench.listOf(40);
        bench.sandbox->addFault(fault);
        models::DeletionPace pace;
        pace.first = pace.most = std::chrono::milliseconds(400); // longer than the half second of a small job, in all
        DeletionJobs jobs(*bench.client, bench.store, QStringLiteral("t"), {}, pace);
        QSignalSpy ended(&jobs, &DeletionJobs::ended);
        const QString id = jobs.ask(all ? DeletionBench::all(list) : DeletionBench::keys(list, 10));
        QTRY_VERIFY(jobs.find(id)->looking);
        QCOMPARE(jobs.atWork(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20'000);
        const DeletionJob over = *jobs.find(id);
        QCOMPARE(over.state, state);
        QCOMPARE(over.before, 40);
        QCOMPARE(over.after, after);
        QVERIFY(over.isOver());
        QCOMPARE(bench.sandbox->submissions(all ? QStringLiteral("callinglist/deleteAll") : QStringLiteral("callinglist/delete")),
                 1);
        const QString remains = models::deletionRemains(over).join(u' ');
        if (state == State::Unknown) {
            QVERIFY(over.error.startsWith(QLatin1String("The answer was lost.")));
            QVERIFY2(remains.contains(QLatin1String("It was sent once and is not sent again by itself.")), qPrintable(remains));
            QVERIFY2(remains.contains(QStringLiteral("The list had 40 records before and has %1 now.").arg(after)),
                     qPrintable(remains));
        } else {
            QCOMPARE(models::deletionNote(over), QStringLiteral("the list is empty now"));
        }
    }

    // The next one of the list waits until it is known, or known to be unknowable, what came of the lost one.
    void theNextWaitsForTheLostOne()
    {
        DeletionBench bench;
        const QString list = bench.listOf(20);
        bench.sandbox->addFault(QStringLiteral("kind=cut-before,path=callinglist/deleteAll,nth=1"));
        const auto jobs = bench.engine();
        const QString first = jobs->ask(DeletionBench::all(list));
        const QString second = jobs->ask(DeletionBench::keys(list, 5));
        QTRY_VERIFY(jobs->find(first)->looking);
        QCOMPARE(jobs->find(second)->state, State::Waiting);
        QTRY_COMPARE_WITH_TIMEOUT(jobs->find(second)->state, State::Done, 20'000);
        QCOMPARE(jobs->find(first)->state, State::Unknown);
        QCOMPARE(jobs->find(second)->deleted, 5);
        // Asked for again by a person, it is another one.
        const QString again = jobs->askAgain(first);
        QVERIFY(!again.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(jobs->find(again)->state, State::Done, 20'000);
        QCOMPARE(jobs->find(again)->deleted, 15);
        QCOMPARE(jobs->find(first)->state, State::Unknown);
        QVERIFY(jobs->askAgain(again).isEmpty()); // done
    }

    // Closed between the sending and the answer, which is lost thereby.
    void closedBeforeTheAnswer()
    {
        DeletionBench bench;
        const QString list = bench.listOf(30);
        bench.sandbox->addFault(QStringLiteral("kind=latency,path=callinglist/deleteAll,ms=1500"));
        QString id;
        {
            const auto jobs = bench.engine();
            id = jobs->ask(DeletionBench::all(list));
            QTRY_COMPARE(bench.sandbox->submissions(QStringLiteral("callinglist/deleteAll")), 1);
            QCOMPARE(jobs->find(id)->state, State::Sending);
        }
        const auto jobs = bench.engine();
        QCOMPARE(jobs->find(id)->state, State::Unknown);
        QVERIFY(jobs->find(id)->looking);
        QTRY_COMPARE_WITH_TIMEOUT(jobs->find(id)->looking, false, 20'000);
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("callinglist/deleteAll")), 1);
    }

    // Deleting the list makes its job fail; the tenant says why.
    void theListGoesMeanwhile()
    {
        DeletionBench bench;
        const QString list = bench.listOf(2'500);
        const auto jobs = bench.engine();
        QSignalSpy ended(jobs.get(), &DeletionJobs::ended);
        const QString id = jobs->ask(DeletionBench::all(list));
        QTRY_VERIFY(jobs->find(id)->percent > 0);
        bench.value(bench.client->callingList.deleteList(list));
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20'000);
        const DeletionJob over = *jobs->find(id);
        QCOMPARE(over.state, State::Failed);
        QVERIFY(!over.error.isEmpty());
        QVERIFY(over.listGone);
        QVERIFY(over.percent > 0 && over.percent < 100);
        const QString remains = models::deletionRemains(over).join(u' ');
        QVERIFY2(remains.contains(QStringLiteral("The tenant stopped at %1%").arg(over.percent)), qPrintable(remains));
        QVERIFY2(remains.contains(QLatin1String("no longer in the tenant")), qPrintable(remains));
    }

    void theListWasGone()
    {
        DeletionBench bench;
        const QString list = bench.listOf(1);
        bench.value(bench.client->callingList.deleteList(list));
        const auto jobs = bench.engine();
        QSignalSpy ended(jobs.get(), &DeletionJobs::ended);
        const QString id = jobs->ask(DeletionBench::all(list));
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(jobs->find(id)->state, State::Failed);
        QVERIFY(jobs->find(id)->wasNotSent());
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("callinglist/deleteAll")), 0);
    }

    // Looks that fail change nothing of the job; it is asked again.
    void looksThatFail()
    {
        DeletionBench bench;
        const QString list = bench.listOf(1'000);
        bench.sandbox->addFault(QStringLiteral("kind=cut-before,path=job/,times=3"));
        const auto jobs = bench.engine();
        const QString id = jobs->ask(DeletionBench::all(list));
        QTRY_VERIFY(jobs->find(id)->state == State::Running && !jobs->find(id)->error.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(jobs->find(id)->state, State::Done, 20'000);
        QVERIFY(jobs->find(id)->error.isEmpty());
        QCOMPARE(jobs->find(id)->deleted, 1'000);
    }

    void theTenantForgotTheJob()
    {
        DeletionBench bench;
        const QString list = bench.listOf(10);
        bench.sandbox->addFault(QStringLiteral("kind=status,code=404,path=job/"));
        const auto jobs = bench.engine();
        QSignalSpy ended(jobs.get(), &DeletionJobs::ended);
        const QString id = jobs->ask(DeletionBench::keys(list, 4));
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20'000);
        QCOMPARE(jobs->find(id)->state, State::Unknown);
        QVERIFY(jobs->find(id)->error.contains(QLatin1String("does not know this job any more")));
        QVERIFY(jobs->find(id)->after >= 0);
    }

    void mayNot()
    {
        DeletionBench bench;
        const QString list = bench.listOf(3);
        bench.sandbox->addFault(QStringLiteral("kind=status,code=403,path=callinglist/deleteAll"));
        const auto jobs = bench.engine();
        const QString id = jobs->ask(DeletionBench::all(list));
        QTRY_COMPARE(jobs->find(id)->state, State::Failed);
        QVERIFY(jobs->find(id)->wasNotSent());
        QVERIFY2(jobs->find(id)->error.contains(QLatin1String("Update content of calling list")),
                 qPrintable(jobs->find(id)->error));
        QCOMPARE(bench.total(list), 3);
    }
};

Q_DECLARE_METATYPE(outdial::models::DeletionJob::State)
QTEST_GUILESS_MAIN(TestJobFaults)
#include "tst_jobfaults.moc"
