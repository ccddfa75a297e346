// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/dnc/dncbookmodel.h>
#include <models/dnc/dncsweepjob.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr int looksEachMs = 200;

}

DncSweepJob::DncSweepJob(api::Client &client, StorePtr store, const QString &tenant, const QList<DncListSeen> &lists,
                         const SweepOptions &options, QObject *parent)
    : QObject(parent),
      m_dncLists(lists),
      m_sweep(std::make_unique<DncSweep>(std::move(store), tenant, lists, options, client))
{
    m_look.setInterval(looksEachMs);
    connect(&m_look, &QTimer::timeout, this, &DncSweepJob::look);
    m_worker = std::thread([this] {
        m_sweep->run();
        m_ended = true;
    });
    m_look.start();
}

DncSweepJob::~DncSweepJob()
{
    m_sweep->cancel();
    if (m_worker.joinable())
        m_worker.join();
}

QString DncSweepJob::dncListName(const QString &id) const
{
    const auto found = std::ranges::find_if(m_dncLists, [&](const DncListSeen &list) { return list.id == id; });
    return found == m_dncLists.end() ? id : dncName(*found);
}

void DncSweepJob::cancel()
{
    if (m_busy)
        m_sweep->cancel();
}

bool DncSweepJob::canErase(const SweptRecord &record)
{
    using Outcome = SweptRecord::Outcome;
    return !record.keys.isEmpty() && record.outcome != Outcome::Erased && record.outcome != Outcome::Gone;
}

bool DncSweepJob::erase(const std::vector<std::size_t> &records, const QString &reason)
{
    std::vector<std::size_t> open;
    for (const std::size_t index : records) {
        if (index < m_records.size() && canErase(m_records[index]))
            open.push_back(index);
    }
    if (m_busy || open.empty())
        return false;
    m_busy = true;
    m_ended = false;
    m_erasing = open;
    m_settled = 0;
    m_sweep->rearm();
    m_worker = std::thread([this, open, reason] {
        m_sweep->erase(open, reason);
        m_ended = true;
    });
    m_look.start();
    Q_EMIT changed();
    return true;
}

void DncSweepJob::take()
{
    m_lists = m_sweep->lists();
    const auto known = m_records.size();
    if (!m_erasing.empty()) { // outcomes, in this order; no record comes any more
        const std::size_t before = m_settled;
        for (; m_settled < m_erasing.size() && m_settled < std::size_t(progress().erasedOver); ++m_settled)
            m_records[m_erasing[m_settled]] = m_sweep->record(m_erasing[m_settled]);
        if (m_settled > before)
            Q_EMIT recordsChanged();
        return;
    }
    const std::vector<SweptRecord> fresh = m_sweep->records(known);
    m_records.insert(m_records.end(), fresh.begin(), fresh.end());
    if (!fresh.empty())
        Q_EMIT recordsAdded(int(known), int(m_records.size()) - 1);
}

void DncSweepJob::look()
{
    const bool ended = m_ended;
    if (ended) {
        m_look.stop();
        m_worker.join();
    }
    take();
    m_busy = !ended;
    Q_EMIT changed();
    if (ended)
        Q_EMIT over();
}

} // namespace outdial::models
