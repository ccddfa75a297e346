// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Tabs and the bar of pending changes, with real keys and clicks.

#include <QAccessible>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>
#include <QVBoxLayout>

#include <views/shared/pendingbar.h>
#include <views/shared/tabs.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <support/pictures.h>

using namespace outdial;
using namespace outdial::views;

namespace {

struct Bench {
    QWidget window;
    Tabs *tabs;
    QLineEdit *field;
    Bench()
    {
        window.resize(900, 200);
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        tabs = new Tabs(QStringLiteral("Parts of the campaign"), &window, &window);
        tabs->insertTab(0, QStringLiteral("Lists"), 5);
        tabs->insertTab(1, QStringLiteral("Results"));
        tabs->insertTab(2, QStringLiteral("Monitor"));
        tabs->insertTab(3, QStringLiteral("Do-Not-Call"), 2);
        column->addWidget(tabs);
        field = new QLineEdit(&window);
        column->addWidget(field);
        column->addStretch(1);
        window.show();
        window.activateWindow();
    }
};

} // namespace

class TestTabs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().apply(*qApp);
        Theme::instance().setMode(ThemeMode::Light);
    }

    void countsStandBehindTitles()
    {
        Bench bench;
        QCOMPARE(bench.tabs->line()->tabText(0), QStringLiteral("Lists 5"));
        QCOMPARE(bench.tabs->line()->tabText(1), QStringLiteral("Results"));
        bench.tabs->setTab(0, QStringLiteral("Lists"), 1234);
        QCOMPARE(bench.tabs->line()->tabText(0), QStringLiteral("Lists 1,234"));
        bench.tabs->setTab(0, QStringLiteral("Lists"), 0);
        QCOMPARE(bench.tabs->line()->tabText(0), QStringLiteral("Lists 0"));
        QCOMPARE(bench.tabs->height(), 40);
    }

    void nothingMovesWhenAnotherIsCurrent()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowExposed(&bench.window));
        const QRect before = bench.tabs->line()->tabRect(3);
        bench.tabs->setCurrent(2);
        QCOMPARE(bench.tabs->line()->tabRect(3), before);
    }

    void keysGoRound()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        QSignalSpy spy(bench.tabs, &Tabs::currentChanged);
        bench.field->setFocus();
        QTest::keyClick(bench.field, Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(bench.tabs->current(), 1);
        QTest::keyClick(bench.field, Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.tabs->current(), 0);
        QTest::keyClick(bench.field, Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.tabs->current(), 3); // round
        QTest::keyClick(bench.field, Qt::Key_3, Qt::AltModifier);
        QCOMPARE(bench.tabs->current(), 2);
        QTest::keyClick(bench.field, Qt::Key_7, Qt::AltModifier); // there is none
        QCOMPARE(bench.tabs->current(), 2);
        QCOMPARE(spy.size(), 4);
    }

    void arrowsHomeAndEndInTheLine()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        bench.field->setFocus();
        QTest::keyClick(bench.field, Qt::Key_Backtab, Qt::ShiftModifier); // the line is in the chain of Tab
        QCOMPARE(qApp->focusWidget(), bench.tabs->line());
        QTest::keyClick(bench.tabs->line(), Qt::Key_Right);
        QCOMPARE(bench.tabs->current(), 1);
        QTest::keyClick(bench.tabs->line(), Qt::Key_End);
        QCOMPARE(bench.tabs->current(), 3);
        QTest::keyClick(bench.tabs->line(), Qt::Key_Home);
        QCOMPARE(bench.tabs->current(), 0);
    }

    void assistiveToolsSeePageTabs()
    {
        Bench bench;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(bench.tabs->line());
        QVERIFY(face);
        QCOMPARE(face->role(), QAccessible::PageTabList);
        QCOMPARE(QAccessible::queryAccessibleInterface(bench.tabs)->text(QAccessible::Name),
                 QStringLiteral("Parts of the campaign"));
        QAccessibleInterface *first = face->child(0);
        QVERIFY(first);
        QCOMPARE(first->role(), QAccessible::PageTab);
        QCOMPARE(first->text(QAccessible::Name), QStringLiteral("Lists 5"));
    }

    void theBarTellsAndAsks()
    {
        QWidget window;
        window.resize(1232, 60);
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        auto *bar = new PendingBar(&window);
        column->addWidget(bar);
        window.show();
        QVERIFY(!bar->isVisible());
        bar->setChanges(3, QStringLiteral("order of 2 lists, sorting of Late sign-ups"));
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->height(), 48);
        QVERIFY(bar->accessibleDescription().contains(QStringLiteral("sorting of Late sign-ups")));
        QSignalSpy review(bar, &PendingBar::reviewRequested);
        QSignalSpy discard(bar, &PendingBar::discardRequested);
        QTest::mouseClick(bar->reviewButton(), Qt::LeftButton);
        QTest::mouseClick(bar->discardButton(), Qt::LeftButton);
        QCOMPARE(review.size(), 1);
        QCOMPARE(discard.size(), 1);
        bar->setBlocked(QStringLiteral("Offline."));
        QVERIFY(!bar->reviewButton()->isEnabled());
        QVERIFY(bar->discardButton()->isEnabled());
        bar->setBlocked({});
        QVERIFY(bar->reviewButton()->isEnabled());
        savePicture(window, QStringLiteral("pendingbar-light"));
        bar->setChanges(0, {});
        QVERIFY(!bar->isVisible());
    }

    void pictures()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        savePicture(bench.window, QStringLiteral("tabs-light"));
        bench.tabs->line()->setFocus();
        Theme::instance().setMode(ThemeMode::Dark);
        savePicture(bench.window, QStringLiteral("tabs-dark-focus"));
        Theme::instance().setMode(ThemeMode::Light);
    }
};

QTEST_MAIN(TestTabs)
#include "tst_tabs.moc"
