// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The journal of changes: nothing that was changed is missing from it, nothing about people is in it.

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

#include <models/activity/changejournal.h>
#include <models/activity/changesmodel.h>

#include <support/tenantsession.h>

using namespace outdial;
using namespace outdial::testing;
using api::Method;
using models::ChangeJournal;
using models::ChangeMade;
using models::ChangeOutcome;
using models::ChangesModel;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

QString nameOf(const QString &id)
{
    return id == c("C1")   ? c("Spring renewals")
           : id == c("L1") ? c("Übersicht März.csv")
           : id == c("I1") ? c("filtered")
                           : QString();
}

api::Exchange exchange(Method method, const QString &target, int status = 200)
{
    api::Exchange made;
    made.method = method;
    made.target = target;
    made.started = QDateTime(QDate(2026, 11, 28), QTime(9, 0), Qt::UTC);
    made.bytesSent = 2'048;
    made.status = status;
    return made;
}

models::StorePtr openStore(const QString &path = {})
{
    auto store = models::Store::open(path);
    return store ? *store : nullptr;
}

QList<ChangeMade> all(const models::StorePtr &store, const QString &text = {})
{
    return ChangeJournal::read(store, c("t"), text, 10'000).value();
}

} // namespace

class TestChangeJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChangingMethodIsInIt();
    void outcomes_data();
    void outcomes();
    void settingsInWords_data();
    void settingsInWords();
    void namesOfWhatWasChanged();
    void nothingAboutPeople();
    void searchedInAnyCase();
    void savedAsCsv();
    void lastChangeOfASession();
    void tableInPages();
    void askedWhileRowsComeIn();
    void newOnesAtTheTop();
};

// By hand from the reference: the twenty methods that change something, of the thirty-four.
void TestChangeJournal::everyChangingMethodIsInIt()
{
    const QSet<QString> changing{c("campaign/start/X"),        c("campaign/stop/X"),
                                 c("campaign/bindList/X"),     c("campaign/updateList/X"),
                                 c("campaign/unbindList/X"),   c("callinglist/deleteList/X"),
                                 c("callinglist/createList"),  c("callinglist/createListWithNewFormat"),
                                 c("callinglist/addAll/X"),    c("callinglist/add/X"),
                                 c("callinglist/updateAll/X"), c("callinglist/update/X"),
                                 c("callinglist/erase/X"),     c("callinglist/delete/X"),
                                 c("callinglist/deleteAll/X"), c("donotcalllist/deleteAll/X"),
                                 c("donotcalllist/delete/X"),  c("donotcalllist/addAll/X"),
                                 c("donotcalllist/add/X"),     c("donotcalllist/replaceAll/X")};
    for (const api::MethodInfo &info : api::methods()) {
        const QString target = api::methodPath(info.method, QStringList(api::pathVariables(info.method).size(), c("X")));
        const auto store = openStore();
        {
            ChangeJournal journal(store, c("t"), c("k.lindqvist"), nameOf);
            journal.take({exchange(info.method, target)});
        }
        QVERIFY2(all(store).size() == (changing.contains(target) ? 1 : 0), qPrintable(target));
    }
    QCOMPARE(changing.size(), 20);
}

void TestChangeJournal::outcomes_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("committed");
    QTest::addColumn<qint64>("sent");
    QTest::addColumn<int>("outcome");
    QTest::newRow("refused") << int(api::ErrorKind::Conflict) << int(api::Committed::None) << qint64(10)
                             << int(ChangeOutcome::Refused);
    QTest::newRow("answer lost") << int(api::ErrorKind::Timeout) << int(api::Committed::Unknown) << qint64(10)
                                 << int(ChangeOutcome::Unknown);
    QTest::newRow("cancelled before it was sent")
        << int(api::ErrorKind::Cancelled) << int(api::Committed::None) << qint64(0) << int(ChangeOutcome::Cancelled);
    QTest::newRow("cancelled under way") << int(api::ErrorKind::Cancelled) << int(api::Committed::Unknown) << qint64(10)
                                         << int(ChangeOutcome::Unknown);
}

void TestChangeJournal::outcomes()
{
    QFETCH(int, kind);
    QFETCH(int, committed);
    QFETCH(qint64, sent);
    QFETCH(int, outcome);
    api::Exchange one = exchange(Method::StartCampaign, c("campaign/start/C1"), 0);
    one.error.emplace();
    one.error->kind = api::ErrorKind(kind);
    one.error->committed = api::Committed(committed);
    one.bytesSent = sent;
    const ChangeMade change = models::changeOf(one, c("me"), nameOf);
    QCOMPARE(int(change.outcome), outcome);
    QVERIFY(!change.detail.isEmpty());
    QCOMPARE(change.subject, c("Spring renewals"));
    QCOMPARE(change.subjectId, c("C1"));
}

