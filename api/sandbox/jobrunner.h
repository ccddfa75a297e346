// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Carries out deletion jobs beside the calls, at a tenant's pace: 1250 records a second, and at least half a second a job.
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <sandbox/store.h>

namespace outdial::sandbox {

class JobRunner : public QObject {
    Q_OBJECT
public:
    // speed: how many times faster than that
    JobRunner(Store &store, double speed, QObject *parent = nullptr);
    ~JobRunner() override;

    // Takes up the jobs that were left when the store was last used.
    void start();

    // How long a job for so many records takes, at the tenant's own pace.
    static double seconds(qint64 records);

private:
    void wake();
    void tick();

    Store &m_store;
    double m_speed;
    QTimer m_timer; // runs while there are jobs
    QElapsedTimer m_sinceTick;
    QHash<qint64, double> m_progress; // job -> the part that should be done by now, 0...1
};

} // namespace outdial::sandbox
