// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// All polling of many running campaigns together keeps to the budget, and each of them has its share of it.

#include <QtTest>

#include <models/campaigns/campaignfeed.h>

#include <support/dialedtenant.h>

using namespace outdial;
using api::Method;
using models::CampaignFeed;
using models::RequestBudget;
using testing::DialedTenant;
using testing::TenantList;

class TestPollingBudget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Three readers that would read ten times a second each share one request a second.
    void readersTakeTurns()
    {
        RequestBudget budget(60);
        std::array<int, RequestBudget::ReaderCount> taken{};
        for (qint64 now = 0; now <= 60'000; now += 100) {
            for (const auto reader : {RequestBudget::Details, RequestBudget::Deltas, RequestBudget::Walks})
                taken[reader] += budget.take(now, reader) ? 1 : 0;
        }
        // Ten at once, then sixty in a minute.
        const int all = taken[0] + taken[1] + taken[2];
        QVERIFY2(all >= 66 && all <= 70, qPrintable(QString::number(all)));
        for (const int one : taken)
            QVERIFY2(one >= 18, qPrintable(QString::number(one)));
    }

    // Who was refused and does not come back keeps nobody from reading.
    void aClaimEnds()
    {
        RequestBudget budget(60);
        for (int i = 0; i < 10; ++i)
            QVERIFY(budget.take(0, RequestBudget::Deltas));
        QVERIFY(!budget.take(10, RequestBudget::Walks));
        QVERIFY(!budget.take(1'500, RequestBudget::Details)); // room for one, and the walk has waited longer
        QVERIFY(budget.take(1'600, RequestBudget::Walks));
        QVERIFY(!budget.take(1'700, RequestBudget::Deltas)); // 0.7
        QVERIFY(budget.take(9'000, RequestBudget::Details));
        QCOMPARE(budget.wait(9'000, RequestBudget::Walks), 0);
    }

    void tenCampaigns()
    {
        constexpr int campaigns = 10;
        constexpr int perMinute = 1'200; // 20 a second
        DialedTenant tenant;
        for (int number = 0; number < campaigns; ++number) {
            const QString instance = QStringLiteral("i%1").arg(number);
            tenant.add(
                {QStringLiteral("c%1").arg(number), QStringLiteral("Campaign"), true, true, {TenantList{instance, true, 9}}});
            tenant.dial(instance, {{QStringLiteral("r1"), 1'731'499'200'000 + number}});
        }
        models::FeedPace pace;
        pace.listVisible = 20;
        pace.detailRunning = 20;
        pace.delta = 20;
        pace.requestsPerMinute = perMinute;
        const auto client = tenant.makeClient();
        auto feed = std::make_unique<CampaignFeed>(*client, nullptr, QStringLiteral("tenant"), pace);
        feed->setCurrent(QStringLiteral("c3"));
        QElapsedTimer clock;
        feed->start();
        QTRY_COMPARE(feed->rows().count(), campaigns);
        for (int number = 0; number < campaigns; ++number)
            QTRY_VERIFY(feed->row(QStringLiteral("c%1").arg(number))->progress());
        const QList<Method> polls{Method::GetCampaigns, Method::GetCampaign, Method::GetUpdatedRecords};
        const auto sent = [&] {
            int sum = 0;
            for (const Method method : polls)
                sum += tenant.count(method);
            return sum;
        };
        clock.start();
        const int before = sent();
        const qsizetype readBefore = tenant.requests(Method::GetUpdatedRecords).size();
        const int detailsBefore = tenant.count(Method::GetCampaign);
        const int listsBefore = tenant.count(Method::GetCampaigns);
        QTRY_VERIFY_WITH_TIMEOUT(sent() - before >= 120, 30'000);
        const double allowed = 10 + double(clock.elapsed()) * perMinute / 60'000;
        QVERIFY2(sent() - before <= allowed + 1, qPrintable(QStringLiteral("%1 of %2").arg(sent() - before).arg(allowed)));
        QMap<QString, int> reads;
        const auto requests = tenant.requests(Method::GetUpdatedRecords);
        for (qsizetype i = readBefore; i < requests.size(); ++i)
            ++reads[DialedTenant::target(requests[i])];
        QCOMPARE(reads.size(), campaigns); // nobody is left out
        for (auto read = reads.constBegin(); read != reads.constEnd(); ++read)
            QVERIFY(read.value() <= reads.value(QStringLiteral("c3")));
        QVERIFY(tenant.count(Method::GetCampaign) - detailsBefore >= 5);
        QVERIFY(tenant.count(Method::GetCampaigns) - listsBefore >= 20);
        feed.reset();
    }
};

QTEST_GUILESS_MAIN(TestPollingBudget)
#include "tst_pollingbudget.moc"
