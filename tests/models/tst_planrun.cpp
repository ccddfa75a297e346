// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Sending a plan: each change once, the outcome of each, and what stays pending.

#include <QLocale>
#include <QSignalSpy>
#include <QtTest>

#include <models/campaigns/planrun.h>

#include <support/planningbench.h>

using namespace outdial;
using api::Method;
using models::CampaignPlan;
using models::PlanOutcome;
using models::PlanRun;
using namespace outdial::testing;

class TestPlanRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void allOfIt()
    {
        Planning one;
        QStringList seen;
        connect(one.run.get(), &PlanRun::outcomeChanged, this, [&] { seen << outcomes(*one.run); });
        QVERIFY(one.finish());
        QCOMPARE(seen, (QStringList{QStringLiteral("sending waiting waiting"), QStringLiteral("done waiting waiting"),
                                    QStringLiteral("done sending waiting"), QStringLiteral("done done waiting"),
                                    QStringLiteral("done done sending"), QStringLiteral("done done done")}));
        QCOMPARE(one.sent(), (QStringList{a, b, c}));
        QVERIFY(one.plan.isEmpty());
        QCOMPARE(one.plan.find(b)->now.dialingRatio, 3);
        QVERIFY(!one.run->start(one.plan)); // nothing left to send
        QCOMPARE(models::runSummary(*one.run), QStringLiteral("3 change(s) applied."));
    }

    void oneAtATime()
    {
        Planning one;
        one.tenant.hold(Method::UpdateList);
        QSignalSpy finished(one.run.get(), &PlanRun::finished);
        QVERIFY(one.run->start(one.plan));
        QVERIFY(!one.run->start(one.plan));
        QTRY_COMPARE(one.tenant.count(Method::UpdateList), 1);
        QTest::qWait(20); // a second one would come at once
        QCOMPARE(one.tenant.count(Method::UpdateList), 1);
        one.tenant.release(Method::UpdateList);
        QVERIFY(finished.wait(20'000));
        QCOMPARE(one.sent().size(), 3);
    }

    // What was not sent, or was refused for itself, stays; the others are sent all the same.
    void refusals_data()
    {
        QTest::addColumn<int>("status"); // of b
        QTest::addColumn<bool>("isThere");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("pending");
        QTest::newRow("400") << 400 << true << "done failed done"
                             << "a b c"
                             << "b";
        QTest::newRow("401") << 401 << true << "done failed skipped"
                             << ""
                             << "b c";
        QTest::newRow("403") << 403 << true << "done failed skipped"
                             << "a b"
                             << "b c";
        QTest::newRow("404, unbound elsewhere") << 404 << false << "done gone done"
                                                << "a b c"
                                                << "";
        QTest::newRow("404, but it is there") << 404 << true << "done failed done"
                                              << "a b c"
                                              << "b";
        QTest::newRow("409, bound to another campaign") << 409 << false << "done gone done"
                                                        << "a b c"
                                                        << "";
        QTest::newRow("413") << 413 << true << "done failed done"
                             << "a b c"
                             << "b";
        QTest::newRow("503") << 503 << true << "done failed done"
                             << "a b c"
                             << "b";
    }

    void refusals()
    {
        QFETCH(int, status);
        QFETCH(bool, isThere);
        QFETCH(QString, outcome);
        QFETCH(QString, sent);
        QFETCH(QString, pending);
        Planning one;
        one.instead = [&](const QString &id) -> std::optional<CampaignTenant::Answer> {
            if (id != b)
                return std::nullopt;
            if (!isThere)
                one.drop(b);
            return error(status);
        };
        QSignalSpy gone(&one.plan, &CampaignPlan::instancesGone);
        QVERIFY(one.finish());
        QCOMPARE(outcomes(*one.run), outcome);
        // A 401 renews the token and is asked again, since nothing was done.
        if (!sent.isEmpty())
            QCOMPARE(one.sent().join(u' '), sent);
        QCOMPARE(one.pending().join(u' '), pending);
        QCOMPARE(gone.size(), outcome.contains(QLatin1String("gone")) ? 1 : 0);
        QCOMPARE(one.run->outcomes().at(1).error.httpStatus, status);
        for (int at = 0; at < 3; ++at) {
            const QString sentence = models::outcomeSentence(one.run->changes().at(at), one.run->outcomes().at(at));
            QCOMPARE(sentence.isEmpty(), at == 0 || outcome.section(u' ', at, at) == QLatin1String("done"));
        }
    }

    void offline()
    {
        Planning one;
        one.instead = [&](const QString &id) {
            return id == a ? std::nullopt : std::optional<CampaignTenant::Answer>(CampaignTenant::refused());
        };
        QVERIFY(one.finish());
        QCOMPARE(outcomes(*one.run), QStringLiteral("done failed skipped"));
        QCOMPARE(one.pending(), (QStringList{b, c}));
        QCOMPARE(models::runSummary(*one.run), QStringLiteral("1 of 3 change(s) applied. Still pending: 2."));
        // Once more, when the connection is back: only what is pending.
        one.instead = {};
        QVERIFY(one.finish());
        QCOMPARE(outcomes(*one.run), QStringLiteral("done done"));
        QVERIFY(one.plan.isEmpty());
        QCOMPARE(one.sent().count(a), 1);
    }

    void theCampaignIsGone()
    {
        Planning one;
        one.instead = [&](const QString &) {
            one.tenant.edit([](QList<testing::TenantCampaign> &campaigns) { campaigns.clear(); });
            return std::optional<CampaignTenant::Answer>(error(404));
        };
        QVERIFY(one.finish());
        QCOMPARE(outcomes(*one.run), QStringLiteral("failed skipped skipped"));
        QCOMPARE(one.pending().size(), 3);
    }

    // The answer of b is lost.
    void lostAnswers_data()
    {
        QTest::addColumn<QString>("what"); // became of it
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<int>("reads");
        QTest::addColumn<QString>("pending");
        QTest::newRow("done") << "done"
                              << "done done done" << 1 << "";
        QTest::newRow("not done") << "not"
                                  << "done failed done" << 3 << "b";
        QTest::newRow("late") << "late"
                              << "done done done" << -1 << "";
        QTest::newRow("unbound meanwhile") << "gone"
                                           << "done gone done" << 1 << "";
        QTest::newRow("nothing can be read any more") << "offline"
                                                      << "done unknown skipped" << 3 << "b c";
        QTest::newRow("the campaign cannot be read") << "503"
                                                     << "done unknown done" << 3 << "b";
    }

    void lostAnswers()
    {
        QFETCH(QString, what);
        QFETCH(QString, outcome);
        QFETCH(int, reads);
        QFETCH(QString, pending);
        Planning one;
        const int before = one.tenant.count(Method::GetCampaign);
        const auto ratioOfB = [&] {
            one.tenant.editOne(campaign, [](testing::TenantCampaign &campaign) { campaign.lists[1].ratio = 3; });
        };
        one.instead = [&](const QString &id) -> std::optional<CampaignTenant::Answer> {
            if (id != b)
                return std::nullopt;
            if (what == QLatin1String("done"))
                ratioOfB();
            else if (what == QLatin1String("gone"))
                one.drop(b);
            else if (what == QLatin1String("offline"))
                one.tenant.on(Method::GetCampaign, CampaignTenant::refused());
            else if (what == QLatin1String("503"))
                one.tenant.on(Method::GetCampaign, error(503));
            return CampaignTenant::lost();
        };
        bool looked = false;
        connect(one.run.get(), &PlanRun::outcomeChanged, this, [&](int index) {
            if (one.run->outcomes().at(index).state != PlanOutcome::State::Looking)
                return;
            looked = true;
            if (what == QLatin1String("late"))
                ratioOfB();
        });
        QVERIFY(one.finish());
        QVERIFY(looked);
        QCOMPARE(outcomes(*one.run), outcome);
        QCOMPARE(one.sent().count(b), 1); // never twice
        if (reads >= 0)
            QCOMPARE(one.tenant.count(Method::GetCampaign) - before, reads);
        QCOMPARE(one.pending().join(u' '), pending);
        QVERIFY(!models::outcomeSentence(one.run->changes().at(1), one.run->outcomes().at(1)).isEmpty());
    }

    void cancelled()
    {
        Planning one;
        connect(one.run.get(), &PlanRun::outcomeChanged, this, [&](int index) {
            if (index == 1)
                one.run->cancel(); // while it is being sent
        });
        QVERIFY(one.finish());
        QCOMPARE(outcomes(*one.run), QStringLiteral("done done skipped"));
        QCOMPARE(one.pending(), QStringList{c});
        QCOMPARE(one.sent(), (QStringList{a, b}));
    }

    // The page is closed: what was done is not pending any more.
    void destroyedInBetween()
    {
        Planning one;
        one.instead = [&](const QString &id) -> std::optional<CampaignTenant::Answer> {
            if (id == b)
                one.tenant.hold(Method::UpdateList);
            return std::nullopt;
        };
        QVERIFY(one.run->start(one.plan));
        QTRY_COMPARE(one.tenant.count(Method::UpdateList), 2);
        one.run.reset();
        QCOMPARE(one.pending(), (QStringList{b, c}));
    }

    void thePlanIsGoneInBetween()
    {
        Planning one;
        auto plan = std::make_unique<CampaignPlan>();
        plan->rebase(one.reading());
        plan->setRatio(a, 9);
        plan->setRatio(b, 9);
        QSignalSpy finished(one.run.get(), &PlanRun::finished);
        QVERIFY(one.run->start(*plan));
        plan.reset();
        QVERIFY(finished.wait(20'000));
        QCOMPARE(outcomes(*one.run), QStringLiteral("done done"));
    }

    // The user goes on while the run does.
    void editedInBetween()
    {
        Planning one;
        one.tenant.hold(Method::UpdateList);
        QSignalSpy finished(one.run.get(), &PlanRun::finished);
        QVERIFY(one.run->start(one.plan));
        one.plan.setRatio(b, 8);
        one.plan.setOrder(c, 9);
        one.tenant.release(Method::UpdateList);
        QVERIFY(finished.wait(20'000));
        QCOMPARE(outcomes(*one.run), QStringLiteral("done done done"));
        QCOMPARE(one.plan.find(b)->now.dialingRatio, 3);
        QCOMPARE(one.plan.find(b)->planned.dialingRatio, 8);
        QCOMPARE(one.plan.find(c)->edited, QList{models::InstanceProperty::Order});
    }
};

QTEST_GUILESS_MAIN(TestPlanRun)
#include "tst_planrun.moc"
