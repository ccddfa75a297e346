// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What unbinding an instance means, said before it is done: which one, how far it has come, what drops, what is kept, what can be
// done first. The API does not tell the mode of a campaign, on which depends what drops: both are said. Pure values.
#pragma once

#include <QString>
#include <QStringList>

#include <models/campaigns/campaignrow.h>

#include <optional>

namespace outdial::models {

struct UnbindFacts {
    QString campaignName;
    QString instanceId;
    QString instanceName; // of the list where it has none
    QString listName;
    qint64 totalRecords = 0;
    std::optional<qint64> attempted; // records; absent: not read
    std::optional<qint64> completed; //
    bool approximate = false;        // see ProgressCounter
    bool enabled = false;
    bool running = false;      // the campaign
    bool runningKnown = false; // false: what is shown is stale or offline
    bool lastEnabled = false;  // no other list of the campaign is on: it has nothing to dial without this one
    bool lastOfList = false;   // the list is bound to this campaign by no other instance

    // Stopping it first, and waiting for its calls to end, keeps calls from dropping.
    bool shouldStopFirst() const { return running || !runningKnown; }
    QString title() const;        // "Unbind “Late sign-ups”?"
    QString progress() const;     // "14.7%, 880 of 6,000 records completed · 26.3%, 1,578 attempted", or that it was not read
    QString state() const;        // "“Spring renewals” is running."
    QStringList drops() const;    // what may drop: a headline, then by mode, and what the API does not tell
    QStringList kept() const;     // what is archived, what is not, what stays of the list
    QStringList warnings() const; // that nothing is left to dial
    QString advice() const;       // "Stop the campaign first: …"; null where there is nothing to stop
};

// old: what is shown is stale or offline. None when the campaign has no such instance.
std::optional<UnbindFacts> unbindFacts(const CampaignRow &row, const QString &instanceId, bool old);

} // namespace outdial::models
