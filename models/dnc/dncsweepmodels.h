// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a look through the pending records has found, as rows: the lists with their counts, below a first row for all of them, and
// the records of one list or of all. Rows are only added while it goes on. GUI thread.
#pragma once

#include <QAbstractTableModel>

#include <models/dnc/dncsweepjob.h>

namespace outdial::models {

class SweptListsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Found, Read, State, ColumnCount };
    explicit SweptListsModel(DncSweepJob &job, QObject *parent = nullptr);

    int listAt(int row) const;               // index of the job's lists; -1: all of them
    const SweptList *sweptAt(int row) const; // null: all
    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    void follow();
    void arrange();
    const DncSweepJob &m_job;
    std::vector<int> m_order; // lists by row, without the first
};

class SweptRecordsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Record, List, Value, DncList, Campaign, Outcome, ColumnCount };
    explicit SweptRecordsModel(DncSweepJob &job, QObject *parent = nullptr);

    void setList(int list); // -1: all
    const SweptRecord *recordAt(int row) const;
    const std::vector<std::size_t> &shown() const { return m_shown; } // indexes of the job's records
    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    void add(int first, int last);
    const DncSweepJob &m_job;
    int m_list = -1;
    std::vector<std::size_t> m_shown;
};

// "Erased", "Changed meanwhile: left alone", ...; empty when nothing was done.
QString sweptOutcomeText(const SweptRecord &record);
// "not bound to a campaign: its records cannot be read", ...
QString sweptStateText(const SweptList &list);

} // namespace outdial::models
