// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/dialer.h>
#include <sandbox/outcomes.h>

#include <chrono>

namespace outdial::sandbox {
namespace {

// A record is completed without a call.
Outcome uncalled(std::int64_t when, const QString &phone, const QString &disposition)
{
    Outcome outcome;
    outcome.completes = true;
    outcome.attempt.made = when;
    outcome.attempt.disposition = disposition;
    outcome.attempt.phone = phone;
    outcome.attempt.callAttempted = false;
    return outcome;
}

} // namespace

using namespace std::chrono_literals;

Dialer::Dialer(Store &store, double rate, QObject *parent) : QObject(parent), m_store(store), m_rate(rate), m_order(store)
{
    m_timer.setInterval(100ms);
    connect(&m_timer, &QTimer::timeout, this, &Dialer::tick);
}

void Dialer::start()
{
    if (m_rate <= 0)
        return;
    m_lastTick = m_store.clock.now();
    m_timer.start();
}

void Dialer::tick()
{
    // A machine that slept, or was busy, does not make up for more than a second.
    const qint64 now = m_store.clock.now();
    const qint64 from = std::max(m_lastTick, now - static_cast<qint64>(1000.0 * m_store.clock.speed()));
    m_lastTick = now;
    const double seconds = static_cast<double>(now - from) / 1000.0;
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
                dial(campaign, attempts, from, now);
        }
        transaction.commit();
    } catch (const std::exception &error) {
        qWarning("sandbox: the dialer stops: %s", error.what());
        m_timer.stop();
    }
}

void Dialer::dial(const CampaignRow &campaign, int attempts, qint64 from, qint64 to)
{
    const QList<InstanceRow> instances = m_store.campaigns.instances(campaign.seq);
    const QList<DncList> dncLists = m_store.dnc.listsOf(campaign.seq);
    // Evenly over the time, the last of them now.
    for (int left = attempts; left > 0;) {
        const std::int64_t now = to - (to - from) * (left - 1) / attempts;
        const InstanceRow *instance = turn(instances);
        if (!instance)
            return;
        const auto row = next(*instance);
        if (!row)
            continue; // this one is exhausted, the turn is another's
        const int number = row->status.attempts + 1;
        const Target target = targetOf(*instance, *row, dncLists);
        const Outcome outcome = target.forbidden ? uncalled(now, target.phone, *target.forbidden)
                                                 : makeOutcome(m_random, now, number, target.phone, campaign.customFields);
        m_store.results.addAttempt(instance->seq, row->recordSeq, number, outcome.attempt, outcome.completes);
        --left;
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
        if (place.exhaustedAt == m_store.lists.everAdded(instance.listSeq))
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
    auto row = m_order.next(instance);
    if (!row)
        m_places[instance.seq].exhaustedAt = m_store.lists.everAdded(instance.listSeq);
    return row;
}

Dialer::Target Dialer::targetOf(const InstanceRow &instance, const ResultRow &row, const QList<DncList> &dncLists)
{
    const auto format = m_store.lists.format(m_store.lists.bySeq(instance.listSeq).formatSeq);
    const QStringList phones = m_values.phones(*format, row.entry);
    QStringList allowed = phones;
    QString disposition;
    for (const DncList &list : dncLists) {
        if (list.type == QLatin1String("EXCLUSION")) {
            const QString value = m_values.value(list.listField, row.entry);
            if (!value.isEmpty() && m_store.dnc.holds(list.seq, value))
                return {.phone = phones.value(0), .forbidden = list.disposition};
        } else if (list.type == QLatin1String("INTERNAL")) {
            const auto forbids = [&](const QString &phone) { return m_store.dnc.holdsNumber(list.seq, phone); };
            if (allowed.removeIf(forbids) > 0)
                disposition = list.disposition;
        }
    }
    if (allowed.isEmpty() && !phones.isEmpty())
        return {.phone = phones.first(), .forbidden = disposition};
    // The second attempt tries the second number.
    return {.phone = allowed.isEmpty() ? QString() : allowed[row.status.attempts % allowed.size()], .forbidden = std::nullopt};
}

} // namespace outdial::sandbox
