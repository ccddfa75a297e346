// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done to the text of a cell before it is checked: a wrong digit calls other people.

#include <QJsonDocument>
#include <QTest>

#include <support/cleanedtext.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

class TestCleanUp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void texts_data();
    void texts();
    void replacements();
    void order();
    void scientificIsLeftAlone();
    void json();
    void jsonThatIsNotUnderstood_data();
    void jsonThatIsNotUnderstood();
};

void TestCleanUp::texts_data()
{
    QTest::addColumn<CleanUp>("cleanUp");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const CleanUp &cleanUp, const char *value, const char *expected) {
        QTest::newRow(name) << cleanUp << QString::fromUtf8(value) << QString::fromUtf8(expected);
    };
    CleanUp none;
    row("nothing", none, "  as it  is", "  as it  is");
    CleanUp blanks;
    blanks.collapseBlanks = true;
    row("blanks", blanks, "van  der \t Meij", "van der Meij");
    row("line breaks and no-break spaces", blanks, "a\r\n\r\nb\u00A0\u2003c", "a b c");
    row("single blanks stay, letters beyond ASCII too", blanks, "Ä ö\u202Fü€", "Ä ö ü€");
    CleanUp upper;
    upper.letters = Letters::Upper;
    row("upper", upper, "Elm St. 5a", "ELM ST. 5A");
    row("upper beyond ASCII", upper, "straße é", "STRASSE É");
    CleanUp lower;
    lower.letters = Letters::Lower;
    row("lower", lower, "Mira.B@EXAMPLE.Com", "mira.b@example.com");
    row("lower beyond ASCII", lower, "ÄÖÜ É", "äöü é");
    CleanUp title;
    title.letters = Letters::Title;
    row("title", title, "mIRA falkenrath-ELLWANGER", "Mira Falkenrath-Ellwanger");
    row("title: names with an apostrophe", title, "o'NEIL d'angelo", "O'Neil D'Angelo");
    row("title: an apostrophe inside of a word", title, "JOE'S DINER", "Joe's Diner");
    row("title: digits begin a word", title, "2ND street", "2nd Street");
    row("title beyond ASCII", title, "ÉMILE zola-ÖZIL o’NEIL", "Émile Zola-Özil O’Neil");
    CleanUp digits;
    digits.digitsOnly = true;
    row("digits", digits, "+49 (030) 12-34/5", "4903012345");
    row("leading zeros stay", digits, "00-71", "0071");
    row("without a digit as it was", digits, "unknown", "unknown");
    row("other digits are characters", digits, "٣4", "4");
    CleanUp remove;
    remove.remove = QString::fromUtf8("-/€.");
    row("characters", remove, "12-34/5 €.", "12345");
    row("nothing left", remove, "--", "");
    row("neighbours of a removed character in UTF-8", remove, "₤₭€", "₤₭");
}

void TestCleanUp::texts()
{
    QFETCH(CleanUp, cleanUp);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    QCOMPARE(cleaned(cleanUp, value), expected);
}

void TestCleanUp::replacements()
{
    CleanUp cleanUp;
    cleanUp.replacements = {{QStringLiteral("N/A"), {}},
                            {QString::fromUtf8(" Große "), QStringLiteral(" L ")},
                            {QStringLiteral("M"), QStringLiteral("male")},
                            {QStringLiteral("m"), QStringLiteral("second")}};
    cleanUp.letters = Letters::Upper;
    // The whole value, whatever its capitals; what it becomes is not cleaned any further.
    for (const char *value : {"N/A", "n/a"})
        QCOMPARE(cleaned(cleanUp, QLatin1String(value)), QString());
    QCOMPARE(cleaned(cleanUp, QString::fromUtf8("GROßE")), QStringLiteral("L"));
    QCOMPARE(cleaned(cleanUp, QStringLiteral("m")), QStringLiteral("male"));
    QCOMPARE(cleaned(cleanUp, QStringLiteral("n/a.")), QStringLiteral("N/A."));
    QCOMPARE(cleaned(cleanUp, {}), QString());
    cleanUp.replacements.append({{}, QStringLiteral("unknown")});
    QCOMPARE(cleaned(cleanUp, {}), QStringLiteral("unknown"));
    // Also as the other steps leave it: that is what the check shows.
    cleanUp.remove = QStringLiteral(".-");
    QCOMPARE(cleaned(cleanUp, QStringLiteral("n/a.")), QString());
    QCOMPARE(cleaned(cleanUp, QStringLiteral("--")), QStringLiteral("unknown"));
}

