// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which of the records that were read are shown, and in which order: the store of pages, text that is found, filter and sort.

#include <QElapsedTimer>
#include <QTest>

#include <models/records/recordorder.h>
#include <models/records/recordsmodel.h>
#include <models/records/recordstore.h>

#include <support/heldrecords.h>

using namespace outdial;
using namespace outdial::test;
using models::RecordColumn;
using models::RecordStore;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

QStringList sorted(const QStringList &values, bool descending = false)
{
    QJsonArray records;
    for (const QString &value : values)
        records.append(record(entry({{"v", value}, {"phone", c("1")}})));
    RecordStore store;
    store.append(recordPage(records));
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

class TestRecordOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void storeMapsFieldsOfEachPage();
    void storeFindsRowsOfUnevenPages();
    void manyRows();

    void textIsFoundInAnyCase();
    void sortsNumbersTextAndEmpty();
    void sortsByStatus();
    void findsTheSameAsALookAtEachValue();
    void stoppedArrangementGivesNothing();

    void filterIsAppliedToWhatIsLoaded();
    void overtakenFilterIsDropped();
    void sortKeepsTheCurrentRecord();
    void pagesUnderAFilterComeIn();
    void refreshUnderASort();
};

void TestRecordOrder::storeMapsFieldsOfEachPage()
{
    RecordStore store;
    store.append(recordPage({record(entry({{"a", c("a0")}, {"b", c("b0")}}))}));
    store.append(recordPage({}));
    store.append(recordPage({record(entry({{"b", c("b1")}, {"c", 7}})), record(entry({{"a", c("a2")}}))}));
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
    store.append(recordPage({record(entry({{"d", c("d3")}}))}));
    QCOMPARE(copy.size(), 3);
    QCOMPARE(copy.entryColumns(), 3);
    QCOMPARE(copy.entry(2, at.value(c("a"))), "a2");
}

void TestRecordOrder::storeFindsRowsOfUnevenPages()
{
    for (const std::vector<int> &sizes : {std::vector<int>{3, 3, 3, 2}, {3, 1, 4, 1, 5}, {2, 9}, {5}}) {
        RecordStore store;
        int rows = 0;
        for (const int size : sizes) {
            store.append(numberedPage(rows, size));
            rows += size;
        }
        QCOMPARE(store.size(), rows);
        const int id = store.entryName(0) == "id" ? 0 : 1;
        for (int row = 0; row < rows; ++row)
            QCOMPARE(store.entry(row, id), QStringLiteral("N%1").arg(row).toStdString());
    }
}

