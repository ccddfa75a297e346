// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The lists of one campaign in dialing order, for its pane. Reset only when another campaign is shown; a refresh inserts,
// removes, moves and changes rows, so that the current list stays. The identity of a row is its instance id.
#pragma once

#include <QAbstractListModel>

#include <models/campaigns/campaignrow.h>

#include <optional>

namespace outdial::models {

class CampaignListsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        ListIdRole = Qt::UserRole + 1,
        InstanceIdRole,
        EnabledRole,
        PositionRole, // 1, 2, ...: the place in dialing order
        OrderRole,    // as the tenant has it; several may have the same
        RatioRole,
        SortingRole, // "priority ↓, renewal_date ↑"
        TotalRole,
        CompletedRole, // invalid: not read yet
        AttemptedRole,
        RunningRole, // of the campaign, and what is shown is not old
        ErrorRole
    };
    using QAbstractListModel::QAbstractListModel;

    // Null: no campaign.
    void setCampaign(const CampaignRow *row, bool old);

    int rowCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    int enabledCount() const;

private:
    struct Entry {
        api::ListInstance list;
        std::optional<ProgressFigures> figures;
        QString error;
    };
    QString sentence(const Entry &entry) const;

    QString m_campaignId;
    bool m_running = false;
    QList<Entry> m_entries;
};

} // namespace outdial::models
