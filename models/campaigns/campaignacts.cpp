// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/campaignacts.h>
#include <models/campaigns/campaignwords.h>
#include <models/connect/answered.h>

#include <algorithm>

namespace outdial::models {

namespace {

// How many states read afterwards must disagree before we say so. A tenant may take a moment to show what it agreed to.
constexpr int disagreementsAfterAnswer = 4;
constexpr int disagreementsAfterLoss = 3;

api::CampaignState wanted(CampaignAct act)
{
    return act == CampaignAct::Start ? api::CampaignState::Running : api::CampaignState::Stopped;
}

} // namespace

CampaignActs::CampaignActs(const api::Client &client, CampaignRows &rows, const FeedPace &pace, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_rows(rows),
      m_pace(pace)
{
    m_looks.setInterval(std::max(10, pace.look / 4));
    connect(&m_looks, &QTimer::timeout, this, &CampaignActs::lookAtAll);
}

CampaignActs::~CampaignActs() { m_cancel.cancel(); }

bool CampaignActs::isAnyPending() const
{
    const CampaignRows &rows = m_rows;
    const QStringList ids = rows.ids();
    return std::any_of(ids.begin(), ids.end(), [&](const QString &id) { return rows.find(id)->isPending(); });
}

bool CampaignActs::begin(const QString &id, CampaignAct act)
{
    CampaignRow *row = m_rows.find(id);
    if (!row || row->pending)
        return false;
    row->failed.reset();
    PendingAct pending;
    pending.act = act;
    pending.serial = ++m_serial;
    row->pending = pending;
    m_rows.touch(id);

    // No token to cancel it with: once asked, its outcome is waited for.
    const auto call = act == CampaignAct::Start ? m_client.campaign.start(id) : m_client.campaign.stop(id);
    whenAnswered(call, this, [this, id, serial = pending.serial](const api::Result<api::CampaignState> &answer) {
        answered(id, serial, answer);
    });
    return true;
}

void CampaignActs::dismiss(const QString &id)
{
    CampaignRow *row = m_rows.find(id);
    if (!row || !row->failed)
        return;
    row->failed.reset();
    m_rows.touch(id);
}

void CampaignActs::answered(const QString &id, quint64 serial, const api::Result<api::CampaignState> &answer)
{
    CampaignRow *row = m_rows.find(id);
    if (!row || !row->pending || row->pending->serial != serial)
        return;
    m_rows.touch(id);
    if (answer) {
        row->pending->phase = PendingAct::Phase::Answered;
        row->pending->nextLook = QDateTime::currentDateTimeUtc().addMSecs(m_pace.look);
        m_looks.start();
    } else if (answer.error().isCancelled()) {
        row->pending.reset();
    } else if (answer.error().kind == api::ErrorKind::Conflict) {
        row->pending->phase = PendingAct::Phase::Refused;
        row->pending->lost = answer.error();
        look(*row);
        m_looks.start();
    } else if (answer.error().committed == api::Committed::Unknown) {
        row->pending->phase = PendingAct::Phase::Lost;
        row->pending->lost = answer.error();
        look(*row);
        m_looks.start();
    } else {
        fail(*row, answer.error());
    }
    Q_EMIT readAgain();
}

void CampaignActs::fail(CampaignRow &row, const api::ApiError &error)
{
    row.failed = FailedAct{row.pending->act, error, QDateTime::currentDateTimeUtc()};
    row.pending.reset();
    m_rows.touch(row.id);
    Q_EMIT failed(row.id);
}

void CampaignActs::lookAtAll()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    bool any = false;
    for (const QString &id : m_rows.ids()) {
        CampaignRow *row = m_rows.find(id);
        if (!row->pending || row->pending->phase == PendingAct::Phase::Asked)
            continue;
        any = true;
        if (!row->pending->looking && row->pending->nextLook <= now)
            look(*row);
    }
    if (!any)
        m_looks.stop();
}

void CampaignActs::look(CampaignRow &row)
{
    row.pending->looking = true;
    api::CallOptions options;
    options.cancel = m_cancel;
    options.retry = false;
    whenAnswered(m_client.campaign.getStatus(row.id, options), this,
                 [this, id = row.id, serial = row.pending->serial](const api::Result<api::CampaignStatus> &answer) {
                     looked(id, serial, answer);
                 });
}

void CampaignActs::looked(const QString &id, quint64 serial, const api::Result<api::CampaignStatus> &answer)
{
    CampaignRow *row = m_rows.find(id);
    if (!row || !row->pending || row->pending->serial != serial)
        return;
    row->pending->looking = false;
    const int wait = std::min(m_pace.look << std::min(row->pending->disagreed, 4), m_pace.lookMost);
    row->pending->nextLook = QDateTime::currentDateTimeUtc().addMSecs(wait);
    if (!answer)
        return; // looked at again: an error says nothing of the campaign
    if (row->state != answer->state)
        row->changed = QDateTime::currentDateTimeUtc();
    row->state = answer->state;
    row->enabled = answer->enabled;
    row->stateRead = QDateTime::currentDateTimeUtc();
    m_rows.touch(id);
    settle(*row);
}

void CampaignActs::stateRead(CampaignRow &row)
{
    // What a refusal means is read by a look, which also tells whether the campaign is enabled.
    if (row.pending && (row.pending->phase == PendingAct::Phase::Answered || row.pending->phase == PendingAct::Phase::Lost))
        settle(row);
    else if (row.failed && row.state == wanted(row.failed->act))
        row.failed.reset(); // somebody did it
}

void CampaignActs::settle(CampaignRow &row)
{
    const PendingAct pending = *row.pending;
    const bool agrees = row.state == wanted(pending.act);
    const QString id = row.id;
    m_rows.touch(id);
    switch (pending.phase) {
    case PendingAct::Phase::Asked:
        return;
    case PendingAct::Phase::Refused:
        row.pending.reset();
        Q_EMIT news(id, refusedSentence(row, pending.act, pending.lost));
        Q_EMIT readAgain();
        return;
    case PendingAct::Phase::Answered:
        if (agrees) {
            row.pending.reset();
            Q_EMIT done(id, pending.act);
        } else if (++row.pending->disagreed >= disagreementsAfterAnswer) {
            row.pending.reset();
            Q_EMIT news(id, disagreedSentence(row, pending.act));
        }
        return;
    case PendingAct::Phase::Lost:
        if (agrees) {
            row.pending.reset();
            Q_EMIT done(id, pending.act);
        } else if (++row.pending->disagreed >= disagreementsAfterLoss) {
            fail(row, pending.lost);
        }
        return;
    }
}

} // namespace outdial::models
