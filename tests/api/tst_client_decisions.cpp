// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the client decides without a connection: when a token is due, what is retried and when, what an error is.
#include <QtTest>

#include <api/client/errormapping.h>
#include <api/client/retryrule.h>
#include <api/client/tokenstate.h>

using namespace outdial::api;
using namespace std::chrono_literals;

class TestClientDecisions final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tokenMargin_data();
    void tokenMargin();
    void tokenRejected();
    void backoff();
    void longestWaits();
    void retryDecisions_data();
    void retryDecisions();
    void pauses();
    void errorKinds_data();
    void errorKinds();
    void retryAfterHeader_data();
    void retryAfterHeader();
    void redactor();
};

void TestClientDecisions::tokenMargin_data()
{
    QTest::addColumn<int>("life");
    QTest::addColumn<int>("lastSecond"); // at which it is still usable
    QTest::newRow("an hour: a minute before") << 3600 << 3539;
    QTest::newRow("as printed") << 3480 << 3419;
    QTest::newRow("ten minutes: both margins are equal") << 600 << 539;
    QTest::newRow("short: a tenth before") << 100 << 89;
}

void TestClientDecisions::tokenMargin()
{
    QFETCH(int, life);
    QFETCH(int, lastSecond);
    const auto begin = std::chrono::steady_clock::now();
    TokenState state;
    QVERIFY(!state.usable(begin));
    state.accept({"T", std::chrono::seconds(life)}, begin);
    QCOMPARE(state.usable(begin), std::optional<QByteArray>("T"));
    QVERIFY(state.usable(begin + std::chrono::seconds(lastSecond)));
    QVERIFY(!state.usable(begin + std::chrono::seconds(lastSecond + 1)));
    QCOMPARE(state.held(), QByteArray("T"));
}

void TestClientDecisions::tokenRejected()
{
    const auto now = std::chrono::steady_clock::now();
    TokenState state;
    state.accept({"A", 100s}, now);
    state.accept({"B", 100s}, now);
    state.reject("A"); // a late refusal of the old one
    QCOMPARE(state.usable(now), std::optional<QByteArray>("B"));
    state.reject("B");
    QVERIFY(!state.usable(now));
    QCOMPARE(state.last(), QByteArray("B"));
}

void TestClientDecisions::backoff()
{
    ApiError error; // network
    const MethodInfo &read = methodInfo(Method::GetCampaigns);
    const RetryRule middle({9, 250ms, 8000ms}, [] { return 0.5; });
    const int expected[] = {250, 500, 1000, 2000, 4000, 8000, 8000, 8000};
    for (int attempt = 1; attempt <= 8; ++attempt)
        QCOMPARE(middle.next(read, error, attempt), std::optional(std::chrono::milliseconds(expected[attempt - 1])));
    QVERIFY(!middle.next(read, error, 9));
    QCOMPARE(RetryRule({4, 1000ms, 8000ms}, [] { return 0.0; }).next(read, error, 1), std::optional(500ms));
    const auto most = RetryRule({4, 1000ms, 8000ms}, [] { return 0.999; }).next(read, error, 1);
    QVERIFY(*most > 1490ms && *most < 1500ms);
}

void TestClientDecisions::longestWaits()
{
    const RetryRule rule({4, 250ms, 8000ms}, [] { return 0.5; });
    ApiError error;
    error.kind = ErrorKind::Server;
    error.httpStatus = 503;
    error.retryAfter = 30s;
    QCOMPARE(rule.next(methodInfo(Method::GetCampaigns), error, 1), std::optional<std::chrono::milliseconds>(30s));
    error.retryAfter = 120s;
    QVERIFY(rule.next(methodInfo(Method::GetCampaigns), error, 1));
    error.retryAfter = 121s;
    QVERIFY(!rule.next(methodInfo(Method::GetCampaigns), error, 1));
}

void TestClientDecisions::retryDecisions_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("transient");
    QTest::newRow("network") << ErrorKind::Network << 0 << true;
    QTest::newRow("timeout") << ErrorKind::Timeout << 0 << true;
    QTest::newRow("tls") << ErrorKind::Tls << 0 << false;
    QTest::newRow("cancelled") << ErrorKind::Cancelled << 0 << false;
    QTest::newRow("401") << ErrorKind::Authentication << 401 << false;
    QTest::newRow("404") << ErrorKind::NotFound << 404 << false;
    QTest::newRow("429") << ErrorKind::Server << 429 << true;
    QTest::newRow("307") << ErrorKind::Server << 307 << false;
    QTest::newRow("410") << ErrorKind::Server << 410 << false;
    QTest::newRow("500") << ErrorKind::Server << 500 << true;
    QTest::newRow("599") << ErrorKind::Server << 599 << true;
    QTest::newRow("malformed") << ErrorKind::Malformed << 200 << false;
}

