// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>

#include <api/rules/values.h>
#include <models/campaigns/sortpreview.h>
#include <models/records/recordorder.h>

#include <algorithm>
#include <numeric>

namespace outdial::models {

namespace {

QString toText(std::string_view value) { return QString::fromUtf8(value.data(), qsizetype(value.size())); }

const api::Field *findField(const QList<api::Field> &fields, const QString &name)
{
    const auto at = std::find_if(fields.cbegin(), fields.cend(), [&](const api::Field &field) { return field.name == name; });
    return at == fields.cend() ? nullptr : &*at;
}

int columnOf(const api::RecordPage &page, const QString &name)
{
    for (int i = 0; i < page.entryFieldCount(); ++i) {
        if (toText(page.entryFieldName(i)) == name)
            return i;
    }
    return -1;
}

struct Key {
    bool filled = false;
    qint64 number = 0;
    std::string text;
};

struct KeyColumn {
    SortKind kind = SortKind::Letters;
    bool descending = false;
    std::vector<Key> keys; // by row
};

Key keyOf(std::string_view value, SortKind kind, const QString &format)
{
    Key key;
    std::optional<qint64> number;
    switch (kind) {
    case SortKind::Number:
        number = plainInteger(value);
        break;
    case SortKind::Time:
        number = sortTime(value, format);
        break;
    case SortKind::Text:
    case SortKind::Letters:
        key.filled = !value.empty();
        appendSortKey(value, key.text);
        return key;
    }
    key.filled = number.has_value();
    key.number = number.value_or(0);
    return key;
}

// The next `digits` of them as a number; -1 when they are not there.
int takeDigits(std::string_view &rest, std::size_t digits)
{
    if (rest.size() < digits)
        return -1;
    int number = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (rest[i] < '0' || rest[i] > '9')
            return -1;
        number = number * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(digits);
    return number;
}

} // namespace

SortKind sortKind(api::FieldType type)
{
    switch (type) {
    case api::FieldType::Integer:
    case api::FieldType::Priority:
        return SortKind::Number;
    case api::FieldType::DateTime:
    case api::FieldType::DateTimeCallAt:
        return SortKind::Time;
    case api::FieldType::Company:
    case api::FieldType::FirstName:
    case api::FieldType::LastName:
    case api::FieldType::State:
    case api::FieldType::AgentLoginId:
        return SortKind::Text;
    case api::FieldType::Account:
    case api::FieldType::CallingNumber:
    case api::FieldType::Other:
    case api::FieldType::Phone:
    case api::FieldType::ZipCode:
        return SortKind::Letters;
    }
    return SortKind::Letters;
}

std::optional<qint64> sortTime(std::string_view value, const QString &format)
{
    const std::string layout = rules::dateTimeLayout(format);
    if (layout.empty())
        return std::nullopt;
    int year = -1;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::string_view rest = value;
    for (std::size_t at = 0; at < layout.size();) {
        std::size_t run = 1;
        while (at + run < layout.size() && layout[at + run] == layout[at])
            ++run;
        int *part = nullptr;
        switch (layout[at]) {
        case 'y':
            part = &year;
            break;
        case 'M':
            part = &month;
            break;
        case 'd':
            part = &day;
            break;
        case 'H':
            part = &hour;
            break;
        case 'm':
            part = &minute;
            break;
        case 's':
            part = &second;
            break;
        default:
            break;
        }
        if (part) {
            *part = takeDigits(rest, run);
            if (*part < 0)
                return std::nullopt;
        } else {
            if (rest.substr(0, run) != std::string_view(layout).substr(at, run))
                return std::nullopt;
            rest.remove_prefix(run);
        }
        at += run;
    }
    const QDate date(year, month, day);
    const QTime time(hour, minute, second);
    if (!rest.empty() || !date.isValid() || !time.isValid())
        return std::nullopt;
    return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
}

std::vector<int> firstInOrder(const api::RecordPage &page, const api::Sorting &sorting, const QList<api::Field> &fields,
                              int count)
{
    std::vector<int> rows(std::size_t(page.size()));
    std::iota(rows.begin(), rows.end(), 0);
    if (sorting.type == api::SortingType::Custom) {
        std::vector<KeyColumn> columns;
        for (const api::SortingField &by : sorting.fields) {
            const int column = columnOf(page, by.fieldName);
            if (column < 0)
                continue;
            const api::Field *field = findField(fields, by.fieldName);
            KeyColumn keys;
            keys.kind = field ? sortKind(field->type) : SortKind::Letters;
            keys.descending = by.order == api::SortOrder::Descending;
            for (int row = 0; row < page.size(); ++row)
                keys.keys.push_back(keyOf(page.entryValue(row, column), keys.kind, field ? field->format : QString()));
            columns.push_back(std::move(keys));
        }
        std::stable_sort(rows.begin(), rows.end(), [&columns](int one, int other) {
            for (const KeyColumn &column : columns) {
                const Key &a = column.keys[std::size_t(one)];
                const Key &b = column.keys[std::size_t(other)];
                if (a.filled != b.filled)
                    return a.filled;
                const int order = a.number != b.number ? (a.number < b.number ? -1 : 1) : a.text.compare(b.text);
                if (order != 0)
                    return column.descending ? order > 0 : order < 0;
            }
            return false;
        });
    }
    if (rows.size() > std::size_t(std::max(count, 0)))
        rows.resize(std::size_t(std::max(count, 0)));
    return rows;
}

QStringList previewValues(const api::RecordPage &page, int row, const api::Sorting &sorting, const QList<api::Field> &fields,
                          int values)
{
    QStringList shown;
    QList<int> used;
    const auto add = [&](int column) {
        if (column < 0 || used.contains(column) || shown.size() >= values)
            return;
        used << column;
        const QString value = toText(page.entryValue(row, column)).simplified();
        shown << (value.isEmpty() ? QStringLiteral("—") : value);
    };
    if (sorting.type == api::SortingType::Custom) {
        for (const api::SortingField &by : sorting.fields)
            add(columnOf(page, by.fieldName));
    }
    // What tells a person apart, the most telling first.
    using api::FieldType;
    for (const FieldType type :
         {FieldType::LastName, FieldType::FirstName, FieldType::Company, FieldType::Account, FieldType::Phone}) {
        for (const api::Field &field : fields) {
            if (field.type == type) {
                add(columnOf(page, field.name));
                break;
            }
        }
    }
    for (const api::Field &field : fields) {
        if (field.key)
            add(columnOf(page, field.name));
    }
    for (int column = 0; column < page.entryFieldCount(); ++column)
        add(column);
    return shown;
}

} // namespace outdial::models
