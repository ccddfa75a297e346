// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of a problem, with the cells that can be mended as fields to write in. Enter, F2, typing and a click begin; Enter, Up
// and Down mend and go on in the next row; Escape leaves the cell as it was; Delete takes back what was mended in the rows.
#pragma once

#include <views/shared/tableview.h>

namespace outdial::models {
class MendRowsModel;
}

namespace outdial::views {

class MendCellDelegate;

class MendTable : public TableView {
    Q_OBJECT
public:
    explicit MendTable(models::MendRowsModel *rows, QWidget *parent = nullptr);
    // The model has another problem, and other columns.
    void takeColumns();
    // Opens the cell of the row at the column, or its first one. False: there is none that can be mended.
    bool editRow(int row, int column);
    // A cell that is written in is mended.
    void finishEditing();

Q_SIGNALS:
    void undoWanted(); // in a cell in which nothing was written yet

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    friend class MendCellDelegate;
    bool isCell(const QModelIndex &index) const;
    QModelIndex cellOf(int row, int column) const;
    void goOn(const QModelIndex &from, int rows);
    void goAside(const QModelIndex &from, bool back);
    void showMenu(const QModelIndex &index, const QPoint &position);
    void clearMends();

    models::MendRowsModel *m_rows;
    MendCellDelegate *m_cells;
    RowDelegate *m_keys;
    RowDelegate *m_verdicts;
    int m_known = 0; // columns that may have a delegate
};

} // namespace outdial::views
