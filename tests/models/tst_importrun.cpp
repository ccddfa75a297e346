// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports against the sandbox over HTTP: whatever the wire does, each good row is in the list once, and the receipt balances.

#include <QSqlQuery>
#include <QTest>

#include <support/importbench.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {

// A list whose fields were learned by name only: of what types they are, nobody knows.
struct LearnedBench : ImportBench {
    LearnedBench()
    {
        makeList(usFormat(QStringLiteral("learned")), QStringLiteral("learned"));
        for (auto &learned : settings.format.fields)
            learned = field(qPrintable(learned.name), api::FieldType::Other);
        settings.typesKnown = false;
    }
};

} // namespace

class TestImportRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanFile();
    void badRowsOfEachKind();
    void rejectsCanBeDroppedAgain();
    void answerLost_data();
    void answerLost();
    void nothingArrived_data();
    void nothingArrived();
    void answerLostAmongDuplicates();
    void answersOfHalvesLost();
    void answerLostAndTypesNotKnown();
    void answerLostOfARowWithoutKey();
    void tenantGoneInTheMiddle();
    void tooLargeIsHalved();
    void oneRowIsNotTooLarge();
    void refusedStops();
    void cancelAndResume();
    void killedBeforeTheAnswer();
    void journalThatCannotBeWrittenForbidsSending();
    void fileChangedAfterTheCheck();
    void unreadableRowIsRefusedAlone();
};

void TestImportRun::cleanFile()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("clean")), QStringLiteral("clean"));
    bench.writeFile(goodRows(1050));
    const auto seen = bench.run();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.read, 1050);
    QCOMPARE(seen.receipt.added, 1050);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(seen.batches, 11);
    QVERIFY(seen.rejectsFile.isEmpty());
    QCOMPARE(bench.storedIds(), idsOf(1050));
    QCOMPARE(bench.tenant->storedValues(bench.listId, QStringLiteral("phone")).first(), QStringLiteral("14155550100"));
    QCOMPARE(bench.tenant->storedValues(bench.listId, QStringLiteral("visits")).at(7), QStringLiteral("7"));
    QCOMPARE(bench.tenant->submissions(QStringLiteral("callinglist/addAll")), 11);
}

void TestImportRun::badRowsOfEachKind()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("bad")), QStringLiteral("bad"));
    QByteArray text = goodRows(3);
    text += ",Empty,(415) 555-0111,1,\r\n";                       // line 5: no key
    text += "C900001,,(415) 555-0111,1,\r\n";                     // line 6: no name
    text += "C900002,Short,(415) 555-011,1,\r\n";                 // line 7: nine digits
    text += "C900003,One,1 415 555 011,1,\r\n";                   // line 8: ten digits beginning with 1
    text += "C900004,\"Two\nlines\",(415) 555-0111,x,\r\n";       // line 9 and 10: not a number
    text += "C900005,Date,(415) 555-0111,1,2026-02-30 09:00\r\n"; // line 11: no such day
    text += "C000001,Twice,(415) 555-0111,1,\r\n";                // line 12: key of line 3
    text += "C900006,Narrow,(415) 555-0111\r\n";                  // line 13: three cells
    text += "C900007,Science,4.15555E+09,1,\r\n";                 // line 14: digits lost
    text += "C900008,Bytes \xFF,(415) 555-0111,1,\r\n";           // line 15: not UTF-8
    text += "C900009,Good,011 44 20 7946 0000,-1,\r\n";           // line 16: good
    bench.writeFile(text);
    const auto seen = bench.run();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.read, 14);
    QCOMPARE(seen.receipt.added, 4);
    QCOMPARE(seen.receipt.rejected, 10);
    QVERIFY(seen.receipt.balances());
    const QList<Cause> causes{Cause::KeyEmpty,        Cause::RequiredEmpty, Cause::PhoneLength,     Cause::PhoneTenDigitsWith1,
                              Cause::NotAnInteger,    Cause::NotADateTime,  Cause::DuplicateInFile, Cause::ColumnCount,
                              Cause::PhoneScientific, Cause::BadEncoding};
    for (const auto cause : causes)
        QCOMPARE(seen.receipt.causes.value(cause), 1);
    QCOMPARE(bench.storedIds(), idsOf(3) << QStringLiteral("C900009"));
    QCOMPARE(bench.tenant->storedValues(bench.listId, QStringLiteral("phone")).last(), QStringLiteral("011442079460000"));

    QFile rejects(seen.rejectsFile);
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    const QByteArray written = rejects.readAll();
    QVERIFY(written.startsWith("\xEF\xBB\xBF"
                               "customer_id,last_name,phone,visits,renewal,outdial_line,outdial_reason\r\n"));
    QVERIFY(written.contains("C900002,Short,(415) 555-011,1,,7,"));
    QVERIFY(written.contains("C900004,\"Two\nlines\",(415) 555-0111,x,,9,"));
    QVERIFY(written.contains("C000001,Twice,(415) 555-0111,1,,12,"));
    QVERIFY(!written.contains("C900009"));
}

