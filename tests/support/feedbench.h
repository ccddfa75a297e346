// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The feed of campaigns, at a quick pace, on a scripted tenant with three campaigns.
#pragma once

#include <models/campaigns/campaignfeed.h>

#include <support/campaigntenant.h>

namespace outdial::test {

inline const QString spring = QStringLiteral("11111111-0000-4000-8000-000000000001");
inline const QString autumn = QStringLiteral("11111111-0000-4000-8000-000000000002");
inline const QString hotline = QStringLiteral("11111111-0000-4000-8000-000000000003");

inline models::FeedPace quick()
{
    models::FeedPace pace;
    pace.listVisible = 40;
    pace.listHidden = 100'000;
    pace.listMost = 80;
    pace.confirm = 20;
    pace.look = 20;
    pace.lookMost = 40;
    pace.detailRunning = 60;
    pace.detailOther = 60;
    pace.delta = 40;
    pace.deltaOther = 40;
    pace.errorFirst = 40;
    pace.errorMost = 80;
    pace.overlap = 10'000;
    pace.requestsPerMinute = 60'000;
    pace.pageSize = 3;
    return pace;
}

struct FeedBench {
    testing::CampaignTenant tenant;
    std::unique_ptr<api::Client> client;
    std::unique_ptr<models::CampaignFeed> feed;

    explicit FeedBench(models::StorePtr store = {}, models::FeedPace pace = quick())
    {
        tenant.add({spring, QStringLiteral("Spring renewals"), true, false, {}});
        tenant.add({autumn, QStringLiteral("Autumn survey"), true, true, {}});
        tenant.add({hotline, QStringLiteral("Hotline overflow"), false, false, {}});
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        feed = std::make_unique<models::CampaignFeed>(*client, std::move(store), QStringLiteral("tenant"), pace);
    }
    ~FeedBench()
    {
        feed.reset();
        client.reset();
    }
    models::CampaignShown shown(const QString &id) const
    {
        const models::CampaignRow *row = feed->row(id);
        return row ? row->shown() : models::CampaignShown::Unknown;
    }
};

} // namespace outdial::test
