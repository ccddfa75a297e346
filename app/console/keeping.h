// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What keeps people from being called, put together: the page of Do-Not-Call lists, which learns of them from every campaign that
// the feed of the campaigns page reads, and the look through the pending records.
#pragma once

#include <QObject>

#include <views/shell/mainwindow.h>

namespace outdial::models {
class CampaignFeed;
}

namespace outdial::views {
class CampaignsPage;
class DncPage;
class DncSweepPage;
} // namespace outdial::views

namespace outdial::app {

class Keeping : public QObject {
    Q_OBJECT
public:
    // Adds its page to the window. Window and pages outlive it.
    Keeping(views::MainWindow &window, views::CampaignsPage &campaigns, QObject *parent = nullptr);
    ~Keeping() override;

    views::DncPage *page() const { return m_page; }
    // A page of its own, which begins at once. Null while there is no tenant.
    views::DncSweepPage *openSweep();

Q_SIGNALS:
    // Records of a list were erased from here.
    void recordsErased(const QString &listId, qint64 records);

private:
    void follow(models::CampaignFeed *feed);

    views::MainWindow &m_window;
    views::DncPage *m_page;
};

} // namespace outdial::app
