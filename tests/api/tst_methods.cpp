// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Each method of the API: what the client sends, what it makes of the printed answer, and of each documented error.
#include <QtTest>

#include <support/faketransport.h>
#include <support/methodcases.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;

class TestMethods final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tenant = std::make_shared<FakeTenant>();
        m_client = clientOf(m_tenant);
    }
    void cleanup() { m_client.reset(); }

    void allOfThem();
    void request_data() { addMethodRows(); }
    void request();
    void answer_data() { addMethodRows(); }
    void answer();
    void documentedErrors_data();
    void documentedErrors();
    void lostAnswer_data() { addMethodRows(); }
    void lostAnswer();
    void gatewayPage_data() { addMethodRows(); }
    void gatewayPage();
    void refusedByNginx_data() { addMethodRows(); }
    void refusedByNginx();
    void deletingWithoutCriteria();
    void jobs_data();
    void jobs();
    void resetsAreNull();
    void anyAnswerAsItCame_data();
    void anyAnswerAsItCame();
    void asItCameAfterARenewal();
    void contentsOnlyWhenAskedFor();

private:
    void say(const MethodCase &one, const Step &step) { m_tenant->script(one.method, {step}); }
    int sent(const MethodCase &one) const { return m_tenant->count(one.method); }

    std::shared_ptr<FakeTenant> m_tenant;
    std::unique_ptr<Client> m_client;
};

void TestMethods::allOfThem()
{
    QSet<int> methods{static_cast<int>(Method::GetAccessToken)};
    for (const MethodCase &one : methodCases())
        methods.insert(static_cast<int>(one.method));
    QCOMPARE(methods.size(), 34);
    QCOMPARE(methodCases().size(), 33);
}

void TestMethods::request()
{
    QFETCH(int, number);
    const MethodCase &one = methodCases()[number];
    say(one, test::answer(200, one.answer));
    QVERIFY(one.ask(*m_client));

    const QList<WireRequest> requests = m_tenant->requests();
    QCOMPARE(requests.size(), 2); // the token's and this one
    const WireRequest &request = requests[1];
    QCOMPARE(verbName(request.verb), one.verb);
    QCOMPARE(request.url, QUrl(QStringLiteral("https://alderbrook.example.com/configapi/v3/") + one.target));
    QCOMPARE(request.contentType, QByteArray("application/json"));
    QCOMPARE(request.authorization, QByteArray("Bearer T1"));
    if (one.body.isEmpty()) {
        QCOMPARE(request.body, QByteArray());
        return;
    }
    QJsonParseError sentError;
    QJsonParseError wantedError;
    const QJsonDocument sentBody = QJsonDocument::fromJson(request.body, &sentError);
    const QJsonDocument wanted = QJsonDocument::fromJson(one.body, &wantedError);
    QCOMPARE(sentError.error, QJsonParseError::NoError);
    QCOMPARE(wantedError.error, QJsonParseError::NoError);
    QCOMPARE(sentBody.toJson(QJsonDocument::Compact), wanted.toJson(QJsonDocument::Compact));
}

void TestMethods::answer()
{
    QFETCH(int, number);
    const MethodCase &one = methodCases()[number];
    say(one, test::answer(200, one.answer));
    const Told value = one.ask(*m_client);
    QVERIFY2(value, value ? "" : qPrintable(value.error().detail));
    QCOMPARE(*value, one.value);
    QCOMPARE(sent(one), 1);
}

void TestMethods::documentedErrors_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("status");
    for (qsizetype i = 0; i < methodCases().size(); ++i) {
        const MethodCase &one = methodCases()[i];
        for (const int status : QList<int>{400, 401, 403} + one.errors)
            QTest::addRow("%s %d", methodInfo(one.method).path, status) << static_cast<int>(i) << status;
    }
}

