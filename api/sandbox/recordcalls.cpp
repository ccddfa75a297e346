// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>

#include <api/rules/recordrules.h>
#include <sandbox/campaigncalls.h>
#include <sandbox/cursor.h>
#include <sandbox/jsontext.h>
#include <sandbox/jsonwriter.h>
#include <sandbox/listcalls.h>
#include <sandbox/recordcalls.h>
#include <sandbox/recordjson.h>

#include <limits>
#include <map>

namespace outdial::sandbox {
namespace {

QString nextCursorOf(const QList<ResultRow> &rows, const QString &sent, bool byTime)
{
    if (rows.isEmpty())
        return sent;
    const ResultRow &last = rows.last();
    return byTime ? timeCursor({last.status.lastDate, last.recordSeq}) : objectId(last.recordSeq);
}

} // namespace

void RecordCalls::addTo(HandlerTable &table)
{
    using api::Method;
    table.set(Method::GetAllRecords, {.answer = [this](const Call &call) { return getAllRecords(call); },
                                      .parameters = {"instanceId", "extractAttempts", "limit", "cursor"}});
    table.set(Method::GetUpdatedRecords,
              {.answer = [this](const Call &call) { return getUpdatedRecords(call); },
               .parameters = {"instanceId", "startTime", "endTime", "extractAttempts", "limit", "cursor"}});
    table.set(Method::AddManyRecords,
              {.answer = [this](const Call &call) { return addAll(call); }, .parameters = {}, .carriesFields = true});
    table.set(Method::ListQueryRecordDeprecated,
              {.answer = [this](const Call &call) { return get(call); }, .parameters = {}, .carriesFields = true});
}

InstanceRow RecordCalls::instanceOf(const CampaignRow &campaign, const QString &instanceId)
{
    const auto instance = m_store.campaigns.findInstance(instanceId);
    if (!instance || instance->campaignSeq != campaign.seq)
        throw conflict(QStringLiteral("instance '%1' is not bound to campaign '%2'").arg(instanceId, campaign.name));
    return *instance;
}

Answer RecordCalls::page(const InstanceRow &instance, const QList<ResultRow> &rows, bool attempts, const QString &nextCursor)
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
    for (const ResultRow &row : rows) {
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
    json.endArray();
    json.endObject();
    return {.body = json.bytes()};
}

Answer RecordCalls::getAllRecords(const Call &call)
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
    return page(instance, rows, attempts, nextCursorOf(rows, cursor.value_or(QString()), false));
}

Answer RecordCalls::getUpdatedRecords(const Call &call)
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
    const QList<ResultRow> rows = m_store.results.updatedRecords(instance.seq, from, to, *after, limit);
    return page(instance, rows, attempts, nextCursorOf(rows, cursor.value_or(QString()), true));
}

Answer RecordCalls::addAll(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.first());
    const simdjson::dom::array given = call.body.get_array().value_unsafe();
    std::vector<simdjson::dom::object> records;
    records.reserve(given.size());
    for (const simdjson::dom::element element : given) {
        simdjson::dom::object record;
        if (element.get(record) != simdjson::SUCCESS)
            throw badRequest(QStringLiteral("format of the request body is not understood: a list of objects is expected"));
        records.push_back(record);
    }

    std::map<Refusal, std::vector<std::size_t>> refused;
    const qint64 added = m_store.records.addAll(list, records, QDateTime::currentMSecsSinceEpoch(),
                                                [&refused](std::size_t i, Refusal why) { refused[why].push_back(i); });
    JsonWriter json;
    json.beginObject();
    json.key("added").integer(added);
    if (!refused.empty()) {
        const std::vector<std::string_view> sent = rawElements(call.bodyText);
        json.key("error").beginObject();
        for (const auto &[why, indices] : refused) {
            json.key(refusalName(why)).beginArray();
            for (const std::size_t i : indices)
                json.raw(QByteArrayView(sent[i].data(), static_cast<qsizetype>(sent[i].size())));
            json.endArray();
        }
        json.endObject();
    }
    json.endObject();
    return {.body = json.bytes()};
}

Answer RecordCalls::get(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.first());
    const RecordReader &reader = m_store.records.reader(list.formatSeq);
    const Parameters parameters(call.body.get_object().value_unsafe());
    if (reader.keyFields().empty())
        throw badRequest(QStringLiteral("format '%1' has no key fields to search by").arg(list.formatName));

    const simdjson::dom::object keys = call.body.get_object().value_unsafe();
    std::vector<std::string> made(reader.keyFields().size());
    std::vector<std::string_view> values;
    for (const int field : reader.keyFields()) {
        const std::string name = reader.format().fields[field].name.toStdString();
        simdjson::dom::element value;
        if (keys.at_key(name).get(value) != simdjson::SUCCESS)
            throw parameters.missing(name);
        const auto text = textOf(value, made[values.size()]);
        if (!text)
            throw parameters.unsupported(name, QStringLiteral("string"));
        values.push_back(rules::trimmed(*text));
        if (values.back().empty())
            throw parameters.missing(name);
    }
    const auto record = m_store.records.find(list, values);
    if (!record)
        throw notFound(QStringLiteral("record with these key values was not found"));

    QList<InstanceRow> instances;
    if (const auto campaign = m_store.campaigns.find(call.variables.at(1))) {
        for (const InstanceRow &instance : m_store.campaigns.instances(campaign->seq)) {
            if (instance.listSeq == list.seq)
                instances.append(instance);
        }
    }
    JsonWriter json;
    if (instances.size() > 1)
        json.beginArray();
    for (qsizetype i = 0; i < qMax<qsizetype>(instances.size(), 1); ++i) {
        json.beginObject();
        json.key("entry").raw(record->entry);
        if (!instances.isEmpty()) {
            json.key("status");
            writeShortStatus(json, m_store.results.status(instances[i].seq, record->seq));
        }
        json.endObject();
    }
    if (instances.size() > 1)
        json.endArray();
    return {.body = json.bytes()};
}

} // namespace outdial::sandbox
