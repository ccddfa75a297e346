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
    const ChangeMade *changeAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded(); // a page came, or nothing

private:
    void restart();
    void read(const QDateTime &before, const QString &beforeId, void (ChangesModel::*then)(quint64, const QList<ChangeMade> &));
    void append(quint64 generation, const QList<ChangeMade> &page);
    void prepend(quint64 generation, const QList<ChangeMade> &page);

    StorePtr m_store;
    QString m_tenant;
    QString m_search;
    TimeZoneShown m_zone = TimeZoneShown::Local;
    QList<ChangeMade> m_changes;
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
