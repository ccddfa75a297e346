// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The model of calling lists: filter and order, what a refresh does to it; and the details of one list.

#include <QSignalSpy>
#include <QTest>

#include <models/lists/listdetails.h>
#include <models/lists/listsmodel.h>

#include <support/heldlists.h>

using namespace outdial;
using namespace outdial::test;
using models::ListDetails;
using models::ListsModel;

namespace {

const QString null;
QString c(const char *text) { return QString::fromLatin1(text); }

} // namespace

class TestLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void repeatedIdsAreTolerated();
    void filterSeesWhatIsLoaded();
    void filterStopsFetching();
    void sortsAndInsertsSorted();

    void refreshMergesById();
    void refreshReadsAsFarAsBefore();
    void failedRefreshKeepsTheLists();
    void fetchMoreDuringRefreshIsNotLost();
    void refreshDropsThePageUnderWay();

    void detailsOfOneList();
    void detailsOfAnotherListOvertake();
};

void TestLists::repeatedIdsAreTolerated()
{
    HeldLists f;
    f.model.start();
    api::CallingListPage page;
    page.lists = {makeList(c("X"), c("One")), makeList(c("X"), c("Two")), makeList(c("Y"), c("Three"))};
    f.calls.answer(0, page);
    QTRY_COMPARE(f.model.loaded(), 3);
    f.model.refresh();
    page.lists = {makeList(c("X"), c("One")), makeList(c("X"), c("Two, renamed")), makeList(c("Y"), c("Three"))};
    QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&f.model, &QAbstractItemModel::rowsRemoved);
    f.calls.answer(1, page);
    QTRY_VERIFY(!f.model.isRefreshing());
    QCOMPARE(names(f.model), QStringList({c("One"), c("Two, renamed"), c("Three")}));
    QCOMPARE(inserted.count() + removed.count(), 0);
    // One of the two is gone.
    f.model.refresh();
    page.lists.removeAt(0);
    f.calls.answer(2, page);
    QTRY_VERIFY(!f.model.isRefreshing());
    QCOMPARE(names(f.model), QStringList({c("Two, renamed"), c("Three")}));
    QCOMPARE(f.model.rowOf(c("Y")), 1);
}

void TestLists::filterSeesWhatIsLoaded()
{
    HeldLists f;
    f.model.start();
    api::CallingListPage page;
    page.lists = {makeList(c("1"), QStringLiteral("Zahnvorsorge Süd"), 1, c("Termine")),
                  makeList(c("2"), c("spring-renewals"), 2, c("Renewals US")),
                  makeList(c("3"), c("Winback"), 3, c("Renewals US")), makeList(c("4"), c("Spring leads"), 4, c("Leads"))};
    f.calls.answer(0, page);
    QTRY_COMPARE(f.model.loaded(), 4);
    QPersistentModelIndex kept = f.model.index(3, 0);
    f.model.setFilter(c("SPRING "));
    QCOMPARE(names(f.model), QStringList({c("spring-renewals"), c("Spring leads")}));
    QCOMPARE(f.model.loaded(), 4);
    QCOMPARE(kept.row(), 1);
    f.model.setFilter(c("renewals"));
    QCOMPARE(names(f.model), QStringList({c("spring-renewals"), c("Winback")}));
    f.model.setFilter(QStringLiteral("SÜD"));
    QCOMPARE(names(f.model), QStringList({QStringLiteral("Zahnvorsorge Süd")}));
    f.model.setFilter(c("nothing like it"));
    QCOMPARE(f.model.rowCount(), 0);
    f.model.setFilter({});
    QCOMPARE(f.model.shown(), 4);
}

void TestLists::filterStopsFetching()
{
    HeldLists f;
    f.model.start();
    f.calls.answer(0, makePage(0, 100, c("a")));
    QTRY_COMPARE(f.model.loaded(), 100);
    f.model.setFilter(c("List 99"));
    QCOMPARE(f.model.rowCount(), 1);
    QVERIFY(!f.model.canFetchMore({}));
    f.model.loadAll();
    QCOMPARE(f.calls.count(), 2);
    QCOMPARE(f.model.rowCount(), 2); // the row that loads
    f.calls.answer(1, makePage(990, 10, null));
    QTRY_VERIFY(f.model.isComplete());
    QCOMPARE(f.model.shown(), 11); // List 99 and List 990 to 999
}

