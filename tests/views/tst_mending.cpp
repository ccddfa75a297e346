// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows with a problem are mended where they are shown: by keyboard, taken back, and checked again.

#include <views/shared/theme.h>
#include <views/transfer/problempane.h>

#include <support/mendbench.h>

using namespace outdial;
using namespace outdial::test;
using namespace outdial::views;

using models::ImportJob;
using Part = models::MendRowsModel::Part;

class TestMending : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { Theme::instance().setMode(ThemeMode::Light); }
    void oneCellByKeyboard();
    void keysInTheTable();
    void takenBack();
    void checkedAgain();
    void mendedWhileChecking();
    void missingCells();
    void noCellToMend();
    void found();
    void names();

private:
    OwnSettings m_settings;
};

void TestMending::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Theme::instance().apply(*qApp);
}

void TestMending::oneCellByKeyboard()
{
    MendBench bench(fileWith(badPhones));
    bench.check();
    bench.choose(models::Cause::PhoneLength);
    QCOMPARE(bench.rows()->rowCount(), 5);
    QCOMPARE(bench.text(0, Part::Line), c("22"));
    QCOMPARE(bench.text(0, Part::Verdict), c("9 digit(s), needs 10"));
    QCOMPARE(bench.spoken(0, Part::Verdict), c("blocked: 9 digit(s), needs 10"));
    QVERIFY(bench.says(c("5 row(s)")));
    QVERIFY(bench.says(c("Next is off: 6 row(s) are blocked. Mend them, or")));

    bench.table()->setFocus();
    bench.press(Qt::Key_F2);
    auto *edit = qobject_cast<QLineEdit *>(bench.focus());
    QVERIFY(edit);
    QCOMPARE(edit->accessibleName(), c("phone, line 22"));
    QCOMPARE(edit->text(), c("(415) 555-013"));
    bench.type(c("7"));
    // It is said while it is written; nothing is mended yet.
    QCOMPARE(bench.text(0, Part::Verdict), c("14155550137"));
    QVERIFY(bench.job()->edits().isEmpty());
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.job()->edits().text(20, 2), std::optional(c("(415) 555-0137")));
    QCOMPARE(bench.text(0, Part::Verdict), c("14155550137"));
    QCOMPARE(bench.spoken(0, Part::Cell), c("(415) 555-0137, mended, was (415) 555-013"));
    QVERIFY(bench.says(c("4 row(s) left, 1 mended")));
    QCOMPARE(bench.rows()->rowCount(), 5); // it stays in sight
    // The next cell is open.
    edit = qobject_cast<QLineEdit *>(bench.focus());
    QVERIFY(edit);
    QCOMPARE(edit->text(), c("(310) 555-011"));
    QCOMPARE(bench.job()->rowsMended(), 1);
    QVERIFY(bench.says(c("Next is off: 1 row(s) were mended.")));
    QVERIFY(bench.button(c("Check again")));
    QVERIFY(!bench.button(c("Next: Plan"))->isEnabled());
}

