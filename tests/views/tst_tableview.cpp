// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The table: what a click on a toggle does and does not do, how columns give way, what rows are, and that what is drawn is drawn.
#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QTest>

#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/meter.h>
#include <views/shared/proportionbar.h>
#include <views/shared/stepbar.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/waitingarc.h>
#include <views/shared/widgets.h>

using namespace outdial::views;

namespace {

struct Table {
    QStandardItemModel model{4, 3};
    TableView view{QStringLiteral("Campaigns"), {}};
    TogglePosition position = TogglePosition::Off;
    bool inert = false;
    ToggleDelegate *toggles = nullptr;

    Table()
    {
        model.setHorizontalHeaderLabels({QStringLiteral("Dial"), QStringLiteral("Campaign"), QStringLiteral("Last attempt")});
        for (int row = 0; row < model.rowCount(); ++row)
            model.setData(model.index(row, 1), QStringLiteral("Campaign %1").arg(row));
        toggles = new ToggleDelegate([this](const QModelIndex &) {
            ToggleLook look;
            look.position = position;
            look.offline = inert;
            return look;
        });
        view.setModel(&model);
        view.setColumns({{60, 60, 1, false, toggles, Qt::AlignLeft},
                         {200, 120, 1, true, nullptr, Qt::AlignLeft},
                         {150, 100, 2, false, nullptr, Qt::AlignLeft}});
        view.resize(600, 300);
        view.show();
    }
    QPoint toggleAt(int row) const
    {
        const QRect cell = view.visualRect(model.index(row, 0));
        return {cell.x() + 16 + 16, cell.center().y()};
    }
};

} // namespace

