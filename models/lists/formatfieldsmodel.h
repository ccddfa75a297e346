// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The fields of a format as a table, with what createListWithNewFormat would refuse of them.
#pragma once

#include <QAbstractTableModel>

#include <api/rules/recordrules.h>
#include <api/types/format.h>

namespace outdial::models {

class FormatFieldsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, TypeColumn, PropertiesColumn, ProblemColumn, ColumnCount };

    explicit FormatFieldsModel(QObject *parent = nullptr);
    void setFormat(const api::Format &format);
    // Also those of the format as a whole (field -1), which have no row.
    const std::vector<rules::FormatProblem> &problems() const { return m_problems; }
    bool hasProblem(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString problemsOf(int row) const;

    api::Format m_format;
    std::vector<rules::FormatProblem> m_problems;
};

} // namespace outdial::models
