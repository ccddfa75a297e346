// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of records: on a sandbox from end to end, what is found in its table, its columns, and a long one.

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFuture>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPromise>
#include <QScrollBar>
#include <QTimer>

#include <models/records/recordsmodel.h>
#include <views/records/columnspopup.h>
#include <views/records/recordcolumns.h>
#include <views/records/recordpane.h>
#include <views/shared/tableview.h>

#include <support/recordspagebench.h>

using namespace outdial;
using namespace outdial::test;
using outdial::testing::ScriptedTenant;
using views::RecordsPage;
using views::TableView;

namespace {

template <typename T>
T await(QFuture<api::Result<T>> future)
{
    return future.takeResult().value();
}

} // namespace

class TestRecordsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void recordsOfTheSandbox();
    void demoRecords();
    void failedPageCanBeTriedAgain();
    void filterAndNothingFound();
    void columnsAreRemembered();
    void longTableStaysQuick();

private:
    OwnSettings m_settings;
};

void TestRecordsPage::initTestCase() { views::Theme::instance().apply(*qApp); }

void TestRecordsPage::recordsOfTheSandbox()
{
    SandboxSession on(c("records:5000"));
    QVERIFY(on.session);
    const auto lists = await(on.session->client().callingList.getAll(100, {}));
    QString listId;
    QString listName;
    for (const api::CallingList &list : lists.lists) {
        if (list.totalRecords == 5000) {
            listId = list.id;
            listName = list.name;
        }
    }
    QVERIFY(!listId.isEmpty());
    // Nothing but the list is known: the page finds an instance.
    auto page = show(on.session.get(), {listId, listName, {}, {}, {}, -1});
    TableView *table = page->table();
    QTRY_COMPARE(page->model()->loaded(), 1000);
    QCOMPARE(page->model()->rowCount(), 1001);
    QVERIFY(allText(*page).contains(c("1,000")));
    QVERIFY(allText(*page).contains(c("of 5,000 loaded")));
    QVERIFY(!page->place().instanceId.isEmpty());
    QCOMPARE(page->findChild<QComboBox *>()->count(), 1);
    QTRY_VERIFY(page->columns()->shown() > 4);
    QTRY_COMPARE(table->currentIndex().row(), 0);
    QVERIFY(allText(*page->findChild<views::RecordPane *>()).contains(page->model()->rawText(0, 0)));
    QVERIFY(table->columnWidth(page->columns()->shownSections().first()) > 40);
    savePicture(*page, c("records-light"));

    // Scrolling to the end brings the next page; the current record stays.
    table->setCurrentIndex(page->model()->index(5, 1));
    const QString kept = page->model()->rawText(5, 0);
    table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum());
    QTRY_COMPARE(page->model()->loaded(), 2000);
    QCOMPARE(page->model()->rawText(table->currentIndex().row(), 0), kept);

    QVERIFY(button(*page, "Load all"));
    QTest::mouseClick(button(*page, "Load all"), Qt::LeftButton);
    QTRY_VERIFY(page->model()->isComplete());
    QTRY_COMPARE(page->model()->rowCount(), 5000);
    QVERIFY(allText(*page).contains(c("records, all loaded")));
    QVERIFY(!button(*page, "Load all"));
    QVERIFY(!button(*page, "Stop loading"));

    // What the tenant has, in its order.
    const QString field = page->model()->headerData(0, Qt::Horizontal).toString();
    const QStringList stored = on.tenant->storedValues(listId, field);
    QCOMPARE(stored.size(), 5000);
    for (int row = 0; row < 5000; row += 97)
        QCOMPARE(page->model()->rawText(row, 0), stored.at(row));

    // Sorted by a click on the header, and back.
    const int second = page->columns()->shownSections().at(1);
    QHeaderView *header = table->horizontalHeader();
    const QPoint onSecond(header->sectionViewportPosition(second) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, onSecond);
    QTRY_VERIFY(page->model()->isSorted() && !page->model()->isArranging());
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, onSecond);
    QTRY_COMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, onSecond);
    QTRY_VERIFY(!page->model()->isSorted());
    QCOMPARE(page->model()->rawText(0, 0), stored.at(0));

    // Copy: the selected rows, the shown columns.
    table->clearSelection();
    table->setCurrentIndex(page->model()->index(3, 0));
    table->selectionModel()->select(page->model()->index(4, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    for (QAction *action : page->actions(views::MenuId::Edit)) {
        if (action && action->shortcut() == QKeySequence(c("Ctrl+C")))
            action->trigger();
    }
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0).section(u'\t', 0, 0), stored.at(3));
    QCOMPARE(lines.at(1).section(u'\t', 0, 0), stored.at(4));
    QCOMPARE(lines.at(0).count(u'\t'), page->columns()->shown() - 1);

    page->refresh();
    QTRY_VERIFY(!page->model()->loader().isReadingAgain());
    QCOMPARE(page->model()->rowCount(), 5000);
    page->setSession(nullptr);
}

