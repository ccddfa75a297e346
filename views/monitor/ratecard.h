// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Attempts and completions a minute over an hour, a day or a week: a large chart with its legend, or the same points as a table
// that can be copied.
#pragma once

#include <models/monitor/chartmodel.h>
#include <views/monitor/carddata.h>
#include <views/shared/widgets.h>

class QAction;
class QStackedWidget;

namespace outdial::views {

class RateChart;
class SegmentedControl;
class TableView;

class RateCard : public Card {
    Q_OBJECT
public:
    explicit RateCard(QWidget *parent = nullptr);
    void setCard(const CardData &card);

    models::ChartSpan span() const;
    void setSpan(models::ChartSpan span); // emits nothing
    bool isTable() const;
    void setTable(bool table);
    // The selected rows, or all of them, into the clipboard.
    void copyTable();

    RateChart *chart() const { return m_chart; }
    TableView *table() const { return m_table; }
    // For a menu: as a table (checked while it is one), copy.
    QAction *tableAction() const { return m_tableAction; }
    QAction *copyAction() const { return m_copyAction; }
    QList<QWidget *> partsInTabOrder() const;

Q_SIGNALS:
    void spanChanged(outdial::models::ChartSpan span); // by the user

private:
    void makeHead();
    void makeTable();
    void showTable(bool table);

    QWidget *m_legend;
    SegmentedControl *m_spans;
    Button *m_copy;
    Button *m_asTable;
    QStackedWidget *m_stack;
    RateChart *m_chart;
    TableView *m_table;
    QAction *m_tableAction;
    QAction *m_copyAction;
    models::ChartModel m_model;
    models::Chart m_shown;
};

} // namespace outdial::views
