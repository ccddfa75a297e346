// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells of the format designer: ticks in the middle of their columns, the name and the type of a field with their editors, and
// what is stored of a value.
#pragma once

#include <views/shared/rowdelegate.h>

namespace outdial::views {

// Asks on release of the mouse over the box. The current cell has a ring around its box, since Space ticks it.
class TickDelegate : public RowDelegate {
    Q_OBJECT
public:
    // role: bool, whether it is ticked.
    explicit TickDelegate(int role, QObject *parent = nullptr);
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    void requested(const QModelIndex &index);

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override;

private:
    int m_role;
    QPersistentModelIndex m_pressed;
};

class FieldNameDelegate : public TextDelegate {
    Q_OBJECT
public:
    using TextDelegate::TextDelegate;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// A word; in the current row it looks like the combo box that it becomes.
class FieldTypeDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
};

// "14155550131  1 added", or why the tenant would refuse the value.
class StoredDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override;
};

} // namespace outdial::views
