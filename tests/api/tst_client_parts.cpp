// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of the client by themselves: catalogue, address, cancelling, the parser of answers.
#include <QtTest>

#include <api/client/answerparser.h>
#include <api/client/client.h>

#include <thread>

using namespace outdial::api;

class TestClientParts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void catalogue();
    void paths();
    void addresses_data();
    void addresses();
    void badAddresses_data();
    void badAddresses();
    void cancelToken();
    void cancelTokenFromManyThreads();
    void answerParserAtEachSplit();
};

void TestClientParts::catalogue()
{
    QCOMPARE(methods().size(), std::size_t(34));
    int gets = 0;
    int patches = 0;
    int deletes = 0;
    int deprecated = 0;
    QStringList destructive;
    QStringList bulk;
    QSet<QByteArray> signatures;
    for (const MethodInfo &info : methods()) {
        gets += info.verb == Verb::Get;
        patches += info.verb == Verb::Patch;
        deletes += info.verb == Verb::Delete;
        deprecated += info.deprecated;
        QCOMPARE(info.deprecated, QByteArray(info.name).contains("DEPRECATED"));
        QCOMPARE(info.deprecated, *info.successor != '\0');
        if (info.destructive)
            destructive << QString::fromLatin1(info.path);
        if (info.bulk)
            bulk << QString::fromLatin1(info.path);
        QVERIFY(!info.destructive || info.writes);
        QVERIFY(!info.bulk || (info.writes && info.body == Body::Array));
        signatures.insert(QByteArray(verbName(info.verb) + ' ' + info.path));
    }
    QCOMPARE(signatures.size(), 34);
    QCOMPARE(gets, 5);
    QCOMPARE(patches, 1);
    QCOMPARE(deletes, 1);
    QCOMPARE(deprecated, 5);
    QCOMPARE(bulk.size(), 6);
    QCOMPARE(destructive,
             QStringList({QStringLiteral("campaign/unbindList/:campaign_id"), QStringLiteral("callinglist/deleteList/:list_id"),
                          QStringLiteral("callinglist/erase/:list_id"), QStringLiteral("callinglist/delete/:list_id"),
                          QStringLiteral("callinglist/deleteAll/:list_id"),
                          QStringLiteral("donotcalllist/deleteAll/:do_not_call_list_id"),
                          QStringLiteral("donotcalllist/delete/:do_not_call_list_id"),
                          QStringLiteral("donotcalllist/replaceAll/:do_not_call_list_id")}));
    QCOMPARE(QByteArray(methodInfo(Method::StartCampaign).privilege), QByteArray("Start campaigns and enable lists"));
    QCOMPARE(QByteArray(methodInfo(Method::AddManyRecords).privilege), QByteArray("Update content of calling list"));
    QVERIFY(!methodInfo(Method::GetAllRecords).writes);
    QVERIFY(!methodInfo(Method::GetAccessToken).writes);
    QVERIFY(methodInfo(Method::CreateList).writes);
}

void TestClientParts::paths()
{
    QCOMPARE(methodPath(Method::GetCampaigns, {}), QStringLiteral("campaign/getAll"));
    QCOMPARE(methodPath(Method::ListQueryRecordDeprecated, {QStringLiteral("L1"), QStringLiteral("aaa")}),
             QStringLiteral("callinglist/get/L1/aaa"));
    QCOMPARE(methodPath(Method::GetJobStatus, {QStringLiteral("a/b c%?#\u00e9")}),
             QStringLiteral("job/a%2Fb%20c%25%3F%23%C3%A9"));
}

void TestClientParts::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("scope");
    const auto row = [](const char *text, const char *url, const char *scope) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(url) << QString::fromUtf8(scope);
    };
    row("alderbrook.example.com", "https://alderbrook.example.com", "alderbrook.example.com");
    row("  https://Alderbrook.Example.com/  ", "https://alderbrook.example.com", "alderbrook.example.com");
    row("https://alderbrook.example.com:443", "https://alderbrook.example.com", "alderbrook.example.com");
    row("alderbrook.example.com:8443", "https://alderbrook.example.com:8443", "alderbrook.example.com:8443");
    row("https://alderbrook.example.com/admin/?a=b#LISTS", "https://alderbrook.example.com", "alderbrook.example.com");
    row("http://127.0.0.1:8443", "http://127.0.0.1:8443", "127.0.0.1:8443");
    row("127.0.0.1:8443", "http://127.0.0.1:8443", "127.0.0.1:8443");
    row("http://localhost:80/", "http://localhost", "localhost");
    row("https://localhost", "https://localhost", "localhost");
    row("http://[::1]:9000", "http://[::1]:9000", "[::1]:9000");
    row("HTTPS://alderbrook.example.com", "https://alderbrook.example.com", "alderbrook.example.com");
}

