// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Results of an instance: spans of time, what is asked on the wire, keys, and attempts in words.

#include <QSignalSpy>
#include <QTest>

#include <models/records/attemptsreader.h>
#include <models/records/attemptwords.h>
#include <models/records/recordkeys.h>
#include <models/records/recordsmodel.h>
#include <models/records/timewindow.h>

#include <ctime>
#include <support/heldcalls.h>
#include <support/recordpages.h>
#include <support/scriptedtenant.h>

using namespace outdial;
using models::RecordSelection;
using models::RecordSet;
using models::TimeZoneShown;
using models::WindowPreset;
using outdial::testing::ScriptedTenant;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

QDateTime utc(const char *text) { return QDateTime::fromString(c(text), Qt::ISODate).toUTC(); }

api::Field field(const char *name, api::FieldType type, bool key)
{
    api::Field made;
    made.name = c(name);
    made.type = type;
    made.key = key;
    return made;
}

} // namespace

class TestResults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void windows_data();
    void windows();
    void windowsInWords();
    void askedOnTheWire();
    void presetIsWorkedOutAnew();
    void keysAsJson();
    void keysOfARow();
    void attemptsNewestFirst();
    void factsOfAttempts_data();
    void factsOfAttempts();
    void readerWaitsForRest();
    void readerTellsOfErrors();
    void overtakenAnswersAreDropped();
    void memoryWithoutAttempts();
};

void TestResults::initTestCase()
{
    qputenv("TZ", "America/New_York");
    tzset();
}

void TestResults::windows_data()
{
    QTest::addColumn<int>("preset");
    QTest::addColumn<int>("zone");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<QDateTime>("start");
    QTest::addColumn<QDateTime>("end");
    const int inUtc = int(TimeZoneShown::Utc);
    const int local = int(TimeZoneShown::Local);
    const QDateTime now = utc("2024-11-12T02:30:00Z"); // still the 11th in New York
    const QDateTime open;
    QTest::newRow("last hour") << int(WindowPreset::LastHour) << local << now << utc("2024-11-12T01:30:00Z") << open;
    QTest::newRow("today UTC") << int(WindowPreset::Today) << inUtc << now << utc("2024-11-12T00:00:00Z")
                               << utc("2024-11-13T00:00:00Z");
    QTest::newRow("today local") << int(WindowPreset::Today) << local << now << utc("2024-11-11T05:00:00Z")
                                 << utc("2024-11-12T05:00:00Z");
    QTest::newRow("yesterday UTC") << int(WindowPreset::Yesterday) << inUtc << now << utc("2024-11-11T00:00:00Z")
                                   << utc("2024-11-12T00:00:00Z");
    QTest::newRow("seven days UTC") << int(WindowPreset::LastSevenDays) << inUtc << now << utc("2024-11-06T00:00:00Z")
                                    << utc("2024-11-13T00:00:00Z");
    // The month began in summer time.
    QTest::newRow("this month local") << int(WindowPreset::ThisMonth) << local << now << utc("2024-11-01T04:00:00Z")
                                      << utc("2024-12-01T05:00:00Z");
    QTest::newRow("this month UTC, December") << int(WindowPreset::ThisMonth) << inUtc << utc("2024-12-31T23:59:59Z")
                                              << utc("2024-12-01T00:00:00Z") << utc("2025-01-01T00:00:00Z");
    QTest::newRow("a day of 25 hours") << int(WindowPreset::Today) << local << utc("2024-11-03T12:00:00Z")
                                       << utc("2024-11-03T04:00:00Z") << utc("2024-11-04T05:00:00Z");
    QTest::newRow("all time") << int(WindowPreset::AllTime) << local << now << open << open;
}

void TestResults::windows()
{
    QFETCH(int, preset);
    QFETCH(int, zone);
    QFETCH(QDateTime, now);
    QFETCH(QDateTime, start);
    QFETCH(QDateTime, end);
    const auto window = models::windowOf(WindowPreset(preset), TimeZoneShown(zone), now);
    QCOMPARE(window.start, start);
    QCOMPARE(window.end, end);
    QVERIFY(!window.start.isValid() || window.start.timeSpec() == Qt::UTC);
}

void TestResults::windowsInWords()
{
    const models::TimeWindow day{utc("2024-11-12T05:00:00Z"), utc("2024-11-13T05:00:00Z")};
    QCOMPARE(models::windowText(day, TimeZoneShown::Local), c("12 Nov 2024 00:00 – 13 Nov 2024 00:00"));
    QCOMPARE(models::windowText(day, TimeZoneShown::Utc), c("12 Nov 2024 05:00 – 13 Nov 2024 05:00"));
    QCOMPARE(models::windowText({day.start, {}}, TimeZoneShown::Utc), c("since 12 Nov 2024 05:00"));
    QCOMPARE(models::windowText({}, TimeZoneShown::Utc), c("all time"));
    QCOMPARE(models::zoneText(TimeZoneShown::Utc), c("UTC"));
    QCOMPARE(models::zoneText(TimeZoneShown::Local, utc("2024-11-12T05:00:00Z")), c("local time, UTC−5"));
    QCOMPARE(models::zoneText(TimeZoneShown::Local, utc("2024-07-12T05:00:00Z")), c("local time, UTC−4"));
}

