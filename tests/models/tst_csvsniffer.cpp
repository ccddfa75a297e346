// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What sniffCsv makes of files that people have.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <models/transfer/csvsniffer.h>

#include <unistd.h>

using namespace outdial::models;

namespace {

QByteArray german()
{
    return "Vorname;Nachname;Telefon;Straße;Betrag\n"
           "Jörg;Müller;030 901820;Königstraße 5;12,50\n"
           "Änne;Größl;089 555123;Bäckergasse 17;7,00\n"
           "Jürgen;Weiß;0221 445566;Überseering 3;99,95\n";
}

QByteArray latin1(const QByteArray &utf8) { return QString::fromUtf8(utf8).toLatin1(); }

QByteArray utf16(const QByteArray &utf8, bool mark)
{
    const QString text = QString::fromUtf8(utf8);
    QByteArray bytes = mark ? QByteArray("\xFF\xFE") : QByteArray();
    for (const QChar c : text)
        bytes.append(static_cast<char>(c.unicode() & 0xFF)).append(static_cast<char>(c.unicode() >> 8));
    return bytes;
}

} // namespace

class TestCsvSniffer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void files_data();
    void files();
    void notCsv_data();
    void notCsv();
    void notReadable();
    void rowsAndNames();
    void oddNames();
    void header_data();
    void header();
    void wishesWin();
    void cutSample();
    void damagedUtf8();
};

void TestCsvSniffer::files_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<char>("delimiter");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("headerLine");
    const auto row = [](const char *name, const QByteArray &bytes, const char *encoding, char delimiter, int columns, int line) {
        QTest::newRow(name) << bytes << QByteArray(encoding) << delimiter << columns << line;
    };
    row("ascii, comma", "name,phone\nAda,14155550134\nBo,14155550135\n", "UTF-8", ',', 2, 1);
    row("utf-8, semicolon, decimal commas", german(), "UTF-8", ';', 5, 1);
    row("utf-8 with mark", "\xEF\xBB\xBF" + german(), "UTF-8", ';', 5, 1);
    row("windows-1252", latin1(german()), "WINDOWS-1252", ';', 5, 1);
    row("utf-16 with mark", utf16(german(), true), "UTF-16LE", ';', 5, 1);
    row("utf-16 without mark", utf16(german(), false), "UTF-16LE", ';', 5, 1);
    row("tab", "name\tphone\tnote\nAda\t1415555\ta, b; c\nBo\t1415556\td, e\n", "UTF-8", '\t', 3, 1);
    row("bar", "name|phone\nAda|1\nBo|2\n", "UTF-8", '|', 2, 1);
    row("quoted commas", "name;note\n\"a\";\"x, y, z\"\n\"b\";\"p, q\nr, s\"\n", "UTF-8", ';', 2, 1);
    row("sep line", "sep=|\na,b|1\nc,d|2\n", "UTF-8", '|', 2, 0);
    row("one column", "phone\n14155550134\n14155550135\n", "UTF-8", ',', 1, 1);
    row("cr ends", "name,phone\rAda,1\rBo,2\r", "UTF-8", ',', 2, 1);
    row("no header", "Ada,14155550134\nBo,14155550135\n", "UTF-8", ',', 2, 0);
}

void TestCsvSniffer::files()
{
    QFETCH(QByteArray, bytes);
    const CsvGuess guess = sniffCsv(bytes, true);
    QVERIFY2(guess.isUsable(), qPrintable(guess.problem));
    QTEST(guess.encoding.value, "encoding");
    QTEST(guess.delimiter.value, "delimiter");
    QTEST(guess.columnCount, "columns");
    QTEST(guess.headerLine.value, "headerLine");
    QCOMPARE(guess.quote.value, '"');
    for (const auto &[certainty, reason] :
         {std::pair(guess.encoding.certainty, guess.encoding.reason),
          std::pair(guess.delimiter.certainty, guess.delimiter.reason), std::pair(guess.quote.certainty, guess.quote.reason),
          std::pair(guess.headerLine.certainty, guess.headerLine.reason)}) {
        QVERIFY(certainty > 0 && certainty <= 100);
        QVERIFY(reason.endsWith(QLatin1Char('.')));
    }
}

void TestCsvSniffer::notCsv_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &bytes, const char *says) {
        QTest::newRow(name) << bytes << QString::fromLatin1(says);
    };
    row("png", QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16), "picture");
    const QByteArray zip("PK\x03\x04\x14\0\x06\0", 8);
    row("xlsx", zip + "[Content_Types].xml", "spreadsheet");
    row("ods", zip + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "spreadsheet");
    row("zip", zip + "leads.csv", "compressed");
    row("xls", QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "spreadsheet");
    row("gzip", QByteArray("\x1F\x8B\x08\0", 4), "compressed");
    row("pdf", QByteArray("%PDF-1.7\n"), "PDF");
    row("zeros", QByteArray(5000, '\0'), "zeros");
    row("empty", QByteArray(), "empty");
    row("blank lines", QByteArray("\n\n \n"), "no rows");
    row("noise", QByteArray("\x01\x02\x03\x10 text \x05\x06\x07"), "not a text file");
}

void TestCsvSniffer::notCsv()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const CsvGuess guess = sniffCsv(bytes, true);
    QVERIFY(!guess.isUsable());
    QVERIFY2(guess.problem.contains(says), qPrintable(guess.problem));
}

