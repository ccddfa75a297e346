// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The export of what a view of records shows: what is asked, what is written, and how it is told.

#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <views/records/exportdialog.h>
#include <views/records/recordcolumns.h>
#include <views/shared/toast.h>

#include <support/recordsviewbench.h>

using namespace outdial;
using namespace outdial::test;
using outdial::testing::ScriptedTenant;

class TestExportDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void exportsWhatIsShown();
    void exportsEverything();
    void exportThatFailsIsTold();
    void exportIsCancelled();

private:
    OwnSettings m_settings;
};

void TestExportDialog::initTestCase()
{
    qputenv("TZ", "America/New_York");
    tzset();
    views::Theme::instance().apply(*qApp);
    views::Theme::instance().setMode(views::ThemeMode::Light);
}

void TestExportDialog::exportsWhatIsShown()
{
    RecordsViewBench bench;
    bench.open();
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    bench.view->findChild<QLineEdit *>()->setText(c("Benning"));
    QTRY_VERIFY(bench.view->model()->shown() < 30);
    const qint64 shown = bench.view->model()->shown();
    QTRY_VERIFY(bench.view->columns()->shown() > 3);
    bench.view->exportAction()->trigger();
    auto *dialog = bench.window.findChild<views::ExportDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->findChildren<QRadioButton *>().first()->isChecked()); // a filter is meant
    QTemporaryDir folder;
    const QString file = folder.filePath(c("shown.csv"));
    dialog->setFile(folder.path());
    QVERIFY(allText(*dialog).contains(c("This is a folder.")));
    QVERIFY(!button(*dialog, "Export")->isEnabled());
    dialog->setFile(file);
    savePictures(*dialog, "results-export");
    QSignalSpy exported(dialog, &views::ExportDialog::exported);
    QTest::mouseClick(button(*dialog, "Export"), Qt::LeftButton);
    QTRY_COMPARE(exported.count(), 1);
    QCOMPARE(exported.first().at(1).toLongLong(), shown);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QCOMPARE(text.count("\r\n"), shown + 1);
    QCOMPARE(text.count("Benning"), shown);
    QCOMPARE(text.left(text.indexOf("\r\n")).count(','), bench.view->columns()->shown() - 1);
    const auto toasts = views::ToastHost::of(&bench.window).toasts();
    QCOMPARE(toasts.size(), 1);
    QVERIFY(allText(*toasts.first()).contains(c("records exported")));
    QVERIFY(button(*toasts.first(), "Open folder"));
    savePictures(bench.window, "results-exported");
    QTRY_VERIFY(!bench.window.findChild<views::ExportDialog *>());
}

void TestExportDialog::exportsEverything()
{
    RecordsViewBench bench;
    bench.tenant.on(api::Method::GetAllRecords, [](const api::WireRequest &request) {
        const bool first = ScriptedTenant::body(request).value(c("cursor")).toString().isEmpty();
        const bool attempts = ScriptedTenant::body(request).value(c("extractAttempts")).toBool();
        return first ? panelPage(0, 1000, attempts, c("a")) : panelPage(1000, 200, attempts);
    });
    bench.open();
    QTRY_COMPARE(bench.view->model()->loaded(), 1000);
    bench.view->exportAction()->trigger();
    auto *dialog = bench.window.findChild<views::ExportDialog *>();
    QVERIFY(allText(*dialog).contains(c("These are loaded; there are more.")));
    QTemporaryDir folder;
    QFile old(folder.filePath(c("all.csv")));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.close();
    dialog->setFile(old.fileName());
    QVERIFY(allText(*dialog).contains(c("It is replaced when the export is complete.")));
    for (QCheckBox *each : dialog->findChildren<QCheckBox *>()) {
        if (each->text().contains(c("one row for each")))
            each->setChecked(true);
    }
    QSignalSpy exported(dialog, &views::ExportDialog::exported);
    button(*dialog, "Export and replace the file")->click();
    QTRY_COMPARE(exported.count(), 1);
    QCOMPARE(exported.first().at(1).toLongLong(), 1200);
    QVERIFY(old.open(QIODevice::ReadOnly));
    // 400 of 1200 were never called, the others have three attempts each; the notes have no line ends.
    QCOMPARE(old.readAll().count("\r\n"), 1 + 400 + 800 * 3);
    QCOMPARE(bench.last(api::Method::GetAllRecords).value(c("extractAttempts")), QJsonValue(true));
}

void TestExportDialog::exportThatFailsIsTold()
{
    RecordsViewBench bench;
    bench.open();
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    bench.tenant.on(api::Method::GetAllRecords, ScriptedTenant::error(503, "maintenance", "Under maintenance"));
    bench.view->exportAction()->trigger();
    auto *dialog = bench.window.findChild<views::ExportDialog *>();
    QTemporaryDir folder;
    dialog->setFile(folder.filePath(c("all.csv")));
    button(*dialog, "Export")->click();
    QTRY_VERIFY(allText(*dialog).contains(c("The records were not exported.")));
    QVERIFY(allText(*dialog).contains(c("(503)")));
    QVERIFY(!QFile::exists(folder.filePath(c("all.csv"))));
    savePictures(*dialog, "results-export-failed");
    // Nothing has to be typed again.
    bench.tenant.on(api::Method::GetAllRecords, panelPage(470, 30, false));
    button(*dialog, "Export")->click();
    QTRY_VERIFY(QFile::exists(folder.filePath(c("all.csv"))));
}

void TestExportDialog::exportIsCancelled()
{
    RecordsViewBench bench;
    bench.open();
    QTRY_COMPARE(bench.view->model()->loaded(), 30);
    bench.tenant.hold(api::Method::GetAllRecords);
    bench.view->exportAction()->trigger();
    auto *dialog = bench.window.findChild<views::ExportDialog *>();
    QTemporaryDir folder;
    dialog->setFile(folder.filePath(c("all.csv")));
    button(*dialog, "Export")->click();
    QTRY_COMPARE(bench.tenant.count(api::Method::GetAllRecords), 2);
    QVERIFY(dialog->findChild<QProgressBar *>()->isVisible());
    savePictures(*dialog, "results-export-running");
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    QTRY_VERIFY(allText(*dialog).contains(c("The export was cancelled.")));
    QTRY_COMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!bench.window.findChild<views::ExportDialog *>());
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