void TestChangeJournal::settingsInWords_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("words");
    QTest::newRow("update") << int(Method::UpdateList) << QByteArray(R"({"order":2,"dialingRatio":4})")
                            << c("dialingRatio 4 · order 2");
    QTest::newRow("default") << int(Method::UpdateList) << QByteArray(R"({"instanceName":" ","order":null})")
                             << c("instanceName default · order default");
    QTest::newRow("sorting")
        << int(Method::BindList)
        << QByteArray(R"({"sortingOrder":{"type":"CUSTOM","sortingFields":[{"fieldName":"zip","sortOrder":"ASC"}]}})")
        << c("sortingOrder (sortingFields (fieldName zip · sortOrder ASC) · type CUSTOM)");
    QTest::newRow("criteria: fields, no values")
        << int(Method::DeleteManyRecords) << QByteArray(R"({"numbers":["4155550131","4155550132"],"policy":"ALL"})")
        << c("numbers [2] · policy ALL");
}

void TestChangeJournal::settingsInWords()
{
    QFETCH(int, method);
    QFETCH(QByteArray, sent);
    QFETCH(QString, words);
    api::Exchange one = exchange(Method(method), api::methodPath(Method(method), {c("C1")}));
    one.settings = sent;
    QCOMPARE(models::changeOf(one, c("me"), nameOf).words, words);
}

void TestChangeJournal::namesOfWhatWasChanged()
{
    api::Exchange one = exchange(Method::UnbindList, c("campaign/unbindList/C1"));
    one.settings = R"({"instanceId":"I1"})";
    QCOMPARE(models::changeOf(one, c("me"), nameOf).subject, c("Spring renewals · filtered"));
    // A name that nobody knows is not made up.
    QCOMPARE(models::changeOf(exchange(Method::StopCampaign, c("campaign/stop/C9")), c("me"), nameOf).subject, QString());
}

// Through the real client: the bodies that hold records do not come into the file, those of settings do.
void TestChangeJournal::nothingAboutPeople()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(c("outdial.sqlite"));
    {
        ScriptedTenant tenant;
        tenant.on(Method::UpdateList, ScriptedTenant::json(QJsonObject{{c("totalRecords"), 3}}));
        tenant.on(Method::UpdateRecord, ScriptedTenant::json(QJsonObject()));
        tenant.on(Method::DncAddManyRecords, ScriptedTenant::json(QJsonObject()));
        auto session = test::makeSession(tenant);
        const auto store = openStore(path);
        ChangeJournal journal(store, c("t"), c("me"), nameOf);
        connect(session.get(), &models::Session::exchangesTaken, this,
                [&journal](const QList<api::Exchange> &exchanges) { journal.take(exchanges); });
        const auto send = [&](Method method, const QStringList &ids, const QByteArray &body) {
            session->client().send(method, ids, body);
        };
        send(Method::UpdateRecord, {c("L1")}, R"({"last_name":"Falkenrath","phone":"4155550131"})");
        send(Method::DncAddManyRecords, {c("D1")}, R"([{"key":"16465550143"}])");
        send(Method::UpdateList, {c("C1")}, R"({"instanceId":"I1","order":7})");
        QTRY_COMPARE(all(store).size(), 3);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    if (QFile log(path + c("-wal")); log.open(QIODevice::ReadOnly))
        bytes += log.readAll();
    QVERIFY(bytes.contains("order 7"));
    for (const char *secret : {"Falkenrath", "4155550131", "16465550143"})
        QVERIFY2(!bytes.contains(secret), secret);
}

void TestChangeJournal::searchedInAnyCase()
{
    const auto store = openStore();
    {
        ChangeJournal journal(store, c("t"), c("k.lindqvist"), nameOf);
        journal.take({exchange(Method::DeleteList, c("callinglist/deleteList/L1")),
                      exchange(Method::StartCampaign, c("campaign/start/C1"))});
    }
    QCOMPARE(all(store).size(), 2);
    QCOMPARE(all(store, c("übersicht märz")).size(), 1);
    QCOMPARE(all(store, c("ÜBERSICHT")).size(), 1);
    QCOMPARE(all(store, c("lindqvist start")).size(), 1);
    QCOMPARE(all(store, c("%")).size(), 0);
    // Another tenant's are not this one's.
    QCOMPARE(ChangeJournal::read(store, c("other"), {}, 100)->size(), 0);
}

