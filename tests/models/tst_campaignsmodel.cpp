// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of campaigns under the item model tester, while polls arrive; selection, current row and sorting survive each.

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QLocale>
#include <QRandomGenerator>
#include <QtTest>

#include <models/campaigns/campaignsmodel.h>

#include <support/campaigntenant.h>

using namespace outdial;
using api::Method;
using models::CampaignFeed;
using models::CampaignsModel;
using testing::CampaignTenant;
using testing::DialedRecord;
using testing::TenantCampaign;
using testing::TenantList;

namespace {

models::FeedPace quick()
{
    models::FeedPace pace;
    pace.listVisible = 20;
    pace.listMost = 40;
    pace.confirm = 10;
    pace.look = 20;
    pace.detailRunning = 30;
    pace.detailOther = 30;
    pace.delta = 30;
    pace.deltaOther = 30;
    pace.errorFirst = 30;
    pace.requestsPerMinute = 60'000;
    return pace;
}

TenantCampaign campaign(int number, const QString &name, bool running = false)
{
    return {QStringLiteral("c%1").arg(number), name, true, running, {}};
}

// Two of ten dialed a minute apart, one completed.
TenantCampaign withRecords(TenantCampaign campaign, int dialed, int completed, int total, qint64 last)
{
    TenantList list{campaign.id + QStringLiteral("-i"), true, total, {}};
    for (int number = 0; number < dialed; ++number)
        list.dialed << DialedRecord{QString::number(number), 1, number < completed, last - (dialed - number - 1) * 1000};
    campaign.lists = {list};
    return campaign;
}

struct Bench {
    CampaignTenant tenant;
    std::unique_ptr<api::Client> client;
    std::unique_ptr<CampaignFeed> feed;
    std::unique_ptr<CampaignsModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;

    explicit Bench(models::StorePtr store = {}, models::FeedPace pace = quick())
    {
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        feed = std::make_unique<CampaignFeed>(*client, std::move(store), QStringLiteral("tenant"), pace);
        model = std::make_unique<CampaignsModel>(*feed);
        tester = std::make_unique<QAbstractItemModelTester>(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    ~Bench()
    {
        tester.reset();
        model.reset();
        feed.reset();
        client.reset();
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < model->rowCount(); ++row)
            names << text(row, CampaignsModel::Name);
        return names;
    }
    QString text(int row, int column, int role = Qt::DisplayRole) const
    {
        return model->index(row, column).data(role).toString();
    }
    QString textOf(const QString &id, int column, int role = Qt::DisplayRole) const
    {
        return text(model->rowOf(id), column, role);
    }
};

} // namespace

class TestCampaignsModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void saysWhatIsDrawn()
    {
        Bench bench;
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        bench.tenant.add(withRecords(campaign(1, QStringLiteral("Spring"), true), 712, 455, 1000, now - 3'600'000 * 50));
        bench.tenant.add(campaign(2, QStringLiteral("Winback")));
        bench.tenant.add(withRecords(campaign(3, QStringLiteral("Fresh")), 0, 0, 22'000, 0));
        bench.tenant.hold(Method::GetUpdatedRecords);
        bench.feed->start();
        QTRY_COMPARE(bench.model->rowCount(), 3);
        QCOMPARE(bench.textOf(QStringLiteral("c1"), CampaignsModel::State), QStringLiteral("Running"));
        QCOMPARE(bench.textOf(QStringLiteral("c1"), CampaignsModel::Completed), QStringLiteral("not read yet"));
        QCOMPARE(bench.textOf(QStringLiteral("c1"), CampaignsModel::Penetration), QStringLiteral("—"));
        QCOMPARE(bench.textOf(QStringLiteral("c1"), CampaignsModel::LastAttempt), QStringLiteral("unknown"));
        QCOMPARE(bench.textOf(QStringLiteral("c1"), CampaignsModel::Dial, Qt::AccessibleTextRole), QStringLiteral("Dialing: on"));
        QVERIFY(!bench.model->index(0, 0).data(CampaignsModel::CompletedRole).isValid());
        bench.tenant.release(Method::GetUpdatedRecords);
        QTRY_COMPARE(bench.textOf(QStringLiteral("c1"), CampaignsModel::Completed, Qt::AccessibleTextRole),
                     QStringLiteral("45.5%, 455 of 1,000 completed"));
        QCOMPARE(bench.textOf(QStringLiteral("c1"), CampaignsModel::Completed), QStringLiteral("45.5%  455 of 1,000"));
        QCOMPARE(bench.textOf(QStringLiteral("c1"), CampaignsModel::Penetration), QStringLiteral("71.2%"));
        // Runs, has records left, and dialed nothing for 50 hours.
        QVERIFY(bench.model->index(bench.model->rowOf(QStringLiteral("c1")), 0).data(CampaignsModel::QuietRole).toBool());
        QCOMPARE(bench.model->count(CampaignsModel::Segment::Attention), 1);
        QTRY_COMPARE(bench.textOf(QStringLiteral("c3"), CampaignsModel::Completed), QStringLiteral("0.0%  0 of 22,000"));
        QCOMPARE(bench.textOf(QStringLiteral("c3"), CampaignsModel::LastAttempt), QStringLiteral("never"));
        // No list at all: nothing to have a share of.
        QCOMPARE(bench.textOf(QStringLiteral("c2"), CampaignsModel::Completed), QStringLiteral("—  no records"));
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < CampaignsModel::ColumnCount; ++column) {
                QVERIFY(!bench.text(row, column).isEmpty());
                QVERIFY(!bench.text(row, column, Qt::AccessibleTextRole).isEmpty());
            }
        }
    }

