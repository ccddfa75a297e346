// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked of the records of lists and instances, and what adds to them.
#pragma once

#include <sandbox/call.h>
#include <sandbox/parameters.h>
#include <sandbox/store.h>

namespace outdial::sandbox {

class RecordCalls {
public:
    explicit RecordCalls(Store &store) : m_store(store) {}
    void addTo(HandlerTable &table);

private:
    Answer getAllRecords(const Call &call);
    Answer getUpdatedRecords(const Call &call);
    Answer addAll(const Call &call);
    Answer get(const Call &call); // Query a Record DEPRECATED

    // The instance that "instanceId" names, or Failure: 409 unless it is bound to the campaign.
    InstanceRow instanceOf(const CampaignRow &campaign, const QString &instanceId);
    Answer page(const InstanceRow &instance, const QList<ResultRow> &rows, bool attempts, const QString &nextCursor);

    Store &m_store;
};

} // namespace outdial::sandbox
