// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records that are added, edited as a whole and erased, by the keyboard, on the local tenant; and what is said when an answer is
// lost.

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>

#include <views/records/erasesheet.h>
#include <views/records/recordeditor.h>
#include <views/shared/banner.h>
#include <views/shared/widgets.h>

#include <support/recordeditpage.h>

using namespace outdial;
using test::c;
using test::RecordEditPage;
using views::EraseSheet;
using views::RecordEditor;

namespace {

// The page with four records, and what is opened on it: null when it does not open.
struct Bench : RecordEditPage {
    QPointer<RecordEditor> addRecord() { return loads(4) && trigger("Add a record") ? editing()->editor() : nullptr; }
    QPointer<RecordEditor> editRecord(int row = 1)
    {
        return goesTo(row) && trigger("Edit the record") ? editing()->editor() : nullptr;
    }
    QPointer<EraseSheet> eraseRecord(int row = 1)
    {
        return goesTo(row) && trigger("Erase the record") ? editing()->sheet() : nullptr;
    }

private:
    bool goesTo(int row)
    {
        if (!loads(4))
            return false;
        goTo(row, "note");
        return true;
    }
};

// Rows of a test of a call whose answer is lost: behind what the tenant did, and before it.
void cutCalls(const char *path, const char *done, const char *notDone)
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("done");
    const QString cut = c("kind=cut-%1,path=%2,times=1");
    QTest::newRow(done) << cut.arg(c("after"), c(path)) << true;
    QTest::newRow(notDone) << cut.arg(c("before"), c(path)) << false;
}

void fill(RecordEditor &editor, const char *field, const char *value)
{
    QLineEdit *edit = editor.edit(c(field));
    QVERIFY(edit);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Backspace);
    QTest::keyClicks(edit, c(value));
}

} // namespace

class TestRecordEditor : public QObject {
    Q_OBJECT

private:
    test::OwnSettings m_settings;

private Q_SLOTS:
    void initTestCase()
    {
        views::Theme::instance().apply(*qApp);
        views::Theme::instance().setMode(views::ThemeMode::Light);
    }

