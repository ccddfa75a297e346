// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Deletion jobs before the real sandbox: from the wish to the end, the queue of a list, and a restart in the middle.

#include <QSignalSpy>
#include <QtTest>

#include <models/jobs/deletionjobs.h>

#include <support/jobbench.h>

using namespace outdial;
using models::DeletionJob;
using models::DeletionJobs;
using State = models::DeletionJob::State;
using test::DeletionBench;

class TestJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    // 2500 records at 1250 a second take the tenant two seconds: several looks, each further on.
    void aLongOne()
    {
        DeletionBench bench;
        const QString list = bench.listOf(2'500);
        const auto jobs = bench.engine();
        QSignalSpy ended(jobs.get(), &DeletionJobs::ended);
        QList<int> percents;
        connect(jobs.get(), &DeletionJobs::changed, this, [&](const QString &id) {
            if (const DeletionJob *job = jobs->find(id); job->state == State::Running)
                percents << job->percent;
        });
        const QString id = jobs->ask(DeletionBench::all(list));
        QVERIFY(!id.isEmpty());
        QVERIFY(jobs->isListBusy(list));
        QTRY_COMPARE(jobs->find(id)->state, State::Running);
        QCOMPARE(jobs->find(id)->estimated, 2); // 2500 / 1250
        QVERIFY(!jobs->find(id)->jobId.isEmpty());
        QCOMPARE(jobs->find(id)->before, 2'500);
        QCOMPARE(jobs->atWork(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20'000);
        const DeletionJob over = *jobs->find(id);
        QCOMPARE(over.state, State::Done);
        QCOMPARE(over.deleted, 2'500);
        QCOMPARE(over.percent, 100);
        QCOMPARE(over.after, 0);
        QCOMPARE(over.userName, QStringLiteral("k.lindqvist"));
        QVERIFY(over.ended.isValid());
        QVERIFY(over.started <= over.ended);
        QVERIFY(!jobs->isListBusy(list));
        // It went forward, and was seen in the middle.
        QVERIFY(std::is_sorted(percents.cbegin(), percents.cend()));
        QVERIFY(std::any_of(percents.cbegin(), percents.cend(), [](int percent) { return percent > 5 && percent < 95; }));
        // The pace relaxes: 40, 52, 68, 88, 114, 149, 160, 160 ... ms. At 40 ms each there would be 50 of them.
        QVERIFY2(percents.size() <= 20, qPrintable(QString::number(percents.size())));
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("callinglist/deleteAll")), 1);
    }

    void nothingToGoBy()
    {
        DeletionBench bench;
        const QString list = bench.listOf(2);
        const auto jobs = bench.engine();
        models::DeletionWish wish;
        wish.listId = list;
        wish.kind = DeletionJob::Kind::Many; // without a criterion
        QVERIFY(jobs->ask(wish).isEmpty());
        QVERIFY(jobs->jobs().isEmpty());
        QCOMPARE(bench.total(list), 2);
    }

    // Two on one list: the second is sent when the first has ended. One of another list does not wait.
    void aQueueOfTwo()
    {
        DeletionBench bench;
        const QString list = bench.listOf(1'500);
        const QString other = bench.listOf(3, QStringLiteral("Other.csv"));
        const auto jobs = bench.engine();
        QSignalSpy ended(jobs.get(), &DeletionJobs::ended);
        const QString first = jobs->ask(DeletionBench::keys(list, 1'200));
        const QString second = jobs->ask(DeletionBench::all(list));
        const QString third = jobs->ask(DeletionBench::all(other, QStringLiteral("Other.csv")));
        QTRY_COMPARE(jobs->find(first)->state, State::Running);
        QTRY_VERIFY(jobs->find(third)->state == State::Running || jobs->find(third)->state == State::Done);
        QCOMPARE(jobs->find(second)->state, State::Waiting);
        QCOMPARE(jobs->waiting(), 1);
        QCOMPARE(models::deletionNote(*jobs->find(second)), QStringLiteral("one deletion per list at a time"));
        QVERIFY(jobs->find(second)->jobId.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 3, 20'000);
        QCOMPARE(jobs->find(first)->deleted, 1'200);
        QCOMPARE(jobs->find(second)->deleted, 300); // what the first had left
        QCOMPARE(jobs->find(third)->deleted, 3);
        QVERIFY(jobs->find(first)->ended <= jobs->find(second)->started);
        // No 409 was needed for that.
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("callinglist/deleteAll")), 2);
    }

    void oneThatWaitsIsCancelled()
    {
        DeletionBench bench;
        const QString list = bench.listOf(1'500);
        const auto jobs = bench.engine();
        const QString first = jobs->ask(DeletionBench::keys(list, 700));
        const QString second = jobs->ask(DeletionBench::all(list));
        QVERIFY(!jobs->cancel(first)); // it is on its way
        QVERIFY(jobs->cancel(second));
        QVERIFY(!jobs->cancel(second));
        QTRY_COMPARE_WITH_TIMEOUT(jobs->find(first)->state, State::Done, 20'000);
        QCOMPARE(jobs->find(second)->state, State::Cancelled);
        QVERIFY(jobs->find(second)->wasNotSent());
        QTRY_COMPARE(jobs->find(first)->after, 800);
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("callinglist/deleteAll")), 0);
    }

    // Somebody else's job is on the list: the tenant answers 409, and ours waits until that has ended.
    void someoneElseDeletes()
    {
        DeletionBench bench;
        const QString list = bench.listOf(2'000);
        bench.value(bench.client->callingList.deleteMany(list, DeletionBench::keys(list, 1'500).criteria));
        const auto jobs = bench.engine();
        const QString id = jobs->ask(DeletionBench::all(list));
        QTRY_VERIFY(jobs->find(id)->elsewhere);
        QCOMPARE(jobs->find(id)->state, State::Waiting);
        QCOMPARE(models::deletionNote(*jobs->find(id)), QStringLiteral("someone else's deletion runs on this list"));
        QTRY_COMPARE_WITH_TIMEOUT(jobs->find(id)->state, State::Done, 20'000);
        QCOMPARE(jobs->find(id)->deleted, 500);
        QVERIFY(bench.sandbox->submissions(QStringLiteral("callinglist/deleteAll")) >= 2);
    }

    // The other 409: the list is not in the campaign of the criteria. Waiting would help nothing.
    void notInThatCampaign()
    {
        DeletionBench bench;
        const QString list = bench.listOf(5);
        const auto jobs = bench.engine();
        QSignalSpy ended(jobs.get(), &DeletionJobs::ended);
        models::DeletionWish wish = DeletionBench::keys(list, 2);
        wish.criteria.campaignId = bench.value(bench.client->campaign.getAll()).constFirst().id;
        const QString id = jobs->ask(wish);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(jobs->find(id)->state, State::Failed);
        QVERIFY(jobs->find(id)->wasNotSent());
        QVERIFY2(jobs->find(id)->error.contains(QLatin1String("(409)")), qPrintable(jobs->find(id)->error));
        QCOMPARE(bench.total(list), 5);
        QCOMPARE(jobs->failed(), 1);
    }

    // Outdial is closed while the tenant deletes, and while another one waits.
    void aRestartInTheMiddle()
    {
        DeletionBench bench;
        const QString list = bench.listOf(2'000);
        QString first, second, tenantsId;
        {
            const auto jobs = bench.engine();
            first = jobs->ask(DeletionBench::keys(list, 1'500));
            second = jobs->ask(DeletionBench::all(list));
            QTRY_COMPARE(jobs->find(first)->state, State::Running);
            QTRY_VERIFY(jobs->find(first)->percent > 0);
            tenantsId = jobs->find(first)->jobId;
        }
        const auto jobs = bench.engine();
        QCOMPARE(jobs->jobs().size(), 2);
        QCOMPARE(jobs->find(first)->state, State::Running);
        QCOMPARE(jobs->find(first)->jobId, tenantsId);
        QCOMPARE(jobs->find(first)->before, 2'000);
        QCOMPARE(jobs->find(first)->criteria.fields.constFirst().values.size(), 1'500);
        QVERIFY(jobs->find(second)->held);
        QSignalSpy ended(jobs.get(), &DeletionJobs::ended);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20'000);
        QCOMPARE(jobs->find(first)->deleted, 1'500);
        QCOMPARE(jobs->find(first)->after, 500);
        // The one that waited is not sent by itself: nobody may be there any more.
        QTest::qWait(300);
        QCOMPARE(jobs->find(second)->state, State::Waiting);
        QCOMPARE(bench.total(list), 500);
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("callinglist/deleteAll")), 0);
        QVERIFY(jobs->release(second));
        QTRY_COMPARE_WITH_TIMEOUT(jobs->find(second)->state, State::Done, 20'000);
        QCOMPARE(jobs->find(second)->deleted, 500);
    }

    // It ended while nobody looked.
    void itEndedMeanwhile()
    {
        DeletionBench bench;
        const QString list = bench.listOf(1'000);
        QString id;
        {
            const auto jobs = bench.engine();
            id = jobs->ask(DeletionBench::all(list));
            QTRY_COMPARE(jobs->find(id)->state, State::Running);
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.total(list), 0, 20'000);
        QTest::qWait(300);
        const auto jobs = bench.engine();
        QSignalSpy ended(jobs.get(), &DeletionJobs::ended);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(jobs->find(id)->state, State::Done);
        QCOMPARE(jobs->find(id)->deleted, 1'000);
    }

    void finishedOnesAreCleared()
    {
        DeletionBench bench;
        const QString list = bench.listOf(3);
        {
            const auto jobs = bench.engine();
            QSignalSpy ended(jobs.get(), &DeletionJobs::ended);
            const QString id = jobs->ask(DeletionBench::keys(list, 1));
            QTRY_COMPARE(ended.count(), 1);
            QSignalSpy dismissed(jobs.get(), &DeletionJobs::dismissed);
            jobs->dismissFinished();
            QCOMPARE(dismissed.count(), 1);
            QCOMPARE(dismissed.constFirst().constFirst().toStringList(), QStringList{id});
            QVERIFY(jobs->jobs().isEmpty());
        }
        QVERIFY(bench.engine()->jobs().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_jobs.moc"
