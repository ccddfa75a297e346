// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The wall of the monitor before a scripted tenant, as the tests of its parts need it.
#pragma once

#include <models/monitor/campaignmonitor.h>
#include <views/monitor/cardgrid.h>
#include <views/monitor/monitorcard.h>
#include <views/monitor/monitorpage.h>
#include <views/shared/emptystate.h>

#include <support/campaignspagebench.h>

namespace outdial::testing {

inline const QString spring = QStringLiteral("c1");
inline const QString autumn = QStringLiteral("c2");
inline const QString winback = QStringLiteral("c3");

struct MonitorBench {
    CampaignTenant tenant;
    std::unique_ptr<api::Client> client;
    std::unique_ptr<models::CampaignFeed> feed;
    std::unique_ptr<models::CampaignMonitor> monitor;
    std::unique_ptr<views::MonitorPage> page;
    std::shared_ptr<qint64> ahead = std::make_shared<qint64>(0); // ms by which the clock of the monitor is put forward

    MonitorBench()
    {
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        page = std::make_unique<views::MonitorPage>();
        page->resize(1232, 840); // what 1440x900 leaves beside the navigation
    }
    ~MonitorBench()
    {
        page->setMonitor(nullptr);
        page.reset();
        monitor.reset();
        feed.reset();
        client.reset();
    }
    // Spring runs and dials, Autumn is stopped, Winback runs without a list. The tenant has a disabled one as well.
    void fill()
    {
        tenant.add({spring, QStringLiteral("Spring renewals"), true, true, {listWith(QStringLiteral("i1"), 40, 28, 18, 3)}, {}});
        tenant.add({autumn, QStringLiteral("Autumn survey"), true, false, {listWith(QStringLiteral("i3"), 22, 11, 4, 900)}, {}});
        tenant.add({winback, QStringLiteral("Winback"), true, true, {}, {}});
        tenant.add({QStringLiteral("c4"), QStringLiteral("Hotline overflow"), false, false, {}, {}});
    }
    void start()
    {
        feed = std::make_unique<models::CampaignFeed>(*client, models::StorePtr(), QStringLiteral("tenant"), quickPace());
        monitor = std::make_unique<models::CampaignMonitor>(*feed, models::StorePtr(), QStringLiteral("tenant"), [ahead = ahead] {
            return QDateTime::currentMSecsSinceEpoch() + *ahead;
        });
        models::MonitorSettings settings = monitor->settings();
        settings.requestsPerMinute = 600; // tests do not wait for the budget
        monitor->setSettings(settings);
        page->setMonitor(monitor.get());
        page->activated();
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        feed->start();
    }
    views::MonitorCard *card(const QString &id) const { return page->grid()->card(id); }
    QStringList ids() const { return page->grid()->ids(); }
    bool isEmptyShown() const { return page->emptyState()->isVisible(); }
};

} // namespace outdial::testing
