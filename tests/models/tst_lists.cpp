// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The walk through pages, the model of calling lists, and the details of one.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <models/lists/listdetails.h>
#include <models/lists/listsmodel.h>
#include <models/lists/pagedfetch.h>

#include <support/heldcalls.h>

using namespace outdial;
using models::ListDetails;
using models::ListsModel;
using models::PagedFetch;

namespace {

api::CallingList makeList(const QString &id, const QString &name, qint64 total = 10, const QString &format = QStringLiteral("f"))
{
    api::CallingList list;
    list.id = id;
    list.name = name;
    list.formatId = format;
    list.formatName = format;
    list.creationDate = QDateTime(QDate(2024, 11, 12), QTime(9, 30), Qt::UTC);
    list.totalRecords = total;
    return list;
}

// count lists L<first> "List <first>", ...
api::CallingListPage makePage(int first, int count, const QString &cursor)
{
    api::CallingListPage page;
    page.nextCursor = cursor;
    for (int i = first; i < first + count; ++i)
        page.lists.append(makeList(QStringLiteral("L%1").arg(i), QStringLiteral("List %1").arg(i), i));
    return page;
}

QStringList names(const ListsModel &model)
{
    QStringList list;
    for (int row = 0; row < model.shown(); ++row)
        list.append(model.index(row, ListsModel::NameColumn).data().toString());
    return list;
}

int kindOfLastRow(const ListsModel &model) { return model.index(model.rowCount() - 1, 0).data(ListsModel::RowKindRole).toInt(); }

struct Fixture {
    test::HeldCalls<api::CallingListPage> calls;
    ListsModel model{
        [this](int limit, const QString &cursor, const api::CallOptions &options) { return calls.hold(limit, cursor, options); }};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Fixture() { tester.setUseFetchMore(false); } // the test says when
};

const QString null;
QString c(const char *text) { return QString::fromLatin1(text); }

} // namespace

class TestLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shortPageIsTheLast();
    void fullPageWithoutCursorIsTheLast();
    void exactMultipleNeedsAnEmptyPage();
    void cursorThatRepeatsTheRequestEndsFullPages();
    void cursorSeenBeforeEndsTheWalk();
    void shortPageMayRepeatTheCursor();
    void staleAnswersAreDropped();
    void cancelledRequestCanBeAskedAgain();
    void destroyedWalkCancels();

    void loadsAsOneScrolls();
    void failedPageIsRetried();
    void circleIsShownAndNotRetried();
    void repeatedIdsAreTolerated();
    void filterSeesWhatIsLoaded();
    void filterStopsFetching();
    void sortsAndInsertsSorted();
    void loadAllReadsToTheEnd();
    void refreshMergesById();
    void refreshReadsAsFarAsBefore();
    void failedRefreshKeepsTheLists();
    void fetchMoreDuringRefreshIsNotLost();
    void refreshDropsThePageUnderWay();
    void destroyedModelIgnoresAnswers();

    void detailsOfOneList();
    void detailsOfAnotherListOvertake();
};

void TestLists::shortPageIsTheLast()
{
    PagedFetch walk(100);
    const auto first = walk.begin();
    QVERIFY(first);
    QVERIFY(first->cursor.isNull());
    QVERIFY(!walk.begin()); // one at a time
    QCOMPARE(walk.take(first->ticket, 100, c("a")), PagedFetch::Taken::More);
    const auto second = walk.begin();
    QCOMPARE(second->cursor, c("a"));
    QCOMPARE(walk.take(second->ticket, 99, c("b")), PagedFetch::Taken::Last);
    QCOMPARE(walk.state(), PagedFetch::State::Done);
    QVERIFY(!walk.begin());
}

void TestLists::fullPageWithoutCursorIsTheLast()
{
    for (const QString &cursor : {QString(), QStringLiteral("")}) {
        PagedFetch walk(2);
        const auto request = walk.begin();
        QCOMPARE(walk.take(request->ticket, 2, cursor), PagedFetch::Taken::Last);
        QCOMPARE(walk.state(), PagedFetch::State::Done);
    }
}

void TestLists::exactMultipleNeedsAnEmptyPage()
{
    PagedFetch walk(2);
    QCOMPARE(walk.take(walk.begin()->ticket, 2, c("a")), PagedFetch::Taken::More);
    QCOMPARE(walk.take(walk.begin()->ticket, 2, c("b")), PagedFetch::Taken::More);
    QCOMPARE(walk.take(walk.begin()->ticket, 0, c("b")), PagedFetch::Taken::Last);
    QCOMPARE(walk.state(), PagedFetch::State::Done);
}

