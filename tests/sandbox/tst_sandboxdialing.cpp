// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What dialing brings in the sandbox: statuses and attempts, and the walks over all and over updated records.
#include <QSet>
#include <QTest>

#include <sandbox/sandbox.h>

#include <support/rawtenant.h>

using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawAnswer;
using outdial::test::RawTenant;

namespace {

QString text(const QJsonValue &object, const char *key) { return object.toObject().value(QLatin1String(key)).toString(); }

} // namespace

class SandboxDialingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void neverCalledRecords()
    {
        startSandbox(3, 0);
        const QJsonObject plain = page("getAllRecords", {}, 1000).first().toObject();
        QCOMPARE(plain.keys(), QStringList({QStringLiteral("entry"), QStringLiteral("status")}));
        QCOMPARE(plain.value(QLatin1String("status")).toObject(), QJsonDocument::fromJson(R"({"globalInteractionID": "",
            "lastCallDuration": 0, "lastDisposition": "", "totalAttempts": 0, "completed": false, "completedTime": "",
            "lastAgent": "", "lastPhone": "", "lastDate": ""})")
                                                                      .object());
        m_attempts = true;
        const QJsonObject full = page("getAllRecords", {}, 1000).first().toObject();
        QCOMPARE(full.value(QLatin1String("attempts")), QJsonValue(QJsonArray()));
        QCOMPARE(page("getUpdatedRecords", {}, 1000).size(), 0);
    }

    void walkOverAll_data()
    {
        QTest::addColumn<int>("records");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QList<int>>("pages");
        QTest::newRow("short last page") << 7 << 3 << QList<int>{3, 3, 1};
        QTest::newRow("exact multiple") << 6 << 3 << QList<int>{3, 3, 0};
        QTest::newRow("none") << 0 << 3 << QList<int>{0};
        QTest::newRow("one by one") << 2 << 1 << QList<int>{1, 1, 0};
    }
    void walkOverAll()
    {
        QFETCH(int, records);
        QFETCH(int, limit);
        QFETCH(QList<int>, pages);
        startSandbox(records, 0);
        QStringList expected;
        for (int i = 1; i <= records; ++i)
            expected.append(QStringLiteral("C%1").arg(i, 7, 10, QLatin1Char('0')));
        QList<int> sizes;
        QStringList walked;
        for (const QJsonValue &record : walk("getAllRecords", limit, &sizes))
            walked.append(text(record.toObject().value(QLatin1String("entry")), "customer_id"));
        QCOMPARE(sizes, pages);
        QCOMPARE(walked, expected);
    }

    void startedCampaignMoves()
    {
        startSandbox(7, 300);
        m_attempts = true;
        QTest::qWait(250); // stopped: nothing may move
        QCOMPARE(page("getUpdatedRecords", {}, 1000).size(), 0);
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_campaign).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(completed(), 7, 20'000);

        QList<int> sizes;
        const QJsonArray updated = walk("getUpdatedRecords", 7, &sizes);
        QCOMPARE(sizes, QList<int>({7, 0})); // an exact multiple costs an empty page
        QCOMPARE(updated.size(), 7);
        QSet<QString> interactions;
        QString last;
        int attempts = 0;
        for (const QJsonValue &record : updated) {
            const QJsonObject status = record.toObject().value(QLatin1String("status")).toObject();
            const QJsonArray made = record.toObject().value(QLatin1String("attempts")).toArray();
            QVERIFY(!made.isEmpty() && made.size() <= 3);
            QCOMPARE(status.value(QLatin1String("totalAttempts")), QJsonValue(made.size()));
            QCOMPARE(status.value(QLatin1String("completed")), QJsonValue(true));
            // The status is what the last attempt was.
            QCOMPARE(text(status, "lastDate"), text(made.last(), "date"));
            QCOMPARE(text(status, "completedTime"), text(made.last(), "date"));
            QCOMPARE(text(status, "lastDisposition"), text(made.last(), "disposition"));
            QCOMPARE(text(status, "lastAgent"), text(made.last(), "agent"));
            QCOMPARE(text(status, "lastPhone"), text(made.last(), "phone"));
            QCOMPARE(text(status, "globalInteractionID"), text(made.last(), "globalInteractionID"));
            QCOMPARE(status.value(QLatin1String("lastCallDuration")),
                     made.last().toObject().value(QLatin1String("callDuration")));
            for (const QJsonValue &attempt : made) {
                QCOMPARE(attempt.toObject().size(), 11);
                QCOMPARE(attempt.toObject().value(QLatin1String("call_attempted")), QJsonValue(true));
                QCOMPARE(text(attempt, "date").size(), 23);
                QVERIFY(!text(attempt, "CPAResult").isEmpty());
                QVERIFY(text(attempt, "phone").startsWith(QLatin1String("1")) && text(attempt, "phone").size() == 11);
                interactions.insert(text(attempt, "globalInteractionID"));
                ++attempts;
            }
            QVERIFY(text(status, "lastDate") >= last); // sorted by it
            last = text(status, "lastDate");
        }
        QCOMPARE(interactions.size(), attempts);
        QCOMPARE(page("getAllRecords", {}, 1000).size(), 7);
    }

    void updatedWalkAndWindow()
    {
        startSandbox(12, 300);
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_campaign).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(completed(), 12, 20'000);
        QList<int> sizes;
        const QJsonArray all = walk("getUpdatedRecords", 5, &sizes);
        QCOMPARE(sizes, QList<int>({5, 5, 2}));
        QSet<QString> ids;
        for (const QJsonValue &record : all)
            ids.insert(text(record.toObject().value(QLatin1String("entry")), "customer_id"));
        QCOMPARE(ids.size(), 12); // none twice, though many share a time

        const auto dateOf = [](const QJsonValue &record) {
            return text(record.toObject().value(QLatin1String("status")), "lastDate");
        };
        const QString middle = dateOf(all.at(6));
        int before = 0;
        for (const QJsonValue &record : all)
            before += dateOf(record) < middle;
        m_window = {{QStringLiteral("startTime"), middle}};
        QCOMPARE(page("getUpdatedRecords", {}, 1000).size(), 12 - before); // at or after
        m_window = {{QStringLiteral("startTime"), QString(middle + u'Z')}};
        QCOMPARE(page("getUpdatedRecords", {}, 1000).size(), 12 - before);
        m_window = {{QStringLiteral("endTime"), middle}};
        QCOMPARE(page("getUpdatedRecords", {}, 1000).size(), before); // before
        m_window = {{QStringLiteral("startTime"), middle}, {QStringLiteral("endTime"), middle}};
        QCOMPARE(page("getUpdatedRecords", {}, 1000).size(), 0);
        m_window = {{QStringLiteral("startTime"), QStringLiteral("2000-01-01T00:00:00")}};
        QCOMPARE(page("getUpdatedRecords", {}, 1000).size(), 12);
        for (const char *wrong : {"2000-01-01", "2000-13-01T00:00:00.000", "2000-01-01 00:00:00.000", "yesterday", ""}) {
            m_window = {{QStringLiteral("startTime"), QString::fromLatin1(wrong)}};
            QCOMPARE(ask("getUpdatedRecords", {}, 1000).status, 400);
        }
        m_window = {};
        // Printed form, never issued: by position.
        QCOMPARE(page("getUpdatedRecords", QStringLiteral("2023-01-10T12:13:59.001_590e9abd4abbf1165862d342"), 1000).size(), 12);
        QCOMPARE(page("getUpdatedRecords", QStringLiteral("2999-01-10T12:13:59.001_590e9abd4abbf1165862d342"), 1000).size(), 0);
        QCOMPARE(ask("getUpdatedRecords", QStringLiteral("590e9abd4abbf1165862d342"), 1000).status, 400);
        QCOMPARE(ask("getAllRecords", QStringLiteral("2023-01-10T12:13:59.001_590e9abd4abbf1165862d342"), 1000).status, 400);
    }

    void parameters()
    {
        startSandbox(1, 0);
        QCOMPARE(ask("getAllRecords", {}, 1001).status, 400);
        QCOMPARE(ask("getAllRecords", {}, 0).status, 400);
        const QByteArray path = "campaign/getAllRecords/" + m_campaign;
        QCOMPARE(m_tenant->call("POST", path, R"({"limit": 1})").status, 400);
        QCOMPARE(m_tenant->call("POST", path, R"({"instanceId": "", "limit": 1})").status, 400);
        QCOMPARE(m_tenant->call("POST", path, R"({"instanceId": 5, "limit": 1})").status, 400);
        QCOMPARE(m_tenant->call("POST", path, R"({"instanceId": "x", "limit": 1})").status, 409);
        QCOMPARE(m_tenant->call("POST", path, R"({"instanceId": "x", "limit": 1, "extractAttempts": "true"})").status, 400);
        QCOMPARE(m_tenant->call("POST", path, R"({"instanceId": "x", "limit": 1, "startTime": "2000-01-01T00:00:00"})").status,
                 400);
    }

    void instanceOfAnotherCampaign()
    {
        Options options;
        options.dialRate = 0;
        m_sandbox = std::make_unique<Sandbox>(options);
        open();
        m_campaign = m_sandbox->campaignIdByName(QStringLiteral("Meter reading callbacks")).toLatin1();
        m_instance = firstInstance();
        QCOMPARE(ask("getAllRecords", {}, 1).status, 200);
        m_campaign = m_sandbox->campaignIdByName(QStringLiteral("Payment plan reminders")).toLatin1();
        QCOMPARE(ask("getAllRecords", {}, 1).status, 409);
        QCOMPARE(ask("getUpdatedRecords", {}, 1).status, 409);
    }

