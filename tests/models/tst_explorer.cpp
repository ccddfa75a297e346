// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The method explorer without its page: JSON as text, the catalogue, the list of methods, one call at a time. That the bodies to
// begin with are understood by a tenant is in tst_explorertemplates.cpp.

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <models/activity/explorer.h>
#include <models/activity/explorercatalogue.h>
#include <models/activity/explorerids.h>
#include <models/activity/explorerjson.h>
#include <models/activity/explorermembers.h>
#include <models/activity/explorermethods.h>
#include <models/activity/explorerparameters.h>

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
    void catalogue();
    void nearest_data();
    void nearest();
    void parameters();
    void values_data();
    void values();
    void listOfMethods();
    void answers();
    void oneCallAtATime();
    void cancelled();
    void lostAnswers();
    void tokenIsMasked();
    void longAnswers();
    void commandLine();
    void idsToChoose();
};

void TestExplorer::catalogue()
{
    int destructive = 0;
    for (const auto &info : api::methods()) {
        QVERIFY(!methodSummary(info.method).isEmpty());
        QVERIFY(!methodName(info.method).contains(c("DEPRECATED")));
        QCOMPARE(destroyedWords(info.method).isEmpty(), !info.destructive);
        destructive += info.destructive ? 1 : 0;
        // As the catalogue names them.
        QStringList names;
        for (const Method next : successorsOf(info.method)) {
            names.append(methodName(next));
            QVERIFY(!api::methodInfo(next).deprecated);
            QVERIFY(successorWords(info.method).contains(QString::fromLatin1(api::methodInfo(next).path)));
        }
        QCOMPARE(names.join(c(", then ")), QString::fromLatin1(info.successor));
    }
    QCOMPARE(destructive, 8);
    QCOMPARE(successorsOf(Method::ListQueryRecordDeprecated), QList<Method>{Method::QueryRecord});
    QCOMPARE(successorsOf(Method::DncAddRecordsDeprecated), QList<Method>{Method::DncAddManyRecords});
    QCOMPARE(folderOf(Method::GetAccessToken), MethodFolder::Authentication);
    QCOMPARE(folderOf(Method::QueryRecord), MethodFolder::Campaigns);
    QCOMPARE(folderOf(Method::ListGetAllRecordsDeprecated), MethodFolder::Lists);
    QCOMPARE(folderOf(Method::GetJobStatus), MethodFolder::Lists);
    QCOMPARE(folderOf(Method::DncDeleteAllRecords), MethodFolder::DncLists);
}

void TestExplorer::nearest_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("first");
    const auto row = [](const char *written, const char *first) { QTest::newRow(written) << c(written) << c(first); };
    row("campaign/strat/1", "campaign/start/:campaign_id");
    row("campaigns/getAll", "campaign/getAll");
    row("callinglist/addall/L", "callinglist/addAll/:list_id");
    row("donotcall/deleteAll/D", "donotcalllist/deleteAll/:do_not_call_list_id");
    row("callinglist/getAll/L", "callinglist/getAll");
    row("callinglist/getAll/L/C/X", "callinglist/getAll");
    row("bindList", "campaign/bindList/:campaign_id");
    row("jobs/J", "job/:job_id");
}

void TestExplorer::nearest()
{
    QFETCH(QString, written);
    QFETCH(QString, first);
    const QStringList paths = nearestPaths(written);
    QCOMPARE(paths.size(), 3);
    QCOMPARE(paths.first(), first);
}

