// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One act on many keys of a Do-Not-Call list as the window sees it: add many, remove many, delete all, or replace, which is
// delete all and then add many. Before all keys are deleted, those that are known here are saved in a file; without that file
// nothing is deleted. Works in a thread of its own and is looked at ten times a second. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <models/dnc/dncrun.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

namespace outdial::models {

struct DncTask {
    enum class Kind { Add, Remove, DeleteAll, Replace };
    Kind kind = Kind::Add;
    DncListSeen list;
    DncOrder order;   // of all but DeleteAll; its list, action and user are set from here
    QString user;     // for the ledger
    QString reason;   // of DeleteAll
    QString copyFile; // of DeleteAll and Replace; see dncCopyName()
    bool deletes() const { return kind == Kind::DeleteAll || kind == Kind::Replace; }
    bool sends() const { return kind != Kind::DeleteAll; }
};

struct DncJobProgress {
    enum class Step { Copying, Deleting, Sending, Over };
    enum class Deletion { NotDone, Done, Unknown }; // of all keys
    Step step = Step::Sending;
    Deletion deletion = Deletion::NotDone;
    qint64 deleted = 0; // as the tenant says
    qint64 copied = -1; // keys in the saved copy; -1: none was written
    QString trouble;    // why it ended before it sent: nothing was sent then
    bool sent = false;  // the keys were begun to be sent
    DncProgress run;    // of the keys
    bool isOver() const { return step == Step::Over; }
    // All that was wanted is done, and nothing was refused, doubtful or unknown.
    bool isClean() const;
};

class DncJob : public QObject {
    Q_OBJECT
public:
    // Begins at once. The client outlives it.
    DncJob(api::Client &client, StorePtr store, const QString &tenant, DncTask task, const DncOptions &options = {},
           QObject *parent = nullptr);
    ~DncJob() override; // stops at once: of the call that is under way nobody knows then, which goes into the ledger

    const DncTask &task() const { return m_task; }
    DncJobProgress progress() const;
    bool isOver() const { return m_over; }
    void cancel(); // at the edge of a batch; a deletion that was sent is not taken back

Q_SIGNALS:
    void changed(); // state or numbers
    void over();    // once

private:
    void work();
    bool deleteAll();
    void look();
    void set(const std::function<void(DncJobProgress &)> &change);

    api::Client &m_client;
    const StorePtr m_store;
    const QString m_tenant;
    const DncTask m_task;
    std::unique_ptr<DncRun> m_run; // null when no keys are sent
    std::atomic_bool m_cancelled = false;
    api::CancelToken m_deletion;
    std::atomic_bool m_ended = false;
    mutable std::mutex m_mutex;
    DncJobProgress m_progress;
    QTimer m_look;
    bool m_over = false;
    std::thread m_worker;
};

} // namespace outdial::models
