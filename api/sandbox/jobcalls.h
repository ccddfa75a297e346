// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Deletion jobs: the two methods that start one, and its status.
#pragma once

#include <sandbox/call.h>
#include <sandbox/store.h>

namespace outdial::sandbox {

class JobCalls {
public:
    explicit JobCalls(Store &store) : m_store(store) {}
    void addTo(HandlerTable &table);

private:
    Answer deleteMany(const Call &call);
    Answer deleteAll(const Call &call);
    Answer status(const Call &call);

    // A list has one job at a time: throws Failure (409).
    void refuseSecondJob(const ListRow &list);

    Store &m_store;
};

} // namespace outdial::sandbox
