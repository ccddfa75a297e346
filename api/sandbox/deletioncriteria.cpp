// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/deletioncriteria.h>

#include <algorithm>

namespace outdial::sandbox {
namespace {

// Everything but the values of fields. A list may be bound to a campaign several times: completed in any of these instances
// counts as completed, and only what was attempted in none as never attempted.
QString recordQuery(DeletionCriteria::Policy policy, QLatin1String rest)
{
    QString sql = QStringLiteral("SELECT r.seq, r.entry, r.originals FROM record r WHERE r.list_seq = ? AND r.created >= ? "
                                 "AND r.created < ? AND %1EXISTS (SELECT 1 FROM list_instance i JOIN record_status s "
                                 "ON s.instance_seq = i.seq AND s.record_seq = r.seq WHERE i.campaign_seq = ? "
                                 "AND i.list_seq = r.list_seq AND s.%2) ");
    switch (policy) {
    case DeletionCriteria::Policy::OnlyCompleted:
        return sql.arg(QString(), QStringLiteral("completed = 1")) + rest;
    case DeletionCriteria::Policy::OnlyNeverAttempted:
        return sql.arg(QStringLiteral("NOT "), QStringLiteral("attempts > 0")) + rest;
    case DeletionCriteria::Policy::All:
        break;
    }
    // True for all, with the same values to bind.
    return sql.arg(QStringLiteral("NOT "), QStringLiteral("attempts < 0")) + rest;
}

// Compares the values of stored records with those that are looked for.
class FieldMatcher {
public:
    FieldMatcher(const api::Format &format, const QList<DeletionCriteria::FieldValues> &fields) : m_fields(fields)
    {
        for (const DeletionCriteria::FieldValues &values : fields)
            m_names.push_back(format.fields[values.field].name.toStdString());
    }

    bool matches(const Statement &row)
    {
        if (m_fields.isEmpty())
            return true;
        const QByteArray entry = row.utf8(1);
        const QByteArray originals = row.utf8(2);
        simdjson::dom::object stored;
        simdjson::dom::object asSent;
        if (m_entryParser.parse(entry.constData(), static_cast<std::size_t>(entry.size())).get(stored) != simdjson::SUCCESS)
            return false;
        const bool anyOriginal =
            !originals.isEmpty() &&
            m_originalsParser.parse(originals.constData(), static_cast<std::size_t>(originals.size())).get(asSent) ==
                simdjson::SUCCESS;
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            if (!has(stored, i) && !(anyOriginal && has(asSent, i)))
                return false;
        }
        return true;
    }

private:
    bool has(simdjson::dom::object object, std::size_t field)
    {
        simdjson::dom::element value;
        if (object.at_key(m_names[field]).get(value) != simdjson::SUCCESS)
            return false;
        const std::string_view text = textOf(value, m_made).value_or(std::string_view());
        return m_fields[static_cast<qsizetype>(field)].anyOf.contains(
            QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    }

    const QList<DeletionCriteria::FieldValues> &m_fields;
    std::vector<std::string> m_names;
    std::string m_made;
    simdjson::dom::parser m_entryParser;
    simdjson::dom::parser m_originalsParser;
};

// The records that have one of these values as their only key field: an index knows them.
QList<qint64> recordsOfKeys(Database &database, const ListRow &list, const QSet<QByteArray> &keys)
{
    QList<qint64> found;
    Statement byKey = database.statement(QStringLiteral("SELECT seq FROM record WHERE list_seq = ? AND record_key = ?"));
    Statement byAlias =
        database.statement(QStringLiteral("SELECT record_seq FROM record_alias WHERE list_seq = ? AND alias = ?"));
    for (const QByteArray &key : keys) {
        for (Statement *query : {&byKey, &byAlias}) {
            query->run(list.seq, QString::fromUtf8(key));
            while (query->next())
                found.append(query->number(0));
        }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace

QList<qint64> matchingRecords(Database &database, RecordStore &records, const ListRow &list, const DeletionCriteria &criteria)
{
    const RecordReader &reader = records.reader(list.formatSeq);
    FieldMatcher matcher(reader.format(), criteria.fields);
    QList<qint64> found;

    const auto byKey = std::ranges::find_if(criteria.fields, [&reader](const DeletionCriteria::FieldValues &values) {
        return reader.keyFields().size() == 1 && reader.keyFields().front() == values.field;
    });
    if (byKey != criteria.fields.end()) {
        Statement query = database.statement(recordQuery(criteria.policy, QLatin1String("AND r.seq = ?")));
        for (const qint64 candidate : recordsOfKeys(database, list, byKey->anyOf)) {
            query.run(list.seq, criteria.createdFrom, criteria.createdTo, criteria.campaignSeq, candidate);
            if (query.next() && matcher.matches(query))
                found.append(candidate);
        }
        return found;
    }

    Statement query = database.statement(recordQuery(criteria.policy, QLatin1String("ORDER BY r.seq")));
    query.run(list.seq, criteria.createdFrom, criteria.createdTo, criteria.campaignSeq);
    while (query.next()) {
        if (matcher.matches(query))
            found.append(query.number(0));
    }
    return found;
}

} // namespace outdial::sandbox
