// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What changes the content of calling lists at once: adding, updating and erasing records.
#pragma once

#include <sandbox/call.h>
#include <sandbox/store.h>

namespace outdial::sandbox {

class RecordCalls {
public:
    explicit RecordCalls(Store &store) : m_store(store) {}
    void addTo(HandlerTable &table);

private:
    Answer addAll(const Call &call);
    Answer add(const Call &call);
    Answer updateAll(const Call &call);
    Answer update(const Call &call);
    Answer erase(const Call &call);

    Store &m_store;
};

} // namespace outdial::sandbox
