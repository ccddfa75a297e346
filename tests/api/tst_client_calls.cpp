// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the typed calls send, and what they make of the answers.
#include <QtTest>

#include <api/client/client.h>

#include <support/faketransport.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;
using namespace std::chrono_literals;

class TestClientCalls final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tenant = std::make_shared<FakeTenant>();
        m_client = clientOf(m_tenant);
    }
    void cleanup() { m_client.reset(); }

    void malformedIsNeverEmpty_data();
    void malformedIsNeverEmpty();
    void emptySuccess();
    void htmlSuccessIsMalformed();
    void htmlErrorPage();
    void missingIdIsNotSent();
    void observer();
    void noSuchRecord_data();
    void noSuchRecord();
    void windowParameters();

private:
    std::shared_ptr<FakeTenant> m_tenant;
    std::unique_ptr<Client> m_client;
};

void TestClientCalls::malformedIsNeverEmpty_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"([{"id":"a","na)");
    QTest::newRow("another kind") << QByteArray(R"("text")");
    QTest::newRow("html") << QByteArray("<html><title>Sign in</title></html>");
}

void TestClientCalls::malformedIsNeverEmpty()
{
    QFETCH(QByteArray, body);
    m_tenant->decideWith([body](const WireRequest &request) -> std::optional<Step> {
        if (request.method == Method::GetAccessToken)
            return std::nullopt;
        return answer(200, body);
    });
    const QString id = QStringLiteral("id");
    const auto check = [](const auto &result, Committed committed) {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Malformed);
        QCOMPARE(result.error().committed, committed);
        QCOMPARE(result.error().httpStatus, 200);
        QVERIFY(!result.error().requestId.isEmpty());
    };
    check(m_client->campaign.getAll().result(), Committed::None);
    check(m_client->campaign.getCampaign(id).result(), Committed::None);
    check(m_client->campaign.getStatus(id).result(), Committed::None);
    check(m_client->campaign.getAllRecords(id, {}).result(), Committed::None);
    check(m_client->campaign.getUpdatedRecords(id, {}).result(), Committed::None);
    check(m_client->callingList.getAll(100, {}).result(), Committed::None);
    check(m_client->callingList.getList(id).result(), Committed::None);
    check(m_client->callingList.get(id, id, "{}").result(), Committed::None);
    check(m_client->campaign.start(id).result(), Committed::Unknown);
    check(m_client->campaign.stop(id).result(), Committed::Unknown);
    check(m_client->campaign.bindList(id, {}).result(), Committed::Unknown);
    check(m_client->callingList.createListWithNewFormat({}, {}).result(), Committed::Unknown);
    check(m_client->callingList.addAll(id, "[]").result(), Committed::Unknown);
    QCOMPARE(m_tenant->total(), 14); // none of them was sent twice
}

void TestClientCalls::emptySuccess()
{
    Step empty = answer(200, "");
    empty.answer.contentType = "text/plain";
    m_tenant->script(Method::UnbindList, {empty});
    m_tenant->script(Method::DeleteList, {answer(204, "")});
    QVERIFY(sendAny(*m_client, Method::UnbindList).result());
    QVERIFY(sendAny(*m_client, Method::DeleteList).result());
}

void TestClientCalls::htmlSuccessIsMalformed()
{
    m_tenant->script(Method::UnbindList, {answer(200, "\n<!DOCTYPE html><html><title>Sign in</title></html>")});
    const auto result = sendAny(*m_client, Method::UnbindList).result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Malformed);
    QCOMPARE(result.error().committed, Committed::Unknown);
    QCOMPARE(result.error().description, QStringLiteral("Sign in"));
}

void TestClientCalls::htmlErrorPage()
{
    m_tenant->script(Method::AddManyRecords, {answer(504, "<html><head><title>504 Gateway Time-out</title></head></html>")});
    const auto result = sendAny(*m_client, Method::AddManyRecords).result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Server);
    QCOMPARE(result.error().httpStatus, 504);
    QCOMPARE(result.error().error, QString());
    QCOMPARE(result.error().description, QStringLiteral("504 Gateway Time-out"));
}

void TestClientCalls::missingIdIsNotSent()
{
    for (const QString &id : {QString(), QStringLiteral("."), QStringLiteral("..")}) {
        const auto result = m_client->send(Method::DeleteAllRecords, {id}, {}).result();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::BadRequest);
        QCOMPARE(result.error().committed, Committed::None);
    }
    QCOMPARE(m_tenant->total(), 0);
}

