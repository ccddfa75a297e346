// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The instances of lists in campaigns: binding, changing, unbinding.
#pragma once

#include <sandbox/call.h>
#include <sandbox/store.h>

namespace outdial::sandbox {

class InstanceCalls {
public:
    explicit InstanceCalls(Store &store) : m_store(store) {}
    void addTo(HandlerTable &table);

private:
    Answer bindList(const Call &call);
    Answer updateList(const Call &call);
    Answer unbindList(const Call &call);

    // The instance that "instanceId" names, or Failure: 404 where there is none, 409 where it is another campaign's.
    InstanceRow boundInstance(const CampaignRow &campaign, const QString &instanceId);

    Store &m_store;
};

// Takes an instance out of its campaign: its results are archived, status and attempts are gone.
void dropInstance(Store &store, const InstanceRow &instance);

} // namespace outdial::sandbox
