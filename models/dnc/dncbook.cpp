// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/connect/answered.h>
#include <models/dnc/dncbook.h>

#include <algorithm>

namespace outdial::models {

DncBook::DncBook(const api::Client &client, DncDesk &desk, std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_desk(desk)
{
    m_next.setSingleShot(true);
    m_next.setInterval(pause);
    connect(&m_next, &QTimer::timeout, this, &DncBook::readNext);
    whenAnswered(m_desk.ask([](DncLedger &ledger) { return ledger.lists(); }), this,
                 [this](const QList<DncListSeen> &lists) { take(lists); });
}

DncBook::~DncBook() { m_cancel.cancel(); }

api::CallOptions DncBook::options() const
{
    api::CallOptions options;
    options.cancel = m_cancel;
    return options;
}

void DncBook::take(const QList<DncListSeen> &lists)
{
    m_loaded = true;
    for (const DncListSeen &list : lists) {
        if (find(list.id) == nullptr) // what a campaign named meanwhile is newer
            put(list);
    }
    Q_EMIT changed();
}

const DncListSeen *DncBook::find(const QString &listId) const
{
    const auto found = std::ranges::find_if(m_lists, [&](const DncListSeen &list) { return list.id == listId; });
    return found == m_lists.end() ? nullptr : &*found;
}

QStringList DncBook::campaignsOf(const QString &listId) const { return m_campaigns.value(listId).values(); }

void DncBook::put(const DncListSeen &list)
{
    m_lists.removeIf([&](const DncListSeen &one) { return one.id == list.id; });
    const auto comesBefore = [](const DncListSeen &one, const DncListSeen &other) {
        const int order = one.name.localeAwareCompare(other.name);
        return order == 0 ? one.id < other.id : order < 0;
    };
    m_lists.insert(std::upper_bound(m_lists.begin(), m_lists.end(), list, comesBefore), list);
}

void DncBook::see(const QString &campaignId, const QString &campaignName, const QList<api::DncListRef> &lists)
{
    m_seen.insert(campaignId);
    bool news = false;
    for (auto names = m_campaigns.begin(); names != m_campaigns.end(); ++names) {
        const bool named = std::ranges::any_of(lists, [&](const api::DncListRef &list) { return list.id == names.key(); });
        news = (!named && names->remove(campaignId) > 0) || news;
    }
    bool unknown = false;
    for (const api::DncListRef &list : lists) {
        QString &name = m_campaigns[list.id][campaignId];
        news = news || name != campaignName || name.isNull();
        name = campaignName.isNull() ? QLatin1String("") : campaignName;
        const DncListSeen *known = find(list.id);
        if (known && known->name == list.name && known->type == list.type && known->country == list.country &&
            known->listField == list.listField && !known->byId)
            continue;
        put({list.id, list.name, list.type, list.country, list.listField, false});
        unknown = true;
    }
    if (unknown) {
        m_desk.ask([lists](DncLedger &ledger) {
            ledger.see(lists);
            return true;
        });
    }
    if (news || unknown)
        Q_EMIT changed();
}

void DncBook::addById(const DncListSeen &list)
{
    DncListSeen added = list;
    added.byId = true;
    put(added);
    m_desk.ask([added](DncLedger &ledger) {
        ledger.addById(added);
        return true;
    });
    Q_EMIT changed();
}

bool DncBook::forget(const QString &listId)
{
    if (!find(listId) || !m_campaigns.value(listId).isEmpty())
        return false;
    m_lists.removeIf([&](const DncListSeen &one) { return one.id == listId; });
    m_campaigns.remove(listId);
    m_desk.ask([listId](DncLedger &ledger) {
        ledger.forget(listId);
        return true;
    });
    Q_EMIT changed();
    return true;
}

void DncBook::readCampaigns()
{
    if (m_reading == Reading::NotYet || m_reading == Reading::Failed)
        read(false);
}

void DncBook::refresh() { read(true); }

void DncBook::read(bool all)
{
    if (m_reading == Reading::Underway || !m_online)
        return;
    m_reading = Reading::Underway;
    m_total = m_read = m_failed = 0;
    m_error.reset();
    Q_EMIT changed();
    whenAnswered(m_client.campaign.getAll(options()), this, [this, all](const api::Result<QList<api::CampaignSummary>> &answer) {
        if (!answer) {
            m_reading = Reading::Failed;
            m_error = answer.error();
            Q_EMIT changed();
            return;
        }
        m_queue = *answer;
        if (!all)
            m_queue.removeIf([this](const api::CampaignSummary &campaign) { return m_seen.contains(campaign.id); });
        m_total = int(m_queue.size());
        readNext();
    });
}

void DncBook::readNext()
{
    if (!m_online)
        return; // goes on when it is
    if (m_queue.isEmpty()) {
        m_reading = Reading::Done;
        m_asOf = QDateTime::currentDateTimeUtc();
        Q_EMIT changed();
        return;
    }
    const api::CampaignSummary campaign = m_queue.takeFirst();
    whenAnswered(m_client.campaign.getCampaign(campaign.id, options()), this,
                 [this, campaign](const api::Result<api::Campaign> &answer) {
                     if (answer) {
                         ++m_read;
                         see(campaign.id, campaign.name, answer->dncLists);
                     } else {
                         ++m_failed;
                         m_error = answer.error();
                     }
                     Q_EMIT changed();
                     if (m_queue.isEmpty())
                         readNext();
                     else
                         m_next.start();
                 });
}

void DncBook::setOnline(bool online)
{
    if (std::exchange(m_online, online) || !online)
        return;
    if (m_reading == Reading::Underway && !m_next.isActive())
        m_next.start();
    else if (m_reading == Reading::Failed)
        refresh();
}

DncKind dncKindOf(const DncListSeen &list, DncWriting writing, const QString &countryCode)
{
    DncKind kind;
    kind.type = rules::dncTypeFromName(list.type).value_or(rules::DncType::Internal);
    kind.country = list.country;
    kind.listField = list.listField;
    kind.writing = writing;
    kind.countryCode = countryCode;
    return kind;
}

bool dncIsModifiable(const DncListSeen &list)
{
    const auto type = rules::dncTypeFromName(list.type);
    return type && rules::isModifiable(*type);
}

} // namespace outdial::models
