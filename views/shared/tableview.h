// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A table as Outdial shows one: hairlines, no grid, rows of one height, columns that give way by rank when the window is narrow,
// the whole row as what is pointed at and selected, and what stands in its place when it is empty or failed.
#pragma once

#include <QHash>
#include <QList>
#include <QPointer>
#include <QTableView>

#include <views/shared/rowdelegate.h>

#include <functional>

class QTimer;

namespace outdial::views {

class EmptyState;

// How a column takes part in the width of the table.
struct TableColumn {
    int width = 120; // at body text 13
    int minimum = 60;
    int rank = 1;                            // 1 stays; 2, 3, ... hide (the highest first) when there is not enough room
    bool stretch = false;                    // takes what is left; one column a table
    RowDelegate *delegate = nullptr;         // null: text; owned by the view
    Qt::Alignment alignment = Qt::AlignLeft; // of its header; numbers right
};

class TableView : public QTableView {
    Q_OBJECT
public:
    // name: what assistive tools call it ("Campaigns"). key: under which widths, order and hidden columns are kept in the
    // settings; empty: they are not kept.
    TableView(const QString &accessibleName, const QString &key, QWidget *parent = nullptr);
    ~TableView() override;

    void setModel(QAbstractItemModel *model) override;
    // Whether a row becomes selected because the table gets the focus, or because the current row has gone, as it does unless
    // set: not where what is selected decides what is done, as into which list rows go.
    void setSelectsByItself(bool selects) { m_selectsByItself = selects; }
    // 40 unless set; 48 with two lines, 36 with editors, 32 short tables, 28 records.
    void setRowHeight(int height);
    // One for each column of the model, in its order. Call after setModel.
    void setColumns(const QList<TableColumn> &columns);
    // What a row is, from any index of it. Loading rows are bars; failed ones offer "Try again".
    void setRowStateReader(std::function<RowState(const QModelIndex &)> read);
    RowState rowState(const QModelIndex &index) const;
    // Sentence of a failed row; "This page did not load." unless set.
    void setFailedText(const QString &sentence) { m_failedText = sentence; }
    QString failedText() const { return m_failedText; }

    int hoveredRow() const { return m_hovered; }
    // Focus is in the view or in an editor of it: the selection is drawn in its strong colour.
    bool hasFocusInside() const;
    bool isFirstColumn(const QModelIndex &index) const;
    bool isLastColumn(const QModelIndex &index) const;
    // x of the left edge of the first column and the width of all visible ones, in the viewport.
    QRect rowRect(const QModelIndex &index) const;

    // Instead of rows. Loading: bars over the height of the view, for a first load. With Empty the header goes too, unless it is
    // to stay since only a filter emptied the table.
    enum class Cover { None, Loading, Empty };
    void setCover(Cover cover, bool keepHeader = false);
    Cover cover() const { return m_cover; }
    // For Cover::Empty; made on first use, fill it before showing.
    EmptyState *emptyState();

    // Row of an activated index by Return or double click is signalled by QTableView::activated.

Q_SIGNALS:
    void spacePressed(const QModelIndex &current);
    // By the right button, the Menu key or Shift+F10. The position is in global coordinates.
    void rowMenuRequested(const QModelIndex &index, const QPoint &position);
    void retryRequested(int row);
    void columnsChanged(); // shown, hidden, moved or resized by the user

public Q_SLOTS:
    void showColumnMenu(const QPoint &globalPosition);
    void resetColumns();

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void layoutColumns();
    void layoutCover();
    void saveColumns();
    void restoreColumns();
    void setHovered(int row);
    void refresh();

    QString m_key;
    QList<TableColumn> m_columns;
    QList<bool> m_userHidden;
    std::function<RowState(const QModelIndex &)> m_rowState;
    QString m_failedText;
    bool m_selectsByItself = true;
    int m_rowHeight = 40;
    int m_hovered = -1;
    bool m_laying = false;
    QTimer *m_saveLater;
    Cover m_cover = Cover::None;
    QPointer<EmptyState> m_empty;
};

} // namespace outdial::views
