// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The lists of a campaign while others change them, without a connection, and where there are none.

#include <views/campaigns/dialstrip.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/pendingbar.h>
#include <views/shared/widgets.h>

#include <support/campaignlistsbench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using models::PlannedListsModel;
using views::CampaignListsTab;

class TestCampaignListsNews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpPageTest(); }

    void offlineIsCollectedAndNotSent()
    {
        ListsBench bench;
        bench.start();
        bench.page->setOnline(false);
        QSignalSpy unbind(bench.tab(), &CampaignListsTab::unbindRequested);
        QTest::keyClick(bench.table(), Qt::Key_Space);
        QCOMPARE(bench.plan().changeCount(), 1);
        QVERIFY(!bench.tab()->pendingBar()->reviewButton()->isEnabled());
        QTest::keyClick(bench.table(), Qt::Key_Delete);
        QCOMPARE(unbind.size(), 0);
        bench.page->setOnline(true);
        QVERIFY(bench.tab()->pendingBar()->reviewButton()->isEnabled());
    }

    void unboundElsewhere()
    {
        ListsBench bench;
        bench.start();
        bench.plan().setRatio(i3, 5);
        bench.plan().setRatio(i2, 5);
        bench.tenant.editOne(QStringLiteral("c1"), [](TenantCampaign &one) { one.lists.removeAt(2); });
        QTRY_COMPARE(bench.model()->rowCount(), 4);
        views::Banner *banner = bench.tab()->banners()->banner(QStringLiteral("gone"));
        QVERIFY(banner);
        QVERIFY(banner->title().contains(QStringLiteral("Web-signups-november.csv")));
        QCOMPARE(bench.plan().changeCount(), 1); // the other edit stays
        QTest::mouseClick(bench.button(banner, QStringLiteral("OK")), Qt::LeftButton);
        QVERIFY(!bench.tab()->banners()->banner(QStringLiteral("gone")));
    }

    void changedElsewhereIsSaid()
    {
        ListsBench bench;
        bench.start();
        bench.plan().setRatio(i1, 7);
        bench.tenant.editOne(QStringLiteral("c1"), [](TenantCampaign &one) { one.lists[0].ratio = 5; });
        QTRY_VERIFY(bench.tab()->banners()->banner(QStringLiteral("elsewhere")));
        QCOMPARE(bench.cell(0, PlannedListsModel::Ratio), QStringLiteral("7"));
        bench.plan().discard(i1);
        QCOMPARE(bench.cell(0, PlannedListsModel::Ratio), QStringLiteral("5"));
        QVERIFY(!bench.tab()->banners()->banner(QStringLiteral("elsewhere")));
    }

    void sortingIsAppliedAgain()
    {
        ListsBench bench;
        bench.tenant.on(Method::UpdateList, CampaignTenant::json(QJsonObject{{QStringLiteral("totalRecords"), 160}}));
        bench.start();
        auto *reminders = views::CampaignPage::remindersOf(*bench.feed, {}, QStringLiteral("tenant"));
        const QString key = QStringLiteral("sorting:i1");
        QVERIFY(!bench.tab()->banners()->banner(key));
        reminders->edited(QStringLiteral("list-i1"), 12);
        reminders->edited(QStringLiteral("list-i2"), 3); // natural: nothing to apply again
        views::Banner *banner = bench.tab()->banners()->banner(key);
        QVERIFY(banner);
        QVERIFY(!bench.tab()->banners()->banner(QStringLiteral("sorting:i2")));
        QVERIFY(banner->title().contains(QStringLiteral("12 ")));
        QVERIFY(banner->title().contains(QStringLiteral("Spring-renewals-A-K.csv")));
        savePicture(*bench.page, QStringLiteral("campaign-reminder-light"));
        QTest::mouseClick(bench.button(banner, QStringLiteral("Apply sorting again")), Qt::LeftButton);
        QTRY_COMPARE(bench.tenant.count(Method::UpdateList), 1);
        const QJsonObject body = CampaignTenant::body(bench.tenant.requests(Method::UpdateList).at(0));
        QCOMPARE(body.value(QStringLiteral("instanceId")).toString(), i1);
        const QJsonObject sorting = body.value(QStringLiteral("sortingOrder")).toObject();
        QCOMPARE(sorting.value(QStringLiteral("type")).toString().toUpper(), QStringLiteral("CUSTOM"));
        QCOMPARE(sorting.value(QStringLiteral("sortingFields"))
                     .toArray()
                     .at(0)
                     .toObject()
                     .value(QStringLiteral("fieldName"))
                     .toString(),
                 QStringLiteral("Priority"));
        QVERIFY(!body.contains(QStringLiteral("order")));
        QTRY_VERIFY(!bench.tab()->banners()->banner(key));
        QVERIFY(bench.plan().isEmpty());
    }

    void noListsAtAll()
    {
        ListsBench bench;
        bench.tenant.add({QStringLiteral("c1"), QStringLiteral("Winback"), true, false, {}, {}});
        bench.open();
        QTRY_COMPARE(bench.table()->cover(), views::TableView::Cover::Empty);
        QVERIFY(!bench.tab()->strip()->isVisible());
        QSignalSpy spy(bench.tab(), &CampaignListsTab::bindRequested);
        QPushButton *bind = bench.button(bench.tab(), QStringLiteral("Bind list…"));
        QVERIFY(bind);
        QTest::mouseClick(bind, Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
        if (QDialog *dialog = bench.dialog())
            dialog->reject();
        savePicture(*bench.page, QStringLiteral("campaign-empty-light"));
    }

    void discardAsksFirst()
    {
        ListsBench bench;
        bench.start();
        bench.plan().setRatio(i1, 7);
        QTest::mouseClick(bench.tab()->pendingBar()->discardButton(), Qt::LeftButton);
        QDialog *question = bench.dialog();
        QVERIFY(question);
        QVERIFY(!question->windowTitle().isEmpty());
        QTest::mouseClick(bench.button(question, QStringLiteral("Keep them")), Qt::LeftButton);
        QCOMPARE(bench.plan().changeCount(), 1);
        bench.action(views::MenuId::Edit, QStringLiteral("Undo"))->trigger();
        QCOMPARE(bench.plan().changeCount(), 0);
    }
};

QTEST_MAIN(TestCampaignListsNews)
#include "tst_campaignlistsnews.moc"
