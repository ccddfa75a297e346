// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where news lies: over what the page shows, never over its foot, the dock, or the buttons of a dialog. Pictures with
// OUTDIAL_PICTURES=DIR.

#include <QDialog>
#include <QFrame>
#include <QSettings>
#include <QTest>

#include <views/shared/pendingbar.h>
#include <views/shared/toast.h>
#include <views/shared/widgets.h>

#include <support/pictures.h>
#include <support/shellbench.h>

using namespace outdial;
using namespace outdial::test;
using namespace outdial::views;

namespace {

QRect placeOf(const MainWindow &window, const QWidget *widget) { return {widget->mapTo(&window, QPoint()), widget->size()}; }

struct Shown {
    MainWindow window;
    SamplePage *page;
    QFrame *dock = new QFrame;

    explicit Shown(bool dockOpen)
    {
        QSettings().setValue(QStringLiteral("window/dock"), dockOpen);
        page = addSample(window, PageId::Lists);
        addSample(window, PageId::Imports);
        dock->setMinimumHeight(200);
        window.setDock(dock, PageId::Jobs, QStringLiteral("Jobs"));
        window.setSession(sampleSession(QStringLiteral("T")));
        window.openPage(PageId::Lists);
        window.resize(1366, 768);
        window.show();
    }
    ~Shown() { QSettings().remove(QStringLiteral("window/dock")); }
    Toast *tell()
    {
        return ToastHost::of(page).tell({Tone::Err,
                                         QStringLiteral("The deletion from “Late sign-ups” did not begin"),
                                         QStringLiteral("This user may not delete records. Nothing was deleted. (403)"),
                                         QStringLiteral("Show jobs"),
                                         {},
                                         {}});
    }
};

} // namespace

class TestToast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        prepareShell();
        Theme::instance().setReducedMotion(true);
    }

    void aboveTheDock()
    {
        Shown shown(true);
        QTRY_VERIFY(shown.dock->isVisible());
        Toast *toast = shown.tell();
        QTRY_VERIFY(toast->geometry().bottom() < placeOf(shown.window, shown.dock).top());
        QVERIFY(placeOf(shown.window, shown.page).contains(toast->geometry()));
        savePicture(shown.window, QStringLiteral("toast-dock"));
    }

    // It makes way when the dock is opened afterwards, and comes down when it goes.
    void followsTheDock()
    {
        Shown shown(false);
        Toast *toast = shown.tell();
        const int low = toast->geometry().bottom();
        QVERIFY(low > shown.window.height() - 80);
        QAction *dock = nullptr;
        for (QAction *action : shown.window.actions()) {
            if (action->shortcut() == QKeySequence(QStringLiteral("Ctrl+Shift+J")))
                dock = action;
        }
        QVERIFY(dock);
        dock->trigger();
        QTRY_VERIFY(shown.dock->isVisible() && toast->geometry().bottom() < placeOf(shown.window, shown.dock).top());
        dock->trigger();
        QTRY_COMPARE(toast->geometry().bottom(), low);
    }

    void aboveTheFoot()
    {
        Shown shown(false);
        auto *bar = new PendingBar;
        shown.page->setFoot(bar);
        bar->setChanges(0, {});
        Toast *toast = shown.tell();
        bar->setChanges(3, QStringLiteral("order of 2 lists")); // it comes while the toast is there
        QVERIFY(bar->isVisible());
        QTRY_VERIFY(toast->geometry().bottom() < placeOf(shown.window, bar).top());
        // On the other page there is none.
        const int high = toast->geometry().bottom();
        shown.window.openPage(PageId::Imports);
        QTRY_VERIFY(toast->geometry().bottom() > high);
    }

    // News that is told from a dialog is the window's: it would cover the dialog's buttons, and go with it.
    void notInADialog()
    {
        Shown shown(false);
        QDialog dialog(shown.page);
        auto *button = new Button(QStringLiteral("Keep"), ButtonKind::Normal, ButtonSize::Dialog, &dialog);
        QCOMPARE(&ToastHost::of(button), &ToastHost::of(shown.page));
    }
};

QTEST_MAIN(TestToast)
#include "tst_toast.moc"
