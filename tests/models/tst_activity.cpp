// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The activity log: its bounds, its face as a model, its words, and what a session hands on to it.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <models/activity/activitymodel.h>
#include <models/connect/connector.h>
#include <sandbox/sandbox.h>

#include <support/activitycases.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;
using Mode = QAbstractItemModelTester::FailureReportingMode;
using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

QList<api::Exchange> some(int first, int count)
{
    QList<api::Exchange> list;
    for (int i = first; i < first + count; ++i)
        list << exchange(api::Method::GetCampaigns, "campaign/getAll", i);
    return list;
}

QStringList idsOf(const ActivityModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.index(row, ActivityModel::RequestIdColumn).data().toString();
    return ids;
}

} // namespace

class TestActivity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ringIsBounded();
    void contentsAreBounded();
    void contentsAreForgotten();
    void tokenHasNoContents();
    void rowsComeAndGo();
    void oversizedBatch();
    void filters();
    void messages();
    void methodsThatWereMet();
    void words_data();
    void words();
    void outcomes();
    void sessionHandsOn();
};

void TestActivity::ringIsBounded()
{
    ActivityLog log({.entries = 40, .contentBytes = 1'000});
    for (int i = 1; i <= 40; ++i) {
        QCOMPARE(log.surplus(1), 0);
        QCOMPARE(log.append(entryOf(exchange(api::Method::GetLists, "callinglist/getAll", i))).number, quint64(i));
    }
    // Full: a block of a twentieth goes, so that the next do not move anything.
    QCOMPARE(log.surplus(1), 2);
    QCOMPARE(log.surplus(5), 5);
    QCOMPARE(log.surplus(100), 40);
    log.dropOldest(2);
    QCOMPARE(log.size(), 38);
    QCOMPARE(log.firstNumber(), quint64(3));
    QVERIFY(!log.find(2));
    QCOMPARE(log.find(3)->exchange.requestId, c("r-3"));
    QCOMPARE(log.append(entryOf(exchange(api::Method::GetLists, "callinglist/getAll", 41))).number, quint64(41));
    QCOMPARE(log.find(41)->exchange.requestId, c("r-41"));
    QVERIFY(!log.find(42));
    QVERIFY(!log.find(0));
}

void TestActivity::contentsAreBounded()
{
    ActivityLog log({.entries = 10, .contentBytes = 100});
    log.setContentsKept(true);
    log.append(entryOf(withContents(1, QByteArray(30, 'a'), QByteArray(10, 'b'))));
    log.append(entryOf(withContents(2, QByteArray(40, 'a'), {})));
    QCOMPARE(log.contentBytes(), 80);
    // 80 and 30 are too many: the oldest gives way, its entry stays.
    log.append(entryOf(withContents(3, {}, QByteArray(30, 'c'))));
    QCOMPARE(log.contentBytes(), 70);
    QCOMPARE(log.at(0).contents, ContentsState::Dropped);
    QVERIFY(!log.at(0).exchange.contents);
    QCOMPARE(log.at(1).contents, ContentsState::Kept);
    QCOMPARE(log.at(2).exchange.contents->received, QByteArray(30, 'c'));
    // One that is larger than the bound takes nobody's place.
    log.append(entryOf(withContents(4, QByteArray(101, 'd'), {})));
    QCOMPARE(log.at(3).contents, ContentsState::TooLarge);
    QCOMPARE(log.contentBytes(), 70);
    // Exactly the bound fits, alone.
    log.append(entryOf(withContents(5, QByteArray(100, 'e'), {})));
    QCOMPARE(log.contentBytes(), 100);
    QCOMPARE(log.at(1).contents, ContentsState::Dropped);
    QCOMPARE(log.at(2).contents, ContentsState::Dropped);
    log.dropOldest(5);
    QCOMPARE(log.contentBytes(), 0);
    log.append(entryOf(withContents(6, QByteArray(100, 'f'), {})));
    QCOMPARE(log.contentBytes(), 100);
}

void TestActivity::contentsAreForgotten()
{
    ActivityLog log;
    log.append(entryOf(withContents(1, "{}", "[]"))); // comes with contents, and nobody asked
    QCOMPARE(log.at(0).contents, ContentsState::NotAsked);
    QVERIFY(!log.at(0).exchange.contents);
    log.setContentsKept(true);
    log.append(entryOf(withContents(2, "{}", "[]")));
    QVERIFY(log.at(1).exchange.contents);
    log.setContentsKept(false);
    QVERIFY(!log.at(1).exchange.contents);
    QCOMPARE(log.at(1).contents, ContentsState::Forgotten);
    QCOMPARE(log.at(0).contents, ContentsState::NotAsked);
    QCOMPARE(log.contentBytes(), 0);
    log.append(entryOf(withContents(3, "{}", "[]"))); // was under way
    QVERIFY(!log.at(2).exchange.contents);
}

void TestActivity::tokenHasNoContents()
{
    ActivityLog log;
    log.setContentsKept(true);
    api::Exchange token = withContents(1, "client_secret=s", R"({"access_token":"t"})");
    token.method = api::Method::GetAccessToken;
    log.append(entryOf(token));
    QVERIFY(!log.at(0).exchange.contents);
    QCOMPARE(log.at(0).contents, ContentsState::Secret);
    QCOMPARE(log.contentBytes(), 0);
}

void TestActivity::rowsComeAndGo()
{
    ActivityModel model(nullptr, {.entries = 100, .contentBytes = 1'000});
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.append({});
    QCOMPARE(inserted.count(), 0);
    model.append(some(1, 99));
    QCOMPARE(inserted.count(), 1); // one batch, one signal
    QCOMPARE(model.rowCount(), 99);
    const QPersistentModelIndex seventh = model.index(6, 0);
    QCOMPARE(seventh.data(ActivityModel::NumberRole).toULongLong(), 7);
    model.append(some(100, 3)); // 102: two too many, five go
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.at(0).at(1).toInt(), 0);
    QCOMPARE(removed.at(0).at(2).toInt(), 4);
    QCOMPARE(inserted.count(), 2);
    QCOMPARE(model.rowCount(), 97);
    QCOMPARE(idsOf(model).first(), c("r-6"));
    QCOMPARE(idsOf(model).last(), c("r-102"));
    QCOMPARE(seventh.row(), 1);
    QCOMPARE(model.rowOf(7), 1);
    QCOMPARE(model.rowOf(5), -1);
    QCOMPARE(model.newestOf(c("r-50")), quint64(50));
    QCOMPARE(model.newestOf(c("r-5")), quint64(0));
    QCOMPARE(model.newestOf({}), quint64(0));
    // Under a filter that shows some, only those go and come.
    ActivityFilter filter;
    filter.text = c("r-10");
    model.setFilter(filter);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(idsOf(model), QStringList({c("r-10"), c("r-100"), c("r-101"), c("r-102")}));
    inserted.clear();
    removed.clear();
    model.append(some(103, 5)); // 97 + 5: five go, r-6 to r-10
    QCOMPARE(removed.count(), 1);
    QCOMPARE(idsOf(model),
             QStringList({c("r-100"), c("r-101"), c("r-102"), c("r-103"), c("r-104"), c("r-105"), c("r-106"), c("r-107")}));
    inserted.clear();
    model.append(some(200, 1));
    QCOMPARE(inserted.count(), 0); // it is not shown
    QCOMPARE(model.counts().all, 98);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.counts().all, 0);
    model.append(some(107, 1));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0, 0).data(ActivityModel::NumberRole).toULongLong() > 100); // numbers are not given again
    QCOMPARE(resets.count(), 1);
}