void TestExplorer::parameters()
{
    for (const auto &info : api::methods()) {
        const auto parameters = parametersOf(info.method);
        // First the variables of the path, in its order.
        QStringList inPath;
        QSet<QString> names;
        bool whole = false;
        for (const auto &parameter : parameters) {
            const QString name = parameterName(parameter);
            QVERIFY2(!names.contains(name), info.path);
            names.insert(name);
            QVERIFY(!parameterType(parameter).isEmpty());
            if (parameter.isInPath())
                inPath.append(name);
            whole = whole || name == c("[]");
            QCOMPARE(parameter.kind == ParameterKind::Choice, !QString::fromLatin1(parameter.choices).isEmpty());
            if (parameter.kind == ParameterKind::Integer && parameter.most > 0)
                QVERIFY(parameter.least <= parameter.most);
        }
        QCOMPARE(inPath, api::pathVariables(info.method));
        const QString body = bodyTemplate(info.method, QDateTime(QDate(2024, 11, 13), QTime(9, 0), Qt::UTC));
        const bool takesBody = info.body == api::Body::Object || info.body == api::Body::Array;
        QCOMPARE(!body.isEmpty(), takesBody);
        QCOMPARE(parameters.size() > std::size_t(inPath.size()), takesBody);
        if (!takesBody)
            continue;
        QVERIFY2(!scanJson(body), info.path);
        QCOMPARE(body.startsWith(u'['), info.body == api::Body::Array);
        // Every documented member is in the body to begin with, of the right type.
        for (const auto &parameter : parameters) {
            if (parameter.isInPath() || parameterName(parameter) == c("[]"))
                continue;
            const auto member = jsonMember(body, parameterName(parameter));
            QVERIFY2(member, parameter.name);
            const bool right = [&] {
                switch (parameter.kind) {
                case ParameterKind::Integer:
                    return member->kind == JsonToken::Number;
                case ParameterKind::Boolean:
                    return member->kind == JsonToken::True || member->kind == JsonToken::False;
                case ParameterKind::Cursor:
                    return member->kind == JsonToken::Null;
                case ParameterKind::Object:
                    return member->kind == JsonToken::ObjectBegin;
                case ParameterKind::Array:
                    return member->kind == JsonToken::ArrayBegin;
                default:
                    return member->kind == JsonToken::String;
                }
            }();
            QVERIFY2(right, parameter.name);
            if (parameter.kind != ParameterKind::Id && parameter.isInForm())
                QCOMPARE(parameterProblem(parameter, member->value()), QString());
        }
    }
    // A week that ends with the day.
    const QString window = bodyTemplate(Method::GetUpdatedRecords, QDateTime(QDate(2024, 11, 13), QTime(9, 0), Qt::UTC));
    QCOMPARE(jsonMember(window, c("startTime"))->value(), c("2024-11-07T00:00:00.000"));
    QCOMPARE(jsonMember(window, c("endTime"))->value(), c("2024-11-14T00:00:00.000"));
}

void TestExplorer::values_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("spelt"); // null: it is not right
    const auto row = [](const char *path, const char *name, const char *value, const char *spelt) {
        QTest::addRow("%s %s %s", path, name, value) << c(path) << c(name) << c(value) << (spelt ? c(spelt) : QString());
    };
    row("callinglist/getAll", "limit", "100", "100");
    row("callinglist/getAll", "limit", "101", nullptr);
    row("callinglist/getAll", "limit", "0", nullptr);
    row("callinglist/getAll", "limit", "ten", nullptr);
    row("callinglist/getAll", "limit", "1.5", nullptr);
    row("callinglist/getAll", "limit", "", nullptr);
    row("callinglist/getAll", "cursor", "", "null");
    row("callinglist/getAll", "cursor", "5f\"1", "\"5f\\\"1\"");
    row("campaign/bindList/C", "order", "12", "12");
    row("campaign/bindList/C", "order", "0", nullptr);
    row("campaign/bindList/C", "enabled", "true", "true");
    row("campaign/bindList/C", "instanceName", "12", "\"12\"");
    row("campaign/bindList/C", "sortingOrder.type", "RANDOM", "\"RANDOM\"");
    row("campaign/getUpdatedRecords/C", "startTime", "2024-02-29T23:59:59.999", "\"2024-02-29T23:59:59.999\"");
    row("campaign/getUpdatedRecords/C", "startTime", "2023-02-29T00:00:00.000", nullptr);
    row("campaign/getUpdatedRecords/C", "startTime", "yesterday", nullptr);
}

