// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include <app/cli/campaignjson.h>
#include <app/cli/campaignscommand.h>
#include <app/cli/tablelines.h>
#include <app/cli/terminal.h>
#include <models/campaigns/campaignwords.h>
#include <models/connect/errorwords.h>

#include <algorithm>

namespace outdial::app {

using Act = CampaignsArguments::Act;

namespace {

// As the API writes it, in small letters.
QString stateName(api::CampaignState state)
{
    switch (state) {
    case api::CampaignState::Running:
        return QStringLiteral("running");
    case api::CampaignState::Stopped:
        return QStringLiteral("stopped");
    case api::CampaignState::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace

CampaignsCommand::CampaignsCommand(CampaignsArguments arguments, QObject *parent)
    : TenantCommand(arguments.tenant, parent),
      m_arguments(std::move(arguments))
{
}

CampaignsCommand::~CampaignsCommand() = default;

bool CampaignsCommand::prepare() { return !m_arguments.help || endWith(campaignsUsage()); }

void CampaignsCommand::run()
{
    const QString nothing = starts() || stops() ? u' ' + tr("Nothing was sent.") : QString();
    m_known = std::make_unique<KnownCampaigns>(client(), session().store(), session().tenant());
    connect(m_known.get(), &KnownCampaigns::ready, this, &CampaignsCommand::known);
    connect(m_known.get(), &KnownCampaigns::chosen, this, &CampaignsCommand::chosen);
    connect(m_known.get(), &KnownCampaigns::notFound, this,
            [this, nothing](const QString &sentence) { fail(WrongUse, sentence + nothing); });
    connect(m_known.get(), &KnownCampaigns::failed, this,
            [this, nothing](const QString &sentence) { fail(CouldNotFinish, sentence + nothing); });
    m_reading = std::make_unique<CampaignReading>(client());
    connect(m_reading.get(), &CampaignReading::took, this, &CampaignsCommand::took);
    connect(m_reading.get(), &CampaignReading::failed, this, &CampaignsCommand::notRead);
    connect(m_reading.get(), &CampaignReading::done, this, [this] {
        printTable(m_table);
        end(m_incomplete ? CouldNotFinish : AllDone);
    });
    m_known->start();
}

void CampaignsCommand::known()
{
    if (isOver())
        return;
    if (!m_arguments.campaigns.isEmpty()) {
        m_known->choose(m_arguments.campaigns);
        return;
    }
    if (m_known->all().isEmpty())
        sayOnTerminal(tr("The tenant lists no campaign. Disabled ones it does not list."));
    readAll(m_known->all());
}

// All of them, or none is asked.
void CampaignsCommand::chosen(const QList<KnownCampaign> &campaigns)
{
    if (isOver())
        return;
    if (m_arguments.act == Act::Show) {
        readAll(campaigns);
        return;
    }
    m_told = campaigns;
    if (!mayAct())
        return;
    m_switch = std::make_unique<CampaignSwitch>(client(), m_arguments.giveUpAfter);
    connect(m_switch.get(), &CampaignSwitch::settled, this,
            [this](CampaignSwitch::Outcome outcome, api::CampaignState state, const QString &why) {
                m_told[m_at].state = state;
                report(outcome, why);
                // Not from within the engine's own signal.
                QMetaObject::invokeMethod(this, &CampaignsCommand::actNext, Qt::QueuedConnection);
            });
    actNext();
}

// Those of which more is to be told than the tenant's list of them says.
void CampaignsCommand::readAll(const QList<KnownCampaign> &campaigns)
{
    m_told = campaigns;
    QStringList ids;
    for (const KnownCampaign &campaign : campaigns) {
        if (m_arguments.act == Act::Show || m_arguments.lists || !campaign.listed)
            ids.append(campaign.id);
        else
            tell(campaign, nullptr);
    }
    m_reading->read(ids);
}

const KnownCampaign &CampaignsCommand::toldAs(const QString &id) const
{
    return *std::ranges::find_if(m_told, [&](const KnownCampaign &one) { return one.id == id; });
}

void CampaignsCommand::took(const api::Campaign &detail)
{
    if (isOver())
        return;
    if (m_arguments.act == Act::Show) {
        show(detail);
        return;
    }
    KnownCampaign campaign = toldAs(detail.id);
    campaign.name = detail.name;
    campaign.enabled = detail.enabled;
    campaign.state = detail.state;
    tell(campaign, &detail);
}

void CampaignsCommand::notRead(const QString &id, const api::ApiError &error)
{
    const KnownCampaign &campaign = toldAs(id);
    if (isOver() || (!campaign.listed && error.kind == api::ErrorKind::NotFound))
        return; // deleted since it was seen
    m_incomplete = true;
    const QString why = models::errorSentence(error, api::Method::GetCampaign);
    const bool lists = m_arguments.act == Act::List && campaign.listed;
    sayOnTerminal(
        (lists ? tr("The lists of “%1” could not be read. %2") : tr("“%1” could not be read. %2")).arg(campaign.name, why));
    if (m_arguments.act == Act::List)
        tell(campaign, nullptr);
}

// detail: null where it was not read, or could not be.
void CampaignsCommand::tell(const KnownCampaign &campaign, const api::Campaign *detail)
{
    const bool known = campaign.listed || detail;
    QStringList names;
    QJsonArray lists;
    if (detail) {
        for (const api::ListInstance &list : detail->lists) {
            names.append(list.listName);
            lists.append(QJsonObject{{QStringLiteral("id"), list.listId},
                                     {QStringLiteral("name"), list.listName},
                                     {QStringLiteral("instance"), list.instanceId},
                                     {QStringLiteral("enabled"), list.enabled}});
        }
    }
    if (m_arguments.json) {
        QJsonObject object{{QStringLiteral("id"), campaign.id},
                           {QStringLiteral("name"), campaign.name},
                           {QStringLiteral("enabled"), known ? QJsonValue(campaign.enabled) : QJsonValue(QJsonValue::Null)},
                           {QStringLiteral("state"), stateName(campaign.state)}};
        if (m_arguments.lists)
            object.insert(QStringLiteral("lists"), detail ? QJsonValue(lists) : QJsonValue(QJsonValue::Null));
        printJson(object);
        return;
    }
    QStringList row{campaign.name, campaign.id, known && !campaign.enabled ? tr("disabled") : stateName(campaign.state)};
    if (!m_arguments.lists) {
        m_table.append(row);
        return;
    }
    row.append(detail ? names.join(QStringLiteral(", ")) : tr("not read"));
    printTable({row});
}

void CampaignsCommand::show(const api::Campaign &campaign)
{
    if (m_arguments.json) {
        printJson(campaignJson(campaign));
        return;
    }
    printTable({{campaign.name, campaign.id, campaign.enabled ? stateName(campaign.state) : tr("disabled")}});
    QList<QStringList> rows;
    for (const api::ListInstance &list : campaign.lists)
        rows.append({QStringLiteral("  ") + tr("order %1").arg(list.order), tr("ratio %1").arg(list.dialingRatio),
                     list.enabled ? tr("on") : tr("off"), list.listName, list.instanceName, models::sortingText(list.sorting),
                     tr("records: %1").arg(list.totalRecords)});
    printTable(rows);
}

bool CampaignsCommand::mayAct()
{
    if (m_arguments.yes)
        return true;
    QStringList names;
    for (const KnownCampaign &campaign : std::as_const(m_told))
        names.append(QStringLiteral("“%1”").arg(campaign.name));
    const QString all = names.join(QStringLiteral(", "));
    if (askOnTerminal(starts() ? tr("Start %1?").arg(all) : tr("Stop %1?").arg(all)))
        return true;
    fail(WrongUse, tr("Nothing was sent. --yes answers the question."));
    return false;
}

void CampaignsCommand::actNext()
{
    if (isOver())
        return;
    for (++m_at; m_at < m_told.size() && m_cancelled; ++m_at)
        report(std::nullopt, tr("It was not asked: the command was cancelled before."));
    if (m_at == m_told.size()) {
        end(m_cancelled ? CouldNotFinish : m_rejected ? FinishedWithRejects : AllDone);
        return;
    }
    const KnownCampaign &campaign = m_told.at(m_at);
    progressOnTerminal((starts() ? tr("Starting “%1”…") : tr("Stopping “%1”…")).arg(campaign.name));
    m_switch->begin(campaign, starts() ? models::CampaignAct::Start : models::CampaignAct::Stop);
}

void CampaignsCommand::report(std::optional<CampaignSwitch::Outcome> outcome, const QString &why)
{
    using Outcome = CampaignSwitch::Outcome;
    endProgressOnTerminal();
    m_rejected = m_rejected || outcome == Outcome::Refused || outcome == Outcome::Unknown;
    const KnownCampaign &campaign = m_told.at(m_at);
    if (!why.isEmpty())
        sayOnTerminal(tr("“%1”: %2").arg(campaign.name, why));
    QString word = QStringLiteral("not asked");
    QString shown = tr("not asked");
    if (outcome) {
        switch (*outcome) {
        case Outcome::Done:
            word = QStringLiteral("done");
            shown = starts() ? tr("started") : tr("stopped");
            break;
        case Outcome::Already:
            word = QStringLiteral("already");
            shown = starts() ? tr("was running already") : tr("was stopped already");
            break;
        case Outcome::Refused:
            word = QStringLiteral("refused");
            shown = starts() ? tr("not started") : tr("not stopped");
            break;
        case Outcome::Unknown:
            word = QStringLiteral("unknown");
            shown = tr("not known");
            break;
        }
    }
    if (m_arguments.json)
        printJson({{QStringLiteral("id"), campaign.id},
                   {QStringLiteral("name"), campaign.name},
                   {QStringLiteral("outcome"), word},
                   {QStringLiteral("state"), stateName(campaign.state)},
                   {QStringLiteral("note"), why}});
    else
        printTable({{campaign.name, campaign.id, shown}});
}

void CampaignsCommand::cancel()
{
    m_cancelled = true;
    if (m_switch && m_switch->isBusy())
        m_switch->giveUp(tr("It was asked, and nobody waits for what comes of it."));
    else if (!m_switch)
        TenantCommand::cancel();
}

} // namespace outdial::app
