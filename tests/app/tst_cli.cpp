// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial import`, started as a program: what it takes, what it prints, how it ends. Interrupted ones are in tst_cliresume.cpp.

#include <QTest>

#include <support/program.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

class TestCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void makesTheListAndAddsAllRows();
    void rejectsEndWithOne();
    void warningsAreSent();
    void readingAndMapping();
    void severalFiles();
    void wrongUse_data();
    void wrongUse();
    void noTerminal();
    void notSignedIn();
    void environmentIsNeeded();
    void practiceTenant();
    void filesThatWouldBeWrittenOver();
};

void TestCli::makesTheListAndAddsAllRows()
{
    Program program;
    program.write(QStringLiteral("leads.csv"), goodRows(1200));
    program.formatFile();
    const auto ran =
        program.run(words(QStringLiteral("leads.csv --list Leads --format format.json --added added.csv --yes --json")));
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY(ran.balances());
    QCOMPARE(ran.rows("read"), 1200);
    QCOMPARE(ran.rows("added"), 1200);
    QCOMPARE(ran.out.count(u'\n'), 1); // nothing but the receipt
    QCOMPARE(program.ids(QStringLiteral("Leads")), idsOf(1200));
    const auto added = contentOf(program.folder.filePath(QStringLiteral("added.csv")));
    QCOMPARE(added.count('\n'), 1201);
    QVERIFY(!added.contains("outdial_line"));
    QVERIFY(!QFile::exists(program.folder.filePath(QStringLiteral("leads.rejects.csv"))));

    // The list is there now, and its format known: by name and by id, without --format.
    program.write(QStringLiteral("more.csv"), goodRows(10, 1200));
    QCOMPARE(program.run(words(QStringLiteral("more.csv --list Leads --yes"))).code, 0);
    program.write(QStringLiteral("even more.csv"), goodRows(10, 1210));
    const auto byId = program.run({QStringLiteral("even more.csv"), QStringLiteral("--list"),
                                   program.tenant->listIdByName(QStringLiteral("Leads")), QStringLiteral("--yes")});
    QCOMPARE(byId.code, 0);
    QVERIFY(byId.out.contains(QLatin1String("10 read = 10 added")));
    QCOMPARE(program.ids(QStringLiteral("Leads")), idsOf(1220));
}

void TestCli::rejectsEndWithOne()
{
    Program program;
    program.formatFile();
    program.write(QStringLiteral("leads.csv"),
                  goodRows(5) + "C000001,Twice,(415) 555-0111,1,\r\nC9,Short,555-0111,1,\r\nC000900,Late,(415) 555-0112,1,\r\n");
    QCOMPARE(program.run(words(QStringLiteral("leads.csv --list Leads --format format.json --rejects bad.csv --yes"))).code, 1);
    QCOMPARE(program.ids(QStringLiteral("Leads")), idsOf(5) << QStringLiteral("C000900"));
    const auto rejects = contentOf(program.folder.filePath(QStringLiteral("bad.csv")));
    QCOMPARE(rejects.count('\n'), 3);
    QVERIFY(rejects.contains("C9,Short,555-0111,1,,8,"));
    // What the tenant rejects counts as well.
    program.write(QStringLiteral("again.csv"), goodRows(2));
    const auto again = program.run(words(QStringLiteral("again.csv --list Leads --yes --json")));
    QCOMPARE(again.code, 1);
    QVERIFY(again.balances());
    QCOMPARE(again.cause(Cause::DuplicateKey), 2);
    QVERIFY(QFile::exists(program.folder.filePath(QStringLiteral("again.rejects.csv"))));
    // The rejects, mended, go in.
    QByteArray mended = rejects;
    mended.replace("C000001,", "C000777,").replace(",555-0111,", ",(415) 555-0113,");
    program.write(QStringLiteral("mended.csv"), mended);
    QCOMPARE(program.run(words(QStringLiteral("mended.csv --list Leads --yes"))).code, 0);
}

void TestCli::warningsAreSent()
{
    Program program;
    program.formatFile();
    program.write(QStringLiteral("leads.csv"), goodRows(5) + "C9,Nobody,(555) 555-0111,1,\r\n"); // no area code is 555
    const auto ran = program.run(words(QStringLiteral("leads.csv --list Leads --format format.json --yes")));
    QCOMPARE(ran.code, 0);
    const auto line = QStringLiteral("  1 × phone: Phone is of an area code that is not in use (a warning, will be sent)\n");
    QVERIFY2(ran.err.contains(line), qPrintable(ran.err));
    QCOMPARE(program.ids(QStringLiteral("Leads")), idsOf(5) << QStringLiteral("C9"));
}

