// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The small answers, as the reference prints them (typographic quotes and comments included), and what must be refused.
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <api/types/bulkanswer.h>
#include <api/types/codecs.h>
#include <api/types/recordpage.h>

using namespace outdial::api;

class TestCodecs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void token();
    void states_data();
    void states();
    void campaigns();
    void campaign();
    void sortingInEveryForm();
    void lists();
    void list();
    void created();
    void malformed_data();
    void malformed();
    void malformedSaysNothingOfContents();
    void repairLeavesStringsAlone();
    void bindList();
    void errorBodies_data();
    void errorBodies();
    void times_data();
    void times();
    void encodesTimes();
    void bulkAnswers();
    void bulkAnswersRefused_data();
    void bulkAnswersRefused();
};

void TestCodecs::token()
{
    const auto token = decodeToken(R"({"access_token": "A1B2", "token_type": "Bearer", "expires_in": "3480", "scope": "x"})");
    QVERIFY(token);
    QCOMPARE(token->value, QByteArray("A1B2"));
    QCOMPARE(token->expiresIn, std::chrono::seconds(3480));
    QCOMPARE(decodeToken(R"({"access_token": "A", "expires_in": 60})")->expiresIn, std::chrono::seconds(60));
    QVERIFY(!decodeToken(R"({"access_token": "A"})"));
    QVERIFY(!decodeToken(R"({"access_token": "", "expires_in": 60})"));
    QVERIFY(!decodeToken(R"({"access_token": "A", "expires_in": "soon"})"));
}

void TestCodecs::states_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<CampaignState>("state");
    QTest::newRow("plain") << QByteArray(R"({"state": "STOPPED"})") << CampaignState::Stopped;
    QTest::newRow("lower") << QByteArray(R"({"state": "running"})") << CampaignState::Running;
    QTest::newRow("typographic") << QByteArray("{\n  \"state\": \xE2\x80\x9CRUNNING\xE2\x80\x9D\n}") << CampaignState::Running;
    QTest::newRow("comment") << QByteArray("{\"state\": \"STOPPED\" // now\n}") << CampaignState::Stopped;
    QTest::newRow("other") << QByteArray(R"({"state": "PAUSED"})") << CampaignState::Unknown;
}

void TestCodecs::states()
{
    QFETCH(QByteArray, body);
    QFETCH(CampaignState, state);
    const auto decoded = decodeState(body);
    QVERIFY(decoded);
    QCOMPARE(*decoded, state);
}

void TestCodecs::campaigns()
{
    const auto campaigns = decodeCampaigns(R"([{"id": "C-1", "name": "Winback", "state": "STOPPED", "mode": "new key"},
                                              {"id": "C-2", "name": "Renewals", "state": "RUNNING"}, {"id": "C-3", "name": "x"}])");
    QVERIFY(campaigns);
    QCOMPARE(campaigns->size(), 3);
    QCOMPARE(campaigns->at(0).name, QStringLiteral("Winback"));
    QCOMPARE(campaigns->at(1).state, CampaignState::Running);
    QCOMPARE(campaigns->at(2).state, CampaignState::Unknown);
    QVERIFY(decodeCampaigns("[]")->isEmpty());
}