void TestImportRun::rejectsCanBeDroppedAgain()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("again")), QStringLiteral("again"));
    bench.writeFile(goodRows(2) + "C900002,Short,(415) 555-011,1,\r\n");
    const auto first = bench.run();
    QCOMPARE(first.receipt.rejected, 1);
    QFile rejects(first.rejectsFile);
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    const QByteArray mended = rejects.readAll().mid(3).replace("555-011,", "555-0112,");
    bench.writeFile(mended, QStringLiteral("mended.csv"));
    QVERIFY(!bench.settings.mapping.usesColumn(5)); // outdial_line
    const auto second = bench.run();
    QCOMPARE(second.receipt.read, 1);
    QCOMPARE(second.receipt.added, 1);
    QCOMPARE(bench.storedIds(), idsOf(2) << QStringLiteral("C900002"));
}

void TestImportRun::answerLost_data()
{
    QTest::addColumn<bool>("keyed");
    QTest::addColumn<QString>("fault");
    QTest::newRow("keys, cut after commit") << true << QStringLiteral("kind=cut-after,path=callinglist/addAll,nth=2");
    QTest::newRow("no keys, cut after commit") << false << QStringLiteral("kind=cut-after,path=callinglist/addAll,nth=2");
    QTest::newRow("keys, truncated answer") << true << QStringLiteral("kind=truncate,path=callinglist/addAll,nth=2");
    QTest::newRow("no keys, truncated answer") << false << QStringLiteral("kind=truncate,path=callinglist/addAll,nth=2");
}

void TestImportRun::answerLost()
{
    QFETCH(bool, keyed);
    QFETCH(QString, fault);
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("lost"), keyed), QStringLiteral("lost"));
    bench.writeFile(goodRows(350));
    bench.tenant->addFault(fault);
    const auto seen = bench.run();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(bench.storedIds(), idsOf(350));
    QCOMPARE(seen.receipt.added, 350);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.tenant->submissions(QStringLiteral("callinglist/addAll")), 4); // nothing went out twice
}

void TestImportRun::nothingArrived_data()
{
    QTest::addColumn<bool>("keyed");
    QTest::newRow("keys") << true;
    QTest::newRow("no keys") << false;
}

void TestImportRun::nothingArrived()
{
    QFETCH(bool, keyed);
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("cut"), keyed), QStringLiteral("cut"));
    bench.writeFile(goodRows(350));
    bench.tenant->addFault(QStringLiteral("kind=cut-before,path=callinglist/addAll,nth=2"));
    const auto seen = bench.run();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(bench.storedIds(), idsOf(350));
    QCOMPARE(seen.receipt.added, 350);
    QCOMPARE(bench.tenant->submissions(QStringLiteral("callinglist/addAll")), 5); // the second batch twice, on purpose
}

void TestImportRun::answerLostAmongDuplicates()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("dup")), QStringLiteral("dup"));
    // Rows 20 to 29 are in the list before, with another name: the import must not claim them.
    QByteArray before = goodRows(10, 20);
    before.replace("Strömqvist", "Falkenrath");
    bench.writeFile(before, QStringLiteral("before.csv"));
    QCOMPARE(bench.run().receipt.added, 10);
    bench.writeFile(goodRows(150));
    bench.tenant->addFault(QStringLiteral("kind=cut-after,path=callinglist/addAll,nth=1"));
    const auto seen = bench.run();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.added, 140);
    QCOMPARE(seen.receipt.causes.value(Cause::DuplicateKey), 10);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.tenant->recordCount(bench.listId), 150);
}

// What was in the list before is never said to be added: the second half of a batch is counted from what the first one left.
void TestImportRun::answersOfHalvesLost()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("halves")), QStringLiteral("halves"));
    bench.writeFile(goodRows(1, 20) + goodRows(1, 170).mid(goodRows(0).size()), QStringLiteral("before.csv"));
    QCOMPARE(bench.run().receipt.added, 2);
    bench.writeFile(goodRows(200));
    for (const char *fault : {"kind=status,code=413,path=callinglist/addAll,nth=1",
                              "kind=cut-after,path=callinglist/addAll,nth=2", "kind=cut-after,path=callinglist/addAll,nth=3"})
        bench.tenant->addFault(QString::fromLatin1(fault));
    RunOptions options = ImportBench::fast();
    options.batchRows = options.mostBatchRows = 200;
    const auto seen = bench.run(options);
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.read, 200);
    QCOMPARE(seen.receipt.added, 0); // of each half one was there, and none can be told from it
    QCOMPARE(seen.receipt.causes.value(Cause::AddedOrThere), 200);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.tenant->recordCount(bench.listId), 200);
    QCOMPARE(bench.tenant->submissions(QStringLiteral("callinglist/addAll")), 1 + 3);
}

