// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/values.h>
#include <sandbox/dialingorder.h>

#include <algorithm>

namespace outdial::sandbox {
namespace {

constexpr int pageSize = 1000;

// What one record is sorted by.
struct Rank {
    qint64 record = 0;
    bool priority = false;
    QStringList keys = {}; // one for each sorting field
};

// Ascends as the numbers do, however many digits they have.
QString integerKey(const QString &value)
{
    constexpr int longest = 99'999;
    const bool negative = value.startsWith(u'-');
    QString digits = negative ? value.mid(1) : value;
    if (!negative)
        return QStringLiteral("1%1").arg(digits.size(), 5, 10, QLatin1Char('0')) + digits;
    const qsizetype size = longest - digits.size();
    for (QChar &digit : digits)
        digit = QChar(u'0' + (u'9' - digit.unicode()));
    return QStringLiteral("0%1").arg(size, 5, 10, QLatin1Char('0')) + digits;
}

// Ascends as the moments do: the year first.
QString momentKey(const QString &value, const QString &format)
{
    const std::string layout = rules::dateTimeLayout(format);
    QString key;
    for (const char part : {'y', 'M', 'd', 'H', 'm', 's'}) {
        for (std::size_t at = 0; at < layout.size() && static_cast<qsizetype>(at) < value.size(); ++at) {
            if (layout[at] == part)
                key += value[static_cast<qsizetype>(at)];
        }
    }
    return key;
}

QString sortingKey(const api::Format &format, const QString &name, const QString &value)
{
    const int index = format.indexOf(name);
    if (index < 0 || value.isEmpty())
        return {};
    const api::Field &field = format.fields[index];
    switch (field.type) {
    case api::FieldType::Integer:
        return integerKey(value);
    case api::FieldType::DateTime:
    case api::FieldType::DateTimeCallAt:
        return momentKey(value, field.format);
    default:
        return value.toCaseFolded();
    }
}

bool isPriority(const api::Field &field) { return field.type == api::FieldType::Priority && !field.skip; }

} // namespace

std::optional<ResultRow> DialingOrder::next(const InstanceRow &instance)
{
    const bool natural = instance.sorting.type == api::SortingType::Natural && !hasPriority(instance.listSeq);
    return natural ? nextNatural(instance) : nextSorted(instance);
}

bool DialingOrder::hasPriority(qint64 listSeq)
{
    const auto known = m_priority.constFind(listSeq);
    if (known != m_priority.constEnd())
        return *known;
    const auto format = m_store.lists.format(m_store.lists.bySeq(listSeq).formatSeq);
    const bool has = std::any_of(format->fields.begin(), format->fields.end(), isPriority);
    m_priority.insert(listSeq, has);
    return has;
}

std::optional<ResultRow> DialingOrder::nextNatural(const InstanceRow &instance)
{
    qint64 &tried = m_natural[instance.seq];
    QList<ResultRow> rows = m_store.results.openRecords(instance.seq, instance.listSeq, tried, 1);
    if (rows.isEmpty() && tried > 0) // round again: records that were tried and are still open
        rows = m_store.results.openRecords(instance.seq, instance.listSeq, 0, 1);
    tried = rows.isEmpty() ? 0 : rows.first().recordSeq;
    if (rows.isEmpty())
        return std::nullopt;
    return rows.first();
}

std::optional<ResultRow> DialingOrder::nextSorted(const InstanceRow &instance)
{
    Sorted &sorted = m_sorted[instance.seq];
    if (const int applied = m_store.campaigns.sortingsApplied(instance.seq); applied != sorted.applied)
        sorted = Sorted{applied, 0, 0, {}, 0};
    if (const qint64 ever = m_store.lists.everAdded(instance.listSeq); ever != sorted.everAdded) {
        takeIn(sorted, instance);
        sorted.everAdded = ever;
    }
    for (int round = 0; round < 2; ++round) {
        while (sorted.at < sorted.records.size()) {
            const qint64 record = sorted.records[sorted.at++];
            const auto rows = m_store.results.openRecords(instance.seq, instance.listSeq, record - 1, 1);
            if (!rows.isEmpty() && rows.first().recordSeq == record)
                return rows.first();
        }
        startAgain(sorted, instance);
    }
    return std::nullopt;
}

void DialingOrder::takeIn(Sorted &sorted, const InstanceRow &instance)
{
    const api::Format format = *m_store.lists.format(m_store.lists.bySeq(instance.listSeq).formatSeq);
    const bool lastInFirst = std::any_of(format.fields.begin(), format.fields.end(), [](const api::Field &field) {
        return isPriority(field) && field.order.startsWith(u'L', Qt::CaseInsensitive); // LIFO, or written out
    });
    std::vector<Rank> fresh;
    for (;;) {
        const auto rows = m_store.results.openRecords(instance.seq, instance.listSeq, sorted.last, pageSize);
        for (const ResultRow &row : rows) {
            Rank rank{.record = row.recordSeq};
            rank.priority = std::any_of(format.fields.begin(), format.fields.end(), [this, &row](const api::Field &field) {
                return isPriority(field) && !m_values.value(field.name, row.entry).isEmpty();
            });
            for (const api::SortingField &field : instance.sorting.fields)
                rank.keys.append(sortingKey(format, field.fieldName, m_values.value(field.fieldName, row.entry)));
            fresh.push_back(std::move(rank));
            sorted.last = row.recordSeq;
        }
        if (rows.size() < pageSize)
            break;
    }
    if (instance.sorting.type == api::SortingType::Random)
        std::shuffle(fresh.begin(), fresh.end(), m_random);
    const auto urgent = std::stable_partition(fresh.begin(), fresh.end(), [](const Rank &rank) { return rank.priority; });
    std::sort(fresh.begin(), urgent,
              [lastInFirst](const Rank &a, const Rank &b) { return lastInFirst ? a.record > b.record : a.record < b.record; });
    std::stable_sort(urgent, fresh.end(), [&instance](const Rank &a, const Rank &b) {
        for (qsizetype field = 0; field < a.keys.size(); ++field) {
            const int order = a.keys[field].compare(b.keys[field]);
            if (order != 0)
                return (order < 0) == (instance.sorting.fields[field].order == api::SortOrder::Ascending);
        }
        return false;
    });
    const auto numbers = [](auto from, auto to) {
        std::vector<qint64> records;
        std::transform(from, to, std::back_inserter(records), [](const Rank &rank) { return rank.record; });
        return records;
    };
    const std::vector<qint64> before = numbers(fresh.begin(), urgent);
    const std::vector<qint64> behind = numbers(urgent, fresh.end());
    sorted.records.insert(sorted.records.begin() + static_cast<std::ptrdiff_t>(sorted.at), before.begin(), before.end());
    sorted.records.insert(sorted.records.end(), behind.begin(), behind.end());
}

void DialingOrder::startAgain(Sorted &sorted, const InstanceRow &instance)
{
    std::vector<qint64> open; // ascending
    for (qint64 after = 0;;) {
        const auto rows = m_store.results.openRecords(instance.seq, instance.listSeq, after, pageSize);
        for (const ResultRow &row : rows)
            open.push_back(row.recordSeq);
        if (rows.size() < pageSize)
            break;
        after = open.back();
    }
    std::erase_if(sorted.records, [&open](qint64 record) { return !std::binary_search(open.begin(), open.end(), record); });
    sorted.at = 0;
}

} // namespace outdial::sandbox