void TestMethods::documentedErrors()
{
    QFETCH(int, number);
    QFETCH(int, status);
    static const QHash<int, ErrorKind> kinds{{400, ErrorKind::BadRequest},
                                             {401, ErrorKind::Authentication},
                                             {403, ErrorKind::Privilege},
                                             {404, ErrorKind::NotFound},
                                             {409, ErrorKind::Conflict}};
    const MethodCase &one = methodCases()[number];
    say(one, refusal(status, "the_name", "URL 'x' is not right"));
    const Told value = one.ask(*m_client);
    QVERIFY(!value);
    QCOMPARE(value.error().kind, kinds.value(status));
    QCOMPARE(value.error().httpStatus, status);
    QCOMPARE(value.error().error, QStringLiteral("the_name"));
    QCOMPARE(value.error().description, QStringLiteral("URL 'x' is not right"));
    QCOMPARE(value.error().committed, Committed::None); // the API itself refused it
    QVERIFY(!value.error().requestId.isEmpty());
    QCOMPARE(sent(one), status == 401 ? 2 : 1); // once more with a new token
}

// A read is asked again, a write is not: it may have been done.
void TestMethods::lostAnswer()
{
    QFETCH(int, number);
    const MethodCase &one = methodCases()[number];
    const bool writes = methodInfo(one.method).writes;
    m_tenant->script(one.method, {cut(), test::answer(200, one.answer)});
    const Told value = one.ask(*m_client);
    QCOMPARE(value.has_value(), !writes);
    QCOMPARE(sent(one), writes ? 1 : 2);
    if (writes) {
        QCOMPARE(value.error().kind, ErrorKind::Network);
        QCOMPARE(value.error().committed, Committed::Unknown);
    }
}

void TestMethods::gatewayPage()
{
    QFETCH(int, number);
    const MethodCase &one = methodCases()[number];
    const bool writes = methodInfo(one.method).writes;
    Step page = test::answer(504, "<html><head><title>504 Gateway Time-out</title></head><body>nginx</body></html>");
    page.answer.contentType = "text/html";
    say(one, page);
    const Told value = one.ask(*m_client);
    QVERIFY(!value);
    QCOMPARE(value.error().kind, ErrorKind::Server);
    QCOMPARE(value.error().description, QStringLiteral("504 Gateway Time-out"));
    QCOMPARE(value.error().committed, writes ? Committed::Unknown : Committed::None);
    QCOMPARE(sent(one), writes ? 1 : 4);
}

void TestMethods::refusedByNginx()
{
    QFETCH(int, number);
    const MethodCase &one = methodCases()[number];
    Step page = test::answer(413, "<html><head><title>413 Request Entity Too Large</title></head></html>");
    page.answer.contentType = "text/html";
    say(one, page);
    const Told value = one.ask(*m_client);
    QVERIFY(!value);
    QCOMPARE(value.error().kind, ErrorKind::TooLarge);
    QCOMPARE(value.error().description, QStringLiteral("413 Request Entity Too Large"));
    QCOMPARE(value.error().committed, Committed::None);
    QCOMPARE(sent(one), 1);
}

void TestMethods::deletingWithoutCriteria()
{
    const auto result = m_client->callingList.deleteMany(listId, {}).result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadRequest);
    QCOMPARE(result.error().committed, Committed::None);
    QCOMPARE(m_tenant->total(), 0);
}

void TestMethods::jobs_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("percentage");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<qint64>("deleted"); // -1: not told
    QTest::addColumn<QString>("error");
    QTest::newRow("processing") << QByteArray(R"({"completion_percentage":31,"job_complete":"processing"})") << 31
                                << JobState::Processing << qint64(-1) << QString();
    QTest::newRow("failed") << QByteArray(
                                   R"({"completion_percentage":12,"job_complete":"failed","error_message":"the list is gone"})")
                            << 12 << JobState::Failed << qint64(-1) << QStringLiteral("the list is gone");
    QTest::newRow("nearly done") << QByteArray(R"({"completion_percentage":99.99,"job_complete":"processing"})") << 99
                                 << JobState::Processing << qint64(-1) << QString();
    QTest::newRow("as text, in capitals") << QByteArray(
                                                 R"({"completion_percentage":"100","job_complete":"COMPLETE","deleted":"0"})")
                                          << 100 << JobState::Complete << qint64(0) << QString();
    QTest::newRow("a state of its own") << QByteArray(R"({"completion_percentage":5,"job_complete":"queued"})") << 5
                                        << JobState::Unknown << qint64(-1) << QString();
}

