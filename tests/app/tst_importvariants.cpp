// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The sample of leads in the encodings and delimiters that files come in, into the sandbox's list "Spring leads": the receipt
// names each bad row's cause, and the list holds exactly the good rows, whatever befalls the connection.

#include <QTest>

#include <app/tour/sampleleads.h>
#include <sandbox/demoformats.h>

#include <array>
#include <support/importjobs.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

using Phase = ImportJob::Phase;

class TestImportVariants : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyGoodRowOnce_data();
    void everyGoodRowOnce();
};

void TestImportVariants::everyGoodRowOnce_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<char>("delimiter");
    QTest::addColumn<qint64>("rows");
    QTest::addColumn<QStringList>("faults");
    const QString after = QStringLiteral("kind=cut-after,path=callinglist/addAll,nth=5");
    const QString before = QStringLiteral("kind=cut-before,path=callinglist/addAll,nth=9");
    QTest::newRow("UTF-8, comma") << QByteArray("UTF-8") << ',' << qint64(100'000) << QStringList();
    QTest::newRow("UTF-8, semicolon, an answer lost") << QByteArray("UTF-8") << ';' << qint64(20'000) << QStringList{after};
    QTest::newRow("WINDOWS-1252, comma, a request lost")
        << QByteArray("WINDOWS-1252") << ',' << qint64(20'000) << QStringList{before};
    QTest::newRow("WINDOWS-1252, semicolon, both")
        << QByteArray("WINDOWS-1252") << ';' << qint64(20'000) << QStringList{after, before};
}

void TestImportVariants::everyGoodRowOnce()
{
    QFETCH(QByteArray, encoding);
    QFETCH(char, delimiter);
    QFETCH(qint64, rows);
    QFETCH(QStringList, faults);
    JobBench bench(QStringLiteral("demo"));
    const QString path = bench.folder.filePath(QStringLiteral("sample.csv"));
    const auto made = app::writeSample(path, {encoding, delimiter, rows});
    QVERIFY(made.has_value());
    QCOMPARE(made->rows, rows);
    for (const auto &fault : faults)
        bench.tenant->addFault(fault);

    ImportJob job(bench.session.get());
    job.setTarget(bench.target(QStringLiteral("Spring leads")));
    job.teachFormat(sandbox::demoFormat(sandbox::DemoFormat::Leads));
    job.setFile(path);
    QTRY_VERIFY(!job.isReading());
    QCOMPARE(job.guess().encoding.value, encoding);
    QCOMPARE(job.guess().delimiter.value, delimiter);
    QVERIFY(!job.mapping().usesColumn(int(job.columns().indexOf(QStringLiteral("Bemerkung")))));
    QCOMPARE(job.mapping().mappedCount(), 7);
    QCOMPARE(job.blockers(), QStringList());
    job.startCheck();
    QTRY_COMPARE_WITH_TIMEOUT(job.phase(), Phase::Checked, 30'000);
    QCOMPARE(job.report().rows, rows);
    QCOMPARE(job.report().ready, made->good);

    const auto before = bench.tenant->storedValues(job.target()->listId, QStringLiteral("customer_id")).size();
    QCOMPARE(before, 6);
    job.start();
    QTRY_COMPARE_WITH_TIMEOUT(job.phase(), Phase::Over, 60'000);
    const auto seen = job.progress();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QVERIFY(seen.receipt.balances());
    QCOMPARE(seen.receipt.read, rows);
    QCOMPARE(seen.receipt.added, made->good);
    QCOMPARE(seen.receipt.unknown, 0);
    QCOMPARE(seen.receipt.causes, made->bad);
    qint64 bad = 0;
    for (const auto count : made->bad)
        bad += count;
    QCOMPARE(made->good + bad, rows);

    // The sample by its recipe: leading zeros of postal codes, numbers as the API stores them, names with their accents.
    constexpr std::array zips{"02139", "07030", "10012", "90004", "94110"};
    constexpr std::array areas{"212", "310", "415", "503", "646", "702", "971"};
    constexpr std::array names{"Mira", "Jonas", "Priya", "Tobias", "Odalys", "Sanna", "Lucía", "Björn", "Nkem", "Cas"};
    QStringList ids, wantedZips, phones, firstNames;
    for (qint64 row = 0; row < rows; ++row) {
        if (!app::isSampleRowGood(row))
            continue;
        ids << QStringLiteral("WNL-%1").arg(row, 6, 10, QLatin1Char('0'));
        wantedZips << QLatin1String(zips[size_t(row / 5 % 5)]);
        phones << u'1' + QLatin1String(areas[size_t(row / 3 % 7)]) + QStringLiteral("55501") +
                      QStringLiteral("%1").arg(row % 100, 2, 10, QLatin1Char('0'));
        firstNames << QString::fromUtf8(names[size_t(row / 7 % 10)]);
    }
    QCOMPARE(qint64(ids.size()), made->good);
    const auto stored = [&](const char *field) {
        return bench.tenant->storedValues(job.target()->listId, QLatin1String(field)).mid(before);
    };
    QVERIFY(stored("customer_id") == ids);
    QVERIFY(stored("zip") == wantedZips);
    QVERIFY(stored("phone") == phones);
    QVERIFY(stored("first_name") == firstNames);
    // A batch has a thousand rows or more, and goes out once more only when it did not arrive: nothing was sent twice for good
    // measure.
    const qint64 batches = (made->good + 999) / 1000;
    QVERIFY(bench.sent() >= 1);
    QVERIFY(bench.sent() <= batches + faults.filter(QLatin1String("cut-before")).size());
}

QTEST_GUILESS_MAIN(TestImportVariants)
#include "tst_importvariants.moc"
