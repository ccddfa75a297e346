// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A call is sent as often as its verb and the kind of the failure allow: reads again, writes only when nothing was committed.
#include <QtTest>

#include <api/client/client.h>

#include <support/faketransport.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;
using namespace std::chrono_literals;

class TestClientRetries final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tenant = std::make_shared<FakeTenant>();
        m_client = clientOf(m_tenant);
    }
    void cleanup() { m_client.reset(); }

    void readsAreRetried_data();
    void readsAreRetried();
    void readsThatAreNotRetried_data();
    void readsThatAreNotRetried();
    void writes_data();
    void writes();
    void withoutRetry();
    void attemptsEnd();
    void tooManyRequestsPausesAllCalls();
    void longRetryAfterIsNotWaitedFor();

private:
    std::shared_ptr<FakeTenant> m_tenant;
    std::unique_ptr<Client> m_client;
};

void TestClientRetries::readsAreRetried_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<Step>("trouble");
    for (const Method method : {Method::GetCampaigns, Method::GetAllRecords, Method::GetLists}) {
        const char *name = methodInfo(method).name;
        QTest::addRow("%s, cut", name) << method << cut();
        QTest::addRow("%s, refused", name) << method << refusedConnection();
        QTest::addRow("%s, timeout", name) << method << failure(ErrorKind::Timeout, NetworkFault::None, Committed::Unknown);
        QTest::addRow("%s, 429", name) << method << answer(429);
        for (const int status : {500, 502, 503, 504, 520})
            QTest::addRow("%s, %d", name, status) << method << answer(status, "<html><title>Bad</title></html>");
    }
}

void TestClientRetries::readsAreRetried()
{
    QFETCH(Method, method);
    QFETCH(Step, trouble);
    m_tenant->script(method, {trouble, trouble, answer(200, "{\"ok\":1}")});
    const auto result = sendAny(*m_client, method).result();
    QVERIFY(result);
    QCOMPARE(*result, QByteArray("{\"ok\":1}"));
    QCOMPARE(m_tenant->count(method), 3);
}

void TestClientRetries::readsThatAreNotRetried_data()
{
    QTest::addColumn<Step>("trouble");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("400") << refusal(400, "bad_request") << ErrorKind::BadRequest;
    QTest::newRow("403") << refusal(403, "forbidden") << ErrorKind::Privilege;
    QTest::newRow("404") << refusal(404, "not_found") << ErrorKind::NotFound;
    QTest::newRow("405") << refusal(405, "x") << ErrorKind::BadRequest;
    QTest::newRow("409") << refusal(409, "conflict") << ErrorKind::Conflict;
    QTest::newRow("413") << answer(413, "<html>") << ErrorKind::TooLarge;
    QTest::newRow("415") << refusal(415, "x") << ErrorKind::BadRequest;
    QTest::newRow("418") << answer(418, "") << ErrorKind::Server;
    QTest::newRow("307") << answer(307, "") << ErrorKind::Server;
    QTest::newRow("tls") << failure(ErrorKind::Tls, NetworkFault::None, Committed::None) << ErrorKind::Tls;
    QTest::newRow("too large") << failure(ErrorKind::TooLarge, NetworkFault::None, Committed::Unknown) << ErrorKind::TooLarge;
}

void TestClientRetries::readsThatAreNotRetried()
{
    QFETCH(Step, trouble);
    QFETCH(ErrorKind, kind);
    m_tenant->script(Method::GetCampaigns, {trouble});
    const auto result = sendAny(*m_client, Method::GetCampaigns).result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, kind);
    QCOMPARE(result.error().committed, Committed::None); // a read commits nothing
    QCOMPARE(result.error().httpStatus, trouble.kind == Step::Kind::Answer ? trouble.answer.status : 0);
    QVERIFY(!result.error().requestId.isEmpty());
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 1);
}

