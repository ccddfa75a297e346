// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRegularExpression>

#include <models/transfer/bulkmends.h>

#include <algorithm>

namespace outdial::models {

namespace {

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

bool isOfPhones(Cause cause)
{
    return cause == Cause::PhoneLength || cause == Cause::PhoneTenDigitsWith1 || cause == Cause::PhoneImpossible;
}

const FieldSource &sourceOf(const MendRows &rows, const ImportSettings &settings)
{
    return settings.mapping.sources.at(size_t(rows.field()));
}

// Without the cells of rows that are not mended by it.
BulkMend onlyMending(const MendRows &rows, const ImportSettings &now, BulkMend all)
{
    const auto mended = rows.mendedBy(all.appliedTo(now));
    all.cells.removeIf([&](const CellMend &mend) { return !std::ranges::binary_search(mended, mend.row); });
    return all;
}

// Of the rows that are not mended: what `change` makes of a cell, where that mends the row.
template <typename Change>
BulkMend changeCells(const MendRows &rows, const ImportSettings &now, Change &&change)
{
    BulkMend all;
    for (const auto &row : rows.rows()) {
        for (const int cell : rows.cells()) {
            const std::optional<QString> text = row.isMended ? std::nullopt : change(row.cells.value(cell));
            if (text)
                all.cells.append({row.problem.row, cell, text});
        }
    }
    return onlyMending(rows, now, std::move(all));
}

} // namespace

std::vector<BulkKind> bulkKindsOf(const MendRows &rows, const ImportSettings &settings)
{
    if (rows.cause() == Cause::ColumnCount)
        return {BulkKind::MissingCells};
    if (rows.field() < 0 || rows.cells().empty())
        return {};
    std::vector<BulkKind> kinds;
    const auto cause = rows.cause();
    if (isOfPhones(cause)) {
        kinds.push_back(BulkKind::DropExtensions);
        // What a joined number begins with is not in one cell.
        if (cause == Cause::PhoneLength && rows.cells().size() == 1)
            kinds.push_back(BulkKind::AreaCode);
    }
    if (cause == Cause::NotADateTime)
        kinds.push_back(BulkKind::DatePattern);
    const auto &fields = settings.format.fields;
    const bool isOnlyKey = fields[rows.field()].key && std::ranges::count(fields, true, &api::Field::key) == 1;
    if (cause == Cause::RequiredEmpty || cause == Cause::CannotBeReset || cause == Cause::KeyEmpty) {
        if (!isOnlyKey) // the same key in all of them would come twice
            kinds.push_back(BulkKind::Fill);
    } else {
        kinds.push_back(BulkKind::Replace);
    }
    return kinds;
}

bool isOfCells(BulkKind kind)
{
    return kind == BulkKind::DropExtensions || kind == BulkKind::AreaCode || kind == BulkKind::MissingCells;
}

ImportSettings BulkMend::appliedTo(ImportSettings settings) const
{
    for (const auto &cell : cells)
        settings.edits.take(cell);
    if (field >= 0)
        settings.mapping.sources.at(size_t(field)).cleanUp = cleanUp;
    return settings;
}

std::optional<QString> withoutExtension(const QString &number)
{
    static const QRegularExpression ending(QStringLiteral("[\\s,;]*(?:x|ext|extn|extension|#)[\\s.:]*[0-9]{1,6}\\s*$"),
                                           QRegularExpression::CaseInsensitiveOption);
    const auto match = ending.match(number);
    if (!match.hasMatch())
        return std::nullopt;
    const QString left = number.left(match.capturedStart());
    return std::ranges::any_of(left, isDigit) ? std::optional(left) : std::nullopt;
}

std::optional<QString> withAreaCode(const QString &number, const QString &areaCode)
{
    if (areaCode.isEmpty() || std::ranges::count_if(number, isDigit) != 7)
        return std::nullopt;
    return QStringLiteral("(%1) %2").arg(areaCode, number.trimmed());
}

BulkMend dropExtensions(const MendRows &rows, const ImportSettings &now) { return changeCells(rows, now, withoutExtension); }

BulkMend fillMissingCells(const MendRows &rows, const ImportSettings &now)
{
    BulkMend all;
    const auto columns = int(now.columns.size());
    for (const auto &row : rows.rows()) {
        if (!row.isMended && row.cells.size() < columns)
            all.cells.append({row.problem.row, columns - 1, QString()}); // those before it come with it
    }
    return onlyMending(rows, now, std::move(all));
}

BulkMend prependAreaCode(const MendRows &rows, const ImportSettings &now, const QString &areaCode)
{
    return changeCells(rows, now, [&](const QString &number) { return withAreaCode(number, areaCode); });
}

BulkMend replaceValue(const MendRows &rows, const ImportSettings &now, const QString &value, const QString &by)
{
    BulkMend all;
    all.field = rows.field();
    all.cleanUp = sourceOf(rows, now).cleanUp;
    all.cleanUp.replacements.removeIf(
        [&](const Replacement &known) { return known.value.compare(value, Qt::CaseInsensitive) == 0; });
    all.cleanUp.replacements.append({value, by});
    return all;
}

BulkMend readDatesAs(const MendRows &rows, const ImportSettings &now, const QString &pattern)
{
    BulkMend all;
    all.field = rows.field();
    all.cleanUp = sourceOf(rows, now).cleanUp;
    all.cleanUp.date.pattern = pattern;
    if (!hasTime(pattern)) {
        all.cleanUp.date.zone.clear();
        all.cleanUp.date.storedZone.clear();
    }
    return all;
}

std::vector<ValueCount> valuesOf(const MendRows &rows, const ImportSettings &now)
{
    std::vector<ValueCount> values;
    const auto &source = sourceOf(rows, now);
    const auto &field = now.format.fields[rows.field()];
    for (const auto &row : rows.rows()) {
        if (row.isMended)
            continue;
        const QString value = sampleOf(row.cells, source, field, now.typesKnown).raw;
        if (value.isEmpty())
            continue;
        const auto known =
            std::ranges::find_if(values, [&](const auto &each) { return each.value.compare(value, Qt::CaseInsensitive) == 0; });
        if (known == values.end())
            values.push_back({value, 1});
        else
            ++known->rows;
    }
    std::ranges::stable_sort(values, std::ranges::greater{}, &ValueCount::rows);
    return values;
}

} // namespace outdial::models
