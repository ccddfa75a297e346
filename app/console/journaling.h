// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps the journal of changes while a tenant is connected, with the names that are known of what was changed, and its page.
#pragma once

#include <QHash>
#include <QObject>

#include <models/activity/changejournal.h>
#include <views/shell/mainwindow.h>

namespace outdial::models {
class CampaignFeed;
}

namespace outdial::views {
class CampaignsPage;
class ChangesPage;
class ListsPage;
} // namespace outdial::views

namespace outdial::app {

class Journaling : public QObject {
    Q_OBJECT
public:
    // Window and pages outlive it.
    Journaling(views::MainWindow &window, views::CampaignsPage &campaigns, views::ListsPage &lists, QObject *parent = nullptr);
    ~Journaling() override;

    // Before anything is changed through the session.
    void use(models::Session *session);
    views::ChangesPage *showChanges();

private:
    void learnCampaigns(models::CampaignFeed *feed);
    void learnLists();
    void learn(const QString &id, const QString &name);

    views::MainWindow &m_window;
    views::CampaignsPage &m_campaigns;
    views::ListsPage &m_lists;
    QHash<QString, QString> m_names; // of campaigns, lists and Do-Not-Call lists, by id; kept when they are gone
};

} // namespace outdial::app
