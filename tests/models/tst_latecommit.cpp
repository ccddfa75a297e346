// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of a list without keys that arrive long after their answer was lost: they are never sent a second time before that. And
// answers that are lost again and again: whoever watches hears why it does not go on.

#include <QtTest>

#include <support/importbench.h>
#include <thread>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {

QByteArray rows(int count)
{
    QByteArray text = "customer_id,last_name,phone,visits,renewal\r\n";
    for (int i = 0; i < count; ++i)
        text += "C" + QByteArray::number(i) + ",Lindqvist,(650) 555-0" + QByteArray::number(100 + i % 100) + ",1,\r\n";
    return text;
}

struct Bench : ImportBench {
    explicit Bench(bool keyed)
    {
        makeList(usFormat(QStringLiteral("late"), keyed), QStringLiteral("late"));
        writeFile(rows(350));
    }
    qint64 records() const { return tenant->recordCount(listId); }
    int submissions() const { return tenant->submissions(QStringLiteral("callinglist/addAll")); }
};

RunOptions watching(int ms)
{
    RunOptions options = ImportBench::fast();
    options.reconcile.keylessWatch = std::chrono::milliseconds(ms);
    return options;
}

} // namespace

class TestLateCommit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void arrivesWhileItIsWatched();
    void arrivesAfterTheProgramEnded();
    void proxyDidNotWait();
    void lostAgainAndAgain_data();
    void lostAgainAndAgain();
};

void TestLateCommit::arrivesWhileItIsWatched()
{
    Bench bench(false);
    // Some twenty readings of the number later.
    bench.tenant->addFault(QStringLiteral("kind=late-commit,ms=600,path=callinglist/addAll,nth=2"));
    const auto seen = bench.run(watching(60'000));
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(bench.records(), 350);
    QCOMPARE(bench.submissions(), 4);
    QCOMPARE(seen.receipt.added, 350);
    QVERIFY(seen.receipt.balances());
}

// The batch was on its way when the program was killed: going on at once watches as well.
void TestLateCommit::arrivesAfterTheProgramEnded()
{
    Bench bench(false);
    {
        // Intended and sent, then nothing more is heard of the program.
        auto journal = bench.beginJournal();
        auto builder = bench.builder();
        const auto next = builder.next(100);
        QVERIFY(next && *next);
        const Batch &batch = **next;
        JournalBatch entry;
        entry.number = batch.number;
        entry.firstRow = batch.firstRow;
        entry.rowCount = batch.rowCount();
        entry.sentRows = int(batch.rows.size());
        entry.totalBefore = 0;
        QVERIFY(journal.intend(entry));
        bench.tenant->addFault(QStringLiteral("kind=late-commit,ms=600,path=callinglist/addAll,nth=1"));
        QVERIFY(!bench.client->callingList.addAll(bench.listId, QByteArray::fromStdString(batch.body)).result());
    }
    const auto seen = bench.resume(watching(60'000));
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(bench.records(), 350);
    QCOMPARE(bench.submissions(), 4);
    QCOMPARE(seen.receipt.added, 350);
}

// 504: the tenant may be at work on it for who knows how long.
void TestLateCommit::proxyDidNotWait()
{
    Bench bench(false);
    bench.tenant->addFault(QStringLiteral("kind=status,code=504,path=callinglist/addAll,nth=2"));
    const auto seen = bench.run(watching(50));
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.unknown, 100);
    QCOMPARE(seen.receipt.added, 250);
    QCOMPARE(bench.records(), 250);
    QCOMPARE(bench.submissions(), 4);
}

void TestLateCommit::lostAgainAndAgain_data()
{
    QTest::addColumn<bool>("keyed");
    QTest::newRow("keys") << true;
    QTest::newRow("no keys") << false;
}

void TestLateCommit::lostAgainAndAgain()
{
    QFETCH(bool, keyed);
    Bench bench(keyed);
    bench.tenant->addFault(QStringLiteral("kind=cut-before,path=callinglist/addAll,times=5"));
    RunOptions options = watching(30);
    options.firstWait = std::chrono::milliseconds(200);
    options.mostWait = std::chrono::milliseconds(400);
    const auto run = bench.newRun(options);
    std::thread worker([&run] { run->run(); });
    const bool waited = QTest::qWaitFor(
        [&run] {
            const auto seen = run->progress();
            return seen.state == RunState::Waiting && !seen.message.isEmpty();
        },
        30'000);
    worker.join();
    QVERIFY(waited);
    const auto seen = run->progress();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(bench.records(), 350);
    QCOMPARE(seen.receipt.added, 350);
    QCOMPARE(bench.submissions(), 4 + 5);
}

QTEST_GUILESS_MAIN(TestLateCommit)
#include "tst_latecommit.moc"
