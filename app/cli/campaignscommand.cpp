// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include <app/cli/campaignscommand.h>
#include <app/cli/namechoice.h>
#include <app/cli/tablelines.h>
#include <app/cli/terminal.h>
#include <models/connect/answered.h>
#include <models/connect/errorwords.h>

#include <algorithm>

namespace outdial::app {

using Act = CampaignsArguments::Act;
using models::CampaignAct;
using models::CampaignRow;

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
    // Nobody looks on meanwhile: the outcome is looked for at once.
    m_pace.look = 500;
    m_patience.setSingleShot(true);
    m_patience.setInterval(std::chrono::seconds(m_arguments.giveUpAfter));
    connect(&m_patience, &QTimer::timeout, this, [this] { giveUp(tr("Its state could not be read.")); });
}

CampaignsCommand::~CampaignsCommand() = default;

bool CampaignsCommand::prepare() { return !m_arguments.help || endWith(campaignsUsage()); }

void CampaignsCommand::run()
{
    models::whenAnswered(client().campaign.getAll(), this,
                         [this](const api::Result<QList<api::CampaignSummary>> &answer) { listed(answer); });
}

void CampaignsCommand::listed(const api::Result<QList<api::CampaignSummary>> &answer)
{
    if (isOver())
        return;
    if (!answer) {
        fail(CouldNotFinish, models::errorSentence(answer.error(), api::Method::GetCampaigns));
        return;
    }
    m_listed = *answer;
    if (m_arguments.act == Act::List) {
        if (m_listed.isEmpty())
            sayOnTerminal(tr("The tenant lists no campaign. Disabled ones it does not list."));
        tellNext();
        return;
    }
    if (!choose() || !mayAct())
        return;
    m_acts = std::make_unique<models::CampaignActs>(client(), m_rows, m_pace, nullptr);
    connect(m_acts.get(), &models::CampaignActs::done, this,
            [this](const QString &id, CampaignAct) { settled(id, Outcome::Done, {}); });
    connect(m_acts.get(), &models::CampaignActs::failed, this, [this](const QString &id) {
        const api::ApiError error = m_rows.find(id)->failed->error;
        const bool lost = error.committed == api::Committed::Unknown;
        const auto method = m_arguments.act == Act::Start ? api::Method::StartCampaign : api::Method::StopCampaign;
        QString sentence = models::errorSentence(error, method);
        if (lost)
            sentence += u' ' + tr("Its answer was lost, and the states that were read since say that it was not done.");
        settled(id, lost ? Outcome::Unknown : Outcome::Refused, sentence);
    });
    connect(m_acts.get(), &models::CampaignActs::news, this, [this](const QString &id, const QString &sentence) {
        const CampaignRow *row = m_rows.find(id);
        const auto wanted = m_arguments.act == Act::Start ? api::CampaignState::Running : api::CampaignState::Stopped;
        if (row->enabled && row->state == wanted)
            settled(id, Outcome::Already, tr("It was so already, and nothing was changed (409)."));
        else
            settled(id, Outcome::Refused, sentence);
    });
    actNext();
}

void CampaignsCommand::tellNext()
{
    if (isOver())
        return;
    if (m_next == m_listed.size()) {
        end(m_incomplete ? CouldNotFinish : AllDone);
        return;
    }
    if (!m_arguments.lists) {
        QList<QStringList> rows;
        for (const api::CampaignSummary &campaign : std::as_const(m_listed)) {
            rows.append({campaign.name, campaign.id, stateName(campaign.state)});
            if (m_arguments.json)
                tell(campaign, nullptr);
        }
        if (!m_arguments.json)
            printTable(rows);
        m_next = m_listed.size();
        tellNext();
        return;
    }
    const api::CampaignSummary campaign = m_listed.at(m_next++);
    models::whenAnswered(
        client().campaign.getCampaign(campaign.id), this, [this, campaign](const api::Result<api::Campaign> &answer) {
            if (isOver())
                return;
            if (!answer) {
                m_incomplete = true;
                sayOnTerminal(tr("The lists of “%1” could not be read. %2")
                                  .arg(campaign.name, models::errorSentence(answer.error(), api::Method::GetCampaign)));
            }
            tell(campaign, &answer);
            tellNext();
        });
}

void CampaignsCommand::tell(const api::CampaignSummary &campaign, const api::Result<api::Campaign> *detail)
{
    QStringList names;
    QJsonArray lists;
    if (detail && *detail) {
        for (const api::ListInstance &list : (*detail)->lists) {
            names.append(list.listName);
            lists.append(QJsonObject{{QStringLiteral("id"), list.listId},
                                     {QStringLiteral("name"), list.listName},
                                     {QStringLiteral("instance"), list.instanceId},
                                     {QStringLiteral("enabled"), list.enabled}});
        }
    }
    if (!m_arguments.json) {
        printTable({{campaign.name, campaign.id, stateName(campaign.state),
                     detail && *detail ? names.join(QStringLiteral(", ")) : tr("not read")}});
        return;
    }
    QJsonObject object{{QStringLiteral("id"), campaign.id},
                       {QStringLiteral("name"), campaign.name},
                       {QStringLiteral("state"), stateName(campaign.state)}};
    if (detail)
        object.insert(QStringLiteral("lists"), *detail ? QJsonValue(lists) : QJsonValue(QJsonValue::Null));
    printJson(object);
}