void TestCli::readingAndMapping()
{
    Program program;
    program.formatFile();
    // Windows-1252, bars, no header: each said, not guessed.
    program.write(QStringLiteral("old.txt"), "L1|Strömqvist|(415) 555-0100\nL2|Lucía|(415) 555-0101\n");
    QByteArray latin = contentOf(program.folder.filePath(QStringLiteral("old.txt")));
    program.write(QStringLiteral("old.txt"), QString::fromUtf8(latin).toLatin1());
    auto ran = program.run(
        words(QStringLiteral("old.txt --list Old --format format.json --encoding WINDOWS-1252 --delimiter pipe --no-header "
                             "--map 1=customer_id --map 2=last_name --map 3=phone --set visits=0042 --yes --json")));
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const auto list = program.tenant->listIdByName(QStringLiteral("Old"));
    QCOMPARE(program.ids(QStringLiteral("Old")), (QStringList{QStringLiteral("L1"), QStringLiteral("L2")}));
    QCOMPARE(program.tenant->storedValues(list, QStringLiteral("last_name")),
             (QStringList{QStringLiteral("Strömqvist"), QStringLiteral("Lucía")}));
    QCOMPARE(program.tenant->storedValues(list, QStringLiteral("visits")),
             (QStringList{QStringLiteral("42"), QStringLiteral("42")}));

    // A title with "=" in it, a column that is left out, a constant with "=" in it.
    program.write(QStringLiteral("new.csv"), "customer_id;a=b;phone;visits\nN1;Benning;(415) 555-0100;7\n");
    ran = program.run({QStringLiteral("new.csv"), QStringLiteral("--list"), QStringLiteral("Old"), QStringLiteral("--delimiter"),
                       QStringLiteral(";"), QStringLiteral("--map"), QStringLiteral("visits="), QStringLiteral("--set"),
                       QStringLiteral("last_name=x=y"), QStringLiteral("--yes")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(program.tenant->storedValues(list, QStringLiteral("last_name")).last(), QStringLiteral("x=y"));
    QCOMPARE(program.tenant->storedValues(list, QStringLiteral("visits")).last(), QString());
    program.write(QStringLiteral("newer.csv"), "customer_id;a=b;phone\nN2;Benning;(415) 555-0100\n");
    QCOMPARE(program.run(words(QStringLiteral("newer.csv --list Old --map a=b=last_name --yes"))).code, 0);
    QCOMPARE(program.tenant->storedValues(list, QStringLiteral("last_name")).last(), QStringLiteral("Benning"));
}

void TestCli::severalFiles()
{
    Program program;
    program.formatFile();
    program.write(QStringLiteral("a.csv"), goodRows(30));
    program.write(QStringLiteral("b.csv"), goodRows(30, 20) + "C9,Short,555-0111,1,\r\n");
    const auto ran = program.run(words(QStringLiteral("a.csv b.csv --list Both --format format.json --yes --json")));
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.balances());
    QCOMPARE(ran.rows("read"), 61);
    QCOMPARE(ran.rows("added"), 50);
    QCOMPARE(ran.cause(Cause::DuplicateKey), 10);
    QCOMPARE(program.ids(QStringLiteral("Both")), idsOf(50));
    // The second cannot be mapped: what became of the first is told all the same.
    program.write(QStringLiteral("c.csv"), goodRows(3, 100));
    program.write(QStringLiteral("d.csv"), "x,y\n1,2\n");
    const auto half = program.run(words(QStringLiteral("c.csv d.csv --list Both --yes --json")));
    QCOMPARE(half.code, 2);
    QCOMPARE(half.rows("added"), 3);
}

void TestCli::wrongUse_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const char *arguments, const char *word) {
        QTest::newRow(name) << QString::fromUtf8(arguments) << QString::fromUtf8(word);
    };
    row("no file", "--list New --format format.json --yes", "file");
    row("no list", "good.csv --format format.json --yes", "--list");
    row("unknown option", "good.csv --list New --frobnicate", "frobnicate");
    row("unknown mode", "good.csv --list New --format format.json --mode replace --yes", "--mode");
    row("unknown list", "good.csv --list New --yes", "--format");
    row("resume without a list", "good.csv --list New --format format.json --resume --yes", "New");
    row("no such file", "gone.csv --list New --format format.json --yes", "gone.csv");
    row("folder", ". --list New --format format.json --yes", "folder");
    row("PNG", "picture.png --list New --format format.json --yes", "picture.png");
    row("empty", "empty.csv --list New --format format.json --yes", "empty.csv");
    row("the second is zeros", "good.csv zeros.csv --list New --format format.json --yes", "zeros.csv");
    row("format is not there", "good.csv --list New --format gone.json --yes", "gone.json");
    row("format is not one", "good.csv --list New --format good.csv --yes", "good.csv");
    row("unknown encoding", "good.csv --list New --format format.json --encoding KLINGON --yes", "KLINGON");
    row("delimiter of two", "good.csv --list New --format format.json --delimiter ,, --yes", "--delimiter");
    row("map without =", "good.csv --list New --format format.json --map phone --yes", "--map");
}

