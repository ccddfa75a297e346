// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The methods of the folder "DNC Lists", over raw HTTP, and the dialer that heeds what they wrote.
#include <QTest>

#include <sandbox/sandbox.h>

#include <support/rawtenant.h>

using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawAnswer;
using outdial::test::RawTenant;

namespace {

QJsonObject json(const char *text) { return QJsonDocument::fromJson(text).object(); }

} // namespace

class SandboxDncTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        startSandbox(0);
        m_internal = dncId("Company-wide opt-outs");
        m_areas = dncId("Area codes on hold");
        m_postal = dncId("Postleitzahlen mit Sperrzeit");
        m_exclusion = dncId("Claims in court");
        m_states = dncId("States with a licence pending");
        for (const QByteArray &id : {m_internal, m_areas, m_postal, m_exclusion, m_states})
            QCOMPARE(id.size(), 36);
        // The demo has some keys, so that there is something to see.
        for (const QByteArray &id : {m_internal, m_areas, m_postal, m_exclusion})
            QVERIFY(!keys(id).isEmpty());
    }

    void init()
    {
        for (const QByteArray &id : {m_internal, m_areas, m_postal, m_exclusion})
            QCOMPARE(send("deleteAll", id).status, 200);
    }

    void deleteAllCounts()
    {
        QCOMPARE(send("addAll", m_internal, R"([{"key": "1"}, {"key": "2"}, {"key": "3"}])").object(), json(R"({"added": 3})"));
        QCOMPARE(send("addAll", m_areas, R"([{"key": "907"}])").object(), json(R"({"added": 1})"));
        QCOMPARE(send("deleteAll", m_internal).object(), json(R"({"deleted": 3})"));
        QCOMPARE(keys(m_internal), QStringList());
        QCOMPARE(keys(m_areas), QStringList(QStringLiteral("907"))); // another list
        QCOMPARE(send("deleteAll", m_internal).object(), json(R"({"deleted": 0})"));
    }

    void addAll()
    {
        const RawAnswer first = send("addAll", m_internal, R"([
            {"key": " 5550100\t", "comment": "  Winter appeal "},
            {"key": 5550101},
            {"key": "abc", "comment": null},
            {"key": "ABC", "comment": ""},
            {"key": -7, "comment": 12},
            {"key": 123456789012345678901234567890}
        ])");
        QCOMPARE(first.status, 200);
        QCOMPARE(first.object(), json(R"({"added": 6})")); // no "error" when there is none
        QCOMPARE(keys(m_internal),
                 QStringList({QStringLiteral("5550100"), QStringLiteral("5550101"), QStringLiteral("abc"), QStringLiteral("ABC"),
                              QStringLiteral("-7"), QStringLiteral("123456789012345678901234567890")}));
    }

    // Every refused object comes back byte by byte, in the bucket of the first thing that is wrong with it.
    void addAllBuckets()
    {
        QCOMPARE(send("addAll", m_internal, R"([{"key": "there"}])").object(), json(R"({"added": 1})"));
        const QByteArray missing = R"({ "comment" : "no key" })";
        const QByteArray blank = R"({"key":"  "})";
        const QByteArray null = R"({"key": null, "other": 1})"; // the missing key comes first
        const QByteArray duplicate = R"({"key": " there ", "comment": "ü\u00fc"})";
        const QByteArray duplicateOfNow = R"({"key":7})";
        const QByteArray duplicateAndUnknown = R"({"key": "there", "phone": "1"})";
        const QByteArray boolean = R"({"key": true})";
        const QByteArray fraction = R"({"key": 1.0})";
        const QByteArray list = R"({"key": ["1"]})";
        const QByteArray comment = R"({"key": "new", "comment": false})";
        const QByteArray unknown = R"({"key": "new", "note": "x"})";
        const QByteArray doubled = R"({"key": "new", "key": "newer"})";
        const QByteArrayList sent{missing,
                                  R"({"key": "7"})",
                                  blank,
                                  duplicate,
                                  duplicateOfNow,
                                  duplicateAndUnknown,
                                  boolean,
                                  null,
                                  R"({"key": "good"})",
                                  fraction,
                                  list,
                                  comment,
                                  unknown,
                                  doubled};
        const RawAnswer answer = send("addAll", m_internal, '[' + sent.join(", ") + ']');
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().value(QLatin1String("added")), QJsonValue(2));
        const auto bucket = [](const char *name, const QByteArrayList &objects) -> QByteArray {
            return QByteArray("\"") + name + "\":[" + objects.join(',') + ']';
        };
        const QByteArray expected = "\"error\":{" + bucket("missingKey", {missing, blank, null}) + ',' +
                                    bucket("duplicateKey", {duplicate, duplicateOfNow, duplicateAndUnknown}) + ',' +
                                    bucket("formatError", {boolean, fraction, list, comment, unknown, doubled}) + '}';
        QVERIFY2(answer.body.contains(expected), answer.body.constData());
        QCOMPARE(keys(m_internal), QStringList({QStringLiteral("there"), QStringLiteral("7"), QStringLiteral("good")}));
    }

    void exclusionHasNoComments()
    {
        const RawAnswer answer = send("addAll", m_exclusion, R"([{"key": "A", "comment": "x"}, {"key": "B", "comment": ""},
                                                                 {"key": "C"}])");
        QCOMPARE(answer.object(), json(R"({"added": 1, "error": {"formatError": [{"key": "A", "comment": "x"},
                                                                                 {"key": "B", "comment": ""}]}})"));
        QCOMPARE(keys(m_exclusion), QStringList(QStringLiteral("C")));
        QCOMPARE(send("addAll", m_postal, R"([{"key": "93047", "comment": "x"}])").object(), json(R"({"added": 1})"));
    }

    void deleteMany()
    {
        QCOMPARE(send("addAll", m_internal, R"([{"key": "a"}, {"key": "A"}, {"key": "8888888", "comment": "c"}, {"key": "9"}])")
                     .object(),
                 json(R"({"added": 4})"));
        const RawAnswer answer = send("delete", m_internal, R"([
            {"key": " 8888888 "}, {"key": 8888888}, {"key": "a", "comment": {"ignored": true}}, {"key": "b"}, {"comment": "x"},
            {"key": ""}, {"key": false}, {"key": "A", "phone": "1"}, {"key": "nobody", "phone": "1"}
        ])");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object(), json(R"({"deleted": 2, "error": {
            "missingKey": [{"comment": "x"}, {"key": ""}],
            "keyNotFound": [{"key": 8888888}, {"key": "b"}, {"key": "nobody", "phone": "1"}],
            "formatError": [{"key": false}, {"key": "A", "phone": "1"}]}})"));
        QCOMPARE(keys(m_internal), QStringList({QStringLiteral("A"), QStringLiteral("9")}));
        QCOMPARE(send("delete", m_internal, "[]").object(), json(R"({"deleted": 0})"));
    }

    void deprecatedRows()
    {
        QCOMPARE(send("add", m_internal, R"([["123", "optional"], [456, ""], [" 123 ", "again"], ["789", null]])").object(),
                 json(R"({"added": 3})"));
        QCOMPARE(keys(m_internal), QStringList({QStringLiteral("123"), QStringLiteral("456"), QStringLiteral("789")}));
        QCOMPARE(send("add", m_internal, R"([["789", "x"], ["1000", "x"]])").object(), json(R"({"added": 1})"));
        QCOMPARE(send("add", m_exclusion, R"([["E1"], ["E2"], ["E1"]])").object(), json(R"({"added": 2})"));
        // What was there goes, in one step with what comes.
        QCOMPARE(send("replaceAll", m_internal, R"([["123", "x"], ["2", "y"], ["2", "z"]])").object(), json(R"({"added": 2})"));
        QCOMPARE(keys(m_internal), QStringList({QStringLiteral("123"), QStringLiteral("2")}));
        QCOMPARE(send("replaceAll", m_exclusion, "[]").object(), json(R"({"added": 0})"));
        QCOMPARE(keys(m_exclusion), QStringList());
    }

    // Rows that do not fit are 400, and nothing is changed.
    void deprecatedRowsRefused_data()
    {
        QTest::addColumn<bool>("exclusion");
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("too short") << false << QByteArray(R"(["1"])");
        QTest::newRow("too long") << false << QByteArray(R"(["1", "x", "y"])");
        QTest::newRow("comment of an exclusion") << true << QByteArray(R"(["1", ""])");
        QTest::newRow("nothing") << true << QByteArray("[]");
        QTest::newRow("empty key") << false << QByteArray(R"(["  ", "x"])");
        QTest::newRow("null key") << true << QByteArray("[null]");
        QTest::newRow("boolean") << false << QByteArray(R"([true, "x"])");
        QTest::newRow("fraction") << false << QByteArray(R"(["1", 1.5])");
        QTest::newRow("object") << false << QByteArray(R"({"key": "1"})");
        QTest::newRow("text") << true << QByteArray("\"1\"");
    }
    void deprecatedRowsRefused()
    {
        QFETCH(bool, exclusion);
        QFETCH(QByteArray, row);
        const QByteArray list = exclusion ? m_exclusion : m_internal;
        const QByteArray good = exclusion ? R"(["new"])" : R"(["new", "x"])";
        QCOMPARE(send("add", list, exclusion ? R"([["old"]])" : R"([["old", ""]])").status, 200);
        for (const char *method : {"add", "replaceAll"}) {
            const RawAnswer answer = send(method, list, '[' + good + ',' + row + ']');
            QCOMPARE(answer.status, 400);
            QVERIFY2(answer.description().contains(QLatin1String("record 2")), qPrintable(answer.description()));
            QCOMPARE(keys(list), QStringList(QStringLiteral("old")));
        }
    }

    void elementsThatAreNoObjects()
    {
        for (const char *method : {"addAll", "delete"})
            QCOMPARE(send(method, m_internal, R"([{"key": "1"}, ["2"]])").status, 400);
        QCOMPARE(keys(m_internal), QStringList());
    }

    void unknownListAndStates_data() { methods(); }
    void unknownListAndStates()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        const RawAnswer none = send(method, "A0000000-0000-4000-8000-000000000000", body);
        QCOMPARE(none.status, 404);
        QCOMPARE(none.error(), QStringLiteral("not_found"));
        QCOMPARE(send(method, m_internal.toLower(), body).status, 404); // ids are compared exactly
        const RawAnswer states = send(method, m_states, body);
        QCOMPARE(states.status, 403);
        QCOMPARE(states.error(), QStringLiteral("forbidden"));
        QVERIFY(states.description().contains(QLatin1String("GEOGRAPHIC_STATE")));
        QCOMPARE(keys(m_states), QStringList());
    }

    // A number on an INTERNAL list is not called: another one of the record is, if it has one. A record whose value is on an
    // EXCLUSION list is not called at all.
    void dialerHeedsTheLists()
    {
        startSandbox(300);
        const QByteArray campaign =
            m_sandbox->campaignIdByName(QStringLiteral("Warranty recall: household appliances")).toLatin1();
        QCOMPARE(m_tenant->call("POST", "campaign/stop/" + campaign).status, 200);
        QCOMPARE(send("addAll", dncId("Company-wide opt-outs"), R"([{"key": "(415) 555-0101"}, {"key": "14155550102"}])").status,
                 200);
        QCOMPARE(send("addAll", dncId("Claims in court"), R"([{"key": "Court-1"}])").status, 200);
        const QByteArray list = makeList(R"([
            {"name": "barred", "phone": "4155550101"},
            {"name": "second", "phone": "4155550102", "mobile": "4155550103"},
            {"name": "excluded", "phone": "4155550104", "claim": "Court-1"},
            {"name": "capitals", "phone": "4155550105", "claim": "court-1"},
            {"name": "plain", "phone": "4155550106"}])");
        QVERIFY(!list.isEmpty());
        // So much more than the lists of the demo that it is dialed at once.
        const RawAnswer bound =
            m_tenant->call("POST", "campaign/bindList/" + campaign,
                           QByteArray(R"({"enabled": true, "dialingRatio": 1000000, "listId": "LIST"})").replace("LIST", list));
        QCOMPARE(bound.status, 200);
        const QString instance = bound.object().value(QLatin1String("instanceId")).toString();
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + campaign).status, 200);

        QHash<QString, QJsonObject> records;
        const auto completed = [&] {
            const RawAnswer answer =
                m_tenant->post("campaign/getAllRecords/" + campaign, {{QStringLiteral("instanceId"), instance},
                                                                      {QStringLiteral("limit"), 10},
                                                                      {QStringLiteral("extractAttempts"), true}});
            qsizetype count = 0;
            for (const QJsonValue &value : answer.object().value(QLatin1String("records")).toArray()) {
                const QJsonObject record = value.toObject();
                records.insert(record.value(QLatin1String("entry")).toObject().value(QLatin1String("name")).toString(), record);
                count += record.value(QLatin1String("status")).toObject().value(QLatin1String("completed")).toBool();
            }
            return count;
        };
        QTRY_COMPARE_WITH_TIMEOUT(completed(), 5, 30'000);

        const auto attempts = [&](const char *name) {
            return records.value(QLatin1String(name)).value(QLatin1String("attempts")).toArray();
        };
        const auto check = [&](const char *name, bool called, const QString &phone, const QString &disposition) {
            QVERIFY2(!attempts(name).isEmpty(), name);
            for (const QJsonValue &value : attempts(name)) {
                const QJsonObject attempt = value.toObject();
                QCOMPARE(attempt.value(QLatin1String("call_attempted")), QJsonValue(called));
                QCOMPARE(attempt.value(QLatin1String("phone")).toString(), phone);
                if (!called) {
                    QCOMPARE(attempts(name).size(), 1);
                    QCOMPARE(attempt.value(QLatin1String("disposition")).toString(), disposition);
                    QCOMPARE(attempt.value(QLatin1String("callDuration")), QJsonValue(0));
                }
            }
        };
        check("barred", false, QStringLiteral("14155550101"), QStringLiteral("Number matches DNC"));
        check("second", true, QStringLiteral("14155550103"), {});
        check("excluded", false, QStringLiteral("14155550104"), QStringLiteral("Record excluded"));
        check("capitals", true, QStringLiteral("14155550105"), {});
        check("plain", true, QStringLiteral("14155550106"), {});
    }

