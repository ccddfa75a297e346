// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of campaigns with real clicks and keys against a scripted tenant.

#include <QAccessible>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>

#include <views/campaigns/campaignlistview.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/widgets.h>

#include <support/campaignspagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using views::CampaignsPage;

class TestCampaignsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpPageTest(); }

    void showsCampaigns()
    {
        PageBench bench;
        bench.fill();
        bench.tenant.hold(Method::GetCampaigns);
        bench.show();
        QCOMPARE(bench.page->table()->cover(), views::TableView::Cover::Loading);
        bench.tenant.release(Method::GetCampaigns);
        QTRY_COMPARE(bench.model()->rowCount(), 3);
        QCOMPARE(bench.page->table()->cover(), views::TableView::Cover::None);
        QCOMPARE(bench.page->currentCampaign(), QStringLiteral("c1")); // the first is chosen, so that the pane shows something
        QCOMPARE(bench.page->pane()->campaignId(), QStringLiteral("c1"));
        QTRY_COMPARE(bench.page->pane()->lists()->model()->rowCount(), 2);
        QCOMPARE(bench.page->navigationCount(), QStringLiteral("3"));
        QVERIFY(bench.page->asOf().isValid());
    }

    void theToggleStartsOnRelease()
    {
        PageBench bench;
        bench.fill();
        bench.tenant.hold(Method::StartCampaign);
        bench.show();
        QTRY_COMPARE(bench.model()->rowCount(), 3);
        QWidget *viewport = bench.page->table()->viewport();
        const QRect cell = bench.page->table()->visualRect(bench.model()->index(bench.rowOf(QStringLiteral("c2")), 0));
        const QPoint knob(cell.left() + 16 + 16, cell.center().y());
        QTest::mousePress(viewport, Qt::LeftButton, {}, knob);
        QTest::qWait(0);
        QCOMPARE(bench.state(QStringLiteral("c2")), QStringLiteral("Stopped"));
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, knob);
        QCOMPARE(bench.state(QStringLiteral("c2")), QStringLiteral("Starting…"));
        QTest::mouseClick(viewport, Qt::LeftButton, {}, knob); // waiting: nothing
        QTRY_COMPARE(bench.tenant.count(Method::StartCampaign), 1);
        bench.tenant.release(Method::StartCampaign);
        QTRY_COMPARE(bench.state(QStringLiteral("c2")), QStringLiteral("Running"));
        QCOMPARE(bench.tenant.count(Method::StartCampaign), 1);
        QCOMPARE(bench.tenant.count(Method::StopCampaign), 0);
    }

    void keysStartAndStop()
    {
        PageBench bench;
        bench.fill();
        bench.show();
        QTRY_COMPARE(bench.model()->rowCount(), 3);
        bench.page->table()->setFocus();
        bench.page->selectCampaign(QStringLiteral("c2"));
        QTest::keyClick(bench.page->table(), Qt::Key_Space);
        QTRY_COMPARE(bench.state(QStringLiteral("c2")), QStringLiteral("Running"));
        QCOMPARE(bench.page->currentCampaign(), QStringLiteral("c2")); // it has moved up; the current row went with it
        QAction *stop = bench.action(views::MenuId::Campaign, QStringLiteral("Stop"));
        QVERIFY(stop);
        QCOMPARE(stop->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Period));
        QTRY_VERIFY(stop->isEnabled());
        stop->trigger();
        QTRY_COMPARE(bench.state(QStringLiteral("c2")), QStringLiteral("Stopped"));
        QVERIFY(!stop->isEnabled());
        QTRY_VERIFY(bench.action(views::MenuId::Campaign, QStringLiteral("Start"))->isEnabled());
    }

    void aFailureHasABanner()
    {
        PageBench bench;
        bench.fill();
        bench.tenant.on(Method::StartCampaign, CampaignTenant::error(403, "forbidden", "no"));
        bench.show();
        QTRY_COMPARE(bench.model()->rowCount(), 3);
        bench.page->selectCampaign(QStringLiteral("c2"));
        bench.action(views::MenuId::Campaign, QStringLiteral("Start"))->trigger();
        const QString key = QStringLiteral("act:c2");
        QTRY_VERIFY(bench.page->banners()->banner(key));
        views::Banner *banner = bench.page->banners()->banner(key);
        QCOMPARE(banner->title(), QStringLiteral("Autumn survey did not start."));
        QVERIFY(banner->text().endsWith(QStringLiteral("(403). Nothing was dialed.")));
        // Trying again asks once more, and takes the banner away while it waits.
        QPushButton *again = bench.button(banner, QStringLiteral("Try again"));
        QVERIFY(again);
        bench.tenant.hold(Method::StartCampaign);
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE(bench.tenant.count(Method::StartCampaign), 2);
        QTRY_VERIFY(!bench.page->banners()->banner(key) || !bench.page->banners()->banner(key)->isVisible());
        bench.tenant.release(Method::StartCampaign);
        QTRY_VERIFY(bench.page->banners()->banner(key));
        QCOMPARE(bench.tenant.count(Method::StartCampaign), 2);
    }

    void aConflictIsNews()
    {
        PageBench bench;
        bench.fill();
        bench.tenant.on(Method::StartCampaign, [&bench](const api::WireRequest &request) {
            bench.tenant.editOne(CampaignTenant::target(request), [](TenantCampaign &one) { one.running = true; });
            return CampaignTenant::error(409, "conflict", "already running");
        });
        bench.show();
        QTRY_COMPARE(bench.model()->rowCount(), 3);
        bench.page->selectCampaign(QStringLiteral("c2"));
        bench.action(views::MenuId::Campaign, QStringLiteral("Start"))->trigger();
        QTRY_VERIFY(bench.page->banners()->banner(QStringLiteral("news")));
        views::Banner *news = bench.page->banners()->banner(QStringLiteral("news"));
        QCOMPARE(news->tone(), views::Tone::Accent);
        QCOMPARE(news->title(), QStringLiteral("Someone else started “Autumn survey”."));
        QTRY_COMPARE(bench.state(QStringLiteral("c2")), QStringLiteral("Running"));
    }

    void selectionAndScrollSurviveRefreshes()
    {
        PageBench bench;
        for (int number = 10; number < 90; ++number)
            bench.tenant.add({QStringLiteral("n%1").arg(number), QStringLiteral("Campaign %1").arg(number), true, false, {}, {}});
        bench.show();
        QTRY_COMPARE(bench.model()->rowCount(), 80);
        bench.page->table()->setFocus();
        bench.page->selectCampaign(QStringLiteral("n60"));
        const int scrolled = bench.page->table()->verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        const int before = bench.tenant.count(Method::GetCampaigns);
        bench.tenant.edit([](QList<TenantCampaign> &campaigns) {
            campaigns << TenantCampaign{QStringLiteral("new"), QStringLiteral("Campaign 999"), true, false, {}, {}};
            campaigns[79].name = QStringLiteral("Campaign 998");
        });
        QTRY_COMPARE(bench.model()->rowCount(), 81);
        QTRY_VERIFY(bench.tenant.count(Method::GetCampaigns) > before + 3);
        QCOMPARE(bench.page->currentCampaign(), QStringLiteral("n60"));
        QVERIFY(bench.page->table()->selectionModel()->isRowSelected(bench.rowOf(QStringLiteral("n60"))));
        QCOMPARE(bench.page->table()->verticalScrollBar()->value(), scrolled);
        QVERIFY(bench.page->table()->hasFocus());
    }

    void filtersAndSorts()
    {
        PageBench bench;
        bench.fill();
        bench.show();
        QTRY_COMPARE(bench.model()->rowCount(), 3);
        auto *filter = bench.page->findChild<views::SearchField *>();
        QTest::keyClicks(filter, QStringLiteral("nothing like this"));
        QCOMPARE(bench.model()->rowCount(), 0);
        QCOMPARE(bench.page->table()->cover(), views::TableView::Cover::Empty);
        QTest::mouseClick(bench.page->table()->emptyState()->primary(), Qt::LeftButton);
        QCOMPARE(bench.model()->rowCount(), 3);
        QVERIFY(filter->text().isEmpty());
        bench.action(views::MenuId::View, QStringLiteral("Sort by name"))->trigger();
        QCOMPARE(bench.model()->index(0, CampaignsModel::Name).data().toString(), QStringLiteral("Autumn survey"));
        bench.action(views::MenuId::View, QStringLiteral("Sort by name"))->trigger();
        QCOMPARE(bench.model()->index(0, CampaignsModel::Name).data().toString(), QStringLiteral("Winback"));
        QCOMPARE(bench.page->table()->horizontalHeader()->sortIndicatorSection(), int(CampaignsModel::Name));
        QTest::mouseClick(bench.page->table()->horizontalHeader()->viewport(), Qt::LeftButton, {}, QPoint(20, 10));
        QCOMPARE(bench.page->table()->horizontalHeader()->sortIndicatorSection(), int(CampaignsModel::Dial));
        QCOMPARE(bench.model()->index(0, CampaignsModel::Name).data().toString(), QStringLiteral("Spring renewals"));
    }

    void opensTheRecordsOfAList()
    {
        PageBench bench;
        bench.fill();
        bench.show();
        QTRY_COMPARE(bench.page->pane()->lists()->model() ? bench.page->pane()->lists()->model()->rowCount() : 0, 2);
        QSignalSpy opened(bench.page.get(), &CampaignsPage::openListRequested);
        views::CampaignListView *lists = bench.page->pane()->lists();
        lists->setFocus();
        lists->setCurrentIndex(lists->model()->index(1, 0));
        QTest::keyClick(lists, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0), (QVariantList{QStringLiteral("list-i2"), QStringLiteral("i2"), QStringLiteral("c1")}));
        // A refresh keeps the current list.
        const int details = bench.tenant.count(Method::GetCampaign);
        QTRY_VERIFY(bench.tenant.count(Method::GetCampaign) > details + 3);
        QCOMPARE(lists->currentIndex().row(), 1);
        bench.page->table()->setFocus();
        QSignalSpy campaigns(bench.page.get(), &CampaignsPage::openCampaignRequested);
        QTest::keyClick(bench.page->table(), Qt::Key_Return);
        QCOMPARE(campaigns.size(), 1);
        QCOMPARE(campaigns.at(0).at(0).toString(), QStringLiteral("c1"));
        QCOMPARE(opened.size(), 1);
    }

    void saysWhichPrivilegeIsMissing()
    {
        PageBench bench;
        bench.tenant.on(Method::GetCampaigns, CampaignTenant::error(403, "forbidden", "insufficient privileges"));
        bench.show();
        QTRY_COMPARE(bench.page->table()->cover(), views::TableView::Cover::Empty);
        bool said = false;
        for (QLabel *label : bench.page->table()->emptyState()->findChildren<QLabel *>())
            said = said || label->text().contains(QStringLiteral("“Manage assigned services and campaigns” is missing (403)"));
        QVERIFY(said);
        outdial::savePicture(*bench.page, QStringLiteral("campaigns-403"));
        bench.tenant.on(Method::GetCampaigns, CampaignTenant::json(QJsonArray()));
        QTRY_VERIFY(bench.page->feed()->freshness() == models::Freshness::Live);
        QCOMPARE(bench.page->table()->cover(), views::TableView::Cover::Empty);
        outdial::savePicture(*bench.page, QStringLiteral("campaigns-empty"));
    }

    void offlineActsOnNothing()
    {
        PageBench bench;
        bench.fill();
        bench.show();
        QTRY_COMPARE(bench.model()->rowCount(), 3);
        bench.page->setOnline(false);
        QTRY_VERIFY(bench.state(QStringLiteral("c1")).startsWith(QStringLiteral("Running, as of ")));
        QVERIFY(!bench.action(views::MenuId::Campaign, QStringLiteral("Stop"))->isEnabled());
        QVERIFY(!bench.action(views::MenuId::Campaign, QStringLiteral("Open by ID"))->isEnabled());
        bench.page->table()->setFocus();
        bench.page->selectCampaign(QStringLiteral("c1"));
        QTest::keyClick(bench.page->table(), Qt::Key_Space);
        QTest::qWait(0);
        QCOMPARE(bench.tenant.count(Method::StopCampaign), 0);
        bench.page->setOnline(true);
        QTRY_COMPARE(bench.state(QStringLiteral("c1")), QStringLiteral("Running"));
    }

    void anotherTenant()
    {
        PageBench bench;
        bench.fill();
        bench.show();
        QTRY_COMPARE(bench.model()->rowCount(), 3);
        bench.page->setTenant(nullptr, {}, {});
        QVERIFY(!bench.page->table()->model());
        QVERIFY(bench.page->currentCampaign().isEmpty());
        QVERIFY(bench.page->navigationCount().isEmpty());
        bench.page->setTenant(bench.client.get(), {}, QStringLiteral("tenant"), quickPace());
        QTRY_VERIFY(bench.page->table()->model() && bench.page->table()->model()->rowCount() == 3);
    }

    void everyControlIsNamed()
    {
        PageBench bench;
        bench.fill();
        bench.show();
        QTRY_COMPARE(bench.model()->rowCount(), 3);
        for (QWidget *widget : bench.page->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            if (!face || widget->objectName().startsWith(QStringLiteral("qt_")) || widget->inherits("QScrollBar"))
                continue;
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(TestCampaignsPage)
#include "tst_campaignspage.moc"
