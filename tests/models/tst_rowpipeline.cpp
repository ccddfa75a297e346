// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What one row of a file becomes: the JSON that is sent, or the reason why it is not. And files that change under the reader.

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <models/transfer/batchbuilder.h>
#include <models/transfer/keyset.h>

#include <set>
#include <support/importbench.h>
#include <support/rowcase.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

class TestRowPipeline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void json_data();
    void json();
    void emptyAndSkippedFields();
    void constants();
    void jsonOfAnyText();
    void duplicatesByStoredKey();
    void keysOfSeveralFields();
    void cellCount();
    void scientific_data();
    void scientific();
    void linesOfQuotedRows();
    void byteOrderMark();
    void columnsThatWereMapped();
    void fileThatChanges();
    void fileThatChangesWhileRead();
    void ownColumnsAreNotWrittenAgain();
    void keySet();
};

void TestRowPipeline::json_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("json");
    const auto row = [](const char *name, const QByteArray &cell, const char *json) {
        QTest::newRow(name) << cell << QString::fromUtf8(json);
    };
    row("plain", "Benning", "Benning");
    row("quotes", "\"say \"\"hello\"\"\"", "say \\\"hello\\\"");
    row("backslash", "C:\\new", "C:\\\\new");
    row("slash stays", "a/b", "a/b");
    row("line breaks and tab", "\"a\r\nb\nc\td\"", "a\\r\\nb\\nc\\td");
    row("control characters", "a\x01\x1f\x7f.", "a\\u0001\\u001f\x7f.");
    row("Unicode", "Strömqvist 李 🎉", "Strömqvist 李 🎉");
    row("line separator", "a\u2028b", "a\u2028b");
    row("leading zeros", "0012300", "0012300");
    row("long digits", "12345678901234567890", "12345678901234567890");
    row("looks like a number", "1.50", "1.50");
    row("looks like JSON", "{}", "{}");
    row("null is a word", "null", "null");
    row("blanks around", "\" \tBenning \xC2\xA0\"", "Benning");
    row("blanks inside", "van  der Meij", "van  der Meij");
}

void TestRowPipeline::json()
{
    QFETCH(QByteArray, cell);
    QFETCH(QString, json);
    RowCase one("id,text,phone\n007," + cell + ",4155550100\n", textColumns, textFormat());
    QCOMPARE(one.read(), QStringList{expected("007", json.toUtf8().constData())});
}

void TestRowPipeline::emptyAndSkippedFields()
{
    auto format = textFormat();
    format.fields.append(field("intern", api::FieldType::Other));
    format.fields[3].skip = true;
    RowCase one("id,text,phone,intern\n1, ,4155550100,secret\n2,\"\",4155550100,\n",
                textColumns + QStringList{QStringLiteral("intern")}, format);
    one.settings.mapping.setColumn(3, 3); // even if somebody maps it
    QCOMPARE(one.read(), (QStringList{bare("1"), bare("2")}));
}

void TestRowPipeline::constants()
{
    RowCase one("id,phone\n1,4155550100\n", {textColumns[0], textColumns[2]}, textFormat());
    one.settings.mapping.setConstant(1, QString::fromUtf8("  Messe \"Süd\" "));
    QCOMPARE(one.read(), QStringList{expected("1", "Messe \\\"Süd\\\"")});
    one.settings.mapping.setConstant(1, QStringLiteral("  ")); // nothing but blanks is no value
    QCOMPARE(one.read(), QStringList{bare("1")});
}

void TestRowPipeline::jsonOfAnyText()
{
    // Every character of one byte, and some of more, survive the way through JSON.
    std::string text;
    for (int c = 0; c < 128; ++c)
        text += char(c);
    text += "äß€\xF0\x9F\x8E\x89";
    std::string json = "{\"text\":";
    appendJsonString(json, text);
    json += '}';
    const auto read = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object().value(QLatin1String("text")).toString();
    QCOMPARE(read.toStdString(), text);
}

