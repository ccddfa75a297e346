// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Several files into one list without a question: that they all arrive, and where and why the queue stops.

#include <QSignalSpy>
#include <QTest>

#include <support/queuebench.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

using Begin = ImportQueue::Begin;
using Phase = ImportJob::Phase;

class TestQueueByItself : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byItself();
    void byItselfStops_data();
    void byItselfStops();
    void byItselfStopsWhenItIsCancelled();
    void goesOnWithTheCancelledOne();
    void turnedOffWhileItRuns();
    void firstOneIsNeverStartedByItself();
    void changedWhileItIsChecked();
    void closing();
    void closedWhileItGoesOn();
};

void TestQueueByItself::byItself()
{
    QueueBench bench(QStringLiteral("alone"));
    bench.queue->add({bench.file(QStringLiteral("a.csv"), 60, 0), bench.file(QStringLiteral("b.csv"), 120, 60),
                      bench.file(QStringLiteral("c.csv"), 30, 170), bench.file(QStringLiteral("d.csv"), 10, 200)});
    QSignalSpy finished(bench.queue, &ImportQueue::finished);
    QSignalSpy stopped(bench.queue, &ImportQueue::stopped);
    QSignalSpy present(bench.queue, &ImportQueue::presentChanged);
    QTRY_VERIFY(bench.isRead());
    check(*bench.queue->present());
    bench.queue->setByItself(true);
    QVERIFY(!bench.queue->isGoingOn());
    bench.queue->present()->start();
    QVERIFY(bench.queue->isGoingOn());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(stopped.size(), 0);
    QCOMPARE(present.size(), 3);
    QVERIFY(!bench.queue->isByItself());
    QVERIFY(!bench.queue->isGoingOn());
    QCOMPARE(bench.queue->waiting(), 0);
    QCOMPARE(bench.queue->doneCount(), 4);
    // 220 rows; 170...179 came twice, and the key of the second is refused.
    const auto &sum = bench.queue->sum();
    QCOMPARE(sum.read, 220);
    QCOMPARE(sum.added, 210);
    QCOMPARE(sum.rejected, 10);
    QVERIFY(sum.balances());
    QCOMPARE(bench.storedIds(bench.list), idsOf(210));
    // 60, 120, 30 and 10 rows in batches of 50.
    QCOMPARE(bench.sent(), 2 + 3 + 1 + 1);
    QCOMPARE(bench.imports.rowCount(), 4); // each is an import of its own
}

void TestQueueByItself::byItselfStops_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("begin");
    QTest::newRow("other columns") << otherColumns(10) << QStringLiteral("Missing: “phone”. New: “mobile”.")
                                   << int(Begin::Mapping);
    QTest::newRow("blocked row") << blockedRow(10) << QStringLiteral("1 of its rows are blocked.") << int(Begin::Check);
    QTest::newRow("only a header") << QByteArray("customer_id,last_name,phone,visits,renewal\n") << QStringLiteral("no rows")
                                   << int(Begin::Check);
    QTest::newRow("empty") << QByteArray() << QStringLiteral("empty") << int(Begin::Source);
}

void TestQueueByItself::byItselfStops()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    QFETCH(int, begin);
    QueueBench bench(QStringLiteral("stops"));
    bench.queue->add({bench.file(QStringLiteral("a.csv"), 3, 0), bench.write(QStringLiteral("b.csv"), text),
                      bench.file(QStringLiteral("c.csv"), 3, 20)});
    QSignalSpy stopped(bench.queue, &ImportQueue::stopped);
    QSignalSpy finished(bench.queue, &ImportQueue::finished);
    QTRY_VERIFY(bench.isRead());
    bench.queue->setByItself(true);
    importPresent(*bench.queue);
    QTRY_COMPARE(stopped.size(), 1);
    QVERIFY2(stopped[0][0].toString().contains(reason), qPrintable(stopped[0][0].toString()));
    QVERIFY(!bench.queue->isByItself());
    QVERIFY(!bench.queue->isGoingOn());
    QCOMPARE(bench.queue->present()->fileName(), QStringLiteral("b.csv"));
    QCOMPARE(int(bench.queue->begin()), begin);
    QCOMPARE(bench.names(), QStringList{QStringLiteral("c.csv")});
    QTest::qWait(50); // nothing follows
    QCOMPARE(bench.sent(), 1);
    QCOMPARE(bench.storedIds(bench.list), idsOf(3));
    // It is left out, and the rest goes on by hand.
    bench.queue->leaveOut();
    QTRY_COMPARE(bench.queue->present()->fileName(), QStringLiteral("c.csv"));
    importPresent(*bench.queue);
    QCOMPARE(bench.storedIds(bench.list), idsOf(3) + idsOf(3, 20));
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(bench.queue->sum().added, 6);
}

