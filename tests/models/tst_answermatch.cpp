// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A bulk answer names the rows that it rejects by their content only. Whatever form that content comes back in, the reason must
// meet the right row, and an object that is like no row must not be taken for one.

#include <QTest>

#include <models/transfer/answermatch.h>
#include <models/transfer/sentrecord.h>

#include <support/importbench.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {

Batch batchOf(const QByteArrayList &objects)
{
    Batch batch;
    for (const auto &object : objects) {
        if (!batch.rows.empty())
            batch.body += ',';
        BatchRow row;
        row.row = qint64(batch.rows.size());
        row.jsonBegin = std::uint32_t(batch.body.size());
        batch.body += object.toStdString();
        row.jsonEnd = std::uint32_t(batch.body.size());
        batch.rows.push_back(row);
    }
    batch.body += ']';
    return batch;
}

// "-" for a row that was not rejected, else the name of its cause.
QStringList fates(const Batch &batch)
{
    QStringList lines;
    for (const auto &row : batch.rows)
        lines << (row.fate == Fate::Rejected ? causeName(row.cause) : QStringLiteral("-"));
    return lines;
}

struct Case {
    Batch batch;
    MatchOutcome outcome;
};

Case match(const QByteArrayList &sent, const QByteArray &answerBody, bool keyed = true, bool typesKnown = true)
{
    ImportSettings settings;
    settings.format = usFormat(QStringLiteral("match"), keyed);
    settings.typesKnown = typesKnown;
    Case made{batchOf(sent), {}};
    std::vector<int> all(made.batch.rows.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = int(i);
    const auto answer = api::decodeBulkAnswer(answerBody, "added");
    if (!answer)
        qFatal("the answer of the test is malformed");
    made.outcome = matchRejects(*answer, made.batch, all, settings);
    return made;
}

QStringList words(const char *text) { return QString::fromUtf8(text).split(u' '); }

std::string stored(const char *json) { return SentRecord::parse(json)->asStored(usFormat(QStringLiteral("stored"))); }

} // namespace

class TestAnswerMatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void forms_data();
    void forms();
    void repeatedRows();
    void severalBuckets();
    void likeNoRow();
    void keylessAndExtraFields();
    void typesNotKnown();
    void onlyRowsThatWereSent();
    void recordForms();
    void recordKeys();
};

void TestAnswerMatch::forms_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::newRow("as sent") << QByteArray(
        R"({"customer_id":"C2","last_name":"Benning","phone":"(415) 555-0102","visits":"007"})");
    QTest::newRow("other order") << QByteArray(
        R"({"visits":"007","phone":"(415) 555-0102","customer_id":"C2","last_name":"Benning"})");
    QTest::newRow("pretty printed") << QByteArray(
        "{\n  \"customer_id\" : \"C2\",\r\n\t\"last_name\": \"Benning\",\n\"phone\":\"(415) 555-0102\",\n"
        "  \"visits\": \"007\"\n}");
    QTest::newRow("escaped") << QByteArray(
        R"({"customer_id":"\u0043\u0032","last_name":"Benning","phone":"(415) 555-0102","visits":"007"})");
    QTest::newRow("phone and integer as stored")
        << QByteArray(R"({"customer_id":"C2","last_name":"Benning","phone":"14155550102","visits":"7"})");
    QTest::newRow("integer as a number") << QByteArray(
        R"({"customer_id":"C2","last_name":"Benning","phone":"14155550102","visits":7})");
    QTest::newRow("empty fields beside it") << QByteArray(
        R"({"customer_id":"C2","last_name":"Benning","phone":"(415) 555-0102","visits":"007","renewal":"","extra":null})");
    QTest::newRow("blanks around") << QByteArray(
        R"({"customer_id":" C2 ","last_name":"Benning\t","phone":"(415) 555-0102","visits":"007"})");
    QTest::newRow("only the key") << QByteArray(R"({"customer_id":"C2"})");
    QTest::newRow("more than was sent") << QByteArray(R"({"customer_id":"C2","last_name":"BENNING","index":17,"list":"x"})");
}

