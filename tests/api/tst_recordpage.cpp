// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages of records, in the shapes that the reference prints and in those that it allows.
#include <QTest>

#include <api/types/recordpage.h>

using namespace outdial::api;

namespace {

QString shown(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString entry(const RecordPage &page, int row, const char *name)
{
    for (int field = 0; field < page.entryFieldCount(); ++field) {
        if (page.entryFieldName(field) == name)
            return shown(page.entryValue(row, field));
    }
    return QStringLiteral("<no such field>");
}

QString extra(const RecordPage &page, int row, const char *name)
{
    for (int i = 0; i < page.statusExtraCount(); ++i) {
        if (page.statusExtraName(i) == name)
            return shown(page.statusExtraValue(row, i));
    }
    return QStringLiteral("<no such extra>");
}

} // namespace

class TestRecordPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printedPage();
    void lookUps();
    void flatStatus();
    void fieldsThatComeLater();
    void valuesOfEveryType();
    void timesThatAreNone();
    void cursors_data();
    void cursors();
    void refuses_data();
    void refuses();
    void memory();
    void findsWhatItContains();
    void findsRowsThatShareATextOrHaveNone();
};

void TestRecordPage::printedPage()
{
    const auto decoded = RecordPage::decodePage(R"({
      "next_cursor": "64b0e9ab",
      "records": [
        {"entry": {"firstname": "Ada", "phone": "1004", "id": "N4"},
         "status": {"globalInteractionID": "", "lastCallDuration": 0, "lastDisposition": "", "totalAttempts": 0,
                    "completed": false, "completedTime": "", "lastAgent": "", "lastPhone": "", "lastDate": ""},
         "attempts": []},
        {"entry": {"firstname": "Bo", "phone": "1002", "id": "N2"},
         "status": {"globalInteractionID": "G-1", "lastCallDuration": "30", "lastDisposition": "Sold",
                    "totalAttempts": 2, "completed": true, "completedTime": "2023-01-19T20:46:35.000",
                    "lastAgent": "k.lind", "lastPhone": "1003", "lastDate": "2023-01-19T20:46:35.500",
                    "custom_field_1": "v1"},
         "attempts": [
            {"call_attempted": true, "disposition": "Sold", "date": "2023-01-19T20:46:35.000", "phone": "1003",
             "callDuration": 30, "dialingDuration": 5, "callNotes": "rang \"twice\"", "agent": "k.lind",
             "globalInteractionID": "G-1", "CPADuration": 2, "CPAResult": "Voice", "custom_field_1": "v1", "custom_field_2": "v2"},
            {"call_attempted": false, "disposition": "Busy", "phone": "1002", "globalInteractionID": "G-0"}]}]})");
    QVERIFY2(decoded, qPrintable(decoded ? QString() : decoded.error().detail));
    const RecordPage &page = *decoded;
    QCOMPARE(page.size(), 2);
    QCOMPARE(page.nextCursor(), QStringLiteral("64b0e9ab"));
    QCOMPARE(page.entryFieldCount(), 3);
    QCOMPARE(shown(page.entryFieldName(0)), QStringLiteral("firstname"));
    QCOMPARE(entry(page, 0, "phone"), QStringLiteral("1004"));
    QCOMPARE(entry(page, 1, "id"), QStringLiteral("N2"));

    const RecordStatus never = page.status(0);
    QVERIFY(never.known);
    QVERIFY(!never.completed);
    QCOMPARE(never.lastDate, noTime);
    QCOMPARE(never.completedTime, noTime);
    QVERIFY(never.lastDisposition.empty());
    QCOMPARE(page.attemptCount(0), 0);
    QCOMPARE(extra(page, 0, "custom_field_1"), QString());

    const RecordStatus done = page.status(1);
    QVERIFY(done.completed);
    QCOMPARE(shown(done.globalInteractionId), QStringLiteral("G-1"));
    QCOMPARE(done.lastCallDuration, 30);
    QCOMPARE(done.totalAttempts, 2);
    QCOMPARE(shown(done.lastDisposition), QStringLiteral("Sold"));
    QCOMPARE(shown(done.lastAgent), QStringLiteral("k.lind"));
    QCOMPARE(shown(done.lastPhone), QStringLiteral("1003"));
    QCOMPARE(done.completedTime, 1674161195000);
    QCOMPARE(done.lastDate, 1674161195500);
    QCOMPARE(page.statusExtraCount(), 1);
    QCOMPARE(extra(page, 1, "custom_field_1"), QStringLiteral("v1"));

    QCOMPARE(page.attemptCount(1), 2);
    const Attempt first = page.attempt(1, 0);
    QVERIFY(first.callAttempted);
    QCOMPARE(shown(first.disposition), QStringLiteral("Sold"));
    QCOMPARE(shown(first.callNotes), QStringLiteral("rang \"twice\""));
    QCOMPARE(shown(first.agent), QStringLiteral("k.lind"));
    QCOMPARE(shown(first.phone), QStringLiteral("1003"));
    QCOMPARE(shown(first.cpaResult), QStringLiteral("Voice"));
    QCOMPARE(shown(first.globalInteractionId), QStringLiteral("G-1"));
    QCOMPARE(first.date, 1674161195000);
    QCOMPARE(first.callDuration, 30);
    QCOMPARE(first.dialingDuration, 5);
    QCOMPARE(first.cpaDuration, 2);
    const auto extras = page.attemptExtras(1, 0);
    QCOMPARE(extras.size(), std::size_t{2});
    QCOMPARE(shown(extras[1].first), QStringLiteral("custom_field_2"));
    QCOMPARE(shown(extras[1].second), QStringLiteral("v2"));
    const Attempt second = page.attempt(1, 1);
    QVERIFY(!second.callAttempted);
    QCOMPARE(shown(second.phone), QStringLiteral("1002"));
    QCOMPARE(shown(second.globalInteractionId), QStringLiteral("G-0"));
    QCOMPARE(second.date, noTime);
    QVERIFY(page.attemptExtras(1, 1).empty());
}

