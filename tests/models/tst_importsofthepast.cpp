// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports that ended in an earlier session, as the models show them: their receipt, their files, and that they are taken back.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <models/transfer/importsfilter.h>

#include <support/importjobs.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

using Phase = ImportJob::Phase;
using RowState = ImportsModel::RowState;
using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

RowState stateOf(const QAbstractItemModel &model, int row)
{
    return RowState(model.index(row, 0).data(ImportsModel::RowStateRole).toInt());
}

// Runs an import to its end and gives its id.
QString run(ImportsModel &model, const ImportTarget &list, const QString &file, ImportMode mode = ImportMode::Add,
            bool apart = false)
{
    auto *job = model.newJob();
    prepare(*job, list, file);
    job->setMode(mode);
    job->setMissingApart(apart);
    check(*job);
    job->start();
    [&] { QTRY_COMPARE(job->phase(), Phase::Over); }();
    return job->importId();
}

} // namespace

class TestImportsOfThePast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void openedWithItsReceipt();
    void filesBesideTheRejects();
    void stoppedOne();
    void filter();
    void undoInTheModel();
    void undoThatIsGivenUp();
};

void TestImportsOfThePast::openedWithItsReceipt()
{
    JobBench bench(s("empty"));
    const auto list = bench.makeList(s("past"));
    QString id;
    Receipt receipt;
    {
        ImportsModel model(bench.session.get());
        id = run(model, list, bench.write(s("p.csv"), goodRows(120) + "C900001,,(415) 555-0111,1,\r\n"));
        receipt = model.receiptAt(0);
        QVERIFY(model.openAt(0) == model.jobAt(0)); // the job itself while it lives
    }
    ImportsModel model(bench.session.get());
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    QVERIFY(model.jobAt(0) == nullptr);
    const auto *job = model.openAt(0);
    QVERIFY(model.openAt(0) == job);
    QCOMPARE(job->importId(), id);
    QCOMPARE(job->phase(), Phase::Over);
    QCOMPARE(job->file(), bench.folder.filePath(s("p.csv")));
    QCOMPARE(job->target()->listId, list.listId);
    QCOMPARE(job->target()->listName, s("past"));
    QCOMPARE(job->target()->formatId, list.formatId);
    QCOMPARE(job->format().fields.size(), 5);
    QCOMPARE(job->mapping().sources.size(), size_t(5));
    QCOMPARE(job->mode(), ImportMode::Add);
    const auto seen = job->progress();
    QCOMPARE(seen.state, RunState::Done);
    QCOMPARE(seen.receipt.toJson(), receipt.toJson());
    QCOMPARE(seen.receipt.added, 120);
    QCOMPARE(seen.batches, 3); // 50, 50 and 20 rows that were sent
    QCOMPARE(seen.rejectsFile, bench.folder.filePath(s("p.rejects.csv")));
    QVERIFY(seen.unknownFile.isEmpty() && seen.missingFile.isEmpty());
    const auto &entry = model.entryAt(0);
    QCOMPARE(job->secondsRun(), double(entry.started.msecsTo(entry.ended)) / 1000.0);
    QVERIFY(!job->undone().has_value());
    QCOMPARE(stateOf(model, 0), RowState::DoneWithRejects);
    QCOMPARE(model.rowCount(), 1);
}

// Rows whose key is not in the list have a file of their own, and there may be no rejects beside it.
void TestImportsOfThePast::filesBesideTheRejects()
{
    JobBench bench(s("empty"));
    const auto list = bench.makeList(s("beside"));
    {
        ImportsModel model(bench.session.get());
        run(model, list, bench.write(s("first.csv"), goodRows(10)));
        run(model, list, bench.write(s("changes.csv"), goodRows(12, 5).replace("Strömqvist", "Kim")), ImportMode::Update, true);
        QCOMPARE(model.receiptAt(0).updated, 5);
    }
    ImportsModel model(bench.session.get());
    const auto *job = model.openAt(0);
    QCOMPARE(job->mode(), ImportMode::Update);
    auto seen = job->progress();
    QCOMPARE(seen.receipt.causes.value(Cause::KeyNotFound), 7);
    QVERIFY(seen.rejectsFile.isEmpty());
    QCOMPARE(seen.missingFile, bench.folder.filePath(s("changes.missing.csv")));
    // A file that is gone is not offered.
    QVERIFY(QFile::remove(seen.missingFile));
    ImportsModel other(bench.session.get());
    seen = other.openAt(0)->progress();
    QVERIFY(seen.missingFile.isEmpty());
    QCOMPARE(seen.receipt.causes.value(Cause::KeyNotFound), 7);
}