void TestAnswerMatch::forms()
{
    QFETCH(QByteArray, object);
    const auto seen = match({R"({"customer_id":"C1","last_name":"Arrebola","phone":"(415) 555-0101","visits":"6"})",
                             R"({"customer_id":"C2","last_name":"Benning","phone":"(415) 555-0102","visits":"007"})",
                             R"({"customer_id":"C3","last_name":"Castellan","phone":"(415) 555-0103","visits":"7"})"},
                            R"({"added":2,"error":{"duplicateKey":[)" + object + "]}}");
    QCOMPARE(fates(seen.batch), words("- duplicateKey -"));
    QCOMPARE(seen.outcome.matched, 1);
    QCOMPARE(seen.outcome.unmatched, 0);
}

void TestAnswerMatch::repeatedRows()
{
    // A tenant takes the first of rows that are alike: the last ones are those that it rejects.
    const QByteArray row = R"({"last_name":"Benning","phone":"(415) 555-0102"})";
    const auto seen = match({row, R"({"last_name":"Cas","phone":"(415) 555-0103"})", row, row},
                            R"({"added":2,"error":{"duplicateKey":[)" + row + ',' + row + "]}}", false);
    QCOMPARE(fates(seen.batch), words("- - duplicateKey duplicateKey"));
    // More objects than rows: the rest is like no row.
    const auto more = match({row, row}, R"({"added":0,"error":{"formatError":[)" + row + ',' + row + ',' + row + "]}}", false);
    QCOMPARE(fates(more.batch), words("formatError formatError"));
    QCOMPARE(more.outcome.unmatched, 1);
}

void TestAnswerMatch::severalBuckets()
{
    const auto seen =
        match({R"({"customer_id":"C1","last_name":"A","phone":"1"})", R"({"customer_id":"C2","last_name":"B","phone":"x"})",
               R"({"customer_id":"C3","phone":"(415) 555-0103"})", R"({"customer_id":"C4","last_name":"D","phone":"y"})",
               R"({"last_name":"E","phone":"(415) 555-0105"})"},
              R"({"added":0,"error":{
                                "duplicateKey":[{"customer_id":"C1","last_name":"A","phone":"1"}],
                                "formatError":[{"customer_id":"C2","last_name":"B","phone":"x"}],
                                "missingRequired":[{"customer_id":"C3","phone":"(415) 555-0103"}],
                                "missingKey":[{"last_name":"E","phone":"(415) 555-0105"}],
                                "blockedByLaw":[{"customer_id":"C4","last_name":"D","phone":"y"}]}})");
    QCOMPARE(fates(seen.batch), words("duplicateKey formatError missingRequired other missingKey"));
    // A bucket that the reference does not name is told by its name.
    QCOMPARE(seen.batch.rows[3].detail, QStringLiteral("blockedByLaw"));
    QVERIFY(seen.batch.rows[0].detail.isEmpty());
}

void TestAnswerMatch::likeNoRow()
{
    const QByteArrayList sent{R"({"customer_id":"C1","last_name":"A","phone":"(415) 555-0101"})"};
    for (const char *object : {R"({"customer_id":"C9","last_name":"A","phone":"(415) 555-0101"})", "{}", R"({"index":1})", "17",
                               R"("C1")", R"(["C1"])", R"({"customer_id":""})"}) {
        const auto seen = match(sent, QByteArray(R"({"added":0,"error":{"duplicateKey":[)") + object + "]}}");
        QCOMPARE(fates(seen.batch), words("-"));
        QCOMPARE(seen.outcome.unmatched, 1);
        QCOMPARE(seen.outcome.matched, 0);
    }
    const auto none = match(sent, R"({"added":1})");
    QCOMPARE(none.outcome.unmatched, 0);
    QCOMPARE(fates(none.batch), words("-"));
}

void TestAnswerMatch::keylessAndExtraFields()
{
    // Without keys nothing but the content tells rows apart: two that are nearly alike must not be mixed up.
    const auto seen =
        match({R"({"last_name":"Benning","phone":"(415) 555-0102"})", R"({"last_name":"Benning","phone":"(415) 555-0103"})"},
              R"({"added":1,"error":{"formatError":[{"last_name":"Benning","phone":"14155550102"}]}})", false);
    QCOMPARE(fates(seen.batch), words("formatError -"));
    const auto extra =
        match({R"({"last_name":"Benning","phone":"(415) 555-0102"})"},
              R"({"added":0,"error":{"formatError":[{"last_name":"Benning","phone":"(415) 555-0102","index":3}]}})", false);
    QCOMPARE(fates(extra.batch), words("-"));
    QCOMPARE(extra.outcome.unmatched, 1);
}