private:
    void startSandbox(int records, double rate)
    {
        Options options;
        options.dataset = QStringLiteral("records:%1").arg(records);
        options.dialRate = rate;
        m_sandbox = std::make_unique<Sandbox>(options);
        open();
        m_attempts = false;
        m_window = {};
        m_campaign = m_sandbox->campaignIdByName(QStringLiteral("Practice campaign")).toLatin1();
        m_instance = firstInstance();
        QVERIFY(!m_instance.isEmpty());
    }
    void open()
    {
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_tenant = std::make_unique<RawTenant>(*url);
        QVERIFY(m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
    }
    QString firstInstance()
    {
        const QJsonArray lists =
            m_tenant->get("campaign/getCampaign/" + m_campaign).object().value(QLatin1String("lists")).toArray();
        return text(lists.first(), "instanceId");
    }
    RawAnswer ask(const QByteArray &method, const QString &cursor, int limit)
    {
        QJsonObject body = m_window;
        body.insert(QStringLiteral("instanceId"), m_instance);
        body.insert(QStringLiteral("limit"), limit);
        if (!cursor.isNull())
            body.insert(QStringLiteral("cursor"), cursor);
        if (m_attempts)
            body.insert(QStringLiteral("extractAttempts"), true);
        return m_tenant->post("campaign/" + method + '/' + m_campaign, body);
    }
    QJsonArray page(const QByteArray &method, const QString &cursor, int limit)
    {
        return ask(method, cursor, limit).object().value(QLatin1String("records")).toArray();
    }
    QJsonArray walk(const QByteArray &method, int limit, QList<int> *sizes)
    {
        QJsonArray all;
        QString cursor;
        do {
            const QJsonObject answer = ask(method, cursor, limit).object();
            const QJsonArray records = answer.value(QLatin1String("records")).toArray();
            for (const QJsonValue &record : records)
                all.append(record);
            sizes->append(static_cast<int>(records.size()));
            cursor = answer.value(QLatin1String("next_cursor")).toString();
        } while (sizes->last() == limit && sizes->size() < 100);
        return all;
    }
    int completed()
    {
        int count = 0;
        for (const QJsonValue &record : page("getAllRecords", {}, 1000))
            count += record.toObject().value(QLatin1String("status")).toObject().value(QLatin1String("completed")).toBool();
        return count;
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
    QByteArray m_campaign;
    QString m_instance;
    QJsonObject m_window;
    bool m_attempts = false;
};

QTEST_GUILESS_MAIN(SandboxDialingTest)
#include "tst_sandboxdialing.moc"