void TestClientCalls::observer()
{
    QList<Exchange> seen;
    std::mutex mutex;
    m_client->setObserver([&](const Exchange &exchange) {
        const std::lock_guard lock(mutex);
        seen.append(exchange);
    });
    m_tenant->script(Method::GetAllRecords, {answer(502, "<html>"), answer(200, "12345")});
    QVERIFY(m_client->send(Method::GetAllRecords, {QStringLiteral("a b")}, "{\"limit\":1}").result());
    const std::lock_guard lock(mutex);
    QCOMPARE(seen.size(), 3);
    QCOMPARE(seen[0].method, Method::GetAccessToken);
    QCOMPARE(seen[0].status, 200);
    QCOMPARE(seen[1].target, QStringLiteral("campaign/getAllRecords/a%20b"));
    QCOMPARE(seen[1].attempt, 1);
    QCOMPARE(seen[1].status, 502);
    QVERIFY(seen[1].error);
    QCOMPARE(seen[1].bytesSent, 11);
    QCOMPARE(seen[1].bytesReceived, 6);
    QCOMPARE(seen[2].attempt, 2);
    QCOMPARE(seen[2].status, 200);
    QVERIFY(!seen[2].error);
    QCOMPARE(seen[2].bytesReceived, 5);
    QCOMPARE(seen[2].requestId, seen[1].requestId);
    QVERIFY(seen[2].requestId != seen[0].requestId);
    QVERIFY(seen[2].duration.count() > 0);
    QCOMPARE(seen[2].started.timeSpec(), Qt::UTC);
}

void TestClientCalls::noSuchRecord_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<bool>("none");
    QTest::newRow("names the record") << refusal(404, "not_found", "Specified Record was not found") << true;
    QTest::newRow("names both") << refusal(404, "not_found", "The record was not found in the list") << true;
    QTest::newRow("names neither") << refusal(404, "not_found", "Nothing here") << true;
    QTest::newRow("no description") << refusal(404, "not_found", "") << true;
    QTest::newRow("names the list") << refusal(404, "not_found", "Specified List was not found") << false;
    QTest::newRow("names the URL") << refusal(404, "not_found", "Invalid URL") << false;
    QTest::newRow("not of the API") << answer(404, "<html><title>404 Not Found</title></html>") << false;
    QTest::newRow("no body") << answer(404, "") << false;
    QTest::newRow("another status") << refusal(400, "bad_request", "record") << false;
}

void TestClientCalls::noSuchRecord()
{
    QFETCH(Step, step);
    QFETCH(bool, none);
    m_tenant->script(Method::ListQueryRecordDeprecated, {step});
    const auto result = m_client->callingList.get(QStringLiteral("l"), QStringLiteral("any"), R"({"id":"1"})").result();
    QCOMPARE(result.has_value(), none);
    if (none)
        QCOMPARE((*result)->size(), 0);
    const WireRequest request = m_tenant->requests().last();
    QCOMPARE(request.url.path(), QStringLiteral("/configapi/v3/callinglist/get/l/any"));
    QCOMPARE(request.body, QByteArray(R"({"id":"1"})"));
}

void TestClientCalls::windowParameters()
{
    m_tenant->script(Method::GetAllRecords, {answer(200, R"({"next_cursor":null,"records":[]})")});
    m_tenant->script(Method::GetUpdatedRecords, {answer(200, R"({"next_cursor":null,"records":[]})")});
    m_tenant->script(Method::GetLists, {answer(200, R"({"next_cursor":null,"records":[]})")});
    RecordWindow window;
    window.instanceId = QStringLiteral("I1");
    window.limit = 250;
    const auto sent = [this] { return QJsonDocument::fromJson(m_tenant->requests().last().body).object(); };

    QVERIFY(m_client->campaign.getAllRecords(QStringLiteral("c"), window).result());
    QCOMPARE(sent().keys(), QStringList({QStringLiteral("cursor"), QStringLiteral("extractAttempts"),
                                         QStringLiteral("instanceId"), QStringLiteral("limit")}));
    QVERIFY(sent()[QStringLiteral("cursor")].isNull());
    QVERIFY(m_tenant->requests().last().body.contains("\"limit\":250"));
    QCOMPARE(sent()[QStringLiteral("extractAttempts")], QJsonValue(false));

    window.startTime = QDateTime(QDate(2024, 3, 1), QTime(7, 5, 9, 40), Qt::UTC);
    window.cursor = QStringLiteral("c1");
    window.extractAttempts = true;
    // Get All Records has no time frame.
    QVERIFY(m_client->campaign.getAllRecords(QStringLiteral("c"), window).result());
    QVERIFY(!sent().contains(QStringLiteral("startTime")));
    QVERIFY(m_client->campaign.getUpdatedRecords(QStringLiteral("c"), window).result());
    QCOMPARE(sent()[QStringLiteral("startTime")], QJsonValue(QStringLiteral("2024-03-01T07:05:09.040")));
    QVERIFY(!sent().contains(QStringLiteral("endTime")));
    QCOMPARE(sent()[QStringLiteral("cursor")], QJsonValue(QStringLiteral("c1")));
    QCOMPARE(sent()[QStringLiteral("extractAttempts")], QJsonValue(true));
    QCOMPARE(m_tenant->requests().last().contentType, QByteArray("application/json"));

    QVERIFY(m_client->callingList.getAll(100, {}).result());
    QCOMPARE(m_tenant->requests().last().body, QByteArray(R"({"cursor":null,"limit":100})"));
}

QTEST_GUILESS_MAIN(TestClientCalls)
#include "tst_client_calls.moc"
