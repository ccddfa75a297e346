// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How a client gets, keeps and renews its token, and that neither it nor the secret is ever told.
#include <QtTest>

#include <api/client/client.h>

#include <support/faketransport.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;
using namespace std::chrono_literals;

class TestClientToken final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tenant = std::make_shared<FakeTenant>();
        m_client = clientOf(m_tenant);
    }
    void cleanup() { m_client.reset(); }

    void requestOfTheToken();
    void oneTokenForManyCalls();
    void twentyCallsMeeting401RenewOnce();
    void secondRefusalIsAuthentication();
    void writeGoesOnceMoreAfter401();
    void callGoesOnWithATokenFetchedMeanwhile();
    void renewedBeforeItExpires();
    void tokenThatIsDueAtOnceIsStillUsed();
    void wrongSecretFailsTheCallsThatWait();
    void tokenRequestIsRetried();
    void signInFetchesAlways();
    void signInWithoutRetry();
    void cancelledSignInDoesNotFailTheCallsThatWait();
    void malformedToken();
    void secretsAreNeverTold();

private:
    std::shared_ptr<FakeTenant> m_tenant;
    std::unique_ptr<Client> m_client;
};

void TestClientToken::requestOfTheToken()
{
    QVERIFY(m_client->signIn().result());
    QCOMPARE(m_tenant->total(), 1);
    const WireRequest request = m_tenant->requests().first();
    QCOMPARE(request.url, QUrl(QStringLiteral("https://alderbrook.example.com/configapi/v3/oauth/token")));
    QCOMPARE(request.verb, Verb::Post);
    QCOMPARE(request.contentType, QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(request.authorization, QByteArray());
    QCOMPARE(request.body, QByteArray("client_id=mara&client_secret=s3cr%2Bt%26%3D%25%20value&scope=alderbrook.example.com"
                                      "&grant_type=client_credentials"));
}

void TestClientToken::oneTokenForManyCalls()
{
    QList<Call<QByteArray>> calls;
    for (int i = 0; i < 10; ++i)
        calls.append(m_client->send(Method::GetCampaigns, {}, {}));
    for (auto &call : calls)
        QVERIFY(call.result());
    QCOMPARE(m_tenant->count(Method::GetAccessToken), 1);
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 10);
    const auto requests = m_tenant->requests();
    for (const WireRequest &request : requests) {
        if (request.method != Method::GetAccessToken)
            QCOMPARE(request.authorization, QByteArray("Bearer T1"));
    }
}

void TestClientToken::twentyCallsMeeting401RenewOnce()
{
    QVERIFY(m_client->signIn().result());
    m_tenant->decideWith([](const WireRequest &request) -> std::optional<Step> {
        if (request.method == Method::GetAccessToken)
            return std::nullopt;
        // The refusals come at different times, some when the new token is there already.
        static int number = 0;
        if (request.authorization == "Bearer T1")
            return refusal(401, "unauthorized").after(std::chrono::milliseconds(++number % 5 * 8));
        return answer(200);
    });
    QList<Call<QByteArray>> calls;
    for (int i = 0; i < 20; ++i)
        calls.append(i % 2 ? m_client->send(Method::GetCampaigns, {}, {})
                           : m_client->send(Method::StartCampaign, {QStringLiteral("c")}, {}));
    for (auto &call : calls)
        QVERIFY(call.result());
    QCOMPARE(m_tenant->count(Method::GetAccessToken), 2); // the sign-in, and one renewal
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 20);
    QCOMPARE(m_tenant->count(Method::StartCampaign), 20);
}

void TestClientToken::secondRefusalIsAuthentication()
{
    m_tenant->script(Method::GetCampaigns, {refusal(401, "unauthorized", "Token is expired")});
    const auto result = m_client->send(Method::GetCampaigns, {}, {}).result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Authentication);
    QCOMPARE(result.error().httpStatus, 401);
    QCOMPARE(result.error().description, QStringLiteral("Token is expired"));
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 2);
    QCOMPARE(m_tenant->count(Method::GetAccessToken), 2);
}