void TestCodecs::campaign()
{
    const auto campaign = decodeCampaign(R"({
        "name": "Winback", "enabled": true, "state": "STOPPED",
        "lists": [
            {"id": "L-1", "name": "a.csv", "instanceId": "I-1", "instanceName": "", "enabled": true, "order": 2,
             "dialingRatio": "3", "totalRecords": "100",
             "sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldId": "f1", "fieldName": "Rank", "sortOrder": "desc"}]}},
            {"id": "L-2", "name": "b.csv", "instanceId": "I-2", "instanceName": "late", "enabled": false,
             "sortingOrder": {"type": "natural", "sortingFields": []}, "totalRecords": 50}],
        "dncLists": [
            {"id": "D-1", "name": "codes", "type": "GEOGRAPHIC_AREACODE", "Country": "US", "disposition": "on DNC"},
            {"id": "D-2", "name": "accounts", "type": "EXCLUSION", "listField": "accountId", "disposition": "on DNC"}]})",
                                         QStringLiteral("C-9"));
    QVERIFY2(campaign, qPrintable(campaign ? QString() : campaign.error().detail));
    QCOMPARE(campaign->id, QStringLiteral("C-9"));
    QVERIFY(campaign->enabled);
    QCOMPARE(campaign->state, CampaignState::Stopped);
    QCOMPARE(campaign->lists.size(), 2);
    const ListInstance &first = campaign->lists.at(0);
    QCOMPARE(first.listId, QStringLiteral("L-1"));
    QCOMPARE(first.instanceId, QStringLiteral("I-1"));
    QCOMPARE(first.order, 2);
    QCOMPARE(first.dialingRatio, 3);
    QCOMPARE(first.totalRecords, 100);
    QCOMPARE(first.sorting.type, SortingType::Custom);
    QCOMPARE(first.sorting.fields.at(0).fieldName, QStringLiteral("Rank"));
    QCOMPARE(first.sorting.fields.at(0).fieldId, QStringLiteral("f1"));
    QCOMPARE(first.sorting.fields.at(0).order, SortOrder::Descending);
    QVERIFY(!campaign->lists.at(1).enabled);
    QCOMPARE(campaign->lists.at(1).order, 1);
    QCOMPARE(campaign->lists.at(1).sorting.type, SortingType::Natural);
    QCOMPARE(campaign->dncLists.at(0).country, QStringLiteral("US"));
    QVERIFY(campaign->dncLists.at(0).listField.isNull());
    QCOMPARE(campaign->dncLists.at(1).listField, QStringLiteral("accountId"));
}

void TestCodecs::sortingInEveryForm()
{
    const auto typeOf = [](const char *sorting) {
        const QByteArray body =
            QByteArray(R"({"name": "n", "enabled": false, "state": "STOPPED", "lists": [{"id": "l", "name": "n",
            "instanceId": "i", "enabled": true, "totalRecords": 1, "sortingOrder": )") +
            sorting + "}]}";
        const auto campaign = decodeCampaign(body, QStringLiteral("c"));
        return campaign ? static_cast<int>(campaign->lists.at(0).sorting.type) : -1;
    };
    QCOMPARE(typeOf(R"("random")"), static_cast<int>(SortingType::Random));
    QCOMPARE(typeOf(R"({"type": "Custom"})"), static_cast<int>(SortingType::Custom));
    QCOMPARE(typeOf("null"), static_cast<int>(SortingType::Natural));
    QCOMPARE(typeOf(R"({})"), static_cast<int>(SortingType::Natural));
    QCOMPARE(typeOf(R"({"type": "BY_MOON"})"), -1);
    QCOMPARE(typeOf("5"), -1);
}

void TestCodecs::lists()
{
    const auto page = decodeCallingLists(R"({"next_cursor": "64b0", "records": [
        {"id": "L-1", "name": "a.csv", "formatId": "F-1", "formatName": "f", "creationDate": "2024-02-29T19:11:40.000",
         "totalRecords": 100}]})");
    QVERIFY(page);
    QCOMPARE(page->nextCursor, QStringLiteral("64b0"));
    QCOMPARE(page->lists.at(0).formatId, QStringLiteral("F-1"));
    QCOMPARE(page->lists.at(0).totalRecords, 100);
    QCOMPARE(page->lists.at(0).creationDate, QDateTime(QDate(2024, 2, 29), QTime(19, 11, 40), Qt::UTC));
    QVERIFY(decodeCallingLists(R"({"next_cursor": "", "records": []})")->nextCursor.isNull());
    QVERIFY(decodeCallingLists(R"({"next_cursor": null, "records": []})")->nextCursor.isNull());
    QVERIFY(decodeCallingLists(R"({"records": []})")->nextCursor.isNull());
    QCOMPARE(decodeCallingLists(R"({"next_cursor": 17, "records": []})")->nextCursor, QStringLiteral("17"));
}

