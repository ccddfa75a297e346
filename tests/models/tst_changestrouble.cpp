// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A journal of changes that cannot be read is no empty one, and no complete one: the table says so and tries again when it is
// told to; a file into which it is saved is whole or not there.

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <models/activity/changesmodel.h>
#include <models/store/storetroubles.h>

#include <support/storekeepers.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

void keepChanges(const StorePtr &store, int from, int count)
{
    ChangeJournal journal(store, keptTenant, s("me"), {});
    QList<api::Exchange> many;
    for (int i = from; i < from + count; ++i) {
        many << startOf(s("C%1").arg(i));
        many.last().started = many.last().started.addSecs(i);
    }
    journal.take(many);
}

bool execute(const StorePtr &store, const char *sql) { return QSqlQuery(store->database()).exec(s(sql)); }

// From the format of SQLite's files: the size of a page is in bytes 16 and 17; a leaf of a table begins with 0x0D. Those that
// hold changes, in the order of the file, which is that of the entries.
QList<qint64> leavesOf(const QByteArray &file)
{
    const qint64 size = (uchar(file[16]) << 8) + uchar(file[17]);
    QList<qint64> leaves;
    for (qint64 at = size; at < file.size(); at += size) {
        if (file[at] == '\x0D' && file.mid(at, size).contains("Start"))
            leaves << at;
    }
    return leaves;
}

// A page in the middle of the entries is overwritten, as by a failing disk.
bool damage(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const QList<qint64> leaves = leavesOf(file.readAll());
    return leaves.size() > 8 && file.seek(leaves.at(leaves.size() / 2)) && file.write(QByteArray(4096, '\xFF')) == 4096;
}

const char *const goesAway = "ALTER TABLE change_made RENAME TO away";
const char *const comesBack = "ALTER TABLE away RENAME TO change_made";

} // namespace

class TestChangesTrouble : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void notAnEmptyJournal();
    void laterPage();
    void newerOnes();
    void anotherSearch();
    void damagedPage();
    void fileThatIsNotWhole();
};

void TestChangesTrouble::notAnEmptyJournal()
{
    const StorePtr store = Store::open({}).value();
    keepChanges(store, 0, 3);
    QVERIFY(execute(store, goesAway));
    ChangesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSource(store, keptTenant);
    QTRY_COMPARE(model.problem(), s("The journal of changes cannot be read: the file is damaged. Close Outdial, put a copy from "
                                    "before in the place of the file or move it away, then start Outdial again."));
    QVERIFY(!model.isLoaded());
    QVERIFY(!model.isComplete());
    QVERIFY(!model.canFetchMore({})); // not by itself
    QCOMPARE(model.rowCount(), 0);
    model.retry(); // as before
    QCOMPARE(model.problem(), QString());
    QTRY_VERIFY(!model.problem().isEmpty());
    QVERIFY(execute(store, comesBack));
    model.retry();
    QTRY_COMPARE(model.rowCount(), 3);
    QVERIFY(model.isComplete());
    QVERIFY(model.problem().isEmpty());
}

void TestChangesTrouble::laterPage()
{
    const StorePtr store = Store::open({}).value();
    keepChanges(store, 0, 800);
    ChangesModel model;
    model.setSource(store, keptTenant);
    QTRY_COMPARE(model.rowCount(), 500);
    QVERIFY(execute(store, goesAway));
    model.fetchMore({});
    QTRY_VERIFY(!model.problem().isEmpty());
    QCOMPARE(model.rowCount(), 500);
    QVERIFY(!model.isComplete());
    QVERIFY(execute(store, comesBack));
    model.retry();
    QTRY_COMPARE(model.rowCount(), 800);
    QVERIFY(model.isComplete());
    QCOMPARE(model.changeAt(0)->subjectId, s("C799"));
    QCOMPARE(model.changeAt(799)->subjectId, s("C0"));
}

// Once something is written again, it is read again too.
void TestChangesTrouble::newerOnes()
{
    const StorePtr store = Store::open({}).value();
    keepChanges(store, 0, 2);
    ChangesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSource(store, keptTenant);
    QTRY_COMPARE(model.rowCount(), 2);
    QVERIFY(execute(store, goesAway));
    model.readNewer();
    QTRY_VERIFY(!model.problem().isEmpty());
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(execute(store, comesBack));
    keepChanges(store, 2, 1);
    model.readNewer();
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(model.changeAt(0)->subjectId, s("C2"));
    QVERIFY(model.problem().isEmpty());
}

void TestChangesTrouble::anotherSearch()
{
    const StorePtr store = Store::open({}).value();
    keepChanges(store, 0, 3);
    ChangesModel model;
    QVERIFY(execute(store, goesAway));
    model.setSource(store, keptTenant);
    QTRY_VERIFY(!model.problem().isEmpty());
    QVERIFY(execute(store, comesBack));
    model.setSearch(s("C1"));
    QVERIFY(model.problem().isEmpty());
    QTRY_COMPARE(model.rowCount(), 1);
}

void TestChangesTrouble::damagedPage()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(s("outdial.sqlite"));
    keepChanges(Store::open(path).value(), 0, 1'200); // closed: all of it is in the one file
    QVERIFY(damage(path));
    const StorePtr store = Store::open(path).value();
    QStringList told;
    store->troubles().setListener([&told](const StoreTrouble &trouble) { told << trouble.title; });
    QCOMPARE(ChangeJournal::read(store, keptTenant, {}, 10)->size(), 10); // those before it are whole
    const auto all = ChangeJournal::read(store, keptTenant, {}, 10'000);
    QVERIFY(!all);
    QVERIFY2(all.error().startsWith(s("The journal of changes cannot be read: the file is damaged.")), qPrintable(all.error()));
    QCOMPARE(told, QStringList{s("The journal of changes cannot be read: the file is damaged.")});
    store->troubles().setListener({});
}

void TestChangesTrouble::fileThatIsNotWhole()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(s("to")));
    const QString path = folder.filePath(s("outdial.sqlite"));
    keepChanges(Store::open(path).value(), 0, 1'200);
    const QString saved = folder.filePath(s("to/changes.csv"));
    QCOMPARE(ChangeJournal::exportTo(saved, Store::open(path).value(), keptTenant, {}), QString());
    const auto content = [&saved] {
        QFile file(saved);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray whole = content();
    QCOMPARE(whole.count('\n'), 1'201);
    QVERIFY(damage(path));
    const StorePtr store = Store::open(path).value();
    const QString problem = ChangeJournal::exportTo(saved, store, keptTenant, {});
    QVERIFY2(problem.startsWith(s("The journal of changes cannot be read: the file is damaged.")), qPrintable(problem));
    QCOMPARE(content(), whole); // the one from before
    QVERIFY(QFile::remove(saved));
    QVERIFY(!ChangeJournal::exportTo(saved, store, keptTenant, {}).isEmpty());
    QCOMPARE(QDir(folder.filePath(s("to"))).entryList(QDir::Files | QDir::Hidden), QStringList());
}

QTEST_GUILESS_MAIN(TestChangesTrouble)
#include "tst_changestrouble.moc"
