// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// In which order the sandbox's dialer tries the records of a list: by the sorting order of the instance, PRIORITY before all.
#include <QSet>
#include <QTest>

#include <sandbox/sandbox.h>

#include <algorithm>
#include <support/rawtenant.h>

using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawTenant;

namespace {

QJsonObject json(const char *text) { return QJsonDocument::fromJson(text).object(); }

// id, amount, state, renewal, urgent
const char *const rows = R"([["a", "9", "NY", "12-31-2025", ""], ["b", "100", "ca", "01-02-2026", ""],
    ["c", "", "TX", "11-30-2025", ""], ["d", "10", "CA", "02-01-2025", "1"], ["e", "12345678901", "NY", "01-01-2026", ""],
    ["f", "10", "TX", "", "x"]])";

} // namespace

class SandboxSortingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void orders_data()
    {
        QTest::addColumn<QByteArray>("priorityOrder"); // "": the format has no such field
        QTest::addColumn<QByteArray>("sorting");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *priority, const char *sorting, const char *expected) {
            QTest::newRow(name) << QByteArray(priority) << QByteArray(sorting) << QString::fromLatin1(expected);
        };
        row("as they came", "", R"({"type": "NATURAL"})", "abcdef");
        row("numbers, not texts", "", R"({"type": "CUSTOM", "sortingFields": [{"fieldName": "amount", "sortOrder": "ASC"}]})",
            "cadfbe");
        row("descending", "", R"({"type": "CUSTOM", "sortingFields": [{"fieldName": "amount", "sortOrder": "DESC"}]})", "ebdfac");
        row("moments, not texts", "", R"({"type": "CUSTOM", "sortingFields": [{"fieldName": "renewal"}]})", "fdcaeb");
        row("two fields, in any case", "",
            R"({"type": "CUSTOM", "sortingFields": [{"fieldName": "state", "sortOrder": "DESC"}, {"fieldName": "amount"}]})",
            "cfaedb");
        row("priority before all", "FIFO", R"({"type": "NATURAL"})", "dfabce");
        row("the last with priority first", "LIFO",
            R"({"type": "CUSTOM", "sortingFields": [{"fieldName": "amount", "sortOrder": "DESC"}]})", "fdebac");
    }
    void orders()
    {
        QFETCH(QByteArray, priorityOrder);
        QFETCH(QByteArray, sorting);
        QFETCH(QString, expected);
        start(priorityOrder);
        addRows();
        bind(sorting);
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_campaign).status, 200);
        QTRY_COMPARE(tried().size(), expected.size());
        QCOMPARE(tried(), expected);
    }

    void random()
    {
        start({});
        for (int i = 0; i < 30; ++i)
            add(QString::number(i), QString::number(i));
        bind(R"({"type": "RANDOM"})");
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_campaign).status, 200);
        QTRY_COMPARE(triedIds().size(), 30);
        const QStringList order = triedIds();
        QCOMPARE(QSet<QString>(order.begin(), order.end()).size(), 30);
        QVERIFY(!std::is_sorted(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.toInt() < b.toInt(); }));
    }

    // Every record gets all of its attempts, those that are still open after a round come again.
    void untilAllAreCompleted()
    {
        start("FIFO");
        addRows();
        bind(R"({"type": "CUSTOM", "sortingFields": [{"fieldName": "amount"}]})");
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_campaign).status, 200);
        QTRY_COMPARE(completed(), 6);
    }

    void changesCountWhenSortingIsAppliedAgain_data()
    {
        QTest::addColumn<bool>("again");
        QTest::newRow("not applied again") << false;
        QTest::newRow("applied again") << true;
    }
    void changesCountWhenSortingIsAppliedAgain()
    {
        QFETCH(bool, again);
        start({}, 20);
        for (int i = 0; i < 40; ++i)
            add(QString::number(i), QString::number(1000 - i));
        const QByteArray sorting = R"({"type": "CUSTOM", "sortingFields": [{"fieldName": "amount", "sortOrder": "DESC"}]})";
        bind(sorting);
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_campaign).status, 200);
        QTRY_VERIFY(triedIds().size() > 1);
        QCOMPARE(m_tenant->call("POST", "campaign/stop/" + m_campaign).status, 200);
        const qsizetype before = triedIds().size();
        QVERIFY(before < 38);
        QCOMPARE(m_tenant->call("POST", "callinglist/update/" + m_list, R"({"id": "39", "amount": "5000"})").status, 200);
        if (again) {
            QCOMPARE(m_tenant
                         ->call("PATCH", "campaign/updateList/" + m_campaign,
                                R"({"instanceId": ")" + m_instance + R"(", "sortingOrder": )" + sorting + "}")
                         .status,
                     200);
        }
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_campaign).status, 200);
        QTRY_COMPARE(triedIds().size(), 40);
        if (again) {
            // Those that were tried before and are open may come again before it; of those not tried yet it is the first.
            QCOMPARE(triedIds().at(before), QStringLiteral("39"));
        } else {
            QCOMPARE(triedIds().last(), QStringLiteral("39"));
        }
    }

    // What comes while the campaign runs: with a priority before what is left, without behind it.
    void newRecords()
    {
        start("FIFO", 20);
        for (int i = 0; i < 30; ++i)
            add(QString::number(i), QString::number(1000 - i));
        bind(R"({"type": "CUSTOM", "sortingFields": [{"fieldName": "amount", "sortOrder": "DESC"}]})");
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_campaign).status, 200);
        QTRY_VERIFY(triedIds().size() > 1);
        QCOMPARE(m_tenant->call("POST", "campaign/stop/" + m_campaign).status, 200);
        const qsizetype before = triedIds().size();
        QVERIFY(before < 28);
        add(QStringLiteral("late"), QStringLiteral("9000"));
        add(QStringLiteral("urgent"), QStringLiteral("1"), QStringLiteral("now"));
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_campaign).status, 200);
        QTRY_COMPARE(triedIds().size(), 32);
        QCOMPARE(triedIds().at(before), QStringLiteral("urgent"));
        QCOMPARE(triedIds().last(), QStringLiteral("late"));
    }

