// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The import as the window sees it, from the file to the receipt, against the sandbox.

#include <QSignalSpy>
#include <QTest>

#include <support/importjobs.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

using FormatState = ImportJob::FormatState;
using Phase = ImportJob::Phase;

class TestImportJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fileThenListAndListThenFile();
    void learnedFormat();
    void formatNotFound_data();
    void formatNotFound();
    void learnedFromAnotherList();
    void doubleColumnNames();
    void notCsv_data();
    void notCsv();
    void wishes();
    void mappingByHand();
    void checkIsCancelled();
    void checkOfAnOldMappingIsDropped();
    void wholeWay();
    void noEstimateFromTheStart();
    void whatIsPreparedBesideARunDoesNotTouchIt();
    void fileWrittenAnewBeforeTheStart();
    void aliasesAreRemembered();
};

void TestImportJob::fileThenListAndListThenFile()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("either"));
    const auto file = bench.write(QStringLiteral("either.csv"), goodRows(3));
    for (const bool fileFirst : {true, false}) {
        ImportJob job(bench.session.get());
        QVERIFY(job.blockers().first().contains(QLatin1String("file")));
        if (fileFirst) {
            job.setFile(file);
            QVERIFY(job.isReading());
            QVERIFY(!job.blockers().isEmpty());
            QTRY_VERIFY(!job.isReading());
            QVERIFY(job.blockers().first().contains(QLatin1String("list")));
        }
        job.setTarget(list);
        QCOMPARE(job.formatState(), FormatState::Looking);
        job.teachFormat(usFormat(list.formatName));
        QCOMPARE(job.formatState(), FormatState::Known);
        if (!fileFirst) {
            job.setFile(file);
            QTRY_VERIFY(!job.isReading());
        }
        QCOMPARE(job.blockers(), QStringList());
        QCOMPARE(job.mapping().mappedCount(), 5);
        // As stored: the phone normalised, the integer without its zeros.
        QCOMPARE(job.storedSamples().value(2), QStringLiteral("14155550100"));
    }
    QCOMPARE(bench.sent(), 0);
}

void TestImportJob::learnedFormat()
{
    JobBench bench(QStringLiteral("demo"));
    ImportJob job(bench.session.get());
    job.setTarget(bench.target(QStringLiteral("Spring leads")));
    QTRY_COMPARE(job.formatState(), FormatState::Learned);
    QVERIFY(job.format().indexOf(QStringLiteral("customer_id")) >= 0);
    QVERIFY(job.format().indexOf(QStringLiteral("renewal_date")) >= 0);
    QVERIFY(!job.format().hasKey());
    job.setFile(bench.write(QStringLiteral("spring.csv"),
                            "customer_id,Nachname,phone\nL1,Benning,(415) 555-0101\nL2,Cas,1\n,Okonjo,(415) 555-0102\n"));
    QTRY_VERIFY(!job.isReading());
    check(job);
    QCOMPARE(job.report().ready, 3); // the tenant knows the rules, Outdial does not
    job.start();
    QTRY_COMPARE(job.phase(), Phase::Over);
    const auto receipt = job.progress().receipt;
    QCOMPARE(receipt.added, 1);
    QCOMPARE(receipt.causes.value(Cause::FormatError), 1);
    QCOMPARE(receipt.causes.value(Cause::MissingKey), 1);
    QVERIFY(receipt.balances());
    QCOMPARE(bench.storedIds(*job.target()).size(), 7);
}

void TestImportJob::formatNotFound_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("word");
    QTest::newRow("empty") << QStringLiteral("New arrivals") << QStringLiteral("no record");
    QTest::newRow("unbound") << QStringLiteral("Lapsed members 2023 (unbound)") << QStringLiteral("bound to no campaign");
}

