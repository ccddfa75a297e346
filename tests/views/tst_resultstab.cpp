// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The results of a campaign: which instance is shown, what stays chosen, and an instance that somebody else unbinds.

#include <QComboBox>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <models/campaigns/campaignrow.h>
#include <models/records/recordsmodel.h>
#include <models/store/knownformats.h>
#include <views/records/recordcolumns.h>
#include <views/records/recordsview.h>
#include <views/records/resultstab.h>
#include <views/shared/tableview.h>

#include <support/recordsbench.h>

using namespace outdial;
using namespace outdial::test;
using models::RecordSet;
using outdial::testing::ScriptedTenant;
using views::ResultsTab;

namespace {

api::ListInstance instance(const char *id, const char *list, int order, bool enabled, qint64 total = 30)
{
    api::ListInstance made;
    made.listId = c("L") + c(id);
    made.listName = c(list);
    made.instanceId = c(id);
    made.instanceName = c("Instance ") + c(id);
    made.order = order;
    made.enabled = enabled;
    made.totalRecords = total;
    return made;
}

models::CampaignRow campaign(const QList<api::ListInstance> &lists)
{
    models::CampaignRow row;
    row.id = c("C1");
    row.name = c("Household panel, autumn wave");
    row.detail.emplace();
    row.detail->id = row.id;
    row.detail->name = row.name;
    row.detail->lists = lists;
    return row;
}

struct Bench {
    ScriptedTenant tenant;
    std::unique_ptr<api::Client> client = tenant.makeClient();
    models::StorePtr store = *models::Store::open({});
    std::unique_ptr<ResultsTab> tab;

    Bench()
    {
        api::RetryPolicy once;
        once.attempts = 1;
        client->setRetryPolicy(once);
        for (const auto method : {api::Method::GetAllRecords, api::Method::GetCompletedRecords, api::Method::GetUpdatedRecords}) {
            tenant.on(method, [](const api::WireRequest &request) {
                const QJsonObject body = ScriptedTenant::body(request);
                const int first = body.value(c("instanceId")).toString() == c("I2") ? 900 : 470;
                return panelPage(first, 30, body.value(c("extractAttempts")).toBool());
            });
        }
        tenant.on(api::Method::QueryRecord, ScriptedTenant::json(panelRecord(472, true)));
        tenant.on(api::Method::GetList, ScriptedTenant::json(QJsonObject{{c("name"), c("Household-panel-2024.csv")},
                                                                         {c("formatId"), c("F1")},
                                                                         {c("formatName"), c("Panel")},
                                                                         {c("creationDate"), c("2024-02-19T19:11:40.000")},
                                                                         {c("totalRecords"), 30},
                                                                         {c("campaigns"), QJsonArray()}}));
        models::KnownFormats(store).remember(c("t"), {panelFormat(), models::FormatOrigin::Created});
        tab = std::make_unique<ResultsTab>(*client, store, c("t"), c("C1"));
        tab->resize(1232, 760);
        tab->show();
    }
    QString lastInstance(api::Method method = api::Method::GetAllRecords) const
    {
        return ScriptedTenant::body(tenant.requests(method).last()).value(c("instanceId")).toString();
    }
    void choose(int index)
    {
        tab->instances()->setCurrentIndex(index);
        Q_EMIT tab->instances()->activated(index);
    }
};

} // namespace

class TestResultsTab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void firstEnabledInOrder();
    void nothingIsReadBeforeItIsLookedAt();
    void choicesStay();
    void unboundElsewhere();
    void unboundWhenItIsAsked();
    void noLists();
    void narrow();

private:
    OwnSettings m_settings;
};

void TestResultsTab::initTestCase()
{
    views::Theme::instance().apply(*qApp);
    views::Theme::instance().setMode(views::ThemeMode::Light);
}

void TestResultsTab::firstEnabledInOrder()
{
    Bench bench;
    QCOMPARE(bench.tab->tabTitle(), c("Results"));
    const auto row = campaign(
        {instance("I3", "Third.csv", 3, true), instance("I1", "First.csv", 1, false), instance("I2", "Second.csv", 2, true)});
    bench.tab->showCampaign(nullptr);
    bench.tab->activated();
    bench.tab->showCampaign(&row);
    QCOMPARE(bench.tab->instances()->count(), 3);
    QCOMPARE(bench.tab->instances()->itemText(0), c("Instance I1 (off)"));
    QCOMPARE(bench.tab->instances()->currentIndex(), 1);
    QTRY_COMPARE(bench.tab->view()->model()->loaded(), 30);
    QCOMPARE(bench.lastInstance(), c("I2"));
    QCOMPARE(ScriptedTenant::target(bench.tenant.requests(api::Method::GetAllRecords).last()), c("C1"));
    // The format is that of its list: the key has a lock, and attempts can be asked for.
    QTRY_COMPARE(bench.tenant.count(api::Method::GetList), 1);
    QTRY_VERIFY(bench.tab->view()->model()->format());
    bench.tab->view()->table()->setCurrentIndex(bench.tab->view()->model()->index(1, 0));
    QTRY_VERIFY(allText(*bench.tab).contains(c("CPA voice")));
    savePictures(*bench.tab, "resultstab");
    // The same again asks nothing.
    bench.tab->showCampaign(&row);
    QTest::qWait(20);
    QCOMPARE(bench.tenant.count(api::Method::GetAllRecords), 1);
}

