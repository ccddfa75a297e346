// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which campaigns are on the wall, and in which order: those that need attention, then those that run, then those at rest; by
// name within. The order changes only when a campaign comes, goes, or changes its place among these, so that nothing jumps.
#pragma once

#include <QHash>
#include <QStringList>

#include <views/monitor/carddata.h>

namespace outdial::views {

class WallOrder {
public:
    // True when ids() is another list now. The tenant's enabled campaigns, without those that the settings hide.
    bool update(models::CampaignMonitor &monitor);
    const QStringList &ids() const { return m_ids; }
    int hidden() const { return m_hidden; } // enabled campaigns that are not shown

private:
    struct Place {
        CardRank rank = CardRank::Rest;
        QString name;
        friend bool operator==(const Place &, const Place &) = default;
    };
    QHash<QString, Place> m_places;
    QStringList m_ids;
    int m_hidden = 0;
};

} // namespace outdial::views
