// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The fields of a design. By mouse and by keys: rows are dragged by their handle or moved by Alt+Up and Alt+Down, names and types
// are edited in place (double click, F2, Return), Space ticks the current box, Insert and Delete add and remove fields.
#pragma once

#include <views/shared/tableview.h>

class QTimer;

namespace outdial::models {
class FormatDesign;
}

namespace outdial::views {

class RowDrag;

class FormatFieldsTable : public TableView {
    Q_OBJECT
public:
    // The design outlives the table.
    explicit FormatFieldsTable(models::FormatDesign &design, QWidget *parent = nullptr);

    quint64 currentField() const;
    void setCurrentField(quint64 id);
    void editName();
    void editType();
    void insertField(); // below the current one, its name open
    void removeField();
    void moveUp() { step(-1); }
    void moveDown() { step(1); }
    void setEditable(bool editable);

Q_SIGNALS:
    void currentFieldChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void step(int by);
    void editCell(int column);
    void tick(const QModelIndex &index);
    void drop(const QVariant &field, int line);
    void restoreCurrent();

    models::FormatDesign &m_design;
    RowDrag *m_drag;
    bool m_editable = true;
    quint64 m_current = 0;
    int m_currentRow = 0;
};

} // namespace outdial::views