void TestResultsTab::nothingIsReadBeforeItIsLookedAt()
{
    Bench bench;
    const auto row = campaign({instance("I1", "First.csv", 1, true)});
    bench.tab->showCampaign(&row);
    QTest::qWait(20);
    QCOMPARE(bench.tenant.count(api::Method::GetAllRecords), 0);
    bench.tab->activated();
    QTRY_COMPARE(bench.tab->view()->model()->loaded(), 30);
    // Away and back: what was read is still there.
    bench.tab->deactivated();
    bench.tab->activated();
    QTest::qWait(20);
    QCOMPARE(bench.tenant.count(api::Method::GetAllRecords), 1);
}

void TestResultsTab::choicesStay()
{
    Bench bench;
    auto row = campaign({instance("I1", "First.csv", 1, true), instance("I2", "Second.csv", 2, true)});
    bench.tab->activated();
    bench.tab->showCampaign(&row);
    QTRY_COMPARE(bench.tab->view()->model()->loaded(), 30);
    bench.choose(1);
    QTRY_COMPARE(bench.lastInstance(), c("I2"));
    models::RecordSelection selection;
    selection.set = RecordSet::Completed;
    selection.preset = models::WindowPreset::ThisMonth;
    bench.tab->view()->setSelection(selection);
    QTRY_COMPARE(bench.tenant.count(api::Method::GetCompletedRecords), 1);
    // A new reading of the campaign, with other numbers and another order.
    row = campaign({instance("I2", "Second.csv", 1, true, 31), instance("I1", "First.csv", 2, true)});
    bench.tab->showCampaign(&row);
    QCOMPARE(bench.tab->instanceId(), c("I2"));
    QCOMPARE(bench.tab->instances()->currentIndex(), 0);
    bench.choose(1); // the other one, in the same segment and time
    QTRY_COMPARE(bench.tenant.count(api::Method::GetCompletedRecords), 2);
    QCOMPARE(bench.lastInstance(api::Method::GetCompletedRecords), c("I1"));
    QCOMPARE(bench.tab->view()->selection(), selection);
}

void TestResultsTab::unboundElsewhere()
{
    Bench bench;
    auto row = campaign({instance("I1", "First.csv", 1, true), instance("I2", "Second.csv", 2, true)});
    bench.tab->activated();
    bench.tab->showCampaign(&row);
    QTRY_COMPARE(bench.tab->view()->model()->loaded(), 30);
    QSignalSpy news(bench.tab.get(), &views::CampaignTab::news);
    row = campaign({instance("I2", "Second.csv", 2, true)});
    bench.tab->showCampaign(&row);
    QCOMPARE(news.count(), 1);
    QVERIFY(news.first().first().toString().contains(c("was unbound from this campaign")));
    QCOMPARE(bench.tab->instanceId(), c("I2"));
    QTRY_COMPARE(bench.lastInstance(), c("I2"));
    bench.tab->showCampaign(&row);
    QCOMPARE(news.count(), 1);
}

void TestResultsTab::unboundWhenItIsAsked()
{
    Bench bench;
    auto row = campaign({instance("I1", "First.csv", 1, true), instance("I2", "Second.csv", 2, true)});
    bench.tenant.on(api::Method::GetAllRecords, [](const api::WireRequest &request) {
        return ScriptedTenant::body(request).value(c("instanceId")).toString() == c("I1")
                   ? ScriptedTenant::error(409, "conflict", "Instance is not bound")
                   : panelPage(900, 30, false);
    });
    QSignalSpy news(bench.tab.get(), &views::CampaignTab::news);
    QSignalSpy old(bench.tab.get(), &views::CampaignTab::detailOld);
    bench.tab->activated();
    bench.tab->showCampaign(&row);
    QTRY_COMPARE(old.count(), 1);
    QCOMPARE(news.count(), 1);
    QVERIFY(allText(*bench.tab).contains(c("no longer bound to “Household panel, autumn wave”")));
    savePictures(*bench.tab, "resultstab-gone");
    // The page reads the campaign again.
    row = campaign({instance("I2", "Second.csv", 2, true)});
    bench.tab->showCampaign(&row);
    QCOMPARE(news.count(), 1); // once is enough
    QTRY_COMPARE(bench.tab->view()->model()->loaded(), 30);
    QCOMPARE(bench.tab->instances()->count(), 1);
}

void TestResultsTab::noLists()
{
    Bench bench;
    const auto row = campaign({});
    bench.tab->activated();
    bench.tab->showCampaign(&row);
    QVERIFY(instead(*bench.tab));
    QVERIFY(allText(*instead(*bench.tab)).contains(c("No list is bound to this campaign")));
    QVERIFY(!bench.tab->instances()->isEnabled());
    QSignalSpy old(bench.tab.get(), &views::CampaignTab::detailOld);
    instead(*bench.tab)->primary()->click();
    QCOMPARE(old.count(), 1);
    savePictures(*bench.tab, "resultstab-none");
}

void TestResultsTab::narrow()
{
    Bench bench;
    bench.tab->resize(900, 560);
    const auto row = campaign({instance("I1", "Bestandskunden_Rücklaeufer_Maerz_2024_bereinigt_final_v3.csv", 1, true)});
    bench.tab->activated();
    bench.tab->showCampaign(&row);
    QTRY_COMPARE(bench.tab->view()->model()->loaded(), 30);
    QVERIFY(!allText(*bench.tab).contains(c("Entry")));
    for (auto *each : bench.tab->findChildren<QToolButton *>()) {
        if (each->isVisible() && each->accessibleName() == c("Details of the record"))
            each->click();
    }
    QVERIFY(allText(*bench.tab).contains(c("Entry")));
    savePicture(*bench.tab, c("resultstab-narrow-light"));
}

QTEST_MAIN(TestResultsTab)
#include "tst_resultstab.moc"
