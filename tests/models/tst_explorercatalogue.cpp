// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the method explorer knows of the methods before one is sent: the catalogue, their parameters and the list of them. That
// the bodies to begin with are understood by a tenant is in tst_explorertemplates.cpp.

#include <QAbstractItemModelTester>
#include <QSet>
#include <QTest>

#include <models/activity/explorer.h>
#include <models/activity/explorercatalogue.h>
#include <models/activity/explorerjson.h>
#include <models/activity/explorermembers.h>
#include <models/activity/explorermethods.h>
#include <models/activity/explorerparameters.h>

using namespace outdial;
using namespace outdial::models;
using api::Method;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestExplorerCatalogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void catalogue();
    void nearest_data();
    void nearest();
    void parameters();
    void values_data();
    void values();
    void listOfMethods();
    void commandLine();
};

void TestExplorerCatalogue::catalogue()
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

void TestExplorerCatalogue::nearest_data()
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

void TestExplorerCatalogue::nearest()
{
    QFETCH(QString, written);
    QFETCH(QString, first);
    const QStringList paths = nearestPaths(written);
    QCOMPARE(paths.size(), 3);
    QCOMPARE(paths.first(), first);
}

void TestExplorerCatalogue::parameters()
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

void TestExplorerCatalogue::values_data()
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

void TestExplorerCatalogue::values()
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

void TestExplorerCatalogue::listOfMethods()
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

void TestExplorerCatalogue::commandLine()
{
    QCOMPARE(callLine(Method::GetCampaigns, {}, c("ignored")), c("outdial call 'campaign/getAll'"));
    QCOMPARE(callLine(Method::BindList, {c("C 1")}, c("{\n  \"listId\": \"it's\"\n}")),
             c("outdial call 'campaign/bindList/C%201' --body '{\"listId\":\"it'\\''s\"}'"));
    QCOMPARE(callLine(Method::DeleteList, {c("L1")}, {}), c("outdial call 'callinglist/deleteList/L1'"));
}

QTEST_GUILESS_MAIN(TestExplorerCatalogue)
#include "tst_explorercatalogue.moc"
