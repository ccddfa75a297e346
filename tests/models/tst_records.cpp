// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records as a table: the store of pages, filter and sort, and the model while pages arrive, fail and are read again.

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <models/records/recordorder.h>
#include <models/records/recordsmodel.h>
#include <models/records/recordstore.h>

#include <support/heldcalls.h>
#include <support/recordpages.h>

using namespace outdial;
using models::PagedFetch;
using models::RecordColumn;
using models::RecordsModel;
using models::RecordStore;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

QJsonObject entry(std::initializer_list<std::pair<const char *, QJsonValue>> values)
{
    QJsonObject object;
    for (const auto &[name, value] : values)
        object.insert(QLatin1String(name), value);
    return object;
}

struct Fixture {
    test::HeldCalls<api::RecordPagePtr> calls;
    RecordsModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Fixture() { tester.setUseFetchMore(false); } // the test says when

    void open(qint64 total = -1)
    {
        models::RecordSource source;
        source.total = total;
        source.page = [this](int limit, const QString &cursor, const api::CallOptions &options) {
            return calls.hold(limit, cursor, options);
        };
        model.open(source);
    }
    QStringList column(int section) const
    {
        QStringList list;
        for (int row = 0; row < model.shown(); ++row)
            list.append(model.index(row, section).data().toString());
        return list;
    }
    QStringList headers() const
    {
        QStringList list;
        for (int i = 0; i < model.columnCount(); ++i)
            list.append(model.headerData(i, Qt::Horizontal).toString());
        return list;
    }
    int kindOfLastRow() const { return model.index(model.rowCount() - 1, 0).data(RecordsModel::RowKindRole).toInt(); }
};

QStringList sorted(const QStringList &values, bool descending = false)
{
    QJsonArray records;
    for (const QString &value : values)
        records.append(test::record(entry({{"v", value}, {"phone", c("1")}})));
    RecordStore store;
    store.append(test::recordPage(records));
    models::RecordQuery query;
    query.sortBy = RecordColumn{RecordColumn::Kind::Entry, 0};
    while (store.entryName(query.sortBy->index) != "v")
        ++query.sortBy->index;
    query.descending = descending;
    const std::atomic_bool stop = false;
    QStringList result;
    const auto rows = models::arrange(store, query, stop);
    for (const std::uint32_t row : *rows)
        result.append(values.at(static_cast<qsizetype>(row)));
    return result;
}

} // namespace

class TestRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void storeMapsFieldsOfEachPage();
    void storeFindsRowsOfUnevenPages();
    void textIsFoundInAnyCase();
    void sortsNumbersTextAndEmpty();
    void sortsByStatus();
    void stoppedArrangementGivesNothing();

    void columnsComeFromTheData();
    void cellsAndStates();
    void pagesArriveAsOneScrolls();
    void columnsAppearOnALaterPage();
    void exactMultipleEndsWithAnEmptyPage();
    void failedPageIsRetried();
    void circleEndsLoadAll();
    void newQueryDropsStaleAnswers();
    void loadAllCountsAndCoalesces();
    void stopKeepsThePlace();
    void filterIsAppliedToWhatIsLoaded();
    void overtakenFilterIsDropped();
    void sortKeepsTheCurrentRecord();
    void pagesUnderAFilterComeIn();
    void refreshKeepsRowsAndSelection();
    void refreshUnderASort();
    void failedRefreshKeepsTheRecords();
    void copiesAsKept();
    void timesInTheChosenZone();
    void manyRows();
};

void TestRecords::storeMapsFieldsOfEachPage()
{
    RecordStore store;
    store.append(test::recordPage({test::record(entry({{"a", c("a0")}, {"b", c("b0")}}))}));
    store.append(test::recordPage({}));
    store.append(test::recordPage({test::record(entry({{"b", c("b1")}, {"c", 7}})), test::record(entry({{"a", c("a2")}}))}));
    QCOMPARE(store.size(), 3);
    QCOMPARE(store.entryColumns(), 3);
    QHash<QString, int> at;
    for (int i = 0; i < 3; ++i)
        at.insert(QString::fromStdString(store.entryName(i)), i);
    QCOMPARE(store.entry(0, at.value(c("a"))), "a0");
    QCOMPARE(store.entry(0, at.value(c("c"))), "");
    QCOMPARE(store.entry(1, at.value(c("a"))), "");
    QCOMPARE(store.entry(1, at.value(c("b"))), "b1");
    QCOMPARE(store.entry(1, at.value(c("c"))), "7");
    QCOMPARE(store.entry(2, at.value(c("a"))), "a2");
    QVERIFY(store.memoryUsed() > 0);
    // A copy shares the pages and stands by itself.
    const RecordStore copy = store;
    store.append(test::recordPage({test::record(entry({{"d", c("d3")}}))}));
    QCOMPARE(copy.size(), 3);
    QCOMPARE(copy.entryColumns(), 3);
    QCOMPARE(copy.entry(2, at.value(c("a"))), "a2");
}