void TestLists::sortsAndInsertsSorted()
{
    HeldLists f;
    f.model.start();
    api::CallingListPage page;
    for (int i = 0; i < 100; ++i)
        page.lists.append(makeList(QStringLiteral("L%1").arg(i), QStringLiteral("List %1").arg(i * 2), 1000 - i));
    page.nextCursor = c("a");
    f.calls.answer(0, page);
    QTRY_COMPARE(f.model.loaded(), 100);
    QPersistentModelIndex kept = f.model.index(7, 0); // List 14
    f.model.sort(ListsModel::NameColumn, Qt::DescendingOrder);
    QCOMPARE(names(f.model).first(), c("List 198")); // by number, not by letter
    QCOMPARE(kept.row(), 92);
    QCOMPARE(kept.data().toString(), c("List 14"));
    f.model.fetchMore({});
    api::CallingListPage more;
    more.lists = {makeList(c("N1"), c("List 199")), makeList(c("N2"), c("list 15")), makeList(c("N3"), c("A list"))};
    f.calls.answer(1, more);
    QTRY_COMPARE(f.model.loaded(), 103);
    const QStringList all = names(f.model);
    QCOMPARE(all.first(), c("List 199"));
    QCOMPARE(all.last(), c("A list"));
    QCOMPARE(all.indexOf(c("list 15")), all.indexOf(c("List 14")) - 1);
    QCOMPARE(kept.data().toString(), c("List 14"));
    f.model.sort(ListsModel::RecordsColumn, Qt::AscendingOrder);
    QCOMPARE(names(f.model).mid(0, 4), QStringList({c("List 199"), c("list 15"), c("A list"), c("List 198")}));
    f.model.sort(-1);
    QCOMPARE(names(f.model).first(), c("List 0"));
    QCOMPARE(names(f.model).last(), c("A list"));
}

void TestLists::refreshMergesById()
{
    HeldLists f;
    f.model.start();
    api::CallingListPage page;
    page.lists = {makeList(c("1"), c("A"), 1), makeList(c("2"), c("B"), 2), makeList(c("3"), c("C"), 3)};
    f.calls.answer(0, page);
    QTRY_COMPARE(f.model.loaded(), 3);
    f.model.sort(ListsModel::NameColumn);
    QPersistentModelIndex selected = f.model.index(2, 0);
    QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
    f.model.refresh();
    QVERIFY(f.model.isRefreshing());
    QCOMPARE(f.model.shown(), 3); // what was there stays meanwhile
    page.lists = {makeList(c("1"), c("A"), 100), makeList(c("3"), c("C"), 3), makeList(c("4"), c("AA"), 4)};
    f.calls.answer(1, page);
    QTRY_VERIFY(!f.model.isRefreshing());
    QCOMPARE(names(f.model), QStringList({c("A"), c("AA"), c("C")}));
    QCOMPARE(f.model.index(0, ListsModel::RecordsColumn).data().toString(), c("100"));
    QCOMPARE(selected.row(), 2);
    QCOMPARE(selected.data(ListsModel::IdRole).toString(), c("3"));
    QCOMPARE(reset.count(), 0);
    // A new name moves the row under the sort.
    f.model.refresh();
    page.lists[0].name = c("Z");
    f.calls.answer(2, page);
    QTRY_COMPARE(names(f.model), QStringList({c("AA"), c("C"), c("Z")}));
    QCOMPARE(selected.data().toString(), c("C"));
}

void TestLists::refreshReadsAsFarAsBefore()
{
    HeldLists f;
    f.model.start();
    f.calls.answer(0, makePage(0, 100, c("a")));
    QTRY_COMPARE(f.model.loaded(), 100);
    f.model.fetchMore({});
    f.calls.answer(1, makePage(100, 100, c("b")));
    QTRY_COMPARE(f.model.loaded(), 200);
    f.model.refresh();
    // Three of the first lists are gone: two pages reach as far as the two did, and the walk goes on behind them.
    f.calls.answer(2, makePage(3, 100, c("a2")));
    QTRY_COMPARE(f.calls.count(), 4);
    QCOMPARE(f.calls.at(3).key, c("a2"));
    f.calls.answer(3, makePage(103, 100, c("b2")));
    QTRY_VERIFY(!f.model.isRefreshing());
    QCOMPARE(f.calls.count(), 4);
    QCOMPARE(f.model.loaded(), 200);
    QCOMPARE(names(f.model).first(), c("List 3"));
    QCOMPARE(names(f.model).last(), c("List 202"));
    f.model.fetchMore({});
    QCOMPARE(f.calls.at(4).key, c("b2"));
}

