// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of records whose sending fails: nothing is lost, nothing is sent twice, and what is not known is said to be so.

#include <QTest>

#include <support/recordeditbench.h>

using namespace outdial;
using models::EditOutcome;
using models::EditProblem;
using models::EditRun;
using test::RecordEditBench;
using State = EditOutcome::State;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }
constexpr std::chrono::milliseconds soon{20};

} // namespace

class TestRecordEditFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void editsOutliveAFailedSending_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("lookedUp");
        QTest::newRow("500, the tenant did nothing") << c("kind=status,path=callinglist/updateAll,code=500") << true;
        QTest::newRow("413") << c("kind=status,path=callinglist/updateAll,code=413") << false;
        QTest::newRow("cut before the tenant read it") << c("kind=cut-before,path=callinglist/updateAll") << true;
        QTest::newRow("reset") << c("kind=reset,path=callinglist/updateAll") << true;
        QTest::newRow("the check before cannot be made") << c("kind=status,path=campaign/queryRecord,code=500") << false;
    }
    void editsOutliveAFailedSending()
    {
        QFETCH(QString, fault);
        QFETCH(bool, lookedUp);
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.set(1, "note", "");
        bench.sandbox->addFault(fault);
        bench.forget();
        {
            EditRun run(bench.place(), soon);
            QVERIFY(run.start(bench.edits));
            QVERIFY(test::runs(run));
            QCOMPARE(run.count(State::Failed), 2);
            QCOMPARE(run.outcomes().at(0).lookedUp, lookedUp);
            // Never again by itself, but one by one where both are too large.
            const bool tooLarge = fault.contains(c("413"));
            QVERIFY(bench.sent(api::Method::UpdateManyRecords).size() <= (tooLarge ? 3 : 1));
            QCOMPARE(bench.edits->count(), 2);
            QCOMPARE(run.appliedEdits(), 0);
        }
        bench.edits.reset();
        bench.sandbox->clearFaults();
        QCOMPARE(bench.entryOf(0, "note"), c("first"));

        // The program ends; they are there when it starts again, and go out.
        bench.edits = models::PendingEdits::of(bench.store, c("tenant"), bench.listId);
        QCOMPARE(bench.edits->count(), 2);
        EditRun next(bench.place(), soon);
        QVERIFY(next.start(bench.edits));
        QVERIFY(test::runs(next));
        QCOMPARE(next.count(State::Applied), 2);
        QCOMPARE(bench.entryOf(0, "note"), c("mine"));
        QCOMPARE(bench.entryOf(1, "note"), QString());
        QVERIFY(bench.edits->isEmpty());
    }
    // Too large for one request: each record once, in as many requests as it takes.
    void tooLargeGoesInParts()
    {
        RecordEditBench bench(5);
        for (int record = 0; record < 5; ++record)
            bench.set(record, "note", "mine");
        bench.sandbox->addFault(c("kind=status,path=callinglist/updateAll,code=413,nth=1"));
        bench.sandbox->addFault(c("kind=status,path=callinglist/updateAll,code=413,nth=2"));
        bench.forget();
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.count(State::Applied), 5);
        QCOMPARE(run.appliedEdits(), 5);
        QVERIFY(bench.edits->isEmpty());
        QList<qsizetype> sizes;
        for (const QByteArray &body : bench.sent(api::Method::UpdateManyRecords))
            sizes.append(QJsonDocument::fromJson(body).array().size());
        // All five are refused, then the first two; these go one by one, and the other three at once.
        QCOMPARE(sizes, (QList<qsizetype>{5, 2, 1, 1, 3}));
        for (int record = 0; record < 5; ++record)
            QCOMPARE(bench.entryOf(record, "note"), c("mine"));
    }
    // A part whose answer is lost and that was not done: the other is not sent after it.
    void aLostPartHoldsBackTheRest()
    {
        RecordEditBench bench;
        for (int record = 0; record < 4; ++record)
            bench.set(record, "note", "mine");
        bench.sandbox->addFault(c("kind=status,path=callinglist/updateAll,code=413,nth=1"));
        bench.sandbox->addFault(c("kind=cut-before,path=callinglist/updateAll,nth=2"));
        bench.forget();
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.count(State::Failed), 4);
        QVERIFY(run.outcomes().at(0).lookedUp && !run.outcomes().at(3).lookedUp);
        QCOMPARE(run.outcomes().at(3).error.committed, api::Committed::None);
        QCOMPARE(bench.sent(api::Method::UpdateManyRecords).size(), 2);
        QCOMPARE(bench.edits->count(), 4);
        QCOMPARE(bench.entryOf(3, "note"), c("first"));
        bench.sandbox->clearFaults();
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.count(State::Applied), 4);
    }
    // A part whose answer is lost and that was done: the rest follows.
    void aLostPartThatWasDoneLetsTheRestGo()
    {
        RecordEditBench bench;
        for (int record = 0; record < 4; ++record)
            bench.set(record, "note", "mine");
        bench.sandbox->addFault(c("kind=status,path=callinglist/updateAll,code=413,nth=1"));
        bench.sandbox->addFault(c("kind=cut-after,path=callinglist/updateAll,nth=2"));
        bench.forget();
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.count(State::Applied), 4);
        QVERIFY(run.outcomes().at(0).lookedUp && !run.outcomes().at(3).lookedUp);
        QCOMPARE(bench.sent(api::Method::UpdateManyRecords).size(), 3);
        QVERIFY(bench.edits->isEmpty());
        QCOMPARE(bench.entryOf(3, "note"), c("mine"));
    }
    void aLostAnswerIsLookedUp_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("cut after the tenant took it") << c("kind=cut-after,path=callinglist/updateAll");
        QTest::newRow("answer broken off") << c("kind=truncate,path=callinglist/updateAll");
        QTest::newRow("taken after the connection broke") << c("kind=late-commit,path=callinglist/updateAll,ms=150");
    }
    void aLostAnswerIsLookedUp()
    {
        QFETCH(QString, fault);
        RecordEditBench bench;
        bench.set(0, "phone", "646 555 0143");
        bench.set(1, "age", "007");
        bench.set(2, "due", "");
        bench.set(3, "note", "");
        bench.sandbox->addFault(fault);
        bench.forget();
        EditRun run(bench.place(), std::chrono::milliseconds(200));
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.count(State::Applied) + run.count(State::Already), 3); // "due" was empty: no edit
        QVERIFY(run.outcomes().at(0).lookedUp);
        QCOMPARE(bench.sent(api::Method::UpdateManyRecords).size(), 1);
        QVERIFY(bench.edits->isEmpty());
        QCOMPARE(bench.entryOf(0, "phone"), c("16465550143"));
        QCOMPARE(bench.entryOf(1, "age"), c("7"));
        QCOMPARE(bench.entryOf(3, "note"), QString());
    }
    // The editor of one record: Update Record, with the key and what changed. A lost answer is looked up all the same.
    void oneRecordByItself_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("stored");
        QTest::newRow("no fault") << QString() << int(State::Applied) << c("16465550143");
        QTest::newRow("cut after the tenant took it")
            << c("kind=cut-after,path=callinglist/update") << int(State::Applied) << c("16465550143");
        QTest::newRow("cut before") << c("kind=cut-before,path=callinglist/update") << int(State::Failed) << c("14155550100");
        QTest::newRow("refused") << c("kind=status,path=callinglist/update,code=400") << int(State::Failed) << c("14155550100");
    }
    void oneRecordByItself()
    {
        QFETCH(QString, fault);
        QFETCH(int, state);
        QFETCH(QString, stored);
        RecordEditBench bench;
        bench.set(0, "phone", "646 555 0143");
        if (!fault.isEmpty())
            bench.sandbox->addFault(fault);
        bench.forget();
        EditRun run(bench.place(), soon);
        run.setSingle(true);
        QVERIFY(run.start(bench.edits, {RecordEditBench::key(0)}));
        QVERIFY(test::runs(run));
        QCOMPARE(int(run.outcomes().at(0).state), state);
        const auto bodies = bench.sent(api::Method::UpdateRecord);
        QCOMPARE(bodies.size(), 1);
        const QJsonObject only{{c("id"), c("K0")}, {c("phone"), c("646 555 0143")}};
        QCOMPARE(QJsonDocument::fromJson(bodies.first()).object(), only);
        QVERIFY(bench.sent(api::Method::UpdateManyRecords).isEmpty());
        QCOMPARE(bench.edits->isEmpty(), state == int(State::Applied));
        QCOMPARE(bench.entryOf(0, "phone"), stored);
    }
    void whatCannotBeLookedUpIsNotKnown()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.sandbox->addFault(c("kind=cut-after,path=callinglist/updateAll"));
        bench.sandbox->addFault(c("kind=status,path=campaign/queryRecord,code=503,nth=2,times=1"));
        bench.client->setRetryPolicy({1, std::chrono::milliseconds(5), std::chrono::milliseconds(20)});
        bench.forget();
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.outcomes().at(0).state, State::Unknown);
        QVERIFY(!run.outcomes().at(0).lookedUp);
        QVERIFY(!models::outcomeSentence(run.outcomes().at(0)).isEmpty());
        QCOMPARE(bench.edits->count(EditProblem::Kind::Unknown), 1); // it stays
        // [Look up]: only a look-up, and the truth.
        bench.sandbox->clearFaults();
        QVERIFY(run.lookAgain());
        QVERIFY(test::runs(run));
        QCOMPARE(run.outcomes().at(0).state, State::Applied);
        QCOMPARE(run.appliedEdits(), 1);
        QCOMPARE(bench.sent(api::Method::UpdateManyRecords).size(), 1);
        QVERIFY(bench.edits->isEmpty());
        QVERIFY(!run.lookAgain());
    }
    void sentAgainByHandItIsReadFirst()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.sandbox->addFault(c("kind=cut-after,path=callinglist/updateAll"));
        bench.sandbox->addFault(c("kind=status,path=campaign/queryRecord,code=503,nth=2,times=1"));
        bench.client->setRetryPolicy({1, std::chrono::milliseconds(5), std::chrono::milliseconds(20)});
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.outcomes().at(0).state, State::Unknown);
        bench.sandbox->clearFaults();
        bench.forget();
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.outcomes().at(0).state, State::Already);
        QVERIFY(bench.sent(api::Method::UpdateManyRecords).isEmpty());
        QVERIFY(bench.edits->isEmpty());
    }
    void aLostAnswerAndAnotherEditor()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.set(0, "age", "42");
        bench.sandbox->addFault(c("kind=cut-before,path=callinglist/updateAll"));
        EditRun run(bench.place(), std::chrono::milliseconds(300));
        QVERIFY(run.start(bench.edits));
        // While it is looked up, somebody else changes one of the two.
        QTRY_COMPARE(run.outcomes().at(0).lookedUp, true);
        bench.somebodyElse(R"({"id":"K0","note":"theirs"})");
        QVERIFY(test::runs(run));
        QCOMPARE(run.outcomes().at(0).state, State::Unknown);
        QVERIFY(run.outcomes().at(0).lookedUp);
        QCOMPARE(bench.edits->count(), 2);
    }
    void nothingIsSentOnceItIsCancelled()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.sandbox->addFault(c("kind=latency,path=campaign/queryRecord,ms=200"));
        bench.forget();
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        run.cancel();
        QVERIFY(test::runs(run));
        QVERIFY(bench.sent(api::Method::UpdateManyRecords).isEmpty());
        QCOMPARE(bench.edits->count(), 1);
        QCOMPARE(run.outcomes().at(0).state, State::Waiting);
    }
    void withoutThePrivilegeNothingChanges()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.sandbox->addFault(c("kind=status,path=callinglist/updateAll,code=403"));
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.outcomes().at(0).state, State::Failed);
        QCOMPARE(run.outcomes().at(0).error.kind, api::ErrorKind::Privilege);
        QCOMPARE(bench.edits->count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRecordEditFaults)
#include "tst_recordeditfaults.moc"
