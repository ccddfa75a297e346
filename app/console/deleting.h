// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What deletes lists and their records, put together: the deletions of the connected tenant, the page of jobs, and the sheets
// that ask before. Follows the tenant of the window by the page of jobs.
#pragma once

#include <QObject>
#include <QPointer>

#include <models/jobs/deletionjobs.h>
#include <models/jobs/jobsmodel.h>
#include <models/records/recordstore.h>
#include <models/transfer/recordexport.h>
#include <views/shell/mainwindow.h>

#include <memory>
#include <optional>

namespace outdial::models {
struct DeletionDraft;
} // namespace outdial::models

namespace outdial::views {
class CampaignsPage;
class DeleteListSheet;
class DeleteManyDialog;
class ImportsPage;
class JobsPage;
class JobsView;
class ListsPage;
} // namespace outdial::views

namespace outdial::app {

class Deleting : public QObject {
    Q_OBJECT
public:
    // Adds the page of jobs behind the pages that are there. Window and pages outlive it.
    Deleting(views::MainWindow &window, views::ListsPage &lists, views::ImportsPage &imports, views::CampaignsPage &campaigns,
             QObject *parent = nullptr);
    ~Deleting() override;

    views::JobsPage &page() { return *m_page; }
    // Null while there is no tenant.
    models::DeletionJobs *jobs() const { return m_jobs.get(); }
    models::JobsModel *model() const { return m_model.get(); }
    // A table for a dock; the caller's.
    views::JobsView *makeDock(QWidget *parent);
    // An export of another page is a job, too.
    void takeExport(models::RecordExport *job, const QString &title, const QString &listName);

    // Each asks before anything happens; null while there is no tenant. records: what is loaded of the list, and through which
    // campaign, so that matches can be counted.
    views::DeleteListSheet *deleteList(const api::CallingList &list);
    views::DeleteListSheet *deleteAllRecords(const api::CallingList &list);
    views::DeleteManyDialog *deleteRecords(const api::CallingList &list, std::optional<models::RecordStore> records = {},
                                           const QString &recordsCampaign = {});

Q_SIGNALS:
    void listDeleted(const QString &listId);
    // Records of it are gone or may be: what is shown of the list is old.
    void recordsDeleted(const QString &listId);

private:
    void use(models::Session *session);
    void drop();
    void wire(views::JobsView *view);
    views::DeleteListSheet *openSheet(views::DeleteListSheet *sheet);
    void confirm(const api::CallingList &list, const models::DeletionDraft &draft);
    void begin(const models::DeletionWish &wish);
    void askAgain(const QString &jobId);
    void fillFields(views::DeleteManyDialog *dialog, const api::CallingList &list);
    void tell(const models::DeletionJob &job);

    views::MainWindow &m_window;
    views::ListsPage &m_lists;
    views::ImportsPage &m_imports;
    views::CampaignsPage &m_campaigns;
    views::JobsPage *m_page;
    models::Session *m_session = nullptr;
    std::unique_ptr<models::DeletionJobs> m_jobs;
    std::unique_ptr<models::JobsModel> m_model; // ends before the jobs
    QPointer<views::JobsView> m_dock;
    QPointer<QDialog> m_dialog; // that asks; it goes with the tenant
};

} // namespace outdial::app
