// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which lists the next records come from, worked out from order and dialing ratio alone: an approximation, since the tenant may
// weigh calling hours, callbacks and priority, which the API does not tell. Lists of the lowest order that have open records come
// first; lists of the same order share by ratio, in runs of as many records as the ratio says. A pure function.
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <models/campaigns/progresscounter.h>

#include <optional>

namespace outdial::models {

class CampaignPlan;

struct DialSource {
    QString key;
    bool enabled = false;
    int order = 1;
    int ratio = 1;
    std::optional<qint64> open; // records not completed; absent: not known, taken as endless
};

// Indexes into sources, at most `count` of them; fewer when the open records end before.
QList<int> dialSequence(const QList<DialSource> &sources, int count);

// The lists of a campaign as they are and as planned, both in the order in which the tenant gave them, new ones behind: an index
// into the one is an index into the other. A list that is to be bound is off in `now`.
struct DialComparison {
    QList<DialSource> now;
    QList<DialSource> planned;
};
// figures: by instance id, as CampaignRow has them; of what is not in it the open records are not known.
DialComparison dialComparison(const CampaignPlan &plan, const QHash<QString, ProgressFigures> &figures);

} // namespace outdial::models
