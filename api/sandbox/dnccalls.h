// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder "DNC Lists": the records of Do-Not-Call lists.
#pragma once

#include <sandbox/call.h>
#include <sandbox/store.h>

namespace outdial::sandbox {

class DncCalls {
public:
    explicit DncCalls(Store &store) : m_store(store) {}
    void addTo(HandlerTable &table);

private:
    Answer deleteAll(const Call &call);
    Answer deleteMany(const Call &call);
    Answer addAll(const Call &call);
    // The deprecated methods; clear: what the list holds goes first.
    Answer addRows(const Call &call, bool clear);

    // The list that the path names, or Failure: 404, or 403 for a type whose records cannot be changed.
    DncList listOf(const Call &call);

    Store &m_store;
};

} // namespace outdial::sandbox
