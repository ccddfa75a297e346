// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSet>

#include <app/cli/listloss.h>
#include <models/connect/answered.h>

namespace outdial::app {

using Use = models::ListDeletion::Use;

namespace {

QString stateWord(const Use &use)
{
    if (!use.stateKnown)
        return ListLoss::tr("whether it runs is not known");
    if (use.running)
        return ListLoss::tr("running");
    return use.enabled ? ListLoss::tr("stopped") : ListLoss::tr("disabled");
}

} // namespace

ListLoss::ListLoss(const api::Client &client, const api::CallingList &list, int others, QObject *parent)
    : QObject(parent),
      m_client(client)
{
    m_facts.listId = list.id;
    m_facts.listName = list.name;
    m_facts.formatId = list.formatId;
    m_facts.formatName = list.formatName;
    m_facts.total = list.totalRecords;
    m_facts.othersRead = true;
    m_facts.otherLists = others;
}

void ListLoss::read()
{
    models::whenAnswered(m_client.callingList.getList(m_facts.listId), this,
                         [this](const api::Result<api::CallingListDetail> &answer) {
                             if (answer)
                                 take(*answer);
                             else
                                 Q_EMIT failed(answer.error());
                         });
}

void ListLoss::take(const api::CallingListDetail &list)
{
    m_facts.total = list.totalRecords;
    m_facts.usesKnown = true;
    QSet<QString> campaigns;
    for (const api::ListBinding &binding : list.campaigns) {
        Use use;
        use.campaignId = binding.campaignId;
        use.campaignName = binding.campaignName;
        use.instanceId = binding.instanceId;
        m_facts.uses.append(use);
        campaigns.insert(binding.campaignId);
    }
    m_out = campaigns.size();
    if (campaigns.isEmpty())
        Q_EMIT done();
    for (const QString &id : std::as_const(campaigns))
        readCampaign(id);
}

void ListLoss::readCampaign(const QString &id)
{
    models::whenAnswered(m_client.campaign.getCampaign(id), this, [this, id](const api::Result<api::Campaign> &answer) {
        for (Use &use : m_facts.uses) {
            if (use.campaignId != id || !answer)
                continue;
            use.stateKnown = answer->state != api::CampaignState::Unknown;
            use.running = answer->state == api::CampaignState::Running;
            use.enabled = answer->enabled;
        }
        if (--m_out == 0)
            Q_EMIT done();
    });
}

QStringList ListLoss::lines() const
{
    QStringList lines{QStringLiteral("“%1” (%2). %3").arg(m_facts.listName, m_facts.listId, m_facts.sentence())};
    if (!m_facts.uses.isEmpty())
        lines << tr("Campaigns that lose the list: %1").arg(m_facts.campaigns());
    QSet<QString> told;
    for (const Use &use : m_facts.uses) {
        if (told.contains(use.campaignId))
            continue;
        told.insert(use.campaignId);
        lines << QStringLiteral("  “%1” (%2): %3").arg(use.campaignName, use.campaignId, stateWord(use));
    }
    const auto line = [&lines](QStringList sentences) {
        sentences.removeAll(QString());
        lines << sentences.join(u' ');
    };
    line({m_facts.dropsHead(), m_facts.dropsAdvice(), m_facts.dropsMore()});
    line({m_facts.archived(), m_facts.uses.isEmpty() ? QString() : m_facts.archivedMore()});
    line({m_facts.formatFate(), m_facts.formatMore()});
    return lines;
}

} // namespace outdial::app
