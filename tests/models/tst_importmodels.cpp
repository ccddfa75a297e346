// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The models of the import pages, each under the tester of item models while an import runs.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTest>

#include <models/transfer/importsmodel.h>
#include <models/transfer/mendrowsmodel.h>
#include <models/transfer/problemmodels.h>

#include <support/importjobs.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

using Phase = ImportJob::Phase;
using RowState = ImportsModel::RowState;
using Mode = QAbstractItemModelTester::FailureReportingMode;

class TestImportModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void importsWhileTheyRun();
    void cancelledIsResumed();
    void interruptedByAnEnd();
    void historyThatCannotBeRead();
    void jobsThatAreGivenUp();
    void problemsAndTheirRows();
    void sampleRows();
    void causes();

private:
    static RowState stateOf(const ImportsModel &model, int row)
    {
        return RowState(model.index(row, 0).data(ImportsModel::RowStateRole).toInt());
    }
    static QString textOf(const QAbstractItemModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};

void TestImportModels::importsWhileTheyRun()
{
    JobBench bench(QStringLiteral("empty"));
    bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=30"));
    ImportsModel model(bench.session.get());
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy over(&model, &ImportsModel::jobOver);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.running() == nullptr);

    QList<ImportJob *> jobs;
    for (int i = 0; i < 3; ++i) {
        auto *job = model.newJob();
        QCOMPARE(model.rowCount(), 0); // prepared is not begun
        prepare(
            *job, bench.makeList(QStringLiteral("list %1").arg(i)),
            bench.write(QStringLiteral("file %1.csv").arg(i), goodRows(150) + (i == 1 ? "C900001,,(415) 555-0111,1,\r\n" : "")));
        check(*job);
        jobs.append(job);
    }
    for (int i = 0; i < 3; ++i) {
        QPersistentModelIndex first = model.index(0, 0);
        jobs[i]->start();
        QCOMPARE(model.rowCount(), i + 1);
        QVERIFY(model.jobAt(0) == jobs[i]); // newest first
        QVERIFY(i == 0 || first.row() == 1);
        QTest::qWait(2); // that their times differ
    }
    QVERIFY(model.running() == jobs[2]);
    QCOMPARE(stateOf(model, 0), RowState::Running);
    QVERIFY(!model.index(0, 0).data(ImportsModel::ResumableRole).toBool());
    QTRY_COMPARE(over.size(), 3);
    QVERIFY(model.running() == nullptr);
    QCOMPARE(stateOf(model, 0), RowState::Done);
    QCOMPARE(stateOf(model, 1), RowState::DoneWithRejects);
    QCOMPARE(textOf(model, 1, ImportsModel::FileColumn), QStringLiteral("file 1.csv"));
    QCOMPARE(textOf(model, 1, ImportsModel::ListColumn), QStringLiteral("list 1"));
    QCOMPARE(textOf(model, 1, ImportsModel::ReadColumn), QStringLiteral("151"));
    QCOMPARE(textOf(model, 1, ImportsModel::AddedColumn), QStringLiteral("150"));
    QCOMPARE(textOf(model, 1, ImportsModel::UpdatedColumn), QStringLiteral("0"));
    QCOMPARE(textOf(model, 1, ImportsModel::RejectedColumn), QStringLiteral("1"));
    QCOMPARE(textOf(model, 1, ImportsModel::UnknownColumn), QStringLiteral("0"));
    QCOMPARE(model.index(1, 0).data(ImportsModel::ShareRole).toDouble(), 1.0);
    QCOMPARE(resets.size(), 0);

    // Another window sees the same from the journal alone.
    ImportsModel other(bench.session.get());
    QAbstractItemModelTester otherTester(&other, Mode::Fatal);
    QCOMPARE(other.rowCount(), 3);
    QCOMPARE(stateOf(other, 1), RowState::DoneWithRejects);
    QCOMPARE(other.receiptAt(1).added, 150);
}

void TestImportModels::cancelledIsResumed()
{
    JobBench bench(QStringLiteral("empty"));
    bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=30"));
    const auto list = bench.makeList(QStringLiteral("resume"));
    ImportsModel model(bench.session.get());
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    auto *job = model.newJob();
    prepare(*job, list, bench.write(QStringLiteral("r.csv"), goodRows(400)));
    check(*job);
    job->start();
    QTRY_VERIFY(job->progress().batches >= 1);
    job->pause();
    QTRY_COMPARE(stateOf(model, 0), RowState::Paused);
    job->cancel();
    QTRY_COMPARE(stateOf(model, 0), RowState::Cancelled);
    QVERIFY(model.index(0, 0).data(ImportsModel::ResumableRole).toBool());
    QVERIFY(bench.storedIds(list).size() < 400);
    const auto again = model.resumeAt(0);
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error()));
    QVERIFY(*again != job);
    QVERIFY(*model.resumeAt(0) == *again); // it is under way
    QCOMPARE(stateOf(model, 0), RowState::Running);
    QTRY_COMPARE(stateOf(model, 0), RowState::Done);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.receiptAt(0).added, 400);
    QCOMPARE(bench.storedIds(list), idsOf(400));
    QVERIFY(!model.resumeAt(0).has_value());
    QCOMPARE(stateOf(model, 0), RowState::Done);
}

