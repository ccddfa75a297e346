// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The bar above the table with which one goes from one cell that has a text to the next, without hiding the others. Return and
// F3 go on, with Shift back; Escape closes it.
#pragma once

#include <QFrame>

#include <models/records/recordfinder.h>

class QLabel;
class QLineEdit;

namespace outdial::views {

class IconButton;
class RecordColumns;
class TableView;

class FindBar : public QFrame {
    Q_OBJECT
public:
    FindBar(models::RecordsModel *model, TableView *table, RecordColumns *columns, QWidget *parent = nullptr);
    void open();
    void close();
    void goOn(bool backwards);
    QLineEdit *edit() const { return m_edit; }
    QString word() const; // what came of it

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void found(int row, int section, bool wrapped);
    void notFound();

    models::RecordsModel *m_model;
    TableView *m_table;
    RecordColumns *m_columns;
    models::RecordFinder m_finder;
    QLineEdit *m_edit;
    QLabel *m_word;
};

} // namespace outdial::views
