// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of one problem as a table: line, what tells the rows apart, the cells that can be mended, what would be stored, and
// the other cells. Writing into a cell mends it. GUI thread.
#pragma once

#include <QAbstractTableModel>

#include <models/transfer/importjob.h>
#include <models/transfer/mender.h>
#include <models/transfer/mendrows.h>

namespace outdial::models {

class MendRowsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Part { Line, Key, Name, Cell, Verdict, Rest };
    enum Role {
        ProspectRole = Qt::UserRole + 1, // a Prospect, as int
        WasRole,                         // of a cell that was mended: what the file says; null else
        WasShortRole,                    // of a row: what the file says in the cell that was mended
        IsMendedRole,                    // of a row
        IsMissingRole,                   // of a cell: the row ends before it
    };

    MendRowsModel(ImportJob *job, Mender *mender, QObject *parent = nullptr);

    void setProblem(const Problem &problem);
    void clear();
    const MendRows &rows() const { return m_rows; }
    // Rows in which the text stands somewhere, whatever its capitals; empty: all.
    void setFilter(const QString &text);
    int filtered() const { return int(m_shown.size()); }

    Part partOf(int column) const;
    int columnOf(Part part) const; // the first one, -1: none
    // In the table, of a row of the file; -1: it is not shown.
    int indexOfRow(qint64 row) const;
    // Takes back what was mended in these rows' cells, as one step.
    void clearMends(const QModelIndexList &rows);
    // While a cell is written in: what would be stored. A null index: nobody does any more.
    void setTrial(const QModelIndex &index, const QString &text);

    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    bool setData(const QModelIndex &index, const QVariant &value, int role) final;
    Qt::ItemFlags flags(const QModelIndex &index) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

Q_SIGNALS:
    void judged(); // what can be counted may be another number now

private:
    struct Column {
        Part part;
        int cell = -1; // of the file
    };
    void makeColumns();
    void judge();
    void showMatching();
    const MendRow &rowAt(int row) const { return m_rows.rows()[size_t(m_shown[size_t(row)])]; }
    QString titleOf(int cell) const;
    QVariant cellData(const MendRow &row, int cell, int role) const;
    QVariant verdictData(const MendRow &row, int role) const;

    ImportJob *m_job;
    Mender *m_mender;
    MendRows m_rows;
    std::vector<Column> m_columns;
    std::vector<int> m_shown; // of the rows
    QString m_filter;
    qint64 m_trialRow = -1;
    MendRows::Verdict m_trial;
};

} // namespace outdial::models
