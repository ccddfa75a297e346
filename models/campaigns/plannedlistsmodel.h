// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The list instances of a campaign as a table: what the tenant has, and what the plan makes of it. In the planned dialing order;
// a row is known by its key. Order, ratio, name and enabled are edited in place, rows are dragged to another place: all of it
// goes into the plan, nothing to the tenant. GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <QHash>

#include <models/campaigns/campaignplan.h>
#include <models/campaigns/campaignrow.h>

#include <optional>

namespace outdial::models {

class PlannedListsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Handle, Order, Instance, Ratio, Sorting, Completed, Penetration, Enabled, ColumnCount };
    enum Role {
        // Of the cell:
        EditedRole = Qt::UserRole + 1, // bool
        BeforeRole,                    // what the tenant has, as text; null where nothing is edited
        ElsewhereRole,                 // bool: edited here, and changed by somebody else meanwhile
        NowRole,                       // the values: int, int, bool, QString of order, ratio, enabled, name; invalid for others
        PlannedRole,                   //
        // Of the row:
        KeyRole,
        NewRole,       // bool: to be bound
        LetterRole,    // 0, 1, ...: for listLetter(); stays with the instance while the campaign is shown
        NameRole,      // of the instance, or of the list where it has none
        ListNameRole,  //
        ListIdRole,    //
        OnRole,        // bool, as planned
        PendingRole,   // bool: something of it is edited, or it is new
        TotalRole,     // qint64 records
        CompletedRole, // likewise; invalid: not read yet
        AttemptedRole, // likewise
        ShareRole,     // "57.0%", "not read yet"
        CountRole,     // "9,120 of 16,000"
        RunningRole,   // bool: the campaign runs, this list is on in it, and what is shown is not old
        ErrorRole,     // why the records could not be read; may be empty
    };
    static constexpr auto mimeType = "application/x-outdial-list-instance";

    // The plan outlives the model.
    explicit PlannedListsModel(CampaignPlan &plan, QObject *parent = nullptr);

    // Progress and state; the plan is rebased by the owner. Null: not known. old: stale or offline.
    void setFigures(const CampaignRow *row, bool old);
    QString keyAt(int row) const;
    int rowOf(const QString &key) const; // -1: it is not there
    // 0, 1, ...; -1 for what was never here.
    int letterOf(const QString &key) const { return m_letters.value(key, -1); }
    // Up (-1) or down (1), as by Alt and an arrow. False: it is the first or the last.
    bool moveBy(int row, int step);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    // EditRole: order, ratio (from 1), name of the instance, enabled; CheckStateRole: enabled.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    Qt::DropActions supportedDragActions() const override { return Qt::MoveAction; }
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

private:
    struct Entry {
        PlannedInstance instance;
        std::optional<ProgressFigures> figures;
        QString error;
        bool running = false;
    };
    QList<Entry> target() const;
    void sync();
    void arrange(const QList<Entry> &target);
    void rename(const QString &key, const QString &instanceId);
    QVariant cellData(const Entry &entry, int column, int role) const;
    QString text(const Entry &entry, int column) const;
    QString sentence(const Entry &entry, int column) const;

    CampaignPlan &m_plan;
    QString m_campaignId;
    QHash<QString, ProgressFigures> m_figures;
    QHash<QString, QString> m_errors;
    bool m_running = false;
    QList<Entry> m_entries;
    QHash<QString, int> m_letters;
};

} // namespace outdial::models
