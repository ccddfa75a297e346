// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPointer>

#include <app/console/keeping.h>
#include <models/campaigns/campaignfeed.h>
#include <models/connect/session.h>
#include <views/campaigns/campaignspage.h>
#include <views/dnc/dncpage.h>
#include <views/dnc/dncsweeppage.h>

namespace outdial::app {

using views::PageId;

Keeping::Keeping(views::MainWindow &window, views::CampaignsPage &campaigns, QObject *parent)
    : QObject(parent),
      m_window(window),
      m_page(new views::DncPage)
{
    m_window.addPage(PageId::DoNotCall, m_page, views::NavigationSection::Data, QStringLiteral("dialog-cancel"),
                     tr("Do-Not-Call"));
    connect(&campaigns, &views::CampaignsPage::feedChanged, this, &Keeping::follow);
    connect(m_page, &views::DncPage::sweepRequested, this, &Keeping::openSweep);
}

Keeping::~Keeping() = default;

void Keeping::follow(models::CampaignFeed *feed)
{
    if (!feed)
        return;
    connect(&feed->rows(), &models::CampaignRows::changed, this, [this, feed = QPointer(feed)](const QStringList &ids) {
        for (const QString &id : ids) {
            const models::CampaignRow *row = feed ? feed->row(id) : nullptr;
            if (row && row->detail)
                m_page->see(id, row->name, row->detail->dncLists);
        }
    });
}

views::DncSweepPage *Keeping::openSweep()
{
    const auto session = m_window.session();
    if (session == nullptr || m_page->book() == nullptr)
        return nullptr;
    auto *page = new views::DncSweepPage(m_page->book()->lists(), views::DncWritingChoice::kept(session->tenant()).countryCode);
    page->setPath({{tr("Do-Not-Call"), [this] { m_window.openPage(PageId::DoNotCall); }}});
    connect(page, &views::DncSweepPage::erased, this, &Keeping::recordsErased);
    m_window.openSubPage(PageId::DoNotCall, page);
    return page;
}

} // namespace outdial::app