void TestQueueByItself::byItselfStopsWhenItIsCancelled()
{
    QueueBench bench(QStringLiteral("cancelled"));
    bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=50"));
    bench.queue->add({bench.file(QStringLiteral("a.csv"), 50, 0), bench.file(QStringLiteral("b.csv"), 500, 50),
                      bench.file(QStringLiteral("c.csv"), 3, 900)});
    QSignalSpy stopped(bench.queue, &ImportQueue::stopped);
    QTRY_VERIFY(bench.isRead());
    bench.queue->setByItself(true);
    importPresent(*bench.queue);
    QTRY_COMPARE(bench.queue->present()->fileName(), QStringLiteral("b.csv"));
    QTRY_COMPARE(bench.queue->present()->phase(), Phase::Running);
    bench.queue->present()->cancel();
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(bench.queue->present()->phase(), Phase::Over);
    QCOMPARE(bench.queue->present()->progress().state, RunState::Cancelled);
    QCOMPARE(bench.names(), QStringList{QStringLiteral("c.csv")});
    QCOMPARE(bench.queue->doneCount(), 1);
    QCOMPARE(bench.queue->sum().read, 50); // what was cancelled is not at its end
}

void TestQueueByItself::goesOnWithTheCancelledOne()
{
    QueueBench bench(QStringLiteral("resumed"));
    bench.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=250"));
    bench.queue->add({bench.file(QStringLiteral("a.csv"), 300, 0), bench.file(QStringLiteral("b.csv"), 3, 300)});
    QTRY_VERIFY(bench.isRead());
    check(*bench.queue->present());
    bench.queue->present()->start();
    QTRY_VERIFY(bench.queue->present()->progress().batches > 0);
    bench.queue->present()->cancel();
    QTRY_COMPARE(bench.queue->present()->phase(), Phase::Over);
    QCOMPARE(bench.queue->present()->progress().state, RunState::Cancelled);
    QSignalSpy changed(bench.queue, &ImportQueue::presentChanged);
    const auto resumed = bench.imports.resumeAt(0);
    QVERIFY2(resumed.has_value(), resumed ? "" : qPrintable(resumed.error()));
    bench.queue->follow(*resumed);
    QCOMPARE(changed.size(), 1);
    QTRY_COMPARE(bench.queue->present()->phase(), Phase::Over);
    QCOMPARE(bench.queue->sum().read, 300);
    // What was accepted for it before it was cancelled is still what the next is prepared with.
    takeNext(*bench.queue);
    QCOMPARE(bench.queue->begin(), Begin::Check);
    importPresent(*bench.queue);
    QCOMPARE(bench.queue->sum().added, 303);
    QCOMPARE(bench.storedIds(bench.list), idsOf(303));
}

void TestQueueByItself::turnedOffWhileItRuns()
{
    QueueBench bench(QStringLiteral("off"));
    bench.queue->add({bench.file(QStringLiteral("a.csv"), 3, 0), bench.file(QStringLiteral("b.csv"), 3, 3)});
    QTRY_VERIFY(bench.isRead());
    check(*bench.queue->present());
    bench.queue->setByItself(true);
    bench.queue->present()->start();
    bench.queue->setByItself(false);
    QTRY_COMPARE(bench.queue->present()->phase(), Phase::Over);
    QVERIFY(!bench.queue->isTaking());
    QCOMPARE(bench.names(), QStringList{QStringLiteral("b.csv")});
    QCOMPARE(bench.sent(), 1);
}

