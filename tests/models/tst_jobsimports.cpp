// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports in the table of jobs: paused, gone on with and cancelled from there, and what stays of them when they have ended.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <models/jobs/jobsmodel.h>
#include <models/transfer/importsmodel.h>

#include <support/importjobs.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

class TestJobsImports : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void fromTheTable()
    {
        JobBench bench(QStringLiteral("empty"));
        bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=60"));
        auto imports = std::make_unique<ImportsModel>(bench.session.get());
        JobsModel model(nullptr, imports.get());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto *job = imports->newJob();
        prepare(*job, bench.makeList(QStringLiteral("Spring leads")), bench.write(QStringLiteral("leads.csv"), goodRows(400)));
        check(*job);
        QCOMPARE(model.rowCount(), 0); // one that is prepared is none yet
        job->start();
        QTRY_COMPARE(model.rowCount(), 1);
        const QString id = model.rowAt(0)->id;
        QTRY_VERIFY(model.rowAt(0)->share > 0);
        QCOMPARE(model.rowAt(0)->stateWord, QStringLiteral("Importing"));
        QCOMPARE(model.rowAt(0)->title, QStringLiteral("Import, add"));
        QCOMPARE(model.rowAt(0)->on, QStringLiteral("leads.csv → Spring leads"));
        QVERIFY(model.rowAt(0)->count.endsWith(QLatin1String(" of 400")));
        QVERIFY(model.act(id, JobAct::Pause));
        QTRY_COMPARE(model.rowAt(0)->state, JobState::Paused);
        QCOMPARE(model.waiting(), 1);
        QCOMPARE(model.rowAt(0)->acts.constFirst(), JobAct::Resume);
        QVERIFY(model.act(id, JobAct::Resume));
        QTRY_COMPARE(model.rowAt(0)->state, JobState::AtWork);
        QTRY_COMPARE_WITH_TIMEOUT(model.rowAt(0)->state, JobState::Done, 20'000);
        QCOMPARE(model.rowAt(0)->note, QStringLiteral("400 added, 0 updated"));
        QVERIFY(!model.act(id, JobAct::Cancel));

        auto *second = imports->newJob();
        prepare(*second, bench.makeList(QStringLiteral("Other")), bench.write(QStringLiteral("b.csv"), goodRows(400)));
        check(*second);
        second->start();
        QTRY_COMPARE(model.atWork(), 1);
        QCOMPARE(model.rowAt(0)->on, QStringLiteral("b.csv → Other")); // before the one that has ended
        QVERIFY(model.act(QString(model.rowAt(0)->id), JobAct::Cancel));
        QTRY_COMPARE_WITH_TIMEOUT(model.atWork(), 0, 20'000);
        QCOMPARE(model.rowCount(), 2);
        // Cleared here, they stay in the history of imports.
        model.clearFinished();
        QTRY_COMPARE(model.rowCount(), 0);
        QCOMPARE(imports->rowCount(), 2);
        imports.reset();
        QTest::qWait(20);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestJobsImports)
#include "tst_jobsimports.moc"