void TestExplorer::values()
{
    QFETCH(QString, method);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, spelt);
    for (const auto &parameter : parametersOf(api::methodOfPath(method)->method)) {
        if (parameterName(parameter) != name)
            continue;
        QCOMPARE(parameterProblem(parameter, value).isEmpty(), !spelt.isNull());
        if (!spelt.isNull())
            QCOMPARE(parameterSpelt(parameter, value), spelt);
        return;
    }
    QFAIL("no such parameter");
}

void TestExplorer::listOfMethods()
{
    ExplorerMethods model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 34 + 4);
    QCOMPARE(model.methodCount(), 34);
    QSet<int> methods;
    QStringList headings;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto index = model.index(row);
        QCOMPARE(model.isHeading(row), !index.data(ExplorerMethods::MethodRole).isValid());
        QCOMPARE(index.flags().testFlag(Qt::ItemIsSelectable), !model.isHeading(row));
        if (model.isHeading(row))
            headings.append(index.data().toString());
        else
            methods.insert(index.data(ExplorerMethods::MethodRole).toInt());
    }
    QCOMPARE(methods.size(), 34);
    QCOMPARE(headings, (QStringList{c("Authentication"), c("Campaigns"), c("Lists"), c("DNC lists")}));
    const auto mark = [&](Method method) { return model.index(model.rowOf(method)).data(ExplorerMethods::MarkRole).toString(); };
    QCOMPARE(mark(Method::GetLists), QString());
    QCOMPARE(mark(Method::StartCampaign), c("writes"));
    QCOMPARE(mark(Method::DeleteList), c("destroys"));
    QCOMPARE(mark(Method::ListQueryRecordDeprecated), c("deprecated"));
    QCOMPARE(model.index(model.rowOf(Method::UpdateList)).data(Qt::AccessibleTextRole).toString(),
             c("Update List, PATCH campaign/updateList/:campaign_id, writes"));

    // By name, by path, by verb, by mark; every word counts.
    model.setSearch(c("delete all"));
    QCOMPARE(model.methodCount(), 2); // of lists, and of DNC lists
    QVERIFY(model.rowOf(Method::DeleteAllRecords) > 0 && model.rowOf(Method::DncDeleteAllRecords) > 0);
    QCOMPARE(model.rowCount(), 2 + 2);
    QCOMPARE(model.rowOf(Method::StartCampaign), -1);
    model.setSearch(c("  bindlist "));
    QCOMPARE(model.methodAt(1), Method::BindList);
    QVERIFY(model.rowOf(Method::UnbindList) > 0); // "unbindList" has the word in it
    model.setSearch(c("PATCH"));
    QCOMPARE(model.methodCount(), 1);
    model.setSearch(c("deprecated dnc"));
    QCOMPARE(model.methodCount(), 2);
    // Which one is meant.
    const auto meant = [&](const char *words) {
        model.setSearch(c(words));
        return model.methodAt(model.bestRow());
    };
    QCOMPARE(meant("get lists"), Method::GetLists); // not the first of the folder "Lists"
    QCOMPARE(meant("get list"), Method::GetList);
    QCOMPARE(meant("Query a record"), Method::QueryRecord);
    QCOMPARE(meant("campaign/start"), Method::StartCampaign);
    QCOMPARE(meant("deprecated"), Method::ListGetAllRecordsDeprecated);
    QCOMPARE(meant("nothing like it"), std::nullopt);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.methodAt(0), std::nullopt);
    model.setSearch({});
    QCOMPARE(model.methodCount(), 34);
}

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

void TestExplorer::commandLine()
{
    QCOMPARE(callLine(Method::GetCampaigns, {}, c("ignored")), c("outdial call 'campaign/getAll'"));
    QCOMPARE(callLine(Method::BindList, {c("C 1")}, c("{\n  \"listId\": \"it's\"\n}")),
             c("outdial call 'campaign/bindList/C%201' --body '{\"listId\":\"it'\\''s\"}'"));
    QCOMPARE(callLine(Method::DeleteList, {c("L1")}, {}), c("outdial call 'callinglist/deleteList/L1'"));
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
