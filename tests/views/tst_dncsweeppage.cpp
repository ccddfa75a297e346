// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The look through the pending records as a page, with keys only, on the sandbox: found by list, erased with a reason, and its
// states.

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <views/dnc/dncsweeppage.h>
#include <views/shared/destructivesheet.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

#include <support/dncbench.h>
#include <support/recordsbench.h>

using namespace outdial;
using namespace outdial::views;
using models::SweptListsModel;
using models::SweptRecordsModel;
using outdial::testing::ScriptedTenant;
using test::allText;
using test::DncBench;
using test::instead;
using test::u8;

namespace {

std::unique_ptr<DncSweepPage> show(models::Session *session, const QList<models::DncListSeen> &lists)
{
    auto page = std::make_unique<DncSweepPage>(lists);
    page->resize(1232, 840);
    page->setSession(session);
    page->show();
    return page;
}

bool waitForEnd(const DncSweepPage &page)
{
    return QTest::qWaitFor([&] { return !page.job()->isBusy(); }, 30'000);
}

void press(QWidget *button)
{
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
}

int rowOf(const QAbstractItemModel &model, int column, const QString &text)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, column).data().toString() == text)
            return row;
    }
    return -1;
}

} // namespace

class TestDncSweepPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp); }
    void foundByListAndErased();
    void nothingFound();
    void noKeys();
    void refused();
    void cancelled();
    void anotherTenantWhileItReads();

private:
    test::OwnSettings m_settings;
};

void TestDncSweepPage::foundByListAndErased()
{
    DncBench bench;
    const auto one =
        bench.makeList("Aardvark leads", R"([{"id":"A","home":"9995550101"},{"id":"B","home":"9995550199","mobile":"9995550102"},
        {"id":"C","home":"9995550198"}])");
    const auto two = bench.makeList("Badger leads", R"([{"id":"D","home":"9995550101"}])");
    bench.makeList("Bound nowhere", R"([{"id":"E","home":"9995550101"}])");
    bench.bind("Spring renewals — West Coast", one.listId);
    bench.bind("Meter reading callbacks", two.listId);
    bench.know(bench.optOuts(), {u8("19995550101"), u8("19995550102")});
    auto page = show(bench.session.get(), {bench.optOuts(), bench.claims()});
    QVERIFY(waitForEnd(*page));
    const QAbstractItemModel &lists = *page->listTable()->model();
    const QAbstractItemModel &records = *page->recordTable()->model();
    QCOMPARE(lists.index(0, SweptListsModel::Found).data().toString(), u8("3"));
    QCOMPARE(records.rowCount(), 3);
    // What was found comes first, then what could not be read.
    QCOMPARE(lists.index(1, 0).data().toString(), u8("Aardvark leads"));
    QCOMPARE(lists.index(2, 0).data().toString(), u8("Badger leads"));
    QVERIFY(rowOf(lists, 0, u8("Bound nowhere")) <= 5); // the demo has two that no campaign has
    QCOMPARE(lists.index(rowOf(lists, 0, u8("Aardvark leads")), SweptListsModel::Found).data().toString(), u8("2"));
    QVERIFY(lists.index(rowOf(lists, 0, u8("Bound nowhere")), SweptListsModel::State)
                .data()
                .toString()
                .contains(u8("no campaign has it")));
    QVERIFY(allText(*page).contains(u8("3 that are still to be dialed have one of them.")));
    QVERIFY(allText(*page).contains(u8("could not be read")));
    QVERIFY(allText(*page).contains(u8("Area codes and postal codes are not compared")));
    // Without a reason nothing is erased.
    QVERIFY(!page->eraseButton()->isEnabled());
    QVERIFY(allText(*page).contains(u8("“Erase” is off: it needs a reason.")));
    test::savePictures(*page, "dnc-sweep");
    page->resize(1158, 640); // what is left of 1366x768
    test::savePictures(*page, "dnc-sweep-1366");
    // One list, by keys.
    page->listTable()->setFocus();
    page->listTable()->setCurrentIndex(lists.index(rowOf(lists, 0, u8("Aardvark leads")), 0));
    QCOMPARE(records.rowCount(), 2);
    page->reasonEdit()->setFocus();
    QTest::keyClicks(page->reasonEdit(), u8("Opted out"));
    QCOMPARE(page->eraseButton()->text(), u8("Erase 2 record(s)…"));
    press(page->eraseButton());
    auto *sheet = page->findChild<DestructiveSheet *>();
    QVERIFY(sheet);
    QVERIFY(!sheet->actButton()->isEnabled());
    QVERIFY(allText(*sheet).contains(u8("Spring renewals — West Coast")));
    test::savePictures(*sheet, "dnc-sweep-erase");
    QTest::keyClicks(sheet->findChild<QLineEdit *>(), u8("Aardvark leads"));
    QSignalSpy erased(page.get(), &DncSweepPage::erased);
    press(sheet->actButton());
    QTRY_COMPARE(erased.size(), 1);
    QCOMPARE(erased.first().at(0).toString(), one.listId);
    QCOMPARE(erased.first().at(1).toLongLong(), 2);
    QCOMPARE(bench.tenant->storedValues(one.listId, u8("id")), QStringList{u8("C")});
    QCOMPARE(bench.tenant->recordCount(two.listId), 1); // another list is not touched
    QCOMPARE(records.index(0, SweptRecordsModel::Outcome).data().toString(), u8("Erased"));
    QVERIFY(allText(*page).contains(u8("2 record(s) were erased.")));
    QVERIFY(allText(*page).contains(u8("Nothing is left here to erase.")));
    test::savePictures(*page, "dnc-sweep-erased");
    // Looking again finds the other.
    page->refresh();
    QVERIFY(waitForEnd(*page));
    QCOMPARE(page->recordTable()->model()->rowCount(), 1);
}