private:
    // A list with a format; priorityOrder "": without a PRIORITY field.
    void start(const QByteArray &priorityOrder, double rate = 100)
    {
        Options options;
        options.dataset = QStringLiteral("records:0");
        options.dialRate = rate;
        m_sandbox = std::make_unique<Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_tenant = std::make_unique<RawTenant>(*url);
        QVERIFY(m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
        m_campaign = m_sandbox->campaignIdByName(QStringLiteral("Practice campaign")).toLatin1();
        QJsonObject list = json(R"({"formatName": "Sorted", "listName": "Sorted", "fields": [
            {"name": "id", "type": "OTHER", "key": true, "required": true}, {"name": "phone", "type": "PHONE"},
            {"name": "amount", "type": "INTEGER"}, {"name": "state", "type": "STATE"},
            {"name": "renewal", "type": "DATETIME", "format": "MM-dd-yyyy"}]})");
        QJsonArray fields = list.value(QLatin1String("fields")).toArray();
        if (!priorityOrder.isEmpty())
            fields.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("urgent")},
                                      {QStringLiteral("type"), QStringLiteral("PRIORITY")},
                                      {QStringLiteral("order"), QString::fromLatin1(priorityOrder)}});
        m_hasPriority = !priorityOrder.isEmpty();
        list.insert(QStringLiteral("fields"), fields);
        const auto made = m_tenant->post("callinglist/createListWithNewFormat", list);
        QVERIFY2(made.status == 200, qPrintable(made.description()));
        m_list = made.object().value(QLatin1String("id")).toString().toLatin1();
    }
    void add(const QString &id, const QString &amount, const QString &urgent = {}, const QString &state = {},
             const QString &renewal = {})
    {
        QJsonObject record{{QStringLiteral("id"), id},
                           {QStringLiteral("phone"), QStringLiteral("16505550100")},
                           {QStringLiteral("amount"), amount},
                           {QStringLiteral("state"), state},
                           {QStringLiteral("renewal"), renewal}};
        if (m_hasPriority)
            record.insert(QStringLiteral("urgent"), urgent);
        QCOMPARE(m_tenant->post("callinglist/add/" + m_list, record).status, 200);
    }
    void addRows()
    {
        for (const QJsonValue &row : QJsonDocument::fromJson(rows).array()) {
            const QJsonArray cells = row.toArray();
            add(cells[0].toString(), cells[1].toString(), cells[4].toString(), cells[2].toString(), cells[3].toString());
        }
    }
    void bind(const QByteArray &sorting)
    {
        const auto bound = m_tenant->call("POST", "campaign/bindList/" + m_campaign,
                                          R"({"listId": ")" + m_list + R"(", "enabled": true, "sortingOrder": )" + sorting + "}");
        QCOMPARE(bound.status, 200);
        m_instance = bound.object().value(QLatin1String("instanceId")).toString().toLatin1();
    }
    QJsonArray records()
    {
        return m_tenant
            ->post("campaign/getAllRecords/" + m_campaign, {{QStringLiteral("instanceId"), QString::fromLatin1(m_instance)},
                                                            {QStringLiteral("limit"), 1000},
                                                            {QStringLiteral("extractAttempts"), true}})
            .object()
            .value(QLatin1String("records"))
            .toArray();
    }
    int completed()
    {
        int count = 0;
        for (const QJsonValue &record : records())
            count += record.toObject().value(QLatin1String("status")).toObject().value(QLatin1String("completed")).toBool();
        return count;
    }
    // Of the records that were tried, by the time of their first attempt.
    QStringList triedIds()
    {
        QList<std::pair<QString, QString>> first;
        for (const QJsonValue &record : records()) {
            const QJsonArray attempts = record.toObject().value(QLatin1String("attempts")).toArray();
            if (!attempts.isEmpty())
                first.append({attempts.first().toObject().value(QLatin1String("date")).toString(),
                              record.toObject().value(QLatin1String("entry")).toObject().value(QLatin1String("id")).toString()});
        }
        std::stable_sort(first.begin(), first.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        QStringList ids;
        for (const auto &one : first)
            ids.append(one.second);
        return ids;
    }
    QString tried() { return triedIds().join(QString()); }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
    QByteArray m_campaign;
    QByteArray m_list;
    QByteArray m_instance;
    bool m_hasPriority = false;
};

QTEST_GUILESS_MAIN(SandboxSortingTest)
#include "tst_sandboxsorting.moc"
