// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What was changed in one Do-Not-Call list from this workstation, the newest first. New changes appear at the top and others
// change in place; a reset only for another list. GUI thread.
#pragma once

#include <QAbstractTableModel>

#include <models/dnc/dncledger.h>

namespace outdial::models {

class DncLedgerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, What, Keys, Outcome, Why, By, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // As DncLedger::changes() gives them.
    void setChanges(const QString &listId, const QList<DncChange> &changes);
    QString listId() const { return m_listId; }
    const DncChange *changeAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    QString m_listId;
    QList<DncChange> m_changes;
};

// "Added", "Removed", "All removed"
QString dncActionText(DncAction action);
// What came of it: the key of a single one, else "4,118 added, 12 refused". Numbers are grouped as the locale does.
QString dncOutcomeText(const DncChange &change);

} // namespace outdial::models