void TestRecordPage::lookUps()
{
    const auto one = RecordPage::decodeRecords(R"({"entry": {"id": "2", "status": "Gold"}})");
    QVERIFY(one);
    QCOMPARE(one->size(), 1);
    QVERIFY(!one->status(0).known); // through no campaign
    QCOMPARE(entry(*one, 0, "status"), QStringLiteral("Gold"));
    const auto two = RecordPage::decodeRecords(R"([{"index": 0, "entry": {"id": "2"}, "status": {"completed": false}},
                                                   {"entry": {"id": "2"}, "status": {"completed": true, "lastAgent": "admin"}}])");
    QVERIFY(two);
    QCOMPARE(two->size(), 2);
    QVERIFY(two->status(0).known);
    QVERIFY(two->status(1).completed);
    QCOMPARE(two->status(1).lastDate, noTime);
    QCOMPARE(RecordPage::decodeRecords("[]")->size(), 0);
    QVERIFY(!RecordPage::decodeRecords("{}"));
    QVERIFY(!RecordPage::decodeRecords("\"x\""));
}

void TestRecordPage::flatStatus()
{
    const auto changed = RecordPage::decodeRecords(R"([{"entry": {"id": "3"}, "completed": true, "recordDisposition": "Sold",
        "recordDispositionCode": "", "totalAttempts": 1, "attempts": [{"call_attempted": false, "dispositionCode": "S7"}]}])");
    QVERIFY(changed);
    QVERIFY(changed->status(0).known);
    QVERIFY(changed->status(0).completed);
    QCOMPARE(changed->status(0).totalAttempts, 1);
    QCOMPARE(shown(changed->status(0).lastDisposition), QStringLiteral("Sold"));
    QCOMPARE(shown(changed->attemptExtras(0, 0).at(0).second), QStringLiteral("S7"));
}

