// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Columns that are joined and texts that are cleaned, on their way through the pipeline.

#include <QTest>

#include <support/rowcase.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

class TestValueReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joinsAndCleanUps();
    void joinedScientific();
    void cleanedKeys();
    void timesOfAnotherZone();
    void samples();
};

void TestValueReader::joinsAndCleanUps()
{
    // Area code and number, two lines of a name, and a plain column beside them.
    RowCase one(
        "id,first,last,area,number\n"
        "1, mira , FALKENRATH ,(415),555 0100\n"
        "2,,Benning,,4155550101\n"
        "3,Cas,,415,\n"
        "4,\"O'NEIL\nJR\",n/a,415-,555-0104\n"
        "5,cas,,,4155550105\n",
        {textColumns[0], QStringLiteral("first"), QStringLiteral("last"), QStringLiteral("area"), QStringLiteral("number")},
        textFormat());
    auto &mapping = one.settings.mapping;
    mapping.setColumn(1, 1);
    mapping.sources[1].joined = {2};
    mapping.sources[1].separator = QStringLiteral("/");
    mapping.sources[1].cleanUp.letters = Letters::Title;
    mapping.sources[1].cleanUp.collapseBlanks = true;
    mapping.setColumn(2, 3);
    mapping.sources[2].joined = {4};
    mapping.sources[2].separator.clear();
    mapping.sources[2].cleanUp.digitsOnly = true;
    QCOMPARE(one.read(), (QStringList{record("1", "Mira/Falkenrath", "4155550100"),
                                      record("2", "Benning", "4155550101"), // empty cells leave no separator
                                      QStringLiteral("phoneLength 4"), record("4", "O'Neil Jr/N/A", "4155550104"),
                                      record("5", "Cas", "4155550105")}));
    // Journals keep all of it.
    const auto kept = ImportSettings::fromJson(one.settings.toJson());
    QVERIFY(kept);
    one.settings.mapping = kept->mapping;
    QCOMPARE(one.read().value(0), record("1", "Mira/Falkenrath", "4155550100"));
    // A column that the file has not is an empty cell, as ever.
    one.settings.mapping.sources[1].joined = {2, 17};
    QCOMPARE(one.read().value(0), record("1", "Mira/Falkenrath", "4155550100"));
}

void TestValueReader::joinedScientific()
{
    // Joined or cleaned, what a spreadsheet has left of a number must not pass for one.
    RowCase one("id;text;area;number\n1;a;415;5.55E+06\n2;a;;4.15555E+09\n3;5E+05;415;5550100\n",
                {textColumns[0], textColumns[1], QStringLiteral("area"), QStringLiteral("number")}, textFormat());
    one.settings.dialect.delimiter = ';';
    auto &source = (one.settings.mapping.setColumn(2, 2), one.settings.mapping.sources[2]);
    source.joined = {3};
    source.cleanUp.digitsOnly = true;
    QCOMPARE(one.read(), (QStringList{QStringLiteral("phoneScientific 2"), QStringLiteral("phoneScientific 3"),
                                      record("3", "5E+05", "4155550100")}));
    auto first = RowPipeline::open(one.settings);
    QVERIFY((*first)->next() == RowPipeline::Status::Blocked);
    QCOMPARE((*first)->detail(), QStringLiteral("415 5.55E+06")); // as it is in the file
    source.joined.clear();
    source.column = 3;
    QCOMPARE(one.read().mid(0, 2), (QStringList{QStringLiteral("phoneScientific 2"), QStringLiteral("phoneScientific 3")}));
    // In a text it is a warning, and nothing is lost of it.
    one.settings.mapping.sources[1].column = 3;
    one.settings.mapping.sources[1].joined = {2};
    source = {};
    source.constant = QStringLiteral("4155550100");
    source.kind = MatchKind::Constant;
    auto pipeline = RowPipeline::open(one.settings);
    QVERIFY((*pipeline)->next() == RowPipeline::Status::Sendable);
    QVERIFY((*pipeline)->warning() == Cause::ScientificNotation);
    QCOMPARE((*pipeline)->field(), 1);
    QCOMPARE((*pipeline)->detail(), QStringLiteral("5.55E+06 415"));
}

