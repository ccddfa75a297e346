// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The deprecated walks of the sandbox over a list in a campaign: all records by index, and those with activity since a time.
#include <QTest>

#include <support/handmadetenant.h>

using namespace outdial::test;

class SandboxDeprecatedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { startAnew(); }

    void getAllAsPrinted()
    {
        const RawAnswer answer = getAll(R"({"fromIndex": 0, "maxSize": "100"})");
        QCOMPARE(answer.status, 200);
        const QJsonArray records = answer.array();
        QCOMPARE(ids(records), QStringLiteral("N1 N2 N3 N4 N5 N6"));
        // Fields that are empty are absent, and so are those of the campaign.
        QCOMPARE(records.at(0).toObject(), json(R"({"entry": {"id": "N1", "last": "Ames", "phone": "14155550101"}, "index": 0,
            "status": {"globalInteractionID": "CALL-2-1-1", "lastCallDuration": 0, "lastDisposition": "No Answer",
                       "totalAttempts": 1, "completed": false, "lastPhone": "14155550101",
                       "lastDate": "2024-03-01T09:00:00.000"}})"));
        QCOMPARE(records.at(1).toObject(), json(R"({"entry": {"id": "N2", "last": "Bell", "phone": "14155550102"}, "index": 1,
            "status": {"globalInteractionID": "CALL-2-2-2", "lastCallDuration": 41, "lastDisposition": "Agreed",
                       "totalAttempts": 2, "completed": true, "completedTime": "2024-03-01T10:00:00.000",
                       "lastAgent": "ada.quist", "lastPhone": "14155550102", "lastDate": "2024-03-01T10:00:00.000"}})"));
        // Never called in the first instance, whatever the second one has.
        QCOMPARE(records.at(5).toObject(), json(R"({"entry": {"id": "N6", "last": "Ford", "phone": "14155550106"}, "index": 5,
            "status": {"completed": false}})"));
    }

    void getAllPages_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *body, const char *expected) {
            QTest::newRow(body) << QByteArray(body) << QString::fromLatin1(expected);
        };
        row(R"({"fromIndex": "0", "maxSize": 1})", "N1");
        row(R"({"fromIndex": 2, "maxSize": 3})", "N3 N4 N5"); // from this index on
        row(R"({"fromIndex": "5", "maxSize": "3"})", "N6");
        row(R"({"fromIndex": 6, "maxSize": 3})", "");
        row(R"({"fromIndex": 9223372036854775807, "maxSize": 1000})", "");
        row(R"({"fromIndex": "9223372036854775807", "maxSize": "1000"})", "");
    }
    void getAllPages()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        const RawAnswer answer = getAll(body);
        QVERIFY2(answer.status == 200, answer.body.constData());
        QVERIFY(QJsonDocument::fromJson(answer.body).isArray());
        QCOMPARE(ids(answer.array()), expected);
    }

    void indexesGoOn()
    {
        const auto back = qScopeGuard([this] { startAnew(); });
        // Records of another list come in between, and one is refused: the list counts its own.
        QCOMPARE(add("LIST-3", R"([{"phone": "4155550190"}, {"phone": "4155550191"}])"), 2);
        QCOMPARE(add("LIST-1", R"([{"id": "N1", "phone": "4155550192"}, {"id": "N7", "phone": "4155550193"}])"), 1);
        QCOMPARE(add("LIST-3", R"([{"phone": "4155550194"}])"), 1);
        QCOMPARE(add("LIST-1", R"([{"id": "N8", "phone": "4155550195"}])"), 1);
        const QJsonArray records = getAll(R"({"fromIndex": 5, "maxSize": 1000})").array();
        QCOMPARE(ids(records), QStringLiteral("N6 N7 N8"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(records.at(i).toObject().value(QLatin1String("index")), QJsonValue(5 + i));
    }

    void getChangedAsPrinted()
    {
        const RawAnswer answer = getChanged(R"({"fromTime": "2013-03-01T13:15:06.456", "maxSize": "100"})");
        QCOMPARE(answer.status, 200);
        const QJsonArray records = answer.array();
        QCOMPARE(ids(records), QStringLiteral("N1 N2 N3 N4 N5")); // by index, not by time
        QCOMPARE(records.at(0).toObject(), json(R"({"entry": {"id": "N1", "last": "Ames", "phone": "14155550101"},
            "completed": false, "recordDisposition": "", "recordDispositionCode": "", "totalAttempts": 1, "attempts": [
            {"call_attempted": true, "disposition": "No Answer", "dispositionCode": "", "date": "2024-03-01T09:00:00.000",
             "phone": "14155550101", "callDuration": 0, "dialingDuration": 9, "callNotes": "", "agent": "",
             "globalInteractionID": "CALL-2-1-1", "CPADuration": 2}]})"));
        // All attempts, also those before the time; no fields of the campaign.
        QCOMPARE(getChanged(R"({"fromTime": "2024-03-01T09:59:59.999", "maxSize": 1})").array().first().toObject(),
                 json(R"({"entry": {"id": "N2", "last": "Bell", "phone": "14155550102"},
            "completed": true, "recordDisposition": "Agreed", "recordDispositionCode": "", "totalAttempts": 2, "attempts": [
            {"call_attempted": true, "disposition": "No Answer", "dispositionCode": "", "date": "2024-03-01T08:30:00.000",
             "phone": "14155550102", "callDuration": 0, "dialingDuration": 9, "callNotes": "", "agent": "",
             "globalInteractionID": "CALL-2-2-1", "CPADuration": 2},
            {"call_attempted": true, "disposition": "Agreed", "dispositionCode": "", "date": "2024-03-01T10:00:00.000",
             "phone": "14155550102", "callDuration": 41, "dialingDuration": 9, "callNotes": "Rang \u0022twice\u0022.",
             "agent": "ada.quist", "globalInteractionID": "CALL-2-2-2", "CPADuration": 2}]})"));
        QCOMPARE(records.at(3)
                     .toObject()
                     .value(QLatin1String("attempts"))
                     .toArray()
                     .first()
                     .toObject()
                     .value(QLatin1String("call_attempted")),
                 QJsonValue(false));
    }

    void getChangedSince_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *body, const char *expected) {
            QTest::newRow(body) << QByteArray(body) << QString::fromLatin1(expected);
        };
        row(R"({"fromTime": "2024-03-01T10:00:00.000", "maxSize": 1000})", "N2 N3 N5"); // at or after
        row(R"({"fromTime": "2024-03-01T10:00:00.001", "maxSize": 1000})", "N5");
        row(R"({"fromTime": "2024-03-01T09:30:00Z", "maxSize": "1000"})", "N2 N3 N4 N5");
        row(R"({"fromTime": "2024-03-01T09:00:00.000", "maxSize": 2})", "N1 N2");
        row(R"({"fromTime": "2024-03-01T11:00:00.001", "maxSize": 1})", "");
    }
    void getChangedSince()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        const RawAnswer answer = getChanged(body);
        QVERIFY2(answer.status == 200, answer.body.constData());
        QCOMPARE(ids(answer.array()), expected);
    }

    void notBoundAndNotThere()
    {
        const QByteArray all = R"({"fromIndex": 0, "maxSize": 10})";
        const QByteArray changed = R"({"fromTime": "2013-03-01T13:15:06.456", "maxSize": 10})";
        const auto both = [&](const QByteArray &ids) {
            const RawAnswer first = m_tenant->post("callinglist/getAll/" + ids, all);
            const RawAnswer second = m_tenant->post("callinglist/getChanged/" + ids, changed);
            const auto told = [](const RawAnswer &answer) -> QByteArray {
                return answer.status == 200 ? answer.body
                                            : QByteArray(QByteArray::number(answer.status) + ' ' + answer.error().toLatin1());
            };
            return QList<QByteArray>{told(first), told(second)};
        };
        QCOMPARE(both("LIST-2/CAMPAIGN-1"), QList<QByteArray>({"[]", "[]"})); // bound to another campaign
        QCOMPARE(both("LIST-1/CAMPAIGN-9"), QList<QByteArray>({"404 not_found", "404 not_found"}));
        QCOMPARE(both("LIST-9/CAMPAIGN-1"), QList<QByteArray>({"404 not_found", "404 not_found"}));
        QCOMPARE(both("list-1/CAMPAIGN-1"), QList<QByteArray>({"404 not_found", "404 not_found"}));
        // Bound, and nothing has happened there.
        QCOMPARE(both("LIST-1/CAMPAIGN-2").last(), QByteArray("[]"));
        QCOMPARE(ids(m_tenant->post("callinglist/getAll/LIST-1/CAMPAIGN-2", all).array()), QStringLiteral("N1 N2 N3 N4 N5 N6"));
        // The objects of the path come before the parameters.
        QCOMPARE(m_tenant->post("callinglist/getAll/LIST-9/CAMPAIGN-1", "{}").status, 404);
        QCOMPARE(m_tenant->post("callinglist/getChanged/LIST-1/CAMPAIGN-9", "{}").status, 404);
    }

    void parameters_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *method, const char *body) {
            QTest::addRow("%s %s", method, body) << QByteArray(method) << QByteArray(body);
        };
        for (const char *wrong : {"null", "\"\"", "\" \"", "-1", "\"-1\"", "1.0", "\"1.0\"", "\"1e3\"", "\"+1\"", "\" 1\"",
                                  "true", "[0]", "\"9223372036854775808\"", "9223372036854775808"})
            row("getAll", QByteArray(R"({"maxSize": 10, "fromIndex": )" + QByteArray(wrong) + '}').constData());
        for (const char *wrong : {"null", "\"\"", "0", "\"0\"", "1001", "\"1001\"", "10.0", "\"ten\"", "false", "{}"}) {
            row("getAll", QByteArray(R"({"fromIndex": 0, "maxSize": )" + QByteArray(wrong) + '}').constData());
            row("getChanged",
                QByteArray(R"({"fromTime": "2013-03-01T13:15:06.456", "maxSize": )" + QByteArray(wrong) + '}').constData());
        }
        for (const char *wrong : {"null", "\"\"", "\" \"", "0", "\"2013-03-01\"", "\"2013-03-32T00:00:00.000\"", "\"yesterday\""})
            row("getChanged", QByteArray(R"({"maxSize": 10, "fromTime": )" + QByteArray(wrong) + '}').constData());
        row("getAll", R"({"maxSize": 10})");
        row("getAll", R"({"fromIndex": 0})");
        row("getAll", R"({"fromIndex": 0, "maxSize": 10, "limit": 10})");
        row("getAll", R"({"fromIndex": 0, "maxSize": 10, "maxSize": 10})");
        row("getAll", "[]");
        row("getChanged", R"({"maxSize": 10})");
        row("getChanged", R"({"fromTime": "2013-03-01T13:15:06.456"})");
        row("getChanged", R"({"fromTime": "2013-03-01T13:15:06.456", "maxSize": 10, "fromIndex": 0})");
    }
    void parameters()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        const RawAnswer answer = m_tenant->post("callinglist/" + method + "/LIST-1/CAMPAIGN-1", body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.error(), QStringLiteral("bad_request"));
    }

    void lookUpTellsAllInstances()
    {
        const RawAnswer answer = m_tenant->post("callinglist/get/LIST-1/CAMPAIGN-1", R"({"id": "N6"})");
        QCOMPARE(answer.array(), jsonList(R"([
            {"entry": {"id": "N6", "last": "Ford", "phone": "14155550106"}, "status": {"completed": false}},
            {"entry": {"id": "N6", "last": "Ford", "phone": "14155550106"}, "status": {"globalInteractionID": "CALL-1-6-1",
             "lastCallDuration": 0, "lastDisposition": "Busy", "totalAttempts": 1, "completed": true,
             "completedTime": "2024-03-01T12:00:00.000", "lastPhone": "14155550106",
             "lastDate": "2024-03-01T12:00:00.000"}}])"));
        QCOMPARE(m_tenant->post("callinglist/get/LIST-1/CAMPAIGN-2", R"({"id": "N6"})").object(),
                 json(R"({"entry": {"id": "N6", "last": "Ford", "phone": "14155550106"}, "status": {"completed": false}})"));
        QCOMPARE(m_tenant->post("callinglist/get/LIST-1/aaa", R"({"id": "N6"})").object(),
                 json(R"({"entry": {"id": "N6", "last": "Ford", "phone": "14155550106"}})"));
    }

private:
    void startAnew()
    {
        m_tenant = std::make_unique<HandmadeTenant>();
        QVERIFY(m_tenant->start(fillWithResults));
    }
    RawAnswer getAll(const QByteArray &body) { return m_tenant->post("callinglist/getAll/LIST-1/CAMPAIGN-1", body); }
    RawAnswer getChanged(const QByteArray &body) { return m_tenant->post("callinglist/getChanged/LIST-1/CAMPAIGN-1", body); }
    int add(const QByteArray &list, const QByteArray &records)
    {
        return m_tenant->post("callinglist/addAll/" + list, records).object().value(QLatin1String("added")).toInt(-1);
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

    std::unique_ptr<HandmadeTenant> m_tenant;
};

QTEST_GUILESS_MAIN(SandboxDeprecatedTest)
#include "tst_sandboxdeprecated.moc"
