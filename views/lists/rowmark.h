// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The frame around the row that a dragged file would be dropped on. It goes by itself when the drag has left.
#pragma once

#include <QTimer>
#include <QWidget>

namespace outdial::views {

class TableView;

class RowMark : public QWidget {
    Q_OBJECT
public:
    explicit RowMark(TableView *table);
    // -1: none
    void mark(int row);
    int row() const { return m_row; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TableView *m_table;
    int m_row = -1;
    QTimer m_leave;
};

} // namespace outdial::views
