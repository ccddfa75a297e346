// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial import --mapping FILE`: a mapping that was saved in the window does the same without one.

#include <QTest>

#include <models/transfer/mappingfile.h>

#include <support/program.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

class TestCliMapping : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usesTheFile();
    void hasToFit();
    void byPosition();

private:
    // Nachname and Vorname joined, dates of Berlin.
    static QString writeMapping(const Program &program)
    {
        const auto format = usFormat(QStringLiteral("cli format"));
        Mapping mapping;
        mapping.sources.resize(5);
        mapping.setColumn(0, 0);
        mapping.setColumn(1, 2);
        mapping.sources[1].joined = {1};
        mapping.sources[1].separator = QStringLiteral(", ");
        mapping.setColumn(2, 3);
        mapping.setConstant(3, QStringLiteral("7"));
        mapping.setColumn(4, 4);
        mapping.sources[4].cleanUp.date.pattern = QStringLiteral("dd.MM.yyyy HH:mm");
        mapping.sources[4].cleanUp.date.zone = "Europe/Berlin";
        const QStringList columns{QStringLiteral("Nr"), QStringLiteral("Vorname"), QStringLiteral("Nachname"),
                                  QStringLiteral("Tel"), QStringLiteral("Termin")};
        return program.write(QStringLiteral("leads.outdial-mapping.json"), encodeNamedMapping(mapping, columns, true, format));
    }
    static QStringList stored(const Program &program, const char *field)
    {
        return program.tenant->storedValues(program.tenant->listIdByName(QStringLiteral("Leads")), QLatin1String(field));
    }
};

void TestCliMapping::usesTheFile()
{
    Program program;
    program.formatFile();
    writeMapping(program);
    program.write(QStringLiteral("leads.csv"), "Termin,Nr,Vorname,Nachname,Tel\n09.03.2026 14:05,1,Mira,Falkenrath,4155550100\n");
    const QString rest = QStringLiteral(" --list Leads --format format.json --mapping leads.outdial-mapping.json --yes");
    const auto ran = program.run(words(QStringLiteral("leads.csv") + rest));
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(program.ids(QStringLiteral("Leads")), QStringList{QStringLiteral("1")});
    QCOMPARE(stored(program, "last_name"), QStringList{QStringLiteral("Falkenrath, Mira")});
    QCOMPARE(stored(program, "visits"), QStringList{QStringLiteral("7")});
    QCOMPARE(stored(program, "renewal"), QStringList{QStringLiteral("2026-03-09 13:05")});
    // What is said on the command line goes before it.
    program.write(QStringLiteral("more.csv"), "Termin,Nr,Vorname,Nachname,Tel\n,2,Mira,Falkenrath,4155550101\n");
    QCOMPARE(program.run(words(QStringLiteral("more.csv --set visits=8 --map Vorname=last_name") + rest)).code, 0);
    QCOMPARE(stored(program, "visits").last(), QStringLiteral("8"));
    QCOMPARE(stored(program, "last_name").last(), QStringLiteral("Mira"));
}

void TestCliMapping::hasToFit()
{
    Program program;
    program.formatFile();
    writeMapping(program);
    program.write(QStringLiteral("leads.csv"), "Nr,Vorname,Familie,Tel,Termin\n1,Mira,Falkenrath,4155550100,\n");
    auto ran = program.run(
        words(QStringLiteral("leads.csv --list Leads --format format.json --mapping leads.outdial-mapping.json --yes")));
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(QLatin1String("Nachname")), qPrintable(ran.err));
    for (const char *name : {"leads.csv", "nowhere.json"}) {
        ran = program.run(words(QStringLiteral("leads.csv --list Leads --mapping %1 --yes").arg(QLatin1String(name))));
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains(QLatin1String(name)), qPrintable(ran.err));
    }
    QCOMPARE(program.sent(), 0);
}

void TestCliMapping::byPosition()
{
    Program program;
    program.formatFile();
    program.write(QStringLiteral("leads.csv"), "1,Mira,4155550100,7,2026-12-01 09:00\n");
    const auto ran = program.run(words(QStringLiteral("leads.csv --list Leads --format format.json --no-header --yes")));
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY2(ran.err.contains(QLatin1String("no header")), qPrintable(ran.err));
    QCOMPARE(stored(program, "last_name"), QStringList{QStringLiteral("Mira")});
}

QTEST_GUILESS_MAIN(TestCliMapping)
#include "tst_climapping.moc"