void TestImportJob::formatNotFound()
{
    QFETCH(QString, list);
    QFETCH(QString, word);
    JobBench bench(QStringLiteral("demo"));
    ImportJob job(bench.session.get());
    job.setFile(bench.write(QStringLiteral("a.csv"), goodRows(1)));
    job.setTarget(bench.target(list));
    QTRY_COMPARE(job.formatState(), FormatState::NotFound);
    QTRY_VERIFY(!job.isReading());
    QVERIFY2(job.formatMessage().contains(word) && job.formatMessage().contains(job.target()->formatName),
             qPrintable(job.formatMessage()));
    QCOMPARE(job.blockers(), QStringList{job.formatMessage()});
    job.startCheck();
    job.start();
    QCOMPARE(job.phase(), Phase::Preparing);
    QCOMPARE(bench.sent(), 0);
}

void TestImportJob::learnedFromAnotherList()
{
    // The list itself has nothing to learn from, but Outdial has seen records of its format.
    JobBench bench(QStringLiteral("demo"));
    ImportJob job(bench.session.get());
    job.setTarget(bench.target(QStringLiteral("Spring leads")));
    QTRY_COMPARE(job.formatState(), FormatState::Learned);
    const auto fields = job.format().fields.size();
    for (const auto &name : {QStringLiteral("New arrivals"), QStringLiteral("Lapsed members 2023 (unbound)")}) {
        job.setTarget(bench.target(name));
        QTRY_COMPARE(job.formatState(), FormatState::Learned);
        QCOMPARE(job.format().fields.size(), fields);
    }
}

void TestImportJob::doubleColumnNames()
{
    JobBench bench(QStringLiteral("empty"));
    ImportJob job(bench.session.get());
    prepare(job, bench.makeList(QStringLiteral("double")),
            bench.write(QStringLiteral("double.csv"),
                        "customer_id,last_name,phone,phone\n1,A,(415) 555-0100,(415) 555-0101\n2,B,(415) 555-0102,\n"));
    QCOMPARE(job.blockers().size(), 1);
    QVERIFY(job.blockers().first().contains(QStringLiteral("“phone”")));
    job.startCheck();
    QCOMPARE(job.phase(), Phase::Preparing);
    QCOMPARE(bench.sent(), 0);
}

