// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The wall of the monitor before a scripted tenant that has news: alerts, campaigns that go, polls that fail, nothing to show.

#include <QStackedWidget>

#include <views/monitor/alertbadge.h>

#include <support/monitorpagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using views::MonitorPage;
using views::Theme;
using views::ThemeMode;

class TestMonitorNews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpPageTest(); }

    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void withoutATenant()
    {
        MonitorPage page;
        page.resize(1232, 840);
        page.show();
        QVERIFY(page.emptyState()->isVisible());
        QVERIFY(!page.alertBadge()->isEnabled());
        QCOMPARE(page.navigationCount(), QString());
        page.refresh(); // nothing to ask
        page.activated();
        page.deactivated();
    }

    void goneCampaignsLeave()
    {
        MonitorBench bench;
        bench.fill();
        bench.start();
        QTRY_COMPARE(bench.ids(), (QStringList{winback, spring, autumn}));
        bench.card(spring)->setFocus();
        QVERIFY(bench.card(spring)->hasFocus());
        bench.tenant.editOne(spring, [](TenantCampaign &one) { one.enabled = false; });
        QTRY_COMPARE(bench.ids(), (QStringList{winback, autumn}));
        QVERIFY(bench.card(autumn)->hasFocus()); // the one behind it
        QVERIFY(!bench.card(spring));
    }

    // Twenty minutes without an attempt of a campaign that has 22 open records.
    void alertsAreSeen()
    {
        MonitorBench bench;
        bench.fill();
        bench.start();
        models::AlertBook &alerts = bench.monitor->alerts();
        for (int kind = 0; kind < models::alertKindCount; ++kind) {
            models::AlertRule rule = models::defaultRule(models::AlertKind(kind));
            rule.on = rule.kind == models::AlertKind::NoAttempts;
            rule.threshold = 10;
            rule.holdSeconds = 0;
            alerts.setRule(rule);
        }
        QTRY_COMPARE(bench.ids(), (QStringList{winback, spring, autumn}));
        QTRY_VERIFY(bench.card(spring)->card().figures.known);
        QCOMPARE(bench.page->alertBadge()->text(), QStringLiteral("No alerts"));
        QCOMPARE(bench.page->navigationCount(), QString());
        *bench.ahead = 20 * 60'000;
        QTRY_COMPARE_WITH_TIMEOUT(bench.page->alertBadge()->count(), 1, 20'000);
        QCOMPARE(bench.page->navigationCount(), bench.page->alertBadge()->text());
        QVERIFY(bench.page->navigationAttention());
        QTRY_COMPARE(bench.card(spring)->card().alerts.size(), 1);
        QVERIFY(bench.card(spring)->property("alert").toBool());
        QTRY_VERIFY(bench.card(spring)->card().notDialing);
        QCOMPARE(bench.ids(), (QStringList{spring, winback, autumn})); // both need somebody now
        QTest::qWait(60);
        savePicture(*bench.page, QStringLiteral("monitorpage-alert-light"));
        // Acknowledged: it is quiet, though it still is so.
        const QString alert = bench.card(spring)->card().alerts.first().id;
        Q_EMIT bench.card(spring)->acknowledgeRequested(alert);
        QTRY_COMPARE(bench.page->alertBadge()->count(), 0);
        QTRY_VERIFY(!bench.card(spring)->property("alert").toBool());
        QCOMPARE(bench.page->navigationCount(), QString());
        QCOMPARE(alerts.activeOf(spring).size(), 1);
        QVERIFY(alerts.activeOf(spring).first().acknowledged.isValid());
    }

    void sayWhyItIsEmpty()
    {
        MonitorBench bench;
        bench.tenant.on(Method::GetCampaigns, CampaignTenant::error(403, "forbidden", "no"));
        bench.start();
        QTRY_VERIFY(bench.isEmptyShown());
        QCOMPARE(bench.page->emptyState()->primary()->text(), QStringLiteral("Try again"));

        MonitorBench none;
        none.start();
        QTRY_VERIFY(none.isEmptyShown());
        QCOMPARE(none.page->emptyState()->primary()->text(), QStringLiteral("Refresh"));
        const int polls = none.tenant.count(Method::GetCampaigns);
        QTest::mouseClick(none.page->emptyState()->primary(), Qt::LeftButton);
        QTRY_VERIFY(none.tenant.count(Method::GetCampaigns) > polls);
    }

    void failedPollsAreSeen()
    {
        MonitorBench bench;
        bench.fill();
        bench.start();
        QTRY_COMPARE(bench.ids().size(), 3);
        QTRY_COMPARE(bench.card(spring)->card().freshness, models::Freshness::Live);
        bench.tenant.on(Method::GetCampaigns, CampaignTenant::error(503, "unavailable", "maintenance"));
        QTRY_COMPARE(bench.card(spring)->card().freshness, models::Freshness::Stale);
        QCOMPARE(bench.card(spring)->card().failure, QStringLiteral("Poll failed (503)."));
        QVERIFY(bench.card(spring)->card().state.startsWith(QStringLiteral("Running, as of ")));
        QCOMPARE(bench.ids().size(), 3);
        bench.feed->setOnline(false);
        bench.page->setOnline(false);
        QTRY_COMPARE(bench.card(spring)->card().freshness, models::Freshness::Offline);
    }
};

QTEST_MAIN(TestMonitorNews)
#include "tst_monitornews.moc"