void TestRecordsPage::demoRecords()
{
    SandboxSession on(c("demo"));
    QVERIFY(on.session);
    const QString listId = on.tenant->listIdByName(c("Household panel, autumn wave"));
    QVERIFY(!listId.isEmpty());
    auto page = show(on.session.get(), {listId, c("Household panel, autumn wave"), {}, {}, {}, -1});
    if (on.tenant->recordCount(listId) > 0)
        QTRY_VERIFY(page->model()->loaded() > 0 || instead(*page));
    QTRY_VERIFY(!page->model()->isArranging());
    // Columns fit, by design, beside the scroll bar.
    QTRY_VERIFY(page->table()->verticalScrollBar()->isVisible());
    QTRY_COMPARE(page->table()->horizontalScrollBar()->maximum(), 0);
    savePictures(*page, "records-demo");
    page->setSession(nullptr);
}

void TestRecordsPage::failedPageCanBeTriedAgain()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetList, detail({instance("A", "I1")}));
    tenant.on(api::Method::GetAllRecords, [](const api::WireRequest &request) {
        return ScriptedTenant::body(request).value(c("cursor")).toString().isEmpty()
                   ? recordsJson(0, 1000, c("a"))
                   : ScriptedTenant::error(503, "maintenance", "Under maintenance");
    });
    auto session = makeSession(tenant);
    auto page = show(session.get(), through("A", "I1", 1500));
    QTRY_COMPARE(page->model()->loaded(), 1000);
    page->table()->scrollToBottom();
    QTRY_VERIFY(page->banners()->banner(c("page")));
    QCOMPARE(page->table()->rowState(page->model()->index(1000, 0)), views::RowState::Failed);
    page->table()->scrollToBottom();
    savePicture(*page, c("records-failed-light"));
    tenant.on(api::Method::GetAllRecords, recordsJson(1000, 500, {}));
    page->table()->setFocus();
    page->table()->setCurrentIndex(page->model()->index(1000, 0));
    QTest::keyClick(page->table(), Qt::Key_Return);
    QTRY_COMPARE(page->model()->rowCount(), 1500);
    QVERIFY(!page->banners()->banner(c("page")));
    page->setSession(nullptr);
}

void TestRecordsPage::filterAndNothingFound()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetList, detail({instance("A", "I1")}));
    tenant.on(api::Method::GetAllRecords, [](const api::WireRequest &request) {
        return ScriptedTenant::body(request).value(c("cursor")).toString().isEmpty() ? recordsJson(0, 1000, c("a"))
                                                                                     : recordsJson(1000, 200, {});
    });
    auto session = makeSession(tenant);
    auto page = show(session.get(), through("A", "I1", 1200));
    QTRY_COMPARE(page->model()->loaded(), 1000);
    auto *filter = page->findChild<QLineEdit *>();
    filter->setFocus();
    QTest::keyClicks(filter, c("n11"));
    QTRY_COMPARE(page->model()->shown(), 11);
    QTRY_VERIFY(allText(*page).contains(c("11 of the loaded records match")));
    savePicture(*page, c("records-filter-light"));
    filter->setText(c("N1150"));
    QTRY_COMPARE(page->table()->cover(), TableView::Cover::Empty);
    QVERIFY(allText(*page->table()->emptyState()).contains(c("Only the 1,000 loaded records were looked at")));
    page->table()->emptyState()->primary()->click();
    QTRY_COMPARE(page->model()->shown(), 1);
    QTRY_COMPARE(page->table()->cover(), TableView::Cover::None);
    QCOMPARE(page->model()->rawText(0, 0), c("N1150"));
    filter->clear();
    QTRY_COMPARE(page->model()->rowCount(), 1200);
    page->setSession(nullptr);
}

