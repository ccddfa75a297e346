// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/campaigncalls.h>
#include <sandbox/cursor.h>
#include <sandbox/recordjson.h>
#include <sandbox/recordkeys.h>
#include <sandbox/resultcalls.h>

#include <limits>

namespace outdial::sandbox {

void ResultCalls::addTo(HandlerTable &table)
{
    using api::Method;
    table.set(Method::GetAllRecords, {.answer = [this](const Call &call) { return getAllRecords(call); },
                                      .parameters = {"instanceId", "extractAttempts", "limit", "cursor"}});
    table.set(Method::GetCompletedRecords,
              {.answer = [this](const Call &call) { return getCompletedRecords(call); },
               .parameters = {"instanceId", "startTime", "endTime", "extractAttempts", "limit", "cursor"}});
    table.set(Method::GetUpdatedRecords,
              {.answer = [this](const Call &call) { return getUpdatedRecords(call); },
               .parameters = {"instanceId", "startTime", "endTime", "extractAttempts", "limit", "cursor"}});
    table.set(Method::QueryRecord, {.answer = [this](const Call &call) { return queryRecord(call); },
                                    .parameters = {"instanceId", "fields", "extractAttempts"},
                                    .carriesFields = true});
}

InstanceRow ResultCalls::instanceOf(const CampaignRow &campaign, const QString &instanceId)
{
    const auto instance = m_store.campaigns.findInstance(instanceId);
    if (!instance || instance->campaignSeq != campaign.seq)
        throw conflict(QStringLiteral("instance '%1' is not bound to campaign '%2'").arg(instanceId, campaign.name));
    return *instance;
}

void ResultCalls::writeResult(JsonWriter &json, const InstanceRow &instance, const ResultRow &row, bool attempts)
{
    json.beginObject();
    json.key("entry").raw(row.entry);
    json.key("status");
    writeStatus(json, row.status);
    if (attempts) {
        json.key("attempts").beginArray();
        if (row.status.attempts > 0) {
            for (const AttemptRow &attempt : m_store.results.attempts(instance.seq, row.recordSeq))
                writeAttempt(json, attempt);
        }
        json.endArray();
    }
    json.endObject();
}

Answer ResultCalls::page(const InstanceRow &instance, const QList<ResultRow> &rows, bool attempts, const QString &nextCursor)
{
    JsonWriter json;
    json.reserve(rows.size() * (attempts ? 1400 : 700) + 100);
    json.beginObject();
    json.key("next_cursor");
    if (nextCursor.isEmpty())
        json.null();
    else
        json.text(nextCursor);
    json.key("records").beginArray();
    for (const ResultRow &row : rows)
        writeResult(json, instance, row, attempts);
    json.endArray();
    json.endObject();
    return {.body = json.bytes()};
}

Answer ResultCalls::getAllRecords(const Call &call)
{
    const CampaignRow campaign = campaignOf(m_store, call.variables.first());
    const Parameters parameters(call.body.get_object().value_unsafe());
    const QString instanceId = parameters.requiredText("instanceId");
    const bool attempts = parameters.boolean("extractAttempts").value_or(false);
    const int limit = parameters.requiredInteger("limit", 1, 1000);
    const auto cursor = parameters.text("cursor");
    const auto after = cursor ? rowOfObjectId(*cursor) : std::optional<qint64>(0);
    if (!after)
        throw parameters.unsupported("cursor", QStringLiteral("value of next_cursor"));

    const InstanceRow instance = instanceOf(campaign, instanceId);
    const QList<ResultRow> rows = m_store.results.allRecords(instance.seq, instance.listSeq, *after, limit);
    return page(instance, rows, attempts, rows.isEmpty() ? cursor.value_or(QString()) : objectId(rows.last().recordSeq));
}

Answer ResultCalls::getCompletedRecords(const Call &call)
{
    return timedPage(call, &ResultStore::completedRecords, &StatusRow::completedTime);
}

Answer ResultCalls::getUpdatedRecords(const Call &call)
{
    return timedPage(call, &ResultStore::updatedRecords, &StatusRow::lastDate);
}

Answer ResultCalls::timedPage(const Call &call, TimedRows rowsOf, std::int64_t StatusRow::*time)
{
    const CampaignRow campaign = campaignOf(m_store, call.variables.first());
    const Parameters parameters(call.body.get_object().value_unsafe());
    const QString instanceId = parameters.requiredText("instanceId");
    const auto from = parameters.time("startTime").value_or(noMoment);
    const auto to = parameters.time("endTime").value_or(std::numeric_limits<std::int64_t>::max());
    const bool attempts = parameters.boolean("extractAttempts").value_or(false);
    const int limit = parameters.requiredInteger("limit", 1, 1000);
    const auto cursor = parameters.text("cursor");
    const auto after = cursor ? parseTimeCursor(*cursor) : std::optional<TimeCursor>(TimeCursor());
    if (!after)
        throw parameters.unsupported("cursor", QStringLiteral("value of next_cursor"));

    const InstanceRow instance = instanceOf(campaign, instanceId);
    const QList<ResultRow> rows = (m_store.results.*rowsOf)(instance.seq, from, to, *after, limit);
    return page(instance, rows, attempts,
                rows.isEmpty() ? cursor.value_or(QString()) : timeCursor({rows.last().status.*time, rows.last().recordSeq}));
}

Answer ResultCalls::queryRecord(const Call &call)
{
    const CampaignRow campaign = campaignOf(m_store, call.variables.first());
    const Parameters parameters(call.body.get_object().value_unsafe());
    const QString instanceId = parameters.requiredText("instanceId");
    const bool attempts = parameters.boolean("extractAttempts").value_or(false);
    const auto fields = parameters.object("fields");
    if (!fields)
        throw parameters.missing("fields");

    // The instance first, because only its list tells what a key is.
    const InstanceRow instance = instanceOf(campaign, instanceId);
    const RecordRow record = recordOf(m_store, m_store.lists.bySeq(instance.listSeq), *fields, QStringLiteral("fields."));
    ResultRow row{.recordSeq = record.seq, .entry = record.entry};
    row.status = m_store.results.status(instance.seq, record.seq);
    if (row.status.attempts == 0) {
        // The only method that shows the campaign's own fields of a record that was never called.
        JsonWriter custom;
        for (const QString &field : campaign.customFields)
            custom.key("custom_" + field.toStdString()).text(std::string_view());
        row.status.custom = QString::fromUtf8(custom.bytes());
    }
    JsonWriter json;
    writeResult(json, instance, row, attempts);
    return {.body = json.bytes()};
}

} // namespace outdial::sandbox
