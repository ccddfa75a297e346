// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Unbinding a list instance: sent once whatever comes back, and what is said before it is done.

#include <QLocale>
#include <QSignalSpy>
#include <QtTest>

#include <models/campaigns/unbindfacts.h>
#include <models/campaigns/unbindjob.h>

#include <support/campaigntenant.h>
#include <support/clientbench.h>
#include <support/planbench.h>

using namespace outdial;
using api::Method;
using models::UnbindJob;
using testing::CampaignTenant;

namespace {

const QString campaign = QStringLiteral("c");

// A tenant with the instances a and b, and what the job said, in order.
struct Unbinding {
    CampaignTenant tenant;
    std::unique_ptr<api::Client> client;
    std::unique_ptr<UnbindJob> job;
    QStringList said;
    api::ApiError error;

    Unbinding()
    {
        tenant.add({campaign,
                    QStringLiteral("Spring"),
                    true,
                    true,
                    {testing::TenantList{QStringLiteral("a")}, testing::TenantList{QStringLiteral("b")}}});
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        job = std::make_unique<UnbindJob>(*client, 1);
        listen(*job);
    }
    void listen(UnbindJob &one)
    {
        const auto note = [this](const char *word) { return [this, word] { said << QLatin1String(word); }; };
        const auto noteError = [this](const char *word) {
            return [this, word](const api::ApiError &why) {
                said << QLatin1String(word);
                error = why;
            };
        };
        QObject::connect(&one, &UnbindJob::unbound, &one, note("unbound"));
        QObject::connect(&one, &UnbindJob::alreadyGone, &one, note("gone"));
        QObject::connect(&one, &UnbindJob::looking, &one, note("looking"));
        QObject::connect(&one, &UnbindJob::failed, &one, noteError("failed"));
        QObject::connect(&one, &UnbindJob::notUnbound, &one, noteError("not unbound"));
        QObject::connect(&one, &UnbindJob::unknown, &one, noteError("unknown"));
    }
    void dropB()
    {
        tenant.editOne(campaign, [](testing::TenantCampaign &one) {
            one.lists.removeIf([](const testing::TenantList &list) { return list.id == QLatin1String("b"); });
        });
    }
    bool start() { return job->unbind(campaign, QStringLiteral("b")); }
    QString all() const { return said.join(u' '); }
};

} // namespace

class TestUnbindJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    // The reference prints an empty body.
    void itIsUnbound()
    {
        Unbinding one;
        one.tenant.on(Method::UnbindList, CampaignTenant::json(QByteArray()));
        QVERIFY(one.start());
        QVERIFY(one.job->isBusy());
        QVERIFY(!one.start());
        QTRY_COMPARE(one.all(), QStringLiteral("unbound"));
        QVERIFY(!one.job->isBusy());
        QCOMPARE(one.tenant.count(Method::UnbindList), 1);
        QCOMPARE(one.tenant.count(Method::GetCampaign), 0);
        QCOMPARE(one.tenant.requests(Method::UnbindList).constFirst().body, QByteArray(R"({"instanceId":"b"})"));
        QCOMPARE(CampaignTenant::target(one.tenant.requests(Method::UnbindList).constFirst()), campaign);
    }

    void refusals_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isThere"); // the instance, when the campaign is read
        QTest::addColumn<QString>("said");
        QTest::addColumn<int>("reads");
        QTest::newRow("not bound to this campaign") << 409 << false << "gone" << 0;
        QTest::newRow("unknown instance") << 404 << false << "gone" << 1;
        QTest::newRow("404, but it is there") << 404 << true << "failed" << 1;
        QTest::newRow("may not") << 403 << true << "failed" << 0;
        QTest::newRow("bad request") << 400 << true << "failed" << 0;
    }
    void refusals()
    {
        QFETCH(int, status);
        QFETCH(bool, isThere);
        QFETCH(QString, said);
        QFETCH(int, reads);
        Unbinding one;
        one.tenant.on(Method::UnbindList, CampaignTenant::error(status, "an_error", "the instance"));
        if (!isThere)
            one.dropB();
        QVERIFY(one.start());
        QTRY_COMPARE(one.all(), said);
        QCOMPARE(one.tenant.count(Method::UnbindList), 1);
        QCOMPARE(one.tenant.count(Method::GetCampaign), reads);
        if (said == QLatin1String("failed"))
            QCOMPARE(one.error.httpStatus, status);
    }

    void theCampaignIsGone()
    {
        Unbinding one;
        one.tenant.on(Method::UnbindList, CampaignTenant::error(404, "not_found", "campaign was not found"));
        one.tenant.edit([](QList<testing::TenantCampaign> &campaigns) { campaigns.clear(); });
        QVERIFY(one.start());
        QTRY_COMPARE(one.all(), QStringLiteral("failed"));
    }

    void lostAnswers_data()
    {
        QTest::addColumn<int>("status"); // 0: the connection broke
        QTest::addColumn<bool>("done");
        QTest::addColumn<QString>("said");
        QTest::addColumn<int>("reads");
        QTest::newRow("lost, done") << 0 << true << "looking unbound" << 1;
        QTest::newRow("lost, not done") << 0 << false << "looking not unbound" << 3;
        QTest::newRow("503, done") << 503 << true << "looking unbound" << 1;
        QTest::newRow("503, not done") << 503 << false << "looking not unbound" << 3;
    }
    void lostAnswers()
    {
        QFETCH(int, status);
        QFETCH(bool, done);
        QFETCH(QString, said);
        QFETCH(int, reads);
        Unbinding one;
        one.tenant.on(Method::UnbindList, [&](const api::WireRequest &) {
            if (done)
                one.dropB();
            return status == 0 ? CampaignTenant::lost() : CampaignTenant::error(status, "unavailable", "maintenance");
        });
        QVERIFY(one.start());
        QTRY_COMPARE(one.all(), said);
        QVERIFY(!one.job->isBusy());
        QCOMPARE(one.tenant.count(Method::UnbindList), 1); // never a second time
        QCOMPARE(one.tenant.count(Method::GetCampaign), reads);
    }

    // It was still on its way when the campaign was read first.
    void itArrivesLate()
    {
        Unbinding one;
        one.tenant.on(Method::UnbindList, CampaignTenant::lost());
        connect(one.job.get(), &UnbindJob::looking, this, [&one] { one.dropB(); });
        QVERIFY(one.start());
        QTRY_COMPARE(one.all(), QStringLiteral("looking unbound"));
        QCOMPARE(one.tenant.count(Method::UnbindList), 1);
    }

    void itStaysUnknown()
    {
        Unbinding one;
        one.tenant.on(Method::UnbindList, CampaignTenant::lost());
        one.tenant.on(Method::GetCampaign, CampaignTenant::refused());
        QVERIFY(one.start());
        QTRY_COMPARE(one.all(), QStringLiteral("looking unknown"));
        QCOMPARE(one.error.committed, api::Committed::Unknown);
        QVERIFY(!one.job->isBusy());
    }

    // Against the sandbox, over HTTP: the answer is cut after the tenant has done it, and before.
    void overHttp_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("said");
        QTest::newRow("no fault") << QString() << "unbound";
        QTest::newRow("answer cut") << "kind=cut-after,path=campaign/unbindList,nth=1"
                                    << "looking unbound";
        QTest::newRow("request cut") << "kind=cut-before,path=campaign/unbindList,nth=1"
                                     << "looking not unbound";
    }
    void overHttp()
    {
        QFETCH(QString, fault);
        QFETCH(QString, said);
        test::ClientBench bench;
        const QString id = bench.value(bench.client->campaign.getAll()).constFirst().id;
        const QString instanceId = bench.bind(id, bench.makeList(QStringLiteral("To unbind")).listId);
        if (!fault.isEmpty())
            bench.sandbox->addFault(fault);
        Unbinding one;
        UnbindJob job(*bench.client, 1);
        one.listen(job);
        QVERIFY(job.unbind(id, instanceId));
        QTRY_COMPARE_WITH_TIMEOUT(one.all(), said, 20'000);
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("campaign/unbindList")), 1);
        QCOMPARE(bench.instance(id, instanceId).instanceId.isEmpty(), !said.contains(QLatin1String("not")));
    }

    // Two people at once: the second one is told that it is gone, by either error.
    void twoPeople()
    {
        test::ClientBench bench;
        const QString id = bench.value(bench.client->campaign.getAll()).constFirst().id;
        const QString instanceId = bench.bind(id, bench.makeList(QStringLiteral("To unbind")).listId);
        bench.value(bench.client->campaign.unbindList(id, instanceId));
        Unbinding one;
        UnbindJob job(*bench.client, 1);
        one.listen(job);
        QVERIFY(job.unbind(id, instanceId));
        QTRY_COMPARE_WITH_TIMEOUT(one.all(), QStringLiteral("gone"), 20'000);
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("campaign/unbindList")), 2); // the other's and ours
    }

    void facts()
    {
        models::CampaignRow row;
        row.id = campaign;
        row.name = QStringLiteral("Spring renewals");
        row.state = api::CampaignState::Running;
        api::ListInstance late = testing::listInstance(QStringLiteral("b"), 2, 1, 6'000);
        late.instanceName = QStringLiteral("Late sign-ups");
        api::ListInstance off = testing::listInstance(QStringLiteral("a"), 1);
        off.enabled = false;
        row.detail = testing::campaignWith({off, late});
        QVERIFY(!models::unbindFacts(row, QStringLiteral("x"), false));

        auto facts = models::unbindFacts(row, QStringLiteral("b"), false);
        QVERIFY(facts);
        QCOMPARE(facts->title(), QStringLiteral("Unbind “Late sign-ups”?"));
        QCOMPARE(facts->progress(), QStringLiteral("6000 record(s), progress not read yet")); // never 0
        QCOMPARE(facts->state(), QStringLiteral("“Spring renewals” is running."));
        QVERIFY(facts->shouldStopFirst());
        QVERIFY(facts->lastEnabled);
        QVERIFY(facts->lastOfList);
        QCOMPARE(facts->warnings().size(), 1);
        QVERIFY(!facts->advice().isEmpty());
        // By the mode, which nobody tells: both.
        const QString drops = facts->drops().join(u' ');
        QVERIFY(drops.contains(QLatin1String("Progressive, predictive, automatic: all active calls")));
        QVERIFY(drops.contains(QLatin1String("Preview: only calls that no agent has picked up yet")));
        QVERIFY(drops.contains(QLatin1String("The API tells neither the mode")));
        const QString kept = facts->kept().join(u' ');
        QVERIFY(kept.contains(QLatin1String("Results of completed calls are archived")));
        QVERIFY(kept.contains(QLatin1String("Results of calls that drop are not saved")));

        models::ProgressFigures figures;
        figures.attempted = 1'578;
        figures.completed = 880;
        row.figures.insert(QStringLiteral("b"), figures);
        facts = models::unbindFacts(row, QStringLiteral("b"), false);
        // 880 / 6000 = 14.67 %, 1578 / 6000 = 26.3 %
        QCOMPARE(facts->progress(), QStringLiteral("14.7%, 880 of 6,000 records completed · 26.3%, 1,578 attempted"));

        row.state = api::CampaignState::Stopped;
        row.detail->lists[0].enabled = true;
        row.detail->lists[0].listId = late.listId;
        facts = models::unbindFacts(row, QStringLiteral("b"), false);
        QVERIFY(!facts->shouldStopFirst());
        QVERIFY(facts->advice().isEmpty());
        QVERIFY(facts->warnings().isEmpty());
        QVERIFY(!facts->lastOfList);
        QVERIFY(facts->drops().constFirst().contains(QLatin1String("stopped")));
        // Old: it may run by now.
        facts = models::unbindFacts(row, QStringLiteral("b"), true);
        QVERIFY(facts->shouldStopFirst());
        QVERIFY(facts->state().contains(QLatin1String("not known")));
    }
};

QTEST_GUILESS_MAIN(TestUnbindJob)
#include "tst_unbindjob.moc"
