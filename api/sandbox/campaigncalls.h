// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder "Campaigns": what is asked of campaigns themselves.
#pragma once

#include <sandbox/call.h>
#include <sandbox/store.h>

namespace outdial::sandbox {

class CampaignCalls {
public:
    explicit CampaignCalls(Store &store) : m_store(store) {}
    void addTo(HandlerTable &table);

private:
    Answer getAll(const Call &call);
    Answer getCampaign(const Call &call);
    Answer getStatus(const Call &call);
    Answer start(const Call &call);
    Answer stop(const Call &call);

    Store &m_store;
};

// The campaign that a path names, or Failure (404).
CampaignRow campaignOf(Store &store, const QString &id);

} // namespace outdial::sandbox
