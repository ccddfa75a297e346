// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page "Activity": what it shows while requests come, what is copied and saved from it, and contents on demand.

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <views/activity/activitypage.h>
#include <views/activity/activitypane.h>
#include <views/shared/emptystate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/toast.h>
#include <views/shared/toggle.h>
#include <views/shared/widgets.h>

#include <support/pictures.h>
#include <support/tenantsession.h>

using namespace outdial;
using models::ActivityModel;
using outdial::testing::ScriptedTenant;
using views::ActivityPage;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

api::Exchange exchange(int number, int status = 200)
{
    api::Exchange made;
    made.requestId = QStringLiteral("r-%1").arg(number);
    made.method = number % 3 == 0 ? api::Method::GetCampaignStatus : api::Method::GetLists;
    made.target = number % 3 == 0 ? c("campaign/getStatus/85389D39-2E21-4A6F-8C57-0B9E2D3C4A01") : c("callinglist/getAll");
    made.started = QDateTime::currentDateTimeUtc();
    made.duration = std::chrono::milliseconds(number % 40 == 0 ? 3'400 : 12 + number % 90);
    made.bytesSent = number % 3 == 0 ? 0 : 26;
    made.bytesReceived = 300 + number * 17;
    made.status = status;
    if (status >= 400) {
        made.error.emplace();
        made.error->kind = api::ErrorKind::BadRequest;
        made.error->httpStatus = status;
        made.error->error = c("bad_request");
        made.error->description = c("Campaign is disabled");
    }
    return made;
}

QList<api::Exchange> some(int first, int count)
{
    QList<api::Exchange> list;
    for (int i = first; i < first + count; ++i)
        list << exchange(i, i % 25 == 0 ? 400 : 200);
    return list;
}

struct Bench {
    Bench()
    {
        tenant.on(api::Method::GetLists, ScriptedTenant::json(QByteArray(R"({"next_cursor":"","records":[]})")));
        session = test::makeSession(tenant);
        page = std::make_unique<ActivityPage>();
        page->resize(1232, 840);
        page->setSession(session.get());
        page->show();
        page->activateWindow();
    }
    ~Bench() { page->setSession(nullptr); }

    ActivityModel &model() { return *page->model(); }
    QScrollBar *bar() { return page->table()->verticalScrollBar(); }
    bool atEnd() { return bar()->value() == bar()->maximum(); }
    QAction *action(const char *text)
    {
        for (const views::MenuId menu : {views::MenuId::File, views::MenuId::Edit, views::MenuId::View, views::MenuId::Tools}) {
            for (QAction *one : page->actions(menu)) {
                if (one && one->text().remove(u'&').startsWith(c(text)))
                    return one;
            }
        }
        qFatal("no action %s", text);
    }
    template <typename T>
    T *named(const char *name)
    {
        for (T *widget : page->findChildren<T *>()) {
            if (widget->accessibleName() == c(name))
                return widget;
        }
        qFatal("no widget %s", name);
    }
    QString shownText()
    {
        QStringList texts;
        for (const QLabel *label : page->pane()->findChildren<QLabel *>()) {
            if (label->isVisibleTo(page.get()))
                texts << label->text();
        }
        return texts.join(u'\n');
    }

    ScriptedTenant tenant;
    std::unique_ptr<models::Session> session;
    std::unique_ptr<ActivityPage> page;
};

} // namespace

class TestActivityPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QGuiApplication::clipboard()->clear(); }
    void requestsOfTheSession();
    void emptyAtFirst();
    void followsUntilOneScrollsUp();
    void oldRowsGoWhileOneReads();
    void filters();
    void detailsOfAnError();
    void copies();
    void savesHar();
    void harThatCannotBeWritten();
    void contentsOnDemand();
    void anotherSession();
    void messagesAreKept();
    void showRequest();
    void byKeyboard();
    void everyControlHasAName();

private:
    test::OwnSettings m_settings;
};

void TestActivityPage::initTestCase() { views::Theme::instance().apply(*qApp); }

