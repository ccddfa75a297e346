// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The monitor over a scripted tenant, with a clock of the test: figures and charts by hand, what is not known, what is kept over
// a restart.

#include <QtTest>

#include <models/monitor/campaignmonitor.h>

#include <atomic>
#include <support/dialedtenant.h>

using namespace outdial;
using api::Method;
using models::CampaignFeed;
using models::CampaignMonitor;
using models::Chart;
using models::ChartPoint;
using models::ChartSpan;
using models::MonitorFigures;
using testing::DialedCall;
using testing::DialedTenant;
using testing::TenantCampaign;
using testing::TenantList;

namespace {

const QString autumn = QStringLiteral("11111111-0000-4000-8000-000000000002");
const QString one = QStringLiteral("i1");
const QString busy = QStringLiteral("Busy");
const QString agreed = QStringLiteral("Agreed");

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 noon = 1'731'499'200'000; // 2024-11-13T12:00:00.000 UTC

models::FeedPace quick()
{
    models::FeedPace pace;
    for (int *ms : {&pace.listVisible, &pace.delta, &pace.deltaOther, &pace.errorFirst, &pace.detailRunning, &pace.detailOther})
        *ms = 40;
    pace.errorMost = 80;
    pace.requestsPerMinute = 60'000;
    pace.pageSize = 3;
    return pace;
}

// h:m:s of that day
qint64 at(int h, int m, int s) { return noon + (h - 12) * hour + m * minute + s * 1000; }

struct Bench {
    DialedTenant tenant;
    std::atomic<qint64> now = at(12, 0, 30);
    std::unique_ptr<api::Client> client;
    std::unique_ptr<CampaignFeed> feed;
    std::unique_ptr<CampaignMonitor> monitor;

    explicit Bench(models::StorePtr store = {}, models::FeedPace pace = quick())
    {
        tenant.add({autumn, QStringLiteral("Autumn survey"), true, true, {TenantList{one, true, 10}}});
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        feed = std::make_unique<CampaignFeed>(*client, store, QStringLiteral("tenant"), pace);
        monitor = std::make_unique<CampaignMonitor>(*feed, store, QStringLiteral("tenant"), [this] { return now.load(); });
        feed->setRequestsPerMinute(60'000);
    }
    ~Bench()
    {
        monitor.reset();
        feed.reset();
        client.reset();
    }
    MonitorFigures figures() const { return monitor->figures(autumn); }
    Chart chart(ChartSpan span = ChartSpan::Hour) const { return monitor->chart(autumn, span); }
    ChartPoint pointAt(qint64 time, ChartSpan span = ChartSpan::Hour) const
    {
        const Chart all = chart(span);
        for (const ChartPoint &point : all.points) {
            if (point.start <= time && time < point.start + all.step)
                return point;
        }
        return {0, -1, -1, false};
    }
    // Until something that was asked from now on was read.
    void readAgain() const
    {
        QSignalSpy read(&feed->progress(), &models::ProgressFeed::historyRead);
        QTRY_VERIFY(read.size() > 2);
    }
};

QList<DialedCall> someCalls()
{
    return {{QStringLiteral("r1"), at(11, 55, 10)},
            {QStringLiteral("r2"), at(11, 56, 0), agreed, QStringLiteral("ada"), 120, true},
            {QStringLiteral("r1"), at(11, 59, 59), busy},
            {QStringLiteral("r3"), at(12, 0, 10), agreed, QStringLiteral("bo"), 60, true},
            {QStringLiteral("r4"), at(10, 57, 30)},
            {QStringLiteral("r5"), at(10, 30, 0)}};
}

QStringList named(const QList<models::NamedCount> &counts)
{
    QStringList lines;
    for (const auto &[name, count] : counts)
        lines += QStringLiteral("%1 %2").arg(name).arg(count);
    return lines;
}

} // namespace

class TestCampaignMonitor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsKnownAtFirst()
    {
        Bench bench;
        bench.tenant.dial(one, someCalls());
        bench.tenant.hold(Method::GetUpdatedRecords);
        bench.feed->start();
        QTRY_VERIFY(bench.feed->row(autumn) && bench.feed->row(autumn)->detail);
        const MonitorFigures figures = bench.figures();
        QVERIFY(!figures.known);
        QVERIFY(!figures.attemptsPerMinute);
        QCOMPARE(figures.readAt, 0);
        QVERIFY(!bench.pointAt(at(11, 30, 0)).known);
        QCOMPARE(bench.monitor->forecast(autumn).state, models::Forecast::State::NotKnown);
        QVERIFY(!bench.monitor->figures(QStringLiteral("nothing")).known);
    }

