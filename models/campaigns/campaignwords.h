// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the screen says of a campaign, in one place: cells, tool tips, banners, news. Numbers are never invented: what is not read
// is "not read yet" or a dash, and a share stands beside its count.
#pragma once

#include <QDateTime>
#include <QString>

#include <models/campaigns/campaignrow.h>

namespace outdial::models {

// What the words depend on besides the campaign: the age of what is shown. Times are written in the zone of `now`.
struct WordsContext {
    bool old = false; // stale or offline
    QDateTime asOf;   // of what is shown
    QDateTime now;
};

// "Running", "Running, as of 14:27", "Starting…", "Start failed", "Start not confirmed", "Disabled", ...
QString stateText(const CampaignRow &row, const WordsContext &context);

// "18,204", grouped as the locale groups.
QString groupedText(qint64 count);
// "45.5%"; "<0.1%" and ">99.9%" where rounding would say none or all; a dash when there is nothing to share.
QString shareText(qint64 part, qint64 whole);

// "45.5%" and "18,204 of 40,000"; "not read yet" and "" while not known. "about 45.5%" where the count is approximate.
QString completedShare(const CampaignRow &row);
QString completedCount(const CampaignRow &row);
// "71.2%" or a dash.
QString penetrationShare(const CampaignRow &row);
// "45.5%, 18,204 of 40,000 completed" and "71.2%, 28,480 of 40,000 attempted", or why not.
QString completedSentence(const CampaignRow &row);
QString penetrationSentence(const CampaignRow &row);

// "3 s ago", "14 min ago", "today 14:12", "yesterday 18:02", "12 Nov 17:31", "never", "unknown"; "before 14:27" for a running one
// when what is shown is old.
QString lastAttemptText(const CampaignRow &row, const WordsContext &context);
// Running, with records left, and nothing was dialed for ten minutes.
bool isQuiet(const CampaignRow &row, const WordsContext &context);
// Failed, not confirmed, quiet, or gone: what a person should look at.
bool needsAttention(const CampaignRow &row, const WordsContext &context);

// "since today 08:00 · enabled", "disabled", ...: the line beside the badge.
QString sinceText(const CampaignRow &row, const WordsContext &context);

// Banner of a failed act: "X did not start." and "The tenant is under maintenance (503). Nothing was dialed."
QString failureTitle(const CampaignRow &row);
QString failureText(const CampaignRow &row);
// While the outcome of an act is not known.
QString notConfirmedText(const CampaignRow &row);
// News after a 409, from the state that was read after it; and after an answer that later states contradict.
QString refusedSentence(const CampaignRow &row, CampaignAct act, const api::ApiError &error);
QString disagreedSentence(const CampaignRow &row, CampaignAct act);

// "Natural", "Random", "priority ↓, renewal_date ↑"
QString sortingText(const api::Sorting &sorting);
// "Internal", "Area code, US", "Exclusion by accountId", or the API's own word.
QString dncTypeText(const api::DncListRef &list);

} // namespace outdial::models
