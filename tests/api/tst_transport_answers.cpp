// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the transport makes of answers: whole, chunked, cut, late, too large, redirecting; over both of its ways.
#include <QtTest>

#include <api/client/transport.h>

#include <support/outcome.h>
#include <support/rawserver.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;
using namespace std::chrono_literals;

class TestTransportAnswers final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statuses_data();
    void statuses();
    void chunked_data() { addWays(); }
    void chunked();
    void inPieces_data() { addWays(); }
    void inPieces();
    void continueComesFirst_data() { addWays(); }
    void continueComesFirst();
    void connectionCloseIsHonoured_data() { addWays(); }
    void connectionCloseIsHonoured();
    void cut_data();
    void cut();
    void redirectIsNotFollowed_data() { addWays(); }
    void redirectIsNotFollowed();
    void gzip();
    void gzipBomb();
    void brokenGzip();
    void retryAfter_data() { addWays(); }
    void retryAfter();
    void tooLarge_data();
    void tooLarge();
    void waitingTimesOut_data() { addWays(); }
    void waitingTimesOut();
    void stalledTimesOut_data() { addWays(); }
    void stalledTimesOut();
    void slowButSteadyIsNotStalled_data() { addWays(); }
    void slowButSteadyIsNotStalled();
    void connectingTimesOut_data() { addWays(); }
    void connectingTimesOut();
    void notHttp_data() { addWays(); }
    void notHttp();
    void unknownHost_data() { addWays(); }
    void unknownHost();
    void destroyedTransportCallsNobody_data() { addWays(); }
    void destroyedTransportCallsNobody();

private:
    static void addWays();
    static QByteArray bodyFor(Method method);
    static std::shared_ptr<Outcome> ask(Transport &transport, const QUrl &url);
    static void writeSlowly(QTcpSocket *socket, QList<QByteArray> pieces, std::chrono::milliseconds pause);
};

namespace {

// qCompress() gives zlib's wrapping; gzip has another one around the same stream, with a CRC-32.
QByteArray gzipped(const QByteArray &plain)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char c : plain) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0);
    }
    const QByteArray zlib = qCompress(plain, 9).mid(4); // behind the length that Qt puts in front
    QByteArray out = QByteArray::fromHex("1f8b0800000000000203") + zlib.mid(2, zlib.size() - 6);
    for (const quint32 number : {~crc, static_cast<quint32>(plain.size())}) {
        for (int byte = 0; byte < 4; ++byte)
            out += static_cast<char>((number >> (8 * byte)) & 0xFF);
    }
    return out;
}

} // namespace

void TestTransportAnswers::addWays()
{
    QTest::addColumn<Method>("method");
    QTest::newRow("get") << Method::GetCampaigns;
    QTest::newRow("post") << Method::CreateList;
    QTest::newRow("post without body") << Method::StartCampaign;
    QTest::newRow("bulk") << Method::AddManyRecords;
}

QByteArray TestTransportAnswers::bodyFor(Method method)
{
    return methodInfo(method).body == Body::None ? QByteArray() : QByteArray("[]");
}

std::shared_ptr<Outcome> TestTransportAnswers::ask(Transport &transport, const QUrl &url)
{
    const Method method = *static_cast<const Method *>(QTest::qData("method", qMetaTypeId<Method>()));
    return sendOver(transport, requestFor(method, url, bodyFor(method)));
}

void TestTransportAnswers::writeSlowly(QTcpSocket *socket, QList<QByteArray> pieces, std::chrono::milliseconds pause)
{
    if (pieces.isEmpty())
        return;
    socket->write(pieces.takeFirst());
    socket->flush();
    QTimer::singleShot(pause, socket, [socket, pieces, pause] { writeSlowly(socket, pieces, pause); });
}

void TestTransportAnswers::statuses_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<int>("status");
    for (const Method method : {Method::GetCampaigns, Method::CreateList, Method::AddManyRecords}) {
        for (const int status : {200, 201, 400, 401, 403, 404, 405, 409, 410, 413, 415, 418, 429, 500, 501, 502, 503, 504})
            QTest::addRow("%s %d", methodInfo(method).name, status) << method << status;
    }
}

