// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Who made the attempts of the last hour, as a table that is sorted by a click on a title.
#pragma once

#include <models/monitor/agentsmodel.h>
#include <views/monitor/carddata.h>
#include <views/shared/widgets.h>

namespace outdial::views {

class EmptyState;
class TableView;

class AgentsCard : public Card {
    Q_OBJECT
public:
    explicit AgentsCard(QWidget *parent = nullptr);
    void setCard(const CardData &card);
    void tick(qint64 now);
    TableView *table() const { return m_table; }
    models::AgentsModel &model() { return m_model; }

private:
    QLabel *m_count;
    QLabel *m_nothing;
    TableView *m_table;
    models::AgentsModel m_model;
    bool m_old = false;
};

} // namespace outdial::views
