// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The agents of a campaign in the last hour as a table, sortable by each column; an agent is known by the name. Only who took a
// call is in it: the API lists no agents. GUI thread.
#pragma once

#include <QAbstractTableModel>

#include <models/monitor/monitorfigures.h>

namespace outdial::models {

class AgentsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Agent, Attempts, Done, Talk, Last, ColumnCount };

    explicit AgentsModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    // now: ms since the epoch, UTC. Rows keep their order where nothing changed.
    void setAgents(const QList<AgentFigures> &agents, qint64 now);
    // Only the ages of the last attempts go on.
    void setNow(qint64 now);
    const AgentFigures *agentAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    // The busiest first unless told otherwise; agents without a connect, who have no mean, always last.
    void sort(int column, Qt::SortOrder order) override;
    int sortColumn() const { return m_column; }
    Qt::SortOrder sortOrder() const { return m_order; }

private:
    bool isBefore(const AgentFigures &one, const AgentFigures &other) const;
    void arrange();
    QString text(const AgentFigures &agent, int column) const;
    QString sentence(const AgentFigures &agent, int column) const;

    QList<AgentFigures> m_agents;
    qint64 m_now = 0;
    int m_column = Attempts;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

// "2:14", "0:11", "1:02:03": a duration in seconds, rounded to whole ones.
QString durationText(double seconds);
// Of all connects that an agent had; negative without one.
double meanTalk(const AgentFigures &agent);

} // namespace outdial::models
