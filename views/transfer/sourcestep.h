// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// First step: which file, or files, and into which calling list.
#pragma once

#include <QPointer>

#include <views/transfer/importstep.h>

class QComboBox;
class QLabel;
class QLineEdit;

namespace outdial::models {
class ImportQueue;
class ListsModel;
} // namespace outdial::models

namespace outdial::views {

class Banner;
class Button;
class FormField;
class SearchField;
class TableView;

class SourceStep : public ImportStep {
    Q_OBJECT
public:
    // The job is the present one of the queue.
    SourceStep(models::ImportJob *job, models::ImportQueue *queue, models::ListsModel *lists, QWidget *parent = nullptr);

    QString nextText() const override;
    QString blocker() const override;
    void enter() override;
    QWidget *firstFocus() const override;
    // Of several files the first is imported, the others wait.
    void chooseFile();
    // The text of the clipboard becomes a file, which is then chosen.
    void paste();

    // Chooses a list as soon as it is loaded.
    void choose(const QString &listId);

Q_SIGNALS:
    void newListWanted();

private:
    void refresh();
    void refreshEntries();
    void addFiles();
    void takeEntry();
    void takeAllEntries();
    void chooseWanted();
    int targetRow() const; // -1: there is no target, or it is not among the rows
    void showTarget();
    void takeList(int row);

    QPointer<models::ImportQueue> m_queue;
    models::ListsModel *m_lists;
    bool m_rowsGo = false; // from the table, filtered out or deleted
    QLineEdit *m_path;
    QComboBox *m_entry; // of a zip archive
    FormField *m_entryField;
    Button *m_allEntries;
    QLabel *m_about;
    Banner *m_problem;
    SearchField *m_search;
    TableView *m_table;
    QLabel *m_chosen;
    QString m_wanted;
};

} // namespace outdial::views
