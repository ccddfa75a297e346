// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The wall display: pages of large cards before a scripted tenant, and its keys.

#include <views/monitor/ratechart.h>
#include <views/monitor/wallcard.h>
#include <views/monitor/walldisplay.h>

#include <support/monitorcases.h>
#include <support/monitorpagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using views::Theme;
using views::ThemeMode;
using views::WallCard;
using views::WallDisplay;

class TestWallDisplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpPageTest(); }
    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void turnsPages()
    {
        MonitorBench bench;
        for (int i = 0; i < 14; ++i)
            bench.tenant.add({QStringLiteral("n%1").arg(i, 2, 10, QLatin1Char('0')),
                              QStringLiteral("Campaign %1").arg(i, 2, 10, QLatin1Char('0')),
                              true,
                              false,
                              {},
                              {}});
        bench.start();
        QTRY_COMPARE(bench.ids().size(), 14);
        WallDisplay wall(*bench.monitor, QStringLiteral("Alderbrook Care"));
        QVERIFY(wall.isWindow());
        QCOMPARE(wall.windowTitle(), QStringLiteral("Outdial wall – Alderbrook Care"));
        QVERIFY(!wall.testAttribute(Qt::WA_QuitOnClose));
        wall.showFullScreen();
        QVERIFY(QTest::qWaitForWindowExposed(&wall));
        QCOMPARE(wall.pages(), 3);
        QCOMPARE(wall.cards().size(), 6);
        QCOMPARE(wall.cards().first()->card().name, QStringLiteral("Campaign 00"));
        QTest::keyClick(&wall, Qt::Key_Right);
        QCOMPARE(wall.page(), 1);
        QCOMPARE(wall.cards().first()->card().name, QStringLiteral("Campaign 06"));
        QTest::keyClick(&wall, Qt::Key_Right);
        QCOMPARE(wall.cards().size(), 2);
        QTest::keyClick(&wall, Qt::Key_Right); // from the first again
        QCOMPARE(wall.page(), 0);
        QTest::keyClick(&wall, Qt::Key_Left);
        QCOMPARE(wall.page(), 2);
        QVERIFY(!wall.isPaused());
        QTest::keyClick(&wall, Qt::Key_Space);
        QVERIFY(wall.isPaused());
        QTest::keyClick(&wall, Qt::Key_Space);
        QVERIFY(!wall.isPaused());
        // Fewer pages than the one it is on.
        bench.tenant.edit([](QList<TenantCampaign> &all) { all.resize(5); });
        QTRY_COMPARE(wall.pages(), 1);
        QCOMPARE(wall.page(), 0);
        QCOMPARE(wall.cards().size(), 5);
        QTest::keyClick(&wall, Qt::Key_Escape);
        QVERIFY(!wall.isVisible());
    }

    void turnsByItself()
    {
        MonitorBench bench;
        for (int i = 0; i < 7; ++i)
            bench.tenant.add({QStringLiteral("n%1").arg(i), QStringLiteral("Campaign %1").arg(i), true, false, {}, {}});
        bench.start();
        QTRY_COMPARE(bench.ids().size(), 7);
        WallDisplay wall(*bench.monitor, QStringLiteral("Alderbrook Care"));
        wall.setPageTime(30);
        wall.resize(1280, 720);
        wall.show();
        QVERIFY(QTest::qWaitForWindowExposed(&wall));
        QTRY_COMPARE(wall.page(), 1);
        QTRY_COMPARE(wall.page(), 0);
        wall.setPaused(true);
        const int stopped = wall.page();
        QTest::qWait(120);
        QCOMPARE(wall.page(), stopped);
        QTest::mouseDClick(&wall, Qt::LeftButton);
        QVERIFY(!wall.isVisible());
    }

    // Nobody is there to act: no control, and the name says it all.
    void cardsTakeNoInput()
    {
        WallCard card;
        card.resize(620, 480);
        card.setCard(notDialingCard());
        card.show();
        QCOMPARE(card.focusPolicy(), Qt::NoFocus);
        QVERIFY(card.findChildren<QAbstractButton *>().isEmpty());
        QCOMPARE(card.accessibleName(),
                 QStringLiteral("Meter reading callbacks: Running, alert: No attempt for 14 min, 0 attempts a "
                                "minute, 88.0%, 6,250 of 7,100 completed"));
        QVERIFY(!card.findChild<views::RateChart *>()->isVisible());
        card.setCard(runningCard());
        QVERIFY(card.findChild<views::RateChart *>()->isVisible());
    }

    void pictures()
    {
        QWidget cards;
        cards.resize(1920, 1000);
        int place = 0;
        for (const views::CardData &data :
             {runningCard(), germanCard(), staleCard(), notDialingCard(), unknownCard(), stoppedCard()}) {
            auto *card = new WallCard(&cards);
            card->setGeometry(20 + (place % 3) * 630, 10 + (place / 3) * 495, 618, 483);
            card->setCard(data);
            ++place;
        }
        cards.show();
        MonitorBench bench;
        bench.fill();
        bench.start();
        QTRY_VERIFY(bench.card(spring) && bench.card(spring)->card().figures.known);
        WallDisplay wall(*bench.monitor, QStringLiteral("Practice tenant"), true);
        wall.resize(1920, 1080);
        wall.show();
        QTRY_COMPARE(wall.cards().size(), 3);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            QTest::qWait(60);
            const QString name = mode == ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark");
            savePicture(cards, QStringLiteral("wallcards-") + name);
            savePicture(wall, QStringLiteral("wall-") + name);
        }
    }
};

QTEST_MAIN(TestWallDisplay)
#include "tst_walldisplay.moc"
