// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Instances of lists in the campaigns of the sandbox: what binding and changing take, resets, and what unbinding leaves.
#include <QTest>

#include <support/handmadetenant.h>

using namespace outdial::test;

namespace {

const QByteArray natural = R"("sortingOrder": {"type": "NATURAL", "sortingFields": []})";
const QByteArray byName =
    R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldId": "f2", "fieldName": "last", "sortOrder": "DESC"}]})";
const QByteArray byPhone =
    R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldId": "f3", "fieldName": "phone", "sortOrder": "ASC"}]})";

} // namespace

class SandboxInstancesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        // The rows of a test share a tenant.
        if (m_function == QTest::currentTestFunction())
            return;
        m_function = QTest::currentTestFunction();
        m_tenant = std::make_unique<HandmadeTenant>();
        QVERIFY(m_tenant->start(fillWithResults));
    }

    void updateListChangesWhatIsGiven_data()
    {
        QTest::addColumn<QByteArray>("parameters");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray name = R"("instanceName": "morning")";
        const QByteArray enabled = R"("enabled": true)";
        const QByteArray order = R"("order": 3)";
        const QByteArray ratio = R"("dialingRatio": 5)";
        const auto row = [&](const char *parameters, const QList<QByteArray> &expected) {
            QTest::newRow(parameters) << QByteArray(parameters) << QByteArray('{' + expected.join(", ") + '}');
        };
        row("", {name, enabled, order, ratio, byName});
        row(R"("instanceName": " evening ")", {R"("instanceName": "evening")", enabled, order, ratio, byName});
        row(R"("enabled": false)", {name, R"("enabled": false)", order, ratio, byName});
        row(R"("order": 2147483647)", {name, enabled, R"("order": 2147483647)", ratio, byName});
        row(R"("dialingRatio": 1)", {name, enabled, order, R"("dialingRatio": 1)", byName});
        row(R"("sortingOrder": {"type": "custom", "sortingFields": [{"fieldName": "phone"}]})",
            {name, enabled, order, ratio, byPhone});
        row(R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldName": "phone", "sortOrder": "asc"}]})",
            {name, enabled, order, ratio, byPhone});
        row(R"("sortingOrder": {"type": "Natural"})", {name, enabled, order, ratio, natural});
        row(R"("sortingOrder": {"type": "NATURAL", "sortingFields": [{"fieldName": "none"}]})",
            {name, enabled, order, ratio, natural});
        row(R"("sortingOrder": {"type": "NATURAL", "sortingFields": " "})", {name, enabled, order, ratio, natural});
        row(R"("sortingOrder": "random")",
            {name, enabled, order, ratio, R"("sortingOrder": {"type": "RANDOM", "sortingFields": []})"});
        row(R"("instanceName": "x", "enabled": false, "order": 7, "dialingRatio": 8, "sortingOrder": "NATURAL")",
            {R"("instanceName": "x", "enabled": false, "order": 7, "dialingRatio": 8)", natural});
        // null, nothing and blanks reset, each alone; what is absent stays.
        for (const char *reset : {"null", "\"\"", "\" \"", "\" \\t \""}) {
            const auto reseting = [&](const char *parameter, const QList<QByteArray> &expected) {
                const QByteArray text = QByteArray(parameter) + ": " + reset;
                row(text.constData(), expected);
            };
            reseting("\"instanceName\"", {R"("instanceName": "")", enabled, order, ratio, byName});
            reseting("\"enabled\"", {name, R"("enabled": false)", order, ratio, byName});
            reseting("\"order\"", {name, enabled, R"("order": 1)", ratio, byName});
            reseting("\"dialingRatio\"", {name, enabled, order, R"("dialingRatio": 1)", byName});
            reseting("\"sortingOrder\"", {name, enabled, order, ratio, natural});
        }
        row(R"("instanceName": null, "enabled": " ", "order": "", "dialingRatio": null, "sortingOrder": {"type": " "})",
            {R"("instanceName": "", "enabled": false, "order": 1, "dialingRatio": 1)", natural});
    }
    void updateListChangesWhatIsGiven()
    {
        QFETCH(QByteArray, parameters);
        QFETCH(QByteArray, expected);
        makeMorning();
        const QJsonObject other = properties("INSTANCE-B");
        const QByteArray rest = parameters.isEmpty() ? QByteArray() : ", " + parameters;
        const RawAnswer answer = update("CAMPAIGN-1", R"({"instanceId": "INSTANCE-A")" + rest + '}');
        QVERIFY2(answer.status == 200, answer.body.constData());
        QCOMPARE(answer.body, QByteArray(R"({"totalRecords":6})"));
        QCOMPARE(properties("INSTANCE-A"), json(expected));
        QCOMPARE(properties("INSTANCE-B"), other);
    }

    void orderOfDialingFollows()
    {
        const auto ids = [this] {
            QStringList found;
            for (const QJsonValue &list : m_tenant->lists("CAMPAIGN-1"))
                found.append(list.toObject().value(QLatin1String("instanceId")).toString());
            return found.join(u' ');
        };
        QCOMPARE(ids(), QStringLiteral("INSTANCE-A INSTANCE-B"));
        QCOMPARE(update("CAMPAIGN-1", R"({"instanceId": "INSTANCE-A", "order": 4})").status, 200);
        QCOMPARE(ids(), QStringLiteral("INSTANCE-B INSTANCE-A"));
        // And it is kept.
        QVERIFY(m_tenant->restart());
        QCOMPARE(ids(), QStringLiteral("INSTANCE-B INSTANCE-A"));
    }

    void totalRecordsIsOfToday()
    {
        QCOMPARE(m_tenant->post("callinglist/addAll/LIST-1", R"([{"id": "N7", "phone": "4155550110"}])").status, 200);
        QCOMPARE(update("CAMPAIGN-1", R"({"instanceId": "INSTANCE-B"})").object(), json(R"({"totalRecords": 7})"));
    }

    void updateListErrors_data()
    {
        QTest::addColumn<QByteArray>("campaign");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *body, int status, const char *campaign = "CAMPAIGN-1") {
            const char *error = status == 404 ? "not_found" : status == 409 ? "conflict" : "bad_request";
            QTest::addRow("%s %s", campaign, body)
                << QByteArray(campaign) << QByteArray(body) << status << QString::fromLatin1(error);
        };
        for (const char *id : {"null", "\"\"", "\" \"", "5", "[\"INSTANCE-A\"]"})
            row(QByteArray(R"({"instanceId": )" + QByteArray(id) + R"(, "order": 9})").constData(), 400);
        row(R"({"order": 9})", 400);
        for (const char *wrong : {
                 R"("enabled": "true")",
                 R"("enabled": 1)",
                 R"("order": 0)",
                 R"("order": "2")",
                 R"("order": 2.0)",
                 R"("order": 2147483648)",
                 R"("dialingRatio": -1)",
                 R"("dialingRatio": true)",
                 R"("instanceName": 7)",
                 R"("sortingOrder": 1)",
                 R"("sortingOrder": "CUSTOM")",
                 R"("sortingOrder": "SORTED")",
                 R"("sortingOrder": {"type": "SORTED"})",
                 R"("sortingOrder": {"type": "CUSTOM"})",
                 R"("sortingOrder": {"type": "CUSTOM", "sortingFields": " "})",
                 R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"sortOrder": "ASC"}]})",
                 R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldName": "none"}]})",
                 R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldName": "Last"}]})",
                 R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldName": "last", "fieldId": "f2"}]})",
                 R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldName": "last", "sortOrder": "UP"}]})",
                 R"("sortingOrder": {"type": "RANDOM", "kind": 1})",
                 R"("listId": "LIST-1")",
                 R"("order": 9, "order": 9)",
             })
            row(QByteArray(R"({"instanceId": "INSTANCE-A", "instanceName": "no", )" + QByteArray(wrong) + '}').constData(), 400);
        row(R"([{"instanceId": "INSTANCE-A"}])", 400);
        row(R"({"instanceId": "INSTANCE-A", "order": 9)", 400);
        row(R"({"instanceId": "INSTANCE-9", "order": 9})", 404);
        row(R"({"instanceId": "instance-a", "order": 9})", 404);
        row(R"({"instanceId": "INSTANCE-A", "order": 9})", 404, "CAMPAIGN-9");
        row(R"({"instanceId": "INSTANCE-A", "order": 9})", 409, "CAMPAIGN-2");
        // The object of the path, what is wrong by itself, the object of the body, the state.
        row(R"({"instanceId": "INSTANCE-A", "order": 0})", 404, "CAMPAIGN-9");
        row(R"({"instanceId": "INSTANCE-9", "order": 0})", 400);
        row(R"({"instanceId": "INSTANCE-A", "order": 0})", 400, "CAMPAIGN-2");
    }
    void updateListErrors()
    {
        QFETCH(QByteArray, campaign);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, error);
        const QJsonObject before = properties("INSTANCE-A");
        const RawAnswer answer = update(campaign, body);
        QVERIFY2(answer.status == status, answer.body.constData());
        QCOMPARE(answer.error(), error);
        QVERIFY(!answer.description().isEmpty());
        QCOMPARE(properties("INSTANCE-A"), before);
    }

    void updateListIsPatch() { QCOMPARE(m_tenant->post("campaign/updateList/CAMPAIGN-1", "{}").status, 405); }

    void bindListTakesResetsAsDefaults()
    {
        for (const QByteArray reset : {"null", "\"\"", "\" \""}) {
            QByteArray body = R"({"listId": "LIST-1", "instanceName": @, "enabled": @, "order": @, "dialingRatio": @,
                                  "sortingOrder": @})";
            body.replace("@", reset);
            const RawAnswer answer = m_tenant->post("campaign/bindList/CAMPAIGN-2", body);
            QVERIFY2(answer.status == 200, answer.body.constData());
            const QString id = answer.object().value(QLatin1String("instanceId")).toString();
            QCOMPARE(properties(id.toLatin1(), "CAMPAIGN-2"),
                     json(R"({"instanceName": "", "enabled": false, "order": 1, "dialingRatio": 1, )" + natural + '}'));
        }
        for (const QByteArray reset : {"null", "\"\"", "\" \""})
            QCOMPARE(m_tenant->post("campaign/bindList/CAMPAIGN-2", "{\"listId\": " + reset + '}').status, 400);
    }

    void unbindListTakesTheResultsWithIt()
    {
        const RawAnswer answer = unbind("CAMPAIGN-1", R"({"instanceId": "INSTANCE-A"})");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QCOMPARE(answer.body, QByteArray());
        // One result of a call for N1, N3, N4 and N5, two for N2.
        QCOMPARE(m_tenant->sandbox().archivedAttempts(QStringLiteral("INSTANCE-A")), 6);
        // It exists no longer, for every method that could name it.
        QCOMPARE(properties("INSTANCE-A"), QJsonObject());
        QCOMPARE(update("CAMPAIGN-1", R"({"instanceId": "INSTANCE-A"})").status, 404);
        QCOMPARE(unbind("CAMPAIGN-1", R"({"instanceId": "INSTANCE-A"})").status, 404);
        for (const char *method : {"getAllRecords", "getCompletedRecords", "getUpdatedRecords"}) {
            QCOMPARE(
                m_tenant->post(QByteArray("campaign/") + method + "/CAMPAIGN-1", R"({"instanceId": "INSTANCE-A", "limit": 9})")
                    .status,
                409);
        }
        QStringList left;
        const QJsonArray campaigns = m_tenant->get("callinglist/getList/LIST-1").value(QLatin1String("campaigns")).toArray();
        for (const QJsonValue &campaign : campaigns)
            left.append(campaign.toObject().value(QLatin1String("instanceId")).toString());
        QCOMPARE(left, QStringList({QStringLiteral("INSTANCE-B"), QStringLiteral("INSTANCE-C")}));
        // The list and the other instance's results stay.
        QCOMPARE(m_tenant->sandbox().recordCount(QStringLiteral("LIST-1")), 6);
        QCOMPARE(completed("INSTANCE-B"), 1);
        QCOMPARE(m_tenant->sandbox().archivedAttempts(QStringLiteral("INSTANCE-B")), 0);
    }

    void boundAgainItBeginsAnew()
    {
        QCOMPARE(completed("INSTANCE-A"), 4);
        QCOMPARE(unbind("CAMPAIGN-1", R"({"instanceId": "INSTANCE-A"})").status, 200);
        QVERIFY(m_tenant->restart()); // also when it was the last one that was numbered
        const QByteArray id = m_tenant->post("campaign/bindList/CAMPAIGN-1", R"({"listId": "LIST-1"})")
                                  .object()
                                  .value(QLatin1String("instanceId"))
                                  .toString()
                                  .toLatin1();
        QCOMPARE(completed(id), 0);
        QCOMPARE(completed("INSTANCE-B"), 1);
        QCOMPARE(m_tenant->sandbox().archivedAttempts(QStringLiteral("INSTANCE-A")), 6);
    }

    void unbindListErrors()
    {
        const auto told = [this](const QByteArray &campaign, const QByteArray &body) -> QString {
            const RawAnswer answer = unbind(campaign, body);
            return QString::number(answer.status) + u' ' + answer.error();
        };
        QCOMPARE(told("CAMPAIGN-9", R"({"instanceId": "INSTANCE-A"})"), QStringLiteral("404 not_found"));
        QCOMPARE(told("CAMPAIGN-9", R"({"instanceId": " "})"), QStringLiteral("404 not_found"));
        QCOMPARE(told("CAMPAIGN-1", R"({"instanceId": "INSTANCE-9"})"), QStringLiteral("404 not_found"));
        QCOMPARE(told("CAMPAIGN-2", R"({"instanceId": "INSTANCE-A"})"), QStringLiteral("409 conflict"));
        for (const char *wrong : {"{}", R"({"instanceId": null})", R"({"instanceId": ""})", R"({"instanceId": 1})",
                                  R"({"instanceId": "INSTANCE-A", "listId": "LIST-1"})",
                                  R"({"instanceId": "INSTANCE-A", "instanceId": "INSTANCE-A"})", "[]", "INSTANCE-A", ""})
            QCOMPARE(told("CAMPAIGN-1", wrong), QStringLiteral("400 bad_request"));
        QCOMPARE(m_tenant->lists("CAMPAIGN-1").size(), 2);
        QCOMPARE(completed("INSTANCE-A"), 4);
        QCOMPARE(m_tenant->sandbox().archivedAttempts(QStringLiteral("INSTANCE-A")), 0);
    }

