// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The general table of errors, for every method of the catalogue: what is refused before a method looks at anything. Each request
// is one that would be served, with one thing spoilt.
#include <QTest>

#include <sandbox/sandbox.h>

#include <support/contractcases.h>
#include <support/rawtenant.h>

using outdial::api::Body;
using outdial::api::Method;
using outdial::api::MethodInfo;
using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawAnswer;
using outdial::test::RawTenant;

class SandboxContractTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { start(); }

    void head_data() { allMethods(); }
    void head()
    {
        QFETCH(Method, method);
        for (const bool token : {true, false}) { // the request type comes before the token
            const RawAnswer answer = m_tenant->exchange("HEAD", path(method), token ? headers() : QList<QByteArray>(), {});
            QCOMPARE(answer.status, 405);
            QCOMPARE(answer.headers.value("allow"), verb(method));
            QCOMPARE(answer.body, QByteArray());
        }
        // Nothing of it is left on the connection.
        const int connections = m_tenant->connections();
        QCOMPARE(m_tenant->get("campaign/getAll").status, 200);
        QCOMPARE(m_tenant->connections(), connections);
    }

    void wrongVerb_data() { allMethods(); }
    void wrongVerb()
    {
        QFETCH(Method, method);
        for (const char *other : {"GET", "POST", "PATCH", "DELETE", "PUT", "OPTIONS"}) {
            if (verb(method) == other)
                continue;
            const RawAnswer answer = m_tenant->exchange(other, path(method), headers(), body(method));
            QCOMPARE(answer.status, 405);
            QCOMPARE(answer.headers.value("allow"), verb(method));
            QCOMPARE(answer.error(), QStringLiteral("method_not_allowed"));
            QVERIFY(answer.description().contains(QLatin1String(other)));
            QVERIFY(answer.description().contains(QString::fromLatin1(verb(method))));
        }
    }

    void token_data() { allMethods(); }
    void token()
    {
        QFETCH(Method, method);
        if (method == Method::GetAccessToken)
            return; // hands it out
        const QByteArray type = "Content-Type: application/json";
        const QList<QByteArray> wrong{"", "Authorization: Bearer", "Authorization: Bearer 00",
                                      "Authorization: " + m_tenant->token, "Authorization: Basic " + m_tenant->token};
        for (const QByteArray &header : wrong) {
            QList<QByteArray> headers{type};
            if (!header.isEmpty())
                headers.append(header);
            const RawAnswer answer = m_tenant->exchange(verb(method), path(method), headers, body(method));
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.error(), QStringLiteral("unauthorized"));
            QCOMPARE(answer.headers.value("www-authenticate"), QByteArray("Bearer"));
            QVERIFY(!answer.description().isEmpty());
        }
    }

    void query_data() { allMethods(); }
    void query()
    {
        QFETCH(Method, method);
        const RawAnswer answer = send(method, body(method), headers(method), "?x=1");
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.error(), QStringLiteral("bad_request"));
        QVERIFY2(answer.description().contains(QLatin1String("x=1")), qPrintable(answer.description()));
        QCOMPARE(send(method, body(method), headers(method), "?").status, 400);
    }

    void mediaType_data() { allMethods(); }
    void mediaType()
    {
        QFETCH(Method, method);
        const QByteArray auth = "Authorization: Bearer " + m_tenant->token;
        const bool form = info(method).body == Body::Form;
        const QByteArray right = form ? "application/x-www-form-urlencoded" : "application/json";
        // Where none is expected, a body that is sent all the same has to be JSON.
        const QByteArray sent = info(method).body == Body::None ? QByteArray("{}") : body(method);
        for (const QByteArray type : {"text/plain", "application/xml", form ? "application/json" : "text/json", ""}) {
            QList<QByteArray> headers{auth};
            if (!type.isEmpty())
                headers.append("Content-Type: " + type);
            const RawAnswer answer = m_tenant->exchange(verb(method), path(method), headers, sent);
            QCOMPARE(answer.status, 415);
            QCOMPARE(answer.error(), QStringLiteral("unsupported_media_type"));
            QVERIFY2(answer.description().contains(QString::fromLatin1(type.isEmpty() ? QByteArray("Content-Type") : right)),
                     qPrintable(answer.description()));
        }
    }

    void brokenBody_data() { allMethods(); }
    void brokenBody()
    {
        QFETCH(Method, method);
        if (info(method).body == Body::Form)
            return; // has no wrong form, only wrong parameters
        QList<QByteArray> broken{"{\"a\":", "[{]", "{'a': 1}", "a=1", "{} {}", "\xFF"};
        if (info(method).body != Body::None)
            broken += {"", " "};
        for (const QByteArray &text : std::as_const(broken)) {
            const RawAnswer answer = send(method, text, headers(method));
            QCOMPARE(answer.status, 400);
            QCOMPARE(answer.error(), QStringLiteral("bad_request"));
            QVERIFY2(answer.description().contains(QLatin1String("JSON")), qPrintable(answer.description()));
        }
    }

    void wrongTop_data() { allMethods(); }
    void wrongTop()
    {
        QFETCH(Method, method);
        const Body kind = info(method).body;
        if (kind == Body::Form)
            return;
        const QList<QByteArray> wrong{kind == Body::Array ? "{}" : "[]", "\"text\"", "1", "true", "null"};
        for (const QByteArray &text : wrong) {
            const RawAnswer answer = send(method, text, headers(method));
            QCOMPARE(answer.status, 400);
            QVERIFY2(answer.description().contains(kind == Body::Array ? QLatin1String("list") : QLatin1String("object")),
                     qPrintable(answer.description()));
        }
        if (kind != Body::Array)
            return;
        for (const QByteArray text : {"[1]", "[null]", "[\"text\"]"})
            QCOMPARE(send(method, text, headers(method)).status, 400);
    }

    // Beside parameters that are right, so that it is this one that is told.
    void unknownParameter_data() { allMethods(); }
    void unknownParameter()
    {
        QFETCH(Method, method);
        if (method == Method::ListQueryRecordDeprecated)
            return; // its body is the fields of a record, of which those that are no keys are ignored
        refuses(method, "nonsense", "\"nonsense\": 1", "nonsense=1");
    }

    void doubledParameter_data() { allMethods(); }
    void doubledParameter()
    {
        QFETCH(Method, method);
        const QByteArray valid = body(method);
        const QByteArray name = valid.mid(2, valid.indexOf("\"", 2) - 2); // the first one
        if (info(method).body == Body::None)
            refuses(method, "a", "\"a\": 1, \"a\": 1", {});
        else
            refuses(method, name, "\"" + name + "\": \"\"", "client_id=x");
    }

    // None of them was refused for another reason: without the fault each is served.
    void served()
    {
        start(); // what was refused has changed nothing, but this does
        for (const Method method : outdial::test::contractOrder()) {
            RawAnswer answer = send(method, body(method), headers(method));
            if (method == Method::DeleteAllRecords) // one job at a time
                QTRY_VERIFY((answer.status != 409) || (answer = send(method, {}, headers(method))).status != 409);
            QVERIFY2(answer.status == 200, qPrintable(QString::fromLatin1(info(method).path) + QStringLiteral(": ") +
                                                      QString::number(answer.status) + u' ' + answer.description()));
            if (method == Method::DeleteManyRecords)
                m_ids.job = answer.object().value(QLatin1String("job")).toString();
        }
    }

