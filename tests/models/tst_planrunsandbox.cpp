// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A plan against the local tenant, over HTTP: what it has afterwards, how often each request arrived, and two people at once.

#include <QSignalSpy>
#include <QtTest>

#include <models/campaigns/planrun.h>

#include <support/clientbench.h>
#include <support/planbench.h>

using namespace outdial;
using models::CampaignPlan;
using models::PlanRun;
using testing::outcomes;

class TestPlanRunSandbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Every kind of change at once, and an answer that is cut in the middle of them.
    void overHttp()
    {
        test::ClientBench bench;
        const QString id = bench.value(bench.client->campaign.getAll()).constFirst().id;
        const QString first = bench.bind(id, bench.makeList(QStringLiteral("First")).listId, QStringLiteral("First"));
        const QString second = bench.bind(id, bench.makeList(QStringLiteral("Second")).listId, QStringLiteral("Second"));
        const QString third = bench.makeList(QStringLiteral("Third")).listId;
        CampaignPlan plan;
        plan.rebase(bench.value(bench.client->campaign.getCampaign(id)));
        QCOMPARE(plan.campaignId(), id);
        plan.setOrder(first, 41);
        plan.setRatio(first, 5);
        plan.reset(first, models::InstanceProperty::Name);
        plan.setSorting(second, testing::sortedBy({QStringLiteral("-note")}));
        plan.setEnabled(second, false);
        api::BindListRequest request;
        request.listId = third;
        request.order = 42;
        plan.bind(request, QStringLiteral("Third"), 0);

        bench.sandbox->addFault(QStringLiteral("kind=cut-after,path=campaign/updateList,nth=2"));
        bench.sandbox->addFault(QStringLiteral("kind=cut-after,path=campaign/bindList,nth=1"));
        const qint64 binds = bench.sandbox->submissions(QStringLiteral("campaign/bindList"));
        PlanRun run(*bench.client, 5);
        QSignalSpy finished(&run, &PlanRun::finished);
        QVERIFY(run.start(plan));
        QVERIFY(finished.wait(30'000));
        QCOMPARE(outcomes(run), QStringLiteral("done done done"));
        QVERIFY(run.outcomes().at(1).lookedUp);
        QVERIFY(run.outcomes().at(2).lookedUp);
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("campaign/updateList")), 2);
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("campaign/bindList")) - binds, 1);
        QVERIFY(plan.isEmpty());

        const api::ListInstance one = bench.instance(id, first);
        QCOMPARE(one.order, 41);
        QCOMPARE(one.dialingRatio, 5);
        QCOMPARE(one.instanceName, QString());
        const api::ListInstance two = bench.instance(id, second);
        QCOMPARE(two.enabled, false);
        QCOMPARE(two.sorting.type, api::SortingType::Custom);
        QCOMPARE(two.sorting.fields.constFirst().fieldName, QStringLiteral("note"));
        int thirds = 0;
        for (const api::ListInstance &instance : bench.value(bench.client->campaign.getCampaign(id)).lists)
            thirds += instance.listId == third ? 1 : 0;
        QCOMPARE(thirds, 1);
    }

    // Two people at once: one unbinds what the other one edits, and another instance is changed by both.
    void twoPeople()
    {
        test::ClientBench bench;
        const QString id = bench.value(bench.client->campaign.getAll()).constFirst().id;
        const QString first = bench.bind(id, bench.makeList(QStringLiteral("First")).listId, QStringLiteral("First"));
        const QString second = bench.bind(id, bench.makeList(QStringLiteral("Second")).listId, QStringLiteral("Second"));
        CampaignPlan plan;
        plan.rebase(bench.value(bench.client->campaign.getCampaign(id)));
        plan.setOrder(first, 7);
        plan.setOrder(second, 8);
        QSignalSpy gone(&plan, &CampaignPlan::instancesGone);

        api::UpdateListRequest other;
        other.instanceId = second;
        other.order = 77;
        bench.value(bench.client->campaign.updateList(id, other));
        bench.value(bench.client->campaign.unbindList(id, first));

        PlanRun run(*bench.client, 5);
        QSignalSpy finished(&run, &PlanRun::finished);
        QVERIFY(run.start(plan));
        QVERIFY(finished.wait(30'000));
        QCOMPARE(outcomes(run), QStringLiteral("gone done"));
        QCOMPARE(gone.size(), 1);
        QCOMPARE(gone.at(0).at(0).toStringList(), QStringList{QStringLiteral("First")});
        QVERIFY(plan.isEmpty());
        QVERIFY(!plan.find(first));
        QCOMPARE(bench.instance(id, second).order, 8);
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("campaign/updateList")), 3); // the other's and ours
        plan.rebase(bench.value(bench.client->campaign.getCampaign(id)));
        QVERIFY(plan.isEmpty());
        QCOMPARE(gone.size(), 1); // told once
    }
};

QTEST_GUILESS_MAIN(TestPlanRunSandbox)
#include "tst_planrunsandbox.moc"
