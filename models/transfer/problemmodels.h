// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the check found: the kinds of problems, blockers before warnings. Filled anew by each check. Their rows are in
// mendrowsmodel.h. GUI thread.
#pragma once

#include <QAbstractListModel>
#include <QAbstractTableModel>

#include <models/transfer/checkrun.h>
#include <models/transfer/importsettings.h>

namespace outdial::models {

class ProblemsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { RowsRole = Qt::UserRole + 1, WarningRole, FieldNameRole, ExpectationRole, RemedyRole };

    explicit ProblemsModel(QObject *parent = nullptr);
    void setReport(const CheckReport &report, const api::Format &format);

    int rowCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    const Problem &problemAt(int row) const { return m_problems.at(size_t(row)); }

private:
    std::vector<Problem> m_problems;
    api::Format m_format;
};

// Rows of text under column titles: the first rows of a file as they are read. GUI thread.
class SampleRowsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit SampleRowsModel(QObject *parent = nullptr);
    void setRows(const QList<QStringList> &rows, const QStringList &columns);

    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    QList<QStringList> m_rows;
    QStringList m_columns;
};

// The causes of a receipt: why rows were not added, most rows first. GUI thread.
class CausesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { CauseColumn, RowsColumn, ColumnCount };
    enum Role { SecondLineRole = Qt::UserRole + 1, GroupRole };

    explicit CausesModel(QObject *parent = nullptr);
    void setCauses(const QMap<Cause, qint64> &causes);

    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    std::vector<std::pair<Cause, qint64>> m_causes;
};

} // namespace outdial::models
