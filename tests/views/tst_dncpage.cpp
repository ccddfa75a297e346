// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of Do-Not-Call lists, used with keys only, on the sandbox: what is sent is counted in its store.

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <views/dnc/adddncdialog.h>
#include <views/dnc/dnclistcolumn.h>
#include <views/dnc/dncpage.h>
#include <views/dnc/fastaddbar.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

#include <support/bustext.h>
#include <support/dncpagebench.h>

using namespace outdial;
using namespace outdial::views;
using test::allText;
using test::DncBench;
using test::enter;
using test::openList;
using test::said;
using test::show;
using test::type;
using test::u8;

class TestDncPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp); }
    void listsAndWhatTheyMean();
    void oneNumberByKeysOnly();
    void oneNumberOverTheBus();
    void doubtfulNumber();
    void exclusionHasNoComment();
    void statesAreReadOnly();
    void lostAnswerIsTold();
    void isANumberInThisRecord();
    void knownKeysAreExported();
    void listById();
    void forgetting();
    void asInTheDesign();

private:
    test::OwnSettings m_settings;
};

void TestDncPage::listsAndWhatTheyMean()
{
    DncBench bench;
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.optOuts().id));
    QCOMPARE(page->navigationCount(), u8("5"));
    QVERIFY(allText(*page).contains(u8("5 list(s) known here")));
    QCOMPARE(page->column()->table()->model()->rowCount(), 5);
    QVERIFY(allText(*page).contains(u8("0 key(s) · the rest of the list is unknown")));
    QVERIFY(allText(*page).contains(u8("Number of the caller on the line")) ||
            allText(*page).contains(u8("&Number of the caller on the line")));
    QVERIFY(page->asOf().isValid());
    QCOMPARE(page->firstFocus(), page->fastAdd()->keyEdit());
}

void TestDncPage::oneNumberByKeysOnly()
{
    DncBench bench;
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.optOuts().id));
    QSignalSpy changed(page.get(), &DncPage::changed);
    QCOMPARE(page->fastAdd()->findChildren<QLineEdit *>().value(0), page->fastAdd()->keyEdit()); // as the tour finds it
    type(*page, "+1 (646) 555-0143");
    QTRY_COMPARE(said(*page).section(u8("Sent as"), 1),
                 u8(" 16465550143, the way records store it. Not among the keys added from here."));
    QCOMPARE(bench.keys(bench.optOuts().id).size(), 3UL); // nothing is sent yet
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u8("Spring renewals"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u8("Asked while on the line"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(said(*page).contains(u8("16465550143 was added.")));
    QCOMPARE(bench.keys(bench.optOuts().id).size(), 4UL);
    QVERIFY(bench.keys(bench.optOuts().id).contains(u8("16465550143")));
    QTRY_COMPARE(page->table()->model()->rowCount(), 1);
    QCOMPARE(page->table()->model()->index(0, models::DncLedgerModel::Outcome).data().toString(), u8("16465550143"));
    QCOMPARE(page->table()->model()->index(0, models::DncLedgerModel::Why).data().toString(), u8("Asked while on the line"));
    QTRY_VERIFY(allText(*page).contains(u8("1 key(s) · the rest")));
    QVERIFY(!changed.isEmpty());
    // The next caller: the field is empty and has the focus, and what was added before is known.
    QCOMPARE(QApplication::focusWidget(), page->fastAdd()->keyEdit());
    QVERIFY(page->fastAdd()->keyEdit()->text().isEmpty());
    type(*page, "646-555-0143");
    QTRY_VERIFY(said(*page).contains(u8("It was added from here on")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(said(*page).contains(u8("was in the list before")));
    QCOMPARE(bench.keys(bench.optOuts().id).size(), 4UL);
}

void TestDncPage::oneNumberOverTheBus()
{
    DncBench bench;
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.optOuts().id));
    test::setByBus(page->fastAdd()->keyEdit(), u8("+1 (646) 555-0143"));
    QVERIFY(page->fastAdd()->addButton()->isEnabled());
    page->fastAdd()->addButton()->click();
    QTRY_VERIFY(said(*page).contains(u8("16465550143 was added.")));
    QVERIFY(page->fastAdd()->keyEdit()->text().isEmpty());
    QVERIFY(said(*page).contains(u8("was added"))); // an emptied field does not take the word back
    QVERIFY(bench.keys(bench.optOuts().id).contains(u8("16465550143")));
}

void TestDncPage::doubtfulNumber()
{
    DncBench bench;
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.optOuts().id));
    type(*page, "555-01");
    QVERIFY(said(*page).contains(u8("7 to 15 digits")));
    QVERIFY(!page->fastAdd()->addButton()->isEnabled());
    enter(*page);
    QTest::qWait(50);
    QCOMPARE(bench.tenant->submissions(u8("donotcalllist/addAll")), 0);
    auto *asItIs = test::button(*page, "Send it as it is");
    QVERIFY(asItIs);
    asItIs->setFocus();
    QTest::keyClick(asItIs, Qt::Key_Space);
    QTRY_VERIFY(bench.keys(bench.optOuts().id).contains(u8("555-01")));
}