void TestLists::failedRefreshKeepsTheLists()
{
    HeldLists f;
    f.model.start();
    f.calls.answer(0, makePage(0, 100, c("a")));
    QTRY_COMPARE(f.model.loaded(), 100);
    f.model.refresh();
    f.calls.fail(1, api::ErrorKind::Timeout);
    QTRY_VERIFY(!f.model.isRefreshing());
    QVERIFY(f.model.refreshError());
    QCOMPARE(f.model.refreshError()->kind, api::ErrorKind::Timeout);
    QCOMPARE(f.model.loaded(), 100);
    QCOMPARE(kindOfLastRow(f.model), int(ListsModel::LoadingRow));
    f.model.fetchMore({});
    QCOMPARE(f.calls.at(2).key, c("a"));
    f.calls.answer(2, makePage(100, 1, null));
    QTRY_COMPARE(f.model.loaded(), 101);
    f.model.refresh();
    QVERIFY(!f.model.refreshError());
}

void TestLists::fetchMoreDuringRefreshIsNotLost()
{
    HeldLists f;
    f.model.start();
    f.calls.answer(0, makePage(0, 100, c("a")));
    QTRY_COMPARE(f.model.loaded(), 100);
    f.model.refresh();
    QVERIFY(f.model.canFetchMore({}));
    f.model.fetchMore({});
    QCOMPARE(f.calls.count(), 2);
    f.calls.answer(1, makePage(0, 100, c("b")));
    QTRY_COMPARE(f.calls.count(), 3);
    QCOMPARE(f.calls.at(2).key, c("b"));
    f.calls.answer(2, makePage(100, 5, null));
    QTRY_COMPARE(f.model.loaded(), 105);
}

void TestLists::refreshDropsThePageUnderWay()
{
    HeldLists f;
    f.model.start();
    f.calls.answer(0, makePage(0, 100, c("a")));
    QTRY_COMPARE(f.model.loaded(), 100);
    f.model.fetchMore({});
    f.model.refresh();
    QVERIFY(f.calls.at(1).cancel.isCancelled());
    f.calls.answer(1, makePage(100, 100, c("z"))); // came all the same
    f.calls.answer(2, makePage(0, 100, c("b")));
    QTRY_COMPARE(f.calls.count(), 4);
    QCOMPARE(f.model.loaded(), 100);
    QCOMPARE(f.calls.at(3).key, c("b"));
    f.calls.answer(3, makePage(100, 50, null));
    QTRY_COMPARE(f.model.loaded(), 150);
}

void TestLists::detailsOfOneList()
{
    HeldCalls<api::CallingListDetail> calls;
    ListDetails details([&](const QString &id, const api::CallOptions &options) { return calls.hold(0, id, options); });
    details.show(c("L1"));
    QCOMPARE(details.state(), ListDetails::State::Loading);
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(calls.at(0).key, c("L1"));
    calls.fail(0, api::ErrorKind::NotFound, 404);
    QTRY_COMPARE(details.state(), ListDetails::State::Failed);
    QCOMPARE(details.error().httpStatus, 404);
    details.refresh();
    QCOMPARE(calls.count(), 2);
    api::CallingListDetail answer;
    answer.id = c("L1");
    answer.name = c("List 1");
    answer.campaigns = {{c("C1"), c("Campaign"), c("I1")}, {c("C1"), c("Campaign"), c("I2")}};
    calls.answer(1, answer);
    QTRY_COMPARE(details.state(), ListDetails::State::Ready);
    QCOMPARE(details.detail()->campaigns.size(), 2);
    // What is shown stays while it is read anew.
    details.refresh();
    QVERIFY(details.detail());
    calls.fail(2, api::ErrorKind::Timeout);
    QTRY_COMPARE(details.state(), ListDetails::State::Failed);
    QVERIFY(details.detail());
    details.show({});
    QCOMPARE(details.state(), ListDetails::State::Empty);
    QVERIFY(!details.detail());
}

void TestLists::detailsOfAnotherListOvertake()
{
    HeldCalls<api::CallingListDetail> calls;
    ListDetails details([&](const QString &id, const api::CallOptions &options) { return calls.hold(0, id, options); });
    details.show(c("L0"));
    details.show(c("L1")); // L0 is never asked for
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(calls.at(0).key, c("L1"));
    details.show(c("L2"));
    QVERIFY(calls.at(0).cancel.isCancelled());
    QTRY_COMPARE(calls.count(), 2);
    api::CallingListDetail answer;
    answer.id = c("L2");
    calls.answer(1, answer);
    QTRY_COMPARE(details.state(), ListDetails::State::Ready);
    answer.id = c("L1");
    calls.answer(0, answer);
    QTest::qWait(0);
    QCOMPARE(details.detail()->id, c("L2"));
}

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