void TestClientToken::writeGoesOnceMoreAfter401()
{
    m_tenant->script(Method::AddManyRecords, {answer(401, "<html>no</html>"), answer(200, R"({"added":1})")});
    const auto result = m_client->callingList.addAll(QStringLiteral("l"), "[{}]").result();
    QVERIFY(result);
    QCOMPARE(result->done, 1);
    QCOMPARE(m_tenant->count(Method::AddManyRecords), 2);
    QCOMPARE(m_tenant->requests().last().authorization, QByteArray("Bearer T2"));
    QCOMPARE(m_tenant->requests().last().body, QByteArray("[{}]"));
}

void TestClientToken::callGoesOnWithATokenFetchedMeanwhile()
{
    m_tenant->decideWith([](const WireRequest &request) -> std::optional<Step> {
        if (request.method == Method::GetCampaigns && request.authorization == "Bearer T1")
            return refusal(401, "unauthorized").after(60ms);
        return std::nullopt;
    });
    auto slow = m_client->send(Method::GetCampaigns, {}, {});
    QTRY_COMPARE(m_tenant->count(Method::GetCampaigns), 1);
    QVERIFY(m_client->signIn().result());
    QVERIFY(slow.result());
    QCOMPARE(m_tenant->count(Method::GetAccessToken), 2); // none for the refusal of the old one
}

void TestClientToken::renewedBeforeItExpires()
{
    // A second's life: due after nine tenths of it.
    m_tenant->script(Method::GetAccessToken, {token("SHORT", 1), token("LONG")});
    QVERIFY(m_client->send(Method::GetCampaigns, {}, {}).result());
    QElapsedTimer timer;
    timer.start();
    while (m_tenant->count(Method::GetAccessToken) == 1 && timer.elapsed() < 10'000) {
        QVERIFY(m_client->send(Method::GetCampaigns, {}, {}).result());
        QTest::qWait(20);
    }
    const auto requests = m_tenant->requests();
    QCOMPARE(m_tenant->count(Method::GetAccessToken), 2);
    QCOMPARE(requests.last().authorization, QByteArray("Bearer LONG"));
}

void TestClientToken::tokenThatIsDueAtOnceIsStillUsed()
{
    m_tenant->script(Method::GetAccessToken, {token("ZERO", 0)});
    QVERIFY(m_client->send(Method::GetCampaigns, {}, {}).result());
    QCOMPARE(m_tenant->requests().last().authorization, QByteArray("Bearer ZERO"));
}

void TestClientToken::wrongSecretFailsTheCallsThatWait()
{
    m_tenant->script(Method::GetAccessToken, {refusal(401, "unauthorized", "Authentication failed")});
    auto first = m_client->send(Method::GetCampaigns, {}, {});
    auto second = m_client->send(Method::StartCampaign, {QStringLiteral("c")}, {});
    for (auto *call : {&first, &second}) {
        const auto result = call->result();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Authentication);
        QCOMPARE(result.error().committed, Committed::None);
    }
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 0);
    QCOMPARE(m_tenant->count(Method::StartCampaign), 0);
    // It is asked again for the next call: the secret may have been set right.
    m_tenant->script(Method::GetAccessToken, {token("RIGHT")});
    QVERIFY(m_client->send(Method::GetCampaigns, {}, {}).result());
}

void TestClientToken::tokenRequestIsRetried()
{
    m_tenant->script(Method::GetAccessToken, {answer(503, "<html>"), cut(), token("T9")});
    QVERIFY(m_client->send(Method::StartCampaign, {QStringLiteral("c")}, {}).result());
    QCOMPARE(m_tenant->count(Method::GetAccessToken), 3);
    QCOMPARE(m_tenant->count(Method::StartCampaign), 1);
}