void TestClientDecisions::retryDecisions()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, status);
    QFETCH(bool, transient);
    const RetryRule rule;
    ApiError error;
    error.kind = kind;
    error.httpStatus = status;
    QCOMPARE(rule.next(methodInfo(Method::GetCampaigns), error, 1).has_value(), transient);
    QCOMPARE(rule.next(methodInfo(Method::GetAllRecords), error, 1).has_value(), transient); // a read by POST
    QCOMPARE(rule.next(methodInfo(Method::GetAccessToken), error, 1).has_value(), transient);
    QCOMPARE(rule.next(methodInfo(Method::AddManyRecords), error, 1).has_value(), transient); // certainly not committed
    error.committed = Committed::Unknown;
    for (const MethodInfo &info : methods()) {
        if (info.writes)
            QVERIFY(!rule.next(info, error, 1));
    }
}

void TestClientDecisions::pauses()
{
    const RetryRule rule({4, 250ms, 8000ms}, [] { return 0.5; });
    ApiError error;
    error.kind = ErrorKind::Server;
    error.httpStatus = 429;
    QCOMPARE(rule.pause(error), 250ms);
    error.retryAfter = 3s;
    QCOMPARE(rule.pause(error), std::chrono::milliseconds(3s));
    error.httpStatus = 503;
    QCOMPARE(rule.pause(error), std::chrono::milliseconds(3s));
    error.retryAfter = 24h;
    QCOMPARE(rule.pause(error), std::chrono::milliseconds(120s));
    error.retryAfter = 0ms;
    QCOMPARE(rule.pause(error), 0ms);
}

void TestClientDecisions::errorKinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("400") << 400 << ErrorKind::BadRequest;
    QTest::newRow("401") << 401 << ErrorKind::Authentication;
    QTest::newRow("403") << 403 << ErrorKind::Privilege;
    QTest::newRow("404") << 404 << ErrorKind::NotFound;
    QTest::newRow("405") << 405 << ErrorKind::BadRequest;
    QTest::newRow("409") << 409 << ErrorKind::Conflict;
    QTest::newRow("413") << 413 << ErrorKind::TooLarge;
    QTest::newRow("415") << 415 << ErrorKind::BadRequest;
    QTest::newRow("429") << 429 << ErrorKind::Server;
    QTest::newRow("500") << 500 << ErrorKind::Server;
    QTest::newRow("503") << 503 << ErrorKind::Server;
    QTest::newRow("302") << 302 << ErrorKind::Server;
}

void TestClientDecisions::errorKinds()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    // Quotes and a comment as the reference prints them.
    WireAnswer answer{status, "application/json",
                      "{ \u201cerror\u201d: \u201cname\u201d, //error name\n \u201cerror_description\u201d: "
                      "\u201cwhat happened\u201d }",
                      5s};
    const auto error = errorOfAnswer(methodInfo(Method::AddManyRecords), answer);
    QVERIFY(error);
    QCOMPARE(error->kind, kind);
    QCOMPARE(error->httpStatus, status);
    QCOMPARE(error->error, QStringLiteral("name"));
    QCOMPARE(error->description, QStringLiteral("what happened"));
    QCOMPARE(error->retryAfter, std::chrono::milliseconds(5s));
    QCOMPARE(error->committed, status >= 400 && status < 500 ? Committed::None : Committed::Unknown);
    QVERIFY(!errorKindName(kind).isEmpty());
    answer.status = 200;
    QVERIFY(!errorOfAnswer(methodInfo(Method::AddManyRecords), answer));
}

void TestClientDecisions::retryAfterHeader_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds");
    QTest::newRow("seconds") << QByteArray("120") << 120;
    QTest::newRow("spaces") << QByteArray(" 7 ") << 7;
    QTest::newRow("date") << QByteArray("Tue, 05 Mar 2024 10:00:30 GMT") << 30;
    QTest::newRow("past date") << QByteArray("Tue, 05 Mar 2024 09:59:00 GMT") << 0;
    QTest::newRow("negative") << QByteArray("-5") << 0;
    QTest::newRow("nonsense") << QByteArray("soon") << 0;
    QTest::newRow("absent") << QByteArray() << 0;
}

void TestClientDecisions::retryAfterHeader()
{
    QFETCH(QByteArray, value);
    QFETCH(int, seconds);
    const QDateTime now(QDate(2024, 3, 5), QTime(10, 0), Qt::UTC);
    QCOMPARE(parseRetryAfter(value, now), std::chrono::seconds(seconds));
}

void TestClientDecisions::redactor()
{
    Redactor redactor;
    redactor.hide(QStringLiteral("a+b c"));
    redactor.hide(QStringLiteral("xy")); // too short to be one
    ApiError error;
    error.error = QStringLiteral("a+b c");
    error.description = QStringLiteral("secret=a%2Bb%20c;");
    error.detail = QStringLiteral("xyz a%2bb%20c");
    error = redactor.clean(error);
    QCOMPARE(error.error, QStringLiteral("\u2026"));
    QCOMPARE(error.description, QStringLiteral("secret=\u2026;"));
    QCOMPARE(error.detail, QStringLiteral("xyz \u2026"));
}

QTEST_GUILESS_MAIN(TestClientDecisions)
#include "tst_client_decisions.moc"