void TestRecordPage::fieldsThatComeLater()
{
    const auto page = RecordPage::decodePage(R"({"records": [{"entry": {"a": "1"}}, {"entry": {"b": "2", "a": "3"}},
        {"entry": {}}, {"entry": {"c": "4", "b": "5"}}]})");
    QVERIFY(page);
    QCOMPARE(page->entryFieldCount(), 3);
    QCOMPARE(entry(*page, 0, "a") + entry(*page, 0, "b") + entry(*page, 0, "c"), QStringLiteral("1"));
    QCOMPARE(entry(*page, 1, "a") + entry(*page, 1, "b") + entry(*page, 1, "c"), QStringLiteral("32"));
    QCOMPARE(entry(*page, 2, "a") + entry(*page, 2, "b") + entry(*page, 2, "c"), QString());
    QCOMPARE(entry(*page, 3, "a") + entry(*page, 3, "b") + entry(*page, 3, "c"), QStringLiteral("54"));
}

void TestRecordPage::valuesOfEveryType()
{
    const auto page = RecordPage::decodePage(R"({"records": [{"entry": {"int": -42, "big": 9223372036854775807, "yes": true,
        "none": null, "text": "\u00e9\n", "empty": "", "nested": {"a": [1, "x"]}}, "status": {"completed": null,
        "totalAttempts": null, "lastCallDuration": ""}, "attempts": null}]})");
    QVERIFY2(page, qPrintable(page ? QString() : page.error().detail));
    QCOMPARE(entry(*page, 0, "int"), QStringLiteral("-42"));
    QCOMPARE(entry(*page, 0, "big"), QStringLiteral("9223372036854775807"));
    QCOMPARE(entry(*page, 0, "yes"), QStringLiteral("true"));
    QCOMPARE(entry(*page, 0, "none"), QString());
    QCOMPARE(entry(*page, 0, "text"), QString::fromUtf8("\xC3\xA9\n"));
    QCOMPARE(entry(*page, 0, "nested"), QStringLiteral("{\"a\":[1,\"x\"]}"));
    QCOMPARE(page->status(0).totalAttempts, 0);
}

void TestRecordPage::timesThatAreNone()
{
    const auto page =
        RecordPage::decodePage(R"({"records": [{"entry": {}, "status": {"lastDate": "yesterday", "lastAgent": "a"}}]})");
    QVERIFY(page);
    QCOMPARE(page->status(0).lastDate, noTime);
    QCOMPARE(extra(*page, 0, "lastDate"), QStringLiteral("yesterday"));
}

void TestRecordPage::cursors_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QString>("cursor");
    QTest::newRow("text") << QByteArray(R"("next_cursor": "2023-01-15T18:13:59.111_6870e9", )")
                          << QStringLiteral("2023-01-15T18:13:59.111_6870e9");
    QTest::newRow("number") << QByteArray(R"("next_cursor": 42, )") << QStringLiteral("42");
    QTest::newRow("null") << QByteArray(R"("next_cursor": null, )") << QString();
    QTest::newRow("empty") << QByteArray(R"("next_cursor": "", )") << QString();
    QTest::newRow("absent") << QByteArray() << QString();
}

void TestRecordPage::cursors()
{
    QFETCH(QByteArray, start);
    QFETCH(QString, cursor);
    const auto page = RecordPage::decodePage("{" + start + R"("records": []})");
    QVERIFY(page);
    QCOMPARE(page->size(), 0);
    QCOMPARE(page->nextCursor(), cursor);
    QCOMPARE(page->nextCursor().isNull(), cursor.isNull());
}

