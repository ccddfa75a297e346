// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QMimeData>

#include <models/campaigns/plannedlistsmodel.h>
#include <models/connect/errorwords.h>

#include <algorithm>

namespace outdial::models {

namespace {

template <typename Entries>
int placeOf(const Entries &entries, const QString &key, int from = 0)
{
    for (int at = from; at < entries.size(); ++at) {
        if (entries.at(at).instance.key == key)
            return at;
    }
    return -1;
}

} // namespace

PlannedListsModel::PlannedListsModel(CampaignPlan &plan, QObject *parent) : QAbstractTableModel(parent), m_plan(plan)
{
    connect(&m_plan, &CampaignPlan::bound, this, &PlannedListsModel::rename);
    connect(&m_plan, &CampaignPlan::changed, this, &PlannedListsModel::sync);
    sync();
}

void PlannedListsModel::setFigures(const CampaignRow *row, bool old)
{
    m_figures = row ? row->figures : QHash<QString, ProgressFigures>();
    m_errors.clear();
    if (row) {
        for (auto error = row->walkErrors.cbegin(); error != row->walkErrors.cend(); ++error)
            m_errors.insert(error.key(), errorSentence(*error, api::Method::GetUpdatedRecords));
    }
    m_running = row && row->isRunning() && !old;
    sync();
}

QString PlannedListsModel::keyAt(int row) const
{
    return row >= 0 && row < m_entries.size() ? m_entries.at(row).instance.key : QString();
}

int PlannedListsModel::rowOf(const QString &key) const { return placeOf(m_entries, key); }

bool PlannedListsModel::moveBy(int row, int step)
{
    const int to = row + step;
    if (row < 0 || row >= m_entries.size() || to < 0 || to >= m_entries.size() || step == 0)
        return false;
    m_plan.moveTo(keyAt(row), to);
    return true;
}

QList<PlannedListsModel::Entry> PlannedListsModel::target() const
{
    QList<Entry> entries;
    for (const PlannedInstance &instance : m_plan.instances()) {
        Entry entry;
        entry.instance = instance;
        if (const auto known = m_figures.constFind(instance.key); known != m_figures.cend())
            entry.figures = *known;
        entry.error = m_errors.value(instance.key);
        entry.running = m_running && !instance.isNew && instance.now.enabled;
        entries << entry;
    }
    return entries;
}

void PlannedListsModel::sync()
{
    const QList<Entry> entries = target();
    const bool another = m_plan.campaignId() != m_campaignId;
    if (another) {
        beginResetModel();
        m_campaignId = m_plan.campaignId();
        m_entries.clear();
        m_letters.clear();
    }
    for (const Entry &entry : entries) {
        if (!m_letters.contains(entry.instance.key))
            m_letters.insert(entry.instance.key, int(m_letters.size()));
    }
    if (another) {
        m_entries = entries;
        endResetModel();
        return;
    }
    arrange(entries);
    for (int row = 0; row < entries.size(); ++row) {
        Entry &shown = m_entries[row];
        const Entry &entry = entries.at(row);
        if (isSamePlanned(shown.instance, entry.instance) && shown.figures == entry.figures && shown.error == entry.error &&
            shown.running == entry.running)
            continue;
        shown = entry;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void PlannedListsModel::arrange(const QList<Entry> &target)
{
    for (int at = int(m_entries.size()) - 1; at >= 0; --at) {
        if (placeOf(target, m_entries.at(at).instance.key) >= 0)
            continue;
        beginRemoveRows({}, at, at);
        m_entries.removeAt(at);
        endRemoveRows();
    }
    for (int at = 0; at < target.size(); ++at) {
        const QString &key = target.at(at).instance.key;
        const int from = placeOf(m_entries, key, at);
        if (from < 0) {
            beginInsertRows({}, at, at);
            m_entries.insert(at, target.at(at));
            endInsertRows();
        } else if (from == at + 1) {
            // Everything above moved up by one: then it is the row in between that was moved down.
            const int to = std::min(placeOf(target, m_entries.at(at).instance.key), int(m_entries.size()) - 1);
            beginMoveRows({}, at, at, {}, to + 1);
            m_entries.move(at, to);
            endMoveRows();
            --at; // what came up is looked at again
        } else if (from != at) {
            beginMoveRows({}, from, from, {}, at);
            m_entries.move(from, at);
            endMoveRows();
        }
    }
}

void PlannedListsModel::rename(const QString &key, const QString &instanceId)
{
    if (m_letters.contains(instanceId))
        return; // a reading was faster
    if (const auto letter = m_letters.constFind(key); letter != m_letters.cend())
        m_letters.insert(instanceId, *letter);
    m_letters.remove(key);
    if (const int row = rowOf(key); row >= 0)
        m_entries[row].instance.key = instanceId; // sync() follows and tells of it
}

int PlannedListsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

int PlannedListsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

bool PlannedListsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    // A view clears what was dragged away by values that are none.
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || !value.isValid())
        return false;
    const QString key = keyAt(index.row());
    if (index.column() == Enabled && (role == Qt::CheckStateRole || role == Qt::EditRole)) {
        m_plan.setEnabled(key, role == Qt::EditRole ? value.toBool() : value.toInt() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    switch (index.column()) {
    case Order:
        if (isNumber && number > 0)
            m_plan.setOrder(key, number);
        return isNumber && number > 0;
    case Ratio:
        if (isNumber && number > 0)
            m_plan.setRatio(key, number);
        return isNumber && number > 0;
    case Instance:
        m_plan.setName(key, value.toString());
        return true;
    default:
        return false;
    }
}

Qt::ItemFlags PlannedListsModel::flags(const QModelIndex &index) const
{
    // Rows are dropped between rows, never onto one.
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == Order || index.column() == Ratio)
        flags |= Qt::ItemIsEditable;
    if (index.column() == Enabled)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QStringList PlannedListsModel::mimeTypes() const { return {QLatin1String(mimeType)}; }

QMimeData *PlannedListsModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    // With the campaign: a row of another window's campaign is not to be dropped here.
    const QString text = m_campaignId + u'\n' + keyAt(indexes.constFirst().row());
    data->setData(QLatin1String(mimeType), text.toUtf8());
    return data;
}

bool PlannedListsModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int, const QModelIndex &) const
{
    if (!data || action != Qt::MoveAction)
        return false;
    const QString text = QString::fromUtf8(data->data(QLatin1String(mimeType)));
    const qsizetype end = text.indexOf(u'\n');
    return end >= 0 && text.left(end) == m_campaignId && rowOf(text.mid(end + 1)) >= 0;
}

bool PlannedListsModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const QString text = QString::fromUtf8(data->data(QLatin1String(mimeType)));
    const QString key = text.mid(text.indexOf(u'\n') + 1);
    // The row before which it is dropped; behind all others when that is none.
    int before = parent.isValid() ? parent.row() : row;
    if (before < 0)
        before = rowCount();
    m_plan.moveTo(key, rowOf(key) < before ? before - 1 : before);
    return true;
}

} // namespace outdial::models
