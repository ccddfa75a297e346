// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Adding and erasing single records in the sandbox.
#include <support/practicelist.h>

using outdial::sandbox::Options;
using outdial::test::countRecords;
using outdial::test::json;
using outdial::test::PracticeList;
using outdial::test::RawAnswer;

class SandboxEditsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QVERIFY(m_list.start());
        QVERIFY(m_list.createPeople());
    }

    void addedRecordIsStored()
    {
        const RawAnswer answer = m_list.call("add", R"({"id": " A1 ", "last": "One", "phone": "(415) 555-0101", "age": "007",
                                                        "note": "dropped"})");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QCOMPARE(answer.body, QByteArray());
        QCOMPARE(m_list.entry(R"({"id": "A1"})"),
                 json(R"({"id": "A1", "first": "", "last": "One", "phone": "14155550101", "alt": "", "age": 7, "born": ""})"));
        QCOMPARE(m_list.total(), 1);
    }

    void addRefuses_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *record, int status, const char *said) {
            QTest::newRow(record) << QByteArray(record) << status << QString::fromLatin1(said);
        };
        row(R"({"id": "A1", "last": "X", "phone": "4155550102"})", 409, "already in the list");
        row(R"({"id": "A1", "phone": "1"})", 409, "already in the list"); // the first of its faults
        row(R"({"last": "X", "phone": "4155550102"})", 400, "'id'");
        row(R"({"id": " ", "last": "X", "phone": "4155550102"})", 400, "'id'");
        row(R"({"id": "B", "phone": "4155550102"})", 400, "'last'");
        row(R"({"id": "B", "last": "X"})", 400, "phone number");
        row(R"({"id": "B", "last": "X", "phone": "415"})", 400, "'phone'");
        row(R"({"id": "B", "last": "X", "phone": "4155550102", "age": "old"})", 400, "'age'");
        row(R"({"id": "B", "last": "X", "phone": "4155550102", "born": "02.01.1990"})", 400, "'born'");
        row(R"({"id": "B", "last": 1.5, "phone": "4155550102"})", 400, "'last'");
        row(R"({"id": "B", "last": "X", "phone": "4155550102", "nick": "x"})", 400, "'nick'");
        row(R"({"id": "B", "last": "X", "last": "X", "phone": "4155550102"})", 400, "'last'");
        row(R"([{"id": "B", "last": "X", "phone": "4155550102"}])", 400, "object");
        row("{", 400, "JSON");
        row("{}", 400, "'id'");
    }
    void addRefuses()
    {
        QFETCH(QByteArray, record);
        QFETCH(int, status);
        QFETCH(QString, said);
        QCOMPARE(m_list.call("add", R"({"id": "A1", "last": "One", "phone": "4155550101"})").status, 200);
        const RawAnswer answer = m_list.call("add", record);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.error(), status == 409 ? QStringLiteral("conflict") : QStringLiteral("bad_request"));
        QVERIFY2(answer.description().contains(said), qPrintable(answer.description()));
        QCOMPARE(m_list.stored("last"), QStringList(QStringLiteral("One")));
    }

    void addTakesLongIntegersAsText()
    {
        QCOMPARE(m_list.call("add", R"({"id": 123456789012345678901234567890, "last": "X", "phone": "4155550101"})").status, 200);
        QCOMPARE(m_list.stored("id"), QStringList(QStringLiteral("123456789012345678901234567890")));
    }

    void limitIsABadRequest()
    {
        Options options;
        options.rowLimit = 1;
        QVERIFY(m_list.start(options));
        QVERIFY(m_list.createPeople());
        QCOMPARE(m_list.call("add", R"({"id": "A1", "last": "X", "phone": "4155550101"})").status, 200);
        const RawAnswer answer = m_list.call("add", R"({"id": "A2", "last": "X", "phone": "4155550102"})");
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.description().contains(QLatin1String("maximum")), qPrintable(answer.description()));
        // What is erased makes room.
        QCOMPARE(m_list.call("erase", R"({"fields": {"id": "A1"}, "reason": "room"})").status, 200);
        QCOMPARE(m_list.call("add", R"({"id": "A2", "last": "X", "phone": "4155550102"})").status, 200);
    }

    void unknownListAndMethod()
    {
        for (const char *method : {"add", "erase"}) {
            QCOMPARE(m_list.tenant().call("POST", QByteArray("callinglist/") + method + "/none", "{}").status, 404);
            QCOMPARE(m_list.tenant().get(QByteArray("callinglist/") + method + '/' + m_list.id.toLatin1()).status, 405);
        }
    }

    void erasedRecordIsGone()
    {
        addThree();
        const RawAnswer answer = m_list.call(
            "erase", R"({"fields": {"id": " A2", "last": "whoever", "nick": true}, "reason": "asked by the person"})");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QCOMPARE(answer.body, QByteArray());
        QCOMPARE(m_list.stored("id"), QStringList({QStringLiteral("A1"), QStringLiteral("A3")}));
        QCOMPARE(m_list.total(), 2);
        QCOMPARE(m_list.find(R"({"id": "A2"})").status, 404);
        QCOMPARE(m_list.sandbox().erasureReasons(m_list.id), QStringList(QStringLiteral("asked by the person")));
        // A second time there is nothing, and nothing for the audit log either.
        QCOMPARE(m_list.call("erase", R"({"fields": {"id": "A2"}, "reason": "again"})").status, 404);
        QCOMPARE(m_list.sandbox().erasureReasons(m_list.id).size(), 1);
        // The key is free again, and its record comes last.
        QCOMPARE(m_list.call("add", R"({"id": "A2", "last": "New", "phone": "4155550104"})").status, 200);
        QCOMPARE(m_list.stored("id"), QStringList({QStringLiteral("A1"), QStringLiteral("A3"), QStringLiteral("A2")}));
    }

    void eraseByStoredOrOriginalKey()
    {
        QVERIFY(m_list.create("K", R"({"name": "phone", "type": "PHONE", "key": true, "phoneType": "US_CANADA"})"));
        const auto add = [this] { return m_list.call("add", R"({"phone": "(415) 555-0100"})").status; };
        QCOMPARE(add(), 200);
        QCOMPARE(m_list.call("erase", R"({"fields": {"phone": "4155550100"}, "reason": "r"})").status, 404);
        QCOMPARE(m_list.call("erase", R"({"fields": {"phone": 14155550100}, "reason": "r"})").status, 200);
        QCOMPARE(add(), 200);
        QCOMPARE(m_list.call("erase", R"({"fields": {"phone": "(415) 555-0100 "}, "reason": "r"})").status, 200);
        QCOMPARE(m_list.total(), 0);
        // The other spelling went too: it finds nothing, and not the next record by mistake.
        QCOMPARE(m_list.call("add", R"({"phone": "4155550100"})").status, 200);
        QCOMPARE(m_list.find(R"({"phone": "(415) 555-0100"})").status, 404);
    }

    void eraseRefuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *body, int status, const char *said) {
            QTest::newRow(body) << QByteArray(body) << status << QString::fromLatin1(said);
        };
        row(R"({"fields": {"id": "A9"}, "reason": "r"})", 404, "record");
        row(R"({"fields": {"id": "a1"}, "reason": "r"})", 404, "record");
        row(R"({"fields": {"id": "A1"}})", 400, "'reason'");
        row(R"({"fields": {"id": "A1"}, "reason": null})", 400, "'reason'");
        row(R"({"fields": {"id": "A1"}, "reason": "  "})", 400, "'reason'");
        row(R"({"fields": {"id": "A1"}, "reason": 5})", 400, "'reason'");
        row(R"({"fields": {"id": "A9"}, "reason": ""})", 400, "'reason'"); // parameters before the record
        row(R"({"reason": "r"})", 400, "'fields'");
        row(R"({"fields": null, "reason": "r"})", 400, "'fields'");
        row(R"({"fields": "A1", "reason": "r"})", 400, "'fields'");
        row(R"({"fields": [{"id": "A1"}], "reason": "r"})", 400, "'fields'");
        row(R"({"fields": {}, "reason": "r"})", 400, "'fields.id'");
        row(R"({"fields": {"last": "One"}, "reason": "r"})", 400, "'fields.id'");
        row(R"({"fields": {"id": ""}, "reason": "r"})", 400, "'fields.id'");
        row(R"({"fields": {"id": true}, "reason": "r"})", 400, "'fields.id'");
        row(R"({"fields": {"id": "A1", "id": "A2"}, "reason": "r"})", 400, "'id'");
        row(R"({"fields": {"id": "A1"}, "reason": "r", "force": true})", 400, "'force'");
        row(R"({"id": "A1", "reason": "r"})", 400, "'id'");
        row("[]", 400, "object");
        row("{", 400, "JSON");
    }
    void eraseRefuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, said);
        addThree();
        const RawAnswer answer = m_list.call("erase", body);
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.description().contains(said), qPrintable(answer.description()));
        QCOMPARE(m_list.total(), 3);
        QCOMPARE(m_list.sandbox().erasureReasons(m_list.id), QStringList());
    }

    void keylessListsCannotBeErasedFrom()
    {
        QVERIFY(m_list.create("N", R"({"name": "phone", "type": "PHONE"})"));
        QCOMPARE(m_list.call("add", R"({"phone": "5550100"})").status, 200);
        QCOMPARE(m_list.call("erase", R"({"fields": {"phone": "5550100"}, "reason": "r"})").status, 400);
        QCOMPARE(m_list.total(), 1);
    }

    // The results of the record go in every campaign, and are not archived.
    void resultsAreErasedToo()
    {
        Options options;
        options.dialRate = 200;
        QVERIFY(m_list.start(options));
        QVERIFY(m_list.createPeople());
        addThree();
        const QByteArrayList campaigns{m_list.campaign(), m_list.campaign("Second practice campaign")};
        QStringList instances;
        for (const QByteArray &campaign : campaigns) {
            instances.append(m_list.bind(campaign));
            QCOMPARE(m_list.tenant().call("POST", "campaign/start/" + campaign).status, 200);
        }
        for (int i = 0; i < 2; ++i)
            QTRY_COMPARE(countRecords(m_list.page("getAllRecords", campaigns[i], instances[i]), "completed"), 3);

        QCOMPARE(m_list.call("erase", R"({"fields": {"id": "A2"}, "reason": "r"})").status, 200);
        for (int i = 0; i < 2; ++i) {
            for (const char *method : {"getAllRecords", "getUpdatedRecords"}) {
                QStringList ids;
                for (const QJsonValue &record : m_list.page(method, campaigns[i], instances[i]))
                    ids.append(record.toObject().value(QLatin1String("entry")).toObject().value(QLatin1String("id")).toString());
                ids.sort();
                QCOMPARE(ids, QStringList({QStringLiteral("A1"), QStringLiteral("A3")}));
            }
        }
        QCOMPARE(m_list.sandbox().archivedResults(m_list.id), 0);
        // Added again it was never called, and is called like any other.
        for (const QByteArray &campaign : campaigns)
            QCOMPARE(m_list.tenant().call("POST", "campaign/stop/" + campaign).status, 200);
        QCOMPARE(m_list.call("add", R"({"id": "A2", "last": "New", "phone": "4155550104"})").status, 200);
        QCOMPARE(countRecords(m_list.page("getAllRecords", campaigns[0], instances[0]), "totalAttempts"), 2);
        QCOMPARE(m_list.tenant().call("POST", "campaign/start/" + campaigns[0]).status, 200);
        QTRY_COMPARE(countRecords(m_list.page("getAllRecords", campaigns[0], instances[0]), "completed"), 3);
    }

    // A walk that is under way loses nothing and sees nothing twice.
    void walksGoOnOverErasures()
    {
        addThree();
        const QByteArray campaign = m_list.campaign();
        const QString instance = m_list.bind(campaign);
        QCOMPARE(m_list.page("getAllRecords", campaign, instance, {}, 2).size(), 2);
        const QString cursor = m_list.nextCursor();
        QCOMPARE(m_list.call("erase", R"({"fields": {"id": "A2"}, "reason": "r"})").status, 200); // where the cursor stands
        const QJsonArray rest = m_list.page("getAllRecords", campaign, instance, cursor, 2);
        QCOMPARE(rest.size(), 1);
        QCOMPARE(rest.first().toObject().value(QLatin1String("entry")).toObject().value(QLatin1String("id")).toString(),
                 QStringLiteral("A3"));
    }

private:
    void addThree()
    {
        QCOMPARE(m_list
                     .call("addAll", R"([{"id": "A1", "last": "One", "phone": "4155550101"},
            {"id": "A2", "last": "Two", "phone": "4155550102"}, {"id": "A3", "last": "Three", "phone": "4155550103"}])")
                     .object(),
                 json(R"({"added": 3})"));
    }

    PracticeList m_list;
};

QTEST_GUILESS_MAIN(SandboxEditsTest)
#include "tst_sandboxedits.moc"
