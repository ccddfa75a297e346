// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The lists of one campaign, and binding another to it: the model under the item model tester, and a binding with every outcome.

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QtTest>

#include <models/campaigns/bindjob.h>
#include <models/campaigns/campaignlistsmodel.h>

#include <support/campaigntenant.h>

using namespace outdial;
using api::Method;
using models::CampaignListsModel;
using testing::CampaignTenant;

namespace {

api::ListInstance instance(const QString &id, int order, bool enabled = true)
{
    api::ListInstance list;
    list.listId = QStringLiteral("list-") + id;
    list.listName = QStringLiteral("List ") + id;
    list.instanceId = id;
    list.order = order;
    list.enabled = enabled;
    list.totalRecords = 1000;
    return list;
}

models::CampaignRow rowWith(const QList<api::ListInstance> &lists)
{
    models::CampaignRow row;
    row.id = QStringLiteral("c");
    row.detail.emplace();
    row.detail->lists = lists;
    return row;
}

QStringList ids(const CampaignListsModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.index(row).data(CampaignListsModel::InstanceIdRole).toString();
    return ids;
}

struct Binding {
    CampaignTenant tenant;
    std::unique_ptr<api::Client> client;
    std::unique_ptr<models::BindJob> job;

    Binding()
    {
        tenant.add({QStringLiteral("c"), QStringLiteral("Spring"), true, false, {testing::TenantList{QStringLiteral("a")}}});
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        job = std::make_unique<models::BindJob>(*client, 10);
    }
    ~Binding()
    {
        job.reset();
        client.reset();
    }
    bool bind(const QString &listId) const
    {
        api::BindListRequest request;
        request.listId = listId;
        return job->bind(QStringLiteral("c"), request, {QStringLiteral("a")});
    }
};

} // namespace

class TestCampaignLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void followsTheCampaign()
    {
        const QString a = QStringLiteral("a");
        const QString b = QStringLiteral("b");
        const QString c = QStringLiteral("c");
        const QString d = QStringLiteral("d");
        CampaignListsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto row = rowWith({instance(b, 2), instance(a, 1), instance(c, 2, false)});
        model.setCampaign(&row, false);
        QCOMPARE(ids(model), (QStringList{a, b, c})); // by order; b before c as the tenant gave them
        QCOMPARE(model.enabledCount(), 2);
        const QPersistentModelIndex kept = model.index(1);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

        // c goes first, a is unbound, d is new: b is still the same row.
        row = rowWith({instance(b, 2), instance(c, 1), instance(d, 3)});
        model.setCampaign(&row, false);
        QCOMPARE(ids(model), (QStringList{c, b, d}));
        QVERIFY(kept.isValid());
        QCOMPARE(kept.data(CampaignListsModel::InstanceIdRole).toString(), b);
        QCOMPARE(reset.size(), 0);

        row.detail->lists.clear();
        model.setCampaign(&row, false);
        QCOMPARE(model.rowCount(), 0);
        model.setCampaign(nullptr, false);
        QCOMPARE(model.rowCount(), 0);
    }

    void saysWhatIsDrawn()
    {
        CampaignListsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto row = rowWith(
            {instance(QStringLiteral("a"), 1), instance(QStringLiteral("b"), 2), instance(QStringLiteral("c"), 3, false)});
        row.detail->lists[0].dialingRatio = 4;
        row.detail->lists[0].sorting = {api::SortingType::Custom,
                                        {{{}, QStringLiteral("priority"), api::SortOrder::Descending},
                                         {{}, QStringLiteral("renewal_date"), api::SortOrder::Ascending}}};
        models::ProgressFigures figures;
        figures.attempted = 700;
        figures.completed = 570;
        row.figures.insert(QStringLiteral("a"), figures);
        model.setCampaign(&row, false);
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("List a, 57.0%, 570 of 1,000 completed, ratio 4, sorting priority ↓, renewal_date ↑"));
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("List b, not read yet, 1,000 records, ratio 1, sorting Natural"));
        QCOMPARE(model.index(2).data(Qt::AccessibleTextRole).toString(), QStringLiteral("List c, 1,000 records, off"));
        QVERIFY(!model.index(1).data(CampaignListsModel::CompletedRole).isValid());
    }

    void binds()
    {
        Binding binding;
        binding.tenant.on(Method::BindList, CampaignTenant::json(QByteArray(R"({"instanceId": "new", "totalRecords": 7})")));
        QSignalSpy bound(binding.job.get(), &models::BindJob::bound);
        QVERIFY(binding.bind(QStringLiteral("list-b")));
        QTRY_COMPARE(bound.size(), 1);
        QCOMPARE(bound.at(0).at(0).toString(), QStringLiteral("new"));
        QVERIFY(!binding.job->isBusy());
    }

    // The instance appears after the answer was given up: the request was still on its way.
    void aLostAnswerThatWasBound()
    {
        Binding binding;
        binding.tenant.on(Method::BindList, CampaignTenant::lost());
        QSignalSpy bound(binding.job.get(), &models::BindJob::bound);
        // In the signal, not after it: the looks are few, and a busy machine may let them pass before a test goes on.
        connect(binding.job.get(), &models::BindJob::looking, this, [&binding] {
            binding.tenant.editOne(QStringLiteral("c"),
                                   [](testing::TenantCampaign &one) { one.lists << testing::TenantList{QStringLiteral("b")}; });
        });
        QVERIFY(binding.bind(QStringLiteral("list-b")));
        QVERIFY(!binding.bind(QStringLiteral("list-b"))); // one at a time
        QTRY_COMPARE(bound.size(), 1);
        QCOMPARE(bound.at(0).at(0).toString(), QStringLiteral("b"));
        QCOMPARE(binding.tenant.count(Method::BindList), 1);
    }

    // An instance of the same list that was there before is no proof.
    void aLostAnswerThatWasNotBound()
    {
        Binding binding;
        binding.tenant.on(Method::BindList, CampaignTenant::lost());
        QSignalSpy bound(binding.job.get(), &models::BindJob::bound);
        QSignalSpy notBound(binding.job.get(), &models::BindJob::notBound);
        QVERIFY(binding.bind(QStringLiteral("list-a")));
        QTRY_COMPARE(notBound.size(), 1);
        QCOMPARE(bound.size(), 0);
        QCOMPARE(binding.tenant.count(Method::BindList), 1);
        QCOMPARE(binding.tenant.count(Method::GetCampaign), 3);
    }

    void aLostAnswerThatStaysUnknown()
    {
        Binding binding;
        binding.tenant.on(Method::BindList, CampaignTenant::lost());
        binding.tenant.on(Method::GetCampaign, CampaignTenant::refused());
        QSignalSpy unknown(binding.job.get(), &models::BindJob::unknown);
        QVERIFY(binding.bind(QStringLiteral("list-b")));
        QTRY_COMPARE(unknown.size(), 1);
        QVERIFY(!binding.job->isBusy());
    }
};

QTEST_GUILESS_MAIN(TestCampaignLists)
#include "tst_campaignlists.moc"
