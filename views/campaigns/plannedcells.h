// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells of the table of a campaign's lists: a value that is edited and not sent (bar, new value, old one struck through), the
// instance with its letter, and the check box that is collected and not sent at once.
#pragma once

#include <views/campaigns/listletter.h>
#include <views/shared/rowdelegate.h>

namespace outdial::views {

struct PlannedCell {
    QString text;
    QString before; // struck through behind it; only where it is edited
    bool edited = false;
    bool muted = false;
    bool warned = false; // edited here, and changed elsewhere meanwhile
};

// Also edits whole numbers from 1 in place, by a spin box; what is entered goes to setModelData.
class PlannedDelegate : public RowDelegate {
    Q_OBJECT
public:
    using Read = std::function<PlannedCell(const QModelIndex &)>;
    // name: of the editor, for assistive tools; empty: the cell is not edited in place.
    PlannedDelegate(Read read, const QString &editorName, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override;

private:
    Read m_read;
    QString m_editorName;
};

struct InstanceCell {
    ListLetter letter;
    QString name;
    QString list;  // the list's own name, below
    QString badge; // "New": to be bound; else empty
    bool muted = false;
    bool edited = false; // its name is
};

class InstanceDelegate : public RowDelegate {
    Q_OBJECT
public:
    using Read = std::function<InstanceCell(const QModelIndex &)>;
    explicit InstanceDelegate(Read read, QObject *parent = nullptr);

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    QString hiddenText(const QRect &inner, const QModelIndex &index) const override;

private:
    Read m_read;
};

struct CheckCell {
    bool on = false;
    bool edited = false;
    QString word;   // "On"
    QString before; // "Off", when edited
};

// Asks on release of the mouse over box or word; the owner collects it.
class CheckDelegate : public RowDelegate {
    Q_OBJECT
public:
    using Read = std::function<CheckCell(const QModelIndex &)>;
    explicit CheckDelegate(Read read, QObject *parent = nullptr);
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    void requested(const QModelIndex &index, bool on);

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;

private:
    Read m_read;
    QPersistentModelIndex m_pressed;
};

} // namespace outdial::views
