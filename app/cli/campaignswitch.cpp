// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCommandLineParser>

#include <app/cli/campaignswitch.h>
#include <models/connect/errorwords.h>

#include <utility>

namespace outdial::app {

using models::CampaignAct;
using models::CampaignActs;

namespace {

// Nobody looks on meanwhile: the outcome is looked for at once.
models::FeedPace quick()
{
    models::FeedPace pace;
    pace.look = 500;
    return pace;
}

} // namespace

CampaignSwitch::CampaignSwitch(const api::Client &client, int giveUpAfter, QObject *parent)
    : QObject(parent),
      m_pace(quick()),
      m_acts(client, m_rows, m_pace, nullptr)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(std::chrono::seconds(giveUpAfter));
    connect(&m_patience, &QTimer::timeout, this, [this] { giveUp(tr("Its state could not be read.")); });
    const auto isCurrent = [this](const QString &id) { return id == m_current; };
    connect(&m_acts, &CampaignActs::done, this, [this, isCurrent](const QString &id, CampaignAct) {
        if (isCurrent(id))
            settle(Outcome::Done, {});
    });
    connect(&m_acts, &CampaignActs::failed, this, [this, isCurrent](const QString &id) {
        if (isCurrent(id))
            failed();
    });
    connect(&m_acts, &CampaignActs::news, this, [this, isCurrent](const QString &id, const QString &sentence) {
        if (isCurrent(id))
            told(sentence);
    });
}

CampaignSwitch::~CampaignSwitch() = default;

void CampaignSwitch::begin(const KnownCampaign &campaign, CampaignAct act)
{
    m_current = campaign.id;
    m_act = act;
    models::CampaignRow &row = m_rows.add(campaign.id);
    row.name = campaign.name;
    row.state = campaign.state;
    row.listed = campaign.listed;
    row.enabled = campaign.enabled;
    row.stateRead = QDateTime::currentDateTimeUtc();
    m_patience.start();
    m_acts.begin(campaign.id, act);
}

void CampaignSwitch::failed()
{
    const api::ApiError error = m_rows.find(m_current)->failed->error;
    const bool lost = error.committed == api::Committed::Unknown;
    QString sentence =
        models::errorSentence(error, m_act == CampaignAct::Start ? api::Method::StartCampaign : api::Method::StopCampaign);
    if (lost)
        sentence += u' ' + tr("Its answer was lost, and the states that were read since say that it was not done.");
    settle(lost ? Outcome::Unknown : Outcome::Refused, sentence);
}

void CampaignSwitch::told(const QString &sentence)
{
    const models::CampaignRow &row = *m_rows.find(m_current);
    const auto wanted = m_act == CampaignAct::Start ? api::CampaignState::Running : api::CampaignState::Stopped;
    if (row.enabled && row.state == wanted)
        settle(Outcome::Already, tr("It was so already, and nothing was changed (409)."));
    else
        settle(Outcome::Refused, sentence);
}

void CampaignSwitch::giveUp(const QString &why)
{
    if (!isBusy())
        return;
    // What the tenant said last is older than what was asked.
    m_rows.find(m_current)->state = api::CampaignState::Unknown;
    settle(Outcome::Unknown, why + u' ' + tr("Look before you send it again."));
}

void CampaignSwitch::settle(Outcome outcome, const QString &why)
{
    m_patience.stop();
    const auto state = m_rows.find(std::exchange(m_current, {}))->state;
    Q_EMIT settled(outcome, state, why);
}

tl::expected<int, QString> secondsFrom(const QCommandLineParser &parser, int otherwise)
{
    const QString option = QStringLiteral("give-up-after");
    if (!parser.isSet(option))
        return otherwise;
    bool number = false;
    const int seconds = parser.value(option).toInt(&number);
    if (!number || seconds < 1 || seconds > 86'400)
        return tl::unexpected(
            CampaignSwitch::tr("--give-up-after takes seconds, 1 to 86400, not “%1”.").arg(parser.value(option)));
    return seconds;
}

} // namespace outdial::app
