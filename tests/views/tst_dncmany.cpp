// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Many keys of a Do-Not-Call list on its page: added and removed from a file or pasted text, all deleted, replaced. On the
// sandbox, whose keys are counted.

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <views/dnc/dncjobdialog.h>
#include <views/dnc/dnclistcolumn.h>
#include <views/dnc/dncmanydialog.h>
#include <views/dnc/dncpage.h>
#include <views/dnc/dncwritingfields.h>
#include <views/shared/destructivesheet.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

#include <support/dncbench.h>
#include <support/recordsbench.h>

using namespace outdial;
using namespace outdial::views;
using models::DncTask;
using test::allText;
using test::DncBench;
using test::u8;

namespace {

struct Screen {
    explicit Screen(DncBench &bench, const models::DncListSeen &list)
    {
        page.resize(1232, 840);
        page.setSession(bench.session.get());
        page.activated();
        page.show();
        if (!QTest::qWaitFor(
                [&] { return page.book()->find(list.id) && page.book()->reading() == models::DncBook::Reading::Done; }, 10'000))
            qFatal("the lists are not read");
        page.select(list.id);
        if (!QTest::qWaitFor([&] { return allText(page).contains(u8("the rest of the list")); }, 30'000))
            qFatal("the ledger is not read");
    }
    QString file(const QByteArray &text, const char *name = "opt-outs.csv") const
    {
        QFile out(folder.filePath(u8(name)));
        if (!out.open(QIODevice::WriteOnly))
            qFatal("no file");
        out.write(text);
        return out.fileName();
    }
    DncJobDialog *receipt() const
    {
        const auto all = page.findChildren<DncJobDialog *>();
        return all.isEmpty() ? nullptr : all.last();
    }
    bool waitForEnd() const
    {
        return QTest::qWaitFor([&] { return page.job() && page.job()->isOver(); }, 20'000);
    }
    QAction *action(const char *text) const
    {
        for (QAction *each : page.actions(MenuId::List)) {
            if (each && each->text().remove(u'&').startsWith(u8(text)))
                return each;
        }
        return nullptr;
    }
    QTemporaryDir folder;
    DncPage page;
};

void press(QWidget *button)
{
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
}

} // namespace

class TestDncMany : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().apply(*qApp);
    }
    void addedFromADroppedFile();
    void pastedAndRemoved();
    void doubtfulKeys();
    void noCommentsForExclusions();
    void otherCountries();
    void filesThatCannotBeUsed();
    void deleteAll();
    void replaceAll();
    void goesOnInTheBackground();
    void anotherTenantWhileItSends();
    void dropsThatAreNotTaken();

private:
    test::OwnSettings m_settings;
};

void TestDncMany::addedFromADroppedFile()
{
    DncBench bench;
    Screen screen(bench, bench.optOuts());
    const QString path =
        screen.file("name,phone,note\nAda,(646) 555-0143,Spring\nBo,646-555-0144,\nCy,12065550142,\nDi,call me,\n");
    QVERIFY(screen.page.dropHint({path}, {}).contains(u8("Company-wide opt-outs")));
    QVERIFY(screen.page.dropFiles({path}, {}));
    auto *dialog = screen.page.findChild<DncManyDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isChecked());
    QVERIFY2(allText(*dialog).contains(u8("4 row(s) read, 3 different key(s) to send.")), qPrintable(allText(*dialog)));
    QVERIFY(allText(*dialog).contains(u8("line 5: call me")));
    QCOMPARE(dialog->actButton()->text(), u8("Add 3 key(s)"));
    QCOMPARE(bench.tenant->submissions(u8("donotcalllist/addAll")), 0); // nothing is sent before
    test::savePictures(*dialog, "dnc-many");
    press(dialog->actButton());
    QVERIFY(screen.waitForEnd());
    QTRY_VERIFY(screen.receipt() && allText(*screen.receipt()).contains(u8("rows were read")));
    const models::DncReceipt receipt = screen.page.job()->progress().run.receipt;
    QVERIFY(receipt.balances());
    QCOMPARE(receipt.read, 4);
    QCOMPARE(receipt.done, 2);
    QCOMPARE(receipt.before, 1); // the demo has 12065550142
    QCOMPARE(receipt.doubtful, 1);
    QCOMPARE(bench.keys(bench.optOuts().id), std::set<QString>({u8("12065550142"), u8("(503) 555-0117"), u8("4155550163"),
                                                                u8("16465550143"), u8("16465550144")}));
    test::savePictures(*screen.receipt(), "dnc-receipt");
    QFile rejects(screen.folder.filePath(u8("opt-outs.rejects.csv")));
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    QVERIFY(rejects.readAll().contains("call me"));
    QTRY_COMPARE(screen.page.table()->model()->rowCount(), 1);
    QTRY_VERIFY(allText(screen.page).contains(u8("3 key(s) · the rest")));
}

void TestDncMany::pastedAndRemoved()
{
    DncBench bench;
    Screen screen(bench, bench.optOuts());
    QAction *remove = screen.action("Remove many keys");
    QVERIFY(remove && remove->isEnabled());
    remove->trigger();
    auto *dialog = screen.page.findChild<DncManyDialog *>();
    QVERIFY(dialog);
    QVERIFY(!dialog->actButton()->isEnabled());
    QVERIFY(allText(*dialog).contains(u8("“Remove” is off: no file is chosen.")));
    dialog->setText({});
    QVERIFY(allText(*dialog).contains(u8("there are no keys yet")));
    auto *text = dialog->findChild<QPlainTextEdit *>();
    text->setFocus();
    QTest::keyClicks(text, u8("1 206 555 0142"));
    QTest::keyClick(text, Qt::Key_Return);
    QTest::keyClicks(text, u8("2025550199"));
    QTRY_VERIFY(dialog->isChecked() && dialog->check().rows == 2);
    QCOMPARE(dialog->actButton()->text(), u8("Remove 2 key(s)"));
    test::savePictures(*dialog, "dnc-remove");
    press(dialog->actButton());
    QVERIFY(screen.waitForEnd());
    const models::DncReceipt receipt = screen.page.job()->progress().run.receipt;
    QCOMPARE(receipt.done, 1);
    QCOMPARE(receipt.before, 1); // was not in it
    QCOMPARE(bench.keys(bench.optOuts().id), std::set<QString>({u8("(503) 555-0117"), u8("4155550163")}));
}

void TestDncMany::doubtfulKeys()
{
    DncBench bench;
    Screen screen(bench, bench.list("Area codes on hold", "GEOGRAPHIC_AREACODE", "", "US"));
    auto *dialog = screen.page.openMany(DncTask::Kind::Add, screen.file("212\n21X\n\n213\n"));
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isChecked());
    QCOMPARE(dialog->actButton()->text(), u8("Add 2 key(s)"));
    QCheckBox *too = nullptr;
    for (QCheckBox *each : dialog->findChildren<QCheckBox *>()) {
        if (each->isVisibleTo(dialog) && each->text().contains(u8("doubtful")))
            too = each;
    }
    QVERIFY(too && !too->isChecked());
    press(too);
    QCOMPARE(dialog->actButton()->text(), u8("Add 3 key(s)"));
    QVERIFY(!dialog->findChild<DncWritingFields *>()->isVisibleTo(dialog)); // only numbers are written in another way
    press(dialog->actButton());
    QVERIFY(screen.waitForEnd());
    QVERIFY(bench.keys(bench.id("Area codes on hold")).contains(u8("21X")));
}

void TestDncMany::noCommentsForExclusions()
{
    DncBench bench;
    Screen screen(bench, bench.claims());
    auto *dialog = screen.page.openMany(DncTask::Kind::Add, screen.file("claim,comment\nW-1,hello\nW-2,there\n"));
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isChecked());
    QVERIFY(!allText(*dialog).contains(u8("omment")) || !allText(*dialog).contains(u8("Col&umn of comments")));
    press(dialog->actButton());
    QVERIFY(screen.waitForEnd());
    QCOMPARE(screen.page.job()->progress().run.receipt.done, 2);
    QCOMPARE(screen.page.job()->progress().run.receipt.refused, 0); // a comment would be a formatError
}

