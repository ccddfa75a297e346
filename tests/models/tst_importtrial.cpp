// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// An import that sends a few rows first and waits, and one whose cells were mended by hand.

#include <QTest>

#include <support/importbench.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {
QString s(const char *text) { return QString::fromUtf8(text); }
} // namespace

class TestImportTrial : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void trialWaits();
    void trialCanBeTheEnd();
    void mendedCells();
};

// The first batch has the rows of the trial; the import waits until somebody has looked at them.
void TestImportTrial::trialWaits()
{
    ImportBench bench;
    bench.makeList(usFormat(s("trial")), s("trial"));
    bench.writeFile(goodRows(230));
    RunOptions options = ImportBench::fast();
    options.trialRows = 5;
    auto run = bench.newRun(options);
    std::thread worker([&] { run->run(); });
    QTRY_COMPARE(run->progress().state, RunState::Paused);
    QVERIFY(run->progress().trial);
    QCOMPARE(run->progress().receipt.added, 5);
    QCOMPARE(bench.storedIds(), idsOf(5));
    run->resume();
    worker.join();
    QCOMPARE(run->progress().state, RunState::Done);
    QVERIFY(!run->progress().trial);
    QCOMPARE(run->progress().receipt.added, 230);
    QCOMPARE(bench.storedIds(), idsOf(230));
    QCOMPARE(bench.tenant->submissions(s("callinglist/addAll")), 1 + 3);
}

void TestImportTrial::trialCanBeTheEnd()
{
    ImportBench bench;
    bench.makeList(usFormat(s("trial")), s("trial"));
    bench.writeFile(goodRows(230));
    RunOptions options = ImportBench::fast();
    options.trialRows = 5;
    auto run = bench.newRun(options);
    std::thread worker([&] { run->run(); });
    QTRY_COMPARE(run->progress().state, RunState::Paused);
    run->cancel();
    worker.join();
    QCOMPARE(run->progress().state, RunState::Cancelled);
    QCOMPARE(run->progress().receipt.read, 5);
    QCOMPARE(bench.storedIds(), idsOf(5));
    run.reset();
    const auto rest = bench.resume();
    QCOMPARE(rest.state, RunState::Done);
    QCOMPARE(rest.receipt.added, 230);
    QCOMPARE(bench.storedIds(), idsOf(230));
}

// Mended cells are read in place of the file's, also by an import that goes on.
void TestImportTrial::mendedCells()
{
    ImportBench bench;
    bench.makeList(usFormat(s("mended")), s("mended"));
    bench.writeFile(goodRows(2) + "C000002,Short,(415) 555-011,1,\r\nC000003,Narrow,(415) 555-0113\r\nC000004,Bad,x,1,\r\n");
    bench.settings.edits.set(2, 2, s("(415) 555-0112"));
    bench.settings.edits.set(3, 4, QString()); // makes the row as wide as the header
    bench.settings.edits.set(4, 1, s("Still bad"));
    const auto seen = bench.run();
    QCOMPARE(seen.receipt.added, 4);
    QCOMPARE(seen.receipt.rejected, 1);
    QCOMPARE(bench.storedIds(), idsOf(4));
    QCOMPARE(bench.tenant->storedValues(bench.listId, s("phone")).at(2), s("14155550112"));
    QVERIFY(contentOf(seen.rejectsFile).contains("C000004,Still bad,x,1,,6,"));
    const auto read = ImportSettings::fromJson(bench.settings.toJson());
    QVERIFY(read.has_value());
    QVERIFY(read->edits == bench.settings.edits);
    bench.settings.edits.remove(2, 2);
    QVERIFY(!bench.settings.edits.has(2));
    QCOMPARE(bench.settings.edits.text(4, 1), s("Still bad"));
}

QTEST_GUILESS_MAIN(TestImportTrial)
#include "tst_importtrial.moc"
