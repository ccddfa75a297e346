// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The shown rows of ListsModel: filter, sort, and the signals that bring the view from one vector of row numbers to the next.

#include <models/lists/listsmodel.h>

#include <algorithm>

namespace outdial::models {

bool ListsModel::matches(const api::CallingList &list) const
{
    return m_filter.isEmpty() || list.name.contains(m_filter, Qt::CaseInsensitive) ||
           list.formatName.contains(m_filter, Qt::CaseInsensitive) || list.id.contains(m_filter, Qt::CaseInsensitive);
}

bool ListsModel::before(int left, int right) const
{
    const api::CallingList &a = m_lists[static_cast<std::size_t>(left)].list;
    const api::CallingList &b = m_lists[static_cast<std::size_t>(right)].list;
    switch (m_sortColumn) {
    case NameColumn:
        return m_collator.compare(a.name, b.name) < 0;
    case FormatColumn:
        return m_collator.compare(a.formatName, b.formatName) < 0;
    case RecordsColumn:
        return a.totalRecords < b.totalRecords;
    case CreatedColumn:
        return a.creationDate < b.creationDate;
    default:
        return left < right;
    }
}

std::vector<int> ListsModel::arranged() const
{
    std::vector<int> rows;
    rows.reserve(m_lists.size());
    for (std::size_t i = 0; i < m_lists.size(); ++i) {
        if (matches(m_lists[i].list))
            rows.push_back(static_cast<int>(i));
    }
    if (m_sortColumn >= 0) {
        std::stable_sort(rows.begin(), rows.end(), [this](int left, int right) {
            return m_sortOrder == Qt::AscendingOrder ? before(left, right) : before(right, left);
        });
    }
    return rows;
}

void ListsModel::setView(std::vector<int> next)
{
    // Rows that stay and keep their order among themselves need no more than insertions and removals.
    std::vector<int> place(m_lists.size(), -1);
    for (std::size_t i = 0; i < m_view.size(); ++i)
        place[static_cast<std::size_t>(m_view[i])] = static_cast<int>(i);
    int last = -1;
    bool sameOrder = true;
    for (int row : next) {
        const int old = place[static_cast<std::size_t>(row)];
        if (old < 0)
            continue;
        sameOrder = sameOrder && old > last;
        last = old;
    }
    if (sameOrder)
        insertAndRemove(next);
    else
        reorder(std::move(next));
}

void ListsModel::insertAndRemove(const std::vector<int> &next)
{
    std::vector<char> stays(m_lists.size(), 0);
    for (int row : next)
        stays[static_cast<std::size_t>(row)] = 1;
    for (int end = shown(); end > 0;) {
        if (stays[static_cast<std::size_t>(m_view[static_cast<std::size_t>(end - 1)])]) {
            --end;
            continue;
        }
        int first = end - 1;
        while (first > 0 && !stays[static_cast<std::size_t>(m_view[static_cast<std::size_t>(first - 1)])])
            --first;
        beginRemoveRows({}, first, end - 1);
        m_view.erase(m_view.begin() + first, m_view.begin() + end);
        endRemoveRows();
        end = first;
    }
    for (std::size_t i = 0; i < next.size(); ++i) {
        if (i < m_view.size() && m_view[i] == next[i])
            continue;
        std::size_t end = i + 1;
        const int following = i < m_view.size() ? m_view[i] : -1;
        while (end < next.size() && next[end] != following)
            ++end;
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(end) - 1);
        m_view.insert(m_view.begin() + static_cast<std::ptrdiff_t>(i), next.begin() + static_cast<std::ptrdiff_t>(i),
                      next.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        i = end - 1;
    }
}

void ListsModel::reorder(std::vector<int> next)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> place(m_lists.size(), -1);
    for (std::size_t i = 0; i < next.size(); ++i)
        place[static_cast<std::size_t>(next[i])] = static_cast<int>(i);
    const int oldShown = shown();
    QModelIndexList after;
    after.reserve(before.size());
    const std::vector<int> old = std::exchange(m_view, std::move(next));
    for (const QModelIndex &was : before) {
        if (was.row() >= oldShown)
            after.append(index(shown() + was.row() - oldShown, was.column())); // the row behind the last list
        else if (const int row = place[static_cast<std::size_t>(old[static_cast<std::size_t>(was.row())])]; row >= 0)
            after.append(index(row, was.column()));
        else
            after.append(QModelIndex());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

// What stands behind the last list. Nothing before the first page is there: the page shows that as a whole.
std::optional<ListsModel::RowKind> ListsModel::lastRow() const
{
    if (m_lists.empty())
        return std::nullopt;
    switch (m_walk.state()) {
    case PagedFetch::State::Done:
        return std::nullopt;
    case PagedFetch::State::Failed:
        return FailedRow;
    case PagedFetch::State::Loading:
        return LoadingRow;
    case PagedFetch::State::Idle:
        break;
    }
    return m_filter.isEmpty() || m_loadAll ? std::optional(LoadingRow) : std::nullopt;
}

void ListsModel::syncLastRow()
{
    const auto wanted = lastRow();
    if (wanted == m_lastRow)
        return;
    const int row = shown();
    if (!wanted) {
        beginRemoveRows({}, row, row);
        m_lastRow.reset();
        endRemoveRows();
    } else if (!m_lastRow) {
        beginInsertRows({}, row, row);
        m_lastRow = wanted;
        endInsertRows();
    } else {
        m_lastRow = wanted;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

} // namespace outdial::models
