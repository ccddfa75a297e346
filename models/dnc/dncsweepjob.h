// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A look through the pending records as the window sees it, and the erasing of what was found. A thin face over DncSweep, which
// works in a thread of its own and is looked at five times a second. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <models/dnc/dncsweep.h>

#include <atomic>
#include <memory>
#include <thread>

namespace outdial::models {

class DncSweepJob : public QObject {
    Q_OBJECT
public:
    // Begins at once. The client outlives it.
    DncSweepJob(api::Client &client, StorePtr store, const QString &tenant, const QList<DncListSeen> &lists,
                const SweepOptions &options = {}, QObject *parent = nullptr);
    ~DncSweepJob() override; // cancels what is under way

    SweepProgress progress() const { return m_sweep->progress(); }
    const std::vector<SweptList> &lists() const { return m_lists; }
    const std::vector<SweptRecord> &records() const { return m_records; }
    QString dncListName(const QString &id) const;
    bool isBusy() const { return m_busy; }
    void cancel();
    // Of those that are still there; false while something is under way, or none is.
    bool erase(const std::vector<std::size_t> &records, const QString &reason);
    static bool canErase(const SweptRecord &record);

Q_SIGNALS:
    void changed(); // numbers, state, lists
    void recordsAdded(int first, int last);
    void recordsChanged(); // outcomes
    void over();           // of the look-through, or of an erasing

private:
    void look();
    void take();

    const QList<DncListSeen> m_dncLists;
    std::unique_ptr<DncSweep> m_sweep;
    std::vector<SweptList> m_lists;
    std::vector<SweptRecord> m_records;
    std::atomic_bool m_ended = false;
    bool m_busy = true;
    std::vector<std::size_t> m_erasing; // in the order in which they are erased
    std::size_t m_settled = 0;          // of these, whose outcome was taken
    QTimer m_look;
    std::thread m_worker;
};

} // namespace outdial::models