    void aRecordIsAdded()
    {
        Bench bench;
        QSignalSpy edited(bench.page.get(), &views::RecordsPage::recordsEdited);
        QPointer<RecordEditor> editor = bench.addRecord();
        QVERIFY(editor);
        QTRY_VERIFY(editor->edit(c("id"))->hasFocus());
        QVERIFY(!editor->saveButton()->isEnabled());
        QVERIFY(editor->reason().contains(c("phone number")));
        fill(*editor, "id", "K9");
        fill(*editor, "phone", "650555014");
        QVERIFY(editor->below(c("phone")).contains(c("9 digit")));
        fill(*editor, "phone", "650-555-0142");
        QCOMPARE(editor->below(c("phone")), c("Will be stored as 16505550142."));
        fill(*editor, "due", "2024-11-13");
        QVERIFY(editor->below(c("due")).contains(c("dd.MM.yyyy HH:mm")));
        QVERIFY(!editor->saveButton()->isEnabled());
        test::savePictures(*editor, "records-add");
        fill(*editor, "due", "13.11.2024 09:00");
        QVERIFY2(editor->saveButton()->isEnabled(), qPrintable(editor->reason()));
        QTRY_COMPARE(QApplication::activeWindow(), editor.data());
        QTest::keyClick(editor->edit(c("due")), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!editor, 10'000);
        QCOMPARE(bench.entryOf(9, "phone"), c("16505550142"));
        QCOMPARE(bench.entryOf(9, "due"), c("13.11.2024 09:00"));
        QCOMPARE(edited.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(bench.model()->shown(), 5, 10'000);
    }
    void aKeyThatIsThereIsTold()
    {
        Bench bench;
        QPointer<RecordEditor> editor = bench.addRecord();
        QVERIFY(editor);
        fill(*editor, "id", "K1");
        fill(*editor, "phone", "6505550142");
        editor->saveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(editor->banner()->isVisible(), 10'000);
        QVERIFY(editor->banner()->title().contains(c("already")));
        QCOMPARE(bench.entryOf(1, "phone"), c("14155550101"));
    }
    void anAddThatIsLostIsLookedUp_data() { cutCalls("callinglist/add", "taken", "not taken"); }
    void anAddThatIsLostIsLookedUp()
    {
        QFETCH(QString, fault);
        QFETCH(bool, done);
        Bench bench;
        QPointer<RecordEditor> editor = bench.addRecord();
        QVERIFY(editor);
        fill(*editor, "id", "K9");
        fill(*editor, "phone", "6505550142");
        bench.sandbox->addFault(fault);
        editor->saveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(editor->banner()->isVisible(), 10'000);
        QVERIFY(editor->banner()->title().contains(c("not known")));
        QVERIFY(!editor->saveButton()->isEnabled()); // not again before it is known
        QPushButton *look = test::button(*editor, "Look up");
        QVERIFY(look);
        look->click();
        if (done) {
            QTRY_VERIFY_WITH_TIMEOUT(!editor, 10'000);
        } else {
            QTRY_VERIFY_WITH_TIMEOUT(editor->banner()->isVisible() && editor->saveButton()->isEnabled(), 10'000);
            QVERIFY(editor->banner()->title().contains(c("not added")));
            editor->saveButton()->click();
            QTRY_VERIFY_WITH_TIMEOUT(!editor, 10'000);
        }
        QCOMPARE(bench.entryOf(9, "phone"), c("16505550142"));
    }
    void onlyWhatChangedIsSaved()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        bench.goTo(1, "note");
        QTest::keyClick(bench.page->table(), Qt::Key_Return);
        QPointer<RecordEditor> editor = bench.editing()->editor();
        QVERIFY(editor);
        QVERIFY(editor->edit(c("id"))->isReadOnly());
        QVERIFY(!editor->saveButton()->isEnabled());
        fill(*editor, "note", "");
        fill(*editor, "age", "042");
        QVERIFY(editor->below(c("note")).contains(c("emptied")));
        QCOMPARE(editor->below(c("age")), c("Will be stored as 42."));
        test::savePictures(*editor, "records-edit");
        // Somebody changes another field meanwhile: no conflict, and it stays.
        bench.somebodyElse(R"({"id":"K1","home":"4155559999"})");
        QTRY_COMPARE(QApplication::activeWindow(), editor.data()); // shortcuts are of the active window
        QTest::keyClick(editor->edit(c("age")), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!editor, 10'000);
        QCOMPARE(bench.entryOf(1, "note"), QString());
        QCOMPARE(bench.entryOf(1, "age"), c("42"));
        QCOMPARE(bench.entryOf(1, "home"), c("14155559999"));
        QCOMPARE(bench.entryOf(1, "phone"), c("14155550101"));
        QVERIFY(bench.waiting().isEmpty());
    }
    void theOnlyPhoneCannotBeEmptied()
    {
        Bench bench;
        QPointer<RecordEditor> editor = bench.editRecord();
        QVERIFY(editor);
        fill(*editor, "phone", "");
        QVERIFY(editor->below(c("phone")).contains(c("phone number")));
        QVERIFY(!editor->saveButton()->isEnabled());
        fill(*editor, "home", "6505550142");
        QVERIFY2(editor->saveButton()->isEnabled(), qPrintable(editor->reason()));
    }
    void anotherEditorIsAskedAbout()
    {
        Bench bench;
        QPointer<RecordEditor> editor = bench.editRecord();
        QVERIFY(editor);
        fill(*editor, "note", "mine");
        fill(*editor, "age", "42");
        bench.somebodyElse(R"({"id":"K1","note":"theirs"})");
        editor->saveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(editor->banner()->isVisible(), 10'000);
        QVERIFY(editor->banner()->text().contains(c("theirs")));
        QCOMPARE(bench.entryOf(1, "note"), c("theirs"));
        QCOMPARE(editor->saveButton()->text(), c("Keep mine and save"));
        test::savePictures(*editor, "records-edit-conflict");
        test::button(*editor, "Take theirs")->click();
        QCOMPARE(editor->edit(c("note"))->text(), c("theirs"));
        editor->saveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!editor, 10'000);
        QCOMPARE(bench.entryOf(1, "note"), c("theirs"));
        QCOMPARE(bench.entryOf(1, "age"), c("42"));
        QVERIFY(bench.waiting().isEmpty());
    }
    void mineIsKeptAndSaved()
    {
        Bench bench;
        QPointer<RecordEditor> editor = bench.editRecord();
        QVERIFY(editor);
        fill(*editor, "note", "mine");
        bench.somebodyElse(R"({"id":"K1","note":"theirs"})");
        editor->saveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(editor->banner()->isVisible(), 10'000);
        editor->saveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!editor, 10'000);
        QCOMPARE(bench.entryOf(1, "note"), c("mine"));
    }
    void whatFailsWaits()
    {
        Bench bench;
        QPointer<RecordEditor> editor = bench.editRecord();
        QVERIFY(editor);
        fill(*editor, "note", "mine");
        bench.sandbox->addFault(c("kind=status,path=callinglist/update,code=413"));
        editor->saveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(editor->banner()->isVisible(), 10'000);
        QVERIFY(editor->banner()->title().contains(c("not saved")));
        QTest::keyClick(editor, Qt::Key_Escape);
        QTRY_VERIFY(!editor);
        QCOMPARE(bench.text(1, "note"), c("mine"));
        QVERIFY(bench.editing()->bar()->isVisible());
        // Opened again it shows what waits.
        QVERIFY(bench.trigger("Edit the record"));
        QCOMPARE(bench.editing()->editor()->edit(c("note"))->text(), c("mine"));
    }
    void sendLaterOnlyCollects()
    {
        Bench bench;
        QPointer<RecordEditor> editor = bench.editRecord(2);
        QVERIFY(editor);
        fill(*editor, "note", "mine");
        editor->laterButton()->click();
        QCOMPARE(bench.waiting().count(), 1);
        QCOMPARE(bench.entryOf(2, "note"), c("first"));
    }

    void erasingNeedsAReason()
    {
        Bench bench;
        QVERIFY(bench.loads(4));
        bench.write(1, "note", "mine");
        QPointer<EraseSheet> sheet = bench.eraseRecord();
        QVERIFY(sheet);
        QTRY_VERIFY(sheet->reason()->hasFocus());
        QVERIFY(!sheet->actButton()->isEnabled());
        QTest::keyClicks(sheet->reason(), c("  "));
        QVERIFY(!sheet->actButton()->isEnabled());
        QVERIFY(test::allText(*sheet).contains(c("not archived")));
        QVERIFY(test::allText(*sheet).contains(c("3 other records")));
        QTest::keyClick(sheet->reason(), Qt::Key_Return); // the safe button
        QTRY_VERIFY(!sheet);
        QCOMPARE(bench.entryOf(1, "note"), c("first"));

        QVERIFY(bench.trigger("Erase the record"));
        sheet = bench.editing()->sheet();
        QTest::keyClicks(sheet->reason(), c("asked by the person"));
        QVERIFY(sheet->actButton()->isEnabled());
        test::savePictures(*sheet, "records-erase");
        QTest::keyClick(sheet->actButton(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!sheet, 10'000);
        QCOMPARE(bench.entryOf(1, "note"), c("no record"));
        QVERIFY(bench.waiting().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(bench.model()->shown(), 3, 10'000);
    }
    void theLastRecordDropsCalls()
    {
        RecordEditPage bench(1);
        QVERIFY(bench.loads(1));
        QTRY_COMPARE(bench.editing()->place().total, 1);
        bench.goTo(0, "note");
        QVERIFY(bench.trigger("Erase the record"));
        QVERIFY(test::allText(*bench.editing()->sheet()).contains(c("last record")));
        test::savePictures(*bench.editing()->sheet(), "records-erase-last");
    }
    void anEraseThatIsLostIsLookedUp_data() { cutCalls("callinglist/erase", "done", "not done"); }
    void anEraseThatIsLostIsLookedUp()
    {
        QFETCH(QString, fault);
        QFETCH(bool, done);
        Bench bench;
        QPointer<EraseSheet> sheet = bench.eraseRecord();
        QVERIFY(sheet);
        QTest::keyClicks(sheet->reason(), c("test"));
        bench.sandbox->addFault(fault);
        sheet->actButton()->click();
        if (done) {
            QTRY_VERIFY_WITH_TIMEOUT(!sheet, 10'000);
            QCOMPARE(bench.entryOf(1, "note"), c("no record"));
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(test::allText(*sheet).contains(c("still in the list")), 10'000);
        QCOMPARE(bench.entryOf(1, "note"), c("first"));
        QVERIFY(sheet->actButton()->isEnabled());
    }
};

QTEST_MAIN(TestRecordEditor)
#include "tst_recordeditor.moc"
