// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of jobs, for the page and for the dock at the bottom of other pages: state, job, on what, progress, time, count, and
// the button of each row. As a dock it has a header of its own, which folds it, and the note at its foot.
#pragma once

#include <QTimer>
#include <QWidget>

#include <models/jobs/jobsmodel.h>

class QAction;
class QLabel;

namespace outdial::views {

class Button;
class IconButton;
class TableView;

class JobsView : public QWidget {
    Q_OBJECT
public:
    enum class Place { Page, Dock };
    explicit JobsView(Place place, QWidget *parent = nullptr);
    ~JobsView() override;

    // Null: none; then the table is empty. The model outlives its being shown.
    void setModel(models::JobsModel *model);
    models::JobsModel *model() const { return m_model; }
    TableView *table() const { return m_table; }
    void setFolded(bool folded); // of a dock: only its header is left
    bool isFolded() const { return m_folded; }
    // "2 at work, 1 waiting, 1 failed"; "nothing at work"
    QString summary() const;
    // For a menu of the window: act of the row, details, cancel, clear. The same each time.
    QList<QAction *> actions() const { return {m_actAction, m_detailsAction, m_cancelAction, nullptr, m_clearAction}; }
    static QString footNote();

Q_SIGNALS:
    void summaryChanged();
    void foldedChanged(bool folded);
    void importRequested(const QString &importId); // its page
    void askAgainRequested(const QString &deletionId);
    void listRequested(const QString &listId); // empty: the lists

private:
    void makeActions();
    void refresh();
    void fitRows();
    void refreshActions();
    QString currentId() const;
    void perform(const QString &id, models::JobAct act);
    void performFirst(const QString &id);
    void showMenu(const QModelIndex &index, const QPoint &position);
    void showDetails(const QString &deletionId, bool remains);

    models::JobsModel *m_model = nullptr;
    bool m_folded = false;
    QTimer m_fit;
    TableView *m_table;
    QWidget *m_head = nullptr;
    QWidget *m_foot = nullptr;
    QLabel *m_summary = nullptr;
    Button *m_clear = nullptr;
    IconButton *m_fold = nullptr;
    QAction *m_actAction;
    QAction *m_detailsAction;
    QAction *m_cancelAction;
    QAction *m_clearAction;
};

} // namespace outdial::views