void TestImportRun::answerLostAndTypesNotKnown()
{
    LearnedBench bench;
    bench.writeFile(goodRows(250) + "C900002,Short,(415) 555-011,1,\r\n");
    bench.tenant->addFault(QStringLiteral("kind=cut-after,path=callinglist/addAll,nth=3"));
    const auto seen = bench.run();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.added, 250);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(seen.receipt.causes.value(Cause::FormatError), 1); // told only when it was sent again
    QCOMPARE(bench.storedIds(), idsOf(250));
}

// That one row cannot be looked up says nothing about the others.
void TestImportRun::answerLostOfARowWithoutKey()
{
    LearnedBench bench;
    bench.writeFile(goodRows(250) + ",Keyless,(415) 555-0111,1,\r\n");
    bench.tenant->addFault(QStringLiteral("kind=cut-after,path=callinglist/addAll,nth=3"));
    const auto seen = bench.run();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.added, 250);
    QCOMPARE(seen.receipt.causes.value(Cause::MissingKey), 1);
    QCOMPARE(seen.receipt.unknown, 0);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.storedIds(), idsOf(250));
}

void TestImportRun::tenantGoneInTheMiddle()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("gone")), QStringLiteral("gone"));
    bench.writeFile(goodRows(600));
    bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=30"));
    auto import = bench.newRun(ImportBench::fast());
    std::thread worker([&] { import->run(); });
    QTRY_VERIFY(import->progress().batches >= 2);
    bench.tenant->setReachable(false);
    QTRY_COMPARE(int(import->progress().state), int(RunState::Waiting));
    QVERIFY(!import->progress().message.isEmpty());
    bench.tenant->setReachable(true);
    QTRY_VERIFY_WITH_TIMEOUT(import->isOver(), 20000);
    worker.join();
    const auto seen = import->progress();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(bench.storedIds(), idsOf(600));
    QCOMPARE(seen.receipt.added, 600);
}

void TestImportRun::tooLargeIsHalved()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("large")), QStringLiteral("large"));
    bench.writeFile(goodRows(400));
    bench.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,nth=2,code=413"));
    const auto seen = bench.run();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(bench.storedIds(), idsOf(400));
    QCOMPARE(seen.receipt.added, 400);
    // 100, (100 refused), 50 + 50, then two hundred more: one batch was encoded before, the rest goes in fifties.
    QCOMPARE(bench.tenant->submissions(QStringLiteral("callinglist/addAll")), 7);
}

// A row alone is too large for no tenant: something on the way said so, and it goes out again. If that stays so, it is refused.
void TestImportRun::oneRowIsNotTooLarge()
{
    for (const int times : {1, 100}) {
        ImportBench bench;
        bench.makeList(usFormat(QStringLiteral("one")), QStringLiteral("one"));
        bench.writeFile(goodRows(101));
        const QStringList ids = idsOf(101);
        bench.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,nth=2,code=413"));
        for (int nth = 3; nth < 2 + times; ++nth)
            bench.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,nth=%1,code=413").arg(nth));
        const auto seen = bench.run();
        QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
        QCOMPARE(seen.receipt.added, times == 1 ? 101 : 100);
        QCOMPARE(seen.receipt.rejected, times == 1 ? 0 : 1);
        QVERIFY(seen.receipt.balances());
        QCOMPARE(bench.storedIds(), times == 1 ? ids : ids.mid(0, 100));
    }
}

void TestImportRun::refusedStops()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("refused")), QStringLiteral("refused"));
    bench.writeFile(goodRows(300));
    bench.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,nth=2,code=403"));
    const auto seen = bench.run();
    QVERIFY(seen.state == RunState::Stopped);
    QVERIFY(seen.error.has_value());
    QCOMPARE(int(seen.error->kind), int(api::ErrorKind::Privilege));
    QCOMPARE(seen.receipt.read, 100);
    QCOMPARE(seen.receipt.added, 100);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.storedIds(), idsOf(100));
    const auto rest = bench.resume();
    QVERIFY2(rest.state == RunState::Done, qPrintable(rest.message));
    QCOMPARE(rest.receipt.added, 300);
    QCOMPARE(bench.storedIds(), idsOf(300));
}

