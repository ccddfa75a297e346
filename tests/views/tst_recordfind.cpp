// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Find, copy and columns on the page of records, by the keyboard.

#include <QClipboard>
#include <QLineEdit>
#include <QMenu>

#include <views/records/findbar.h>
#include <views/records/recordcolumns.h>

#include <support/recordeditpage.h>

using namespace outdial;
using test::c;
using test::RecordEditPage;

class TestRecordFind : public QObject {
    Q_OBJECT

private:
    test::OwnSettings m_settings;

private Q_SLOTS:
    void initTestCase()
    {
        views::Theme::instance().apply(*qApp);
        views::Theme::instance().setMode(views::ThemeMode::Light);
    }

    void ctrlFGoesFromOneToTheNext()
    {
        RecordEditPage bench(30);
        QVERIFY(bench.loads(30));
        bench.goTo(0, "id");
        QVERIFY(bench.trigger("Find"));
        views::FindBar *bar = bench.page->view()->findBar();
        QTRY_VERIFY(bar->edit()->hasFocus());
        QTest::keyClicks(bar->edit(), c("k2"));
        QTRY_COMPARE(bench.page->table()->currentIndex().row(), 2);
        QCOMPARE(bench.model()->shown(), 30); // nothing is hidden
        QTest::keyClick(bar->edit(), Qt::Key_Return);
        QTRY_COMPARE(bench.page->table()->currentIndex().row(), 20);
        QTest::keyClick(bar->edit(), Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE(bench.page->table()->currentIndex().row(), 2);
        QTest::keyClick(bar->edit(), Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE(bench.page->table()->currentIndex().row(), 29);
        QVERIFY(bar->word().contains(c("again")));
        test::savePictures(*bench.page, "records-find");
        bar->edit()->setText(c("nobody"));
        QTRY_VERIFY(bar->word().contains(c("not in")));
        QTest::keyClick(bar->edit(), Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QTRY_VERIFY(bench.page->table()->hasFocus());
    }
    void rowsAreCopiedInEachForm()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        bench.goTo(1, "note");
        bench.write(1, "note", "edited");
        QVERIFY(bench.trigger("Copy rows as CSV"));
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(c("id,phone,home,note,age")));
        QVERIFY(QGuiApplication::clipboard()->text().contains(c("K1,14155550101,,first,")));
        QVERIFY(bench.trigger("Copy rows as JSON"));
        QCOMPARE(QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8())
                     .array()
                     .at(0)
                     .toObject()
                     .value(c("entry"))
                     .toObject()
                     .value(c("phone"))
                     .toString(),
                 c("14155550101"));
        QVERIFY(bench.trigger("Copy rows as text"));
        QVERIFY(QGuiApplication::clipboard()->text().contains(c("phone: 14155550101\n")));
        QVERIFY(bench.trigger("Copy rows"));
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(c("K1\t14155550101\t\tfirst\t")));
    }
    void columnsThatWereArrangedBeforeTheFormatIsKnownAreKept()
    {
        RecordEditPage bench;
        QVERIFY(bench.loads(4));
        views::RecordColumns *columns = bench.page->columns();
        const QString key = columns->key();
        QVERIFY(!key.isEmpty());
        // As on a page whose details are still on their way.
        columns->setKey({});
        columns->setShown(bench.column("note"), false);
        columns->setKey(key);
        QVERIFY(bench.page->table()->isColumnHidden(bench.column("note")));
        // Another page of a list of this format has it so, too.
        bench.page = std::make_unique<views::RecordsPage>(views::RecordsPlace{bench.listId, c("Editing.csv"), {}, {}, {}, -1});
        bench.page->setSession(bench.session.get());
        bench.page->show();
        QVERIFY(bench.loads(4));
        QTRY_VERIFY(bench.page->table()->isColumnHidden(bench.column("note")));
        // Of another format nothing is taken over.
        bench.page->columns()->setKey(c("other"));
        QVERIFY(!bench.page->table()->isColumnHidden(bench.column("note")));
    }
};

QTEST_MAIN(TestRecordFind)
#include "tst_recordfind.moc"
