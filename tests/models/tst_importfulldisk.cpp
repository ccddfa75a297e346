// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports whose disk gets full at each possible place: they stop with a sentence that says what to do, and resumed when there is
// room again, each row is accounted for once.

#include <QSqlQuery>
#include <QTest>

#include <support/diskbench.h>
#include <support/fulldisk.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {

bool smallDisks = false; // may be mounted here

QString s(const char *text) { return QString::fromUtf8(text); }

using Kind = DiskSource::Kind;

// Whoever opens it meanwhile finds no half row.
bool endsWithARow(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto text = file.readAll();
    return text.isEmpty() || text.endsWith("\r\n");
}

} // namespace

class TestImportFullDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void journalFullAtEachPlace_data();
    void journalFullAtEachPlace();
    void journalFullOfRows();
    void rejectsFull_data();
    void rejectsFull();
    void addedFull();
    void deviceFull();
    void fileOfBeforeFull();
    void diskFullAnywhere_data();
    void diskFullAnywhere();
    void nobodyHoldsAnImportThatCannotBeLocked();
    void lockWithoutAName();
    void storeOpened();
};

void TestImportFullDisk::journalFullAtEachPlace_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("step"); // bytes; a page of the log has 4120
    QTest::addColumn<QString>("fault");
    QTest::newRow("keys") << int(Kind::Keyed) << 2060 << QString();
    QTest::newRow("no keys") << int(Kind::Keyless) << 2060 << QString();
    QTest::newRow("update or add") << int(Kind::Upsert) << 3500 << QString();
    QTest::newRow("what differs") << int(Kind::Compared) << 3500 << QString();
    // The records from before were the first request.
    QTest::newRow("an answer is lost") << int(Kind::Keyed) << 3500 << s("kind=cut-after,path=callinglist/addAll,nth=3");
}

// A write of the journal is some pages of its log, which are cut anywhere.
void TestImportFullDisk::journalFullAtEachPlace()
{
    QFETCH(int, kind);
    QFETCH(int, step);
    QFETCH(QString, fault);
    constexpr int rows = 75;
    DiskBench measured({Kind{kind}, rows});
    const qint64 first = measured.logSize();
    const auto whole = measured.tryRun();
    QVERIFY2(measured.complaintOfEnd(whole).isNull(), qPrintable(measured.complaintOfEnd(whole)));
    const qint64 last = measured.logSize();
    QVERIFY(first > 0 && last > first);
    int notBegun = 0;
    int nothingSent = 0;
    int inDoubt = 0;
    int allAnswered = 0;
    int done = 0;
    for (qint64 bytes = first; bytes < last + 3000; bytes += step) {
        DiskBench bench({Kind{kind}, rows});
        if (!fault.isNull())
            bench.tenant->addFault(fault);
        QCOMPARE(bench.logSize(), first);
        RunProgress seen;
        {
            const DiskLimit limit(bytes);
            seen = bench.tryRun();
        }
        const bool begun = bench.isBegun();
        if (seen.state == RunState::Done) {
            ++done;
        } else {
            const auto wrong = bench.complaintOfStop(seen);
            QVERIFY2(wrong.isNull(), qPrintable(s("%1 bytes: ").arg(bytes) + wrong));
            if (!begun) {
                ++notBegun;
                QVERIFY(seen.message.contains(s("Nothing was sent.")));
            }
            if (bench.sent() == 0)
                ++nothingSent;
            QVERIFY(begun || bench.sent() == 0);
            if (begun && bench.sent() > 0) {
                ImportJournal journal = *ImportJournal::take(bench.store, bench.importId);
                const auto batches = *journal.batches();
                const bool all =
                    std::ranges::all_of(batches, [](const auto &batch) { return batch.state == BatchState::Answered; });
                (all ? allAnswered : inDoubt) += 1;
            }
            seen = begun ? bench.tryResume() : bench.tryRun();
        }
        const auto wrong = bench.complaintOfEnd(seen);
        QVERIFY2(wrong.isNull(), qPrintable(s("%1 bytes: ").arg(bytes) + wrong));
    }
    qInfo("%d not begun, %d begun and nothing sent, %d in doubt, %d answered and not done, %d done", notBegun,
          nothingSent - notBegun, inDoubt, allAnswered, done);
    QVERIFY(notBegun > 0 && nothingSent > notBegun && inDoubt > 0 && allAnswered > 0 && done > 0);
}

