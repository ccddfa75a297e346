// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Undos that do not go smoothly: answers that are lost, other jobs, refusals, the end of the program. What is counted as deleted
// was deleted, and what cannot be told is said to be unknown.

#include <QSqlQuery>
#include <QTest>

#include <support/undobench.h>
#include <thread>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestUndoDoubt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void importInDoubt();
    void importThatWasCancelled();
    void clocksThatDiffer();
    void lostAnswers_data();
    void lostAnswers();
    void lostAnswerAndRecordsThatWereGone();
    void anotherJobIsUnderWay();
    void listIsDeletedMeanwhile();
    void campaignIsBoundMeanwhile();
    void stoppedUndoGoesOn();
    void cancelledUndoGoesOn();
    void killedUndo();
    void lostAnswersOfErasures();
};

void TestUndoDoubt::clocksThatDiffer()
{
    UndoBench bench;
    importMany(bench);
    QSqlQuery query(bench.store->database());
    QVERIFY(query.exec(s("UPDATE import SET started = '2026-01-01T10:00:00.000Z', ended = '2026-01-01T10:01:00.000Z'")));
    const auto seen = bench.undo();
    QCOMPARE(seen.state, UndoState::Stopped);
    QVERIFY2(seen.message.contains(s("clock")), qPrintable(seen.message));
    QCOMPARE(seen.receipt.open(), 250);
    QCOMPARE(keptReceipt(bench).doubt, 0);
    QCOMPARE(bench.storedIds(), idsOf(270));
    QCOMPARE(bench.tenant->submissions(s("callinglist/delete")), 1);
}

void TestUndoDoubt::lostAnswers_data()
{
    QTest::addColumn<QString>("fault");
    for (const char *kind : {"cut-after", "cut-before", "reset", "truncate", "late-commit,ms=60"})
        QTest::addRow("%s of the deletion", kind)
            << QStringLiteral("kind=%1,path=callinglist/delete,nth=2").arg(QLatin1String(kind));
    QTest::newRow("the tenant is away") << s("kind=status,code=503,path=callinglist/delete,nth=2");
    QTest::newRow("status is cut") << s("kind=cut-after,path=job,nth=2");
    QTest::newRow("status is not understood") << s("kind=html,code=200,path=job,nth=2");
    QTest::newRow("job is not known") << s("kind=status,code=404,path=job,nth=2");
    QTest::newRow("list cannot be read for a while") << s("kind=status,code=503,path=callinglist/getList,times=6");
}

void TestUndoDoubt::lostAnswers()
{
    QFETCH(QString, fault);
    UndoBench bench;
    importMany(bench);
    bench.tenant->addFault(fault);
    const auto seen = bench.undo();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    // Nobody else was at the list: as many as it shrank by, as are missing, were deleted.
    QCOMPARE(seen.receipt.deleted, 250);
    QCOMPARE(seen.receipt.open(), 0);
    QVERIFY(balances(seen.receipt));
    QCOMPARE(bench.storedIds(), idsOf(20));
}

void TestUndoDoubt::lostAnswerAndRecordsThatWereGone()
{
    UndoBench bench;
    importMany(bench);
    for (const int row : {21, 22})
        QVERIFY(bench.client->callingList.erase(bench.listId, R"({"customer_id":")" + idOf(row).toLatin1() + "\"}", s("test"))
                    .result());
    bench.tenant->addFault(s("kind=cut-after,path=callinglist/delete,nth=1"));
    const auto seen = bench.undo();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    // Of the first chunk, all 100 are missing, and the list has shrunk by 98: which of them the lost job deleted cannot be told.
    QCOMPARE(seen.receipt.unknown, 100);
    QCOMPARE(seen.receipt.deleted, 150);
    QVERIFY(balances(seen.receipt));
    QCOMPARE(bench.storedIds(), idsOf(20));
}

