// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder "Lists", as far as it is about lists themselves: finding, making and deleting them.
#pragma once

#include <sandbox/call.h>
#include <sandbox/store.h>

namespace outdial::sandbox {

class ListCalls {
public:
    explicit ListCalls(Store &store) : m_store(store) {}
    void addTo(HandlerTable &table);

private:
    Answer getAll(const Call &call);
    Answer getList(const Call &call);
    Answer createList(const Call &call);
    Answer createListWithNewFormat(const Call &call);
    Answer deleteList(const Call &call);

    Store &m_store;
};

// The list that a path names, or Failure (404).
ListRow listOf(Store &store, const QString &id);

} // namespace outdial::sandbox
