// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The bodies that the method explorer begins with, sent to a tenant one after the other as somebody would who tries each method:
// only ids are put in. None may be refused as not understood.

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <models/activity/explorer.h>
#include <models/activity/explorermembers.h>
#include <models/activity/explorerparameters.h>

#include <support/tenantsession.h>

using namespace outdial;
using namespace outdial::models;
using api::Method;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

class Trying {
public:
    explicit Trying(api::Client &of) : client(of) {}

    // The template with these members put in, sent; the answer's status.
    int send(Method method, const QStringList &variables, const QList<QPair<QString, QString>> &members = {})
    {
        QString body = bodyTemplate(method, QDateTime::currentDateTimeUtc());
        for (const auto &[path, value] : members)
            body = withJsonMember(body, path, jsonString(value));
        tried.insert(int(method));
        const auto result = client.sendOnce(method, variables, body.toUtf8()).result();
        if (!result)
            return 0;
        answer = result->body;
        if (result->status != 200)
            qInfo("%s: %d %s", api::methodInfo(method).path, result->status, answer.constData());
        return result->status;
    }
    QJsonObject object() const { return QJsonDocument::fromJson(answer).object(); }
    QString text(const char *name) const { return object().value(c(name)).toString(); }
    int number(const char *name) const { return object().value(c(name)).toInt(-1); }

    api::Client &client;
    QByteArray answer;
    QSet<int> tried;
};

} // namespace

class TestExplorerTemplates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMethodIsUnderstood();
};

void TestExplorerTemplates::everyMethodIsUnderstood()
{
    test::SandboxSession on(c("demo"));
    QVERIFY(on.session);
    Trying at(on.session->client());
    QCOMPARE(at.send(Method::GetAccessToken, {}), 200);
    QCOMPARE(at.send(Method::GetCampaigns, {}), 200);
    const QJsonArray campaigns = QJsonDocument::fromJson(at.answer).array();
    QVERIFY(!campaigns.isEmpty());
    const auto idOf = [&](const char *state) {
        for (const auto &campaign : campaigns) {
            if (campaign.toObject().value(c("state")).toString() == c(state))
                return campaign.toObject().value(c("id")).toString();
        }
        return QString();
    };
    const QString campaign = idOf("STOPPED");
    QCOMPARE(at.send(Method::GetCampaignStatus, {campaign}), 200);
    QCOMPARE(at.send(Method::StartCampaign, {campaign}), 200);
    QCOMPARE(at.send(Method::StopCampaign, {campaign}), 200);

    // A list of the template's own format, and another one of the same.
    QCOMPARE(at.send(Method::CreateListWithNewFormat, {}), 200);
    const QString list = at.text("id");
    QCOMPARE(at.send(Method::CreateList, {}, {{c("formatId"), at.text("formatId")}}), 200);
    QCOMPARE(at.send(Method::DeleteList, {at.text("id")}), 200);
    QCOMPARE(at.send(Method::GetLists, {}), 200);
    QCOMPARE(at.send(Method::GetList, {list}), 200);

    // Its records.
    QCOMPARE(at.send(Method::AddRecord, {list}), 200);
    QCOMPARE(at.send(Method::AddManyRecords, {list}), 200);
    QCOMPARE(at.number("added"), 2);
    QVERIFY(!at.object().contains(c("error")));
    QCOMPARE(at.send(Method::UpdateRecord, {list}), 200);
    QCOMPARE(at.send(Method::UpdateManyRecords, {list}), 200);
    QCOMPARE(at.number("updated"), 2);
    QCOMPARE(on.tenant->storedValues(list, c("last_name")), (QStringList{c("Falkenrath"), c("Okafor"), c("Benning-Lund")}));
    QCOMPARE(on.tenant->storedValues(list, c("phone")).first(), c("14155550145"));

    // Bound to a campaign.
    QCOMPARE(at.send(Method::BindList, {campaign}, {{c("listId"), list}}), 200);
    QCOMPARE(at.number("totalRecords"), 3);
    const QString instance = at.text("instanceId");
    QCOMPARE(at.send(Method::GetCampaign, {campaign}), 200);
    QCOMPARE(at.send(Method::UpdateList, {campaign}, {{c("instanceId"), instance}}), 200);
    QCOMPARE(at.send(Method::GetAllRecords, {campaign}, {{c("instanceId"), instance}}), 200);
    QCOMPARE(at.object().value(c("records")).toArray().size(), 3);
    QCOMPARE(at.send(Method::GetCompletedRecords, {campaign}, {{c("instanceId"), instance}}), 200);
    QCOMPARE(at.send(Method::GetUpdatedRecords, {campaign}, {{c("instanceId"), instance}}), 200);
    QCOMPARE(at.send(Method::QueryRecord, {campaign}, {{c("instanceId"), instance}}), 200);
    QCOMPARE(at.send(Method::ListGetAllRecordsDeprecated, {list, campaign}), 200);
    QCOMPARE(QJsonDocument::fromJson(at.answer).array().size(), 3);
    QCOMPARE(at.send(Method::ListGetUpdatedRecordsDeprecated, {list, campaign}), 200);
    QCOMPARE(at.send(Method::ListQueryRecordDeprecated, {list, campaign}), 200);

    // And taken away again.
    QCOMPARE(at.send(Method::EraseRecord, {list}), 200);
    QCOMPARE(on.tenant->recordCount(list), 2);
    const auto jobDone = [&](const QString &job) {
        return QTest::qWaitFor(
            [&] { return at.send(Method::GetJobStatus, {job}) == 200 && at.text("job_complete") == c("complete"); }, 20'000);
    };
    QCOMPARE(at.send(Method::DeleteManyRecords, {list}, {{c("byCampaignResult.campaignId"), campaign}}), 200);
    QVERIFY(jobDone(at.text("job")));
    QCOMPARE(at.send(Method::DeleteAllRecords, {list}), 200);
    QVERIFY(jobDone(at.text("job")));
    QTRY_COMPARE(on.tenant->recordCount(list), 0);
    QCOMPARE(at.send(Method::UnbindList, {campaign}, {{c("instanceId"), instance}}), 200);

    // A DNC list of any campaign that takes comments.
    QString dnc;
    for (const auto &one : campaigns) {
        const auto details = at.client.campaign.getCampaign(one.toObject().value(c("id")).toString()).result();
        QVERIFY(details);
        for (const auto &reference : details->dncLists) {
            if (reference.type == c("INTERNAL"))
                dnc = reference.id;
        }
    }
    QVERIFY(!dnc.isEmpty());
    QCOMPARE(at.send(Method::DncAddManyRecords, {dnc}), 200);
    QCOMPARE(at.number("added"), 2);
    QCOMPARE(at.send(Method::DncDeleteManyRecords, {dnc}), 200);
    QCOMPARE(at.number("deleted"), 2);
    QCOMPARE(at.send(Method::DncAddRecordsDeprecated, {dnc}), 200);
    QCOMPARE(at.number("added"), 2);
    QCOMPARE(at.send(Method::DncReplaceRecordsDeprecated, {dnc}), 200);
    QCOMPARE(at.number("added"), 2);
    QCOMPARE(at.send(Method::DncDeleteAllRecords, {dnc}), 200);
    QCOMPARE(at.number("deleted"), 2);

    QCOMPARE(at.tried.size(), 34);
}

QTEST_GUILESS_MAIN(TestExplorerTemplates)
#include "tst_explorertemplates.moc"
