// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records as a table: its columns and cells, and the model while pages arrive, fail and are read again.

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <models/records/recordsmodel.h>

#include <support/heldrecords.h>

using namespace outdial;
using namespace outdial::test;
using models::PagedFetch;
using models::RecordsModel;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsComeFromTheData();
    void cellsAndStates();
    void copiesAsKept();
    void timesInTheChosenZone();

    void pagesArriveAsOneScrolls();
    void columnsAppearOnALaterPage();
    void exactMultipleEndsWithAnEmptyPage();
    void failedPageIsRetried();
    void circleEndsLoadAll();
    void newQueryDropsStaleAnswers();
    void loadAllCountsAndCoalesces();
    void stopKeepsThePlace();

    void refreshKeepsRowsAndSelection();
    void failedRefreshKeepsTheRecords();
};

void TestRecords::columnsComeFromTheData()
{
    HeldRecords f;
    f.open(3);
    QJsonObject status = called(c("Sale"), 1, true, c("2024-11-12T14:31:47.000"));
    status.insert(c("custom_mood"), c("good"));
    f.calls.answer(0, recordPage({record(entry({{"first_name", c("Odalys")}, {"phone", c("14155550177")}}), status)}));
    QTRY_COMPARE(f.model.rowCount(), 1);
    QCOMPARE(f.headers(), QStringList({c("first_name"), c("phone"), c("State"), c("Last disposition"), c("Attempts"),
                                       c("Last attempt"), c("custom_mood")}));
    QVERIFY(!f.model.looksLikeCode(0));
    QVERIFY(f.model.looksLikeCode(1));
    QCOMPARE(f.model.index(0, 6).data().toString(), c("good"));
    QCOMPARE(f.model.columnKey(1), c("entry.phone"));
    QCOMPARE(f.model.columnKey(6), c("status.custom_mood"));
    // The last page says how many there are.
    QCOMPARE(f.model.total(), 1);
    QVERIFY(f.model.isComplete());

    api::Format format;
    format.fields.resize(2);
    format.fields[0].name = c("phone");
    format.fields[0].type = api::FieldType::Phone;
    format.fields[0].key = true;
    format.fields[1].name = c("first_name");
    format.fields[1].type = api::FieldType::Integer;
    f.model.setFormat(format);
    QVERIFY(f.model.isKeyField(1));
    QVERIFY(!f.model.isKeyField(0));
    QVERIFY(!f.model.isKeyField(2));
    QVERIFY(f.model.headerData(0, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight);
}

void TestRecords::cellsAndStates()
{
    HeldRecords f;
    f.open();
    f.calls.answer(0, recordPage({
                          record(entry({{"id", c("1")}}), called(c("Sale"), 1200, true, c("2023-01-19T20:46:35.000"))),
                          record(entry({{"id", c("2")}}), called(c("Busy"), 1, false, c("2023-01-19T20:46:35.000"))),
                          record(entry({{"id", c("3")}})),
                          QJsonObject{{c("entry"), entry({{"id", c("4")}})}},
                      }));
    QTRY_COMPARE(f.model.rowCount(), 4);
    QCOMPARE(f.column(1), QStringList({c("Completed"), c("Open"), c("Never called"), c("—")}));
    QCOMPARE(f.column(2), QStringList({c("Sale"), c("Busy"), QString(), QString()}));
    QCOMPARE(f.column(3).at(1), c("1"));
    QCOMPARE(f.column(3).at(2), QString()); // never called: nothing, as on the screen of a phone that never rang
    QCOMPARE(f.column(3).at(3), c("—"));    // not known is not zero
    QCOMPARE(f.column(4).at(0), c("19 Jan 2023"));
    QCOMPARE(f.column(4).at(2), QString());
    QCOMPARE(f.model.index(1, 0).data(RecordsModel::RecordStateRole).toInt(), int(models::RecordState::Open));
    QVERIFY(f.model.index(0, 3).data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight);
}

void TestRecords::copiesAsKept()
{
    HeldRecords f;
    f.open();
    f.calls.answer(0, recordPage({
                          record(entry({{"id", c("007")}, {"note", c("a\tb\nc")}}),
                                 called(c("Sale"), 1200, true, c("2023-01-19T20:46:35.250"))),
                          record(entry({{"id", c("8")}, {"note", c("")}})),
                      }));
    QTRY_COMPARE(f.model.rowCount(), 2);
    QCOMPARE(f.model.tabSeparated({0, 1}, {0, 1, 2, 4, 5}),
             c("007\ta b c\tCompleted\t1200\t2023-01-19T20:46:35.250Z\n8\t\tNever called\t0\t\n"));
}

void TestRecords::timesInTheChosenZone()
{
    const QDateTime time(QDate(2024, 11, 12), QTime(23, 30, 5), Qt::UTC);
    using models::TimeZoneShown;
    QCOMPARE(models::shortTime(time, TimeZoneShown::Utc, time.addSecs(60)), c("23:30:05"));
    QCOMPARE(models::shortTime(time, TimeZoneShown::Utc, time.addDays(1)), c("12 Nov 23:30"));
    QCOMPARE(models::shortTime(time, TimeZoneShown::Utc, time.addDays(100)), c("12 Nov 2024"));
    QCOMPARE(models::shortTime({}, TimeZoneShown::Utc), QString());
    QCOMPARE(models::fullTime(time, TimeZoneShown::Utc), c("12 Nov 2024 23:30:05 UTC"));
    QCOMPARE(models::shortTime(time, TimeZoneShown::Local, time.addDays(1)),
             QLocale().toString(time.toLocalTime(), c("d MMM HH:mm")));
}

void TestRecords::pagesArriveAsOneScrolls()
{
    HeldRecords f;
    f.open(2500);
    QCOMPARE(f.calls.count(), 1);
    QCOMPARE(f.calls.at(0).limit, 1000);
    QVERIFY(f.calls.at(0).key.isNull());
    QCOMPARE(f.model.rowCount(), 0);
    QCOMPARE(f.model.total(), 2500);
    f.calls.answer(0, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    QCOMPARE(f.model.rowCount(), 1001);
    QCOMPARE(f.kindOfLastRow(), int(RecordsModel::LoadingRow));
    QVERIFY(!(f.model.index(1000, 0).flags() & Qt::ItemIsSelectable));
    QCOMPARE(f.calls.count(), 1);
    QVERIFY(f.model.canFetchMore({}));
    f.model.fetchMore({});
    QVERIFY(!f.model.canFetchMore({}));
    QCOMPARE(f.calls.at(1).key, c("a"));
    QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
    f.calls.answer(1, numberedPage(1000, 1000, c("b")));
    QTRY_COMPARE(f.model.loaded(), 2000);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 1000);
    QCOMPARE(inserted.at(0).at(2).toInt(), 1999);
    f.model.fetchMore({});
    f.calls.answer(2, numberedPage(2000, 500, c("b")));
    QTRY_COMPARE(f.model.rowCount(), 2500);
    QVERIFY(f.model.isComplete());
    QVERIFY(!f.model.canFetchMore({}));
    QCOMPARE(f.column(0).last(), c("N2499"));
}

void TestRecords::columnsAppearOnALaterPage()
{
    HeldRecords f;
    f.open();
    f.calls.answer(0, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    QPersistentModelIndex state = f.model.index(5, 2);
    f.model.sort(2); // State, whose section will move
    QTRY_VERIFY(!f.model.isArranging());
    f.model.sort(-1);
    f.model.fetchMore({});
    QJsonObject status = neverCalled();
    status.insert(c("custom_x"), c("x1"));
    QSignalSpy columns(&f.model, &QAbstractItemModel::columnsInserted);
    f.calls.answer(1, recordPage({record(entry({{"zip", c("02139")}, {"id", c("N1000")}}), status)}));
    QTRY_COMPARE(f.model.loaded(), 1001);
    QCOMPARE(columns.count(), 2);
    QCOMPARE(f.headers(), QStringList({c("id"), c("phone"), c("zip"), c("State"), c("Last disposition"), c("Attempts"),
                                       c("Last attempt"), c("custom_x")}));
    QCOMPARE(state.column(), 3);
    QCOMPARE(f.model.index(0, 2).data().toString(), QString());
    QCOMPARE(f.model.index(1000, 2).data().toString(), c("02139"));
    QCOMPARE(f.model.index(1000, 1).data().toString(), QString());
    QCOMPARE(f.model.index(1000, 7).data().toString(), c("x1"));
    QCOMPARE(f.model.index(0, 7).data().toString(), QString());
}

void TestRecords::exactMultipleEndsWithAnEmptyPage()
{
    HeldRecords f;
    f.open(1000);
    f.calls.answer(0, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    QVERIFY(!f.model.isComplete());
    QCOMPARE(f.model.rowCount(), 1001);
    f.model.fetchMore({});
    f.calls.answer(1, recordPage({}, c("a"))); // an empty page repeats the request's cursor
    QTRY_VERIFY(f.model.isComplete());
    QCOMPARE(f.model.rowCount(), 1000);
    QCOMPARE(f.model.total(), 1000);
}

void TestRecords::failedPageIsRetried()
{
    HeldRecords f;
    f.open(1500);
    f.calls.fail(0, api::ErrorKind::Network);
    QTRY_COMPARE(f.model.loader().state(), PagedFetch::State::Failed);
    QCOMPARE(f.model.rowCount(), 0);
    f.model.retry();
    f.calls.answer(1, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    f.model.fetchMore({});
    f.calls.fail(2, api::ErrorKind::Server, 503);
    QTRY_COMPARE(f.model.loader().state(), PagedFetch::State::Failed);
    QCOMPARE(f.kindOfLastRow(), int(RecordsModel::FailedRow));
    QCOMPARE(f.model.index(1000, 0).data().toString(), c("This page did not load. Try again"));
    QVERIFY(!f.model.canFetchMore({}));
    f.model.retry();
    QCOMPARE(f.calls.at(3).key, c("a"));
    f.calls.answer(3, numberedPage(1000, 500));
    QTRY_COMPARE(f.model.rowCount(), 1500);
}

void TestRecords::circleEndsLoadAll()
{
    HeldRecords f;
    f.open();
    f.model.loadAll();
    f.calls.answer(0, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.calls.count(), 2);
    f.calls.answer(1, numberedPage(1000, 1000, c("b")));
    QTRY_COMPARE(f.calls.count(), 3);
    f.calls.answer(2, numberedPage(2000, 1000, c("a")));
    QTRY_COMPARE(f.model.loader().state(), PagedFetch::State::Failed);
    QTRY_COMPARE(f.model.loaded(), 3000); // rows that were never here before are shown
    QVERIFY(!f.model.loader().isLoadingAll());
    f.model.retry();
    f.model.loadAll();
    QCOMPARE(f.calls.count(), 3);

    // The same page again is not shown twice.
    HeldRecords g;
    g.open();
    g.calls.answer(0, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(g.model.loaded(), 1000);
    g.model.fetchMore({});
    g.calls.answer(1, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(g.model.loader().state(), PagedFetch::State::Failed);
    QCOMPARE(g.model.loaded(), 1000);
}

void TestRecords::newQueryDropsStaleAnswers()
{
    HeldRecords f;
    f.open(5);
    f.open(3);
    QVERIFY(f.calls.at(0).cancel.isCancelled());
    f.calls.answer(1, numberedPage(100, 3));
    f.calls.answer(0, numberedPage(0, 5));
    QTRY_COMPARE(f.model.loaded(), 3);
    QTest::qWait(0);
    QCOMPARE(f.column(0), QStringList({c("N100"), c("N101"), c("N102")}));
    f.model.close();
    QCOMPARE(f.model.rowCount(), 0);
    QVERIFY(!f.model.canFetchMore({}));
}

void TestRecords::loadAllCountsAndCoalesces()
{
    HeldRecords f;
    f.open(20'500);
    QVERIFY(!f.model.timeToLoadAll());
    f.calls.answer(0, numberedPage(0, 1000, c("c0")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    QVERIFY(f.model.timeToLoadAll());
    f.model.loadAll();
    QVERIFY(f.model.loader().isLoadingAll());
    QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
    QElapsedTimer clock;
    clock.start();
    for (int page = 1; page <= 20; ++page) {
        QTRY_COMPARE_WITH_TIMEOUT(f.calls.count(), page + 1, 5000);
        f.calls.answer(page, numberedPage(page * 1000, page < 20 ? 1000 : 500, QStringLiteral("c%1").arg(page)));
    }
    QTRY_VERIFY(f.model.isComplete());
    QTRY_COMPARE(f.model.loaded(), 20'500);
    // At most one insertion in 100 ms, and the last.
    QVERIFY2(inserted.count() <= clock.elapsed() / 100 + 2, qPrintable(QString::number(inserted.count())));
    QCOMPARE(f.model.index(20'499, 0).data().toString(), c("N20499"));
    QCOMPARE(f.model.total(), 20'500);
    QVERIFY(!f.model.loader().isLoadingAll());
}

void TestRecords::stopKeepsThePlace()
{
    HeldRecords f;
    f.open(10'000);
    f.model.loadAll();
    f.calls.answer(0, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.calls.count(), 2);
    f.model.stopLoading();
    QVERIFY(f.calls.at(1).cancel.isCancelled());
    QVERIFY(!f.model.loader().isLoadingAll());
    f.calls.fail(1, api::ErrorKind::Cancelled);
    QTest::qWait(0);
    QCOMPARE(f.calls.count(), 2);
    f.model.fetchMore({});
    QCOMPARE(f.calls.count(), 3);
    QCOMPARE(f.calls.at(2).key, c("a"));
    f.calls.answer(2, numberedPage(1000, 10));
    QTRY_COMPARE(f.model.loaded(), 1010);
}

void TestRecords::refreshKeepsRowsAndSelection()
{
    HeldRecords f;
    f.open(2000);
    f.calls.answer(0, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    QPersistentModelIndex selected = f.model.index(700, 1);
    QPersistentModelIndex removed = f.model.index(2, 0);
    QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
    f.model.refresh();
    QCOMPARE(f.model.loaded(), 1000);
    QVERIFY(f.calls.at(1).key.isNull());
    // The first five records are gone; a page is full all the same.
    f.calls.answer(1, numberedPage(5, 1000, c("a2")));
    QTRY_VERIFY(!f.model.loader().isReadingAgain());
    QCOMPARE(reset.count(), 0);
    QCOMPARE(f.model.loaded(), 1000);
    QCOMPARE(f.column(0).first(), c("N5"));
    QCOMPARE(selected.data().toString(), c("14155550700"));
    QCOMPARE(selected.row(), 695);
    Q_UNUSED(removed)
    f.model.fetchMore({});
    QCOMPARE(f.calls.at(2).key, c("a2"));
    f.calls.answer(2, numberedPage(1005, 1));
    QTRY_COMPARE(f.model.rowCount(), 1001);
    // A shorter list: rows beyond its end are gone.
    QPersistentModelIndex last = f.model.index(1000, 0);
    f.model.refresh();
    f.calls.answer(3, numberedPage(5, 700));
    QTRY_COMPARE(f.model.rowCount(), 700);
    QVERIFY(!last.isValid());
    QCOMPARE(selected.data().toString(), c("14155550700"));
    // A changed record stays where it is.
    f.model.refresh();
    QJsonArray records;
    for (int i = 5; i < 705; ++i)
        records.append(record(entry({{"id", QStringLiteral("N%1").arg(i)}, {"phone", i == 700 ? c("1") : c("2")}})));
    f.calls.answer(4, recordPage(records));
    QTRY_COMPARE(selected.data().toString(), c("1"));
}

void TestRecords::failedRefreshKeepsTheRecords()
{
    HeldRecords f;
    f.open();
    f.calls.answer(0, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    f.model.refresh();
    f.calls.fail(1, api::ErrorKind::Timeout);
    QTRY_VERIFY(f.model.refreshError());
    QCOMPARE(f.model.loaded(), 1000);
    f.model.fetchMore({});
    QCOMPARE(f.calls.at(2).key, c("a"));
    f.model.refresh();
    QVERIFY(!f.model.refreshError());
}

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"