    void figuresAndCharts()
    {
        Bench bench;
        bench.tenant.dial(one, someCalls());
        bench.feed->start();
        QTRY_VERIFY(bench.figures().known);
        const MonitorFigures figures = bench.figures();
        // 11:55 to 12:00 has three attempts and a completion, 10:55 to 11:00 one attempt.
        QCOMPARE(figures.attemptsPerMinute, std::optional(3.0 / 5));
        QCOMPARE(figures.completionsPerMinute, std::optional(1.0 / 5));
        QCOMPARE(figures.attemptsPerMinuteHourAgo, std::optional(1.0 / 5));
        QCOMPARE(figures.completionsPerMinuteHourAgo, std::optional(0.0));
        QCOMPARE(figures.hourAttempts, 4);
        QCOMPARE(figures.hourConnects, 2);
        QCOMPARE(figures.hourTalkSeconds, 180);
        QCOMPARE(figures.hourDialSeconds, 20);
        QCOMPARE(named(figures.dispositions),
                 QStringList({QStringLiteral("Agreed 2"), QStringLiteral("No answer 2"), QStringLiteral("Busy 1")}));
        QCOMPARE(figures.attemptedRecords, 5);
        QCOMPARE(figures.completedRecords, 2);
        QCOMPARE(figures.totalRecords, 10);
        QCOMPARE(named(figures.cpaResults), QStringList({QStringLiteral("No Answer 4"), QStringLiteral("Voice 2")}));
        QCOMPARE(figures.attempts, 6);
        QCOMPARE(figures.lastAttempt, std::optional(at(12, 0, 10)));
        QCOMPARE(figures.agents.size(), 2);
        QCOMPARE(figures.agents[0].agent, QStringLiteral("ada"));
        QCOMPARE(figures.agents[0].completions, 1);
        QCOMPARE(figures.agents[0].talkSeconds, 120);
        QCOMPARE(figures.agents[1].last, at(12, 0, 10));
        QCOMPARE(bench.monitor->figures(autumn, one).attempts, 6);

        const Chart chart = bench.chart();
        QCOMPARE(chart.from, at(11, 0, 0));
        QCOMPARE(chart.to, at(12, 0, 0));
        QCOMPARE(chart.points.size(), 60);
        double sum = 0;
        for (const ChartPoint &point : chart.points) {
            QVERIFY(point.known);
            sum += point.attempts;
        }
        QCOMPARE(sum, 3.0);
        QCOMPARE(bench.pointAt(at(11, 55, 0)).attempts, 1.0);
        QCOMPARE(bench.pointAt(at(11, 56, 0)).completions, 1.0);
        QCOMPARE(bench.pointAt(at(11, 45, 0), ChartSpan::Day).attempts, 3.0 / 15);
        QCOMPARE(bench.pointAt(at(10, 0, 0), ChartSpan::Week).attempts, 2.0 / 60);
        // A quarter of an hour that is not over is judged by what passed of it: 12:00 to 12:04 has one attempt.
        bench.now = at(12, 4, 10);
        bench.readAgain();
        QCOMPARE(bench.pointAt(at(12, 0, 0), ChartSpan::Day).attempts, 1.0 / 4);
        QCOMPARE(bench.pointAt(at(11, 45, 0), ChartSpan::Day).attempts, 3.0 / 15);
    }