void TestCodecs::list()
{
    const auto list = decodeCallingList(R"({"name": "a.csv", "formatId": "F-1", "formatName": "f",
        "creationDate": "2024-01-01T00:00:00.000", "totalRecords": 7, "campaigns": [
        {"campaignName": "Winback", "campaignId": "C-1", "instanceId": "I-1"},
        {"campaignName": "Winback", "campaignId": "C-1", "instanceId": "I-2"}]})",
                                        QStringLiteral("L-1"));
    QVERIFY(list);
    QCOMPARE(list->id, QStringLiteral("L-1"));
    QCOMPARE(list->campaigns.size(), 2);
    QCOMPARE(list->campaigns.at(1).instanceId, QStringLiteral("I-2"));
    QVERIFY(decodeCallingList(R"({"name": "a", "formatId": "f", "totalRecords": 0})", QStringLiteral("L"))->campaigns.isEmpty());
}

void TestCodecs::created()
{
    const auto created = decodeCreatedList(R"({"id": "L-1", "formatId": "F-1"})");
    QVERIFY(created);
    QCOMPARE(created->listId, QStringLiteral("L-1"));
    QCOMPARE(created->formatId, QStringLiteral("F-1"));
    const auto bound = decodeBoundInstance(R"({"instanceId": "I-1", "totalRecords": 100})");
    QVERIFY(bound);
    QCOMPARE(bound->totalRecords, 100);
}

void TestCodecs::malformed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const char *body, const char *named) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(named);
    };
    row("empty", "", "not JSON");
    row("html", "<html></html>", "not JSON");
    row("cut", R"({"records": [{"id": "L-1")", "not JSON");
    row("list", "[]", "not an object");
    row("no records", R"({"next_cursor": "1"})", "records is missing");
    row("records is an object", R"({"records": {}})", "records is not a list");
    row("records is null", R"({"records": null})", "records is missing");
    row("element is text", R"({"records": ["x"]})", "records[0] is not an object");
    row("no id", R"({"records": [{"name": "a", "formatId": "f", "totalRecords": 1}]})", "records[0].id is missing");
    row("second without total", R"({"records": [{"id": "l", "name": "a", "formatId": "f", "totalRecords": 1},
                                                {"id": "l", "name": "a", "formatId": "f"}]})",
        "records[1].totalRecords is missing");
    row("total is a list", R"({"records": [{"id": "l", "name": "a", "formatId": "f", "totalRecords": []}]})",
        "records[0].totalRecords is not a whole number");
    row("total is negative", R"({"records": [{"id": "l", "name": "a", "formatId": "f", "totalRecords": -1}]})",
        "records[0].totalRecords is negative");
    row("name is a boolean", R"({"records": [{"id": "l", "name": true, "formatId": "f", "totalRecords": 1}]})",
        "records[0].name is not text");
    row("cursor is an object", R"({"next_cursor": {}, "records": []})", "next_cursor is not text");
}

void TestCodecs::malformed()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, named);
    const auto page = decodeCallingLists(body);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Malformed);
    QVERIFY2(page.error().detail.contains(named), qPrintable(page.error().detail));
    QCOMPARE(page.error().committed, Committed::None); // a read
    const auto created = decodeCreatedList(R"({"id": "L-1"})");
    QVERIFY(!created);
    QCOMPARE(created.error().committed, Committed::Unknown); // the list may be there
}

void TestCodecs::malformedSaysNothingOfContents()
{
    const auto page = RecordPage::decodePage(R"({"records": [{"entry": "Ines Halvorsen 14155550134"}]})");
    QVERIFY(!page);
    QVERIFY(page.error().detail.contains(QStringLiteral("records[0].entry")));
    QVERIFY(!page.error().detail.contains(QStringLiteral("Ines")));
    const auto cut = RecordPage::decodePage(R"({"records": [{"entry": {"name": "Ines Halv)");
    QVERIFY(!cut);
    QVERIFY(!cut.error().detail.contains(QStringLiteral("Ines")));
}

