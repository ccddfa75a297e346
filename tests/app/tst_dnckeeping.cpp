// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of Do-Not-Call lists in the window: it learns of lists from what the campaigns page reads, and opens the look through
// pending records as a page of its own.

#include <QAction>
#include <QApplication>
#include <QTest>

#include <app/console/keeping.h>
#include <views/campaigns/campaignspage.h>
#include <views/dnc/dncpage.h>
#include <views/dnc/dncsweeppage.h>
#include <views/shared/theme.h>

#include <support/dncbench.h>

using namespace outdial;
using test::DncBench;
using test::u8;
using views::PageId;

class TestDncKeeping : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { views::Theme::instance().apply(*qApp); }
    void learnsFromTheCampaigns();

private:
    test::OwnSettings m_settings;
};

void TestDncKeeping::learnsFromTheCampaigns()
{
    DncBench bench;
    bench.know(bench.optOuts(), {u8("19995550101")});
    views::MainWindow window;
    auto *campaigns = new views::CampaignsPage;
    window.addPage(PageId::Campaigns, campaigns, views::NavigationSection::Operate, QStringLiteral("call-start"),
                   u8("Campaigns"));
    app::Keeping keeping(window, *campaigns);
    window.resize(1440, 900);
    window.show();
    QVERIFY(!keeping.openSweep()); // no tenant
    window.setSession(std::shared_ptr<models::Session>(bench.session.release()));
    window.openPage(PageId::Campaigns);
    // Nobody has opened the page of the lists: it asks nothing by itself, and knows them all the same.
    QTRY_COMPARE_WITH_TIMEOUT(keeping.page()->book()->lists().size(), 5, 20'000);
    QCOMPARE(keeping.page()->book()->reading(), models::DncBook::Reading::NotYet);
    QTRY_COMPARE_WITH_TIMEOUT(keeping.page()->book()->campaignsOf(bench.id("Company-wide opt-outs")).size(), 3, 20'000);
    window.openPage(PageId::DoNotCall);
    QCOMPARE(window.currentPage(), keeping.page());
    QTRY_COMPARE_WITH_TIMEOUT(keeping.page()->book()->reading(), models::DncBook::Reading::Done, 20'000);

    for (QAction *action : keeping.page()->actions(views::MenuId::List)) {
        if (action && action->text().remove(u'&').startsWith(u8("Find in pending")))
            action->trigger();
    }
    auto *sweep = qobject_cast<views::DncSweepPage *>(window.currentPage());
    QVERIFY(sweep && sweep->job());
    QTRY_VERIFY_WITH_TIMEOUT(!sweep->job()->isBusy(), 30'000);
    QCOMPARE(sweep->job()->progress().keys, 1);
    window.setSession(nullptr);
    QVERIFY(!keeping.page()->book());
}

QTEST_MAIN(TestDncKeeping)
#include "tst_dnckeeping.moc"
