// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A second import of the same file: one that goes on where the first was interrupted, and one that must not begin because it
// would double rows.

#include <QTest>

#include <support/importjobs.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

using Phase = ImportJob::Phase;

class TestImportAgain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnedImportIsResumed();
    void resumeOfAFileThatChanged();
    void rejectsFilesAreNotShared();
    void rejectsOfAnInterruptedImportAreNotWrittenOver();
    void keylessIsNotBegunTwice_data();
    void keylessIsNotBegunTwice();
    void keylessMayBeginAfterAnEnd();
    void keylessWhileAnotherRuns();
    void keylessWithNothingSent();
};

void TestImportAgain::learnedImportIsResumed()
{
    JobBench bench(QStringLiteral("demo"));
    const auto list = bench.target(QStringLiteral("Spring leads"));
    bench.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,nth=3,code=403"));
    QByteArray text = "customer_id,last_name,phone\n";
    for (int row = 0; row < 220; ++row)
        text += idOf(row).toLatin1() + ",Benning,(415) 555-0100\n";
    const auto before = bench.storedIds(list);
    ImportJob job(bench.session.get());
    job.setRunOptions(JobBench::fast());
    job.setTarget(list);
    job.setFile(bench.write(QStringLiteral("r.csv"), text));
    QTRY_COMPARE(job.blockers(), QStringList());
    check(job);
    job.start();
    QTRY_COMPARE(job.phase(), Phase::Over);
    QCOMPARE(job.progress().state, RunState::Stopped);
    QCOMPARE(job.progress().receipt.added, 100);
    const auto entry = ImportJournal::history(bench.session->store(), bench.session->tenant()).first();
    // The first job still lives, as it does in the window.
    ImportJob again(bench.session.get());
    again.setRunOptions(JobBench::fast());
    QCOMPARE(again.resumeEntry(entry), QString());
    QVERIFY(!again.resumeEntry(entry).isEmpty()); // it is under way
    QTRY_COMPARE(again.phase(), Phase::Over);
    QCOMPARE(again.progress().state, RunState::Done);
    QCOMPARE(again.progress().receipt.added, 220);
    QCOMPARE(bench.storedIds(list), before + idsOf(220));
    ImportJob third(bench.session.get());
    QVERIFY(!third.resumeEntry(entry).isEmpty()); // it is finished
    QCOMPARE(third.phase(), Phase::Preparing);
}

void TestImportAgain::resumeOfAFileThatChanged()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("changed"));
    bench.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,nth=2,code=403"));
    ImportJob job(bench.session.get());
    prepare(job, list, bench.write(QStringLiteral("f.csv"), goodRows(150)));
    check(job);
    job.start();
    QTRY_COMPARE(job.phase(), Phase::Over);
    bench.write(QStringLiteral("f.csv"), goodRows(151));
    const auto entry = ImportJournal::history(bench.session->store(), bench.session->tenant()).first();
    ImportJob again(bench.session.get());
    QVERIFY(again.resumeEntry(entry).contains(QLatin1String("f.csv")));
    QCOMPARE(again.phase(), Phase::Preparing);
    QVERIFY(QFile::remove(bench.folder.filePath(QStringLiteral("f.csv"))));
    QVERIFY(again.resumeEntry(entry).contains(QLatin1String("f.csv")));
    QCOMPARE(bench.sent(), 2);
}

