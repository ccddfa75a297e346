// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The campaigns that a calling list is bound to, one row an instance, as Get List names them. The method gives no names of
// instances, so a campaign that has several is told apart by their ids.
#pragma once

#include <QAbstractListModel>

#include <api/types/callinglist.h>

namespace outdial::models {

class BindingsModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { InstanceIdRole = Qt::UserRole + 1 };

    explicit BindingsModel(QObject *parent = nullptr);
    // Rows with the same instance stay the same rows.
    void setBindings(const QList<api::ListBinding> &bindings);
    const QList<api::ListBinding> &bindings() const { return m_bindings; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<api::ListBinding> m_bindings;
};

} // namespace outdial::models
