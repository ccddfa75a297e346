// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Into which list an import goes: the one that was dropped on or chosen, and no other, whatever the table of lists does.

#include <QItemSelectionModel>
#include <QScrollBar>
#include <QTest>

#include <models/lists/listsmodel.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <support/importspagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::test;
using namespace outdial::views;

namespace {

struct TargetBench : PageBench {
    TargetBench() : PageBench(c("Alpha")), second(oneMore(c("Beta"))) { window.activateWindow(); }

    models::ImportTarget oneMore(const QString &name) const
    {
        auto format = usFormat(name, true);
        const auto made = held->client().callingList.createListWithNewFormat(format, name).result();
        if (!made)
            qFatal("no list");
        format.id = made->formatId;
        models::KnownFormats(held->store()).remember(held->tenant(), {format, models::FormatOrigin::Created});
        return {made->listId, name, made->formatId, name};
    }
    void toTheLists() const
    {
        // A file that was dropped on a list goes on by itself when it is read.
        QTRY_VERIFY(page()->step() > ImportPage::Source);
        while (page()->step() > ImportPage::Source)
            button(c("Back"))->click();
    }

    TableView *table() const { return page()->findChild<TableView *>(c("importLists")); }
    // The lists are read, and the table has the keyboard as after Tab or when its page opens.
    void focusTable()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        table()->clearFocus();
        table()->setFocus(Qt::TabFocusReason);
        QVERIFY(table()->hasFocus());
        QCoreApplication::processEvents(); // what is done a turn later
        QCoreApplication::processEvents();
    }
    QString target() const { return page()->job()->target() ? page()->job()->target()->listName : QString(); }
    QStringList selected() const
    {
        QStringList names;
        for (const auto &index : table()->selectionModel()->selectedRows())
            names.append(index.data().toString());
        return names;
    }
    SearchField *filter() const
    {
        for (auto *field : page()->findChildren<SearchField *>()) {
            if (field->accessibleName() == c("Filter lists"))
                return field;
        }
        return nullptr;
    }

    models::ImportTarget second; // Alpha, the list of the bench, stands above it
};

} // namespace

class TestImportTarget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp); }
    void everyImportGoesWhereItWasDropped();
    void nobodyHasChosenTheFirst();
    void filteredOut();
    void eachPageFiltersForItself();
    void deletedMeanwhile();
    void nothingIsScrolledBack();

private:
    OwnSettings m_settings;
};

// Rows went into the first list of the table from the second import of a session on.
void TestImportTarget::everyImportGoesWhereItWasDropped()
{
    TargetBench bench;
    for (int time = 0; time < 3; ++time) {
        const auto &wanted = time == 1 ? bench.list : bench.second;
        bench.imports->startImport(bench.file(QStringLiteral("%1.csv").arg(time), 1, time), wanted);
        QCOMPARE(bench.target(), wanted.listName);
        bench.toTheLists();
        bench.focusTable();
        QCOMPARE(bench.target(), wanted.listName);
        QTRY_COMPARE(bench.selected(), QStringList(wanted.listName)); // and that is what one sees
        bench.plan();
        QCOMPARE(bench.target(), wanted.listName);
        bench.window.openPage(PageId::Imports);
    }
}

void TestImportTarget::nobodyHasChosenTheFirst()
{
    TargetBench bench;
    for (int time = 0; time < 2; ++time) {
        bench.imports->startImport(bench.file(QStringLiteral("%1.csv").arg(time), 1, time), {});
        bench.focusTable();
        QCOMPARE(bench.target(), QString());
        QCOMPARE(bench.selected(), QStringList());
        // By keys: to the second and back to the first.
        QTest::keyClick(bench.table(), Qt::Key_Down);
        QCOMPARE(bench.target(), c("Beta"));
        QTest::keyClick(bench.table(), Qt::Key_Up);
        QCOMPARE(bench.target(), c("Alpha"));
        bench.window.openPage(PageId::Imports);
    }
}

void TestImportTarget::filteredOut()
{
    TargetBench bench;
    bench.imports->startImport(bench.file(c("a.csv"), 1, 0), {});
    bench.focusTable();
    QTest::keyClick(bench.table(), Qt::Key_Down);
    QCOMPARE(bench.target(), c("Beta"));
    bench.filter()->setText(c("Alph"));
    QTRY_COMPARE(bench.table()->model()->rowCount(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(bench.target(), c("Beta"));
    QCOMPARE(bench.selected(), QStringList());
    bench.filter()->clear();
    QTRY_COMPARE(bench.table()->model()->rowCount(), 2);
    QTRY_COMPARE(bench.selected(), QStringList(c("Beta")));
    QCOMPARE(bench.target(), c("Beta"));
}

// A filter that was written on one page hid lists on the next, whose field was empty.
void TestImportTarget::eachPageFiltersForItself()
{
    TargetBench bench;
    bench.imports->startImport(bench.file(c("a.csv"), 1, 0), {});
    bench.focusTable();
    bench.filter()->setText(c("Alph"));
    QTRY_COMPARE(bench.table()->model()->rowCount(), 1);
    bench.window.openPage(PageId::Imports);
    bench.imports->startImport(bench.file(c("b.csv"), 1, 1), {});
    QVERIFY(bench.filter()->text().isEmpty());
    QTRY_COMPARE(bench.table()->model()->rowCount(), 2);
    // Nor is it as old as the first page.
    bench.oneMore(c("Gamma"));
    bench.window.openPage(PageId::Imports);
    bench.imports->startImport(bench.file(c("c.csv"), 1, 2), {});
    QTRY_COMPARE(bench.table()->model()->rowCount(), 3);
}

void TestImportTarget::deletedMeanwhile()
{
    TargetBench bench;
    bench.imports->startImport(bench.file(c("a.csv"), 1, 0), bench.list);
    bench.toTheLists();
    bench.focusTable();
    QTRY_COMPARE(bench.selected(), QStringList(c("Alpha")));
    QVERIFY(bench.held->client().callingList.deleteList(bench.list.listId).result().has_value());
    auto *lists = qobject_cast<models::ListsModel *>(bench.table()->model());
    lists->refresh();
    QTRY_COMPARE(lists->rowCount(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(bench.target(), c("Alpha")); // and the tenant will say that it is not there
    QCOMPARE(bench.selected(), QStringList());
}

// The bars of the page to come go when it has come: that is no reason to go back to the chosen list.
void TestImportTarget::nothingIsScrolledBack()
{
    TargetBench bench;
    for (int more = 0; more < 118; ++more) // a page has 100
        bench.oneMore(QStringLiteral("More %1").arg(more));
    bench.imports->startImport(bench.file(c("a.csv"), 1, 0), bench.list);
    bench.toTheLists();
    QTRY_COMPARE(bench.selected(), QStringList(c("Alpha")));
    auto *bar = bench.table()->verticalScrollBar();
    QCOMPARE(bench.table()->model()->rowCount(), 101); // with the bar of the page to come
    QTRY_VERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    const int place = bar->value();
    QTRY_COMPARE(bench.table()->model()->rowCount(), 120);
    QCoreApplication::processEvents();
    QVERIFY2(bar->value() >= place, qPrintable(QStringLiteral("%1 of %2").arg(bar->value()).arg(place)));
    QCOMPARE(bench.selected(), QStringList(c("Alpha")));
    QCOMPARE(bench.target(), c("Alpha"));
}

QTEST_MAIN(TestImportTarget)
#include "tst_importtarget.moc"
