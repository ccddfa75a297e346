// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells of records that are edited in place, by the keyboard, and what is reviewed and sent of it, on the local tenant.

#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>

#include <views/records/edititem.h>
#include <views/records/editsreview.h>
#include <views/records/recordline.h>
#include <views/records/recordpane.h>
#include <views/shared/widgets.h>

#include <support/bustext.h>
#include <support/recordeditpage.h>

using namespace outdial;
using test::c;
using test::RecordEditPage;

class TestRecordCells : public QObject {
    Q_OBJECT

private:
    test::OwnSettings m_settings;

private Q_SLOTS:
    void initTestCase()
    {
        views::Theme::instance().apply(*qApp);
        views::Theme::instance().setMode(views::ThemeMode::Light);
    }

    void f2EditsACell()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        QCOMPARE(bench.editing()->bar()->text(), QString());
        bench.goTo(1, "phone");
        QTest::keyClick(bench.page->table(), Qt::Key_F2);
        // The shortcut is of the window's menu; here by its action.
        QVERIFY(bench.trigger("Edit the field"));
        QLineEdit *edit = bench.page->view()->cells()->editor();
        QVERIFY(edit);
        QCOMPARE(edit->text(), c("14155550101"));
        QVERIFY(!edit->accessibleName().isEmpty());
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Backspace);
        QTest::keyClicks(edit, c("650555014"));
        QVERIFY(bench.page->view()->cells()->note().contains(c("9 digit")));
        QTest::keyClick(edit, Qt::Key_Return); // not while it is wrong
        QVERIFY(bench.page->view()->cells()->editor());
        QVERIFY(bench.waiting().isEmpty());
        QTest::keyClicks(edit, c("2"));
        QCOMPARE(bench.page->view()->cells()->note(), c("Will be stored as 16505550142."));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!bench.page->view()->cells()->editor());
        QCOMPARE(bench.waiting().count(), 1);
        QCOMPARE(bench.text(1, "phone"), c("6505550142"));
        QCOMPARE(bench.cell(1, "phone").data(models::RecordsModel::WasRole).toString(), c("14155550101"));
        QCOMPARE(bench.cell(1, "phone").data(models::RecordsModel::EditLookRole).toInt(), int(models::RecordsModel::Edited));
        QVERIFY(bench.cell(1, "phone").data(Qt::AccessibleTextRole).toString().contains(c("14155550101")));
        QVERIFY(bench.editing()->bar()->isVisible());
        QVERIFY2(bench.editing()->bar()->text().contains(c("phone")), qPrintable(bench.editing()->bar()->text()));
        // Nothing went out.
        QCOMPARE(bench.entryOf(1, "phone"), c("14155550101"));
    }
    void writtenOverTheBus()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        bench.goTo(1, "phone");
        QVERIFY(bench.trigger("Edit the field"));
        QLineEdit *edit = bench.page->view()->cells()->editor();
        QVERIFY(edit);
        test::setByBus(edit, c("6505550142"));
        QCOMPARE(bench.page->view()->cells()->note(), c("Will be stored as 16505550142."));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!bench.page->view()->cells()->editor());
        QCOMPARE(bench.waiting().count(), 1);
        QCOMPARE(bench.text(1, "phone"), c("6505550142"));
    }
    void escapeLeavesItAndTabGoesOn()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        bench.write(0, "note", "other", Qt::Key_Escape);
        QVERIFY(bench.waiting().isEmpty());
        bench.write(0, "note", "other", Qt::Key_Tab);
        QTRY_COMPARE(bench.page->table()->currentIndex().column(), bench.column("age"));
        QVERIFY(bench.page->view()->cells()->editor());
        QTest::keyClicks(bench.page->view()->cells()->editor(), c("42"));
        QTest::keyClick(bench.page->view()->cells()->editor(), Qt::Key_Return);
        QCOMPARE(bench.waiting().count(), 2);
        QCOMPARE(bench.waiting().find(RecordEditPage::key(0), c("age"))->after, c("42"));
    }
    void whatCannotBeEditedSaysWhy()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        bench.goTo(0, "id");
        QVERIFY(bench.trigger("Edit the field"));
        QVERIFY(!bench.page->view()->cells()->editor());
        QVERIFY(bench.page->banners()->banner(c("editing"))->text().contains(c("key")));
        bench.page->table()->setCurrentIndex(bench.model()->index(0, bench.model()->columnCount() - 1)); // last attempt
        QVERIFY(bench.trigger("Edit the field"));
        QVERIFY(!bench.page->view()->cells()->editor());
        QVERIFY(bench.page->banners()->banner(c("editing"))->text().contains(c("campaign")));
    }
    void theOnlyPhoneCannotBeEmptied()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        bench.write(2, "phone", "");
        QVERIFY(bench.page->view()->cells()->note().contains(c("phone number")));
        QTest::keyClick(bench.page->view()->cells()->editor(), Qt::Key_Escape);
        QVERIFY(bench.waiting().isEmpty());
        bench.goTo(2, "phone");
        QVERIFY(bench.trigger("Empty the field"));
        QVERIFY(bench.waiting().isEmpty());
        // With another number it can.
        bench.write(2, "home", "6505550142");
        bench.write(2, "phone", "");
        QCOMPARE(bench.waiting().count(), 2);
        QVERIFY(bench.waiting().find(RecordEditPage::key(2), c("phone"))->reset);
        // And then not that one.
        bench.write(2, "home", "");
        QVERIFY(bench.page->view()->cells()->note().contains(c("phone number")));
    }
    void aListWhoseKeyIsNotKnownSaysSo()
    {
        RecordEditPage bench(2, false);
        QVERIFY(bench.loads(2));
        bench.goTo(0, "note");
        QVERIFY(bench.trigger("Edit the field"));
        QVERIFY(bench.page->banners()->banner(c("editing"))->text().contains(c("Look a record up")));
        // Named once, records can be edited, and values are not judged.
        bench.model()->setKeyNames({c("id")});
        bench.write(0, "phone", "anything");
        QCOMPARE(bench.waiting().count(), 1);
        QCOMPARE(bench.waiting().edits().first().key, RecordEditPage::key(0));
    }
    void thePaneShowsAndTakesBack()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        bench.write(2, "note", "second");
        QCOMPARE(bench.waiting().count(), 1);
        auto *line = bench.page->view()->pane()->line(c("note"));
        QVERIFY(line && line->isEdited());
        QVERIFY(test::allText(*line).contains(c("first")));
        QVERIFY(test::allText(*line).contains(c("second")));
        line->undoButton()->click();
        QVERIFY(!bench.waiting().find(RecordEditPage::key(2), c("note")));
        QVERIFY(!bench.page->view()->pane()->line(c("note"))->isEdited());
    }
    void editsAreReviewedAndSent()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        QSignalSpy edited(bench.page.get(), &views::RecordsPage::recordsEdited);
        bench.write(0, "phone", "(646) 555-0143");
        bench.write(0, "note", "");
        bench.write(3, "age", "42");
        QCOMPARE(bench.waiting().count(), 3);
        QVERIFY(bench.trigger("Review and send"));
        QPointer<views::EditsReview> review = bench.editing()->review();
        QVERIFY(review);
        QTRY_VERIFY(review->isVisible());
        test::savePictures(*review, "records-review");
        QCOMPARE(review->findChildren<views::EditItem *>().size(), 2);
        QVERIFY(test::allText(*review).contains(c("14155550100")));
        QTRY_VERIFY(review->sendButton()->hasFocus());
        QTest::keyClick(review->sendButton(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(review->outcomes(), (QStringList{c("Applied"), c("Applied")}), 10'000);
        QTRY_VERIFY(review->closeButton()->hasFocus());
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited.first().at(0).toString(), bench.listId);
        QCOMPARE(edited.first().at(1).toInt(), 2);
        QTest::keyClick(review, Qt::Key_Escape);
        QTRY_VERIFY(!bench.editing()->review());
        QVERIFY(!bench.editing()->bar()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(bench.text(0, "phone"), c("16465550143"), 10'000); // read again
        QCOMPARE(bench.text(0, "note"), QString());
        QCOMPARE(bench.text(3, "age"), c("42"));
    }
    void aConflictIsAskedAbout()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        bench.write(0, "note", "mine");
        bench.write(1, "note", "mine");
        bench.somebodyElse(R"({"id":"K0","note":"theirs"})");
        QVERIFY(bench.trigger("Review and send"));
        auto *review = bench.editing()->review();
        QTRY_VERIFY(review->isVisible());
        review->sendButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!review->run().isRunning() && bench.waiting().count() == 1, 10'000);
        QCOMPARE(review->outcomes(), QStringList{c("Held back")});
        QVERIFY(test::allText(*review).contains(c("theirs")));
        QVERIFY(!review->sendButton()->isEnabled());
        QCOMPARE(bench.cell(0, "note").data(models::RecordsModel::EditLookRole).toInt(), int(models::RecordsModel::InConflict));
        test::savePictures(*review, "records-conflict");
        QPushButton *mine = test::button(*review, "Keep mine");
        QVERIFY(mine);
        mine->click();
        QTRY_VERIFY(review->sendButton()->isEnabled());
        review->sendButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(bench.waiting().isEmpty(), 10'000);
        QCOMPARE(bench.entryOf(0, "note"), c("mine"));
    }
    void anotherTenantWhileItIsSent()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        bench.write(0, "note", "mine");
        bench.sandbox->addFault(c("kind=latency,path=campaign/queryRecord,ms=300"));
        QVERIFY(bench.trigger("Review and send"));
        QPointer<views::EditsReview> review = bench.editing()->review();
        review->sendButton()->click();
        QVERIFY(review->run().isRunning());
        bench.page->setSession(nullptr);
        QVERIFY(!review);
        QVERIFY(!bench.editing()->bar()->isVisible());
        bench.session.reset();
        QTest::qWait(400);
        QCOMPARE(bench.entryOf(0, "note"), c("first")); // nothing was sent
    }
    void undoAndDiscard()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        bench.write(0, "note", "mine");
        bench.write(1, "note", "mine");
        QVERIFY(bench.trigger("Undo the last edit"));
        QCOMPARE(bench.waiting().count(), 1);
        bench.goTo(0, "note");
        QVERIFY(bench.trigger("Discard the edits of this record"));
        QVERIFY(bench.waiting().isEmpty());
        QVERIFY(!bench.trigger("Review and send"));
    }
    void aListIsThereAgainWithItsEdits()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        bench.write(0, "note", "mine");
        bench.page.reset();
        bench.page = std::make_unique<views::RecordsPage>(views::RecordsPlace{bench.listId, c("Editing.csv"), {}, {}, {}, -1});
        bench.page->setSession(bench.session.get());
        bench.page->show();
        QVERIFY(bench.loads(4));
        QCOMPARE(bench.text(0, "note"), c("mine"));
        QVERIFY(bench.editing()->bar()->isVisible());
    }
    void picturesOfThePage()
    {
        RecordEditPage bench(24);
        QVERIFY(bench.loads(24));
        bench.write(4, "phone", "16505550177");
        bench.write(4, "age", "42");
        bench.write(9, "note", "");
        bench.write(12, "note", "asked to be called later");
        bench.goTo(4, "phone");
        test::savePictures(*bench.page, "records-editing");
        bench.goTo(6, "phone");
        QVERIFY(bench.trigger("Edit the field"));
        QTest::keyClicks(bench.page->view()->cells()->editor(), c("(650) 555-0199"));
        test::savePictures(*bench.page, "records-cell");
        bench.page->resize(1366 - 56, 768 - 60);
        test::savePictures(*bench.page, "records-editing-1366");
    }
};

QTEST_MAIN(TestRecordCells)
#include "tst_recordcells.moc"
