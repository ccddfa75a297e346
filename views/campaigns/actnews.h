// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the pages of campaigns ask before a campaign is started or stopped, and tell of what came of it: alike on all of them.
#pragma once

#include <models/campaigns/campaignrow.h>
#include <views/shared/question.h>

namespace outdial::views {

class Banner;
class BannerArea;

// For tenants that ask first.
Question dialQuestion(const models::CampaignRow &row, bool start);
// The act that failed, or whose outcome is not known: the row has one of them. A banner that is there already is told anew.
Banner *tellAct(BannerArea &area, const QString &key, const models::CampaignRow &row);
// That somebody else was faster, and the like; the first sentence is what happened. Its button puts it aside.
void tellActNews(BannerArea &area, const QString &sentence);

} // namespace outdial::views
