// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads what ListDeletion says: the list anew (Get List), the campaigns that it is bound to (from the feed, or Get Campaign for
// those that the feed does not follow), and whether other lists have its format (Get Lists, all pages). Stops the running ones
// when asked to. GUI thread; never waits.
#pragma once

#include <QObject>
#include <QPointer>
#include <QSet>

#include <api/client/client.h>
#include <models/campaigns/campaignfeed.h>
#include <models/lists/listdeletion.h>
#include <models/lists/pagedfetch.h>

namespace outdial::models {

class ListDeletionReader : public QObject {
    Q_OBJECT
public:
    // The client outlives it; the feed may be null, or end before it.
    // criteria: in words, of What::Matching.
    ListDeletionReader(const api::Client &client, CampaignFeed *feed, const api::CallingList &list, ListDeletion::What what,
                       const QString &criteria = {}, QObject *parent = nullptr);
    ~ListDeletionReader() override;

    void read();
    const ListDeletion &facts() const { return m_facts; }
    // The last Get List failed; with NotFound the list is gone.
    const std::optional<api::ApiError> &error() const { return m_error; }
    bool isStopping() const { return !m_stopping.isEmpty(); }
    // All that run. False: none does.
    bool stopCampaigns();

Q_SIGNALS:
    void changed();
    void stopped();                           // all that were asked to
    void stopFailed(const QString &sentence); // one of them; the others were asked nevertheless

private:
    void takeDetail(const api::CallingListDetail &detail);
    void takeRow(ListDeletion::Use &use, const CampaignRow &row);
    void follow();
    void readCampaign(const QString &campaignId);
    void takeCampaign(const QString &campaignId, const api::Campaign &campaign);
    void settleStops();
    void stopDone(const QString &campaignId, const QString &failure);
    void fetchLists();
    void takeLists(quint64 ticket, const api::Result<api::CallingListPage> &answer);

    const api::Client &m_client;
    QPointer<CampaignFeed> m_feed;
    ListDeletion m_facts;
    std::optional<api::ApiError> m_error;
    QSet<QString> m_stopping; // campaigns
    PagedFetch m_walk;
    int m_others = 0;
    api::CancelToken m_cancel;
};

} // namespace outdial::models
