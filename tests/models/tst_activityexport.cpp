// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What leaves the activity log: command lines for curl, as a shell reads them, HTTP archives, and that no secret is in either.

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <models/activity/activitymodel.h>
#include <models/activity/curltext.h>
#include <models/connect/session.h>

#include <support/activitycases.h>
#include <support/scriptedtenant.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;
using outdial::testing::ScriptedTenant;
using std::chrono::microseconds;

namespace {

// What a shell makes of the words of a command line: one a line. The command is a function that prints its arguments.
QStringList wordsByShell(const QString &curl)
{
    QProcess shell;
    QProcessEnvironment environment;
    environment.insert(c("OUTDIAL_TENANT_URL"), c("https://tenant.example.com"));
    environment.insert(c("OUTDIAL_TOKEN"), c("the-token"));
    environment.insert(c("OUTDIAL_CLIENT_ID"), c("an id"));
    environment.insert(c("OUTDIAL_CLIENT_SECRET"), c("$ecret"));
    shell.setProcessEnvironment(environment);
    shell.start(c("/bin/sh"), {c("-c"), QString(c("curl() { for word; do printf '%s\\001' \"$word\"; done; }\n") + curl)});
    if (!shell.waitForFinished() || shell.exitCode() != 0 || !shell.readAllStandardError().isEmpty())
        return {c("the shell did not take it")};
    QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).split(QChar(1));
    words.removeLast();
    return words;
}

} // namespace

class TestActivityExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void curlOfARead();
    void curlOfAWrite_data();
    void curlOfAWrite();
    void curlWantsAFile_data();
    void curlWantsAFile();
    void curlOfTheToken();
    void curlOfAnOddTarget();
    void harByHand();
    void harWithContents();
    void harOfNoAnswer();
    void harFile();
    void noSecretAnywhere();
};

void TestActivityExport::curlOfARead()
{
    const CurlText curl = curlText(exchange(api::Method::GetCampaign, "campaign/getCampaign/85389D39"), c("tenant.example.com"));
    QVERIFY(!curl.wantsBodyFile);
    QVERIFY2(curl.text.startsWith(c("curl -X GET \"$OUTDIAL_TENANT_URL/configapi/v3/campaign/getCampaign/85389D39\" ")),
             qPrintable(curl.text));
    QVERIFY(curl.text.contains(c("-H \"Authorization: Bearer $OUTDIAL_TOKEN\"")));
    QCOMPARE(wordsByShell(curl.text),
             QStringList({c("-X"), c("GET"), c("https://tenant.example.com/configapi/v3/campaign/getCampaign/85389D39"), c("-H"),
                          c("Authorization: Bearer the-token"), c("-H"), c("Accept: application/json"), c("-H"),
                          c("Content-Type: application/json")}));
    // A write without a body tells that its length is 0.
    const QStringList start = wordsByShell(curlText(exchange(api::Method::StartCampaign, "campaign/start/85389D39"), {}).text);
    QCOMPARE(start.mid(start.size() - 2), QStringList({c("--data"), QString()}));
}

void TestActivityExport::curlOfAWrite_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("plain") << QByteArray("{\"a\":1}");
    QTest::newRow("single quotes") << QByteArray("{\"name\":\"O'Brien\",\"b\":\"''\"}");
    QTest::newRow("ends in one") << QByteArray("'");
    QTest::newRow("what a shell would replace") << QByteArray("{\"a\":\"$HOME `id` $(id) \\\\ \\\" ! * ~ #\"}");
    QTest::newRow("at sign") << QByteArray("@/etc/passwd");
    QTest::newRow("lines") << QByteArray("{\n\t\"a\": 1\n}");
    QTest::newRow("letters") << QByteArray("{\"a\":\"Süd — 東\"}");
}

void TestActivityExport::curlOfAWrite()
{
    QFETCH(QByteArray, body);
    const CurlText curl = curlText(withContents(1, body, "{}"), {});
    QVERIFY(!curl.wantsBodyFile);
    const QStringList words = wordsByShell(curl.text);
    QCOMPARE(words.mid(words.size() - 2), QStringList({c("--data-raw"), QString::fromUtf8(body)}));
}

void TestActivityExport::curlWantsAFile_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("contents are off") << QByteArray();
    QTest::newRow("too long for an argument") << QByteArray(100'001, 'x');
    QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}");
    QTest::newRow("what a terminal would obey") << QByteArray("{\"a\":\"\x1b[2J\"}");
}

void TestActivityExport::curlWantsAFile()
{
    QFETCH(QByteArray, body);
    api::Exchange made = withContents(1, body, {});
    if (body.isEmpty()) {
        made.contents.reset();
        made.bytesSent = 12;
    }
    const CurlText curl = curlText(made, {});
    QVERIFY(curl.wantsBodyFile);
    const QStringList words = wordsByShell(curl.text);
    QCOMPARE(words.mid(words.size() - 2), QStringList({c("--data"), c("@body.json")}));
}

