// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Deletions, imports and exports as one table, under the tester of models while states change.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <models/jobs/jobsmodel.h>
#include <models/transfer/recordexport.h>

#include <support/jobbench.h>

using namespace outdial;
using models::DeletionJob;
using models::JobAct;
using models::JobRow;
using models::JobsModel;
using models::JobState;
using test::DeletionBench;

namespace {

QString text(const JobsModel &model, int row, JobsModel::Column column) { return model.index(row, column).data().toString(); }

DeletionJob running(int percent, qint64 estimated, qint64 since, const QDateTime &now)
{
    DeletionJob job;
    job.id = QStringLiteral("x");
    job.jobId = QStringLiteral("J");
    job.listName = QStringLiteral("L.csv");
    job.state = DeletionJob::State::Running;
    job.percent = percent;
    job.estimated = estimated;
    job.started = now.addSecs(-since);
    return job;
}

} // namespace

class TestJobsModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    // The picture of the design: 38% of 38 s leaves 62% of it, 23.56 s.
    void timeLeft()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(models::rowOf(running(38, 38, 14, now), now).time, QStringLiteral("about 24 s of 38 s left"));
        // Past the estimate nothing is promised any more.
        QCOMPARE(models::rowOf(running(80, 38, 60, now), now).time, QStringLiteral("1 min, 38 s was estimated"));
        DeletionJob blind = running(38, 38, 14, now);
        blind.error = QStringLiteral("No answer.");
        QCOMPARE(models::rowOf(blind, now).time, QStringLiteral("last look failed"));
        const JobRow row = models::rowOf(running(38, 38, 14, now), now);
        QCOMPARE(row.share, 0.38);
        QCOMPARE(row.count, QStringLiteral("told when done"));
        QCOMPARE(row.acts.constFirst(), JobAct::Details);
    }

    void failedRow()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        DeletionJob job = running(8, 38, 12, now);
        job.state = DeletionJob::State::Failed;
        job.ended = now;
        job.error = QStringLiteral("The list was deleted while the job ran");
        const JobRow row = models::rowOf(job, now);
        QCOMPARE(row.state, JobState::Failed);
        QCOMPARE(row.note, QStringLiteral("The list was deleted while the job ran"));
        QVERIFY(row.noteIsTrouble);
        QCOMPARE(row.time, QStringLiteral("after 12 s"));
        QCOMPARE(row.count, QStringLiteral("stopped at 8%"));
        QCOMPARE(models::jobActText(row.acts.constFirst()), QStringLiteral("What remains…"));
        job.jobId.clear();
        QCOMPARE(models::rowOf(job, now).count, QStringLiteral("nothing deleted"));
    }

    void titles()
    {
        DeletionJob job;
        QCOMPARE(models::deletionTitle(job), QStringLiteral("Delete all records"));
        job.kind = DeletionJob::Kind::Many;
        job.criteria.campaignId = QStringLiteral("C");
        job.criteria.policy = api::DeleteCriteria::Policy::OnlyCompleted;
        QCOMPARE(models::deletionTitle(job), QStringLiteral("Delete completed records"));
        job.criteria.createdFrom = QDateTime::currentDateTimeUtc();
        QCOMPARE(models::deletionTitle(job), QStringLiteral("Delete by criteria"));
    }

    void durations()
    {
        QCOMPARE(models::durationText(0), QStringLiteral("0 s"));
        QCOMPARE(models::durationText(59), QStringLiteral("59 s"));
        QCOMPARE(models::durationText(250), QStringLiteral("4 min 10 s"));
        QCOMPARE(models::durationText(7'500), QStringLiteral("2 h 5 min"));
    }

    // Two on one list and one beside it, from the wish to being cleared: rows come, move and go one by one.
    void deletions()
    {
        DeletionBench bench;
        const QString list = bench.listOf(1'200);
        const QString other = bench.listOf(2, QStringLiteral("Other.csv"));
        const auto jobs = bench.engine();
        JobsModel model(jobs.get(), nullptr);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QCOMPARE(model.rowCount(), 0);
        const QString first = QStringLiteral("d:") + jobs->ask(DeletionBench::keys(list, 1'000));
        const QString second = QStringLiteral("d:") + jobs->ask(DeletionBench::all(list));
        QTRY_COMPARE(model.rowCount(), 2);
        QTRY_COMPARE(model.rowAt(model.rowOf(first))->stateWord, QStringLiteral("Deleting"));
        QCOMPARE(model.rowOf(first), 0); // what works stands first
        QCOMPARE(text(model, 1, JobsModel::StateColumn), QStringLiteral("Waiting"));
        QCOMPARE(text(model, 1, JobsModel::ProgressColumn), QStringLiteral("one deletion per list at a time"));
        QCOMPARE(text(model, 1, JobsModel::ActColumn), QStringLiteral("Cancel"));
        QCOMPARE(text(model, 0, JobsModel::OnColumn), QStringLiteral("Warranty.csv"));
        QCOMPARE(model.atWork(), 1);
        QCOMPARE(model.waiting(), 1);
        QVERIFY(!model.act(first, JobAct::Cancel)); // the tenant has it
        QVERIFY(model.act(second, JobAct::Cancel));
        const QString third = QStringLiteral("d:") + jobs->ask(DeletionBench::all(other, QStringLiteral("Other.csv")));
        QTRY_COMPARE_WITH_TIMEOUT(model.atWork(), 0, 20'000);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowOf(second), 2); // cancelled ones last
        QCOMPARE(model.rowAt(model.rowOf(first))->note, QStringLiteral("1000 record(s) deleted"));
        QCOMPARE(model.rowAt(model.rowOf(third))->count, QStringLiteral("2"));
        QCOMPARE(model.finished(), 3);
        model.clearFinished();
        QTRY_COMPARE(model.rowCount(), 0);
        QCOMPARE(resets.count(), 0);
    }

    // An export of a records page, which is destroyed when it has ended.
    void exports()
    {
        DeletionBench bench;
        const QString listId = bench.listOf(5);
        const QString campaign = bench.value(bench.client->campaign.getAll()).constFirst().id;
        const QString instance = bench.bind(campaign, listId);
        QTemporaryDir folder;
        models::ExportSettings settings;
        settings.file = folder.filePath(QStringLiteral("out.csv"));
        auto job = std::make_unique<models::RecordExport>(models::RecordSource::from(*bench.client, campaign, instance, 5),
                                                          api::Method::GetAllRecords, settings);
        JobsModel model(nullptr, nullptr);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.addExport(job.get(), QStringLiteral("Export, all records"), QStringLiteral("Warranty.csv"));
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(text(model, 0, JobsModel::StateColumn), QStringLiteral("Exporting"));
        job->start();
        QTRY_COMPARE(model.rowAt(0)->state, JobState::Done);
        job.reset();
        QTest::qWait(20);
        QCOMPARE(model.rowAt(0)->state, JobState::Done);
        QCOMPARE(model.rowAt(0)->note, QStringLiteral("5 row(s) written"));
        QCOMPARE(model.rowAt(0)->file, settings.file);
        QCOMPARE(text(model, 0, JobsModel::ActColumn), QStringLiteral("Show file"));
        // One that is destroyed while it works has cancelled itself.
        bench.sandbox->addFault(QStringLiteral("kind=latency,ms=5000,path=campaign/getAllRecords"));
        settings.file = folder.filePath(QStringLiteral("two.csv"));
        job = std::make_unique<models::RecordExport>(models::RecordSource::from(*bench.client, campaign, instance, 5),
                                                     api::Method::GetAllRecords, settings);
        model.addExport(job.get(), QStringLiteral("Export, all records"), QStringLiteral("Warranty.csv"));
        job->start();
        QTRY_COMPARE(model.atWork(), 1);
        job.reset();
        QTRY_COMPARE(model.atWork(), 0);
        QCOMPARE(model.rowAt(1)->state, JobState::Cancelled);
        model.clearFinished();
        QTRY_COMPARE(model.rowCount(), 0);
    }

    void theEngineEndsFirst()
    {
        DeletionBench bench;
        const QString list = bench.listOf(1);
        auto jobs = bench.engine();
        JobsModel model(jobs.get(), nullptr);
        jobs->ask(DeletionBench::all(list));
        QTRY_COMPARE(model.rowCount(), 1);
        jobs.reset();
        QTRY_COMPARE(model.rowCount(), 0);
        QVERIFY(model.deletions() == nullptr);
    }
};

QTEST_GUILESS_MAIN(TestJobsModel)
#include "tst_jobsmodel.moc"
