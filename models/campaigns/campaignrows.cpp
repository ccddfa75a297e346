// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/campaignrows.h>

namespace outdial::models {

const CampaignRow *CampaignRows::find(const QString &id) const
{
    const auto row = m_rows.find(id);
    return row == m_rows.end() ? nullptr : &row->second;
}

CampaignRow *CampaignRows::find(const QString &id)
{
    const auto row = m_rows.find(id);
    return row == m_rows.end() ? nullptr : &row->second;
}

CampaignRow &CampaignRows::add(const QString &id)
{
    const auto [row, isNew] = m_rows.try_emplace(id);
    if (isNew) {
        row->second.id = id;
        touch(id);
    }
    return row->second;
}

void CampaignRows::remove(const QString &id)
{
    if (m_rows.erase(id) > 0)
        touch(id);
}

QStringList CampaignRows::ids() const
{
    QStringList ids;
    ids.reserve(count());
    for (const auto &[id, row] : m_rows)
        ids << id;
    return ids;
}

void CampaignRows::touch(const QString &id)
{
    if (m_touched.isEmpty())
        QMetaObject::invokeMethod(this, &CampaignRows::tell, Qt::QueuedConnection);
    m_touched.insert(id);
}

void CampaignRows::touchAll()
{
    for (const auto &[id, row] : m_rows)
        touch(id);
}

void CampaignRows::tell()
{
    const QStringList ids(m_touched.constBegin(), m_touched.constEnd());
    m_touched.clear();
    Q_EMIT changed(ids);
}

} // namespace outdial::models