void TestCli::wrongUse()
{
    QFETCH(QString, arguments);
    QFETCH(QString, word);
    Program program;
    program.formatFile();
    program.write(QStringLiteral("good.csv"), goodRows(3));
    program.write(QStringLiteral("empty.csv"), {});
    program.write(QStringLiteral("zeros.csv"), QByteArray(10'000, '\0'));
    program.write(QStringLiteral("picture.png"), QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + QByteArray(5000, '\xC3'));
    const auto ran = program.run(words(arguments));
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(word), qPrintable(ran.err));
    QVERIFY(ran.out.isEmpty());
    QCOMPARE(program.sent(), 0);
    QVERIFY(program.tenant->listIdByName(QStringLiteral("New")).isEmpty()); // not even the list was made
}

void TestCli::noTerminal()
{
    Program program;
    program.formatFile();
    program.write(QStringLiteral("leads.csv"), goodRows(3));
    auto ran = program.run(words(QStringLiteral("leads.csv --list Leads --format format.json")));
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.err.contains(QLatin1String("--yes")));
    QVERIFY(program.tenant->listIdByName(QStringLiteral("Leads")).isEmpty());
    program.makeList(QStringLiteral("Leads"));
    ran = program.run(words(QStringLiteral("leads.csv --list Leads --format format.json")));
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.err.contains(QLatin1String("3 of 3 rows"))); // the plan is told
    QCOMPARE(program.sent(), 0);
    // Columns and fields that are not there; two columns of one name.
    for (const char *arguments : {"leads.csv --list Leads --format format.json --map gone=phone --yes",
                                  "leads.csv --list Leads --format format.json --map phone=gone --yes",
                                  "leads.csv --list Leads --format format.json --set gone=1 --yes",
                                  "leads.csv --list Leads --format format.json --map 6=phone --yes",
                                  "leads.csv --list Leads --format format.json --map phone= --yes",
                                  "twice.csv --list Leads --format format.json --yes"}) {
        program.write(QStringLiteral("twice.csv"), "customer_id,last_name,phone,phone\n1,A,(415) 555-0100,\n");
        QCOMPARE(program.run(words(QString::fromLatin1(arguments))).code, 2);
    }
    QCOMPARE(program.sent(), 0);
}

void TestCli::notSignedIn()
{
    Program program;
    program.makeList(QStringLiteral("Leads"));
    program.write(QStringLiteral("leads.csv"), goodRows(3));
    program.secret = QStringLiteral("not-the-secret-7d1f");
    const auto ran = program.run(words(QStringLiteral("leads.csv --list Leads --yes")));
    QCOMPARE(ran.code, 3);
    QVERIFY(!ran.err.isEmpty());
    QCOMPARE(program.sent(), 0);
}

void TestCli::environmentIsNeeded()
{
    Program program;
    program.write(QStringLiteral("leads.csv"), goodRows(3));
    program.secret.clear();
    auto process = program.start(words(QStringLiteral("leads.csv --list Leads --yes")));
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitCode(), 2);
    QVERIFY(process->readAllStandardError().contains("OUTDIAL_CLIENT_SECRET"));
}

// A tenant need not be in the environment.
void TestCli::practiceTenant()
{
    Program program;
    program.write(QStringLiteral("leads.csv"), goodRows(3));
    program.formatFile();
    program.secret = QStringLiteral("not-the-secret-of-the-environment");
    const auto ran = program.run(words(QStringLiteral("leads.csv --list Leads --format format.json --yes --json --sandbox")));
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY(ran.balances());
    QCOMPARE(ran.rows("added"), 3);
    QCOMPARE(program.sent(), 0); // it went to the practice tenant
    QCOMPARE(program.run(words(QStringLiteral("leads.csv --list Leads --yes --sandbox --profile Field"))).code, 2);
    QCOMPARE(program.run(words(QStringLiteral("leads.csv --list Leads --yes --profile Nobody"))).code, 2);
}

void TestCli::filesThatWouldBeWrittenOver()
{
    Program program;
    program.makeList(QStringLiteral("Leads"));
    program.formatFile();
    const QByteArray text = goodRows(3) + "C9,Short,555-0111,1,\r\n";
    const auto path = program.write(QStringLiteral("leads.csv"), text);
    QVERIFY(QFile::link(path, program.folder.filePath(QStringLiteral("link.csv"))));
    for (const char *arguments :
         {"--rejects leads.csv", "--added ./leads.csv", "--rejects link.csv", "--rejects x.csv --added x.csv"}) {
        const auto ran =
            program.run(words(QStringLiteral("leads.csv --list Leads --format format.json --yes ") + QLatin1String(arguments)));
        QCOMPARE(ran.code, 2);
        QCOMPARE(contentOf(path), text);
    }
    QCOMPARE(program.run(words(QStringLiteral("leads.csv leads.csv --list Leads --format format.json --yes"))).code, 2);
    QCOMPARE(program.sent(), 0);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