void TestImportAgain::rejectsFilesAreNotShared()
{
    // The same file into two lists at a time; and an interrupted import that has not made its file yet.
    JobBench bench(QStringLiteral("empty"));
    bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=30"));
    const auto file = bench.write(QStringLiteral("two.csv"), goodRows(200) + "C900001,,(415) 555-0111,1,\r\n");
    ImportJob one(bench.session.get());
    ImportJob two(bench.session.get());
    prepare(one, bench.makeList(QStringLiteral("one")), file);
    prepare(two, bench.makeList(QStringLiteral("two")), file);
    check(one);
    check(two);
    one.start();
    two.start();
    QTRY_COMPARE(one.phase(), Phase::Over);
    QTRY_COMPARE(two.phase(), Phase::Over);
    QVERIFY(one.progress().rejectsFile != two.progress().rejectsFile);
    for (const auto &path : {one.progress().rejectsFile, two.progress().rejectsFile}) {
        QFile rejects(path);
        QVERIFY(rejects.open(QIODevice::ReadOnly));
        QVERIFY(rejects.readAll().contains("C900001"));
    }
}

void TestImportAgain::rejectsOfAnInterruptedImportAreNotWrittenOver()
{
    JobBench bench(QStringLiteral("empty"));
    const auto file = bench.write(QStringLiteral("late.csv"), goodRows(120) + "C900001,,(415) 555-0111,1,\r\n");
    bench.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,nth=2,code=403"));
    ImportJob first(bench.session.get());
    prepare(first, bench.makeList(QStringLiteral("first")), file);
    check(first);
    first.start();
    QTRY_COMPARE(first.phase(), Phase::Over); // stopped before it made its file of rejects
    QVERIFY(first.progress().rejectsFile.isEmpty());
    const auto entry = ImportJournal::history(bench.session->store(), bench.session->tenant()).first();
    ImportJob second(bench.session.get());
    prepare(second, bench.makeList(QStringLiteral("second")), file);
    check(second);
    second.start();
    QTRY_COMPARE(second.phase(), Phase::Over);
    QVERIFY(!second.progress().rejectsFile.isEmpty());
    ImportJob rest(bench.session.get());
    rest.setRunOptions(JobBench::fast());
    QCOMPARE(rest.resumeEntry(entry), QString());
    QTRY_COMPARE(rest.phase(), Phase::Over);
    QVERIFY(!rest.progress().rejectsFile.isEmpty());
    QVERIFY(rest.progress().rejectsFile != second.progress().rejectsFile);
    QVERIFY(QFile::exists(second.progress().rejectsFile));
}

void TestImportAgain::keylessIsNotBegunTwice_data()
{
    QTest::addColumn<bool>("keyed");
    QTest::addColumn<bool>("known");
    QTest::newRow("keys") << true << true;
    QTest::newRow("no keys") << false << true;
    QTest::newRow("not known whether it has keys") << true << false;
}

void TestImportAgain::keylessIsNotBegunTwice()
{
    QFETCH(bool, keyed);
    QFETCH(bool, known);
    const bool doubles = !keyed || !known;
    JobBench bench(QStringLiteral("demo"));
    const auto list = known ? bench.makeList(QStringLiteral("again"), keyed) : bench.target(QStringLiteral("Spring leads"));
    const auto before = bench.storedIds(list);
    bench.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,nth=2,code=403"));
    const auto file = bench.write(QStringLiteral("a.csv"), goodRows(120).replace(",visits,renewal", ",column_x,column_y"));
    const auto begin = [&](ImportJob &job) {
        if (known) {
            prepare(job, list, file, keyed);
            return;
        }
        job.setRunOptions(JobBench::fast());
        job.setTarget(list);
        job.setFile(file);
        QTRY_VERIFY(!job.isReading());
        QTRY_COMPARE(job.formatState(), ImportJob::FormatState::Learned);
    };
    ImportJob first(bench.session.get());
    begin(first);
    check(first);
    first.start();
    QTRY_COMPARE(first.phase(), Phase::Over);
    QCOMPARE(first.progress().state, RunState::Stopped);

    ImportJob second(bench.session.get());
    begin(second);
    QVERIFY(second.earlier().has_value());
    QCOMPARE(second.earlier()->entry.id, first.importId());
    QVERIFY(!second.earlier()->running);
    QCOMPARE(second.wouldDouble(), doubles);
    QCOMPARE(second.blockers().size(), doubles ? 1 : 0);
    if (!doubles) {
        check(second);
        second.start();
        QTRY_COMPARE(second.phase(), Phase::Over);
        QCOMPARE(second.progress().receipt.causes.value(Cause::DuplicateKey), 50);
        QCOMPARE(bench.storedIds(list), before + idsOf(120));
        return;
    }
    second.startCheck();
    QCOMPARE(second.phase(), Phase::Preparing);
    // Going on is the way; after its end, the same file may be imported again by who wants it.
    ImportJob rest(bench.session.get());
    rest.setRunOptions(JobBench::fast());
    QCOMPARE(rest.resumeEntry(second.earlier()->entry), QString());
    QTRY_COMPARE(rest.phase(), Phase::Over);
    QCOMPARE(bench.storedIds(list), before + idsOf(120));
}

