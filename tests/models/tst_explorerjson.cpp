// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON as text: where a mistake is, laid out, and single members changed while all the rest stays.

#include <QTest>

#include <models/activity/explorerjson.h>
#include <models/activity/explorermembers.h>

using namespace outdial;
using namespace outdial::models;

namespace {
QString c(const char *text) { return QString::fromUtf8(text); }
} // namespace

class TestExplorerJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mistakes_data();
    void mistakes();
    void tokens();
    void laidOut_data();
    void laidOut();
    void straightQuotes_data();
    void straightQuotes();
    void strings();
    void members();
    void setMembers_data();
    void setMembers();
    void takeOutMembers_data();
    void takeOutMembers();
    void secrets();
};

void TestExplorerJson::mistakes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const char *text, int line, int column, const char *word) {
        QTest::newRow(name) << c(text) << line << column << c(word);
    };
    row("nothing", "", 1, 1, "no value");
    row("blanks", "  \n ", 2, 2, "no value");
    row("open object", "{\"a\": 1", 1, 8, "“}”");
    row("open array", "[\n1,\n2", 3, 2, "“]”");
    row("comma at the end of an object", "{\"a\": 1,\n}", 1, 8, "comma after the last");
    row("comma at the end of an array", "[1, 2, ]", 1, 6, "comma after the last");
    row("comma is missing", "{\"a\": 1\n \"b\": 2}", 2, 2, "comma");
    row("colon is missing", "{\"a\" 1}", 1, 6, "colon");
    row("name without quotes", "{a: 1}", 1, 2, "name");
    row("text without quotes", "{\"a\": hello}", 1, 7, "quotation marks");
    row("capital", "[True]", 1, 2, "small letters");
    row("leading zero", "{\"zip\": 07030}", 1, 9, "begin with 0");
    row("leading point", "[.5]", 1, 2, "value is expected");
    row("point at the end", "[1.]", 1, 2, "not a number");
    row("plus", "[+1]", 1, 2, "value is expected");
    row("hexadecimal", "[0x1F]", 1, 2, "not a number");
    row("two values", "{} {}", 1, 4, "after the end");
    row("wrong bracket", "[1}", 1, 3, "array is open");
    row("wrong bracket of an object", "{\"a\": 1]", 1, 8, "object is open");
    row("string over a line", "{\"a\": \"b\n\"}", 1, 7, "no closing");
    row("string without end", "{\"a\": \"b}", 1, 7, "no closing");
    row("backslash", "{\"a\": \"C:\\list\"}", 1, 10, "written twice");
    row("short escape", "[\"\\u12g4\"]", 1, 3, "four hexadecimal");
    row("tabulator", "[\"a\tb\"]", 1, 4, "\\u0009");
    row("typographic", "{“a”: 1}", 1, 2, "typographic");
    row("typographic value", "{\"a\": „b“}", 1, 7, "typographic");
    row("comment", "{\"a\": 1 // in seconds\n}", 1, 9, "comments");
    row("single quotes", "{'a': 1}", 1, 2, "Single");
    row("no-break space", "{\xC2\xA0\"a\": 1}", 1, 2, "invisible");
    // Columns count characters: the smile is one, though UTF-16 needs two units.
    row("after an emoji", "[\"\xF0\x9F\x99\x82\", x]", 1, 7, "quotation marks");
    row("windows lines", "{\r\n\"a\": 1\r\n\"b\": 2}", 3, 1, "comma");
    const QByteArray deep = QByteArray(600, '[');
    row("deep", deep.constData(), 1, 513, "deep");
}

void TestExplorerJson::mistakes()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, word);
    const auto problem = scanJson(text);
    QVERIFY(problem);
    QCOMPARE(QPair(problem->line, problem->column), QPair(line, column));
    QVERIFY2(problem->sentence.contains(word), qPrintable(problem->sentence));
    QCOMPARE(prettyJson(text), text);
    QCOMPARE(compactJson(text), text);
}

void TestExplorerJson::tokens()
{
    const QString text = c("{\"a\": [1, -2.5e3, true, null], \"b\": {\"c\": \"x\\\"y\"}}");
    QList<QPair<JsonToken, QString>> seen;
    QList<int> depths;
    QVERIFY(!scanJson(text, [&](const JsonPart &part) {
        if (part.token == JsonToken::Comma || part.token == JsonToken::Colon)
            return;
        seen.append({part.token, text.mid(part.begin, part.end - part.begin)});
        depths.append(part.depth);
    }));
    const QList<QPair<JsonToken, QString>> expected{
        {JsonToken::ObjectBegin, c("{")}, {JsonToken::Name, c("\"a\"")},    {JsonToken::ArrayBegin, c("[")},
        {JsonToken::Number, c("1")},      {JsonToken::Number, c("-2.5e3")}, {JsonToken::True, c("true")},
        {JsonToken::Null, c("null")},     {JsonToken::ArrayEnd, c("]")},    {JsonToken::Name, c("\"b\"")},
        {JsonToken::ObjectBegin, c("{")}, {JsonToken::Name, c("\"c\"")},    {JsonToken::String, c("\"x\\\"y\"")},
        {JsonToken::ObjectEnd, c("}")},   {JsonToken::ObjectEnd, c("}")}};
    QCOMPARE(seen, expected);
    QCOMPARE(depths, (QList<int>{0, 1, 1, 2, 2, 2, 2, 1, 1, 1, 2, 2, 1, 0}));
}

