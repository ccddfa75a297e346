// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page "Activity": what it shows while requests come, which of them, and how one comes to one of them.

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

#include <views/shared/emptystate.h>
#include <views/shared/theme.h>
#include <views/shared/toast.h>
#include <views/shared/widgets.h>

#include <support/activitypagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::test;
using models::ActivityModel;
using outdial::testing::ScriptedTenant;
using views::ActivityPage;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestActivityPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void requestsOfTheSession();
    void emptyAtFirst();
    void followsUntilOneScrollsUp();
    void oldRowsGoWhileOneReads();
    void filters();
    void anotherSession();
    void messagesAreKept();
    void showRequest();
    void byKeyboard();
    void everyControlHasAName();

private:
    OwnSettings m_settings;
};

void TestActivityPage::initTestCase() { views::Theme::instance().apply(*qApp); }

void TestActivityPage::requestsOfTheSession()
{
    SandboxSession on(c("demo"));
    QVERIFY(on.session);
    ActivityPage page;
    page.setSession(on.session.get());
    page.show();
    on.session->client().campaign.getAll();
    QTRY_COMPARE(page.model()->rowCount(), 2); // the token, and the campaigns
    const auto cell = [&page](int row, int column) { return page.model()->index(row, column).data().toString(); };
    QCOMPARE(cell(0, ActivityModel::MethodColumn), c("Get Access Token"));
    QCOMPARE(cell(0, ActivityModel::VerbColumn), c("POST"));
    QCOMPARE(cell(1, ActivityModel::TargetColumn), c("campaign/getAll"));
    QCOMPARE(cell(1, ActivityModel::StatusColumn), c("200 OK"));
    QCOMPARE(cell(1, ActivityModel::OutcomeColumn), c("Done"));
    page.setSession(nullptr);
    QVERIFY(!page.model());
}

void TestActivityPage::emptyAtFirst()
{
    ActivityBench bench;
    QCOMPARE(bench.page->table()->cover(), views::TableView::Cover::Empty);
    QVERIFY(!bench.action("Copy as cURL")->isEnabled());
    QVERIFY(!bench.action("Save as HAR")->isEnabled());
    savePicture(*bench.page, c("activity-empty-light"));
    bench.model().append(some(1, 1));
    QCOMPARE(bench.page->table()->cover(), views::TableView::Cover::None);
    QVERIFY(bench.action("Save as HAR")->isEnabled());
    bench.action("Clear the activity")->trigger();
    QCOMPARE(bench.page->table()->cover(), views::TableView::Cover::Empty);
}

void TestActivityPage::followsUntilOneScrollsUp()
{
    ActivityBench bench;
    QVERIFY(bench.page->isFollowing());
    for (int i = 0; i < 10; ++i) {
        bench.model().append(some(1 + i * 30, 30));
        QTRY_VERIFY(bench.bar()->maximum() > 0);
        QTRY_VERIFY(bench.atEnd());
    }
    QVERIFY(bench.page->isFollowing());
    // Growing and shrinking is no scrolling.
    bench.page->resize(1232, 500);
    QTRY_VERIFY(bench.atEnd());
    bench.page->resize(1232, 840);
    QTRY_VERIFY(bench.atEnd());
    QVERIFY(bench.page->isFollowing());
    // The user scrolls up: it stays where he reads.
    bench.bar()->setValue(bench.bar()->value() - 200);
    QVERIFY(!bench.page->isFollowing());
    QVERIFY(!bench.action("Follow the newest")->isChecked());
    const int place = bench.bar()->value();
    bench.model().append(some(301, 30));
    QTRY_VERIFY(bench.bar()->maximum() > place + 200);
    QCOMPARE(bench.bar()->value(), place);
    bench.action("Follow the newest")->trigger();
    QVERIFY(bench.page->isFollowing());
    QVERIFY(bench.atEnd());
    // By its button, and by a wheel's way down nothing changes.
    auto *button = bench.page->findChild<QPushButton *>(QString());
    for (QPushButton *one : bench.page->findChildren<QPushButton *>()) {
        if (one->text() == c("Follow"))
            button = one;
    }
    button->click();
    QVERIFY(!bench.page->isFollowing());
    bench.bar()->setValue(0);
    bench.bar()->setValue(100);
    QVERIFY(!bench.page->isFollowing());
}

