// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/campaigncalls.h>
#include <sandbox/deprecatedcalls.h>
#include <sandbox/jsonwriter.h>
#include <sandbox/listcalls.h>
#include <sandbox/parameters.h>
#include <sandbox/recordjson.h>
#include <sandbox/recordkeys.h>

#include <limits>

namespace outdial::sandbox {

void DeprecatedCalls::addTo(HandlerTable &table)
{
    using api::Method;
    table.set(Method::ListGetAllRecordsDeprecated,
              {.answer = [this](const Call &call) { return getAll(call); }, .parameters = {"fromIndex", "maxSize"}});
    table.set(Method::ListGetUpdatedRecordsDeprecated,
              {.answer = [this](const Call &call) { return getChanged(call); }, .parameters = {"fromTime", "maxSize"}});
    table.set(Method::ListQueryRecordDeprecated,
              {.answer = [this](const Call &call) { return get(call); }, .parameters = {}, .carriesFields = true});
}

QList<InstanceRow> DeprecatedCalls::instances(const ListRow &list, const CampaignRow &campaign)
{
    QList<InstanceRow> found;
    for (const InstanceRow &instance : m_store.campaigns.instances(campaign.seq)) {
        if (instance.listSeq == list.seq)
            found.append(instance);
    }
    return found;
}

Answer DeprecatedCalls::getAll(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.at(0));
    const CampaignRow campaign = campaignOf(m_store, call.variables.at(1));
    const Parameters parameters(call.body.get_object().value_unsafe());
    const qint64 fromIndex = parameters.requiredNumber("fromIndex", 0, std::numeric_limits<qint64>::max());
    const int limit = static_cast<int>(parameters.requiredNumber("maxSize", 1, 1000));

    JsonWriter json;
    json.beginArray();
    if (const QList<InstanceRow> bound = instances(list, campaign); !bound.isEmpty()) {
        for (const ResultRow &row : m_store.results.recordsFromIndex(bound.first().seq, list.seq, fromIndex, limit)) {
            json.beginObject();
            json.key("entry").raw(row.entry);
            json.key("index").integer(row.index);
            json.key("status");
            writeShortStatus(json, row.status);
            json.endObject();
        }
    }
    json.endArray();
    return {.body = json.bytes()};
}

Answer DeprecatedCalls::getChanged(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.at(0));
    const CampaignRow campaign = campaignOf(m_store, call.variables.at(1));
    const Parameters parameters(call.body.get_object().value_unsafe());
    parameters.requiredText("fromTime");
    const std::int64_t fromTime = *parameters.time("fromTime");
    const int limit = static_cast<int>(parameters.requiredNumber("maxSize", 1, 1000));

    JsonWriter json;
    json.beginArray();
    if (const QList<InstanceRow> bound = instances(list, campaign); !bound.isEmpty()) {
        for (const ResultRow &row : m_store.results.changedRecords(bound.first().seq, fromTime, limit)) {
            json.beginObject();
            json.key("entry").raw(row.entry);
            json.key("completed").boolean(row.status.completed);
            json.key("recordDisposition").text(row.status.completed ? row.status.disposition : QString());
            json.key("recordDispositionCode").text(std::string_view());
            json.key("totalAttempts").integer(row.status.attempts);
            json.key("attempts").beginArray();
            for (const AttemptRow &attempt : m_store.results.attempts(bound.first().seq, row.recordSeq))
                writeShortAttempt(json, attempt);
            json.endArray();
            json.endObject();
        }
    }
    json.endArray();
    return {.body = json.bytes()};
}

Answer DeprecatedCalls::get(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.at(0));
    const RecordRow record = recordOf(m_store, list, call.body.get_object().value_unsafe());
    QList<InstanceRow> bound;
    if (const auto campaign = m_store.campaigns.find(call.variables.at(1))) // any text will do for a list that is not bound
        bound = instances(list, *campaign);

    JsonWriter json;
    if (bound.size() > 1)
        json.beginArray();
    for (qsizetype i = 0; i < qMax<qsizetype>(bound.size(), 1); ++i) {
        json.beginObject();
        json.key("entry").raw(record.entry);
        if (!bound.isEmpty()) {
            json.key("status");
            writeShortStatus(json, m_store.results.status(bound[i].seq, record.seq));
        }
        json.endObject();
    }
    if (bound.size() > 1)
        json.endArray();
    return {.body = json.bytes()};
}

} // namespace outdial::sandbox
