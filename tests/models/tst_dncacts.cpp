// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Acts on Do-Not-Call lists: one key added at once, also when answers are lost; all keys deleted or replaced, with the copy that
// is saved before; what is in a file before it is sent. Against the sandbox, whose keys are counted by hand.

#include <QtTest>

#include <models/dnc/dnccheck.h>
#include <models/dnc/dncfastadd.h>
#include <models/dnc/dncjob.h>

#include <support/dncbench.h>

using namespace outdial;
using namespace outdial::models;
using test::DncBench;
using test::u8;
using Outcome = models::DncAddition::Outcome;

namespace {

struct Adder {
    explicit Adder(DncBench &bench)
        : desk(bench.session->store(), bench.session->tenant()),
          add(bench.client(), desk, u8("k.lindqvist"), std::chrono::milliseconds(5))
    {
        QObject::connect(&add, &DncFastAdd::done, &add, [this](const DncAddition &addition) { all.append(addition); });
    }
    DncDesk desk;
    DncFastAdd add;
    QList<DncAddition> all;
};

DncJobProgress runJob(DncBench &bench, DncTask task)
{
    task.user = u8("k.lindqvist");
    DncJob job(bench.client(), bench.session->store(), bench.session->tenant(), task,
               {2'000, std::chrono::milliseconds(5), std::chrono::milliseconds(20), std::chrono::milliseconds(300)});
    QSignalSpy over(&job, &DncJob::over);
    if (!over.wait(20'000))
        qFatal("the job does not end");
    return job.progress();
}

DncOrder textOrder(const QByteArray &text, const DncListSeen &list)
{
    DncOrder order;
    order.kind.type = *rules::dncTypeFromName(list.type);
    order.kind.country = list.country;
    order.text = text;
    return order;
}

} // namespace

class TestDncActs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneKey();
    void oneKeyWithoutComment();
    void lostAnswerIsSentAgain();
    void answersThatNeverCome();
    void endedBeforeItsAnswer();
    void notReachable();
    void refusedByPrivilegeAndByType();
    void deleteAllSavesACopyFirst();
    void withoutACopyNothingIsDeleted();
    void deletionWhoseAnswerIsLost();
    void replaced();
    void replacedButNotDeleted();
    void checkOfAFile();
    void columnsThatAreProposed();
};

void TestDncActs::oneKey()
{
    DncBench bench;
    Adder adder(bench);
    const QString list = bench.optOuts().id;
    QCOMPARE(bench.keys(list).size(), 3UL);
    QVERIFY(adder.add.add(list, rules::DncType::Internal, u8("16465550143"), u8(" Spring renewals "), u8("Asked on the line")));
    QVERIFY(!adder.add.add(list, rules::DncType::Internal, u8("16465550144"), {}, {})); // one at a time
    QTRY_COMPARE(adder.all.size(), 1);
    QCOMPARE(adder.all[0].outcome, Outcome::Added);
    QVERIFY(adder.all[0].known);
    QCOMPARE(bench.keys(list).size(), 4UL);
    QVERIFY(bench.keys(list).contains(u8("16465550143")));
    QVERIFY(adder.add.add(list, rules::DncType::Internal, u8("16465550143"), {}, {}));
    QTRY_COMPARE(adder.all.size(), 2);
    QCOMPARE(adder.all[1].outcome, Outcome::Before);
    QCOMPARE(bench.keys(list).size(), 4UL);
    const auto changes = bench.ledger().changes(list);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes[0].before, 1);
    QCOMPARE(changes[1].done, 1);
    QCOMPARE(changes[1].key, u8("16465550143"));
    QCOMPARE(changes[1].reason, u8("Asked on the line"));
    QCOMPARE(bench.ledger().holds(list, u8("16465550143")), std::optional(true));
}

void TestDncActs::oneKeyWithoutComment()
{
    DncBench bench;
    Adder adder(bench);
    // An EXCLUSION record with a comment is a formatError: none is sent, whatever is given.
    QVERIFY(adder.add.add(bench.claims().id, rules::DncType::Exclusion, u8("W-00500"), u8("a note"), {}));
    QTRY_COMPARE(adder.all.size(), 1);
    QCOMPARE(adder.all[0].outcome, Outcome::Added);
    QVERIFY(bench.keys(bench.claims().id).contains(u8("W-00500")));
    // What a client gets that sends one.
    QVERIFY(adder.add.add(bench.claims().id, rules::DncType::Internal, u8("W-00501"), u8("a note"), {}));
    QTRY_COMPARE(adder.all.size(), 2);
    QCOMPARE(adder.all[1].outcome, Outcome::Refused);
    QVERIFY(adder.all[1].sentence.contains(u8("formatError")));
    QCOMPARE(bench.ledger().holds(bench.claims().id, u8("W-00501")), std::nullopt);
}

void TestDncActs::lostAnswerIsSentAgain()
{
    DncBench bench({u8("kind=cut-after,path=donotcalllist/addAll,nth=1")});
    Adder adder(bench);
    QSignalSpy waiting(&adder.add, &DncFastAdd::waiting);
    QVERIFY(adder.add.add(bench.optOuts().id, rules::DncType::Internal, u8("16465550143"), {}, {}));
    QTRY_COMPARE(adder.all.size(), 1);
    QCOMPARE(adder.all[0].outcome, Outcome::Either);
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(bench.tenant->submissions(u8("donotcalllist/addAll")), 2);
    QCOMPARE(bench.keys(bench.optOuts().id).size(), 4UL); // once
    QCOMPARE(bench.ledger().holds(bench.optOuts().id, u8("16465550143")), std::optional(true));
}

void TestDncActs::answersThatNeverCome()
{
    DncBench bench({u8("kind=cut-after,path=donotcalllist/addAll")});
    Adder adder(bench);
    QVERIFY(adder.add.add(bench.optOuts().id, rules::DncType::Internal, u8("16465550143"), {}, {}));
    QTRY_COMPARE(adder.all.size(), 1);
    QCOMPARE(adder.all[0].outcome, Outcome::Unknown);
    QVERIFY(!adder.all[0].sentence.isEmpty());
    QCOMPARE(bench.tenant->submissions(u8("donotcalllist/addAll")), 4);
    const auto changes = bench.ledger().changes(bench.optOuts().id);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0].unknown, 1);
    QCOMPARE(bench.ledger().keyCount(bench.optOuts().id), 0); // nobody knows
}