void TestDncPage::exclusionHasNoComment()
{
    DncBench bench;
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.claims().id));
    QVERIFY(allText(*page).contains(u8("Value of claim")));
    QVERIFY(!allText(*page).contains(u8("Comment")));
    type(*page, "W-00500");
    QTRY_VERIFY(said(*page).contains(u8("Sent as W-00500.")));
    enter(*page);
    QTRY_VERIFY(bench.keys(bench.claims().id).contains(u8("W-00500")));
}

void TestDncPage::statesAreReadOnly()
{
    DncBench bench;
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.id("States with a licence pending")));
    QVERIFY(!page->fastAdd()->isVisible());
    QVERIFY(allText(*page).contains(u8("This list is read only.")));
    QVERIFY(allText(*page).contains(u8("403")));
    QVERIFY(!test::button(*page, "Add many")->isEnabled());
    QVERIFY(!test::button(*page, "Remove many")->isEnabled());
    QVERIFY(!page->openMany(models::DncTask::Kind::Add));
    QCOMPARE(page->firstFocus(), page->column()->table());
    test::savePictures(*page, "dnc-state");
}

void TestDncPage::lostAnswerIsTold()
{
    DncBench bench({u8("kind=cut-after,path=donotcalllist/addAll,nth=1")});
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.optOuts().id));
    type(*page, "6465550143");
    enter(*page);
    QTRY_VERIFY(said(*page).contains(u8("added now or there before")));
    QCOMPARE(bench.keys(bench.optOuts().id).size(), 4UL);
    QCOMPARE(bench.tenant->submissions(u8("donotcalllist/addAll")), 2);
}

void TestDncPage::isANumberInThisRecord()
{
    DncBench bench;
    bench.know(bench.optOuts(), {u8("14155550162")});
    bench.know(bench.list("Area codes on hold", "GEOGRAPHIC_AREACODE"), {u8("14155550162")});
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.optOuts().id));
    auto *search = page->findChild<SearchField *>();
    QVERIFY(search);
    search->setFocus();
    QTest::keyClicks(search, u8("415 555-0162"));
    QTRY_VERIFY(allText(*page).contains(u8("14155550162 was added from here on")));
    QVERIFY(allText(*page).contains(u8("k.lindqvist")));
    QTRY_VERIFY(allText(*page).contains(u8("also to “Area codes on hold”")));
    search->clear();
    QTest::keyClicks(search, u8("415 555-0163")); // in the list, and nobody here knows
    QTRY_VERIFY(allText(*page).contains(u8("14155550163 is not among the keys added from here.")));
}

