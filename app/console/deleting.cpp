// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTimer>

#include <app/console/deleting.h>
#include <models/campaigns/listfields.h>
#include <models/connect/session.h>
#include <models/jobs/deletioncriteria.h>
#include <models/lists/listdetails.h>
#include <models/store/knownformats.h>
#include <models/transfer/importsmodel.h>
#include <views/campaigns/campaignspage.h>
#include <views/jobs/deletemanydialog.h>
#include <views/jobs/jobspage.h>
#include <views/lists/deletelistsheet.h>
#include <views/lists/listspage.h>
#include <views/shared/figures.h>
#include <views/shared/toast.h>
#include <views/transfer/importspage.h>

namespace outdial::app {

using models::DeletionJob;
using models::ListDeletion;
using views::DeleteListSheet;
using views::DeleteManyDialog;
using views::PageId;

Deleting::Deleting(views::MainWindow &window, views::ListsPage &lists, views::ImportsPage &imports,
                   views::CampaignsPage &campaigns, QObject *parent)
    : QObject(parent),
      m_window(window),
      m_lists(lists),
      m_imports(imports),
      m_campaigns(campaigns),
      m_page(new views::JobsPage)
{
    m_window.addPage(PageId::Jobs, m_page, views::NavigationSection::Transfers, QStringLiteral("run-build"), tr("Jobs"));
    connect(m_page, &views::JobsPage::sessionChanged, this, &Deleting::use);
    wire(m_page->view());
    connect(&m_lists, &views::ListsPage::deleteListRequested, this, &Deleting::deleteList);
    connect(&m_lists, &views::ListsPage::deleteAllRecordsRequested, this, &Deleting::deleteAllRecords);
    connect(&m_lists, &views::ListsPage::deleteRecordsRequested, this,
            [this](const api::CallingList &list) { deleteRecords(list); });
    // It has another model with each tenant.
    connect(&m_imports, &views::ImportsPage::transferChanged, this, [this] {
        if (m_model)
            m_model->setImports(m_imports.imports());
    });
}

Deleting::~Deleting() { drop(); }

void Deleting::wire(views::JobsView *view)
{
    connect(view, &views::JobsView::askAgainRequested, this, &Deleting::askAgain);
    connect(view, &views::JobsView::listRequested, this, [this](const QString &listId) {
        m_window.openPage(PageId::Lists);
        m_lists.select(listId);
    });
    connect(view, &views::JobsView::importRequested, this, [this](const QString &importId) {
        auto *imports = m_imports.imports();
        const int row = imports ? imports->rowOf(importId) : -1;
        if (row < 0)
            return;
        m_window.openPage(PageId::Imports);
        m_imports.showJob(imports->openAt(row));
    });
}

views::JobsView *Deleting::makeDock(QWidget *parent)
{
    auto *dock = new views::JobsView(views::JobsView::Place::Dock, parent);
    dock->setModel(m_model.get());
    wire(dock);
    m_dock = dock;
    return dock;
}

void Deleting::drop()
{
    delete m_dialog; // at once: its client ends now
    m_page->setModel(nullptr);
    if (m_dock)
        m_dock->setModel(nullptr);
    m_model.reset();
    m_jobs.reset();
    m_session = nullptr;
}

void Deleting::use(models::Session *session)
{
    drop();
    if (session == nullptr)
        return;
    m_session = session;
    m_jobs = std::make_unique<models::DeletionJobs>(session->client(), session->store(), session->tenant(),
                                                    session->profile().userName);
    connect(m_jobs.get(), &models::DeletionJobs::ended, this, &Deleting::tell);
    m_model = std::make_unique<models::JobsModel>(m_jobs.get(), nullptr);
    m_page->setModel(m_model.get());
    if (m_dock)
        m_dock->setModel(m_model.get());
    // The other pages are told of the tenant one after the other.
    QTimer::singleShot(0, this, [this] {
        if (m_model)
            m_model->setImports(m_imports.imports());
    });
}

void Deleting::takeExport(models::RecordExport *job, const QString &title, const QString &listName)
{
    if (m_model)
        m_model->addExport(job, title, listName);
}

DeleteListSheet *Deleting::openSheet(DeleteListSheet *sheet)
{
    if (m_dialog)
        m_dialog->deleteLater();
    m_dialog = sheet;
    connect(sheet, &DeleteListSheet::exportStarted, this, [this](models::RecordExport *job, const QString &listName) {
        takeExport(job, tr("Export before deleting"), listName);
    });
    connect(sheet, &DeleteListSheet::listDeleted, this, [this](const QString &id, const QString &name, bool ours) {
        m_lists.takeDeleted(id, name, ours);
        Q_EMIT listDeleted(id);
    });
    sheet->open();
    return sheet;
}

DeleteListSheet *Deleting::deleteList(const api::CallingList &list)
{
    if (m_session == nullptr)
        return nullptr;
    return openSheet(new DeleteListSheet(m_session->client(), m_campaigns.feed(), list, ListDeletion::What::List, &m_window));
}

DeleteListSheet *Deleting::deleteAllRecords(const api::CallingList &list)
{
    if (m_session == nullptr)
        return nullptr;
    auto *sheet =
        openSheet(new DeleteListSheet(m_session->client(), m_campaigns.feed(), list, ListDeletion::What::Records, &m_window));
    connect(sheet, &DeleteListSheet::confirmed, this, [this, list] {
        begin({list.id, list.name, DeletionJob::Kind::All, {}, tr("Deletes every record of “%1”.").arg(list.name)});
    });
    return sheet;
}

DeleteManyDialog *Deleting::deleteRecords(const api::CallingList &list, std::optional<models::RecordStore> records,
                                          const QString &recordsCampaign)
{
    if (m_session == nullptr)
        return nullptr;
    DeleteManyDialog::What what;
    what.list = list;
    what.records = std::move(records);
    what.recordsCampaign = recordsCampaign;
    auto *dialog = new DeleteManyDialog(std::move(what), &m_window);
    if (m_dialog)
        m_dialog->deleteLater();
    m_dialog = dialog;
    fillFields(dialog, list);
    connect(dialog, &DeleteManyDialog::chosen, this, [this, list](const models::DeletionDraft &draft) { confirm(list, draft); });
    dialog->open();
    return dialog;
}

// Key and searchable fields where the format is known; else the names that its records have, and any other can be typed.
void Deleting::fillFields(DeleteManyDialog *dialog, const api::CallingList &list)
{
    const auto known = models::KnownFormats(m_session->store()).find(m_session->tenant(), list.formatId);
    const bool sure = known && known->origin != models::FormatOrigin::Learned;
    if (sure) {
        QStringList names;
        for (const api::Field &field : known->format.fields) {
            if (field.key || field.searchable)
                names << field.name;
        }
        dialog->setFields(names, true);
    }
    auto *fields = new models::ListFields(m_session->client(), m_session->store(), m_session->tenant(), dialog);
    connect(fields, &models::ListFields::changed, dialog, [dialog, fields, sure] {
        if (fields->detail())
            dialog->setBindings(fields->detail()->campaigns);
        if (sure || fields->fields().isEmpty())
            return;
        QStringList names;
        for (const api::Field &field : fields->fields())
            names << field.name;
        dialog->setFields(names, false);
    });
    fields->find(list.id, list.formatId);
    // Where the format is known the fields are there without a call, and so nobody has said where the list is bound.
    auto *details = new models::ListDetails(models::ListDetails::from(m_session->client()), dialog);
    connect(details, &models::ListDetails::changed, dialog, [dialog, details] {
        if (details->detail())
            dialog->setBindings(details->detail()->campaigns);
    });
    details->show(list.id);
}

void Deleting::confirm(const api::CallingList &list, const models::DeletionDraft &draft)
{
    if (m_session == nullptr)
        return;
    const QString words = models::criteriaSentence(draft, list.name, models::TimeZoneShown::Local);
    auto *sheet = openSheet(
        new DeleteListSheet(m_session->client(), m_campaigns.feed(), list, ListDeletion::What::Matching, &m_window, words));
    connect(sheet, &DeleteListSheet::confirmed, this, [this, list, criteria = draft.criteria(), words] {
        begin({list.id, list.name, DeletionJob::Kind::Many, criteria, words});
    });
}

void Deleting::begin(const models::DeletionWish &wish)
{
    if (m_jobs == nullptr)
        return;
    const bool waits = m_jobs->isListBusy(wish.listId);
    m_jobs->ask(wish);
    views::ToastHost::of(&m_window).tell(
        {views::Tone::Accent, waits ? tr("The deletion waits") : tr("The deletion was asked for"),
         waits ? tr("“%1”: one deletion per list at a time.").arg(wish.listName)
               : tr("“%1”. It runs on the tenant, also when Outdial is closed.").arg(wish.listName),
         tr("Show jobs"), [this] { m_window.openPage(PageId::Jobs); }, QStringLiteral("run-build")});
}

// The same way as the first time, with what is so now.
void Deleting::askAgain(const QString &jobId)
{
    const DeletionJob *job = m_jobs ? m_jobs->find(jobId) : nullptr;
    if (job == nullptr)
        return;
    api::CallingList list;
    list.id = job->listId;
    list.name = job->listName;
    list.totalRecords = std::max<qint64>(0, job->after >= 0 ? job->after : job->before);
    if (job->kind == DeletionJob::Kind::All) {
        deleteAllRecords(list);
        return;
    }
    models::DeletionDraft draft;
    draft.fields = job->criteria.fields;
    draft.byResult = !job->criteria.campaignId.isEmpty();
    draft.campaignId = job->criteria.campaignId;
    draft.policy = job->criteria.policy;
    draft.createdFrom = job->criteria.createdFrom;
    draft.createdTo = job->criteria.createdTo;
    if (auto *dialog = deleteRecords(list))
        dialog->setDraft(draft);
}

void Deleting::tell(const DeletionJob &job)
{
    const auto show = [this] { m_window.openPage(PageId::Jobs); };
    auto &toasts = views::ToastHost::of(&m_window);
    const QString name = job.listName;
    switch (job.state) {
    case DeletionJob::State::Done:
        toasts.tell({views::Tone::Ok,
                     job.deleted >= 0 ? tr("%1 records of “%2” deleted").arg(views::countText(job.deleted), name)
                                      : tr("“%1” is empty now").arg(name),
                     job.after >= 0 ? tr("%1 are left.").arg(views::countText(job.after)) : QString(),
                     tr("Show jobs"),
                     show,
                     {}});
        break;
    case DeletionJob::State::Failed:
        toasts.tell({views::Tone::Err,
                     job.jobId.isEmpty() ? tr("The deletion from “%1” did not begin").arg(name)
                                         : tr("The deletion from “%1” failed").arg(name),
                     job.error,
                     tr("Show jobs"),
                     show,
                     {}});
        break;
    case DeletionJob::State::Unknown:
        toasts.tell({views::Tone::Warn,
                     tr("What came of the deletion from “%1” is not known").arg(name),
                     job.error,
                     tr("Show jobs"),
                     show,
                     {}});
        break;
    default:
        return;
    }
    if (!job.wasNotSent()) {
        m_lists.refresh();
        Q_EMIT recordsDeleted(job.listId);
    }
}

} // namespace outdial::app
