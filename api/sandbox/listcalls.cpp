// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QUuid>

#include <sandbox/cursor.h>
#include <sandbox/instancecalls.h>
#include <sandbox/jsonwriter.h>
#include <sandbox/listcalls.h>
#include <sandbox/newformat.h>
#include <sandbox/parameters.h>

namespace outdial::sandbox {
namespace {

void writeList(JsonWriter &json, const ListRow &list)
{
    json.key("name").text(list.name);
    json.key("formatId").text(list.formatId);
    json.key("formatName").text(list.formatName);
    json.key("creationDate").text(timeText(list.created));
    json.key("totalRecords").integer(list.total);
}

QString newId() { return QUuid::createUuid().toString(QUuid::WithoutBraces).toUpper(); }

} // namespace

ListRow listOf(Store &store, const QString &id)
{
    const auto list = store.lists.find(id);
    if (!list)
        throw notFound(QStringLiteral("list '%1' was not found").arg(id));
    return *list;
}

void ListCalls::addTo(HandlerTable &table)
{
    using api::Method;
    table.set(Method::GetLists, {.answer = [this](const Call &call) { return getAll(call); }, .parameters = {"limit", "cursor"}});
    table.set(Method::GetList, {.answer = [this](const Call &call) { return getList(call); }, .parameters = {}});
    table.set(Method::CreateList,
              {.answer = [this](const Call &call) { return createList(call); }, .parameters = {"name", "formatId"}});
    table.set(Method::DeleteList, {.answer = [this](const Call &call) { return deleteList(call); }, .parameters = {}});
    table.set(Method::CreateListWithNewFormat, {.answer = [this](const Call &call) { return createListWithNewFormat(call); },
                                                .parameters = {"formatName", "fields", "listName"}});
}

Answer ListCalls::getAll(const Call &call)
{
    const Parameters parameters(call.body.get_object().value_unsafe());
    const int limit = parameters.requiredInteger("limit", 1, 100);
    const auto cursor = parameters.text("cursor");
    qint64 after = 0;
    if (cursor) {
        const auto row = rowOfObjectId(*cursor);
        if (!row)
            throw parameters.unsupported("cursor", QStringLiteral("value of next_cursor"));
        after = *row;
    }

    const QList<ListRow> lists = m_store.lists.page(after, limit);
    JsonWriter json;
    json.beginObject();
    json.key("next_cursor");
    if (!lists.isEmpty())
        json.text(objectId(lists.last().seq));
    else if (cursor)
        json.text(*cursor);
    else
        json.null();
    json.key("records").beginArray();
    for (const ListRow &list : lists) {
        json.beginObject();
        json.key("id").text(list.id);
        writeList(json, list);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return {.body = json.bytes()};
}

Answer ListCalls::getList(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.first());
    JsonWriter json;
    json.beginObject();
    writeList(json, list);
    json.key("campaigns").beginArray();
    for (const InstanceRow &instance : m_store.campaigns.instancesOfList(list.seq)) {
        const CampaignRow campaign = m_store.campaigns.bySeq(instance.campaignSeq);
        json.beginObject();
        json.key("campaignName").text(campaign.name);
        json.key("campaignId").text(campaign.id);
        json.key("instanceId").text(instance.id);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return {.body = json.bytes()};
}

Answer ListCalls::createList(const Call &call)
{
    const Parameters parameters(call.body.get_object().value_unsafe());
    const QString name = parameters.requiredText("name").trimmed();
    const QString formatId = parameters.requiredText("formatId");
    const auto format = m_store.lists.findFormat(formatId);
    if (!format)
        throw notFound(QStringLiteral("format '%1' was not found").arg(formatId));
    if (m_store.lists.findByName(name))
        throw conflict(QStringLiteral("list with the name '%1' already exists").arg(name));
    const ListRow list = m_store.lists.addList(newId(), name, *format, m_store.clock.now());

    JsonWriter json;
    json.beginObject();
    json.key("id").text(list.id);
    json.endObject();
    return {.body = json.bytes()};
}

Answer ListCalls::createListWithNewFormat(const Call &call)
{
    NewList made = readNewList(Parameters(call.body.get_object().value_unsafe()));
    if (m_store.lists.formatNameTaken(made.format.name))
        throw conflict(QStringLiteral("format with the name '%1' already exists").arg(made.format.name));
    if (m_store.lists.findByName(made.listName))
        throw conflict(QStringLiteral("list with the name '%1' already exists").arg(made.listName));

    made.format.id = newId();
    Transaction transaction(m_store.database);
    const qint64 formatSeq = m_store.lists.addFormat(made.format);
    const ListRow list = m_store.lists.addList(newId(), made.listName, formatSeq, m_store.clock.now());
    transaction.commit();

    JsonWriter json;
    json.beginObject();
    json.key("id").text(list.id);
    json.key("formatId").text(made.format.id);
    json.endObject();
    return {.body = json.bytes()};
}

Answer ListCalls::deleteList(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.first());
    Transaction transaction(m_store.database);
    for (const InstanceRow &instance : m_store.campaigns.instancesOfList(list.seq))
        dropInstance(m_store, instance);
    m_store.jobs.listDeleted(list.seq);
    m_store.records.removeOfList(list.seq);
    if (m_store.lists.removeList(list))
        m_store.records.forgetReader(list.formatSeq);
    transaction.commit();
    return {};
}

} // namespace outdial::sandbox
