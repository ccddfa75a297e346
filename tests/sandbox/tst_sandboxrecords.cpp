// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records of the sandbox: what addAll takes and refuses, how values are stored and found again.
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

class SandboxRecordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { startSandbox({}); }

    void goodRecordsAreStored()
    {
        const RawAnswer answer = addAll(R"([
            {"id": " A1 ", "last": "X", "phone": "(415) 555-0100", "age": "007", "alt": "030 23125 017", "note": {"any": [1]}},
            {"id": 2, "last": "Ünlü", "phone": "+1 415 555 0101", "age": 41, "alt": "+49 30 23125 018", "born": "2024-02-29"},
            {"id": "A3", "last": "X", "phone": 14155550102, "age": null, "alt": "  "},
            {"id": "a3", "first": "\u0022q\u0022\n", "last": "X", "phone": "011 44 20 7946 0000", "age": -9223372036854775808}])");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object(), json(R"({"added": 4})"));
        QCOMPARE(m_sandbox->recordCount(m_list), 4);
        QCOMPARE(stored("id"),
                 QStringList({QStringLiteral("A1"), QStringLiteral("2"), QStringLiteral("A3"), QStringLiteral("a3")}));
        // US and Canada: digits; 1 before ten of them; eleven that begin with 1, and 011, stay.
        QCOMPARE(stored("phone"), QStringList({QStringLiteral("14155550100"), QStringLiteral("14155550101"),
                                               QStringLiteral("14155550102"), QStringLiteral("011442079460000")}));
        // Other: digits, without the prefix 0, with the country code 49 unless it is there.
        QCOMPARE(stored("alt"),
                 QStringList({QStringLiteral("493023125017"), QStringLiteral("493023125018"), QString(), QString()}));
        QCOMPARE(stored("age"),
                 QStringList({QStringLiteral("7"), QStringLiteral("41"), QString(), QStringLiteral("-9223372036854775808")}));
    }

    void entriesAsReturned()
    {
        QCOMPARE(addAll(R"([{"id": "A1", "last": "X", "phone": "(415) 555-0100", "note": 5},
                            {"id": "A2", "first": "\u0022q\u0022\n\u00e9", "last": "X", "phone": "4155550101", "age": "41"}])")
                     .object(),
                 json(R"({"added": 2})"));
        // Every field but the skipped one; an empty INTEGER is null, everything else "".
        QCOMPARE(
            find(R"({"id": "A1"})").object(),
            json(
                R"({"entry": {"id": "A1", "first": "", "last": "X", "phone": "14155550100", "alt": "", "age": null, "born": ""}})"));
        const RawAnswer answer = find(R"({"id": "A2"})");
        QVERIFY(answer.body.contains(R"("age":41)"));
        QCOMPARE(answer.object().value(QLatin1String("entry")).toObject().value(QLatin1String("first")).toString(),
                 QStringLiteral("\"q\"\né"));
    }

    // The bucket of one record that is refused; the record A1 is there already.
    void buckets_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QString>("bucket");
        const auto row = [](const char *record, const char *bucket) {
            QTest::newRow(record) << QByteArray(record) << QString::fromLatin1(bucket);
        };
        row(R"({"last": "X", "phone": "4155550100"})", "missingKey");
        row(R"({"id": null, "last": "X", "phone": "4155550100"})", "missingKey");
        row(R"({"id": " \t ", "last": "X", "phone": "4155550100"})", "missingKey");
        row(R"({"id": "", "phone": "1", "other": 1})", "missingKey"); // the first of its faults
        row("{}", "missingKey");
        row(R"({"id": "A1", "last": "X", "phone": "4155550100"})", "duplicateKey");
        row(R"({"id": " A1", "last": "Y", "phone": "4155550101"})", "duplicateKey");
        row(R"({"id": "A1", "phone": "1", "other": true})", "duplicateKey");
        row(R"({"id": "B", "phone": "4155550100"})", "missingRequired");
        row(R"({"id": "B", "last": " ", "phone": "4155550100"})", "missingRequired");
        row(R"({"id": "B", "last": "X"})", "missingRequired");
        row(R"({"id": "B", "last": "X", "alt": "030 23125 017"})", "missingRequired");
        row(R"({"id": "B", "phone": "1", "other": true})", "missingRequired");
        row(R"({"id": true, "phone": "4155550100"})", "missingRequired"); // before the malformed key
        row(R"({"id": "B", "last": "X", "phone": "1415555010"})", "formatError");
        row(R"({"id": "B", "last": "X", "phone": "41555501"})", "formatError");
        row(R"({"id": "B", "last": "X", "phone": "none"})", "formatError");
        row(R"({"id": "B", "last": "X", "phone": "4155550100", "alt": "-"})", "formatError");
        row(R"({"id": "B", "last": "X", "phone": "4155550100", "Last": "X"})", "formatError");
        row(R"({"id": "B", "last": "X", "phone": "4155550100", "last": "X"})", "formatError");
        row(R"({"id": "B", "last": true, "phone": "4155550100"})", "formatError");
        row(R"({"id": "B", "last": 1.0, "phone": "4155550100"})", "formatError");
        row(R"({"id": "B", "last": ["X"], "phone": "4155550100"})", "formatError");
        row(R"({"id": "B", "last": {"a": "X"}, "phone": "4155550100"})", "formatError");
        row(R"({"id": {"a": 1}, "last": "X", "phone": "4155550100"})", "formatError");
        row(R"({"id": false, "last": "X", "phone": "4155550100"})", "formatError");
        row(R"({"id": "B", "last": "X", "phone": "4155550100", "age": "12x"})", "formatError");
        row(R"({"id": "B", "last": "X", "phone": "4155550100", "age": false})", "formatError");
        row(R"({"id": "B", "last": "X", "phone": "4155550100", "age": 9223372036854775808})", "formatError");
        row(R"({"id": "B", "last": "X", "phone": "4155550100", "age": 123456789012345678901234567890})", "formatError");
        row(R"({"id": "B", "last": "X", "phone": "4155550100", "born": "2023-02-29"})", "formatError");
        row(R"({"id": "B", "last": "X", "phone": "4155550100", "born": "2023-2-1"})", "formatError");
    }
    void buckets()
    {
        QFETCH(QByteArray, record);
        QFETCH(QString, bucket);
        QCOMPARE(addAll(R"([{"id": "A1", "last": "X", "phone": "4155550199"}])").status, 200);
        const RawAnswer answer = addAll('[' + record + ']');
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().value(QLatin1String("added")), QJsonValue(0));
        const QJsonObject error = answer.object().value(QLatin1String("error")).toObject();
        QCOMPARE(error.keys(), QStringList(bucket));
        QVERIFY2(answer.body.contains(QByteArray('[' + record + ']')), answer.body.constData()); // exactly as sent
        QCOMPARE(m_sandbox->recordCount(m_list), 1);
    }

    void bucketsOfABatch()
    {
        const QByteArray missing = R"({ "last" : "X", "phone":"4155550100" })";
        const QByteArray doubled = "{\"phone\": \"4155550111\", \"id\": \"N1\", \"last\": \"\\u0058 , ]}\"}";
        const QByteArray bad = R"({"id":"N9","last":"X","phone":"1"})";
        const RawAnswer answer =
            addAll("[ " + bad + " ,{\"id\": \"N1\", \"last\": \"X\", \"phone\": \"4155550100\"}," + doubled + "\n, " + missing +
                   ", " + bad + ", {\"id\": \"N2\", \"last\": \"X\", \"phone\": \"4155550100\"}]");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray(R"({"added":2,"error":{"missingKey":[)" + missing + R"(],"duplicateKey":[)" + doubled +
                                         R"(],"formatError":[)" + bad + "," + bad + "]}}"));
        QCOMPARE(stored("id"), QStringList({QStringLiteral("N1"), QStringLiteral("N2")}));
    }

    void emptyBatchAndMalformedOnes()
    {
        QCOMPARE(addAll("[]").object(), json(R"({"added": 0})"));
        QCOMPARE(addAll(R"([1])").status, 400);
        QCOMPARE(addAll(R"([{"id": "A1", "last": "X", "phone": "4155550100"}, "x"])").status, 400);
        QCOMPARE(addAll(R"([{"id": "A1", "last": "X", "phone": "4155550100"})").status, 400);
        QCOMPARE(m_sandbox->recordCount(m_list), 0); // nothing of a request that is refused
        QCOMPARE(m_tenant->call("POST", "callinglist/addAll/none", "[]").status, 404);
    }

    void longIntegersAreText()
    {
        QCOMPARE(
            addAll(R"([{"id": 123456789012345678901234567890, "last": 18446744073709551615, "phone": "4155550100"}])").object(),
            json(R"({"added": 1})"));
        QCOMPARE(stored("id"), QStringList(QStringLiteral("123456789012345678901234567890")));
        QCOMPARE(stored("last"), QStringList(QStringLiteral("18446744073709551615")));
    }

    void anyPhoneWillDo()
    {
        const QString list = create(
            "P",
            R"({"name": "a", "type": "PHONE"}, {"name": "b", "type": "PHONE"}, {"name": "s", "type": "PHONE", "skip": true})");
        const QByteArray path = "callinglist/addAll/" + list.toLatin1();
        const RawAnswer answer =
            m_tenant->call("POST", path, R"([{"b": "5550100"}, {"a": " "}, {"s": "5550101"}, {"b": "5550100"}])");
        // Keyless: the same again is another record.
        QCOMPARE(answer.object(), json(R"({"added": 2, "error": {"missingRequired": [{"a": " "}, {"s": "5550101"}]}})"));
        QCOMPARE(m_tenant->call("POST", "callinglist/get/" + list.toLatin1() + "/x", R"({"b": "5550100"})").status,
                 400); // no key
    }

    void phoneKeysMatchStoredAndOriginal()
    {
        const QString list = create("K", R"({"name": "phone", "type": "PHONE", "key": true, "phoneType": "US_CANADA"},
                                            {"name": "no", "type": "INTEGER", "key": true}, {"name": "x", "type": "OTHER"})");
        const QByteArray path = list.toLatin1();
        QCOMPARE(m_tenant
                     ->call("POST", "callinglist/addAll/" + path, R"([{"phone": " (415) 555-0100", "no": "007", "x": "first"},
                                {"phone": "415.555.0100", "no": 8, "x": "second"}, {"phone": "1-415-555-0100", "no": "7"}])")
                     .object(),
                 json(R"({"added": 2, "error": {"duplicateKey": [{"phone": "1-415-555-0100", "no": "7"}]}})"));
        const auto found = [&](const char *keys) {
            const RawAnswer answer = m_tenant->call("POST", "callinglist/get/" + path + "/aaa", keys);
            return answer.status == 200
                       ? answer.object().value(QLatin1String("entry")).toObject().value(QLatin1String("x")).toString()
                       : QString::number(answer.status);
        };
        QCOMPARE(found(R"({"phone": "14155550100", "no": 7})"), QStringLiteral("first"));
        QCOMPARE(found(R"({"phone": "(415) 555-0100 ", "no": "007"})"), QStringLiteral("first"));
        QCOMPARE(found(R"({"phone": "(415) 555-0100", "no": 7})"), QStringLiteral("first"));
        QCOMPARE(found(R"({"phone": 14155550100, "no": "007"})"), QStringLiteral("first"));
        QCOMPARE(found(R"({"phone": "415.555.0100", "no": "8", "x": "ignored", "y": 1})"), QStringLiteral("second"));
        // Nothing else is normalised.
        QCOMPARE(found(R"({"phone": "415-555-0100", "no": 7})"), QStringLiteral("404"));
        QCOMPARE(found(R"({"phone": "14155550100", "no": "07"})"), QStringLiteral("404"));
        QCOMPARE(found(R"({"phone": "14155550100"})"), QStringLiteral("400"));
        QCOMPARE(found(R"({"phone": "14155550100", "no": true})"), QStringLiteral("400"));
        QCOMPARE(found(R"({"phone": "14155550100", "no": 7, "no": 7})"), QStringLiteral("400"));
        QCOMPARE(m_tenant->call("POST", "callinglist/get/none/aaa", "{}").status, 404);
    }

    void lookUpShowsStatusWhereBound()
    {
        QCOMPARE(addAll(R"([{"id": "A1", "last": "X", "phone": "4155550100"}])").status, 200);
        const QByteArray campaign = m_sandbox->campaignIdByName(QStringLiteral("Practice campaign")).toLatin1();
        const QByteArray path = "callinglist/get/" + m_list.toLatin1() + '/' + campaign;
        const auto ask = [&] { return m_tenant->call("POST", path, R"({"id": "A1"})"); };
        QVERIFY(!ask().object().contains(QLatin1String("status")));
        bind(campaign);
        // Never called: only "completed" is always there.
        QCOMPARE(ask().object().value(QLatin1String("status")).toObject(), json(R"({"completed": false})"));
        bind(campaign);
        QCOMPARE(ask().array().size(), 2);
        QCOMPARE(m_tenant->call("POST", path, R"({"id": "A2"})").status, 404);
    }

    void limitIsExceeded()
    {
        Options options;
        options.rowLimit = 2;
        startSandbox(options);
        const RawAnswer answer = addAll(R"([{"id": "1", "last": "X", "phone": "4155550100"}, {"id": "2"},
            {"id": "2", "last": "X", "phone": "4155550100"}, {"id": "3", "last": "X", "phone": "4155550100"}, {}])");
        QCOMPARE(answer.object(), json(R"({"added": 2, "error": {"missingRequired": [{"id": "2"}],
            "limitExceeded": [{"id": "3", "last": "X", "phone": "4155550100"}, {}]}})"));
    }

    void totalsFollow()
    {
        QCOMPARE(addAll(R"([{"id": "1", "last": "X", "phone": "4155550100"}, {"id": "2", "last": "X", "phone": "4155550100"}])")
                     .status,
                 200);
        QCOMPARE(m_tenant->get("callinglist/getList/" + m_list.toLatin1()).object().value(QLatin1String("totalRecords")),
                 QJsonValue(2));
    }

