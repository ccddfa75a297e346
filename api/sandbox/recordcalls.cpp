// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/buckets.h>
#include <sandbox/listcalls.h>
#include <sandbox/parameters.h>
#include <sandbox/recordcalls.h>
#include <sandbox/recordkeys.h>

namespace outdial::sandbox {
namespace {

// What the buckets of addAll and updateAll say of many, as the error of a single record.
Failure failureOf(Refusal refusal, const RecordReader &reader)
{
    switch (refusal) {
    case Refusal::LimitExceeded:
        return badRequest(QStringLiteral("the maximum total number of records of all lists is reached"));
    case Refusal::DuplicateKey:
        return conflict(QStringLiteral("a record with these key values is already in the list"));
    case Refusal::KeyNotFound:
        return notFound(QStringLiteral("record with these key values was not found"));
    default:
        return badRequest(reader.fault());
    }
}

void needKeys(Store &store, const ListRow &list)
{
    if (store.records.reader(list.formatSeq).keyFields().empty())
        throw badRequest(QStringLiteral("format '%1' has no key fields to search by").arg(list.formatName));
}

} // namespace

void RecordCalls::addTo(HandlerTable &table)
{
    using api::Method;
    table.set(Method::AddManyRecords,
              {.answer = [this](const Call &call) { return addAll(call); }, .parameters = {}, .carriesFields = true});
    table.set(Method::AddRecord,
              {.answer = [this](const Call &call) { return add(call); }, .parameters = {}, .carriesFields = true});
    table.set(Method::UpdateManyRecords,
              {.answer = [this](const Call &call) { return updateAll(call); }, .parameters = {}, .carriesFields = true});
    table.set(Method::UpdateRecord,
              {.answer = [this](const Call &call) { return update(call); }, .parameters = {}, .carriesFields = true});
    table.set(
        Method::EraseRecord,
        {.answer = [this](const Call &call) { return erase(call); }, .parameters = {"fields", "reason"}, .carriesFields = true});
}

Answer RecordCalls::addAll(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.first());
    Buckets buckets;
    const qint64 added = m_store.records.addAll(list, objectsOf(call), m_store.clock.now(),
                                                [&buckets](std::size_t i, Refusal why) { buckets.add(i, why); });
    return buckets.answer("added", added, call);
}

Answer RecordCalls::add(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.first());
    const simdjson::dom::object record = call.body.get_object().value_unsafe();
    Refusal refusal = Refusal::None;
    m_store.records.addAll(list, std::span(&record, 1), m_store.clock.now(),
                           [&refusal](std::size_t, Refusal why) { refusal = why; });
    if (refusal != Refusal::None)
        throw failureOf(refusal, m_store.records.reader(list.formatSeq));
    return {};
}

Answer RecordCalls::updateAll(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.first());
    needKeys(m_store, list);
    Buckets buckets;
    const qint64 updated =
        m_store.edits.updateAll(list, objectsOf(call), [&buckets](std::size_t i, Refusal why) { buckets.add(i, why); });
    return buckets.answer("updated", updated, call);
}

Answer RecordCalls::update(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.first());
    needKeys(m_store, list);
    const simdjson::dom::object record = call.body.get_object().value_unsafe();
    Refusal refusal = Refusal::None;
    m_store.edits.updateAll(list, std::span(&record, 1), [&refusal](std::size_t, Refusal why) { refusal = why; });
    if (refusal != Refusal::None)
        throw failureOf(refusal, m_store.records.reader(list.formatSeq));
    return {};
}

Answer RecordCalls::erase(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.first());
    const Parameters parameters(call.body.get_object().value_unsafe());
    const auto fields = parameters.object("fields");
    if (!fields)
        throw parameters.missing("fields");
    const QString reason = parameters.requiredText("reason");
    const RecordRow record = recordOf(m_store, list, *fields, QStringLiteral("fields."));
    m_store.edits.erase(list, record.seq, reason, m_store.clock.now());
    return {};
}

} // namespace outdial::sandbox
