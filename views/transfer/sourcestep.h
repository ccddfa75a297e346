// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// First step: which file, and into which calling list.
#pragma once

#include <views/transfer/importstep.h>

class QComboBox;
class QLabel;
class QLineEdit;

namespace outdial::models {
class ListsModel;
}

namespace outdial::views {

class Banner;
class FormField;
class SearchField;
class TableView;

class SourceStep : public ImportStep {
    Q_OBJECT
public:
    SourceStep(models::ImportJob *job, models::ListsModel *lists, QWidget *parent = nullptr);

    QString nextText() const override;
    QString blocker() const override;
    void enter() override;
    QWidget *firstFocus() const override;
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
    void chooseWanted();
    void takeList(int row);

    models::ListsModel *m_lists;
    QLineEdit *m_path;
    QComboBox *m_entry; // of a zip archive
    FormField *m_entryField;
    QLabel *m_about;
    Banner *m_problem;
    SearchField *m_search;
    TableView *m_table;
    QLabel *m_chosen;
    QString m_wanted;
};

} // namespace outdial::views