void TestClientRetries::writes_data()
{
    QTest::addColumn<Step>("trouble");
    QTest::addColumn<bool>("again");
    QTest::addColumn<Committed>("committed");
    QTest::newRow("429") << answer(429, "") << true << Committed::None;
    QTest::newRow("refused") << refusedConnection() << true << Committed::None;
    QTest::newRow("host not found") << failure(ErrorKind::Network, NetworkFault::HostNotFound, Committed::None) << true
                                    << Committed::None;
    QTest::newRow("no connection in time") << failure(ErrorKind::Timeout, NetworkFault::None, Committed::None) << true
                                           << Committed::None;
    QTest::newRow("cut") << cut() << false << Committed::Unknown;
    QTest::newRow("no answer in time") << failure(ErrorKind::Timeout, NetworkFault::None, Committed::Unknown) << false
                                       << Committed::Unknown;
    QTest::newRow("500 of the API") << refusal(500, "internal") << false << Committed::Unknown;
    QTest::newRow("503 of the API") << refusal(503, "unavailable") << false << Committed::Unknown;
    QTest::newRow("502 of nginx") << answer(502, "<html><title>502 Bad Gateway</title></html>") << false << Committed::Unknown;
    QTest::newRow("307") << answer(307, "") << false << Committed::Unknown;
    QTest::newRow("400") << refusal(400, "bad_request") << false << Committed::None;
    QTest::newRow("404 of nginx") << answer(404, "<html><title>Not here</title></html>") << false << Committed::Unknown;
    QTest::newRow("409") << refusal(409, "conflict") << false << Committed::None;
    QTest::newRow("413 of nginx") << answer(413, "<html><title>Too large</title></html>") << false << Committed::None;
}

void TestClientRetries::writes()
{
    QFETCH(Step, trouble);
    QFETCH(bool, again);
    QFETCH(Committed, committed);
    for (const Method method : {Method::AddManyRecords, Method::StartCampaign, Method::DeleteList, Method::UpdateList}) {
        m_tenant->script(method, {trouble});
        const auto result = sendAny(*m_client, method).result();
        QVERIFY(!result);
        QCOMPARE(result.error().committed, committed);
        QCOMPARE(m_tenant->count(method), again ? 4 : 1);
    }
}

void TestClientRetries::withoutRetry()
{
    m_tenant->script(Method::GetCampaigns, {answer(503)});
    CallOptions options;
    options.retry = false;
    QVERIFY(!sendAny(*m_client, Method::GetCampaigns, options).result());
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 1);
}

void TestClientRetries::attemptsEnd()
{
    m_tenant->script(Method::GetCampaigns, {cut()});
    const auto result = sendAny(*m_client, Method::GetCampaigns).result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Network);
    QCOMPARE(result.error().fault, NetworkFault::Closed);
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 4);
}

void TestClientRetries::tooManyRequestsPausesAllCalls()
{
    QVERIFY(m_client->signIn().result());
    m_tenant->script(Method::GetCampaigns, {answer(429, "{}", 1s), answer(200)});
    std::atomic<int> refusals = 0;
    m_client->setObserver([&refusals](const Exchange &exchange) { refusals += exchange.status == 429; });
    QElapsedTimer timer;
    timer.start();
    auto refused = sendAny(*m_client, Method::GetCampaigns);
    QTRY_COMPARE(refusals.load(), 1);
    auto other = sendAny(*m_client, Method::StartCampaign);
    QTest::qWait(100);
    QCOMPARE(m_tenant->count(Method::StartCampaign), 0);
    QVERIFY(refused.result());
    QVERIFY(other.result());
    QVERIFY(timer.elapsed() >= 950); // timers may be early by a twentieth
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 2);
    m_client.reset(); // before what its observer counts in
}

void TestClientRetries::longRetryAfterIsNotWaitedFor()
{
    m_tenant->script(Method::GetCampaigns, {answer(503, "{}", 3600s)});
    const auto result = sendAny(*m_client, Method::GetCampaigns).result();
    QVERIFY(!result);
    QCOMPARE(result.error().retryAfter, 3600s);
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 1);
}

QTEST_GUILESS_MAIN(TestClientRetries)
#include "tst_client_retries.moc"
