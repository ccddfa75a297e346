// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// "How a row is stored": beside the fields of a design, one row of a CSV file as the tenant would store it, and how many of the
// rows would fit.
#pragma once

#include <QFrame>

class QLabel;
class QStackedWidget;

namespace outdial::models {
class FormatDesign;
class StoredRowModel;
} // namespace outdial::models

namespace outdial::views {

class Button;
class ElidedLabel;
class IconButton;
class IconLabel;
class TableView;

class StoredPane : public QFrame {
    Q_OBJECT
public:
    // The design outlives it.
    explicit StoredPane(models::FormatDesign &design, QWidget *parent = nullptr);

    models::StoredRowModel *model() const { return m_model; }
    void showField(int row); // the row of the current field; -1: none
    // The file is being read, or cannot be: a sentence; empty: neither.
    void setReading(const QString &fileName);
    void setProblem(const QString &sentence);

Q_SIGNALS:
    void fileWanted();

private:
    QWidget *makeHead();
    QWidget *makeCounts();
    QWidget *makeEmpty();
    void refreshEmpty();
    void refresh();

    models::FormatDesign &m_design;
    models::StoredRowModel *m_model;
    QString m_reading;
    QString m_problem;
    IconButton *m_previous;
    IconButton *m_next;
    QLabel *m_place;
    QStackedWidget *m_stack;
    TableView *m_table;
    IconLabel *m_emptyIcon;
    QLabel *m_emptyTitle;
    QLabel *m_emptyText;
    Button *m_choose;
    QWidget *m_counts;
    QLabel *m_fits;
    QLabel *m_refused;
    IconLabel *m_refusedIcon;
    IconLabel *m_fitsIcon;
    Button *m_show;
    QLabel *m_rowProblem;
};

} // namespace outdial::views
