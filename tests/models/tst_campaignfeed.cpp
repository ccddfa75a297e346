// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The feed against a scripted tenant: polls, acts and their outcomes, what is remembered.

#include <QtTest>

#include <models/campaigns/campaignfeed.h>
#include <models/campaigns/campaignwords.h>

#include <support/feedbench.h>

using namespace outdial;
using namespace outdial::test;
using api::Method;
using models::CampaignFeed;
using models::CampaignShown;
using models::Freshness;
using testing::CampaignTenant;
using testing::TenantCampaign;
using testing::TenantList;

class TestCampaignFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsStates()
    {
        FeedBench bench;
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
        FeedBench bench;
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
        FeedBench bench;
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
        FeedBench bench({}, pace);
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
        FeedBench bench;
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
        FeedBench bench;
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
        FeedBench bench;
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
        FeedBench bench({}, pace);
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
        FeedBench bench({}, pace);
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
        FeedBench bench({}, pace);
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
        FeedBench bench;
        bench.feed->start();
        QTRY_COMPARE(bench.feed->freshness(), Freshness::Live);
        bench.feed->setOnline(false);
        QCOMPARE(bench.feed->freshness(), Freshness::Offline);
        bench.feed->setOnline(true);
        QTRY_COMPARE(bench.feed->freshness(), Freshness::Live);
    }

    void opensAndRemembersDisabledOnes()
    {
        auto store = models::Store::open({});
        QVERIFY(store.has_value());
        {
            FeedBench bench(*store);
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
            FeedBench bench(*store);
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
            FeedBench bench(*store);
            bench.tenant.edit([](QList<TenantCampaign> &campaigns) { campaigns.removeFirst(); });
            bench.feed->start();
            QTRY_COMPARE(bench.feed->rows().count(), 2);
            QVERIFY(!bench.feed->row(spring));
            QVERIFY(!bench.feed->forget(autumn)); // the tenant lists it
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
