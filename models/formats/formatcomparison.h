// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where two formats differ, field by field: fields that only one has, properties that differ, another order.
#pragma once

#include <QAbstractTableModel>

#include <api/types/format.h>

namespace outdial::models {

struct FormatDifference {
    enum class Kind { OnlyHere, OnlyThere, Differs, Order };
    Kind kind = Kind::Differs;
    QString field;    // empty for Order
    QString property; // "Required"; empty for a field as a whole
    QString here;
    QString there;
};

// Fields are the same when their names are; names are case-sensitive. In the order of here's fields, then what only there has.
QList<FormatDifference> compareFormats(const api::Format &here, const api::Format &there);

class FormatDifferencesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { FieldColumn, PropertyColumn, HereColumn, ThereColumn, ColumnCount };
    enum Role { DifferenceKindRole = Qt::UserRole + 1 }; // FormatDifference::Kind as int

    using QAbstractTableModel::QAbstractTableModel;
    void setFormats(const api::Format &here, const api::Format &there);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<FormatDifference> m_differences;
    QString m_here;
    QString m_there;
};

} // namespace outdial::models
