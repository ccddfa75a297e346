// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The deletions of records of one tenant: those that were asked for from here, sent one after the other for each list (the tenant
// takes one at a time), followed by Get Job Status at a pace that relaxes, and found again by their ids after a restart.
//
// A deletion is on the disk before it is sent, and it is sent once. The tenant lists no jobs, so a lost answer cannot be looked
// up: the list is read until its number of records says something or stays as it is, and what is not known then is told as
// that. A 409 certainly did nothing: the tenant is at work on this list for somebody else, and the deletion waits. One that
// waited when Outdial was closed is held until a person sends it. GUI thread; never waits.
#pragma once

#include <QHash>
#include <QObject>

#include <api/client/client.h>
#include <models/jobs/deletionstore.h>

#include <chrono>

namespace outdial::models {

// How often the tenant is asked: first after `first`, then each time `factor` later, at most `most` apart.
struct DeletionPace {
    std::chrono::milliseconds first{2'000};
    std::chrono::milliseconds most{30'000};
    double factor = 1.3;
};

struct DeletionWish {
    QString listId;
    QString listName;
    DeletionJob::Kind kind = DeletionJob::Kind::All;
    api::DeleteCriteria criteria; // of Many: at least one
    QString words;
};

class DeletionJobs : public QObject {
    Q_OBJECT
public:
    // The client outlives it. No store: nothing is remembered.
    DeletionJobs(const api::Client &client, StorePtr store, const QString &tenant, const QString &userName,
                 DeletionPace pace = {}, QObject *parent = nullptr);
    ~DeletionJobs() override;

    // Our id of it; empty when there is nothing to go by (Many without a criterion).
    QString ask(const DeletionWish &wish);
    // One that waits. False: it does not.
    bool cancel(const QString &id);
    // One that is held goes on.
    bool release(const QString &id);
    // The same wish anew, of one that has ended without being done.
    QString askAgain(const QString &id);
    // Asks the tenant now for those that run.
    void refresh();
    void dismissFinished();

    // In the order in which they were asked for.
    const QList<DeletionJob> &jobs() const { return m_jobs; }
    const DeletionJob *find(const QString &id) const;
    bool isListBusy(const QString &listId) const; // one of it waits or is at work
    int atWork() const;
    int waiting() const;
    int failed() const;

Q_SIGNALS:
    void added(const QString &id);
    void changed(const QString &id);
    void dismissed(const QStringList &ids);
    // Once for each: done, failed or not known; after its list was read.
    void ended(const outdial::models::DeletionJob &job);

private:
    struct Live {
        std::chrono::milliseconds interval{0};
        int same = 0;     // looks with the same number
        int failures = 0; // of looks, one after the other
        quint64 turn = 0; // an earlier timer is not heeded
    };

    DeletionJob *at(const QString &id);
    void touch(const DeletionJob &job);
    void pump();
    void begin(DeletionJob &job);
    void send(const QString &id, const QStringList &campaigns, bool campaignsKnown);
    void sent(const QString &id, const api::Result<api::StartedJob> &answer, const QStringList &campaigns, bool campaignsKnown);
    void waitForOthers(DeletionJob &job);
    void lost(DeletionJob &job, const QString &why);
    void fail(DeletionJob &job, const QString &why);
    void later(const QString &id, void (DeletionJobs::*step)(const QString &));
    void poll(const QString &id);
    void polled(const QString &id, const api::Result<api::JobStatus> &answer);
    void look(const QString &id);
    void looked(const QString &id, const api::Result<api::CallingListDetail> &answer);
    void tryAgain(const QString &id);
    void close(DeletionJob &job);

    const api::Client &m_client;
    DeletionStore m_store;
    QString m_userName;
    DeletionPace m_pace;
    QList<DeletionJob> m_jobs;
    QHash<QString, Live> m_live;
    api::CancelToken m_cancel;
};

} // namespace outdial::models
