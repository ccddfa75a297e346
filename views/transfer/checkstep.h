// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Fourth step: every row is checked, nothing is sent. Counts at true scale, problems by cause, the rows of each; and where the
// phone numbers are.
#pragma once

#include <models/transfer/cause.h>
#include <views/transfer/importstep.h>

#include <utility>

class QLabel;
class QListView;
class QPushButton;

namespace outdial::models {
struct ListComparison;
class ProblemsModel;
} // namespace outdial::models

namespace outdial::views {

class Banner;
class Button;
class ProblemPane;
class ProportionBar;
class SegmentedControl;
class TableView;
class ZoneSpread;

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
    void renew() override;
    QWidget *firstFocus() const override;

private:
    QWidget *makeTop();
    QWidget *makeProblemsPage();
    QWidget *makeProblems();
    void refresh();
    void showProblem(int row);
    int problemToShow() const;
    void checkAgain();
    void showView(int view);
    static QString comparisonText(const models::ListComparison &list);
    bool hasBlocked() const;

    ProportionBar *m_bar;
    QLabel *m_ready;
    QLabel *m_warned;
    QLabel *m_blocked;
    QLabel *m_about;
    QLabel *m_compared;
    Button *m_again;
    SegmentedControl *m_views;
    Banner *m_error;
    models::ProblemsModel *m_problems;
    TableView *m_list;
    std::pair<models::Cause, int> m_shown; // cause and field
    ProblemPane *m_pane;
    QWidget *m_details;
    QWidget *m_clean;
    QWidget *m_problemsPage;
    ZoneSpread *m_spread;
    bool m_skipBlocked = false; // the user has said that the good rows go without the blocked ones
    bool m_filled = false;
    bool m_counting = false; // what the panel of places was told last: that the check is under way,
    bool m_places = false;   // and where the numbers are
};

} // namespace outdial::views