// SQLite needs a page more than it may have. What is about to be sent fits into the pages that are there; what was refused does
// not.
void TestImportFullDisk::journalFullOfRows()
{
    DiskBench bench({Kind::Keyed, 1200});
    bench.batchRows = 300;
    QSqlQuery query(bench.store->database());
    QVERIFY(query.exec(s("PRAGMA page_count")) && query.next());
    const QString pages = query.value(0).toString();
    QVERIFY(query.exec(s("PRAGMA max_page_count = ") + pages));
    query.finish();
    auto seen = bench.tryRun();
    QVERIFY2(bench.complaintOfStop(seen).isNull(), qPrintable(bench.complaintOfStop(seen)));
    QVERIFY2(seen.message.contains(s("the disk is full. Free some space, then go on with the import.")),
             qPrintable(seen.message));
    const auto sent = bench.sent();
    QVERIFY(sent > 0);
    QCOMPARE(bench.tryResume().state, RunState::Stopped); // there is still no room
    QCOMPARE(bench.sent(), sent);                         // what is in doubt was looked up, not sent again
    QVERIFY(query.exec(s("PRAGMA max_page_count = 100000")));
    query.finish();
    seen = bench.tryResume();
    QVERIFY2(bench.complaintOfEnd(seen).isNull(), qPrintable(bench.complaintOfEnd(seen)));
    QCOMPARE(bench.sent(), 4);
}

void TestImportFullDisk::rejectsFull_data()
{
    QTest::addColumn<int>("percent"); // of what the file needs
    for (const int percent : {45, 60, 75, 90, 99})
        QTest::addRow("%d %%", percent) << percent;
}

// Its rows are wide and the journal is small, so that it is the file that meets the limit.
void TestImportFullDisk::rejectsFull()
{
    QFETCH(int, percent);
    DiskBench bench({Kind::Keyed, 600, QByteArray(8000, 'x')});
    bench.addedFile.clear();
    bench.batchRows = 300;
    constexpr qint64 needed = 96 * 8080; // 60 numbers are too short, 36 keys are in the list; rows of some 8080 bytes
    RunProgress seen;
    for (const int part : {percent, percent - 5}) {
        const DiskLimit limit(needed * part / 100);
        seen = bench.isBegun() ? bench.tryResume() : bench.tryRun();
        QVERIFY2(bench.complaintOfStop(seen).isNull(), qPrintable(bench.complaintOfStop(seen)));
        QVERIFY2(seen.message.contains(bench.rejectsFile), qPrintable(seen.message));
        QVERIFY(endsWithARow(bench.rejectsFile));
    }
    bench.addedFile = bench.folder.filePath(s("added.csv"));
    seen = bench.tryResume();
    QVERIFY2(bench.complaintOfEnd(seen).isNull(), qPrintable(bench.complaintOfEnd(seen)));
    QCOMPARE(bench.sent(), 2);
}

void TestImportFullDisk::addedFull()
{
    DiskBench bench({Kind::Keyed, 600, QByteArray(4000, 'x')});
    bench.batchRows = 300;
    RunProgress seen;
    for (const qint64 limit : {1'000'000, 1'900'000, 500'000}) { // of 504 rows, which need two millions
        const DiskLimit limited(limit);
        seen = bench.isBegun() ? bench.tryResume() : bench.tryRun();
        QVERIFY2(bench.complaintOfStop(seen).isNull(), qPrintable(bench.complaintOfStop(seen)));
        QVERIFY2(seen.message.contains(bench.addedFile), qPrintable(seen.message));
        QVERIFY(endsWithARow(bench.addedFile));
    }
    seen = bench.tryResume();
    QVERIFY2(bench.complaintOfEnd(seen).isNull(), qPrintable(bench.complaintOfEnd(seen)));
    QCOMPARE(bench.sent(), 2);
}

// What the system itself says of a full disk.
void TestImportFullDisk::deviceFull()
{
    for (const auto file : {&DiskBench::rejectsFile, &DiskBench::addedFile}) {
        DiskBench bench({Kind::Keyed, 75});
        const QString path = bench.*file;
        QVERIFY(QFile::link(s("/dev/full"), path));
        auto seen = bench.tryRun();
        QVERIFY2(bench.complaintOfStop(seen).isNull(), qPrintable(bench.complaintOfStop(seen)));
        QCOMPARE(seen.message,
                 s("“%1” cannot be written: the disk is full. Free some space, then go on with the import.").arg(path));
        QVERIFY(QFile::remove(path));
        seen = bench.tryResume();
        QVERIFY2(bench.complaintOfEnd(seen).isNull(), qPrintable(bench.complaintOfEnd(seen)));
    }
}

// What a record said comes to the disk before it is changed, or it is not changed.
void TestImportFullDisk::fileOfBeforeFull()
{
    if (!smallDisks)
        QSKIP("no disk can be mounted here");
    DiskBench bench({Kind::Compared, 600, QByteArray(1000, 'x')});
    SmallDisk disk;
    QVERIFY(QFile::link(disk.path() + s("/before.csv"), bench.beforeFile));
    disk.fill(0);
    auto seen = bench.tryRun();
    QCOMPARE(bench.sent(), 0);
    QVERIFY2(bench.complaintOfStop(seen).isNull(), qPrintable(bench.complaintOfStop(seen)));
    QVERIFY2(seen.message.contains(bench.beforeFile + s("” cannot be written: the disk is full.")), qPrintable(seen.message));
    disk.free();
    seen = bench.tryResume();
    QVERIFY2(bench.complaintOfEnd(seen).isNull(), qPrintable(bench.complaintOfEnd(seen)));
}

void TestImportFullDisk::diskFullAnywhere_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("keys") << int(Kind::Keyed);
    QTest::newRow("no keys") << int(Kind::Keyless);
    QTest::newRow("update or add") << int(Kind::Upsert);
    QTest::newRow("what differs") << int(Kind::Compared);
}