void TestRecordsPage::columnsAreRemembered()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetList, detail({instance("A", "I1")}, 3));
    tenant.on(api::Method::GetAllRecords, recordsJson(0, 3, {}));
    auto session = makeSession(tenant);
    const auto titles = [](const RecordsPage &page) {
        QStringList shown;
        for (const auto &column : page.columns()->columns()) {
            if (column.shown)
                shown.append(column.title);
        }
        return shown;
    };
    {
        auto page = show(session.get(), through("A", "I1"));
        QTRY_COMPARE(titles(*page).size(), 7);
        QVERIFY(button(*page, "Columns 7 of 7"));
        QTRY_VERIFY(!page->model()->data(page->model()->index(0, 0)).isNull());
        QTest::qWait(1); // the list's details say which format it is
        QTRY_COMPARE(tenant.count(api::Method::GetList), 1);
        QTRY_VERIFY(page->title() == c("Household-panel-2024.csv"));
        QTRY_VERIFY(!page->columns()->key().isEmpty()); // the format is known, under which they are kept
        page->columns()->setShown(1, false);
        QVERIFY(page->columns()->move(0, 1));
        page->table()->horizontalHeader()->resizeSection(2, 321);
        QVERIFY(button(*page, "Columns 6 of 7"));

        views::ColumnsPopup *popup = nullptr;
        button(*page, "Columns")->click();
        popup = page->findChild<views::ColumnsPopup *>();
        QVERIFY(popup);
        auto *list = popup->findChild<QListWidget *>();
        QCOMPARE(list->count(), 7);
        QCOMPARE(list->item(0)->checkState(), Qt::Unchecked); // last_name, before id
        savePicture(*popup, c("records-columns-light"));
        // The keyboard moves and switches.
        list->setCurrentRow(6);
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(list->currentRow(), 5);
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(titles(*page).size(), 5);
        QVERIFY(!titles(*page).contains(c("Last attempt")));
        popup->close();
        page->columns()->setShown(0, true);
        page->setSession(nullptr);
    }
    auto page = show(session.get(), through("A", "I1"));
    QTRY_COMPARE(titles(*page).size(), 5);
    QVERIFY(!titles(*page).contains(c("last_name")));
    QVERIFY(!titles(*page).contains(c("Last attempt")));
    QCOMPARE(page->table()->columnWidth(2), 321);
    page->columns()->reset();
    QCOMPARE(titles(*page).size(), 7);
    QCOMPARE(titles(*page).first(), c("id"));
    page->setSession(nullptr);
}

void TestRecordsPage::longTableStaysQuick()
{
    // Two hundred pages with the window open: no single turn of the event loop may take long, and the last insertion costs about
    // what the first did. Ratios, since machines differ.
    models::RecordsModel model;
    TableView table(c("Records"), {});
    table.setModel(&model);
    table.setRowHeight(28);
    views::RecordColumns columns(&table, &model);
    table.resize(1000, 700);
    table.show();
    int page = 0;
    models::RecordSource source;
    source.total = 200'000;
    const QByteArray records = [] {
        QByteArray body;
        for (int i = 0; i < 1000; ++i) {
            body += i ? "," : "";
            body += R"({"entry":{"id":"N)" + QByteArray::number(i) + R"(","phone":"14155550100"},"status":{"completed":false}})";
        }
        return body;
    }();
    source.page = [&](int, const QString &, const api::CallOptions &) {
        ++page;
        auto promise = std::make_shared<QPromise<api::Result<api::RecordPagePtr>>>();
        promise->start();
        auto made = api::RecordPage::decodePage(R"({"next_cursor":"c)" + QByteArray::number(page) + R"(","records":[)" +
                                                (page <= 200 ? records : QByteArray()) + "]}");
        promise->addResult(std::make_shared<const api::RecordPage>(std::move(*made)));
        // Some 4 ms a page, as a quick tenant would answer.
        QTimer::singleShot(4, this, [promise] { promise->finish(); });
        return promise->future();
    };
    QList<qint64> insertions;
    QElapsedTimer clock;
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, [&] { clock.start(); });
    // Connected after the view: its own work is in the time.
    connect(&model, &QAbstractItemModel::rowsInserted, this, [&] { insertions.append(clock.nsecsElapsed()); });
    model.open(source);
    model.loadAll();
    QTRY_VERIFY_WITH_TIMEOUT(model.isComplete(), 30'000);
    QCOMPARE(model.rowCount(), 200'000);
    QVERIFY(insertions.size() > 1);
    std::sort(insertions.begin(), insertions.end());
    const qint64 median = insertions.at(insertions.size() / 2);
    QVERIFY2(insertions.last() < 100'000'000,
             qPrintable(QStringLiteral("median %1 ns, longest %2 ns").arg(median).arg(insertions.last())));
    qInfo("insertions: %lld, median %lld us, longest %lld us", static_cast<long long>(insertions.size()),
          static_cast<long long>(median / 1000), static_cast<long long>(insertions.last() / 1000));
}

QTEST_MAIN(TestRecordsPage)
#include "tst_recordspage.moc"
