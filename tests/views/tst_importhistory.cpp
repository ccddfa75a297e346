// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports of earlier sessions: found again, opened with their receipt, and taken back.

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <models/transfer/importsmodel.h>
#include <views/shared/states.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/importpage.h>
#include <views/transfer/importspage.h>
#include <views/transfer/undocard.h>
#include <views/transfer/undodialog.h>

#include <support/importjobs.h>
#include <support/pictures.h>
#include <support/tenantsession.h>
#include <support/undobench.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;
using views::ImportPage;
using views::ImportsPage;
using views::TableView;
using views::UndoCard;
using views::UndoDialog;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

QString allText(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

// Null when it is not to be seen.
QPushButton *button(const QWidget &widget, const QString &beginning)
{
    for (QPushButton *one : widget.findChildren<QPushButton *>()) {
        if (one->isVisibleTo(&widget) && one->text().remove(u'&').startsWith(beginning))
            return one;
    }
    return nullptr;
}

void savePictures(QWidget &widget, const QString &name)
{
    if (!qEnvironmentVariableIsSet("OUTDIAL_PICTURES"))
        return;
    auto &theme = views::Theme::instance();
    for (const auto mode : {views::ThemeMode::Light, views::ThemeMode::Dark}) {
        theme.setMode(mode);
        QTest::qWait(1);
        savePicture(widget, name + (mode == views::ThemeMode::Dark ? s("-dark") : s("-light")));
    }
    theme.setMode(views::ThemeMode::Light);
}

// A tenant, a page of imports on it, and the page that it opens.
class HistoryBench : public UndoBench {
public:
    HistoryBench()
    {
        makeList(usFormat(s("Spring leads")), s("Spring leads"));
        const auto address = api::TenantAddress::parse(tenant->url().toString());
        session =
            makeSession(std::make_unique<api::Client>(*address, api::Credentials{tenant->clientId(), tenant->clientSecret()}));
        page.resize(1232, 800);
        page.setSession(session.get());
        page.show();
        QObject::connect(&page, &ImportsPage::pageWanted, &page, [this](views::Page *wanted) {
            if (opened)
                opened.release()->deleteLater(); // it may be the one that asks
            opened.reset(qobject_cast<ImportPage *>(wanted));
            opened->resize(1232, 840);
            opened->show();
        });
    }
    ~HistoryBench()
    {
        opened.reset();
        page.setSession(nullptr);
    }

    // An import in this session.
    void import(const QByteArray &text, const QString &name = s("leads.csv"), ImportMode mode = ImportMode::Add)
    {
        writeFile(text, name);
        auto *job = page.imports()->newJob();
        prepare(*job, {listId, s("Spring leads"), settings.format.id, s("Spring leads")}, settings.file);
        job->setMode(mode);
        job->setCompares(mode != ImportMode::Add);
        check(*job);
        job->start();
        QTRY_COMPARE(job->phase(), ImportJob::Phase::Over);
        QCOMPARE(job->progress().state, RunState::Done);
        importId = job->importId();
    }
    // All that was seen of imports is forgotten but for the journal.
    void beginAnotherSession()
    {
        opened.reset();
        page.setSession(session.get());
    }
    TableView *table() const { return page.findChild<TableView *>(); }
    void open(int row)
    {
        const auto index = table()->model()->index(row, 0);
        Q_EMIT table()->activated(index);
    }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }

    std::unique_ptr<Session> session;
    ImportsPage page;
    std::unique_ptr<ImportPage> opened;
};

QByteArray withRejects(int good) { return goodRows(good) + "C900001,,(415) 555-0111,1,\r\nC900002,Two,12,1,\r\n"; }

} // namespace

class TestImportHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void receiptOfAnEarlierSession();
    void filesThatAreGone();
    void findAnImport();
    void undoFromTheReceipt();
    void undoThatIsNotPossible();
    void undoThatIsNotWanted();
    void earlierValuesComeBack();

private:
    OwnSettings m_settings;
};

void TestImportHistory::initTestCase() { views::Theme::instance().apply(*qApp); }

