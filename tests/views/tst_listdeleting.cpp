// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What deletes on the page of lists: menu, context menu, pane; and what it says when a list is gone.

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include <views/lists/listpane.h>
#include <views/lists/listspage.h>
#include <views/shared/tableview.h>

#include <support/recordsbench.h>

using namespace outdial;
using test::c;
using views::ListsPage;

namespace {

QAction *action(const ListsPage &page, const char *text)
{
    const QList<QAction *> all = page.actions(views::MenuId::List);
    for (QAction *one : all) {
        if (one && one->text().remove(u'&') == c(text))
            return one;
    }
    return nullptr;
}

struct Shown {
    test::SandboxSession on{c("demo")};
    ListsPage page;
    Shown()
    {
        page.resize(1232, 840);
        page.setSession(on.session.get());
        page.show();
    }
    ~Shown() { page.setSession(nullptr); }
    bool complete() const
    {
        return QTest::qWaitFor([this] { return page.model()->isComplete() && page.table()->currentIndex().isValid(); }, 30'000);
    }
};

} // namespace

class TestListDeleting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        views::Theme::instance().apply(*qApp);
    }

    void acts()
    {
        Shown shown;
        QVERIFY(shown.complete());
        const api::CallingList current = *shown.page.model()->listAt(shown.page.table()->currentIndex().row());
        QSignalSpy list(&shown.page, &ListsPage::deleteListRequested);
        QSignalSpy some(&shown.page, &ListsPage::deleteRecordsRequested);
        QSignalSpy all(&shown.page, &ListsPage::deleteAllRecordsRequested);
        QVERIFY(action(shown.page, "Delete list…")->isEnabled());
        action(shown.page, "Delete list…")->trigger();
        action(shown.page, "Delete records…")->trigger();
        action(shown.page, "Delete all records…")->trigger();
        for (const QSignalSpy *spy : {&list, &some, &all}) {
            QCOMPARE(spy->count(), 1);
            QCOMPARE(spy->constFirst().constFirst().value<api::CallingList>().id, current.id);
        }
        // The same three in the menu of the row and of the pane.
        QTest::keyClick(shown.page.table(), Qt::Key_Menu);
        const auto has = [&](const QMenu *menu) {
            return menu->actions().contains(action(shown.page, "Delete list…")) &&
                   menu->actions().contains(action(shown.page, "Delete records…")) &&
                   menu->actions().contains(action(shown.page, "Delete all records…"));
        };
        int menus = 0;
        for (const QMenu *menu : shown.page.findChildren<QMenu *>())
            menus += has(menu) ? 1 : 0;
        QVERIFY(menus >= 1);
        QPushButton *button = test::button(*shown.page.findChild<views::ListPane *>(), "Delete");
        QVERIFY(button && button->menu());
        QVERIFY(has(button->menu()));
    }

    // Bound twice to one campaign and once to another.
    void usedInCampaigns()
    {
        Shown shown;
        QVERIFY(shown.complete());
        auto &client = shown.on.session->client();
        const api::CallingList list = *shown.page.model()->listAt(0);
        const auto detail = client.callingList.getList(list.id).result();
        QSet<QString> campaigns;
        for (const api::ListBinding &binding : detail->campaigns)
            campaigns.insert(binding.campaignId);
        const auto every = *client.campaign.getAll().result();
        QString other;
        for (const auto &campaign : every) {
            if (!campaigns.contains(campaign.id))
                other = campaign.id;
        }
        QVERIFY(!other.isEmpty());
        api::BindListRequest request;
        request.listId = list.id;
        QVERIFY(client.campaign.bindList(other, request).result());
        QVERIFY(client.campaign.bindList(other, request).result());
        shown.page.refresh();
        const QString wanted = campaigns.isEmpty() ? c("used in 1 campaign, 2 instances")
                                                   : QStringLiteral("used in %1 campaigns, %2 instances")
                                                         .arg(campaigns.size() + 1)
                                                         .arg(detail->campaigns.size() + 2);
        QTRY_VERIFY2(test::allText(*shown.page.findChild<views::ListPane *>()).contains(wanted),
                     qPrintable(test::allText(*shown.page.findChild<views::ListPane *>())));
    }

    void gone()
    {
        Shown shown;
        QVERIFY(shown.complete());
        const api::CallingList list = *shown.page.model()->listAt(0);
        const int count = shown.page.model()->loaded();
        QVERIFY(shown.on.session->client().callingList.deleteList(list.id).result());
        shown.page.takeDeleted(list.id, list.name, true);
        QTRY_COMPARE(shown.page.model()->loaded(), count - 1);
        QCOMPARE(shown.page.model()->rowOf(list.id), -1);
        QVERIFY(test::allText(shown.page).contains(QStringLiteral("“%1” was deleted.").arg(list.name)));
        QTRY_VERIFY(shown.page.table()->currentIndex().isValid()); // another one is current
        QVERIFY(action(shown.page, "Delete list…")->isEnabled());
    }

    // Nothing is current: nothing can be deleted.
    void withoutLists()
    {
        testing::ScriptedTenant tenant;
        tenant.on(api::Method::GetLists, testing::ScriptedTenant::error(403, "forbidden", "no"));
        const auto session = test::makeSession(tenant);
        ListsPage page;
        page.setSession(session.get());
        page.show();
        QTRY_VERIFY(test::instead(page));
        for (const char *text : {"Delete list…", "Delete records…", "Delete all records…"})
            QVERIFY(!action(page, text)->isEnabled());
        page.setSession(nullptr);
    }
};

QTEST_MAIN(TestListDeleting)
#include "tst_listdeleting.moc"