void TestImportsOfThePast::stoppedOne()
{
    JobBench bench(s("empty"));
    const auto list = bench.makeList(s("stopped"));
    bench.tenant->addFault(s("kind=status,code=403,path=callinglist/addAll,nth=2"));
    ImportsModel model(bench.session.get());
    run(model, list, bench.write(s("s.csv"), goodRows(120)));
    ImportsModel other(bench.session.get());
    ImportJob job(bench.session.get());
    QSignalSpy over(&job, &ImportJob::over);
    job.openEntry(other.entryAt(0));
    QCOMPARE(job.progress().state, RunState::Stopped);
    QVERIFY(!job.progress().message.isEmpty());
    QCOMPARE(job.progress().receipt.added, 50);
    QCOMPARE(over.size(), 0); // it does not end now
}

void TestImportsOfThePast::filter()
{
    JobBench bench(s("empty"));
    const auto list = bench.makeList(s("Autumn"));
    ImportsModel model(bench.session.get());
    run(model, list, bench.write(s("a.csv"), goodRows(10)));
    QTest::qWait(2);                                         // that their times differ
    run(model, list, bench.write(s("b.csv"), goodRows(20))); // ten are there already
    ImportsFilter filter(&model);
    QAbstractItemModelTester tester(&filter, Mode::Fatal);
    QCOMPARE(filter.rowCount(), 2);
    QCOMPARE(filter.index(0, ImportsModel::FileColumn).data().toString(), s("b.csv")); // newest first, as ever
    filter.setText(s(" A.C "));
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.index(0, ImportsModel::FileColumn).data().toString(), s("a.csv"));
    filter.setText(s("autumn"));
    QCOMPARE(filter.rowCount(), 2);
    filter.setGroup(ImportsFilter::WithRejects);
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.mapToSource(filter.index(0, 0)).row(), 0);
    filter.setGroup(ImportsFilter::Undone);
    QCOMPARE(filter.rowCount(), 0);
    QCOMPARE(filter.counts(), (std::array{2, 0, 0, 1, 0}));
    // What changes its state changes its group.
    auto *undo = model.newUndo(0);
    QTRY_COMPARE(undo->progress().state, UndoState::Ready);
    undo->start();
    QTRY_COMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.counts(), (std::array{2, 0, 0, 0, 1}));
}

void TestImportsOfThePast::undoInTheModel()
{
    JobBench bench(s("empty"));
    const auto list = bench.makeList(s("undo"));
    {
        ImportsModel model(bench.session.get());
        run(model, list, bench.write(s("u.csv"), goodRows(30)));
    }
    ImportsModel model(bench.session.get());
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    QSignalSpy over(&model, &ImportsModel::undoOver);
    auto *undo = model.newUndo(0);
    QVERIFY(model.undoOf(model.entryAt(0).id) == undo);
    QTRY_COMPARE(undo->progress().state, UndoState::Ready);
    QCOMPARE(stateOf(model, 0), RowState::Done); // a plan changes nothing
    undo->start();
    QCOMPARE(stateOf(model, 0), RowState::Undoing);
    QVERIFY(model.newUndo(0) == undo); // one at a time
    QTRY_COMPARE(over.size(), 1);
    QCOMPARE(stateOf(model, 0), RowState::Undone);
    QCOMPARE(model.index(0, 0).data().toString(), s("Undone"));
    QVERIFY(!model.index(0, 0).data(ImportsModel::ResumableRole).toBool());
    QCOMPARE(model.openAt(0)->undone()->deleted, 30);
    QCOMPARE(bench.storedIds(list), QStringList());
    auto *again = model.newUndo(0);
    QTRY_COMPARE(again->progress().state, UndoState::Impossible);
    QVERIFY(!again->isStarted());
    again->start(); // nothing to begin
    QVERIFY(!again->isStarted());
}

void TestImportsOfThePast::undoThatIsGivenUp()
{
    JobBench bench(s("empty"));
    const auto list = bench.makeList(s("given up"));
    ImportsModel model(bench.session.get());
    run(model, list, bench.write(s("g.csv"), goodRows(30)));
    bench.tenant->addFault(s("kind=latency,path=callinglist/getList,ms=300"));
    QPointer<UndoJob> undo = model.newUndo(0);
    QCOMPARE(undo->progress().state, UndoState::Reading);
    model.discardUndo(undo); // nobody waits for the tenant
    QVERIFY(model.undoOf(model.entryAt(0).id) == nullptr);
    QVERIFY(!undo.isNull());
    QTRY_VERIFY(undo.isNull());
    QCOMPARE(bench.storedIds(list), idsOf(30));
    QCOMPARE(stateOf(model, 0), RowState::Done);
}

QTEST_GUILESS_MAIN(TestImportsOfThePast)
#include "tst_importsofthepast.moc"