void TestCodecs::repairLeavesStringsAlone()
{
    // The comment makes the strict parse fail; quotes and slashes inside of strings stay.
    const auto campaigns =
        decodeCampaigns("[ // all\n{\"id\": \"https://x\", \"name\": \"the \xE2\x80\x9Cold\xE2\x80\x9D \\\" one\", "
                        "\"state\": \xE2\x80\x9C"
                        "RUNNING\xE2\x80\x9D}]");
    QVERIFY(campaigns);
    QCOMPARE(campaigns->at(0).id, QStringLiteral("https://x"));
    QCOMPARE(campaigns->at(0).name, QString::fromUtf8("the \xE2\x80\x9Cold\xE2\x80\x9D \" one"));
    QCOMPARE(campaigns->at(0).state, CampaignState::Running);
    // A strict body is never touched.
    const auto kept = decodeCampaigns("[{\"id\": \"1\", \"name\": \"a // b \xE2\x80\x9D\", \"state\": \"x\"}]");
    QCOMPARE(kept->at(0).name, QString::fromUtf8("a // b \xE2\x80\x9D"));
    // Neither is a body repaired into something else.
    QVERIFY(!decodeCampaigns("[{\"id\": \"1\", \"name\": \xE2\x80\x9Copen}]"));
    QVERIFY(!decodeCampaigns("[{'id': '1', 'name': 'x'}]"));
    QVERIFY(!decodeCampaigns("[{\"id\": \"1\", \"name\": \"x\"},]"));
}

void TestCodecs::bindList()
{
    BindListRequest request;
    request.listId = QStringLiteral("L-1");
    QCOMPARE(encodeBindList(request), QByteArray(R"({"listId":"L-1"})"));
    request.instanceName = QString();
    request.enabled = false;
    request.order = 2;
    request.dialingRatio = 1;
    request.sorting = Sorting{SortingType::Custom, {{QStringLiteral("f1"), QStringLiteral("Rank"), SortOrder::Descending}}};
    const QJsonObject object = QJsonDocument::fromJson(encodeBindList(request)).object();
    QCOMPARE(object, QJsonDocument::fromJson(R"({"listId": "L-1", "instanceName": "", "enabled": false, "order": 2,
        "dialingRatio": 1, "sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldName": "Rank", "sortOrder": "DESC"}]}})")
                         .object());
    QCOMPARE(encodeSorting({}), (QJsonObject{{QStringLiteral("type"), QStringLiteral("NATURAL")}}));
}

void TestCodecs::errorBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("description");
    QTest::newRow("plain") << QByteArray(R"({"error": "conflict", "error_description": "It runs"})") << QStringLiteral("conflict")
                           << QStringLiteral("It runs");
    QTest::newRow("as printed") << QByteArray("`{ \n  \xE2\x80\x9C"
                                              "error\xE2\x80\x9D: \xE2\x80\x9Cname\xE2\x80\x9D, //error name\n"
                                              "  \xE2\x80\x9C"
                                              "error_description\xE2\x80\x9D: \xE2\x80\x9Cit \"is\" so\xE2\x80\x9D "
                                              "//why\n}\n`")
                                << QStringLiteral("name") << QStringLiteral("it \"is\" so");
    QTest::newRow("html") << QByteArray("<!doctype html><HTML><head>\n<Title lang=\"en\">502 Bad\n Gateway &amp; more</title>")
                          << QString() << QStringLiteral("502 Bad Gateway & more");
    QTest::newRow("html cut") << QByteArray("<html><title>never closed") << QString() << QString();
    QTest::newRow("empty") << QByteArray() << QString() << QString();
    QTest::newRow("other types") << QByteArray(R"({"error": 5, "error_description": {}})") << QString() << QString();
    QTest::newRow("tick") << QByteArray("`") << QString() << QString();
}

