// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Fourth step: every row is checked, nothing is sent. Counts at true scale, problems by cause, the rows of each.
#pragma once

#include <views/transfer/importstep.h>

class QLabel;
class QListView;
class QPushButton;

namespace outdial::models {
class ProblemRowsModel;
class ProblemsModel;
} // namespace outdial::models

namespace outdial::views {

class Banner;
class Button;
class ProportionBar;
class TableView;

class CheckStep : public ImportStep {
    Q_OBJECT
public:
    explicit CheckStep(models::ImportJob *job, QWidget *parent = nullptr);

    QString nextText() const override;
    QString blocker() const override;
    QString remedy() const override;
    void applyRemedy() override;
    QString caution() const override;
    void enter() override;
    QWidget *firstFocus() const override;

private:
    QWidget *makeTop();
    QWidget *makeProblems();
    QWidget *makeRows();
    void refresh();
    void showProblem(int row);
    bool hasBlocked() const;

    ProportionBar *m_bar;
    QLabel *m_ready;
    QLabel *m_warned;
    QLabel *m_blocked;
    QLabel *m_about;
    Button *m_again;
    Banner *m_error;
    models::ProblemsModel *m_problems;
    TableView *m_list;
    QLabel *m_title;
    QLabel *m_expectation;
    QLabel *m_remedy;
    models::ProblemRowsModel *m_rows;
    TableView *m_table;
    QLabel *m_foot;
    QWidget *m_details;
    QWidget *m_clean;
    bool m_skipBlocked = false; // the user has said that the good rows go without the blocked ones
    bool m_filled = false;
};

} // namespace outdial::views
