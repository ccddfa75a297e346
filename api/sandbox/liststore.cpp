// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/liststore.h>

namespace outdial::sandbox {
namespace {

QString listQuery(QLatin1String condition)
{
    return QStringLiteral("SELECT l.seq, l.id, l.name, l.format_seq, f.id, f.name, l.created, l.total FROM calling_list l "
                          "JOIN format f ON f.seq = l.format_seq ") +
           condition;
}

ListRow readList(const Statement &row)
{
    return {.seq = row.number(0),
            .id = row.text(1),
            .name = row.text(2),
            .formatSeq = row.number(3),
            .formatId = row.text(4),
            .formatName = row.text(5),
            .created = row.number(6),
            .total = row.number(7)};
}

} // namespace

QList<ListRow> ListStore::page(qint64 afterSeq, int limit)
{
    QList<ListRow> rows;
    Statement query = m_db.statement(listQuery(QLatin1String("WHERE l.seq > ? ORDER BY l.seq LIMIT ?")));
    query.run(afterSeq, limit);
    while (query.next())
        rows.append(readList(query));
    return rows;
}

std::optional<ListRow> ListStore::find(const QString &id)
{
    Statement query = m_db.statement(listQuery(QLatin1String("WHERE l.id = ?")));
    if (!query.run(id).next())
        return std::nullopt;
    return readList(query);
}

std::optional<ListRow> ListStore::findByName(const QString &name)
{
    Statement query = m_db.statement(listQuery(QLatin1String("WHERE l.name = ?")));
    if (!query.run(name).next())
        return std::nullopt;
    return readList(query);
}

ListRow ListStore::bySeq(qint64 seq)
{
    Statement query = m_db.statement(listQuery(QLatin1String("WHERE l.seq = ?")));
    if (!query.run(seq).next())
        throw DatabaseError("a calling list is missing");
    return readList(query);
}

bool ListStore::formatNameTaken(const QString &name)
{
    Statement query = m_db.statement(QStringLiteral("SELECT 1 FROM format WHERE name = ?"));
    return query.run(name).next();
}

std::optional<qint64> ListStore::findFormat(const QString &id)
{
    Statement query = m_db.statement(QStringLiteral("SELECT seq FROM format WHERE id = ?"));
    if (!query.run(id).next())
        return std::nullopt;
    return query.number(0);
}

qint64 ListStore::addFormat(const api::Format &format)
{
    const qint64 seq = m_db.nextSeq(QStringLiteral("format"));
    m_db.statement(QStringLiteral("INSERT INTO format (seq, id, name) VALUES (?, ?, ?)")).run(seq, format.id, format.name);
    Statement insert = m_db.statement(QStringLiteral(
        "INSERT INTO format_field (format_seq, position, name, type, required, searchable, skip, is_key, phone_type, "
        "remove_prefix, country_code, time_format, time_zone, priority_order, expires_after) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    for (qsizetype i = 0; i < format.fields.size(); ++i) {
        const api::Field &field = format.fields[i];
        insert.run(seq, i, field.name, QString(api::fieldTypeName(field.type)), field.required, field.searchable, field.skip,
                   field.key, field.phoneType == api::PhoneType::UsCanada ? QStringLiteral("US_CANADA") : QStringLiteral("OTHER"),
                   field.removePrefix, field.defaultCountryCode, field.format, field.timeZone, field.order, field.expiresAfter);
    }
    m_formats.insert(seq, std::make_shared<const api::Format>(format));
    return seq;
}

std::shared_ptr<const api::Format> ListStore::format(qint64 formatSeq)
{
    const auto known = m_formats.constFind(formatSeq);
    if (known != m_formats.constEnd())
        return *known;

    auto format = std::make_shared<api::Format>();
    {
        Statement query = m_db.statement(QStringLiteral("SELECT id, name FROM format WHERE seq = ?"));
        if (!query.run(formatSeq).next())
            throw DatabaseError("a format is missing");
        format->id = query.text(0);
        format->name = query.text(1);
    }
    Statement query = m_db.statement(QStringLiteral(
        "SELECT name, type, required, searchable, skip, is_key, phone_type, remove_prefix, country_code, time_format, time_zone, "
        "priority_order, expires_after FROM format_field WHERE format_seq = ? ORDER BY position"));
    query.run(formatSeq);
    while (query.next()) {
        api::Field field;
        field.name = query.text(0);
        field.type = api::fieldTypeFromName(query.text(1)).value_or(api::FieldType::Other);
        field.required = query.number(2) != 0;
        field.searchable = query.number(3) != 0;
        field.skip = query.number(4) != 0;
        field.key = query.number(5) != 0;
        field.phoneType = query.text(6) == QLatin1String("US_CANADA") ? api::PhoneType::UsCanada : api::PhoneType::Other;
        field.removePrefix = query.text(7);
        field.defaultCountryCode = query.text(8);
        field.format = query.text(9);
        field.timeZone = query.text(10);
        field.order = query.text(11);
        field.expiresAfter = query.text(12);
        format->fields.append(field);
    }
    m_formats.insert(formatSeq, format);
    return format;
}

ListRow ListStore::addList(const QString &id, const QString &name, qint64 formatSeq, qint64 created)
{
    const qint64 seq = m_db.nextSeq(QStringLiteral("calling_list"));
    m_db.statement(QStringLiteral("INSERT INTO calling_list (seq, id, name, format_seq, created, total, next_index) "
                                  "VALUES (?, ?, ?, ?, ?, 0, 0)"))
        .run(seq, id, name, formatSeq, created);
    return bySeq(seq);
}

bool ListStore::removeList(const ListRow &list)
{
    m_db.retireSeqs(QStringLiteral("calling_list"));
    m_db.retireSeqs(QStringLiteral("format"));
    m_db.statement(QStringLiteral("DELETE FROM calling_list WHERE seq = ?")).run(list.seq);
    {
        Statement others = m_db.statement(QStringLiteral("SELECT 1 FROM calling_list WHERE format_seq = ? LIMIT 1"));
        if (others.run(list.formatSeq).next())
            return false;
    }
    m_db.statement(QStringLiteral("DELETE FROM format_field WHERE format_seq = ?")).run(list.formatSeq);
    m_db.statement(QStringLiteral("DELETE FROM format WHERE seq = ?")).run(list.formatSeq);
    m_formats.remove(list.formatSeq);
    return true;
}

qint64 ListStore::grow(qint64 listSeq, qint64 records)
{
    const qint64 index = everAdded(listSeq);
    m_db.statement(QStringLiteral("UPDATE calling_list SET total = total + ?, next_index = next_index + ? WHERE seq = ?"))
        .run(records, records, listSeq);
    return index;
}

void ListStore::shrink(qint64 listSeq, qint64 records)
{
    m_db.statement(QStringLiteral("UPDATE calling_list SET total = total - ? WHERE seq = ?")).run(records, listSeq);
}

qint64 ListStore::everAdded(qint64 listSeq)
{
    Statement query = m_db.statement(QStringLiteral("SELECT next_index FROM calling_list WHERE seq = ?"));
    query.run(listSeq).next();
    return query.number(0);
}

qint64 ListStore::totalRecords()
{
    Statement query = m_db.statement(QStringLiteral("SELECT SUM(total) FROM calling_list"));
    query.run().next();
    return query.number(0);
}

} // namespace outdial::sandbox
