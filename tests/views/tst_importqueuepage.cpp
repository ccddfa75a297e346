// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Several files in the import wizard, on a sandbox: the list of those that wait, the way from one to the next, what is told.

#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>

#include <models/transfer/importsmodel.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/queuenews.h>
#include <views/transfer/queuepane.h>

#include <support/importspagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::test;
using namespace outdial::views;

using models::ImportQueue;

class TestImportQueuePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { Theme::instance().setMode(ThemeMode::Light); }
    void waitingFilesByKeyboard();
    void droppedOnTheFirstStep();
    void allOfAnArchive();
    void oneAfterTheOther();
    void rejectsGoBeforeThoseThatWait();
    void byThemselves();
    void byThemselvesWithoutThePage();
    void stopsOnItsPage();
    void stopsWithoutThePage();
    void closedPageGivesUp();
    void noJournalNoImport();
    void doneGivesUp();
    void anotherTenantGivesUp();
    void receiptInWords();
    void lookAtIt();

private:
    OwnSettings m_settings;
};

void TestImportQueuePage::initTestCase() { Theme::instance().apply(*qApp); }

void TestImportQueuePage::waitingFilesByKeyboard()
{
    PageBench bench(c("keyboard"));
    bench.imports->startImport(bench.file(c("a.csv"), 1, 0), {},
                               {bench.file(c("b.csv"), 1, 1), bench.file(c("c.csv"), 1, 2), bench.file(c("d.csv"), 1, 3)});
    auto *pane = bench.page()->findChild<QueuePane *>();
    QVERIFY(pane->isVisible());
    auto *table = pane->table();
    QVERIFY(!table->accessibleName().isEmpty());
    table->setFocus();
    QCOMPARE(bench.waiting().join(u' '), c("b.csv c.csv d.csv"));
    QTest::keyClick(table, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(bench.waiting().join(u' '), c("c.csv b.csv d.csv"));
    QCOMPARE(table->currentIndex().row(), 1); // it went along
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(bench.waiting().join(u' '), c("b.csv c.csv d.csv"));
    // Above the first that waits is the one that is imported now.
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(bench.page()->job()->fileName(), c("b.csv"));
    QCOMPARE(bench.waiting().join(u' '), c("a.csv c.csv d.csv"));
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(bench.waiting().join(u' '), c("c.csv d.csv"));
    // The buttons do the same, and each has a name.
    const auto buttons = pane->findChildren<IconButton *>();
    QCOMPARE(buttons.size(), 3);
    for (const auto *button : buttons)
        QVERIFY(!button->accessibleName().isEmpty());
    table->setCurrentIndex(table->model()->index(0, 0));
    buttons[1]->click();
    QCOMPARE(bench.waiting().join(u' '), c("d.csv c.csv"));
    buttons[2]->click();
    QCOMPARE(bench.waiting().join(u' '), c("d.csv"));
    bench.button(c("Leave out the first"))->click();
    QCOMPARE(bench.page()->job()->fileName(), c("d.csv"));
    QVERIFY(!pane->isVisible()); // none waits
}

void TestImportQueuePage::droppedOnTheFirstStep()
{
    PageBench bench(c("dropped"));
    bench.imports->startImport(bench.file(c("a.csv"), 1, 0), {});
    auto *page = bench.page();
    QVERIFY(!page->findChild<QueuePane *>()->isVisible());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(bench.file(c("b.csv"), 1, 1)), QUrl::fromLocalFile(bench.file(c("c.csv"), 1, 2))});
    auto *edit = page->findChild<QLineEdit *>();
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(edit, &enter);
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(edit, &event);
    QVERIFY(event.isAccepted());
    QCOMPARE(bench.page(), page); // no other import was opened
    QCOMPARE(bench.waiting().join(u' '), c("b.csv c.csv"));
    QVERIFY(page->findChild<QueuePane *>()->isVisible());
    QVERIFY(page->dropHint({c("/x/d.csv")}, {}).contains(c("a.csv")));
}

