// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/campaignstore.h>

namespace outdial::sandbox {
namespace {

QString campaignColumns() { return QStringLiteral("seq, id, name, enabled, running, custom_fields"); }

CampaignRow readCampaign(const Statement &row)
{
    CampaignRow campaign{.seq = row.number(0), .id = row.text(1), .name = row.text(2)};
    campaign.enabled = row.number(3) != 0;
    campaign.running = row.number(4) != 0;
    campaign.customFields = row.text(5).split(u'\n', Qt::SkipEmptyParts);
    return campaign;
}

QString instanceColumns()
{
    return QStringLiteral("seq, id, campaign_seq, list_seq, name, enabled, dial_order, ratio, sorting, sorting_fields");
}

// "+name" and "-name", one a line: field names have no line breaks that the sandbox would have to keep apart.
QString writeSortingFields(const QList<api::SortingField> &fields)
{
    QStringList lines;
    for (const api::SortingField &field : fields)
        lines.append((field.order == api::SortOrder::Ascending ? u'+' : u'-') + field.fieldName);
    return lines.join(u'\n');
}

InstanceRow readInstance(const Statement &row)
{
    InstanceRow instance{.seq = row.number(0), .id = row.text(1), .campaignSeq = row.number(2), .listSeq = row.number(3)};
    instance.name = row.text(4);
    instance.enabled = row.number(5) != 0;
    instance.order = static_cast<int>(row.number(6));
    instance.ratio = static_cast<int>(row.number(7));
    const QString type = row.text(8);
    instance.sorting.type = type == QLatin1String("CUSTOM")   ? api::SortingType::Custom
                            : type == QLatin1String("RANDOM") ? api::SortingType::Random
                                                              : api::SortingType::Natural;
    const QStringList lines = row.text(9).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const auto order = line.startsWith(u'+') ? api::SortOrder::Ascending : api::SortOrder::Descending;
        instance.sorting.fields.append({.fieldId = {}, .fieldName = line.mid(1), .order = order});
    }
    return instance;
}

QString sortingName(api::SortingType type)
{
    switch (type) {
    case api::SortingType::Custom:
        return QStringLiteral("CUSTOM");
    case api::SortingType::Random:
        return QStringLiteral("RANDOM");
    case api::SortingType::Natural:
        break;
    }
    return QStringLiteral("NATURAL");
}

} // namespace

QList<CampaignRow> CampaignStore::all()
{
    QList<CampaignRow> rows;
    Statement query =
        m_db.statement(QStringLiteral("SELECT ") + campaignColumns() + QStringLiteral(" FROM campaign ORDER BY seq"));
    query.run();
    while (query.next())
        rows.append(readCampaign(query));
    return rows;
}

std::optional<CampaignRow> CampaignStore::find(const QString &id)
{
    Statement query =
        m_db.statement(QStringLiteral("SELECT ") + campaignColumns() + QStringLiteral(" FROM campaign WHERE id = ?"));
    if (!query.run(id).next())
        return std::nullopt;
    return readCampaign(query);
}

CampaignRow CampaignStore::bySeq(qint64 seq)
{
    Statement query =
        m_db.statement(QStringLiteral("SELECT ") + campaignColumns() + QStringLiteral(" FROM campaign WHERE seq = ?"));
    if (!query.run(seq).next())
        throw DatabaseError("a campaign is missing");
    return readCampaign(query);
}

qint64 CampaignStore::add(const CampaignRow &row)
{
    const qint64 seq = m_db.nextSeq(QStringLiteral("campaign"));
    m_db.statement(
            QStringLiteral("INSERT INTO campaign (seq, id, name, enabled, running, custom_fields) VALUES (?, ?, ?, ?, ?, ?)"))
        .run(seq, row.id, row.name, row.enabled, row.running, row.customFields.join(u'\n'));
    return seq;
}

void CampaignStore::setRunning(qint64 seq, bool running)
{
    m_db.statement(QStringLiteral("UPDATE campaign SET running = ? WHERE seq = ?")).run(running, seq);
}