private:
    static void methods()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("deleteAll") << QByteArray("deleteAll") << QByteArray();
        QTest::newRow("delete") << QByteArray("delete") << QByteArray(R"([{"key": "1"}])");
        QTest::newRow("addAll") << QByteArray("addAll") << QByteArray(R"([{"key": "1"}])");
        QTest::newRow("add") << QByteArray("add") << QByteArray(R"([["1", ""]])");
        QTest::newRow("replaceAll") << QByteArray("replaceAll") << QByteArray(R"([["1", ""]])");
    }

    void startSandbox(double rate)
    {
        Options options;
        options.dialRate = rate;
        m_sandbox = std::make_unique<Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_tenant = std::make_unique<RawTenant>(*url);
        QVERIFY(m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
    }
    QByteArray dncId(const char *name) const { return m_sandbox->dncListIdByName(QString::fromUtf8(name)).toLatin1(); }
    QStringList keys(const QByteArray &list) const { return m_sandbox->dncKeys(QString::fromLatin1(list)); }
    RawAnswer send(const QByteArray &method, const QByteArray &list, const QByteArray &body = {})
    {
        return m_tenant->call("POST", "donotcalllist/" + method + '/' + list, body);
    }
    QByteArray makeList(const QByteArray &records)
    {
        const RawAnswer made =
            m_tenant->call("POST", "callinglist/createListWithNewFormat", R"({"formatName": "claims of one day",
            "listName": "claims of one day", "fields": [
            {"name": "name", "type": "OTHER", "required": true, "searchable": false, "skip": false, "key": true},
            {"name": "claim", "type": "OTHER", "required": false, "searchable": false, "skip": false, "key": false},
            {"name": "phone", "type": "PHONE", "required": true, "searchable": false, "skip": false, "key": false,
             "phoneType": "US_CANADA"},
            {"name": "mobile", "type": "PHONE", "required": false, "searchable": false, "skip": false, "key": false,
             "phoneType": "US_CANADA"}]})");
        const QByteArray id = made.object().value(QLatin1String("id")).toString().toLatin1();
        const RawAnswer added = m_tenant->call("POST", "callinglist/addAll/" + id, records);
        return added.object().value(QLatin1String("added")) == QJsonValue(5) ? id : QByteArray();
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
    QByteArray m_internal;
    QByteArray m_areas;
    QByteArray m_postal;
    QByteArray m_exclusion;
    QByteArray m_states;
};

QTEST_GUILESS_MAIN(SandboxDncTest)
#include "tst_sandboxdnc.moc"