// Any HTTP answer is an answer, with its body.
void TestTransportAnswers::statuses()
{
    QFETCH(int, status);
    const QByteArray body = R"({"error":"name","error_description":"text"})";
    RawServer server([&](QTcpSocket *socket, int) {
        socket->write(httpAnswer(status, body, status == 401 ? "WWW-Authenticate: Basic realm=\"x\"\r\n" : ""));
    });
    const auto transport = makeNetworkTransport({});
    const auto outcome = ask(*transport, server.url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY2(!outcome->failed(), outcome->failed() ? qPrintable(outcome->error().detail) : "");
    QCOMPARE(outcome->answer().status, status);
    QCOMPARE(outcome->answer().body, body);
    QCOMPARE(outcome->answer().contentType, QByteArray("application/json"));
    QCOMPARE(server.submissions(), 1);
}

void TestTransportAnswers::chunked()
{
    RawServer server([&](QTcpSocket *socket, int) {
        socket->write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n");
    });
    const auto transport = makeNetworkTransport({});
    for (int i = 0; i < 2; ++i) {
        const auto outcome = ask(*transport, server.url());
        QTRY_COMPARE(outcome->calls, 1);
        QVERIFY(!outcome->failed());
        QCOMPARE(outcome->answer().body, QByteArray(R"({"a":1})"));
    }
    QCOMPARE(server.connections, 1);
}

void TestTransportAnswers::inPieces()
{
    QList<QByteArray> pieces;
    for (const char c : httpAnswer(200, R"({"added":1})"))
        pieces.append(QByteArray(1, c));
    RawServer server([&](QTcpSocket *socket, int) { writeSlowly(socket, pieces, 0ms); });
    const auto transport = makeNetworkTransport({});
    const auto outcome = ask(*transport, server.url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(!outcome->failed());
    QCOMPARE(outcome->answer().body, QByteArray(R"({"added":1})"));
}

void TestTransportAnswers::continueComesFirst()
{
    RawServer server([&](QTcpSocket *socket, int) { socket->write("HTTP/1.1 100 Continue\r\n\r\n" + httpAnswer(200, "{}")); });
    const auto transport = makeNetworkTransport({});
    const auto outcome = ask(*transport, server.url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(!outcome->failed());
    QCOMPARE(outcome->answer().status, 200);
    QCOMPARE(outcome->answer().body, QByteArray("{}"));
}

void TestTransportAnswers::connectionCloseIsHonoured()
{
    RawServer server([&](QTcpSocket *socket, int) {
        // Closes only later, as a server that lingers does: the next request must not go this way.
        socket->write(httpAnswer(200, "{}", "Connection: close\r\n"));
    });
    const auto transport = makeNetworkTransport({});
    for (int i = 0; i < 2; ++i) {
        const auto outcome = ask(*transport, server.url());
        QTRY_COMPARE(outcome->calls, 1);
        QVERIFY(!outcome->failed());
    }
    QCOMPARE(server.connections, 2);
    QCOMPARE(server.submissions(), 2);
}

void TestTransportAnswers::cut_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("begin");
    for (const Method method : {Method::GetCampaigns, Method::CreateList, Method::AddManyRecords}) {
        const char *name = methodInfo(method).name;
        QTest::addRow("%s, length", name) << method << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1,2]");
        QTest::addRow("%s, length, no byte of it", name)
            << method << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
        QTest::addRow("%s, in a chunk", name)
            << method << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n[1,2]");
        QTest::addRow("%s, between chunks", name)
            << method << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[1,2]\r\n");
    }
}

// Part of an answer is none.
void TestTransportAnswers::cut()
{
    QFETCH(QByteArray, begin);
    QFETCH(Method, method);
    RawServer server([&](QTcpSocket *socket, int) {
        socket->write(begin);
        socket->disconnectFromHost();
    });
    const auto transport = makeNetworkTransport({});
    const auto outcome = ask(*transport, server.url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Network);
    QCOMPARE(outcome->error().fault, NetworkFault::Closed);
    QCOMPARE(outcome->error().committed, Committed::Unknown);
    if (method != Method::GetCampaigns)
        QCOMPARE(server.submissions(), 1);
}

void TestTransportAnswers::redirectIsNotFollowed()
{
    RawServer other([&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{}")); });
    RawServer server([&](QTcpSocket *socket, int) {
        socket->write(httpAnswer(307, "", QByteArray("Location: " + other.url().toEncoded() + "\r\n")));
    });
    const auto transport = makeNetworkTransport({});
    const auto outcome = ask(*transport, server.url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(!outcome->failed());
    QCOMPARE(outcome->answer().status, 307);
    QTest::qWait(30);
    QCOMPARE(other.submissions(), 0);
}

// Asked for only on the way of the pages: the answers of bulk writes are small.
void TestTransportAnswers::gzip()
{
    // gzip -9 of {"name":"Spring"}
    const QByteArray packed = QByteArray::fromHex("1f8b0800000000000203ab56ca4bcc4d55b2520a2e28cacc4b57aa050035e2b73811000000");
    QByteArray request;
    RawServer server([&](QTcpSocket *socket, int) {
        request = server.requests.last();
        socket->write(httpAnswer(200, packed, "Content-Encoding: gzip\r\n"));
    });
    const auto transport = makeNetworkTransport({});
    const auto outcome = sendOver(*transport, requestFor(Method::GetCampaigns, server.url()));
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(!outcome->failed());
    QVERIFY2(request.toLower().contains("accept-encoding: ") && request.contains("gzip"), request.constData());
    QCOMPARE(outcome->answer().body, QByteArray(R"({"name":"Spring"})"));
}

// What is small on the wire may be large in memory: the bound is on what it becomes.
void TestTransportAnswers::gzipBomb()
{
    const QByteArray packed = gzipped(QByteArray(80 * 1024 * 1024, ' '));
    QVERIFY(packed.size() < 1024 * 1024);
    RawServer server([&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, packed, "Content-Encoding: gzip\r\n")); });
    const auto transport = makeNetworkTransport({});
    WireRequest request = requestFor(Method::GetCampaigns, server.url());
    request.maxAnswerBytes = 1024 * 1024;
    const auto outcome = sendOver(*transport, request);
    QTRY_COMPARE_WITH_TIMEOUT(outcome->calls, 1, 20'000);
    QVERIFY(outcome->failed());
    QVERIFY(outcome->error().kind == ErrorKind::TooLarge || outcome->error().kind == ErrorKind::Malformed);
}

// Never an empty answer in its place.
void TestTransportAnswers::brokenGzip()
{
    QByteArray packed = gzipped(QByteArray(4096, 'x'));
    packed.replace(12, 4, "????");
    RawServer server([&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, packed, "Content-Encoding: gzip\r\n")); });
    const auto transport = makeNetworkTransport({});
    const auto outcome = sendOver(*transport, requestFor(Method::GetCampaigns, server.url()));
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Malformed);
}

