// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What connects one page to another.

#include <app/console/console.h>
#include <app/console/deleting.h>
#include <app/console/designing.h>
#include <app/console/journaling.h>
#include <app/console/keeping.h>
#include <app/console/storewarning.h>
#include <app/console/watching.h>
#include <models/jobs/deletionjobs.h>
#include <models/transfer/importsmodel.h>
#include <models/transfer/recordexport.h>
#include <views/activity/activitypage.h>
#include <views/campaigns/campaignspage.h>
#include <views/connect/startpage.h>
#include <views/jobs/jobsview.h>
#include <views/lists/listspage.h>
#include <views/records/recordspage.h>
#include <views/shared/toast.h>
#include <views/transfer/importspage.h>

namespace outdial::app {

using views::PageId;

void Console::wirePages()
{
    connect(m_start, &views::StartPage::connectWanted, this, &Console::showConnectDialog);
    connect(m_start, &views::StartPage::sandboxWanted, this, &Console::openSandbox);
    connect(m_start, &views::StartPage::profileWanted, this, &Console::openProfile);
    connect(m_start, &views::StartPage::forgetWanted, this, [this](const QString &id) {
        if (const auto removed = m_profiles.remove(id); !removed)
            tellTrouble(tr("The tenant is still remembered."), removed.error());
        m_secrets.remove(id);
    });
    connect(m_start, &views::StartPage::distrustWanted, this, [this](const QString &id) {
        if (const auto forgotten = m_profiles.trust(id, {}); !forgotten)
            tellTrouble(tr("The certificate is still trusted."), forgotten.error());
    });
    connect(m_start, &views::StartPage::fileWanted, this, [this] { importFiles({}); });
    connect(m_window.get(), &views::MainWindow::switchTenantWanted, this, &Console::showConnectDialog);
    connect(m_window.get(), &views::MainWindow::disconnectWanted, this, [this] { m_window->setSession(nullptr); });
    connect(m_window.get(), &views::MainWindow::fileDropped, this, &Console::importFiles);

    const auto records = [this](const QString &listId, const QString &instanceId, const QString &campaignId) {
        views::RecordsPlace place;
        place.listId = listId;
        place.campaignId = campaignId;
        place.instanceId = instanceId;
        openRecords(place);
    };
    connect(m_campaigns, &views::CampaignsPage::openListRequested, this, records);
    connect(m_watching.get(), &Watching::recordsRequested, this, records);
    connect(m_lists, &views::ListsPage::openRecordsRequested, this,
            [this](const QString &listId, const QString &listName, const QString &campaignId, const QString &campaignName,
                   const QString &instanceId, qint64 total) {
                openRecords({listId, listName, campaignId, campaignName, instanceId, total});
            });
    const auto import = [this](const QStringList &files, const QString &listId, const QString &listName,
                               const QString &formatId) {
        m_window->openPage(PageId::Imports);
        m_imports->startImport(files.value(0), {listId, listName, formatId, {}}, files.mid(1));
    };
    const auto bind = [this](const QString &, const QString &listName) {
        m_window->openPage(PageId::Campaigns);
        views::ToastHost::of(m_window.get())
            .tell({views::Tone::Accent,
                   tr("Choose the campaign"),
                   tr("Then “Bind list…” adds “%1” to it.").arg(listName),
                   {},
                   {},
                   {}});
    };
    connect(m_lists, &views::ListsPage::importFilesRequested, this, import);
    connect(m_lists, &views::ListsPage::importRequested, this,
            [import](const QString &listId, const QString &listName, const QString &formatId) {
                import({}, listId, listName, formatId);
            });
    connect(m_lists, &views::ListsPage::bindRequested, this, bind);
    connect(m_imports, &views::ImportsPage::pageWanted, this,
            [this](views::Page *page) { m_window->openSubPage(PageId::Imports, page); });
    connect(m_imports, &views::ImportsPage::closeWanted, this, [this] { m_window->openPage(PageId::Imports); });
    connect(m_imports, &views::ImportsPage::transferChanged, this, &Console::showTransfer);
    connect(m_activity, &views::ActivityPage::changesRequested, this, [this] { m_journaling->showChanges(); });
    connect(&views::ToastHost::of(m_window.get()), &views::ToastHost::told, m_activity, &views::ActivityPage::keepMessage);
    connect(m_storeWarning.get(), &StoreWarning::told, m_activity, &views::ActivityPage::keepMessage);
    wireData();
}

// Formats, Do-Not-Call lists, deletions and jobs.
void Console::wireData()
{
    connect(m_designing.get(), &Designing::listCreated, this, [this](const QString &listId) {
        m_lists->refresh();
        m_lists->select(listId);
    });
    connect(m_designing.get(), &Designing::openListRequested, this, [this](const QString &listId) {
        m_window->openPage(PageId::Lists);
        m_lists->select(listId);
    });
    // What is edited or gone is old where else it is shown.
    connect(m_keeping.get(), &Keeping::recordsErased, m_lists, &views::ListsPage::refresh);
    connect(m_deleting.get(), &Deleting::listDeleted, this, [this](const QString &listId) { m_watching->listDeleted(listId); });
    connect(m_deleting.get(), &Deleting::recordsDeleted, m_lists, &views::ListsPage::refresh);
    connect(m_watching.get(), &Watching::exportStarted, m_deleting.get(), &Deleting::takeExport);
    auto *dock = m_deleting->makeDock(m_window.get());
    m_window->setDock(dock, PageId::Jobs, tr("&Jobs below the page"));
    connect(dock, &views::JobsView::summaryChanged, this, [this] {
        const auto *jobs = m_deleting->jobs();
        if (jobs != nullptr && jobs->atWork() + jobs->waiting() > 0)
            m_window->offerDock();
    });
}

} // namespace outdial::app
