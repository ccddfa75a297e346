// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// HTTPS: a certificate that nobody vouches for is refused, with the reason, and nothing is sent; the one that was accepted by the
// user is taken, and only that one.
#include <QtTest>

#include <api/client/transport.h>

#include <support/certificates.h>
#include <support/outcome.h>
#include <support/rawserver.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;

class TestTransportTls final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void selfSignedIsRefused_data() { addWays(); }
    void selfSignedIsRefused();
    void pinnedIsAccepted_data() { addWays(); }
    void pinnedIsAccepted();
    void anotherPinIsRefused_data() { addWays(); }
    void anotherPinIsRefused();
    void reasons_data() { addWays(); }
    void reasons();
    void noTlsAtAll_data() { addWays(); }
    void noTlsAtAll();

private:
    static void addWays();
    static std::shared_ptr<Outcome> ask(Transport &transport, const QUrl &url);
    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(m_server.serverPort())); }

    QSslCertificate m_certificate;
    QSslServer m_server;
};

void TestTransportTls::addWays()
{
    QTest::addColumn<Method>("method");
    QTest::newRow("get") << Method::GetCampaigns;
    QTest::newRow("post without body") << Method::StartCampaign;
    QTest::newRow("post") << Method::CreateList;
    QTest::newRow("bulk") << Method::AddManyRecords;
}

std::shared_ptr<Outcome> TestTransportTls::ask(Transport &transport, const QUrl &url)
{
    const Method method = *static_cast<const Method *>(QTest::qData("method", qMetaTypeId<Method>()));
    return sendOver(transport, requestFor(method, url, methodInfo(method).body == Body::None ? QByteArray() : QByteArray("[]")));
}

void TestTransportTls::initTestCase()
{
    const auto made = makeCertificate(QStringLiteral("/CN=127.0.0.1"));
    if (!made)
        QSKIP("the openssl program is not installed");
    m_certificate = made->certificate;
    show(m_server, *made);
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
}

void TestTransportTls::selfSignedIsRefused()
{
    RawServer server(&m_server, [&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{}")); });
    const auto transport = makeNetworkTransport({});
    const auto outcome = ask(*transport, url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Tls);
    QCOMPARE(outcome->error().committed, Committed::None);
    QVERIFY2(outcome->error().detail.contains(QLatin1String("self"), Qt::CaseInsensitive), qPrintable(outcome->error().detail));
    QCOMPARE(outcome->error().certificate, m_certificate.toDer());
    QVERIFY(outcome->error().tlsReasons.testFlag(TlsReason::SelfSigned));
    QVERIFY(!outcome->error().tlsReasons.testFlag(TlsReason::Changed));
    QCOMPARE(server.submissions(), 0);
}

void TestTransportTls::pinnedIsAccepted()
{
    RawServer server(&m_server, [&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{\"a\":1}")); });
    const auto transport = makeNetworkTransport({m_certificate.digest(QCryptographicHash::Sha256)});
    for (int i = 0; i < 2; ++i) {
        const auto outcome = ask(*transport, url());
        QTRY_COMPARE(outcome->calls, 1);
        QVERIFY2(!outcome->failed(), outcome->failed() ? qPrintable(outcome->error().detail) : "");
        QCOMPARE(outcome->answer().body, QByteArray("{\"a\":1}"));
    }
    QCOMPARE(server.submissions(), 2);
    QCOMPARE(server.connections, 1);
}

void TestTransportTls::anotherPinIsRefused()
{
    RawServer server(&m_server, [&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{}")); });
    const auto transport = makeNetworkTransport({QByteArray(32, 'x')});
    const auto outcome = ask(*transport, url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Tls);
    QCOMPARE(outcome->error().certificate, m_certificate.toDer());
    QVERIFY(outcome->error().tlsReasons.testFlag(TlsReason::Changed));
    QVERIFY(outcome->error().tlsReasons.testFlag(TlsReason::SelfSigned));
    QVERIFY2(outcome->error().detail.contains(QLatin1String("accepted")), qPrintable(outcome->error().detail));
    QCOMPARE(server.submissions(), 0);
}

void TestTransportTls::reasons()
{
    struct Case {
        QString subject;
        QStringList names;
        int days;
        TlsReasons expected;
    };
    const Case cases[] = {
        {QStringLiteral("/CN=other.example.com"), {}, 2, TlsReason::SelfSigned | TlsReason::WrongName},
        {QStringLiteral("/CN=x"), {QStringLiteral("IP:127.0.0.1")}, 2, TlsReason::SelfSigned},
        {QStringLiteral("/CN=127.0.0.1"), {}, -1, TlsReason::SelfSigned | TlsReason::Expired},
    };
    for (const Case &one : cases) {
        const auto made = makeCertificate(one.subject, one.names, one.days);
        QVERIFY(made);
        QSslServer server;
        show(server, *made);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const RawServer tenant(&server, [](QTcpSocket *, int) {});
        const auto transport = makeNetworkTransport({});
        const auto outcome = ask(*transport, QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort())));
        QTRY_COMPARE(outcome->calls, 1);
        QVERIFY(outcome->failed());
        QVERIFY2(outcome->error().tlsReasons == one.expected, qPrintable(outcome->error().detail));
        QCOMPARE(outcome->error().certificate, made->certificate.toDer());
        QCOMPARE(tenant.submissions(), 0);
    }
}

void TestTransportTls::noTlsAtAll()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this, [&plain] {
        QTcpSocket *socket = plain.nextPendingConnection();
        socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    });
    const auto transport = makeNetworkTransport({});
    const auto outcome = ask(*transport, QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(plain.serverPort())));
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Tls);
    QVERIFY(!outcome->error().detail.isEmpty());
    QVERIFY(outcome->error().certificate.isEmpty());
    QVERIFY(!outcome->error().tlsReasons);
    QCOMPARE(outcome->error().committed, Committed::None);
}

QTEST_GUILESS_MAIN(TestTransportTls)
#include "tst_transport_tls.moc"