// A real disk with journal, source and all files on it, filled up but for some pages.
void TestImportFullDisk::diskFullAnywhere()
{
    QFETCH(int, kind);
    if (!smallDisks)
        QSKIP("no disk can be mounted here");
    SmallDisk disk;
    QVERIFY(disk.isThere());
    int stopped = 0;
    for (int pages = 0; pages < 60; pages += 1 + pages / 8) {
        DiskBench bench({Kind{kind}, 75, QByteArray(1000, 'x')});
        disk.fill(pages * qint64(4096));
        auto seen = bench.tryRun();
        if (seen.state != RunState::Done) {
            ++stopped;
            QVERIFY2(bench.complaintOfStop(seen).isNull(), qPrintable(bench.complaintOfStop(seen)));
            QVERIFY2(seen.message.contains(s("the disk is full")), qPrintable(seen.message));
            disk.free();
            seen = bench.isBegun() ? bench.tryResume() : bench.tryRun();
        }
        disk.free();
        QVERIFY2(bench.complaintOfEnd(seen).isNull(), qPrintable(bench.complaintOfEnd(seen)));
    }
    QVERIFY(stopped > 10);
}

// An import that nobody is at is never said to be under way because its lock cannot be written.
void TestImportFullDisk::nobodyHoldsAnImportThatCannotBeLocked()
{
    DiskBench bench({Kind::Keyed, 75});
    QVERIFY(QFile::link(s("/dev/full"), bench.addedFile));
    auto seen = bench.tryRun();
    QCOMPARE(seen.state, RunState::Stopped);
    QVERIFY(QFile::remove(bench.addedFile));
    const auto scope = bench.client->address().scope();
    {
        const DiskLimit limit(0);
        seen = bench.tryResume();
        const auto earlier = ImportJournal::earlier(bench.store, scope, bench.listId, bench.settings.file);
        QVERIFY(earlier && *earlier && !(*earlier)->running);
        QVERIFY(ImportJournal::unfinished(bench.store, scope, bench.listId, bench.settings.file));
    }
    QVERIFY2(bench.complaintOfStop(seen).isNull(), qPrintable(bench.complaintOfStop(seen)));
    seen = bench.tryResume();
    QVERIFY2(bench.complaintOfEnd(seen).isNull(), qPrintable(bench.complaintOfEnd(seen)));
}

// A program was killed, or the computer went off, between making the lock and writing into it.
void TestImportFullDisk::lockWithoutAName()
{
    DiskBench bench({Kind::Keyed, 75});
    QVERIFY(QFile::link(s("/dev/full"), bench.addedFile));
    QCOMPARE(bench.tryRun().state, RunState::Stopped);
    QVERIFY(QFile::remove(bench.addedFile));
    QFile lock(bench.store->path() + u'.' + bench.importId + s(".lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    QVERIFY(!ImportJournal::take(bench.store, bench.importId)); // somebody may be about to write it
    QVERIFY(lock.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
    const auto seen = bench.tryResume();
    QVERIFY2(bench.complaintOfEnd(seen).isNull(), qPrintable(bench.complaintOfEnd(seen)));
}

void TestImportFullDisk::storeOpened()
{
    int refused = 0;
    for (const bool known : {false, true}) {
        for (qint64 bytes = 0; bytes < 120'000; bytes += 6'000) {
            QTemporaryDir folder;
            const QString path = folder.filePath(s("outdial.sqlite"));
            QVERIFY(!known || Store::open(path));
            {
                const DiskLimit limit(bytes);
                if (const auto store = Store::open(path); !store) {
                    ++refused;
                    QVERIFY2(store.error().contains(path) && store.error().contains(s(", then start Outdial again.")),
                             qPrintable(store.error()));
                }
            }
            const auto store = Store::open(path);
            QVERIFY2(store, store ? "" : qPrintable(store.error()));
            QVERIFY(ImportJournal::history(*store, s("nobody")).isEmpty());
        }
    }
    QVERIFY(refused > 5);
}

int main(int argc, char **argv)
{
    smallDisks = allowSmallDisks();
    QCoreApplication application(argc, argv);
    TestImportFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_importfulldisk.moc"
