// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// CsvReader against rows written by hand, each case with blocks of 1, 2, 3, 7 bytes and of 64 KB.
#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <models/transfer/csvreader.h>

#include <cstring>

using namespace outdial::models;
using Status = CsvReader::Status;

namespace {

// One row as text: "LINE: [a][b]", with ! for bad bytes, 0 for NUL bytes, r for ragged.
QString shown(const CsvReader &reader)
{
    QString text = QString::number(reader.line()) + QLatin1Char(':');
    for (const std::string_view field : reader.fields())
        text += QLatin1Char('[') + QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size())) + QLatin1Char(']');
    if (reader.badEncoding())
        text += QLatin1Char('!');
    if (reader.hasNul())
        text += QLatin1Char('0');
    if (reader.isRagged())
        text += QLatin1Char('r');
    return text;
}

std::unique_ptr<QIODevice> bufferOf(const QByteArray &bytes)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

QStringList rowsOf(CsvReader &reader)
{
    QStringList rows;
    Status status = Status::Row;
    while ((status = reader.next()) == Status::Row)
        rows.append(shown(reader));
    if (status == Status::Error)
        rows.append(QStringLiteral("error"));
    if (reader.next() != status)
        rows.append(QStringLiteral("the end does not last"));
    return rows;
}

// Fails, or ends, after some bytes.
class BrokenDevice : public QIODevice {
public:
    BrokenDevice(QByteArray bytes, qint64 claimed, bool fails) : m_bytes(std::move(bytes)), m_claimed(claimed), m_fails(fails)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return m_claimed; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_bytes.size() - m_at);
        if (count == 0 && m_fails) {
            setErrorString(QStringLiteral("Input/output error"));
            return -1;
        }
        std::memcpy(data, m_bytes.constData() + m_at, static_cast<std::size_t>(count));
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
    qint64 m_claimed;
    bool m_fails;
};

} // namespace

class TestCsvReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rows_data();
    void rows();
    void header();
    void raggedRowsAreCounted();
    void unterminatedQuoteNamesItsLine();
    void tooLongRow();
    void longRowsWithinTheBound();
    void readErrorIsNoEnd();
    void truncationIsNoEnd();
    void unknownEncoding();
    void offsets();
    void manyRows();
};