void TestActivityPage::oldRowsGoWhileOneReads()
{
    // A full log drops its oldest: the current row stays the one that was chosen, and following goes on.
    ActivityBench bench;
    bench.model().append(some(1, 20'000));
    bench.page->table()->setCurrentIndex(bench.model().index(19'000, 0));
    const quint64 chosen = bench.model().index(19'000, 0).data(ActivityModel::NumberRole).toULongLong();
    QTRY_VERIFY(bench.atEnd() || !bench.page->isFollowing());
    bench.page->setFollowing(true);
    bench.model().append(some(20'001, 10));
    QCOMPARE(bench.model().rowCount(), 19'010);
    QCOMPARE(bench.page->table()->currentIndex().data(ActivityModel::NumberRole).toULongLong(), chosen);
    QTRY_VERIFY(bench.atEnd());
    QVERIFY(bench.page->isFollowing());
}

void TestActivityPage::filters()
{
    ActivityBench bench;
    bench.model().append(some(1, 100)); // failed: 25, 50, 75, 100; slow: 40, 80
    auto *field = bench.named<QLineEdit>("Filter activity");
    field->setText(c("is disabled"));
    QCOMPARE(bench.model().rowCount(), 4);
    bench.page->table()->setCurrentIndex(bench.model().index(2, 0)); // 75
    const auto segment = [&bench](const char *text) {
        for (QPushButton *button : bench.page->findChildren<QPushButton *>()) {
            if (button->text().startsWith(c(text)))
                return button;
        }
        qFatal("no segment %s", text);
    };
    QCOMPARE(segment("Failed")->text(), c("Failed 4"));
    QCOMPARE(segment("Slow")->text(), c("Slow 2"));
    field->clear();
    // The current row stays current in another view of the log.
    QCOMPARE(bench.page->table()->currentIndex().row(), 74);
    segment("Failed")->click();
    QCOMPARE(bench.model().rowCount(), 4);
    QCOMPARE(bench.page->table()->currentIndex().row(), 2);
    QVERIFY(bench.shownText().contains(c("r-75")));
    segment("Slow")->click();
    QCOMPARE(bench.model().rowCount(), 2);
    QVERIFY(!bench.shownText().contains(c("r-75"))); // not shown: not current
    segment("All")->click();
    auto *methods = bench.page->findChild<QComboBox *>();
    QCOMPARE(methods->count(), 3);
    methods->setCurrentIndex(methods->findText(c("Get Campaign Status")));
    QCOMPARE(bench.model().rowCount(), 33);
    field->setText(c("no such thing"));
    QCOMPARE(bench.page->table()->cover(), views::TableView::Cover::Empty);
    bench.page->table()->emptyState()->other()->click();
    QCOMPARE(bench.model().rowCount(), 100);
    QCOMPARE(methods->currentIndex(), 0);
    QVERIFY(field->text().isEmpty());
}

void TestActivityPage::anotherSession()
{
    // Contents stay on for the next tenant, until Outdial is closed; the log does not.
    ActivityBench bench;
    bench.page->setContentsShown(true);
    bench.model().append(some(1, 3));
    bench.named<QLineEdit>("Filter activity")->setText(c("r-2"));
    ScriptedTenant other;
    other.on(api::Method::GetLists, ScriptedTenant::json(QByteArray(R"({"next_cursor":"","records":[]})")));
    const auto session = makeSession(other);
    bench.page->setSession(session.get());
    QCOMPARE(bench.model().rowCount(), 0);
    QVERIFY(bench.named<QLineEdit>("Filter activity")->text().isEmpty());
    QVERIFY(bench.page->areContentsShown());
    session->client().callingList.getAll(7, {});
    QTRY_COMPARE(bench.model().rowCount(), 2);
    QVERIFY(bench.model().entryAt(1)->exchange.contents);
    bench.page->setSession(nullptr);
}

void TestActivityPage::messagesAreKept()
{
    ActivityBench bench;
    views::ToastHost &host = views::ToastHost::of(bench.page.get());
    connect(&host, &views::ToastHost::told, bench.page.get(), &ActivityPage::keepMessage);
    host.tell({views::Tone::Err, c("The import stopped"), c("The disk is full."), {}, {}, {}});
    QCOMPARE(bench.model().rowCount(), 1);
    QCOMPARE(bench.model().index(0, ActivityModel::TargetColumn).data().toString(), c("The import stopped"));
    QCOMPARE(models::activityLook(*bench.model().entryAt(0)), models::ActivityLook::Failed);
}

void TestActivityPage::showRequest()
{
    ActivityBench bench;
    QList<api::Exchange> list = some(1, 200);
    list[59].requestId = c("r-61"); // two attempts of one call
    list[60].attempt = 2;
    bench.model().append(list);
    QVERIFY(!bench.page->showRequest(c("r-5000")));
    QVERIFY(!bench.page->showRequest({}));
    bench.named<QLineEdit>("Filter activity")->setText(c("disabled"));
    bench.page->pane()->hide();
    QVERIFY(bench.page->showRequest(c("r-61")));
    QCOMPARE(bench.page->table()->currentIndex().row(), 60);
    QVERIFY(!bench.page->isFollowing());
    QVERIFY(!bench.page->pane()->isHidden());
    QVERIFY(
        bench.page->table()->viewport()->rect().intersects(bench.page->table()->visualRect(bench.page->table()->currentIndex())));
    // It stays in sight when more comes.
    bench.model().append(some(201, 50));
    QTRY_VERIFY(bench.bar()->maximum() > 0);
    QVERIFY(!bench.atEnd());
}

void TestActivityPage::byKeyboard()
{
    ActivityBench bench;
    bench.page->setContentsShown(true);
    QList<api::Exchange> list = some(1, 3);
    list[1].contents = api::ExchangeContents{"{}", "[1]", "application/json"};
    bench.model().append(list);
    QVERIFY(QTest::qWaitForWindowActive(bench.page.get()));
    auto *table = bench.page->table();
    table->setFocus();
    table->setCurrentIndex(bench.model().index(0, 0));
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(bench.page->pane()->isVisible());
    QTRY_VERIFY(bench.page->pane()->receivedText()->hasFocus());
    QTest::keyClick(bench.page->pane()->receivedText(), Qt::Key_Escape);
    QVERIFY(!bench.page->pane()->isVisible());
    QTRY_VERIFY(table->hasFocus());
    QVERIFY(!bench.action("Details")->isChecked());
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(bench.page->pane()->isVisible());
    QVERIFY(bench.action("Details")->isChecked());
    // From the filter down into the table.
    auto *field = bench.named<QLineEdit>("Filter activity");
    bench.action("Filter activity")->trigger();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Down);
    QTRY_VERIFY(table->hasFocus());
    // Tab goes on from the table.
    QTest::keyClick(table, Qt::Key_Tab);
    QTRY_VERIFY(!table->hasFocus());
    // Each action has a shortcut or is in a menu; no two of them have the same.
    QStringList shortcuts;
    for (const views::MenuId menu : {views::MenuId::File, views::MenuId::Edit, views::MenuId::View, views::MenuId::Tools}) {
        for (const QAction *action : bench.page->actions(menu)) {
            if (action && !action->shortcut().isEmpty())
                shortcuts << action->shortcut().toString();
        }
    }
    QCOMPARE(shortcuts.size(), 7);
    shortcuts.removeDuplicates();
    QCOMPARE(shortcuts.size(), 7);
}

void TestActivityPage::everyControlHasAName()
{
    ActivityBench bench;
    bench.model().append(some(1, 3));
    for (const QWidget *widget : bench.page->findChildren<QWidget *>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisibleTo(bench.page.get()))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool labelled = qobject_cast<const QComboBox *>(widget) != nullptr; // by its buddy
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) || labelled,
                 widget->metaObject()->className());
    }
    // Narrow: what is of the first rank stays.
    bench.page->resize(1280 - 56, 700);
    savePicture(*bench.page, c("activity-narrow-light"));
    for (const int column : {int(ActivityModel::TimeColumn), int(ActivityModel::MethodColumn), int(ActivityModel::StatusColumn),
                             int(ActivityModel::OutcomeColumn)})
        QVERIFY(!bench.page->table()->isColumnHidden(column));
}

QTEST_MAIN(TestActivityPage)
#include "tst_activitypage.moc"