void TestImportHistory::receiptOfAnEarlierSession()
{
    HistoryBench bench;
    bench.import(withRejects(30));
    bench.beginAnotherSession();
    QCOMPARE(bench.cell(0, ImportsModel::AddedColumn), s("30"));
    QCOMPARE(bench.cell(0, ImportsModel::UpdatedColumn), s("0"));
    QCOMPARE(bench.cell(0, ImportsModel::RejectedColumn), s("2"));
    QVERIFY(bench.page.imports()->jobAt(0) == nullptr);
    bench.open(0);
    QVERIFY(bench.opened);
    QCOMPARE(bench.opened->step(), int(ImportPage::Receipt));
    QCOMPARE(bench.opened->title(), s("leads.csv into “Spring leads”"));
    const auto *job = bench.opened->job();
    QCOMPARE(job->phase(), ImportJob::Phase::Over);
    QCOMPARE(job->progress().receipt.read, 32);
    QCOMPARE(job->progress().batches, 1);
    const auto &entry = bench.page.imports()->entryAt(0);
    QCOMPARE(job->secondsRun(), double(entry.started.msecsTo(entry.ended)) / 1000.0);
    const QString text = allText(*bench.opened);
    QVERIFY2(text.contains(s("Balances")) && text.contains(s("leads.rejects.csv")), qPrintable(text));
    // The rejects can be mended and retried from here as well.
    auto *mend = button(*bench.opened, s("Mend and retry 2"));
    QVERIFY(mend != nullptr);
    mend->click();
    QVERIFY(bench.opened->job() != job);
    QCOMPARE(bench.opened->job()->file(), bench.folder.filePath(s("leads.rejects.csv")));
    QCOMPARE(bench.opened->job()->target()->listId, bench.listId);
    QTRY_COMPARE(bench.opened->job()->format().fields.size(), 5); // known from before
}

void TestImportHistory::filesThatAreGone()
{
    HistoryBench bench;
    bench.import(withRejects(3));
    QVERIFY(QFile::remove(bench.folder.filePath(s("leads.rejects.csv"))));
    bench.beginAnotherSession();
    bench.open(0);
    QVERIFY(allText(*bench.opened).contains(s("The files are not there any more.")));
    QVERIFY(button(*bench.opened, s("Mend")) == nullptr);
}

void TestImportHistory::findAnImport()
{
    HistoryBench bench;
    bench.import(goodRows(3), s("april.csv"));
    bench.import(withRejects(3), s("may.csv"));
    QCOMPARE(bench.table()->model()->rowCount(), 2);
    auto *search = bench.page.findChild<views::SearchField *>();
    search->setText(s("APR"));
    QCOMPARE(bench.table()->model()->rowCount(), 1);
    QCOMPARE(bench.cell(0, ImportsModel::FileColumn), s("april.csv"));
    bench.open(0);
    QCOMPARE(bench.opened->job()->fileName(), s("april.csv"));
    search->setText(s("june"));
    QCOMPARE(bench.table()->cover(), TableView::Cover::Empty);
    button(bench.page, s("Show all imports"))->click();
    QCOMPARE(bench.table()->cover(), TableView::Cover::None);
    QCOMPARE(bench.table()->model()->rowCount(), 2);
    auto *rejects = bench.page.findChild<views::SegmentedControl *>();
    Q_EMIT rejects->currentChanged(3); // with rejects
    QCOMPARE(bench.table()->model()->rowCount(), 1);
    QCOMPARE(bench.cell(0, ImportsModel::FileColumn), s("may.csv"));
    savePictures(bench.page, s("imports-filter"));
}

void TestImportHistory::undoFromTheReceipt()
{
    HistoryBench bench;
    bench.import(withRejects(30));
    const auto instance = bench.bind(s("CAMPAIGN-1"));
    bench.call({idOf(7), idOf(8)}, instance);
    bench.beginAnotherSession();
    bench.open(0);
    savePictures(*bench.opened, s("receipt-before-undo"));
    button(*bench.opened, s("Undo this import"))->click();
    auto *dialog = bench.page.window()->findChild<UndoDialog *>();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY(button(*dialog, s("Delete 28")) != nullptr);
    auto *act = button(*dialog, s("Delete 28"));
    QTRY_VERIFY(allText(*dialog).contains(s("archive"))); // what was put into it shows itself a moment later
    const QString text = allText(*dialog);
    for (const auto &part : {s("leads.csv"), s("30 record(s) were added"), s("2 of them were called, and stay."), s("“First”"),
                             s("Nothing goes to the archive.")})
        QVERIFY2(text.contains(part), qPrintable(text));
    // Off until the name is typed; the safe choice is the default.
    QVERIFY(!act->isEnabled());
    QVERIFY(button(*dialog, s("Keep the records"))->isDefault());
    auto *name = dialog->findChild<QLineEdit *>();
    name->setText(s("spring leads"));
    QVERIFY(!act->isEnabled());
    savePictures(*dialog, s("undo-dialog"));
    QCOMPARE(bench.tenant->submissions(s("callinglist/delete")), 0);
    name->setText(s("Spring leads"));
    QVERIFY(act->isEnabled());
    act->click();
    auto *card = bench.opened->findChild<UndoCard *>();
    QVERIFY(card->isVisibleTo(bench.opened.get()));
    savePictures(*bench.opened, s("receipt-during-undo"));
    QTRY_VERIFY(allText(*card).contains(s("Each added record is accounted for.")));
    QTRY_VERIFY(allText(*card).contains(s("Kept: called")));
    const QString done = allText(*card);
    QVERIFY2(done.contains(s("Undone")) && done.contains(s("28\nDeleted")), qPrintable(done));
    QCOMPARE(bench.storedIds(), (QStringList{idOf(7), idOf(8)}));
    QVERIFY(button(*bench.opened, s("Undo this import")) == nullptr);
    QTRY_COMPARE(bench.cell(0, ImportsModel::StateColumn), s("Undone"));
    savePictures(*bench.opened, s("receipt-after-undo"));
    savePictures(bench.page, s("imports-after-undo"));
    // And so it is shown for ever after.
    bench.beginAnotherSession();
    QCOMPARE(bench.cell(0, ImportsModel::StateColumn), s("Undone"));
    bench.open(0);
    QTRY_VERIFY(allText(*bench.opened->findChild<UndoCard *>()).contains(s("Kept: called")));
    QVERIFY(button(*bench.opened, s("Undo")) == nullptr);
}