void TestCsvReader::rows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<CsvDialect>("dialect");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &expected, const CsvDialect &dialect = {}) {
        const QStringList list = expected.isEmpty() ? QStringList() : expected.split(QLatin1Char('|'));
        QTest::newRow(name) << bytes << dialect << list;
    };
    const auto u = [](const char *text) { return QString::fromUtf8(text); };
    row("lf", "a,b\nc,d\n", u("1:[a][b]|2:[c][d]"));
    row("crlf", "a,b\r\nc,d\r\n", u("1:[a][b]|2:[c][d]"));
    row("cr", "a,b\rc,d\r", u("1:[a][b]|2:[c][d]"));
    row("mixed ends", "a\rb\nc\r\nd", u("1:[a]|2:[b]|3:[c]|4:[d]"));
    row("no last end", "a,b\nc,d", u("1:[a][b]|2:[c][d]"));
    row("empty file", "", u(""));
    row("only ends", "\n\r\n\n", u(""));
    row("blank lines", "\na\n\n  \nb\n\n\n", u("2:[a]|5:[b]"));
    row("empty fields", "a,\n,,b\n", u("1:[a][]|2:[][][b]r"));
    row("lines of delimiters alone", "a,b\n,\n ,\t\n\"\",\nc,d\n,,,\n,", u("1:[a][b]|4:[][]|5:[c][d]"));
    row("trailing delimiter at the end", "a,b\nc,", u("1:[a][b]|2:[c][]"));
    row("quoted", "\"a\",\"b c\"\n", u("1:[a][b c]"));
    row("quoted delimiter", "\"a,b\",c\n", u("1:[a,b][c]"));
    row("doubled quotes", "\"say \"\"hi\"\"\",\"\"\"\"\n", u("1:[say \"hi\"][\"]"));
    row("empty quoted", "\"\",\"\"\n", u("1:[][]"));
    row("only an empty quoted", "\"\"\n", u("1:[]"));
    row("quoted at the very end", "a,\"b\"", u("1:[a][b]"));
    row("line breaks inside", "\"x\ny\",1\n\"p\r\nq\r\",2\nz,3\n", u("1:[x\ny][1]|3:[p\r\nq\r][2]|6:[z][3]"));
    row("stray quotes", "5\" pipe,it\"s \"\"ok\"\"\nx,y\n", u("1:[5\" pipe][it\"s \"\"ok\"\"]|2:[x][y]"));
    row("text behind a quote", "\"a\" b,\"c\"\"d\"e\"f\n", u("1:[a b][c\"de\"f]"));
    row("space before a quote is text", "a, \"b\n", u("1:[a][ \"b]"));
    row("quote opened never", "a,b\n\"c,d\ne\n", u("1:[a][b]|error"));
    row("ragged", "a,b\nc\nd,e,f\ng,h\n", u("1:[a][b]|2:[c]r|3:[d][e][f]r|4:[g][h]"));
    row("sep line", "sep=;\na;b\n", u("2:[a][b]"), {"UTF-8", ';', '"', 0});
    row("sep line crlf, other delimiter", "sep=,\r\na;b\r\n", u("2:[a][b]"), {"UTF-8", ';', '"', 0});
    row("sep later is a row", "a;b\nsep=;\n", u("1:[a][b]|2:[sep=][]"), {"UTF-8", ';', '"', 0});
    row("bom", "\xEF\xBB\xBF\"a\",b\n", u("1:[a][b]"));
    row("bom and sep", "\xEF\xBB\xBFsep=;\na;b\n", u("2:[a][b]"), {"UTF-8", ';', '"', 0});
    row("bom only", "\xEF\xBB\xBF", u(""));
    row("tab", "a\tb,c\n", u("1:[a][b,c]"), {"UTF-8", '\t', '"', 0});
    row("no quote character", "\"a,b\"\n", u("1:[\"a][b\"]"), {"UTF-8", ',', '\0', 0});
    row("single quotes", "'a,b','it''s'\n", u("1:[a,b][it's]"), {"UTF-8", ',', '\'', 0});
    row("nul", QByteArray("a\0b,c\nd,e\n", 10), u("1:[a") + QChar(0) + u("b][c]0|2:[d][e]"));
    row("utf-8", "\xC3\xA9,\xE2\x82\xAC\n\xF0\x9F\x98\x80,x\n", u("1:[\xC3\xA9][\xE2\x82\xAC]|2:[\xF0\x9F\x98\x80][x]"));
    row("bad utf-8", "a,b\nx\xFFy,\"z\"\nc,d\n", u("1:[a][b]|2:[x\xEF\xBF\xBDy][z]!|3:[c][d]"));
    row("cut utf-8 at the end", "a,b\nc,\xE2\x82", u("1:[a][b]|2:[c][\xEF\xBF\xBD\xEF\xBF\xBD]!"));
    row("windows-1252", "M\xFCller,\x80 5\n", u("1:[M\xC3\xBCller][\xE2\x82\xAC 5]"), {"WINDOWS-1252", ',', '"', 0});
    row("windows-1252 undefined byte", "a,b\nx\x81,y\nc,d\n", u("1:[a][b]|2:[x\xEF\xBF\xBD][y]!|3:[c][d]"),
        {"WINDOWS-1252", ',', '"', 0});
    row("iso-8859-15", "\xA4,\xBD\n", u("1:[\xE2\x82\xAC][\xC5\x93]"), {"ISO-8859-15", ',', '"', 0});
    row("utf-16le with mark",
        QByteArray("\xFF\xFE"
                   "a\0,\0\xAC\x20\n\0b\0,\0c\0",
                   16),
        u("1:[a][\xE2\x82\xAC]|2:[b][c]"), {"UTF-16LE", ',', '"', 0});
    row("utf-16be", QByteArray("\0a\0,\0b\0\r\0\n\0c\0,\xD8\x3D\xDE\x00", 18), u("1:[a][b]|2:[c][\xF0\x9F\x98\x80]"),
        {"UTF-16BE", ',', '"', 0});
    row("utf-16le cut", QByteArray("a\0,\0b\0\n\0c\0,\0d", 13), u("1:[a][b]|2:[c][\xEF\xBF\xBD]!"), {"UTF-16LE", ',', '"', 0});
    row("utf-16le lone surrogate", QByteArray("a\0,\0\x00\xDC\n\0b\0,\0c\0", 14), u("1:[a][\xEF\xBF\xBD]!|2:[b][c]"),
        {"UTF-16LE", ',', '"', 0});
    row("shift-jis", "\x93\xFA,\x83\x5C\n", u("1:[\xE6\x97\xA5][\xE3\x82\xBD]"),
        {"SHIFT-JIS", ',', '"', 0}); // 5C is the second byte
    row("gb18030", "\xD6\xD0,b\n", u("1:[\xE4\xB8\xAD][b]"), {"GB18030", ',', '"', 0});
}

