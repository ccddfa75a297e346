// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The points of a chart of rates as a table, the newest first: what the picture shows, in numbers. A step is known by its start.
// GUI thread.
#pragma once

#include <QAbstractTableModel>

#include <models/monitor/monitorfigures.h>

namespace outdial::models {

class ChartModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Attempts, Completions, ColumnCount };
    enum Role { KnownRole = Qt::UserRole + 1 }; // bool; false: nothing was read of this step

    explicit ChartModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setChart(const Chart &chart);

    // These rows, or all when there are none, as lines of values with tabs between them, below a line of titles; the oldest
    // first. Times are local, with the date; what was not read is empty.
    QString textOf(QList<int> rows) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ChartPoint &point, int column) const;
    QString timeText(const ChartPoint &point) const;

    ChartSpan m_span = ChartSpan::Hour;
    qint64 m_step = 0;
    QList<ChartPoint> m_points; // the newest first
};

} // namespace outdial::models
