// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/jobrunner.h>

#include <algorithm>
#include <chrono>

namespace outdial::sandbox {

using namespace std::chrono_literals;

JobRunner::JobRunner(Store &store, double speed, QObject *parent) : QObject(parent), m_store(store), m_speed(speed)
{
    m_timer.setInterval(50ms);
    connect(&m_timer, &QTimer::timeout, this, &JobRunner::tick);
    m_store.jobs.started = [this] { wake(); };
}

JobRunner::~JobRunner() { m_store.jobs.started = {}; }

void JobRunner::start()
{
    if (!m_store.jobs.running().isEmpty())
        wake();
}

double JobRunner::seconds(qint64 records) { return std::max(0.5, static_cast<double>(records) / 1250.0); }

void JobRunner::wake()
{
    if (m_timer.isActive())
        return;
    m_sinceTick.start();
    m_timer.start();
}

void JobRunner::tick()
{
    // A machine that slept, or was busy, does not make up for more than a second.
    const double passed = std::min(1.0, static_cast<double>(m_sinceTick.restart()) / 1000.0) * m_speed;
    try {
        Transaction transaction(m_store.database);
        QHash<qint64, double> progress;
        for (JobRow &job : m_store.jobs.running()) {
            const double before = job.total > 0 ? static_cast<double>(job.processed) / static_cast<double>(job.total) : 0.0;
            const double now = std::min(1.0, m_progress.value(job.seq, before) + passed / seconds(job.total));
            const qint64 due = now >= 1.0 ? job.total : static_cast<qint64>(now * static_cast<double>(job.total));
            m_store.jobs.advance(job, due - job.processed);
            if (now >= 1.0)
                m_store.jobs.complete(job);
            else
                progress.insert(job.seq, now);
        }
        transaction.commit();
        m_progress = progress;
        if (m_progress.isEmpty())
            m_timer.stop();
    } catch (const std::exception &error) {
        qWarning("sandbox: deletion jobs stop: %s", error.what());
        m_timer.stop();
    }
}

} // namespace outdial::sandbox
