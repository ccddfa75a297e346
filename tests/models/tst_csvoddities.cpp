// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What Excel, LibreOffice, Google Sheets and damaged disks really write, each from the bytes of the file through what is guessed
// to its rows, with the lines they are on.
#include <QTemporaryDir>
#include <QTest>

#include <models/transfer/csvreader.h>
#include <models/transfer/csvsniffer.h>
#include <models/transfer/importsource.h>

using namespace outdial::models;

class TestCsvOddities : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void files_data();
    void files();
};

void TestCsvOddities::files_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("names"); // of the columns, with | between
    QTest::addColumn<QString>("rows");  // "LINE:[a][b]", with ~ for ragged, ! for bytes that are no text; or the error's word
    const auto row = [](const char *name, const QByteArray &bytes, const char *names, const char *rows) {
        QTest::newRow(name) << bytes << QString::fromUtf8(names) << QString::fromUtf8(rows);
    };
    row("sep line", "sep=;\r\nname;phone\r\nAda;1415\r\n", "name|phone", "3:[Ada][1415]");
    row("sep line, saved again in quotes", "\"sep=;\"\r\nname;phone\r\nAda;1415\r\n", "name|phone", "3:[Ada][1415]");
    row("sep line, filled up with delimiters", "sep=;;\r\nname;phone\r\nAda;1415\r\n", "name|phone", "3:[Ada][1415]");
    row("sep line behind a mark", "\xEF\xBB\xBFsep=|\nname|phone\nAda|1415\n", "name|phone", "3:[Ada][1415]");
    row("sep with a letter is a title", "sep=a,phone\nx,1415\ny,1416\n", "sep=a|phone", "2:[x][1415] 3:[y][1416]");
    row("blank rows at the end, as delimiters", "name,phone\nAda,1415\n,\n,\n,\n", "name|phone", "2:[Ada][1415]");
    row("blank rows between and before", ",\n\nname,phone\n,\nAda,1415\n \n", "name|phone", "5:[Ada][1415]");
    row("empty cells in quotes are a row", "name,phone\nAda,1415\n\"\",\"\"\n", "name|phone", "2:[Ada][1415] 3:[][]");
    row("short row", "name,phone,zip\nAda,1415,02139\nBo,1416\nCy,1417,02140\n", "name|phone|zip",
        "2:[Ada][1415][02139] 3:[Bo][1416]~ 4:[Cy][1417][02140]");
    row("long row", "name,phone\nAda,1415\nBo,1416,x\n", "name|phone", "2:[Ada][1415] 3:[Bo][1416][x]~");
    row("stray quotes", "size,phone\n5\" pipe,1415\nit\"s,1416\n", "size|phone", "2:[5\" pipe][1415] 3:[it\"s][1416]");
    row("text behind a closing quote", "name,phone\n\"Ada\" B,1415\n", "name|phone", "2:[Ada B][1415]");
    row("quote that is never closed", "name,phone\nAda,1415\n\"Bo,1416\nCy,1417\n", "name|phone", "2:[Ada][1415] error:line 3");
    row("zero byte", QByteArray("name,phone\nA\0a,1415\nBo,1416\n", 28), "name|phone",
        "2:[A\xE2\x90\x80"
        "a][1415]! 3:[Bo][1416]");
    row("lone cr as line end", "name,phone\rAda,1415\rBo,1416\r", "name|phone", "2:[Ada][1415] 3:[Bo][1416]");
    row("lone cr in a field cuts the row", "name,phone\nA\rda,1415\nBo,1416\n", "name|phone", "2:[A]~ 3:[da][1415] 4:[Bo][1416]");
    row("mixed line ends", "name,phone\r\nAda,1415\nBo,1416\rCy,1417", "name|phone", "2:[Ada][1415] 3:[Bo][1416] 4:[Cy][1417]");
    row("lf cr", "name,phone\n\rAda,1415\n\r", "name|phone", "3:[Ada][1415]");
    row("header with blanks", " name , phone\t\nAda,1415\n", "name|phone", "2:[Ada][1415]");
    row("header in quotes, with a line break", "\"full\nname\",phone\nAda,1415\n", "full\nname|phone", "3:[Ada][1415]");
    row("mark inside the first quotes", "\"\xEF\xBB\xBFname\",phone\nAda,1415\n", "name|phone", "2:[Ada][1415]");
    row("two marks", "\xEF\xBB\xBF\xEF\xBB\xBFname,phone\nAda,1415\n", "name|phone", "2:[Ada][1415]");
    row("mark where files were joined",
        "\xEF\xBB\xBFname,phone\nAda,1415\n\xEF\xBB\xBF"
        "Bo,1416\n",
        "name|phone", "2:[Ada][1415] 3:[Bo][1416]");
    row("line breaks in quotes", "name,phone\n\"A\r\nda\n\",1415\n\"B\rd\",1416\n", "name|phone",
        "2:[A\r\nda\n][1415] 5:[B\rd][1416]");
    row("bytes that are no text", "name,phone\nAd\xFF,1415\n", "name|phone", nullptr);
    row("leading zeros and long numbers stay", "zip,account\n00501,12345678901234567890\n", "zip|account",
        "2:[00501][12345678901234567890]");
    row("formula that keeps a zero", "zip,n\n\"=\"\"00501\"\"\",1\n", "zip|n", "2:[=\"00501\"][1]");
    row("spaces around are kept for the check to trim", "name,phone\n Ada , 1415 \n", "name|phone", "2:[ Ada ][ 1415 ]");
}

void TestCsvOddities::files()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, names);
    QFETCH(QString, rows);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("odd.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto guess = sniffCsvFile(file.fileName(), rows.isEmpty() ? CsvWish{QByteArray("UTF-8"), {}, {}, {}} : CsvWish{});
    QVERIFY2(guess.isUsable(), qPrintable(guess.problem));
    QCOMPARE(guess.columnNames.join(u'|'), names);
    for (const std::size_t block : {std::size_t{1}, std::size_t{5}, std::size_t{4096}}) {
        CsvReader reader(openSource(file.fileName()).device, guess.dialect(), block);
        QStringList read;
        CsvReader::Status status = CsvReader::Status::Row;
        while ((status = reader.next()) == CsvReader::Status::Row) {
            QString text = QString::number(reader.line()) + u':';
            for (const auto field : reader.fields())
                text += u'[' + QString::fromUtf8(field.data(), qsizetype(field.size())).replace(QChar(0), QChar(0x2400)) + u']';
            if (reader.isRagged())
                text += u'~';
            if (reader.badEncoding() || reader.hasNul())
                text += u'!';
            read.append(text);
        }
        if (status == CsvReader::Status::Error) {
            const auto at = reader.error().indexOf(QLatin1String("line "));
            read.append(QStringLiteral("error:") + reader.error().mid(at, 6));
        }
        const QString expected = rows.isEmpty() ? QStringLiteral("2:[Ad\uFFFD][1415]!") : rows;
        QCOMPARE(read.join(u' '), expected);
    }
}

QTEST_GUILESS_MAIN(TestCsvOddities)
#include "tst_csvoddities.moc"