void TestUndoDoubt::anotherJobIsUnderWay()
{
    UndoBench bench(1); // a job takes half a second at least
    importMany(bench);
    api::DeleteCriteria none;
    none.createdTo = QDateTime::fromString(s("2020-01-01T00:00:00Z"), Qt::ISODate);
    QVERIFY(bench.client->callingList.deleteMany(bench.listId, none).result());
    auto options = UndoBench::fastUndo();
    options.chunkRows = 1000;
    const auto seen = bench.undo(options);
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.deleted, 250);
    QVERIFY(bench.tenant->submissions(s("callinglist/delete")) > 2); // it was refused, and went out again
}

void TestUndoDoubt::listIsDeletedMeanwhile()
{
    UndoBench bench(0.1); // five seconds
    importMany(bench);
    const auto undo = bench.newUndo();
    QVERIFY(undo->prepare());
    std::thread worker([&] { undo->run(); });
    const bool begun = QTest::qWaitFor([&] { return bench.tenant->submissions(s("job")) > 0; }, 30'000);
    const bool gone = bench.client->callingList.deleteList(bench.listId).result().has_value();
    worker.join();
    QVERIFY(begun && gone);
    const auto seen = undo->progress();
    QCOMPARE(seen.state, UndoState::Stopped);
    QVERIFY(!seen.message.isEmpty());
    QVERIFY(balances(seen.receipt));
    // And there is nothing to be taken back any more.
    const auto again = bench.undo();
    QCOMPARE(again.state, UndoState::Impossible);
    QVERIFY2(again.message.contains(s("not there any more")), qPrintable(again.message));
}

void TestUndoDoubt::campaignIsBoundMeanwhile()
{
    UndoBench bench;
    importMany(bench);
    const auto undo = bench.newUndo();
    QVERIFY(undo->prepare());
    bench.bind(s("CAMPAIGN-1"));
    undo->run();
    QCOMPARE(undo->progress().state, UndoState::Stopped); // it is another plan
    QCOMPARE(bench.storedIds(), idsOf(270));
    QCOMPARE(bench.undo().receipt.deleted, 250);
}

void TestUndoDoubt::stoppedUndoGoesOn()
{
    UndoBench bench;
    importMany(bench);
    bench.tenant->addFault(s("kind=status,code=403,path=callinglist/delete,nth=2"));
    const auto seen = bench.undo();
    QCOMPARE(seen.state, UndoState::Stopped);
    QVERIFY(!seen.message.isEmpty());
    QCOMPARE(seen.receipt.deleted, 100);
    QCOMPARE(seen.receipt.open(), 150);
    QCOMPARE(keptReceipt(bench).doubt, 0); // certainly refused
    const auto rest = bench.undo();
    QVERIFY2(rest.state == UndoState::Done, qPrintable(rest.message));
    QCOMPARE(rest.plan.added, 250);
    QCOMPARE(rest.plan.open, 150);
    QCOMPARE(rest.receipt.deleted, 250);
    QCOMPARE(rest.receipt.gone + rest.receipt.unknown, 0);
    QCOMPARE(bench.storedIds(), idsOf(20));
}

void TestUndoDoubt::cancelledUndoGoesOn()
{
    UndoBench bench(4);
    importMany(bench);
    const auto undo = bench.newUndo();
    QVERIFY(undo->prepare());
    std::thread worker([&] { undo->run(); });
    const bool begun = QTest::qWaitFor([&] { return bench.tenant->submissions(s("job")) > 0; }, 30'000);
    undo->cancel();
    worker.join();
    QVERIFY(begun);
    const auto seen = undo->progress();
    QCOMPARE(seen.state, UndoState::Cancelled);
    QCOMPARE(seen.receipt.deleted, 100); // the chunk that was under way
    QCOMPARE(seen.receipt.open(), 150);
    const auto rest = bench.undo();
    QCOMPARE(rest.receipt.deleted, 250);
    QCOMPARE(bench.storedIds(), idsOf(20));
}

// The program ended while the job for the first hundred was under way; it had deleted sixty then.
void TestUndoDoubt::killedUndo()
{
    UndoBench bench;
    importMany(bench);
    {
        auto journal = ImportJournal::takeToUndo(bench.store, bench.importId);
        QVERIFY(journal.has_value());
        QVERIFY(!ImportJournal::takeToUndo(bench.store, bench.importId).has_value()); // one at a time
        UndoReceipt receipt;
        receipt.added = 250;
        receipt.doubt = 100;
        QVERIFY(journal->noteUndone(receipt.toJson()));
    }
    for (int row = 20; row < 80; ++row)
        QVERIFY(bench.client->callingList.erase(bench.listId, R"({"customer_id":")" + idOf(row).toLatin1() + "\"}", s("test"))
                    .result());
    const auto seen = bench.undo();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.deleted, 190);
    QCOMPARE(seen.receipt.unknown, 60);
    QVERIFY(balances(seen.receipt));
    QCOMPARE(bench.storedIds(), idsOf(20));
}