// All of them, or none is asked.
bool CampaignsCommand::choose()
{
    QList<Named> names;
    for (const api::CampaignSummary &campaign : std::as_const(m_listed))
        names.append({campaign.id, campaign.name});
    for (const QString &wanted : std::as_const(m_arguments.campaigns)) {
        const auto chosen = chosenByName(names, wanted, NamedKind::Campaign);
        if (!chosen) {
            fail(WrongUse, chosen.error() + u' ' + tr("Nothing was sent."));
            return false;
        }
        if (m_chosen.contains(chosen->id))
            continue;
        m_chosen.append(chosen->id);
        const auto campaign =
            std::ranges::find_if(m_listed, [&](const api::CampaignSummary &one) { return one.id == chosen->id; });
        CampaignRow &row = m_rows.add(chosen->id);
        row.name = campaign->name;
        row.state = campaign->state;
        row.listed = row.enabled = true;
        row.stateRead = QDateTime::currentDateTimeUtc();
    }
    return true;
}

bool CampaignsCommand::mayAct()
{
    if (m_arguments.yes)
        return true;
    QStringList names;
    for (const QString &id : std::as_const(m_chosen))
        names.append(QStringLiteral("“%1”").arg(m_rows.find(id)->name));
    const QString all = names.join(QStringLiteral(", "));
    if (askOnTerminal(m_arguments.act == Act::Start ? tr("Start %1?").arg(all) : tr("Stop %1?").arg(all)))
        return true;
    fail(WrongUse, tr("Nothing was sent. --yes answers the question."));
    return false;
}

void CampaignsCommand::actNext()
{
    if (isOver())
        return;
    if (m_cancelled || m_next == m_chosen.size()) {
        for (; m_next < m_chosen.size(); ++m_next)
            report(m_chosen.at(m_next), Outcome::NotAsked, tr("It was not asked: the command was cancelled before."));
        end(m_cancelled ? CouldNotFinish : m_rejected ? FinishedWithRejects : AllDone);
        return;
    }
    m_current = m_chosen.at(m_next++);
    progressOnTerminal(
        (m_arguments.act == Act::Start ? tr("Starting “%1”…") : tr("Stopping “%1”…")).arg(m_rows.find(m_current)->name));
    m_patience.start();
    m_acts->begin(m_current, m_arguments.act == Act::Start ? CampaignAct::Start : CampaignAct::Stop);
}

void CampaignsCommand::settled(const QString &id, Outcome outcome, const QString &sentence)
{
    if (isOver() || id != m_current)
        return;
    m_patience.stop();
    m_current.clear();
    report(id, outcome, sentence);
    // Not from within the engine's own signal.
    QMetaObject::invokeMethod(this, &CampaignsCommand::actNext, Qt::QueuedConnection);
}

void CampaignsCommand::report(const QString &id, Outcome outcome, const QString &sentence)
{
    endProgressOnTerminal();
    m_rejected = m_rejected || outcome == Outcome::Refused || outcome == Outcome::Unknown;
    const CampaignRow &row = *m_rows.find(id);
    if (!sentence.isEmpty())
        sayOnTerminal(tr("“%1”: %2").arg(row.name, sentence));
    QString word;
    QString shown;
    switch (outcome) {
    case Outcome::Done:
        word = QStringLiteral("done");
        shown = m_arguments.act == Act::Start ? tr("started") : tr("stopped");
        break;
    case Outcome::Already:
        word = QStringLiteral("already");
        shown = m_arguments.act == Act::Start ? tr("was running already") : tr("was stopped already");
        break;
    case Outcome::Refused:
        word = QStringLiteral("refused");
        shown = m_arguments.act == Act::Start ? tr("not started") : tr("not stopped");
        break;
    case Outcome::Unknown:
        word = QStringLiteral("unknown");
        shown = tr("not known");
        break;
    case Outcome::NotAsked:
        word = QStringLiteral("not asked");
        shown = tr("not asked");
        break;
    }
    if (m_arguments.json)
        printJson({{QStringLiteral("id"), id},
                   {QStringLiteral("name"), row.name},
                   {QStringLiteral("outcome"), word},
                   {QStringLiteral("state"), stateName(row.state)},
                   {QStringLiteral("note"), sentence}});
    else
        printTable({{row.name, id, shown}});
}

void CampaignsCommand::giveUp(const QString &why)
{
    if (m_current.isEmpty())
        return;
    const QString id = m_current; // which settled() takes away
    // What the tenant said last is older than what was asked.
    m_rows.find(id)->state = api::CampaignState::Unknown;
    settled(id, Outcome::Unknown, why + u' ' + tr("Look before you send it again."));
}

void CampaignsCommand::cancel()
{
    m_cancelled = true;
    if (m_current.isEmpty() && m_chosen.isEmpty())
        TenantCommand::cancel();
    else
        giveUp(tr("It was asked, and nobody waits for what comes of it."));
}

} // namespace outdial::app