void TestRowPipeline::duplicatesByStoredKey()
{
    auto format = textFormat();
    format.fields[2].key = true;
    RowCase one("id,text,phone\n1,a,(415) 555-0100\n2,b,4155550100\n3,c,1 415 555 0101\n4,d,+1 "
                "415.555.0101\n5,e,\n6,f,555-0102\n7,g,555-0102\n",
                textColumns, format);
    // A row that is blocked does not claim its key.
    const auto lines = one.read();
    QCOMPARE(lines.size(), 7);
    QVERIFY(lines.at(0).contains(QLatin1String("(415) 555-0100"))); // sent as it stands
    QCOMPARE(lines.at(1), QStringLiteral("duplicateInFile 3"));
    QVERIFY(lines.at(2).contains(QLatin1String("1 415 555 0101")));
    QCOMPARE(lines.mid(3), (QStringList{QStringLiteral("duplicateInFile 5"), QStringLiteral("keyEmpty 6"),
                                        QStringLiteral("phoneLength 7"), QStringLiteral("phoneLength 8")}));
    one.settings.typesKnown = false; // then nothing is known of keys: the tenant decides
    QCOMPARE(one.read().filter(QLatin1String("{")).size(), 7);
}

void TestRowPipeline::keysOfSeveralFields()
{
    auto format = textFormat();
    format.fields[0].key = format.fields[1].key = true;
    RowCase one("id,text,phone\nab,c,4155550100\na,bc,4155550100\nab,C,4155550100\nab,c,4155550101\n", textColumns, format);
    const auto lines = one.read();
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.last(), QStringLiteral("duplicateInFile 5"));
    QCOMPARE(lines.filter(QLatin1String("duplicate")).size(), 1);
}

void TestRowPipeline::cellCount()
{
    RowCase one("id,text,phone\n1,a\n2,a,4155550100,\n3,a,4155550100, ,\n4,a,4155550100,x\n5,a,4155550100,,x\n\n6,a,4155550100\n",
                textColumns, textFormat());
    QCOMPARE(one.read(), (QStringList{QStringLiteral("columnCount 2"), expected("2", "a"), expected("3", "a"),
                                      QStringLiteral("columnCount 5"), QStringLiteral("columnCount 6"), expected("6", "a")}));
}

void TestRowPipeline::scientific_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<bool>("flagged");
    for (const char *cell : {"4.15555E+09", "4,15555E+09", "1E+12", "4.15555e+09", "1.2E-05"})
        QTest::newRow(cell) << QByteArray(cell) << true;
    for (const char *cell : {"12E4", "E+12", "4155550100", "1E+", "12e", "1E+1a", "a1E+12", "Elm+5", "-"})
        QTest::newRow(cell) << QByteArray(cell) << false;
}

void TestRowPipeline::scientific()
{
    QFETCH(QByteArray, cell);
    QFETCH(bool, flagged);
    // In a text field a warning, and the row is sent as it stands; in a phone field the digits are lost.
    RowCase one("id;text;phone\n1;" + cell + ";4155550100\n", textColumns, textFormat());
    one.settings.dialect.delimiter = ';';
    auto pipeline = RowPipeline::open(one.settings);
    QVERIFY((*pipeline)->next() == RowPipeline::Status::Sendable);
    QCOMPARE((*pipeline)->warning() == Cause::ScientificNotation, flagged);
    if (!flagged)
        return;
    QCOMPARE((*pipeline)->field(), 1);
    RowCase phone("id;text;phone\n1;a;" + cell + "\n", textColumns, textFormat());
    phone.settings.dialect.delimiter = ';';
    QCOMPARE(phone.read(), QStringList{QStringLiteral("phoneScientific 2")});
}

