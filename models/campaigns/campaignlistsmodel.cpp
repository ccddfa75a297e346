// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/campaignlistsmodel.h>
#include <models/campaigns/campaignwords.h>
#include <models/connect/errorwords.h>

#include <algorithm>

namespace outdial::models {

void CampaignListsModel::setCampaign(const CampaignRow *row, bool old)
{
    QList<Entry> target;
    if (row) {
        for (const api::ListInstance &list : row->listsInOrder()) {
            Entry entry{list, std::nullopt, {}};
            if (const auto known = row->figures.constFind(list.instanceId); known != row->figures.constEnd())
                entry.figures = *known;
            if (const auto error = row->walkErrors.constFind(list.instanceId); error != row->walkErrors.constEnd())
                entry.error = errorSentence(*error, api::Method::GetUpdatedRecords);
            target << entry;
        }
    }
    m_running = row && row->isRunning() && !old;
    if (const QString id = row ? row->id : QString(); id != m_campaignId) {
        beginResetModel();
        m_campaignId = id;
        m_entries = target;
        endResetModel();
        return;
    }
    const auto find = [](const QList<Entry> &entries, const QString &id, int from) {
        for (int at = from; at < entries.size(); ++at) {
            if (entries.at(at).list.instanceId == id)
                return at;
        }
        return -1;
    };
    for (int at = int(m_entries.size()) - 1; at >= 0; --at) {
        if (find(target, m_entries.at(at).list.instanceId, 0) >= 0)
            continue;
        beginRemoveRows({}, at, at);
        m_entries.removeAt(at);
        endRemoveRows();
    }
    for (int at = 0; at < target.size(); ++at) {
        const int from = find(m_entries, target.at(at).list.instanceId, at);
        if (from < 0) {
            beginInsertRows({}, at, at);
            m_entries.insert(at, target.at(at));
            endInsertRows();
        } else if (from != at) {
            beginMoveRows({}, from, from, {}, at);
            m_entries.move(from, at);
            endMoveRows();
        }
    }
    while (m_entries.size() > target.size()) { // an instance that was named twice
        const int last = int(m_entries.size()) - 1;
        beginRemoveRows({}, last, last);
        m_entries.removeAt(last);
        endRemoveRows();
    }
    if (m_entries.isEmpty())
        return;
    m_entries = target;
    Q_EMIT dataChanged(index(0), index(int(m_entries.size()) - 1));
}

int CampaignListsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

int CampaignListsModel::enabledCount() const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return entry.list.enabled; }));
}

QString CampaignListsModel::sentence(const Entry &entry) const
{
    const api::ListInstance &list = entry.list;
    if (!list.enabled)
        return tr("%1, %2 records, off").arg(list.listName, groupedText(list.totalRecords));
    const QString how = tr("ratio %1, sorting %2").arg(list.dialingRatio).arg(sortingText(list.sorting));
    if (!entry.figures)
        return tr("%1, not read yet, %2 records, %3").arg(list.listName, groupedText(list.totalRecords), how);
    return tr("%1, %2, %3 of %4 completed, %5")
        .arg(list.listName, shareText(entry.figures->completed, list.totalRecords), groupedText(entry.figures->completed),
             groupedText(list.totalRecords), how);
}

QVariant CampaignListsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.list.instanceName.isEmpty() ? entry.list.listName
                                                 : tr("%1 (%2)").arg(entry.list.listName, entry.list.instanceName);
    case Qt::AccessibleTextRole:
        return sentence(entry);
    case Qt::ToolTipRole:
        return entry.error.isEmpty() ? QVariant() : QVariant(entry.error);
    case ListIdRole:
        return entry.list.listId;
    case InstanceIdRole:
        return entry.list.instanceId;
    case EnabledRole:
        return entry.list.enabled;
    case PositionRole:
        return index.row() + 1;
    case OrderRole:
        return entry.list.order;
    case RatioRole:
        return entry.list.dialingRatio;
    case SortingRole:
        return sortingText(entry.list.sorting);
    case TotalRole:
        return entry.list.totalRecords;
    case CompletedRole:
        return entry.figures ? QVariant(entry.figures->completed) : QVariant();
    case AttemptedRole:
        return entry.figures ? QVariant(entry.figures->attempted) : QVariant();
    case RunningRole:
        return m_running;
    case ErrorRole:
        return entry.error;
    default:
        return {};
    }
}

} // namespace outdial::models
