// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/lists/bindingsmodel.h>

#include <algorithm>

namespace outdial::models {

namespace {

bool sameInstances(const QList<api::ListBinding> &a, const QList<api::ListBinding> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const api::ListBinding &x, const api::ListBinding &y) { return x.instanceId == y.instanceId; });
}

} // namespace

BindingsModel::BindingsModel(QObject *parent) : QAbstractListModel(parent) {}

void BindingsModel::setBindings(const QList<api::ListBinding> &bindings)
{
    if (sameInstances(bindings, m_bindings)) {
        m_bindings = bindings;
        if (!bindings.isEmpty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(bindings.size()) - 1));
        return;
    }
    beginResetModel();
    m_bindings = bindings;
    endResetModel();
}

int BindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_bindings.size());
}

QVariant BindingsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_bindings.size())
        return {};
    const api::ListBinding &binding = m_bindings.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return binding.campaignName;
    case Qt::AccessibleTextRole:
        return tr("%1, instance %2").arg(binding.campaignName, binding.instanceId);
    case InstanceIdRole:
        return binding.instanceId;
    default:
        return {};
    }
}

QVariant BindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section == 0 && role == Qt::DisplayRole)
        return tr("Campaign and instance");
    return QAbstractListModel::headerData(section, orientation, role);
}

} // namespace outdial::models
