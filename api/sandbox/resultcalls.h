// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked of the records of an instance and of what dialing made of them: the walks, and the look-up of one record.
#pragma once

#include <sandbox/call.h>
#include <sandbox/jsonwriter.h>
#include <sandbox/parameters.h>
#include <sandbox/store.h>

namespace outdial::sandbox {

class ResultCalls {
public:
    explicit ResultCalls(Store &store) : m_store(store) {}
    void addTo(HandlerTable &table);

private:
    Answer getAllRecords(const Call &call);
    Answer getCompletedRecords(const Call &call);
    Answer getUpdatedRecords(const Call &call);
    Answer queryRecord(const Call &call);

    // A walk in the order of a time, within a window of it.
    using TimedRows = QList<ResultRow> (ResultStore::*)(qint64 instanceSeq, std::int64_t from, std::int64_t to,
                                                        const TimeCursor &after, int limit);
    Answer timedPage(const Call &call, TimedRows rowsOf, std::int64_t StatusRow::*time);

    // The instance that "instanceId" names, or Failure: 409 unless it is bound to the campaign.
    InstanceRow instanceOf(const CampaignRow &campaign, const QString &instanceId);
    Answer page(const InstanceRow &instance, const QList<ResultRow> &rows, bool attempts, const QString &nextCursor);
    void writeResult(JsonWriter &json, const InstanceRow &instance, const ResultRow &row, bool attempts);

    Store &m_store;
};

} // namespace outdial::sandbox