void TestImportQueuePage::allOfAnArchive()
{
    PageBench bench(c("archive"));
    bench.imports->startImport(bench.write(c("leads.zip"), QByteArray::fromBase64(archive)), bench.list);
    QTRY_VERIFY(bench.button(c("Import all 3")));
    QCOMPARE(bench.page()->step(), int(ImportPage::Source));
    bench.button(c("Import all 3"))->click();
    QTRY_VERIFY(!bench.page()->job()->isReading());
    QCOMPARE(bench.page()->job()->fileName(), c("leads.zip: north.csv"));
    QCOMPARE(bench.waiting(), (QStringList{c("leads.zip: south.csv"), c("leads.zip: west.csv")}));
    bench.button(c("Import all 3"))->click(); // once is enough
    QCOMPARE(bench.waiting().size(), 2);
    bench.plan();
    bench.alone()->click();
    bench.page()->next();
    QTRY_COMPARE(bench.storedIds(bench.list), (QStringList{c("1"), c("2"), c("3")}));
}

void TestImportQueuePage::oneAfterTheOther()
{
    PageBench bench(c("hand"));
    bench.imports->startImport(bench.file(c("a.csv"), 3, 0), bench.list,
                               {bench.file(c("b & c.csv"), 3, 3),
                                bench.write(c("d.csv"), "customer_id,last_name,mobile\nC000006,Cas,(415) 555-0100\n")});
    auto *page = bench.page();
    bench.plan();
    auto *alone = bench.alone();
    QVERIFY(alone->isVisible());
    QVERIFY(!alone->isChecked());
    page->next();
    QTRY_COMPARE(page->step(), int(ImportPage::Receipt));
    auto *next = bench.button(c("Import the next file"));
    QVERIFY(next != nullptr);
    QCOMPARE(next->text(), c("&Import the next file: b && c.csv (1 more)"));
    QCOMPARE(next->property("kind").toString(), c("primary"));
    const auto *first = page->job();
    next->click();
    QTRY_VERIFY(page->job() != first);
    // The same columns: nothing to map.
    QCOMPARE(page->step(), int(ImportPage::Check));
    QVERIFY(page->title().contains(c("b & c.csv")));
    QTRY_COMPARE(page->job()->phase(), models::ImportJob::Phase::Checked);
    bench.plan();
    page->next();
    QTRY_COMPARE(page->step(), int(ImportPage::Receipt));
    QCOMPARE(bench.button(c("Import the next file"))->text(), c("&Import the next file: d.csv"));
    bench.button(c("Import the next file"))->click();
    QTRY_COMPARE(page->step(), int(ImportPage::Mapping));
    QVERIFY(page->title().contains(c("d.csv")));
    page->job()->mapColumn(2, 2);
    bench.plan();
    QVERIFY(!bench.alone()->isVisible()); // no others
    page->next();
    QTRY_COMPARE(page->step(), int(ImportPage::Receipt));
    QVERIFY(!bench.button(c("Import the next file")));
    QVERIFY(bannerOf(*page, c("7 read = 7 added")));
    QCOMPARE(bench.storedIds(bench.list), idsOf(7));
}

void TestImportQueuePage::rejectsGoBeforeThoseThatWait()
{
    PageBench bench(c("rejects"));
    bench.imports->startImport(bench.write(c("a.csv"), goodRows(3) + "C000001,Cas,(415) 555-0100,1,\r\n"), bench.list,
                               {bench.file(c("b.csv"), 3, 3)});
    auto *page = bench.page();
    QTRY_COMPARE(page->job()->blockers(), QStringList());
    while (page->step() < ImportPage::Check)
        page->next();
    QTRY_VERIFY(bench.button(c("Skip all blocked rows")));
    bench.button(c("Skip all blocked rows"))->click();
    bench.plan();
    page->next();
    QTRY_COMPARE(page->step(), int(ImportPage::Receipt));
    auto *retry = bench.button(c("Mend and retry"));
    QVERIFY(retry != nullptr);
    QCOMPARE(retry->property("kind").toString(), QString()); // one primary button, which is the next file
    retry->click();
    QTRY_VERIFY(page->title().contains(c("a.rejects.csv")));
    QCOMPARE(page->step(), int(ImportPage::Check)); // the columns that Outdial added do not count
    QCOMPARE(bench.waiting(), QStringList{c("b.csv")});
}