void TestCsvSniffer::notReadable()
{
    QTemporaryDir folder;
    QVERIFY(sniffCsvFile(folder.path()).problem.contains(QStringLiteral("folder")));
    QVERIFY(sniffCsvFile(folder.filePath(QStringLiteral("gone.csv"))).problem.contains(QStringLiteral("does not exist")));
    const QString path = folder.filePath(QStringLiteral("locked.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name,phone\nAda,1\n");
    file.close();
    const CsvGuess guess = sniffCsvFile(path);
    QVERIFY(guess.isUsable());
    QVERIFY(guess.sampleIsWholeFile);
    QCOMPARE(guess.columnNames, (QStringList{QStringLiteral("name"), QStringLiteral("phone")}));
    QVERIFY(file.setPermissions(QFileDevice::Permissions()));
    if (geteuid() == 0)
        QSKIP("root may read everything");
    QVERIFY(sniffCsvFile(path).problem.contains(QStringLiteral("cannot be opened")));
}

void TestCsvSniffer::rowsAndNames()
{
    const CsvGuess guess = sniffCsv("id,name\n\"1\",\"a\nb\"\n2,c\n3\n", true);
    QCOMPARE(guess.columnNames, (QStringList{QStringLiteral("id"), QStringLiteral("name")}));
    QCOMPARE(guess.firstRows.size(), 3);
    QCOMPARE(guess.firstRows.at(0), (QStringList{QStringLiteral("1"), QStringLiteral("a\nb")}));
    QCOMPARE(guess.firstRowLines, (QList<qint64>{2, 4, 5}));
    QCOMPARE(guess.firstLines.at(1), QStringLiteral("\"1\",\"a"));
    QCOMPARE(guess.firstLines.size(), 5);
    QCOMPARE(guess.raggedRows, 1);
    QCOMPARE(guess.badRows, 0);
    QVERIFY(guess.quote.certainty > 90);
}

void TestCsvSniffer::oddNames()
{
    const CsvGuess guess = sniffCsv("id,phone,,phone, id ,phone\n1,2,3,4,5,6\n", true, {{}, {}, {}, 1});
    QCOMPARE(guess.doubleNames, (QStringList{QStringLiteral("phone"), QStringLiteral("id")}));
    QCOMPARE(guess.namelessColumns, (QList<int>{2}));
}

void TestCsvSniffer::header_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line");
    QTest::newRow("types differ") << QByteArray("who,when\nAda,2024-01-02\nBo,2024-01-03\n") << 1;
    QTest::newRow("all text, distinct") << QByteArray("first,last\nAda,Ngo\nBo,Lund\n") << 1;
    QTest::newRow("value comes again") << QByteArray("Ada,Gold\nBo,Gold\nCy,Silver\n") << 0;
    QTest::newRow("address in the first row") << QByteArray("Ada,ada@example.com\nBo,bo@example.com\n") << 0;
    QTest::newRow("date in the first row") << QByteArray("Ada,12/31/2024\nBo,01/02/2025\n") << 0;
    QTest::newRow("below blank lines") << QByteArray("\n\nname,phone\nAda,1\n") << 3;
}

void TestCsvSniffer::header()
{
    QFETCH(QByteArray, bytes);
    QTEST(sniffCsv(bytes, true).headerLine.value, "line");
}

void TestCsvSniffer::wishesWin()
{
    const CsvGuess guess = sniffCsv("a,b;c\n1,2;3\n", true, {QByteArray("ISO-8859-1"), ';', '\0', 0});
    QCOMPARE(guess.encoding.value, QByteArray("ISO-8859-1"));
    QCOMPARE(guess.delimiter.value, ';');
    QCOMPARE(guess.quote.value, '\0');
    QCOMPARE(guess.headerLine.value, 0);
    QCOMPARE(guess.delimiter.certainty, 100);
    QCOMPARE(guess.firstRows.at(0), (QStringList{QStringLiteral("a,b"), QStringLiteral("c")}));
    QVERIFY(!sniffCsv("a\n", true, {QByteArray("KLINGON"), {}, {}, {}}).isUsable());
}

void TestCsvSniffer::cutSample()
{
    // The sample ends inside a quoted field and inside a character: neither is a fault.
    const QByteArray bytes = "name;note\n" + QByteArray("Ada;\"x y\"\n").repeated(50) + "Bo;\"J\xC3";
    const CsvGuess guess = sniffCsv(bytes, false);
    QVERIFY(guess.isUsable());
    QCOMPARE(guess.encoding.value, QByteArray("UTF-8"));
    QCOMPARE(guess.delimiter.value, ';');
    QCOMPARE(guess.delimiter.certainty, 100);
    QCOMPARE(guess.raggedRows, 0);
    QVERIFY(!guess.sampleIsWholeFile);
}

void TestCsvSniffer::damagedUtf8()
{
    QByteArray bytes = "name;phone\n" + QByteArray("J\xC3\xB6rg;123\n").repeated(30) + "B\xF6;124\n";
    const CsvGuess guess = sniffCsv(bytes, true);
    QCOMPARE(guess.encoding.value, QByteArray("UTF-8"));
    QVERIFY(guess.encoding.certainty < 90);
    QCOMPARE(guess.badRows, 1);
}

QTEST_GUILESS_MAIN(TestCsvSniffer)
#include "tst_csvsniffer.moc"
