// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// An export of records: of which records it is, and that there is no file, or the old one, when it ends early.

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <models/transfer/cellguard.h>

#include <ctime>
#include <support/exportbench.h>
#include <support/fulldisk.h>
#include <support/tenantsession.h>

using namespace outdial;
using namespace outdial::test;
using models::ExportSettings;
using models::RecordExport;
using models::RecordSelection;
using models::RecordSet;
using models::RecordSource;
using State = models::RecordExport::State;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestRecordExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatIsShown();
    void everythingOfTheSandbox();
    void completedOfTheSandbox();
    void failedPageLeavesNoFile();
    void circleIsAnError();
    void cancelledWhileAPageIsAwaited();
    void cancelledLeavesTheOldFile();
    void destroyedLeavesNothing();
    void folderThatIsNotThere();
    void fullDisk();
    void linkIsFollowed();
};

void TestRecordExport::initTestCase()
{
    qputenv("TZ", "America/New_York");
    tzset();
    QVERIFY(!QStandardPaths::findExecutable(c("python3")).isEmpty());
}

void TestRecordExport::whatIsShown()
{
    models::RecordsModel model;
    HeldCalls<api::RecordPagePtr> calls;
    RecordSource source;
    source.page = [&calls](int limit, const QString &cursor, const api::CallOptions &options) {
        return calls.hold(limit, cursor, options);
    };
    model.open(source);
    QJsonArray records;
    for (const char *name : {"Benning", "Öztürk", "Arrebola", "benitez"})
        records.append(record(entry({{"last", name}, {"id", QString(c(name).size() * 11, u'1')}}),
                              called(c("Busy"), 1, name[0] == 'B', c("2024-11-12T14:31:47.000"))));
    records.append(record(entry({{"last", "Ben"}, {"id", "5"}})));
    calls.answerLast(recordPage(records));
    QTRY_COMPARE(model.loaded(), 5);
    int last = 0;
    while (model.headerData(last, Qt::Horizontal).toString() != c("last"))
        ++last;
    model.setFilter(c("BEN"));
    model.sort(last, Qt::DescendingOrder);
    QTRY_VERIFY(!model.isArranging() && model.shown() == 3);
    const int state = model.sectionOf({models::RecordColumn::Kind::State, 0});
    ExportBench bench;
    RecordExport job(model.shownRecords({state, last, state + 3}), bench.settings);
    // What comes later is not in it.
    model.setFilter({});
    job.start();
    QTRY_COMPARE(job.state(), State::Done);
    QCOMPARE(contents(bench.settings.file), QByteArray("status.state,last,status.lastDate\r\n"
                                                       "Completed,Benning,2024-11-12T14:31:47.000Z\r\n"
                                                       "Open,benitez,2024-11-12T14:31:47.000Z\r\n"
                                                       "Never called,Ben,\r\n"));
    QCOMPARE(job.recordsWritten(), 3);
}

void TestRecordExport::everythingOfTheSandbox()
{
    SandboxSession on(c("records:5200"));
    QVERIFY(on.session);
    const auto lists = on.session->client().callingList.getAll(100, {}).takeResult().value();
    const auto list =
        std::find_if(lists.lists.begin(), lists.lists.end(), [](const auto &each) { return each.totalRecords == 5200; });
    QVERIFY(list != lists.lists.end());
    const auto detail = on.session->client().callingList.getList(list->id).takeResult().value();
    const auto &binding = detail.campaigns.first();
    QTemporaryDir folder;
    ExportSettings settings;
    settings.file = folder.filePath(c("all.csv"));
    RecordExport job(RecordSource::from(on.session->client(), binding.campaignId, binding.instanceId, 5200),
                     api::Method::GetAllRecords, settings);
    QSignalSpy changed(&job, &RecordExport::changed);
    job.start();
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Done, 30'000);
    QCOMPARE(job.recordsWritten(), 5200);
    QVERIFY(changed.count() >= 6); // as many as there are pages, at least
    const auto rows = byPython(settings.file);
    QCOMPARE(rows.size(), 5201);
    // Field by field what the sandbox has, in its order.
    for (int column = 0; !rows.first().at(column).startsWith(c("status.")); ++column) {
        const QStringList stored = on.tenant->storedValues(list->id, rows.first().at(column));
        for (qsizetype row = 0; row < stored.size(); ++row)
            QCOMPARE(QString::fromStdString(std::string(models::unguardedCell(rows.at(row + 1).at(column).toStdString()))),
                     stored.at(row));
    }
}