void TestUndoDoubt::lostAnswersOfErasures()
{
    UndoBench bench;
    auto format = usFormat(s("two keys"));
    format.fields[1].key = true;
    bench.makeList(format, s("two keys"));
    bench.writeFile(goodRows(40));
    QCOMPARE(bench.run().receipt.added, 40);
    bench.tenant->addFault(s("kind=cut-after,path=callinglist/erase,nth=3"));
    bench.tenant->addFault(s("kind=cut-before,path=callinglist/erase,nth=9"));
    bench.tenant->addFault(s("kind=status,code=503,path=callinglist/erase,nth=20"));
    bench.tenant->addFault(s("kind=cut-after,path=callinglist/get,nth=5"));
    const auto seen = bench.undo();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.deleted, 40);
    QCOMPARE(bench.storedIds(), QStringList());
}

void TestUndoDoubt::importInDoubt()
{
    UndoBench bench;
    importMany(bench);
    QSqlQuery query(bench.store->database());
    QVERIFY(query.exec(s("UPDATE import SET state = 'running', ended = NULL")));
    auto seen = bench.undo();
    QCOMPARE(seen.state, UndoState::Impossible);
    QVERIFY2(seen.message.contains(s("Go on with it first")), qPrintable(seen.message));
    QCOMPARE(bench.storedIds(), idsOf(270));
}

// It could go on; once it was taken back it cannot.
void TestUndoDoubt::importThatWasCancelled()
{
    UndoBench bench;
    bench.makeList(usFormat(s("cancelled")), s("cancelled"));
    bench.writeFile(goodRows(300));
    bench.tenant->addFault(s("kind=status,code=403,path=callinglist/addAll,nth=3"));
    auto stopped = bench.run();
    QCOMPARE(stopped.state, RunState::Stopped);
    QCOMPARE(stopped.receipt.added, 200);
    const auto undecided = bench.undo();
    QCOMPARE(undecided.state, UndoState::Impossible); // the third batch was about to be sent
    bench.tenant->addFault(s("kind=latency,path=callinglist/addAll,ms=30"));
    bench.writeFile(goodRows(300, 300), s("second.csv"));
    auto import = bench.newRun(ImportBench::fast());
    std::thread worker([&] { import->run(); });
    const bool begun = QTest::qWaitFor([&] { return import->progress().batches > 0; }, 30'000);
    import->cancel();
    worker.join();
    QVERIFY(begun);
    QCOMPARE(import->progress().state, RunState::Cancelled);
    const auto added = import->progress().receipt.added;
    QVERIFY(added > 0 && added < 300);
    const auto seen = bench.undo();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.deleted, added);
    QCOMPARE(bench.storedIds(), idsOf(200));
    QVERIFY(!ImportJournal::take(bench.store, bench.importId).has_value());
    const auto earlier = ImportJournal::earlier(bench.store, bench.client->address().scope(), bench.listId, bench.settings.file);
    QVERIFY(earlier.has_value() && !earlier->has_value());
}

QTEST_GUILESS_MAIN(TestUndoDoubt)
#include "tst_undodoubt.moc"