void TestResults::askedOnTheWire()
{
    ScriptedTenant tenant;
    for (const auto method : {api::Method::GetAllRecords, api::Method::GetCompletedRecords, api::Method::GetUpdatedRecords})
        tenant.on(method, ScriptedTenant::json(R"({"next_cursor": null, "records": []})"));
    auto client = tenant.makeClient();
    RecordSelection selection;
    selection.preset = WindowPreset::Custom;
    selection.custom = {utc("2024-11-01T00:00:00Z"), utc("2024-11-30T12:30:00Z")};
    selection.attempts = true;
    const auto ask = [&](RecordSet set, const QString &cursor) {
        selection.set = set;
        auto source = models::RecordSource::from(*client, c("C1"), c("I1"), 7, selection);
        source.page(500, cursor, {}).waitForFinished();
        return source;
    };
    QCOMPARE(ask(RecordSet::All, {}).total, 7);
    QCOMPARE(
        ScriptedTenant::body(tenant.requests(api::Method::GetAllRecords).last()),
        QJsonObject({{c("instanceId"), c("I1")}, {c("extractAttempts"), true}, {c("limit"), 500}, {c("cursor"), QJsonValue()}}));
    QCOMPARE(ask(RecordSet::Completed, {}).total, -1);
    const QJsonObject timed{{c("instanceId"), c("I1")},
                            {c("startTime"), c("2024-11-01T00:00:00.000")},
                            {c("endTime"), c("2024-11-30T12:30:00.000")},
                            {c("extractAttempts"), true},
                            {c("limit"), 500},
                            {c("cursor"), QJsonValue()}};
    QCOMPARE(ScriptedTenant::body(tenant.requests(api::Method::GetCompletedRecords).last()), timed);
    ask(RecordSet::Updated, {});
    QCOMPARE(ScriptedTenant::body(tenant.requests(api::Method::GetUpdatedRecords).last()), timed);
    QCOMPARE(ScriptedTenant::target(tenant.requests(api::Method::GetUpdatedRecords).last()), c("C1"));
    // Without bounds none are sent.
    selection.preset = WindowPreset::AllTime;
    ask(RecordSet::Updated, {});
    const QJsonObject unbounded = ScriptedTenant::body(tenant.requests(api::Method::GetUpdatedRecords).last());
    QVERIFY(!unbounded.contains(c("startTime")) && !unbounded.contains(c("endTime")));
}

void TestResults::presetIsWorkedOutAnew()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetCompletedRecords, ScriptedTenant::json(R"({"next_cursor": "c", "records": []})"));
    auto client = tenant.makeClient();
    RecordSelection selection;
    selection.set = RecordSet::Completed;
    selection.preset = WindowPreset::LastHour;
    auto source = models::RecordSource::from(*client, c("C1"), c("I1"), -1, selection);
    const auto start = [&](const QString &cursor) {
        source.page(1000, cursor, {}).waitForFinished();
        const QJsonObject body = ScriptedTenant::body(tenant.requests(api::Method::GetCompletedRecords).last());
        return body.value(c("startTime")).toString();
    };
    const QString first = start({});
    QTest::qWait(5);
    QCOMPARE(start(c("a")), first); // one walk, one window
    QTest::qWait(5);
    QVERIFY(start({}) > first);
}

void TestResults::keysAsJson()
{
    api::Format format;
    format.fields = {field("n", api::FieldType::Integer, true), field("s", api::FieldType::Other, true)};
    QCOMPARE(models::encodeRecordKey({{c("n"), c("42")}, {c("s"), c("42")}}, format), QByteArray(R"({"n":42,"s":"42"})"));
    // What would change when it is written as a number stays text.
    QCOMPARE(models::encodeRecordKey({{c("n"), c("0042")}}, format), QByteArray(R"({"n":"0042"})"));
    QCOMPARE(models::encodeRecordKey({{c("n"), c("42")}}, std::nullopt), QByteArray(R"({"n":"42"})"));
    QCOMPARE(models::encodeRecordKey({{c("a\"b"), c("ü\n")}}, std::nullopt), QByteArray("{\"a\\\"b\":\"ü\\n\"}"));
    QCOMPARE(models::encodeRecordKey({}, format), QByteArray());
    QCOMPARE(models::encodeRecordKey({{c("n"), c("123456789012345678")}}, format), QByteArray(R"({"n":123456789012345678})"));
}

