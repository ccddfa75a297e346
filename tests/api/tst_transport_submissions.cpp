// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// No request that writes may reach the server twice, whatever the connection does: counted at the server.
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

#include <api/client/transport.h>

#include <support/outcome.h>
#include <support/rawserver.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;
using namespace std::chrono_literals;

class TestTransportSubmissions final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainManagerWouldRepeat();
    void closedWithoutAnAnswer_data();
    void closedWithoutAnAnswer();
    void closedInTheMiddleOfTheHead_data();
    void closedInTheMiddleOfTheHead();
    void deadIdleConnectionIsReplaced_data();
    void deadIdleConnectionIsReplaced();
    void bulkRequestsShareOneConnection();
    void whatIsSent();
    void refusedIsNotCommitted_data();
    void refusedIsNotCommitted();
    void sixAtOnceAndTheRestLater();
    void cancelledBeforeItWasSent();
    void cancelledOnTheWire_data();
    void cancelledOnTheWire();

private:
    static void addWrites(bool withReuse);
};

void TestTransportSubmissions::addWrites(bool withReuse)
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("reused");
    const QByteArray small = R"({"name":"x"})";
    const QByteArray large = '[' + QByteArray(400'000, ' ') + ']';
    const auto add = [withReuse](const char *path, const char *what, Method method, const QByteArray &body) {
        QTest::addRow("%s%s, fresh", path, what) << method << body << false;
        if (withReuse)
            QTest::addRow("%s%s, reused", path, what) << method << body << true;
    };
    for (const MethodInfo &info : methods()) {
        if (info.writes)
            add(info.path, "", info.method, info.body == Body::None ? QByteArray() : info.body == Body::Array ? "[]" : small);
    }
    for (const Method method :
         {Method::CreateList, Method::UpdateList, Method::AddManyRecords, Method::DncReplaceRecordsDeprecated})
        add(methodInfo(method).path, ", large", method, large);
}

// The trap that the other tests are about: were it gone, they would prove nothing.
void TestTransportSubmissions::plainManagerWouldRepeat()
{
    RawServer server([&](QTcpSocket *socket, int number) {
        if (number == 0)
            socket->disconnectFromHost();
        else
            socket->write(httpAnswer(200, "{}"));
    });
    QNetworkAccessManager manager;
    QNetworkRequest request(server.url());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, QByteArrayLiteral("[]")));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(server.submissions(), 2);
}

void TestTransportSubmissions::closedWithoutAnAnswer_data() { addWrites(true); }

void TestTransportSubmissions::closedWithoutAnAnswer()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, body);
    QFETCH(bool, reused);
    int answered = reused ? 1 : 0;
    RawServer server([&](QTcpSocket *socket, int number) {
        if (number < answered)
            socket->write(httpAnswer(200, "{}"));
        else
            socket->disconnectFromHost();
    });
    const auto transport = makeNetworkTransport({});
    if (reused) {
        const auto first = sendOver(*transport, requestFor(method, server.url(), body));
        QTRY_COMPARE(first->calls, 1);
        QVERIFY(!first->failed());
    }
    const auto outcome = sendOver(*transport, requestFor(method, server.url(), body));
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Network);
    QCOMPARE(outcome->error().fault, NetworkFault::Closed);
    QCOMPARE(outcome->error().committed, Committed::Unknown);
    // A second submission would come over a new connection, at once: a round trip of something else gives it the time.
    const int wanted = answered + 1;
    answered = 100;
    const auto probe = sendOver(*transport, requestFor(Method::GetCampaigns, server.url()));
    QTRY_COMPARE(probe->calls, 1);
    QTest::qWait(50);
    QCOMPARE(server.submissions() - 1, wanted);
    QCOMPARE(server.connections, 2);
    QCOMPARE(outcome->calls, 1);
}

void TestTransportSubmissions::closedInTheMiddleOfTheHead_data() { addWrites(false); }

