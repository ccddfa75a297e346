// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPointer>

#include <app/console/journaling.h>
#include <models/campaigns/campaignfeed.h>
#include <models/connect/session.h>
#include <models/lists/listsmodel.h>
#include <views/activity/changespage.h>
#include <views/campaigns/campaignspage.h>
#include <views/lists/listspage.h>

namespace outdial::app {

Journaling::Journaling(views::MainWindow &window, views::CampaignsPage &campaigns, views::ListsPage &lists, QObject *parent)
    : QObject(parent),
      m_window(window),
      m_campaigns(campaigns),
      m_lists(lists)
{
    connect(&m_campaigns, &views::CampaignsPage::feedChanged, this, &Journaling::learnCampaigns);
}

Journaling::~Journaling() = default;

void Journaling::use(models::Session *session)
{
    auto journal = std::make_shared<models::ChangeJournal>(session->store(), session->tenant(), session->profile().userName,
                                                           [this](const QString &id) { return m_names.value(id); });
    journal->setListener([guard = QPointer<Journaling>(this)] {
        if (!guard)
            return;
        if (auto *page = qobject_cast<views::ChangesPage *>(guard->m_window.currentPage()))
            page->refresh();
    });
    // It lives as long as the session, whose last exchanges come while it ends.
    connect(session, &models::Session::exchangesTaken, this,
            [journal](const QList<api::Exchange> &exchanges) { journal->take(exchanges); });
    learnLists();
}

void Journaling::learn(const QString &id, const QString &name)
{
    if (!id.isEmpty() && !name.isEmpty())
        m_names.insert(id, name);
}

void Journaling::learnCampaigns(models::CampaignFeed *feed)
{
    if (!feed)
        return;
    connect(&feed->rows(), &models::CampaignRows::changed, this, [this, feed = QPointer(feed)](const QStringList &ids) {
        for (const QString &id : ids) {
            const models::CampaignRow *row = feed ? feed->row(id) : nullptr;
            if (!row)
                continue;
            learn(id, row->name);
            if (!row->detail)
                continue;
            for (const auto &instance : row->detail->lists) {
                learn(instance.listId, instance.listName);
                learn(instance.instanceId, instance.instanceName.isEmpty() ? instance.listName : instance.instanceName);
            }
            for (const auto &dnc : row->detail->dncLists)
                learn(dnc.id, dnc.name);
        }
    });
}

void Journaling::learnLists()
{
    auto *model = m_lists.model();
    if (!model)
        return;
    connect(model, &QAbstractItemModel::rowsInserted, this, [this, model](const QModelIndex &, int first, int last) {
        for (int row = first; row <= last; ++row) {
            if (const api::CallingList *list = model->listAt(row))
                learn(list->id, list->name);
        }
    });
}

views::ChangesPage *Journaling::showChanges()
{
    if (auto *open = qobject_cast<views::ChangesPage *>(m_window.currentPage()))
        return open;
    auto *page = new views::ChangesPage;
    page->setPath({{tr("Activity"), [this] { m_window.openPage(views::PageId::Activity); }}});
    m_window.openSubPage(views::PageId::Activity, page);
    return page;
}

} // namespace outdial::app
