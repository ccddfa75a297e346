// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of a table that are dragged to another place by the handle in their first column: cursor, drop line, scrolling at the
// edges, Esc. What is moved is known by its key, so that rows may come and go meanwhile. The table paints the drop line by
// calling paint() behind its own painting.
#pragma once

#include <QObject>
#include <QPoint>
#include <QTimer>
#include <QVariant>

#include <views/shared/rowdelegate.h>

#include <functional>

class QModelIndex;

namespace outdial::views {

class TableView;

// The dots by which a row is dragged.
class HandleDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override;
};

class RowDrag : public QObject {
    Q_OBJECT
public:
    using KeyOf = std::function<QVariant(const QModelIndex &)>;

    RowDrag(TableView *table, int handleColumn, KeyOf keyOf);

    void setEnabled(bool enabled) { m_enabled = enabled; }
    bool isActive() const { return m_key.isValid(); }
    void paint() const;

Q_SIGNALS:
    // line: the row before which it was dropped, at most the number of rows; that of the row itself or the next one is its place
    // already.
    void dropped(const QVariant &key, int line);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool viewportEvent(QEvent *event);
    void dragTo(const QPoint &position);
    void end(bool drop);
    void scroll();

    TableView *m_table;
    int m_handle;
    KeyOf m_keyOf;
    bool m_enabled = true;
    QVariant m_key; // of the row under way
    QPoint m_start;
    int m_line = -1; // not far enough yet
    QTimer m_scroll;
};

} // namespace outdial::views