void TestMending::keysInTheTable()
{
    MendBench bench(fileWith(badPhones));
    bench.check();
    bench.choose(models::Cause::PhoneLength);
    bench.table()->setFocus();
    const auto cellText = [&](int row) { return bench.text(row, Part::Cell); };
    // What is typed takes the place of what was there, from whatever column.
    bench.table()->setCurrentIndex(bench.rows()->index(1, 0));
    bench.type(c("3105550112"));
    bench.press(Qt::Key_Escape);
    QCOMPARE(cellText(1), c("(310) 555-011"));
    QVERIFY(bench.job()->edits().isEmpty());
    QCOMPARE(bench.text(1, Part::Verdict), c("9 digit(s), needs 10")); // not of what was typed any more
    QCOMPARE(bench.focus(), bench.table());
    bench.type(c("3105550112"));
    bench.press(Qt::Key_Down);
    QCOMPARE(cellText(1), c("3105550112"));
    QCOMPARE(bench.table()->currentIndex().row(), 2);
    bench.press(Qt::Key_Up); // nothing was written into the third
    QCOMPARE(bench.table()->currentIndex().row(), 1);
    QCOMPARE(bench.job()->edits().rows(), 1);
    bench.press(Qt::Key_Escape);
    // Enter in the last row stays there.
    bench.table()->setCurrentIndex(bench.rows()->index(4, 0));
    bench.press(Qt::Key_Return);
    QVERIFY(qobject_cast<QLineEdit *>(bench.focus()));
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.focus(), bench.table());
    QCOMPARE(bench.table()->currentIndex().row(), 4);
    QVERIFY(bench.job()->edits().rows() == 1);
    // Tab leaves the cell, and the table.
    bench.press(Qt::Key_Return);
    bench.press(Qt::Key_Tab);
    QVERIFY(!bench.table()->hasFocusInside());
    // A click opens the cell, and whoever goes elsewhere has mended.
    const auto place = bench.table()->visualRect(bench.rows()->index(0, bench.rows()->columnOf(Part::Cell)));
    QTest::mouseClick(bench.table()->viewport(), Qt::LeftButton, {}, place.center());
    auto *edit = qobject_cast<QLineEdit *>(bench.focus());
    QVERIFY(edit);
    bench.type(c("7"));
    bench.view("Problems by cause")->setFocus();
    QCOMPARE(cellText(0), c("(415) 555-0137"));
    // Delete: as in the file.
    bench.table()->setFocus();
    bench.table()->setCurrentIndex(bench.rows()->index(0, 0));
    bench.press(Qt::Key_Delete);
    QCOMPARE(cellText(0), c("(415) 555-013"));
    QVERIFY(!bench.job()->edits().has(20));
}

void TestMending::takenBack()
{
    MendBench bench(fileWith(badPhones));
    bench.check();
    bench.choose(models::Cause::PhoneLength);
    const auto next = [&] { return bench.button(c("Next: Plan"))->isEnabled(); };
    bench.button(c("Skip all blocked rows"))->click();
    QVERIFY(next());
    bench.table()->setFocus();
    bench.press(Qt::Key_F2);
    bench.type(c("7"));
    bench.press(Qt::Key_Return);
    QVERIFY(!next());
    bench.type(c("2"));
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.job()->edits().rows(), 2);
    QVERIFY(bench.says(c("3 row(s) left, 2 mended")));
    // Nothing was written into the third cell yet: the last mend is taken back. In one that is written in, the letter is.
    bench.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bench.job()->edits().rows(), 1);
    QCOMPARE(bench.table()->currentIndex().row(), 1);
    bench.press(Qt::Key_F2);
    bench.type(c("3"));
    bench.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(qobject_cast<QLineEdit *>(bench.focus())->text(), c("(310) 555-011"));
    QCOMPARE(bench.job()->edits().rows(), 1);
    bench.press(Qt::Key_Escape);
    bench.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(bench.job()->edits().isEmpty());
    QCOMPARE(bench.text(0, Part::Verdict), c("9 digit(s), needs 10"));
    // All is as it was checked: there is nothing to check again.
    QVERIFY(!bench.job()->isMended());
    QCOMPARE(bench.job()->phase(), ImportJob::Phase::Checked);
    QVERIFY(next());
    bench.press(Qt::Key_Z, Qt::ControlModifier); // there is no more
    QVERIFY(bench.job()->edits().isEmpty());
}