void TestTransportSubmissions::closedInTheMiddleOfTheHead()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, body);
    RawServer server([&](QTcpSocket *socket, int number) {
        if (number > 0) {
            socket->write(httpAnswer(200, "{}"));
            return;
        }
        socket->write("HTTP/1.1 200 OK\r\nContent-Ty");
        socket->disconnectFromHost();
    });
    const auto transport = makeNetworkTransport({});
    const auto outcome = sendOver(*transport, requestFor(method, server.url(), body));
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().committed, Committed::Unknown);
    const auto probe = sendOver(*transport, requestFor(Method::GetCampaigns, server.url()));
    QTRY_COMPARE(probe->calls, 1);
    QCOMPARE(server.submissions(), 2);
}

void TestTransportSubmissions::deadIdleConnectionIsReplaced_data()
{
    QTest::addColumn<bool>("noticed");
    QTest::newRow("the close was seen by the event loop") << true;
    QTest::newRow("the close waits in the socket") << false;
}

// A bulk connection that the server closed while it was idle is replaced, since nothing was written on it.
void TestTransportSubmissions::deadIdleConnectionIsReplaced()
{
    QFETCH(bool, noticed);
    RawServer server([&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{}")); });
    const auto transport = makeNetworkTransport({});
    const auto first = sendOver(*transport, requestFor(Method::AddManyRecords, server.url(), "[]"));
    QTRY_COMPARE(first->calls, 1);
    QVERIFY(!first->failed());
    server.sockets.first()->abort();
    if (noticed)
        QTest::qWait(20);
    const auto second = sendOver(*transport, requestFor(Method::AddManyRecords, server.url(), "[]"));
    QTRY_COMPARE(second->calls, 1);
    QVERIFY2(!second->failed(), "a connection found dead before the first byte has to be replaced");
    QCOMPARE(server.submissions(), 2);
    QCOMPARE(server.connections, 2);
}

void TestTransportSubmissions::bulkRequestsShareOneConnection()
{
    int inFlight = 0;
    int mostInFlight = 0;
    RawServer server([&](QTcpSocket *socket, int number) {
        mostInFlight = std::max(mostInFlight, ++inFlight);
        QTimer::singleShot(5, socket, [&inFlight, socket, number] {
            --inFlight;
            socket->write(httpAnswer(200, QByteArray::number(number)));
        });
    });
    const auto transport = makeNetworkTransport({});
    QList<std::shared_ptr<Outcome>> outcomes;
    for (int i = 0; i < 5; ++i)
        outcomes.append(sendOver(*transport, requestFor(Method::AddManyRecords, server.url(), "[]")));
    for (int i = 0; i < 5; ++i) {
        QTRY_COMPARE(outcomes[i]->calls, 1);
        QVERIFY(!outcomes[i]->failed());
        QCOMPARE(outcomes[i]->answer().body, QByteArray::number(i)); // in the order in which they were given
    }
    QCOMPARE(server.connections, 1);
    QCOMPARE(mostInFlight, 1);
}

void TestTransportSubmissions::whatIsSent()
{
    RawServer server([&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{}")); });
    const auto transport = makeNetworkTransport({});
    const QUrl url = QUrl::fromEncoded(server.url().toEncoded() + "configapi/v3/x/a%2Fb%20c");
    const Method all[] = {Method::GetCampaigns, Method::StartCampaign, Method::CreateList,
                          Method::UpdateList,   Method::DeleteList,    Method::AddManyRecords};
    for (const Method method : all) {
        const QByteArray body = methodInfo(method).body == Body::None ? QByteArray() : QByteArray("[1]");
        const auto outcome = sendOver(*transport, requestFor(method, url, body));
        QTRY_COMPARE(outcome->calls, 1);
        QVERIFY(!outcome->failed());
        const QByteArray request = server.requests.last();
        const qsizetype headEnd = request.indexOf("\r\n\r\n");
        const QByteArray head = request.left(headEnd + 2);
        QVERIFY2(head.startsWith(QByteArray(verbName(methodInfo(method).verb) + " /configapi/v3/x/a%2Fb%20c HTTP/1.1\r\n")),
                 head);
        QVERIFY2(head.contains("\r\nContent-Type: application/json\r\n"), head);
        QVERIFY2(head.contains("\r\nAccept: application/json\r\n"), head);
        QVERIFY2(head.contains("\r\nAuthorization: Bearer T0KEN\r\n"), head);
        QVERIFY2(head.contains(QByteArray("\r\nHost: 127.0.0.1:" + QByteArray::number(server.url().port()) + "\r\n")), head);
        QCOMPARE(request.mid(headEnd + 4), body);
        if (method != Method::GetCampaigns)
            QCOMPARE(head.count(QByteArray("Content-Length: " + QByteArray::number(body.size()) + "\r\n")), 1);
        QVERIFY(!head.contains("Transfer-Encoding"));
        QVERIFY(!head.contains("Upgrade"));
    }
}

void TestTransportSubmissions::refusedIsNotCommitted_data() { addWrites(false); }

void TestTransportSubmissions::refusedIsNotCommitted()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, body);
    QUrl url;
    {
        const RawServer server([](QTcpSocket *, int) {});
        url = server.url();
    }
    const auto transport = makeNetworkTransport({});
    const auto outcome = sendOver(*transport, requestFor(method, url, body));
    QTRY_COMPARE(outcome->calls, 1);
    QVERIFY(outcome->failed());
    QCOMPARE(outcome->error().kind, ErrorKind::Network);
    QCOMPARE(outcome->error().fault, NetworkFault::Refused);
    QCOMPARE(outcome->error().committed, Committed::None);
}

void TestTransportSubmissions::sixAtOnceAndTheRestLater()
{
    QList<QPointer<QTcpSocket>> waiting;
    RawServer server([&](QTcpSocket *socket, int) { waiting.append(socket); });
    const auto transport = makeNetworkTransport({});
    QList<std::shared_ptr<Outcome>> outcomes;
    for (int i = 0; i < 9; ++i)
        outcomes.append(sendOver(*transport, requestFor(Method::GetCampaigns, server.url())));
    QTRY_COMPARE(waiting.size(), 6);
    // One that waits here for its turn can be cancelled: it never reaches the server.
    transport->cancel(outcomes[8]->ticket);
    QCOMPARE(outcomes[8]->calls, 0);
    QTRY_COMPARE(outcomes[8]->calls, 1);
    QCOMPARE(outcomes[8]->error().kind, ErrorKind::Cancelled);
    for (int answered = 0; answered < 8; ++answered) {
        QTRY_VERIFY(waiting.size() > answered);
        waiting[answered]->write(httpAnswer(200, "{}"));
    }
    for (int i = 0; i < 8; ++i) {
        QTRY_COMPARE(outcomes[i]->calls, 1);
        QVERIFY(!outcomes[i]->failed());
    }
    QCOMPARE(server.submissions(), 8);
}

void TestTransportSubmissions::cancelledBeforeItWasSent()
{
    RawServer server([&](QTcpSocket *, int) {});
    const auto transport = makeNetworkTransport({});
    for (const Method method : {Method::CreateList, Method::AddManyRecords}) {
        const auto outcome = sendOver(*transport, requestFor(method, server.url(), "[]"));
        transport->cancel(outcome->ticket);
        QCOMPARE(outcome->calls, 0);
        QTRY_COMPARE(outcome->calls, 1);
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
        QCOMPARE(outcome->error().committed, Committed::None);
        transport->cancel(outcome->ticket); // too late: nothing happens
    }
    QTest::qWait(30);
    QCOMPARE(server.submissions(), 0);
}

void TestTransportSubmissions::cancelledOnTheWire_data() { addWrites(false); }

void TestTransportSubmissions::cancelledOnTheWire()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, body);
    RawServer server([&](QTcpSocket *, int) {});
    const auto transport = makeNetworkTransport({});
    const auto outcome = sendOver(*transport, requestFor(method, server.url(), body));
    QTRY_COMPARE(server.submissions(), 1);
    transport->cancel(outcome->ticket);
    QTRY_COMPARE(outcome->calls, 1);
    QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
    QCOMPARE(outcome->error().committed, Committed::Unknown);
    // The connection that was cut is not used again, and the next request gets its own answer.
    server.respond = [](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{\"second\":1}")); };
    const auto next = sendOver(*transport, requestFor(method, server.url(), body));
    QTRY_COMPARE(next->calls, 1);
    QVERIFY(!next->failed());
    QCOMPARE(next->answer().body, QByteArray("{\"second\":1}"));
    QCOMPARE(server.submissions(), 2);
    QCOMPARE(outcome->calls, 1);
}

QTEST_GUILESS_MAIN(TestTransportSubmissions)
#include "tst_transport_submissions.moc"
