// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/activity/explorerids.h>
#include <models/connect/answered.h>
#include <models/connect/errorwords.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr int listsAPage = 100;
constexpr qsizetype mostLists = 1000;
// DNC lists are named by their campaigns only, one call each.
constexpr qsizetype mostCampaignsAsked = 25;

void addOnce(QList<KnownId> &ids, const KnownId &one)
{
    const auto same = [&one](const KnownId &known) { return known.id == one.id; };
    if (!one.id.isEmpty() && std::none_of(ids.cbegin(), ids.cend(), same))
        ids.append(one);
}

} // namespace

ExplorerIds::ExplorerIds(api::Client &client, QObject *parent) : QObject(parent), m_client(client) {}

ExplorerIds::~ExplorerIds() { m_cancel.cancel(); }

QString ExplorerIds::key(IdKind kind, const QString &campaign)
{
    return QString::number(int(kind)) + u'/' + (kind == IdKind::Instance ? campaign : QString());
}

ExplorerIds::Source &ExplorerIds::source(IdKind kind, const QString &campaign) { return m_sources[key(kind, campaign)]; }

const ExplorerIds::Source *ExplorerIds::find(IdKind kind, const QString &campaign) const
{
    const auto found = m_sources.constFind(key(kind, campaign));
    return found == m_sources.cend() ? nullptr : &*found;
}

QList<KnownId> ExplorerIds::known(IdKind kind, const QString &campaign) const
{
    const Source *found = find(kind, campaign);
    return found ? found->ids : QList<KnownId>();
}

bool ExplorerIds::isReading(IdKind kind, const QString &campaign) const
{
    const Source *found = find(kind, campaign);
    return found && found->reading;
}

QString ExplorerIds::problem(IdKind kind, const QString &campaign) const
{
    const Source *found = find(kind, campaign);
    return found ? found->problem : QString();
}

bool ExplorerIds::canRead(IdKind kind, const QString &campaign) const
{
    if (kind == IdKind::Instance)
        return !campaign.isEmpty();
    return kind != IdKind::None && kind != IdKind::Job;
}

api::CallOptions ExplorerIds::options() const
{
    api::CallOptions options;
    options.cancel = m_cancel;
    return options;
}

void ExplorerIds::want(IdKind kind, const QString &campaign)
{
    if (!canRead(kind, campaign))
        return;
    Source &wanted = source(kind, campaign);
    if (wanted.read || wanted.reading)
        return;
    wanted.reading = true;
    wanted.problem.clear();
    switch (kind) {
    case IdKind::Campaign:
        readCampaigns();
        break;
    case IdKind::List:
    case IdKind::Format:
        source(IdKind::List).reading = source(IdKind::Format).reading = true;
        readLists({}, {});
        break;
    case IdKind::Instance:
        readInstances(campaign);
        break;
    case IdKind::DncList:
        m_dncWaits = true;
        if (source(IdKind::Campaign).read)
            readDncLists(known(IdKind::Campaign).mid(0, mostCampaignsAsked));
        else
            want(IdKind::Campaign);
        break;
    default:
        break;
    }
    Q_EMIT changed(kind);
}

void ExplorerIds::readCampaigns()
{
    whenAnswered(m_client.campaign.getAll(options()), this, [this](const api::Result<QList<api::CampaignSummary>> &answer) {
        if (answer) {
            for (const auto &campaign : *answer)
                addOnce(source(IdKind::Campaign).ids, {campaign.id, campaign.name});
        }
        const QString problem = answer ? QString() : errorSentence(answer.error(), api::Method::GetCampaigns);
        done(IdKind::Campaign, {}, problem);
        if (m_dncWaits && answer)
            readDncLists(known(IdKind::Campaign).mid(0, mostCampaignsAsked));
        else if (m_dncWaits)
            done(IdKind::DncList, {}, problem);
    });
}

void ExplorerIds::readLists(const QString &cursor, QSet<QString> seen)
{
    whenAnswered(m_client.callingList.getAll(listsAPage, cursor, options()), this,
                 [this, seen](const api::Result<api::CallingListPage> &page) mutable {
                     if (!page) {
                         const QString problem = errorSentence(page.error(), api::Method::GetLists);
                         done(IdKind::List, {}, problem);
                         done(IdKind::Format, {}, problem);
                         return;
                     }
                     for (const auto &list : page->lists) {
                         addOnce(source(IdKind::List).ids, {list.id, list.name});
                         addOnce(source(IdKind::Format).ids, {list.formatId, list.formatName});
                     }
                     const QString next = page->nextCursor;
                     if (page->lists.size() < listsAPage || next.isEmpty() || seen.contains(next) ||
                         source(IdKind::List).ids.size() >= mostLists) {
                         done(IdKind::List, {});
                         done(IdKind::Format, {});
                         return;
                     }
                     seen.insert(next);
                     readLists(next, std::move(seen));
                 });
}

void ExplorerIds::readInstances(const QString &campaign)
{
    whenAnswered(
        m_client.campaign.getCampaign(campaign, options()), this, [this, campaign](const api::Result<api::Campaign> &answer) {
            if (answer) {
                for (const auto &list : answer->lists)
                    addOnce(source(IdKind::Instance, campaign).ids,
                            {list.instanceId, list.instanceName.isEmpty() ? list.listName : list.instanceName});
            }
            done(IdKind::Instance, campaign, answer ? QString() : errorSentence(answer.error(), api::Method::GetCampaign));
        });
}

void ExplorerIds::readDncLists(QList<KnownId> campaigns)
{
    m_dncWaits = false;
    if (campaigns.isEmpty()) {
        done(IdKind::DncList, {});
        return;
    }
    const QString campaign = campaigns.takeFirst().id;
    whenAnswered(m_client.campaign.getCampaign(campaign, options()), this,
                 [this, campaigns](const api::Result<api::Campaign> &answer) {
                     if (!answer && answer.error().isCancelled())
                         return;
                     if (answer) {
                         for (const auto &list : answer->dncLists)
                             addOnce(source(IdKind::DncList).ids, {list.id, list.name});
                     }
                     readDncLists(campaigns);
                 });
}

void ExplorerIds::done(IdKind kind, const QString &campaign, const QString &problem)
{
    Source &of = source(kind, campaign);
    of.reading = false;
    of.read = problem.isEmpty();
    of.problem = problem;
    if (kind == IdKind::DncList)
        m_dncWaits = false;
    Q_EMIT changed(kind);
}

void ExplorerIds::addJob(const KnownId &job)
{
    addOnce(source(IdKind::Job).ids, job);
    Q_EMIT changed(IdKind::Job);
}

void ExplorerIds::forget()
{
    for (auto of = m_sources.begin(); of != m_sources.end(); ++of) {
        if (of.key() != key(IdKind::Job, {}))
            of->read = false;
    }
}

} // namespace outdial::models
