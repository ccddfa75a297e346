// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial call`, started as a program: against a sandbox, and against a server that answers with the bytes of the test.

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <api/client/method.h>
#include <models/activity/changejournal.h>
#include <sandbox/sandbox.h>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <support/caller.h>
#include <support/commandbench.h>
#include <unistd.h>

using namespace outdial;
using namespace outdial::test;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestCliCall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersOfTheSandbox();
    void answerAsItCame();
    void spellingsOfThePath_data();
    void spellingsOfThePath();
    void bodies();
    void wrongUse_data();
    void wrongUse();
    void destructive();
    void onATerminal();
    void changesAreInTheJournal();
};

void TestCliCall::answersOfTheSandbox()
{
    Practice on;
    auto ran = on.caller->run({c("campaign/getAll")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY(ran.err.isEmpty());
    const QJsonArray campaigns = QJsonDocument::fromJson(ran.out).array();
    QVERIFY(campaigns.size() > 3);
    QString stopped;
    for (const auto &campaign : campaigns) {
        if (campaign.toObject().value(c("state")).toString() == c("STOPPED"))
            stopped = campaign.toObject().value(c("id")).toString();
    }
    QVERIFY(!stopped.isEmpty());
    ran = on.caller->run({c("campaign/start/") + stopped});
    QCOMPARE(ran.code, 0);
    QCOMPARE(QJsonDocument::fromJson(ran.out).object().value(c("state")).toString(), c("RUNNING"));
    // Twice is a conflict.
    ran = on.caller->run({c("campaign/start/") + stopped});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.out.isEmpty());
    QVERIFY(ran.err.contains(c("409")));
    QVERIFY(ran.err.contains(c("Kind: conflict")));
    QVERIFY(ran.err.contains(c("Nothing was changed")));
}

void TestCliCall::answerAsItCame()
{
    // Order, spelling of numbers and white space are the tenant's; nothing is added, not even an end of line.
    const QByteArray body = "{ \"z\":1,\n  \"a\": 12345678901234567890, \"f\": 1.50, \"z\": \"\\u00e9\" }";
    Answering on([&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, body)); });
    const auto ran = on.caller.run({c("campaign/getAll")});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.out, body);
    QCOMPARE(on.calls, 1);
    // A success may say nothing.
    Answering silent([&](QTcpSocket *socket, int) { socket->write(httpAnswer(200, {})); });
    const auto said = silent.caller.run({c("campaign/unbindList/C1"), c("--body"), c("{\"instanceId\": \"I1\"}"), c("--yes")});
    QCOMPARE(said.code, 0);
    QVERIFY(said.out.isEmpty());
    QVERIFY(said.err.isEmpty());
}

void TestCliCall::spellingsOfThePath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("sent");
    QTest::newRow("short") << c("campaign/getStatus/A-1") << c("GET /configapi/v3/campaign/getStatus/A-1 ");
    QTest::newRow("slash") << c("/campaign/getStatus/A-1") << c("GET /configapi/v3/campaign/getStatus/A-1 ");
    QTest::newRow("whole") << c("/configapi/v3/campaign/getStatus/A-1") << c("GET /configapi/v3/campaign/getStatus/A-1 ");
    QTest::newRow("whole, no slash") << c("configapi/v3/job/J7") << c("GET /configapi/v3/job/J7 ");
    QTest::newRow("encoded id") << c("campaign/getStatus/a%20b") << c("GET /configapi/v3/campaign/getStatus/a%20b ");
    QTest::newRow("id to encode") << c("campaign/getStatus/a b") << c("GET /configapi/v3/campaign/getStatus/a%20b ");
}