void TestActivityPage::requestsOfTheSession()
{
    test::SandboxSession on(c("demo"));
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
    Bench bench;
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
    Bench bench;
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
    Bench bench;
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
    Bench bench;
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

void TestActivityPage::detailsOfAnError()
{
    Bench bench;
    QList<api::Exchange> list = some(1, 24);
    list << exchange(25, 400);
    list.last().error->detail = c("the server closed the stream");
    list.last().attempt = 3;
    bench.model().append(list);
    bench.page->keepMessage(views::Tone::Warn, c("Import “Spring leads.csv” paused"), c("It goes on by itself."));
    bench.page->table()->setCurrentIndex(bench.model().index(24, 0));
    const QString text = bench.shownText();
    for (const char *part : {"Campaign is disabled", "bad_request", "the server closed the stream", "400 Bad request", "r-25",
                             "3", "Failed", "contents were off"})
        QVERIFY2(text.contains(c(part)), qPrintable(text));
    savePicture(*bench.page, c("activity-light"));
    views::Theme::instance().setMode(views::ThemeMode::Dark);
    savePicture(*bench.page, c("activity-dark"));
    views::Theme::instance().setMode(views::ThemeMode::Light);
    bench.page->table()->setCurrentIndex(bench.model().index(25, 0));
    QVERIFY(bench.shownText().contains(c("It goes on by itself.")));
    QVERIFY(!bench.shownText().contains(c("Campaign is disabled")));
    QVERIFY(!bench.action("Copy as cURL")->isEnabled());
}

void TestActivityPage::copies()
{
    Bench bench;
    bench.model().append(some(1, 6));
    QClipboard *clipboard = QGuiApplication::clipboard();
    bench.page->table()->setCurrentIndex(bench.model().index(2, 0));
    QSignalSpy told(&views::ToastHost::of(bench.page.get()), &views::ToastHost::told);
    bench.action("Copy as cURL")->trigger();
    QVERIFY(clipboard->text().startsWith(
        c("curl -X GET \"$OUTDIAL_TENANT_URL/configapi/v3/campaign/getStatus/85389D39-2E21-4A6F-8C57-0B9E2D3C4A01\"")));
    QCOMPARE(told.count(), 1);
    bench.page->table()->selectionModel()->select(bench.model().index(4, 0),
                                                  QItemSelectionModel::Select | QItemSelectionModel::Rows);
    bench.action("Copy row")->trigger();
    const QStringList lines = clipboard->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].split(u'\t').value(9), c("r-3"));
    QCOMPARE(lines[1].split(u'\t').value(9), c("r-5"));
    bench.action("Copy request ID")->trigger();
    QCOMPARE(clipboard->text(), c("r-3"));
}

void TestActivityPage::savesHar()
{
    Bench bench;
    bench.model().append(some(1, 50));
    bench.page->keepMessage(views::Tone::Ok, c("told"), {});
    QTemporaryDir folder;
    QString suggested;
    const QString path = folder.filePath(c("activity.har"));
    bench.page->setFileChooser([&](const QString &name, const std::function<void(const QString &)> &chosen) {
        suggested = name;
        chosen(path);
    });
    QSignalSpy saved(bench.page.get(), &ActivityPage::saved);
    bench.action("Save as HAR")->trigger();
    QVERIFY(suggested.endsWith(c(".har")));
    QTRY_COMPARE(saved.count(), 1);
    const auto entriesOf = [](const QString &name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()[c("log")][c("entries")].toArray()
                                              : QJsonArray();
    };
    QCOMPARE(entriesOf(path).size(), 50);
    QCOMPARE(entriesOf(path)[0][c("request")][c("url")].toString(), c("http://127.0.0.1:9/configapi/v3/callinglist/getAll"));
    // Only what the filter shows.
    bench.named<QLineEdit>("Filter activity")->setText(c("disabled"));
    bench.action("Save as HAR")->trigger();
    QTRY_COMPARE(saved.count(), 2);
    QCOMPARE(entriesOf(path).size(), 2);
}