QList<InstanceRow> CampaignStore::instances(qint64 campaignSeq)
{
    QList<InstanceRow> rows;
    Statement query = m_db.statement(QStringLiteral("SELECT ") + instanceColumns() +
                                     QStringLiteral(" FROM list_instance WHERE campaign_seq = ? ORDER BY dial_order, seq"));
    query.run(campaignSeq);
    while (query.next())
        rows.append(readInstance(query));
    return rows;
}

QList<InstanceRow> CampaignStore::instancesOfList(qint64 listSeq)
{
    QList<InstanceRow> rows;
    Statement query = m_db.statement(QStringLiteral("SELECT ") + instanceColumns() +
                                     QStringLiteral(" FROM list_instance WHERE list_seq = ? ORDER BY seq"));
    query.run(listSeq);
    while (query.next())
        rows.append(readInstance(query));
    return rows;
}

std::optional<InstanceRow> CampaignStore::findInstance(const QString &id)
{
    Statement query =
        m_db.statement(QStringLiteral("SELECT ") + instanceColumns() + QStringLiteral(" FROM list_instance WHERE id = ?"));
    if (!query.run(id).next())
        return std::nullopt;
    return readInstance(query);
}

qint64 CampaignStore::addInstance(const InstanceRow &row)
{
    const qint64 seq = m_db.nextSeq(QStringLiteral("list_instance"));
    m_db.statement(QStringLiteral("INSERT INTO list_instance (seq, id, campaign_seq, list_seq, name, enabled, dial_order, ratio, "
                                  "sorting, sorting_fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
        .run(seq, row.id, row.campaignSeq, row.listSeq, row.name, row.enabled, row.order, row.ratio,
             sortingName(row.sorting.type), writeSortingFields(row.sorting.fields));
    return seq;
}

void CampaignStore::updateInstance(const InstanceRow &row)
{
    m_db.statement(QStringLiteral("UPDATE list_instance SET name = ?, enabled = ?, dial_order = ?, ratio = ?, sorting = ?, "
                                  "sorting_fields = ? WHERE seq = ?"))
        .run(row.name, row.enabled, row.order, row.ratio, sortingName(row.sorting.type), writeSortingFields(row.sorting.fields),
             row.seq);
}

void CampaignStore::removeInstance(qint64 seq)
{
    m_db.retireSeqs(QStringLiteral("list_instance"));
    m_db.statement(QStringLiteral("DELETE FROM list_instance WHERE seq = ?")).run(seq);
}

QList<DncRow> CampaignStore::dncLists(qint64 campaignSeq)
{
    QList<DncRow> rows;
    Statement query = m_db.statement(
        QStringLiteral("SELECT d.id, d.name, d.type, d.country, d.list_field, c.disposition FROM campaign_dnc c JOIN dnc_list d "
                       "ON d.seq = c.dnc_seq WHERE c.campaign_seq = ? ORDER BY d.seq"));
    query.run(campaignSeq);
    while (query.next()) {
        rows.append({{.id = query.text(0),
                      .name = query.text(1),
                      .type = query.text(2),
                      .country = query.text(3),
                      .listField = query.text(4),
                      .disposition = query.text(5)}});
    }
    return rows;
}

qint64 CampaignStore::addDncList(const api::DncListRef &list)
{
    const qint64 seq = m_db.nextSeq(QStringLiteral("dnc_list"));
    m_db.statement(QStringLiteral("INSERT INTO dnc_list (seq, id, name, type, country, list_field) VALUES (?, ?, ?, ?, ?, ?)"))
        .run(seq, list.id, list.name, list.type, list.country, list.listField);
    return seq;
}

void CampaignStore::attachDncList(qint64 campaignSeq, qint64 dncSeq, const QString &disposition)
{
    m_db.statement(QStringLiteral("INSERT INTO campaign_dnc (campaign_seq, dnc_seq, disposition) VALUES (?, ?, ?)"))
        .run(campaignSeq, dncSeq, disposition);
}

} // namespace outdial::sandbox