void TestMending::checkedAgain()
{
    MendBench bench(fileWith(badPhones));
    bench.check();
    QCOMPARE(bench.job()->report().ready, 20);
    bench.choose(models::Cause::PhoneTenDigitsWith1);
    bench.table()->setFocus();
    bench.press(Qt::Key_F2);
    bench.type(c("9"));
    bench.press(Qt::Key_Return);
    bench.choose(models::Cause::PhoneLength);
    bench.table()->setFocus();
    bench.press(Qt::Key_F2);
    bench.type(c("7"));
    // F5 takes what stands in the cell.
    bench.press(Qt::Key_F5);
    QTRY_COMPARE(bench.job()->phase(), ImportJob::Phase::Checked);
    QCOMPARE(bench.job()->report().ready, 22);
    QCOMPARE(bench.job()->report().blocked, 4);
    QVERIFY(!bench.job()->isMended());
    // The same problem is shown, although it is another one in the list now, without the row that was mended.
    QCOMPARE(bench.view("Problems by cause")->model()->rowCount(), 1);
    QVERIFY(bench.says(c("Phone has the wrong length")));
    QCOMPARE(bench.rows()->rowCount(), 4);
    QCOMPARE(bench.text(0, Part::Line), c("23"));
    QVERIFY(bench.says(c("Next is off: 4 row(s) are blocked. Mend them, or")));
    // The rest, by the button beside Next.
    bench.button(c("Drop extensions"))->click();
    bench.table()->setFocus();
    bench.table()->setCurrentIndex(bench.rows()->index(0, 0));
    bench.type(c("3105550112"));
    bench.press(Qt::Key_Return);
    bench.press(Qt::Key_Escape);
    bench.table()->setCurrentIndex(bench.rows()->index(3, 0));
    bench.type(c("4155550164"));
    bench.press(Qt::Key_Return);
    QVERIFY(bench.says(c("0 row(s) left, 4 mended")));
    const auto buttons = bench.window.findChildren<QPushButton *>();
    for (auto *each : buttons) {
        if (each->isVisible() && each->text() == c("Check again"))
            each->click();
    }
    QTRY_COMPARE(bench.job()->phase(), ImportJob::Phase::Checked);
    QCOMPARE(bench.job()->report().ready, 26);
    QCOMPARE(bench.job()->report().blocked, 0);
    QVERIFY(bench.says(c("No problem was found")));
    QVERIFY(bench.button(c("Next: Plan"))->isEnabled());
    // And that is what is sent.
    bench.job()->start();
    QTRY_COMPARE(bench.job()->phase(), ImportJob::Phase::Over);
    const auto phones = bench.tenant->storedValues(bench.list.listId, c("phone"));
    for (const char *phone : {"14155550137", "13105550112", "12125550109", "16465550188", "16465550189", "14155550164"})
        QVERIFY2(phones.contains(c(phone)), phone);
    QCOMPARE(phones.size(), 26);
}

void TestMending::mendedWhileChecking()
{
    MendBench bench(fileWith(badPhones));
    bench.check();
    bench.choose(models::Cause::PhoneLength);
    bench.table()->setFocus();
    bench.job()->startCheck();
    QCOMPARE(bench.job()->phase(), ImportJob::Phase::Checking);
    bench.press(Qt::Key_F2);
    bench.type(c("7"));
    bench.press(Qt::Key_Return);
    // That check does not know of it.
    QVERIFY(bench.job()->isMended());
    QTest::qWait(200);
    QVERIFY(bench.job()->isMended() && bench.job()->phase() == ImportJob::Phase::Preparing);
    QVERIFY(bench.says(c("Next is off: 1 row(s) were mended.")));
    bench.press(Qt::Key_F5);
    QTRY_COMPARE(bench.job()->phase(), ImportJob::Phase::Checked);
    QCOMPARE(bench.job()->report().ready, 21);
}

void TestMending::missingCells()
{
    MendBench bench(fileWith("C1,A,(415) 555-0111\r\nC2,B\r\nC3,C,(415) 555-0113,1,,more\r\n"));
    bench.check();
    bench.choose(models::Cause::ColumnCount);
    QCOMPARE(bench.text(0, Part::Verdict), c("3 cells, needs 5"));
    const int last = bench.rows()->columnCount() - 1;
    QCOMPARE(bench.rows()->headerData(last, Qt::Horizontal, Qt::DisplayRole).toString(), c("Cell 6"));
    QCOMPARE(bench.rows()->index(0, last).data(Qt::AccessibleTextRole).toString(), c("missing"));
    // Who goes through a missing cell without writing does not make it.
    bench.table()->setFocus();
    bench.table()->setCurrentIndex(bench.rows()->index(0, last - 1));
    bench.press(Qt::Key_Return);
    bench.press(Qt::Key_Return);
    bench.press(Qt::Key_Escape);
    QVERIFY(bench.job()->edits().isEmpty());
    bench.button(c("Take missing cells as empty, mends 1"))->click();
    QCOMPARE(bench.text(0, Part::Verdict), c("can be sent"));
    QCOMPARE(bench.text(1, Part::Verdict), c("2 cells, needs 5")); // it would have no phone
    // A cell too many is emptied.
    bench.table()->setFocus();
    bench.table()->setCurrentIndex(bench.rows()->index(2, last));
    bench.press(Qt::Key_Return);
    for (int i = 0; i < 4; ++i)
        bench.press(Qt::Key_Backspace);
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.text(2, Part::Verdict), c("can be sent"));
    bench.press(Qt::Key_F5);
    QTRY_COMPARE(bench.job()->phase(), ImportJob::Phase::Checked);
    QCOMPARE(bench.job()->report().ready, 22);
}