void TestResults::keysOfARow()
{
    test::HeldCalls<api::RecordPagePtr> calls;
    models::RecordsModel model;
    models::RecordSource source;
    source.page = [&calls](int limit, const QString &cursor, const api::CallOptions &options) {
        return calls.hold(limit, cursor, options);
    };
    model.open(source);
    calls.answerLast(test::recordPage({test::record({{c("id"), c("N1")}, {c("n"), 7}, {c("phone"), c("1")}}),
                                       test::record({{c("id"), c("")}, {c("n"), 8}, {c("phone"), c("2")}})}));
    QTRY_COMPARE(model.loaded(), 2);
    QCOMPARE(model.keysOf(0), QByteArray());
    model.setKeyNames({c("id")});
    QCOMPARE(model.keysOf(0), QByteArray(R"({"id":"N1"})"));
    api::Format format;
    format.fields = {field("id", api::FieldType::Other, true), field("n", api::FieldType::Integer, true),
                     field("phone", api::FieldType::Phone, false)};
    model.setFormat(format);
    QCOMPARE(model.keysOf(0), QByteArray(R"({"id":"N1","n":7})"));
    QCOMPARE(model.keysOf(1), QByteArray()); // the tenant asks for every key field
    QCOMPARE(model.keysOf(2), QByteArray());
    format.fields.append(field("absent", api::FieldType::Other, true));
    model.setFormat(format);
    QCOMPARE(model.keysOf(0), QByteArray());
}

void TestResults::attemptsNewestFirst()
{
    const auto attempt = [](const char *disposition, const char *date) {
        return QJsonObject{{c("call_attempted"), true}, {c("disposition"), c(disposition)}, {c("date"), c(date)}};
    };
    QJsonObject record = test::record({{c("id"), c("N1")}});
    record[c("attempts")] = QJsonArray{attempt("old", "2024-11-11T10:04:00.000"), attempt("none", ""),
                                       attempt("new", "2024-11-12T14:27:49.000"), attempt("middle", "2024-11-12T09:00:00.000")};
    const auto page = test::recordPage({record});
    QStringList order;
    for (const auto &each : models::attemptsInWords(*page, 0))
        order.append(each.disposition);
    QCOMPARE(order, QStringList({c("new"), c("middle"), c("old"), c("none")}));
}

void TestResults::factsOfAttempts_data()
{
    QTest::addColumn<QJsonObject>("attempt");
    QTest::addColumn<QString>("facts");
    QTest::addColumn<int>("kind");
    using Kind = models::AttemptWords::Kind;
    QTest::newRow("talked") << QJsonObject{{c("call_attempted"), true},
                                           {c("agent"), c("j.ellwanger")},
                                           {c("callDuration"), 102},
                                           {c("dialingDuration"), 9},
                                           {c("CPAResult"), c("Voice")}}
                            << c("j.ellwanger · talked 1:42, dialed 0:09 · CPA voice") << int(Kind::Talked);
    QTest::newRow("no answer") << QJsonObject{{c("call_attempted"), true},
                                              {c("agent"), c("")},
                                              {c("callDuration"), 0},
                                              {c("dialingDuration"), 28},
                                              {c("CPAResult"), c("No answer")}}
                               << c("no agent · dialed 0:28 · CPA no answer") << int(Kind::NotReached);
    QTest::newRow("fax, an hour") << QJsonObject{{c("call_attempted"), true},
                                                 {c("agent"), c("ann")},
                                                 {c("callDuration"), 3725},
                                                 {c("CPAResult"), c("FAX")}}
                                  << c("ann · talked 1:02:05 · CPA FAX") << int(Kind::Talked);
    QTest::newRow("not dialed") << QJsonObject{{c("call_attempted"), false}, {c("agent"), c("ann")}, {c("callDuration"), 0}}
                                << c("ann · no call was made") << int(Kind::NotDialed);
}

void TestResults::factsOfAttempts()
{
    QFETCH(QJsonObject, attempt);
    QFETCH(QString, facts);
    QFETCH(int, kind);
    attempt[c("custom_mood")] = c("good");
    attempt[c("callNotes")] = c("Prefers mornings.");
    attempt[c("phone")] = c("14155550177");
    QJsonObject record = test::record({{c("id"), c("N1")}});
    record[c("attempts")] = QJsonArray{attempt};
    const auto words = models::attemptsInWords(*test::recordPage({record}), 0);
    QCOMPARE(words.size(), 1);
    QCOMPARE(words.first().facts, facts);
    QCOMPARE(int(words.first().kind), kind);
    QCOMPARE(words.first().disposition, c("no disposition"));
    QCOMPARE(words.first().notes, c("Prefers mornings."));
    QCOMPARE(words.first().custom.size(), 1);
    QCOMPARE(words.first().custom.first().first, c("mood"));
    QCOMPARE(words.first().custom.first().second, c("good"));
    QCOMPARE(words.first().details.first().second, c("14155550177"));
}