    // Whatever the overlap repeats, and however late a call is written down.
    void eachAttemptOnce()
    {
        Bench bench;
        bench.tenant.dial(one, someCalls());
        bench.feed->start();
        QTRY_COMPARE(bench.figures().attempts, 6);
        bench.tenant.dial(one, {{QStringLiteral("r6"), at(12, 0, 4), busy}, {QStringLiteral("r4"), at(12, 0, 20), busy}});
        QTRY_COMPARE(bench.figures().attempts, 8);
        bench.readAgain();
        const MonitorFigures figures = bench.figures();
        QCOMPARE(figures.attempts, 8);
        QCOMPARE(figures.hourAttempts, 6);
        QCOMPARE(named(figures.dispositions),
                 QStringList({QStringLiteral("Busy 3"), QStringLiteral("Agreed 2"), QStringLiteral("No answer 1")}));
        QCOMPARE(figures.attemptedRecords, 6);
        QVERIFY(!figures.approximate);
    }

    void failedPollsLeaveTheEndUnread()
    {
        Bench bench;
        bench.tenant.dial(one, someCalls());
        bench.feed->start();
        QTRY_VERIFY(bench.figures().known);
        bench.tenant.unreadable();
        QTRY_VERIFY(!bench.feed->row(autumn)->walkErrors.isEmpty());
        const qint64 readAt = bench.figures().readAt;
        QCOMPARE(readAt, at(12, 0, 30));
        bench.now = at(12, 30, 30);
        QCOMPARE(bench.chart().to, at(12, 0, 0));
        QCOMPARE(bench.figures().readAt, readAt);
        QCOMPARE(bench.figures().attemptsPerMinute, std::optional(3.0 / 5)); // of when it was read
        QCOMPARE(bench.figures().hourAttempts, 4);
        bench.tenant.readable();
        QTRY_COMPARE(bench.chart().to, at(12, 30, 0));
        QCOMPARE(bench.figures().attemptsPerMinute, std::optional(0.0));
        QVERIFY(bench.pointAt(at(12, 20, 0)).known);
    }

