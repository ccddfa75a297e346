// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QFileDialog>
#include <QtConcurrent>

#include <app/cli/storesayer.h>
#include <app/console/console.h>
#include <app/console/deleting.h>
#include <app/console/designing.h>
#include <app/console/journaling.h>
#include <app/console/keeping.h>
#include <app/console/storewarning.h>
#include <app/console/watching.h>
#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/store/knownformats.h>
#include <models/transfer/importsmodel.h>
#include <models/transfer/recordexport.h>
#include <views/activity/activitypage.h>
#include <views/activity/explorerpage.h>
#include <views/campaigns/campaignspage.h>
#include <views/connect/connectdialog.h>
#include <views/connect/startpage.h>
#include <views/lists/listspage.h>
#include <views/monitor/monitorpage.h>
#include <views/records/recordspage.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/toast.h>
#include <views/transfer/importspage.h>
#include <views/transfer/runstep.h>

namespace outdial::app {

using views::NavigationSection;
using views::PageId;

Console::Console(models::StorePtr store, sandbox::Options sandbox, QObject *parent)
    : QObject(parent),
      m_store(std::move(store)),
      m_options(std::move(sandbox)),
      m_profiles(m_store),
      m_connector(m_store, &m_profiles, &m_secrets),
      m_window(std::make_unique<views::MainWindow>())
{
    makePages();
    wirePages();
    makeCommands();
    connect(&m_connector, &models::Connector::connected, this, &Console::use);
    connect(&m_connector, &models::Connector::failed, this, [this](const models::ConnectFailure &failure) {
        if (m_dialog != nullptr)
            return; // the dialog shows its own attempts
        if (failure.error && m_sandbox != nullptr && failure.host == m_sandbox->url().authority()) {
            Q_EMIT sandboxFailed(models::errorSentence(*failure.error));
            return;
        }
        dialog()->setProfile(failure.profile);
        dialog()->showFailure(failure);
    });
    connect(&m_connector, &models::Connector::secretMissing, this,
            [this](const models::TenantProfile &profile) { dialog()->setProfile(profile); });
    connect(&m_connector, &models::Connector::secretNotKept, this, [this](const QString &sentence) {
        views::ToastHost::of(m_window.get()).tell({views::Tone::Warn, tr("The secret is not kept"), sentence, {}, {}, {}});
    });
    connect(this, &Console::sandboxFailed, this,
            [this](const QString &sentence) { tellTrouble(tr("The sandbox did not start."), sentence); });
}

Console::~Console()
{
    // What is written last has no window to be told in.
    m_storeWarning.reset();
    sayStoreTroubles(*m_store);
    // Pages let go of the session before its client ends; imports stop at the edge of a batch.
    m_window->setSession(nullptr);
    m_watching.reset();
    m_journaling.reset();
    m_deleting.reset();
    m_keeping.reset();
    m_designing.reset();
    m_window.reset();
}

void Console::makePages()
{
    m_campaigns = new views::CampaignsPage;
    m_monitor = new views::MonitorPage;
    m_lists = new views::ListsPage;
    m_imports = new views::ImportsPage;
    m_activity = new views::ActivityPage;
    m_explorer = new views::ExplorerPage;
    m_start = new views::StartPage(&m_profiles);
    m_window->addPage(PageId::Campaigns, m_campaigns, NavigationSection::Operate, QStringLiteral("call-start"), tr("Campaigns"));
    m_window->addPage(PageId::Monitor, m_monitor, NavigationSection::Operate, QStringLiteral("office-chart-line"), tr("Monitor"));
    m_window->addPage(PageId::Lists, m_lists, NavigationSection::Data, QStringLiteral("view-list-details"), tr("Lists"));
    m_designing = std::make_unique<Designing>(*m_window);
    m_keeping = std::make_unique<Keeping>(*m_window, *m_campaigns);
    m_window->addPage(PageId::Imports, m_imports, NavigationSection::Transfers, QStringLiteral("document-import"), tr("Imports"));
    m_deleting = std::make_unique<Deleting>(*m_window, *m_lists, *m_imports, *m_campaigns);
    m_window->addPage(PageId::Activity, m_activity, NavigationSection::Workstation, QStringLiteral("view-history"),
                      tr("Activity"));
    m_window->addPage(PageId::Explorer, m_explorer, NavigationSection::Workstation, QStringLiteral("code-context"),
                      tr("Method explorer"));
    m_window->setStartPage(m_start);
    m_storeWarning = std::make_unique<StoreWarning>(*m_store, m_window->banners());
    m_watching = std::make_unique<Watching>(*m_window, *m_campaigns, *m_monitor);
    m_journaling = std::make_unique<Journaling>(*m_window, *m_campaigns, *m_lists);
}

void Console::makeCommands()
{
    auto *import = new QAction(tr("&Import a file…"), this);
    import->setShortcut(QKeySequence(QStringLiteral("Ctrl+I")));
    connect(import, &QAction::triggered, this, [this] { importFiles({}); });
    m_window->addCommand(views::MenuId::File, import);
    auto *connectTo = new QAction(tr("&Connect to a tenant…"), this);
    connectTo->setShortcut(QKeySequence(QStringLiteral("Ctrl+N")));
    connect(connectTo, &QAction::triggered, this, &Console::showConnectDialog);
    m_window->addCommand(views::MenuId::File, connectTo);
    auto *journal = new QAction(tr("&Journal of changes"), this);
    journal->setShortcut(QKeySequence(QStringLiteral("Ctrl+J")));
    connect(journal, &QAction::triggered, this, [this] { m_journaling->showChanges(); });
    m_window->addCommand(views::MenuId::Tools, journal);
    auto *sandbox = new QAction(tr("Open the &sandbox"), this);
    connect(sandbox, &QAction::triggered, this, &Console::openSandbox);
    m_window->addCommand(views::MenuId::File, sandbox);
}

void Console::openSandbox()
{
    if (m_startingSandbox)
        return;
    if (m_sandbox != nullptr) {
        connectToSandbox();
        return;
    }
    m_startingSandbox = true;
    m_sandbox = std::make_unique<sandbox::Sandbox>(m_options);
    models::whenAnswered(QtConcurrent::run([sandbox = m_sandbox.get()] { return sandbox->start(); }), this,
                         [this](const tl::expected<QUrl, QString> &url) {
                             m_startingSandbox = false;
                             if (url) {
                                 connectToSandbox();
                                 return;
                             }
                             m_sandbox.reset();
                             Q_EMIT sandboxFailed(url.error());
                         });
}

void Console::connectToSandbox()
{
    models::TenantProfile profile;
    profile.id = QStringLiteral("sandbox");
    profile.name = tr("Practice tenant");
    profile.address = m_sandbox->url().toString();
    profile.userName = m_sandbox->clientId();
    profile.production = false;
    profile.sandbox = true;
    // A tenant of one's own has no secrets: its formats are known, as if they had been created from here.
    const auto address = api::TenantAddress::parse(profile.address);
    models::KnownFormats known(m_store);
    for (const auto &format : m_sandbox->formats())
        known.remember(address->scope(), {format, models::FormatOrigin::Created});
    connectTo(profile, m_sandbox->clientSecret());
}

void Console::connectTo(const models::TenantProfile &profile, const QString &secret) { m_connector.connectTo(profile, secret); }

bool Console::openProfile(const QString &nameOrId)
{
    for (const auto &profile : m_profiles.all()) {
        if (profile.id != nameOrId && profile.name != nameOrId)
            continue;
        m_connector.connectTo(profile);
        return true;
    }
    return false;
}

views::ConnectDialog *Console::dialog()
{
    if (m_dialog == nullptr) {
        m_dialog = new views::ConnectDialog(&m_connector, m_window.get());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &views::ConnectDialog::sandboxWanted, this, [this] {
            m_dialog->close();
            openSandbox();
        });
        m_dialog->open();
    }
    return m_dialog;
}

