// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A proxy between here and the tenant, over both ways of sending: it is told who we are when it asks and never else, the tenant
// never is, and what the proxy does to a connection does not double a write.
#include <QtTest>

#include <api/client/proxies.h>
#include <api/client/retryrule.h>
#include <api/client/transport.h>

#include <support/certificates.h>
#include <support/outcome.h>
#include <support/proxyserver.h>
#include <support/rawserver.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;

class TestTransportProxy final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_environment = std::make_unique<ProxyEnvironment>(); }
    void cleanup() { m_environment.reset(); }
    void withoutLogin_data() { addWays(); }
    void withoutLogin();
    void wrongLogin_data() { addWays(); }
    void wrongLogin();
    void rightLogin_data() { addWays(); }
    void rightLogin();
    void loginInTheEnvironment_data() { addWays(); }
    void loginInTheEnvironment();
    void loginOfAnotherProxy_data() { addWays(); }
    void loginOfAnotherProxy();
    void noLoginWanted_data() { addWays(); }
    void noLoginWanted();
    void tenantSays407_data() { addWays(); }
    void tenantSays407();
    void cutIsNotRepeated_data() { addWays(); }
    void cutIsNotRepeated();
    void refusedByTheProxy_data() { addWays(); }
    void refusedByTheProxy();
    void proxyIsGone_data() { addWays(); }
    void proxyIsGone();
    void unusableAddress_data();
    void unusableAddress();
    void environment_data();
    void environment();
    void exceptions_data();
    void exceptions();
    void isNotTriedAgain();

private:
    static void addWays();
    static std::shared_ptr<Outcome> ask(Transport &transport, const QUrl &url);
    QUrl url() const { return QUrl(QStringLiteral("https://%1/configapi/v3/x").arg(m_host)); }
    TransportSettings settings(const QString &user = {}, const QString &password = {}) const
    {
        return {{m_made->sha256()}, {user, password, {}}};
    }
    static void use(const ProxyServer &proxy, const QByteArray &login = {})
    {
        qputenv("https_proxy", "http://" + (login.isEmpty() ? QByteArray() : QByteArray(login + '@')) + proxy.name().toLatin1());
    }

    const QString m_host = QStringLiteral("tenant.outdial.test"); // in no name service
    std::optional<MadeCertificate> m_made;
    QSslServer m_server;
    std::unique_ptr<ProxyEnvironment> m_environment;
};

void TestTransportProxy::addWays()
{
    QTest::addColumn<Method>("method");
    QTest::newRow("get") << Method::GetCampaigns;
    QTest::newRow("post without body") << Method::StartCampaign;
    QTest::newRow("post") << Method::CreateList;
    QTest::newRow("bulk") << Method::AddManyRecords;
}

std::shared_ptr<Outcome> TestTransportProxy::ask(Transport &transport, const QUrl &url)
{
    const Method method = *static_cast<const Method *>(QTest::qData("method", qMetaTypeId<Method>()));
    return sendOver(transport, requestFor(method, url, methodInfo(method).body == Body::None ? QByteArray() : QByteArray("[]")));
}

void TestTransportProxy::initTestCase()
{
    m_made = makeCertificate(QStringLiteral("/CN=tenant.outdial.test"));
    if (!m_made)
        QSKIP("the openssl program is not installed");
    show(m_server, *m_made);
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
}