void TestRecords::storeFindsRowsOfUnevenPages()
{
    for (const std::vector<int> &sizes : {std::vector<int>{3, 3, 3, 2}, {3, 1, 4, 1, 5}, {2, 9}, {5}}) {
        RecordStore store;
        int rows = 0;
        for (const int size : sizes) {
            store.append(test::numberedPage(rows, size));
            rows += size;
        }
        QCOMPARE(store.size(), rows);
        const int id = store.entryName(0) == "id" ? 0 : 1;
        for (int row = 0; row < rows; ++row)
            QCOMPARE(store.entry(row, id), QStringLiteral("N%1").arg(row).toStdString());
    }
}

void TestRecords::textIsFoundInAnyCase()
{
    QVERIFY(models::TextSearch(c("ann")).in("Joanne"));
    QVERIFY(models::TextSearch(c("ANN")).in("joANne"));
    QVERIFY(!models::TextSearch(c("ann")).in("Jo an"));
    QVERIFY(models::TextSearch(c("a")).in("A"));
    QVERIFY(!models::TextSearch(c("aab")).in("aa"));
    QVERIFY(models::TextSearch(c("aab")).in("xaaab"));
    QVERIFY(models::TextSearch(c("straße")).in("Hauptstraße 5"));
    QVERIFY(models::TextSearch(c("MÜLLER")).in("Müller"));
    QVERIFY(!models::TextSearch(c("müller")).in("Muller"));
    QVERIFY(models::TextSearch(c("ller")).in("Müller"));
    QVERIFY(models::TextSearch(c("[")).in("{[}"));
    QVERIFY(!models::TextSearch(c("[")).in("{{"));
}

void TestRecords::sortsNumbersTextAndEmpty()
{
    // All whole numbers: by value, and empty ones last either way.
    QCOMPARE(sorted({c("10"), c(""), c("9"), c("-3"), c("100")}), QStringList({c("-3"), c("9"), c("10"), c("100"), c("")}));
    QCOMPARE(sorted({c("10"), c(""), c("9")}, true), QStringList({c("10"), c("9"), c("")}));
    // A leading zero makes it text, so that zip codes keep together.
    QCOMPARE(sorted({c("94110"), c("02139"), c("1")}), QStringList({c("02139"), c("1"), c("94110")}));
    QCOMPARE(sorted({c("beta"), c("Alpha"), c("alpha 2"), c("Gamma")}),
             QStringList({c("Alpha"), c("alpha 2"), c("beta"), c("Gamma")}));
    QCOMPARE(sorted({c("Oztan"), c("Öztürk"), c("Ozun"), c("Zander"), c("Émile")}),
             QStringList({c("Émile"), c("Oztan"), c("Öztürk"), c("Ozun"), c("Zander")}));
    QCOMPARE(sorted({c("prefix-aaaa"), c("prefix-a"), c("prefix-b")}, true),
             QStringList({c("prefix-b"), c("prefix-aaaa"), c("prefix-a")}));
    QVERIFY(!models::plainInteger("007"));
    QVERIFY(!models::plainInteger("+7"));
    QVERIFY(!models::plainInteger("7.0"));
    QVERIFY(!models::plainInteger("1234567890123456789"));
    QVERIFY(!models::plainInteger("-"));
    QCOMPARE(models::plainInteger("0"), std::optional<std::int64_t>(0));
    QCOMPARE(models::plainInteger("-12"), std::optional<std::int64_t>(-12));
}

