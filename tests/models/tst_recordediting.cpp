// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of records, sent to the local tenant: what goes over the wire, what is told of each record, and what stays pending.

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

class TestRecordEditing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyKeysAndWhatChangedAreSent()
    {
        RecordEditBench bench;
        bench.set(0, "phone", "(646) 555-0143");
        bench.set(0, "age", "42");
        bench.set(2, "note", "");
        bench.forget();
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(!run.start(bench.edits)); // one at a time
        QVERIFY(test::runs(run));
        // One request for all; values as written, a number as one, null for what is emptied.
        QCOMPARE(bench.update(), (QJsonArray{QJsonObject{{c("id"), c("K0")}, {c("phone"), c("(646) 555-0143")}, {c("age"), 42}},
                                             QJsonObject{{c("id"), c("K2")}, {c("note"), QJsonValue::Null}}}));
        QCOMPARE(run.count(State::Applied), 2);
        QCOMPARE(run.appliedEdits(), 3);
        QVERIFY(bench.edits->isEmpty());
        // US_CANADA, ten digits: 1 is prepended.
        QCOMPARE(bench.entryOf(0, "phone"), c("16465550143"));
        QCOMPARE(bench.entryOf(0, "age"), c("42"));
        QCOMPARE(bench.entryOf(0, "note"), c("first"));
        QCOMPARE(bench.entryOf(2, "note"), QString());
        QCOMPARE(bench.entryOf(2, "phone"), c("14155550102"));
    }
    void oneRecordOfSeveral()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.set(1, "note", "later");
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits, {RecordEditBench::key(0)}));
        QVERIFY(test::runs(run));
        QCOMPARE(bench.edits->records(), QList<QByteArray>{RecordEditBench::key(1)});
        QCOMPARE(bench.entryOf(1, "note"), c("first"));
    }
    void withoutAnInstanceTheListIsAsked()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        EditRun::Place place = bench.place();
        place.campaignId.clear();
        place.instanceId.clear();
        place.format.reset(); // nor is it known what the fields are
        EditRun run(place, soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.count(State::Applied), 1);
        QCOMPARE(bench.entryOf(0, "note"), c("mine"));
    }
    void aListThatIsUnboundMeanwhile()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.set(1, "note", "mine");
        RecordEditBench::value(bench.client->campaign.unbindList(bench.campaignId, bench.instanceId));
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.count(State::Applied), 2);
        QCOMPARE(bench.entryOf(1, "note"), c("mine"));
    }
    void refusedRecordsAreFoundByContent()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.set(1, "due", "2024-11-13"); // formatError: the pattern is dd.MM.yyyy HH:mm
        bench.set(2, "age", "many");       // formatError
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.outcomes().at(0).state, State::Applied);
        QCOMPARE(run.outcomes().at(1).state, State::Refused);
        QCOMPARE(run.outcomes().at(1).cause, c("formatError"));
        QCOMPARE(run.outcomes().at(2).state, State::Refused);
        QCOMPARE(bench.edits->count(), 2);
        QCOMPARE(bench.edits->count(EditProblem::Kind::Refused), 2);
        QCOMPARE(bench.entryOf(1, "due"), QString());
    }
    void aRecordThatIsGoneIsTold()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.set(1, "note", "mine");
        RecordEditBench::value(bench.client->callingList.erase(bench.listId, RecordEditBench::key(1), c("test")));
        bench.forget();
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.outcomes().at(0).state, State::Applied);
        QCOMPARE(run.outcomes().at(1).state, State::Gone);
        QCOMPARE(bench.update().size(), 1); // nothing was sent for it
        QCOMPARE(bench.edits->count(), 1);
    }

    void anotherEditorIsNotOverwritten()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.set(0, "age", "42");
        bench.set(1, "note", "mine");
        bench.somebodyElse(R"({"id":"K0","note":"theirs"})");
        bench.forget();
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        // The whole record is held back, the other one is not.
        QCOMPARE(run.outcomes().at(0).state, State::Conflict);
        QCOMPARE(run.outcomes().at(1).state, State::Applied);
        QCOMPARE(bench.update(), (QJsonArray{QJsonObject{{c("id"), c("K1")}, {c("note"), c("mine")}}}));
        QCOMPARE(bench.entryOf(0, "note"), c("theirs"));
        QCOMPARE(bench.entryOf(0, "age"), QString());
        const auto *edit = bench.edits->find(RecordEditBench::key(0), c("note"));
        QCOMPARE(edit->problem, (EditProblem{EditProblem::Kind::Conflict, c("theirs")}));
        QCOMPARE(bench.edits->find(RecordEditBench::key(0), c("age"))->problem, EditProblem());

        // Again without a decision: held back again.
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.outcomes().at(0).state, State::Conflict);
        QCOMPARE(bench.entryOf(0, "note"), c("theirs"));
        bench.edits->keepMine(RecordEditBench::key(0), c("note"));
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.outcomes().at(0).state, State::Applied);
        QCOMPARE(bench.entryOf(0, "note"), c("mine"));
        QCOMPARE(bench.entryOf(0, "age"), c("42"));
        QVERIFY(bench.edits->isEmpty());
    }
    void theirsIsTaken()
    {
        RecordEditBench bench;
        bench.set(0, "note", "mine");
        bench.set(0, "age", "42");
        bench.somebodyElse(R"({"id":"K0","note":"theirs"})");
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        bench.edits->takeTheirs(RecordEditBench::key(0), c("note"));
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(bench.entryOf(0, "note"), c("theirs"));
        QCOMPARE(bench.entryOf(0, "age"), c("42"));
    }
    void theSameEditBySomebodyElseIsNoConflict()
    {
        RecordEditBench bench;
        bench.set(0, "phone", "646-555-0143");
        bench.somebodyElse(R"({"id":"K0","phone":"6465550143"})");
        bench.forget();
        EditRun run(bench.place(), soon);
        QVERIFY(run.start(bench.edits));
        QVERIFY(test::runs(run));
        QCOMPARE(run.outcomes().at(0).state, State::Already);
        QVERIFY(bench.sent(api::Method::UpdateManyRecords).isEmpty());
        QVERIFY(bench.edits->isEmpty());
    }
    void aPhoneThatIsTheKeyIsSentAsItIsStored()
    {
        RecordEditBench bench(0);
        api::Field number;
        number.name = c("number");
        number.type = api::FieldType::Phone;
        number.phoneType = api::PhoneType::UsCanada;
        number.key = true;
        api::Field note;
        note.name = c("note");
        api::Format format;
        format.name = c("By phone");
        format.fields = {number, note};
        const QString list =
            RecordEditBench::value(bench.client->callingList.createListWithNewFormat(format, c("By phone.csv"))).listId;
        RecordEditBench::value(bench.client->callingList.addAll(list, R"([{"number":"(415) 555-0177","note":"a"}])"));
        const auto edits = models::PendingEdits::of(bench.store, c("tenant"), list);
        EditRun run({bench.client.get(), list, {}, {}, format}, soon);
        // As stored, as every page of records shows it; and as it was delivered.
        for (const auto &key : {QByteArray(R"({"number":"14155550177"})"), QByteArray(R"({"number":"(415) 555-0177"})")}) {
            bench.forget();
            const auto page = RecordEditBench::value(bench.client->callingList.get(list, c("none"), key));
            const QString before = test::entry(*page, 0, "note");
            edits->set(key, c("note"), before, before + c("b"));
            QVERIFY(run.start(edits));
            QVERIFY(test::runs(run));
            QCOMPARE(run.outcomes().at(0).state, State::Applied);
            QCOMPARE(bench.update().at(0).toObject().value(c("number")),
                     QJsonDocument::fromJson(key).object().value(c("number")));
        }
        const auto page = RecordEditBench::value(bench.client->callingList.get(list, c("none"), R"({"number":"14155550177"})"));
        QCOMPARE(test::entry(*page, 0, "note"), c("abb"));
    }
};

QTEST_GUILESS_MAIN(TestRecordEditing)
#include "tst_recordediting.moc"
