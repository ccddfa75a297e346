// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The beginning and the end of a list in the sandbox: made of a format that is there, and deleted with all that hangs on it.
#include <QTest>

#include <support/handmadetenant.h>

using namespace outdial::test;

class SandboxListLifeTest : public QObject {
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

    void createListOfAFormat()
    {
        const RawAnswer answer = create(R"({"name": "  Autumn leads ", "formatId": "FORMAT-1"})");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().keys(), QStringList(QStringLiteral("id")));
        const QString id = answer.object().value(QLatin1String("id")).toString();
        QCOMPARE(id.size(), 36);
        QJsonObject list = m_tenant->get("callinglist/getList/" + id.toLatin1());
        QCOMPARE(list.take(QLatin1String("creationDate")).toString().size(), 23);
        QCOMPARE(list, json(R"({"name": "Autumn leads", "formatId": "FORMAT-1", "formatName": "One key", "totalRecords": 0,
                                "campaigns": []})"));
        // The last one of the walk, and with its format's keys.
        QCOMPARE(names(), QStringList({QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three"),
                                       QStringLiteral("Autumn leads")}));
        QCOMPARE(m_tenant
                     ->post("callinglist/addAll/" + id.toLatin1(),
                            R"([{"id": "N1", "phone": "4155550120"}, {"id": "N1", "phone": "4155550121"}])")
                     .object(),
                 json(R"({"added": 1, "error": {"duplicateKey": [{"id": "N1", "phone": "4155550121"}]}})"));
        QCOMPARE(m_tenant->sandbox().recordCount(QStringLiteral("LIST-1")), 6);
    }

    void createListErrors_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *body, int status) {
            const char *error = status == 404 ? "not_found" : status == 409 ? "conflict" : "bad_request";
            QTest::newRow(body) << QByteArray(body) << status << QString::fromLatin1(error);
        };
        row(R"({"formatId": "FORMAT-1"})", 400);
        row(R"({"name": null, "formatId": "FORMAT-1"})", 400);
        row(R"({"name": " ", "formatId": "FORMAT-1"})", 400);
        row(R"({"name": 7, "formatId": "FORMAT-1"})", 400);
        row(R"({"name": "New"})", 400);
        row(R"({"name": "New", "formatId": ""})", 400);
        row(R"({"name": "New", "formatId": 1})", 400);
        row(R"({"name": "New", "formatId": "FORMAT-1", "listName": "New"})", 400);
        row(R"({"name": "New", "name": "New", "formatId": "FORMAT-1"})", 400);
        row(R"([{"name": "New", "formatId": "FORMAT-1"}])", 400);
        row("", 400);
        row(R"({"name": "New", "formatId": "FORMAT-9"})", 404);
        row(R"({"name": "New", "formatId": "format-1"})", 404);
        row(R"({"name": "One", "formatId": "FORMAT-9"})", 404); // the object of the body before the state
        row(R"({"name": "One", "formatId": "FORMAT-1"})", 409);
        row(R"({"name": " One\t", "formatId": "FORMAT-2"})", 409);
    }
    void createListErrors()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, error);
        const RawAnswer answer = create(body);
        QVERIFY2(answer.status == status, answer.body.constData());
        QCOMPARE(answer.error(), error);
        QVERIFY(!answer.description().isEmpty());
        QCOMPARE(names().size(), 3);
    }

    void namesOfListsDifferByCase()
    {
        QCOMPARE(create(R"({"name": "one", "formatId": "FORMAT-1"})").status, 200);
        QCOMPARE(create(R"({"name": "one", "formatId": "FORMAT-1"})").status, 409);
    }

    void deleteListTakesEverythingWithIt()
    {
        const RawAnswer answer = remove("LIST-1");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QCOMPARE(answer.body, QByteArray());
        QCOMPARE(names(), QStringList({QStringLiteral("Two"), QStringLiteral("Three")}));
        // It exists no longer.
        QCOMPARE(remove("LIST-1").status, 404);
        QCOMPARE(m_tenant->call("GET", "callinglist/getList/LIST-1").status, 404);
        QCOMPARE(m_tenant->post("callinglist/addAll/LIST-1", "[]").status, 404);
        QCOMPARE(m_tenant->post("callinglist/get/LIST-1/CAMPAIGN-1", R"({"id": "N1"})").status, 404);
        QCOMPARE(m_tenant->post("campaign/bindList/CAMPAIGN-1", R"({"listId": "LIST-1"})").status, 404);
        // It is unbound from every campaign, other lists stay.
        QCOMPARE(m_tenant->lists("CAMPAIGN-1").size(), 0);
        QStringList left;
        for (const QJsonValue &list : m_tenant->lists("CAMPAIGN-2"))
            left.append(list.toObject().value(QLatin1String("instanceId")).toString());
        QCOMPARE(left, QStringList({QStringLiteral("INSTANCE-2"), QStringLiteral("INSTANCE-3")}));
        QCOMPARE(m_tenant->post("campaign/getAllRecords/CAMPAIGN-1", R"({"instanceId": "INSTANCE-A", "limit": 9})").status, 409);
        QCOMPARE(m_tenant->call("PATCH", "campaign/updateList/CAMPAIGN-1", R"({"instanceId": "INSTANCE-A"})").status, 404);
        QCOMPARE(m_tenant->sandbox().recordCount(QStringLiteral("LIST-2")), 2);
        // Results are archived, of each instance its own.
        QCOMPARE(m_tenant->sandbox().archivedAttempts(QStringLiteral("INSTANCE-A")), 6);
        QCOMPARE(m_tenant->sandbox().archivedAttempts(QStringLiteral("INSTANCE-B")), 1);
        QCOMPARE(m_tenant->sandbox().archivedAttempts(QStringLiteral("INSTANCE-C")), 0);
    }

    void formatGoesWithItsLastList()
    {
        QCOMPARE(create(R"({"name": "Second of the format", "formatId": "FORMAT-2"})").status, 200);
        QCOMPARE(remove("LIST-2").status, 200);
        QCOMPARE(create(R"({"name": "Third of the format", "formatId": "FORMAT-2"})").status, 200); // it has a list
        QCOMPARE(withNewFormat("Two keys").status, 409);
        for (const char *name : {"Second of the format", "Third of the format"})
            QCOMPARE(remove(m_tenant->sandbox().listIdByName(QLatin1String(name)).toLatin1()).status, 200);
        QCOMPARE(create(R"({"name": "Fourth of the format", "formatId": "FORMAT-2"})").status, 404);
        // Its name is free, and what is made under it has the new fields.
        const RawAnswer made = withNewFormat("Two keys");
        QCOMPARE(made.status, 200);
        const QByteArray id = made.object().value(QLatin1String("id")).toString().toLatin1();
        QCOMPARE(m_tenant->post("callinglist/addAll/" + id, R"([{"ref": "R1", "tel": "5550130"}])").object(),
                 json(R"({"added": 1})"));
        QCOMPARE(m_tenant->post("callinglist/get/" + id + "/x", R"({"ref": "R1"})").object(),
                 json(R"({"entry": {"ref": "R1", "tel": "5550130"}})"));
    }

    void deletionJobOfTheListFails()
    {
        const RawAnswer started = m_tenant->post("callinglist/deleteAll/LIST-1", {});
        QCOMPARE(started.status, 200);
        const QByteArray job = started.object().value(QLatin1String("job")).toString().toLatin1();
        QVERIFY2(!job.isEmpty(), started.body.constData());
        QCOMPARE(remove("LIST-1").status, 200); // a job takes half a second at least
        QCOMPARE(m_tenant->get("job/" + job).value(QLatin1String("job_complete")).toString(), QStringLiteral("failed"));
    }

    void nameIsFreeAndNothingComesBack()
    {
        QCOMPARE(create(R"({"name": "Spare", "formatId": "FORMAT-1"})").status, 200); // keeps the format
        QCOMPARE(remove("LIST-1").status, 200);
        QVERIFY(m_tenant->restart());
        const QByteArray id =
            create(R"({"name": "One", "formatId": "FORMAT-1"})").object().value(QLatin1String("id")).toString().toLatin1();
        QVERIFY(!id.isEmpty() && id != "LIST-1");
        QCOMPARE(m_tenant->post("callinglist/addAll/" + id, R"([{"id": "N2", "phone": "4155550140"}])").object(),
                 json(R"({"added": 1})"));
        const QByteArray instance = m_tenant->post("campaign/bindList/CAMPAIGN-1", "{\"listId\": \"" + id + "\"}")
                                        .object()
                                        .value(QLatin1String("instanceId"))
                                        .toString()
                                        .toLatin1();
        const QJsonObject record =
            m_tenant
                ->post("campaign/queryRecord/CAMPAIGN-1",
                       "{\"instanceId\": \"" + instance + "\", \"fields\": {\"id\": \"N2\"}, \"extractAttempts\": true}")
                .object();
        QCOMPARE(record.value(QLatin1String("entry")).toObject(), json(R"({"id": "N2", "last": "", "phone": "14155550140"})"));
        QCOMPARE(record.value(QLatin1String("status")).toObject().value(QLatin1String("totalAttempts")), QJsonValue(0));
        QCOMPARE(record.value(QLatin1String("attempts")).toArray(), QJsonArray());
        // The original spelling of a record that went with the list finds nothing.
        QCOMPARE(m_tenant->post("callinglist/get/" + id + "/x", R"({"id": "N1"})").status, 404);
    }

    void deleteListErrors()
    {
        const RawAnswer answer = remove("LIST-9");
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.error(), QStringLiteral("not_found"));
        QCOMPARE(remove("list-1").status, 404);
        QCOMPARE(m_tenant->call("DELETE", "callinglist/deleteList/LIST-1", R"({"listId": "LIST-1"})").status, 400);
        QCOMPARE(m_tenant->call("DELETE", "callinglist/deleteList/LIST-1", "[]").status, 400);
        QCOMPARE(m_tenant->post("callinglist/deleteList/LIST-1", "{}").status, 405);
        QCOMPARE(m_tenant->call("DELETE", "callinglist/deleteList/LIST-1?force=true").status, 400);
        QCOMPARE(m_tenant->call("DELETE", "callinglist/deleteList").status, 404);
        QCOMPARE(names().size(), 3);
        QCOMPARE(m_tenant->lists("CAMPAIGN-1").size(), 2);
    }

private:
    RawAnswer create(const QByteArray &body) { return m_tenant->post("callinglist/createList", body); }
    RawAnswer remove(const QByteArray &list) { return m_tenant->call("DELETE", "callinglist/deleteList/" + list); }
    RawAnswer withNewFormat(const QByteArray &formatName)
    {
        return m_tenant->post("callinglist/createListWithNewFormat",
                              "{\"formatName\": \"" + formatName +
                                  "\", \"fields\": [{\"name\": \"ref\", \"type\": \"OTHER\", \"key\": true}, "
                                  "{\"name\": \"tel\", \"type\": \"PHONE\"}]}");
    }
    QStringList names()
    {
        QStringList found;
        const QJsonObject answer = m_tenant->post("callinglist/getAll", R"({"limit": 100})").object();
        for (const QJsonValue &list : answer.value(QLatin1String("records")).toArray())
            found.append(list.toObject().value(QLatin1String("name")).toString());
        return found;
    }

    std::unique_ptr<HandmadeTenant> m_tenant;
    QByteArray m_function;
};

QTEST_GUILESS_MAIN(SandboxListLifeTest)
#include "tst_sandboxlistlife.moc"