void TestChangeJournal::savedAsCsv()
{
    const auto store = openStore();
    {
        ChangeJournal journal(store, c("t"), c("=cmd"), nameOf);
        journal.take({exchange(Method::StartCampaign, c("campaign/start/C1"))});
    }
    QTemporaryDir folder;
    const QString path = folder.filePath(c("changes.csv"));
    QCOMPARE(ChangeJournal::exportTo(path, store, c("t"), {}), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.startsWith("\xEF\xBB\xBF"));
    QCOMPARE(text.mid(3).split('\n').value(1), QByteArray("2026-11-28T09:00:00.000Z,'=cmd,Start,Spring renewals,C1,,Done,\r"));
    QVERIFY(!ChangeJournal::exportTo(folder.filePath(c("no/such/folder.csv")), store, c("t"), {}).isEmpty());
}

// The window is closed at once after a change: it is in the journal all the same.
void TestChangeJournal::lastChangeOfASession()
{
    const auto store = openStore();
    {
        ScriptedTenant tenant;
        tenant.on(Method::StopCampaign, ScriptedTenant::json(QJsonObject{{c("state"), c("STOPPED")}}));
        auto session = test::makeSession(tenant);
        auto journal = std::make_shared<ChangeJournal>(store, c("t"), c("me"), nameOf);
        connect(session.get(), &models::Session::exchangesTaken, this,
                [journal](const QList<api::Exchange> &exchanges) { journal->take(exchanges); });
        auto call = session->client().campaign.stop(c("C1"));
        call.waitForFinished(); // no event loop runs: nothing was handed on
        journal.reset();
    }
    QCOMPARE(all(store).size(), 1);
    QCOMPARE(all(store).constFirst().method, c("Stop"));
}

void TestChangeJournal::tableInPages()
{
    const auto store = openStore();
    {
        ChangeJournal journal(store, c("t"), c("me"), nameOf);
        QList<api::Exchange> many;
        for (int i = 0; i < 1'200; ++i) {
            many << exchange(Method::StartCampaign, QStringLiteral("campaign/start/C%1").arg(i));
            many.last().started = many.last().started.addSecs(i / 3); // three at a time
        }
        journal.take(many);
    }
    ChangesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSource(store, c("t"));
    QTRY_COMPARE(model.rowCount(), 500);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 1'000);
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 1'200);
    QVERIFY(model.isComplete());
    QSet<QString> seen;
    for (int row = 0; row < model.rowCount(); ++row) {
        seen << model.changeAt(row)->subjectId;
        QVERIFY(row == 0 || model.changeAt(row)->made <= model.changeAt(row - 1)->made);
    }
    QCOMPARE(seen.size(), 1'200);
    model.setSearch(c("C1199"));
    QTRY_COMPARE(model.rowCount(), 1);
}

// A view, or the model's tester, may ask for more while it is told of rows to come: no page is read twice, and the table comes to
// its end.
void TestChangeJournal::askedWhileRowsComeIn()
{
    const auto store = openStore();
    {
        ChangeJournal journal(store, c("t"), c("me"), nameOf);
        QList<api::Exchange> many;
        for (int i = 0; i < 1'200; ++i)
            many << exchange(Method::StartCampaign, QStringLiteral("campaign/start/C%1").arg(i));
        journal.take(many);
    }
    ChangesModel model;
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, [&model] { model.fetchMore({}); });
    QSignalSpy pages(&model, &ChangesModel::loaded);
    model.setSource(store, c("t"));
    QTRY_COMPARE(model.rowCount(), 500);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 1'000);
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 1'200);
    QVERIFY(model.isComplete());
    QTest::qWait(100);
    QCOMPARE(pages.size(), 3);
}

void TestChangeJournal::newOnesAtTheTop()
{
    const auto store = openStore();
    ChangeJournal journal(store, c("t"), c("me"), nameOf);
    ChangesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    journal.setListener([&model] { model.readNewer(); });
    model.setSource(store, c("t"));
    QTRY_VERIFY(model.isLoaded());
    QCOMPARE(model.rowCount(), 0);
    journal.take({exchange(Method::StartCampaign, c("campaign/start/C1"))});
    QTRY_COMPARE(model.rowCount(), 1);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    api::Exchange later = exchange(Method::StopCampaign, c("campaign/stop/C1"));
    later.started = later.started.addSecs(5);
    api::Exchange between = exchange(Method::UpdateList, c("campaign/updateList/C1")); // a slow one, answered last
    between.started = between.started.addSecs(2);
    journal.take({later});
    QTRY_COMPARE(model.rowCount(), 2);
    journal.take({between});
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(model.changeAt(0)->method, c("Stop"));
    QCOMPARE(model.changeAt(1)->method, c("Update List"));
    QCOMPARE(model.changeAt(2)->method, c("Start"));
    QCOMPARE(reset.count(), 0);
}

QTEST_GUILESS_MAIN(TestChangeJournal)
#include "tst_changejournal.moc"
