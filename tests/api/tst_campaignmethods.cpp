// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The methods of campaigns that change instances and read results, with the client against the local tenant.
#include <QtTest>

#include <support/clientbench.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;

class TestCampaignMethods final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void updateList();
    void updateListRefused();
    void unbindList();
    void completedRecords();
    void queryRecord();
    void withoutPrivilege();
};

void TestCampaignMethods::updateList()
{
    ClientBench bench;
    const QString campaign = bench.sandbox->campaignIdByName(QStringLiteral("Spring renewals"));
    const auto all = ClientBench::value(bench.client->campaign.getAll());
    const QString campaignId = campaign.isEmpty() ? all.first().id : campaign;
    const CreatedList list = bench.makeList(QStringLiteral("update"));
    bench.addRecords(list.listId, 3);
    const QString id = bench.bind(campaignId, list.listId, QStringLiteral("mine"));

    UpdateListRequest request;
    request.instanceId = id;
    request.order = 5;
    request.dialingRatio = 2;
    request.sorting = Sorting{SortingType::Custom, {{{}, QStringLiteral("note"), SortOrder::Descending}}};
    QCOMPARE(ClientBench::value(bench.client->campaign.updateList(campaignId, request)), 3);
    ListInstance now = bench.instance(campaignId, id);
    QCOMPARE(now.instanceName, QStringLiteral("mine")); // was not sent, and stays
    QVERIFY(now.enabled);
    QCOMPARE(now.order, 5);
    QCOMPARE(now.dialingRatio, 2);
    QCOMPARE(now.sorting.type, SortingType::Custom);
    QCOMPARE(now.sorting.fields.size(), 1);
    QCOMPARE(now.sorting.fields[0].fieldName, QStringLiteral("note"));
    QCOMPARE(now.sorting.fields[0].order, SortOrder::Descending);

    UpdateListRequest reset;
    reset.instanceId = id;
    reset.instanceName = ResetToDefault();
    reset.enabled = ResetToDefault();
    reset.order = ResetToDefault();
    reset.dialingRatio = ResetToDefault();
    reset.sorting = ResetToDefault();
    QCOMPARE(ClientBench::value(bench.client->campaign.updateList(campaignId, reset)), 3);
    now = bench.instance(campaignId, id);
    QCOMPARE(now.instanceName, QString());
    QVERIFY(!now.enabled);
    QCOMPARE(now.order, 1);
    QCOMPARE(now.dialingRatio, 1);
    QCOMPARE(now.sorting.type, SortingType::Natural);
    QVERIFY(now.sorting.fields.isEmpty());
}

void TestCampaignMethods::updateListRefused()
{
    ClientBench bench;
    const auto all = ClientBench::value(bench.client->campaign.getAll());
    const CreatedList list = bench.makeList(QStringLiteral("refused"));
    const QString id = bench.bind(all[0].id, list.listId);
    UpdateListRequest request;
    request.instanceId = id;
    request.order = 2;
    COMPARE_REFUSAL(bench.client->campaign.updateList(all[1].id, request), ErrorKind::Conflict, 409);
    COMPARE_REFUSAL(bench.client->campaign.updateList(QStringLiteral("nobody"), request), ErrorKind::NotFound, 404);
    request.order = 0;
    COMPARE_REFUSAL(bench.client->campaign.updateList(all[0].id, request), ErrorKind::BadRequest, 400);
    request.order = 1;
    request.sorting = Sorting{SortingType::Custom, {{{}, QStringLiteral("no such field"), SortOrder::Ascending}}};
    COMPARE_REFUSAL(bench.client->campaign.updateList(all[0].id, request), ErrorKind::BadRequest, 400);
    request.instanceId = QStringLiteral("nothing");
    request.sorting = {};
    COMPARE_REFUSAL(bench.client->campaign.updateList(all[0].id, request), ErrorKind::NotFound, 404);
}

void TestCampaignMethods::unbindList()
{
    ClientBench bench;
    const auto all = ClientBench::value(bench.client->campaign.getAll());
    const CreatedList list = bench.makeList(QStringLiteral("unbind"));
    bench.addRecords(list.listId, 2);
    const QString id = bench.bind(all[0].id, list.listId);
    const QString twin = bench.bind(all[0].id, list.listId);
    QCOMPARE(ClientBench::value(bench.client->callingList.getList(list.listId)).campaigns.size(), 2);

    COMPARE_REFUSAL(bench.client->campaign.unbindList(all[1].id, id), ErrorKind::Conflict, 409);
    ClientBench::value(bench.client->campaign.unbindList(all[0].id, id));
    const auto left = ClientBench::value(bench.client->callingList.getList(list.listId));
    QCOMPARE(left.campaigns.size(), 1);
    QCOMPARE(left.campaigns[0].instanceId, twin);
    QCOMPARE(left.totalRecords, 2);
    COMPARE_REFUSAL(bench.client->campaign.unbindList(all[0].id, id), ErrorKind::NotFound, 404);
}

