// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The deletions that this workstation asked a tenant for, on the disk (table deletion_job), so that they are found again by their
// id after a restart. Written in a thread of its own; GUI thread.
#pragma once

#include <QList>
#include <QObject>

#include <models/jobs/deletionjob.h>
#include <models/monitor/backgroundwriter.h>
#include <models/store/store.h>

#include <functional>

namespace outdial::models {

class DeletionStore {
public:
    // No store: nothing is remembered.
    DeletionStore(StorePtr store, QString tenant);

    // Those that were not cleared away, the oldest first.
    QList<DeletionJob> load() const;
    void save(const DeletionJob &job);
    // then: in the GUI thread when it is on the disk, unless receiver is gone; also when it could not be written (false).
    void save(const DeletionJob &job, QObject *receiver, std::function<void(bool)> then);
    // The end of one that runs, noted by somebody who only looks at it: of what others have noted or dismissed meanwhile nothing
    // is touched.
    void saveEnd(const DeletionJob &job);
    // They are not loaded any more.
    void dismiss(const QStringList &ids);

private:
    StorePtr m_store;
    QString m_tenant;
    BackgroundWriter m_writer;
};

} // namespace outdial::models
