// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The faults that are more than a delay, a cut or an error of the API: pages of something else, answers that dribble in, cursors
// that lead back, requests that are handled after nobody waits for them, connections that are reset, tokens that end.
#include <QElapsedTimer>
#include <QTest>

#include <sandbox/sandbox.h>

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <support/rawtenant.h>
#include <sys/socket.h>
#include <unistd.h>

using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawAnswer;
using outdial::test::RawTenant;

class SandboxMoreFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        Options options;
        options.dataset = QStringLiteral("records:7");
        options.dialRate = 0;
        m_sandbox = std::make_unique<Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_tenant = std::make_unique<RawTenant>(*url);
        QVERIFY(m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
        m_list = m_sandbox->listIdByName(QStringLiteral("Practice records"));
    }

    void html_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("title");
        QTest::newRow("without a code") << QString() << 500 << QByteArray("<title>500 Internal Server Error</title>");
        QTest::newRow("sign-in page") << QStringLiteral(",code=200") << 200 << QByteArray("<title>200 OK</title>");
        QTest::newRow("too large") << QStringLiteral(",code=413") << 413 << QByteArray("<title>413 Payload Too Large</title>");
        QTest::newRow("forbidden") << QStringLiteral(",code=403") << 403 << QByteArray("<title>403 Forbidden</title>");
        QTest::newRow("gateway") << QStringLiteral(",code=502") << 502 << QByteArray("<title>502 Bad Gateway</title>");
    }
    void html()
    {
        QFETCH(QString, code);
        QFETCH(int, status);
        QFETCH(QByteArray, title);
        m_sandbox->addFault(QStringLiteral("kind=html,path=callinglist/addAll,times=1") + code);
        const RawAnswer answer = add(1);
        QCOMPARE(answer.status, status);
        QVERIFY(answer.headers.value("content-type").startsWith("text/html"));
        QVERIFY2(answer.body.contains(title), answer.body.constData());
        QVERIFY(answer.complete);
        QCOMPARE(m_sandbox->recordCount(m_list), 7); // not handled
        QCOMPARE(add(1).status, 200);
    }

    void errorsOfTheApi_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("error");
        QTest::newRow("400") << 400 << QStringLiteral("bad_request");
        QTest::newRow("401") << 401 << QStringLiteral("unauthorized");
        QTest::newRow("403") << 403 << QStringLiteral("forbidden");
        QTest::newRow("404") << 404 << QStringLiteral("not_found");
        QTest::newRow("409") << 409 << QStringLiteral("conflict");
        QTest::newRow("413") << 413 << QStringLiteral("payload_too_large");
        QTest::newRow("429") << 429 << QStringLiteral("too_many_requests");
        QTest::newRow("500") << 500 << QStringLiteral("server_error");
        QTest::newRow("501") << 501 << QStringLiteral("server_error");
    }
    void errorsOfTheApi()
    {
        QFETCH(int, code);
        QFETCH(QString, error);
        m_sandbox->addFault(QStringLiteral("kind=status,path=callinglist/addAll,times=1,code=%1").arg(code));
        const RawAnswer answer = add(1);
        QCOMPARE(answer.status, code);
        QCOMPARE(answer.headers.value("content-type"), QByteArray("application/json;charset=UTF-8"));
        QCOMPARE(answer.object().keys(), QStringList({QStringLiteral("error"), QStringLiteral("error_description")}));
        QCOMPARE(answer.error(), error);
        QVERIFY(!answer.description().isEmpty());
        QCOMPARE(answer.headers.value("www-authenticate"), code == 401 ? QByteArray("Bearer") : QByteArray());
        QCOMPARE(answer.headers.value("retry-after"), code == 429 ? QByteArray("1") : QByteArray());
        QCOMPARE(m_sandbox->recordCount(m_list), 7);
        QCOMPARE(add(1).status, 200); // with the same token
    }

    void retryAfter_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("429") << QStringLiteral("kind=status,code=429,retry-after=7") << 429 << QByteArray("7");
        QTest::newRow("503") << QStringLiteral("kind=status,retry-after=3600,code=503") << 503 << QByteArray("3600");
        QTest::newRow("503 without") << QStringLiteral("kind=status,code=503") << 503 << QByteArray();
        QTest::newRow("page") << QStringLiteral("kind=html,code=503,retry-after=0") << 503 << QByteArray("0");
    }
    void retryAfter()
    {
        QFETCH(QString, spec);
        QFETCH(int, status);
        QFETCH(QByteArray, after);
        m_sandbox->addFault(spec);
        const RawAnswer answer = add(1);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.headers.value("retry-after"), after);
    }

    void unauthorizedNamesTheScheme()
    {
        m_tenant->token = "none";
        QCOMPARE(m_tenant->get("campaign/getAll").headers.value("www-authenticate"), QByteArray("Bearer"));
        QCOMPARE(m_tenant->form("client_id=x&client_secret=x&scope=127.0.0.1&grant_type=client_credentials")
                     .headers.value("www-authenticate"),
                 QByteArray("Bearer"));
    }

    // The head comes first, then the body in pieces; what comes is what comes without the fault.
    void slowBody()
    {
        const QByteArray path = "campaign/getAll";
        const QByteArray whole = m_tenant->get(path).body;
        QVERIFY(whole.size() > 40);
        m_sandbox->addFault(QStringLiteral("kind=slow-body,path=campaign/,ms=20,times=1"));
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(m_sandbox->url().port()));
        QVERIFY(socket.waitForConnected(5000));
        socket.write("GET /configapi/v3/" + path + " HTTP/1.1\r\nHost: " + m_tenant->host() + "\r\nAuthorization: Bearer " +
                     m_tenant->token + "\r\n\r\n");
        QElapsedTimer timer;
        timer.start();
        QByteArray bytes;
        int arrivals = 0;
        while (!bytes.endsWith(whole)) {
            QVERIFY2(socket.waitForReadyRead(10'000), bytes.constData());
            bytes += socket.readAll();
            ++arrivals;
        }
        QVERIFY(bytes.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(bytes.contains(QByteArray("Content-Length: " + QByteArray::number(whole.size()))));
        QVERIFY(timer.elapsed() >= 10 * 20); // at least ten pieces, each after its pause
        QVERIFY2(arrivals > 2, qPrintable(QString::number(arrivals)));
        // The connection is still good.
        QCOMPARE(m_tenant->get(path).body, whole);
        QCOMPARE(m_tenant->connections(), 1);
    }

    void loopedCursor()
    {
        m_sandbox->addFault(QStringLiteral("kind=loop-cursor,path=campaign/getAllRecords"));
        const auto first = page(3, {});
        QCOMPARE(first.ids, ids(1, 3));
        QVERIFY(!first.next.isEmpty()); // no cursor was sent, so there is none to repeat
        const auto second = page(3, first.next);
        QCOMPARE(second.ids, ids(4, 6));
        QCOMPARE(second.next, first.next);
        const auto again = page(3, second.next);
        QCOMPARE(again.ids, ids(4, 6));
        QCOMPARE(again.next, first.next);
        const auto exact = page(4, first.next); // four are left, and asked for: still a full page
        QCOMPARE(exact.ids, ids(4, 7));
        QCOMPARE(exact.next, first.next);
        const auto shorter = page(5, first.next); // says by its length that it is the last
        QCOMPARE(shorter.ids, ids(4, 7));
        QVERIFY(shorter.next != first.next);
        m_sandbox->clearFaults();
        const auto honest = page(3, first.next);
        QVERIFY(honest.next != first.next);
        QCOMPARE(page(3, honest.next).ids, ids(7, 7));
    }

    void lateCommit()
    {
        m_sandbox->addFault(QStringLiteral("kind=late-commit,ms=1500,path=callinglist/addAll,times=1"));
        QCOMPARE(add(1).status, 0);
        QCOMPARE(m_sandbox->recordCount(m_list), 7); // whoever looks now does not find it
        QCOMPARE(m_sandbox->submissions(QStringLiteral("callinglist/addAll")), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox->recordCount(m_list), 8, 20'000);
        QCOMPARE(add(1).object().value(QLatin1String("added")), QJsonValue(0)); // a duplicate by now
    }

    void lateCommitOfAStoppedSandbox()
    {
        m_sandbox->addFault(QStringLiteral("kind=late-commit,ms=50,path=callinglist/addAll"));
        QCOMPARE(add(1).status, 0);
        m_sandbox->stop(); // what is still to come must not touch what is gone
        QTest::qWait(100);
    }

    // FIN ends a stream in order; RST is an error of its own.
    void reset_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("received");
        QTest::addColumn<int>("error");
        QTest::newRow("reset") << QStringLiteral("reset") << -1 << ECONNRESET;
        QTest::newRow("cut") << QStringLiteral("cut-before") << 0 << 0;
    }
    void reset()
    {
        QFETCH(QString, kind);
        QFETCH(int, received);
        QFETCH(int, error);
        m_sandbox->addFault(QStringLiteral("kind=%1,path=callinglist/addAll,times=1").arg(kind));
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<quint16>(m_sandbox->url().port()));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        const QByteArray body = '[' + record(1) + ']';
        const QByteArray request = "POST /configapi/v3/callinglist/addAll/" + m_list.toLatin1() +
                                   " HTTP/1.1\r\nHost: " + m_tenant->host() + "\r\nAuthorization: Bearer " + m_tenant->token +
                                   "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) +
                                   "\r\n\r\n" + body;
        QCOMPARE(::send(socket, request.constData(), static_cast<std::size_t>(request.size()), 0), request.size());
        char byte = 0;
        errno = 0;
        const auto got = ::recv(socket, &byte, 1, 0);
        const int why = errno;
        ::close(socket);
        QCOMPARE(static_cast<int>(got), received);
        QCOMPARE(why, error);
        QCOMPARE(m_sandbox->recordCount(m_list), 7); // before it was handled
        QCOMPARE(m_sandbox->submissions(QStringLiteral("callinglist/addAll")), 1);
        QCOMPARE(add(1).status, 200);
    }

    void expireToken()
    {
        RawTenant other(m_sandbox->url());
        QVERIFY(other.signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
        m_sandbox->addFault(QStringLiteral("kind=expire-token,times=1")); // of any path; asking for a token is none that has one
        RawTenant third(m_sandbox->url());
        QVERIFY(third.signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
        const RawAnswer answer = add(1);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.error(), QStringLiteral("unauthorized"));
        QCOMPARE(answer.headers.value("www-authenticate"), QByteArray("Bearer"));
        QCOMPARE(m_sandbox->recordCount(m_list), 7);
        QCOMPARE(add(1).status, 401);                       // it really is invalid
        QCOMPARE(other.get("campaign/getAll").status, 200); // another one is not
        QVERIFY(m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
        QCOMPARE(add(1).status, 200);
    }

    void headOfAFault()
    {
        m_sandbox->addFault(QStringLiteral("kind=html,code=502,times=1"));
        const RawAnswer answer = m_tenant->call("HEAD", "campaign/getAll");
        QCOMPARE(answer.status, 502);
        QCOMPARE(m_tenant->get("campaign/getAll").status, 200); // nothing of it was left on the connection
    }

    void delaysBesideAFault()
    {
        m_sandbox->addFault(QStringLiteral("kind=latency,ms=60,times=1"));
        m_sandbox->addFault(QStringLiteral("kind=latency,ms=60,times=1"));
        m_sandbox->addFault(QStringLiteral("kind=html,code=502,times=1"));
        m_sandbox->addFault(QStringLiteral("kind=status,code=400,times=1")); // comes second, so it is the next request's
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(add(1).status, 502);
        QVERIFY(timer.elapsed() >= 120);
        QCOMPARE(add(1).status, 400);
        QCOMPARE(add(1).status, 200);
    }

    void wrongSpecs_data()
    {
        QTest::addColumn<QString>("spec");
        for (const char *spec : {"kind=html,code=x",
                                 "kind=html,code=99",
                                 "kind=slow-body,ms=-1",
                                 "kind=late-commit,ms=soon",
                                 "kind=reset,ms=5",
                                 "kind=reset,code=500",
                                 "kind=expire-token,code=401",
                                 "kind=loop-cursor,ms=1",
                                 "kind=status,code=429,retry-after=-1",
                                 "kind=status,code=429,retry-after=soon",
                                 "kind=status,code=500,retry-after=1",
                                 "kind=status,retry-after=1",
                                 "kind=cut-after,retry-after=1",
                                 "kind=truncate,code=200",
                                 "kind=status,ms=5",
                                 "kind=Reset",
                                 "kind=",
                                 "kind=reset,kind=html",
                                 "kind=reset,times=-1",
                                 "kind=reset,nth=1.5",
                                 "kind=reset,rate=-0.1",
                                 ""})
            QTest::newRow(*spec ? spec : "empty") << QString::fromLatin1(spec);
    }
    void wrongSpecs()
    {
        QFETCH(QString, spec);
        Options options;
        options.dataset = QStringLiteral("empty");
        options.faults = QStringList(spec);
        Sandbox sandbox(options);
        const auto url = sandbox.start();
        QVERIFY(!url);
        QVERIFY2(url.error().contains(QStringLiteral("\"%1\"").arg(spec)), qPrintable(url.error()));
    }

private:
    struct Page {
        QStringList ids;
        QString next;
    };

    static QByteArray record(int i)
    {
        return QByteArray("{\"customer_id\": \"K#\", \"last_name\": \"Lark\", \"phone\": \"(415) 555-0100\"}")
            .replace("#", QByteArray::number(i));
    }
    RawAnswer add(int i) { return m_tenant->call("POST", "callinglist/addAll/" + m_list.toLatin1(), '[' + record(i) + ']'); }
    static QStringList ids(int first, int last)
    {
        QStringList ids;
        for (int i = first; i <= last; ++i)
            ids.append(QStringLiteral("C%1").arg(i, 7, 10, QLatin1Char('0')));
        return ids;
    }
    Page page(int limit, const QString &cursor)
    {
        const QByteArray campaign = m_sandbox->campaignIdByName(QStringLiteral("Practice campaign")).toLatin1();
        const QString instance = m_tenant->get("campaign/getCampaign/" + campaign)
                                     .object()
                                     .value(QLatin1String("lists"))
                                     .toArray()
                                     .first()
                                     .toObject()
                                     .value(QLatin1String("instanceId"))
                                     .toString();
        QJsonObject body{{QStringLiteral("instanceId"), instance}, {QStringLiteral("limit"), limit}};
        if (!cursor.isEmpty())
            body.insert(QStringLiteral("cursor"), cursor);
        const QJsonObject answer = m_tenant->post("campaign/getAllRecords/" + campaign, body).object();
        Page page;
        page.next = answer.value(QLatin1String("next_cursor")).toString();
        for (const QJsonValue &value : answer.value(QLatin1String("records")).toArray())
            page.ids.append(
                value.toObject().value(QLatin1String("entry")).toObject().value(QLatin1String("customer_id")).toString());
        return page;
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
    QString m_list;
};

QTEST_GUILESS_MAIN(SandboxMoreFaultsTest)
#include "tst_sandboxmorefaults.moc"