void TestCleanUp::order()
{
    // Blanks, then whole values, then characters, then dates.
    CleanUp cleanUp = dates("dd.MM.yyyy HH:mm");
    cleanUp.collapseBlanks = true;
    cleanUp.replacements = {{QStringLiteral("not known"), {}}};
    cleanUp.remove = QStringLiteral("hU");
    QCOMPARE(cleaned(cleanUp, QStringLiteral("not \n known"), dateField()), QString());
    QCOMPARE(cleaned(cleanUp, QStringLiteral("09.03.2026  14:05 hU"), dateField()), QStringLiteral("2026-03-09 14:05"));
    CleanUp digits;
    digits.remove = QStringLiteral("0");
    digits.digitsOnly = true;
    QCOMPARE(cleaned(digits, QStringLiteral("10-20")), QStringLiteral("12"));
}

void TestCleanUp::scientificIsLeftAlone()
{
    // Its digits would look like a number that belongs to somebody.
    CleanUp digits;
    digits.digitsOnly = true;
    QCOMPARE(cleaned(digits, QStringLiteral("4.15555E+09")), QStringLiteral("4.15555E+09"));
    CleanUp remove;
    remove.remove = QStringLiteral(".+E");
    QCOMPARE(cleaned(remove, QStringLiteral("4.15555E+09")), QStringLiteral("4.15555E+09"));
    // Somebody who names it knows what it was.
    digits.replacements = {{QStringLiteral("4.15555E+09"), QStringLiteral("4155550100")}};
    QCOMPARE(cleaned(digits, QStringLiteral("4.15555E+09")), QStringLiteral("4155550100"));
}

void TestCleanUp::json()
{
    QCOMPARE(encodeCleanUp({}), QJsonObject());
    QVERIFY(decodeCleanUp({})->isEmpty());
    auto cleanUp = dates("M/d/yyyy h:mm a", "America/New_York", "Europe/Berlin");
    cleanUp.date.storedAs = QStringLiteral("yyyy-MM-dd");
    cleanUp.collapseBlanks = true;
    cleanUp.digitsOnly = true;
    cleanUp.remove = QString::fromUtf8("\"€\\");
    cleanUp.letters = Letters::Title;
    cleanUp.replacements = {{QStringLiteral("N/A"), {}}, {{}, QStringLiteral("x")}};
    const auto bytes = QJsonDocument(encodeCleanUp(cleanUp)).toJson();
    const auto read = decodeCleanUp(QJsonDocument::fromJson(bytes).object());
    QVERIFY(read && *read == cleanUp);
    // As a person writes it.
    const auto written = decodeCleanUp(QJsonDocument::fromJson(R"({"letters": "upper", "replace": [{"value": "-", "by": ""}],
        "date": {"pattern": "excel", "zone": "Europe/Berlin"}})")
                                           .object());
    QVERIFY(written);
    QCOMPARE(written->letters, Letters::Upper);
    QCOMPARE(written->replacements.first().value, QStringLiteral("-"));
    QCOMPARE(written->date.pattern, excelDates());
    QVERIFY(cleanUpInWords(*written).contains(QLatin1String("Europe/Berlin")));
    QVERIFY(cleanUpInWords({}).isEmpty());
}

void TestCleanUp::jsonThatIsNotUnderstood_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("letters") << QByteArray(R"({"letters": "camel"})") << QStringLiteral("camel");
    QTest::newRow("pattern") << QByteArray(R"({"date": {"pattern": "QQ yyyy"}})") << QStringLiteral("QQ yyyy");
    QTest::newRow("zone") << QByteArray(R"({"date": {"pattern": "excel", "zone": "Mars/Base"}})") << QStringLiteral("Mars/Base");
    QTest::newRow("stored zone") << QByteArray(R"({"date": {"pattern": "excel", "storedZone": "CEST"}})")
                                 << QStringLiteral("CEST");
    QTest::newRow("stored as") << QByteArray(R"({"date": {"pattern": "excel", "storedAs": "yyyy"}})") << QStringLiteral("yyyy");
}

void TestCleanUp::jsonThatIsNotUnderstood()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    const auto read = decodeCleanUp(QJsonDocument::fromJson(bytes).object());
    QVERIFY(!read);
    QVERIFY2(read.error().contains(word) && read.error().endsWith(u'.'), qPrintable(read.error()));
}

QTEST_GUILESS_MAIN(TestCleanUp)
#include "tst_cleanup.moc"