void TestTransportProxy::withoutLogin()
{
    RawServer tenant(&m_server, [&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{}")); });
    ProxyServer proxy(m_host, m_server.serverPort(), "k.lindqvist:f1ord");
    use(proxy);
    const auto transport = makeNetworkTransport(settings());
    const auto outcome = ask(*transport, url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Network);
    QCOMPARE(outcome->error().fault, NetworkFault::ProxySignIn);
    QCOMPARE(outcome->error().committed, Committed::None);
    QCOMPARE(outcome->error().httpStatus, 0); // it is not the tenant's
    QCOMPARE(outcome->error().proxy, proxy.name());
    QCOMPARE(proxy.tunnels, 0);
    QCOMPARE(tenant.connections, 0);
    QVERIFY(!proxy.heads.join().contains("T0KEN"));
}

void TestTransportProxy::wrongLogin()
{
    RawServer tenant(&m_server, [&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{}")); });
    ProxyServer proxy(m_host, m_server.serverPort(), "k.lindqvist:f1ord");
    use(proxy);
    const auto transport = makeNetworkTransport(settings(QStringLiteral("k.lindqvist"), QStringLiteral("wr0ng-passw0rd")));
    const auto outcome = ask(*transport, url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().fault, NetworkFault::ProxySignIn);
    QCOMPARE(outcome->error().committed, Committed::None);
    QVERIFY2(!outcome->error().detail.contains(QLatin1String("wr0ng")), qPrintable(outcome->error().detail));
    QVERIFY2(proxy.asked() <= 2, qPrintable(QString::number(proxy.asked())));
    QCOMPARE(proxy.askedWithLogin(), 1);
    // A proxy may lock out who insists: what it has refused is not offered again.
    const auto again = ask(*transport, url());
    QTRY_COMPARE(again->calls, 1);
    QCOMPARE(again->error().fault, NetworkFault::ProxySignIn);
    QCOMPARE(proxy.askedWithLogin(), 1);
    QCOMPARE(tenant.connections, 0);
}

void TestTransportProxy::rightLogin()
{
    RawServer tenant(&m_server, [&](QTcpSocket *socket, int number) {
        socket->write(httpAnswer(200, "{\"n\":" + QByteArray::number(number) + '}'));
    });
    ProxyServer proxy(m_host, m_server.serverPort(), "k.lindqvist:f1ord");
    use(proxy);
    const auto transport = makeNetworkTransport(settings(QStringLiteral("k.lindqvist"), QStringLiteral("f1ord")));
    for (int i = 0; i < 2; ++i) {
        const auto outcome = ask(*transport, url());
        QTRY_COMPARE(outcome->calls, 1);
        QVERIFY2(!outcome->failed(), outcome->failed() ? qPrintable(outcome->error().detail) : "");
        QCOMPARE(outcome->answer().body, QByteArray("{\"n\":" + QByteArray::number(i) + '}'));
    }
    QCOMPARE(tenant.submissions(), 2);
    QCOMPARE(proxy.tunnels, 1); // and kept
    for (const QByteArray &request : std::as_const(tenant.requests)) {
        QVERIFY2(request.contains("\r\nAuthorization: Bearer T0KEN\r\n"), request);
        QVERIFY2(!request.toLower().contains("proxy"), request);
        QVERIFY(!request.contains(QByteArray("k.lindqvist:f1ord").toBase64()));
    }
    for (const QByteArray &head : std::as_const(proxy.heads)) {
        QVERIFY2(!head.contains("T0KEN") && !head.contains("Bearer"), head);
        QVERIFY2(!head.contains("/configapi"), head);
    }
    QVERIFY(!proxy.tunnelled.contains("T0KEN"));
    QVERIFY(!proxy.heads.first().toLower().contains("proxy-authorization")); // not before it was asked
}

void TestTransportProxy::loginInTheEnvironment()
{
    RawServer tenant(&m_server, [&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{}")); });
    ProxyServer proxy(m_host, m_server.serverPort(), "DOMAIN\\k:f1@rd");
    use(proxy, "DOMAIN%5Ck:f1%40rd");
    const auto transport = makeNetworkTransport(settings());
    const auto outcome = ask(*transport, url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY2(!outcome->failed(), outcome->failed() ? qPrintable(outcome->error().detail) : "");
    QCOMPARE(tenant.submissions(), 1);
    // What the user types wins over it.
    const auto typed = makeNetworkTransport(settings(QStringLiteral("other"), QStringLiteral("w")));
    const auto second = ask(*typed, url());
    QTRY_COMPARE(second->calls, 1);
    QCOMPARE(second->error().fault, NetworkFault::ProxySignIn);
    QVERIFY(proxy.heads.last().contains("Basic b3RoZXI6dw=="));
}

void TestTransportProxy::loginOfAnotherProxy()
{
    ProxyServer proxy(m_host, m_server.serverPort(), "k.lindqvist:f1ord");
    use(proxy);
    TransportSettings mine = settings(QStringLiteral("k.lindqvist"), QStringLiteral("f1ord"));
    mine.proxy.proxy = QStringLiteral("proxy.example.com:3128");
    const auto transport = makeNetworkTransport(mine);
    const auto outcome = ask(*transport, url());
    QTRY_COMPARE(outcome->calls, 1);
    QCOMPARE(outcome->error().fault, NetworkFault::ProxySignIn);
    QCOMPARE(proxy.askedWithLogin(), 0);
}

void TestTransportProxy::noLoginWanted()
{
    RawServer tenant(&m_server, [&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{}")); });
    ProxyServer proxy(m_host, m_server.serverPort(), {});
    use(proxy);
    const auto transport = makeNetworkTransport(settings(QStringLiteral("k.lindqvist"), QStringLiteral("f1ord")));
    const auto outcome = ask(*transport, url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY2(!outcome->failed(), outcome->failed() ? qPrintable(outcome->error().detail) : "");
    QCOMPARE(proxy.askedWithLogin(), 0); // who does not ask is told nothing
    QCOMPARE(tenant.submissions(), 1);
}

// A tenant, or whoever poses as one, that plays the proxy does not get the proxy's login.
void TestTransportProxy::tenantSays407()
{
    RawServer tenant(&m_server, [&](QTcpSocket *socket, int) {
        socket->write(httpAnswer(407, "{}", "Proxy-Authenticate: Basic realm=\"mine\"\r\n"));
    });
    ProxyServer proxy(m_host, m_server.serverPort(), "k.lindqvist:f1ord");
    use(proxy);
    const auto transport = makeNetworkTransport(settings(QStringLiteral("k.lindqvist"), QStringLiteral("f1ord")));
    const auto outcome = ask(*transport, url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY2(!outcome->failed(), outcome->failed() ? qPrintable(outcome->error().detail) : "");
    QCOMPARE(outcome->answer().status, 407); // an answer like any other that the reference does not list
    QCOMPARE(tenant.submissions(), 1);
    for (const QByteArray &request : std::as_const(tenant.requests))
        QVERIFY2(!request.toLower().contains("proxy-authorization"), request);
}

void TestTransportProxy::cutIsNotRepeated()
{
    ProxyServer proxy(m_host, m_server.serverPort(), "k.lindqvist:f1ord");
    bool cuts = true;
    RawServer tenant(&m_server, [&](QTcpSocket *socket, int) {
        if (cuts)
            proxy.cut();
        else
            socket->write(httpAnswer(200, "{}"));
    });
    use(proxy);
    const auto transport = makeNetworkTransport(settings(QStringLiteral("k.lindqvist"), QStringLiteral("f1ord")));
    const auto outcome = ask(*transport, url());
    if (*static_cast<const Method *>(QTest::qData("method", qMetaTypeId<Method>())) == Method::GetCampaigns) {
        QTRY_VERIFY(tenant.submissions() >= 1); // a read may go out again
        cuts = false;
        QTRY_COMPARE(outcome->calls, 1);
        return;
    }
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Network);
    QCOMPARE(outcome->error().committed, Committed::Unknown);
    // A second submission would come at once: a round trip of something else gives it the time.
    cuts = false;
    const auto probe = sendOver(*transport, requestFor(Method::GetCampaigns, url()));
    QTRY_COMPARE(probe->calls, 1);
    QVERIFY(!probe->failed());
    QTest::qWait(50);
    QCOMPARE(tenant.submissions(), 2);
    QCOMPARE(outcome->calls, 1);
}

void TestTransportProxy::refusedByTheProxy()
{
    RawServer tenant(&m_server, [&](QTcpSocket *, int) {});
    ProxyServer proxy(m_host, m_server.serverPort(), {});
    proxy.refuseWith = 502;
    use(proxy);
    const auto transport = makeNetworkTransport(settings());
    const auto outcome = ask(*transport, url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Network);
    QCOMPARE(outcome->error().fault, NetworkFault::Proxy);
    QCOMPARE(outcome->error().committed, Committed::None);
    QCOMPARE(tenant.connections, 0);
}

void TestTransportProxy::proxyIsGone()
{
    {
        const ProxyServer proxy(m_host, m_server.serverPort(), {});
        use(proxy, "k.lindqvist:f1ord");
    }
    const auto transport = makeNetworkTransport(settings());
    const auto outcome = ask(*transport, url());
    QTRY_COMPARE(outcome->calls, 1);
    QCOMPARE(outcome->error().kind, ErrorKind::Network);
    QCOMPARE(outcome->error().fault, NetworkFault::Proxy);
    QCOMPARE(outcome->error().committed, Committed::None);
    QVERIFY(!outcome->error().detail.contains(QLatin1String("f1ord")));
}

void TestTransportProxy::unusableAddress_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("address");
    for (const Method method : {Method::GetCampaigns, Method::AddManyRecords}) {
        QTest::addRow("a proxy that is spoken to over TLS, %d", static_cast<int>(method))
            << method << QByteArray("https://u:s3cret@proxy.example.com:3129");
        QTest::addRow("no address, %d", static_cast<int>(method)) << method << QByteArray("http://u:s3cret@:0:0");
    }
}

// Going around it would be wrong: the request is not sent.
void TestTransportProxy::unusableAddress()
{
    QFETCH(QByteArray, address);
    qputenv("https_proxy", address);
    const auto transport = makeNetworkTransport(settings());
    const auto outcome = ask(*transport, url());
    QCOMPARE(outcome->calls, 0);
    QTRY_COMPARE(outcome->calls, 1);
    QCOMPARE(outcome->error().fault, NetworkFault::Proxy);
    QCOMPARE(outcome->error().committed, Committed::None);
    QVERIFY2(outcome->error().detail.contains(QLatin1String("https_proxy")), qPrintable(outcome->error().detail));
    QVERIFY(!outcome->error().detail.contains(QLatin1String("s3cret")));
}

void TestTransportProxy::environment_data()
{
    QTest::addColumn<QByteArrayList>("variables"); // name=value
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("chosen"); // "type user:password@host:port", empty for none
    const QString tenant = QStringLiteral("https://alderbrook.example.com/");
    QTest::newRow("https") << QByteArrayList{"https_proxy=http://p.example.com:3128"} << tenant
                           << QStringLiteral("http :@p.example.com:3128");
    QTest::newRow("capitals") << QByteArrayList{"HTTPS_PROXY=http://p.example.com:3128"} << tenant
                              << QStringLiteral("http :@p.example.com:3128");
    QTest::newRow("https before http") << QByteArrayList{"http_proxy=http://b.example.com:1",
                                                         "https_proxy=http://a.example.com:2"}
                                       << tenant << QStringLiteral("http :@a.example.com:2");
    QTest::newRow("http stands in") << QByteArrayList{"http_proxy=http://b.example.com:8080"} << tenant
                                    << QStringLiteral("http :@b.example.com:8080");
    QTest::newRow("all") << QByteArrayList{"all_proxy=socks5://s.example.com"} << tenant
                         << QStringLiteral("socks :@s.example.com:1080");
    QTest::newRow("without scheme") << QByteArrayList{"https_proxy=p.example.com:3128"} << tenant
                                    << QStringLiteral("http :@p.example.com:3128");
    QTest::newRow("without port") << QByteArrayList{"https_proxy=http://p.example.com"} << tenant
                                  << QStringLiteral("http :@p.example.com:80");
    QTest::newRow("login") << QByteArrayList{"https_proxy=http://a%20b:c%3Ad@p.example.com:3128/"} << tenant
                           << QStringLiteral("http a b:c:d@p.example.com:3128");
    QTest::newRow("excepted") << QByteArrayList{"https_proxy=http://p.example.com:3128", "no_proxy=localhost,.example.com"}
                              << tenant << QString();
    QTest::newRow("another is excepted") << QByteArrayList{"https_proxy=http://p.example.com:3128", "NO_PROXY=brook.example.com"}
                                         << tenant << QStringLiteral("http :@p.example.com:3128");
    QTest::newRow("loopback") << QByteArrayList{"https_proxy=http://p.example.com:3128"}
                              << QStringLiteral("https://127.0.0.1:8443/") << QString();
    QTest::newRow("plain") << QByteArrayList{"http_proxy=http://p.example.com:3128"} << QStringLiteral("http://localhost:8080/")
                           << QString();
    QTest::newRow("none") << QByteArrayList{} << QStringLiteral("https://[::1]/") << QString();
}

void TestTransportProxy::environment()
{
    QFETCH(QByteArrayList, variables);
    QFETCH(QString, url);
    for (const QByteArray &variable : std::as_const(variables)) {
        const qsizetype equals = variable.indexOf('=');
        qputenv(variable.left(equals).constData(), variable.mid(equals + 1));
    }
    const ProxyAccess::Choice choice = ProxyAccess({}).choiceFor(QUrl(url));
    QVERIFY(choice.problem.isEmpty());
    QString chosen;
    if (choice.proxy.type() != QNetworkProxy::NoProxy) {
        chosen = QStringLiteral("%1 %2:%3@%4:%5")
                     .arg(choice.proxy.type() == QNetworkProxy::Socks5Proxy ? QStringLiteral("socks") : QStringLiteral("http"),
                          choice.proxy.user(), choice.proxy.password(), choice.proxy.hostName())
                     .arg(choice.proxy.port());
    }
    QTEST(chosen, "chosen");
}

void TestTransportProxy::exceptions_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("excepted");
    const auto row = [](const char *list, const char *host, int port, bool excepted) {
        QTest::addRow("%s in %s", host, list) << QString::fromLatin1(list) << QString::fromLatin1(host) << port << excepted;
    };
    row("", "a.example.com", 443, false);
    row("*", "a.example.com", 443, true);
    row("a.example.com", "a.example.com", 443, true);
    row("example.com", "a.example.com", 443, true);
    row(".example.com", "a.example.com", 443, true);
    row("*.example.com", "a.example.com", 443, true);
    row("EXAMPLE.com.", "a.example.com", 443, true);
    row("ample.com", "a.example.com", 443, false);
    row("b.example.com , a.example.com", "a.example.com", 443, true);
    row("b.example.com a.example.com", "a.example.com", 443, true);
    row("a.example.com:8443", "a.example.com", 443, false);
    row("a.example.com:8443", "a.example.com", 8443, true);
    row("10.0.0.0/8", "10.20.30.40", 443, true);
    row("10.0.0.0/8", "11.20.30.40", 443, false);
    row("10.0.0.0/8", "10.example.com", 443, false);
    row("192.168.1.7", "192.168.1.7", 443, true);
    row("168.1.7", "192.168.1.7", 443, false);
    row("2001:db8::1", "2001:db8:0::1", 443, true);
    row(".", "a.example.com", 443, false);
}

void TestTransportProxy::exceptions()
{
    QFETCH(QString, list);
    QFETCH(QString, host);
    QFETCH(int, port);
    QTEST(isExcepted(list, host, port), "excepted");
}

// Each retry would be another wrong password.
void TestTransportProxy::isNotTriedAgain()
{
    ApiError error;
    error.kind = ErrorKind::Network;
    error.fault = NetworkFault::ProxySignIn;
    QVERIFY(!RetryRule().next(methodInfo(Method::GetCampaigns), error, 1));
    error.fault = NetworkFault::Proxy;
    QVERIFY(RetryRule().next(methodInfo(Method::GetCampaigns), error, 1));
}

QTEST_GUILESS_MAIN(TestTransportProxy)
#include "tst_transport_proxy.moc"