void TestDncSweepPage::nothingFound()
{
    DncBench bench;
    bench.know(bench.optOuts(), {u8("19995550101")});
    auto page = show(bench.session.get(), {bench.optOuts()});
    QVERIFY(waitForEnd(*page));
    QVERIFY(allText(*page).contains(u8("None that is still to be dialed has one of them.")));
    QVERIFY(instead(*page) && allText(*instead(*page)).contains(u8("Nothing was found here")));
    QVERIFY(!page->eraseButton()->isVisible());
    test::savePictures(*page, "dnc-sweep-nothing");
}

void TestDncSweepPage::noKeys()
{
    DncBench bench;
    auto page = show(bench.session.get(), {bench.optOuts()});
    QVERIFY(waitForEnd(*page));
    QVERIFY(instead(*page) && allText(*instead(*page)).contains(u8("No key was added from here yet")));
    QCOMPARE(bench.tenant->submissions(u8("callinglist/getAll")), 0);
}

void TestDncSweepPage::refused()
{
    DncBench bench;
    QVERIFY(bench.tenant->setPrivileges({}));
    bench.know(bench.optOuts(), {u8("19995550101")});
    auto page = show(bench.session.get(), {bench.optOuts()});
    QVERIFY(waitForEnd(*page));
    QVERIFY(allText(*page).contains(u8("403")));
    QVERIFY(allText(*page).contains(u8("The lists did not load")));
    test::savePictures(*page, "dnc-sweep-403");
}

void TestDncSweepPage::cancelled()
{
    DncBench bench({u8("kind=latency,path=campaign/getAllRecords,ms=300")});
    bench.know(bench.optOuts(), {u8("19995550101")});
    auto page = show(bench.session.get(), {bench.optOuts()});
    QTRY_VERIFY(page->job()->progress().lists > 0);
    QVERIFY(page->job()->isBusy());
    test::savePictures(*page, "dnc-sweep-reading");
    press(test::button(*page, "Cancel"));
    QVERIFY(waitForEnd(*page));
    QVERIFY(page->job()->progress().state == models::SweepProgress::State::Cancelled);
    QTRY_VERIFY(test::button(*page, "Look through again"));
    QVERIFY(!test::button(*page, "Cancel"));
}

void TestDncSweepPage::anotherTenantWhileItReads()
{
    DncBench bench({u8("kind=latency,path=campaign/getAllRecords,ms=2000")});
    bench.know(bench.optOuts(), {u8("19995550101")});
    auto page = show(bench.session.get(), {bench.optOuts()});
    QTRY_VERIFY(page->job()->progress().lists > 0);
    QElapsedTimer timer;
    timer.start();
    page->setSession(nullptr); // the call that is under way is cancelled, not waited for
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!page->job());
}

QTEST_MAIN(TestDncSweepPage)
#include "tst_dncsweeppage.moc"
