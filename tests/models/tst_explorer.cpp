// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The method explorer without its page: one call at a time and its answer, and the ids to choose from.

#include <QSignalSpy>
#include <QTest>

#include <models/activity/explorer.h>
#include <models/activity/explorerids.h>
#include <models/activity/explorerjson.h>

#include <support/campaigntenant.h>

using namespace outdial;
using namespace outdial::models;
using api::Method;
using outdial::testing::CampaignTenant;
using outdial::testing::ScriptedTenant;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

// The only answer of one call.
ExplorerAnswerPtr sendAndWait(Explorer &explorer, Method method, const QStringList &variables, const QByteArray &body = {})
{
    QSignalSpy answered(&explorer, &Explorer::answered);
    if (!explorer.send(method, variables, body) || !QTest::qWaitFor([&] { return !answered.isEmpty(); }, 20'000))
        return nullptr;
    return answered.first().first().value<ExplorerAnswerPtr>();
}

} // namespace

class TestExplorer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers();
    void oneCallAtATime();
    void cancelled();
    void lostAnswers();
    void tokenIsMasked();
    void longAnswers();
    void idsToChoose();
};

void TestExplorer::answers()
{
    ScriptedTenant tenant;
    tenant.on(Method::GetLists,
              ScriptedTenant::json(QByteArray("{\"next_cursor\":\"ab12\",\"records\":[{\"id\":\"L1\"}],\"n\":1.50}")));
    tenant.on(Method::GetCampaign, ScriptedTenant::error(404, "not_found", "No such campaign"));
    tenant.on(Method::UnbindList, ScriptedTenant::json(QByteArray()));
    auto client = tenant.makeClient();
    Explorer explorer(*client);
    auto answer = sendAndWait(explorer, Method::GetLists, {}, "{\"limit\": 1}");
    QVERIFY(answer);
    QVERIFY(answer->isSuccess());
    QCOMPARE(answer->statusWords(), c("200 Success"));
    QCOMPARE(answer->shown,
             c("{\n  \"next_cursor\": \"ab12\",\n  \"records\": [\n    {\n      \"id\": \"L1\"\n    }\n  ],\n  \"n\": 1.50\n}"));
    QCOMPARE(answer->nextCursor, c("ab12"));
    QCOMPARE(answer->body, QByteArray("{\"next_cursor\":\"ab12\",\"records\":[{\"id\":\"L1\"}],\"n\":1.50}"));
    QCOMPARE(answer->bytesReceived, answer->body.size());
    QVERIFY(!answer->requestId.isEmpty());
    QCOMPARE(tenant.requests(Method::GetLists).first().body, QByteArray("{\"limit\": 1}"));
    // An empty page has nothing behind it, whatever its cursor says.
    tenant.on(Method::GetLists, ScriptedTenant::json(QByteArray("{\"next_cursor\":\"ab12\",\"records\":[]}")));
    QVERIFY(sendAndWait(explorer, Method::GetLists, {}, "{\"limit\": 1}")->nextCursor.isEmpty());
    // Nor has one with fewer records than were asked for; objects in a record are none.
    tenant.on(Method::GetLists,
              ScriptedTenant::json(QByteArray("{\"next_cursor\":\"ab12\",\"records\":[{\"a\":{}},{\"b\":[{}]}]}")));
    QVERIFY(sendAndWait(explorer, Method::GetLists, {}, "{\"limit\": 3}")->nextCursor.isEmpty());
    QCOMPARE(sendAndWait(explorer, Method::GetLists, {}, "{\"limit\": 2}")->nextCursor, c("ab12"));

    answer = sendAndWait(explorer, Method::GetCampaign, {c("C 1")});
    QVERIFY(answer && !answer->isSuccess());
    QCOMPARE(answer->statusWords(), c("404 Not found"));
    QCOMPARE(answer->target(), c("campaign/getCampaign/C%201"));
    QCOMPARE(answer->error->description, c("No such campaign"));
    QVERIFY(answer->shown.contains(c("not_found")));
    QVERIFY(!answer->isUnknown());
    QCOMPARE(tenant.count(Method::GetCampaign), 1);

    answer = sendAndWait(explorer, Method::UnbindList, {c("C1")}, "{\"instanceId\": \"I\"}");
    QVERIFY(answer && answer->isSuccess());
    QVERIFY(answer->shown.isEmpty() && !answer->isJson);
    QCOMPARE(explorer.history().size(), 6);
    QCOMPARE(explorer.history().first(), answer);
    QCOMPARE(explorer.history().first()->number, 6);
}

