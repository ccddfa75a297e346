// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder "Campaigns" of the sandbox: what campaigns are like, starting, stopping, binding lists.
#include <QSet>
#include <QTest>

#include <sandbox/sandbox.h>

#include <support/rawtenant.h>

using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawAnswer;
using outdial::test::RawTenant;

namespace {

QJsonObject json(const char *text) { return QJsonDocument::fromJson(text).object(); }
QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class SandboxCampaignsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Options options;
        options.dialRate = 0;
        m_sandbox = std::make_unique<Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_tenant = std::make_unique<RawTenant>(*url);
        QVERIFY(m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
    }

    void getAllHasEnabledOnes()
    {
        const QJsonArray campaigns = m_tenant->get("campaign/getAll").array();
        QCOMPARE(campaigns.size(), 7); // the eighth is disabled
        int running = 0;
        for (const QJsonValue &campaign : campaigns) {
            QCOMPARE(sorted(campaign.toObject().keys()),
                     QStringList({QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("state")}));
            const QString state = campaign.toObject().value(QLatin1String("state")).toString();
            QVERIFY(state == QLatin1String("RUNNING") || state == QLatin1String("STOPPED"));
            running += state == QLatin1String("RUNNING");
        }
        QCOMPARE(running, 4);
    }

    void getCampaignShowsInstancesAndDncLists()
    {
        const QJsonObject campaign = m_tenant->get("campaign/getCampaign/" + idOf("Spring renewals — West Coast")).object();
        QCOMPARE(sorted(campaign.keys()),
                 QStringList({QStringLiteral("dncLists"), QStringLiteral("enabled"), QStringLiteral("lists"),
                              QStringLiteral("name"), QStringLiteral("state")}));
        QCOMPARE(campaign.value(QLatin1String("name")).toString(), QStringLiteral("Spring renewals — West Coast"));
        QCOMPARE(campaign.value(QLatin1String("enabled")), QJsonValue(true));
        const QJsonArray lists = campaign.value(QLatin1String("lists")).toArray();
        QCOMPARE(lists.size(), 3);
        int off = 0;
        for (const QJsonValue &list : lists)
            off += !list.toObject().value(QLatin1String("enabled")).toBool();
        QCOMPARE(off, 1);
        QJsonObject first = lists.first().toObject();
        QCOMPARE(first.size(), 9);
        QCOMPARE(first.value(QLatin1String("order")), QJsonValue(1));
        QCOMPARE(first.value(QLatin1String("dialingRatio")), QJsonValue(4));
        QCOMPARE(first.value(QLatin1String("totalRecords")), QJsonValue(3000));
        QCOMPARE(first.value(QLatin1String("sortingOrder")).toObject(), json(R"({"type": "CUSTOM", "sortingFields": [
                      {"fieldId": "f9", "fieldName": "priority", "sortOrder": "DESC"},
                      {"fieldId": "f8", "fieldName": "renewal_date", "sortOrder": "ASC"}]})"));
        QCOMPARE(lists.at(1).toObject().value(QLatin1String("sortingOrder")).toObject(),
                 json(R"({"type": "NATURAL", "sortingFields": []})"));

