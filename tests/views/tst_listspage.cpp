// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of calling lists: on a sandbox from end to end, and in its states.

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <views/lists/listpane.h>
#include <views/shared/banner.h>
#include <views/shared/tableview.h>

#include <support/listspagebench.h>

using namespace outdial;
using namespace outdial::test;
using outdial::testing::ScriptedTenant;
using views::ListsPage;
using views::TableView;

namespace {

QJsonObject listJson(int number, const QString &name)
{
    return {{c("id"), QStringLiteral("ID-%1").arg(number)},
            {c("name"), name},
            {c("formatId"), c("F1")},
            {c("formatName"), c("Renewals US v2")},
            {c("creationDate"), c("2024-02-19T19:11:40.000")},
            {c("totalRecords"), 1000 + number}};
}

ScriptedTenant::Answer listPage(int first, int count, const QString &cursor)
{
    QJsonArray records;
    for (int i = first; i < first + count; ++i)
        records.append(listJson(i, QStringLiteral("List %1.csv").arg(i)));
    return ScriptedTenant::json(QJsonObject{{c("next_cursor"), cursor}, {c("records"), records}});
}

ScriptedTenant::Answer detailOf(int number, const QJsonArray &campaigns)
{
    QJsonObject detail = listJson(number, QStringLiteral("List %1.csv").arg(number));
    detail.remove(c("id"));
    detail.insert(c("campaigns"), campaigns);
    return ScriptedTenant::json(detail);
}

} // namespace

class TestListsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void listsOfTheSandbox();
    void tenantWithoutLists();
    void missingPrivilegeIsNamed();
    void failedPageCanBeTriedAgain();
    void failedRefreshKeepsTheTable();
    void unboundListOffersToBind();
    void filterFindsNothing();
    void filesAreDropped();
    void anotherTenant();

private:
    OwnSettings m_settings;
};

void TestListsPage::initTestCase() { views::Theme::instance().apply(*qApp); }

void TestListsPage::listsOfTheSandbox()
{
    SandboxSession on(c("demo"));
    QVERIFY(on.session);
    auto page = show(on.session.get());
    TableView *table = page->table();
    QTRY_VERIFY(page->model()->isComplete());
    const int count = page->model()->loaded();
    QVERIFY(count > 3);
    QCOMPARE(page->navigationCount(), QString::number(count));
    QCOMPARE(table->model()->rowCount(), count);
    QVERIFY(!instead(*page));
    QVERIFY(page->asOf().isValid());
    // The first list is current, and its pane says where it is used.
    QTRY_COMPARE(table->currentIndex().row(), 0);
    auto *pane = page->findChild<views::ListPane *>();
    QVERIFY(allText(*pane).contains(page->model()->listAt(0)->name));
    QSignalSpy opened(page.get(), &ListsPage::openRecordsRequested);
    QTRY_VERIFY(pane->bindings()->model()->rowCount() > 0 || allText(*pane).contains(c("Not bound")));
    int bound = -1;
    for (int row = 0; row < count && bound < 0; ++row) {
        table->setCurrentIndex(table->model()->index(row, 0));
        QTRY_VERIFY(!allText(*pane).contains(c("reading")));
        if (pane->bindings()->model()->rowCount() > 0)
            bound = row;
    }
    QVERIFY(bound >= 0);
    savePicture(*page, c("lists-light"));
    const api::CallingList list = *page->model()->listAt(bound);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.at(0).at(0).toString(), list.id);
    QCOMPARE(opened.at(0).at(1).toString(), list.name);
    QVERIFY(!opened.at(0).at(2).toString().isEmpty());
    QVERIFY(!opened.at(0).at(4).toString().isEmpty());
    QCOMPARE(opened.at(0).at(5).toLongLong(), on.tenant->recordCount(list.id));
    // Through the row of an instance.
    pane->bindings()->setCurrentIndex(pane->bindings()->model()->index(0, 0));
    QTest::keyClick(pane->bindings(), Qt::Key_Return);
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened.at(1).at(4).toString(), opened.at(0).at(4).toString());

    // Sorted by the header, a refresh keeps order and current list.
    page->model()->sort(models::ListsModel::RecordsColumn, Qt::DescendingOrder);
    for (int row = 1; row < count; ++row)
        QVERIFY(page->model()->listAt(row - 1)->totalRecords >= page->model()->listAt(row)->totalRecords);
    const QString current = table->currentIndex().data(models::ListsModel::IdRole).toString();
    page->refresh();
    QTRY_VERIFY(!page->model()->isRefreshing());
    QCOMPARE(table->currentIndex().data(models::ListsModel::IdRole).toString(), current);

    QSignalSpy import(page.get(), &ListsPage::importRequested);
    for (QAction *action : page->actions(views::MenuId::List)) {
        if (action && action->shortcut() == QKeySequence(c("Ctrl+Shift+I")))
            action->trigger();
    }
    QCOMPARE(import.count(), 1);
    QCOMPARE(import.at(0).at(0).toString(), current);
    views::Theme::instance().setMode(views::ThemeMode::Dark);
    savePicture(*page, c("lists-dark"));
    views::Theme::instance().setMode(views::ThemeMode::Light);
    page.reset();
}

