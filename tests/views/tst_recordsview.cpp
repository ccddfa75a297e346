// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The view of an instance's records: which records, in which time, with which attempts.

#include <QAction>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <views/records/calendarpopup.h>
#include <views/shared/widgets.h>

#include <support/recordsviewbench.h>

using namespace outdial;
using namespace outdial::test;
using models::RecordSelection;
using models::RecordSet;
using models::WindowPreset;
using outdial::testing::ScriptedTenant;
using views::RecordsView;

class TestRecordsView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void segmentsAskTheirMethods();
    void windowIsOfTheShownZone();
    void customWindow();
    void calendarChoosesTheDay();
    void filterStaysAcrossSegments();
    void attemptsComeWithTheRecords();
    void attemptsAreReadByKey();
    void attemptsWithoutAKey();
    void attemptsThatDoNotCome();
    void nothingInThisTime();
    void instanceGoneIsTold();
    void narrowAndGerman();

private:
    OwnSettings m_settings;
};

void TestRecordsView::initTestCase()
{
    qputenv("TZ", "America/New_York");
    tzset();
    views::Theme::instance().apply(*qApp);
    views::Theme::instance().setMode(views::ThemeMode::Light);
}

void TestRecordsView::segmentsAskTheirMethods()
{
    RecordsViewBench bench;
    QVERIFY(!bench.bar()->isVisible());
    bench.open();
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    QCOMPARE(bench.last(api::Method::GetAllRecords).value(c("extractAttempts")), QJsonValue(false));
    QCOMPARE(bench.view->model()->rawText(0, 0).isEmpty(), false);
    bench.choose(RecordSet::Completed);
    QTRY_COMPARE(bench.tenant.count(api::Method::GetCompletedRecords), 1);
    QVERIFY(bench.bar()->isVisible());
    QVERIFY(allText(*bench.bar()).contains(c("Comple&ted")));
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    QVERIFY(allText(*bench.view->foot()).contains(c("records, all loaded")));
    savePictures(bench.window, "results-completed");
    bench.choose(RecordSet::Updated);
    QTRY_COMPARE(bench.tenant.count(api::Method::GetUpdatedRecords), 1);
    QVERIFY(allText(*bench.bar()).contains(c("Last a&ttempt")));
    bench.choose(RecordSet::All);
    QTRY_COMPARE(bench.tenant.count(api::Method::GetAllRecords), 2);
    QVERIFY(!bench.bar()->isVisible());
}

void TestRecordsView::windowIsOfTheShownZone()
{
    RecordsViewBench bench;
    bench.open();
    bench.choose(RecordSet::Completed);
    QTRY_COMPARE(bench.tenant.count(api::Method::GetCompletedRecords), 1);
    // Today in New York begins at four or five o'clock UTC, and lasts 23 to 25 hours.
    const auto time = [&](const char *key) {
        return QDateTime::fromString(bench.last(api::Method::GetCompletedRecords).value(c(key)).toString() + u'Z',
                                     Qt::ISODateWithMs);
    };
    QVERIFY(time("startTime").time() == QTime(4, 0) || time("startTime").time() == QTime(5, 0));
    QVERIFY(allText(*bench.bar()).contains(c("local time, UTC−")));
    QAction *zone = nullptr;
    for (QAction *action : bench.view->actions(views::MenuId::View)) {
        if (action && action->isCheckable())
            zone = action;
    }
    QVERIFY(zone);
    zone->trigger();
    QTRY_COMPARE(bench.tenant.count(api::Method::GetCompletedRecords), 2);
    QCOMPARE(time("startTime").time(), QTime(0, 0));
    QCOMPARE(time("endTime"), time("startTime").addDays(1));
    QVERIFY(allText(*bench.bar()).contains(c("(UTC)")));
    bench.preset(WindowPreset::LastHour);
    QTRY_COMPARE(bench.tenant.count(api::Method::GetCompletedRecords), 3);
    QVERIFY(!bench.last(api::Method::GetCompletedRecords).contains(c("endTime")));
    bench.preset(WindowPreset::AllTime);
    QTRY_COMPARE(bench.tenant.count(api::Method::GetCompletedRecords), 4);
    QVERIFY(!bench.last(api::Method::GetCompletedRecords).contains(c("startTime")));
    QVERIFY(allText(*bench.bar()).contains(c("all time")));
}