void TestLists::cursorThatRepeatsTheRequestEndsFullPages()
{
    PagedFetch walk(2);
    walk.take(walk.begin()->ticket, 2, c("a"));
    QCOMPARE(walk.take(walk.begin()->ticket, 2, c("a")), PagedFetch::Taken::Circle);
    QCOMPARE(walk.state(), PagedFetch::State::Failed);
    QCOMPARE(walk.error().kind, api::ErrorKind::Malformed);
    QVERIFY(!walk.canRetry());
    QVERIFY(!walk.retry());
    QVERIFY(!walk.begin());
    walk.restart();
    QVERIFY(walk.begin()->cursor.isNull());
}

void TestLists::cursorSeenBeforeEndsTheWalk()
{
    PagedFetch walk(2);
    walk.take(walk.begin()->ticket, 2, c("a"));
    walk.take(walk.begin()->ticket, 2, c("b"));
    walk.take(walk.begin()->ticket, 2, c("c"));
    QCOMPARE(walk.take(walk.begin()->ticket, 2, c("a")), PagedFetch::Taken::Circle);
    QCOMPARE(walk.state(), PagedFetch::State::Failed);
}

void TestLists::shortPageMayRepeatTheCursor()
{
    PagedFetch walk(2);
    walk.take(walk.begin()->ticket, 2, c("a"));
    QCOMPARE(walk.take(walk.begin()->ticket, 1, c("a")), PagedFetch::Taken::Last);
    QCOMPARE(walk.state(), PagedFetch::State::Done);
}

void TestLists::staleAnswersAreDropped()
{
    PagedFetch walk(2);
    const auto old = walk.begin();
    walk.restart();
    QVERIFY(old->cancel.isCancelled());
    const auto fresh = walk.begin();
    QCOMPARE(walk.take(old->ticket, 2, c("a")), PagedFetch::Taken::Stale);
    QVERIFY(!walk.fail(old->ticket, {}));
    QCOMPARE(walk.state(), PagedFetch::State::Loading);
    QCOMPARE(walk.take(fresh->ticket, 2, c("b")), PagedFetch::Taken::More);
    QCOMPARE(walk.take(fresh->ticket, 2, c("c")), PagedFetch::Taken::Stale); // once is enough
    PagedFetch other(2);
    const auto foreign = other.begin();
    const auto own = walk.begin();
    QVERIFY(foreign->ticket != own->ticket);
    QCOMPARE(walk.take(foreign->ticket, 2, c("d")), PagedFetch::Taken::Stale);
}

void TestLists::cancelledRequestCanBeAskedAgain()
{
    PagedFetch walk(2);
    walk.take(walk.begin()->ticket, 2, c("a"));
    const auto request = walk.begin();
    api::ApiError error;
    error.kind = api::ErrorKind::Cancelled;
    QVERIFY(walk.fail(request->ticket, error));
    QCOMPARE(walk.state(), PagedFetch::State::Idle);
    QCOMPARE(walk.begin()->cursor, c("a"));
    walk.abandon();
    QCOMPARE(walk.begin()->cursor, c("a"));
}

void TestLists::destroyedWalkCancels()
{
    api::CancelToken token;
    {
        PagedFetch walk(2);
        token = walk.begin()->cancel;
        QVERIFY(!token.isCancelled());
        PagedFetch moved(std::move(walk));
        QVERIFY(!token.isCancelled());
    }
    QVERIFY(token.isCancelled());
}

void TestLists::loadsAsOneScrolls()
{
    Fixture f;
    QVERIFY(!f.model.canFetchMore({}));
    f.model.start();
    QCOMPARE(f.calls.count(), 1);
    QCOMPARE(f.calls.at(0).limit, 100);
    QVERIFY(f.calls.at(0).key.isNull());
    QCOMPARE(f.model.rowCount(), 0);
    f.calls.answer(0, makePage(0, 100, c("a")));
    QTRY_COMPARE(f.model.loaded(), 100);
    QCOMPARE(f.model.rowCount(), 101); // and the row that says that there is more
    QCOMPARE(kindOfLastRow(f.model), int(ListsModel::LoadingRow));
    QVERIFY(!(f.model.index(100, 0).flags() & Qt::ItemIsSelectable));

    QVERIFY(f.model.canFetchMore({}));
    f.model.fetchMore({});
    QVERIFY(!f.model.canFetchMore({}));
    QCOMPARE(f.calls.at(1).key, c("a"));
    QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
    f.calls.answer(1, makePage(100, 3, c("a")));
    QTRY_COMPARE(f.model.loaded(), 103);
    QCOMPARE(inserted.count(), 1); // one for the page
    QCOMPARE(f.model.rowCount(), 103);
    QVERIFY(f.model.isComplete());
    QVERIFY(!f.model.canFetchMore({}));

    QCOMPARE(f.model.index(102, ListsModel::NameColumn).data().toString(), c("List 102"));
    QCOMPARE(f.model.index(102, ListsModel::RecordsColumn).data().toString(), c("102"));
    QCOMPARE(f.model.index(102, 0).data(ListsModel::IdRole).toString(), c("L102"));
    f.model.setTimeZone(models::TimeZoneShown::Utc);
    QCOMPARE(f.model.index(102, ListsModel::CreatedColumn).data(Qt::ToolTipRole).toString(), c("12 Nov 2024 09:30:00 UTC"));
}

