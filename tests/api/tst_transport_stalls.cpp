// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A server that stops reading in the middle of a large body: the upload is given up as stalled, what became of the write is
// unknown, and it is not sent again.
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include <api/client/transport.h>

#include <support/outcome.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;

namespace {

constexpr qint64 bodySize = 40LL * 1024 * 1024;
constexpr int little = 256 * 1024;

// Neither Qt nor the kernel, whose buffer may grow beyond the whole body, is to read ahead for the server.
void takeLittle(QTcpSocket &socket)
{
    socket.setReadBufferSize(little);
    socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, little);
}

// Takes the first bytes of each connection and leaves the rest where they are.
class StoppingServer final : public QObject {
public:
    explicit StoppingServer(qint64 takes)
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this, takes] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                ++connections;
                takeLittle(*socket);
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                connect(socket, &QTcpSocket::readyRead, this, [this, socket, takes] {
                    if (taken < takes)
                        received += socket->read(takes - taken);
                    taken = received.size();
                });
            }
        });
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/x").arg(m_server.serverPort())); }

    int connections = 0;
    qint64 taken = 0;
    QByteArray received;

private:
    QTcpServer m_server;
};

} // namespace

class TestTransportStalls final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serverStopsReading_data();
    void serverStopsReading();
    void slowIsNotStalled_data() { serverStopsReading_data(); }
    void slowIsNotStalled();
};

void TestTransportStalls::serverStopsReading_data()
{
    QTest::addColumn<Method>("method");
    QTest::newRow("post") << Method::CreateList;
    QTest::newRow("bulk") << Method::AddManyRecords;
}

void TestTransportStalls::serverStopsReading()
{
    QFETCH(Method, method);
    constexpr qint64 takes = 8LL * 1024 * 1024;
    StoppingServer server(takes);
    const auto transport = makeNetworkTransport({});
    WireRequest request = requestFor(method, server.url(), QByteArray(bodySize, '1'));
    request.stallTimeout = std::chrono::milliseconds(500);
    const auto outcome = sendOver(*transport, std::move(request));
    QTRY_COMPARE_WITH_TIMEOUT(outcome->calls, 1, 30'000);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Timeout);
    QVERIFY2(outcome->error().detail.startsWith(QLatin1String("stalled")), qPrintable(outcome->error().detail));
    QCOMPARE(outcome->error().committed, Committed::Unknown);
    QCOMPARE(server.taken, takes); // it was in the middle of it
    // A second submission would come over a new connection, at once.
    QTest::qWait(100);
    QCOMPARE(server.connections, 1);
    QCOMPARE(server.received.count("HTTP/1.1\r\n"), 1);
    QCOMPARE(outcome->calls, 1);
}

// As long as something moves, it may take longer than the stall's time.
void TestTransportStalls::slowIsNotStalled()
{
    QFETCH(Method, method);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    qint64 taken = 0;
    QTimer sip;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        takeLittle(*socket);
        connect(&sip, &QTimer::timeout, socket, [&, socket] {
            taken += socket->read(little).size();
            if (taken > bodySize) // and the head
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        });
        sip.start(10);
    });
    const auto transport = makeNetworkTransport({});
    WireRequest request =
        requestFor(method, QUrl(QStringLiteral("http://127.0.0.1:%1/x").arg(server.serverPort())), QByteArray(bodySize, '1'));
    request.stallTimeout = std::chrono::milliseconds(1000);
    const auto outcome = sendOver(*transport, std::move(request));
    QElapsedTimer time;
    time.start();
    QTRY_COMPARE_WITH_TIMEOUT(outcome->calls, 1, 60'000);
    QVERIFY2(!outcome->failed(), outcome->failed() ? qPrintable(outcome->error().detail) : "");
    QVERIFY(time.elapsed() > 1000);
}

QTEST_GUILESS_MAIN(TestTransportStalls)
#include "tst_transport_stalls.moc"
