// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The frame: pages, history, menus, folding, drops. Pictures with OUTDIAL_PICTURES=DIR.

#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPointer>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <views/connect/connectdialog.h>
#include <views/connect/startpage.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/toast.h>
#include <views/shared/widgets.h>
#include <views/shell/commandpalette.h>
#include <views/shell/navigation.h>

#include <support/pictures.h>
#include <support/shellbench.h>

using namespace outdial;
using namespace outdial::test;
using namespace outdial::views;

class TestShell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareShell(); }

    void pagesAndHistory()
    {
        MainWindow window;
        auto *start = new QWidget;
        window.setStartPage(start);
        auto *campaigns = addSample(window, PageId::Campaigns, true);
        auto *lists = addSample(window, PageId::Lists);
        auto *imports = addSample(window, PageId::Imports);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QCOMPARE(window.windowTitle(), QStringLiteral("Outdial"));
        QVERIFY(start->isVisible());

        // Without a tenant only what does without one opens.
        window.openPage(PageId::Campaigns);
        QCOMPARE(window.currentPage(), nullptr);
        window.openPage(PageId::Imports);
        QCOMPARE(window.currentPage(), imports);

        const auto tenant = sampleSession(QStringLiteral("Practice tenant"));
        window.setSession(tenant);
        QCOMPARE(window.windowTitle(), QStringLiteral("Outdial — Practice tenant (Sandbox)"));
        QCOMPARE(window.currentPage(), imports); // an import goes on
        QCOMPARE(campaigns->sessions.last(), tenant.get());

        window.openPage(PageId::Campaigns);
        QCOMPARE(campaigns->shown, 1);
        window.openPage(PageId::Lists);
        QCOMPARE(campaigns->left, 1);
        QPointer<SamplePage> records = new SamplePage(QStringLiteral("Spring leads"), false);
        window.openSubPage(PageId::Lists, records);
        QCOMPARE(records->sessions.last(), tenant.get());
        QCOMPARE(window.currentPageId(), PageId::Lists);
        window.refreshPage();
        QCOMPARE(records->refreshed, 1);
        QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(window.currentPage(), lists);
        QTRY_VERIFY(!records); // nobody can come back to it
        window.goBack();
        QCOMPARE(window.currentPage(), campaigns);
        QVERIFY(campaigns->m_view->hasFocus());

        // Leaving the tenant: pages are told before the session goes, and the start page is back.
        window.setSession(nullptr);
        QCOMPARE(campaigns->sessions.last(), nullptr);
        QCOMPARE(window.currentPage(), nullptr);
        QVERIFY(start->isVisible());
        QVERIFY(!window.canGoBack());
    }

    void menusFollowThePage()
    {
        MainWindow window;
        auto *campaigns = addSample(window, PageId::Campaigns, true);
        auto *lists = addSample(window, PageId::Lists);
        window.setSession(sampleSession(QStringLiteral("T")));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto menu = [&window](const QString &title) -> QMenu * {
            for (QAction *action : window.findChild<QMenuBar *>()->actions()) {
                if (action->text() == title)
                    return action->menu();
            }
            return nullptr;
        };
        QVERIFY(menu(QStringLiteral("&Campaign"))->menuAction()->isEnabled());
        QVERIFY(menu(QStringLiteral("&Campaign"))->actions().contains(campaigns->m_action));
        QVERIFY(!menu(QStringLiteral("&Record"))->menuAction()->isEnabled());
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(window.currentPage(), lists);
        QVERIFY(!menu(QStringLiteral("&Campaign"))->menuAction()->isEnabled());
    }

    void navigationFoldsBelow1400()
    {
        MainWindow window;
        addSample(window, PageId::Lists);
        window.resize(1440, 900);
        window.show();
        auto *navigation = window.findChild<NavigationPanel *>();
        QCOMPARE(navigation->width(), 208);
        window.resize(1366, 768);
        QTRY_COMPARE(navigation->width(), 56);
        // Folded, the words are in the tool tip.
        QCOMPARE(navigation->item(PageId::Lists)->toolTip(), QStringLiteral("Lists"));
    }

    void dropsGoToThePageFirst()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("leads.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a;b\n");
        file.close();
        MainWindow window;
        auto *lists = new SamplePage(QStringLiteral("Lists"), false);
        auto *edit = new SearchField(QStringLiteral("Filter"), QStringLiteral("Filter"));
        lists->addHeaderWidget(edit);
        window.addPage(PageId::Lists, lists, NavigationSection::Data, QStringLiteral("view-list-details"),
                       QStringLiteral("Lists"));
        window.setSession(sampleSession(QStringLiteral("T")));
        window.show();
        QSignalSpy dropped(&window, &MainWindow::fileDropped);
        const auto drop = [&](QWidget *onto) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(file.fileName())});
            data.setText(file.fileName());
            QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(onto, &enter);
            if (!enter.isAccepted())
                return false;
            QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(onto, &event);
            return event.isAccepted();
        };
        // Even over a field, which would take the path as text.
        QVERIFY(drop(edit));
        QCOMPARE(edit->text(), QString());
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped[0][0].toStringList(), QStringList{file.fileName()});
        lists->takesFiles = true;
        QVERIFY(drop(lists->m_view->viewport()));
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(lists->dropped.size(), 2);
    }

    void lookAtIt()
    {
        if (qEnvironmentVariableIsEmpty("OUTDIAL_PICTURES"))
            QSKIP("pictures only");
        const auto opened = models::Store::open({});
        QVERIFY(opened);
        const models::StorePtr store = *opened;
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            const QString suffix = mode == ThemeMode::Dark ? QStringLiteral("-dark") : QStringLiteral("-light");
            models::Profiles profiles(store);
            models::SecretStore secrets;
            models::Connector connector(store, &profiles, &secrets);
            if (profiles.all().isEmpty()) {
                models::TenantProfile one;
                one.name = QStringLiteral("Alderbrook Care");
                one.address = QStringLiteral("alderbrook-care.example.com");
                one.userName = QStringLiteral("k.lindqvist");
                one.colour = 3;
                one.lastUsed = QDateTime::currentDateTimeUtc().addDays(-1);
                profiles.save(one);
                one.id.clear();
                one.name = QStringLiteral("Alderbrook Care, training");
                one.address = QStringLiteral("training.alderbrook-care.example.com");
                one.colour = 1;
                one.production = false;
                one.lastUsed = one.lastUsed.addDays(-4);
                profiles.save(one);
            }
            MainWindow window;
            window.setStartPage(new StartPage(&profiles));
            auto *campaigns = addSample(window, PageId::Campaigns, true);
            auto *lists = addSample(window, PageId::Lists, true);
            addSample(window, PageId::Imports, true);
            window.resize(1440, 900);
            window.show();
            window.activateWindow();
            QTest::qWait(20);
            savePicture(window, QStringLiteral("start") + suffix);

            ConnectDialog dialog(&connector, &window);
            models::TenantProfile profile = profiles.all().first();
            profile.keepSecret = true;
            dialog.setProfile(profile);
            models::ConnectFailure failure;
            failure.host = profile.address;
            failure.at = QDateTime::currentDateTime();
            api::ApiError error;
            error.kind = api::ErrorKind::Authentication;
            error.httpStatus = 401;
            error.requestId = QStringLiteral("7f3a-0c1e");
            error.error = QStringLiteral("unauthorized");
            failure.error = error;
            dialog.show();
            dialog.showFailure(failure);
            for (QLineEdit *edit : dialog.findChildren<QLineEdit *>()) {
                if (edit->echoMode() == QLineEdit::Password)
                    edit->setText(QStringLiteral("0123456789abcdef0123456789"));
            }
            QTest::qWait(20);
            savePicture(dialog, QStringLiteral("connect") + suffix);
            dialog.hide();

            campaigns->setNavigationCount(QStringLiteral("13"));
            lists->setNavigationCount(QStringLiteral("2 alerts"), true);
            window.setSession(sampleSession(QStringLiteral("Practice tenant")));
            auto *segments = new SegmentedControl(QStringLiteral("Which campaigns"));
            const std::pair<QString, int> words[] = {
                {QStringLiteral("All"), 13}, {QStringLiteral("Running"), 4}, {QStringLiteral("Stopped"), 6}};
            int id = 0;
            for (const auto &[word, count] : words) {
                segments->addSegment(id, word);
                segments->setCount(id++, count);
            }
            campaigns->addLead(segments);
            auto *search = new SearchField(QStringLiteral("Filter campaigns"), QStringLiteral("Filter campaigns"));
            search->setFixedWidth(200);
            campaigns->addHeaderWidget(search);
            campaigns->addHeaderWidget(new Button(QStringLiteral("Open by ID…"), ButtonKind::Normal, ButtonSize::Header));
            campaigns->addHeaderWidget(new IconButton(QStringLiteral("view-refresh"), QStringLiteral("Refresh")));
            campaigns->banners()
                ->tell(QStringLiteral("x"), Tone::Err, QStringLiteral("Lapsed members winback Q4 did not start."),
                       QStringLiteral("The tenant is under maintenance (503). Nothing was dialed."), QStringLiteral("Try again"))
                ->setClosable(true);
            campaigns->setFootNote(
                QStringLiteral("The tenant lists enabled campaigns only. Disabled ones stay here once opened by ID."));
            campaigns->setAsOf(QDateTime::currentDateTimeUtc().addSecs(-3));
            campaigns->m_view->setModel(new QStandardItemModel(6, 4, campaigns));
            campaigns->m_view->setCover(TableView::Cover::Loading);
            auto *pane = new QWidget;
            auto *column = new QVBoxLayout(pane);
            column->addWidget(makeLabel(QStringLiteral("Spring renewals — West Coast"), "pane"));
            column->addStretch();
            campaigns->setDetails(pane, QStringLiteral("Campaign"));
            window.setTransfer({QStringLiteral("Import · Spring leads.csv"), 0.62, QStringLiteral("62%"),
                                QStringLiteral("5,140 rows/s · 8 s left")});
            ToastHost::of(&window).tell({Tone::Warn,
                                         QStringLiteral("Import “Spring leads.csv” paused at row 62,140"),
                                         QStringLiteral("Goes on by itself when the tenant is back. Nothing is lost."),
                                         {},
                                         {},
                                         {}});
            QTest::qWait(20);
            savePicture(window, QStringLiteral("shell") + suffix);
            window.resize(1366, 768);
            QTest::qWait(20);
            savePicture(window, QStringLiteral("shell-narrow") + suffix);
            window.resize(1440, 900);
            lists->m_view->emptyState()->setContent(
                QStringLiteral("lists-empty"), QStringLiteral("This tenant has no calling lists"),
                QStringLiteral("Drop a CSV file here: Outdial reads its columns, proposes a format, and "
                               "creates the list. Nothing is sent before you say so."));
            lists->m_view->emptyState()->setPrimary(QStringLiteral("Choose a CSV file…"), QStringLiteral("document-import"));
            lists->m_view->emptyState()->setOther(QStringLiteral("Design an empty list…"), QStringLiteral("view-form"));
            lists->m_view->emptyState()->setReason(
                QStringLiteral("You expected lists? Your user needs the privilege “Manage Lists”."),
                QStringLiteral("Check what k.lindqvist may do"));
            lists->m_view->setCover(TableView::Cover::Empty);
            window.openPage(PageId::Lists);
            QTest::qWait(20);
            savePicture(window, QStringLiteral("empty") + suffix);
            window.showPalette();
            window.commandPalette()->findChild<QLineEdit *>()->setText(QStringLiteral("li"));
            QTest::qWait(20);
            savePicture(window, QStringLiteral("palette") + suffix);
            window.commandPalette()->close();
            window.banners()
                ->tell(QStringLiteral("offline"), Tone::Warn, QStringLiteral("Offline since 14:27."),
                       QStringLiteral("The host does not answer. What you see is from 14:27."), QStringLiteral("Try now"))
                ->setAside(QStringLiteral("Next try in 12 s"));
            window.openPage(PageId::Campaigns);
            Theme::instance().setTextSize(17);
            QTest::qWait(20);
            savePicture(window, QStringLiteral("large-text") + suffix);
            Theme::instance().setTextSize(13);
        }
        Theme::instance().setMode(ThemeMode::Light);
    }
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
