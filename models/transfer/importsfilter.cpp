// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/importsfilter.h>

#include <algorithm>

namespace outdial::models {

using RowState = ImportsModel::RowState;

namespace {

RowState stateOf(const ImportsModel &imports, int row)
{
    return RowState(imports.index(row, 0).data(ImportsModel::RowStateRole).toInt());
}

bool isIn(RowState state, ImportsFilter::Group group)
{
    switch (group) {
    case ImportsFilter::UnderWay:
        return state == RowState::Running || state == RowState::Waiting || state == RowState::Paused ||
               state == RowState::Undoing;
    case ImportsFilter::CanGoOn:
        return state == RowState::Interrupted || state == RowState::Cancelled || state == RowState::Stopped;
    case ImportsFilter::WithRejects:
        return state == RowState::DoneWithRejects;
    case ImportsFilter::Undone:
        return state == RowState::Undone || state == RowState::PartlyUndone;
    case ImportsFilter::All:
    case ImportsFilter::GroupCount:
        break;
    }
    return true;
}

} // namespace

ImportsFilter::ImportsFilter(ImportsModel *imports, QObject *parent) : QAbstractProxyModel(parent), m_imports(imports)
{
    setSourceModel(imports);
    refilter();
    // Rows only come at the top, and none ever goes.
    connect(imports, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        for (int &row : m_rows)
            row += row >= first ? last - first + 1 : 0;
        refilter();
    });
    connect(imports, &QAbstractItemModel::dataChanged, this, &ImportsFilter::sourceChanged);
}

int ImportsFilter::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int ImportsFilter::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ImportsModel::ColumnCount; }

QModelIndex ImportsFilter::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex ImportsFilter::parent(const QModelIndex &) const { return {}; }

QModelIndex ImportsFilter::mapToSource(const QModelIndex &proxy) const
{
    return proxy.isValid() ? m_imports->index(m_rows.at(proxy.row()), proxy.column()) : QModelIndex();
}

QModelIndex ImportsFilter::mapFromSource(const QModelIndex &source) const
{
    const auto found = std::ranges::lower_bound(m_rows, source.row());
    const bool shown = source.isValid() && found != m_rows.end() && *found == source.row();
    return shown ? createIndex(int(found - m_rows.begin()), source.column()) : QModelIndex();
}

QVariant ImportsFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_imports->headerData(section, orientation, role);
}

void ImportsFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    refilter();
}

void ImportsFilter::setGroup(Group group)
{
    m_group = group;
    refilter();
}

// By inserts and removals, so that what is selected stays so while it is shown.
void ImportsFilter::refilter()
{
    for (auto at = m_rows.size() - 1; at >= 0; --at) {
        if (isShown(m_rows.at(at)))
            continue;
        beginRemoveRows({}, int(at), int(at));
        m_rows.removeAt(at);
        endRemoveRows();
    }
    qsizetype at = 0;
    for (int row = 0; row < m_imports->rowCount(); ++row) {
        if (at < m_rows.size() && m_rows.at(at) == row) {
            ++at;
        } else if (isShown(row)) {
            beginInsertRows({}, int(at), int(at));
            m_rows.insert(at++, row);
            endInsertRows();
        }
    }
}

void ImportsFilter::sourceChanged(const QModelIndex &first, const QModelIndex &last)
{
    if (m_group != All)
        refilter();
    for (int row = first.row(); row <= last.row(); ++row) {
        if (const auto shown = mapFromSource(m_imports->index(row, 0)); shown.isValid())
            Q_EMIT dataChanged(shown, shown.siblingAtColumn(ImportsModel::ColumnCount - 1));
    }
}

std::array<int, ImportsFilter::GroupCount> ImportsFilter::counts() const
{
    std::array<int, GroupCount> counts{};
    for (int row = 0; row < m_imports->rowCount(); ++row) {
        const auto state = stateOf(*m_imports, row);
        for (int group = All; group < GroupCount; ++group)
            counts[size_t(group)] += isIn(state, Group(group)) ? 1 : 0;
    }
    return counts;
}

bool ImportsFilter::isShown(int row) const
{
    const auto &entry = m_imports->entryAt(row);
    const bool named = m_text.isEmpty() || entry.file.contains(m_text, Qt::CaseInsensitive) ||
                       entry.listName.contains(m_text, Qt::CaseInsensitive);
    return named && (m_group == All || isIn(stateOf(*m_imports, row), m_group));
}

} // namespace outdial::models