void TestImportAgain::keylessMayBeginAfterAnEnd()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("end"), false);
    const auto file = bench.write(QStringLiteral("e.csv"), goodRows(60));
    bench.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,nth=1,code=403"));
    {
        ImportJob first(bench.session.get());
        prepare(first, list, file, false);
        check(first);
        first.start();
        QTRY_COMPARE(first.phase(), Phase::Over);
    }
    ImportJob other(bench.session.get());
    prepare(other, bench.makeList(QStringLiteral("other"), false), file, false);
    QVERIFY(!other.earlier()); // another list
    // Another file under the same name, as comes every morning.
    bench.write(QStringLiteral("e.csv"), goodRows(61));
    ImportJob tomorrow(bench.session.get());
    prepare(tomorrow, list, file, false);
    QVERIFY(!tomorrow.earlier());
    check(tomorrow);
    tomorrow.start();
    QTRY_COMPARE(tomorrow.phase(), Phase::Over);
    QCOMPARE(tomorrow.progress().state, RunState::Done);
    ImportJob once(bench.session.get());
    prepare(once, list, file, false);
    QVERIFY(!once.earlier());
    QCOMPARE(once.blockers(), QStringList());
}

void TestImportAgain::keylessWhileAnotherRuns()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("runs"), false);
    const auto file = bench.write(QStringLiteral("r.csv"), goodRows(200));
    bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=100"));
    ImportJob one(bench.session.get());
    ImportJob two(bench.session.get());
    prepare(one, list, file, false);
    prepare(two, list, file, false);
    check(one);
    check(two); // both are ready
    one.start();
    two.start();
    QCOMPARE(one.phase(), Phase::Running);
    QCOMPARE(two.phase(), Phase::Preparing);
    QVERIFY(two.earlier() && two.earlier()->running);
    QVERIFY(!two.report().error.isEmpty());
    QCOMPARE(two.blockers().size(), 1);
    QTRY_COMPARE(one.phase(), Phase::Over);
    QCOMPARE(bench.storedIds(list), idsOf(200));
}

void TestImportAgain::keylessWithNothingSent()
{
    // Stopped before the first batch: nothing could be doubled.
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("nothing"), false);
    const auto file = bench.write(QStringLiteral("n.csv"), goodRows(60));
    bench.tenant->addFault(QStringLiteral("kind=status,path=callinglist/getList,nth=2,code=403")); // the first looks for fields
    ImportJob first(bench.session.get());
    prepare(first, list, file, false);
    check(first);
    first.start();
    QTRY_COMPARE(first.phase(), Phase::Over);
    QCOMPARE(first.progress().state, RunState::Stopped);
    QCOMPARE(bench.sent(), 0);
    ImportJob second(bench.session.get());
    prepare(second, list, file, false);
    QVERIFY(!second.earlier());
    check(second);
    second.start();
    QTRY_COMPARE(second.phase(), Phase::Over);
    QCOMPARE(bench.storedIds(list), idsOf(60));
}

QTEST_GUILESS_MAIN(TestImportAgain)
#include "tst_importagain.moc"