void TestActivityExport::curlOfTheToken()
{
    api::Exchange token = exchange(api::Method::GetAccessToken, "oauth/token");
    token.bytesSent = 99;
    const CurlText curl = curlText(token, c("127.0.0.1:8443"));
    QVERIFY(!curl.wantsBodyFile);
    QVERIFY(!curl.text.contains(c("Authorization")));
    QCOMPARE(wordsByShell(curl.text),
             QStringList({c("-X"), c("POST"), c("https://tenant.example.com/configapi/v3/oauth/token"), c("-H"),
                          c("Accept: application/json"), c("--data-urlencode"), c("client_id=an id"), c("--data-urlencode"),
                          c("client_secret=$ecret"), c("--data-urlencode"), c("scope=127.0.0.1:8443"), c("--data"),
                          c("grant_type=client_credentials")}));
}

void TestActivityExport::curlOfAnOddTarget()
{
    // Paths are percent-encoded; should one not be, the shell still gets it as one word.
    api::Exchange made = exchange(api::Method::GetList, "callinglist/getList/$(id)'`\"\\ x!");
    QCOMPARE(wordsByShell(curlText(made, {}).text).value(2),
             c("https://tenant.example.com/configapi/v3/callinglist/getList/$(id)'`\"\\ x!"));
}

