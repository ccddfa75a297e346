// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The feed against the local tenant with its dialer: after deltas over a moving campaign, the figures are what a walk through all
// records gives, and started and stopped campaigns are shown as such.

#include <QtTest>

#include <models/campaigns/campaignfeed.h>
#include <sandbox/sandbox.h>

using namespace outdial;
using models::CampaignFeed;
using models::CampaignShown;

namespace {

template <typename T>
api::Result<T> wait(const api::Call<T> &call)
{
    QFutureWatcher<api::Result<T>> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(call);
    if (!call.isFinished())
        finished.wait(20'000);
    return call.result();
}

struct Sums {
    qint64 records = 0;
    qint64 attempts = 0;
    qint64 completed = 0;
};

// Every updated record of an instance, page by page, added up with nothing clever.
Sums walked(const api::Client &client, const QString &campaignId, const QString &instanceId)
{
    Sums sums;
    api::RecordWindow window;
    window.instanceId = instanceId;
    window.limit = 100;
    for (;;) {
        const auto page = wait(client.campaign.getUpdatedRecords(campaignId, window));
        if (!page)
            return {-1, -1, -1};
        for (int row = 0; row < (*page)->size(); ++row) {
            ++sums.records;
            sums.attempts += (*page)->status(row).totalAttempts;
            sums.completed += (*page)->status(row).completed ? 1 : 0;
        }
        if ((*page)->size() < window.limit)
            return sums;
        window.cursor = (*page)->nextCursor();
    }
}

} // namespace

class TestCampaignSandbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresFollowTheDialer()
    {
        sandbox::Options options;
        options.dialRate = 200;
        sandbox::Sandbox tenant(options);
        const auto url = tenant.start();
        QVERIFY2(url.has_value(), url ? "" : qPrintable(url.error()));
        const auto address = api::TenantAddress::parse(url->toString());
        QVERIFY(address.has_value());
        api::Client client(*address, {tenant.clientId(), tenant.clientSecret()});

        models::FeedPace pace;
        pace.listVisible = 100;
        pace.confirm = 50;
        pace.look = 50;
        pace.detailRunning = 300;
        pace.detailOther = 300;
        pace.delta = 60;
        pace.deltaOther = 60;
        pace.overlap = 3'000;
        pace.requestsPerMinute = 60'000;
        CampaignFeed feed(client, {}, QStringLiteral("sandbox"), pace);
        feed.start();
        QTRY_COMPARE_WITH_TIMEOUT(feed.freshness(), models::Freshness::Live, 20'000);
        QVERIFY(feed.rows().count() > 2);

        for (const QString &id : feed.rows().ids())
            QTRY_VERIFY_WITH_TIMEOUT(feed.row(id)->progress(), 20'000);
        // One is stopped and started again, another goes on meanwhile.
        const QString resting = tenant.campaignIdByName(QStringLiteral("Spring renewals — West Coast"));
        const QString running = tenant.campaignIdByName(QStringLiteral("Warranty recall: household appliances"));
        QVERIFY(feed.row(resting) && feed.row(running));
        QVERIFY(feed.stopCampaign(resting));
        QTRY_COMPARE_WITH_TIMEOUT(feed.row(resting)->shown(), CampaignShown::Stopped, 20'000);
        const qint64 before = feed.row(resting)->progress()->attempts;
        QVERIFY(feed.startCampaign(resting));
        QTRY_COMPARE_WITH_TIMEOUT(feed.row(resting)->shown(), CampaignShown::Running, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(feed.row(resting)->progress()->attempts > before + 100, 30'000);

        for (const QString &id : {resting, running}) {
            QVERIFY(feed.stopCampaign(id));
            QTRY_COMPARE_WITH_TIMEOUT(feed.row(id)->shown(), CampaignShown::Stopped, 20'000);
        }
        for (const QString &id : {resting, running}) {
            Sums sums;
            for (const api::ListInstance &list : feed.row(id)->detail->lists) {
                if (!list.enabled)
                    continue;
                const Sums one = walked(client, id, list.instanceId);
                QVERIFY(one.records >= 0);
                sums.records += one.records;
                sums.attempts += one.attempts;
                sums.completed += one.completed;
            }
            QVERIFY(sums.records > 0);
            QTRY_COMPARE_WITH_TIMEOUT(feed.row(id)->progress()->attempts, sums.attempts, 20'000);
            QCOMPARE(feed.row(id)->progress()->attempted, sums.records);
            QCOMPARE(feed.row(id)->progress()->completed, sums.completed);
        }
    }

    void aConnectionThatComesBack()
    {
        sandbox::Sandbox tenant({});
        const auto url = tenant.start();
        QVERIFY2(url.has_value(), url ? "" : qPrintable(url.error()));
        api::Client client(*api::TenantAddress::parse(url->toString()), {tenant.clientId(), tenant.clientSecret()});
        models::FeedPace pace;
        pace.listVisible = 50;
        pace.listMost = 200;
        CampaignFeed feed(client, {}, QStringLiteral("sandbox"), pace);
        feed.start();
        QTRY_COMPARE_WITH_TIMEOUT(feed.freshness(), models::Freshness::Live, 20'000);
        const int rows = feed.rows().count();
        tenant.setReachable(false);
        QTRY_COMPARE_WITH_TIMEOUT(feed.freshness(), models::Freshness::Offline, 20'000);
        QCOMPARE(feed.rows().count(), rows);
        tenant.setReachable(true);
        QTRY_COMPARE_WITH_TIMEOUT(feed.freshness(), models::Freshness::Live, 20'000);
    }
};

QTEST_GUILESS_MAIN(TestCampaignSandbox)
#include "tst_campaignsandbox.moc"
