// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/rememberedcampaigns.h>
#include <models/store/writing.h>

namespace outdial::models {

namespace {

// Delete and insert rather than an upsert, which each database spells in its own way.
void putCampaign(Writing &writing, const QString &tenant, const RememberedCampaigns::Entry &entry)
{
    writing.run(QStringLiteral("DELETE FROM campaign WHERE tenant = ? AND id = ?"), {tenant, entry.id});
    writing.run(QStringLiteral("INSERT INTO campaign (tenant, id, name) VALUES (?, ?, ?)"), {tenant, entry.id, entry.name});
}

} // namespace

RememberedCampaigns::RememberedCampaigns(StorePtr store, QString tenant)
    : m_store(std::move(store)),
      m_tenant(std::move(tenant)),
      m_writer(std::make_unique<BackgroundWriter>())
{
    if (!m_store || m_store->database().tables().contains(QStringLiteral("campaign_sort")))
        return;
    Writing writing(m_store, Kept::Campaigns);
    writing.run(QStringLiteral("CREATE TABLE IF NOT EXISTS campaign (tenant TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, "
                               "PRIMARY KEY (tenant, id))"));
    writing.run(QStringLiteral("CREATE TABLE IF NOT EXISTS campaign_sort (tenant TEXT NOT NULL PRIMARY KEY, "
                               "sort_column INTEGER NOT NULL, descending INTEGER NOT NULL)"));
    writing.finish();
}

RememberedCampaigns::~RememberedCampaigns() = default;

QList<RememberedCampaigns::Entry> RememberedCampaigns::all() const
{
    QList<Entry> entries;
    if (!m_store)
        return entries;
    Reading query(m_store, Kept::Campaigns, QStringLiteral("SELECT id, name FROM campaign WHERE tenant = ? ORDER BY name, id"),
                  {m_tenant});
    while (query.next())
        entries.append({query.value(0).toString(), query.value(1).toString()});
    return entries;
}

void RememberedCampaigns::remember(const QList<Entry> &campaigns)
{
    if (!m_store || campaigns.isEmpty())
        return;
    m_writer->write([store = m_store, tenant = m_tenant, campaigns] {
        Writing writing(store, Kept::Campaigns);
        for (const Entry &entry : campaigns)
            putCampaign(writing, tenant, entry);
        writing.finish();
    });
}

void RememberedCampaigns::forget(const QString &id)
{
    if (!m_store)
        return;
    m_writer->write([store = m_store, tenant = m_tenant, id] {
        Writing writing(store, Kept::Campaigns);
        writing.run(QStringLiteral("DELETE FROM campaign WHERE tenant = ? AND id = ?"), {tenant, id});
        writing.finish();
    });
}

std::optional<RememberedCampaigns::Sort> RememberedCampaigns::sort() const
{
    if (!m_store)
        return std::nullopt;
    Reading query(m_store, Kept::Campaigns, QStringLiteral("SELECT sort_column, descending FROM campaign_sort WHERE tenant = ?"),
                  {m_tenant});
    if (!query.next())
        return std::nullopt;
    return Sort{query.value(0).toInt(), query.value(1).toInt() != 0 ? Qt::DescendingOrder : Qt::AscendingOrder};
}

void RememberedCampaigns::rememberSort(Sort sort)
{
    if (!m_store)
        return;
    m_writer->write([store = m_store, tenant = m_tenant, sort] {
        Writing writing(store, Kept::Campaigns);
        writing.run(QStringLiteral("DELETE FROM campaign_sort WHERE tenant = ?"), {tenant});
        writing.run(QStringLiteral("INSERT INTO campaign_sort (tenant, sort_column, descending) VALUES (?, ?, ?)"),
                    {tenant, sort.column, sort.order == Qt::DescendingOrder ? 1 : 0});
        writing.finish();
    });
}

} // namespace outdial::models
