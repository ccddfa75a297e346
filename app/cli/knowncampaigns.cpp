// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/knowncampaigns.h>
#include <app/cli/namechoice.h>
#include <models/campaigns/campaignid.h>
#include <models/connect/answered.h>
#include <models/connect/errorwords.h>

#include <algorithm>

namespace outdial::app {

using Entry = models::RememberedCampaigns::Entry;

namespace {

template <typename Is>
QList<Named> namesOf(const QList<KnownCampaign> &campaigns, Is is)
{
    QList<Named> names;
    for (const KnownCampaign &campaign : campaigns) {
        if (is(campaign))
            names.append({campaign.id, campaign.name});
    }
    return names;
}

} // namespace

KnownCampaigns::KnownCampaigns(const api::Client &client, models::StorePtr store, const QString &tenant, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_remembered(std::move(store), tenant)
{
}

void KnownCampaigns::start()
{
    models::whenAnswered(m_client.campaign.getAll(), this, [this](const api::Result<QList<api::CampaignSummary>> &answer) {
        if (!answer) {
            Q_EMIT failed(models::errorSentence(answer.error(), api::Method::GetCampaigns));
            return;
        }
        take(*answer);
        Q_EMIT ready();
    });
}

void KnownCampaigns::take(const QList<api::CampaignSummary> &listed)
{
    const QList<Entry> before = m_remembered.all();
    QList<Entry> fresh;
    for (const api::CampaignSummary &one : listed) {
        m_all.append({one.id, one.name, true, true, one.state});
        if (!std::ranges::any_of(before, [&](const Entry &entry) { return entry.id == one.id && entry.name == one.name; }))
            fresh.append({one.id, one.name});
    }
    for (const Entry &entry : before) {
        if (!std::ranges::any_of(listed, [&](const api::CampaignSummary &one) { return one.id == entry.id; }))
            m_all.append({entry.id, entry.name, false, false, api::CampaignState::Unknown});
    }
    m_remembered.remember(fresh);
}

void KnownCampaigns::choose(const QStringList &wanted)
{
    m_wanted = wanted;
    chooseNext();
}

void KnownCampaigns::chooseNext()
{
    while (!m_wanted.isEmpty()) {
        QString wanted = m_wanted.takeFirst();
        const QString id = models::campaignIdFrom(wanted); // it may be the address of its page
        if (std::ranges::any_of(m_all, [&](const KnownCampaign &one) { return one.id == id; }))
            wanted = id;
        const auto isMeant = [&](const KnownCampaign &one) { return one.id == wanted || one.name == wanted; };
        QList<Named> meant = namesOf(m_all, [&](const KnownCampaign &one) { return one.listed && isMeant(one); });
        if (meant.isEmpty())
            meant = namesOf(m_all, isMeant);
        if (meant.isEmpty() && !id.isEmpty()) {
            open(id, wanted);
            return;
        }
        const auto found = chosenByName(meant.isEmpty() ? namesOf(m_all, [](const KnownCampaign &) { return true; }) : meant,
                                        wanted, NamedKind::Campaign);
        if (!found) {
            Q_EMIT notFound(found.error());
            return;
        }
        const auto campaign = std::ranges::find_if(m_all, [&](const KnownCampaign &one) { return one.id == found->id; });
        if (!campaign->listed) {
            open(campaign->id, campaign->name);
            return;
        }
        opened(*campaign);
    }
    Q_EMIT chosen(m_chosen);
}

void KnownCampaigns::open(const QString &id, const QString &wanted)
{
    models::whenAnswered(m_client.campaign.getCampaign(id), this, [this, id, wanted](const api::Result<api::Campaign> &answer) {
        if (answer) {
            m_remembered.remember({{id, answer->name}});
            opened({id, answer->name, false, answer->enabled, answer->state});
            chooseNext();
        } else if (answer.error().kind == api::ErrorKind::NotFound || answer.error().kind == api::ErrorKind::BadRequest) {
            const bool remembered = std::ranges::any_of(m_all, [&](const KnownCampaign &one) { return one.id == id; });
            const auto every = namesOf(m_all, [](const KnownCampaign &) { return true; });
            Q_EMIT notFound(remembered ? tr("The tenant has no campaign “%1” (%2) any more.").arg(wanted, id)
                                       : chosenByName(every, wanted, NamedKind::Campaign).error());
        } else {
            Q_EMIT failed(models::errorSentence(answer.error(), api::Method::GetCampaign));
        }
    });
}

void KnownCampaigns::opened(const KnownCampaign &campaign)
{
    if (!std::ranges::any_of(m_chosen, [&](const KnownCampaign &one) { return one.id == campaign.id; }))
        m_chosen.append(campaign);
}

} // namespace outdial::app