void TestAnswerMatch::typesNotKnown()
{
    // No key is known, and no type: only what was sent is recognised.
    const QByteArrayList sent{R"({"customer_id":"C1","phone":"(415) 555-0101"})"};
    QCOMPARE(match(sent, R"({"added":0,"error":{"formatError":[{"phone":"(415) 555-0101","customer_id":"C1"}]}})", true, false)
                 .outcome.matched,
             1);
    QCOMPARE(match(sent, R"({"added":0,"error":{"formatError":[{"customer_id":"C1"}]}})", true, false).outcome.unmatched, 1);
}

void TestAnswerMatch::onlyRowsThatWereSent()
{
    // Rows of the batch that are settled, or were not in this request, are not looked at.
    ImportSettings settings;
    settings.format = usFormat(QStringLiteral("match"), false);
    const QByteArray row = R"({"last_name":"Benning","phone":"(415) 555-0102"})";
    auto batch = batchOf({row, row, row});
    batch.rows[1].fate = Fate::Added;
    const auto answer = api::decodeBulkAnswer(R"({"added":0,"error":{"formatError":[)" + row + "]}}", "added");
    const auto outcome = matchRejects(*answer, batch, {0, 1}, settings);
    QCOMPARE(outcome.matched, 1);
    QCOMPARE(fates(batch), words("formatError - -"));
}

void TestAnswerMatch::recordForms()
{
    QVERIFY(!SentRecord::parse("[]"));
    QVERIFY(!SentRecord::parse("{"));
    QVERIFY(!SentRecord::parse(""));
    const auto sent = [](const char *json) { return SentRecord::parse(json)->asSent(); };
    QCOMPARE(sent(R"({"b":"2","a":"1"})"), sent(R"({"a":"1","b":"2"})"));
    QCOMPARE(sent(R"({"a":"1","b":" "})"), sent(R"({"a":"1"})"));
    // Values that would join to the same text.
    QVERIFY(sent(R"({"a":"1","b":"2"})") != sent(R"({"a":"1b2"})"));
    QVERIFY(sent(R"({"a":"1","b":"2"})") != sent(R"({"a":"1","c":"2"})"));
    QVERIFY(sent(R"({"a":"007"})") != sent(R"({"a":"7"})"));

    QCOMPARE(stored(R"({"phone":"+1 (415) 555-0100"})"), stored(R"({"phone":"4155550100"})"));
    QVERIFY(stored(R"({"phone":"4155550100"})") != stored(R"({"phone":"4155550101"})"));
    QCOMPARE(stored(R"({"visits":"+007"})"), stored(R"({"visits":7})"));
    QCOMPARE(stored(R"({"visits":"-0"})"), stored(R"({"visits":0})"));
    // Text keeps its zeros; what does not fit its field stays as it was sent.
    QVERIFY(stored(R"({"customer_id":"007"})") != stored(R"({"customer_id":"7"})"));
    QVERIFY(stored(R"({"phone":"555-0100"})") != stored(R"({"phone":"5550100"})"));
}

void TestAnswerMatch::recordKeys()
{
    auto format = usFormat(QStringLiteral("keys"));
    const auto record = SentRecord::parse(R"({"phone":"(415) 555-0100","customer_id":"00\"7\"","last_name":"A"})");
    QCOMPARE(record->keysJson(format, true), std::string(R"({"customer_id":"00\"7\""})"));
    QCOMPARE(record->keysJson(format, false),
             std::string(R"({"customer_id":"00\"7\"","last_name":"A","phone":"(415) 555-0100"})"));
    format.fields[0].key = false;
    QVERIFY(record->keyAsStored(format).empty());
    format.fields[2].key = true;
    QCOMPARE(record->keyAsStored(format), SentRecord::parse(R"({"phone":"1 415 555 0100"})")->keyAsStored(format));
    QVERIFY(SentRecord::parse(R"({"last_name":"A"})")->keyAsStored(format).empty());
}

QTEST_GUILESS_MAIN(TestAnswerMatch)
#include "tst_answermatch.moc"
