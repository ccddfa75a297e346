// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits that are not sent: collected, taken back, and there again after a restart.

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <models/records/pendingedits.h>

using namespace outdial::models;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }
const QByteArray first = R"({"id":"K1"})";
const QByteArray second = R"({"id":"K2","no":7})";

} // namespace

class TestPendingEdits : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::shared_ptr<PendingEdits> open(const QString &file, const QString &list = c("L1"))
    {
        auto store = Store::open(m_folder.filePath(file));
        return store ? PendingEdits::of(*store, c("tenant"), list) : nullptr;
    }

private Q_SLOTS:
    void anEditOfAFieldKeepsWhatTheRecordSaid()
    {
        const auto edits = open(c("a"));
        QSignalSpy changed(edits.get(), &PendingEdits::changed);
        edits->set(first, c("zip"), c("10128"), c(" 94117 "));
        edits->set(first, c("zip"), c("what the cell shows"), c("94118"));
        QCOMPARE(changed.count(), 2);
        QCOMPARE(edits->count(), 1);
        const PendingEdit *edit = edits->find(first, c("zip"));
        QVERIFY(edit);
        QCOMPARE(edit->before, c("10128"));
        QCOMPARE(edit->after, c("94118"));
        QVERIFY(!edit->reset);
        // Back to what it was: no edit. The same value again: none either.
        edits->set(first, c("zip"), c("94118"), c("10128"));
        QVERIFY(edits->isEmpty());
        edits->set(first, c("zip"), c("10128"), c("10128 "));
        QVERIFY(edits->isEmpty());
        QCOMPARE(changed.count(), 3);
    }
    void aBlankValueEmptiesTheField()
    {
        const auto edits = open(c("b"));
        edits->set(first, c("recontact"), c("2024-12-05"), c("  "));
        QVERIFY(edits->find(first, c("recontact"))->reset);
        QCOMPARE(edits->find(first, c("recontact"))->after, QString());
        edits->set(first, c("note"), QString(), c(" ")); // it was empty
        QCOMPARE(edits->count(), 1);
    }
    void editsStandByRecord()
    {
        const auto edits = open(c("c"));
        edits->set(first, c("zip"), c("1"), c("2"));
        edits->set(second, c("zip"), c("3"), c("4"));
        edits->set(first, c("phone"), c("5"), c("6"));
        QCOMPARE(edits->count(), 3);
        QCOMPARE(edits->recordCount(), 2);
        QCOMPARE(edits->records(), (QList<QByteArray>{first, second}));
        QCOMPARE(edits->editsOf(first).size(), 2);
        QCOMPARE(edits->fields(), (QStringList{c("zip"), c("phone")}));
        QCOMPARE(recordKeyText(second), c("K2 · 7"));
    }
    void eachStepCanBeTakenBack()
    {
        const auto edits = open(c("d"));
        edits->set(first, c("zip"), c("1"), c("2"));
        edits->set(first, {{c("phone"), c("5"), c("6")}, {c("zip"), c("1"), c("3")}}); // one step
        edits->set(second, c("zip"), c("8"), c("9"));
        edits->discardAll();
        QVERIFY(edits->isEmpty());
        edits->undo();
        QCOMPARE(edits->count(), 3);
        edits->undo();
        QCOMPARE(edits->records(), QList<QByteArray>{first});
        edits->undo();
        QCOMPARE(edits->count(), 1);
        QCOMPARE(edits->find(first, c("zip"))->after, c("2"));
        edits->undo();
        QVERIFY(edits->isEmpty());
        QVERIFY(!edits->canUndo());
        edits->undo(); // nothing
    }
    void oneCellOneRecordOrAllIsDiscarded()
    {
        const auto edits = open(c("e"));
        edits->set(first, {{c("a"), c("1"), c("2")}, {c("b"), c("1"), c("2")}, {c("c"), c("1"), c("2")}});
        edits->set(second, c("a"), c("1"), c("2"));
        edits->discard(first, c("b"));
        QCOMPARE(edits->count(), 3);
        edits->discardRecord(first);
        QCOMPARE(edits->records(), QList<QByteArray>{second});
        edits->discardAll();
        QVERIFY(edits->isEmpty());
    }
    void theyOutliveTheProgram()
    {
        {
            const auto edits = open(c("f"));
            edits->set(first, c("zip"), c("1"), c("2"));
            edits->set(second, c("note"), c("Grüße"), c(""));
            edits->set(second, c("gone"), c("1"), c("2"));
            edits->discard(second, c("gone"));
            edits->setProblem(first, c("zip"), {EditProblem::Kind::Conflict, c("somebody's value")});
        }
        const auto edits = open(c("f"));
        QCOMPARE(edits->count(), 2);
        QCOMPARE(edits->find(first, c("zip"))->after, c("2"));
        QCOMPARE(edits->find(first, c("zip"))->problem, (EditProblem{EditProblem::Kind::Conflict, c("somebody's value")}));
        QVERIFY(edits->find(second, c("note"))->reset);
        QCOMPARE(edits->find(second, c("note"))->before, c("Grüße"));
        QVERIFY(!edits->canUndo());
        QVERIFY(open(c("f"), c("L2"))->isEmpty()); // another list has its own
    }
    void whoeverShowsTheListSharesThem()
    {
        auto store = Store::open(m_folder.filePath(c("g")));
        const auto one = PendingEdits::of(*store, c("tenant"), c("L1"));
        QCOMPARE(PendingEdits::of(*store, c("tenant"), c("L1")), one);
        QVERIFY(PendingEdits::of(*store, c("other"), c("L1")) != one);
    }
    void aConflictIsSettledEitherWay()
    {
        const auto edits = open(c("h"));
        edits->set(first, c("zip"), c("1"), c("2"));
        edits->keepMine(first, c("zip")); // there is no conflict
        QCOMPARE(edits->find(first, c("zip"))->before, c("1"));
        edits->setProblem(first, c("zip"), {EditProblem::Kind::Conflict, c("3")});
        QCOMPARE(edits->count(EditProblem::Kind::Conflict), 1);
        edits->keepMine(first, c("zip"));
        QCOMPARE(edits->find(first, c("zip"))->before, c("3"));
        QCOMPARE(edits->find(first, c("zip"))->after, c("2"));
        QCOMPARE(edits->count(EditProblem::Kind::Conflict), 0);
        edits->setProblem(first, c("zip"), {EditProblem::Kind::Conflict, c("4")});
        edits->takeTheirs(first, c("zip"));
        QVERIFY(edits->isEmpty());
    }
    void whatTheTenantHasTakenIsNoEditAnyMore()
    {
        const auto edits = open(c("i"));
        edits->set(first, c("zip"), c("1"), c("2"));
        edits->set(second, c("zip"), c("1"), c("2"));
        edits->applied({{first, c("zip")}});
        QCOMPARE(edits->records(), QList<QByteArray>{second});
        QVERIFY(!edits->canUndo()); // it would bring back a value that is no more
    }
};

QTEST_GUILESS_MAIN(TestPendingEdits)
#include "tst_pendingedits.moc"