void TestImportJob::notCsv_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"png", "empty", "folder", "zeros", "deleted", "blank lines"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestImportJob::notCsv()
{
    QFETCH(QString, what);
    JobBench bench(QStringLiteral("empty"));
    QString path = bench.folder.filePath(QStringLiteral("input.csv"));
    if (what == QLatin1String("png"))
        bench.write(QStringLiteral("input.csv"),
                    QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0", 29) + QByteArray(5000, '\xC3'));
    else if (what == QLatin1String("empty"))
        bench.write(QStringLiteral("input.csv"), {});
    else if (what == QLatin1String("folder"))
        path = bench.folder.path();
    else if (what == QLatin1String("zeros"))
        bench.write(QStringLiteral("input.csv"), QByteArray(1'000'000, '\0'));
    else if (what == QLatin1String("blank lines"))
        bench.write(QStringLiteral("input.csv"), "\n\n  \n");
    ImportJob job(bench.session.get());
    prepare(job, bench.makeList(QStringLiteral("not csv")), path);
    QVERIFY(!job.guess().isUsable());
    QCOMPARE(job.blockers(), QStringList{job.guess().problem});
    QVERIFY2(job.guess().problem.count(u'.') >= 2, qPrintable(job.guess().problem)); // what it is, and what to do
    job.startCheck();
    job.start();
    QCOMPARE(job.phase(), Phase::Preparing);
    QCOMPARE(bench.sent(), 0);
    // A good file afterwards is all that is needed.
    job.setFile(bench.write(QStringLiteral("good.csv"), goodRows(1)));
    QTRY_COMPARE(job.blockers(), QStringList());
}

void TestImportJob::wishes()
{
    JobBench bench(QStringLiteral("empty"));
    ImportJob job(bench.session.get());
    prepare(job, bench.makeList(QStringLiteral("wishes")),
            bench.write(QStringLiteral("w.csv"), "1,A,(415) 555-0100\n2,B,(415) 555-0101\n"));
    CsvWish wish;
    wish.headerLine = 0;
    job.setWish(wish);
    QTRY_VERIFY(!job.isReading());
    QCOMPARE(job.columns().size(), 3);
    QVERIFY(job.columns().first().endsWith(u'1'));
    QCOMPARE(job.mapping().mappedCount(), 0);
    for (int column = 0; column < 3; ++column)
        job.mapColumn(column, column);
    check(job);
    job.start();
    QTRY_COMPARE(job.phase(), Phase::Over);
    QCOMPARE(bench.storedIds(*job.target()), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    // Made-up titles are not remembered as names.
    QVERIFY(KnownFormats(bench.session->store()).aliases(bench.session->tenant(), job.format().id).isEmpty());
}

void TestImportJob::mappingByHand()
{
    JobBench bench(QStringLiteral("empty"));
    ImportJob job(bench.session.get());
    prepare(job, bench.makeList(QStringLiteral("by hand")),
            bench.write(QStringLiteral("h.csv"), "customer_id,Name,Number\n1,A,(415) 555-0100\n"));
    QCOMPARE(job.blockers().size(), 3); // no last_name, no phone, and no phone at all
    job.mapColumn(2, 2);
    job.mapConstant(1, QStringLiteral("Unknown"));
    QCOMPARE(job.blockers(), QStringList());
    check(job);
    job.mapColumn(-1, 4); // nothing that is a column
    QCOMPARE(job.mapping().sources[1].constant, QStringLiteral("Unknown"));
    job.mapColumn(1, 1);
    QCOMPARE(job.phase(), Phase::Preparing); // what was checked is not what would be sent
    job.start();
    QCOMPARE(job.phase(), Phase::Preparing);
    job.mapColumn(0, -1);
    QCOMPARE(job.blockers().size(), 1);
    QCOMPARE(bench.sent(), 0);
}

void TestImportJob::checkIsCancelled()
{
    JobBench bench(QStringLiteral("empty"));
    ImportJob job(bench.session.get());
    prepare(job, bench.makeList(QStringLiteral("cancel")), bench.write(QStringLiteral("c.csv"), goodRows(100'000)));
    job.startCheck();
    QCOMPARE(job.phase(), Phase::Checking);
    job.cancelCheck();
    QTRY_COMPARE(job.phase(), Phase::Preparing);
    QVERIFY(!job.report().complete);
    QVERIFY(job.report().error.isEmpty());
    job.start();
    QCOMPARE(job.phase(), Phase::Preparing);
    check(job);
    QCOMPARE(job.report().ready, 100'000);
    QCOMPARE(bench.sent(), 0);
}

void TestImportJob::checkOfAnOldMappingIsDropped()
{
    JobBench bench(QStringLiteral("empty"));
    ImportJob job(bench.session.get());
    prepare(job, bench.makeList(QStringLiteral("old")), bench.write(QStringLiteral("o.csv"), goodRows(30'000)));
    for (int i = 0; i < 3; ++i) {
        job.startCheck();
        QCOMPARE(job.phase(), Phase::Checking);
        job.mapColumn(3, i == 2 ? 3 : -1);
        QCOMPARE(job.phase(), Phase::Preparing);
    }
    job.startCheck();
    QTRY_COMPARE(job.phase(), Phase::Checked);
    QCOMPARE(job.report().rows, 30'000);
    QVERIFY(job.report().complete);
}

void TestImportJob::wholeWay()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("whole"));
    ImportJob job(bench.session.get());
    prepare(job, list, bench.write(QStringLiteral("w.csv"), goodRows(240) + "C900001,,(415) 555-0111,1,\r\n"));
    QVERIFY(job.importId().isNull());
    check(job);
    QCOMPARE(job.report().blocked, 1);
    QSignalSpy over(&job, &ImportJob::over);
    job.start();
    QCOMPARE(job.phase(), Phase::Running);
    QVERIFY(!job.importId().isNull());
    QTRY_COMPARE(over.size(), 1);
    QCOMPARE(job.phase(), Phase::Over);
    QCOMPARE(job.progress().state, RunState::Done);
    QCOMPARE(job.progress().receipt.added, 240);
    QCOMPARE(bench.storedIds(list), idsOf(240));
    QCOMPARE(bench.sent(), 5);
    QVERIFY(QFile::exists(job.progress().rejectsFile));
    job.start(); // once is enough
    QCOMPARE(bench.sent(), 5);
}

void TestImportJob::noEstimateFromTheStart()
{
    JobBench bench(QStringLiteral("empty"));
    bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=150"));
    ImportJob job(bench.session.get());
    prepare(job, bench.makeList(QStringLiteral("left")), bench.write(QStringLiteral("l.csv"), goodRows(700)));
    check(job);
    bool early = false;
    bool estimated = false;
    connect(&job, &ImportJob::runChanged, &job, [&] {
        if (job.phase() != Phase::Running || !job.secondsLeft())
            return;
        early = early || job.progress().batches < 3;
        estimated = true;
    });
    job.start();
    QTRY_COMPARE_WITH_TIMEOUT(job.phase(), Phase::Over, 20'000);
    QVERIFY(!early);
    QVERIFY(estimated);
}

void TestImportJob::whatIsPreparedBesideARunDoesNotTouchIt()
{
    JobBench bench(QStringLiteral("empty"));
    bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=50"));
    const auto list = bench.makeList(QStringLiteral("beside"));
    const auto file = bench.write(QStringLiteral("b.csv"), goodRows(200));
    ImportJob job(bench.session.get());
    prepare(job, list, file);
    check(job);
    // Read anew: what was checked must not be sent, and the answer of the reader must not end a run.
    job.setWish({});
    job.start();
    QCOMPARE(job.phase(), Phase::Preparing);
    QTRY_VERIFY(!job.isReading());
    check(job);
    job.start();
    job.setFile(file);
    job.setWish({});
    job.setTarget(list);
    job.teachFormat(usFormat(QStringLiteral("beside")));
    job.mapColumn(0, -1);
    QCOMPARE(job.phase(), Phase::Running);
    QTRY_COMPARE(job.phase(), Phase::Over);
    QCOMPARE(bench.storedIds(list), idsOf(200));
}

void TestImportJob::fileWrittenAnewBeforeTheStart()
{
    JobBench bench(QStringLiteral("empty"));
    ImportJob job(bench.session.get());
    prepare(job, bench.makeList(QStringLiteral("anew")), bench.write(QStringLiteral("n.csv"), goodRows(10)));
    // The columns in another order, before the check.
    bench.write(QStringLiteral("n.csv"), "customer_id,phone,last_name,visits,renewal\n1,(415) 555-0100,A,1,\n");
    job.startCheck();
    QTRY_COMPARE(job.phase(), Phase::Preparing);
    QVERIFY2(job.report().error.contains(QLatin1String("n.csv")), qPrintable(job.report().error));
    // Other rows, after it.
    job.setFile(bench.write(QStringLiteral("n.csv"), goodRows(10)));
    QTRY_VERIFY(!job.isReading());
    check(job);
    bench.write(QStringLiteral("n.csv"), goodRows(11));
    job.start();
    QTRY_COMPARE(job.phase(), Phase::Over);
    QCOMPARE(job.progress().state, RunState::Stopped);
    QVERIFY(job.progress().message.contains(QLatin1String("n.csv")));
    QCOMPARE(bench.sent(), 0);
}

void TestImportJob::aliasesAreRemembered()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("alias"));
    const auto text = [](const QByteArray &id) -> QByteArray { return "Kennung,Wer,Wohin\n" + id + ",Benning,(415) 555-0100\n"; };
    {
        ImportJob job(bench.session.get());
        prepare(job, list, bench.write(QStringLiteral("first.csv"), text("1")));
        QCOMPARE(job.mapping().mappedCount(), 0);
        for (int column = 0; column < 3; ++column)
            job.mapColumn(column, column);
        check(job);
        job.start();
        QTRY_COMPARE(job.phase(), Phase::Over);
    }
    ImportJob job(bench.session.get());
    job.setTarget(list); // the format is remembered too
    job.setFile(bench.write(QStringLiteral("second.csv"), text("2").replace("Kennung", "KENNUNG")));
    QTRY_COMPARE(job.formatState(), FormatState::Known);
    QTRY_COMPARE(job.blockers(), QStringList());
    for (int field = 0; field < 3; ++field)
        QCOMPARE(job.mapping().sources[size_t(field)].kind, MatchKind::Alias);
}

QTEST_GUILESS_MAIN(TestImportJob)
#include "tst_importjob.moc"
