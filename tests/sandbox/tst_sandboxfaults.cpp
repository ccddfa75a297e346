// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Faults on purpose, a tenant that cannot be reached, and a store that outlives its program.
#include <QElapsedTimer>
#include <QNetworkInterface>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sandbox/sandbox.h>

#include <support/rawtenant.h>

using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawAnswer;
using outdial::test::RawTenant;

class SandboxFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        Options options;
        options.dataset = QStringLiteral("records:0");
        m_sandbox = std::make_unique<Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_tenant = std::make_unique<RawTenant>(*url);
        QVERIFY(m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
        m_list = m_sandbox->listIdByName(QStringLiteral("Practice records"));
    }

    void cutBeforeCommitsNothing()
    {
        m_sandbox->addFault(QStringLiteral("kind=cut-before,path=callinglist/addAll,nth=2"));
        QCOMPARE(add(1).status, 200);
        QCOMPARE(add(2).status, 0);
        QCOMPARE(m_sandbox->recordCount(m_list), 1);
        QCOMPARE(m_sandbox->submissions(QStringLiteral("callinglist/addAll")), 2);
        QCOMPARE(add(3).status, 200);
    }

    void cutAfterCommits()
    {
        m_sandbox->addFault(QStringLiteral("kind=cut-after,path=/configapi/v3/callinglist/addAll,times=1"));
        QCOMPARE(add(1).status, 0);
        QCOMPARE(m_sandbox->recordCount(m_list), 1);
        QCOMPARE(m_sandbox->storedValues(m_list, QStringLiteral("customer_id")), QStringList(QStringLiteral("K1")));
        QCOMPARE(add(2).status, 200);
    }

    void truncatedAnswer()
    {
        m_sandbox->addFault(QStringLiteral("kind=truncate,path=callinglist/,nth=1"));
        const RawAnswer answer = add(1);
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.complete);
        QVERIFY(!answer.body.isEmpty());
        QCOMPARE(m_sandbox->recordCount(m_list), 1);
    }

    void statusInsteadOfHandling_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QString>("error");
        const QByteArray json = "application/json;charset=UTF-8";
        QTest::newRow("503") << 503 << QByteArray("text/html") << QString();
        QTest::newRow("504") << 504 << QByteArray("text/html") << QString();
        QTest::newRow("500") << 500 << json << QStringLiteral("server_error");
        QTest::newRow("403") << 403 << json << QStringLiteral("forbidden");
        QTest::newRow("429") << 429 << json << QStringLiteral("too_many_requests");
    }
    void statusInsteadOfHandling()
    {
        QFETCH(int, code);
        QFETCH(QByteArray, contentType);
        QFETCH(QString, error);
        m_sandbox->addFault(QStringLiteral("kind=status,path=callinglist/addAll,code=%1").arg(code));
        for (int i = 0; i < 2; ++i) { // every one
            const RawAnswer answer = add(1);
            QCOMPARE(answer.status, code);
            QCOMPARE(answer.headers.value("content-type"), contentType);
            QCOMPARE(answer.error(), error);
            QCOMPARE(answer.headers.contains("retry-after"), code == 429);
        }
        QCOMPARE(m_sandbox->recordCount(m_list), 0);
        QCOMPARE(m_tenant->get("callinglist/getList/" + m_list.toLatin1()).status, 200); // another path
        m_sandbox->clearFaults();
        QCOMPARE(add(1).status, 200);
    }

    void latencyDelaysTheAnswer()
    {
        m_sandbox->addFault(QStringLiteral("kind=latency,ms=150,times=1"));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(add(1).status, 200);
        QVERIFY(timer.elapsed() >= 150);
        QCOMPARE(add(2).status, 200);
    }

    void rateIsAShare()
    {
        m_sandbox->addFault(QStringLiteral("kind=status,code=500,path=callinglist/addAll,rate=0.5"));
        int failed = 0;
        for (int i = 0; i < 200; ++i)
            failed += add(i).status == 500;
        QVERIFY2(failed > 60 && failed < 140, qPrintable(QString::number(failed)));
    }

    void wrongSpecs_data()
    {
        QTest::addColumn<QString>("spec");
        for (const char *spec : {"kind=flood", "path=x", "kind=status,code=9", "kind=latency,ms=x", "kind=latency,rate=2",
                                 "kind=latency,nth=0", "kind=latency,every=2"})
            QTest::newRow(spec) << QString::fromLatin1(spec);
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
        QVERIFY(url.error().contains(spec));
    }

    void unreachableAndBack()
    {
        QCOMPARE(add(1).status, 200);
        m_sandbox->setReachable(false);
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(m_sandbox->url().port()));
        QVERIFY(!socket.waitForConnected(2000));
        QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
        QCOMPARE(add(2).status, 0); // the connection that was open is closed
        m_sandbox->setReachable(true);
        QCOMPARE(add(2).status, 200); // on the same port, with the same token
        QCOMPARE(m_sandbox->recordCount(m_list), 2);
    }

    void listensOnLoopbackOnly()
    {
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
                continue;
            QTcpSocket socket;
            socket.connectToHost(address, static_cast<quint16>(m_sandbox->url().port()));
            QVERIFY(!socket.waitForConnected(2000));
        }
    }

    void portInUse()
    {
        Options options;
        options.dataset = QStringLiteral("empty");
        options.port = static_cast<quint16>(m_sandbox->url().port());
        Sandbox second(options);
        QVERIFY(!second.start());
        QCOMPARE(second.recordCount(m_list), 0); // does not run, does not hang
    }

    void largeBody()
    {
        QByteArray rows = "[";
        for (int i = 0; i < 20'000; ++i)
            rows += QByteArray(i ? "," : "") + row(i);
        const RawAnswer answer = m_tenant->call("POST", "callinglist/addAll/" + m_list.toLatin1(), rows + ']');
        QCOMPARE(answer.object().value(QLatin1String("added")), QJsonValue(20'000));
    }

    // What was acknowledged is there after the program was killed; a batch is there as a whole or not at all.
    void dataSurvivesKill()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("tenant.sqlite"));
        QProcess first;
        auto tenant = launch(first, file);
        QVERIFY(tenant);
        const QByteArray list = tenant->call("POST", "callinglist/getAll", R"({"limit": 1})")
                                    .object()
                                    .value(QLatin1String("records"))
                                    .toArray()
                                    .first()
                                    .toObject()
                                    .value(QLatin1String("id"))
                                    .toString()
                                    .toLatin1();
        constexpr int batch = 100;
        constexpr int batches = 20;
        for (int i = 0; i < batches; ++i)
            QCOMPARE(
                tenant->call("POST", "callinglist/addAll/" + list, rows(i * batch, batch)).object().value(QLatin1String("added")),
                QJsonValue(batch));
        first.kill(); // SIGKILL
        QVERIFY(first.waitForFinished(10'000));

        QProcess second;
        tenant = launch(second, file);
        QVERIFY(tenant);
        const QJsonObject after = tenant->get("callinglist/getList/" + list).object();
        QCOMPARE(after.value(QLatin1String("totalRecords")), QJsonValue(batch * batches));
        for (const int i : {0, batch * batches - 1}) {
            QCOMPARE(
                tenant->call("POST", "callinglist/get/" + list + "/x", "{\"customer_id\": \"K" + QByteArray::number(i) + "\"}")
                    .status,
                200);
        }
        // The same keys again are refused, new ones are taken.
        QCOMPARE(tenant->call("POST", "callinglist/addAll/" + list, rows(batch * batches - 1, 2))
                     .object()
                     .value(QLatin1String("added")),
                 QJsonValue(1));
        second.kill();
        QVERIFY(second.waitForFinished(10'000));
    }

private:
    static QByteArray row(int i)
    {
        return QByteArray("{\"customer_id\": \"K#\", \"last_name\": \"Lark\", \"phone\": \"(415) 555-0100\"}")
            .replace("#", QByteArray::number(i));
    }
    static QByteArray rows(int first, int count)
    {
        QByteArrayList list;
        for (int i = first; i < first + count; ++i)
            list.append(row(i));
        return '[' + list.join(',') + ']';
    }
    RawAnswer add(int i) { return m_tenant->call("POST", "callinglist/addAll/" + m_list.toLatin1(), rows(i, 1)); }

    // Starts outdial-sandbox and signs in; null when that failed.
    static std::unique_ptr<RawTenant> launch(QProcess &process, const QString &file)
    {
        const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/outdial-sandbox");
        process.start(program, {QStringLiteral("--dataset"), QStringLiteral("records:0"), QStringLiteral("--client-secret"),
                                QStringLiteral("secret"), QStringLiteral("--data"), file});
        if (!process.waitForStarted() || !process.waitForReadyRead(20'000))
            return {};
        const QString line = QString::fromUtf8(process.readLine()).trimmed();
        const auto match = QRegularExpression(QStringLiteral("^listening on (http://127\\.0\\.0\\.1:\\d+)$")).match(line);
        if (!match.hasMatch())
            return {};
        auto tenant = std::make_unique<RawTenant>(QUrl(match.captured(1)));
        if (!tenant->signIn(QStringLiteral("sandbox"), QStringLiteral("secret")))
            return {};
        return tenant;
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
    QString m_list;
};

QTEST_GUILESS_MAIN(SandboxFaultsTest)
#include "tst_sandboxfaults.moc"