void TestClientParts::addresses()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    QFETCH(QString, scope);
    const auto address = TenantAddress::parse(text);
    QVERIFY2(address, address ? "" : qPrintable(address.error()));
    QCOMPARE(address->url().toString(), url);
    QCOMPARE(address->scope(), scope);
    QCOMPARE(address->shown(), scope);
    QCOMPARE(address->isLoopback(), text.contains(QLatin1String("127.")) || text.contains(QLatin1String("localhost")) ||
                                        text.contains(QLatin1String("::1")));
}

void TestClientParts::badAddresses_data()
{
    QTest::addColumn<QString>("says");
    QTest::newRow("") << QStringLiteral("Enter the address");
    QTest::newRow("   ") << QStringLiteral("Enter the address");
    QTest::newRow("http://alderbrook.example.com") << QStringLiteral("https://");
    QTest::newRow("http://127.0.0.1.example.com") << QStringLiteral("https://");
    QTest::newRow("http://localhost.example.com") << QStringLiteral("https://");
    QTest::newRow("ftp://alderbrook.example.com") << QStringLiteral("https://");
    QTest::newRow("https://mara:pw@alderbrook.example.com") << QStringLiteral("Leave the user name");
    QTest::newRow("https://") << QStringLiteral("not an address");
    QTest::newRow("our tenant") << QStringLiteral("not an address");
    QTest::newRow("alderbrook.example.com:99999") << QStringLiteral("not an address");
}

void TestClientParts::badAddresses()
{
    QFETCH(QString, says);
    const auto address = TenantAddress::parse(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(!address);
    QVERIFY2(address.error().contains(says), qPrintable(address.error()));
    QVERIFY(!address.error().contains(QLatin1String("pw")));
}

void TestClientParts::cancelToken()
{
    int called = 0;
    const CancelToken token;
    const CancelToken copy = token; // NOLINT(performance-unnecessary-copy-initialization): that a copy is the same token
    const quint64 removed = token.onCancel([&called] { called += 100; });
    token.onCancel([&called, copy] {
        ++called;
        copy.cancel(); // harmless
    });
    copy.remove(removed);
    QVERIFY(!copy.isCancelled());
    token.cancel();
    QVERIFY(copy.isCancelled());
    QCOMPARE(called, 1);
    copy.cancel();
    QCOMPARE(called, 1);
    copy.onCancel([&called] { ++called; });
    QCOMPARE(called, 2);
    token.remove(12345);
    QVERIFY(!CancelToken().isCancelled());
}

void TestClientParts::cancelTokenFromManyThreads()
{
    for (int round = 0; round < 50; ++round) {
        const CancelToken token;
        std::atomic<int> called = 0;
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&token, &called, i] {
                for (int n = 0; n < 20; ++n) {
                    token.onCancel([&called] { ++called; });
                    if (i == 0 && n == 10)
                        token.cancel();
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(called.load(), 80);
    }
}

void TestClientParts::answerParserAtEachSplit()
{
    const QByteArray answers[] = {
        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\nRetry-After: 3\r\n\r\n{\"added\":1}",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nretry-after: 3\r\n\r\n4\r\n{\"ad\r\n7;x=y\r\nded\":1}\r\n0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 11\r\nRetry-After: 3\r\n\r\n{\"added\":1}",
    };
    for (const QByteArray &answer : answers) {
        for (qsizetype split = 0; split <= answer.size(); ++split) {
            AnswerParser parser(1024);
            auto state = parser.feed(answer.left(split));
            if (split < answer.size()) {
                QCOMPARE(state, AnswerParser::State::NeedMore);
                state = parser.feed(answer.mid(split));
            }
            QCOMPARE(state, AnswerParser::State::Done);
            QCOMPARE(parser.status(), 200);
            QCOMPARE(parser.body(), QByteArray("{\"added\":1}"));
            QCOMPARE(parser.header("Retry-After"), QByteArray("3"));
            QVERIFY(parser.keepAlive());
            QVERIFY(!parser.leftOver());
        }
        // Cut anywhere, it is not an answer.
        for (qsizetype cut = 0; cut < answer.size(); ++cut) {
            AnswerParser parser(1024);
            parser.feed(answer.left(cut));
            QCOMPARE(parser.end(), AnswerParser::State::Broken);
        }
        AnswerParser small(10);
        QCOMPARE(small.feed(answer), AnswerParser::State::TooLarge);
        AnswerParser more(1024);
        QCOMPARE(more.feed(answer + "HTTP/1.1"), AnswerParser::State::Done);
        QVERIFY(more.leftOver());
    }
    AnswerParser untilEnd(1024);
    QCOMPARE(untilEnd.feed("HTTP/1.0 200 OK\r\n\r\n[]"), AnswerParser::State::NeedMore);
    QCOMPARE(untilEnd.end(), AnswerParser::State::Done);
    QCOMPARE(untilEnd.body(), QByteArray("[]"));
    QVERIFY(!untilEnd.keepAlive());
    AnswerParser nonsense(1024);
    QCOMPARE(nonsense.feed("220 mail.example.com ESMTP\r\n"), AnswerParser::State::Broken);
}

QTEST_GUILESS_MAIN(TestClientParts)
#include "tst_client_parts.moc"
