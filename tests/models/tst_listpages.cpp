// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists page by page: the walk through pages, and the model of calling lists as it takes them.

#include <QSignalSpy>
#include <QTest>

#include <models/lists/listsmodel.h>
#include <models/lists/pagedfetch.h>

#include <support/heldlists.h>

using namespace outdial;
using namespace outdial::test;
using models::ListsModel;
using models::PagedFetch;

namespace {

const QString null;
QString c(const char *text) { return QString::fromLatin1(text); }

} // namespace

class TestListPages : public QObject {
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
    void loadAllReadsToTheEnd();
    void destroyedModelIgnoresAnswers();
};

void TestListPages::shortPageIsTheLast()
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

void TestListPages::fullPageWithoutCursorIsTheLast()
{
    for (const QString &cursor : {QString(), QStringLiteral("")}) {
        PagedFetch walk(2);
        const auto request = walk.begin();
        QCOMPARE(walk.take(request->ticket, 2, cursor), PagedFetch::Taken::Last);
        QCOMPARE(walk.state(), PagedFetch::State::Done);
    }
}

void TestListPages::exactMultipleNeedsAnEmptyPage()
{
    PagedFetch walk(2);
    QCOMPARE(walk.take(walk.begin()->ticket, 2, c("a")), PagedFetch::Taken::More);
    QCOMPARE(walk.take(walk.begin()->ticket, 2, c("b")), PagedFetch::Taken::More);
    QCOMPARE(walk.take(walk.begin()->ticket, 0, c("b")), PagedFetch::Taken::Last);
    QCOMPARE(walk.state(), PagedFetch::State::Done);
}

void TestListPages::cursorThatRepeatsTheRequestEndsFullPages()
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

void TestListPages::cursorSeenBeforeEndsTheWalk()
{
    PagedFetch walk(2);
    walk.take(walk.begin()->ticket, 2, c("a"));
    walk.take(walk.begin()->ticket, 2, c("b"));
    walk.take(walk.begin()->ticket, 2, c("c"));
    QCOMPARE(walk.take(walk.begin()->ticket, 2, c("a")), PagedFetch::Taken::Circle);
    QCOMPARE(walk.state(), PagedFetch::State::Failed);
}

void TestListPages::shortPageMayRepeatTheCursor()
{
    PagedFetch walk(2);
    walk.take(walk.begin()->ticket, 2, c("a"));
    QCOMPARE(walk.take(walk.begin()->ticket, 1, c("a")), PagedFetch::Taken::Last);
    QCOMPARE(walk.state(), PagedFetch::State::Done);
}

void TestListPages::staleAnswersAreDropped()
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

void TestListPages::cancelledRequestCanBeAskedAgain()
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

void TestListPages::destroyedWalkCancels()
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

void TestListPages::loadsAsOneScrolls()
{
    HeldLists f;
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

void TestListPages::failedPageIsRetried()
{
    HeldLists f;
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
    HeldLists g;
    g.model.start();
    g.calls.fail(0, api::ErrorKind::Privilege, 403);
    QTRY_COMPARE(g.model.state(), PagedFetch::State::Failed);
    QCOMPARE(g.model.rowCount(), 0);
    g.model.retry();
    g.calls.answer(1, makePage(0, 0, null));
    QTRY_VERIFY(g.model.isComplete());
    QCOMPARE(g.model.rowCount(), 0);
}

void TestListPages::circleIsShownAndNotRetried()
{
    HeldLists f;
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
    HeldLists g;
    g.model.start();
    g.calls.answer(0, makePage(0, 100, c("a")));
    QTRY_COMPARE(g.model.loaded(), 100);
    g.model.fetchMore({});
    g.calls.answer(1, makePage(100, 100, c("a")));
    QTRY_COMPARE(g.model.loaded(), 200);
    QCOMPARE(g.model.state(), PagedFetch::State::Failed);
}

void TestListPages::loadAllReadsToTheEnd()
{
    HeldLists f;
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

void TestListPages::destroyedModelIgnoresAnswers()
{
    HeldCalls<api::CallingListPage> calls;
    auto model = std::make_unique<ListsModel>(
        [&](int limit, const QString &cursor, const api::CallOptions &options) { return calls.hold(limit, cursor, options); });
    model->start();
    model.reset();
    QVERIFY(calls.at(0).cancel.isCancelled());
    calls.answer(0, makePage(0, 1, null));
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(TestListPages)
#include "tst_listpages.moc"
