// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSet>

#include <models/monitor/campaignmonitor.h>
#include <views/monitor/wallorder.h>

#include <algorithm>

namespace outdial::views {

bool WallOrder::update(models::CampaignMonitor &monitor)
{
    const models::CampaignFeed &feed = monitor.feed();
    const QStringList &hiddenIds = monitor.settings().hidden;
    const QSet<QString> hidden(hiddenIds.begin(), hiddenIds.end());
    QHash<QString, Place> places;
    m_hidden = 0;
    for (const QString &id : feed.rows().ids()) {
        const models::CampaignRow *row = feed.row(id);
        if (!row || !row->listed)
            continue;
        if (hidden.contains(id)) {
            ++m_hidden;
            continue;
        }
        places.insert(id, {rankOf(monitor, *row), row->name});
    }
    if (places == m_places)
        return false;
    m_places = places;
    QStringList ids = m_places.keys();
    std::sort(ids.begin(), ids.end(), [this](const QString &one, const QString &other) {
        const Place a = m_places.value(one);
        const Place b = m_places.value(other);
        if (a.rank != b.rank)
            return a.rank < b.rank;
        const int byName = QString::localeAwareCompare(a.name, b.name);
        return byName != 0 ? byName < 0 : one < other;
    });
    const bool other = ids != m_ids;
    m_ids = ids;
    return other;
}

} // namespace outdial::views