void TestCliCall::spellingsOfThePath()
{
    QFETCH(QString, path);
    QFETCH(QString, sent);
    Answering on([](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{}")); });
    QCOMPARE(on.caller.run({path}).code, 0);
    QCOMPARE(on.calls, 1);
    QVERIFY2(on.server.requests.last().startsWith(sent.toUtf8()), on.server.requests.last().constData());
}

void TestCliCall::bodies()
{
    const QByteArray body = "{\"limit\": 7, \"cursor\": null}";
    Answering on([](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{\"records\": []}")); });
    const auto sent = [&] { return on.server.requests.last().mid(on.server.requests.last().indexOf("\r\n\r\n") + 4); };
    QCOMPARE(on.caller.run({c("callinglist/getAll"), c("--body"), QString::fromUtf8(body)}).code, 0);
    QCOMPARE(sent(), body);
    on.caller.write(c("page one.json"), "\xEF\xBB\xBF" + body);
    QCOMPARE(on.caller.run({c("callinglist/getAll"), c("--body=@page one.json")}).code, 0);
    QCOMPARE(sent(), body);
    auto process = on.caller.prepare({c("callinglist/getAll"), c("--body"), c("-")});
    process->setStandardInputFile(QString());
    process->start();
    QVERIFY(process->waitForStarted());
    process->write(body);
    process->closeWriteChannel();
    QCOMPARE(on.caller.finish(*process).code, 0);
    QCOMPARE(sent(), body);
    // Many rows, over the connection of bulk writes.
    QByteArray rows = "[";
    for (int i = 0; i < 20'000; ++i)
        rows += "{\"customer_id\": \"C" + QByteArray::number(i) + "\"},";
    rows.back() = ']';
    on.caller.write(c("rows.json"), rows);
    QCOMPARE(on.caller.run({c("callinglist/addAll/L1"), c("--body"), c("@rows.json")}).code, 0);
    QCOMPARE(sent(), rows);
    QCOMPARE(on.calls, 4);
}

void TestCliCall::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QStringList &arguments, const char *word) {
        QTest::newRow(name) << arguments << QString::fromUtf8(word);
    };
    row("nothing", {}, "--list");
    row("two methods", {c("campaign/getAll"), c("campaign/getAll")}, "One method");
    row("unknown method", {c("campaign/begin/A")}, "campaign/");
    row("near one", {c("campaign/strat/A")}, "campaign/start/:campaign_id");
    row("only the name", {c("bindlist")}, "campaign/bindList/:campaign_id");
    row("capitals", {c("campaign/getall")}, "campaign/getAll");
    row("id is missing", {c("campaign/start")}, "campaign/start/:campaign_id");
    row("empty id", {c("campaign/start/")}, "campaign/start/:campaign_id");
    row("one id too many", {c("campaign/start/A/B")}, "campaign/start/:campaign_id");
    row("id not filled in", {c("campaign/start/:campaign_id")}, "campaign_id");
    row("another option", {c("campaign/getAll"), c("--verb"), c("GET")}, "verb");
    row("body of a method without one", {c("campaign/getAll"), c("--body"), c("{}")}, "takes no --body");
    row("body of the token", {c("oauth/token"), c("--body"), c("{}")}, "takes no --body");
    row("body is missing", {c("callinglist/getAll")}, "--body");
    row("body without value", {c("callinglist/getAll"), c("--body")}, "body");
    row("broken body", {c("callinglist/getAll"), c("--body"), c("{\"limit\": 7,\n \"cursor\" null}")}, "Line 2, column 11");
    row("empty body", {c("callinglist/getAll"), c("--body"), c("")}, "not JSON");
    row("typographic body", {c("callinglist/getAll"), c("--body"), c("{“limit”: 7}")}, "typographic");
    row("no such file", {c("callinglist/getAll"), c("--body"), c("@gone.json")}, "gone.json");
    row("file of another kind", {c("callinglist/getAll"), c("--body"), c("@latin.json")}, "UTF-8");
    row("two tenants", {c("campaign/getAll"), c("--sandbox"), c("--profile"), c("x")}, "two tenants");
    row("no such profile", {c("campaign/getAll"), c("--profile"), c("Alderbrook")}, "Alderbrook");
}

void TestCliCall::wrongUse()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    Answering on([](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{}")); });
    on.caller.write(c("latin.json"), "{\"name\": \"Stra\xDF"
                                     "e\"}");
    const auto ran = on.caller.run(arguments);
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(word), qPrintable(ran.err));
    QVERIFY(ran.out.isEmpty());
    QCOMPARE(on.server.submissions(), 0);
}