void TestMethods::jobs()
{
    QFETCH(QByteArray, body);
    QFETCH(int, percentage);
    QFETCH(JobState, state);
    QFETCH(qint64, deleted);
    QFETCH(QString, error);
    const Result<JobStatus> status = decodeJobStatus(body);
    QVERIFY(status);
    QCOMPARE(status->percentage, percentage);
    QCOMPARE(status->state, state);
    QCOMPARE(status->deleted.value_or(-1), deleted);
    QCOMPARE(status->error, error);
}

void TestMethods::resetsAreNull()
{
    UpdateListRequest request;
    request.instanceId = QStringLiteral("I1");
    QCOMPARE(encodeUpdateList(request), QByteArray(R"({"instanceId":"I1"})"));
    request.instanceName = ResetToDefault();
    request.enabled = ResetToDefault();
    request.order = ResetToDefault();
    request.dialingRatio = ResetToDefault();
    request.sorting = ResetToDefault();
    QCOMPARE(QJsonDocument::fromJson(encodeUpdateList(request)),
             QJsonDocument::fromJson(R"({"instanceId":"I1","instanceName":null,"enabled":null,"order":null,"dialingRatio":null,
                                         "sortingOrder":null})"));
}

void TestMethods::anyAnswerAsItCame_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("success") << 200 << QByteArray("{ \"a\" : 1.50 }");
    QTest::newRow("a page") << 200 << QByteArray("<html><title>Sign in</title></html>");
    QTest::newRow("nothing") << 204 << QByteArray();
    QTest::newRow("refused") << 409 << QByteArray(R"({"error":"conflict","error_description":"is running"})");
    QTest::newRow("out of order") << 503 << QByteArray("<html><title>503</title></html>");
}

void TestMethods::anyAnswerAsItCame()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_tenant->script(Method::GetCampaigns, {test::answer(status, body)});
    const auto raw = m_client->sendOnce(Method::GetCampaigns, {}, {}).result();
    QVERIFY(raw);
    QCOMPARE(raw->status, status);
    QCOMPARE(raw->body, body);
    QCOMPARE(raw->error.has_value(), status >= 300);
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 1);

    m_tenant->script(Method::GetCampaigns, {cut()});
    const auto lost = m_client->sendOnce(Method::GetCampaigns, {}, {}).result();
    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, ErrorKind::Network);
    QCOMPARE(m_tenant->count(Method::GetCampaigns), 2);
}

void TestMethods::asItCameAfterARenewal()
{
    m_tenant->script(Method::StartCampaign, {refusal(401, "unauthorized"), test::answer(200, R"({"state":"RUNNING"})")});
    const auto raw = m_client->sendOnce(Method::StartCampaign, {campaignId}, {}).result();
    QVERIFY(raw);
    QCOMPARE(raw->status, 200);
    QCOMPARE(m_tenant->count(Method::GetAccessToken), 2);

    m_tenant->script(Method::StartCampaign, {refusal(401, "unauthorized")});
    const auto refused = m_client->sendOnce(Method::StartCampaign, {campaignId}, {}).result();
    QVERIFY(refused);
    QCOMPARE(refused->status, 401);
    QVERIFY(refused->error.has_value());
}

void TestMethods::contentsOnlyWhenAskedFor()
{
    std::mutex mutex;
    QList<Exchange> seen;
    m_client->setObserver([&](const Exchange &exchange) {
        const std::lock_guard lock(mutex);
        seen.append(exchange);
    });
    m_tenant->script(Method::AddRecord, {test::answer(200, "taken")});
    const QByteArray record = R"({"phone":"15550100"})";
    QVERIFY(m_client->callingList.add(listId, record).result());
    m_client->setContentsObserved(true);
    QVERIFY(m_client->callingList.add(listId, record).result());
    QVERIFY(m_client->signIn().result());
    m_client->setContentsObserved(false);
    QVERIFY(m_client->callingList.add(listId, record).result());
    m_client.reset();

    QCOMPARE(seen.size(), 5); // token, add, add, token, add
    QVERIFY(!seen[0].contents);
    QVERIFY(!seen[1].contents);
    QVERIFY(seen[2].contents.has_value());
    QCOMPARE(seen[2].contents->sent, record);
    QCOMPARE(seen[2].contents->received, QByteArray("taken"));
    QVERIFY(!seen[3].contents); // a token's never
    QVERIFY(!seen[4].contents);
}

QTEST_GUILESS_MAIN(TestMethods)
#include "tst_methods.moc"