void TestDncActs::endedBeforeItsAnswer()
{
    DncBench bench({u8("kind=latency,path=donotcalllist/addAll,ms=3000")});
    {
        Adder adder(bench);
        QVERIFY(adder.add.add(bench.optOuts().id, rules::DncType::Internal, u8("16465550143"), {}, u8("why")));
        QTRY_COMPARE(bench.tenant->submissions(u8("donotcalllist/addAll")), 1);
    }
    const auto changes = bench.ledger().changes(bench.optOuts().id);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0].key, u8("16465550143"));
    QCOMPARE(changes[0].reason, u8("why"));
    QCOMPARE(changes[0].unknown, 1);
}

void TestDncActs::notReachable()
{
    DncBench bench;
    bench.tenant->setReachable(false);
    Adder adder(bench);
    QVERIFY(adder.add.add(bench.optOuts().id, rules::DncType::Internal, u8("16465550143"), {}, {}));
    QTRY_COMPARE_WITH_TIMEOUT(adder.all.size(), 1, 20'000);
    QCOMPARE(adder.all[0].outcome, Outcome::Failed);
    QVERIFY(bench.ledger().changes(bench.optOuts().id).isEmpty());
}

void TestDncActs::refusedByPrivilegeAndByType()
{
    DncBench bench;
    Adder adder(bench);
    QVERIFY(adder.add.add(bench.id("States with a licence pending"), rules::DncType::GeographicState, u8("AK"), {}, {}));
    QTRY_COMPARE(adder.all.size(), 1);
    QCOMPARE(adder.all[0].outcome, Outcome::Failed);
    QVERIFY(adder.all[0].sentence.contains(u8("403")));
    QVERIFY(bench.tenant->setPrivileges({}));
    QVERIFY(adder.add.add(bench.optOuts().id, rules::DncType::Internal, u8("16465550143"), {}, {}));
    QTRY_COMPARE(adder.all.size(), 2);
    QCOMPARE(adder.all[1].outcome, Outcome::Failed);
    QVERIFY(adder.all[1].sentence.contains(u8("403")));
    QCOMPARE(bench.keys(bench.optOuts().id).size(), 3UL);
}

void TestDncActs::deleteAllSavesACopyFirst()
{
    DncBench bench;
    QTemporaryDir folder;
    bench.know(bench.optOuts(), {u8("12065550142")});
    DncTask task;
    task.kind = DncTask::Kind::DeleteAll;
    task.list = bench.optOuts();
    task.reason = u8("Lists are joined");
    task.copyFile = folder.filePath(u8("copy.csv"));
    const DncJobProgress end = runJob(bench, task);
    QVERIFY2(end.isClean(), qPrintable(end.trouble));
    QCOMPARE(end.deletion, DncJobProgress::Deletion::Done);
    QCOMPARE(end.deleted, 3); // as many as the demo has
    QCOMPARE(end.copied, 1);
    QVERIFY(bench.keys(task.list.id).empty());
    QFile copy(task.copyFile);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QVERIFY(copy.readAll().contains("12065550142"));
    QCOMPARE(bench.ledger().keyCount(task.list.id), 0);
    const DncChange change = bench.ledger().changes(task.list.id).first();
    QCOMPARE(change.action, DncAction::Clear);
    QCOMPARE(change.done, 3);
    QCOMPARE(change.reason, u8("Lists are joined"));
}

void TestDncActs::withoutACopyNothingIsDeleted()
{
    DncBench bench;
    DncTask task;
    task.kind = DncTask::Kind::DeleteAll;
    task.list = bench.optOuts();
    task.copyFile = u8("/proc/no/such/copy.csv");
    const DncJobProgress end = runJob(bench, task);
    QVERIFY(!end.isClean());
    QVERIFY(end.trouble.contains(u8("Nothing was deleted")));
    QCOMPARE(bench.keys(task.list.id).size(), 3UL);
    QCOMPARE(bench.tenant->submissions(u8("donotcalllist/deleteAll")), 0);
}

void TestDncActs::deletionWhoseAnswerIsLost()
{
    DncBench bench({u8("kind=cut-after,path=donotcalllist/deleteAll")});
    QTemporaryDir folder;
    bench.know(bench.optOuts(), {u8("12065550142")});
    DncTask task;
    task.kind = DncTask::Kind::Replace;
    task.list = bench.optOuts();
    task.order = textOrder("6465550143\n", task.list);
    task.copyFile = folder.filePath(u8("copy.csv"));
    const DncJobProgress end = runJob(bench, task);
    QCOMPARE(end.deletion, DncJobProgress::Deletion::Unknown);
    QVERIFY(!end.sent);
    QVERIFY(!end.isClean());
    QCOMPARE(bench.tenant->submissions(u8("donotcalllist/deleteAll")), 1); // never twice by itself
    QCOMPARE(bench.tenant->submissions(u8("donotcalllist/addAll")), 0);
    QCOMPARE(bench.ledger().keyCount(task.list.id), 1); // as before: nobody knows better
    QCOMPARE(bench.ledger().changes(task.list.id).first().unknown, 1);
}

void TestDncActs::replaced()
{
    DncBench bench;
    QTemporaryDir folder;
    bench.know(bench.optOuts(), {u8("12065550142")});
    DncTask task;
    task.kind = DncTask::Kind::Replace;
    task.list = bench.optOuts();
    task.order = textOrder("6465550143\n646 555 0144\nnone\n", task.list);
    task.copyFile = folder.filePath(u8("copy.csv"));
    const DncJobProgress end = runJob(bench, task);
    QCOMPARE(end.deleted, 3);
    QVERIFY(end.sent);
    QCOMPARE(end.run.receipt.done, 2);
    QCOMPARE(end.run.receipt.doubtful, 1);
    QVERIFY(end.run.receipt.balances());
    QCOMPARE(bench.keys(task.list.id), std::set<QString>({u8("16465550143"), u8("16465550144")}));
    QCOMPARE(bench.ledger().keyCount(task.list.id), 2);
    QCOMPARE(bench.ledger().holds(task.list.id, u8("12065550142")), std::optional(false));
}

void TestDncActs::replacedButNotDeleted()
{
    DncBench bench({u8("kind=status,code=500,path=donotcalllist/addAll")});
    QTemporaryDir folder;
    DncTask task;
    task.kind = DncTask::Kind::Replace;
    task.list = bench.list("States with a licence pending", "GEOGRAPHIC_STATE", "", "US");
    task.order = textOrder("AK\n", task.list);
    task.copyFile = folder.filePath(u8("copy.csv"));
    const DncJobProgress refused = runJob(bench, task);
    QCOMPARE(refused.deletion, DncJobProgress::Deletion::NotDone);
    QVERIFY(refused.trouble.contains(u8("403")));
    QVERIFY(!refused.sent);
    // Deleted, and then the new keys do not get in: that is no clean end.
    task.list = bench.optOuts();
    task.order = textOrder("6465550143\n", task.list);
    const DncJobProgress gap = runJob(bench, task);
    QCOMPARE(gap.deletion, DncJobProgress::Deletion::Done);
    QVERIFY(gap.sent);
    QCOMPARE(gap.run.state, DncState::Stopped);
    QVERIFY(!gap.isClean());
    QVERIFY(bench.keys(task.list.id).empty());
}

void TestDncActs::checkOfAFile()
{
    DncBench bench;
    DncOrder order = textOrder("number,who\n(646) 555-0143,Ada\n16465550143,Bo\n,Cy\n12345,Di\nno number,Ed\n646-555-0144,Fe\n",
                               bench.optOuts());
    order.dialect.headerLine = 1;
    const DncCheck check = checkDncSource(order, false);
    QVERIFY(check.problem.isEmpty());
    QCOMPARE(check.rows, 6);
    QCOMPARE(check.good, 2);
    QCOMPARE(check.repeats, 1);
    QCOMPARE(check.doubtful(), 3);
    QCOMPARE(check.sendable(), 2); // an empty one never is
    QCOMPARE(check.of(DncDoubt::Empty).count, 1);
    QCOMPARE(check.of(DncDoubt::NotANumber).examples, (QStringList{u8("line 5: 12345"), u8("line 6: no number")}));
    QCOMPARE(check.samples, (QStringList{u8("16465550143"), u8("16465550144")}));
    order.text.clear();
    order.source = u8("/no/such/file.csv");
    QVERIFY(!checkDncSource(order, false).problem.isEmpty());
}

void TestDncActs::columnsThatAreProposed()
{
    DncKind numbers;
    const CsvGuess guess = sniffCsv("zip,note,telephone\n94110,hello,(646) 555-0143\n80331,there,646 555 0144\n", true);
    QCOMPARE(guess.columnCount, 3);
    QCOMPARE(dncColumns(guess, numbers).key, 2);
    QCOMPARE(dncColumns(guess, numbers).comment, 1);
    DncKind postal;
    postal.type = rules::DncType::GeographicPostal;
    postal.country = u8("US");
    QCOMPARE(dncColumns(guess, postal).key, 0);
    DncKind exclusion;
    exclusion.type = rules::DncType::Exclusion;
    exclusion.listField = u8("note");
    QCOMPARE(dncColumns(guess, exclusion).key, 1);
    QCOMPARE(dncColumns(guess, exclusion).comment, -1); // such a list has none
}

QTEST_GUILESS_MAIN(TestDncActs)
#include "tst_dncacts.moc"