void Console::showConnectDialog() { dialog()->raise(); }

void Console::use(std::shared_ptr<models::Session> session)
{
    m_window->setSession(std::move(session));
    m_journaling->use(m_window->session().get());
    m_window->openPage(PageId::Campaigns);
    connect(m_imports->imports(), &models::ImportsModel::jobOver, this, [this](const models::ImportJob *job) {
        if (job->target())
            m_watching->recordsEdited(job->target()->listId, job->progress().receipt.updated);
    });
    if (!m_pendingFiles.isEmpty())
        importFiles(std::exchange(m_pendingFiles, {}));
}

void Console::importFiles(const QStringList &files)
{
    if (m_window->session() == nullptr) {
        // The check needs the list's format, which belongs to a tenant: connect first, the file waits.
        m_pendingFiles = files;
        showConnectDialog();
        return;
    }
    m_window->openPage(PageId::Imports);
    m_imports->startImport(files.value(0), {}, files.mid(1));
}

void Console::openRecords(const views::RecordsPlace &place)
{
    auto *page = new views::RecordsPage(place);
    page->setPath({{tr("Lists"), [this] { m_window->openPage(PageId::Lists); }}});
    connect(page, &views::RecordsPage::importFilesRequested, m_lists, &views::ListsPage::importFilesRequested);
    connect(page, &views::RecordsPage::importRequested, m_lists, &views::ListsPage::importRequested);
    connect(page, &views::RecordsPage::bindRequested, m_lists, &views::ListsPage::bindRequested);
    connect(page, &views::RecordsPage::exportStarted, m_deleting.get(), &Deleting::takeExport);
    connect(page, &views::RecordsPage::recordsEdited, m_watching.get(), &Watching::recordsEdited);
    m_window->openSubPage(PageId::Lists, page);
}

void Console::showTransfer()
{
    const auto *imports = m_imports->imports();
    const auto *job = imports == nullptr ? nullptr : imports->running();
    if (job == nullptr) {
        m_window->setTransfer({});
        return;
    }
    const auto seen = job->progress();
    views::TransferNote note;
    note.name = tr("Import · %1").arg(job->fileName());
    const bool counted = job->report().rows > 0; // not when it goes on with what another start began
    note.share = counted ? double(seen.receipt.read) / double(job->report().rows) : -1;
    note.attention = seen.state != models::RunState::Running;
    if (note.attention)
        note.state = views::runStateWord(*job);
    else if (counted)
        note.state = QStringLiteral("%1%").arg(int(note.share * 100));
    const auto left = job->secondsLeft();
    if (note.attention && counted)
        note.detail = tr("%1 rows").arg(views::countOf(seen.receipt.read, job->report().rows));
    else if (left)
        note.detail =
            tr("%1 rows/s · %2 left")
                .arg(views::countText(qint64(job->rowsPerSecond())), views::spanText(std::chrono::seconds(std::max(1, *left))));
    else
        note.detail = tr("%1 rows").arg(views::countText(seen.receipt.read));
    m_window->setTransfer(note);
}

void Console::tellTrouble(const QString &title, const QString &sentence)
{
    m_window->banners()->tell(title, views::Tone::Err, title, sentence)->setClosable(true);
}

} // namespace outdial::app
