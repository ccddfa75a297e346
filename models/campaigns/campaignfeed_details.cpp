// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of a campaign that only Get Campaign tells: which is read next, within the budget of requests.

#include <models/campaigns/campaignfeed.h>
#include <models/connect/answered.h>

#include <algorithm>

namespace outdial::models {

qint64 CampaignFeed::detailDue(const CampaignRow &row) const
{
    if (!row.detailRead.isValid() && !m_detailFailures.contains(row.id))
        return 0;
    qint64 period = row.missing ? m_pace.detailMissing : row.isRunning() ? m_pace.detailRunning : m_pace.detailOther;
    if (!m_visible)
        period *= 4;
    // With many of them, those that run take a sixth of the budget, and all others as much.
    if (row.id != m_current)
        period =
            std::max<qint64>(period, qint64(row.isRunning() ? m_running : m_rows.count()) * 6 * 60'000 / m_budget.perMinute());
    if (const int failures = m_detailFailures.value(row.id); failures > 0 && !row.missing)
        period = std::min<qint64>(qint64(m_pace.errorFirst) << std::min(failures - 1, 10), m_pace.errorMost);
    return period - row.detailRead.msecsTo(QDateTime::currentDateTimeUtc());
}

void CampaignFeed::pumpDetails()
{
    m_detailTimer.stop();
    if (!m_started || !m_online)
        return;
    constexpr int atATime = 2;
    qint64 wait = 60'000;
    const QStringList ids = m_rows.ids();
    m_running = int(std::count_if(ids.begin(), ids.end(), [this](const QString &id) { return m_rows.find(id)->isRunning(); }));
    while (m_detailsOut.size() < atATime) {
        CampaignRow *best = nullptr;
        const auto rank = [this](const CampaignRow &row) {
            return std::tuple(!m_detailsWanted.contains(row.id), row.id != m_current, row.detailRead.isValid(), !row.isRunning(),
                              row.detailRead);
        };
        for (const QString &id : ids) {
            CampaignRow *row = m_rows.find(id);
            if (m_detailsOut.contains(id))
                continue;
            if (const qint64 due = detailDue(*row); due > 0)
                wait = std::min(wait, due);
            else if (!best || rank(*row) < rank(*best))
                best = row;
        }
        if (!best)
            break;
        // The first read of a campaign does not wait for the budget, nor one behind a change.
        if (best->detail && !m_detailsWanted.remove(best->id)) {
            if (!m_budget.take(m_clock.elapsed(), RequestBudget::Details)) {
                wait = m_budget.wait(m_clock.elapsed(), RequestBudget::Details);
                break;
            }
        } else {
            m_budget.spend(m_clock.elapsed());
        }
        requestDetail(*best);
    }
    m_detailTimer.start(int(std::clamp<qint64>(wait, 50, 60'000)));
}

void CampaignFeed::requestDetail(CampaignRow &row)
{
    m_detailsOut.insert(row.id);
    api::CallOptions options;
    options.cancel = m_cancel;
    options.retry = false;
    whenAnswered(m_client.campaign.getCampaign(row.id, options), this,
                 [this, id = row.id](const api::Result<api::Campaign> &answer) {
                     m_detailsOut.remove(id);
                     const bool overtaken = m_detailsOvertaken.remove(id);
                     if (CampaignRow *known = m_rows.find(id); known && !overtaken) {
                         known->detailRead = QDateTime::currentDateTimeUtc();
                         m_rows.touch(id);
                         if (answer) {
                             takeDetail(*known, *answer);
                         } else if (!answer.error().isCancelled()) {
                             known->detailError = answer.error();
                             known->missing = answer.error().kind == api::ErrorKind::NotFound && !known->listed;
                             ++m_detailFailures[id];
                         }
                     }
                     m_detailTimer.start(0);
                 });
}

void CampaignFeed::takeDetail(CampaignRow &row, const api::Campaign &campaign)
{
    m_detailFailures.remove(row.id);
    row.detail = campaign;
    row.detailError.reset();
    row.missing = false;
    if (!row.listed) {
        // The only source for one that the tenant does not list; for others the list is read more often.
        if (row.name != campaign.name)
            m_remembered.remember({{row.id, campaign.name}});
        row.name = campaign.name;
        row.enabled = campaign.enabled;
        row.state = campaign.state;
        row.stateRead = row.detailRead;
        m_acts.stateRead(row);
    }
    m_progress.follow(row.id);
}

void CampaignFeed::open(const QString &id)
{
    api::CallOptions options;
    options.cancel = m_cancel;
    whenAnswered(m_client.campaign.getCampaign(id, options), this, [this, id](const api::Result<api::Campaign> &answer) {
        if (!answer) {
            if (!answer.error().isCancelled())
                Q_EMIT openFailed(id, answer.error());
            return;
        }
        CampaignRow &row = m_rows.add(id);
        row.detailRead = QDateTime::currentDateTimeUtc();
        m_remembered.remember({{id, answer->name}});
        takeDetail(row, *answer);
        m_rows.touch(id);
        Q_EMIT opened(id);
    });
}

bool CampaignFeed::forget(const QString &id)
{
    const CampaignRow *row = m_rows.find(id);
    if (!row || row->listed || row->pending)
        return false;
    m_remembered.forget(id);
    m_progress.drop(id);
    m_detailFailures.remove(id);
    m_rows.remove(id);
    return true;
}

void CampaignFeed::readDetail(const QString &id)
{
    if (CampaignRow *row = m_rows.find(id)) {
        row->detailRead = {};
        m_detailFailures.remove(id);
        m_detailsWanted.insert(id);
        if (m_detailsOut.contains(id))
            m_detailsOvertaken.insert(id);
        m_detailTimer.start(0);
    }
}

} // namespace outdial::models