void TestQueueByItself::firstOneIsNeverStartedByItself()
{
    QueueBench bench(QStringLiteral("first"));
    bench.queue->add({bench.file(QStringLiteral("a.csv"), 3, 0), bench.file(QStringLiteral("b.csv"), 3, 3)});
    QTRY_VERIFY(bench.isRead());
    check(*bench.queue->present());
    bench.queue->setByItself(true);           // on the plan
    bench.queue->present()->mapColumn(3, -1); // back at the mapping
    check(*bench.queue->present());
    QTest::qWait(50);
    QCOMPARE(bench.queue->present()->phase(), Phase::Checked);
    QVERIFY(bench.queue->isByItself());
    QCOMPARE(bench.sent(), 0);
}

void TestQueueByItself::changedWhileItIsChecked()
{
    QueueBench bench(QStringLiteral("changed"));
    bench.queue->add({bench.file(QStringLiteral("a.csv"), 3, 0), bench.file(QStringLiteral("b.csv"), 50'000, 3)});
    QSignalSpy stopped(bench.queue, &ImportQueue::stopped);
    QTRY_VERIFY(bench.isRead());
    bench.queue->setByItself(true);
    connect(bench.queue, &ImportQueue::presentChanged, bench.queue, [&] {
        QMetaObject::invokeMethod(
            bench.queue, [&] { bench.queue->present()->mapColumn(3, -1); }, Qt::QueuedConnection);
    });
    importPresent(*bench.queue);
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(bench.queue->present()->phase(), Phase::Preparing);
    check(*bench.queue->present());
    QTest::qWait(50);
    QCOMPARE(bench.queue->present()->phase(), Phase::Checked);
    QCOMPARE(bench.sent(), 1);
}

void TestQueueByItself::closing()
{
    QueueBench bench(QStringLiteral("closing"));
    bench.queue->add({bench.file(QStringLiteral("a.csv"), 3, 0), bench.file(QStringLiteral("b.csv"), 3, 3),
                      bench.file(QStringLiteral("c.csv"), 3, 6)});
    QSignalSpy givenUp(bench.queue, &ImportQueue::givenUp);
    QTRY_VERIFY(bench.isRead());
    importPresent(*bench.queue);
    bench.queue->takeNext(); // and the page goes while b.csv is read
    bench.queue->close();
    QCOMPARE(givenUp.size(), 1);
    QCOMPARE(givenUp[0][0].toStringList(), (QStringList{QStringLiteral("b.csv"), QStringLiteral("c.csv")}));
    QTRY_VERIFY(bench.queue == nullptr);
    QCOMPARE(bench.storedIds(bench.list), idsOf(3));
}

void TestQueueByItself::closedWhileItGoesOn()
{
    QueueBench bench(QStringLiteral("closed"));
    bench.queue->add({bench.file(QStringLiteral("a.csv"), 3, 0), bench.file(QStringLiteral("b.csv"), 3, 3),
                      bench.file(QStringLiteral("c.csv"), 3, 6)});
    QSignalSpy givenUp(bench.queue, &ImportQueue::givenUp);
    QSignalSpy finished(bench.queue, &ImportQueue::finished);
    QTRY_VERIFY(bench.isRead());
    check(*bench.queue->present());
    bench.queue->setByItself(true);
    bench.queue->present()->start();
    bench.queue->close();
    QTRY_VERIFY(bench.queue == nullptr);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(givenUp.size(), 0);
    QCOMPARE(bench.storedIds(bench.list), idsOf(9));
}

QTEST_GUILESS_MAIN(TestQueueByItself)
#include "tst_queuebyitself.moc"
