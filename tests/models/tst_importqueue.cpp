// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Several files into one list: who waits, and what is carried from one to the next.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <support/queuebench.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

using Begin = ImportQueue::Begin;
using Phase = ImportJob::Phase;

class TestImportQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoWaits();
    void samePathIsOne();
    void foundAgainWithAnotherReading();
    void swapAndLeaveOut();
    void nextIsPreparedLikeTheOneBefore();
    void columnsInAnotherOrder();
    void otherColumnsAreMapped();
    void withoutHeader();
    void readLikeTheOneBefore();
    void carriesJoinsAndConstants();
    void howColumnsDiffer_data();
    void howColumnsDiffer();
};

void TestImportQueue::whoWaits()
{
    QueueBench bench(QStringLiteral("waits"));
    QAbstractItemModelTester tester(bench.queue, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(bench.queue->total(), 1);
    QCOMPARE(bench.queue->add({bench.file(QStringLiteral("a.csv"), 2, 0), bench.file(QStringLiteral("b.csv"), 2, 10),
                               bench.write(QStringLiteral("c.csv"), otherColumns(20)), bench.write(QStringLiteral("d.csv"), {}),
                               bench.file(QStringLiteral("e.csv"), 2, 30)}),
             5);
    // Nothing was present: the first of them is.
    QCOMPARE(bench.queue->present()->fileName(), QStringLiteral("a.csv"));
    QCOMPARE(bench.queue->waiting(), 4);
    QCOMPARE(bench.queue->total(), 5);
    QTRY_VERIFY(bench.isRead());
    QCOMPARE(bench.found(0), QStringLiteral("5 column(s), as in “a.csv”"));
    QCOMPARE(bench.found(1), QStringLiteral("5 column(s), not those of “a.csv”"));
    QCOMPARE(bench.found(2), QStringLiteral("cannot be imported"));
    QVERIFY(bench.queue->index(2).data(ImportQueue::UnusableRole).toBool());
    QVERIFY(!bench.queue->index(1).data(ImportQueue::UnusableRole).toBool());
    // Header of 43 letters, two rows of 52 bytes ("ö" is two), and line ends.
    QCOMPARE(bench.queue->index(0).data(ImportQueue::SizeRole).toLongLong(), goodRows(2, 10).size());

    bench.queue->move(3, 0);
    QCOMPARE(bench.names().join(u' '), QStringLiteral("e.csv b.csv c.csv d.csv"));
    bench.queue->move(0, 2);
    QCOMPARE(bench.names().join(u' '), QStringLiteral("b.csv c.csv e.csv d.csv"));
    bench.queue->move(2, 3);
    QCOMPARE(bench.names().join(u' '), QStringLiteral("b.csv c.csv d.csv e.csv"));
    bench.queue->move(0, -1);
    bench.queue->move(3, 4);
    bench.queue->remove(1);
    bench.queue->remove(7);
    QCOMPARE(bench.names().join(u' '), QStringLiteral("b.csv d.csv e.csv"));
    QCOMPARE(bench.queue->nextName(), QStringLiteral("b.csv"));
    bench.queue->takeNext(); // the present one has not ended
    QCOMPARE(bench.names().size(), 3);
    QVERIFY(!bench.queue->isTaking());
}

void TestImportQueue::samePathIsOne()
{
    QueueBench bench(QStringLiteral("same path"));
    const auto a = bench.file(QStringLiteral("a.csv"), 2, 0);
    const auto b = bench.file(QStringLiteral("b.csv"), 2, 0); // the same rows, another path
    const auto link = bench.folder.filePath(QStringLiteral("link.csv"));
    QVERIFY(QFile::link(b, link));
    QCOMPARE(bench.queue->add({a, b, a, bench.folder.filePath(QStringLiteral("./b.csv"))}), 2);
    QCOMPARE(bench.queue->add({link}), 0);
    QCOMPARE(bench.queue->add({b + QStringLiteral(":x.csv")}), 1); // as an archive names what is in it
    QCOMPARE(bench.queue->waiting(), 2);
}

void TestImportQueue::foundAgainWithAnotherReading()
{
    QueueBench bench(QStringLiteral("reading"));
    const QByteArray header = "From the agency\n";
    bench.queue->add({bench.write(QStringLiteral("a.csv"), header + goodRows(1)),
                      bench.write(QStringLiteral("b.csv"), header + goodRows(1, 1))});
    CsvWish wish;
    wish.headerLine = 2;
    wish.delimiter = ';';
    bench.queue->present()->setWish(wish);
    QTRY_VERIFY(bench.isRead());
    QCOMPARE(bench.found(0), QStringLiteral("1 column(s), as in “a.csv”"));
    wish.delimiter = ',';
    bench.queue->present()->setWish(wish);
    QTRY_COMPARE(bench.found(0), QStringLiteral("5 column(s), as in “a.csv”"));
}

void TestImportQueue::swapAndLeaveOut()
{
    QueueBench bench(QStringLiteral("swap"));
    QVERIFY(!bench.queue->canLeaveOut());
    bench.queue->add({bench.file(QStringLiteral("a.csv"), 1, 0), bench.file(QStringLiteral("b.csv"), 1, 1),
                      bench.file(QStringLiteral("c.csv"), 1, 2)});
    QVERIFY(bench.queue->canLeaveOut());
    bench.queue->swapWithPresent();
    QCOMPARE(bench.queue->present()->fileName(), QStringLiteral("b.csv"));
    QCOMPARE(bench.names().join(u' '), QStringLiteral("a.csv c.csv"));
    bench.queue->leaveOut();
    QCOMPARE(bench.queue->present()->fileName(), QStringLiteral("a.csv"));
    QCOMPARE(bench.names().join(u' '), QStringLiteral("c.csv"));
    // Chosen by hand: it does not wait any more.
    bench.queue->setPresentFile(bench.folder.filePath(QStringLiteral("c.csv")));
    QCOMPARE(bench.queue->present()->fileName(), QStringLiteral("c.csv"));
    QCOMPARE(bench.queue->waiting(), 0);
    QVERIFY(!bench.queue->canLeaveOut());
    QTRY_COMPARE(bench.queue->present()->blockers(), QStringList());
    QCOMPARE(bench.queue->position(), 1);
}

void TestImportQueue::nextIsPreparedLikeTheOneBefore()
{
    QueueBench bench(QStringLiteral("like"));
    bench.queue->add({bench.file(QStringLiteral("a.csv"), 4, 0), bench.file(QStringLiteral("b.csv"), 6, 2),
                      bench.file(QStringLiteral("c.csv"), 2, 8)});
    QSignalSpy finished(bench.queue, &ImportQueue::finished);
    auto *first = bench.queue->present();
    first->setMode(ImportMode::Upsert);
    first->setEmptyResets(true);
    first->setMissingApart(true);
    first->setCompares(true);
    QVERIFY(acceptedOf(*first).compares);
    first->setCompares(false); // the list is bound to no campaign, so that it cannot be read
    QTRY_VERIFY(bench.isRead());
    first->mapColumn(3, -1); // visits are not wanted
    importPresent(*bench.queue);
    QCOMPARE(bench.queue->present(), first); // it waits for the user
    QCOMPARE(bench.queue->doneCount(), 1);

    takeNext(*bench.queue);
    auto *second = bench.queue->present();
    QVERIFY(second != first);
    QCOMPARE(second->fileName(), QStringLiteral("b.csv"));
    QCOMPARE(second->target()->listId, bench.list.listId);
    QCOMPARE(second->mode(), ImportMode::Upsert);
    QVERIFY(second->emptyResets());
    QVERIFY(second->missingApart());
    QCOMPARE(second->mapping().sources[3].kind, MatchKind::None);
    QCOMPARE(second->mapping().sources[2].column, 2);
    QCOMPARE(bench.queue->begin(), Begin::Check);
    QCOMPARE(second->phase(), Phase::Preparing); // nothing is checked before someone looks
    QCOMPARE(bench.queue->position(), 2);
    QCOMPARE(bench.queue->total(), 3);
    importPresent(*bench.queue);
    takeNext(*bench.queue);
    QCOMPARE(finished.size(), 0);
    importPresent(*bench.queue);
    QCOMPARE(finished.size(), 1);
    // 4 + 6 + 2 rows; 0...3 and 4...7 and 8...9 are the records; two of the second file were there.
    QCOMPARE(bench.queue->sum().read, 12);
    QCOMPARE(bench.queue->sum().added, 10);
    QCOMPARE(bench.queue->sum().updated + bench.queue->sum().unchanged, 2);
    QVERIFY(bench.queue->sum().balances());
    QCOMPARE(bench.queue->doneCount(), 3);
    QCOMPARE(bench.storedIds(bench.list), idsOf(10));
}

void TestImportQueue::columnsInAnotherOrder()
{
    QueueBench bench(QStringLiteral("order"));
    bench.queue->add({bench.write(QStringLiteral("a.csv"), "Kennung,Wer,Wohin\n1,Benning,(415) 555-0100\n"),
                      bench.write(QStringLiteral("b.csv"), " WOHIN,kennung,Wer,outdial_line\n(415) 555-0101,2,Cas,7\n")});
    QTRY_VERIFY(bench.isRead());
    QCOMPARE(bench.found(0), QStringLiteral("4 column(s), as in “a.csv”"));
    for (int column = 0; column < 3; ++column)
        bench.queue->present()->mapColumn(column, column);
    importPresent(*bench.queue);
    takeNext(*bench.queue);
    QCOMPARE(bench.queue->begin(), Begin::Check);
    const auto &sources = bench.queue->present()->mapping().sources;
    QCOMPARE(sources[0].column, 1);
    QCOMPARE(sources[1].column, 2);
    QCOMPARE(sources[2].column, 0);
    importPresent(*bench.queue);
    QCOMPARE(bench.storedIds(bench.list), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    QCOMPARE(bench.tenant->storedValues(bench.list.listId, QStringLiteral("last_name")),
             (QStringList{QStringLiteral("Benning"), QStringLiteral("Cas")}));
}

void TestImportQueue::otherColumnsAreMapped()
{
    QueueBench bench(QStringLiteral("other"));
    bench.queue->add({bench.write(QStringLiteral("a.csv"), "customer_id,Wer,Wohin,visits\n1,Benning,(415) 555-0100,7\n"),
                      bench.write(QStringLiteral("b.csv"), "customer_id,Wer,visits,Phone\n2,Cas,8,(415) 555-0101\n")});
    QTRY_VERIFY(bench.isRead());
    auto *first = bench.queue->present();
    first->mapColumn(1, 1);
    first->mapColumn(2, 2);
    first->mapColumn(3, -1);
    importPresent(*bench.queue);
    takeNext(*bench.queue);
    QCOMPARE(bench.queue->begin(), Begin::Mapping);
    const auto &sources = bench.queue->present()->mapping().sources;
    QCOMPARE(sources[1].column, 1);  // as in the file before
    QCOMPARE(sources[2].column, 3);  // proposed: its title is new
    QCOMPARE(sources[3].column, -1); // was left out, though it has the name of a field
    QCOMPARE(bench.sent(), 1);
}

void TestImportQueue::withoutHeader()
{
    QueueBench bench(QStringLiteral("no header"));
    bench.queue->add({bench.write(QStringLiteral("a.csv"), "1,A,(415) 555-0100\n2,B,(415) 555-0101\n"),
                      bench.write(QStringLiteral("b.csv"), "3,C,(415) 555-0102\n4,D,(415) 555-0103\n"),
                      bench.write(QStringLiteral("c.csv"), "5,E,(415) 555-0104,x\n6,F,(415) 555-0105,y\n")});
    CsvWish wish;
    wish.headerLine = 0;
    bench.queue->present()->setWish(wish);
    QTRY_VERIFY(bench.isRead());
    for (int column = 0; column < 3; ++column)
        bench.queue->present()->mapColumn(column, column);
    importPresent(*bench.queue);
    takeNext(*bench.queue);
    QCOMPARE(bench.queue->begin(), Begin::Check);
    QCOMPARE(bench.queue->present()->wish().headerLine, 0);
    importPresent(*bench.queue);
    QCOMPARE(bench.storedIds(bench.list).size(), 4);
    takeNext(*bench.queue);
    QCOMPARE(bench.queue->begin(), Begin::Mapping);
    QCOMPARE(bench.queue->present()->mapping().mappedCount(), 0); // three columns say nothing about four
}

void TestImportQueue::readLikeTheOneBefore()
{
    QueueBench bench(QStringLiteral("encoding"));
    // "Ström" in the encoding of an old spreadsheet.
    const auto old = [](const QByteArray &id) -> QByteArray {
        return "customer_id,last_name,phone\n" + id + ",Str\xF6m,(415) 555-0100\n";
    };
    bench.queue->add({bench.write(QStringLiteral("a.csv"), old("1")), bench.write(QStringLiteral("b.csv"), old("2"))});
    CsvWish wish;
    wish.encoding = "windows-1252";
    bench.queue->present()->setWish(wish);
    QTRY_VERIFY(bench.isRead());
    importPresent(*bench.queue);
    takeNext(*bench.queue);
    QCOMPARE(bench.queue->begin(), Begin::Check);
    importPresent(*bench.queue);
    QCOMPARE(bench.tenant->storedValues(bench.list.listId, QStringLiteral("last_name")),
             (QStringList{QStringLiteral("Ström"), QStringLiteral("Ström")}));
}

void TestImportQueue::carriesJoinsAndConstants()
{
    AcceptedImport accepted;
    accepted.format = usFormat(QStringLiteral("f"));
    accepted.columns = {QStringLiteral("id"), QStringLiteral("first"), QStringLiteral("last"), QStringLiteral("tel")};
    accepted.mapping.sources.resize(5);
    accepted.mapping.setColumn(0, 0, MatchKind::Fuzzy);
    accepted.mapping.setColumn(1, 1);
    accepted.mapping.sources[1].joined = {2};
    accepted.mapping.sources[1].separator = QStringLiteral("/");
    accepted.mapping.setColumn(2, 3, MatchKind::Alias);
    accepted.mapping.setConstant(3, QStringLiteral("7"));
    const auto carry = [&](const QStringList &columns) {
        return carriedMapping(accepted, columns, true, accepted.format, proposeMapping(columns, accepted.format, {}));
    };
    const auto whole = carry({QStringLiteral("tel"), QStringLiteral("last"), QStringLiteral("first"), QStringLiteral("id"),
                              QStringLiteral("renewal")});
    QCOMPARE(whole.sources[0].column, 3);
    QCOMPARE(whole.sources[0].kind, MatchKind::Alias); // it was accepted: no guess any more
    QCOMPARE(whole.sources[1].column, 2);
    QCOMPARE(whole.sources[1].joined, QList<int>{1});
    QCOMPARE(whole.sources[1].separator, QStringLiteral("/"));
    QCOMPARE(whole.sources[2].column, 0);
    QCOMPARE(whole.sources[3].constant, QStringLiteral("7"));
    QCOMPARE(whole.sources[4].column, 4); // new, by its own name
    // Half a name is worse than none; what is left of it is not given to the field by its looks either.
    const auto half = carry({QStringLiteral("id"), QStringLiteral("first"), QStringLiteral("tel")});
    QCOMPARE(half.sources[1].kind, MatchKind::None);
    QCOMPARE(half.sources[2].column, 2);
}

void TestImportQueue::howColumnsDiffer_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *one, const char *other, const char *words) {
        QTest::newRow(name) << QString::fromLatin1(one) << QString::fromLatin1(other) << QString::fromUtf8(words);
    };
    row("same", "a,b", "a,b", "");
    row("order, capitals, blanks", " B ,A", "a,b", "");
    row("columns of a file of rejects", "outdial_line,outdial_reason,a", "a", "");
    row("missing", "a", "a,b,c", "Missing: “b”, “c”.");
    row("new", "a,B2", "a", "New: “B2”.");
    row("both", "x", "y", "Missing: “y”. New: “x”.");
    row("many", "a", "a,b,c,d,e,f", "Missing: “b”, “c”, “d” and 2 more.");
}

void TestImportQueue::howColumnsDiffer()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(QString, words);
    QCOMPARE(columnsDiffer(one.split(u','), true, other.split(u','), true), words);
}

QTEST_GUILESS_MAIN(TestImportQueue)
#include "tst_importqueue.moc"