void TestRecordsView::customWindow()
{
    RecordsViewBench bench;
    bench.view->setTimeZone(models::TimeZoneShown::Utc);
    bench.open();
    bench.choose(RecordSet::Updated);
    QTRY_COMPARE(bench.tenant.count(api::Method::GetUpdatedRecords), 1);
    bench.preset(WindowPreset::Custom);
    QTRY_COMPARE(bench.tenant.count(api::Method::GetUpdatedRecords), 2); // begins with today
    const auto edits = bench.bar()->findChildren<QDateTimeEdit *>();
    QCOMPARE(edits.size(), 2);
    QVERIFY(edits.at(0)->isVisible());
    savePictures(bench.window, "results-custom");
    edits.at(1)->setDateTime(QDateTime({2024, 11, 13}, {6, 30}, Qt::UTC));
    edits.at(0)->setDateTime(QDateTime({2024, 11, 12}, {0, 0}, Qt::UTC));
    QTRY_COMPARE(bench.tenant.count(api::Method::GetUpdatedRecords), 3);
    QCOMPARE(bench.last(api::Method::GetUpdatedRecords).value(c("startTime")).toString(), c("2024-11-12T00:00:00.000"));
    QCOMPARE(bench.last(api::Method::GetUpdatedRecords).value(c("endTime")).toString(), c("2024-11-13T06:30:00.000"));
    // What cannot be asked is not asked.
    edits.at(0)->setDateTime(QDateTime({2024, 11, 14}, {0, 0}, Qt::UTC));
    QTRY_VERIFY(allText(*bench.bar()).contains(c("The end must be after the start.")));
    QTest::qWait(700);
    QCOMPARE(bench.tenant.count(api::Method::GetUpdatedRecords), 3);
    // The same moments in the other zone: New York is five hours behind.
    edits.at(0)->setDateTime(QDateTime({2024, 11, 12}, {0, 0}, Qt::UTC));
    bench.view->setTimeZone(models::TimeZoneShown::Local);
    QCOMPARE(edits.at(1)->text(), c("2024-11-13 01:30"));
}

void TestRecordsView::calendarChoosesTheDay()
{
    RecordsViewBench bench;
    bench.view->setTimeZone(models::TimeZoneShown::Utc);
    RecordSelection selection = bench.view->selection();
    selection.set = RecordSet::Completed;
    selection.preset = WindowPreset::Custom;
    selection.custom = {QDateTime({2024, 11, 12}, {9, 0}, Qt::UTC), QDateTime({2024, 11, 13}, {9, 0}, Qt::UTC)};
    bench.view->setSelection(selection);
    bench.open();
    QTRY_COMPARE(bench.tenant.count(api::Method::GetCompletedRecords), 1);
    views::IconButton *choose = nullptr;
    for (auto *each : bench.bar()->findChildren<views::IconButton *>()) {
        if (!choose)
            choose = each;
    }
    choose->click();
    auto *popup = bench.bar()->findChild<views::CalendarPopup *>();
    QVERIFY(popup);
    QCOMPARE(popup->calendar()->selectedDate(), QDate(2024, 11, 12));
    savePictures(*popup, "results-calendar");
    QTest::keyClick(popup->calendar()->findChild<QAbstractItemView *>(), Qt::Key_Left);
    QTest::keyClick(popup->calendar()->findChild<QAbstractItemView *>(), Qt::Key_Return);
    QTRY_COMPARE(bench.tenant.count(api::Method::GetCompletedRecords), 2);
    QCOMPARE(bench.last(api::Method::GetCompletedRecords).value(c("startTime")).toString(), c("2024-11-11T09:00:00.000"));
}