void TestImportModels::interruptedByAnEnd()
{
    JobBench bench(QStringLiteral("empty"));
    bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=30"));
    const auto list = bench.makeList(QStringLiteral("end"));
    {
        ImportsModel model(bench.session.get());
        auto *job = model.newJob();
        prepare(*job, list, bench.write(QStringLiteral("e.csv"), goodRows(400)));
        check(*job);
        job->start();
        QTRY_VERIFY(job->progress().batches >= 1);
    } // the window is closed
    ImportsModel model(bench.session.get());
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    QCOMPARE(stateOf(model, 0), RowState::Cancelled);
    QCOMPARE(model.receiptAt(0).added, bench.storedIds(list).size());
    {
        // A program that was killed wrote down nothing of it: not known, which is not zero.
        QSqlQuery kill(bench.session->store()->database());
        QVERIFY(kill.exec(QStringLiteral("UPDATE import SET state = 'running', receipt = '', ended = NULL")));
        ImportsModel after(bench.session.get());
        QCOMPARE(stateOf(after, 0), RowState::Interrupted);
        QCOMPARE(textOf(after, 0, ImportsModel::ReadColumn), QStringLiteral("—"));
        QCOMPARE(textOf(after, 0, ImportsModel::AddedColumn), QStringLiteral("—"));
        QVERIFY(after.index(0, ImportsModel::AddedColumn).data(Qt::AccessibleTextRole).toString().contains(u"not known"));
    }
    QVERIFY(model.resumeAt(0).has_value());
    QTRY_COMPARE(stateOf(model, 0), RowState::Done);
    QCOMPARE(bench.storedIds(list), idsOf(400));
}

void TestImportModels::historyThatCannotBeRead()
{
    JobBench bench(QStringLiteral("empty"));
    ImportsModel model(bench.session.get());
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    auto *job = model.newJob();
    prepare(*job, bench.makeList(QStringLiteral("gone")), bench.write(QStringLiteral("g.csv"), goodRows(10)));
    check(*job);
    job->start();
    QTRY_COMPARE(job->phase(), Phase::Over);
    QCOMPARE(model.rowCount(), 1);
    auto *next = model.newJob();
    prepare(*next, bench.makeList(QStringLiteral("next")), bench.write(QStringLiteral("n.csv"), goodRows(10)));
    check(*next);
    // The rows that are shown stay, and nothing is begun without a journal.
    QSqlQuery query(bench.session->store()->database());
    QVERIFY(query.exec(QStringLiteral("ALTER TABLE import RENAME TO import_gone")));
    next->start();
    QCOMPARE(next->phase(), Phase::Preparing);
    QVERIFY(!next->report().error.isEmpty());
    QVERIFY(!next->blockers().isEmpty());
    Q_EMIT job->over();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(textOf(model, 0, ImportsModel::FileColumn), QStringLiteral("g.csv"));
    QCOMPARE(bench.sent(), 1);
}

