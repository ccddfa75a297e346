// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The imports of this tenant: what runs, what was interrupted and can go on, what was done. Opens the wizard.
#pragma once

#include <views/shared/page.h>

#include <memory>

namespace outdial::models {
class ImportJob;
class ImportQueue;
class ImportsFilter;
class ImportsModel;
class UndoJob;
struct ImportTarget;
struct Receipt;
} // namespace outdial::models

namespace outdial::views {

class ImportPage;
class SearchField;
class SegmentedControl;
class TableView;

class ImportsPage : public Page {
    Q_OBJECT
public:
    explicit ImportsPage(QWidget *parent = nullptr);
    ~ImportsPage() override;

    void setSession(models::Session *session) override;
    QList<QAction *> actions(MenuId menu) const override;
    models::ImportsModel *imports() const { return m_imports; }

    // A wizard with what is known already; empty parts are asked for. more: files that wait for the first one to be done.
    void startImport(const QString &file, const models::ImportTarget &target, const QStringList &more = {});
    // No import is begun from now on, and the sentence says why: without a journal that outlives the program, an import that is
    // interrupted could neither be gone on with nor accounted for.
    void forbid(const QString &why);
    void showJob(models::ImportJob *job);
    // The present import of it, on the page that shows the queue if there is one.
    void showQueue(models::ImportQueue *queue);

Q_SIGNALS:
    void pageWanted(outdial::views::Page *page); // below this one
    void closeWanted();                          // back to this page
    void transferChanged();

private:
    bool mayImport();
    ImportPage *makePage(models::ImportJob *job);
    ImportPage *makePage(models::ImportQueue *queue);
    models::ImportQueue *queueOf(const models::ImportJob *job) const;
    void goOn(ImportPage *page, models::ImportJob *ended);
    void makeFilter();
    void makeHistory();
    int currentRow() const; // of the imports, -1: none
    void openRow(int row);
    void askUndo(int row);
    void bringBack(const QString &beforeFile, const models::ImportTarget &target);
    void followUndo(models::UndoJob *undo);
    void tellUndone(models::UndoJob *undo);
    void showMenu(const QModelIndex &index, const QPoint &position);
    void refreshActions();
    void refreshFilter();
    void showAll();
    void refreshState();
    void tellOver(models::ImportJob *job);

    static QString addedWords(const models::Receipt &receipt);

    models::Session *m_session = nullptr;
    models::ImportsModel *m_imports = nullptr;
    QString m_forbidden; // why no import may begin
    TableView *m_table;
    QAction *m_new;
    QAction *m_paste;
    QAction *m_goOn;
    QAction *m_undo;
    models::ImportsFilter *m_filter = nullptr; // what the table shows
    SearchField *m_search;
    SegmentedControl *m_groups;
};

} // namespace outdial::views
