// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Calling lists of the sandbox: making them, finding them, walking through all of them.
#include <QDateTime>
#include <QSet>
#include <QTest>

#include <sandbox/sandbox.h>

#include <support/rawtenant.h>

using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawAnswer;
using outdial::test::RawTenant;

class SandboxListsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        Options options;
        options.dataset = QStringLiteral("empty");
        m_sandbox = std::make_unique<Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_tenant = std::make_unique<RawTenant>(*url);
        QVERIFY(m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
    }

    void createdListIsThere()
    {
        const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
        const RawAnswer answer = create(R"({"formatName": " Leads ", "listName": "Leads.csv", "fields": [
            {"name": "id", "type": "OTHER", "required": true, "searchable": false, "skip": false, "key": false},
            {"name": "phone", "type": "PHONE", "key": true, "phoneType": "OTHER", "removePrefix": "", "defaultCountryCode": ""}]})");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().size(), 2);
        const QString list = answer.object().value(QLatin1String("id")).toString();
        const QString format = answer.object().value(QLatin1String("formatId")).toString();
        QVERIFY(list.size() == 36 && format.size() == 36 && list != format);

        QJsonObject got = m_tenant->get("callinglist/getList/" + list.toLatin1()).object();
        const QString created = got.take(QLatin1String("creationDate")).toString();
        QCOMPARE(created.size(), 23); // yyyy-MM-ddTHH:mm:ss.SSS
        QDateTime time = QDateTime::fromString(created, Qt::ISODateWithMs);
        time.setTimeSpec(Qt::UTC);
        QVERIFY(time >= before && time <= QDateTime::currentDateTimeUtc());
        const QJsonObject expected{{QStringLiteral("name"), QStringLiteral("Leads.csv")},
                                   {QStringLiteral("formatId"), format},
                                   {QStringLiteral("formatName"), QStringLiteral("Leads")},
                                   {QStringLiteral("totalRecords"), 0},
                                   {QStringLiteral("campaigns"), QJsonArray()}};
        QCOMPARE(got, expected);
        QCOMPARE(m_tenant->get("callinglist/getList/none").status, 404);
    }

    void defaultNameAndConflicts()
    {
        const QByteArray phone = R"("fields": [{"name": "phone", "type": "PHONE"}])";
        const RawAnswer answer = create(R"({"formatName": "One", )" + phone + '}');
        QCOMPARE(answer.status, 200);
        QVERIFY(!m_sandbox->listIdByName(QStringLiteral("FORMAT: One")).isEmpty());
        QCOMPARE(create(R"({"formatName": "One", "listName": "other", )" + phone + '}').status, 409);
        QCOMPARE(create(R"({"formatName": "Two", "listName": " FORMAT: One ", )" + phone + '}').status, 409);
        QCOMPARE(create(R"({"formatName": "one", "listName": "format: one", )" + phone + '}').status, 200); // case matters
        QVERIFY(m_sandbox->listIdByName(QStringLiteral("other")).isEmpty());
        // Nothing of what was refused stays: the name is free.
        QCOMPARE(create(R"({"formatName": "Two", "listName": "two", )" + phone + '}').status, 200);
    }

    void formats_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("status");
        const auto row = [](const char *fields, int status) { QTest::newRow(fields) << QByteArray(fields) << status; };
        const auto beside = [](const char *field, int status) {
            QTest::newRow(field) << QByteArray(R"({"name": "p", "type": "PHONE"}, )") + field << status;
        };
        row(R"({"name": "p", "type": "PHONE", "phoneType": "US_CANADA", "removePrefix": "0", "defaultCountryCode": "49"})", 200);
        row(R"({"name": "p", "type": "PHONE", "defaultCoutryCode": "49"})", 200); // as the table spells it
        row(R"({"name": "p", "type": "PHONE", "phoneType": "us_canada"})", 400);
        row(R"({"name": "p", "type": "PHONE", "format": "yyyy-MM-dd"})", 400);
        row(R"({"name": "p", "type": "PHONE", "skip": true})", 400);
        row(R"({"name": "a", "type": "OTHER"})", 400); // no phone
        row("", 400);
        row(R"({"name": "p", "type": "PHONE"}, {"name": "p", "type": "PHONE"})", 400);
        row(R"({"name": "p", "type": "TELEPHONE"})", 400);
        row(R"({"name": "p", "type": "PHONE", "key": "true"})", 400);
        row(R"({"name": " ", "type": "PHONE"})", 400);
        row(R"({"type": "PHONE"})", 400);
        row(R"("phone")", 400);
        beside(R"({"name": "d", "type": "DATETIME", "format": "dd.MM.yyyy HH:mm", "timeZone": "Europe/Berlin"})", 200);
        beside(R"({"name": "d", "type": "DATETIME"})", 200);
        beside(R"({"name": "d", "type": "DATETIME_CALL_AT", "format": "MM/dd/yyyy ::mm"})", 200); // the misprint of the default
        beside(R"({"name": "d", "type": "DATETIME", "format": "yyyy/MM/dd"})", 400);
        beside(R"({"name": "d", "type": "OTHER", "timeZone": "UTC"})", 400);
        beside(R"({"name": "d", "type": "OTHER", "phoneType": "OTHER"})", 400);
        beside(R"({"name": "d", "type": "PRIORITY", "order": "LIFO", "expiresAfter": 3})", 200);
        beside(R"({"name": "d", "type": "PRIORITY", "order": "First-in-First-out", "expiresAfter": "2 days"})", 200);
        beside(R"({"name": "d", "type": "PRIORITY", "order": "random"})", 400);
        beside(R"({"name": "d", "type": "ACCOUNT"}, {"name": "e", "type": "ACCOUNT"})", 400);
        beside(R"({"name": "d", "type": "OTHER", "skip": true})", 200);
        beside(R"({"name": "d", "type": "OTHER", "skip": true, "required": true})", 400);
        beside(R"({"name": "d", "type": "OTHER", "skip": true, "searchable": true})", 400);
        beside(R"({"name": "d", "type": "OTHER", "skip": true, "key": true})", 400);
        beside(R"({"name": "d", "type": "OTHER", "label": "x"})", 400);
        beside(R"({"name": "d", "type": "OTHER", "type": "OTHER"})", 400);
    }
    void formats()
    {
        QFETCH(QByteArray, fields);
        QFETCH(int, status);
        const RawAnswer answer = create(R"({"formatName": "F", "listName": "L", "fields": [)" + fields + "]}");
        QVERIFY2(answer.status == status, answer.body.constData());
        QCOMPARE(m_sandbox->listIdByName(QStringLiteral("L")).isEmpty(), status != 200);
    }

    void walk_data()
    {
        QTest::addColumn<int>("lists");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QList<int>>("pages");
        QTest::newRow("none") << 0 << 2 << QList<int>{0};
        QTest::newRow("short last page") << 5 << 2 << QList<int>{2, 2, 1};
        // An exact multiple costs one empty page: the end is known by a short page only.
        QTest::newRow("exact multiple") << 4 << 2 << QList<int>{2, 2, 0};
        QTest::newRow("one page") << 3 << 100 << QList<int>{3};
    }
    void walk()
    {
        QFETCH(int, lists);
        QFETCH(int, limit);
        QFETCH(QList<int>, pages);
        QStringList names;
        for (int i = 0; i < lists; ++i) {
            names.append(QStringLiteral("list %1").arg(9 - i)); // neither sorted by name
            const QByteArray name = QByteArray::number(9 - i);
            QCOMPARE(create(R"({"formatName": "f )" + name + R"(", "listName": "list )" + name +
                            R"(", "fields": [{"name": "p", "type": "PHONE"}]})")
                         .status,
                     200);
        }
        QStringList walked;
        QList<int> sizes;
        QSet<QString> cursors;
        QJsonValue cursor;
        do {
            const RawAnswer answer =
                m_tenant->post("callinglist/getAll", {{QStringLiteral("limit"), limit}, {QStringLiteral("cursor"), cursor}});
            QCOMPARE(answer.status, 200);
            const QJsonArray records = answer.object().value(QLatin1String("records")).toArray();
            for (const QJsonValue &record : records) {
                QCOMPARE(record.toObject().size(), 6);
                walked.append(record.toObject().value(QLatin1String("name")).toString());
            }
            sizes.append(static_cast<int>(records.size()));
            const QJsonValue next = answer.object().value(QLatin1String("next_cursor"));
            if (records.isEmpty()) {
                QCOMPARE(next, lists == 0 ? QJsonValue(QJsonValue::Null) : cursor); // an empty page repeats it
            } else {
                QCOMPARE(next.toString().size(), 24);
                QVERIFY(!cursors.contains(next.toString()));
                cursors.insert(next.toString());
            }
            cursor = next;
        } while (sizes.last() == limit);
        QCOMPARE(sizes, pages);
        QCOMPARE(walked, names);
    }

    void cursors()
    {
        QCOMPARE(create(R"({"formatName": "f", "fields": [{"name": "p", "type": "PHONE"}]})").status, 200);
        const auto ask = [this](const QJsonValue &cursor) {
            return m_tenant->post("callinglist/getAll", {{QStringLiteral("limit"), 10}, {QStringLiteral("cursor"), cursor}});
        };
        // Well-formed, never issued: by position.
        QCOMPARE(ask(QStringLiteral("590e9abd4abbf1165862d342")).object().value(QLatin1String("records")).toArray().size(), 1);
        QCOMPARE(ask(QStringLiteral("ffffffffffffffffffffffff")).object().value(QLatin1String("records")).toArray().size(), 0);
        QCOMPARE(ask(QStringLiteral("")).status, 400);
        QCOMPARE(ask(QStringLiteral("590e9abd4abbf1165862d34")).status, 400);
        QCOMPARE(ask(QStringLiteral("590e9abd4abbf1165862d34g")).status, 400);
        QCOMPARE(ask(5).status, 400);
    }

    void limits_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("1") << QByteArray(R"({"limit": 1})") << 200;
        QTest::newRow("100") << QByteArray(R"({"limit": 100})") << 200;
        QTest::newRow("101") << QByteArray(R"({"limit": 101})") << 400;
        QTest::newRow("0") << QByteArray(R"({"limit": 0})") << 400;
        QTest::newRow("text") << QByteArray(R"({"limit": "100"})") << 400;
        QTest::newRow("fraction") << QByteArray(R"({"limit": 1.0})") << 400;
        QTest::newRow("null") << QByteArray(R"({"limit": null})") << 400;
        QTest::newRow("none") << QByteArray("{}") << 400;
    }
    void limits()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QCOMPARE(m_tenant->call("POST", "callinglist/getAll", body).status, status);
    }

private:
    RawAnswer create(const QByteArray &body) { return m_tenant->call("POST", "callinglist/createListWithNewFormat", body); }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
};

QTEST_GUILESS_MAIN(SandboxListsTest)
#include "tst_sandboxlists.moc"
