// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What holds for every request: the token, the order of the checks, media types, names of errors.
#include <QTest>

#include <sandbox/sandbox.h>

#include <support/rawtenant.h>

using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawAnswer;
using outdial::test::RawTenant;

class SandboxProtocolTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Options options;
        options.dataset = QStringLiteral("records:3");
        options.clientId = QStringLiteral("administrator");
        options.clientSecret = QStringLiteral("a+b c&d=ä%");
        m_sandbox = std::make_unique<Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_tenant = std::make_unique<RawTenant>(*url);
        m_campaign = m_sandbox->campaignIdByName(QStringLiteral("Practice campaign")).toLatin1();
        m_list = m_sandbox->listIdByName(QStringLiteral("Practice records")).toLatin1();
        QVERIFY(!m_campaign.isEmpty() && !m_list.isEmpty());
        const RawAnswer answer = m_tenant->form(credentials);
        QCOMPARE(answer.status, 200);
        m_tenant->token = answer.object().value(QLatin1String("access_token")).toString().toLatin1();
    }

    void tokenAnswer()
    {
        const RawAnswer answer = m_tenant->form(credentials);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("content-type"), QByteArray("application/json;charset=UTF-8"));
        QVERIFY(answer.headers.contains("date"));
        const QJsonObject body = answer.object();
        QCOMPARE(body.size(), 4);
        QCOMPARE(body.value(QLatin1String("access_token")).toString().size(), 64);
        QCOMPARE(body.value(QLatin1String("token_type")), QJsonValue(QStringLiteral("Bearer")));
        // 3600 - min(120, 360), as text
        QCOMPARE(body.value(QLatin1String("expires_in")), QJsonValue(QStringLiteral("3480")));
        QCOMPARE(body.value(QLatin1String("scope")), QJsonValue(QStringLiteral("127.0.0.1")));
    }

    void tokenScopeWithPort()
    {
        QByteArray form = credentials;
        form.replace("scope=127.0.0.1", QByteArray("scope=" + m_tenant->host()));
        QCOMPARE(m_tenant->form(form).status, 200);
    }

    void tokenRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("status");
        QTest::newRow("wrong id") << QByteArray("administrator") << QByteArray("admin") << 401;
        QTest::newRow("wrong secret") << QByteArray("a%2Bb") << QByteArray("a+b") << 401;
        QTest::newRow("wrong grant type") << QByteArray("client_credentials") << QByteArray("password") << 401;
        QTest::newRow("wrong scope") << QByteArray("scope=127.0.0.1") << QByteArray("scope=example.com") << 401;
        QTest::newRow("scope with scheme") << QByteArray("scope=127.0.0.1") << QByteArray("scope=http://127.0.0.1") << 401;
        QTest::newRow("empty id") << QByteArray("client_id=administrator") << QByteArray("client_id=") << 400;
        QTest::newRow("no scope") << QByteArray("&scope=127.0.0.1") << QByteArray("") << 400;
        QTest::newRow("doubled") << QByteArray("&scope") << QByteArray("&client_id=administrator&scope") << 400;
        QTest::newRow("unsupported") << QByteArray("&scope") << QByteArray("&state=1&scope") << 400;
    }
    void tokenRefused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, status);
        QByteArray form = credentials;
        QVERIFY(form.contains(from));
        const RawAnswer answer = m_tenant->form(form.replace(from, to));
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.error(), status == 401 ? QStringLiteral("unauthorized") : QStringLiteral("bad_request"));
        QVERIFY(!answer.description().isEmpty());
    }

    void tokenMediaType()
    {
        const RawAnswer answer =
            m_tenant->exchange("POST", "/configapi/v3/oauth/token", {"Content-Type: application/json"}, "{}");
        QCOMPARE(answer.status, 415);
        QCOMPARE(answer.error(), QStringLiteral("unsupported_media_type"));
    }

    void severalTokensAreValid()
    {
        const QByteArray first = m_tenant->token;
        const RawAnswer answer = m_tenant->form(credentials);
        const QByteArray second = answer.object().value(QLatin1String("access_token")).toString().toLatin1();
        QVERIFY(first != second);
        QCOMPARE(m_tenant->get("campaign/getAll").status, 200);
        m_tenant->token = second;
        QCOMPARE(m_tenant->get("campaign/getAll").status, 200);
        m_tenant->token = first;
    }

    void tokenExpires()
    {
        Options options;
        options.dataset = QStringLiteral("empty");
        options.clientSecret = QStringLiteral("s");
        options.tokenTtl = 1;
        Sandbox sandbox(options);
        const auto url = sandbox.start();
        QVERIFY(url);
        RawTenant tenant(*url);
        const RawAnswer answer = tenant.form("client_id=sandbox&client_secret=s&scope=127.0.0.1&grant_type=client_credentials");
        // 1 - min(120, 0)
        QCOMPARE(answer.object().value(QLatin1String("expires_in")).toString(), QStringLiteral("1"));
        tenant.token = answer.object().value(QLatin1String("access_token")).toString().toLatin1();
        QCOMPARE(tenant.get("campaign/getAll").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(tenant.get("campaign/getAll").status, 401, 20'000);
    }

    // Each request has several faults: the first in the order URL, request type, token, media type, body, object of the path,
    // parameters, objects of the body, state is the one that is told.
    void order_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QList<QByteArray>>("headers");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        const QList<QByteArray> none;
        const QList<QByteArray> token{"Authorization: Bearer TOKEN"};
        const QList<QByteArray> all{"Authorization: Bearer TOKEN", "Content-Type: application/json"};
        const auto row = [](const char *name, const char *verb, const QByteArray &path, const QList<QByteArray> &headers,
                            const QByteArray &body, int status, const char *error) {
            QTest::newRow(name) << QByteArray(verb) << path << headers << body << status << QString::fromLatin1(error);
        };
        const QByteArray root = "/configapi/v3/";
        row("url before all", "PUT", root + "nothing/here", none, {}, 404, "not_found");
        row("other root", "GET", "/configapi/v2/campaign/getAll", all, {}, 404, "not_found");
        row("capitals in the url", "GET", root + "campaign/getall", all, {}, 404, "not_found");
        row("url with a slash too many", "GET", root + "campaign/getAll/", all, {}, 404, "not_found");
        row("url without an id", "GET", root + "campaign/getCampaign/", all, {}, 404, "not_found");
        row("method of a later slice", "POST", root + "callinglist/deleteAll/x", all, {}, 404, "not_found");
        row("request type before token", "POST", root + "campaign/getAll", none, {}, 405, "method_not_allowed");
        row("request type of a known path", "DELETE", root + "campaign/start/x", none, {}, 405, "method_not_allowed");
        row("token before media type", "POST", root + "callinglist/getAll", {"Content-Type: text/plain"}, "x", 401,
            "unauthorized");
        row("no token", "GET", root + "campaign/getAll", none, {}, 401, "unauthorized");
        row("token of another kind", "GET", root + "campaign/getAll", {"Authorization: bearer TOKEN"}, {}, 401, "unauthorized");
        row("unknown token", "GET", root + "campaign/getAll", {"Authorization: Bearer 00"}, {}, 401, "unauthorized");
        row("media type before json", "POST", root + "callinglist/getAll", token + QList<QByteArray>{"Content-Type: text/plain"},
            "{", 415, "unsupported_media_type");
        row("media type is missing", "POST", root + "callinglist/getAll", token, "{}", 415, "unsupported_media_type");
        row("query before the object", "GET", root + "campaign/getStatus/none?x=1", all, {}, 400, "bad_request");
        row("empty query", "GET", root + "campaign/getAll?", all, {}, 400, "bad_request");
        row("json before the object", "POST", root + "callinglist/addAll/none", all, "[{", 400, "bad_request");
        row("array where an object is expected", "POST", root + "callinglist/getAll", all, "[]", 400, "bad_request");
        row("object where an array is expected", "POST", root + "callinglist/addAll/LIST", all, "{}", 400, "bad_request");
        row("empty body", "POST", root + "callinglist/getAll", all, "", 400, "bad_request");
        row("unknown parameter before the object", "POST", root + "campaign/getAllRecords/none", all,
            R"({"instanceId": "x", "limit": 1, "page_size": 1})", 400, "bad_request");
        row("doubled parameter before the object", "POST", root + "campaign/getAllRecords/none", all,
            R"({"instanceId": "x", "limit": 1, "limit": 1})", 400, "bad_request");
        row("object of the path before parameters", "POST", root + "campaign/getAllRecords/none", all, R"({"limit": "x"})", 404,
            "not_found");
        row("parameters before objects of the body", "POST", root + "campaign/bindList/CAMPAIGN", all,
            R"({"listId": "none", "order": 0})", 400, "bad_request");
        row("objects of the body", "POST", root + "campaign/bindList/CAMPAIGN", all, R"({"listId": "none"})", 404, "not_found");
        row("state last", "POST", root + "campaign/getAllRecords/CAMPAIGN", all, R"({"instanceId": "none", "limit": 1})", 409,
            "conflict");
        row("ids are compared exactly", "GET", root + "campaign/getStatus/campaign", all, {}, 404, "not_found");
    }
    void order()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QByteArray, path);
        QFETCH(QList<QByteArray>, headers);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, error);
        path.replace("CAMPAIGN", m_campaign).replace("LIST", m_list);
        for (QByteArray &header : headers)
            header.replace("TOKEN", m_tenant->token);
        const RawAnswer answer = m_tenant->exchange(verb, path, headers, body);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.error(), error);
        QVERIFY(!answer.description().isEmpty());
        QCOMPARE(answer.headers.value("content-type"), QByteArray("application/json;charset=UTF-8"));
        QVERIFY(answer.complete);
    }

    void headHasNoBody()
    {
        const RawAnswer known = m_tenant->call("HEAD", "campaign/getAll");
        QCOMPARE(known.status, 405);
        QVERIFY(known.body.isEmpty());
        QCOMPARE(m_tenant->call("HEAD", "campaign/nothing").status, 404);
        QCOMPARE(m_tenant->get("campaign/getAll").status, 200); // nothing of it was left on the connection
    }

    void bodylessCalls()
    {
        // No header is needed where there is nothing to interpret; an empty object is nothing.
        const QList<QByteArray> token{"Authorization: Bearer " + m_tenant->token};
        const QByteArray path = "/configapi/v3/campaign/getStatus/" + m_campaign;
        QCOMPARE(m_tenant->exchange("GET", path, token, {}).status, 200);
        QCOMPARE(m_tenant->exchange("GET", path, token, "{}").status, 415);
        QCOMPARE(m_tenant->call("GET", "campaign/getStatus/" + m_campaign, "{}").status, 200);
        QCOMPARE(m_tenant->call("GET", "campaign/getStatus/" + m_campaign, R"({"a": 1})").status, 400);
    }

    void mediaTypeParameters()
    {
        const QByteArray auth = "Authorization: Bearer " + m_tenant->token;
        const QByteArray path = "/configapi/v3/callinglist/getAll";
        const QByteArray body = R"({"limit": 1})";
        QCOMPARE(m_tenant->exchange("POST", path, {auth, "Content-Type: Application/JSON; Charset=\"utf-8\""}, body).status, 200);
        QCOMPARE(m_tenant->exchange("POST", path, {auth, "Content-Type: application/json; charset=ISO-8859-1"}, body).status,
                 415);
    }

    void descriptionNamesTheParameter()
    {
        const RawAnswer answer = m_tenant->post("callinglist/getAll", {{QStringLiteral("limit"), 2000}});
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.description(), QStringLiteral("'limit' has unsupported value '2000': integer from 1 to 100 is expected"));
    }

    void connectionIsKept()
    {
        RawTenant tenant(m_sandbox->url());
        tenant.token = m_tenant->token;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(tenant.get("campaign/getAll").status, 200);
        QCOMPARE(tenant.get("campaign/nothing").status, 404);
        QCOMPARE(tenant.get("campaign/getAll").status, 200);
        QCOMPARE(tenant.connections(), 1);
    }

    void connectionCloses()
    {
        RawTenant tenant(m_sandbox->url());
        const RawAnswer answer = tenant.exchange("GET", "/configapi/v3/campaign/getAll",
                                                 {"Authorization: Bearer " + m_tenant->token, "Connection: close"}, {});
        QCOMPARE(answer.status, 200);
        QTRY_VERIFY(!tenant.isConnected());
    }

    void submissionsAreCounted()
    {
        const qint64 before = m_sandbox->submissions(QStringLiteral("campaign/getStatus"));
        QCOMPARE(m_tenant->get("campaign/getStatus/" + m_campaign).status, 200);
        QCOMPARE(m_tenant->get("campaign/getStatus/none").status, 404);
        QCOMPARE(m_sandbox->submissions(QStringLiteral("campaign/getStatus")), before + 2);
        QCOMPARE(m_sandbox->submissions(QStringLiteral("campaign/getNothing")), 0);
    }

private:
    const QByteArray credentials = "client_id=administrator&client_secret=a%2Bb+c%26d%3D%C3%A4%25&scope=127.0.0.1"
                                   "&grant_type=client_credentials";
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
    QByteArray m_campaign;
    QByteArray m_list;
};

QTEST_GUILESS_MAIN(SandboxProtocolTest)
#include "tst_sandboxprotocol.moc"