void TestImportQueuePage::byThemselves()
{
    PageBench bench(c("alone"));
    bench.imports->startImport(bench.file(c("a.csv"), 30, 0), bench.list,
                               {bench.file(c("b.csv"), 30, 30), bench.file(c("c.csv"), 12, 55)});
    auto *page = bench.page();
    bench.plan();
    bench.alone()->click();
    QVERIFY(page->queue()->isByItself());
    page->next();
    QTRY_VERIFY(bannerOf(*page, c("72 read = 67 added + 5 rejected")));
    QCOMPARE(page->step(), int(ImportPage::Receipt));
    QCOMPARE(page->job()->fileName(), c("c.csv"));
    QVERIFY(bench.toasts().contains(c("72 read = 67 added + 5 rejected")));
    QCOMPARE(ToastHost::of(&bench.window).toasts().size(), 1);
    QCOMPARE(bench.storedIds(bench.list), idsOf(67));
    QCOMPARE(bench.window.currentPage(), page);
    // One step back is the page of imports, as with one file.
    bench.window.goBack();
    QCOMPARE(bench.window.currentPage(), bench.imports);
}

void TestImportQueuePage::byThemselvesWithoutThePage()
{
    PageBench bench(c("left"));
    bench.tenant->addFault(c("kind=latency,path=callinglist/addAll,ms=200"));
    bench.imports->startImport(bench.file(c("a.csv"), 3, 0), bench.list,
                               {bench.file(c("b.csv"), 3, 3), bench.file(c("c.csv"), 3, 6)});
    QPointer<ImportPage> page = bench.page();
    bench.plan();
    bench.alone()->click();
    page->next();
    bench.window.goBack();
    QTRY_VERIFY(page == nullptr);
    QTRY_VERIFY(bannerOf(*bench.imports, c("9 read = 9 added")));
    QVERIFY(bench.toasts().contains(c("9 read = 9 added")));
    QCOMPARE(ToastHost::of(&bench.window).toasts().size(), 1); // not one for each file
    QCOMPARE(bench.storedIds(bench.list), idsOf(9));
    QTRY_COMPARE(bench.imports->imports()->findChildren<ImportQueue *>().size(), 0);
}

void TestImportQueuePage::stopsOnItsPage()
{
    PageBench bench(c("stops"));
    bench.imports->startImport(
        bench.file(c("a.csv"), 3, 0), bench.list,
        {bench.write(c("b.csv"), goodRows(2, 3) + "C000009,Cas,555,1,\r\n"), bench.file(c("c.csv"), 3, 6)});
    auto *page = bench.page();
    bench.plan();
    bench.alone()->click();
    page->next();
    QTRY_VERIFY(bannerOf(*page, c("of its rows are blocked")));
    QVERIFY(bannerOf(*page, c("b.csv")));
    QCOMPARE(page->step(), int(ImportPage::Check));
    QVERIFY(page->title().contains(c("b.csv")));
    QVERIFY(ToastHost::of(&bench.window).toasts().isEmpty()); // whoever looks at it sees it
    QCOMPARE(bench.storedIds(bench.list), idsOf(3));
    // Skipped by hand, and on by themselves from here.
    bench.button(c("Skip all blocked rows"))->click();
    page->next();
    auto *alone = bench.alone();
    QVERIFY(!alone->isChecked());
    alone->click();
    page->next();
    QTRY_VERIFY(bannerOf(*page, c("9 read = 8 added + 1 rejected")));
    QVERIFY(!bannerOf(*page, c("of its rows are blocked")));
    QCOMPARE(bench.storedIds(bench.list), idsOf(5) + idsOf(3, 6));
}