    // A clock that is behind the tenant's, or ahead of it, does not empty the figures.
    void clocksDiffer()
    {
        Bench bench;
        bench.now = at(11, 40, 0);
        bench.tenant.dial(one, someCalls());
        bench.feed->start();
        QTRY_VERIFY(bench.figures().known);
        QCOMPARE(bench.figures().attemptsPerMinute, std::optional(3.0 / 5));
        QCOMPARE(bench.chart().to, at(12, 0, 0));

        models::ClockSkew skew;
        QCOMPARE(skew.value(), 0);
        for (int i = 0; i < 7; ++i)
            skew.add(300'000 + i * 1000);
        QCOMPARE(skew.value(), 0); // too few to tell
        skew.add(320'000);
        QCOMPARE(skew.value(), 300'000);
        skew.add(2'000); // a call of just now
        QCOMPARE(skew.value(), 0);
        skew.add(-5'000);
        QCOMPARE(skew.value(), -5'000);
    }

    // The charts are there before the first walk has ended; what was dialed meanwhile is not known until then; what was erased
    // meanwhile stays.
    void keptOverARestart()
    {
        const auto store = models::Store::open({});
        QVERIFY(store.has_value());
        {
            Bench bench(*store);
            bench.tenant.dial(one, someCalls());
            bench.feed->start();
            QTRY_VERIFY(bench.figures().known);
            bench.readAgain();
        }
        Bench bench(*store);
        bench.now = at(12, 10, 30);
        bench.tenant.dial(one, someCalls());
        bench.tenant.erase(one, QStringLiteral("r1"));
        bench.tenant.dial(one, {{QStringLiteral("r7"), at(12, 5, 0), busy}});
        bench.tenant.hold(Method::GetUpdatedRecords);
        bench.feed->start();
        QTRY_COMPARE(bench.pointAt(at(11, 55, 0)).attempts, 1.0);
        QVERIFY(bench.pointAt(at(11, 55, 0)).known);
        QVERIFY(!bench.pointAt(at(12, 5, 0)).known);
        QCOMPARE(bench.chart().to, at(12, 10, 0));
        QVERIFY(!bench.figures().known);
        QVERIFY(!bench.figures().attemptsPerMinute);                            // from 12:05 on nothing was read
        QCOMPARE(bench.figures().attemptsPerMinuteHourAgo, std::optional(0.0)); // 11:05 to 11:10 was
        bench.tenant.release(Method::GetUpdatedRecords);
        QTRY_VERIFY(bench.figures().known);
        QVERIFY(bench.pointAt(at(12, 5, 0)).known);
        QCOMPARE(bench.pointAt(at(12, 5, 0)).attempts, 1.0);
        QCOMPARE(bench.pointAt(at(11, 55, 0)).attempts, 1.0);
        QCOMPARE(bench.pointAt(at(11, 59, 0)).attempts, 1.0);
        QCOMPARE(bench.figures().attempts, 5); // of the records that are there
    }

    // A list that was bound since hides nothing of what was known.
    void aNewList()
    {
        Bench bench;
        bench.tenant.dial(one, someCalls());
        bench.feed->start();
        QTRY_VERIFY(bench.figures().known);
        bench.readAgain();
        bench.tenant.hold(Method::GetUpdatedRecords);
        bench.tenant.editOne(autumn, [](TenantCampaign &campaign) {
            campaign.lists << TenantList{QStringLiteral("i2"), true, 5};
        });
        QTRY_VERIFY(!bench.figures().known);
        QCOMPARE(bench.pointAt(at(11, 55, 0)).attempts, 1.0);
        QVERIFY(bench.pointAt(at(11, 55, 0)).known);
        bench.tenant.release(Method::GetUpdatedRecords);
        QTRY_VERIFY(bench.figures().known);
        QCOMPARE(bench.figures().totalRecords, 15);
        // Switched off again: what it dialed stays in the chart, its records are not counted.
        bench.tenant.dial(QStringLiteral("i2"), {{QStringLiteral("s1"), at(11, 58, 0), busy}});
        QTRY_COMPARE(bench.pointAt(at(11, 58, 0)).attempts, 1.0);
        bench.tenant.editOne(autumn, [](TenantCampaign &campaign) { campaign.lists[1].enabled = false; });
        QTRY_COMPARE(bench.figures().attempts, 6);
        QCOMPARE(bench.pointAt(at(11, 58, 0)).attempts, 1.0);
    }

    void settingsAreKept()
    {
        const auto store = models::Store::open({});
        QVERIFY(store.has_value());
        {
            Bench bench(*store);
            QCOMPARE(bench.monitor->settings(), models::MonitorSettings());
            QSignalSpy changed(bench.monitor.get(), &CampaignMonitor::settingsChanged);
            bench.monitor->setSettings({5, 7, {autumn}});
            QCOMPARE(changed.size(), 1);
            QCOMPARE(bench.monitor->settings().requestsPerMinute, 10); // the least
            QCOMPARE(bench.feed->requestsPerMinute(), 10);
            bench.monitor->setSettings(bench.monitor->settings());
            QCOMPARE(changed.size(), 1);
        }
        Bench bench(*store);
        QCOMPARE(bench.monitor->settings(), (models::MonitorSettings{10, 7, {autumn}}));
    }

    void changesAreTold()
    {
        Bench bench;
        bench.tenant.dial(one, someCalls());
        QSignalSpy changed(bench.monitor.get(), &CampaignMonitor::changed);
        bench.feed->start();
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(changed.first().first().toStringList().contains(autumn));
        QTRY_VERIFY(bench.figures().known);
        changed.clear();
        bench.tenant.dial(one, {{QStringLiteral("r8"), at(12, 0, 25), busy}});
        QTRY_VERIFY(!changed.isEmpty());
        QTRY_COMPARE(bench.figures().attempts, 7);
    }
};

QTEST_GUILESS_MAIN(TestCampaignMonitor)
#include "tst_campaignmonitor.moc"