void TestRecordPage::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *body, const char *named) {
        QTest::newRow(body) << QByteArray(body) << QString::fromLatin1(named);
    };
    row("", "not JSON");
    row("<html>502</html>", "not JSON");
    row("[]", "not an object");
    row("{}", "records is missing");
    row(R"({"records": {}})", "records is not a list");
    row(R"({"records": null})", "records is not a list");
    row(R"({"records": [5]})", "records[0] is not an object");
    row(R"({"records": [{"entry": {}}, {"status": {}}]})", "records[1].entry is missing");
    row(R"({"records": [{"entry": []}]})", "records[0].entry is not an object");
    row(R"({"records": [{"entry": {}, "status": "x"}]})", "records[0].status is not an object");
    row(R"({"records": [{"entry": {}, "attempts": {}}]})", "records[0].attempts is not a list");
    row(R"({"records": [{"entry": {}, "attempts": [1]}]})", "records[0].attempts");
    row(R"({"records": [{"entry": {}, "status": {"completed": 1}}]})", "records[0].status.completed");
    row(R"({"records": [{"entry": {}, "status": {"totalAttempts": "many"}}]})", "records[0].status.totalAttempts");
    row(R"({"records": [{"entry": {}, "status": {"lastCallDuration": 99999999999}}]})", "records[0].status.lastCallDuration");
    row(R"({"next_cursor": {}, "records": []})", "next_cursor");
    row(R"({"records": [], "next_cursor": "a"} trailing)", "not JSON");
    row("{\"records\": [{\"entry\": {\"a\": \"\xFF\"}}]}", "not JSON");
}

void TestRecordPage::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, named);
    const auto page = RecordPage::decodePage(body);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Malformed);
    QVERIFY2(page.error().detail.contains(named), qPrintable(page.error().detail));
}

void TestRecordPage::memory()
{
    QByteArray body = R"({"next_cursor": "x", "records": [)";
    constexpr int rows = 1000;
    for (int i = 0; i < rows; ++i) {
        const QByteArray n = QByteArray::number(100000 + i);
        body += (i > 0 ? ",{" : "{") + QByteArray(R"("entry": {"accountId": "AC)") + n + R"(", "firstname": "Firstname)" + n +
                R"(", "lastname": "Lastname)" + n + R"(", "phone": "14155)" + n + R"(", "mobile": "14156)" + n +
                R"(", "zip": "94107", "state": "CA", "due": "12/31/2024 10:30", "amount": )" + n +
                R"(, "note": "paid by card"}, "status": {"globalInteractionID": "F944CE77-2B21-472F-BE85-8BDE35)" + n +
                R"(", "lastCallDuration": 30, "lastDisposition": "Appointment approved", "totalAttempts": 1, "completed": true,)"
                R"( "completedTime": "2023-01-19T20:46:35.000", "lastAgent": "katja.lind", "lastPhone": "14155)" +
                n + R"(", "lastDate": "2023-01-19T20:46:35.000", "custom_result": "interested"}})";
    }
    body += "]}";
    const auto page = RecordPage::decodePage(body);
    QVERIFY(page);
    QCOMPARE(page->size(), rows);
    QCOMPARE(entry(*page, 999, "phone"), QStringLiteral("14155100999"));
    QCOMPARE(shown(page->status(999).lastPhone), QStringLiteral("14155100999"));
    const double perRecord = static_cast<double>(page->memoryUsed()) / rows;
    QVERIFY2(perRecord <= 400, qPrintable(QString::number(perRecord)));
}

