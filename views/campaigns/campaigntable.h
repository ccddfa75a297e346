// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of campaigns: what each cell of the model looks like, and its columns.
#pragma once

#include <models/campaigns/campaignrow.h>
#include <views/shared/tableview.h>

namespace outdial::views {

class ToggleDelegate;

// The look of a state, for cells and badges.
StateLook lookOf(models::CampaignShown shown, bool old);

class CampaignTable : public TableView {
    Q_OBJECT
public:
    explicit CampaignTable(QWidget *parent = nullptr);

    // Null: none. Columns and header follow.
    void showModel(QAbstractItemModel *model, int sortColumn, Qt::SortOrder order);
    // What is shown is old: states say since when, and need more room.
    void setOld(bool old);

Q_SIGNALS:
    void dialingRequested(const QString &campaignId, bool on); // toggle released, or Space in the row

private:
    void layColumns();

    ToggleDelegate *m_toggle;
    RowDelegate *m_state;
    RowDelegate *m_name;
    RowDelegate *m_completed;
    RowDelegate *m_penetration;
    RowDelegate *m_lastAttempt;
    bool m_old = false;
};

} // namespace outdial::views
