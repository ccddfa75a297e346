// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The wall of the monitor before a scripted tenant: what is on it, in which order, what it asks for, and
// what stays when the tenant has news.

#include <QCheckBox>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>

#include <views/monitor/alertbadge.h>
#include <views/monitor/campaignchoice.h>
#include <views/monitor/ratechart.h>
#include <views/shared/widgets.h>

#include <support/monitorpagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using views::MonitorPage;
using views::Theme;
using views::ThemeMode;

class TestMonitorPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpPageTest(); }

    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void showsCampaigns()
    {
        MonitorBench bench;
        bench.fill();
        bench.tenant.hold(Method::GetCampaigns);
        bench.start();
        QVERIFY(!bench.isEmptyShown()); // being read: shapes of cards
        QVERIFY(bench.ids().isEmpty());
        bench.tenant.release(Method::GetCampaigns);
        QTRY_COMPARE(bench.ids().size(), 3);
        // Winback cannot dial, since it has no list: it comes first. What is stopped comes last.
        QTRY_COMPARE(bench.ids(), (QStringList{winback, spring, autumn}));
        QTRY_VERIFY(bench.card(spring)->card().figures.known);
        QCOMPARE(bench.card(spring)->card().figures.completedRecords, 18);
        QCOMPARE(bench.card(spring)->card().figures.attemptedRecords, 28);
        QCOMPARE(bench.card(spring)->card().figures.totalRecords, 40);
        QTRY_VERIFY(bench.card(winback)->card().notDialing);
        QVERIFY(!bench.card(winback)->chart()->isVisible());
        QVERIFY(bench.page->asOf().isValid());
    }

    void columnsFollowTheWidth()
    {
        MonitorBench bench;
        bench.fill();
        bench.start();
        QTRY_COMPARE(bench.ids().size(), 3);
        QCOMPARE(bench.page->grid()->columns(), 3); // 1440 less the navigation
        const int first = bench.card(bench.ids()[0])->y();
        QCOMPARE(bench.card(bench.ids()[2])->y(), first);
        QCOMPARE(bench.card(bench.ids()[0])->height(), bench.card(bench.ids()[1])->height());
        bench.page->resize(1000, 700);
        QTRY_COMPARE(bench.page->grid()->columns(), 2);
        QVERIFY(bench.card(bench.ids()[2])->y() > first);
        bench.page->resize(600, 700);
        QTRY_COMPARE(bench.page->grid()->columns(), 1);
    }

    // A campaign that changes its state moves; focus and what was scrolled to stay.
    void orderChangesWithStatesOnly()
    {
        MonitorBench bench;
        bench.fill();
        bench.start();
        QTRY_COMPARE(bench.ids(), (QStringList{winback, spring, autumn}));
        bench.page->showCampaign(autumn);
        QVERIFY(bench.card(autumn)->hasFocus());
        const QStringList before = bench.ids();
        const int polls = bench.tenant.count(Method::GetCampaigns);
        QTRY_VERIFY(bench.tenant.count(Method::GetCampaigns) > polls + 1);
        QCOMPARE(bench.ids(), before);
        // Autumn is started: it goes on with what it has, and stands before Spring, by name.
        bench.tenant.editOne(autumn, [](TenantCampaign &one) {
            one.running = true;
            one.lists[0].dialed.last().lastDate = QDateTime::currentMSecsSinceEpoch() - 1000;
        });
        QTRY_COMPARE(bench.ids().last(), spring);
        QVERIFY(bench.card(autumn)->hasFocus());
        QTRY_COMPARE(bench.card(autumn)->card().state, QStringLiteral("Running"));
    }

    // Cards are made anew for another text size; focus and order stay.
    void textSizeChanges()
    {
        MonitorBench bench;
        bench.fill();
        bench.start();
        QTRY_COMPARE(bench.ids(), (QStringList{winback, spring, autumn}));
        bench.card(spring)->setFocus();
        const int high = bench.card(spring)->height();
        Theme::instance().setTextSize(18);
        const QStringList ids = bench.ids();
        QVERIFY(bench.card(spring));
        const bool focused = bench.card(spring)->hasFocus();
        const int higher = bench.card(spring)->height();
        QTest::qWait(60);
        savePicture(*bench.page, QStringLiteral("monitorpage-large-text"));
        Theme::instance().setTextSize(13);
        QCOMPARE(ids, (QStringList{winback, spring, autumn}));
        QVERIFY(focused);
        QVERIFY(higher > high * 5 / 4); // 18 of 13 is 1.38
        QCOMPARE(bench.card(spring)->height(), high);
    }

    void asksItsOwner()
    {
        MonitorBench bench;
        bench.fill();
        bench.start();
        QTRY_COMPARE(bench.ids(), (QStringList{winback, spring, autumn}));
        QSignalSpy open(bench.page.get(), &MonitorPage::campaignRequested);
        QSignalSpy start(bench.page.get(), &MonitorPage::startRequested);
        QSignalSpy stop(bench.page.get(), &MonitorPage::stopRequested);
        QSignalSpy alerts(bench.page.get(), &MonitorPage::alertsRequested);
        QSignalSpy settings(bench.page.get(), &MonitorPage::settingsRequested);
        bench.card(spring)->setFocus();
        QTest::keyClick(bench.card(spring), Qt::Key_Return);
        QCOMPARE(open.count(), 1);
        QCOMPARE(open[0][0].toString(), spring);
        QTRY_COMPARE(bench.card(autumn)->card().state, QStringLiteral("Stopped"));
        QPushButton *button = nullptr;
        for (QPushButton *one : bench.card(autumn)->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text() == QStringLiteral("Start"))
                button = one;
        }
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(start.count(), 1);
        QCOMPARE(start[0][0].toString(), autumn);
        QMenu *menu = bench.card(spring)->makeMenu();
        for (QAction *action : menu->actions()) {
            if (action->text().remove(QLatin1Char('&')) == QStringLiteral("Stop"))
                action->trigger();
        }
        QCOMPARE(stop.count(), 1);
        QCOMPARE(stop[0][0].toString(), spring);
        QTest::mouseClick(bench.page->alertBadge(), Qt::LeftButton);
        QCOMPARE(alerts.count(), 1);
        QSignalSpy wall(bench.page.get(), &MonitorPage::wallRequested);
        for (QAction *action : bench.page->actions(views::MenuId::View)) {
            if (action && action->shortcut() == QKeySequence(Qt::Key_F11))
                action->trigger();
        }
        QCOMPARE(wall.count(), 1);
        bench.page->overflowMenu()->actions().first()->trigger();
        QCOMPARE(settings.count(), 1);
        QCOMPARE(bench.tenant.count(Method::StartCampaign) + bench.tenant.count(Method::StopCampaign),
                 0); // it does nothing itself
    }

    void arrowsGoFromCardToCard()
    {
        MonitorBench bench;
        bench.fill();
        bench.start();
        QTRY_COMPARE(bench.ids(), (QStringList{winback, spring, autumn}));
        bench.page->resize(1000, 700);
        QTRY_COMPARE(bench.page->grid()->columns(), 2);
        bench.card(winback)->setFocus();
        QTest::keyClick(bench.card(winback), Qt::Key_Right);
        QVERIFY(bench.card(spring)->hasFocus());
        QTest::keyClick(bench.card(spring), Qt::Key_Down);
        QVERIFY(bench.card(autumn)->hasFocus());
        QTest::keyClick(bench.card(autumn), Qt::Key_Home);
        QVERIFY(bench.card(winback)->hasFocus());
        QTest::keyClick(bench.card(winback), Qt::Key_Left); // there is none
        QVERIFY(bench.card(winback)->hasFocus());
    }

    void campaignsCanBeHidden()
    {
        MonitorBench bench;
        bench.fill();
        bench.start();
        QTRY_COMPARE(bench.ids(), (QStringList{winback, spring, autumn}));
        QPushButton *choose = nullptr;
        for (QPushButton *one : bench.page->findChildren<QPushButton *>()) {
            if (one->text() == QStringLiteral("Choose campaigns") && one->isVisible())
                choose = one;
        }
        QVERIFY(choose);
        QTest::mouseClick(choose, Qt::LeftButton);
        auto *popup = bench.page->findChild<views::CampaignChoice *>();
        QVERIFY(popup && popup->isVisible());
        const QList<QCheckBox *> boxes = popup->boxes();
        QCOMPARE(boxes.size(), 3); // the disabled one is not among them
        QCOMPARE(boxes[0]->text(), QStringLiteral("Autumn survey"));
        QVERIFY(boxes[0]->isChecked());
        QTRY_VERIFY(boxes[0]->hasFocus());
        savePicture(*popup, QStringLiteral("monitorpage-choice"));
        QTest::keyClick(boxes[0], Qt::Key_Down);
        QVERIFY(boxes[1]->hasFocus());
        QTest::keyClick(boxes[1], Qt::Key_Up);
        QTest::keyClick(boxes[0], Qt::Key_Space);
        QTRY_COMPARE(bench.ids(), (QStringList{winback, spring}));
        QCOMPARE(bench.monitor->settings().hidden, QStringList{autumn});
        popup->close();
        // From its own menu, until none is left: then that is said, with a way back.
        for (const QString &id : {winback, spring})
            bench.card(id)->makeMenu()->actions().last()->trigger();
        QTRY_VERIFY(bench.isEmptyShown());
        QVERIFY(bench.ids().isEmpty());
        QCOMPARE(bench.page->emptyState()->primary()->text(), QStringLiteral("Choose campaigns"));
        QTest::mouseClick(bench.page->emptyState()->other(), Qt::LeftButton);
        QTRY_COMPARE(bench.ids().size(), 3);
        QVERIFY(!bench.isEmptyShown());
        QVERIFY(bench.monitor->settings().hidden.isEmpty());
    }

    void spansChangeTheCharts()
    {
        MonitorBench bench;
        bench.fill();
        bench.start();
        QTRY_COMPARE(bench.ids().size(), 3);
        QTRY_VERIFY(!bench.card(spring)->card().chart.points.isEmpty());
        QCOMPARE(bench.card(spring)->card().chart.span, models::ChartSpan::Hour);
        bench.page->setSpan(models::ChartSpan::Week);
        QTRY_COMPARE(bench.card(spring)->card().chart.span, models::ChartSpan::Week);
        QTRY_COMPARE(bench.card(spring)->card().chart.step, qint64(3'600'000));
    }

    // What nobody sees costs nothing: only the cards in sight are made anew.
    void updatesOnlyWhatIsInSight()
    {
        MonitorBench bench;
        for (int i = 0; i < 40; ++i)
            bench.tenant.add({QStringLiteral("n%1").arg(i, 2, 10, QLatin1Char('0')),
                              QStringLiteral("Campaign %1").arg(i, 2, 10, QLatin1Char('0')),
                              true,
                              false,
                              {},
                              {}});
        bench.start();
        QTRY_COMPARE(bench.ids().size(), 40);
        const QString last = bench.ids().last();
        QVERIFY(!bench.page->grid()->idsInSight().contains(last));
        QVERIFY(!bench.card(last)); // not even made
        const QString first = bench.ids().first();
        const QString below = bench.ids()[9]; // of the fourth row: made, but below what is seen
        QVERIFY(bench.card(below));
        const qint64 unseen = bench.card(below)->card().now;
        const qint64 seen = bench.card(first)->card().now;
        QTRY_VERIFY(bench.card(first)->card().now > seen + 100);
        QCOMPARE(bench.card(below)->card().now, unseen);
        auto *scroll = bench.page->findChild<QScrollArea *>();
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        QTRY_VERIFY(bench.card(last) && bench.page->grid()->idsInSight().contains(last));
        const qint64 left = bench.card(first)->card().now;
        const qint64 came = bench.card(last)->card().now;
        QTRY_VERIFY(bench.card(last)->card().now > came);
        QCOMPARE(bench.card(first)->card().now, left); // out of sight now
        const int at = scroll->verticalScrollBar()->value();
        // News do not scroll.
        const int polls = bench.tenant.count(Method::GetCampaigns);
        QTRY_VERIFY(bench.tenant.count(Method::GetCampaigns) > polls + 1);
        QCOMPARE(scroll->verticalScrollBar()->value(), at);
    }

    void picturesOfCovers()
    {
        MonitorBench bench;
        bench.fill();
        bench.tenant.hold(Method::GetCampaigns);
        bench.start();
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            savePicture(*bench.page, QStringLiteral("monitorpage-loading-") +
                                         (mode == ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark")));
        }
        Theme::instance().setMode(ThemeMode::Light);
        bench.tenant.release(Method::GetCampaigns);
        QTRY_COMPARE(bench.ids().size(), 3);
        models::MonitorSettings settings = bench.monitor->settings();
        settings.hidden = bench.ids();
        bench.monitor->setSettings(settings);
        QTRY_VERIFY(bench.isEmptyShown());
        savePicture(*bench.page, QStringLiteral("monitorpage-hidden-light"));
        settings.hidden.clear();
        bench.monitor->setSettings(settings);
        QTRY_COMPARE(bench.ids().size(), 3);
        bench.tenant.on(Method::GetCampaigns, CampaignTenant::error(503, "unavailable", "maintenance"));
        QTRY_COMPARE(bench.card(spring)->card().freshness, models::Freshness::Stale);
        QTest::qWait(80);
        savePicture(*bench.page, QStringLiteral("monitorpage-stale-light"));
    }

    void pictures()
    {
        MonitorBench bench;
        bench.fill();
        bench.tenant.add({QStringLiteral("c8"),
                          QStringLiteral("Terminerinnerung Zahnvorsorge Süddeutschland und Österreich"),
                          true,
                          true,
                          {listWith(QStringLiteral("i8"), 1200, 900, 700, 2, QStringLiteral("Patienten Oktober"))},
                          {}});
        bench.start();
        QTRY_COMPARE(bench.ids().size(), 4);
        QTRY_VERIFY(bench.card(QStringLiteral("c8"))->card().figures.known);
        QTRY_VERIFY(bench.card(autumn)->card().figures.known);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            const QString name = mode == ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark");
            bench.page->resize(1232, 840);
            QTest::qWait(120);
            savePicture(*bench.page, QStringLiteral("monitorpage-") + name);
            bench.page->resize(1310, 680);
            QTest::qWait(60);
            savePicture(*bench.page, QStringLiteral("monitorpage-1366-") + name);
        }
    }
};

QTEST_MAIN(TestMonitorPage)
#include "tst_monitorpage.moc"
