// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtTest>

#include <models/transfer/batchsizer.h>

using namespace outdial::models;
using namespace std::chrono_literals;

class TestBatchSizer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void growsWhileARowCostsLess();
    void goesBackWhenARowCostsMore();
    void staysWhereGrowingBringsNothing();
    void onePauseIsNoSign();
    void refusedIsTheMost();
    void tooLargeOnceIsTriedAgain();
    void tooLargeAlwaysIsTriedSeldom();
    void tooLargeByChance();
    void fixed();
};

// A tenant that needs so long for a request and so long for a row.
static std::chrono::microseconds timeOf(int rows, int request, double row)
{
    return std::chrono::microseconds(request + qint64(rows * row));
}

void TestBatchSizer::growsWhileARowCostsLess()
{
    BatchSizer sizer(1000, 5000);
    QList<int> sizes;
    for (int i = 0; i < 20; ++i) {
        sizes << sizer.rows();
        sizer.answered(sizer.rows(), timeOf(sizer.rows(), 100'000, 1));
    }
    QCOMPARE(sizes.first(), 1000);
    QCOMPARE(sizes[2], 1501); // after two samples
    QCOMPARE(sizes.last(), 5000);
    QVERIFY(std::is_sorted(sizes.begin(), sizes.end()));
}

void TestBatchSizer::goesBackWhenARowCostsMore()
{
    BatchSizer sizer(1000, 5000);
    for (int i = 0; i < 2; ++i)
        sizer.answered(1000, 10ms);
    QCOMPARE(sizer.rows(), 1501);
    for (int i = 0; i < 2; ++i)
        sizer.answered(1501, 40ms);
    QCOMPARE(sizer.rows(), 1000);
    for (int i = 0; i < 10; ++i)
        sizer.answered(1000, 1ms);
    QCOMPARE(sizer.rows(), 1000); // for good
}

void TestBatchSizer::staysWhereGrowingBringsNothing()
{
    BatchSizer sizer(1000, 5000);
    for (int i = 0; i < 20; ++i)
        sizer.answered(sizer.rows(), timeOf(sizer.rows(), 0, 10));
    QCOMPARE(sizer.rows(), 1501);
}

void TestBatchSizer::onePauseIsNoSign()
{
    BatchSizer sizer(1000, 5000);
    sizer.answered(1000, 100ms);
    sizer.answered(1000, 100ms);
    sizer.answered(1501, 5s);
    sizer.answered(1501, 101ms);
    QVERIFY(sizer.rows() > 1501);
    // The last batch of a file is smaller, and says nothing.
    const int size = sizer.rows();
    sizer.answered(7, 1s);
    sizer.answered(7, 1s);
    QCOMPARE(sizer.rows(), size);
}

void TestBatchSizer::refusedIsTheMost()
{
    BatchSizer sizer(1000, 5000);
    sizer.refused(1000);
    QCOMPARE(sizer.rows(), 500);
    for (int i = 0; i < 20; ++i)
        sizer.answered(sizer.rows(), timeOf(sizer.rows(), 100'000, 1));
    QCOMPARE(sizer.rows(), 500);
    sizer.refused(500);
    sizer.refused(1);
    QCOMPARE(sizer.rows(), 1);
}

void TestBatchSizer::tooLargeOnceIsTriedAgain()
{
    BatchSizer sizer(1000, 1000);
    sizer.tooLarge(1000);
    QCOMPARE(sizer.rows(), 500);
    sizer.tooLarge(500); // its first half
    QCOMPARE(sizer.rows(), 250);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(sizer.rows(), 250);
        sizer.answered(250, 1ms);
    }
    QCOMPARE(sizer.rows(), 500);
    sizer.answered(7, 1ms); // the last of a file
    for (int i = 0; i < 4; ++i)
        sizer.answered(500, 1ms);
    QCOMPARE(sizer.rows(), 1000);
    for (int i = 0; i < 20; ++i)
        sizer.answered(1000, 1ms);
    QCOMPARE(sizer.rows(), 1000); // the most
    // What was not answered in time is the most for good: with a size too large for its time nothing is tried.
    sizer.refused(1000);
    for (int i = 0; i < 20; ++i)
        sizer.answered(500, 1ms);
    QCOMPARE(sizer.rows(), 500);
}

// A real limit costs ever fewer requests.
void TestBatchSizer::tooLargeAlwaysIsTriedSeldom()
{
    BatchSizer sizer(1000, 1000);
    int refused = 0;
    for (int request = 0; request < 1000; ++request) {
        if (sizer.rows() > 300) {
            ++refused;
            sizer.tooLarge(sizer.rows());
        } else {
            sizer.answered(sizer.rows(), 1ms);
        }
    }
    // Two on the way to 250, then after 4, 8, 16, 32, 64, 128, 256, 256 answers.
    QCOMPARE(refused, 2 + 8);
    QVERIFY(sizer.rows() == 250 || sizer.rows() == 500);
}

// One request of twelve is refused, whatever its size: a size that only falls would end at one row a request.
void TestBatchSizer::tooLargeByChance()
{
    BatchSizer sizer(1000, 1000);
    qint64 rows = 0;
    for (int request = 1; request <= 3000; ++request) {
        if (request % 12 == 0) {
            sizer.tooLarge(sizer.rows());
            continue;
        }
        rows += sizer.rows();
        sizer.answered(sizer.rows(), 1ms);
    }
    QVERIFY2(rows / 3000 > 500, qPrintable(QString::number(rows / 3000)));
}

void TestBatchSizer::fixed()
{
    BatchSizer sizer(250, 250);
    for (int i = 0; i < 20; ++i)
        sizer.answered(250, timeOf(250, 100'000, 1));
    QCOMPARE(sizer.rows(), 250);
}

QTEST_GUILESS_MAIN(TestBatchSizer)
#include "tst_batchsizer.moc"