void TestImportQueuePage::stopsWithoutThePage()
{
    PageBench bench(c("stops away"));
    bench.tenant->addFault(c("kind=latency,path=callinglist/addAll,ms=200"));
    bench.imports->startImport(
        bench.file(c("a.csv"), 3, 0), bench.list,
        {bench.write(c("b.csv"), "customer_id,last_name,mobile\n1,Cas,(415) 555-0100\n"), bench.file(c("c.csv"), 3, 6)});
    QPointer<ImportPage> page = bench.page();
    bench.plan();
    bench.alone()->click();
    page->next();
    bench.window.goBack();
    QTRY_VERIFY(page == nullptr);
    QTRY_VERIFY(bannerOf(*bench.imports, c("New: “mobile”.")));
    QVERIFY(bench.toasts().join(u' ').contains(c("b.csv")));
    bannerOf(*bench.imports, c("b.csv"))->findChild<QPushButton *>()->click();
    QVERIFY(bench.page() != nullptr);
    QCOMPARE(bench.page()->step(), int(ImportPage::Mapping));
    QCOMPARE(bench.page()->job()->fileName(), c("b.csv"));
    QCOMPARE(bench.waiting(), QStringList{c("c.csv")});
    QVERIFY(!bannerOf(*bench.imports, c("b.csv")));
    // Closed again: now it is given up.
    bench.window.goBack();
    QTRY_VERIFY(bench.toasts().join(u' ').contains(c("Not imported: “c.csv”.")));
}

void TestImportQueuePage::closedPageGivesUp()
{
    PageBench bench(c("closed"));
    bench.imports->startImport(bench.file(c("a.csv"), 3, 0), bench.list,
                               {bench.file(c("b.csv"), 3, 3), bench.file(c("c.csv"), 3, 6)});
    bench.window.goBack();
    QTRY_VERIFY(bench.toasts().join(u' ').contains(c("Not imported: “b.csv”, “c.csv”.")));
    QTRY_COMPARE(bench.imports->imports()->findChildren<ImportQueue *>().size(), 0);
    QCOMPARE(bench.sent(), 0);
}

void TestImportQueuePage::doneGivesUp()
{
    PageBench bench(c("done"));
    bench.imports->startImport(bench.file(c("a.csv"), 3, 0), bench.list, {bench.file(c("b.csv"), 3, 3)});
    bench.plan();
    bench.page()->next();
    QTRY_COMPARE(bench.page()->step(), int(ImportPage::Receipt));
    bench.button(c("Done"))->click();
    QCOMPARE(bench.window.currentPage(), bench.imports);
    QVERIFY(bench.toasts().join(u' ').contains(c("Not imported: “b.csv”.")));
}

void TestImportQueuePage::anotherTenantGivesUp()
{
    PageBench bench(c("tenant"));
    bench.imports->startImport(bench.file(c("a.csv"), 3, 0), bench.list, {bench.file(c("b.csv"), 3, 3)});
    bench.window.setSession(nullptr);
    QVERIFY(bench.toasts().join(u' ').contains(c("Not imported: “b.csv”.")));
}

void TestImportQueuePage::receiptInWords()
{
    models::Receipt receipt;
    QCOMPARE(receiptLine(receipt), c("0 read = 0 added"));
    receipt.read = 1234;
    receipt.updated = 1000;
    receipt.unchanged = 200;
    receipt.skipped = 30;
    receipt.unknown = 4;
    QCOMPARE(receiptLine(receipt), c("1,234 read = 1,000 updated + 200 unchanged + 30 skipped + 4 unknown"));
}

