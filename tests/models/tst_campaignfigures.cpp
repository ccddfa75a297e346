// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The figures of campaigns as the feed reads them from a scripted tenant: walks through what was dialed, and what came since.

#include <QtTest>

#include <models/campaigns/campaignfeed.h>
#include <models/campaigns/campaignwords.h>

#include <support/feedbench.h>

using namespace outdial;
using namespace outdial::test;
using api::Method;
using testing::CampaignTenant;
using testing::DialedRecord;
using testing::TenantCampaign;
using testing::TenantList;

namespace {

QList<DialedRecord> records(int count, int completed, qint64 from = 1'700'000'000'000)
{
    QList<DialedRecord> dialed;
    for (int number = 0; number < count; ++number)
        dialed << DialedRecord{QStringLiteral("15550101%1").arg(number, 3, 10, QLatin1Char('0')), 1, number < completed,
                               from + number * 1000};
    return dialed;
}

} // namespace

class TestCampaignFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsOverEnabledLists()
    {
        FeedBench bench;
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
        FeedBench bench;
        bench.tenant.editOne(spring, [](TenantCampaign &campaign) {
            campaign.lists = {TenantList{QStringLiteral("i1"), true, 6, records(6, 1)}};
        });
        bench.feed->start();
        QTRY_VERIFY(bench.feed->row(spring) && bench.feed->row(spring)->progress());
        QCOMPARE(bench.feed->row(spring)->progress()->attempted, qint64(6));
    }

    void aRepeatedCursorEndsTheWalk()
    {
        FeedBench bench;
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
        FeedBench bench;
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

    // Of many campaigns, two are walked at a time.
    void twoWalksAtATime()
    {
        FeedBench bench;
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
};

QTEST_GUILESS_MAIN(TestCampaignFigures)
#include "tst_campaignfigures.moc"
