// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/rowedits.h>

#include <algorithm>

namespace outdial::models {

void RowEdits::set(qint64 row, int column, const QString &text) { m_rows[row][column] = text; }

void RowEdits::remove(qint64 row, int column)
{
    const auto found = m_rows.find(row);
    if (found == m_rows.end())
        return;
    found->second.erase(column);
    if (found->second.empty())
        m_rows.erase(found);
}

void RowEdits::take(const CellMend &mend)
{
    if (mend.text)
        set(mend.row, mend.column, *mend.text);
    else
        remove(mend.row, mend.column);
}

const std::map<int, QString> &RowEdits::of(qint64 row) const
{
    static const std::map<int, QString> none;
    const auto found = m_rows.find(row);
    return found == m_rows.end() ? none : found->second;
}

qint64 RowEdits::rowsUnlike(const RowEdits &other) const
{
    qint64 count = std::ranges::count_if(m_rows, [&](const auto &row) {
        const auto found = other.m_rows.find(row.first);
        return found == other.m_rows.end() || found->second != row.second;
    });
    count += std::ranges::count_if(other.m_rows, [&](const auto &row) { return !m_rows.contains(row.first); });
    return count;
}

std::optional<QString> RowEdits::text(qint64 row, int column) const
{
    const auto found = m_rows.find(row);
    if (found == m_rows.end())
        return std::nullopt;
    const auto cell = found->second.find(column);
    return cell == found->second.end() ? std::nullopt : std::optional(cell->second);
}

void RowEdits::apply(qint64 row, std::span<const std::string_view> cells, std::vector<std::string> &texts,
                     std::vector<std::string_view> &edited) const
{
    edited.assign(cells.begin(), cells.end());
    texts.clear();
    const auto found = m_rows.find(row);
    if (found == m_rows.end())
        return;
    texts.reserve(found->second.size()); // so that nothing moves below
    for (const auto &[column, text] : found->second) {
        if (edited.size() <= std::size_t(column))
            edited.resize(std::size_t(column) + 1);
        texts.push_back(text.toStdString());
        edited[std::size_t(column)] = texts.back();
    }
}

QJsonArray RowEdits::toJson() const
{
    QJsonArray json;
    for (const auto &[row, cells] : m_rows) {
        for (const auto &[column, text] : cells)
            json.append(QJsonArray{double(row), column, text});
    }
    return json;
}

RowEdits RowEdits::fromJson(const QJsonArray &json)
{
    RowEdits edits;
    for (const auto &value : json) {
        const auto edit = value.toArray();
        edits.set(edit.at(0).toInteger(), edit.at(1).toInt(), edit.at(2).toString());
    }
    return edits;
}

} // namespace outdial::models
