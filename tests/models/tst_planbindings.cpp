// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Sending a plan: lists that are bound, and a sorting that is applied again.

#include <QLocale>
#include <QSignalSpy>
#include <QtTest>

#include <models/campaigns/planrun.h>

#include <support/planningbench.h>

using namespace outdial;
using api::Method;
using models::PlanRun;
using namespace outdial::testing;

class TestPlanBindings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void bindings()
    {
        Planning one;
        one.plan.discardAll();
        api::BindListRequest request;
        request.listId = QStringLiteral("list-n");
        request.sorting = testing::sortedBy({QStringLiteral("name")});
        one.plan.bind(request, QStringLiteral("New"), 5);
        one.tenant.on(Method::BindList, [&](const api::WireRequest &) {
            one.tenant.editOne(
                campaign, [](testing::TenantCampaign &campaign) { campaign.lists << Planning::list(QStringLiteral("n"), 1); });
            return CampaignTenant::lost();
        });
        QSignalSpy sorted(one.run.get(), &PlanRun::sortingApplied);
        QVERIFY(one.finish());
        QCOMPARE(outcomes(*one.run), QStringLiteral("done"));
        QVERIFY(one.run->outcomes().constFirst().lookedUp);
        QCOMPARE(one.tenant.count(Method::BindList), 1);
        QVERIFY(one.plan.isEmpty());
        QVERIFY(one.plan.find(QStringLiteral("n")));
        QCOMPARE(sorted.size(), 1);
        QCOMPARE(sorted.at(0), (QVariantList{QStringLiteral("n"), QStringLiteral("list-n")}));
    }

    // An instance that somebody else made of the same list since our last reading is not taken for ours.
    void aBindingOfSomebodyElse()
    {
        Planning one;
        one.plan.discardAll();
        api::BindListRequest request;
        request.listId = QStringLiteral("list-n");
        one.plan.bind(request, QStringLiteral("New"), 5);
        one.tenant.editOne(campaign,
                           [](testing::TenantCampaign &campaign) { campaign.lists << Planning::list(QStringLiteral("n"), 1); });
        one.tenant.on(Method::BindList, CampaignTenant::lost());
        QVERIFY(one.finish());
        QCOMPARE(outcomes(*one.run), QStringLiteral("failed"));
        QCOMPARE(one.plan.changeCount(), 1);
        QCOMPARE(one.tenant.count(Method::BindList), 1);
    }

    void aBindingIsRefused()
    {
        Planning one;
        api::BindListRequest request;
        request.listId = QStringLiteral("list-n");
        one.plan.bind(request, QStringLiteral("New"), 5);
        one.tenant.on(Method::BindList, error(404)); // the list was deleted
        QVERIFY(one.finish());
        QCOMPARE(outcomes(*one.run), QStringLiteral("done done done failed"));
        QCOMPARE(one.pending(), QStringList{QStringLiteral("new-1")});
    }

    void theSortingAgain()
    {
        api::ListInstance instance = testing::listInstance(a, 1);
        instance.sorting = testing::sortedBy({QStringLiteral("-priority")});
        instance.sorting.fields[0].fieldId = QStringLiteral("f1"); // only answers have it
        QCOMPARE(api::encodeUpdateList(models::applySortingAgain(instance)),
                 QByteArray(R"({"instanceId":"a","sortingOrder":{"sortingFields":[{"fieldName":"priority","sortOrder":"DESC"}],)"
                            R"("type":"CUSTOM"}})"));
        Planning one;
        QSignalSpy sorted(one.run.get(), &PlanRun::sortingApplied);
        QSignalSpy finished(one.run.get(), &PlanRun::finished);
        QVERIFY(one.run->start(campaign, models::sortingAgain(instance), instance.listId));
        QVERIFY(finished.wait(20'000));
        QCOMPARE(outcomes(*one.run), QStringLiteral("done"));
        QCOMPARE(sorted.at(0), (QVariantList{a, QStringLiteral("list-a")}));
        QCOMPARE(one.plan.changeCount(), 3); // has nothing to do with it

        // Lost: the campaign says the same before and after, which proves nothing.
        one.tenant.editOne(campaign, [](testing::TenantCampaign &campaign) {
            campaign.lists[0].sorting = {QJsonObject{{QStringLiteral("fieldName"), QStringLiteral("priority")},
                                                     {QStringLiteral("sortOrder"), QStringLiteral("DESC")}}};
        });
        one.instead = [&](const QString &) { return std::optional<CampaignTenant::Answer>(CampaignTenant::lost()); };
        QVERIFY(one.run->start(campaign, models::sortingAgain(instance), instance.listId));
        QVERIFY(finished.wait(20'000));
        QCOMPARE(outcomes(*one.run), QStringLiteral("unknown"));
        QCOMPARE(sorted.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPlanBindings)
#include "tst_planbindings.moc"