private:
    static void allMethods()
    {
        QTest::addColumn<Method>("method");
        for (const MethodInfo &method : outdial::api::methods())
            QTest::newRow(method.path) << method.method;
    }

    void start()
    {
        Options options;
        options.dialRate = 0;
        options.clientSecret = QStringLiteral("secret");
        m_sandbox = std::make_unique<Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_tenant = std::make_unique<RawTenant>(*url);
        QVERIFY(m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
        m_ids.campaign = m_sandbox->campaignIdByName(QStringLiteral("Lapsed members winback Q4"));
        m_ids.list = m_sandbox->listIdByName(QStringLiteral("Spring leads"));
        m_ids.dncList = m_sandbox->dncListIdByName(QStringLiteral("Company-wide opt-outs"));
        m_ids.key = m_sandbox->storedValues(m_ids.list, QStringLiteral("customer_id")).value(0);
        m_ids.job = QStringLiteral("none");
        m_ids.formatId =
            m_tenant->get("callinglist/getList/" + m_ids.list.toLatin1()).object().value(QLatin1String("formatId")).toString();
        const QJsonObject campaign = m_tenant->get("campaign/getCampaign/" + m_ids.campaign.toLatin1()).object();
        for (const QJsonValue &list : campaign.value(QLatin1String("lists")).toArray()) {
            if (list.toObject().value(QLatin1String("id")) == m_ids.list)
                m_ids.instance = list.toObject().value(QLatin1String("instanceId")).toString();
        }
        for (const QString &id : {m_ids.campaign, m_ids.list, m_ids.dncList, m_ids.key, m_ids.formatId, m_ids.instance})
            QVERIFY(!id.isEmpty());
    }

    // The parameter is refused, and named.
    void refuses(Method method, const QByteArray &name, const QByteArray &member, const QByteArray &pair)
    {
        QByteArray spoilt = body(method);
        switch (info(method).body) {
        case Body::Array:
            return; // of its elements: buckets
        case Body::None:
            spoilt = '{' + member + '}';
            break;
        case Body::Form:
            spoilt += '&' + pair;
            break;
        case Body::Object:
            spoilt = '{' + member + ", " + spoilt.mid(1);
            break;
        }
        const RawAnswer answer = send(method, spoilt, headers(method));
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.error(), QStringLiteral("bad_request"));
        const QString told = QString::fromUtf8(info(method).body == Body::Form ? pair.left(pair.indexOf('=')) : name);
        QVERIFY2(answer.description().contains(told), qPrintable(answer.description()));
    }

    static const MethodInfo &info(Method method) { return outdial::api::methodInfo(method); }
    static QByteArray verb(Method method) { return outdial::api::verbName(info(method).verb); }
    QByteArray path(Method method) const { return outdial::test::validPath(method, m_ids); }
    QByteArray body(Method method) const
    {
        if (info(method).body == Body::Form)
            return "client_id=sandbox&client_secret=secret&scope=127.0.0.1&grant_type=client_credentials";
        const QByteArray valid = outdial::test::validBody(method, m_ids);
        return info(method).body == Body::None ? QByteArray() : valid;
    }
    QList<QByteArray> headers(Method method = Method::GetCampaigns) const
    {
        return {"Authorization: Bearer " + m_tenant->token, info(method).body == Body::Form
                                                                ? "Content-Type: application/x-www-form-urlencoded"
                                                                : "Content-Type: application/json"};
    }
    RawAnswer send(Method method, const QByteArray &text, const QList<QByteArray> &headers, const QByteArray &query = {})
    {
        return m_tenant->exchange(verb(method), path(method) + query, headers, text);
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
    outdial::test::ContractIds m_ids;
};

QTEST_GUILESS_MAIN(SandboxContractTest)
#include "tst_sandboxcontract.moc"