void TestRecordsView::filterStaysAcrossSegments()
{
    RecordsViewBench bench;
    bench.open();
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    bench.view->findChild<QLineEdit *>()->setText(c("Benning"));
    QTRY_VERIFY(bench.view->model()->shown() < 30);
    bench.choose(RecordSet::Completed);
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    QTRY_VERIFY(bench.view->model()->shown() < 30);
    QCOMPARE(bench.view->model()->filter(), c("Benning"));
}

void TestRecordsView::attemptsComeWithTheRecords()
{
    RecordsViewBench bench;
    bench.open();
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    QTest::mouseClick(bench.view->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(10, 10));
    QTRY_COMPARE(bench.tenant.count(api::Method::GetAllRecords), 2);
    QCOMPARE(bench.last(api::Method::GetAllRecords).value(c("extractAttempts")), QJsonValue(true));
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    bench.current(1); // HP-000471: never called, since 471 is three times 157
    QVERIFY2(bench.timeline().contains(c("was not called")), qPrintable(bench.timeline()));
    bench.current(2);
    const QString text = bench.timeline();
    QVERIFY2(text.contains(c("j.ellwanger · talked 1:42, dialed 0:09 · CPA voice")), qPrintable(text));
    QVERIFY(text.contains(c("“Prefers mornings before ten.”")));
    QVERIFY(text.contains(c("mood: friendly")));
    QVERIFY(text.contains(c("no agent · dialed 0:28 · CPA no answer")));
    QVERIFY(text.indexOf(c("Call back later")) < text.indexOf(c("No answer")));
    QVERIFY(text.indexOf(c("No answer")) < text.indexOf(c("Answering machine")));
    QVERIFY(!text.contains(c("Interaction")));
    QVERIFY(allText(*bench.view->pane()).contains(c("3, newest first")));
    QCOMPARE(bench.tenant.count(api::Method::QueryRecord), 0);
    // Opened, it says the rest.
    auto *item = bench.view->pane()->timeline()->findChild<views::AttemptItem *>();
    item->findChild<views::IconButton *>()->click();
    QVERIFY(bench.timeline().contains(c("Interaction: F944CE77")));
    savePictures(bench.window, "results-attempts");
}

void TestRecordsView::attemptsAreReadByKey()
{
    RecordsViewBench bench;
    bench.tenant.on(api::Method::QueryRecord,
                    [](const api::WireRequest &) { return ScriptedTenant::json(panelRecord(472, true)); });
    bench.open();
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    bench.current(2);
    QVERIFY(bench.timeline().contains(c("Reading the attempts…")));
    QTRY_COMPARE(bench.tenant.count(api::Method::QueryRecord), 1);
    QCOMPARE(bench.last(api::Method::QueryRecord), QJsonObject({{c("instanceId"), c("I1")},
                                                                {c("extractAttempts"), true},
                                                                {c("fields"), QJsonObject{{c("panel_id"), c("HP-000472")}}}}));
    QTRY_VERIFY(bench.timeline().contains(c("CPA voice")));
    savePictures(bench.window, "results-all");
    // A record that was never called has none to ask for.
    bench.current(1);
    QTest::qWait(300);
    QCOMPARE(bench.tenant.count(api::Method::QueryRecord), 1);
}

void TestRecordsView::attemptsWithoutAKey()
{
    RecordsViewBench bench;
    bench.open(false);
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    bench.current(2);
    QVERIFY2(bench.timeline().contains(c("key fields of this list are not known")), qPrintable(bench.timeline()));
    QPushButton *read = button(*bench.view->pane(), "Read the records with attempts");
    QVERIFY(read);
    read->click();
    QTRY_COMPARE(bench.tenant.count(api::Method::GetAllRecords), 2);
    QVERIFY(bench.view->findChild<QCheckBox *>()->isChecked());
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    bench.current(2);
    QVERIFY(bench.timeline().contains(c("CPA voice")));
}

