// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <models/campaigns/rememberedcampaigns.h>

namespace outdial::models {

namespace {

// Delete and insert rather than an upsert, which each database spells in its own way.
void putCampaign(QSqlDatabase &database, const QString &tenant, const RememberedCampaigns::Entry &entry)
{
    QSqlQuery remove(database);
    remove.prepare(QStringLiteral("DELETE FROM campaign WHERE tenant = ? AND id = ?"));
    remove.addBindValue(tenant);
    remove.addBindValue(entry.id);
    remove.exec();
    QSqlQuery insert(database);
    insert.prepare(QStringLiteral("INSERT INTO campaign (tenant, id, name) VALUES (?, ?, ?)"));
    insert.addBindValue(tenant);
    insert.addBindValue(entry.id);
    insert.addBindValue(entry.name);
    insert.exec();
}

} // namespace

RememberedCampaigns::RememberedCampaigns(StorePtr store, QString tenant)
    : m_store(std::move(store)),
      m_tenant(std::move(tenant)),
      m_writer(std::make_unique<BackgroundWriter>())
{
    if (!m_store)
        return;
    QSqlQuery query(m_store->database());
    query.exec(QStringLiteral("CREATE TABLE IF NOT EXISTS campaign (tenant TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, "
                              "PRIMARY KEY (tenant, id))"));
    query.exec(QStringLiteral("CREATE TABLE IF NOT EXISTS campaign_sort (tenant TEXT NOT NULL PRIMARY KEY, "
                              "sort_column INTEGER NOT NULL, descending INTEGER NOT NULL)"));
}

RememberedCampaigns::~RememberedCampaigns() = default;

QList<RememberedCampaigns::Entry> RememberedCampaigns::all() const
{
    QList<Entry> entries;
    if (!m_store)
        return entries;
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("SELECT id, name FROM campaign WHERE tenant = ? ORDER BY name, id"));
    query.addBindValue(m_tenant);
    query.exec();
    while (query.next())
        entries.append({query.value(0).toString(), query.value(1).toString()});
    return entries;
}

void RememberedCampaigns::remember(const QList<Entry> &campaigns)
{
    if (!m_store || campaigns.isEmpty())
        return;
    m_writer->write([store = m_store, tenant = m_tenant, campaigns] {
        QSqlDatabase database = store->database();
        database.transaction();
        for (const Entry &entry : campaigns)
            putCampaign(database, tenant, entry);
        database.commit();
    });
}

void RememberedCampaigns::forget(const QString &id)
{
    if (!m_store)
        return;
    m_writer->write([store = m_store, tenant = m_tenant, id] {
        QSqlQuery query(store->database());
        query.prepare(QStringLiteral("DELETE FROM campaign WHERE tenant = ? AND id = ?"));
        query.addBindValue(tenant);
        query.addBindValue(id);
        query.exec();
    });
}

std::optional<RememberedCampaigns::Sort> RememberedCampaigns::sort() const
{
    if (!m_store)
        return std::nullopt;
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("SELECT sort_column, descending FROM campaign_sort WHERE tenant = ?"));
    query.addBindValue(m_tenant);
    if (!query.exec() || !query.next())
        return std::nullopt;
    return Sort{query.value(0).toInt(), query.value(1).toInt() != 0 ? Qt::DescendingOrder : Qt::AscendingOrder};
}

void RememberedCampaigns::rememberSort(Sort sort)
{
    if (!m_store)
        return;
    m_writer->write([store = m_store, tenant = m_tenant, sort] {
        QSqlDatabase database = store->database();
        database.transaction();
        QSqlQuery query(database);
        query.prepare(QStringLiteral("DELETE FROM campaign_sort WHERE tenant = ?"));
        query.addBindValue(tenant);
        query.exec();
        query.prepare(QStringLiteral("INSERT INTO campaign_sort (tenant, sort_column, descending) VALUES (?, ?, ?)"));
        query.addBindValue(tenant);
        query.addBindValue(sort.column);
        query.addBindValue(sort.order == Qt::DescendingOrder ? 1 : 0);
        query.exec();
        database.commit();
    });
}

} // namespace outdial::models
