// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of a campaign's list instances. All by mouse and by keys: rows are dragged by their handle or moved by Alt+Up and
// Alt+Down, order and ratio are edited in place (double click, F2; Tab goes on to the next), Space switches, Return opens, Del
// unbinds. It changes nothing by itself but asks; what is edited comes back through the model.
#pragma once

#include <views/shared/tableview.h>

class QTimer;

namespace outdial::models {
class PlannedListsModel;
}

namespace outdial::views {

class CheckDelegate;
class PlannedDelegate;
class RowDrag;

class CampaignListsTable : public TableView {
    Q_OBJECT
public:
    explicit CampaignListsTable(QWidget *parent = nullptr);
    ~CampaignListsTable() override;

    void showModel(models::PlannedListsModel *model);
    QString currentKey() const;
    void setCurrentKey(const QString &key);
    // Starts the editor of the current row; F2 is that of the ratio, Shift+F2 that of the order.
    void editOrder();
    void editRatio();
    void moveUp() { step(-1); }
    void moveDown() { step(1); }
    // What can be edited at all: not while the campaign is gone or old.
    void setEditable(bool editable);

Q_SIGNALS:
    // place: of the rows as they will be, 0 is the first.
    void moveRequested(const QString &key, int place);
    void enabledRequested(const QString &key, bool enabled);
    void editRequested(const QString &key);
    void sortingRequested(const QString &key);
    void unbindRequested(const QString &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    QString keyAt(const QModelIndex &index) const;
    void step(int by);
    void drop(const QVariant &key, int line);
    void editCell(int row, int column);

    models::PlannedListsModel *m_model = nullptr;
    PlannedDelegate *m_order;
    PlannedDelegate *m_ratio;
    CheckDelegate *m_check;
    RowDrag *m_drag;
    bool m_editable = true;
};

} // namespace outdial::views