void TestValueReader::cleanedKeys()
{
    // Keys that are the same only when they are cleaned come twice.
    auto format = textFormat();
    format.fields[0].key = true;
    RowCase one("id,text,phone\nab-1,a,4155550100\nAB1,b,4155550101\n N/A ,c,4155550102\n", textColumns, format);
    one.settings.mapping.sources[0].cleanUp.letters = Letters::Upper;
    one.settings.mapping.sources[0].cleanUp.remove = QStringLiteral("-");
    one.settings.mapping.sources[0].cleanUp.replacements = {{QStringLiteral("n/a"), {}}};
    QCOMPARE(one.read(),
             (QStringList{record("AB1", "a", "4155550100"), QStringLiteral("duplicateInFile 3"), QStringLiteral("keyEmpty 4")}));
}

void TestValueReader::timesOfAnotherZone()
{
    auto format = textFormat();
    format.fields[1] = field("when", api::FieldType::DateTimeCallAt);
    format.fields[1].format = QStringLiteral("yyyy-MM-dd HH:mm");
    RowCase one("id,when,phone\n1,01.07.2026 09:00,4155550100\n2,2026-07-01 09:00,4155550101\n3,,4155550102\n"
                "4,soon,4155550103\n",
                {textColumns[0], QStringLiteral("when"), textColumns[2]}, format);
    auto &date = one.settings.mapping.sources[1].cleanUp.date;
    date.pattern = QStringLiteral("dd.MM.yyyy HH:mm");
    // Not moved: what has the format of the field already is as good as what is made of it.
    QCOMPARE(
        one.read(),
        (QStringList{record("1", "2026-07-01 09:00", "4155550100", "when"), record("2", "2026-07-01 09:00", "4155550101", "when"),
                     bare("3").replace(QLatin1String("0100"), QLatin1String("0102")), QStringLiteral("notADateTime 5")}));
    // Moved: it would be the time of another zone, and somebody would be called two hours late.
    date.zone = "Europe/Berlin";
    QCOMPARE(one.read(),
             (QStringList{record("1", "2026-07-01 07:00", "4155550100", "when"), QStringLiteral("notADateTime 3"),
                          bare("3").replace(QLatin1String("0100"), QLatin1String("0102")), QStringLiteral("notADateTime 5")}));
}

void TestValueReader::samples()
{
    // What is shown before the check is what the check does.
    const QStringList row{QStringLiteral(" 415 "), QStringLiteral("(555) 0100"), QStringLiteral("4.15555E+09"), {}};
    auto phone = field("phone", api::FieldType::Phone);
    phone.phoneType = api::PhoneType::UsCanada;
    FieldSource source;
    source.column = 0;
    source.joined = {1};
    auto sample = sampleOf(row, source, phone, true);
    QCOMPARE(sample.raw, QStringLiteral("415 (555) 0100"));
    QCOMPARE(sample.cleaned, sample.raw);
    QCOMPARE(sample.stored, QStringLiteral("14155550100"));
    source.cleanUp.digitsOnly = true;
    QCOMPARE(sampleOf(row, source, phone, true).cleaned, QStringLiteral("4155550100"));
    source.joined.clear();
    sample = sampleOf(row, source, phone, true);
    QVERIFY(!sample.fits && sample.stored.isEmpty());
    QCOMPARE(sampleOf(row, source, phone, false).stored, QStringLiteral("415")); // types not known: the tenant decides
    source.column = 2;
    phone.phoneType = api::PhoneType::Other;
    QVERIFY(!sampleOf(row, source, phone, true).fits); // its digits are lost
    source.column = 3;
    QVERIFY(sampleOf(row, source, phone, true).fits);
    source.column = 17;
    QCOMPARE(sampleOf(row, source, phone, true).stored, QString());
    source = {};
    source.kind = MatchKind::Constant;
    source.constant = QStringLiteral(" 007 ");
    QCOMPARE(sampleOf(row, source, field("visits", api::FieldType::Integer), true).stored, QStringLiteral("7"));
}

QTEST_GUILESS_MAIN(TestValueReader)
#include "tst_valuereader.moc"