void TestImportQueuePage::lookAtIt()
{
    if (qEnvironmentVariableIsEmpty("OUTDIAL_PICTURES"))
        QSKIP("pictures only");
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        Theme::instance().setMode(mode);
        const QString suffix = mode == ThemeMode::Dark ? c("-dark") : c("-light");
        PageBench bench(c("Spring leads"));
        bench.imports->startImport(bench.file(c("Spring leads.csv"), 300, 0), {},
                                   {bench.file(c("Spring leads from the trade fair in Hanover, second day.csv"), 1200, 300),
                                    bench.write(c("mobile.csv"), "customer_id,last_name,mobile\n1,Cas,(415) 555-0100\n"),
                                    bench.write(c("archive.zip"), QByteArray::fromBase64(archive)),
                                    bench.write(c("empty.csv"), {}), bench.file(c("more.csv"), 3, 2000)});
        bench.page()->chooseList(bench.list.listId);
        QTRY_VERIFY(bench.page()->job()->target().has_value());
        QTest::qWait(100);
        savePicture(bench.window, c("queue-source") + suffix);
        for (const char *name : {"mobile.csv", "archive.zip"}) {
            const auto row = int(bench.waiting().indexOf(c(name)));
            bench.page()->queue()->move(row, bench.page()->queue()->rowCount() - 1);
        }
        bench.plan();
        bench.alone()->setFocus();
        QTest::qWait(50);
        savePicture(bench.window, c("queue-plan") + suffix);
        bench.page()->next();
        QTRY_COMPARE(bench.page()->step(), int(ImportPage::Receipt));
        savePicture(bench.window, c("queue-receipt") + suffix);
        bench.button(c("Import the next file"))->click();
        QTRY_COMPARE(bench.page()->queue()->position(), 2);
        bench.plan();
        bench.alone()->click();
        bench.tenant->addFault(c("kind=latency,path=callinglist/addAll,ms=300"));
        bench.page()->next();
        QTest::qWait(150);
        savePicture(bench.window, c("queue-run") + suffix);
        QTRY_VERIFY(bannerOf(*bench.page(), c("stopped")));
        QTest::qWait(50);
        savePicture(bench.window, c("queue-stopped") + suffix);
        while (bench.page()->queue()->waiting() > 1)
            bench.page()->queue()->remove(1);
        bench.page()->queue()->leaveOut();
        QTRY_VERIFY(bench.page()->job()->fileName() != c("empty.csv"));
        bench.page()->queue()->setPresentFile(bench.folder.filePath(c("more.csv")));
        bench.plan();
        bench.page()->next();
        QTRY_VERIFY(bannerOf(*bench.page(), c("imported")));
        QTest::qWait(50);
        savePicture(bench.window, c("queue-sum") + suffix);
        bench.window.openPage(PageId::Imports);
        bench.imports->startImport(bench.file(c("one.csv"), 3, 3000), bench.list, {bench.file(c("two.csv"), 4, 3002)});
        bench.plan();
        bench.alone()->click();
        bench.page()->next();
        bench.window.goBack();
        QTRY_VERIFY(bannerOf(*bench.imports, c("imported")));
        QTest::qWait(300);
        savePicture(bench.window, c("queue-told") + suffix);
        bench.imports->startImport(bench.write(c("leads.zip"), QByteArray::fromBase64(archive)), bench.list);
        QTRY_VERIFY(bench.button(c("Import all 3")));
        QTest::qWait(50);
        savePicture(bench.window, c("queue-archive") + suffix);
    }
}

// A window that keeps its journal in a temporary file begins no import: after a crash nobody could tell what was sent.
void TestImportQueuePage::noJournalNoImport()
{
    PageBench bench(c("forbidden"));
    bench.imports->forbid(c("There is no room for the journal."));
    bench.imports->startImport(bench.file(c("one.csv"), 3, 0), {});
    QVERIFY(bench.page() == nullptr);
    QCOMPARE(bench.window.currentPage(), bench.imports);
    const auto *banner = bench.imports->banners()->banner(c("forbidden"));
    QVERIFY(banner != nullptr);
    QCOMPARE(banner->text(), c("There is no room for the journal."));
}

QTEST_MAIN(TestImportQueuePage)
#include "tst_importqueuepage.moc"
