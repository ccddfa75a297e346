// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells of the table of records: as the tenant has them, or with an edit that waits to be sent. A cell that is edited says below
// it what the tenant would make of the value, or why it would refuse it; Return keeps it only if it would be taken, Tab goes on
// in the next field of the record, Escape leaves the cell as it was.
#pragma once

#include <QPointer>

#include <api/types/format.h>
#include <views/shared/rowdelegate.h>

class QLabel;
class QLineEdit;

namespace outdial::models {
class RecordsModel;
}

namespace outdial::views {

class RecordCells : public TextDelegate {
    Q_OBJECT
public:
    RecordCells(models::RecordsModel *model, TableView *table);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    // What stands below the cell that is edited.
    QString note() const;
    QLineEdit *editor() const { return m_editor; }

Q_SIGNALS:
    // A cell was left with a value that would be refused: it is as it was before.
    void notKept(const QString &field, const QString &value, const QString &why) const;

protected:
    void paintCell(QPainter *painter, const QRect &inner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    TextCell cellAt(const QModelIndex &index) const;
    api::Field fieldAt(const QModelIndex &index) const;
    void say(const QModelIndex &index) const;
    void goOn(const QModelIndex &from, bool back) const;

    models::RecordsModel *m_model;
    TableView *m_table;
    mutable QPointer<QLineEdit> m_editor;
    mutable QPointer<QLabel> m_note;
    mutable QPersistentModelIndex m_edited;
};

} // namespace outdial::views