void TestCsvReader::rows()
{
    QFETCH(QByteArray, bytes);
    QFETCH(CsvDialect, dialect);
    QFETCH(QStringList, expected);
    for (const std::size_t block : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::size_t{64 * 1024}}) {
        CsvReader reader(bufferOf(bytes), dialect, block);
        const QStringList rows = rowsOf(reader);
        QVERIFY2(rows == expected, qPrintable(QStringLiteral("blocks of %1: %2").arg(block).arg(rows.join(QLatin1Char('|')))));
    }
}

void TestCsvReader::header()
{
    for (const std::size_t block : {std::size_t{1}, std::size_t{4096}}) {
        CsvReader reader(bufferOf("exported today\n\n\"first\nname\",phone\nAda,1\nBo\n"), {"UTF-8", ',', '"', 3}, block);
        QCOMPARE(rowsOf(reader), (QStringList{QStringLiteral("5:[Ada][1]"), QStringLiteral("6:[Bo]r")}));
        QCOMPARE(reader.header(), (std::vector<std::string>{"first\nname", "phone"}));
        QCOMPARE(reader.columnCount(), std::size_t{2});
        QCOMPARE(reader.rowCount(), 2);
    }
    CsvReader only(bufferOf("a,b\n"), {"UTF-8", ',', '"', 1});
    QCOMPARE(only.next(), Status::End);
    QCOMPARE(only.header(), (std::vector<std::string>{"a", "b"}));
    CsvReader separated(bufferOf("sep=;\na;b\n1;2\n"), {"UTF-8", ';', '"', 2});
    QCOMPARE(rowsOf(separated), QStringList{QStringLiteral("3:[1][2]")});
    QCOMPARE(separated.header(), (std::vector<std::string>{"a", "b"}));
}

void TestCsvReader::raggedRowsAreCounted()
{
    CsvReader reader(bufferOf("a,b\n1\n2,3\n4,5,6\n"), {"UTF-8", ',', '"', 1});
    QCOMPARE(rowsOf(reader).size(), 3);
    QCOMPARE(reader.raggedCount(), 2);
}

void TestCsvReader::unterminatedQuoteNamesItsLine()
{
    CsvReader reader(bufferOf("a,b\n\"x\ny\",c\nd,\"never\nclosed\n"), {});
    QCOMPARE(rowsOf(reader).size(), 3);
    QVERIFY2(reader.error().contains(QStringLiteral("line 4")), qPrintable(reader.error()));
}

void TestCsvReader::tooLongRow()
{
    CsvReader reader(bufferOf("a\n" + QByteArray(17 * 1024 * 1024, 'x')), {});
    QCOMPARE(reader.next(), Status::Row);
    QCOMPARE(reader.next(), Status::Error);
    QVERIFY2(reader.error().contains(QStringLiteral("line 2")), qPrintable(reader.error()));
}