class TestTableView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("outdial-test"));
        QSettings().clear();
        Theme::instance().apply(*qApp);
        Theme::instance().setMode(ThemeMode::Light);
    }

    void toggleActsOnRelease()
    {
        Table table;
        QSignalSpy requested(table.toggles, &ToggleDelegate::requested);
        QTest::mousePress(table.view.viewport(), Qt::LeftButton, {}, table.toggleAt(1));
        QCOMPARE(requested.count(), 0);
        QTest::mouseRelease(table.view.viewport(), Qt::LeftButton, {}, table.toggleAt(1));
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested[0][0].toModelIndex().row(), 1);
        QCOMPARE(requested[0][1].toBool(), true);
        table.position = TogglePosition::On;
        QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, table.toggleAt(2));
        QCOMPARE(requested.count(), 2);
        QCOMPARE(requested[1][1].toBool(), false);
    }

    // The chosen row is filtered away: the one that is current then is also the selected one, for eyes and screen readers.
    void chosenRowThatGoes()
    {
        Table table;
        table.view.setSelectionMode(QAbstractItemView::SingleSelection);
        table.view.selectRow(3);
        QCOMPARE(table.view.currentIndex().row(), 3);
        table.model.removeRows(1, 3);
        QCOMPARE(table.view.currentIndex().row(), 0);
        QTRY_VERIFY(table.view.selectionModel()->isRowSelected(0));
        QCOMPARE(table.view.selectionModel()->selectedRows().size(), 1);
    }

    void toggleIsLeftAlone()
    {
        Table table;
        QSignalSpy requested(table.toggles, &ToggleDelegate::requested);
        QSignalSpy activated(&table.view, &QAbstractItemView::activated);
        // Pressed on one row and released on another: nothing.
        QTest::mousePress(table.view.viewport(), Qt::LeftButton, {}, table.toggleAt(0));
        QTest::mouseRelease(table.view.viewport(), Qt::LeftButton, {}, table.toggleAt(2));
        QCOMPARE(requested.count(), 0);
        // Beside the toggle, in its cell.
        const QRect cell = table.view.visualRect(table.model.index(0, 1));
        QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, QPoint(cell.x() + 40, cell.center().y()));
        QCOMPARE(requested.count(), 0);
        // With another button.
        QTest::mouseClick(table.view.viewport(), Qt::RightButton, {}, table.toggleAt(0));
        QCOMPARE(requested.count(), 0);
        // Asked already, or the tenant is not there.
        table.position = TogglePosition::Waiting;
        QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, table.toggleAt(0));
        table.position = TogglePosition::On;
        table.inert = true;
        QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, table.toggleAt(0));
        QCOMPARE(requested.count(), 0);
        table.inert = false;
        // A double click is one click, and opens nothing.
        QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, table.toggleAt(3));
        QTest::mouseDClick(table.view.viewport(), Qt::LeftButton, {}, table.toggleAt(3));
        QVERIFY(requested.count() <= 2);
        QCOMPARE(activated.count(), 0);
    }

    void keyboard()
    {
        Table table;
        table.view.activateWindow();
        table.view.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(table.view.hasFocusInside());
        QCOMPARE(table.view.currentIndex().row(), 0); // somewhere to begin
        QSignalSpy space(&table.view, &TableView::spacePressed);
        QSignalSpy activated(&table.view, &QAbstractItemView::activated);
        QSignalSpy menu(&table.view, &TableView::rowMenuRequested);
        QTest::keyClick(&table.view, Qt::Key_Down);
        QTest::keyClick(&table.view, Qt::Key_Space);
        QCOMPARE(space.count(), 1);
        QCOMPARE(space[0][0].toModelIndex().row(), 1);
        QTest::keyClick(&table.view, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(table.view.viewport(), &key);
        QCOMPARE(menu.count(), 1);
        QVERIFY(!table.view.tabKeyNavigation());
        QCOMPARE(table.view.accessibleName(), QStringLiteral("Campaigns"));
    }

    void columnsGiveWayByRank()
    {
        Table table;
        // 60 + at least 120 + 150: all fit, the name takes what is left.
        QVERIFY(!table.view.isColumnHidden(2));
        QCOMPARE(table.view.columnWidth(0), 60);
        QCOMPARE(table.view.columnWidth(1), table.view.viewport()->width() - 60 - 150);
        table.view.resize(320, 300);
        QTRY_VERIFY(table.view.isColumnHidden(2));
        QVERIFY(!table.view.isColumnHidden(1));
        table.view.resize(600, 300);
        QTRY_VERIFY(!table.view.isColumnHidden(2));
    }

    void columnsAreRemembered()
    {
        const auto make = [](QStandardItemModel &model) {
            auto view = std::make_unique<TableView>(QStringLiteral("Lists"), QStringLiteral("lists"));
            view->setModel(&model);
            view->setColumns({{200, 120, 1, true, nullptr, Qt::AlignLeft}, {150, 100, 1, false, nullptr, Qt::AlignLeft}});
            view->resize(600, 300);
            view->show();
            return view;
        };
        QStandardItemModel model(2, 2);
        {
            auto view = make(model);
            view->horizontalHeader()->resizeSection(1, 210);
            QTRY_VERIFY(QSettings().contains(QStringLiteral("tables/lists/widths")));
        }
        auto view = make(model);
        QCOMPARE(view->columnWidth(1), 210);
        view->resetColumns();
        QVERIFY(!QSettings().contains(QStringLiteral("tables/lists/widths")));
    }

    void failedRowOffersAnotherTry()
    {
        Table table;
        table.view.setRowStateReader(
            [](const QModelIndex &index) { return index.row() == 3 ? RowState::Failed : RowState::Normal; });
        QSignalSpy retry(&table.view, &TableView::retryRequested);
        QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, table.view.visualRect(table.model.index(3, 1)).center());
        QCOMPARE(retry.count(), 1);
        QCOMPARE(retry[0][0].toInt(), 3);
        table.view.setCurrentIndex(table.model.index(3, 1));
        QTest::keyClick(&table.view, Qt::Key_Return);
        QCOMPARE(retry.count(), 2);
        QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, table.view.visualRect(table.model.index(0, 1)).center());
        QCOMPARE(retry.count(), 2);
    }

    void groundsTellFocus()
    {
        Table table;
        QWidget other;
        table.view.activateWindow();
        table.view.setFocus();
        table.view.selectRow(1);
        QTRY_VERIFY(table.view.hasFocusInside());
        const QRect cell = table.view.visualRect(table.model.index(1, 1));
        const auto ground = [&] {
            return table.view.viewport()->grab().toImage().pixelColor(cell.right() - 12, cell.center().y());
        };
        QCOMPARE(ground(), color(Token::Select));
        // The ring runs around the current row, over all its columns.
        const QImage picture = table.view.viewport()->grab().toImage();
        for (int column = 0; column < 3; ++column)
            QCOMPARE(picture.pixelColor(table.view.visualRect(table.model.index(1, column)).center().x(), cell.top()),
                     color(Token::Focus));
        table.view.clearFocus();
        QCOMPARE(ground(), color(Token::SelectIdle));
    }

    void cover()
    {
        Table table;
        table.view.emptyState()->setContent(QStringLiteral("nothing-found"), QStringLiteral("Nothing matches"), {});
        table.view.setCover(TableView::Cover::Empty);
        QVERIFY(table.view.emptyState()->isVisible());
        QVERIFY(!table.view.horizontalHeader()->isVisible());
        table.view.setCover(TableView::Cover::Empty, true);
        QVERIFY(table.view.horizontalHeader()->isVisible());
        table.view.setCover(TableView::Cover::None);
        QVERIFY(!table.view.emptyState()->isVisible());
    }

    void meterIsTrue()
    {
        const auto painted = [](const MeterValue &value) {
            QImage image(100, 8, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintMeter(&painter, QRectF(0, 0, 100, 8), value);
            return image;
        };
        const QImage half = painted({0.45, 0.70, true, true});
        QCOMPARE(half.pixelColor(20, 4), color(Token::Meter));
        QCOMPARE(half.pixelColor(60, 4), color(Token::MeterSoft));
        QCOMPARE(half.pixelColor(85, 4), color(Token::Track));
        // One of a million is still seen.
        QCOMPARE(painted({0.000001, 0.000001, true, true}).pixelColor(4, 4), color(Token::Meter));
        QCOMPARE(painted({0, 0, true, true}).pixelColor(4, 4), color(Token::Track));
        QCOMPARE(painted({0.45, 0.70, true, false}).pixelColor(20, 4), color(Token::Idle));
        // Unknown is not an empty track.
        const QImage unknown = painted({0, 0, false, true});
        int hatched = 0;
        for (int x = 10; x < 90; ++x)
            hatched += unknown.pixelColor(x, 4) != color(Token::Track) && unknown.pixelColor(x, 4) != QColor(Qt::white) ? 1 : 0;
        QVERIFY(hatched > 10);
    }

    void proportionsSayWhenTheyExaggerate()
    {
        ProportionBar bar(QStringLiteral("Receipt"));
        bar.resize(400, 24);
        bar.setParts({{QStringLiteral("added"), 50, Token::Ok}, {QStringLiteral("rejected"), 50, Token::Err}});
        QVERIFY(!bar.isExaggerated());
        bar.setParts({{QStringLiteral("added"), 97'846, Token::Ok}, {QStringLiteral("rejected"), 3, Token::Err}});
        QVERIFY(bar.isExaggerated());
        QCOMPARE(bar.accessibleDescription(), QStringLiteral("97,846 added, 3 rejected"));
        const QImage image = bar.grab().toImage();
        QCOMPARE(image.pixelColor(398, 12), color(Token::Err)); // thin, but there
    }

    void stepsBehindAreButtons()
    {
        StepBar bar({QStringLiteral("Source"), QStringLiteral("Reading"), QStringLiteral("Mapping")});
        bar.resize(600, 48);
        bar.setCurrent(1);
        bar.show();
        QSignalSpy clicked(&bar, &StepBar::stepClicked);
        const auto buttons = bar.findChildren<QAbstractButton *>();
        QCOMPARE(buttons.size(), 3);
        for (QAbstractButton *button : buttons)
            button->click();
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].toInt(), 0);
        QVERIFY(buttons[0]->accessibleName().contains(QLatin1String("done")));
        bar.setLocked(true);
        buttons[0]->click();
        QCOMPARE(clicked.count(), 1);
    }

    void bannersAreToldOnce()
    {
        BannerArea area;
        area.tell(QStringLiteral("offline"), Tone::Warn, QStringLiteral("Offline since 14:27."), {});
        area.tell(QStringLiteral("offline"), Tone::Warn, QStringLiteral("Offline since 14:28."), {});
        QCOMPARE(area.findChildren<Banner *>().size(), 1);
        QCOMPARE(area.banner(QStringLiteral("offline"))->title(), QStringLiteral("Offline since 14:28."));
        area.dismiss(QStringLiteral("offline"));
        QVERIFY(!area.banner(QStringLiteral("offline")));
        QVERIFY(area.isHidden());
    }

    void errorsAreReadWithTheField()
    {
        auto *edit = new QLineEdit;
        FormField field(QStringLiteral("&Username"), edit);
        field.setHint(QStringLiteral("As in the agent desktop."));
        field.setError(QStringLiteral("Needs a name."));
        QCOMPARE(edit->accessibleDescription(), QStringLiteral("Needs a name."));
        QVERIFY(edit->property("error").toBool());
        field.setError({});
        QCOMPARE(edit->accessibleDescription(), QStringLiteral("As in the agent desktop."));
        QVERIFY(!edit->property("error").toBool());
    }

    void arcStopsWhenNobodyLooks()
    {
        Theme::instance().setReducedMotion(false);
        StateLabel waiting(StateLook::Waiting, QStringLiteral("Starting…"));
        waiting.show();
        QVERIFY(QTest::qWaitForWindowExposed(&waiting));
        QTRY_VERIFY(WaitingArc::instance().isRunning());
        waiting.hide();
        QTRY_VERIFY(!WaitingArc::instance().isRunning());
        // With reduced motion nothing turns.
        Theme::instance().setReducedMotion(true);
        waiting.show();
        QVERIFY(QTest::qWaitForWindowExposed(&waiting));
        QTest::qWait(0);
        QVERIFY(!WaitingArc::instance().isRunning());
        Theme::instance().setReducedMotion(false);
    }

    void toggleWaitsForTheTenant()
    {
        ToggleButton toggle(QStringLiteral("Dialing of Spring renewals"));
        QSignalSpy requested(&toggle, &ToggleButton::requested);
        toggle.click();
        QCOMPARE(requested.count(), 1);
        QVERIFY(!toggle.isChecked()); // asked is not confirmed
        toggle.setPosition(TogglePosition::Waiting);
        toggle.click();
        QCOMPARE(requested.count(), 1);
        toggle.setPosition(TogglePosition::On);
        QVERIFY(toggle.isChecked());
        toggle.setOffline(true);
        toggle.click();
        QCOMPARE(requested.count(), 1);
        QVERIFY(toggle.isChecked());
    }
};

QTEST_MAIN(TestTableView)
#include "tst_tableview.moc"