void TestExplorer::oneCallAtATime()
{
    ScriptedTenant tenant;
    tenant.on(Method::GetCampaigns, ScriptedTenant::json(QByteArray("[]")));
    tenant.hold(Method::GetCampaigns);
    auto client = tenant.makeClient();
    Explorer explorer(*client);
    QSignalSpy changed(&explorer, &Explorer::runningChanged);
    QSignalSpy answered(&explorer, &Explorer::answered);
    QVERIFY(!explorer.send(Method::StartCampaign, {QString()}, {})); // without its id
    QVERIFY(!explorer.send(Method::StartCampaign, {}, {}));
    QVERIFY(explorer.send(Method::GetCampaigns, {}, {}));
    QVERIFY(explorer.isRunning());
    QCOMPARE(explorer.running()->method, Method::GetCampaigns);
    QVERIFY(!explorer.send(Method::StartCampaign, {c("C1")}, {}));
    QTRY_COMPARE(tenant.count(Method::GetCampaigns), 1);
    tenant.release(Method::GetCampaigns);
    QTRY_COMPARE(answered.count(), 1);
    QVERIFY(!explorer.isRunning());
    QCOMPARE(changed.count(), 2);
    QCOMPARE(tenant.count(Method::StartCampaign), 0);
}

void TestExplorer::cancelled()
{
    ScriptedTenant tenant;
    tenant.on(Method::GetCampaigns, ScriptedTenant::json(QByteArray("[]")));
    tenant.hold(Method::GetCampaigns);
    auto client = tenant.makeClient();
    Explorer explorer(*client);
    QSignalSpy answered(&explorer, &Explorer::answered);
    explorer.cancel(); // nothing is under way
    QVERIFY(explorer.send(Method::GetCampaigns, {}, {}));
    QTRY_COMPARE(tenant.count(Method::GetCampaigns), 1);
    explorer.cancel();
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(explorer.history().first()->statusWords(), c("Cancelled"));
    QVERIFY(explorer.history().first()->error->isCancelled());
    // Gone while a call is under way: no answer comes any more.
    auto other = std::make_unique<Explorer>(*client);
    QVERIFY(other->send(Method::GetCampaigns, {}, {}));
    QTRY_COMPARE(tenant.count(Method::GetCampaigns), 2);
    other.reset();
    client.reset();
    QCoreApplication::processEvents();
}

void TestExplorer::lostAnswers()
{
    ScriptedTenant tenant;
    tenant.on(Method::AddRecord, ScriptedTenant::lost());
    tenant.on(Method::GetLists, ScriptedTenant::lost());
    tenant.on(Method::StartCampaign, ScriptedTenant::refused());
    auto client = tenant.makeClient();
    Explorer explorer(*client);
    auto answer = sendAndWait(explorer, Method::AddRecord, {c("L1")}, "{}");
    QVERIFY(answer && answer->isUnknown());
    QCOMPARE(answer->status, 0);
    QCOMPARE(answer->statusWords(), c("No answer"));
    QCOMPARE(tenant.count(Method::AddRecord), 1);
    // A read has nothing to be unknown of, and is not sent twice either.
    answer = sendAndWait(explorer, Method::GetLists, {}, "{}");
    QVERIFY(answer && !answer->isUnknown());
    QCOMPARE(tenant.count(Method::GetLists), 1);
    answer = sendAndWait(explorer, Method::StartCampaign, {c("C1")});
    QVERIFY(answer && !answer->isUnknown());
    // A gateway's page says nothing of what happened behind it.
    tenant.on(Method::StartCampaign, ScriptedTenant::json("<html><title>502 Bad Gateway</title></html>", 502));
    answer = sendAndWait(explorer, Method::StartCampaign, {c("C1")});
    QVERIFY(answer && answer->isUnknown());
    QCOMPARE(answer->statusWords(), c("502 Bad gateway"));
    QVERIFY(!answer->isJson);
    QCOMPARE(answer->shown, c("<html><title>502 Bad Gateway</title></html>"));
}

void TestExplorer::tokenIsMasked()
{
    ScriptedTenant tenant;
    const QByteArray token = "9E266F3C6189F70D10CBDCB6C7D457FB690C0BF4";
    tenant.on(Method::GetAccessToken,
              ScriptedTenant::json("{\"access_token\":\"" + token +
                                   "\",\"token_type\":\"Bearer\",\"expires_in\":\"3480\",\"scope\":\"x\"}"));
    auto client = tenant.makeClient();
    Explorer explorer(*client);
    auto answer = sendAndWait(explorer, Method::GetAccessToken, {});
    QVERIFY(answer && answer->isSuccess());
    QVERIFY(answer->shown.contains(c("\"access_token\": \"9E26…\"")));
    QVERIFY(answer->shown.contains(c("\"expires_in\": \"3480\"")));
    QVERIFY(!answer->shown.contains(QString::fromLatin1(token)));
    QVERIFY(!answer->body.contains(token)); // what would be copied and saved
    QVERIFY(answer->sent.isEmpty());
    // What cannot be read is not shown at all.
    tenant.on(Method::GetAccessToken, ScriptedTenant::json("{\"access_token\":\"" + token + "\""));
    answer = sendAndWait(explorer, Method::GetAccessToken, {});
    QVERIFY(answer);
    QVERIFY(answer->shown.isEmpty() && answer->body.isEmpty());
}