void TestTransportAnswers::retryAfter()
{
    RawServer server([&](QTcpSocket *socket, int) { socket->write(httpAnswer(429, "{}", "Retry-After: 7\r\n")); });
    const auto transport = makeNetworkTransport({});
    const auto outcome = ask(*transport, server.url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(!outcome->failed());
    QCOMPARE(outcome->answer().retryAfter, 7s);
}

void TestTransportAnswers::tooLarge_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("head");
    for (const Method method : {Method::GetCampaigns, Method::CreateList, Method::AddManyRecords}) {
        const char *name = methodInfo(method).name;
        QTest::addRow("%s, announced", name) << method << QByteArray("Content-Length: 5000\r\n\r\n");
        QTest::addRow("%s, chunked", name) << method << QByteArray("Transfer-Encoding: chunked\r\n\r\n1388\r\n");
        QTest::addRow("%s, until the end", name) << method << QByteArray("Connection: close\r\n\r\n");
    }
}

void TestTransportAnswers::tooLarge()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, head);
    RawServer server([&](QTcpSocket *socket, int) { socket->write("HTTP/1.1 200 OK\r\n" + head + QByteArray(5000, ' ')); });
    const auto transport = makeNetworkTransport({});
    WireRequest request = requestFor(method, server.url(), bodyFor(method));
    request.maxAnswerBytes = 4096;
    const auto outcome = sendOver(*transport, request);
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::TooLarge);
    QCOMPARE(outcome->error().committed, Committed::Unknown);
}