// A page that cannot contain a text is passed over by a filter: it must never say no where a value has it. Against a search that
// looks at each value, letter by letter.
void TestRecordPage::findsWhatItContains()
{
    const auto lower = [](std::string text) {
        for (char &c : text) {
            if (c >= 'A' && c <= 'Z')
                c = static_cast<char>(c + 32);
        }
        return text;
    };
    quint32 state = 4711;
    const auto dice = [&state](quint32 sides) { return (state = state * 1'664'525U + 1'013'904'223U) / 65'536U % sides; };
    const std::string letters = "aAzZ@`[{09Mm_-"; // neighbours of letters in the table of characters among them
    int found = 0;
    for (int round = 0; round < 300; ++round) {
        QByteArray body = R"({"next_cursor": null, "records": [)";
        std::vector<std::string> values;
        for (int row = 0; row < 3; ++row) {
            std::string value;
            for (quint32 i = dice(40); i > 0; --i)
                value += letters[dice(quint32(letters.size()))];
            values.push_back(value);
            body += (row > 0 ? "," : "") + QByteArray(R"({"entry": {"id": ")") + QByteArray::fromStdString(value) +
                    R"(", "flag": true, "n": 4711}, "status": {}})";
        }
        const auto page = RecordPage::decodePage(body + "]}");
        QVERIFY(page);
        for (int look = 0; look < 40; ++look) {
            std::string needle;
            for (quint32 i = 1 + dice(4); i > 0; --i)
                needle += letters[dice(quint32(letters.size()))];
            needle = lower(needle);
            const std::vector<int> rows = page->rowsThatMayContain(needle);
            QVERIFY(std::is_sorted(rows.begin(), rows.end()));
            for (int row = 0; row < 3; ++row) {
                const bool has = lower(values[std::size_t(row)]).find(needle) != std::string::npos;
                found += has ? 1 : 0;
                QVERIFY2(!has || std::count(rows.begin(), rows.end(), row) == 1, needle.c_str());
            }
        }
        for (const char *always : {"true", "4711", "711", "e"})
            QCOMPARE(page->rowsThatMayContain(always), (std::vector<int>{0, 1, 2}));
        for (const char *never : {"q", "trux", "47111"})
            QVERIFY2(page->rowsThatMayContain(never).empty(), never);
    }
    QVERIFY2(found > 500, qPrintable(QString::number(found)));
}

// What rows share is kept once, and stands for each of them; rows without texts are stepped over.
void TestRecordPage::findsRowsThatShareATextOrHaveNone()
{
    const auto page = RecordPage::decodePage(R"({"next_cursor": null, "records": [
        {"entry": {}},
        {"entry": {"name": "Ann"}, "status": {"lastDisposition": "Busy"}},
        {"entry": {"name": ""}, "status": {"lastDisposition": "Busy", "custom_x": "needle"}},
        {"entry": {}, "status": null},
        {"status": {"lastDisposition": "No Answer"}, "attempts": [{"disposition": "Busy"}], "entry": {"name": "Bob"}},
        {"entry": {"name": "Zoe"}},
        {"entry": {}}]})");
    QVERIFY(page);
    const auto has = [&](const char *needle, int row) {
        const std::vector<int> rows = page->rowsThatMayContain(needle);
        return std::count(rows.begin(), rows.end(), row) == 1;
    };
    QVERIFY(has("ann", 1));
    QVERIFY(has("busy", 1) && has("busy", 2));
    QVERIFY(has("no answer", 4));
    QVERIFY(has("bob", 4));
    QVERIFY(has("zoe", 5));
    QCOMPARE(page->rowsThatMayContain("needle"), std::vector<int>{2});
    QCOMPARE(page->rowsThatMayContain("zoe"), std::vector<int>{5});
    QVERIFY(page->rowsThatMayContain("nobody").empty());
    // More different ones than are kept on: every row is to be looked at.
    QByteArray body = R"({"next_cursor": null, "records": [)";
    for (int i = 0; i < 100; ++i)
        body +=
            QByteArray(i > 0 ? "," : "") + R"({"entry": {}, "status": {"lastDisposition": "D)" + QByteArray::number(i) + "\"}}";
    const auto many = RecordPage::decodePage(body + "]}");
    QVERIFY(many);
    QCOMPARE(many->rowsThatMayContain("d99").size(), std::size_t(100));
}

QTEST_GUILESS_MAIN(TestRecordPage)
#include "tst_recordpage.moc"