void TestCodecs::errorBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, error);
    QFETCH(QString, description);
    const ErrorBody decoded = decodeErrorBody(body);
    QCOMPARE(decoded.error, error);
    QCOMPARE(decoded.description, description);
}

void TestCodecs::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char *text, qint64 expected) { QTest::newRow(text) << QString::fromLatin1(text) << expected; };
    row("1970-01-01T00:00:00.000", 0);
    row("2023-01-19T20:46:35.000", 1674161195000); // 19376 days and 74795 s
    row("2023-01-19T20:46:35.7", 1674161195700);
    row("2023-01-19T20:46:35", 1674161195000);
    row("2023-01-19T20:46:35Z", 1674161195000);
    row("2023-01-19T20:46:35.123456Z", 1674161195123);
    row("2000-02-29T00:00:00.000", 951782400000);
    row("1969-12-31T23:59:59.999", -1);
    for (const char *wrong :
         {"", "2023-01-19", "2023-02-29T00:00:00.000", "2023-01-19 20:46:35", "2023-01-19T24:00:00", "2023-01-19T20:46:35.",
          "2023-01-19T20:46:35.12x", "19-01-2023T20:46:35.000", "2023-13-01T00:00:00"})
        row(wrong, noTime);
}

void TestCodecs::times()
{
    QFETCH(QString, text);
    QFETCH(qint64, expected);
    QCOMPARE(decodeTime(text.toStdString()), expected);
}

void TestCodecs::encodesTimes()
{
    const QDateTime time(QDate(2024, 2, 29), QTime(7, 5, 3, 42), Qt::UTC);
    QCOMPARE(encodeTime(time), QStringLiteral("2024-02-29T07:05:03.042"));
    QCOMPARE(encodeTime(time.toOffsetFromUtc(3600)), QStringLiteral("2024-02-29T07:05:03.042"));
}

void TestCodecs::bulkAnswers()
{
    const auto answer = decodeBulkAnswer(R"({"added": 1, "error": {
        "duplicateKey": [{"last": "N\u00e9e", "phone": "1002", "n": 5}, {"phone": "1003"}],
        "formatError": [], "tooBlue": [{"phone": "1"}], "limitExceeded": null}})",
                                         "added");
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(answer->done, 1);
    QCOMPARE(answer->rejectedCount(), 3);
    QCOMPARE(answer->rejects.size(), 2);
    QCOMPARE(answer->rejects.at(0).cause, QStringLiteral("duplicateKey"));
    QCOMPARE(answer->rejects.at(0).objects.at(0), QByteArray("{\"last\":\"N\xC3\xA9"
                                                             "e\",\"phone\":\"1002\",\"n\":5}"));
    QCOMPARE(answer->rejects.at(1).cause, QStringLiteral("tooBlue"));
    QCOMPARE(decodeBulkAnswer(R"({"updated": "12"})", "updated")->done, 12);
    QCOMPARE(decodeBulkAnswer(R"({"deleted": 0, "error": null})", "deleted")->rejectedCount(), 0);
    QCOMPARE(decodeBulkAnswer("{\"added\": 2 // rows\n}", "added")->done, 2);
}

void TestCodecs::bulkAnswersRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body : {"", "[]", "{}", "null", R"({"updated": 5})", R"({"added": null})", R"({"added": true})",
                             R"({"added": -1})", R"({"added": 1.5})", R"({"added": "1 of 2"})", R"({"added": ""})",
                             R"({"added": 1, "error": "bad"})", R"({"added": 1, "error": {"formatError": 3}})", R"({"added": 1)"})
        QTest::newRow(body) << QByteArray(body);
}

void TestCodecs::bulkAnswersRefused()
{
    QFETCH(QByteArray, body);
    const auto answer = decodeBulkAnswer(body, "added");
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Malformed);
    QCOMPARE(answer.error().committed, Committed::Unknown);
}

QTEST_GUILESS_MAIN(TestCodecs)
#include "tst_codecs.moc"