void TestTransportAnswers::waitingTimesOut()
{
    QFETCH(Method, method);
    RawServer server([&](QTcpSocket *, int) {});
    const auto transport = makeNetworkTransport({});
    WireRequest request = requestFor(method, server.url(), bodyFor(method));
    request.answerTimeout = 60ms;
    const auto outcome = sendOver(*transport, request);
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Timeout);
    QVERIFY2(outcome->error().detail.startsWith(QLatin1String("waiting: ")), qPrintable(outcome->error().detail));
    QCOMPARE(outcome->error().committed, Committed::Unknown);
    QCOMPARE(server.submissions(), 1);
}

void TestTransportAnswers::stalledTimesOut()
{
    QFETCH(Method, method);
    RawServer server([&](QTcpSocket *socket, int) { socket->write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n[1"); });
    const auto transport = makeNetworkTransport({});
    WireRequest request = requestFor(method, server.url(), bodyFor(method));
    request.stallTimeout = 60ms;
    const auto outcome = sendOver(*transport, request);
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Timeout);
    QVERIFY2(outcome->error().detail.startsWith(QLatin1String("stalled: ")), qPrintable(outcome->error().detail));
    QCOMPARE(outcome->error().committed, Committed::Unknown);
}

// Longer than each timeout in all, but never without a byte for that long.
void TestTransportAnswers::slowButSteadyIsNotStalled()
{
    QFETCH(Method, method);
    QList<QByteArray> pieces{"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n"};
    for (int i = 0; i < 20; ++i)
        pieces.append(" ");
    RawServer server([&](QTcpSocket *socket, int) { writeSlowly(socket, pieces, 25ms); });
    const auto transport = makeNetworkTransport({});
    WireRequest request = requestFor(method, server.url(), bodyFor(method));
    request.answerTimeout = 400ms;
    request.stallTimeout = 400ms;
    const auto outcome = sendOver(*transport, request);
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(!outcome->failed());
    QCOMPARE(outcome->answer().body.size(), 20);
}

// A TLS connection to a server that never says hello: the connection is not made.
void TestTransportAnswers::connectingTimesOut()
{
    QFETCH(Method, method);
    RawServer server([&](QTcpSocket *, int) {});
    const auto transport = makeNetworkTransport({});
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    WireRequest request = requestFor(method, url, bodyFor(method));
    request.connectTimeout = 60ms;
    const auto outcome = sendOver(*transport, request);
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Timeout);
    QVERIFY2(outcome->error().detail.startsWith(QLatin1String("connecting: ")), qPrintable(outcome->error().detail));
    if (method != Method::GetCampaigns)
        QCOMPARE(outcome->error().committed, Committed::None);
}

void TestTransportAnswers::notHttp()
{
    RawServer server([&](QTcpSocket *socket, int) {
        socket->write("SSH-2.0-OpenSSH_9.2\r\nwhat do you want\r\n\r\n");
        socket->disconnectFromHost();
    });
    const auto transport = makeNetworkTransport({});
    const auto outcome = ask(*transport, server.url());
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QVERIFY(outcome->error().kind == ErrorKind::Malformed || outcome->error().kind == ErrorKind::Network);
    QCOMPARE(outcome->error().committed, Committed::Unknown);
}

void TestTransportAnswers::unknownHost()
{
    const auto transport = makeNetworkTransport({});
    const auto outcome = ask(*transport, QUrl(QStringLiteral("http://no-such-host.invalid/")));
    QTRY_COMPARE_WITH_TIMEOUT(outcome->calls, 1, 20'000);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Network);
    QCOMPARE(outcome->error().fault, NetworkFault::HostNotFound);
    QCOMPARE(outcome->error().committed, Committed::None);
}

void TestTransportAnswers::destroyedTransportCallsNobody()
{
    RawServer server([&](QTcpSocket *, int) {});
    auto transport = makeNetworkTransport({});
    const auto onWire = ask(*transport, server.url());
    QTRY_COMPARE(server.submissions(), 1);
    const auto queued = ask(*transport, server.url());
    transport.reset();
    QTest::qWait(20);
    QCOMPARE(onWire->calls, 0);
    QCOMPARE(queued->calls, 0);
}

QTEST_GUILESS_MAIN(TestTransportAnswers)
#include "tst_transport_answers.moc"