void TestExplorer::longAnswers()
{
    ScriptedTenant tenant;
    QByteArray body = "[";
    while (body.size() < 3'000'000)
        body += "{\"id\":\"" + QByteArray::number(body.size()) + "\"},";
    body.back() = ']';
    tenant.on(Method::GetCampaigns, ScriptedTenant::json(body));
    auto client = tenant.makeClient();
    Explorer explorer(*client);
    const auto answer = sendAndWait(explorer, Method::GetCampaigns, {});
    QVERIFY(answer && answer->isCut);
    QVERIFY(answer->shown.size() <= mostShown);
    QVERIFY(answer->shown.size() > mostShown - 1000);
    QVERIFY(!answer->shown.endsWith(u'\n'));
    QVERIFY(prettyJson(QString::fromUtf8(body)).startsWith(answer->shown));
    QCOMPARE(answer->body, body); // saved whole
    // 64 MB of them are kept: each takes 3 MB and its text.
    for (int i = 0; i < 12; ++i)
        QVERIFY(sendAndWait(explorer, Method::GetCampaigns, {}));
    QVERIFY(explorer.history().size() < 12);
    QVERIFY(explorer.history().size() > 4);
    QCOMPARE(explorer.history().first()->number, 13);
}

void TestExplorer::idsToChoose()
{
    CampaignTenant tenant;
    tenant.add({c("C1"), c("First"), true, false, {{c("I1"), true, 10}, {c("I2"), true, 20}}});
    tenant.editOne(c("C1"), [](testing::TenantCampaign &campaign) {
        campaign.dncLists = {QJsonObject{{c("id"), c("D1")}, {c("name"), c("Opt-outs")}, {c("type"), c("INTERNAL")}}};
    });
    tenant.add({c("C2"), c("Second")});
    tenant.editOne(c("C2"), [](testing::TenantCampaign &campaign) {
        campaign.dncLists = {
            QJsonObject{{c("id"), c("D1")}, {c("name"), c("Opt-outs")}, {c("type"), c("INTERNAL")}},
            QJsonObject{{c("id"), c("D2")}, {c("name"), c("Area codes")}, {c("type"), c("GEOGRAPHIC_AREACODE")}}};
    });
    // Two pages, the second one with a cursor that goes round.
    tenant.on(Method::GetLists, [](const api::WireRequest &request) {
        QJsonArray records;
        const bool second = ScriptedTenant::body(request).value(c("cursor")).isString();
        for (int i = 0; i < 100; ++i) {
            records.append(QJsonObject{{c("id"), QStringLiteral("L%1").arg(i + (second ? 100 : 0))},
                                       {c("name"), c("List")},
                                       {c("formatId"), c("F1")},
                                       {c("formatName"), c("Renewals")},
                                       {c("creationDate"), c("2024-02-19T19:11:40.000")},
                                       {c("totalRecords"), 1}});
        }
        return ScriptedTenant::json(QJsonObject{{c("next_cursor"), c("around")}, {c("records"), records}});
    });
    auto client = tenant.makeClient();
    ExplorerIds ids(*client);
    const auto names = [&](IdKind kind, const QString &campaign = {}) {
        QStringList all;
        for (const auto &one : ids.known(kind, campaign))
            all.append(one.id + u' ' + one.name);
        return all;
    };
    QVERIFY(!ids.canRead(IdKind::Instance) && ids.canRead(IdKind::Instance, c("C1")) && !ids.canRead(IdKind::Job));
    ids.want(IdKind::Campaign);
    QVERIFY(ids.isReading(IdKind::Campaign));
    QTRY_COMPARE(names(IdKind::Campaign), (QStringList{c("C1 First"), c("C2 Second")}));
    ids.want(IdKind::Campaign);
    QCOMPARE(tenant.count(Method::GetCampaigns), 1); // it is there
    ids.want(IdKind::Instance, c("C1"));
    QTRY_COMPARE(names(IdKind::Instance, c("C1")), (QStringList{c("I1 List I1"), c("I2 List I2")}));
    QVERIFY(names(IdKind::Instance, c("C2")).isEmpty());
    ids.want(IdKind::DncList);
    QTRY_VERIFY(!ids.isReading(IdKind::DncList));
    QCOMPARE(names(IdKind::DncList), (QStringList{c("D1 Opt-outs"), c("D2 Area codes")}));
    ids.want(IdKind::Format);
    QTRY_VERIFY(!ids.isReading(IdKind::List));
    QCOMPARE(ids.known(IdKind::List).size(), 200);
    QCOMPARE(names(IdKind::Format), QStringList{c("F1 Renewals")});
    QCOMPARE(tenant.count(Method::GetLists), 2);
    ids.addJob({c("J1"), {}});
    QCOMPARE(ids.known(IdKind::Job).size(), 1);
    // What failed is told, and can be asked for again.
    ids.want(IdKind::Instance, c("C9"));
    QTRY_VERIFY(!ids.isReading(IdKind::Instance, c("C9")));
    QVERIFY(!ids.problem(IdKind::Instance, c("C9")).isEmpty());
    tenant.add({c("C9"), c("Ninth"), true, false, {{c("I9"), true, 1}}});
    ids.want(IdKind::Instance, c("C9"));
    QTRY_COMPARE(names(IdKind::Instance, c("C9")).size(), 1);
    QVERIFY(ids.problem(IdKind::Instance, c("C9")).isEmpty());
}

QTEST_GUILESS_MAIN(TestExplorer)
#include "tst_explorer.moc"