void TestListsPage::tenantWithoutLists()
{
    SandboxSession on(c("empty"));
    QVERIFY(on.session);
    auto page = show(on.session.get());
    QTRY_VERIFY(instead(*page));
    QVERIFY(allText(*instead(*page)).contains(c("This tenant has no calling lists")));
    QVERIFY(allText(*instead(*page)).contains(c("“Manage Lists”")));
    QVERIFY(!page->isDetailsVisible());
    QCOMPARE(page->navigationCount(), c("0"));
    savePicture(*page, c("lists-empty-light"));
    QSignalSpy import(page.get(), &ListsPage::importRequested);
    instead(*page)->primary()->click();
    QCOMPARE(import.count(), 1);
    QCOMPARE(import.at(0).at(0).toString(), QString());
}

void TestListsPage::missingPrivilegeIsNamed()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetLists, ScriptedTenant::error(403, "forbidden", "no"));
    auto session = makeSession(tenant);
    auto page = show(session.get());
    QTRY_VERIFY(instead(*page));
    QVERIFY2(allText(*instead(*page)).contains(c("Manage Lists")), qPrintable(allText(*instead(*page))));
    QVERIFY(allText(*instead(*page)).contains(c("403")));
    savePicture(*page, c("lists-forbidden-light"));
    tenant.on(api::Method::GetLists, listPage(0, 2, {}));
    instead(*page)->primary()->click();
    QTRY_COMPARE(page->table()->model()->rowCount(), 2);
    QVERIFY(!instead(*page));
    page->setSession(nullptr);
}

void TestListsPage::failedPageCanBeTriedAgain()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetLists, [](const api::WireRequest &request) {
        return ScriptedTenant::body(request).value(c("cursor")).toString().isEmpty()
                   ? listPage(0, 100, c("a"))
                   : ScriptedTenant::error(503, "maintenance", "Under maintenance");
    });
    tenant.on(api::Method::GetList, detailOf(0, {}));
    auto session = makeSession(tenant);
    auto page = show(session.get());
    QTRY_COMPARE(page->model()->loaded(), 100);
    QCOMPARE(page->navigationCount(), c("100+"));
    page->table()->scrollToBottom(); // asks for the next page
    QTRY_VERIFY(page->banners()->banner(c("page")));
    QCOMPARE(page->table()->rowState(page->model()->index(100, 0)), views::RowState::Failed);
    page->table()->scrollToBottom();
    savePicture(*page, c("lists-failed-light"));
    tenant.on(api::Method::GetLists, listPage(100, 3, {}));
    page->table()->setFocus();
    page->table()->setCurrentIndex(page->model()->index(100, 0));
    QTest::keyClick(page->table(), Qt::Key_Return);
    QTRY_COMPARE(page->model()->rowCount(), 103);
    QTRY_VERIFY(!page->banners()->banner(c("page")));
    QCOMPARE(page->navigationCount(), c("103"));
    page->setSession(nullptr);
}

void TestListsPage::failedRefreshKeepsTheTable()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetLists, listPage(0, 5, {}));
    tenant.on(api::Method::GetList, detailOf(0, {}));
    auto session = makeSession(tenant);
    auto page = show(session.get());
    QTRY_COMPARE(page->model()->loaded(), 5);
    tenant.on(api::Method::GetLists, ScriptedTenant::refused());
    const QDateTime before = page->asOf();
    page->refresh();
    QTRY_VERIFY(page->banners()->banner(c("refresh")));
    QCOMPARE(page->model()->rowCount(), 5);
    QCOMPARE(page->asOf(), before);
    tenant.on(api::Method::GetLists, listPage(0, 4, {}));
    page->refresh();
    QTRY_COMPARE(page->model()->rowCount(), 4);
    QTRY_VERIFY(!page->banners()->banner(c("refresh")));
    page->setSession(nullptr);
}

void TestListsPage::unboundListOffersToBind()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetLists, listPage(0, 2, {}));
    tenant.on(api::Method::GetList, [](const api::WireRequest &request) {
        const bool first = ScriptedTenant::target(request) == c("ID-0");
        return first
                   ? detailOf(0, {})
                   : detailOf(
                         1,
                         {QJsonObject{{c("campaignId"), c("C1")}, {c("campaignName"), c("Winback")}, {c("instanceId"), c("I1")}},
                          QJsonObject{
                              {c("campaignId"), c("C1")}, {c("campaignName"), c("Winback")}, {c("instanceId"), c("I2")}}});
    });
    auto session = makeSession(tenant);
    auto page = show(session.get());
    auto *pane = page->findChild<views::ListPane *>();
    QTRY_VERIFY(allText(*pane).contains(c("Not bound to any campaign")));
    QSignalSpy bind(page.get(), &ListsPage::bindRequested);
    for (QPushButton *button : pane->findChildren<QPushButton *>()) {
        if (button->isVisibleTo(page.get()) && button->text().startsWith(c("Bind")))
            button->click();
    }
    QCOMPARE(bind.count(), 1);
    QCOMPARE(bind.at(0).at(0).toString(), c("ID-0"));
    QSignalSpy opened(page.get(), &ListsPage::openRecordsRequested);
    QTest::keyClick(page->table(), Qt::Key_Return);
    QCOMPARE(opened.at(0).at(4).toString(), QString()); // the records page says why there is none
    page->table()->setCurrentIndex(page->model()->index(1, 0));
    QTRY_COMPARE(pane->bindings()->model()->rowCount(), 2);
    QVERIFY(!allText(*pane).contains(c("Not bound to any campaign")));
    page->setSession(nullptr);
}

