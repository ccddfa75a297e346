// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>

#include <sandbox/dialer.h>
#include <sandbox/outcomes.h>

#include <chrono>

namespace outdial::sandbox {

using namespace std::chrono_literals;

Dialer::Dialer(Store &store, double rate, QObject *parent) : QObject(parent), m_store(store), m_rate(rate)
{
    m_timer.setInterval(100ms);
    connect(&m_timer, &QTimer::timeout, this, &Dialer::tick);
}

void Dialer::start()
{
    if (m_rate <= 0)
        return;
    m_sinceTick.start();
    m_timer.start();
}

void Dialer::tick()
{
    // A machine that slept, or was busy, does not make up for more than a second.
    const double seconds = std::min(1.0, static_cast<double>(m_sinceTick.restart()) / 1000.0);
    try {
        Transaction transaction(m_store.database);
        for (const CampaignRow &campaign : m_store.campaigns.all()) {
            if (!campaign.running || !campaign.enabled) {
                m_due.remove(campaign.seq);
                continue;
            }
            double &due = m_due[campaign.seq];
            due += m_rate * seconds;
            const int attempts = static_cast<int>(due);
            due -= attempts;
            if (attempts > 0)
                dial(campaign, attempts);
        }
        transaction.commit();
    } catch (const std::exception &error) {
        qWarning("sandbox: the dialer stops: %s", error.what());
        m_timer.stop();
    }
}

void Dialer::dial(const CampaignRow &campaign, int attempts)
{
    const QList<InstanceRow> instances = m_store.campaigns.instances(campaign.seq);
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
    while (attempts > 0) {
        const InstanceRow *instance = turn(instances);
        if (!instance)
            return;
        const auto row = next(*instance);
        if (!row)
            continue; // this one is exhausted, the turn is another's
        const int number = row->status.attempts + 1;
        const Outcome outcome = makeOutcome(m_random, now, number, phoneOf(*instance, *row), campaign.customFields);
        m_store.results.addAttempt(instance->seq, row->recordSeq, number, outcome.attempt, outcome.completes);
        --attempts;
    }
}

const InstanceRow *Dialer::turn(const QList<InstanceRow> &instances)
{
    const InstanceRow *chosen = nullptr;
    int ratios = 0;
    for (const InstanceRow &instance : instances) { // in dialing order
        if (!instance.enabled)
            continue;
        if (chosen && instance.order > chosen->order)
            break;
        Place &place = m_places[instance.seq];
        if (place.exhaustedAt == m_store.lists.bySeq(instance.listSeq).total)
            continue;
        place.exhaustedAt = -1;
        place.share += instance.ratio;
        ratios += instance.ratio;
        if (!chosen || place.share > m_places[chosen->seq].share)
            chosen = &instance;
    }
    if (chosen)
        m_places[chosen->seq].share -= ratios;
    return chosen;
}

std::optional<ResultRow> Dialer::next(const InstanceRow &instance)
{
    Place &place = m_places[instance.seq];
    QList<ResultRow> rows = m_store.results.openRecords(instance.seq, instance.listSeq, place.record, 1);
    if (rows.isEmpty() && place.record > 0) // round again: records that were tried and are still open
        rows = m_store.results.openRecords(instance.seq, instance.listSeq, 0, 1);
    if (rows.isEmpty()) {
        place.record = 0;
        place.exhaustedAt = m_store.lists.bySeq(instance.listSeq).total;
        return std::nullopt;
    }
    place.record = rows.first().recordSeq;
    return rows.first();
}

QString Dialer::phoneOf(const InstanceRow &instance, const ResultRow &row)
{
    const auto format = m_store.lists.format(m_store.lists.bySeq(instance.listSeq).formatSeq);
    const QStringList phones = m_values.phones(*format, row.entry);
    // The second attempt tries the second number.
    return phones.isEmpty() ? QString() : phones[row.status.attempts % phones.size()];
}

} // namespace outdial::sandbox
