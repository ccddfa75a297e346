// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial export`, started as a program against a sandbox.

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <app/cli/exportcommand.h>
#include <sandbox/sandbox.h>

using namespace outdial;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

struct Ran {
    int code = -1;
    QString out;
    QString err;
};

struct Bench {
    std::unique_ptr<sandbox::Sandbox> tenant;
    QTemporaryDir folder;

    Bench()
    {
        sandbox::Options options;
        options.dataset = c("demo");
        options.dialRate = 0;
        tenant = std::make_unique<sandbox::Sandbox>(options);
        if (!tenant->start())
            qFatal("no sandbox");
    }
    QString file() const { return folder.filePath(c("out.csv")); }
    Ran run(const QStringList &arguments) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(c("OUTDIAL_TENANT_URL"), tenant->url().toString());
        environment.insert(c("OUTDIAL_CLIENT_ID"), tenant->clientId());
        environment.insert(c("OUTDIAL_CLIENT_SECRET"), tenant->clientSecret());
        environment.insert(c("XDG_DATA_HOME"), folder.path());
        process.setProcessEnvironment(environment);
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(c(OUTDIAL_BIN_DIR "/outdial"), QStringList{c("export")} + arguments);
        if (!process.waitForFinished(60'000))
            qFatal("outdial does not end");
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
};

} // namespace

class TestCliExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allRecords();
    void completedWithAttempts();
    void unboundOrUnknown();
    void wrongUse_data();
    void wrongUse();
    void timesAreUtc();
    void failureLeavesNoFile();
};

void TestCliExport::allRecords()
{
    Bench bench;
    const QString listId = bench.tenant->listIdByName(c("Spring leads"));
    const Ran ran = bench.run({c("--list"), listId, c("--json"), c("--no-mark"), bench.file()});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const QJsonObject told = QJsonDocument::fromJson(ran.out.toUtf8()).object();
    QCOMPARE(told.value(c("records")).toInteger(), bench.tenant->recordCount(listId));
    QCOMPARE(told.value(c("file")).toString(), bench.file());
    QFile file(bench.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("\r\n"),
             bench.tenant->recordCount(listId) + 1); // no record of the practice tenant has line ends
}

void TestCliExport::completedWithAttempts()
{
    Bench bench;
    const QStringList list{c("--list"), c("Renewals west A–K"), c("--json"), bench.file()};
    const auto records = [](const Ran &ran) {
        return QJsonDocument::fromJson(ran.out.toUtf8()).object().value(c("records")).toInteger(-1);
    };
    const Ran all = bench.run(list + QStringList{c("--completed"), c("--attempts")});
    QVERIFY2(all.code == 0, qPrintable(all.err));
    QVERIFY(records(all) > 0);
    QVERIFY(QJsonDocument::fromJson(all.out.toUtf8()).object().value(c("rows")).toInteger() >= records(all));
    const Ran none = bench.run(list + QStringList{c("--completed"), c("--to"), c("2001-01-01")});
    QCOMPARE(none.code, 0);
    QCOMPARE(records(none), 0);
    const Ran since = bench.run(list + QStringList{c("--updated"), c("--from"), c("2001-01-01")});
    QVERIFY(records(since) >= records(all));
}

void TestCliExport::unboundOrUnknown()
{
    Bench bench;
    Ran ran = bench.run({c("--list"), c("nobody"), bench.file()});
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(c("There is no list “nobody”.")), qPrintable(ran.err));
    ran = bench.run({c("--list"), c("Spring leads"), c("--campaign"), c("nobody"), bench.file()});
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(c("is not bound to “nobody”")), qPrintable(ran.err));
    // Bound three times: nobody guesses which.
    ran = bench.run({c("--list"), c("Household panel, autumn wave"), bench.file()});
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(c("is bound several times")), qPrintable(ran.err));
    QVERIFY(!QFile::exists(bench.file()));
}

void TestCliExport::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    QTest::newRow("no file") << QStringList{c("--list"), c("a")} << c("Name the file");
    QTest::newRow("two files") << QStringList{c("--list"), c("a"), c("x"), c("y")} << c("One file at a time");
    QTest::newRow("no list") << QStringList{c("x")} << c("Name the list");
    QTest::newRow("two questions") << QStringList{c("--list"), c("a"), c("--completed"), c("--updated"), c("x")}
                                   << c("Take one of them");
    QTest::newRow("time of all") << QStringList{c("--list"), c("a"), c("--from"), c("2024-01-01"), c("x")} << c("go with");
    QTest::newRow("no time") << QStringList{c("--list"), c("a"), c("--updated"), c("--from"), c("13.11.2024"), c("x")}
                             << c("is no time");
    QTest::newRow("backwards") << QStringList{c("--list"),     c("a"),    c("--updated"),  c("--from"),
                                              c("2024-01-02"), c("--to"), c("2024-01-01"), c("x")}
                               << c("must be after");
    QTest::newRow("unknown option") << QStringList{c("--nonsense"), c("x")} << c("nonsense");
}

void TestCliExport::wrongUse()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const auto parsed = app::parseExport(arguments);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().contains(said), qPrintable(parsed.error()));
}

void TestCliExport::timesAreUtc()
{
    const auto window = [](const char *from, const char *to) {
        return app::parseExport({c("--list"), c("a"), c("--updated"), c("--from"), c(from), c("--to"), c(to), c("x.csv")})
            ->selection.window();
    };
    const auto at = [](int hour, int minute) { return QDateTime({2024, 11, 12}, {hour, minute}, Qt::UTC); };
    QCOMPARE(window("2024-11-12", "2024-11-12T09:30").start, at(0, 0));
    QCOMPARE(window("2024-11-12", "2024-11-12T09:30").end, at(9, 30));
    QCOMPARE(window("2024-11-12T01:00:00+01:00", "2024-11-12T09:30Z").start, at(0, 0));
    QCOMPARE(window("2024-11-12T01:00:00+01:00", "2024-11-12T09:30Z").end, at(9, 30));
    const auto all = app::parseExport({c("--list"), c("a"), c("--completed"), c("x.csv")})->selection.window();
    QVERIFY(!all.start.isValid() && !all.end.isValid());
}

void TestCliExport::failureLeavesNoFile()
{
    Bench bench;
    bench.tenant->addFault(c("kind=status,path=campaign/getAllRecords,code=403,nth=1"));
    const Ran ran = bench.run({c("--list"), c("Spring leads"), bench.file()});
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains(c("(403)")), qPrintable(ran.err));
    QVERIFY(ran.err.contains(c("No file was written.")));
    QVERIFY(ran.out.isEmpty());
    QVERIFY(!QFile::exists(bench.file()));
    QCOMPARE(QDir(bench.folder.path()).entryList({c("*.part")}, QDir::Files | QDir::Hidden), QStringList());
}

QTEST_GUILESS_MAIN(TestCliExport)
#include "tst_cliexport.moc"