void TestExplorerJson::laidOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pretty");
    QTest::addColumn<QString>("compact");
    const auto row = [](const char *name, const char *text, const char *pretty, const char *compact) {
        QTest::newRow(name) << c(text) << c(pretty) << c(compact);
    };
    row("scalar", " 1 ", "1", "1");
    row("empty ones", "{ \"a\" : { } , \"b\":[ ] }", "{\n  \"a\": {},\n  \"b\": []\n}", "{\"a\":{},\"b\":[]}");
    row("order and twins", "{\"z\":1,\"a\":2,\"z\":3}", "{\n  \"z\": 1,\n  \"a\": 2,\n  \"z\": 3\n}",
        "{\"z\":1,\"a\":2,\"z\":3}");
    row("numbers as spelt", "[1.50, 12345678901234567890, 1E5, -0]", "[\n  1.50,\n  12345678901234567890,\n  1E5,\n  -0\n]",
        "[1.50,12345678901234567890,1E5,-0]");
    row("strings as spelt", "{\"a b\":\"x , y : \\u00e9 é \\/\"}", "{\n  \"a b\": \"x , y : \\u00e9 é \\/\"\n}",
        "{\"a b\":\"x , y : \\u00e9 é \\/\"}");
    row("nested", "[{\"a\":[{}]},[]]", "[\n  {\n    \"a\": [\n      {}\n    ]\n  },\n  []\n]", "[{\"a\":[{}]},[]]");
}

void TestExplorerJson::laidOut()
{
    QFETCH(QString, text);
    QFETCH(QString, pretty);
    QFETCH(QString, compact);
    QCOMPARE(prettyJson(text), pretty);
    QCOMPARE(compactJson(text), compact);
    QCOMPARE(prettyJson(pretty), pretty);
    QCOMPARE(prettyJson(compact), pretty);
}

void TestExplorerJson::straightQuotes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mended");
    const auto row = [](const char *name, const char *text, const char *mended) {
        QTest::newRow(name) << c(text) << (mended ? c(mended) : QString());
    };
    row("names and values", "{“a”: “b”}", "{\"a\": \"b\"}");
    row("german ones", "{„a“: 1}", "{\"a\": 1}");
    row("mixed pairs", "{“a\": \"b”}", "{\"a\": \"b\"}");
    row("comment", "{\"a\": 1} // in seconds", "{\"a\": 1} ");
    // What stands in a straight string is the user's.
    row("kept in a value", "{\"a\": \"the “A” list\", “b”: 1}", "{\"a\": \"the “A” list\", \"b\": 1}");
    row("not to be mended", "{a: “b”}", nullptr);
}

void TestExplorerJson::straightQuotes()
{
    QFETCH(QString, text);
    QFETCH(QString, mended);
    QCOMPARE(straightened(text), mended);
    if (!mended.isNull())
        QVERIFY(scanJson(text)->mendable);
}

void TestExplorerJson::strings()
{
    const QString text = c("a\"b\\c\n\t\x01 é “");
    QCOMPARE(jsonString(text), c("\"a\\\"b\\\\c\\n\\t\\u0001 é “\""));
    QCOMPARE(jsonStringValue(jsonString(text)), text);
    QCOMPARE(jsonStringValue(c("\"\\u00e9\\/\\b\\f\\r\"")), c("é/\b\f\r"));
}

void TestExplorerJson::members()
{
    const QString text =
        c("{\"a\": 1, \"b\": {\"a\": \"x\", \"c\": {\"d\": true}}, \"e\": [ {\"a\": 2} ], \"f\": null, \"a\": 3}");
    const auto value = [&](const char *path) {
        const auto member = jsonMember(text, c(path));
        return member ? member->value() : c("-");
    };
    QCOMPARE(value("a"), c("3")); // given twice: the last
    QCOMPARE(value("b.a"), c("x"));
    QCOMPARE(value("b.c.d"), c("true"));
    QCOMPARE(value("b.c"), c("{\"d\": true}"));
    QCOMPARE(value("e"), c("[ {\"a\": 2} ]"));
    QCOMPARE(value("f"), QString());
    QCOMPARE(jsonMember(text, c("f"))->kind, JsonToken::Null);
    for (const char *path : {"d", "c.d", "a.b", "e.a", "b.c.d.e", "g"})
        QCOMPARE(value(path), c("-"));
    QVERIFY(!jsonMember(c("[{\"a\": 1}]"), c("a")));
    QVERIFY(!jsonMember(c("{\"a\": 1"), c("a")));
}