void TestCliCall::destructive()
{
    Practice on;
    const QString list = on.tenant->listIdByName(c("Spring leads"));
    QVERIFY(!list.isEmpty());
    auto ran = on.caller->run({c("callinglist/deleteList/") + list});
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.err.contains(c("--yes")));
    QVERIFY(ran.err.contains(list));
    QVERIFY(ran.out.isEmpty());
    QVERIFY(!on.tenant->listIdByName(c("Spring leads")).isEmpty());
    // For every one of them.
    for (const auto &info : api::methods()) {
        if (!info.destructive)
            continue;
        QStringList arguments{QString::fromLatin1(info.path).replace(u':', u'X')};
        if (info.body != api::Body::None)
            arguments += {c("--body"), c("[]")};
        ran = on.caller->run(arguments);
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains(c("--yes")), info.path);
    }
}

void TestCliCall::onATerminal()
{
    Answering on([](QTcpSocket *socket, int) { socket->write(httpAnswer(200, "{\"job\":\"J1\",\"estimated_time\":1}")); });
    Terminal terminal;
    for (const QByteArray &answer : {QByteArray("n\n"), QByteArray("y\n")}) {
        auto process = on.caller.prepare({c("callinglist/deleteAll/L-77")});
        process->setStandardInputFile(terminal.path());
        process->setStandardOutputFile(terminal.path());
        process->start();
        QVERIFY(process->waitForStarted());
        QByteArray asked;
        QTRY_VERIFY((asked += process->readAllStandardError()).contains("[y/N]"));
        QVERIFY(asked.contains("L-77"));
        terminal.type(answer);
        const auto ran = on.caller.finish(*process);
        const bool yes = answer.startsWith('y');
        QCOMPARE(ran.code, yes ? 0 : 2);
        QCOMPARE(on.calls, yes ? 1 : 0);
        const QByteArray seen = terminal.read();
        QCOMPARE(seen.contains("{\r\n  \"job\": \"J1\",\r\n  \"estimated_time\": 1\r\n}\r\n"), yes); // laid out, for people
    }
}

// What is changed without the window is in its journal of changes as well; what is only read is not.
void TestCliCall::changesAreInTheJournal()
{
    CommandBench bench;
    const auto campaigns = QJsonDocument::fromJson(bench.run({c("call"), c("campaign/getAll")}).out).array();
    QString stopped;
    QString running;
    for (const auto &campaign : campaigns) {
        const bool runs = campaign.toObject().value(c("state")).toString() == c("RUNNING");
        (runs ? running : stopped) = campaign.toObject().value(c("id")).toString();
    }
    QVERIFY(!stopped.isEmpty() && !running.isEmpty());
    QVERIFY(models::ChangeJournal::read(bench.store(), bench.scope(), {}, 10).value().isEmpty());

    QCOMPARE(bench.run({c("call"), c("campaign/start/") + stopped}).code, 0);
    QCOMPARE(bench.run({c("call"), c("campaign/start/") + stopped}).code, 3); // 409
    QCOMPARE(bench.run({c("campaigns"), c("stop"), running, c("--yes")}).code, 0);
    QFile rows(bench.path("rows.csv"));
    QVERIFY(rows.open(QIODevice::WriteOnly));
    rows.write("customer_id,phone\nNEW-1,(415) 555-0177\n");
    rows.close();
    const auto imported = bench.run({c("import"), rows.fileName(), c("--list"), c("Renewals west A–K"), c("--yes")});
    const auto changes = models::ChangeJournal::read(bench.store(), bench.scope(), {}, 10).value();
    const auto has = [&](const char *method, models::ChangeOutcome outcome) {
        return std::count_if(changes.begin(), changes.end(), [&](const models::ChangeMade &change) {
            return change.method == c(method) && change.outcome == outcome && change.user == c("sandbox");
        });
    };
    QCOMPARE(has("Start", models::ChangeOutcome::Done), 1);
    QCOMPARE(has("Start", models::ChangeOutcome::Refused), 1);
    QCOMPARE(has("Stop", models::ChangeOutcome::Done), 1);
    QVERIFY2(has("Add Many Records", models::ChangeOutcome::Done) == 1, qPrintable(imported.err));
    QCOMPARE(changes.size(), 4);
}

QTEST_GUILESS_MAIN(TestCliCall)
#include "tst_clicall.moc"