void TestActivityExport::harByHand()
{
    api::Exchange read = exchange(api::Method::GetCampaigns, "campaign/getAll");
    read.duration = microseconds(1'500);
    api::Exchange write = failed(api::Method::AddRecord, "callinglist/add/L%201", 400, "bad_request", "Field x is missing");
    write.attempt = 2;
    write.bytesSent = 17;
    ActivityEntry message;
    message.kind = ActivityEntry::Kind::Message;
    message.title = c("not a request");
    QByteArray text;
    const QJsonObject log = harOf({entryOf(read), message, entryOf(write)}, &text)[c("log")].toObject();
    QVERIFY(!text.contains("not a request"));
    QCOMPARE(log[c("version")].toString(), c("1.2"));
    QCOMPARE(log[c("creator")].toObject()[c("name")].toString(), c("Outdial"));
    QCOMPARE(log[c("creator")].toObject()[c("version")].toString(), c("1.2.3"));
    const QJsonArray entries = log[c("entries")].toArray();
    QCOMPARE(entries.size(), 2);
    const QJsonObject first = entries[0].toObject();
    QCOMPARE(first[c("startedDateTime")].toString(), c("2024-11-13T12:00:00.042Z"));
    QCOMPARE(first[c("time")].toDouble(), 1.5);
    QCOMPARE(first[c("timings")].toObject()[c("wait")].toDouble(), 1.5);
    QVERIFY(first[c("cache")].isObject());
    const QJsonObject request = first[c("request")].toObject();
    QCOMPARE(request[c("method")].toString(), c("GET"));
    QCOMPARE(request[c("url")].toString(), c("https://tenant.example.com:8443/configapi/v3/campaign/getAll"));
    QCOMPARE(request[c("bodySize")].toInt(), 0);
    QCOMPARE(request[c("headersSize")].toInt(), -1);
    QVERIFY(request[c("cookies")].isArray() && request[c("queryString")].isArray());
    QVERIFY(!request.contains(c("postData")));
    const QJsonObject response = first[c("response")].toObject();
    QCOMPARE(response[c("status")].toInt(), 200);
    QCOMPARE(response[c("statusText")].toString(), c("OK"));
    QCOMPARE(response[c("content")].toObject()[c("size")].toInt(), 2'048);
    QVERIFY(!response[c("content")].toObject().contains(c("text")));
    QVERIFY(response[c("redirectURL")].isString());
    const QJsonObject second = entries[1].toObject();
    QCOMPARE(second[c("request")].toObject()[c("url")].toString(),
             c("https://tenant.example.com:8443/configapi/v3/callinglist/add/L%201"));
    QCOMPARE(second[c("request")].toObject()[c("bodySize")].toInt(), 17);
    QCOMPARE(second[c("response")].toObject()[c("statusText")].toString(), c("Bad Request"));
    QCOMPARE(second[c("response")].toObject()[c("_error")].toObject()[c("description")].toString(), c("Field x is missing"));
    QCOMPARE(second[c("_attempt")].toInt(), 2);
    QCOMPARE(second[c("_requestId")].toString(), c("r-90"));
}

void TestActivityExport::harWithContents()
{
    const QJsonObject log = harOf({entryOf(withContents(1, "{\"a\":\"Süd\"}", "{\"ok\":true}")),
                                   entryOf(withContents(2, "{}", "\xff\xfe"))})[c("log")]
                                .toObject();
    const QJsonObject first = log[c("entries")][0].toObject();
    QCOMPARE(first[c("request")][c("postData")][c("text")].toString(), c("{\"a\":\"Süd\"}"));
    QCOMPARE(first[c("request")][c("postData")][c("mimeType")].toString(), c("application/json"));
    QCOMPARE(first[c("response")][c("content")][c("text")].toString(), c("{\"ok\":true}"));
    QCOMPARE(first[c("response")][c("content")][c("mimeType")].toString(), c("application/json"));
    const QJsonObject second = log[c("entries")][1].toObject();
    QCOMPARE(second[c("response")][c("content")][c("encoding")].toString(), c("base64"));
    QCOMPARE(second[c("response")][c("content")][c("text")].toString(), c("//4="));
}

void TestActivityExport::harOfNoAnswer()
{
    const QJsonObject log = harOf({entryOf(failed(api::Method::GetLists, "callinglist/getAll", 0, "", ""))})[c("log")].toObject();
    const QJsonObject response = log[c("entries")][0][c("response")].toObject();
    QCOMPARE(response[c("status")].toInt(-1), 0);
    QCOMPARE(response[c("bodySize")].toInt(), -1);
    QCOMPARE(response[c("_error")][c("kind")].toString(), c("network"));
    QVERIFY(harOf({})[c("log")][c("entries")].isArray());
}

void TestActivityExport::harFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(c("a.har"));
    const auto saved = saveHar(path, {entryOf(withContents(1, "{}", "{}")), entryOf(exchange(api::Method::GetLists, "x"))},
                               {QUrl(c("https://tenant.example.com")), c("1")});
    QVERIFY(saved);
    QCOMPARE(saved->requests, 2);
    QCOMPARE(saved->withContents, 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object()[c("log")][c("entries")].toArray().size(), 2);
    QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    const auto refused = saveHar(folder.filePath(c("no/such/folder.har")), {}, {});
    QVERIFY(!refused);
    QVERIFY(!refused.error().isEmpty());
}

void TestActivityExport::noSecretAnywhere()
{
    // With contents on, all that is in the log and all that leaves it, of a client with a secret and a token that are easy to
    // find.
    ScriptedTenant tenant;
    tenant.on(api::Method::GetAccessToken,
              ScriptedTenant::json(
                  R"({"access_token": "tok-5f1d", "token_type": "Bearer", "expires_in": "3480", "scope": "127.0.0.1"})"));
    tenant.on(api::Method::GetCampaigns, ScriptedTenant::error(400, "bad_request", "token tok-5f1d of s3cr3t-77 is odd"));
    tenant.on(api::Method::GetLists, ScriptedTenant::json(QByteArray(R"({"next_cursor":"","records":[]})")));
    // The scripted tenant's own client has the secret "secret": that word is in no address and no answer here.
    auto client = tenant.makeClient();
    api::RetryPolicy once;
    once.attempts = 1;
    client->setRetryPolicy(once);
    client->setContentsObserved(true);
    Session session({}, std::move(client), *Store::open({}));
    ActivityModel model;
    model.setContentsKept(true);
    connect(&session, &Session::exchangesTaken, &model, &ActivityModel::append);
    session.client().signIn();
    session.client().campaign.getAll();
    session.client().callingList.getAll(100, {});
    QTRY_VERIFY(model.rowCount() >= 3);
    QCOMPARE(model.counts().failed, 1);
    QByteArray all;
    for (int row = 0; row < model.rowCount(); ++row) {
        const ActivityEntry &entry = *model.entryAt(row);
        for (int column = 0; column < ActivityModel::ColumnCount; ++column)
            all += model.index(row, column).data().toString().toUtf8() + '\n';
        all += activityLine(entry).toUtf8() + curlText(entry.exchange, c("127.0.0.1:9")).text.toUtf8() + '\n';
    }
    QByteArray har;
    harOf(model.shownEntries(), &har);
    QVERIFY(har.contains("\"Authorization\""));
    QVERIFY(har.contains("getAll"));
    all += har;
    QVERIFY2(!all.contains("tok-5f1d"), all.constData());
    all.replace("client_secret=$OUTDIAL_CLIENT_SECRET", "").replace("the body holds the secret", "");
    QVERIFY2(!all.contains("secret"), all.constData());
    for (const QByteArray &part : all.split('\n')) {
        if (part.contains("Bearer "))
            QVERIFY2(part.contains("Bearer $OUTDIAL_TOKEN") || part.contains("Bearer [not in this file]"), part.constData());
    }
}

QTEST_GUILESS_MAIN(TestActivityExport)
#include "tst_activityexport.moc"
