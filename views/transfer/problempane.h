// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One problem of the check, and its rows: what was expected, what to do, and the cells to mend in place, one by one or many at
// once. Mended rows stay in sight until the new check.
#pragma once

#include <QFrame>
#include <QHash>

#include <models/transfer/bulkmends.h>

class QLabel;
class QHBoxLayout;

namespace outdial::models {
class ImportJob;
class Mender;
class MendRowsModel;
} // namespace outdial::models

namespace outdial::views {

class Button;
class ElidedLabel;
class IconButton;
class MendTable;
class SearchField;

class ProblemPane : public QFrame {
    Q_OBJECT
public:
    explicit ProblemPane(models::ImportJob *job, QWidget *parent = nullptr);
    void setProblem(const models::Problem &problem);
    // A cell that is written in is mended now.
    void finishEditing();

private:
    void makeHead();
    QWidget *makeActions();
    QWidget *makeFoot();
    void refresh();
    void refreshActions();
    void refreshFoot();
    void act(models::BulkKind kind);
    models::BulkMend atOnce(models::BulkKind kind) const;
    void undo();
    QString countWords() const;

    models::ImportJob *m_job;
    models::Mender *m_mender;
    models::MendRowsModel *m_rows;
    QLabel *m_title;
    QLabel *m_counts;
    SearchField *m_find;
    QLabel *m_expectation;
    QLabel *m_remedy;
    QWidget *m_actions;
    QHash<models::BulkKind, Button *> m_bulk;
    IconButton *m_undo;
    MendTable *m_table;
    ElidedLabel *m_foot;
    QLabel *m_keys;
};

} // namespace outdial::views
