// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Deleting as the console puts it together: from the page of lists through criteria and sheet to the page of jobs.

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <app/console/deleting.h>
#include <models/jobs/deletioncriteria.h>
#include <views/campaigns/campaignspage.h>
#include <views/jobs/deletemanydialog.h>
#include <views/jobs/jobspage.h>
#include <views/lists/deletelistsheet.h>
#include <views/lists/listspage.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/shell/mainwindow.h>
#include <views/transfer/importspage.h>

#include <support/tenantsession.h>

using namespace outdial;
using models::DeletionJob;
using views::PageId;
using Section = views::NavigationSection;

namespace {

struct Window {
    test::SandboxSession on{QStringLiteral("demo")};
    views::MainWindow window;
    views::CampaignsPage *campaigns = new views::CampaignsPage;
    views::ListsPage *lists = new views::ListsPage;
    views::ImportsPage *imports = new views::ImportsPage;
    std::unique_ptr<app::Deleting> deleting;
    std::shared_ptr<models::Session> session;

    Window()
    {
        window.addPage(PageId::Campaigns, campaigns, Section::Operate, QStringLiteral("call-start"), QStringLiteral("Campaigns"));
        window.addPage(PageId::Lists, lists, Section::Data, QStringLiteral("view-list-details"), QStringLiteral("Lists"));
        window.addPage(PageId::Imports, imports, Section::Transfers, QStringLiteral("document-import"),
                       QStringLiteral("Imports"));
        deleting = std::make_unique<app::Deleting>(window, *lists, *imports, *campaigns);
        window.resize(1440, 900);
        window.show();
        session = std::shared_ptr<models::Session>(std::move(on.session));
        window.setSession(session);
        window.openPage(PageId::Lists);
    }
    ~Window()
    {
        window.setSession(nullptr);
        deleting.reset();
    }
    // The smallest list with records.
    api::CallingList list() const
    {
        if (!QTest::qWaitFor([this] { return lists->model()->isComplete(); }, 30'000))
            return {};
        api::CallingList least;
        for (int row = 0; row < lists->model()->loaded(); ++row) {
            const api::CallingList *one = lists->model()->listAt(row);
            if (one->totalRecords > 3 && (least.id.isEmpty() || one->totalRecords < least.totalRecords))
                least = *one;
        }
        return least;
    }
    static bool confirm(views::DeleteListSheet *sheet, const QString &name)
    {
        auto *typed = sheet->findChild<QLineEdit *>();
        if (!QTest::qWaitFor([typed] { return typed->isEnabled(); }, 30'000))
            return false;
        sheet->findChild<QCheckBox *>()->setChecked(false);
        QTest::keyClicks(typed, name);
        QTest::keyClick(sheet->actButton(), Qt::Key_Space);
        return true;
    }
};

} // namespace

class TestDeleteConsole : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        views::Theme::instance().apply(*qApp);
    }

    void criteriaToJob()
    {
        Window on;
        const api::CallingList list = on.list();
        QVERIFY(!list.id.isEmpty());
        QSignalSpy deleted(on.deleting.get(), &app::Deleting::recordsDeleted);
        Q_EMIT on.lists->deleteRecordsRequested(list);
        auto *dialog = on.window.findChild<views::DeleteManyDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        models::DeletionDraft draft;
        draft.createdFrom = QDateTime(QDate(2000, 1, 1), QTime(0, 0), Qt::UTC); // all of them
        dialog->setDraft(draft);
        QTest::keyClick(dialog->actButton(), Qt::Key_Space);
        QPointer<views::DeleteListSheet> sheet;
        QTRY_VERIFY((sheet = on.window.findChild<views::DeleteListSheet *>()));
        QVERIFY(on.deleting->jobs()->jobs().isEmpty()); // nothing before the name is typed
        QVERIFY(Window::confirm(sheet, list.name));
        QTRY_COMPARE(on.deleting->jobs()->jobs().size(), 1);
        const QString id = on.deleting->jobs()->jobs().constFirst().id;
        QCOMPARE(on.deleting->jobs()->find(id)->kind, DeletionJob::Kind::Many);
        QTRY_COMPARE_WITH_TIMEOUT(on.deleting->jobs()->find(id)->state, DeletionJob::State::Done, 30'000);
        QCOMPARE(on.deleting->jobs()->find(id)->deleted, list.totalRecords);
        QTRY_COMPARE(deleted.count(), 1);
        QCOMPARE(on.deleting->model()->rowCount(), 1);
        QVERIFY(!on.session->client().callingList.getList(list.id).result()->name.isEmpty()); // the list stays
        on.window.openPage(PageId::Jobs);
        QCOMPARE(on.window.currentPage(), &on.deleting->page());
    }

    void theList()
    {
        Window on;
        const api::CallingList list = on.list();
        QSignalSpy gone(on.deleting.get(), &app::Deleting::listDeleted);
        Q_EMIT on.lists->deleteListRequested(list);
        QPointer<views::DeleteListSheet> sheet = on.window.findChild<views::DeleteListSheet *>();
        QVERIFY(sheet);
        QVERIFY(Window::confirm(sheet, list.name));
        QTRY_COMPARE_WITH_TIMEOUT(gone.count(), 1, 20'000);
        QCOMPARE(gone.constFirst().constFirst().toString(), list.id);
        QTRY_COMPARE(on.lists->model()->rowOf(list.id), -1);
    }

    // Left while a sheet is open: it goes with the tenant, and nothing is asked of nobody.
    void theTenantIsLeft()
    {
        Window on;
        const api::CallingList list = on.list();
        QPointer<views::DeleteListSheet> sheet = on.deleting->deleteAllRecords(list);
        QVERIFY(sheet);
        on.window.setSession(nullptr);
        QTRY_VERIFY(!sheet);
        QVERIFY(!on.deleting->jobs());
        QVERIFY(!on.deleting->deleteList(list));
        on.window.setSession(on.session);
        QVERIFY(on.deleting->jobs());
    }
};

QTEST_MAIN(TestDeleteConsole)
#include "tst_deleteconsole.moc"