void TestDncPage::knownKeysAreExported()
{
    DncBench bench;
    bench.know(bench.optOuts(), {u8("14155550162")});
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.optOuts().id));
    QAction *save = nullptr;
    for (QAction *action : page->actions(MenuId::List)) {
        if (action && action->text().contains(u8("Export")))
            save = action;
    }
    QVERIFY(save && save->isEnabled());
    save->trigger();
    auto *dialog = page->findChild<QFileDialog *>();
    QVERIFY(dialog);
    QTemporaryDir folder;
    Q_EMIT dialog->fileSelected(folder.filePath(u8("known.csv")));
    QTRY_VERIFY(allText(*page).contains(u8("1 key(s) were exported.")));
    QFile file(folder.filePath(u8("known.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("14155550162,"));
    dialog->reject();
    page->select(bench.claims().id); // nothing of it is known here
    QTRY_VERIFY(allText(*page).contains(u8("0 key(s)")) && !save->isEnabled());
}

void TestDncPage::listById()
{
    DncBench bench;
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.optOuts().id));
    auto *open = test::button(*page, "Add list by ID");
    open->setFocus();
    QTest::keyClick(open, Qt::Key_Space);
    auto *dialog = page->findChild<AddDncDialog *>();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->idEdit(), u8("not an id"));
    QTest::keyClick(dialog->idEdit(), Qt::Key_Return);
    QVERIFY(allText(*dialog).contains(u8("Needs an ID like")));
    dialog->idEdit()->setText(bench.optOuts().id);
    QTest::keyClick(dialog->idEdit(), Qt::Key_Return);
    QVERIFY(allText(*dialog).contains(u8("known already")));
    const QString id = u8("85389D39-E05C-4CE7-B36D-4401BEA52E14");
    dialog->idEdit()->setText(u8("https://tenant.example/#DNC:") + id);
    test::savePictures(*dialog, "dnc-by-id");
    QTest::keyClick(dialog->idEdit(), Qt::Key_Return);
    QTRY_COMPARE(page->column()->current(), id);
    QCOMPARE(page->navigationCount(), u8("6"));
    QCOMPARE(page->book()->find(id)->type, u8("INTERNAL"));
    // The tenant has no such list: it says so when something is sent.
    type(*page, "6465550143");
    enter(*page);
    QTRY_VERIFY(said(*page).contains(u8("was not added")));
    QVERIFY(said(*page).contains(u8("404")));
}

void TestDncPage::forgetting()
{
    DncBench bench;
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.optOuts().id));
    QAction *forget = nullptr;
    for (QAction *action : page->actions(MenuId::List)) {
        if (action && action->text().contains(u8("Forget")))
            forget = action;
    }
    QVERIFY(forget);
    QVERIFY(!forget->isEnabled()); // campaigns name it
    page->book()->addById({u8("X"), u8("Mine"), u8("INTERNAL"), {}, {}, true});
    page->select(u8("X"));
    QVERIFY(forget->isEnabled());
    forget->trigger();
    QVERIFY(!page->book()->find(u8("X")));
    QVERIFY(!page->column()->current().isEmpty());
}

void TestDncPage::asInTheDesign()
{
    DncBench bench;
    bench.know(bench.optOuts(), {u8("14155550162"), u8("13105550178")});
    auto make = [&](const char *id, models::DncAction action, qint64 minutesAgo, qint64 done, qint64 before, qint64 refused,
                    const char *key, const char *why, const char *file) {
        models::DncChange change;
        change.id = u8(id);
        change.listId = bench.optOuts().id;
        change.action = action;
        change.made = QDateTime::currentDateTimeUtc().addSecs(-60 * minutesAgo);
        change.user = u8("k.lindqvist");
        change.reason = u8(why);
        change.source = u8(file);
        change.key = u8(key);
        change.keys = done + before + refused;
        change.done = done;
        change.before = before;
        change.refused = refused;
        change.finished = true;
        bench.ledger().record(change);
    };
    make("1", models::DncAction::Add, 2, 1, 0, 0, "14155550162", "Asked while on the line", "");
    make("2", models::DncAction::Add, 31, 4118, 0, 12, "", "", "opt-outs-november.csv");
    make("3", models::DncAction::Remove, 190, 3, 0, 0, "", "Consent given again, mail of 12 Nov", "");
    make("4", models::DncAction::Add, 5000, 96204, 2911, 0, "", "", "Jahresabgleich_Widersprüche_2024.csv");
    auto page = show(bench.session.get(), {1232, 560});
    QVERIFY(openList(*page, bench.optOuts().id));
    type(*page, "+1 (646) 555-0143");
    QTRY_VERIFY(said(*page).contains(u8("Not among")));
    QTRY_COMPARE(page->table()->model()->rowCount(), 5);
    test::savePictures(*page, "dnc");
    page->resize(1158, 700); // what is left of 1366
    test::savePictures(*page, "dnc-1366");
}

QTEST_MAIN(TestDncPage)
#include "tst_dncpage.moc"