void TestRecordExport::completedOfTheSandbox()
{
    SandboxSession on(c("demo"));
    QVERIFY(on.session);
    auto &client = on.session->client();
    const QString campaignId = on.tenant->campaignIdByName(c("Spring renewals — West Coast"));
    QVERIFY(!campaignId.isEmpty());
    const auto campaign = client.campaign.getCampaign(campaignId).takeResult().value();
    const QString instance = campaign.lists.first().instanceId;
    const auto exported = [&](RecordSet set, const QString &file) {
        RecordSelection selection;
        selection.set = set;
        selection.preset = models::WindowPreset::AllTime;
        selection.attempts = true;
        ExportSettings settings;
        settings.file = file;
        settings.rowPerAttempt = true;
        RecordExport job(RecordSource::from(client, campaignId, instance, -1, selection), models::methodOf(set), settings);
        job.start();
        return QTest::qWaitFor([&job] { return job.state() == State::Done; }, 30'000) ? job.recordsWritten() : -1;
    };
    QTemporaryDir folder;
    const qint64 all = exported(RecordSet::All, folder.filePath(c("all.csv")));
    const qint64 completed = exported(RecordSet::Completed, folder.filePath(c("completed.csv")));
    const qint64 updated = exported(RecordSet::Updated, folder.filePath(c("updated.csv")));
    QVERIFY(completed > 0 && completed <= updated && updated <= all);
    // Counted from the file of all of them.
    const auto rows = byPython(folder.filePath(c("all.csv")));
    const auto column = [&rows](const char *title) { return int(rows.first().indexOf(c(title))); };
    QHash<QString, int> attemptsOf;
    QHash<QString, int> told;
    qint64 trueOnes = 0;
    qint64 records = 0;
    QString before;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const QString key = rows.at(i).mid(0, column("status.completed")).join(u'|');
        if (key != before) {
            ++records;
            trueOnes += rows.at(i).at(column("status.completed")) == c("true");
        }
        before = key;
        attemptsOf[key] += rows.at(i).at(column("attempt.date")).isEmpty() ? 0 : 1;
        told[key] = rows.at(i).at(column("status.totalAttempts")).toInt();
    }
    QCOMPARE(records, all);
    QCOMPARE(trueOnes, completed);
    QCOMPARE(attemptsOf, told);
}

