// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The import wizard: step bar, the step, and a foot with Back and Next, which says why it is off and what helps.
#pragma once

#include <models/transfer/importjob.h>
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

    // The job belongs to the imports of the tenant; it lives longer than this page while it runs.
    ImportPage(models::ImportJob *job, models::ListsModel *lists, QWidget *parent = nullptr);
    ~ImportPage() override;

    models::ImportJob *job() const { return m_job; }
    int step() const { return m_step; }
    // Where a job that is looked at stands.
    void goToPresent();
    // With a file and a list there is nothing to ask before the mapping, unless the file reads badly.
    void goAsFarAsKnown();
    void chooseFile();
    void paste();
    void chooseList(const QString &listId);
    void next();

    QWidget *firstFocus() const override;

Q_SIGNALS:
    void abandoned(outdial::models::ImportJob *job); // left before it ran
    void retryWanted(const QString &file, const outdial::models::ImportTarget &target);
    void goOnWanted(outdial::models::ImportJob *job);
    void doneWanted();
    void newListWanted();

private:
    QWidget *makeFoot();
    void goTo(int step);
    void back();
    void refreshFoot();
    void refreshTitle();
    ImportStep *current() const;

    QPointer<models::ImportJob> m_job;
    StepBar *m_bar;
    QStackedWidget *m_stack;
    SourceStep *m_source;
    MappingStep *m_mapping;
    ReceiptStep *m_receipt;
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