void TestMending::noCellToMend()
{
    MendBench bench(fileWith(badPhones));
    QTRY_COMPARE(bench.job()->blockers(), QStringList());
    bench.job()->mapConstant(2, c("12"));
    bench.check();
    bench.choose(models::Cause::PhoneLength);
    QCOMPARE(bench.rows()->columnOf(Part::Cell), -1);
    QVERIFY(bench.says(c("“phone” has the same text in all rows. Change it in the step “Mapping”.")));
    QVERIFY(!bench.says(c("Enter mends")));
    QVERIFY(!bench.button(c("Replace a value")));
    bench.table()->setFocus();
    bench.press(Qt::Key_F2);
    bench.type(c("7"));
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.focus(), bench.table());
    QVERIFY(bench.job()->edits().isEmpty());
}

void TestMending::found()
{
    MendBench bench(fileWith(badPhones));
    bench.check();
    bench.choose(models::Cause::PhoneLength);
    QLineEdit *find = nullptr;
    const auto edits = bench.window.findChildren<QLineEdit *>();
    for (auto *edit : edits) {
        if (edit->accessibleName() == c("Find in these rows"))
            find = edit;
    }
    QVERIFY(find);
    QTest::keyClicks(find, c("benning"));
    QCOMPARE(bench.rows()->rowCount(), 1);
    QCOMPARE(bench.text(0, Part::Line), c("26"));
    QVERIFY(bench.says(c("1 of 5 rows are shown.")));
    bench.table()->setFocus();
    bench.table()->setCurrentIndex(bench.rows()->index(0, 0));
    bench.type(c("6465550189"));
    bench.press(Qt::Key_Return);
    QVERIFY(bench.job()->edits().has(24));
    QCOMPARE(bench.rows()->rowCount(), 1); // it says so no more, and stays in sight
    find->clear();
    QCOMPARE(bench.rows()->rowCount(), 5);
    // Another problem is shown whole.
    QTest::keyClicks(find, c("benning"));
    bench.choose(models::Cause::PhoneTenDigitsWith1);
    QCOMPARE(bench.rows()->rowCount(), 1);
    QVERIFY(find->text().isEmpty());
}

void TestMending::names()
{
    MendBench bench(fileWith(badPhones));
    bench.check();
    bench.choose(models::Cause::PhoneLength);
    auto *pane = bench.window.findChild<ProblemPane *>();
    QVERIFY(pane);
    const auto named = [](const QWidget *in) {
        const auto widgets = in->findChildren<QWidget *>();
        for (const auto *widget : widgets) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const auto labels = widget->window()->findChildren<QLabel *>();
            const bool isLabelled = std::ranges::any_of(labels, [&](const QLabel *label) { return label->buddy() == widget; });
            if (widget->accessibleName().isEmpty() && !isLabelled && (button == nullptr || button->text().isEmpty())) {
                qWarning() << widget;
                return false;
            }
        }
        return true;
    };
    QVERIFY(named(pane));
    bench.table()->setFocus();
    bench.press(Qt::Key_F2);
    QVERIFY(named(pane));
    bench.press(Qt::Key_Escape);
    for (const char *act : {"Prepend area code", "Replace a value"}) {
        bench.button(c(act))->click();
        QTRY_VERIFY(bench.dialog());
        QVERIFY(named(bench.dialog()));
        QVERIFY(!bench.dialog()->windowTitle().isEmpty());
        bench.dialog()->reject();
        QTRY_VERIFY(!bench.dialog());
    }
}

QTEST_MAIN(TestMending)
#include "tst_mending.moc"
