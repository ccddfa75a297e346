// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Hours of watching in minutes: ten running campaigns of a sandbox in a process of its own, whose clock runs sixty times faster,
// with a tenth of all polls failing. At the end the monitor's counts are what the sandbox has in its store; the requests kept to
// the budget; memory did not grow with the attempts.
//
// OUTDIAL_LONG_TESTS=1: two hours of the sandbox's time over lists of 50,000 records. Else some minutes over short lists.

#include <QtTest>

#include <models/monitor/campaignmonitor.h>
#include <sandbox/sandbox.h>

#include <atomic>
#include <bench/resident.h>
#include <malloc.h>
#include <support/sandboxprogram.h>

using namespace outdial;
using models::CampaignFeed;
using models::CampaignMonitor;

namespace {

constexpr int speed = 60; // seconds of the sandbox in one of ours
constexpr int campaigns = 10;

// The pace of people, sped up like the dialer. Overlaps are in the tenant's time and stay.
models::FeedPace pace()
{
    models::FeedPace pace;
    for (int *ms : {&pace.listVisible, &pace.listHidden, &pace.listMost, &pace.confirm, &pace.look, &pace.lookMost,
                    &pace.detailRunning, &pace.detailOther, &pace.detailMissing, &pace.delta, &pace.deltaOther, &pace.walkAgain,
                    &pace.walkAgainSoon, &pace.errorFirst, &pace.errorMost})
        *ms = std::max(1, *ms / speed);
    pace.requestsPerMinute *= speed;
    return pace;
}

// Bytes that are allocated, in whatever arena.
double inUse()
{
    const auto info = mallinfo2();
    return double(info.uordblks) + double(info.hblkhd);
}

QMap<QString, qint64> counted(const QList<models::NamedCount> &counts)
{
    QMap<QString, qint64> map;
    for (const auto &[name, count] : counts)
        map[name] += count;
    return map;
}

QMap<QString, qint64> counted(const QHash<QString, qint64> &counts)
{
    QMap<QString, qint64> map;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        map[it.key()] = it.value();
    return map;
}

} // namespace

