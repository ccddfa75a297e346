// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// HTTPS: a certificate that nobody vouches for is refused, with the reason, and nothing is sent; the one that was accepted by the
// user is taken, and only that one.
#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QTemporaryDir>
#include <QtTest>

#include <api/client/transport.h>

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
    void noTlsAtAll_data() { addWays(); }
    void noTlsAtAll();

private:
    static void addWays();
    static std::shared_ptr<Outcome> ask(Transport &transport, const QUrl &url);
    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(m_server.serverPort())); }

    QTemporaryDir m_dir;
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
    const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    if (openssl.isEmpty())
        QSKIP("the openssl program is not installed");
    const QString keyFile = m_dir.filePath(QStringLiteral("key.pem"));
    const QString certificateFile = m_dir.filePath(QStringLiteral("certificate.pem"));
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(openssl,
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"),
                   QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                   QStringLiteral("/CN=127.0.0.1"), QStringLiteral("-keyout"), keyFile, QStringLiteral("-out"), certificateFile});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QFile key(keyFile);
    QVERIFY(key.open(QIODevice::ReadOnly));
    m_certificate = QSslCertificate::fromPath(certificateFile).value(0);
    QVERIFY(!m_certificate.isNull());
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    configuration.setLocalCertificate(m_certificate);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.setSslConfiguration(configuration);
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
    QCOMPARE(server.submissions(), 0);
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
    QCOMPARE(outcome->error().committed, Committed::None);
}

QTEST_GUILESS_MAIN(TestTransportTls)
#include "tst_transport_tls.moc"