void TestRecordOrder::manyRows()
{
    // 200,000 rows from one decoded page: what an append and a screen of cells cost must not grow with the rows before.
    const api::RecordPagePtr decoded = numberedPage(0, 1000, c("x"));
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

void TestRecordOrder::textIsFoundInAnyCase()
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

void TestRecordOrder::sortsNumbersTextAndEmpty()
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

void TestRecordOrder::sortsByStatus()
{
    RecordStore store;
    store.append(recordPage({record(entry({{"id", c("0")}}), called(c("Sale"), 3, true, c("2024-11-10T08:00:00.000"))),
                             record(entry({{"id", c("1")}})),
                             record(entry({{"id", c("2")}}), called(c("No answer"), 12, false, c("2024-11-12T08:00:00.000"))),
                             record(entry({{"id", c("3")}}), called(c("busy"), 2, false, c("2024-11-11T08:00:00.000")))}));
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

// Over enough rows that several threads have their share: in the order of the tenant, none missing at a border.
void TestRecordOrder::findsTheSameAsALookAtEachValue()
{
    constexpr int pages = 130;
    constexpr int perPage = 1'000;
    const std::array<QString, 3> dispositions{c("Busy"), c("No Answer"), c("Sold")};
    RecordStore store;
    std::vector<std::uint32_t> digits; // rows with "47" in their number
    std::vector<std::uint32_t> busy;
    std::vector<std::uint32_t> umlauts;
    std::uint32_t row = 0;
    for (int page = 0; page < pages; ++page) {
        QJsonArray records;
        for (int i = 0; i < perPage; ++i, ++row) {
            const QString number = QString::number(row);
            const QString name = row % 997 == 0 ? c("Özlem") : c("Ann");
            const QString &disposition = dispositions[std::size_t(row / 7 % 3)];
            records.append(QJsonObject{{c("entry"), QJsonObject{{c("id"), number}, {c("name"), name}}},
                                       {c("status"), QJsonObject{{c("lastDisposition"), disposition}}}});
            if (number.contains(c("47")))
                digits.push_back(row);
            if (disposition == c("Busy"))
                busy.push_back(row);
            if (row % 997 == 0)
                umlauts.push_back(row);
        }
        store.append(recordPage(records));
    }
    const std::atomic_bool stop = false;
    const auto found = [&](const char *text) {
        models::RecordQuery query;
        query.text = c(text);
        return models::arrange(store, query, stop).value();
    };
    QVERIFY(found("47") == digits);
    QVERIFY(found("busy") == busy);
    QVERIFY(found("özlem") == umlauts);
    QVERIFY(found("nowhere").empty());
}

void TestRecordOrder::stoppedArrangementGivesNothing()
{
    RecordStore store;
    store.append(numberedPage(0, 10));
    const std::atomic_bool stop = true;
    models::RecordQuery query;
    query.text = c("N");
    QVERIFY(!models::arrange(store, query, stop));
}

void TestRecordOrder::filterIsAppliedToWhatIsLoaded()
{
    HeldRecords f;
    f.open(5000);
    f.calls.answer(0, numberedPage(0, 1000, c("a")));
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

void TestRecordOrder::overtakenFilterIsDropped()
{
    HeldRecords f;
    f.open();
    f.calls.answer(0, numberedPage(0, 999));
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

void TestRecordOrder::sortKeepsTheCurrentRecord()
{
    HeldRecords f;
    f.open();
    f.calls.answer(0, numberedPage(0, 999));
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

void TestRecordOrder::pagesUnderAFilterComeIn()
{
    HeldRecords f;
    f.open(3000);
    f.calls.answer(0, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(f.model.loaded(), 1000);
    f.model.setFilter(c("N99"));
    QTRY_COMPARE(f.model.shown(), 11); // N99, N990 to N999
    f.model.loadAll();
    f.calls.answer(1, numberedPage(1000, 1000, c("b")));
    QTRY_COMPARE(f.calls.count(), 3);
    f.calls.answer(2, numberedPage(2000, 999));
    QTRY_COMPARE(f.model.loaded(), 2999);
    f.model.setFilter(c("N299"));
    QTRY_COMPARE(f.model.shown(), 10); // N299, N2990 to N2998
    f.model.sort(0, Qt::DescendingOrder);
    QTRY_COMPARE(f.column(0).first(), c("N2998"));

    // Under a sort, too, and in their places.
    HeldRecords g;
    g.open();
    g.calls.answer(0, numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(g.model.loaded(), 1000);
    g.model.sort(1, Qt::DescendingOrder);
    QTRY_COMPARE(g.column(0).first(), c("N999"));
    g.model.loadAll();
    g.calls.answer(1, numberedPage(1000, 10));
    QTRY_COMPARE(g.model.shown(), 1010);
    QCOMPARE(g.column(0).first(), c("N1009"));
}

void TestRecordOrder::refreshUnderASort()
{
    HeldRecords f;
    f.open();
    f.calls.answer(0, numberedPage(0, 999));
    QTRY_COMPARE(f.model.loaded(), 999);
    f.model.sort(1, Qt::DescendingOrder);
    QTRY_COMPARE(f.column(0).first(), c("N998"));
    QPersistentModelIndex selected = f.model.index(0, 0);
    f.model.refresh();
    f.calls.answer(1, numberedPage(0, 500));
    QTRY_COMPARE(f.model.rowCount(), 500);
    QCOMPARE(f.column(0).first(), c("N499"));
    QVERIFY(!selected.isValid());
    // The filter is cleared before the arrangement of what was read again is there.
    f.model.refresh();
    f.calls.answer(2, numberedPage(0, 600));
    f.model.sort(-1);
    QTRY_COMPARE(f.model.rowCount(), 600);
    QCOMPARE(f.column(0).first(), c("N0"));
}

QTEST_GUILESS_MAIN(TestRecordOrder)
#include "tst_recordorder.moc"
