// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The deprecated methods that ask for records by list and campaign. A campaign that has several instances of the list is
// answered for the first; only the look-up of one record tells all.
#pragma once

#include <sandbox/call.h>
#include <sandbox/store.h>

namespace outdial::sandbox {

class DeprecatedCalls {
public:
    explicit DeprecatedCalls(Store &store) : m_store(store) {}
    void addTo(HandlerTable &table);

private:
    Answer getAll(const Call &call);
    Answer getChanged(const Call &call);
    Answer get(const Call &call);

    // Of the list in the campaign, in the order of dialing.
    QList<InstanceRow> instances(const ListRow &list, const CampaignRow &campaign);

    Store &m_store;
};

} // namespace outdial::sandbox