void TestImportHistory::undoThatIsNotPossible()
{
    HistoryBench bench;
    bench.import(goodRows(5));
    bench.writeFile(goodRows(6)); // the same name
    bench.beginAnotherSession();
    bench.open(0);
    button(*bench.opened, s("Undo this import"))->click();
    auto *dialog = bench.page.window()->findChild<UndoDialog *>();
    QTRY_VERIFY(button(*dialog, s("Close")) != nullptr);
    QVERIFY(allText(*dialog).contains(s("was changed since it was imported")));
    QVERIFY(button(*dialog, s("Delete")) == nullptr);
    savePictures(*dialog, s("undo-impossible"));
    QPointer<UndoDialog> gone = dialog;
    button(*dialog, s("Close"))->click();
    QTRY_VERIFY(gone.isNull());
    QCOMPARE(bench.storedIds(), idsOf(5));
}

void TestImportHistory::undoThatIsNotWanted()
{
    HistoryBench bench;
    bench.import(goodRows(5));
    bench.open(0);
    button(*bench.opened, s("Undo this import"))->click();
    QPointer<UndoDialog> dialog = bench.page.window()->findChild<UndoDialog *>();
    QTRY_VERIFY(button(*dialog, s("Delete 5")) != nullptr);
    dialog->findChild<QLineEdit *>()->setText(s("Spring leads"));
    QTest::keyClick(dialog.data(), Qt::Key_Escape);
    QTRY_VERIFY(dialog.isNull());
    QVERIFY(bench.page.imports()->undoOf(bench.importId) == nullptr);
    QCOMPARE(bench.storedIds(), idsOf(5));
    QCOMPARE(bench.tenant->submissions(s("callinglist/delete")), 0);
    QVERIFY(bench.page.imports()->entryAt(0).undone.isEmpty());
}

// Of an import that compared its rows with the list, what changed records said before is a file; it goes the way of any import.
void TestImportHistory::earlierValuesComeBack()
{
    HistoryBench bench;
    bench.bind(s("CAMPAIGN-1"));
    bench.import(goodRows(6));
    bench.import("customer_id,last_name\r\nC000002,Kim\r\nC000003,Kim\r\n", s("changes.csv"), ImportMode::Update);
    const auto names = [&] { return bench.tenant->storedValues(bench.listId, s("last_name")); };
    QCOMPARE(names().count(s("Kim")), 2);
    bench.beginAnotherSession();
    bench.open(0);
    QVERIFY(button(*bench.opened, s("Undo this import")) == nullptr);
    savePictures(*bench.opened, s("receipt-of-changes"));
    button(*bench.opened, s("Bring the earlier values back"))->click();
    auto *job = bench.opened->job();
    QCOMPARE(job->file(), bench.folder.filePath(s("changes.before.csv")));
    QCOMPARE(job->mode(), ImportMode::Update);
    QTRY_VERIFY(!job->isReading() && job->formatState() == ImportJob::FormatState::Known);
    check(*job);
    job->start();
    QTRY_COMPARE(job->phase(), ImportJob::Phase::Over);
    QCOMPARE(job->progress().receipt.updated, 2);
    QCOMPARE(names().count(s("Kim")), 0);
}

QTEST_MAIN(TestImportHistory)
#include "tst_importhistory.moc"
