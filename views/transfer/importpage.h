// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The import wizard: step bar, the step, and a foot with Back and Next, which says why it is off and what helps. Of several files
// it shows one after the other.
#pragma once

#include <models/transfer/importjob.h>
#include <models/transfer/importqueue.h>
#include <models/transfer/undojob.h>
#include <views/shared/page.h>

class QLabel;
class QStackedWidget;

namespace outdial::models {
class ListsModel;
}

namespace outdial::views {

class Button;
class IconLabel;
class ImportStep;
class MappingStep;
class ReceiptStep;
class SourceStep;
class StepBar;

class ImportPage : public Page {
    Q_OBJECT
public:
    enum Step { Source, Reading, Mapping, Check, Plan, Run, Receipt };

    // The queue and its jobs belong to the imports of the tenant; a job lives longer than this page while it runs.
    ImportPage(models::ImportQueue *queue, models::ListsModel *lists, QWidget *parent = nullptr);
    ~ImportPage() override;

    models::ImportQueue *queue() const { return m_queue; }
    models::ImportJob *job() const { return m_job; } // the present one of the queue
    int step() const { return m_step; }
    // Where a job that is looked at stands.
    void goToPresent();
    // Where the present file of the queue begins, or stands.
    void takePresent();
    // With a file and a list there is nothing to ask before the mapping, unless the file reads badly.
    void goAsFarAsKnown();
    // An undo of the import that is shown.
    void showUndo(models::UndoJob *undo);
    void chooseFile();
    void paste();
    void chooseList(const QString &listId);
    void next();

    void refresh() override;
    QWidget *firstFocus() const override;
    // At the first step files are added to those of this import.
    QString dropHint(const QStringList &files, const QPoint &globalPosition) override;
    bool dropFiles(const QStringList &files, const QPoint &globalPosition) override;

Q_SIGNALS:
    void abandoned(outdial::models::ImportJob *job); // left before it ran
    void retryWanted(const QString &file, const outdial::models::ImportTarget &target);
    void earlierWanted(const QString &file, const outdial::models::ImportTarget &target);
    void goOnWanted(outdial::models::ImportJob *job);
    void undoWanted(outdial::models::ImportJob *job);
    void doneWanted();
    void newListWanted();

private:
    QWidget *makeFoot();
    void makeSteps();
    void follow();
    void retryRejects(const QString &file);
    void goTo(int step);
    void back();
    void refreshFoot();
    void refreshPlace();
    void refreshTitle();
    ImportStep *current() const;

    QPointer<models::ImportQueue> m_queue;
    models::ListsModel *m_lists;
    QPointer<models::ImportJob> m_job;
    QLabel *m_place; // which of the files it is
    Button *m_alone; // takes back that they go on by themselves
    StepBar *m_bar;
    QStackedWidget *m_stack;
    SourceStep *m_source = nullptr;
    MappingStep *m_mapping = nullptr;
    ReceiptStep *m_receipt = nullptr;
    QList<ImportStep *> m_steps; // one a step; reading and mapping share theirs
    QWidget *m_foot = nullptr;
    Button *m_back;
    IconLabel *m_icon;
    QLabel *m_why;
    Button *m_remedy;
    Button *m_next;
    int m_step = Source;
    bool m_hurry = false;
};

} // namespace outdial::views
