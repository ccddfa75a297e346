// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Every call finishes exactly once: with its answer, an error, or cancelled, at whatever stage that comes.
#include <QtTest>

#include <api/client/client.h>

#include <support/faketransport.h>
#include <thread>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;
using namespace std::chrono_literals;

class TestClientCancel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tenant = std::make_shared<FakeTenant>();
        m_client = clientOf(m_tenant);
    }
    void cleanup() { m_client.reset(); }

    void cancelledBeforeItWasCalled();
    void cancelledWhileWaitingForTheToken();
    void cancelledOnTheWire_data();
    void cancelledOnTheWire();
    void cancelledBetweenAttempts();
    void cancelledAfterTheEnd();
    void oneTokenCancelsManyCalls();
    void cancelRacesWithTheAnswer();
    void destroyedClientFinishesEverything();
    void callsFromManyThreads();

private:
    std::shared_ptr<FakeTenant> m_tenant;
    std::unique_ptr<Client> m_client;
};

void TestClientCancel::cancelledBeforeItWasCalled()
{
    CallOptions options;
    options.cancel.cancel();
    const auto result = sendAny(*m_client, Method::StartCampaign, options).result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QCOMPARE(result.error().committed, Committed::None);
    QCOMPARE(m_tenant->total(), 0);
}

void TestClientCancel::cancelledWhileWaitingForTheToken()
{
    m_tenant->script(Method::GetAccessToken, {token("T1").after(80ms)});
    CallOptions options;
    auto call = sendAny(*m_client, Method::StartCampaign, options);
    auto other = sendAny(*m_client, Method::GetCampaigns);
    QTRY_COMPARE(m_tenant->count(Method::GetAccessToken), 1);
    options.cancel.cancel();
    const auto result = call.result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QCOMPARE(result.error().committed, Committed::None);
    QVERIFY(other.result());
    QCOMPARE(m_tenant->count(Method::StartCampaign), 0);
}

void TestClientCancel::cancelledOnTheWire_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<Committed>("committed");
    QTest::newRow("write") << Method::AddManyRecords << Committed::Unknown;
    QTest::newRow("read") << Method::GetAllRecords << Committed::None;
}

void TestClientCancel::cancelledOnTheWire()
{
    QFETCH(Method, method);
    QFETCH(Committed, committed);
    m_tenant->script(method, {hang()});
    CallOptions options;
    auto call = sendAny(*m_client, method, options);
    QTRY_COMPARE(m_tenant->count(method), 1);
    QVERIFY(!call.isFinished());
    options.cancel.cancel();
    const auto result = call.result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QCOMPARE(result.error().committed, committed);
    QCOMPARE(m_tenant->count(method), 1);
}

void TestClientCancel::cancelledBetweenAttempts()
{
    m_client->setRetryPolicy({4, 60'000ms, 60'000ms});
    m_tenant->script(Method::GetCampaigns, {cut()});
    CallOptions options;
    std::atomic<int> attempts = 0;
    m_client->setObserver([&attempts](const Exchange &exchange) {
        if (exchange.method == Method::GetCampaigns)
            ++attempts;
    });
    auto call = sendAny(*m_client, Method::GetCampaigns, options);
    QTRY_COMPARE(attempts.load(), 1);
    QVERIFY(!call.isFinished());
    options.cancel.cancel();
    QCOMPARE(call.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 1);
    m_client.reset(); // before what its observer counts in
}

void TestClientCancel::cancelledAfterTheEnd()
{
    CallOptions options;
    QVERIFY(sendAny(*m_client, Method::GetCampaigns, options).result());
    options.cancel.cancel();
    m_client.reset();
    options.cancel.cancel();
}

void TestClientCancel::oneTokenCancelsManyCalls()
{
    m_tenant->script(Method::GetCampaigns, {hang()});
    CallOptions options;
    QList<Call<QByteArray>> calls;
    for (int i = 0; i < 50; ++i)
        calls.append(sendAny(*m_client, Method::GetCampaigns, options));
    QTRY_VERIFY(m_tenant->count(Method::GetCampaigns) > 10);
    options.cancel.cancel();
    for (auto &call : calls)
        QCOMPARE(call.result().error().kind, ErrorKind::Cancelled);
}

void TestClientCancel::cancelRacesWithTheAnswer()
{
    QVERIFY(m_client->signIn().result());
    int answered = 0;
    int cancelled = 0;
    for (int i = 0; i < 300; ++i) {
        CallOptions options;
        auto call = sendAny(*m_client, Method::GetCampaigns, options);
        if (i % 3 == 0)
            std::this_thread::yield();
        if (i % 3 == 1)
            std::this_thread::sleep_for(std::chrono::microseconds(i));
        options.cancel.cancel();
        call.waitForFinished();
        QCOMPARE(call.resultCount(), 1);
        if (call.result())
            ++answered;
        else if (call.result().error().isCancelled())
            ++cancelled;
    }
    QCOMPARE(answered + cancelled, 300);
    QVERIFY(cancelled > 0);
}

void TestClientCancel::destroyedClientFinishesEverything()
{
    m_client->setRetryPolicy({4, 60'000ms, 60'000ms});
    QVERIFY(m_client->signIn().result());
    m_tenant->script(Method::AddManyRecords, {hang()});
    m_tenant->script(Method::GetCampaigns, {hang()});
    m_tenant->script(Method::GetLists, {cut()});
    QList<Call<QByteArray>> calls{sendAny(*m_client, Method::AddManyRecords), sendAny(*m_client, Method::GetCampaigns),
                                  sendAny(*m_client, Method::GetLists)};
    QTRY_COMPARE(m_tenant->total(), 4);
    QTest::qWait(10);
    // Some wait for a token, and some were not even taken up by the client's thread.
    m_tenant->script(Method::GetAccessToken, {hang()});
    m_tenant->script(Method::GetCampaignStatus, {refusal(401, "unauthorized")});
    calls.append(sendAny(*m_client, Method::GetCampaignStatus));
    QTRY_COMPARE(m_tenant->count(Method::GetAccessToken), 2);
    for (int i = 0; i < 100; ++i)
        calls.append(sendAny(*m_client, Method::StartCampaign));
    m_client.reset();
    for (auto &call : calls) {
        QVERIFY(call.isFinished());
        QCOMPARE(call.resultCount(), 1);
        QVERIFY(!call.result());
        QCOMPARE(call.result().error().kind, ErrorKind::Cancelled);
    }
    QCOMPARE(calls[0].result().error().committed, Committed::Unknown); // it was on the wire
    QCOMPARE(calls[1].result().error().committed, Committed::None);
    QCOMPARE(calls.last().result().error().committed, Committed::None);
    QCOMPARE(m_tenant->count(Method::StartCampaign), 0);
}

void TestClientCancel::callsFromManyThreads()
{
    std::vector<std::thread> threads;
    std::atomic<int> answered = 0;
    threads.reserve(4);
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i) {
                if (m_client->send(Method::GetCampaigns, {}, {}).result())
                    ++answered;
            }
        });
    }
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(answered.load(), 200);
    QCOMPARE(m_tenant->count(Method::GetAccessToken), 1);
}

QTEST_GUILESS_MAIN(TestClientCancel)
#include "tst_client_cancel.moc"