void TestRowPipeline::linesOfQuotedRows()
{
    RowCase one("id,text,phone\r\n1,\"two\r\nlines\",4155550100\r\n2,bad,1\r\n\r\n3,\"three\n\nlines\",2\r\n4,bad,3", textColumns,
                textFormat());
    QCOMPARE(one.read(), (QStringList{expected("1", "two\\r\\nlines"), QStringLiteral("phoneLength 4"),
                                      QStringLiteral("phoneLength 6"), QStringLiteral("phoneLength 9")}));
}

void TestRowPipeline::byteOrderMark()
{
    RowCase one("\xEF\xBB\xBFid,text,phone\n1,a,4155550100\n", textColumns, textFormat());
    QCOMPARE(one.read(), QStringList{expected("1", "a")});
    RowCase headerless("\xEF\xBB\xBF"
                       "1,a,4155550100\n",
                       textColumns, textFormat(), 0);
    QCOMPARE(headerless.read(), QStringList{expected("1", "a")});
}

void TestRowPipeline::columnsThatWereMapped()
{
    // Written anew after its columns were mapped: by their places alone, values would go into the wrong fields.
    for (const char *header : {"text,id,phone", "id,text,mobile", "id,phone", "id,text,phone,zip", ""}) {
        RowCase one(QByteArray(header) + "\n1,a,4155550100\n", textColumns, textFormat());
        const auto lines = one.read();
        QCOMPARE(lines.size(), 1);
        QVERIFY2(lines.first().startsWith(QLatin1String("error: ")) && lines.first().contains(QLatin1String("rows.csv")),
                 qPrintable(lines.first()));
    }
    // Also when it has no row below.
    RowCase empty("text,id,phone\n", textColumns, textFormat());
    QVERIFY(empty.read().value(0).startsWith(QLatin1String("error: ")));
    RowCase same(" id ,\"text\",phone\n1,a,4155550100\n", textColumns, textFormat());
    QCOMPARE(same.read(), QStringList{expected("1", "a")});
}

void TestRowPipeline::fileThatChanges()
{
    RowCase one("id,text,phone\n1,a,4155550100\n", textColumns, textFormat());
    QFile file(one.settings.file);
    QVERIFY(file.open(QIODevice::Append));
    file.write("2,b,4155550101\n");
    file.close();
    QVERIFY(one.read().value(0).startsWith(QLatin1String("problem: ")));
    QVERIFY(one.settings.fileProblem().contains(QLatin1String("changed")));
    QVERIFY(file.remove());
    QVERIFY(one.read().value(0).startsWith(QLatin1String("problem: ")));
    QVERIFY(one.settings.fileProblem().contains(QLatin1String("not there")));
    QVERIFY(QDir().mkdir(one.settings.file));
    QVERIFY(one.read().value(0).startsWith(QLatin1String("problem: ")));
}

