// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Updates of records in the sandbox, of one and of many: what becomes of the stored values, and what is refused.
#include <support/practicelist.h>

using outdial::sandbox::Options;
using outdial::test::json;
using outdial::test::PracticeList;
using outdial::test::RawAnswer;

class SandboxUpdatesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QVERIFY(m_list.start());
        QVERIFY(m_list.createPeople());
        QCOMPARE(m_list
                     .call("addAll", R"([{"id": "A1", "first": "Ada", "last": "One", "phone": "(415) 555-0101",
                            "alt": "030 23125 017", "age": "007", "born": "1990-01-02"},
                           {"id": "A2", "first": "Bob", "last": "Two", "phone": "4155550102"}])")
                     .object(),
                 json(R"({"added": 2})"));
    }

    void givenFieldsChangeTheRestStays()
    {
        const RawAnswer answer =
            m_list.call("update", R"({"id": " A1 ", "first": "  Eve ", "phone": "415.555.0199", "age": "0041"})");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QCOMPARE(answer.body, QByteArray());
        QCOMPARE(m_list.entry(R"({"id": "A1"})"),
                 json(R"({"id": "A1", "first": "Eve", "last": "One", "phone": "14155550199", "alt": "493023125017", "age": 41,
                          "born": "1990-01-02"})"));
        // No other record, and neither order nor number.
        QCOMPARE(
            m_list.entry(R"({"id": "A2"})"),
            json(R"({"id": "A2", "first": "Bob", "last": "Two", "phone": "14155550102", "alt": "", "age": null, "born": ""})"));
        QCOMPARE(m_list.stored("id"), QStringList({QStringLiteral("A1"), QStringLiteral("A2")}));
        QCOMPARE(m_list.total(), 2);
    }

    void blankAndNullReset()
    {
        QCOMPARE(m_list.call("update", R"({"id": "A1", "first": null, "alt": " ", "age": "", "born": "\u00a0"})").status, 200);
        QCOMPARE(m_list.entry(R"({"id": "A1"})"),
                 json(R"({"id": "A1", "first": "", "last": "One", "phone": "14155550101", "alt": "", "age": null, "born": ""})"));
    }

    void manyAtOnce()
    {
        const QByteArray unknown = R"({"id":"A9", "first" : "X"})";
        const QByteArray keyless = R"({"first":"\u0058"})";
        const QByteArray blank = R"({"id":" ","other":1})";
        const QByteArray bad = R"({ "id": "A2", "age": 1.5 })";
        const RawAnswer answer =
            m_list.call("updateAll", "[" + bad + ", {\"id\": \"A1\", \"first\": \"Eve\"}, " + unknown + "\n," + keyless +
                                         ",{\"id\":\"A2\"}, " + blank + "," + unknown + "]");
        QCOMPARE(answer.status, 200);
        // Only its keys given: updated all the same. Objects exactly as sent, in the documented order of the reasons.
        QCOMPARE(answer.body,
                 QByteArray(R"({"updated":2,"error":{"missingKey":[)" + keyless + "," + blank + R"(],"keyNotFound":[)" + unknown +
                            "," + unknown + R"(],"formatError":[)" + bad + "]}}"));
        QCOMPARE(m_list.stored("first"), QStringList({QStringLiteral("Eve"), QStringLiteral("Bob")}));
    }

    void theLastUpdateOfARecordStays()
    {
        QCOMPARE(m_list.call("updateAll", R"([{"id": "A1", "first": "Eve"}, {"id": "A1", "first": "Fay"}])").object(),
                 json(R"({"updated": 2})"));
        QCOMPARE(m_list.stored("first").first(), QStringLiteral("Fay"));
        QCOMPARE(m_list.call("updateAll", "[]").object(), json(R"({"updated": 0})"));
    }

    // What is refused, by updateAll and by update; nothing is changed.
    void refused_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QString>("bucket");
        QTest::addColumn<int>("status");
        const auto row = [](const char *record, const char *bucket, int status) {
            QTest::newRow(record) << QByteArray(record) << QString::fromLatin1(bucket) << status;
        };
        row("{}", "missingKey", 400);
        row(R"({"id": null, "first": "X"})", "missingKey", 400);
        row(R"({"id": "", "other": true})", "missingKey", 400);   // the first of its faults
        row(R"({"id": "a1", "first": "X"})", "keyNotFound", 404); // capitals matter
        row(R"({"id": "A9", "age": "x"})", "keyNotFound", 404);
        row(R"({"id": "A9", "last": null})", "keyNotFound", 404);
        row(R"({"id": true, "first": "X"})", "formatError", 400);
        row(R"({"id": ["A1"], "first": "X"})", "formatError", 400);
        row(R"({"id": "A1", "last": null})", "formatError", 400); // required
        row(R"({"id": "A1", "last": " "})", "formatError", 400);
        row(R"({"id": "A2", "phone": " "})", "formatError", 400); // its only phone
        row(R"({"id": "A2", "phone": null, "alt": ""})", "formatError", 400);
        row(R"({"id": "A1", "phone": null, "alt": ""})", "formatError", 400); // both of them
        row(R"({"id": "A1", "phone": "415555"})", "formatError", 400);
        row(R"({"id": "A1", "first": "X", "alt": "none"})", "formatError", 400);
        row(R"({"id": "A1", "first": "X", "age": "x"})", "formatError", 400);
        row(R"({"id": "A1", "first": "X", "age": 9223372036854775808})", "formatError", 400);
        row(R"({"id": "A1", "first": "X", "born": "1990-02-30"})", "formatError", 400);
        row(R"({"id": "A1", "first": false})", "formatError", 400);
        row(R"({"id": "A1", "first": "X", "First": "X"})", "formatError", 400);
        row(R"({"id": "A1", "first": "X", "first": "X"})", "formatError", 400);
    }
    void refused()
    {
        QFETCH(QByteArray, record);
        QFETCH(QString, bucket);
        QFETCH(int, status);
        const QJsonObject before1 = m_list.entry(R"({"id": "A1"})");
        const QJsonObject before2 = m_list.entry(R"({"id": "A2"})");
        QVERIFY(!before1.isEmpty() && !before2.isEmpty());
        const QByteArray expected = "{\"updated\":0,\"error\":{\"" + bucket.toLatin1() + "\":[" + record + "]}}";
        QCOMPARE(m_list.call("updateAll", '[' + record + ']').body, expected);
        const RawAnswer one = m_list.call("update", record);
        QCOMPARE(one.status, status);
        QCOMPARE(one.error(), status == 404 ? QStringLiteral("not_found") : QStringLiteral("bad_request"));
        QVERIFY(!one.description().isEmpty());
        QCOMPARE(m_list.entry(R"({"id": "A1"})"), before1);
        QCOMPARE(m_list.entry(R"({"id": "A2"})"), before2);
    }

    void descriptionsNameTheField()
    {
        const auto description = [this](const char *record) { return m_list.call("update", record).description(); };
        QCOMPARE(description(R"({"id": "A1", "age": "ten"})"),
                 QStringLiteral("'age' has unsupported value 'ten': integer is expected"));
        QCOMPARE(description(R"({"id": "A1", "nick": "x"})"), QStringLiteral("parameter 'nick' is not supported"));
        QCOMPARE(description(R"({"first": "x"})"), QStringLiteral("required parameter 'id' is empty or missing"));
        QVERIFY(description(R"({"id": "A1", "last": " "})").contains(QLatin1String("'last'")));
        QVERIFY(description(R"({"id": "A2", "phone": null})").contains(QLatin1String("'phone'")));
    }

    void onePhoneOfTwoMayGo()
    {
        QCOMPARE(m_list.call("update", R"({"id": "A1", "phone": null})").status, 200);
        QCOMPARE(m_list.stored("phone").first(), QString());
        QCOMPARE(m_list.call("update", R"({"id": "A1", "alt": null})").status, 400); // now the only one
        QCOMPARE(m_list.call("update", R"({"id": "A1", "alt": null, "phone": "4155550177"})").status, 200);
        QCOMPARE(m_list.stored("phone").first(), QStringLiteral("14155550177"));
        QCOMPARE(m_list.stored("alt").first(), QString());
    }

    void skippedFieldsAreIgnored()
    {
        QCOMPARE(m_list.call("update", R"({"id": "A1", "note": {"any": 1}, "first": "Eve"})").status, 200);
        QCOMPARE(m_list.stored("first").first(), QStringLiteral("Eve"));
        QVERIFY(!m_list.entry(R"({"id": "A1"})").contains(QLatin1String("note")));
    }

    void longIntegersAreText()
    {
        QCOMPARE(m_list.call("update", R"({"id": "A1", "first": 123456789012345678901234567890})").status, 200);
        QCOMPARE(m_list.stored("first").first(), QStringLiteral("123456789012345678901234567890"));
    }

    // Keys are found by the stored and by the original value, and are the same after any update.
    void keysStayAsTheyAre()
    {
        QVERIFY(m_list.create("K", R"({"name": "phone", "type": "PHONE", "key": true, "phoneType": "US_CANADA"},
                                      {"name": "no", "type": "INTEGER", "key": true}, {"name": "x", "type": "OTHER"},
                                      {"name": "second", "type": "PHONE", "phoneType": "US_CANADA"})"));
        QCOMPARE(m_list.call("addAll", R"([{"phone": "(415) 555-0100", "no": "007", "x": "-"}])").object(),
                 json(R"({"added": 1})"));
        const QByteArrayList spellings{R"("phone": "14155550100", "no": 7)", R"("phone": " (415) 555-0100", "no": "007")",
                                       R"("phone": "(415) 555-0100", "no": "7")", R"("phone": 14155550100, "no": "007")"};
        for (int turn = 0; turn < spellings.size(); ++turn) {
            const QByteArray value = QByteArray::number(turn);
            const QByteArray update = ", \"x\": \"" + value + "\", \"second\": \"(415) 555-019" + value + "\"}";
            QCOMPARE(m_list.call("update", '{' + spellings[turn] + update).status, 200);
            const QByteArray entry =
                "{\"phone\": \"14155550100\", \"no\": 7, \"x\": \"" + value + "\", \"second\": \"1415555019" + value + "\"}";
            for (const QByteArray &spelling : spellings)
                QCOMPARE(m_list.entry('{' + spelling + '}'), json(entry));
        }
        // Nothing else is normalised; what could be no key at all is a fault of its format.
        QCOMPARE(m_list.call("update", R"({"phone": "415-555-0100", "no": 7, "x": "y"})").status, 404);
        QCOMPARE(m_list.call("update", R"({"phone": "14155550100", "no": "07", "x": "y"})").status, 404);
        QCOMPARE(m_list.call("update", R"({"phone": "14155550100", "no": "x"})").status, 400);
        QCOMPARE(m_list.call("update", R"({"phone": "14155550100"})").status, 400);
        QCOMPARE(m_list.stored("x"), QStringList(QStringLiteral("3")));
    }

    // A stored key that would not be taken in again is a key nevertheless.
    void storedKeyIsNotNormalisedAgain()
    {
        QVERIFY(m_list.create("Z", R"({"name": "phone", "type": "PHONE", "key": true, "removePrefix": "0"},
                                      {"name": "x", "type": "OTHER"})"));
        QCOMPARE(m_list.call("addAll", R"([{"phone": "00"}])").object(), json(R"({"added": 1})"));
        QCOMPARE(m_list.stored("phone"), QStringList(QStringLiteral("0")));
        QCOMPARE(m_list.call("update", R"({"phone": "0", "x": "y"})").status, 200);
        QCOMPARE(m_list.call("update", R"({"phone": "00", "x": "z"})").status, 200);
        QCOMPARE(m_list.entry(R"({"phone": "00"})"), json(R"({"phone": "0", "x": "z"})"));
    }

    void keylessListsCannotBeUpdated()
    {
        QVERIFY(m_list.create("N", R"({"name": "phone", "type": "PHONE"})"));
        QCOMPARE(m_list.call("addAll", R"([{"phone": "5550100"}])").object(), json(R"({"added": 1})"));
        QCOMPARE(m_list.call("updateAll", R"([{"phone": "5550100"}])").status, 400);
        QCOMPARE(m_list.call("update", R"({"phone": "5550100"})").status, 400);
    }

    void requestsThatAreRefusedWhole()
    {
        QCOMPARE(m_list.call("updateAll", R"([{"id": "A1", "first": "Eve"}, 1])").status, 400);
        QCOMPARE(m_list.call("updateAll", R"({"id": "A1", "first": "Eve"})").status, 400);
        QCOMPARE(m_list.call("update", R"([{"id": "A1", "first": "Eve"}])").status, 400);
        QCOMPARE(m_list.call("update", R"({"id": "A1", "first": "Eve")").status, 400);
        QCOMPARE(m_list.stored("first").first(), QStringLiteral("Ada"));
        QCOMPARE(m_list.tenant().call("POST", "callinglist/updateAll/none", "[]").status, 404);
        QCOMPARE(m_list.tenant().call("POST", "callinglist/update/none", "{}").status, 404);
        QCOMPARE(m_list.tenant().call("GET", "callinglist/update/" + m_list.id.toLatin1()).status, 405);
    }

    // Changes through the API are not what getUpdatedRecords tells of.
    void updatesAreNoAttempts()
    {
        const QString instance = m_list.bind(m_list.campaign());
        QCOMPARE(m_list.call("update", R"({"id": "A1", "first": "Eve"})").status, 200);
        QCOMPARE(m_list.page("getUpdatedRecords", m_list.campaign(), instance).size(), 0);
        const QJsonArray all = m_list.page("getAllRecords", m_list.campaign(), instance);
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.first().toObject().value(QLatin1String("entry")).toObject().value(QLatin1String("first")).toString(),
                 QStringLiteral("Eve"));
    }

    // The original of a value that was replaced no longer counts, that of one that stayed does: seen by searching them.
    void originalsFollow()
    {
        QCOMPARE(m_list.call("update", R"({"id": "A1", "age": "0041"})").status, 200);
        const auto targets = [this](const char *fields) {
            const RawAnswer answer = m_list.call("delete", QByteArray(R"({"fields": )") + fields + "}");
            const QByteArray job = answer.object().value(QLatin1String("job")).toString().toLatin1();
            QJsonObject status;
            const bool done = QTest::qWaitFor([&] {
                status = m_list.tenant().get("job/" + job).object();
                return status.value(QLatin1String("job_complete")) == QLatin1String("complete");
            });
            return done ? status.value(QLatin1String("deleted")).toInt() : -1;
        };
        QCOMPARE(targets(R"({"age": "007"})"), 0);
        QCOMPARE(targets(R"({"age": "7"})"), 0);
        QCOMPARE(targets(R"({"age": "0041", "alt": "030 23125 017"})"), 1);
    }

private:
    PracticeList m_list;
};

QTEST_GUILESS_MAIN(SandboxUpdatesTest)
#include "tst_sandboxupdates.moc"
