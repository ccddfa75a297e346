// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The console, put together: the window with its pages, the tenants, the embedded sandbox, and what connects one page to another.
#pragma once

#include <QObject>
#include <QPointer>

#include <models/connect/connector.h>
#include <models/connect/profiles.h>
#include <models/connect/secretstore.h>
#include <models/store/store.h>
#include <sandbox/sandbox.h>
#include <views/shell/mainwindow.h>

#include <memory>

namespace outdial::views {
class ActivityPage;
class CampaignsPage;
class ConnectDialog;
class ExplorerPage;
class ImportsPage;
class ListsPage;
class MonitorPage;
class StartPage;
struct RecordsPlace;
} // namespace outdial::views

namespace outdial::app {

class Deleting;
class Designing;
class Journaling;
class Keeping;
class StoreWarning;
class Watching;

class Console : public QObject {
    Q_OBJECT
public:
    // sandbox: how the embedded one is made when it is asked for.
    Console(models::StorePtr store, sandbox::Options sandbox, QObject *parent = nullptr);
    ~Console() override;

    views::MainWindow &window() { return *m_window; }
    views::CampaignsPage &campaigns() { return *m_campaigns; }
    views::MonitorPage &monitor() { return *m_monitor; }
    Watching &watching() { return *m_watching; }
    Journaling &journaling() { return *m_journaling; }
    Designing &designing() { return *m_designing; }
    Keeping &keeping() { return *m_keeping; }
    Deleting &deleting() { return *m_deleting; }
    views::ListsPage &lists() { return *m_lists; }
    views::ImportsPage &imports() { return *m_imports; }
    views::ActivityPage &activity() { return *m_activity; }
    views::ExplorerPage &explorer() { return *m_explorer; }
    sandbox::Sandbox *embeddedSandbox() const { return m_sandbox.get(); }

    // Starts the embedded sandbox if need be and connects to it.
    void openSandbox();
    // By name or id, with the secret that is kept; asks for it when there is none. False: there is no such profile.
    bool openProfile(const QString &nameOrId);
    void connectTo(const models::TenantProfile &profile, const QString &secret);
    void showConnectDialog();
    void importFiles(const QStringList &files); // empty: they are asked for
    // A sentence for the user that concerns the whole program (the store could not be opened, ...).
    void tellTrouble(const QString &title, const QString &sentence);

Q_SIGNALS:
    void sandboxFailed(const QString &sentence);

private:
    void makePages();
    void wirePages();
    void wireData();
    void makeCommands();
    void use(std::shared_ptr<models::Session> session);
    void connectToSandbox();
    void openRecords(const views::RecordsPlace &place);
    void showTransfer();
    views::ConnectDialog *dialog();

    models::StorePtr m_store;
    sandbox::Options m_options;
    models::Profiles m_profiles;
    models::SecretStore m_secrets;
    models::Connector m_connector;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    bool m_startingSandbox = false;
    std::unique_ptr<views::MainWindow> m_window;
    views::CampaignsPage *m_campaigns = nullptr;
    views::MonitorPage *m_monitor = nullptr;
    views::ListsPage *m_lists = nullptr;
    views::ImportsPage *m_imports = nullptr;
    views::ActivityPage *m_activity = nullptr;
    views::ExplorerPage *m_explorer = nullptr;
    views::StartPage *m_start = nullptr;
    std::unique_ptr<Watching> m_watching; // ends before the window
    std::unique_ptr<Journaling> m_journaling;
    std::unique_ptr<Designing> m_designing;
    std::unique_ptr<Keeping> m_keeping;
    std::unique_ptr<Deleting> m_deleting;
    std::unique_ptr<StoreWarning> m_storeWarning;
    QPointer<views::ConnectDialog> m_dialog;
    QStringList m_pendingFiles; // dropped before there was a tenant
};

} // namespace outdial::app