void TestRecordsView::attemptsThatDoNotCome()
{
    RecordsViewBench bench;
    bench.tenant.on(api::Method::QueryRecord, ScriptedTenant::error(503, "maintenance", "Under maintenance"));
    bench.open();
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    bench.current(2);
    QTRY_VERIFY(bench.timeline().contains(c("The attempts were not read.")));
    QVERIFY(bench.timeline().contains(c("(503)")));
    bench.tenant.on(api::Method::QueryRecord, ScriptedTenant::error(404, "not_found", "Record was not found"));
    button(*bench.view->pane(), "Try again")->click();
    QTRY_VERIFY2(bench.timeline().contains(c("no record with this key any more")), qPrintable(bench.timeline()));
}

void TestRecordsView::nothingInThisTime()
{
    RecordsViewBench bench;
    bench.tenant.on(api::Method::GetCompletedRecords, [](const api::WireRequest &request) {
        return ScriptedTenant::body(request).contains(c("startTime")) ? panelPage(0, 0, false) : panelPage(100, 5, false);
    });
    bench.open();
    bench.choose(RecordSet::Completed);
    QTRY_VERIFY(instead(*bench.view));
    QVERIFY(allText(*instead(*bench.view)).contains(c("No record was completed in this time")));
    savePictures(bench.window, "results-nothing");
    instead(*bench.view)->primary()->click(); // all time
    QTRY_COMPARE(bench.view->model()->loaded(), 5);
    QVERIFY(!instead(*bench.view));
    bench.tenant.on(api::Method::GetUpdatedRecords, panelPage(0, 0, false));
    bench.choose(RecordSet::Updated);
    QTRY_VERIFY(instead(*bench.view));
    QVERIFY(allText(*instead(*bench.view)).contains(c("No record was attempted yet")));
}

void TestRecordsView::instanceGoneIsTold()
{
    RecordsViewBench bench;
    bench.tenant.on(api::Method::GetUpdatedRecords, ScriptedTenant::error(409, "conflict", "Instance is not bound"));
    QSignalSpy gone(bench.view, &RecordsView::instanceGone);
    bench.open();
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    bench.choose(RecordSet::Updated);
    QTRY_COMPARE(gone.count(), 1);
    QVERIFY(allText(*instead(*bench.view)).contains(c("no longer bound to “Household panel”")));
    QTest::qWait(20);
    QCOMPARE(gone.count(), 1);
}

void TestRecordsView::narrowAndGerman()
{
    // What 1366x768 leaves beside the folded navigation, with words as long as German ones.
    RecordsViewBench bench({1310, 640});
    bench.open();
    bench.choose(RecordSet::Completed);
    bench.preset(WindowPreset::Custom);
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    for (QPushButton *each : bench.view->findChildren<QPushButton *>()) {
        if (each->text().startsWith(c("Completed")))
            each->setText(c("Abgeschlossen"));
        else if (each->text() == c("Updated"))
            each->setText(c("Aktualisiert"));
        else if (each->text().startsWith(c("Look up")))
            each->setText(c("Nach Schlüssel suchen…"));
        else if (each->text().startsWith(c("Columns")))
            each->setText(c("Spalten 10 von 10"));
    }
    bench.view->findChild<QCheckBox *>()->setText(c("Mit Anwahlversuchen"));
    QTest::qWait(20);
    savePicture(bench.window, c("results-narrow-german-light"));
    // No button is cut off.
    for (QPushButton *each : bench.view->findChildren<QPushButton *>()) {
        if (each->isVisibleTo(bench.view))
            QVERIFY2(each->width() >= each->minimumSizeHint().width(), qPrintable(each->text()));
    }
    QVERIFY(bench.view->findChild<QLineEdit *>()->width() >= 96);
}

QTEST_MAIN(TestRecordsView)
#include "tst_recordsview.moc"