void TestImportRun::cancelAndResume()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("cancel")), QStringLiteral("cancel"));
    bench.writeFile(goodRows(800) + "C900002,Short,(415) 555-011,1,\r\n");
    bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=20"));
    auto import = bench.newRun(ImportBench::fast());
    std::thread worker([&] { import->run(); });
    QTRY_VERIFY(import->progress().batches >= 1);
    import->pause();
    QTRY_COMPARE(int(import->progress().state), int(RunState::Paused));
    const auto paused = import->progress().receipt.read;
    QTest::qWait(100);
    QCOMPARE(import->progress().receipt.read, paused);
    import->resume();
    QTRY_VERIFY(import->progress().receipt.read > paused);
    import->cancel();
    QTRY_VERIFY(import->isOver());
    worker.join();
    const auto seen = import->progress();
    QVERIFY(seen.state == RunState::Cancelled);
    QVERIFY(seen.receipt.balances());
    QVERIFY(seen.receipt.added < 800);
    QCOMPARE(bench.tenant->recordCount(bench.listId), seen.receipt.added);
    import.reset();
    const auto rest = bench.resume();
    QVERIFY2(rest.state == RunState::Done, qPrintable(rest.message));
    QCOMPARE(rest.receipt.added, 800);
    QCOMPARE(rest.receipt.rejected, 1);
    QCOMPARE(bench.storedIds(), idsOf(800));
}

void TestImportRun::killedBeforeTheAnswer()
{
    // What a journal looks like when the program was killed between sending the second batch and writing down its answer.
    for (const bool arrived : {true, false}) {
        ImportBench bench;
        bench.makeList(usFormat(QStringLiteral("killed")), QStringLiteral("killed"));
        bench.writeFile(goodRows(250));
        {
            auto journal = bench.beginJournal();
            auto builder = bench.builder();
            for (int number = 0; number < 2; ++number) {
                auto batch = builder.next(100);
                QVERIFY(batch && *batch);
                JournalBatch known{number, (*batch)->firstRow, 100, 100, BatchState::Sent, number * 100, 0};
                QVERIFY(journal.intend(known));
                if (number == 0 || arrived)
                    QVERIFY(bench.client->callingList.addAll(bench.listId, QByteArray::fromStdString((*batch)->body)).result());
                known.done = 100;
                if (number == 0)
                    QVERIFY(journal.settle(known, {}));
            }
        }
        const auto rest = bench.resume();
        QVERIFY2(rest.state == RunState::Done, qPrintable(rest.message));
        QCOMPARE(rest.receipt.read, 250);
        QCOMPARE(rest.receipt.added, 250);
        QCOMPARE(bench.storedIds(), idsOf(250));
    }
}

void TestImportRun::journalThatCannotBeWrittenForbidsSending()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("full")), QStringLiteral("full"));
    bench.writeFile(goodRows(50));
    auto import = bench.newRun(ImportBench::fast());
    QSqlQuery query(bench.store->database());
    // As a full disk: every write to this table fails.
    QVERIFY(query.exec(
        QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON import_batch BEGIN SELECT RAISE(FAIL, 'disk is full'); END")));
    import->run();
    const auto seen = import->progress();
    QVERIFY(seen.state == RunState::Stopped);
    QVERIFY(seen.message.contains(QLatin1String("disk is full")));
    QCOMPARE(bench.tenant->submissions(QStringLiteral("callinglist/addAll")), 0);
    QCOMPARE(bench.tenant->recordCount(bench.listId), 0);
}

void TestImportRun::fileChangedAfterTheCheck()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("changed")), QStringLiteral("changed"));
    bench.writeFile(goodRows(50));
    QFile file(bench.settings.file);
    QVERIFY(file.open(QIODevice::Append));
    file.write("C900009,Late,(415) 555-0111,1,\r\n");
    file.close();
    const auto seen = bench.run();
    QVERIFY(seen.state == RunState::Stopped);
    QVERIFY(seen.message.contains(QLatin1String("leads.csv")));
    QCOMPARE(bench.tenant->submissions(QStringLiteral("callinglist/addAll")), 0);
}

void TestImportRun::unreadableRowIsRefusedAlone()
{
    ImportBench bench;
    bench.makeList(usFormat(QStringLiteral("single")), QStringLiteral("single"));
    bench.writeFile(goodRows(3));
    // The tenant refuses the whole, then the halves with the third row, then that row.
    for (const int nth : {1, 3})
        bench.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,code=400,nth=%1").arg(nth));
    const auto seen = bench.run();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QVERIFY(seen.receipt.balances());
    QCOMPARE(seen.receipt.read, 3);
    QCOMPARE(bench.tenant->recordCount(bench.listId), seen.receipt.added);
}

QTEST_GUILESS_MAIN(TestImportRun)
#include "tst_importrun.moc"