void TestExplorerJson::setMembers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("changed");
    const auto row = [](const char *name, const char *text, const char *path, const char *changed) {
        QTest::newRow(name) << c(text) << c(path) << (changed ? c(changed) : QString());
    };
    row("there", "{ \"a\" :1 ,\"b\":2 }", "a", "{ \"a\" :7 ,\"b\":2 }");
    row("an object by a value", "{\"a\": {\"x\": 1}}", "a", "{\"a\": 7}");
    row("in an object", "{\"a\": {\"b\": 1, \"c\": 2}}", "a.b", "{\"a\": {\"b\": 7, \"c\": 2}}");
    row("new, one line", "{\"b\": 2}", "a", "{\"b\": 2, \"a\": 7}");
    row("new, laid out", "{\n    \"b\": 2\n}", "a", "{\n    \"b\": 2,\n    \"a\": 7\n}");
    row("new, after an object", "{\n  \"b\": {\n    \"c\": 1\n  }\n}", "a", "{\n  \"b\": {\n    \"c\": 1\n  },\n  \"a\": 7\n}");
    row("new, in the object", "{\n  \"b\": {\n    \"c\": 1\n  }\n}", "b.a", "{\n  \"b\": {\n    \"c\": 1,\n    \"a\": 7\n  }\n}");
    row("the first", "{}", "a", "{\n  \"a\": 7\n}");
    row("the way too", "{\"x\": 1}", "a.b", "{\"x\": 1, \"a\": {\"b\": 7}}");
    row("the whole way", "{}", "a.b.c", "{\n  \"a\": {\"b\": {\"c\": 7}}\n}");
    row("in an empty one", "{\"a\": {}}", "a.b", "{\"a\": {\"b\": 7}}");
    row("same name elsewhere", "{\"x\": {\"a\": 1}, \"y\": [{\"a\": 1}]}", "a",
        "{\"x\": {\"a\": 1}, \"y\": [{\"a\": 1}], \"a\": 7}");
    row("no object on the way", "{\"a\": 1}", "a.b", nullptr);
    row("an array on the way", "{\"a\": [1]}", "a.b", nullptr);
    row("not an object", "[1]", "a", nullptr);
    row("not JSON", "{\"a\": }", "a", nullptr);
}

void TestExplorerJson::setMembers()
{
    QFETCH(QString, text);
    QFETCH(QString, path);
    QFETCH(QString, changed);
    const QString now = withJsonMember(text, path, c("7"));
    QCOMPARE(now, changed);
    if (!changed.isNull())
        QCOMPARE(jsonMember(now, path)->spelt, c("7"));
}

void TestExplorerJson::takeOutMembers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("changed");
    const auto row = [](const char *name, const char *text, const char *changed) {
        QTest::newRow(name) << c(text) << c(changed);
    };
    row("only one", "{\n  \"a\": 1\n}", "{}");
    row("first", "{\"a\": 1, \"b\": 2}", "{\"b\": 2}");
    row("first, laid out", "{\n  \"a\": {\"x\": 1},\n  \"b\": 2\n}", "{\n  \"b\": 2\n}");
    row("middle", "{\"b\": 1, \"a\": [1, 2], \"c\": 3}", "{\"b\": 1, \"c\": 3}");
    row("last, laid out", "{\n  \"b\": 2,\n  \"a\": 1\n}", "{\n  \"b\": 2\n}");
    row("not there", "{\"b\": 1}", "{\"b\": 1}");
    row("not JSON", "{\"a\"}", "{\"a\"}");
}

void TestExplorerJson::takeOutMembers()
{
    QFETCH(QString, text);
    QFETCH(QString, changed);
    QCOMPARE(withoutJsonMember(text, c("a")), changed);
}

void TestExplorerJson::secrets()
{
    const QStringList names{c("access_token")};
    QCOMPARE(withSecretsHidden(c("{\"access_token\": \"9E266F3C6189F70D10CB\", \"token_type\":\"Bearer\"}"), names),
             c("{\"access_token\": \"9E26…\", \"token_type\":\"Bearer\"}"));
    QCOMPARE(withSecretsHidden(c("[{\"a\": {\"access_token\": \"12345678\"}}]"), names),
             c("[{\"a\": {\"access_token\": \"12…\"}}]"));
    QCOMPARE(withSecretsHidden(c("{\"access_token\": \"abc\"}"), names), c("{\"access_token\": \"…\"}"));
    QCOMPARE(withSecretsHidden(c("{\"access_token\": 7, \"b\": \"access_token\"}"), names),
             c("{\"access_token\": 7, \"b\": \"access_token\"}"));
}

QTEST_GUILESS_MAIN(TestExplorerJson)
#include "tst_explorerjson.moc"