void TestClientToken::signInFetchesAlways()
{
    QVERIFY(m_client->signIn().result());
    QVERIFY(m_client->signIn().result());
    QCOMPARE(m_tenant->count(Method::GetAccessToken), 2);
    QVERIFY(m_client->send(Method::GetCampaigns, {}, {}).result());
    QCOMPARE(m_tenant->requests().last().authorization, QByteArray("Bearer T2"));
}

void TestClientToken::signInWithoutRetry()
{
    m_tenant->script(Method::GetAccessToken, {failure(ErrorKind::Network, NetworkFault::HostNotFound, Committed::None)});
    CallOptions options;
    options.retry = false;
    const auto result = m_client->signIn(options).result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Network);
    QCOMPARE(result.error().fault, NetworkFault::HostNotFound);
    QCOMPARE(m_tenant->total(), 1);
}

void TestClientToken::cancelledSignInDoesNotFailTheCallsThatWait()
{
    m_tenant->script(Method::GetAccessToken, {hang(), token("T7")});
    CallOptions options;
    auto signIn = m_client->signIn(options);
    QTRY_COMPARE(m_tenant->count(Method::GetAccessToken), 1);
    auto waiting = m_client->send(Method::GetCampaigns, {}, {});
    options.cancel.cancel();
    QCOMPARE(signIn.result().error().kind, ErrorKind::Cancelled);
    QVERIFY(waiting.result());
    QCOMPARE(m_tenant->count(Method::GetAccessToken), 2);
}

void TestClientToken::malformedToken()
{
    m_tenant->script(Method::GetAccessToken, {answer(200, R"({"token":"x"})")});
    const auto result = m_client->signIn().result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Malformed);
    QCOMPARE(m_tenant->total(), 1);
}

// A server that repeats what it was sent, as the reference's own error texts do.
void TestClientToken::secretsAreNeverTold()
{
    const QString secret = QStringLiteral("s3cr+t&=% value");
    const QString encoded = QStringLiteral("s3cr%2Bt%26%3D%25%20value");
    QStringList texts;
    std::mutex mutex;
    m_client->setObserver([&](const Exchange &exchange) {
        const std::lock_guard lock(mutex);
        texts << exchange.target << exchange.requestId;
        if (exchange.error)
            texts << exchange.error->error << exchange.error->description << exchange.error->detail;
    });
    m_tenant->script(Method::GetAccessToken,
                     {refusal(400, "bad_request", "'client_secret' has unsupported value 's3cr+t&=% value'"),
                      refusal(400, "s3cr%2Bt%26%3D%25%20value", "client_secret=s3cr%2Bt%26%3D%25%20value is wrong"),
                      token("T0PSECRETTOKEN")});
    for (int i = 0; i < 2; ++i) {
        const auto result = m_client->signIn().result();
        QVERIFY(!result);
        texts << result.error().error << result.error().description << result.error().detail;
    }
    Step echo = failure(ErrorKind::Network, NetworkFault::Other, Committed::Unknown);
    echo.error.detail = QStringLiteral("refused: Bearer T0PSECRETTOKEN");
    m_tenant->script(Method::GetCampaigns, {refusal(400, "bad_request", "Bearer T0PSECRETTOKEN is not known"), echo});
    for (int i = 0; i < 2; ++i) {
        const auto result = m_client->send(Method::GetCampaigns, {}, {}).result();
        QVERIFY(!result);
        texts << result.error().error << result.error().description << result.error().detail;
    }
    const std::lock_guard lock(mutex);
    QVERIFY(texts.size() > 12);
    const QString all = texts.join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("'client_secret' has unsupported value '\u2026'")), qPrintable(all));
    QVERIFY2(!all.contains(secret), qPrintable(all));
    QVERIFY2(!all.contains(encoded), qPrintable(all));
    QVERIFY2(!all.contains(QLatin1String("T0PSECRETTOKEN")), qPrintable(all));
    for (const WireRequest &request : m_tenant->requests())
        QVERIFY(!request.url.toString().contains(QLatin1String("s3cr")));
}

QTEST_GUILESS_MAIN(TestClientToken)
#include "tst_client_token.moc"
