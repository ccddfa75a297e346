// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The feed against a scripted tenant: polls, acts and their outcomes, progress, what is remembered.

#include <QtTest>

#include <models/campaigns/campaignfeed.h>
#include <models/campaigns/campaignwords.h>

#include <support/campaigntenant.h>

using namespace outdial;
using api::Method;
using models::CampaignFeed;
using models::CampaignShown;
using models::Freshness;
using testing::CampaignTenant;
using testing::DialedRecord;
using testing::TenantCampaign;
using testing::TenantList;

namespace {

const QString spring = QStringLiteral("11111111-0000-4000-8000-000000000001");
const QString autumn = QStringLiteral("11111111-0000-4000-8000-000000000002");
const QString hotline = QStringLiteral("11111111-0000-4000-8000-000000000003");

models::FeedPace quick()
{
    models::FeedPace pace;
    pace.listVisible = 40;
    pace.listHidden = 100'000;
    pace.listMost = 80;
    pace.confirm = 20;
    pace.look = 20;
    pace.lookMost = 40;
    pace.detailRunning = 60;
    pace.detailOther = 60;
    pace.delta = 40;
    pace.deltaOther = 40;
    pace.errorFirst = 40;
    pace.errorMost = 80;
    pace.overlap = 10'000;
    pace.requestsPerMinute = 60'000;
    pace.pageSize = 3;
    return pace;
}

struct Bench {
    CampaignTenant tenant;
    std::unique_ptr<api::Client> client;
    std::unique_ptr<CampaignFeed> feed;

    explicit Bench(models::StorePtr store = {}, models::FeedPace pace = quick())
    {
        tenant.add({spring, QStringLiteral("Spring renewals"), true, false, {}});
        tenant.add({autumn, QStringLiteral("Autumn survey"), true, true, {}});
        tenant.add({hotline, QStringLiteral("Hotline overflow"), false, false, {}});
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        feed = std::make_unique<CampaignFeed>(*client, std::move(store), QStringLiteral("tenant"), pace);
    }
    ~Bench()
    {
        feed.reset();
        client.reset();
    }
    CampaignShown shown(const QString &id) const
    {
        const models::CampaignRow *row = feed->row(id);
        return row ? row->shown() : CampaignShown::Unknown;
    }
};

QList<DialedRecord> records(int count, int completed, qint64 from = 1'700'000'000'000)
{
    QList<DialedRecord> dialed;
    for (int number = 0; number < count; ++number)
        dialed << DialedRecord{QStringLiteral("15550101%1").arg(number, 3, 10, QLatin1Char('0')), 1, number < completed,
                               from + number * 1000};
    return dialed;
}

} // namespace

class TestCampaignFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsStates()
    {
        Bench bench;
        bench.tenant.hold(Method::GetCampaign);
        QCOMPARE(bench.feed->freshness(), Freshness::NotReadYet);
        bench.feed->start();
        QTRY_COMPARE(bench.feed->freshness(), Freshness::Live);
        QCOMPARE(bench.feed->rows().count(), 2); // the disabled one is not listed
        QCOMPARE(bench.shown(spring), CampaignShown::Stopped);
        QCOMPARE(bench.shown(autumn), CampaignShown::Running);
        QVERIFY(!bench.feed->row(spring)->progress()); // unknown is not zero
        bench.tenant.editOne(spring, [](TenantCampaign &campaign) { campaign.running = true; });
        QTRY_COMPARE(bench.shown(spring), CampaignShown::Running);
        QVERIFY(bench.feed->row(spring)->changed.isValid());
    }

    void aStartIsPendingUntilConfirmed()
    {
        Bench bench;
        bench.tenant.hold(Method::StartCampaign);
        bench.feed->start();
        QTRY_COMPARE(bench.shown(spring), CampaignShown::Stopped);
        QVERIFY(bench.feed->startCampaign(spring));
        QCOMPARE(bench.shown(spring), CampaignShown::Starting);
        QVERIFY(!bench.feed->startCampaign(spring)); // a double click does nothing
        QVERIFY(!bench.feed->stopCampaign(spring));
        QTRY_COMPARE(bench.tenant.count(Method::StartCampaign), 1);
        // The tenant shows it as running already; we still wait for the answer to what we asked.
        const int polls = bench.tenant.count(Method::GetCampaigns);
        QTRY_VERIFY(bench.tenant.count(Method::GetCampaigns) > polls + 2);
        QCOMPARE(bench.shown(spring), CampaignShown::Starting);
        bench.tenant.hold(Method::GetCampaigns);
        bench.tenant.hold(Method::GetCampaignStatus);
        bench.tenant.release(Method::StartCampaign);
        const models::CampaignRow *row = bench.feed->row(spring);
        QTRY_COMPARE(row->pending->phase, models::PendingAct::Phase::Answered);
        QCOMPARE(bench.shown(spring), CampaignShown::Starting); // until a state that was read afterwards agrees
        bench.tenant.release(Method::GetCampaigns);
        QTRY_COMPARE(bench.shown(spring), CampaignShown::Running);
        QCOMPARE(bench.tenant.count(Method::StartCampaign), 1);

        QVERIFY(bench.feed->stopCampaign(spring));
        QCOMPARE(bench.shown(spring), CampaignShown::Stopping);
        QTRY_COMPARE(bench.shown(spring), CampaignShown::Stopped);
    }

    // A poll that was sent before the answer to a start says STOPPED; it must not end the pending start, nor undo it.
    void anOvertakenPollIsDropped()
    {
        Bench bench;
        bench.feed->start();
        QTRY_COMPARE(bench.shown(spring), CampaignShown::Stopped);
        bench.tenant.hold(Method::GetCampaigns);
        bench.tenant.hold(Method::GetCampaignStatus);
        const int polls = bench.tenant.count(Method::GetCampaigns);
        QTRY_VERIFY(bench.tenant.count(Method::GetCampaigns) > polls); // made with STOPPED, and held back
        QVERIFY(bench.feed->startCampaign(spring));
        QTRY_VERIFY(bench.feed->row(spring)->pending->phase == models::PendingAct::Phase::Answered);
        bench.tenant.release(Method::GetCampaigns);
        QTRY_COMPARE(bench.shown(spring), CampaignShown::Running);
        QCOMPARE(bench.feed->row(spring)->state, api::CampaignState::Running);
    }

    void aConflictIsNews_data()
    {
        QTest::addColumn<bool>("disabled");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("somebody was faster") << false
                                             << QStringLiteral("Someone else started “Spring renewals”. The page now shows the "
                                                               "new state.");
        QTest::newRow("disabled") << true
                                  << QStringLiteral("“Spring renewals” is disabled, so it cannot be started. It is enabled in "
                                                    "Contact Center Administrator (409).");
    }
    void aConflictIsNews()
    {
        QFETCH(bool, disabled);
        QFETCH(QString, sentence);
        auto pace = quick();
        pace.listVisible = 60'000; // what changes is learned from the conflict, not from a poll
        Bench bench({}, pace);
        bench.feed->start();
        QTRY_COMPARE(bench.shown(spring), CampaignShown::Stopped);
        bench.tenant.editOne(spring, [&](TenantCampaign &campaign) {
            campaign.running = !disabled;
            campaign.enabled = !disabled;
        });
        QSignalSpy news(bench.feed.get(), &CampaignFeed::news);
        QSignalSpy failed(bench.feed.get(), &CampaignFeed::failed);
        QVERIFY(bench.feed->startCampaign(spring));
        QTRY_COMPARE(news.size(), 1);
        QCOMPARE(news.at(0).at(0).toString(), spring);
        QCOMPARE(news.at(0).at(1).toString(), sentence);
        QCOMPARE(failed.size(), 0);
        QTRY_COMPARE(bench.shown(spring), disabled ? CampaignShown::Disabled : CampaignShown::Running);
        QVERIFY(bench.feed->failures().isEmpty());
    }

    void aFailureIsKept()
    {
        Bench bench;
        bench.tenant.on(Method::StartCampaign, CampaignTenant::error(403, "forbidden", "insufficient privileges"));
        bench.feed->start();
        QTRY_COMPARE(bench.shown(spring), CampaignShown::Stopped);
        QVERIFY(bench.feed->startCampaign(spring));
        QTRY_COMPARE(bench.shown(spring), CampaignShown::StartFailed);
        const int polls = bench.tenant.count(Method::GetCampaigns);
        QTRY_VERIFY(bench.tenant.count(Method::GetCampaigns) > polls + 2);
        QCOMPARE(bench.feed->failures(), QStringList{spring}); // polls do not wipe it away
        const models::CampaignRow *row = bench.feed->row(spring);
        QCOMPARE(models::failureTitle(*row), QStringLiteral("Spring renewals did not start."));
        QCOMPARE(models::failureText(*row),
                 QStringLiteral("This user may not start campaigns: the privilege “Start campaigns and enable lists” is missing "
                                "(403). Nothing was dialed."));
        QVERIFY(row->failed->error.committed == api::Committed::None);
        bench.feed->dismissFailure(spring);
        QCOMPARE(bench.shown(spring), CampaignShown::Stopped);
    }

    void aLostAnswerIsLookedUp_data()
    {
        QTest::addColumn<bool>("done");
        QTest::newRow("it was started") << true;
        QTest::newRow("it was not") << false;
    }
    void aLostAnswerIsLookedUp()
    {
        QFETCH(bool, done);
        Bench bench;
        bench.tenant.on(Method::StartCampaign, [&bench, done](const api::WireRequest &request) {
            if (done)
                bench.tenant.editOne(CampaignTenant::target(request), [](TenantCampaign &campaign) { campaign.running = true; });
            return CampaignTenant::lost();
        });
        bench.feed->start();
        QTRY_COMPARE(bench.shown(spring), CampaignShown::Stopped);
        bench.tenant.hold(Method::GetCampaignStatus);
        bench.tenant.hold(Method::GetCampaigns);
        QVERIFY(bench.feed->startCampaign(spring));
        QTRY_COMPARE(bench.shown(spring), CampaignShown::NotConfirmed);
        QCOMPARE(models::stateText(*bench.feed->row(spring), {}), QStringLiteral("Start not confirmed"));
        QVERIFY(!bench.feed->startCampaign(spring));
        bench.tenant.release(Method::GetCampaigns);
        bench.tenant.release(Method::GetCampaignStatus);
        QTRY_COMPARE(bench.shown(spring), done ? CampaignShown::Running : CampaignShown::StartFailed);
        QCOMPARE(bench.tenant.count(Method::StartCampaign), 1); // never sent twice
    }

    void aFailedPollKeepsTheOldValues()
    {
        Bench bench;
        bench.feed->start();
        QTRY_COMPARE(bench.shown(autumn), CampaignShown::Running);
        const QDateTime good = bench.feed->lastGood();
        bench.tenant.on(Method::GetCampaigns, CampaignTenant::error(503, "unavailable", "maintenance"));
        QTRY_COMPARE(bench.feed->freshness(), Freshness::Stale);
        QVERIFY(bench.feed->lastGood() >= good);
        QCOMPARE(bench.shown(autumn), CampaignShown::Running);
        const QDateTime asOf(QDate(2023, 11, 14), QTime(14, 27), Qt::UTC);
        QCOMPARE(models::stateText(*bench.feed->row(autumn), {true, asOf, asOf.addSecs(60)}),
                 QStringLiteral("Running, as of 14:27"));
        bench.tenant.on(Method::GetCampaigns, CampaignTenant::refused());
        QTRY_COMPARE(bench.feed->freshness(), Freshness::Offline);
        QCOMPARE(bench.feed->rows().count(), 2);
        bench.tenant.on(Method::GetCampaigns, CampaignTenant::json(QJsonArray()));
        QTRY_COMPARE(bench.feed->freshness(), Freshness::Live);
        QTRY_VERIFY(!bench.feed->row(autumn)->listed);
    }

    // A failed poll tells when the next one comes: nobody has to guess whether it is still trying.
    void tellsWhenItPollsNext()
    {
        models::FeedPace pace = quick();
        pace.listVisible = 20'000;
        pace.listMost = 60'000;
        Bench bench({}, pace);
        QVERIFY(!bench.feed->nextPoll().isValid());
        bench.tenant.on(Method::GetCampaigns, CampaignTenant::error(503, "unavailable", "maintenance"));
        bench.feed->start();
        QTRY_VERIFY(bench.feed->error());
        QTRY_VERIFY(bench.feed->nextPoll().isValid());
        const qint64 left = QDateTime::currentDateTimeUtc().msecsTo(bench.feed->nextPoll());
        QVERIFY2(left > 10'000 && left <= 25'000, qPrintable(QString::number(left)));
        bench.feed->setOnline(false);
        QVERIFY(!bench.feed->nextPoll().isValid());
    }

    // Something was changed while Get Campaign was under way: its answer tells how things were, and is not taken for how they
    // are.
    void anOvertakenDetailIsDropped()
    {
        models::FeedPace pace = quick();
        pace.detailRunning = pace.detailOther = 600'000;
        Bench bench({}, pace);
        bench.tenant.hold(Method::GetCampaign);
        bench.feed->start();
        QTRY_COMPARE(bench.tenant.count(Method::GetCampaign), 2); // made up, not given yet
        bench.tenant.editOne(autumn, [](TenantCampaign &campaign) { campaign.lists << TenantList{QStringLiteral("I1")}; });
        bench.feed->readDetail(autumn);
        bench.tenant.release(Method::GetCampaign);
        QTRY_VERIFY(bench.feed->row(autumn)->detail);
        QTRY_COMPARE(bench.feed->row(autumn)->detail->lists.size(), 1);
        QCOMPARE(bench.tenant.count(Method::GetCampaign), 3);
    }

    // Whoever changed something sees it at once, however much polling has used up.
    void aDetailBehindAChangeDoesNotWait()
    {
        models::FeedPace pace = quick();
        pace.detailRunning = pace.detailOther = 600'000;
        pace.requestsPerMinute = 10;
        pace.delta = pace.deltaOther = 600'000;
        Bench bench({}, pace);
        bench.feed->start();
        QTRY_VERIFY(bench.feed->row(autumn) && bench.feed->row(autumn)->detail);
        for (int i = 0; i < 15; ++i) { // more than the budget of a minute
            const int before = bench.tenant.count(Method::GetCampaign);
            bench.feed->readDetail(autumn);
            QTRY_COMPARE_WITH_TIMEOUT(bench.tenant.count(Method::GetCampaign), before + 1, 2'000);
        }
    }

    void nothingIsReadWhileOffline()
    {
        Bench bench;
        bench.feed->start();
        QTRY_COMPARE(bench.feed->freshness(), Freshness::Live);
        bench.feed->setOnline(false);
        QCOMPARE(bench.feed->freshness(), Freshness::Offline);
        bench.feed->setOnline(true);
        QTRY_COMPARE(bench.feed->freshness(), Freshness::Live);
    }

    void countsOverEnabledLists()
    {
        Bench bench;
        // 7 dialed of 10, 4 completed; 2 of 5, none; the third list is off and does not count.
        bench.tenant.editOne(spring, [](TenantCampaign &campaign) {
            campaign.lists = {TenantList{QStringLiteral("i1"), true, 10, records(7, 4)},
                              TenantList{QStringLiteral("i2"), true, 5, records(2, 0)},
                              TenantList{QStringLiteral("i3"), false, 100, records(50, 50)}};
        });
        bench.feed->start();
        QTRY_VERIFY(bench.feed->row(spring) && bench.feed->row(spring)->progress());
        const models::CampaignRow *row = bench.feed->row(spring);
        QCOMPARE(*row->total(), qint64(15));
        QCOMPARE(row->progress()->attempted, qint64(9));
        QCOMPARE(row->progress()->completed, qint64(4));
        QCOMPARE(models::completedShare(*row), QStringLiteral("26.7%"));
        QCOMPARE(models::penetrationShare(*row), QStringLiteral("60.0%"));
        for (const api::WireRequest &request : bench.tenant.requests(Method::GetUpdatedRecords)) {
            const QJsonObject body = CampaignTenant::body(request);
            QVERIFY(body.value(QStringLiteral("instanceId")).toString() != QStringLiteral("i3"));
            QVERIFY(body.value(QStringLiteral("extractAttempts")).toBool());
        }

        // Deltas: one is dialed again and completed, one for the first time; the overlap repeats the rest of the last ten
        // seconds.
        bench.tenant.editOne(spring, [](TenantCampaign &campaign) {
            QList<DialedRecord> &dialed = campaign.lists[0].dialed;
            DialedRecord again = dialed.takeAt(5);
            again.attempts = 2;
            again.completed = true;
            again.lastDate = dialed.last().lastDate + 500;
            dialed << again << DialedRecord{QStringLiteral("15550102000"), 1, false, again.lastDate + 500};
        });
        QTRY_COMPARE(row->progress()->attempted, qint64(10));
        QCOMPARE(row->progress()->completed, qint64(5));
        QCOMPARE(row->progress()->attempts, qint64(7 + 2 + 2));
        bool sawDelta = false;
        for (const api::WireRequest &request : bench.tenant.requests(Method::GetUpdatedRecords))
            sawDelta = sawDelta || CampaignTenant::body(request).value(QStringLiteral("startTime")).isString();
        QVERIFY(sawDelta);

        // The second list is switched off: it no longer counts.
        bench.tenant.editOne(spring, [](TenantCampaign &campaign) { campaign.lists[1].enabled = false; });
        QTRY_COMPARE(*row->total(), qint64(10));
        QTRY_COMPARE(row->progress()->attempted, qint64(8));
    }

    // Exactly full pages: the end is only known by a shorter one.
    void anExactMultipleOfThePage()
    {
        Bench bench;
        bench.tenant.editOne(spring, [](TenantCampaign &campaign) {
            campaign.lists = {TenantList{QStringLiteral("i1"), true, 6, records(6, 1)}};
        });
        bench.feed->start();
        QTRY_VERIFY(bench.feed->row(spring) && bench.feed->row(spring)->progress());
        QCOMPARE(bench.feed->row(spring)->progress()->attempted, qint64(6));
    }

    void aRepeatedCursorEndsTheWalk()
    {
        Bench bench;
        bench.tenant.editOne(spring, [](TenantCampaign &campaign) {
            campaign.lists = {TenantList{QStringLiteral("i1"), true, 6, records(6, 1)}};
        });
        const auto page = R"({"next_cursor": "2023-11-14T00:00:00.000_1", "records": [{"entry": {"phone": "1"}, "status": {}},
            {"entry": {"phone": "2"}, "status": {}}, {"entry": {"phone": "3"}, "status": {}}]})";
        bench.tenant.on(Method::GetUpdatedRecords, CampaignTenant::json(QByteArray(page)));
        bench.feed->start();
        QTRY_VERIFY(bench.feed->row(spring) && !bench.feed->row(spring)->walkErrors.isEmpty());
        const models::CampaignRow *row = bench.feed->row(spring);
        QVERIFY(!row->progress());
        QCOMPARE(row->walkErrors.constBegin()->kind, api::ErrorKind::Malformed);
        QCOMPARE(models::completedShare(*row), QStringLiteral("could not be read"));
    }

    // A walk goes on where it was when a page could not be read.
    void aFailedPageIsReadAgain()
    {
        Bench bench;
        bench.tenant.editOne(spring, [](TenantCampaign &campaign) {
            campaign.lists = {TenantList{QStringLiteral("i1"), true, 7, records(7, 2)}};
        });
        auto failures = std::make_shared<int>(2);
        bench.tenant.on(Method::GetUpdatedRecords, [failures](const api::WireRequest &request) {
            const QString cursor = CampaignTenant::body(request).value(QStringLiteral("cursor")).toString();
            const int at = cursor.section(QLatin1Char('_'), -1).toInt();
            if (at == 3 && (*failures)-- > 0)
                return CampaignTenant::error(503, "unavailable", "");
            QJsonArray page;
            for (int number = at; number < std::min(at + 3, 7); ++number)
                page << QJsonObject{{QStringLiteral("entry"), QJsonObject{{QStringLiteral("phone"), QString::number(number)}}},
                                    {QStringLiteral("status"),
                                     QJsonObject{{QStringLiteral("totalAttempts"), 1},
                                                 {QStringLiteral("completed"), number < 2},
                                                 {QStringLiteral("lastDate"), QStringLiteral("2023-11-14T00:00:00.000")}}}};
            return CampaignTenant::json(QJsonObject{{QStringLiteral("next_cursor"), QStringLiteral("t_%1").arg(at + 3)},
                                                    {QStringLiteral("records"), page}});
        });
        bench.feed->start();
        QTRY_VERIFY(bench.feed->row(spring) && bench.feed->row(spring)->progress());
        QCOMPARE(bench.feed->row(spring)->progress()->attempted, qint64(7));
        QCOMPARE(bench.feed->row(spring)->progress()->completed, qint64(2));
        QVERIFY(bench.feed->row(spring)->walkErrors.isEmpty());
    }

    void opensAndRemembersDisabledOnes()
    {
        auto store = models::Store::open({});
        QVERIFY(store.has_value());
        {
            Bench bench(*store);
            bench.feed->start();
            QTRY_COMPARE(bench.feed->rows().count(), 2);
            QSignalSpy opened(bench.feed.get(), &CampaignFeed::opened);
            bench.feed->open(hotline);
            QTRY_COMPARE(opened.size(), 1);
            QCOMPARE(bench.shown(hotline), CampaignShown::Disabled);
            QSignalSpy failed(bench.feed.get(), &CampaignFeed::openFailed);
            bench.feed->open(QStringLiteral("nothing"));
            QTRY_COMPARE(failed.size(), 1);
            QCOMPARE(failed.at(0).at(1).value<api::ApiError>().kind, api::ErrorKind::NotFound);
            QCOMPARE(bench.feed->rows().count(), 3);
        }
        {
            // Autumn was disabled meanwhile, spring deleted: both are still here, and said to be what they are.
            Bench bench(*store);
            bench.tenant.editOne(autumn, [](TenantCampaign &campaign) {
                campaign.enabled = false;
                campaign.running = false;
            });
            bench.tenant.edit([](QList<TenantCampaign> &campaigns) { campaigns.removeFirst(); });
            bench.feed->start();
            QTRY_COMPARE(bench.feed->rows().count(), 3);
            QTRY_COMPARE(bench.shown(autumn), CampaignShown::Disabled);
            QTRY_COMPARE(bench.shown(hotline), CampaignShown::Disabled);
            QTRY_VERIFY(bench.feed->row(spring)->missing);
            QCOMPARE(bench.feed->row(spring)->name, QStringLiteral("Spring renewals"));
            QVERIFY(bench.feed->forget(spring));
        }
        {
            Bench bench(*store);
            bench.tenant.edit([](QList<TenantCampaign> &campaigns) { campaigns.removeFirst(); });
            bench.feed->start();
            QTRY_COMPARE(bench.feed->rows().count(), 2);
            QVERIFY(!bench.feed->row(spring));
            QVERIFY(!bench.feed->forget(autumn)); // the tenant lists it
        }
    }

    // Of many campaigns, two are walked at a time.
    void twoWalksAtATime()
    {
        Bench bench;
        for (int number = 0; number < 8; ++number)
            bench.tenant.add({QStringLiteral("c%1").arg(number),
                              QStringLiteral("Campaign %1").arg(number),
                              true,
                              false,
                              {TenantList{QStringLiteral("i%1").arg(number), true, 9, records(5, 1)}}});
        bench.tenant.hold(Method::GetUpdatedRecords);
        bench.feed->start();
        QTRY_COMPARE(bench.feed->rows().count(), 10);
        const int details = bench.tenant.count(Method::GetCampaign);
        QTRY_VERIFY(bench.tenant.count(Method::GetCampaign) > details + 10);
        QCOMPARE(bench.tenant.count(Method::GetUpdatedRecords), 2);
        bench.tenant.release(Method::GetUpdatedRecords);
        for (int number = 0; number < 8; ++number) {
            const QString id = QStringLiteral("c%1").arg(number);
            QTRY_VERIFY(bench.feed->row(id)->progress());
            QCOMPARE(bench.feed->row(id)->progress()->attempted, qint64(5));
        }
    }

    void budgetSpreadsRequests()
    {
        models::RequestBudget budget(60); // one a second, ten at once
        int taken = 0;
        while (budget.take(0))
            ++taken;
        QCOMPARE(taken, 10);
        QVERIFY(!budget.take(900));
        QVERIFY(budget.wait(900) <= 101);
        QVERIFY(budget.take(1'100));
        taken = 0;
        for (qint64 now = 2'000; now < 62'000; now += 100)
            taken += budget.take(now) ? 1 : 0;
        QVERIFY(taken >= 58 && taken <= 61);
    }
};

QTEST_GUILESS_MAIN(TestCampaignFeed)
#include "tst_campaignfeed.moc"
