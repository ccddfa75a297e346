// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The journal of changes as a table, the newest first, read in pages off the GUI thread while the view scrolls. New entries come
// in at the top; only another search resets. GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <QList>

#include <models/activity/changejournal.h>
#include <models/lists/timetext.h>

namespace outdial::models {

class ChangesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Made, What, On, Asked, Outcome, By, ColumnCount };

    explicit ChangesModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    // Null: nothing.
    void setSource(StorePtr store, const QString &tenant);
    void setSearch(const QString &text);
    const QString &search() const { return m_search; }
    void setZone(TimeZoneShown zone);
    // Something was added: it is read.
    void readNewer();
    bool isLoaded() const { return m_loaded; } // a first page was read, maybe an empty one
    bool isComplete() const { return m_complete; }
    // Why the last reading failed, in sentences; empty: it did not. Nothing is read on until retry() or readNewer().
    const QString &problem() const { return m_problem; }
    void retry();
    const ChangeMade *changeAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded(); // a page came, or nothing, or a problem

private:
    void restart();
    void read(const QDateTime &before, const QString &beforeId, void (ChangesModel::*then)(const QList<ChangeMade> &));
    void take(quint64 generation, const tl::expected<QList<ChangeMade>, QString> &page,
              void (ChangesModel::*then)(const QList<ChangeMade> &));
    void append(const QList<ChangeMade> &page);
    void prepend(const QList<ChangeMade> &page);
    QList<ChangeMade> freshOf(const QList<ChangeMade> &page) const;

    StorePtr m_store;
    QString m_tenant;
    QString m_search;
    TimeZoneShown m_zone = TimeZoneShown::Local;
    QList<ChangeMade> m_changes;
    QDateTime m_readTo; // the oldest that was read in pages; what comes in at the top does not move it
    QString m_readToId;
    QString m_problem;
    bool m_pageFailed = false; // of the two that are read: a page, or newer ones
    quint64 m_generation = 0;
    bool m_loaded = false;
    bool m_complete = true;
    bool m_reading = false;
    bool m_readingNewer = false;
    bool m_newerWaits = false;
    // Reads too: its thread ends, with its connection to the database, before this does.
    BackgroundWriter m_reader;
};

} // namespace outdial::models