private:
    RawAnswer update(const QByteArray &campaign, const QByteArray &body)
    {
        return m_tenant->call("PATCH", "campaign/updateList/" + campaign, body);
    }
    RawAnswer unbind(const QByteArray &campaign, const QByteArray &body)
    {
        return m_tenant->post("campaign/unbindList/" + campaign, body);
    }
    void makeMorning()
    {
        QCOMPARE(update("CAMPAIGN-1",
                        R"({"instanceId": "INSTANCE-A", "instanceName": "morning", "enabled": true, "order": 3, "dialingRatio": 5,
                "sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldName": "last", "sortOrder": "DESC"}]}})")
                     .status,
                 200);
    }
    // What can be changed of an instance, as getCampaign shows it; nothing when it is not there.
    QJsonObject properties(const QByteArray &instance, const QByteArray &campaign = "CAMPAIGN-1")
    {
        for (const QJsonValue &value : m_tenant->lists(campaign)) {
            QJsonObject list = value.toObject();
            if (list.take(QLatin1String("instanceId")).toString() != QLatin1String(instance))
                continue;
            for (const char *other : {"id", "name", "totalRecords"})
                list.remove(QLatin1String(other));
            return list;
        }
        return {};
    }
    qsizetype completed(const QByteArray &instance)
    {
        const RawAnswer answer =
            m_tenant->post("campaign/getCompletedRecords/CAMPAIGN-1", "{\"instanceId\": \"" + instance + "\", \"limit\": 9}");
        return answer.status == 200 ? answer.object().value(QLatin1String("records")).toArray().size() : -1;
    }

    std::unique_ptr<HandmadeTenant> m_tenant;
    QByteArray m_function;
};

QTEST_GUILESS_MAIN(SandboxInstancesTest)
#include "tst_sandboxinstances.moc"
