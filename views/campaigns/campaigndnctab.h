// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The Do-Not-Call lists that a campaign keeps to: name, type with its country or field, and the disposition that a record gets
// for it. The API only tells of them; they are put on a campaign in Contact Center Administrator.
#pragma once

#include <QAbstractTableModel>

#include <views/campaigns/campaigntab.h>

namespace outdial::views {

class TableView;

class DncListsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Type, Disposition, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    // Changes what is other; a reset only when other lists came or went.
    void setLists(const QList<api::DncListRef> &lists);
    const api::DncListRef *listAt(int row) const;
    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    QList<api::DncListRef> m_lists;
};

class CampaignDncTab : public CampaignTab {
    Q_OBJECT
public:
    explicit CampaignDncTab(QWidget *parent = nullptr);

    void showCampaign(const models::CampaignRow *row) override;
    QString tabTitle() const override;
    int tabCount() const override;
    QList<QAction *> actions(MenuId menu) const override;
    QWidget *firstFocus() const override;
    TableView *table() const { return m_table; }

private:
    DncListsModel m_model;
    TableView *m_table;
    QAction *m_copyId;
    bool m_known = false;
};

} // namespace outdial::views
