// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The encodings of text: their names, which one a file has, and what is in none.

#include <QTest>

#include <models/transfer/csvreader.h>
#include <models/transfer/csvsniffer.h>
#include <models/transfer/encodings.h>
#include <models/transfer/importsource.h>

#include <support/sourcefiles.h>

using namespace outdial::models;
using namespace outdial::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestEncodings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesOfEncodings_data();
    void namesOfEncodings();
    void everyEncodingIsKnown();
    void foundOut_data();
    void foundOut();
    void placeOfBadBytes_data();
    void placeOfBadBytes();
    void badHeader();
    void heldBackLetter();

private:
    SourceFolder m_folder;
};

void TestEncodings::namesOfEncodings_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char *asked, const char *name) { QTest::newRow(asked) << QByteArray(asked) << QByteArray(name); };
    row("utf8", "UTF-8");
    row("UTF-8", "UTF-8");
    row("ascii", "UTF-8");
    row("utf-16le", "UTF-16LE");
    row("cp1252", "WINDOWS-1252");
    row("1252", "WINDOWS-1252");
    row("Windows-1251", "WINDOWS-1251");
    row("latin1", "ISO-8859-1");
    row("iso8859_15", "ISO-8859-15");
    row("Shift-JIS", "SHIFT_JIS");
    row("cp932", "SHIFT_JIS");
    row("gbk", "GB18030");
    row("koi8-r", "KOI8-R");
    row("KLINGON", "");
    row("UTF-8//IGNORE", "");
    row("", "");
}

void TestEncodings::namesOfEncodings()
{
    QFETCH(QByteArray, asked);
    QTEST(encodingNamed(asked), "name");
}

void TestEncodings::everyEncodingIsKnown()
{
    int count = 0;
    for (const auto &group : encodingGroups()) {
        for (const auto &name : group.names) {
            QCOMPARE(encodingNamed(name), name);
            const auto guess = sniffCsv("a,b\n1,2\n", true, {name, {}, {}, {}});
            QVERIFY2(guess.isUsable() || name.startsWith("UTF-"), name.constData());
            ++count;
        }
    }
    QVERIFY(count > 30);
}

void TestEncodings::foundOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QString>("cell"); // first of the first row
    const auto wide = [](const QString &text, int width, bool big, bool mark) {
        QByteArray bytes;
        const auto add = [&](uint code) {
            for (int i = 0; i < width; ++i)
                bytes.append(char(code >> 8 * (big ? width - 1 - i : i) & 0xFF));
        };
        if (mark)
            add(0xFEFF);
        for (const QChar c : text)
            add(c.unicode());
        return bytes;
    };
    const QString german = s("Name;Ort\nJörg;Köln\nÄnne;Füssen\n");
    const QString russian = s("имя;город\nИван;Москва\nОльга;Тверь\n");
    const QString chinese = s("姓名,城市\n李明,北京\n王芳,上海\n");
    const auto row = [](const QByteArray &name, const QByteArray &bytes, const char *encoding, const char *cell) {
        QTest::newRow(name.constData()) << bytes << QByteArray(encoding) << s(cell);
    };
    for (const bool mark : {true, false}) {
        const QByteArray how = mark ? " with mark" : " without mark";
        row("utf-16le" + how, wide(german, 2, false, mark), "UTF-16LE", "Jörg");
        row("utf-16be" + how, wide(german, 2, true, mark), "UTF-16BE", "Jörg");
        row("utf-32le" + how, wide(german, 4, false, mark), "UTF-32LE", "Jörg");
        row("utf-32be" + how, wide(german, 4, true, mark), "UTF-32BE", "Jörg");
        row("utf-16le, russian" + how, wide(russian, 2, false, mark), "UTF-16LE", "Иван");
        row("utf-16be, chinese" + how, wide(chinese, 2, true, mark), "UTF-16BE", "李明");
    }
    QByteArray cyrillic = "\xE8\xEC\xFF;\xE3\xEE\xF0\xEE\xE4\n"; // имя;город
    for (int i = 0; i < 20; ++i)
        cyrillic += "\xC8\xE2\xE0\xED;\xCC\xEE\xF1\xEA\xE2\xE0 \xE8 \xD2\xE2\xE5\xF0\xFC\n"; // Иван;Москва и Тверь
    row("windows-1251", cyrillic, "WINDOWS-1251", "Иван");
    QByteArray japanese = "\x96\xBC\x91\x4F,\x8F\x5A\x8F\x8A\n"; // 名前,住所
    for (int i = 0; i < 20; ++i)
        japanese += "\x93\x63\x92\x86,\x93\x8C\x8B\x9E\x82\xCC\x83\x5C\x83\x6A\x81\x5B\n"; // 田中,東京のソニー
    row("shift-jis", japanese, "SHIFT_JIS", "田中");
    QByteArray simplified = "\xD0\xD5\xC3\xFB,\xB3\xC7\xCA\xD0\n"; // 姓名,城市
    for (int i = 0; i < 20; ++i)
        simplified += "\xC0\xEE\xC3\xF7,\xD4\xDA\xB1\xB1\xBE\xA9\xB5\xC4\xB9\xAB\xCB\xBE\n"; // 李明,在北京的公司
    row("gb18030", simplified, "GB18030", "李明");
}