void TestActivity::oversizedBatch()
{
    ActivityModel model(nullptr, {.entries = 50, .contentBytes = 1'000});
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.append(some(1, 10));
    model.append(some(11, 200));
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(idsOf(model).first(), c("r-161"));
    QCOMPARE(idsOf(model).last(), c("r-210"));
    QCOMPARE(model.counts().all, 50);
}

void TestActivity::filters()
{
    ActivityModel model;
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    api::Exchange slow = exchange(api::Method::GetAllRecords, "campaign/getAllRecords/C1", 2);
    slow.duration = milliseconds(2'001);
    api::Exchange notSlow = exchange(api::Method::GetAllRecords, "campaign/getAllRecords/C2", 3);
    notSlow.duration = milliseconds(2'000);
    api::Exchange cancelled = exchange(api::Method::GetLists, "callinglist/getAll", 5);
    cancelled.status = 0;
    cancelled.error.emplace();
    cancelled.error->kind = api::ErrorKind::Cancelled;
    api::Exchange write = failed(api::Method::StartCampaign, "campaign/start/C1", 400, "bad_request", "Campaign is disabled");
    write.requestId = c("r-4");
    model.append({exchange(api::Method::GetAccessToken, "oauth/token", 1), slow, notSlow, write, cancelled});
    const auto shown = [&model](const ActivityFilter &filter) {
        model.setFilter(filter);
        return idsOf(model).join(u' ');
    };
    ActivityFilter filter;
    QCOMPARE(shown(filter), c("r-1 r-2 r-3 r-4 r-5"));
    filter.kind = ActivityKind::Failed;
    QCOMPARE(shown(filter), c("r-4")); // who cancels, did not fail
    filter.kind = ActivityKind::Slow;
    QCOMPARE(shown(filter), c("r-2"));
    filter.kind = ActivityKind::Writes;
    QCOMPARE(shown(filter), c("r-4"));
    filter.kind = ActivityKind::All;
    filter.method = api::Method::GetAllRecords;
    QCOMPARE(shown(filter), c("r-2 r-3"));
    filter.text = c(" c2 "); // of the target, any case
    QCOMPARE(shown(filter), c("r-3"));
    filter.method.reset();
    filter.text = c("IS DISABLED");
    QCOMPARE(shown(filter), c("r-4"));
    filter.text = c("access token");
    QCOMPARE(shown(filter), c("r-1"));
    filter.text = c("nothing of the kind");
    QCOMPARE(shown(filter), QString());
    QCOMPARE(model.counts().all, 5);
    QCOMPARE(model.counts().failed, 1);
    QCOMPARE(model.counts().slow, 1);
    QCOMPARE(model.counts().writes, 1);
}

void TestActivity::messages()
{
    ActivityModel model;
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.appendMessage(MessageTone::Error, c("The import stopped"), c("The disk is full."));
    model.appendMessage(MessageTone::Ok, c("Copied"), {});
    QCOMPARE(model.index(0, ActivityModel::MethodColumn).data().toString(), c("Message"));
    QCOMPARE(model.index(0, ActivityModel::TargetColumn).data().toString(), c("The import stopped"));
    QCOMPARE(model.index(0, ActivityModel::OutcomeColumn).data().toString(), c("The disk is full."));
    QCOMPARE(model.index(0, ActivityModel::StatusColumn).data().toString(), QString());
    QCOMPARE(activityLook(*model.entryAt(1)), ActivityLook::Done);
    QCOMPARE(model.counts().failed, 1);
    ActivityFilter filter;
    filter.kind = ActivityKind::Failed;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 1);
    filter.kind = ActivityKind::Writes;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 0);
    filter = {.text = c("disk"), .kind = ActivityKind::All, .method = {}};
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 1);
    filter.method = api::Method::GetCampaigns;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 0);
}