void TestCsvReader::longRowsWithinTheBound()
{
    const QByteArray text(3 * 1024 * 1024, 'y');
    CsvReader reader(bufferOf("\"" + text + "\n\"\"\",b\nc,d\n"), {}, 4096);
    QCOMPARE(reader.next(), Status::Row);
    QCOMPARE(reader.fields()[0].size(), static_cast<std::size_t>(text.size()) + 2);
    QVERIFY(reader.fields()[0].ends_with("y\n\""));
    QCOMPARE(reader.next(), Status::Row);
    QCOMPARE(shown(reader), QStringLiteral("3:[c][d]"));
}

void TestCsvReader::readErrorIsNoEnd()
{
    const QByteArray bytes = "a,b\nc,d\ne";
    CsvReader reader(std::make_unique<BrokenDevice>(bytes, bytes.size(), true), {}, 4);
    QCOMPARE(rowsOf(reader), (QStringList{QStringLiteral("1:[a][b]"), QStringLiteral("2:[c][d]"), QStringLiteral("error")}));
    QVERIFY2(reader.error().contains(QStringLiteral("Input/output error")), qPrintable(reader.error()));
}

void TestCsvReader::truncationIsNoEnd()
{
    CsvReader reader(std::make_unique<BrokenDevice>("a,b\nc,d\n", 5000, false), {}, 4);
    QCOMPARE(rowsOf(reader), (QStringList{QStringLiteral("1:[a][b]"), QStringLiteral("2:[c][d]"), QStringLiteral("error")}));

    // A real file, cut while it is read.
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cut.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("1234567,abcdefg\n").repeated(10000));
    file.close();
    auto device = std::make_unique<QFile>(path);
    QVERIFY(device->open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    CsvReader cut(std::move(device), {}, 4096);
    QCOMPARE(cut.next(), Status::Row);
    QVERIFY(QFile::resize(path, 8192));
    Status status = Status::Row;
    while ((status = cut.next()) == Status::Row) {
    }
    QCOMPARE(status, Status::Error);
    QCOMPARE(cut.rowCount(), 512); // 8192 / 16
}

void TestCsvReader::unknownEncoding()
{
    CsvReader reader(bufferOf("a\n"), {"KLINGON", ',', '"', 0});
    QCOMPARE(reader.next(), Status::Error);
    QVERIFY(reader.error().contains(QStringLiteral("KLINGON")));
}

void TestCsvReader::offsets()
{
    CsvReader reader(bufferOf("\xEF\xBB\xBF"
                              "ab,c\n\nd,e\n"),
                     {}, 3);
    QCOMPARE(reader.next(), Status::Row);
    QCOMPARE(reader.byteOffset(), 3);
    QCOMPARE(reader.next(), Status::Row);
    QCOMPARE(reader.byteOffset(), 9);
    QByteArray wide;
    for (const char c : QByteArray("ab,c\n").repeated(1000))
        wide.append(c).append('\0');
    CsvReader converted(bufferOf(wide), {"UTF-16LE", ',', '"', 0}, 512);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(converted.next(), Status::Row);
    QCOMPARE(converted.byteOffset(), 9990); // the last row begins there
}

void TestCsvReader::manyRows()
{
    QByteArray bytes;
    for (int i = 0; i < 50000; ++i)
        bytes += QByteArray::number(i) + (i % 3 == 0 ? ",\"a\"\"b,\n\"," : ",plain,") + QByteArray::number(i * 7) + "\r\n";
    for (const std::size_t block : {std::size_t{4096}, std::size_t{65536}, std::size_t{1000003}}) {
        CsvReader reader(bufferOf(bytes), {}, block);
        int i = 0;
        std::int64_t line = 1;
        while (reader.next() == Status::Row) {
            const auto fields = reader.fields();
            QCOMPARE(fields.size(), std::size_t{3});
            QCOMPARE(fields[0], std::string_view(std::to_string(i)));
            QCOMPARE(fields[1], std::string_view(i % 3 == 0 ? "a\"b,\n" : "plain"));
            QCOMPARE(fields[2], std::string_view(std::to_string(i * 7)));
            QCOMPARE(reader.line(), line);
            line += i % 3 == 0 ? 2 : 1;
            ++i;
        }
        QCOMPARE(i, 50000);
    }
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
