// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One request of the page "Activity": its details, its contents on demand, and what is copied and saved of it.

#include <QClipboard>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <views/shared/theme.h>
#include <views/shared/toast.h>
#include <views/shared/toggle.h>

#include <support/activitypagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::test;
using views::ActivityPage;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestActivityDetails : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QGuiApplication::clipboard()->clear(); }
    void detailsOfAnError();
    void copies();
    void savesHar();
    void harThatCannotBeWritten();
    void contentsOnDemand();

private:
    OwnSettings m_settings;
};

void TestActivityDetails::initTestCase() { views::Theme::instance().apply(*qApp); }

void TestActivityDetails::detailsOfAnError()
{
    ActivityBench bench;
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

void TestActivityDetails::copies()
{
    ActivityBench bench;
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

void TestActivityDetails::savesHar()
{
    ActivityBench bench;
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

void TestActivityDetails::harThatCannotBeWritten()
{
    ActivityBench bench;
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

void TestActivityDetails::contentsOnDemand()
{
    ActivityBench bench;
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

QTEST_MAIN(TestActivityDetails)
#include "tst_activitydetails.moc"