void TestCampaignMethods::completedRecords()
{
    ClientBench bench(200);
    QString running;
    for (const CampaignSummary &one : ClientBench::value(bench.client->campaign.getAll())) {
        if (one.state == CampaignState::Running && running.isEmpty())
            running = one.id;
    }
    const auto instances = ClientBench::value(bench.client->campaign.getCampaign(running)).lists;
    QVERIFY(!instances.isEmpty());
    const QString instanceId = instances.first().instanceId;
    RecordWindow window;
    window.instanceId = instanceId;
    window.limit = 7;
    const auto page = [&] { return ClientBench::value(bench.client->campaign.getCompletedRecords(running, window)); };
    QTRY_VERIFY(page()->size() == 7);
    ClientBench::value(bench.client->campaign.stop(running)); // the picture stands still

    // All of them by pages, in the order of completion, each once.
    QSet<QString> seen;
    std::int64_t last = noTime;
    std::int64_t middle = noTime;
    int pages = 0;
    int earlier = 0;
    for (;; ++pages) {
        const RecordPagePtr one = page();
        for (int row = 0; row < one->size(); ++row) {
            const RecordStatus status = one->status(row);
            QVERIFY(status.completed);
            QVERIFY(status.completedTime != noTime);
            QVERIFY(status.completedTime >= last);
            last = status.completedTime;
            if (pages == 0 && row == 4)
                middle = last;
            if (pages == 0 && row < 4)
                ++earlier;
        }
        if (one->size() < 7)
            break;
        QVERIFY(!seen.contains(one->nextCursor()));
        seen.insert(one->nextCursor());
        window.cursor = one->nextCursor();
    }
    QVERIFY(pages >= 1);

    // The window: from is part of it, to is not.
    window.cursor = QString();
    window.limit = 1000;
    window.extractAttempts = true;
    window.startTime = QDateTime::fromMSecsSinceEpoch(middle, Qt::UTC);
    const RecordPagePtr after = page();
    window.startTime = QDateTime();
    window.endTime = QDateTime::fromMSecsSinceEpoch(middle, Qt::UTC);
    const RecordPagePtr before = page();
    QVERIFY(before->size() <= earlier); // fewer when one of them was completed in the same millisecond
    QVERIFY(before->size() >= 1);
    QCOMPARE(after->status(0).completedTime, middle);
    for (int row = 0; row < before->size(); ++row)
        QVERIFY(before->status(row).completedTime < middle);
    QCOMPARE(after->attemptCount(0), after->status(0).totalAttempts);
}

void TestCampaignMethods::queryRecord()
{
    ClientBench bench;
    const auto all = ClientBench::value(bench.client->campaign.getAll());
    const CreatedList list = bench.makeList(QStringLiteral("query"));
    bench.addRecords(list.listId, 2);
    const QString id = bench.bind(all[0].id, list.listId);
    const auto found = ClientBench::value(bench.client->campaign.queryRecord(all[0].id, id, R"({"id":" K1 ","note":"x"})", true));
    QCOMPARE(found->size(), 1);
    QCOMPARE(entry(*found, 0, "phone"), QStringLiteral("14155550101"));
    QVERIFY(found->status(0).known);
    QCOMPARE(found->status(0).totalAttempts, 0);

    QCOMPARE(ClientBench::value(bench.client->campaign.queryRecord(all[0].id, id, R"({"id":"K9"})", false))->size(), 0);
    COMPARE_REFUSAL(bench.client->campaign.queryRecord(all[1].id, id, R"({"id":"K1"})", false), ErrorKind::Conflict, 409);
    COMPARE_REFUSAL(bench.client->campaign.queryRecord(all[0].id, id, R"({"note":"first"})", false), ErrorKind::BadRequest, 400);
    // Not "no such record": it says that the campaign is unknown.
    COMPARE_REFUSAL(bench.client->campaign.queryRecord(QStringLiteral("nobody"), id, R"({"id":"K1"})", false),
                    ErrorKind::NotFound, 404);
}

void TestCampaignMethods::withoutPrivilege()
{
    ClientBench bench;
    const auto all = ClientBench::value(bench.client->campaign.getAll());
    const CreatedList list = bench.makeList(QStringLiteral("privilege"));
    bench.sandbox->setPrivileges({QStringLiteral("Manage all services and campaigns")});
    COMPARE_REFUSAL(bench.client->campaign.start(all[0].id), ErrorKind::Privilege, 403);
    BindListRequest request;
    request.listId = list.listId;
    COMPARE_REFUSAL(bench.client->campaign.bindList(all[0].id, request), ErrorKind::Privilege, 403);
    COMPARE_REFUSAL(bench.client->callingList.getAll(10, {}), ErrorKind::Privilege, 403);
    QVERIFY(bench.client->campaign.getAll().result());
}

QTEST_GUILESS_MAIN(TestCampaignMethods)
#include "tst_campaignmethods.moc"