void TestImportModels::jobsThatAreGivenUp()
{
    JobBench bench(QStringLiteral("empty"));
    ImportsModel model(bench.session.get());
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    QPointer<ImportJob> job = model.newJob();
    prepare(*job, bench.makeList(QStringLiteral("up")), bench.write(QStringLiteral("u.csv"), goodRows(50'000)));
    job->startCheck();
    model.discard(job); // in the middle of its check
    QTRY_VERIFY(job.isNull());
    QCOMPARE(model.rowCount(), 0);
    job = model.newJob();
    job->setFile(bench.folder.filePath(QStringLiteral("u.csv")));
    model.discard(job); // while its file is read
    QTRY_VERIFY(job.isNull());
}

void TestImportModels::problemsAndTheirRows()
{
    JobBench bench(QStringLiteral("empty"));
    ImportJob job(bench.session.get());
    QByteArray text = goodRows(20);
    text += "C1,,(415) 555-0111,1,\r\nC2,Two,12,1,\r\nC3,Three,13,1,\r\nC4,Four,(415) 555-0111,1\r\n"; // lines 22 to 25
    text += "4.15E+09,Five,(415) 555-0112,1,\r\n4.16E+09,Six,(415) 555-0113,1,\r\n5.2E+11,Seven,(415) 555-0114,1,\r\n";
    prepare(job, bench.makeList(QStringLiteral("problems")), bench.write(QStringLiteral("p.csv"), text));
    ProblemsModel problems;
    Mender mender(&job);
    MendRowsModel rows(&job, &mender);
    QAbstractItemModelTester problemsTester(&problems, Mode::Fatal);
    QAbstractItemModelTester rowsTester(&rows, Mode::Fatal);
    for (int i = 0; i < 2; ++i) { // filled anew by each check
        check(job);
        problems.setReport(job.report(), job.format());
        QCOMPARE(problems.rowCount(), 4);
        // Most rows first, blockers before warnings.
        const auto roles = [&](int row, int role) { return problems.index(row, 0).data(role); };
        QCOMPARE(roles(0, ProblemsModel::RowsRole).toInt(), 2);
        QCOMPARE(roles(0, ProblemsModel::FieldNameRole).toString(), QStringLiteral("phone"));
        QVERIFY(roles(0, ProblemsModel::ExpectationRole).toString().contains(QLatin1String("10 digits")));
        QVERIFY(!roles(0, ProblemsModel::RemedyRole).toString().isEmpty());
        QVERIFY(!roles(0, ProblemsModel::WarningRole).toBool());
        QCOMPARE(roles(3, ProblemsModel::RowsRole).toInt(), 3);
        QVERIFY(roles(3, ProblemsModel::WarningRole).toBool());
        QVERIFY(roles(3, Qt::AccessibleTextRole).toString().contains(QLatin1String("warning")));
        rows.setProblem(problems.problemAt(0));
        QCOMPARE(rows.rowCount(), 2);
        // Line, key, name, the cell to mend, what would be stored, and the other columns.
        QStringList titles;
        for (int column = 0; column < rows.columnCount(); ++column)
            titles.append(rows.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        QCOMPARE(titles.join(u'|'), QStringLiteral("Line|customer_id|last_name|phone|Will be stored as|visits|renewal"));
        QCOMPARE(textOf(rows, 0, 0), QStringLiteral("23"));
        QCOMPARE(textOf(rows, 1, 1), QStringLiteral("C3"));
        QCOMPARE(textOf(rows, 1, 3), QStringLiteral("13"));
        for (int column = 0; column < rows.columnCount(); ++column)
            QCOMPARE(rows.flags(rows.index(0, column)).testFlag(Qt::ItemIsEditable), column == 3);
        // Mended, taken back by writing what was there, and filtered, all in the same rows.
        QVERIFY(rows.setData(rows.index(1, 3), QStringLiteral("(415) 555-0113"), Qt::EditRole));
        QCOMPARE(textOf(rows, 1, 4), QStringLiteral("14155550113"));
        QVERIFY(rows.index(1, 0).data(MendRowsModel::IsMendedRole).toBool());
        QVERIFY(job.isMended());
        rows.setFilter(QStringLiteral("THREE"));
        QCOMPARE(rows.rowCount(), 1);
        QVERIFY(rows.setData(rows.index(0, 3), QStringLiteral("13"), Qt::EditRole));
        rows.setFilter({});
        QVERIFY(job.edits().isEmpty() && !job.isMended());
    }
    rows.clear();
    problems.setReport({}, {});
    QCOMPARE(rows.rowCount() + problems.rowCount(), 0);
}

void TestImportModels::sampleRows()
{
    SampleRowsModel model;
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.setRows({{QStringLiteral("1"), QStringLiteral("Benning")}, {QStringLiteral("2")}, {}},
                  {QStringLiteral("id"), QStringLiteral("name")});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 2);
    QCOMPARE(textOf(model, 0, 1), QStringLiteral("Benning"));
    QCOMPARE(textOf(model, 1, 1), QString()); // a row that is too short
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("name"));
    model.setRows({}, {});
    QCOMPARE(model.rowCount(), 0);
}

void TestImportModels::causes()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("causes"));
    CausesModel model;
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    ImportJob job(bench.session.get());
    connect(&job, &ImportJob::runChanged, &model, [&] { model.setCauses(job.progress().receipt.causes); });
    prepare(job, list,
            bench.write(QStringLiteral("c.csv"),
                        goodRows(100) + "C1,,(415) 555-0111,1,\r\nC2,,(415) 555-0111,1,\r\nC3,Three,13,1,\r\n"));
    check(job);
    job.start();
    QTRY_COMPARE(job.phase(), Phase::Over);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(textOf(model, 0, CausesModel::CauseColumn), causeTitle(Cause::RequiredEmpty));
    QCOMPARE(textOf(model, 0, CausesModel::RowsColumn), QStringLiteral("2"));
    QCOMPARE(model.index(1, 0).data(CausesModel::GroupRole).toInt(), int(CauseGroup::FoundBefore));
    QVERIFY(!model.index(1, 0).data(CausesModel::SecondLineRole).toString().isEmpty());
    model.setCauses({{Cause::AnswerLost, 7}, {Cause::DuplicateKey, 9}});
    QCOMPARE(textOf(model, 0, CausesModel::RowsColumn), QStringLiteral("9"));
    QCOMPARE(model.index(1, 0).data(CausesModel::GroupRole).toInt(), int(CauseGroup::NotKnown));
}

QTEST_GUILESS_MAIN(TestImportModels)
#include "tst_importmodels.moc"