void TestLists::failedPageIsRetried()
{
    Fixture f;
    f.model.start();
    f.calls.answer(0, makePage(0, 100, c("a")));
    QTRY_COMPARE(f.model.loaded(), 100);
    f.model.fetchMore({});
    f.calls.fail(1, api::ErrorKind::Server, 503);
    QTRY_COMPARE(f.model.state(), PagedFetch::State::Failed);
    QCOMPARE(f.model.rowCount(), 101);
    QCOMPARE(kindOfLastRow(f.model), int(ListsModel::FailedRow));
    QCOMPARE(f.model.error().httpStatus, 503);
    QVERIFY(!f.model.canFetchMore({}));
    QVERIFY(f.model.index(100, 0).flags() & Qt::ItemIsEnabled);
    f.model.retry();
    QCOMPARE(kindOfLastRow(f.model), int(ListsModel::LoadingRow));
    QCOMPARE(f.calls.at(2).key, c("a"));
    f.calls.answer(2, makePage(100, 1, null));
    QTRY_COMPARE(f.model.loaded(), 101);
    QCOMPARE(f.model.rowCount(), 101);

    // The first page, too.
    Fixture g;
    g.model.start();
    g.calls.fail(0, api::ErrorKind::Privilege, 403);
    QTRY_COMPARE(g.model.state(), PagedFetch::State::Failed);
    QCOMPARE(g.model.rowCount(), 0);
    g.model.retry();
    g.calls.answer(1, makePage(0, 0, null));
    QTRY_VERIFY(g.model.isComplete());
    QCOMPARE(g.model.rowCount(), 0);
}

void TestLists::circleIsShownAndNotRetried()
{
    Fixture f;
    f.model.start();
    f.calls.answer(0, makePage(0, 100, c("a")));
    QTRY_COMPARE(f.model.loaded(), 100);
    f.model.loadAll();
    // A tenant that ignores the cursor gives the first page again: nothing is doubled, and nothing is asked for again.
    f.calls.answer(1, makePage(0, 100, c("a")));
    QTRY_COMPARE(f.model.state(), PagedFetch::State::Failed);
    QCOMPARE(f.model.loaded(), 100);
    QVERIFY(!f.model.isLoadingAll());
    QVERIFY(!f.model.canRetry());
    f.model.retry();
    QCOMPARE(f.calls.count(), 2);
    QCOMPARE(kindOfLastRow(f.model), int(ListsModel::FailedRow));

    // A last page that is full and repeats the request's cursor brings new lists: none is lost.
    Fixture g;
    g.model.start();
    g.calls.answer(0, makePage(0, 100, c("a")));
    QTRY_COMPARE(g.model.loaded(), 100);
    g.model.fetchMore({});
    g.calls.answer(1, makePage(100, 100, c("a")));
    QTRY_COMPARE(g.model.loaded(), 200);
    QCOMPARE(g.model.state(), PagedFetch::State::Failed);
}

void TestLists::repeatedIdsAreTolerated()
{
    Fixture f;
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
    Fixture f;
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
    Fixture f;
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
    Fixture f;
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

void TestLists::loadAllReadsToTheEnd()
{
    Fixture f;
    f.model.start();
    f.model.loadAll();
    f.calls.answer(0, makePage(0, 100, c("a")));
    QTRY_COMPARE(f.calls.count(), 2);
    f.calls.answer(1, makePage(100, 100, c("b")));
    QTRY_COMPARE(f.calls.count(), 3);
    QVERIFY(f.model.isLoadingAll());
    f.calls.answer(2, makePage(200, 0, c("b")));
    QTRY_VERIFY(f.model.isComplete());
    QVERIFY(!f.model.isLoadingAll());
    QCOMPARE(f.model.rowCount(), 200);
}

void TestLists::refreshMergesById()
{
    Fixture f;
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
    Fixture f;
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
    Fixture f;
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
    Fixture f;
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
    Fixture f;
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

void TestLists::destroyedModelIgnoresAnswers()
{
    test::HeldCalls<api::CallingListPage> calls;
    auto model = std::make_unique<ListsModel>(
        [&](int limit, const QString &cursor, const api::CallOptions &options) { return calls.hold(limit, cursor, options); });
    model->start();
    model.reset();
    QVERIFY(calls.at(0).cancel.isCancelled());
    calls.answer(0, makePage(0, 1, null));
    QCoreApplication::processEvents();
}

void TestLists::detailsOfOneList()
{
    test::HeldCalls<api::CallingListDetail> calls;
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
    test::HeldCalls<api::CallingListDetail> calls;
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