void TestRecords::sortsByStatus()
{
    RecordStore store;
    store.append(test::recordPage(
        {test::record(entry({{"id", c("0")}}), test::called(c("Sale"), 3, true, c("2024-11-10T08:00:00.000"))),
         test::record(entry({{"id", c("1")}})),
         test::record(entry({{"id", c("2")}}), test::called(c("No answer"), 12, false, c("2024-11-12T08:00:00.000"))),
         test::record(entry({{"id", c("3")}}), test::called(c("busy"), 2, false, c("2024-11-11T08:00:00.000")))}));
    const std::atomic_bool stop = false;
    using Rows = std::vector<std::uint32_t>;
    const auto by = [&](RecordColumn::Kind kind, bool descending) {
        models::RecordQuery query;
        query.sortBy = RecordColumn{kind, 0};
        query.descending = descending;
        return *models::arrange(store, query, stop);
    };
    QCOMPARE(by(RecordColumn::Kind::Attempts, false), Rows({1, 3, 0, 2}));
    QCOMPARE(by(RecordColumn::Kind::Attempts, true), Rows({2, 0, 3, 1}));
    QCOMPARE(by(RecordColumn::Kind::LastAttempt, false), Rows({0, 3, 2, 1})); // never called last,
    QCOMPARE(by(RecordColumn::Kind::LastAttempt, true), Rows({2, 3, 0, 1}));  // either way
    QCOMPARE(by(RecordColumn::Kind::State, false), Rows({1, 2, 3, 0}));       // never called, open, completed
    QCOMPARE(by(RecordColumn::Kind::LastDisposition, false), Rows({3, 2, 0, 1}));
    models::RecordQuery filter;
    filter.text = c("answer");
    QCOMPARE(*models::arrange(store, filter, stop), Rows({2}));
}

void TestRecords::stoppedArrangementGivesNothing()
{
    RecordStore store;
    store.append(test::numberedPage(0, 10));
    const std::atomic_bool stop = true;
    models::RecordQuery query;
    query.text = c("N");
    QVERIFY(!models::arrange(store, query, stop));
}