        const QJsonArray dnc = campaign.value(QLatin1String("dncLists")).toArray();
        QCOMPARE(dnc.size(), 2);
        for (const QJsonValue &value : dnc) {
            const QJsonObject list = value.toObject();
            const bool geographic = list.value(QLatin1String("type")).toString().startsWith(QLatin1String("GEOGRAPHIC_"));
            QCOMPARE(list.contains(QLatin1String("Country")), geographic);
            QVERIFY(!list.contains(QLatin1String("listField")));
        }
        const QJsonObject excluded = m_tenant->get("campaign/getCampaign/" + idOf("Warranty recall: household appliances"))
                                         .object()
                                         .value(QLatin1String("dncLists"))
                                         .toArray()
                                         .last()
                                         .toObject();
        QCOMPARE(excluded.value(QLatin1String("type")).toString(), QStringLiteral("EXCLUSION"));
        QCOMPARE(excluded.value(QLatin1String("listField")).toString(), QStringLiteral("claim"));
        QVERIFY(!excluded.contains(QLatin1String("Country")));
    }

    void disabledCampaignOpensById()
    {
        const QByteArray hotline = idOf("Christmas hotline overflow");
        QCOMPARE(m_tenant->get("campaign/getStatus/" + hotline).object(),
                 json(R"({"name": "Christmas hotline overflow", "enabled": false, "state": "STOPPED"})"));
        QCOMPARE(m_tenant->get("campaign/getCampaign/" + hotline).object().value(QLatin1String("enabled")), QJsonValue(false));
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + hotline).status, 409);
        QCOMPARE(m_tenant->call("POST", "campaign/stop/" + hotline).status, 409);
    }

    void startAndStop()
    {
        const QByteArray payments = idOf("Payment plan reminders");
        RawAnswer answer = m_tenant->call("POST", "campaign/stop/" + payments);
        QCOMPARE(answer.status, 409);
        QCOMPARE(answer.error(), QStringLiteral("conflict"));
        answer = m_tenant->call("POST", "campaign/start/" + payments);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object(), json(R"({"state": "RUNNING"})"));
        QCOMPARE(m_tenant->get("campaign/getStatus/" + payments).object().value(QLatin1String("state")).toString(),
                 QStringLiteral("RUNNING"));
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + payments).status, 409);
        answer = m_tenant->call("POST", "campaign/stop/" + payments);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object(), json(R"({"state": "STOPPED"})"));
        QCOMPARE(m_tenant->call("POST", "campaign/start/none").status, 404);
    }

    void bindListDefaults()
    {
        const QByteArray campaign = idOf("Volunteer thank-you calls");
        QCOMPARE(m_tenant->get("campaign/getCampaign/" + campaign).object().value(QLatin1String("lists")).toArray().size(), 0);
        const QString list = m_sandbox->listIdByName(QStringLiteral("Spring leads"));
        const RawAnswer answer = m_tenant->post("campaign/bindList/" + campaign, {{QStringLiteral("listId"), list}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().value(QLatin1String("totalRecords")), QJsonValue(6));
        const QString instance = answer.object().value(QLatin1String("instanceId")).toString();
        QCOMPARE(instance.size(), 36);
        QJsonObject bound =
            m_tenant->get("campaign/getCampaign/" + campaign).object().value(QLatin1String("lists")).toArray().first().toObject();
        QCOMPARE(bound.take(QLatin1String("instanceId")).toString(), instance);
        QCOMPARE(bound.take(QLatin1String("id")).toString(), list);
        QCOMPARE(bound, json(R"({"name": "Spring leads", "instanceName": "", "enabled": false, "order": 1, "dialingRatio": 1,
                             "sortingOrder": {"type": "NATURAL", "sortingFields": []}, "totalRecords": 6})"));
        // The list tells where it is bound, here and in the stopped campaign of the data set.
        const QJsonArray campaigns =
            m_tenant->get("callinglist/getList/" + list.toLatin1()).object().value(QLatin1String("campaigns")).toArray();
        QCOMPARE(campaigns.size(), 2);
        QCOMPARE(campaigns.last().toObject().value(QLatin1String("instanceId")).toString(), instance);
    }

    void bindListParameters_data()
    {
        QTest::addColumn<QByteArray>("parameters");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("sorting");
        const auto row = [](const char *parameters, int status, const char *sorting = "") {
            QTest::newRow(parameters) << QByteArray(parameters) << status << QByteArray(sorting);
        };
        const char *natural = R"({"type": "NATURAL", "sortingFields": []})";
        row(R"("instanceName": " second ", "enabled": true, "order": 2, "dialingRatio": 3)", 200, natural);
        row(R"("sortingOrder": null)", 200, natural);
        row(R"("sortingOrder": " ")", 200, natural);
        row(R"("sortingOrder": "RANDOM")", 200, R"({"type": "RANDOM", "sortingFields": []})");
        row(R"("sortingOrder": {"type": "random", "sortingFields": [{"fieldName": "none"}]})", 200,
            R"({"type": "RANDOM", "sortingFields": []})");
        row(R"("sortingOrder": {"sortingFields": []})", 200, natural);
        row(R"("sortingOrder": {"type": "custom", "sortingFields": [{"fieldName": "zip"}]})", 200,
            R"({"type": "CUSTOM", "sortingFields": [{"fieldId": "f6", "fieldName": "zip", "sortOrder": "ASC"}]})");
        row(R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldName": "zip", "sortOrder": "desc"}]})", 200,
            R"({"type": "CUSTOM", "sortingFields": [{"fieldId": "f6", "fieldName": "zip", "sortOrder": "DESC"}]})");
        row(R"("sortingOrder": {"type": "CUSTOM"})", 400);
        row(R"("sortingOrder": {"type": "CUSTOM", "sortingFields": []})", 400);
        row(R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldName": "none"}]})", 400);
        row(R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldName": "zip", "fieldId": "f6"}]})", 400);
        row(R"("sortingOrder": {"type": "CUSTOM", "sortingFields": [{"fieldName": "zip", "sortOrder": "UP"}]})", 400);
        row(R"("sortingOrder": {"type": "SORTED"})", 400);
        row(R"("sortingOrder": {"kind": "NATURAL"})", 400);
        row(R"("sortingOrder": 1)", 400);
        row(R"("order": 0)", 400);
        row(R"("order": "1")", 400);
        row(R"("order": 1.0)", 400);
        row(R"("dialingRatio": -1)", 400);
        row(R"("enabled": "true")", 400);
        row(R"("enabled": 1)", 400);
        row(R"("instanceName": 7)", 400);
        row(R"("instanceID": "x")", 400);
    }
    void bindListParameters()
    {
        QFETCH(QByteArray, parameters);
        QFETCH(int, status);
        QFETCH(QByteArray, sorting);
        const QByteArray campaign = idOf("Volunteer thank-you calls");
        const QByteArray list = m_sandbox->listIdByName(QStringLiteral("Spring leads")).toLatin1();
        const auto lists = [&] {
            return m_tenant->get("campaign/getCampaign/" + campaign).object().value(QLatin1String("lists")).toArray();
        };
        const qsizetype before = lists().size();
        const RawAnswer answer =
            m_tenant->call("POST", "campaign/bindList/" + campaign, "{\"listId\": \"" + list + "\", " + parameters + '}');
        QCOMPARE(answer.status, status);
        QCOMPARE(lists().size(), before + (status == 200 ? 1 : 0));
        if (status != 200)
            return;
        const QString id = answer.object().value(QLatin1String("instanceId")).toString();
        for (const QJsonValue &instance : lists()) {
            if (instance.toObject().value(QLatin1String("instanceId")).toString() == id) {
                QCOMPARE(instance.toObject().value(QLatin1String("sortingOrder")).toObject(), json(sorting.constData()));
                return;
            }
        }
        QFAIL("the instance is not there");
    }

    void idsDiffer()
    {
        QSet<QString> ids;
        for (const QJsonValue &campaign : m_tenant->get("campaign/getAll").array())
            ids.insert(campaign.toObject().value(QLatin1String("id")).toString());
        QCOMPARE(ids.size(), 7);
    }

private:
    QByteArray idOf(const char *name) const { return m_sandbox->campaignIdByName(QString::fromUtf8(name)).toLatin1(); }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
};

QTEST_GUILESS_MAIN(SandboxCampaignsTest)
#include "tst_sandboxcampaigns.moc"