class TestMonitorSimulation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsEqualTheTenants()
    {
        const bool full = qEnvironmentVariableIsSet("OUTDIAL_LONG_TESTS");
        const int records = full ? 50'000 : 600;
        const qint64 simulated = full ? 2 * 3'600'000 : 8 * 60'000; // ms of the sandbox

        QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("tenant.sqlite"));
        test::SandboxProgram program;
        // 50 attempts a second, all campaigns together.
        QVERIFY2(program.start({QStringLiteral("--dataset"), QStringLiteral("running:%1x%2").arg(campaigns).arg(records),
                                QStringLiteral("--data"), data, QStringLiteral("--clock-speed"), QString::number(speed),
                                QStringLiteral("--dial-rate"), QStringLiteral("5"), QStringLiteral("--fault"),
                                QStringLiteral("kind=status,code=503,path=campaign/get,rate=0.05"), QStringLiteral("--fault"),
                                QStringLiteral("kind=cut-after,path=campaign/get,rate=0.05")}),
                 qPrintable(program.said()));
        const qint64 began = QDateTime::currentMSecsSinceEpoch();
        QElapsedTimer since;
        since.start();

        const QUrl url(QStringLiteral("http://") + QString::fromLatin1(program.tenant->host()));
        api::Client client(*api::TenantAddress::parse(url.toString()), {QStringLiteral("sandbox"), QStringLiteral("secret")});
        std::atomic<qint64> requests = 0;
        std::atomic<qint64> failures = 0;
        client.setObserver([&](const api::Exchange &exchange) {
            ++requests;
            failures += exchange.status == 200 ? 0 : 1;
        });
        const auto store = models::Store::open({});
        QVERIFY(store.has_value());
        auto feed = std::make_unique<CampaignFeed>(client, *store, QStringLiteral("tenant"), pace());
        auto monitor = std::make_unique<CampaignMonitor>(*feed, *store, QStringLiteral("tenant"),
                                                         [&] { return began + since.elapsed() * speed; });
        feed->start();
        feed->setRequestsPerMinute(60 * speed);

        const auto passed = [&] { return since.elapsed() * speed; };
        // Memory by the number of records that were attempted so far: each may cost 32 bytes, and nothing else may grow. From the
        // middle on: by then each list was walked a second time, so that the parsers have met whole pages.
        const auto attempted = [&] {
            qint64 sum = 0;
            for (const QString &id : feed->rows().ids()) {
                const auto progress = feed->row(id)->progress();
                sum += progress ? progress->attempted : 0;
            }
            return sum;
        };
        double early = 0;
        qint64 earlyRecords = 0;
        QStringList samples;
        qint64 nextSample = 0;
        while (passed() < simulated) {
            QTest::qWait(100);
            if (passed() >= nextSample) {
                samples << QStringLiteral("%1 min %2 MB resident, %3 MB in use, %4 records")
                               .arg(passed() / 60'000)
                               .arg(bench::residentBytes() / 1e6, 0, 'f', 1)
                               .arg(inUse() / 1e6, 0, 'f', 1)
                               .arg(attempted());
                nextSample += simulated / 8;
            }
            if (early == 0 && passed() > simulated / 2) {
                early = bench::residentBytes();
                earlyRecords = attempted();
            }
        }
        const double late = bench::residentBytes();
        const double allowed = 32.0 * double(attempted() - earlyRecords) + 8e6;
        qInfo("%s", qPrintable(samples.join(QStringLiteral(", "))));
        const qint64 sent = requests;
        const double minutes = double(passed()) / 60'000;
        // The first walk of each list is not held back; nothing was dialed then, so it is a request each.
        QVERIFY2(double(sent) <= 60 * minutes + 10 + 4 * campaigns,
                 qPrintable(QStringLiteral("%1 requests in %2 minutes").arg(sent).arg(minutes)));
        QVERIFY(failures * 20 > sent); // one in ten, give or take
        QVERIFY2(late - early < allowed, qPrintable(QStringLiteral("grew by %1 MB").arg((late - early) / 1e6)));

        // Everything stops; what was under way comes in.
        const QStringList ids = feed->rows().ids();
        QCOMPARE(ids.size(), campaigns);
        for (const QString &id : ids) {
            const auto stopped = [&] {
                const int status = program.tenant->post("campaign/stop/" + id.toUtf8(), {}).status;
                return status == 200 || status == 409;
            };
            QTRY_VERIFY_WITH_TIMEOUT(stopped(), 10'000);
        }
        const qint64 stoppedAt = passed();
        sandbox::Options options;
        options.dialRate = 0;
        options.dataFile = folder.filePath(QStringLiteral("copy.sqlite"));
        // A last reading of each: three times the period of a campaign that was just stopped.
        QTest::qWait(full ? 12'000 : 8'000);
        program.kill();
        for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
            QFile::copy(data + suffix, options.dataFile + suffix);
        sandbox::Sandbox after(options);
        QVERIFY(after.start().has_value());

        for (const QString &id : ids) {
            const sandbox::DialingTally tally = after.tally(id);
            const models::MonitorFigures figures = monitor->figures(id);
            QVERIFY(tally.attempts > 0);
            QVERIFY(figures.known);
            QVERIFY(!figures.approximate);
            QCOMPARE(figures.attempts, tally.attempts);
            QCOMPARE(figures.attemptedRecords, tally.attempted);
            QCOMPARE(figures.completedRecords, tally.completed);
            QCOMPARE(figures.totalRecords, records);
            QCOMPARE(counted(figures.dispositions), counted(tally.dispositions));
            QCOMPARE(counted(figures.cpaResults), counted(tally.cpaResults));
            // Minute by minute, as far back as the chart goes.
            const models::Chart chart = monitor->chart(id, models::ChartSpan::Hour);
            QCOMPARE(chart.step, 60'000);
            qint64 inChart = 0;
            for (const models::ChartPoint &point : chart.points) {
                QCOMPARE(qint64(point.attempts + 0.5), tally.minutes.value(point.start / 60'000));
                QCOMPARE(qint64(point.completions + 0.5), tally.completions.value(point.start / 60'000));
                inChart += qint64(point.attempts + 0.5);
            }
            if (!full)
                QCOMPARE(inChart, tally.attempts);
            qint64 byAgents = 0;
            for (const models::AgentFigures &agent : figures.agents)
                byAgents += agent.attempts;
            if (!full) {
                qint64 all = 0;
                for (const qint64 count : tally.agents)
                    all += count;
                QCOMPARE(byAgents, all);
                QCOMPARE(figures.hourConnects, tally.connects);
                QCOMPARE(figures.hourTalkSeconds, tally.talkSeconds);
                QCOMPARE(figures.hourDialSeconds, tally.dialSeconds);
            }
        }
        qInfo("%lld requests in %.0f minutes, %lld failed; resident %.1f MB early, %.1f MB late; stopped at %.0f min",
              static_cast<long long>(sent), minutes, static_cast<long long>(failures), early / 1e6, late / 1e6,
              double(stoppedAt) / 60'000);
    }
};

QTEST_GUILESS_MAIN(TestMonitorSimulation)
#include "tst_monitorsimulation.moc"