void TestDncMany::otherCountries()
{
    DncBench bench;
    Screen screen(bench, bench.optOuts());
    auto *dialog = screen.page.openMany(DncTask::Kind::Add, screen.file("089 / 123 45 67\n"));
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isChecked());
    auto *fields = dialog->findChild<DncWritingFields *>();
    QVERIFY(fields->isVisibleTo(dialog));
    auto *code = fields->findChild<QLineEdit *>();
    code->setFocus();
    QTest::keyClicks(code, u8("49"));
    QTRY_VERIFY(dialog->isChecked() && dialog->check().samples == QStringList{u8("49891234567")});
    press(dialog->actButton());
    QVERIFY(screen.waitForEnd());
    QVERIFY(bench.keys(bench.optOuts().id).contains(u8("49891234567")));
    QCOMPARE(DncWritingChoice::kept(bench.session->tenant()).countryCode, u8("49")); // for single numbers, too
}

void TestDncMany::filesThatCannotBeUsed()
{
    DncBench bench;
    Screen screen(bench, bench.optOuts());
    auto *dialog = screen.page.openMany(DncTask::Kind::Add, u8("/no/such/file.csv"));
    QVERIFY(dialog);
    QTRY_VERIFY(allText(*dialog).contains(u8("The file cannot be read.")));
    QVERIFY(!dialog->actButton()->isEnabled());
    dialog->setFile(screen.file("who\nnobody\n"));
    QTRY_VERIFY(dialog->isChecked());
    QVERIFY(!dialog->actButton()->isEnabled());
    QVERIFY(allText(*dialog).contains(u8("no row has a key that can be sent")));
    dialog->reject();
    QCOMPARE(bench.tenant->submissions(u8("donotcalllist/addAll")), 0);
}

