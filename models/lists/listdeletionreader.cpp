// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/campaignwords.h>
#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/lists/asknextpage.h>
#include <models/lists/listdeletionreader.h>

#include <algorithm>

namespace outdial::models {

namespace {
constexpr int pageLimit = 100;
constexpr int namesAtMost = 3;
} // namespace

ListDeletionReader::ListDeletionReader(const api::Client &client, CampaignFeed *feed, const api::CallingList &list,
                                       ListDeletion::What what, const QString &criteria, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_feed(feed),
      m_walk(pageLimit)
{
    m_facts.what = what;
    m_facts.criteria = criteria;
    m_facts.listId = list.id;
    m_facts.listName = list.name;
    m_facts.formatId = list.formatId;
    m_facts.formatName = list.formatName;
    m_facts.total = list.totalRecords;
    if (feed) {
        connect(&feed->rows(), &CampaignRows::changed, this, [this](const QStringList &) { follow(); });
        connect(feed, &CampaignFeed::freshnessChanged, this, &ListDeletionReader::follow);
    }
}

ListDeletionReader::~ListDeletionReader() { m_cancel.cancel(); }

void ListDeletionReader::read()
{
    api::CallOptions options;
    options.cancel = m_cancel;
    whenAnswered(m_client.callingList.getList(m_facts.listId, options), this,
                 [this](const api::Result<api::CallingListDetail> &answer) {
                     if (answer) {
                         m_error.reset();
                         takeDetail(*answer);
                     } else if (!answer.error().isCancelled()) {
                         m_error = answer.error();
                         Q_EMIT changed();
                     }
                 });
    if (m_facts.what == ListDeletion::What::List && !m_facts.othersRead && m_walk.state() != PagedFetch::State::Loading)
        fetchLists();
}

void ListDeletionReader::takeDetail(const api::CallingListDetail &detail)
{
    m_facts.total = detail.totalRecords;
    if (!detail.name.isEmpty())
        m_facts.listName = detail.name;
    m_facts.usesKnown = true;
    QList<ListDeletion::Use> uses;
    QSet<QString> unfollowed;
    for (const api::ListBinding &binding : detail.campaigns) {
        ListDeletion::Use use;
        const auto before = std::find_if(m_facts.uses.cbegin(), m_facts.uses.cend(), [&](const ListDeletion::Use &one) {
            return one.instanceId == binding.instanceId && one.campaignId == binding.campaignId;
        });
        if (before != m_facts.uses.cend())
            use = *before;
        use.campaignId = binding.campaignId;
        use.campaignName = binding.campaignName;
        use.instanceId = binding.instanceId;
        use.total = detail.totalRecords;
        if (const CampaignRow *row = m_feed ? m_feed->row(binding.campaignId) : nullptr)
            takeRow(use, *row);
        else
            unfollowed.insert(binding.campaignId);
        uses.append(use);
    }
    m_facts.uses = uses;
    for (const QString &id : std::as_const(unfollowed))
        readCampaign(id);
    Q_EMIT changed();
}

void ListDeletionReader::takeRow(ListDeletion::Use &use, const CampaignRow &row)
{
    use.stateKnown = !m_feed->isOld() && row.state != api::CampaignState::Unknown;
    use.running = row.isRunning();
    use.enabled = row.enabled;
    use.stopping = row.pending.has_value() && row.pending->act == CampaignAct::Stop;
    if (const auto figures = row.figures.constFind(use.instanceId); figures != row.figures.cend()) {
        use.attempted = figures->attempted;
        use.completed = figures->completed;
    }
}

void ListDeletionReader::follow()
{
    if (!m_feed)
        return;
    for (ListDeletion::Use &use : m_facts.uses) {
        if (const CampaignRow *row = m_feed->row(use.campaignId))
            takeRow(use, *row);
    }
    settleStops();
    Q_EMIT changed();
}

void ListDeletionReader::readCampaign(const QString &campaignId)
{
    api::CallOptions options;
    options.cancel = m_cancel;
    whenAnswered(m_client.campaign.getCampaign(campaignId, options), this,
                 [this, campaignId](const api::Result<api::Campaign> &answer) {
                     if (answer)
                         takeCampaign(campaignId, *answer);
                     else if (m_stopping.contains(campaignId) && !answer.error().isCancelled())
                         stopDone(campaignId, errorSentence(answer.error(), api::Method::GetCampaign));
                 });
}

void ListDeletionReader::takeCampaign(const QString &campaignId, const api::Campaign &campaign)
{
    for (ListDeletion::Use &use : m_facts.uses) {
        if (use.campaignId != campaignId)
            continue;
        use.stateKnown = campaign.state != api::CampaignState::Unknown;
        use.running = campaign.state == api::CampaignState::Running;
        use.enabled = campaign.enabled;
        use.stopping = m_stopping.contains(campaignId) && use.running;
    }
    settleStops();
    Q_EMIT changed();
}

bool ListDeletionReader::stopCampaigns()
{
    QSet<QString> ids;
    for (const ListDeletion::Use &use : std::as_const(m_facts.uses)) {
        if (use.running)
            ids.insert(use.campaignId);
    }
    m_stopping += ids;
    for (const QString &id : std::as_const(ids)) {
        if (m_feed && m_feed->row(id)) {
            m_feed->stopCampaign(id); // false: it is being stopped already
            continue;
        }
        whenAnswered(m_client.campaign.stop(id), this, [this, id](const api::Result<api::CampaignState> &answer) {
            // A 409 is news: it was stopped already. A lost answer is settled by the reading as well.
            if (answer || answer.error().kind == api::ErrorKind::Conflict || answer.error().committed == api::Committed::Unknown)
                readCampaign(id);
            else
                stopDone(id, errorSentence(answer.error(), api::Method::StopCampaign));
        });
    }
    if (!ids.isEmpty())
        follow();
    return !ids.isEmpty();
}

// Those that the feed follows are stopped when it says so; it also says when that failed.
void ListDeletionReader::settleStops()
{
    const QSet<QString> asked = m_stopping;
    for (const QString &id : asked) {
        const CampaignRow *row = m_feed ? m_feed->row(id) : nullptr;
        if (row && row->failed && !row->pending) {
            stopDone(id, failureTitle(*row) + QLatin1Char(' ') + failureText(*row));
            continue;
        }
        const bool runs = std::any_of(m_facts.uses.cbegin(), m_facts.uses.cend(), [&id](const ListDeletion::Use &use) {
            return use.campaignId == id && (use.running || use.stopping);
        });
        if (!runs)
            stopDone(id, {});
    }
}

void ListDeletionReader::stopDone(const QString &campaignId, const QString &failure)
{
    if (!m_stopping.remove(campaignId))
        return;
    for (ListDeletion::Use &use : m_facts.uses) {
        if (use.campaignId == campaignId)
            use.stopping = false;
    }
    if (!failure.isEmpty())
        Q_EMIT stopFailed(failure);
    else if (m_stopping.isEmpty() && m_facts.running() == 0)
        Q_EMIT stopped();
}

void ListDeletionReader::fetchLists()
{
    const auto lists = [this](int limit, const QString &cursor, const api::CallOptions &options) {
        return m_client.callingList.getAll(limit, cursor, options);
    };
    askNextPage(m_walk, lists, this,
                [this](quint64 ticket, const api::Result<api::CallingListPage> &answer) { takeLists(ticket, answer); });
}

void ListDeletionReader::takeLists(quint64 ticket, const api::Result<api::CallingListPage> &answer)
{
    if (!answer) {
        if (m_walk.fail(ticket, answer.error()) && m_walk.state() == PagedFetch::State::Failed) {
            m_facts.othersRead = true;
            // One that was met already is enough to know that the format stays.
            if (m_others > 0)
                m_facts.otherLists = m_others;
            Q_EMIT changed();
        }
        return;
    }
    const auto taken = m_walk.take(ticket, answer->lists.size(), answer->nextCursor);
    if (taken == PagedFetch::Taken::Stale)
        return;
    for (const api::CallingList &list : answer->lists) {
        if (list.id == m_facts.listId) {
            m_facts.formatId = list.formatId;
            m_facts.formatName = list.formatName;
        } else if (list.formatId == m_facts.formatId) {
            ++m_others;
            if (m_facts.otherNames.size() < namesAtMost)
                m_facts.otherNames << list.name;
        }
    }
    if (taken == PagedFetch::Taken::More) {
        fetchLists();
        return;
    }
    m_facts.othersRead = true;
    if (taken == PagedFetch::Taken::Last || m_others > 0)
        m_facts.otherLists = m_others;
    Q_EMIT changed();
}

} // namespace outdial::models
