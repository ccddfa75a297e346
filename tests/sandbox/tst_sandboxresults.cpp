// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sandbox says of results: the walk over completed records, and the look-up of one record.
#include <QRegularExpression>
#include <QTest>

#include <support/handmadetenant.h>

using namespace outdial::test;

class SandboxResultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_tenant.start(fillWithResults)); }

    void completedRecords()
    {
        const QJsonObject answer = completed(R"("limit": 1000)").object();
        const QJsonArray records = answer.value(QLatin1String("records")).toArray();
        QCOMPARE(ids(records), QStringLiteral("N4 N2 N3 N5")); // by time, and by _id where that is the same
        QCOMPARE(records.at(1).toObject(), json(R"({"entry": {"id": "N2", "last": "Bell", "phone": "14155550102"},
            "status": {"globalInteractionID": "CALL-2-2-2", "lastCallDuration": 41, "lastDisposition": "Agreed",
                       "totalAttempts": 2, "completed": true, "completedTime": "2024-03-01T10:00:00.000",
                       "lastAgent": "ada.quist", "lastPhone": "14155550102", "lastDate": "2024-03-01T10:00:00.000",
                       "custom_renewed": "yes", "custom_next_contact": ""}})"));
        static const QRegularExpression cursor(QStringLiteral("^2024-03-01T11:00:00\\.000_[0-9a-f]{24}$"));
        QVERIFY(cursor.match(answer.value(QLatin1String("next_cursor")).toString()).hasMatch());
    }

    void completedWithAttempts()
    {
        const QJsonArray records =
            completed(R"("limit": 2, "extractAttempts": true)").object().value(QLatin1String("records")).toArray();
        QCOMPARE(ids(records), QStringLiteral("N4 N2"));
        QCOMPARE(records.at(1).toObject().value(QLatin1String("attempts")).toArray(), jsonList(R"([
            {"call_attempted": true, "disposition": "No Answer", "date": "2024-03-01T08:30:00.000", "phone": "14155550102",
             "callDuration": 0, "dialingDuration": 9, "callNotes": "", "agent": "", "globalInteractionID": "CALL-2-2-1",
             "CPADuration": 2, "CPAResult": "No Answer"},
            {"call_attempted": true, "disposition": "Agreed", "date": "2024-03-01T10:00:00.000", "phone": "14155550102",
             "callDuration": 41, "dialingDuration": 9, "callNotes": "Rang \u0022twice\u0022.", "agent": "ada.quist",
             "globalInteractionID": "CALL-2-2-2", "CPADuration": 2, "CPAResult": "Voice", "custom_renewed": "yes",
             "custom_next_contact": ""}])"));
    }

    void completedIsOfTheInstance()
    {
        const auto of = [this](const QByteArray &instance, const QByteArray &campaign) {
            return ids(m_tenant.post("campaign/getCompletedRecords/" + campaign,
                                     "{\"instanceId\": \"" + instance + "\", \"limit\": 10}"));
        };
        QCOMPARE(of("INSTANCE-B", "CAMPAIGN-1"), QStringLiteral("N6"));
        QCOMPARE(of("INSTANCE-C", "CAMPAIGN-2"), QString());
        // Nothing to be last served: no cursor.
        const RawAnswer none =
            m_tenant.post("campaign/getCompletedRecords/CAMPAIGN-2", R"({"instanceId": "INSTANCE-C", "limit": 10})");
        QCOMPARE(none.body, QByteArray(R"({"next_cursor":null,"records":[]})"));
    }

    void completedWalk_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<QStringList>("pages");
        const auto row = [](int limit, const QStringList &pages) { QTest::addRow("limit %d", limit) << limit << pages; };
        row(1, {QStringLiteral("N4"), QStringLiteral("N2"), QStringLiteral("N3"), QStringLiteral("N5"), QString()});
        row(2, {QStringLiteral("N4 N2"), QStringLiteral("N3 N5"), QString()}); // an exact multiple costs an empty page
        row(3, {QStringLiteral("N4 N2 N3"), QStringLiteral("N5")});
        row(4, {QStringLiteral("N4 N2 N3 N5"), QString()});
        row(5, {QStringLiteral("N4 N2 N3 N5")});
    }
    void completedWalk()
    {
        QFETCH(int, limit);
        QFETCH(QStringList, pages);
        QStringList walked;
        QByteArray cursor = "null";
        qsizetype size = 0;
        do {
            const RawAnswer answer = completed("\"limit\": " + QByteArray::number(limit) + ", \"cursor\": " + cursor);
            QCOMPARE(answer.status, 200);
            size = answer.object().value(QLatin1String("records")).toArray().size();
            const QByteArray next = '"' + answer.object().value(QLatin1String("next_cursor")).toString().toLatin1() + '"';
            QCOMPARE(next == cursor, size == 0); // an empty page repeats the cursor, any other has one of its own
            cursor = next;
            walked.append(ids(answer));
        } while (size == limit && walked.size() < 10);
        QCOMPARE(walked, pages);
    }

    void completedWindow_data()
    {
        QTest::addColumn<QByteArray>("window");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *window, const char *expected) {
            QTest::newRow(window) << QByteArray(window) << QString::fromLatin1(expected);
        };
        row(R"("startTime": "2024-03-01T10:00:00.000")", "N2 N3 N5"); // at or after
        row(R"("startTime": "2024-03-01T10:00:00.001")", "N5");
        row(R"("startTime": "2024-03-01T09:30:00.5Z")", "N4 N2 N3 N5");
        row(R"("startTime": "2024-03-01T09:30:01")", "N2 N3 N5");
        row(R"("endTime": "2024-03-01T10:00:00.000")", "N4"); // before
        row(R"("endTime": "2024-03-01T10:00:00.001")", "N4 N2 N3");
        row(R"("endTime": "2024-03-01T09:30:00.500")", "");
        row(R"("startTime": "2024-03-01T10:00:00.000", "endTime": "2024-03-01T11:00:00.000")", "N2 N3");
        row(R"("startTime": "2024-03-01T10:00:00.000", "endTime": "2024-03-01T10:00:00.000")", "");
        row(R"("startTime": "2024-03-01T11:00:00.000", "endTime": "2024-03-01T10:00:00.000")", "");
        row(R"("startTime": null, "endTime": null)", "N4 N2 N3 N5");
        // Behind a cursor and within the window; cursors that were never issued are served by position.
        row(R"("cursor": "2024-03-01T10:00:00.000_000000000000000000000000")", "N2 N3 N5");
        row(R"("cursor": "2024-03-01T10:00:00.000_ffffffffffffffffffffffff")", "N5");
        row(R"("cursor": "2024-03-01T09:00:00.000_ffffffffffffffffffffffff", "startTime": "2024-03-01T10:30:00.000")", "N5");
        row(R"("cursor": "2024-03-01T10:30:00.000_000000000000000000000000", "startTime": "2024-03-01T09:00:00.000")", "N5");
        row(R"("cursor": "2024-03-01T10:30:00.000_000000000000000000000000", "endTime": "2024-03-01T11:00:00.000")", "");
    }
    void completedWindow()
    {
        QFETCH(QByteArray, window);
        QFETCH(QString, expected);
        const RawAnswer answer = completed("\"limit\": 1000, " + window);
        QVERIFY2(answer.status == 200, answer.body.constData());
        QCOMPARE(ids(answer), expected);
    }

    void completedErrors_data()
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
        row(R"({"instanceId": "INSTANCE-A"})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": null})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 0})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 1001})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": "10"})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10.0})", 400);
        row(R"({"limit": 10})", 400);
        row(R"({"instanceId": " ", "limit": 10})", 400);
        row(R"({"instanceId": 1, "limit": 10})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10, "extractAttempts": "true"})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10, "startTime": ""})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10, "startTime": "2024-02-30T00:00:00.000"})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10, "endTime": "2024-03-01 00:00:00.000"})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10, "endTime": 1709280000000})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10, "cursor": ""})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10, "cursor": "590e9abd4abbf1165862d342"})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10, "page_size": 10})", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10, "limit": 10})", 400);
        row(R"([{"instanceId": "INSTANCE-A", "limit": 10}])", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10)", 400);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10})", 404, "CAMPAIGN-9");
        row(R"({"instanceId": "INSTANCE-A", "limit": 0})", 404, "CAMPAIGN-9");
        row(R"({"instanceId": "INSTANCE-9", "limit": 10})", 409);
        row(R"({"instanceId": "instance-a", "limit": 10})", 409); // ids are compared exactly
        row(R"({"instanceId": "INSTANCE-C", "limit": 10})", 409);
        row(R"({"instanceId": "INSTANCE-A", "limit": 10})", 409, "CAMPAIGN-2");
        row(R"({"instanceId": "INSTANCE-9", "limit": 0})", 400); // what is wrong by itself comes first
    }
    void completedErrors()
    {
        QFETCH(QByteArray, campaign);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, error);
        const RawAnswer answer = m_tenant.post("campaign/getCompletedRecords/" + campaign, body);
        QVERIFY2(answer.status == status, answer.body.constData());
        QCOMPARE(answer.error(), error);
        QVERIFY(!answer.description().isEmpty());
    }

    void queryCompletedRecord()
    {
        const QByteArray entry = R"("entry": {"id": "N2", "last": "Bell", "phone": "14155550102"})";
        const QByteArray status = R"("status": {"globalInteractionID": "CALL-2-2-2", "lastCallDuration": 41,
            "lastDisposition": "Agreed", "totalAttempts": 2, "completed": true, "completedTime": "2024-03-01T10:00:00.000",
            "lastAgent": "ada.quist", "lastPhone": "14155550102", "lastDate": "2024-03-01T10:00:00.000",
            "custom_renewed": "yes", "custom_next_contact": ""})";
        const QJsonObject plain = json('{' + entry + ',' + status + '}');
        QCOMPARE(query(R"("fields": {"id": "N2"})").object(), plain);
        QCOMPARE(query(R"("fields": {"id": "N2"}, "extractAttempts": false)").object(), plain);
        QJsonObject full = query(R"("fields": {"id": "N2"}, "extractAttempts": true)").object();
        const QJsonArray attempts = full.take(QLatin1String("attempts")).toArray();
        QCOMPARE(full, plain);
        QCOMPARE(attempts.size(), 2);
        QCOMPARE(attempts.first().toObject().value(QLatin1String("date")).toString(), QStringLiteral("2024-03-01T08:30:00.000"));
        QCOMPARE(attempts.last().toObject().value(QLatin1String("custom_renewed")).toString(), QStringLiteral("yes"));
    }

    void queryRecordThatWasNeverCalled()
    {
        const QByteArray nothing = R"("globalInteractionID": "", "lastCallDuration": 0, "lastDisposition": "",
            "totalAttempts": 0, "completed": false, "completedTime": "", "lastAgent": "", "lastPhone": "", "lastDate": "")";
        const QByteArray entry = R"({"entry": {"id": "N6", "last": "Ford", "phone": "14155550106"}, "status": {)";
        // The campaign's own fields are shown, empty; a campaign without any has none.
        const QByteArray custom = R"(, "custom_renewed": "", "custom_next_contact": "")";
        QCOMPARE(query(R"("fields": {"id": "N6"})").object(), json(entry + nothing + custom + "}}"));
        QCOMPARE(query(R"("fields": {"id": "N6"}, "extractAttempts": true)").object(),
                 json(entry + nothing + custom + R"(}, "attempts": []})"));
        QCOMPARE(query(R"("fields": {"id": "N6"})", "INSTANCE-C", "CAMPAIGN-2").object(), json(entry + nothing + "}}"));
        // Called, and nobody filled them in: they are absent, as in the walks.
        QVERIFY(!query(R"("fields": {"id": "N1"})").body.contains("custom_"));
        const RawAnswer walk = m_tenant.post("campaign/getAllRecords/CAMPAIGN-1", R"({"instanceId": "INSTANCE-A", "limit": 9})");
        QCOMPARE(
            walk.object().value(QLatin1String("records")).toArray().at(5).toObject().value(QLatin1String("status")).toObject(),
            json('{' + nothing + '}'));
        // The result is the instance's own.
        QCOMPARE(query(R"("fields": {"id": "N6"})", "INSTANCE-B")
                     .object()
                     .value(QLatin1String("status"))
                     .toObject()
                     .value(QLatin1String("lastDisposition"))
                     .toString(),
                 QStringLiteral("Busy"));
    }

    void queryByStoredAndOriginalValues_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *fields, const char *found) {
            QTest::newRow(fields) << QByteArray(fields) << QString::fromLatin1(found);
        };
        row(R"({"phone": "14155550107", "no": 7})", "first");
        row(R"({"phone": "(415) 555-0107", "no": "007"})", "first");
        row(R"({"phone": " (415) 555-0107\t", "no": "7"})", "first");
        row(R"({"phone": 14155550107, "no": "007"})", "first");
        row(R"({"no": 8, "phone": "14155550107"})", "second");
        row(R"({"phone": "14155550107", "no": 8, "x": "first", "other": {"a": [1.5]}})", "second"); // other names are ignored
        row(R"({"phone": "415-555-0107", "no": 7})", "404");
        row(R"({"phone": "4155550107", "no": 7})", "404");
        row(R"({"phone": "14155550107", "no": "07"})", "404");
        row(R"({"phone": "14155550107", "no": 123456789012345678901234567890})", "404");
        row(R"({"phone": "14155550107"})", "400");
        row(R"({"phone": "14155550107", "no": null})", "400");
        row(R"({"phone": " ", "no": 7})", "400");
        row(R"({"phone": "14155550107", "no": 7.0})", "400");
        row(R"({"phone": "14155550107", "no": true})", "400");
        row(R"({"phone": ["14155550107"], "no": 7})", "400");
        row(R"({"phone": "14155550107", "no": 7, "no": 7})", "400");
        row("{}", "400");
    }
    void queryByStoredAndOriginalValues()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QString, found);
        const RawAnswer answer = query("\"fields\": " + fields, "INSTANCE-2", "CAMPAIGN-2");
        const QJsonObject entry = answer.object().value(QLatin1String("entry")).toObject();
        QCOMPARE(answer.status == 200 ? entry.value(QLatin1String("x")).toString() : QString::number(answer.status), found);
    }

    void queryErrors()
    {
        const auto status = [this](const QByteArray &parameters, const QByteArray &instance,
                                   const QByteArray &campaign) -> QString {
            const RawAnswer answer = query(parameters, instance, campaign);
            return QString::number(answer.status) + u' ' + answer.error();
        };
        const QByteArray fields = R"("fields": {"id": "N1"})";
        QCOMPARE(status(R"("fields": {"id": "N9"})", "INSTANCE-A", "CAMPAIGN-1"), QStringLiteral("404 not_found"));
        QCOMPARE(status(R"("fields": {"id": "n1"})", "INSTANCE-A", "CAMPAIGN-1"), QStringLiteral("404 not_found"));
        QCOMPARE(status(fields, "INSTANCE-A", "CAMPAIGN-9"), QStringLiteral("404 not_found"));
        QCOMPARE(status(fields, "INSTANCE-A", "CAMPAIGN-2"), QStringLiteral("409 conflict"));
        QCOMPARE(status(fields, "INSTANCE-9", "CAMPAIGN-1"), QStringLiteral("409 conflict"));
        QCOMPARE(status(R"("fields": {"phone": "4155550108"})", "INSTANCE-3", "CAMPAIGN-2"), QStringLiteral("400 bad_request"));
        const QString bad = QStringLiteral("400 bad_request");
        for (const char *wrong : {R"("fields": [{"id": "N1"}])", R"("fields": "N1")", R"("fields": null)",
                                  R"("extractAttempts": true)", R"("fields": {"id": "N1"}, "extractAttempts": 1)",
                                  R"("fields": {"id": "N1"}, "limit": 1)", R"("fields": {"id": "N1"}, "id": "N1")"})
            QCOMPARE(status(wrong, "INSTANCE-A", "CAMPAIGN-1"), bad);
        QCOMPARE(m_tenant.post("campaign/queryRecord/CAMPAIGN-1", R"({"fields": {"id": "N1"}})").status, 400);
        QCOMPARE(m_tenant.post("campaign/queryRecord/CAMPAIGN-1", R"({"instanceId": 5, "fields": {"id": "N1"}})").status, 400);
    }

private:
    RawAnswer completed(const QByteArray &parameters)
    {
        return m_tenant.post("campaign/getCompletedRecords/CAMPAIGN-1", R"({"instanceId": "INSTANCE-A", )" + parameters + '}');
    }
    RawAnswer query(const QByteArray &parameters, const QByteArray &instance = "INSTANCE-A",
                    const QByteArray &campaign = "CAMPAIGN-1")
    {
        return m_tenant.post("campaign/queryRecord/" + campaign, "{\"instanceId\": \"" + instance + "\", " + parameters + '}');
    }
    static QString ids(const QJsonArray &records)
    {
        QStringList found;
        for (const QJsonValue &record : records) {
            const QJsonObject entry = record.toObject().value(QLatin1String("entry")).toObject();
            found.append(entry.value(QLatin1String("id")).toString());
        }
        return found.join(u' ');
    }
    static QString ids(const RawAnswer &answer) { return ids(answer.object().value(QLatin1String("records")).toArray()); }

    HandmadeTenant m_tenant;
};

QTEST_GUILESS_MAIN(SandboxResultsTest)
#include "tst_sandboxresults.moc"