void TestResults::readerWaitsForRest()
{
    test::HeldCalls<api::RecordPagePtr> calls;
    models::AttemptsReader reader;
    QVERIFY(!reader.canAsk());
    reader.setSource([&calls](const QByteArray &keys, const api::CallOptions &options) {
        return calls.hold(1, QString::fromUtf8(keys), options);
    });
    for (const char *keys : {"{1}", "{2}", "{3}"})
        reader.show(keys);
    QCOMPARE(reader.state(), models::AttemptsReader::State::Reading);
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(calls.last().key, c("{3}"));
    calls.answerLast(test::numberedPage(1, 1));
    QTRY_COMPARE(reader.state(), models::AttemptsReader::State::Ready);
    QCOMPARE(reader.page()->size(), 1);
    reader.show("{3}"); // nothing is asked twice
    QCOMPARE(reader.state(), models::AttemptsReader::State::Ready);
    // Unless there is more to read than there was.
    reader.show("{3}", 4);
    QTRY_COMPARE(calls.count(), 2);
    calls.answerLast(test::numberedPage(1, 1));
    QTRY_COMPARE(reader.state(), models::AttemptsReader::State::Ready);
    reader.show("{3}", 4);
    QCOMPARE(reader.state(), models::AttemptsReader::State::Ready);
    reader.show({});
    QCOMPARE(reader.state(), models::AttemptsReader::State::Empty);
    QCOMPARE(calls.count(), 2);
}

void TestResults::readerTellsOfErrors()
{
    test::HeldCalls<api::RecordPagePtr> calls;
    models::AttemptsReader reader;
    reader.setSource([&calls](const QByteArray &keys, const api::CallOptions &options) {
        return calls.hold(1, QString::fromUtf8(keys), options);
    });
    reader.show("{1}");
    QTRY_COMPARE(calls.count(), 1);
    calls.failLast(api::ErrorKind::Server, 503);
    QTRY_COMPARE(reader.state(), models::AttemptsReader::State::Failed);
    QCOMPARE(reader.error().httpStatus, 503);
    reader.retry();
    QTRY_COMPARE(calls.count(), 2);
    calls.answerLast(test::recordPage({}));
    QTRY_COMPARE(reader.state(), models::AttemptsReader::State::Ready);
    QCOMPARE(reader.page()->size(), 0);
}

void TestResults::overtakenAnswersAreDropped()
{
    test::HeldCalls<api::RecordPagePtr> calls;
    models::AttemptsReader reader;
    reader.setSource([&calls](const QByteArray &keys, const api::CallOptions &options) {
        return calls.hold(1, QString::fromUtf8(keys), options);
    });
    reader.show("{1}");
    QTRY_COMPARE(calls.count(), 1);
    reader.show("{2}");
    QVERIFY(calls.at(0).cancel.isCancelled());
    QTRY_COMPARE(calls.count(), 2);
    calls.answer(0, test::numberedPage(1, 1));
    QTest::qWait(20);
    QCOMPARE(reader.state(), models::AttemptsReader::State::Reading);
    calls.answer(1, test::numberedPage(2, 1));
    QTRY_COMPARE(reader.state(), models::AttemptsReader::State::Ready);
    QCOMPARE(std::string(reader.page()->entryValue(0, 0)), std::string("N2"));
}

void TestResults::memoryWithoutAttempts()
{
    // The bound of a record without attempts: 400 bytes, eight fields and a called status.
    test::HeldCalls<api::RecordPagePtr> calls;
    models::RecordsModel model;
    models::RecordSource source;
    source.page = [&calls](int limit, const QString &cursor, const api::CallOptions &options) {
        return calls.hold(limit, cursor, options);
    };
    model.open(source);
    for (int page = 0; page < 20; ++page) {
        QJsonArray records;
        for (int i = 0; i < 1000; ++i) {
            QJsonObject entry;
            for (int f = 0; f < 8; ++f)
                entry.insert(QStringLiteral("field%1").arg(f), QStringLiteral("value %1").arg(page * 1000 + i));
            records.append(test::record(entry, test::called(c("No answer"), 2, false, c("2024-11-12T14:31:47.000"))));
        }
        if (page > 0)
            model.fetchMore({});
        QTRY_COMPARE(calls.count(), page + 1);
        calls.answerLast(test::recordPage(records, page < 19 ? QStringLiteral("c%1").arg(page) : QString()));
        QTRY_COMPARE(model.loaded(), 1000 * (page + 1));
    }
    const double bytes = double(model.memoryUsed()) / 20'000;
    QVERIFY2(bytes <= 400, qPrintable(QString::number(bytes)));
}

QTEST_GUILESS_MAIN(TestResults)
#include "tst_results.moc"