private:
    void startSandbox(Options options)
    {
        options.dataset = QStringLiteral("empty");
        m_sandbox = std::make_unique<Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_tenant = std::make_unique<RawTenant>(*url);
        QVERIFY(m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
        m_list = create("L", R"({"name": "id", "type": "ACCOUNT", "key": true}, {"name": "first", "type": "FIRST_NAME"},
            {"name": "last", "type": "LAST_NAME", "required": true},
            {"name": "phone", "type": "PHONE", "phoneType": "US_CANADA", "required": true},
            {"name": "alt", "type": "PHONE", "removePrefix": "0", "defaultCountryCode": "49"},
            {"name": "age", "type": "INTEGER"}, {"name": "born", "type": "DATETIME", "format": "yyyy-MM-dd"},
            {"name": "note", "type": "OTHER", "skip": true})");
        QVERIFY(!m_list.isEmpty());
    }
    QString create(const QByteArray &name, const QByteArray &fields)
    {
        const QByteArray body =
            QByteArray(R"({"formatName": "NAME", "fields": [FIELDS]})").replace("NAME", name).replace("FIELDS", fields);
        const RawAnswer answer = m_tenant->call("POST", "callinglist/createListWithNewFormat", body);
        return answer.object().value(QLatin1String("id")).toString();
    }
    void bind(const QByteArray &campaign)
    {
        QCOMPARE(m_tenant->post("campaign/bindList/" + campaign, {{QStringLiteral("listId"), m_list}}).status, 200);
    }
    RawAnswer addAll(const QByteArray &records)
    {
        return m_tenant->call("POST", "callinglist/addAll/" + m_list.toLatin1(), records);
    }
    RawAnswer find(const QByteArray &keys)
    {
        return m_tenant->call("POST", "callinglist/get/" + m_list.toLatin1() + "/aaa", keys);
    }
    QStringList stored(const char *field) const { return m_sandbox->storedValues(m_list, QString::fromLatin1(field)); }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
    QString m_list;
};

QTEST_GUILESS_MAIN(SandboxRecordsTest)
#include "tst_sandboxrecords.moc"