void TestRowPipeline::fileThatChangesWhileRead()
{
    // Larger than the blocks in which it is read.
    QByteArray text = "id,text,phone\n";
    for (int row = 0; row < 40'000; ++row)
        text += QByteArray::number(row) + ",abcdefghij,4155550100\n";
    const auto readAfter = [&](const std::function<void(QFile &)> &change) {
        RowCase one(text, textColumns, textFormat());
        auto pipeline = RowPipeline::open(one.settings);
        qint64 rows = 0;
        auto status = (*pipeline)->next();
        QFile file(one.settings.file);
        change(file);
        for (; status == RowPipeline::Status::Sendable || status == RowPipeline::Status::Blocked; status = (*pipeline)->next())
            ++rows;
        return QStringLiteral("%1 %2").arg(rows).arg(status == RowPipeline::Status::Error ? (*pipeline)->error()
                                                                                          : QStringLiteral("end"));
    };
    const auto truncated = readAfter([&](QFile &file) { QVERIFY(file.resize(text.size() / 2)); });
    QVERIFY2(truncated.contains(QLatin1String("shorter")), qPrintable(truncated));
    const auto appended = readAfter([&](QFile &file) {
        QVERIFY(file.open(QIODevice::Append));
        file.write("x,y,4155550100\n");
        file.close();
    });
    QVERIFY2(appended.contains(QLatin1String("changed")), qPrintable(appended));
    // Its name is gone, its rows are not: they were all read.
    QCOMPARE(readAfter([](QFile &file) { QVERIFY(file.remove()); }), QStringLiteral("40000 end"));
    QCOMPARE(readAfter([](QFile &) {}), QStringLiteral("40000 end"));
}

void TestRowPipeline::ownColumnsAreNotWrittenAgain()
{
    // Of a file of rejects that is dropped again, the next file of rejects has the two own columns once.
    auto columns = textColumns;
    columns << QStringLiteral("outdial_line") << QStringLiteral("outdial_reason");
    RowCase one("id,text,phone,outdial_line,outdial_reason\n1,a,1,17,phone: too short\n", columns, textFormat());
    BatchBuilder builder(*RowPipeline::open(one.settings), one.settings);
    const auto batch = builder.next(100);
    QVERIFY(batch && *batch);
    QCOMPARE((*batch)->texts, std::string("1,a,1"));
    const QString path = one.folder.filePath(QStringLiteral("rejects.csv"));
    {
        RowFile file(path, columns, ',', true);
        QVERIFY(file.append((*batch)->texts, 2, QStringLiteral("why")));
        QVERIFY(file.flush());
    }
    QFile written(path);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("\xEF\xBB\xBFid,text,phone,outdial_line,outdial_reason\r\n1,a,1,2,why\r\n"));
    // Names: the next free one, and never one that is spoken for.
    const QString source = one.folder.filePath(QStringLiteral("lead.s.csv"));
    QCOMPARE(RowFile::nameBeside(source, QStringLiteral("rejects")), one.folder.filePath(QStringLiteral("lead.s.rejects.csv")));
    const QStringList taken{one.folder.filePath(QStringLiteral("lead.s.rejects.csv"))};
    QCOMPARE(RowFile::nameBeside(source, QStringLiteral("rejects"), taken),
             one.folder.filePath(QStringLiteral("lead.s.rejects 2.csv")));
    // Two that chose the same name before either was made.
    RowFile first(path, columns, ',', false, RowFile::Existing::KeepBoth);
    QVERIFY(first.append("x", 1, {}) && first.flush());
    QCOMPARE(first.path(), one.folder.filePath(QStringLiteral("rejects 2.csv")));
}

void TestRowPipeline::keySet()
{
    // 200,000 keys, each twice. Hashes of 64 bits do not meet here; that keys of one slot are told apart is what the table does
    // all the time, with 70 percent of its slots full.
    KeySet keys;
    QVERIFY(!keys.insert("", 5));
    QCOMPARE(keys.insert("", 6).value_or(-1), 5);
    const auto keyOf = [](int i) { return QStringLiteral("C%1").arg(i, 7, 10, QLatin1Char('0')).toStdString(); };
    for (int i = 0; i < 200'000; ++i)
        QVERIFY(!keys.insert(keyOf(i), i));
    QCOMPARE(keys.size(), 200'001U);
    for (int i = 0; i < 200'000; ++i)
        QCOMPARE(keys.insert(keyOf(i), 1'000'000).value_or(-1), i);
    QCOMPARE(keys.size(), 200'001U);
    // Keys that are the beginning of one another, and one that is longer than a block.
    const std::string longKey(300'000, 'x');
    QVERIFY(!keys.insert(longKey, 1));
    QVERIFY(!keys.insert(std::string_view(longKey).substr(1), 2));
    QCOMPARE(keys.insert(longKey, 3).value_or(-1), 1);
    QCOMPARE(keys.insert(std::string_view(longKey).substr(1), 3).value_or(-1), 2);
    QVERIFY(keys.memoryUsed() < 20'000'000);
}

QTEST_GUILESS_MAIN(TestRowPipeline)
#include "tst_rowpipeline.moc"