    void sharesDoNotLie()
    {
        QCOMPARE(models::shareText(0, 940), QStringLiteral("0.0%"));
        QCOMPARE(models::shareText(1, 40'000), QStringLiteral("<0.1%"));
        QCOMPARE(models::shareText(39'999, 40'000), QStringLiteral(">99.9%"));
        QCOMPARE(models::shareText(40'000, 40'000), QStringLiteral("100.0%"));
        QCOMPARE(models::shareText(7'958, 8'000), QStringLiteral("99.5%"));
        QCOMPARE(models::shareText(0, 0), QStringLiteral("—"));
    }

    void agesOfAttempts()
    {
        models::CampaignRow row;
        row.detail.emplace();
        api::ListInstance list;
        list.instanceId = QStringLiteral("i");
        list.enabled = true;
        list.totalRecords = 10;
        row.detail->lists << list;
        const QDateTime now(QDate(2023, 11, 14), QTime(15, 0, 0), Qt::UTC);
        const auto at = [&](const QDateTime &time) {
            models::ProgressFigures figures;
            figures.attempted = 1;
            figures.lastAttempt = time.toMSecsSinceEpoch();
            row.figures.insert(QStringLiteral("i"), figures);
            return models::lastAttemptText(row, {false, now, now});
        };
        QCOMPARE(at(now.addSecs(-3)), QStringLiteral("3 s ago"));
        QCOMPARE(at(now.addSecs(2)), QStringLiteral("0 s ago")); // clocks differ
        QCOMPARE(at(now.addSecs(-14 * 60)), QStringLiteral("14 min ago"));
        QCOMPARE(at(QDateTime(QDate(2023, 11, 14), QTime(8, 12), Qt::UTC)), QStringLiteral("today 08:12"));
        QCOMPARE(at(QDateTime(QDate(2023, 11, 13), QTime(18, 2), Qt::UTC)), QStringLiteral("yesterday 18:02"));
        QCOMPARE(at(QDateTime(QDate(2023, 11, 9), QTime(12, 15), Qt::UTC)), QStringLiteral("9 Nov 12:15"));
        QCOMPARE(at(QDateTime(QDate(2022, 1, 6), QTime(12, 15), Qt::UTC)), QStringLiteral("6 Jan 2022"));
        row.state = api::CampaignState::Running;
        QCOMPARE(models::lastAttemptText(row, {true, now, now.addSecs(90)}), QStringLiteral("before 15:00"));
    }

    void selectionSurvivesRefreshes()
    {
        Bench bench;
        for (int number = 1; number <= 9; ++number)
            bench.tenant.add(campaign(number, QStringLiteral("Campaign %1").arg(number)));
        bench.feed->start();
        QTRY_COMPARE(bench.model->rowCount(), 9);
        bench.model->sort(CampaignsModel::Name, Qt::DescendingOrder);
        QCOMPARE(bench.names().first(), QStringLiteral("Campaign 9"));

        QItemSelectionModel selection(bench.model.get());
        const auto flags = QItemSelectionModel::Select | QItemSelectionModel::Rows;
        selection.select(bench.model->index(bench.model->rowOf(QStringLiteral("c4")), 0), flags);
        selection.setCurrentIndex(bench.model->index(bench.model->rowOf(QStringLiteral("c6")), 2), flags);
        QSignalSpy reset(bench.model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy layout(bench.model.get(), &QAbstractItemModel::layoutChanged);
        const QPersistentModelIndex top = bench.model->index(bench.model->rowOf(QStringLiteral("c5")), 0);

        // One is gone for good, one new, one renamed so that it moves.
        bench.tenant.edit([](QList<TenantCampaign> &campaigns) {
            campaigns.removeAt(7);
            campaigns << campaign(20, QStringLiteral("Campaign 55"));
            campaigns[0].name = QStringLiteral("Campaign 99");
        });
        QTRY_COMPARE(bench.names().first(), QStringLiteral("Campaign 99"));
        QTRY_COMPARE(bench.names().at(1), QStringLiteral("Campaign 55"));
        QStringList selected;
        for (const QModelIndex &index : selection.selectedRows())
            selected << bench.model->idAt(index.row());
        selected.sort();
        QCOMPARE(selected, (QStringList{QStringLiteral("c4"), QStringLiteral("c6")}));
        QCOMPARE(bench.model->idAt(selection.currentIndex().row()), QStringLiteral("c6"));
        QCOMPARE(selection.currentIndex().column(), 2);
        QCOMPARE(bench.model->idAt(top.row()), QStringLiteral("c5"));
        QCOMPARE(reset.size(), 0);
        QCOMPARE(layout.size(), 0);
        // The one that is gone is no longer listed; it stays, as one that is remembered.
        QTRY_VERIFY(bench.feed->row(QStringLiteral("c8"))->missing);
        QCOMPARE(bench.textOf(QStringLiteral("c8"), CampaignsModel::State), QStringLiteral("Not found"));
        bench.feed->forget(QStringLiteral("c8"));
        QTRY_COMPARE(bench.model->rowOf(QStringLiteral("c8")), -1);
    }

    void sortsEveryColumn()
    {
        Bench bench;
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        // completed 10%, 50%, 20%; penetration 90%, 50%, 60%; the fourth has no records
        bench.tenant.add(withRecords(campaign(1, QStringLiteral("Beta"), true), 9, 1, 10, now - 5'000));
        bench.tenant.add(withRecords(campaign(2, QStringLiteral("alpha")), 5, 5, 10, now - 50'000));
        bench.tenant.add(withRecords(campaign(3, QStringLiteral("Gamma 10"), true), 6, 2, 10, now - 500'000));
        bench.tenant.add(campaign(4, QStringLiteral("Gamma 9")));
        bench.feed->start();
        QTRY_COMPARE(bench.model->rowCount(), 4);
        for (int number = 1; number < 4; ++number)
            QTRY_VERIFY(bench.feed->row(QStringLiteral("c%1").arg(number))->progress());
        const QString a = QStringLiteral("alpha");
        const QString b = QStringLiteral("Beta");
        const QString g9 = QStringLiteral("Gamma 9");
        const QString g10 = QStringLiteral("Gamma 10");
        const auto sorted = [&](int column, Qt::SortOrder order) {
            bench.model->sort(column, order);
            QTest::qWait(0);
            return bench.names();
        };
        QCOMPARE(bench.names(), (QStringList{b, g10, a, g9})); // by state to begin with, then by name
        QCOMPARE(sorted(CampaignsModel::Name, Qt::AscendingOrder), (QStringList{a, b, g9, g10}));
        QCOMPARE(sorted(CampaignsModel::Name, Qt::DescendingOrder), (QStringList{g10, g9, b, a}));
        QCOMPARE(sorted(CampaignsModel::Completed, Qt::AscendingOrder), (QStringList{b, g10, a, g9}));
        QCOMPARE(sorted(CampaignsModel::Completed, Qt::DescendingOrder), (QStringList{a, g10, b, g9})); // unknown last
        QCOMPARE(sorted(CampaignsModel::Penetration, Qt::DescendingOrder), (QStringList{b, g10, a, g9}));
        QCOMPARE(sorted(CampaignsModel::LastAttempt, Qt::AscendingOrder), (QStringList{b, a, g10, g9}));
        QCOMPARE(sorted(CampaignsModel::LastAttempt, Qt::DescendingOrder), (QStringList{g10, a, b, g9}));
        QCOMPARE(sorted(CampaignsModel::Dial, Qt::DescendingOrder), (QStringList{a, g9, b, g10}));
        QCOMPARE(sorted(CampaignsModel::State, Qt::DescendingOrder), (QStringList{a, g9, b, g10}));
    }

    void sortingIsRemembered()
    {
        auto store = models::Store::open({});
        QVERIFY(store.has_value());
        {
            Bench bench(*store);
            bench.model->sort(CampaignsModel::Penetration, Qt::DescendingOrder);
        }
        Bench bench(*store);
        QCOMPARE(bench.model->sortColumn(), int(CampaignsModel::Penetration));
        QCOMPARE(bench.model->sortOrder(), Qt::DescendingOrder);
    }

    void filters()
    {
        Bench bench;
        bench.tenant.add(campaign(1, QStringLiteral("Spring renewals"), true));
        bench.tenant.add(campaign(2, QStringLiteral("Autumn survey")));
        bench.tenant.add(campaign(3, QStringLiteral("Spring thanks")));
        TenantCampaign off = campaign(4, QStringLiteral("Hotline"));
        off.enabled = false;
        bench.tenant.add(off);
        bench.tenant.on(Method::StartCampaign, CampaignTenant::error(400, "bad_request", "no"));
        bench.feed->start();
        QTRY_COMPARE(bench.model->rowCount(), 3);
        bench.feed->open(QStringLiteral("c4"));
        QTRY_COMPARE(bench.model->rowCount(), 4);
        using Segment = CampaignsModel::Segment;
        QCOMPARE(bench.model->count(Segment::All), 4);
        QCOMPARE(bench.model->count(Segment::Running), 1);
        QCOMPARE(bench.model->count(Segment::Stopped), 2);
        QCOMPARE(bench.model->count(Segment::Attention), 0);
        QCOMPARE(bench.model->count(Segment::Remembered), 1);
        bench.model->setSegment(Segment::Stopped);
        QCOMPARE(bench.names(), (QStringList{QStringLiteral("Autumn survey"), QStringLiteral("Spring thanks")}));
        bench.model->setFilter(QStringLiteral("sPRing"));
        QCOMPARE(bench.names(), QStringList{QStringLiteral("Spring thanks")});
        QCOMPARE(bench.model->count(Segment::Running), 1);
        // It is started elsewhere: it leaves the segment by itself.
        bench.tenant.editOne(QStringLiteral("c3"), [](TenantCampaign &one) { one.running = true; });
        QTRY_COMPARE(bench.model->rowCount(), 0);
        bench.model->setSegment(Segment::All);
        QCOMPARE(bench.model->rowCount(), 2);
        bench.model->setFilter({});
        QCOMPARE(bench.model->rowCount(), 4);
        // What failed needs attention; while it was asked it stayed where it was.
        bench.feed->startCampaign(QStringLiteral("c2"));
        QTRY_COMPARE(bench.model->count(Segment::Attention), 1);
        QTRY_COMPARE(bench.textOf(QStringLiteral("c2"), CampaignsModel::State), QStringLiteral("Start failed"));
        bench.model->setSegment(Segment::Attention);
        QCOMPARE(bench.names(), QStringList{QStringLiteral("Autumn survey")});
        QVERIFY(bench.text(0, 0, CampaignsModel::ErrorRole).contains(QStringLiteral("(400)")));
        bench.feed->dismissFailure(QStringLiteral("c2"));
        QTRY_COMPARE(bench.model->rowCount(), 0);
    }

    // Names, states, figures and the set of campaigns change at random while polls arrive; the tester watches each signal.
    void survivesTurmoil()
    {
        Bench bench;
        QRandomGenerator random(2024);
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (int number = 0; number < 30; ++number)
            bench.tenant.add(withRecords(campaign(number, QStringLiteral("Campaign %1").arg(number), number % 3 == 0), number % 7,
                                         number % 3, 10, now - number * 1000));
        bench.feed->start();
        QTRY_COMPARE(bench.model->rowCount(), 30);
        QSignalSpy reset(bench.model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(bench.model.get(), &QAbstractItemModel::dataChanged);
        QPersistentModelIndex kept = bench.model->index(bench.model->rowOf(QStringLiteral("c29")), 0);
        for (int round = 0; round < 40; ++round) {
            bench.tenant.edit([&](QList<TenantCampaign> &campaigns) {
                for (int change = 0; change < 6; ++change) {
                    TenantCampaign &one = campaigns[random.bounded(int(campaigns.size()) - 1)];
                    one.running = random.bounded(2) == 0;
                    one.enabled = random.bounded(5) != 0;
                    one.name = QStringLiteral("Campaign %1").arg(random.bounded(100));
                    if (!one.lists.isEmpty() && one.lists[0].dialed.size() < 9)
                        one.lists[0].dialed << DialedRecord{QString::number(100 + round), 1, random.bounded(2) == 0, now + round};
                }
            });
            if (round % 10 == 3)
                bench.model->sort(random.bounded(int(CampaignsModel::ColumnCount)),
                                  random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            if (round % 10 == 7)
                bench.model->setSegment(round % 20 == 7 ? CampaignsModel::Segment::Stopped : CampaignsModel::Segment::All);
            const auto before = bench.tenant.count(Method::GetCampaigns);
            QTRY_VERIFY(bench.tenant.count(Method::GetCampaigns) > before + 1);
        }
        QCOMPARE(reset.size(), 0);
        QVERIFY(!changed.isEmpty());
        bench.model->setSegment(CampaignsModel::Segment::All);
        QCOMPARE(bench.model->rowCount(), 30);
        // In the order that the sort demands, after all these moves.
        bench.model->sort(CampaignsModel::Name, Qt::AscendingOrder);
        const QStringList moved = bench.names();
        bench.model->sort(CampaignsModel::State, Qt::AscendingOrder);
        bench.model->sort(CampaignsModel::Name, Qt::AscendingOrder);
        QCOMPARE(bench.names(), moved);
        if (kept.isValid())
            QCOMPARE(bench.model->idAt(kept.row()), QStringLiteral("c29"));
    }
};

QTEST_GUILESS_MAIN(TestCampaignsModel)
#include "tst_campaignsmodel.moc"