void TestRecords::columnsComeFromTheData()
{
    Fixture f;
    f.open(3);
    QJsonObject status = test::called(c("Sale"), 1, true, c("2024-11-12T14:31:47.000"));
    status.insert(c("custom_mood"), c("good"));
    f.calls.answer(0,
                   test::recordPage({test::record(entry({{"first_name", c("Odalys")}, {"phone", c("14155550177")}}), status)}));
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
    Fixture f;
    f.open();
    f.calls.answer(0,
                   test::recordPage({
                       test::record(entry({{"id", c("1")}}), test::called(c("Sale"), 1200, true, c("2023-01-19T20:46:35.000"))),
                       test::record(entry({{"id", c("2")}}), test::called(c("Busy"), 1, false, c("2023-01-19T20:46:35.000"))),
                       test::record(entry({{"id", c("3")}})),
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

void TestRecords::pagesArriveAsOneScrolls()
{
    Fixture f;
    f.open(2500);
    QCOMPARE(f.calls.count(), 1);
    QCOMPARE(f.calls.at(0).limit, 1000);
    QVERIFY(f.calls.at(0).key.isNull());
    QCOMPARE(f.model.rowCount(), 0);
    QCOMPARE(f.model.total(), 2500);
    f.calls.answer(0, test::numberedPage(0, 1000, c("a")));
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
    f.calls.answer(1, test::numberedPage(1000, 1000, c("b")));
    QTRY_COMPARE(f.model.loaded(), 2000);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 1000);
    QCOMPARE(inserted.at(0).at(2).toInt(), 1999);
    f.model.fetchMore({});
    f.calls.answer(2, test::numberedPage(2000, 500, c("b")));
    QTRY_COMPARE(f.model.rowCount(), 2500);
    QVERIFY(f.model.isComplete());
    QVERIFY(!f.model.canFetchMore({}));
    QCOMPARE(f.column(0).last(), c("N2499"));
}

void TestRecords::columnsAppearOnALaterPage()
{
    Fixture f;
    f.open();
    f.calls.answer(0, test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    QPersistentModelIndex state = f.model.index(5, 2);
    f.model.sort(2); // State, whose section will move
    QTRY_VERIFY(!f.model.isArranging());
    f.model.sort(-1);
    f.model.fetchMore({});
    QJsonObject status = test::neverCalled();
    status.insert(c("custom_x"), c("x1"));
    QSignalSpy columns(&f.model, &QAbstractItemModel::columnsInserted);
    f.calls.answer(1, test::recordPage({test::record(entry({{"zip", c("02139")}, {"id", c("N1000")}}), status)}));
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
    Fixture f;
    f.open(1000);
    f.calls.answer(0, test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    QVERIFY(!f.model.isComplete());
    QCOMPARE(f.model.rowCount(), 1001);
    f.model.fetchMore({});
    f.calls.answer(1, test::recordPage({}, c("a"))); // an empty page repeats the request's cursor
    QTRY_VERIFY(f.model.isComplete());
    QCOMPARE(f.model.rowCount(), 1000);
    QCOMPARE(f.model.total(), 1000);
}

void TestRecords::failedPageIsRetried()
{
    Fixture f;
    f.open(1500);
    f.calls.fail(0, api::ErrorKind::Network);
    QTRY_COMPARE(f.model.loader().state(), PagedFetch::State::Failed);
    QCOMPARE(f.model.rowCount(), 0);
    f.model.retry();
    f.calls.answer(1, test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    f.model.fetchMore({});
    f.calls.fail(2, api::ErrorKind::Server, 503);
    QTRY_COMPARE(f.model.loader().state(), PagedFetch::State::Failed);
    QCOMPARE(f.kindOfLastRow(), int(RecordsModel::FailedRow));
    QCOMPARE(f.model.index(1000, 0).data().toString(), c("This page did not load. Try again"));
    QVERIFY(!f.model.canFetchMore({}));
    f.model.retry();
    QCOMPARE(f.calls.at(3).key, c("a"));
    f.calls.answer(3, test::numberedPage(1000, 500));
    QTRY_COMPARE(f.model.rowCount(), 1500);
}

void TestRecords::circleEndsLoadAll()
{
    Fixture f;
    f.open();
    f.model.loadAll();
    f.calls.answer(0, test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.calls.count(), 2);
    f.calls.answer(1, test::numberedPage(1000, 1000, c("b")));
    QTRY_COMPARE(f.calls.count(), 3);
    f.calls.answer(2, test::numberedPage(2000, 1000, c("a")));
    QTRY_COMPARE(f.model.loader().state(), PagedFetch::State::Failed);
    QTRY_COMPARE(f.model.loaded(), 3000); // rows that were never here before are shown
    QVERIFY(!f.model.loader().isLoadingAll());
    f.model.retry();
    f.model.loadAll();
    QCOMPARE(f.calls.count(), 3);

    // The same page again is not shown twice.
    Fixture g;
    g.open();
    g.calls.answer(0, test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(g.model.loaded(), 1000);
    g.model.fetchMore({});
    g.calls.answer(1, test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(g.model.loader().state(), PagedFetch::State::Failed);
    QCOMPARE(g.model.loaded(), 1000);
}

void TestRecords::newQueryDropsStaleAnswers()
{
    Fixture f;
    f.open(5);
    f.open(3);
    QVERIFY(f.calls.at(0).cancel.isCancelled());
    f.calls.answer(1, test::numberedPage(100, 3));
    f.calls.answer(0, test::numberedPage(0, 5));
    QTRY_COMPARE(f.model.loaded(), 3);
    QTest::qWait(0);
    QCOMPARE(f.column(0), QStringList({c("N100"), c("N101"), c("N102")}));
    f.model.close();
    QCOMPARE(f.model.rowCount(), 0);
    QVERIFY(!f.model.canFetchMore({}));
}

void TestRecords::loadAllCountsAndCoalesces()
{
    Fixture f;
    f.open(20'500);
    QVERIFY(!f.model.timeToLoadAll());
    f.calls.answer(0, test::numberedPage(0, 1000, c("c0")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    QVERIFY(f.model.timeToLoadAll());
    f.model.loadAll();
    QVERIFY(f.model.loader().isLoadingAll());
    QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
    QElapsedTimer clock;
    clock.start();
    for (int page = 1; page <= 20; ++page) {
        QTRY_COMPARE_WITH_TIMEOUT(f.calls.count(), page + 1, 5000);
        f.calls.answer(page, test::numberedPage(page * 1000, page < 20 ? 1000 : 500, QStringLiteral("c%1").arg(page)));
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
    Fixture f;
    f.open(10'000);
    f.model.loadAll();
    f.calls.answer(0, test::numberedPage(0, 1000, c("a")));
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
    f.calls.answer(2, test::numberedPage(1000, 10));
    QTRY_COMPARE(f.model.loaded(), 1010);
}

void TestRecords::filterIsAppliedToWhatIsLoaded()
{
    Fixture f;
    f.open(5000);
    f.calls.answer(0, test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    QPersistentModelIndex kept = f.model.index(500, 0);
    QPersistentModelIndex gone = f.model.index(501, 0);
    f.model.setFilter(c("n50"));
    QVERIFY(!f.model.canFetchMore({})); // a filter does not read the whole list by itself
    QTRY_VERIFY(!f.model.isArranging());
    QCOMPARE(f.column(0), QStringList({c("N50"), c("N500"), c("N501"), c("N502"), c("N503"), c("N504"), c("N505"), c("N506"),
                                       c("N507"), c("N508"), c("N509")}));
    QCOMPARE(f.model.rowCount(), 11);
    QCOMPARE(kept.row(), 1);
    f.model.setFilter(c("14155550999"));
    QTRY_COMPARE(f.column(0), QStringList({c("N999")}));
    QVERIFY(!kept.isValid());
    QVERIFY(!gone.isValid());
    f.model.setFilter(c("completed"));
    QTRY_VERIFY(!f.model.isArranging());
    QCOMPARE(f.model.shown(), 112); // 0, 9, ... 999
    f.model.setFilter({});
    QCOMPARE(f.model.shown(), 1000); // at once
    QCOMPARE(f.model.rowCount(), 1001);
    QVERIFY(f.model.canFetchMore({}));
}

void TestRecords::overtakenFilterIsDropped()
{
    Fixture f;
    f.open();
    f.calls.answer(0, test::numberedPage(0, 999));
    QTRY_COMPARE(f.model.loaded(), 999);
    f.model.setFilter(c("N1"));
    f.model.setFilter(c("N77"));
    QTRY_VERIFY(!f.model.isArranging());
    QTest::qWait(20);
    QCOMPARE(f.column(0).first(), c("N77"));
    QCOMPARE(f.model.shown(), 11); // N77 and N770 to N779
    f.model.setFilter(c("N1"));
    f.model.setFilter({});
    QTest::qWait(20);
    QCOMPARE(f.model.shown(), 999);
    f.model.setFilter(c("N1"));
    f.open();
    QTest::qWait(20);
    QCOMPARE(f.model.rowCount(), 0);
    QCOMPARE(f.model.filter(), QString());
}

void TestRecords::sortKeepsTheCurrentRecord()
{
    Fixture f;
    f.open();
    f.calls.answer(0, test::numberedPage(0, 999));
    QTRY_COMPARE(f.model.loaded(), 999);
    QPersistentModelIndex current = f.model.index(10, 1);
    f.model.sort(1, Qt::DescendingOrder);
    QTRY_VERIFY(!f.model.isArranging());
    QCOMPARE(f.column(0).first(), c("N998"));
    QCOMPARE(current.row(), 988);
    QCOMPARE(current.column(), 1);
    f.model.sort(1, Qt::AscendingOrder);
    QTRY_COMPARE(current.row(), 10);
    f.model.sort(-1);
    QCOMPARE(f.model.isSorted(), false);
    QCOMPARE(f.column(0).at(10), c("N10"));
}

void TestRecords::pagesUnderAFilterComeIn()
{
    Fixture f;
    f.open(3000);
    f.calls.answer(0, test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    f.model.setFilter(c("N99"));
    QTRY_COMPARE(f.model.shown(), 11); // N99, N990 to N999
    f.model.loadAll();
    f.calls.answer(1, test::numberedPage(1000, 1000, c("b")));
    QTRY_COMPARE(f.calls.count(), 3);
    f.calls.answer(2, test::numberedPage(2000, 999));
    QTRY_COMPARE(f.model.loaded(), 2999);
    f.model.setFilter(c("N299"));
    QTRY_COMPARE(f.model.shown(), 10); // N299, N2990 to N2998
    f.model.sort(0, Qt::DescendingOrder);
    QTRY_COMPARE(f.column(0).first(), c("N2998"));

    // Under a sort, too, and in their places.
    Fixture g;
    g.open();
    g.calls.answer(0, test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(g.model.loaded(), 1000);
    g.model.sort(1, Qt::DescendingOrder);
    QTRY_COMPARE(g.column(0).first(), c("N999"));
    g.model.loadAll();
    g.calls.answer(1, test::numberedPage(1000, 10));
    QTRY_COMPARE(g.model.shown(), 1010);
    QCOMPARE(g.column(0).first(), c("N1009"));
}

void TestRecords::refreshKeepsRowsAndSelection()
{
    Fixture f;
    f.open(2000);
    f.calls.answer(0, test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    QPersistentModelIndex selected = f.model.index(700, 1);
    QPersistentModelIndex removed = f.model.index(2, 0);
    QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
    f.model.refresh();
    QCOMPARE(f.model.loaded(), 1000);
    QVERIFY(f.calls.at(1).key.isNull());
    // The first five records are gone; a page is full all the same.
    f.calls.answer(1, test::numberedPage(5, 1000, c("a2")));
    QTRY_VERIFY(!f.model.loader().isReadingAgain());
    QCOMPARE(reset.count(), 0);
    QCOMPARE(f.model.loaded(), 1000);
    QCOMPARE(f.column(0).first(), c("N5"));
    QCOMPARE(selected.data().toString(), c("14155550700"));
    QCOMPARE(selected.row(), 695);
    Q_UNUSED(removed)
    f.model.fetchMore({});
    QCOMPARE(f.calls.at(2).key, c("a2"));
    f.calls.answer(2, test::numberedPage(1005, 1));
    QTRY_COMPARE(f.model.rowCount(), 1001);
    // A shorter list: rows beyond its end are gone.
    QPersistentModelIndex last = f.model.index(1000, 0);
    f.model.refresh();
    f.calls.answer(3, test::numberedPage(5, 700));
    QTRY_COMPARE(f.model.rowCount(), 700);
    QVERIFY(!last.isValid());
    QCOMPARE(selected.data().toString(), c("14155550700"));
    // A changed record stays where it is.
    f.model.refresh();
    QJsonArray records;
    for (int i = 5; i < 705; ++i)
        records.append(test::record(entry({{"id", QStringLiteral("N%1").arg(i)}, {"phone", i == 700 ? c("1") : c("2")}})));
    f.calls.answer(4, test::recordPage(records));
    QTRY_COMPARE(selected.data().toString(), c("1"));
}

void TestRecords::refreshUnderASort()
{
    Fixture f;
    f.open();
    f.calls.answer(0, test::numberedPage(0, 999));
    QTRY_COMPARE(f.model.loaded(), 999);
    f.model.sort(1, Qt::DescendingOrder);
    QTRY_COMPARE(f.column(0).first(), c("N998"));
    QPersistentModelIndex selected = f.model.index(0, 0);
    f.model.refresh();
    f.calls.answer(1, test::numberedPage(0, 500));
    QTRY_COMPARE(f.model.rowCount(), 500);
    QCOMPARE(f.column(0).first(), c("N499"));
    QVERIFY(!selected.isValid());
    // The filter is cleared before the arrangement of what was read again is there.
    f.model.refresh();
    f.calls.answer(2, test::numberedPage(0, 600));
    f.model.sort(-1);
    QTRY_COMPARE(f.model.rowCount(), 600);
    QCOMPARE(f.column(0).first(), c("N0"));
}

void TestRecords::failedRefreshKeepsTheRecords()
{
    Fixture f;
    f.open();
    f.calls.answer(0, test::numberedPage(0, 1000, c("a")));
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

void TestRecords::copiesAsKept()
{
    Fixture f;
    f.open();
    f.calls.answer(0, test::recordPage({
                          test::record(entry({{"id", c("007")}, {"note", c("a\tb\nc")}}),
                                       test::called(c("Sale"), 1200, true, c("2023-01-19T20:46:35.250"))),
                          test::record(entry({{"id", c("8")}, {"note", c("")}})),
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

void TestRecords::manyRows()
{
    // 200,000 rows from one decoded page: what an append and a screen of cells cost must not grow with the rows before.
    const api::RecordPagePtr decoded = test::numberedPage(0, 1000, c("x"));
    RecordStore store;
    QElapsedTimer clock;
    const auto append = [&](int pages) {
        clock.start();
        for (int i = 0; i < pages; ++i)
            store.append(decoded);
        return clock.nsecsElapsed();
    };
    append(20); // warm
    const qint64 early = append(20);
    append(140);
    const qint64 late = append(20);
    QCOMPARE(store.size(), 200'000);
    QVERIFY2(late < 20 * early + 2'000'000, qPrintable(QStringLiteral("%1 ns, then %2 ns").arg(early).arg(late)));
    const std::size_t perRow = store.memoryUsed() / 200'000;
    QVERIFY2(perRow <= 400, qPrintable(QString::number(perRow)));
    const int id = store.entryName(0) == "id" ? 0 : 1;
    QCOMPARE(store.entry(199'999, id), "N999");
    QCOMPARE(store.entry(123'456, id), "N456");
    const std::atomic_bool stop = false;
    models::RecordQuery query;
    query.text = c("N999");
    QCOMPARE(models::arrange(store, query, stop)->size(), std::size_t(200));
}

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"
