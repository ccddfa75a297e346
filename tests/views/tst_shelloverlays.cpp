// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What lies over the frame: the command palette and toasts. Pictures with OUTDIAL_PICTURES=DIR.

#include <QAction>
#include <QLineEdit>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <views/shared/toast.h>
#include <views/shared/widgets.h>
#include <views/shell/commandpalette.h>
#include <views/shell/fuzzy.h>

#include <support/pictures.h>
#include <support/shellbench.h>

using namespace outdial;
using namespace outdial::test;
using namespace outdial::views;

class TestShellOverlays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareShell(); }

    void paletteRunsCommands()
    {
        MainWindow window;
        auto *campaigns = addSample(window, PageId::Campaigns, true);
        addSample(window, PageId::Lists);
        window.setSession(sampleSession(QStringLiteral("T")));
        window.show();
        window.activateWindow();
        QSignalSpy started(campaigns->m_action, &QAction::triggered);
        window.showPalette();
        QVERIFY(window.commandPalette()->isOpen());
        auto *edit = window.commandPalette()->findChild<QLineEdit *>();
        QTRY_VERIFY(edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("sta camp"));
        QVERIFY(window.commandPalette()->shownCount() >= 1);
        savePicture(window, QStringLiteral("palette"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(started.count(), 1);
        QVERIFY(!window.commandPalette()->isOpen());

        window.showPalette();
        QTest::keyClicks(edit, QStringLiteral("zzzz"));
        QCOMPARE(window.commandPalette()->shownCount(), 0);
        QTest::keyClick(edit, Qt::Key_Return); // nothing to run
        QVERIFY(window.commandPalette()->isOpen());
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!window.commandPalette()->isOpen());
        QVERIFY(campaigns->m_view->hasFocus());
    }

    void fuzzy()
    {
        QVERIFY(fuzzyMatch(QStringLiteral("stop spr"), QStringLiteral("Stop Spring renewals")));
        QVERIFY(!fuzzyMatch(QStringLiteral("spr stop"), QStringLiteral("Stop Spring renewals")));
        QVERIFY(!fuzzyMatch(QStringLiteral("x"), QStringLiteral("Stop")));
        QVERIFY(fuzzyMatch({}, QStringLiteral("Stop")));
        // A beginning is better than a middle.
        QVERIFY(fuzzyMatch(QStringLiteral("li"), QStringLiteral("Lists"))->score >
                fuzzyMatch(QStringLiteral("li"), QStringLiteral("Publish"))->score);
        QCOMPARE(fuzzyMatch(QStringLiteral("sr"), QStringLiteral("Spring renewals"))->letters, (QList<qsizetype>{0, 2}));
    }

    void toastsLeaveAndErrorsStay()
    {
        MainWindow window;
        window.show();
        ToastHost &host = ToastHost::of(&window);
        QCOMPARE(&ToastHost::of(window.findChild<QMenuBar *>()), &host);
        host.tell({Tone::Ok, QStringLiteral("97,846 records added"), QStringLiteral("Spring leads.csv"), {}, {}, {}});
        bool acted = false;
        Toast *error = host.tell({Tone::Err,
                                  QStringLiteral("The export stopped"),
                                  QStringLiteral("9,200 rows"),
                                  QStringLiteral("Go on…"),
                                  [&acted] { acted = true; },
                                  {}});
        QCOMPARE(host.toasts().size(), 2);
        QVERIFY(!host.toasts()[0]->geometry().intersects(error->geometry()));
        QVERIFY(window.rect().contains(error->geometry()));
        for (QTimer *timer : host.toasts()[0]->findChildren<QTimer *>()) {
            QVERIFY(timer->isActive());
            QCOMPARE(timer->interval(), 6000);
        }
        for (QTimer *timer : error->findChildren<QTimer *>())
            QVERIFY(!timer->isActive());
        error->findChild<Button *>()->click();
        QVERIFY(acted);
        QCOMPARE(host.toasts().size(), 1);
    }
};

QTEST_MAIN(TestShellOverlays)
#include "tst_shelloverlays.moc"