void TestEncodings::foundOut()
{
    QFETCH(QByteArray, bytes);
    const auto guess = sniffCsv(bytes, true, {{}, {}, {}, 1});
    QVERIFY2(guess.isUsable(), qPrintable(guess.problem));
    QTEST(guess.encoding.value, "encoding");
    QTEST(guess.firstRows.value(0).value(0), "cell");
    QCOMPARE(guess.columnCount, 2);
    QCOMPARE(guess.badRows, 0);
    QVERIFY(guess.encoding.certainty >= 60);
}

void TestEncodings::placeOfBadBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("character");
    const auto row = [](const char *name, const QByteArray &bytes, const char *encoding, int line, int character) {
        QTest::newRow(name) << bytes << QByteArray(encoding) << line << character;
    };
    row("utf-8", "a,b\nx\xC3\xB6\xFFy,z\n", "UTF-8", 2, 3);
    row("utf-8, in a quoted field", "a,b\n\"x\ny\r\n\xE2\x82\xACz\xE2\x82\",c\n", "UTF-8", 4, 3);
    row("utf-8, cut at the end", "a,b\nc,\xE2\x82", "UTF-8", 2, 3);
    row("utf-8, around a closing quote", "a,b\n\"\xE2\"\x82\xAC,c\n", "UTF-8", 2, 2);
    row("windows-1252", "a,b\nc,d\nM\xFCx\x81,y\n", "WINDOWS-1252", 3, 4);
    row("utf-16", QByteArray("a\0,\0b\0\n\0x\0\x00\xDC,\0c\0\n\0", 18), "UTF-16LE", 2, 2);
    row("zero", QByteArray("a,b\nxy\0,z\n", 10), "UTF-8", 2, 3);
}

void TestEncodings::placeOfBadBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, encoding);
    Source source = openSource(m_folder.write("bad.csv", bytes));
    CsvReader reader(std::move(source.device), {encoding, ',', '"', 0}, 3);
    int bad = 0;
    CsvReader::Status status = CsvReader::Status::Row;
    while ((status = reader.next()) == CsvReader::Status::Row) {
        if (!reader.badEncoding() && !reader.hasNul())
            continue;
        ++bad;
        QTEST(int(reader.badPlace().line), "line");
        QTEST(int(reader.badPlace().character), "character");
    }
    QCOMPARE(status, CsvReader::Status::End);
    QCOMPARE(bad, 1);
}

void TestEncodings::badHeader()
{
    // A name of a column is never made up.
    const auto read = readAll(m_folder.write("header.csv", "id,na\xFFme\n1,2\n"));
    QCOMPARE(read.rows, 0);
    QVERIFY2(read.error.contains(s("line 1")) && read.error.contains(s("character 6")), qPrintable(read.error));
}

void TestEncodings::heldBackLetter()
{
    // The table of Hebrew keeps a letter back, as a point may follow: the last one of a file must not be lost.
    const auto read = readAll(m_folder.write("hebrew.csv", "x\n\xF9"), {"WINDOWS-1255", ',', '"', 1});
    QCOMPARE(read.rows, 1);
    QCOMPARE(read.last, QByteArray("\xD7\xA9")); // ש
}

QTEST_GUILESS_MAIN(TestEncodings)
#include "tst_encodings.moc"