void TestActivity::methodsThatWereMet()
{
    ActivityModel model(nullptr, {.entries = 20, .contentBytes = 10});
    QSignalSpy changed(&model, &ActivityModel::methodsChanged);
    model.append({exchange(api::Method::GetLists, "callinglist/getAll"), exchange(api::Method::GetCampaigns, "campaign/getAll")});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.methods(), QList<api::Method>({api::Method::GetCampaigns, api::Method::GetLists}));
    model.append(some(1, 18));
    QCOMPARE(changed.count(), 1);
    model.append(some(19, 1)); // the list goes
    QCOMPARE(changed.count(), 2);
    QCOMPARE(model.methods(), QList<api::Method>({api::Method::GetCampaigns}));
}

void TestActivity::words_data()
{
    QTest::addColumn<qint64>("us");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << qint64(0) << c("0.0 ms");
    QTest::newRow("4.2 ms") << qint64(4'240) << c("4.2 ms");
    QTest::newRow("812 ms") << qint64(812'400) << c("812 ms");
    QTest::newRow("no 1,000 ms") << qint64(999'700) << c("1.00 s");
    QTest::newRow("1.24 s") << qint64(1'240'000) << c("1.24 s");
    QTest::newRow("no 60.00 s") << qint64(59'996'000) << c("1 min 0 s");
    QTest::newRow("2 min 5 s") << qint64(125'000'000) << c("2 min 5 s");
}

void TestActivity::words()
{
    QFETCH(qint64, us);
    QTEST(durationText(microseconds(us)), "text");
}

void TestActivity::outcomes()
{
    api::Exchange made = exchange(api::Method::GetCampaigns, "campaign/getAll");
    QCOMPARE(statusText(made), c("200 OK"));
    QCOMPARE(outcomeText(entryOf(made)), c("Done"));
    QCOMPARE(outcomeText(entryOf(failed(api::Method::StartCampaign, "campaign/start/1", 400, "bad_request", "Field\n x"))),
             c("bad_request: Field x"));
    QCOMPARE(outcomeText(entryOf(failed(api::Method::StartCampaign, "campaign/start/1", 400, "bad_request", ""))),
             c("bad_request"));
    QCOMPARE(statusText(failed(api::Method::GetList, "callinglist/getList/1", 404, "", "")), c("404 Not found"));
    QCOMPARE(statusText(failed(api::Method::GetList, "callinglist/getList/1", 418, "", "")), c("418 Refused"));
    QCOMPARE(statusText(failed(api::Method::GetList, "callinglist/getList/1", 599, "", "")), c("599 Server fault"));
    QCOMPARE(reasonPhrase(404), QLatin1String("Not Found"));
    QCOMPARE(reasonPhrase(599), QLatin1String(""));
    // A write whose answer was lost may have been done, a read was not.
    api::Exchange lost = failed(api::Method::AddManyRecords, "callinglist/addAll/1", 0, "", "");
    lost.error->committed = api::Committed::Unknown;
    lost.error->fault = api::NetworkFault::Closed;
    QCOMPARE(statusText(lost), c("no answer"));
    QCOMPARE(activityLook(entryOf(lost)), ActivityLook::AnswerLost);
    QVERIFY(outcomeText(entryOf(lost)).startsWith(c("Answer lost. ")));
    QVERIFY(hasFailed(entryOf(lost)));
    lost.method = api::Method::GetLists;
    QCOMPARE(activityLook(entryOf(lost)), ActivityLook::Failed);
    lost.error->kind = api::ErrorKind::Cancelled;
    QCOMPARE(outcomeText(entryOf(lost)), c("Cancelled"));
    QCOMPARE(statusText(lost), c("cancelled"));
    // Two methods of the same title are told apart.
    QVERIFY(methodTitle(api::Method::AddManyRecords) != methodTitle(api::Method::DncAddManyRecords));
    // The time is that of the clock here, the day before it when it is another.
    const QDateTime now(QDate(2024, 11, 13), QTime(14, 0), QTimeZone(3'600));
    QCOMPARE(activityTime(noon, now), c("13:00:00.042"));
    QCOMPARE(activityTime(noon, now.addDays(1)), c("13 Nov 13:00:00.042"));
    QCOMPARE(activityLine(entryOf(made)).split(u'\t').mid(1),
             QStringList({c("Get Campaigns"), c("GET"), c("campaign/getAll"), c("200 OK"), c("120 ms"), c("0"), c("2048"), c("1"),
                          c("r-1"), c("Done")}));
}

void TestActivity::sessionHandsOn()
{
    // What the sign-in exchanged comes before what the session does, each attempt by itself.
    sandbox::Options options;
    options.dataset = c("empty");
    sandbox::Sandbox tenant(options);
    QVERIFY(tenant.start());
    const auto store = Store::open({});
    Profiles profiles(*store);
    SecretStore secrets;
    Connector connector(*store, &profiles, &secrets);
    std::shared_ptr<Session> session;
    connect(&connector, &Connector::connected, this, [&session](const std::shared_ptr<Session> &made) { session = made; });
    TenantProfile profile;
    profile.id = c("sandbox");
    profile.sandbox = true;
    profile.address = tenant.url().toString();
    profile.userName = tenant.clientId();
    connector.connectTo(profile, tenant.clientSecret());
    QTRY_VERIFY(session);
    ActivityModel model;
    QAbstractItemModelTester tester(&model, Mode::Fatal);
    connect(session.get(), &Session::exchangesTaken, &model, &ActivityModel::append);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.entryAt(0)->exchange.method, api::Method::GetAccessToken);
    QCOMPARE(model.entryAt(0)->exchange.status, 200);
    session->client().campaign.getAll();
    session->client().callingList.getAll(100, {});
    QTRY_COMPARE(model.rowCount(), 3);
    QVERIFY(!model.entryAt(1)->exchange.requestId.isEmpty());
    QVERIFY(model.entryAt(1)->exchange.requestId != model.entryAt(2)->exchange.requestId);
    QVERIFY(model.entryAt(2)->exchange.duration.count() > 0);
}

QTEST_GUILESS_MAIN(TestActivity)
#include "tst_activity.moc"
