// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// In which order the records of instances are tried: as the sorting order of the instance says, what has a value in a PRIORITY
// field before all others. Sorted when dialing starts and when updateList applies a sorting order; edits made meanwhile move
// nothing, new records come behind (or, with a priority, before) what is left. When all were tried, those that are still open
// come again, in the same order. Kept in memory: after a restart, the first is the first again.
#pragma once

#include <QHash>
#include <QRandomGenerator>

#include <sandbox/entryvalues.h>
#include <sandbox/store.h>

#include <optional>
#include <vector>

namespace outdial::sandbox {

class DialingOrder {
public:
    explicit DialingOrder(Store &store) : m_store(store) {}
    // The next open record of the instance, if it has one. Throws as the store does.
    std::optional<ResultRow> next(const InstanceRow &instance);

private:
    // Records of an instance that is not simply dialed as its list was filled.
    struct Sorted {
        int applied = -1; // CampaignStore::sortingsApplied() when it was made
        qint64 everAdded = 0;
        qint64 last = 0; // the newest record that is in it
        std::vector<qint64> records;
        std::size_t at = 0;
    };

    std::optional<ResultRow> nextNatural(const InstanceRow &instance);
    std::optional<ResultRow> nextSorted(const InstanceRow &instance);
    // Takes in the open records behind the newest that is in it.
    void takeIn(Sorted &sorted, const InstanceRow &instance);
    // Forgets what is not open any more, and starts again.
    void startAgain(Sorted &sorted, const InstanceRow &instance);

    bool hasPriority(qint64 listSeq);

    Store &m_store;
    QHash<qint64, bool> m_priority;  // list -> whether its format, which never changes, has a PRIORITY field
    QHash<qint64, qint64> m_natural; // instance -> the record that was tried last
    QHash<qint64, Sorted> m_sorted;
    EntryValues m_values;
    QRandomGenerator m_random{79};
};

} // namespace outdial::sandbox