void TestActivityPage::harThatCannotBeWritten()
{
    Bench bench;
    bench.model().append(some(1, 5));
    QTemporaryDir folder;
    bench.page->setFileChooser([&folder](const QString &, const std::function<void(const QString &)> &chosen) {
        chosen(folder.filePath(c("missing/activity.har")));
    });
    QSignalSpy told(&views::ToastHost::of(bench.page.get()), &views::ToastHost::told);
    bench.action("Save as HAR")->trigger();
    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(told.at(0).at(0).value<views::Tone>(), views::Tone::Err);
    QVERIFY(told.at(0).at(2).toString().contains(c("missing/activity.har")));
}

void TestActivityPage::contentsOnDemand()
{
    Bench bench;
    auto &lists = bench.session->client().callingList;
    lists.getAll(7, {});
    QTRY_COMPARE(bench.model().rowCount(), 2);
    QVERIFY(!bench.model().entryAt(1)->exchange.contents);
    auto *toggle = bench.named<views::ToggleButton>("Show contents until Outdial is closed");
    QCOMPARE(toggle->position(), views::TogglePosition::Off);
    toggle->click();
    QCOMPARE(toggle->position(), views::TogglePosition::On);
    QVERIFY(bench.action("Show contents")->isChecked());
    QVERIFY(bench.page->banners()->banner(c("contents")));
    lists.getAll(8, {});
    QTRY_COMPARE(bench.model().rowCount(), 3);
    QVERIFY(bench.model().entryAt(2)->exchange.contents);
    bench.page->table()->setCurrentIndex(bench.model().index(2, 0));
    QCOMPARE(bench.page->pane()->receivedText()->toPlainText(), c("{\n  \"next_cursor\": \"\",\n  \"records\": []\n}"));
    QVERIFY(bench.page->pane()->sentText()->toPlainText().contains(c("8")));
    savePicture(*bench.page, c("activity-contents-light"));
    bench.action("Copy as cURL")->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(c("--data-raw '{")));
    // What was before has none, and the pane says why.
    bench.page->table()->setCurrentIndex(bench.model().index(1, 0));
    QVERIFY(bench.shownText().contains(c("contents were off")));
    bench.page->table()->setCurrentIndex(bench.model().index(0, 0));
    QVERIFY(bench.shownText().contains(c("Never kept")));
    // Off: forgotten at once, and the client keeps none of the next.
    bench.page->table()->setCurrentIndex(bench.model().index(2, 0));
    bench.page->banners()->banner(c("contents"))->setFocus();
    toggle->click();
    QVERIFY(!bench.page->banners()->banner(c("contents")));
    QVERIFY(!bench.model().entryAt(2)->exchange.contents);
    QVERIFY(bench.page->pane()->receivedText()->toPlainText().isEmpty());
    QVERIFY(bench.shownText().contains(c("Forgotten")));
    QSignalSpy taken(bench.session.get(), &models::Session::exchangesTaken);
    lists.getAll(9, {});
    QTRY_COMPARE(taken.count(), 1);
    QVERIFY(!taken.at(0).at(0).value<QList<api::Exchange>>().first().contents);
}

void TestActivityPage::anotherSession()
{
    // Contents stay on for the next tenant, until Outdial is closed; the log does not.
    Bench bench;
    bench.page->setContentsShown(true);
    bench.model().append(some(1, 3));
    bench.named<QLineEdit>("Filter activity")->setText(c("r-2"));
    ScriptedTenant other;
    other.on(api::Method::GetLists, ScriptedTenant::json(QByteArray(R"({"next_cursor":"","records":[]})")));
    const auto session = test::makeSession(other);
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
    Bench bench;
    views::ToastHost &host = views::ToastHost::of(bench.page.get());
    connect(&host, &views::ToastHost::told, bench.page.get(), &ActivityPage::keepMessage);
    host.tell({views::Tone::Err, c("The import stopped"), c("The disk is full."), {}, {}, {}});
    QCOMPARE(bench.model().rowCount(), 1);
    QCOMPARE(bench.model().index(0, ActivityModel::TargetColumn).data().toString(), c("The import stopped"));
    QCOMPARE(models::activityLook(*bench.model().entryAt(0)), models::ActivityLook::Failed);
}

void TestActivityPage::showRequest()
{
    Bench bench;
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
    Bench bench;
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
    Bench bench;
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
