// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which records Delete Many Records deletes in the sandbox: its criteria, and what is wrong with some.
#include <QDateTime>
#include <QSet>

#include <support/deletions.h>

using outdial::sandbox::Options;
using outdial::test::countRecords;
using outdial::test::deleteBy;
using outdial::test::json;
using outdial::test::PracticeList;
using outdial::test::RawAnswer;

namespace {

// The ids of the records of a walk whose status says so.
QSet<QString> idsWhere(const QJsonArray &records, const char *what)
{
    QSet<QString> ids;
    for (const QJsonValue &record : records) {
        if (countRecords({record}, what) > 0)
            ids.insert(record.toObject().value(QLatin1String("entry")).toObject().value(QLatin1String("id")).toString());
    }
    return ids;
}

} // namespace

class SandboxDeletionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        Options options;
        options.jobSpeed = 50;
        QVERIFY(m_list.start(options));
        QVERIFY(m_list.createPeople());
    }

    // Each job on the same five records: which of them stay.
    void byFields_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("left");
        const auto row = [](const char *fields, const char *left) {
            QTest::newRow(fields) << QByteArray(fields) << QString::fromLatin1(left);
        };
        row(R"({"id": ["1", "3"]})", "2 4 5");
        row(R"({"id": "2"})", "1 3 4 5");
        row(R"({"id": 2})", "1 3 4 5");
        row(R"({"id": [" 2 ", "2", "9"]})", "1 3 4 5");
        row(R"({"id": ["9"]})", "1 2 3 4 5");
        row(R"({"id": []})", "1 2 3 4 5");
        row(R"({"first": "Ada"})", "2 4 5");
        row(R"({"first": ["Ada", "Bob"]})", "4 5");
        row(R"({"first": "ada"})", "1 2 3 4 5"); // capitals matter
        row(R"({"first": []})", "1 2 3 4 5");
        row(R"({"age": 7})", "2 3 4 5");
        row(R"({"age": "007"})", "2 3 4 5"); // as it was sent
        row(R"({"age": "07"})", "1 2 3 4 5");
        row(R"({"age": [7, "41"]})", "2 4 5");
        row(R"({"alt": "493023125017"})", "1 3 4 5");
        row(R"({"alt": "030 23125 017"})", "1 3 4 5");
        // All of them have to be met.
        row(R"({"first": "Ada", "age": 41})", "1 2 4 5");
        row(R"({"first": "Ada", "id": ["1", "2"]})", "2 3 4 5");
        row(R"({"id": ["1", "2"], "first": []})", "1 2 3 4 5");
        row(R"({"first": "Bob", "age": 41})", "1 2 3 4 5");
        row("{}", "1 2 3 4 5");
        row("null", "1 2 3 4 5");
    }
    void byFields()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QString, left);
        addFive();
        const QStringList expected = left.split(QLatin1Char(' '));
        QCOMPARE(deleteBy(m_list, R"({"fields": )" + fields + '}'), 5 - expected.size());
        QCOMPARE(m_list.stored("id"), expected);
        QCOMPARE(m_list.total(), expected.size());
    }

    void byPhoneKeyInEitherForm()
    {
        QVERIFY(m_list.create("K", R"({"name": "phone", "type": "PHONE", "key": true, "phoneType": "US_CANADA"})"));
        QCOMPARE(
            m_list.call("addAll", R"([{"phone": "(415) 555-0100"}, {"phone": "4155550101"}, {"phone": "14155550102"}])").object(),
            json(R"({"added": 3})"));
        QCOMPARE(deleteBy(m_list, R"({"fields": {"phone": ["(415) 555-0100", 14155550101, "4155550102"]}})"), 2);
        QCOMPARE(m_list.stored("phone"), QStringList(QStringLiteral("14155550102")));
    }

    void byOneOfSeveralKeys()
    {
        QVERIFY(m_list.create("K", R"({"name": "a", "type": "OTHER", "key": true}, {"name": "b", "type": "OTHER", "key": true},
                                      {"name": "phone", "type": "PHONE"})"));
        QCOMPARE(m_list
                     .call("addAll", R"([{"a": "1", "b": "1", "phone": "5550100"}, {"a": "1", "b": "2", "phone": "5550100"},
                                           {"a": "2", "b": "1", "phone": "5550100"}])")
                     .object(),
                 json(R"({"added": 3})"));
        QCOMPARE(deleteBy(m_list, R"({"fields": {"a": "1"}})"), 2);
        QCOMPARE(m_list.stored("a"), QStringList(QStringLiteral("2")));
    }

    void withoutCriterionNothingIsDeleted()
    {
        addFive();
        QCOMPARE(deleteBy(m_list, "{}"), 0);
        QCOMPARE(m_list.total(), 5);
    }

    // Of a data set all records are as old as their list.
    void byTimeOfCreation()
    {
        Options options;
        options.dataset = QStringLiteral("records:5");
        options.jobSpeed = 50;
        QVERIFY(m_list.start(options));
        m_list.id = m_list.sandbox().listIdByName(QStringLiteral("Practice records"));
        const QByteArray created = m_list.tenant()
                                       .get("callinglist/getList/" + m_list.id.toLatin1())
                                       .object()
                                       .value(QLatin1String("creationDate"))
                                       .toString()
                                       .toLatin1();
        const QDateTime time = QDateTime::fromString(QString::fromLatin1(created + 'Z'), Qt::ISODateWithMs);
        QVERIFY(time.isValid());
        const auto text = [&time](int ms) -> QByteArray {
            return '"' + time.addMSecs(ms).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")).toLatin1() + '"';
        };
        QCOMPARE(deleteBy(m_list, R"({"createdTo": )" + text(0) + '}'), 0); // before it
        QCOMPARE(deleteBy(m_list, R"({"createdFrom": )" + text(1) + '}'), 0);
        QCOMPARE(deleteBy(m_list, R"({"createdFrom": )" + text(-1) + R"(, "createdTo": )" + text(0) + '}'), 0);
        QCOMPARE(deleteBy(m_list, R"({"createdTo": )" + text(1) + R"(, "fields": {"customer_id": "C0000002"}})"), 1);
        QCOMPARE(deleteBy(m_list, R"({"createdFrom": )" + text(1) + R"(, "fields": {"customer_id": "C0000003"}})"), 0);
        QCOMPARE(deleteBy(m_list, R"({"createdFrom": )" + text(0) + R"(, "createdTo": )" + text(1) + '}'), 4);
        QCOMPARE(m_list.total(), 0);
    }

    void byTimeOnlySince()
    {
        addFive();
        QCOMPARE(deleteBy(m_list, R"({"createdTo": "2023-01-10T00:00:00.000"})"), 0);
        QCOMPARE(deleteBy(m_list, R"({"createdFrom": "2023-01-10T00:00:00Z"})"), 5);
    }

    // Bound twice to one campaign and once to another that has not called.
    void byCampaignResult()
    {
        Options options;
        options.dialRate = 300;
        options.jobSpeed = 50;
        QVERIFY(m_list.start(options));
        QVERIFY(m_list.createPeople());
        QByteArray records = "[";
        for (int i = 0; i < 400; ++i)
            records += (i ? ",{\"id\": " : "{\"id\": ") + QByteArray::number(i) + ", \"last\": \"X\", \"phone\": \"4155550100\"}";
        QCOMPARE(m_list.call("addAll", records + ']').object(), json(R"({"added": 400})"));
        const QByteArray campaign = m_list.campaign();
        const QByteArray other = m_list.campaign("Second practice campaign");
        const QString first = m_list.bind(campaign);
        const QString second = m_list.bind(campaign);
        m_list.bind(other);
        const auto ids = [&](const QString &instance, const char *what) {
            return idsWhere(m_list.page("getAllRecords", campaign, instance), what);
        };
        QCOMPARE(m_list.tenant().call("POST", "campaign/start/" + campaign).status, 200);
        QTRY_VERIFY(ids(first, "completed").size() >= 5 && ids(second, "completed").size() >= 5);
        QCOMPARE(m_list.tenant().call("POST", "campaign/stop/" + campaign).status, 200);

        const auto criteria = [](const QByteArray &id, const QByteArray &policy) -> QByteArray {
            return "{\"byCampaignResult\": {\"campaignId\": \"" + id + "\", \"policy\": \"" + policy + "\"}}";
        };
        const QSet<QString> completed = ids(first, "completed") + ids(second, "completed");
        const QSet<QString> attempted = ids(first, "totalAttempts") + ids(second, "totalAttempts");
        QVERIFY(attempted.size() > completed.size() && attempted.size() < 400);
        QCOMPARE(deleteBy(m_list, criteria(other, "ONLY_COMPLETED")), 0);
        QCOMPARE(deleteBy(m_list, criteria(campaign, "ONLY_COMPLETED")), completed.size());
        QCOMPARE(ids(first, "completed") + ids(second, "completed"), QSet<QString>());
        QCOMPARE(deleteBy(m_list, criteria(campaign, "ONLY_NEVER_ATTEMPTED")), 400 - attempted.size());
        QCOMPARE(ids(first, "totalAttempts") + ids(second, "totalAttempts"), attempted - completed);
        QCOMPARE(m_list.total(), attempted.size() - completed.size());
        QCOMPARE(deleteBy(m_list, criteria(other, "ONLY_NEVER_ATTEMPTED")), attempted.size() - completed.size());
    }

    void allOfACampaignIsTheWholeList()
    {
        addFive();
        const QByteArray campaign = m_list.campaign();
        m_list.bind(campaign);
        const QByteArray all = R"({"byCampaignResult": {"campaignId": "ID"}, "fields": {"first": "Ada"}})";
        QCOMPARE(deleteBy(m_list, QByteArray(all).replace("ID", campaign)), 2);
        const QByteArray byDefault = R"({"byCampaignResult": {"campaignId": "ID"}})";
        QCOMPARE(deleteBy(m_list, QByteArray(byDefault).replace("ID", campaign)), 3);
        QCOMPARE(m_list.total(), 0);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *body, int status, const char *said) {
            QTest::newRow(body) << QByteArray(body) << status << QString::fromLatin1(said);
        };
        row(R"({"fields": {"last": "X"}})", 400, "'fields.last'"); // neither key nor searchable
        row(R"({"fields": {"note": "X"}})", 400, "'fields.note'"); // skipped
        row(R"({"fields": {"nick": "X"}})", 400, "'fields.nick'");
        row(R"({"fields": {"id": null}})", 400, "'fields.id'"); // no value: not "any"
        row(R"({"fields": {"id": ["1", null]}})", 400, "'fields.id'");
        row(R"({"fields": {"id": " "}})", 400, "'fields.id'");
        row(R"({"fields": {"id": true}})", 400, "'fields.id'");
        row(R"({"fields": {"age": [1.5]}})", 400, "'fields.age'");
        row(R"({"fields": {"id": [["1"]]}})", 400, "'fields.id'");
        row(R"({"fields": {"id": {"in": ["1"]}}})", 400, "'fields.id'");
        row(R"({"fields": [{"id": "1"}]})", 400, "'fields'");
        row(R"({"fields": {"id": "1", "id": "2"}})", 400, "'id'");
        row(R"({"id": "1"})", 400, "'id'");
        row(R"({"byCampaignResult": {}})", 400, "'byCampaignResult.campaignId'");
        row(R"({"byCampaignResult": {"policy": "ALL"}})", 400, "'byCampaignResult.campaignId'");
        row(R"({"byCampaignResult": {"campaignId": "BOUND", "policy": "only_completed"}})", 400, "'byCampaignResult.policy'");
        row(R"({"byCampaignResult": {"campaignId": "BOUND", "policy": 1}})", 400, "'byCampaignResult.policy'");
        row(R"({"byCampaignResult": {"campaignId": "BOUND", "instanceId": "x"}})", 400, "'byCampaignResult.instanceId'");
        row(R"({"byCampaignResult": "BOUND"})", 400, "'byCampaignResult'");
        row(R"({"byCampaignResult": {"campaignId": "none"}})", 404, "campaign");
        row(R"({"byCampaignResult": {"campaignId": "OTHER"}})", 409, "not bound");
        row(R"({"createdFrom": "2023-01-10T00:00:00.000", "createdTo": "2023-01-10T00:00:00.000"})", 400, "'createdFrom'");
        row(R"({"createdFrom": "2023-01-11T00:00:00.000", "createdTo": "2023-01-10T00:00:00.000"})", 400, "'createdFrom'");
        row(R"({"createdFrom": "yesterday"})", 400, "'createdFrom'");
        row(R"({"createdTo": 1673308800000})", 400, "'createdTo'");
        row(R"({"byCampaignResult": {"campaignId": "none"}, "createdTo": "x"})", 400, "'createdTo'"); // parameters first
        row("[]", 400, "object");
        row("{", 400, "JSON");
    }
    void refused()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, said);
        addFive();
        m_list.bind(m_list.campaign());
        body.replace("BOUND", m_list.campaign()).replace("OTHER", m_list.campaign("Second practice campaign"));
        const RawAnswer answer = m_list.call("delete", body);
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.description().contains(said), qPrintable(answer.description()));
        QCOMPARE(deleteBy(m_list, "{}"), 0); // no job was started
        QCOMPARE(m_list.total(), 5);
    }

private:
    void addFive()
    {
        QCOMPARE(m_list
                     .call("addAll", R"([{"id": "1", "first": "Ada", "last": "X", "phone": "4155550101", "age": "007"},
                        {"id": "2", "first": "Bob", "last": "X", "phone": "4155550102", "alt": "030 23125 017"},
                        {"id": "3", "first": "Ada", "last": "X", "phone": "4155550103", "age": 41},
                        {"id": "4", "last": "X", "phone": "4155550104"},
                        {"id": "5", "first": "Eve", "last": "X", "phone": "4155550105"}])")
                     .object(),
                 json(R"({"added": 5})"));
    }

    PracticeList m_list;
};

QTEST_GUILESS_MAIN(SandboxDeletionsTest)
#include "tst_sandboxdeletions.moc"