void TestRecordExport::failedPageLeavesNoFile()
{
    ExportBench bench;
    bench.start(2500);
    QTRY_COMPARE(bench.calls.count(), 1);
    bench.calls.answerLast(numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(bench.calls.count(), 2);
    bench.calls.failLast(api::ErrorKind::Server, 503);
    QTRY_COMPARE(bench.job->state(), State::Failed);
    QVERIFY2(bench.job->problem().contains(c("(503)")), qPrintable(bench.job->problem()));
    QVERIFY2(bench.job->problem().contains(c("1,000")), qPrintable(bench.job->problem()));
    QVERIFY(bench.job->problem().contains(c("No file was written.")));
    QTRY_COMPARE(bench.files(), QStringList());
}

void TestRecordExport::circleIsAnError()
{
    ExportBench bench;
    bench.start();
    QTRY_COMPARE(bench.calls.count(), 1);
    bench.calls.answerLast(numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(bench.calls.count(), 2);
    bench.calls.answerLast(numberedPage(1000, 1000, c("a")));
    QTRY_COMPARE(bench.job->state(), State::Failed);
    QVERIFY(bench.job->problem().contains(c("circle")));
    QCOMPARE(bench.calls.count(), 2);
    QTRY_COMPARE(bench.files(), QStringList());
}

void TestRecordExport::cancelledWhileAPageIsAwaited()
{
    ExportBench bench;
    bench.start();
    QTRY_COMPARE(bench.calls.count(), 1);
    bench.calls.answerLast(numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(bench.calls.count(), 2);
    QCOMPARE(bench.files().size(), 1); // under a name of its own
    QVERIFY(!QFile::exists(bench.settings.file));
    bench.job->cancel();
    QTRY_COMPARE(bench.job->state(), State::Cancelled);
    QVERIFY(bench.calls.last().cancel.isCancelled());
    QTRY_COMPARE(bench.files(), QStringList());
    // The answer that comes nevertheless is nothing to it.
    bench.calls.answerLast(numberedPage(1000, 10));
    QTest::qWait(20);
    QCOMPARE(bench.job->state(), State::Cancelled);
    QCOMPARE(bench.files(), QStringList());
}

void TestRecordExport::cancelledLeavesTheOldFile()
{
    ExportBench bench;
    QFile old(bench.settings.file);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("as it was");
    old.close();
    models::ShownRecords shown;
    for (int page = 0; page < 40; ++page)
        shown.store.append(numberedPage(page * 1000, 1000));
    shown.columns = {{models::RecordColumn::Kind::Entry, 0}};
    RecordExport job(shown, bench.settings);
    QSignalSpy changed(&job, &RecordExport::changed);
    job.start();
    QTRY_VERIFY(job.recordsWritten() > 0);
    job.cancel();
    QTRY_VERIFY(!job.isRunning());
    QCOMPARE(job.state(), State::Cancelled);
    QTRY_COMPARE(bench.files(), QStringList(c("records.csv")));
    QCOMPARE(contents(bench.settings.file), QByteArray("as it was"));
    RecordExport again(shown, bench.settings);
    again.start();
    QTRY_COMPARE(again.state(), State::Done);
    QCOMPARE(byOutdial(bench.settings.file).size(), 40'001);
}

void TestRecordExport::destroyedLeavesNothing()
{
    ExportBench bench;
    bench.start();
    QTRY_COMPARE(bench.calls.count(), 1);
    bench.calls.answerLast(numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(bench.calls.count(), 2);
    bench.job.reset();
    QVERIFY(bench.calls.last().cancel.isCancelled());
    QTRY_COMPARE(bench.files(), QStringList());
}

void TestRecordExport::folderThatIsNotThere()
{
    ExportBench bench;
    bench.settings.file = bench.folder.filePath(c("none/records.csv"));
    bench.start();
    QTRY_COMPARE(bench.job->state(), State::Failed);
    QVERIFY2(bench.job->problem().contains(c("cannot be written")), qPrintable(bench.job->problem()));
    QVERIFY(bench.job->problem().contains(bench.settings.file));
    QCOMPARE(bench.calls.count(), 0); // nothing is asked for nothing
    bench.settings.file = bench.folder.path();
    bench.start();
    QTRY_COMPARE(bench.job->state(), State::Failed);
    QVERIFY2(bench.job->problem().contains(c("it is not a file")), qPrintable(bench.job->problem()));
}

void TestRecordExport::fullDisk()
{
    ExportBench bench;
    models::ShownRecords shown;
    for (int page = 0; page < 60; ++page)
        shown.store.append(numberedPage(page * 1000, 1000));
    shown.columns = {{models::RecordColumn::Kind::Entry, 0}, {models::RecordColumn::Kind::Entry, 1}};
    QString problem;
    {
        const DiskLimit limit(300'000);
        RecordExport job(shown, bench.settings);
        job.start();
        QTRY_COMPARE(job.state(), State::Failed);
        problem = job.problem();
    }
    QVERIFY2(problem.contains(c("cannot be written")), qPrintable(problem));
    QVERIFY2(problem.contains(c("then export again")), qPrintable(problem));
    QTRY_COMPARE(bench.files(), QStringList());
    // A full device tells itself.
    models::ExportFile file([] {
        ExportSettings full;
        full.file = c("/dev/full");
        return full;
    }());
    QVERIFY(!file.begin());
}

void TestRecordExport::linkIsFollowed()
{
    ExportBench bench;
    const QString real = bench.folder.filePath(c("real.csv"));
    QFile old(real);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.close();
    QVERIFY(QFile::link(real, bench.settings.file));
    QVERIFY(bench.run({record(entry({{"id", "N1"}}))}));
    QVERIFY(QFileInfo(bench.settings.file).isSymLink());
    QVERIFY(contents(real).startsWith("id,"));
}

QTEST_GUILESS_MAIN(TestRecordExport)
#include "tst_recordexport.moc"