void TestDncMany::deleteAll()
{
    DncBench bench;
    bench.know(bench.optOuts(), {u8("12065550142")});
    Screen screen(bench, bench.optOuts());
    screen.action("Delete all keys")->trigger();
    auto *sheet = screen.page.findChild<DestructiveSheet *>();
    QVERIFY(sheet);
    QVERIFY(!sheet->actButton()->isEnabled());
    QVERIFY(allText(*sheet).contains(u8("1 of them are known here")));
    QVERIFY(allText(*sheet).contains(u8("Meter reading callbacks")));
    test::savePictures(*sheet, "dnc-delete-all");
    auto *typed = sheet->findChild<QLineEdit *>();
    QTest::keyClicks(typed, u8("Company-wide opt-out"));
    QVERIFY(!sheet->actButton()->isEnabled());
    QTest::keyClicks(typed, u8("s"));
    QVERIFY(sheet->actButton()->isEnabled());
    press(sheet->actButton());
    QVERIFY(screen.waitForEnd());
    QVERIFY(bench.keys(bench.optOuts().id).empty());
    const QString copy = screen.page.job()->task().copyFile;
    QFile file(copy);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(copy));
    QVERIFY(file.readAll().contains("12065550142"));
    file.remove();
    QTRY_VERIFY(allText(screen.page).contains(u8("0 key(s) · the rest")));
    QCOMPARE(screen.page.table()->model()->index(0, models::DncLedgerModel::What).data().toString(), u8("All removed"));
}

void TestDncMany::replaceAll()
{
    DncBench bench;
    Screen screen(bench, bench.optOuts());
    auto *dialog = screen.page.openMany(DncTask::Kind::Replace, screen.file("6465550143\n6465550144\n"));
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isChecked());
    QVERIFY(allText(*dialog).contains(u8("nobody on the list is protected")));
    press(dialog->actButton());
    auto *sheet = dialog->findChild<DestructiveSheet *>();
    QVERIFY(sheet);
    QCOMPARE(bench.keys(bench.optOuts().id).size(), 3UL);
    QVERIFY(allText(*sheet).contains(u8("a gap between them")));
    test::savePictures(*sheet, "dnc-replace");
    QTest::keyClicks(sheet->findChild<QLineEdit *>(), u8("Company-wide opt-outs"));
    press(sheet->actButton());
    QVERIFY(screen.waitForEnd());
    QCOMPARE(bench.keys(bench.optOuts().id), std::set<QString>({u8("16465550143"), u8("16465550144")}));
    QFile::remove(screen.page.job()->task().copyFile);
}

void TestDncMany::goesOnInTheBackground()
{
    DncBench bench({u8("kind=latency,path=donotcalllist/addAll,ms=400")});
    Screen screen(bench, bench.optOuts());
    auto *dialog = screen.page.openMany(DncTask::Kind::Add, screen.file("6465550143\n"));
    QTRY_VERIFY(dialog->isChecked());
    press(dialog->actButton());
    QTRY_VERIFY(screen.receipt());
    QVERIFY(!screen.page.job()->isOver());
    QVERIFY(!test::button(screen.page, "Add many")->isEnabled()); // one at a time
    test::savePictures(*screen.receipt(), "dnc-progress");
    screen.receipt()->accept();
    QTRY_VERIFY(!screen.receipt());
    QVERIFY(allText(screen.page).contains(u8("Add keys to “Company-wide opt-outs”:")));
    QVERIFY(screen.waitForEnd());
    QTRY_VERIFY(allText(screen.page).contains(u8("1 key(s) were added.")));
    QVERIFY(test::button(screen.page, "Add many")->isEnabled());
    press(test::button(screen.page, "Show the receipt"));
    QTRY_VERIFY(screen.receipt() && allText(*screen.receipt()).contains(u8("rows were read")));
    // The tenant is changed under it.
    screen.page.setSession(nullptr);
    QTRY_VERIFY(!screen.receipt());
}

void TestDncMany::anotherTenantWhileItSends()
{
    DncBench bench({u8("kind=latency,path=donotcalllist/addAll,ms=5000")});
    Screen screen(bench, bench.optOuts());
    auto *dialog = screen.page.openMany(DncTask::Kind::Add, screen.file("6465550143\n"));
    QTRY_VERIFY(dialog->isChecked());
    press(dialog->actButton());
    QTRY_VERIFY(screen.page.job() && bench.tenant->submissions(u8("donotcalllist/addAll")) == 1);
    QElapsedTimer timer;
    timer.start();
    screen.page.setSession(nullptr); // the call is not waited for
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    const auto changes = bench.ledger().changes(bench.optOuts().id);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0].unknown, 1);
    QVERIFY(changes[0].finished);
}

void TestDncMany::dropsThatAreNotTaken()
{
    DncBench bench;
    Screen screen(bench, bench.list("States with a licence pending", "GEOGRAPHIC_STATE", "", "US"));
    const QString path = screen.file("AK\n");
    QVERIFY(!screen.page.dropHint({path}, {}).isEmpty());
    QVERIFY(screen.page.dropFiles({path}, {})); // taken, so that it is not imported as records, and told
    QVERIFY(!screen.page.findChild<DncManyDialog *>());
    QTRY_VERIFY(allText(screen.page).contains(u8("The file was not read.")));
}

QTEST_MAIN(TestDncMany)
#include "tst_dncmany.moc"
