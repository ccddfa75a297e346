// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial call` when the tenant refuses, is not understood, or does not answer; and its catalogue.

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <api/client/method.h>
#include <sandbox/sandbox.h>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <support/caller.h>
#include <unistd.h>

using namespace outdial;
using namespace outdial::test;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

QStringList lines(const QByteArray &text) { return QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts); }

} // namespace

class TestCliCallAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenants();
    void deprecated();
    void refusals();
    void unknownOutcome();
    void answersAsPrinted();
    void answersThatAreNotJson();
    void token();
    void catalogue();
    void interrupted();
};

void TestCliCallAnswers::tenants()
{
    Caller nobody({});
    auto ran = nobody.run({c("campaign/getAll")});
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.err.contains(c("OUTDIAL_CLIENT_SECRET")));
    ran = nobody.run({c("campaign/getAll"), c("--sandbox")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY(QJsonDocument::fromJson(ran.out).array().size() > 3);
    // http to another computer is refused before anything is sent.
    Caller plain(QUrl(c("http://alderbrook.example.com")));
    QCOMPARE(plain.run({c("campaign/getAll")}).code, 2);
    // Nobody listens.
    Caller gone(QUrl(c("http://127.0.0.1:1")));
    ran = gone.run({c("campaign/start/A")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.err.contains(c("Kind: network")));
    QVERIFY(ran.err.contains(c("Nothing was changed")));
    Practice on("empty");
    on.caller->secret = c("another-secret-of-the-test");
    ran = on.caller->run({c("campaign/getAll")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.err.contains(c("Kind: authentication")));
}

void TestCliCallAnswers::deprecated()
{
    Answering on([](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "[]")); });
    auto ran = on.caller.run({c("callinglist/getAll/L1/C1"), c("--body"), c("{\"fromIndex\": \"0\", \"maxSize\": 5}")});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.out, QByteArray("[]"));
    QVERIFY(ran.err.contains(c("campaign/getAllRecords/:campaign_id")));
    ran = on.caller.run({c("donotcalllist/replaceAll/D1"), c("--body"), c("[]"), c("--yes")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.err.contains(c("donotcalllist/deleteAll")) && ran.err.contains(c("donotcalllist/addAll")));
}

void TestCliCallAnswers::refusals()
{
    int status = 404;
    Answering on([&](QTcpSocket *socket, int) {
        socket->write(httpAnswer(status, R"({"error": "not_found", "error_description": "No such job: J9"})"));
    });
    auto ran = on.caller.run({c("job/J9")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.out.isEmpty());
    for (const char *words :
         {"Kind: not found", "HTTP status: 404", "Error: not_found", "Description: No such job: J9", "Request: "})
        QVERIFY2(ran.err.contains(c(words)), qPrintable(ran.err));
    QVERIFY(!ran.err.contains(c("Nothing was changed"))); // it was not to change anything
    status = 403;
    ran = on.caller.run({c("campaign/stop/C1")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.err.contains(c("“Start campaigns and enable lists”")));
    QVERIFY(ran.err.contains(c("Nothing was changed")));
}

void TestCliCallAnswers::unknownOutcome()
{
    Answering on([](QTcpSocket *socket, int) { socket->abort(); });
    auto ran = on.caller.run({c("callinglist/add/L1"), c("--body"), c("{\"customer_id\": \"A\"}")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.out.isEmpty());
    QVERIFY2(ran.err.contains(c("not known")), qPrintable(ran.err));
    QCOMPARE(on.calls, 1);
    Answering html([](QTcpSocket *socket, int) {
        socket->write(httpAnswer(502, "<html><head><title>502 Bad Gateway</title></head></html>"));
    });
    ran = html.caller.run({c("callinglist/addAll/L1"), c("--body"), c("[{\"customer_id\": \"A\"}]")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.err.contains(c("not known")));
    QVERIFY(ran.err.contains(c("502 Bad Gateway")));
    QCOMPARE(html.calls, 1);
}

// The reference prints typographic quotes and comments in some of its answers; what comes out is JSON.
void TestCliCallAnswers::answersAsPrinted()
{
    Answering on([](QTcpSocket *socket, int) {
        socket->write(httpAnswer(200, "{\n  \"state\": \xE2\x80\x9CRUNNING\xE2\x80\x9D // now\n}"));
    });
    const auto ran = on.caller.run({c("campaign/start/C1")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(QJsonDocument::fromJson(ran.out).object().value(QLatin1String("state")).toString(), QStringLiteral("RUNNING"));
}

void TestCliCallAnswers::answersThatAreNotJson()
{
    QByteArray body = "{\"state\": \"RUN";
    Answering on([&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, body)); });
    auto ran = on.caller.run({c("campaign/getStatus/C1")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.out.isEmpty());
    QVERIFY(ran.err.contains(c("malformed")));
    ran = on.caller.run({c("campaign/start/C1")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.err.contains(c("Look before you send it again")));
    // A page of something in front of the tenant.
    body = "<html><head><title>Sign in to the guest network</title></head></html>";
    ran = on.caller.run({c("campaign/getAll")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.out.isEmpty());
    // An answer that says nothing is none either, where the API has one.
    body.clear();
    ran = on.caller.run({c("campaign/getAll")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.err.contains(c("answer is empty")));
    ran = on.caller.run({c("campaign/start/C1")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.err.contains(c("Look before you send it again")));
    ran = on.caller.run({c("callinglist/update/L1"), c("--body"), c("{\"customer_id\": \"A\"}")});
    QCOMPARE(ran.code, 0);
    // Methods whose success says nothing may say anything.
    body = "OK";
    ran = on.caller.run({c("callinglist/update/L1"), c("--body"), c("{\"customer_id\": \"A\"}")});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.out, QByteArray("OK"));
}

void TestCliCallAnswers::token()
{
    Practice on("empty");
    const auto ran = on.caller->run({c("oauth/token")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const QJsonObject answer = QJsonDocument::fromJson(ran.out).object();
    QCOMPARE(answer.value(c("token_type")).toString(), c("Bearer"));
    QVERIFY(answer.value(c("access_token")).toString().size() > 20);
}

void TestCliCallAnswers::catalogue()
{
    Caller nobody({});
    const auto ran = nobody.run({c("--list")});
    QCOMPARE(ran.code, 0);
    const QStringList all = lines(ran.out);
    QCOMPARE(all.size(), 34);
    const auto at = [&](const char *path) {
        for (const QString &line : all) {
            if (line.split(u'\t').value(1) == QLatin1String(path))
                return line.split(u'\t');
        }
        return QStringList();
    };
    QCOMPARE(at("campaign/updateList/:campaign_id"),
             (QStringList{c("PATCH"), c("campaign/updateList/:campaign_id"), c("Update List"),
                          c("“Start campaigns and enable lists”"), c("writes")}));
    QCOMPARE(at("callinglist/deleteList/:list_id").value(0), c("DELETE"));
    QCOMPARE(at("callinglist/deleteList/:list_id").value(4), c("destroys"));
    QVERIFY(at("callinglist/get/:list_id/:campaign_id").value(4).contains(c("campaign/queryRecord/:campaign_id")));
    QCOMPARE(at("campaign/getAll").value(4), QString());
    QVERIFY(nobody.run({c("--help")}).out.contains("--body"));
}

void TestCliCallAnswers::interrupted()
{
    Answering on([](QTcpSocket *, int) {}); // never
    for (const char *path : {"campaign/getAll", "campaign/start/C1"}) {
        const int before = on.calls;
        auto process = on.caller.prepare({c(path)});
        process->start();
        QVERIFY(process->waitForStarted());
        QTRY_COMPARE_WITH_TIMEOUT(on.calls, before + 1, 30'000);
        ::kill(pid_t(process->processId()), SIGINT);
        const auto ran = on.caller.finish(*process);
        QCOMPARE(ran.code, 3);
        QVERIFY(ran.out.isEmpty());
        QVERIFY(ran.err.contains(c("cancelled")));
        // What was sent and not answered may have been done.
        QCOMPARE(ran.err.contains(c("not known")), c(path).contains(c("start")));
    }
}

QTEST_GUILESS_MAIN(TestCliCallAnswers)
#include "tst_clicallanswers.moc"