void TestListsPage::filterFindsNothing()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetLists, [](const api::WireRequest &request) {
        return ScriptedTenant::body(request).value(c("cursor")).toString().isEmpty() ? listPage(0, 100, c("a"))
                                                                                     : listPage(100, 50, c("b"));
    });
    tenant.on(api::Method::GetList, detailOf(0, {}));
    auto session = makeSession(tenant);
    auto page = show(session.get());
    QTRY_COMPARE(page->model()->loaded(), 100);
    auto *filter = page->findChild<QLineEdit *>();
    filter->setText(c("List 14"));
    QCOMPARE(page->model()->shown(), 1);
    QVERIFY(allText(*page).contains(c("1 of 100 loaded lists")));
    filter->setText(c("List 142"));
    QCOMPARE(page->table()->cover(), TableView::Cover::Empty);
    QVERIFY(allText(*page->table()->emptyState()).contains(c("Only the 100 loaded lists were looked at")));
    page->table()->emptyState()->primary()->click();
    QTRY_COMPARE(page->model()->shown(), 1);
    QCOMPARE(page->table()->cover(), TableView::Cover::None);
    QVERIFY(allText(*page).contains(c("1 of 150 lists")));
    filter->clear();
    QCOMPARE(page->model()->shown(), 150);
    page->setSession(nullptr);
}

void TestListsPage::filesAreDropped()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetLists, listPage(0, 3, {}));
    tenant.on(api::Method::GetList, detailOf(0, {}));
    auto session = makeSession(tenant);
    auto page = show(session.get());
    QTRY_COMPARE(page->model()->loaded(), 3);
    const TableView *table = page->table();
    const QPoint onSecond = table->viewport()->mapToGlobal(QPoint(30, table->rowViewportPosition(1) + table->rowHeight(1) / 2));
    const QPoint below = table->viewport()->mapToGlobal(QPoint(30, table->viewport()->height() - 4));
    QSignalSpy dropped(page.get(), &ListsPage::importFilesRequested);
    QCOMPARE(page->dropHint({c("/x/a.csv")}, onSecond), c("into “List 1.csv”"));
    savePicture(*page, c("lists-drop-light"));
    QVERIFY(page->dropFiles({c("/x/a.csv")}, onSecond));
    QCOMPARE(dropped.at(0).at(0).toStringList(), QStringList{c("/x/a.csv")});
    QCOMPARE(dropped.at(0).at(1).toString(), c("ID-1"));
    QCOMPARE(dropped.at(0).at(2).toString(), c("List 1.csv"));
    QCOMPARE(dropped.at(0).at(3).toString(), c("F1"));
    QVERIFY(!page->dropHint({c("/x/a.csv")}, below).contains(c("List")));
    QVERIFY(page->dropFiles({c("/x/a.csv")}, below));
    QCOMPARE(dropped.at(1).at(1).toString(), QString());
    // Several go into the same list.
    const QStringList both{c("/x/a.csv"), c("/x/b.csv")};
    QVERIFY(page->dropHint(both, onSecond).startsWith(c("2 ")));
    QVERIFY(page->dropHint(both, onSecond).contains(c("List 1.csv")));
    QVERIFY(page->dropFiles(both, onSecond));
    QCOMPARE(dropped.count(), 3);
    QCOMPARE(dropped.at(2).at(0).toStringList(), both);
    QCOMPARE(dropped.at(2).at(1).toString(), c("ID-1"));
    page->setSession(nullptr);
}

void TestListsPage::anotherTenant()
{
    ScriptedTenant first;
    first.on(api::Method::GetLists, listPage(0, 3, {}));
    first.on(api::Method::GetList, detailOf(0, {}));
    ScriptedTenant second;
    second.on(api::Method::GetLists, listPage(0, 2, {}));
    second.on(api::Method::GetList, detailOf(0, {}));
    auto one = makeSession(first);
    auto two = makeSession(second);
    auto page = show(one.get());
    page->setSession(two.get()); // while the first is asked
    one.reset();
    QTRY_COMPARE(page->model()->loaded(), 2);
    page->setSession(nullptr);
    QVERIFY(!page->model());
    QCOMPARE(page->navigationCount(), QString());
    two.reset();
}

QTEST_MAIN(TestListsPage)
#include "tst_listspage.moc"
