// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Threads of a pool that have used the store end well when the program ends: their connections are closed before they count as
// finished, not while the program takes down what they need for it. Shown by programs that do just that and exit; with
// connections that go by thread_local, one of ten of them crashed.

#include <QCoreApplication>
#include <QProcess>
#include <QSqlError>
#include <QSqlQuery>
#include <QtConcurrent>
#include <QTemporaryDir>
#include <QtTest>

#include <models/store/store.h>

using namespace outdial;

namespace {

const QString childMark = QStringLiteral("--uses-the-store");
constexpr int noStore = 3;
constexpr int noRow = 4;

// What is run as a program of its own.
int useStoreAndExit(const QString &path)
{
    const auto store = models::Store::open(path);
    if (!store)
        return noStore;
    const bool written = QtConcurrent::run([kept = *store] {
                             QSqlQuery query(kept->database());
                             return query.exec(QStringLiteral("CREATE TABLE IF NOT EXISTS thread_test (value INTEGER)")) &&
                                    query.exec(QStringLiteral("INSERT INTO thread_test VALUES (1)"));
                         }).result();
    return written ? 0 : noRow;
}

} // namespace

class TestStoreThreads : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void programsThatEnd()
    {
        constexpr int programs = 60;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("outdial.sqlite"));
        for (int i = 0; i < programs; ++i) {
            QProcess program;
            program.start(QCoreApplication::applicationFilePath(), {childMark, path});
            QVERIFY(program.waitForFinished());
            QCOMPARE(program.exitStatus(), QProcess::NormalExit);
            QCOMPARE(program.exitCode(), 0);
        }
        const auto store = models::Store::open(path);
        QVERIFY(store);
        QSqlQuery query((*store)->database());
        QVERIFY2(query.exec(QStringLiteral("SELECT COUNT(*) FROM thread_test")), qPrintable(query.lastError().text()));
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toInt(), programs);
    }

    // A thread that has finished holds nothing of the store's file.
    void finishedThreadsHoldNothing()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("outdial.sqlite"));
        const auto store = models::Store::open(path);
        QVERIFY(store);
        const auto connections = QSqlDatabase::connectionNames().size();
        std::unique_ptr<QThread> thread(
            QThread::create([kept = *store] { QSqlQuery(kept->database()).exec(QStringLiteral("SELECT 1")); }));
        thread->start();
        QVERIFY(thread->wait());
        QCOMPARE(QSqlDatabase::connectionNames().size(), connections);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == childMark)
        return useStoreAndExit(arguments.at(2));
    TestStoreThreads test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storethreads.moc"
