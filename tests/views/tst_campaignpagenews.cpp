// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of one campaign with real clicks and keys against a scripted tenant: starting and stopping, and what the tenant does
// meanwhile.

#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/tabs.h>
#include <views/shared/widgets.h>

#include <support/campaignpagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using views::CampaignPage;

class TestCampaignPageNews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpPageTest(); }

    void stopsAndStarts()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        QTest::mouseClick(bench.button(bench.page.get(), QStringLiteral("Stop")), Qt::LeftButton);
        QTRY_COMPARE(bench.page->badge()->text(), QStringLiteral("Stopped"));
        QCOMPARE(bench.tenant.count(Method::StopCampaign), 1);
        QPushButton *start = nullptr;
        QTRY_VERIFY((start = bench.button(bench.page.get(), QStringLiteral("Start"))) && start->isEnabled());
        bench.action(views::MenuId::Campaign, QStringLiteral("Start"))->trigger();
        QTRY_COMPARE(bench.page->badge()->text(), QStringLiteral("Running"));
        QCOMPARE(bench.tenant.count(Method::StartCampaign), 1);
    }

    void aFailedStartHasABanner()
    {
        DetailBench bench;
        bench.fill(false);
        bench.tenant.on(Method::StartCampaign, CampaignTenant::error(403, "forbidden", "no"));
        bench.openRead();
        bench.action(views::MenuId::Campaign, QStringLiteral("Start"))->trigger();
        const QString key = QStringLiteral("act");
        QTRY_VERIFY(bench.page->banners()->banner(key));
        QCOMPARE(bench.page->banners()->banner(key)->title(), QStringLiteral("Spring renewals — West Coast did not start."));
        QVERIFY(bench.page->banners()->banner(key)->text().endsWith(QStringLiteral("(403). Nothing was dialed.")));
        QTest::mouseClick(bench.button(bench.page->banners()->banner(key), QStringLiteral("Try again")), Qt::LeftButton);
        QTRY_COMPARE(bench.tenant.count(Method::StartCampaign), 2);
    }

    void aConflictIsNews()
    {
        DetailBench bench;
        bench.fill(false);
        bench.tenant.on(Method::StartCampaign, [&bench](const api::WireRequest &request) {
            bench.tenant.editOne(CampaignTenant::target(request), [](TenantCampaign &one) { one.running = true; });
            return CampaignTenant::error(409, "conflict", "already running");
        });
        bench.openRead();
        bench.action(views::MenuId::Campaign, QStringLiteral("Start"))->trigger();
        QTRY_VERIFY(bench.page->banners()->banner(QStringLiteral("news")));
        QCOMPARE(bench.page->banners()->banner(QStringLiteral("news"))->title(),
                 QStringLiteral("Someone else started “Spring renewals — West Coast”."));
        QTRY_COMPARE(bench.page->badge()->text(), QStringLiteral("Running"));
    }

    void aDisabledOneOpensByItsId()
    {
        DetailBench bench;
        bench.fill(false);
        bench.tenant.editOne(QStringLiteral("c1"), [](TenantCampaign &one) { one.enabled = false; });
        bench.open();
        QTRY_COMPARE(bench.page->badge()->text(), QStringLiteral("Disabled"));
        QCOMPARE(bench.page->title(), QStringLiteral("Spring renewals — West Coast"));
        QVERIFY(!bench.button(bench.page.get(), QStringLiteral("Start"))->isEnabled());
        QVERIFY(!bench.action(views::MenuId::Campaign, QStringLiteral("Start"))->isEnabled());
        QVERIFY(bench.page->banners()->banner(QStringLiteral("disabled")));
        QCOMPARE(bench.page->lists()->tabCount(), 5);
    }

    void aMissingOneHasAWayBack()
    {
        DetailBench bench;
        bench.fill();
        bench.open(QStringLiteral("nowhere"));
        auto *empty = bench.page->findChild<views::EmptyState *>(QString(), Qt::FindChildrenRecursively);
        QVERIFY(empty);
        QPushButton *back = nullptr;
        QTRY_VERIFY((back = bench.button(bench.page.get(), QStringLiteral("Back to campaigns"))));
        QSignalSpy spy(bench.page.get(), &CampaignPage::campaignsRequested);
        QTest::mouseClick(back, Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
        savePicture(*bench.page, QStringLiteral("campaign-missing-light"));
    }

    void notReadYetIsNotEmpty()
    {
        DetailBench bench;
        bench.fill();
        bench.tenant.hold(Method::GetCampaign);
        bench.open();
        QTRY_COMPARE(bench.page->badge()->text(), QStringLiteral("Running"));
        QCOMPARE(bench.table()->cover(), views::TableView::Cover::Loading);
        QCOMPARE(bench.page->tabs()->line()->tabText(0), QStringLiteral("Lists")); // not read is not zero
        bench.tenant.release(Method::GetCampaign);
        QTRY_COMPARE(bench.table()->cover(), views::TableView::Cover::None);
        QCOMPARE(bench.page->tabs()->line()->tabText(0), QStringLiteral("Lists 5"));
    }

    void offlineNothingIsSent()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        bench.page->setOnline(false);
        bench.feed->setOnline(false);
        QTRY_VERIFY(bench.page->badge()->text().startsWith(QStringLiteral("Running, as of ")));
        QVERIFY(!bench.button(bench.page.get(), QStringLiteral("Stop"))->isEnabled());
        QVERIFY(!bench.button(bench.page.get(), QStringLiteral("Bind list…"))->isEnabled());
        QCOMPARE(bench.cell(0, models::PlannedListsModel::Order), QStringLiteral("1")); // what is known stays
        bench.page->setOnline(true);
        bench.feed->setOnline(true);
        QTRY_COMPARE(bench.page->badge()->text(), QStringLiteral("Running"));
    }
};

QTEST_MAIN(TestCampaignPageNews)
#include "tst_campaignpagenews.moc"
