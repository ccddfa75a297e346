// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/importsfilter.h>

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

ImportsFilter::ImportsFilter(ImportsModel *imports, QObject *parent) : QSortFilterProxyModel(parent), m_imports(imports)
{
    setSourceModel(imports);
}

void ImportsFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void ImportsFilter::setGroup(Group group)
{
    m_group = group;
    invalidateFilter();
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

bool ImportsFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto &entry = m_imports->entryAt(row);
    const bool named = m_text.isEmpty() || entry.file.contains(m_text, Qt::CaseInsensitive) ||
                       entry.listName.contains(m_text, Qt::CaseInsensitive);
    return named && (m_group == All || isIn(stateOf(*m_imports, row), m_group));
}

} // namespace outdial::models
