// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QUuid>

#include <sandbox/campaigncalls.h>
#include <sandbox/instancecalls.h>
#include <sandbox/jsonwriter.h>
#include <sandbox/parameters.h>
#include <sandbox/sorting.h>

#include <limits>

namespace outdial::sandbox {
namespace {

// Takes over what is given; what is absent stays, and null or a blank text resets to the default.
void readProperties(const Parameters &parameters, InstanceRow &instance)
{
    static const InstanceRow defaults;
    constexpr int most = std::numeric_limits<int>::max();
    if (parameters.given("instanceName"))
        instance.name = parameters.text("instanceName").value_or(QString()).trimmed();
    if (parameters.isReset("enabled"))
        instance.enabled = defaults.enabled;
    else
        instance.enabled = parameters.boolean("enabled").value_or(instance.enabled);
    if (parameters.isReset("order"))
        instance.order = defaults.order;
    else
        instance.order = parameters.integer("order", 1, most).value_or(instance.order);
    if (parameters.isReset("dialingRatio"))
        instance.ratio = defaults.ratio;
    else
        instance.ratio = parameters.integer("dialingRatio", 1, most).value_or(instance.ratio);
    if (parameters.given("sortingOrder"))
        instance.sorting = readSorting(parameters); // a reset is NATURAL there, without fields
}

} // namespace

void dropInstance(Store &store, const InstanceRow &instance)
{
    Transaction transaction(store.database);
    store.results.archive(instance.seq, {.instanceId = instance.id,
                                         .listId = store.lists.bySeq(instance.listSeq).id,
                                         .campaignId = store.campaigns.bySeq(instance.campaignSeq).id,
                                         .time = store.clock.now()});
    store.campaigns.removeInstance(instance.seq);
    transaction.commit();
}

void InstanceCalls::addTo(HandlerTable &table)
{
    using api::Method;
    table.set(Method::BindList, {.answer = [this](const Call &call) { return bindList(call); },
                                 .parameters = {"listId", "instanceName", "enabled", "order", "dialingRatio", "sortingOrder"}});
    table.set(Method::UpdateList,
              {.answer = [this](const Call &call) { return updateList(call); },
               .parameters = {"instanceId", "instanceName", "enabled", "order", "dialingRatio", "sortingOrder"}});
    table.set(Method::UnbindList,
              {.answer = [this](const Call &call) { return unbindList(call); }, .parameters = {"instanceId"}});
}

InstanceRow InstanceCalls::boundInstance(const CampaignRow &campaign, const QString &instanceId)
{
    const auto instance = m_store.campaigns.findInstance(instanceId);
    if (!instance)
        throw notFound(QStringLiteral("instance '%1' was not found").arg(instanceId));
    if (instance->campaignSeq != campaign.seq)
        throw conflict(QStringLiteral("instance '%1' is not bound to campaign '%2'").arg(instanceId, campaign.name));
    return *instance;
}

Answer InstanceCalls::bindList(const Call &call)
{
    const CampaignRow campaign = campaignOf(m_store, call.variables.first());
    const Parameters parameters(call.body.get_object().value_unsafe());
    const QString listId = parameters.requiredText("listId");
    InstanceRow instance;
    instance.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toUpper();
    instance.campaignSeq = campaign.seq;
    readProperties(parameters, instance);

    const auto list = m_store.lists.find(listId);
    if (!list)
        throw notFound(QStringLiteral("list '%1' was not found").arg(listId));
    checkSorting(instance.sorting, *m_store.lists.format(list->formatSeq));
    instance.listSeq = list->seq;
    m_store.campaigns.addInstance(instance);

    JsonWriter json;
    json.beginObject();
    json.key("instanceId").text(instance.id);
    json.key("totalRecords").integer(list->total);
    json.endObject();
    return {.body = json.bytes()};
}

Answer InstanceCalls::updateList(const Call &call)
{
    const CampaignRow campaign = campaignOf(m_store, call.variables.first());
    const Parameters parameters(call.body.get_object().value_unsafe());
    const QString instanceId = parameters.requiredText("instanceId");
    InstanceRow checked;
    readProperties(parameters, checked); // a parameter that is wrong is told before an instance that is not there

    InstanceRow instance = boundInstance(campaign, instanceId);
    readProperties(parameters, instance);
    const ListRow list = m_store.lists.bySeq(instance.listSeq);
    checkSorting(instance.sorting, *m_store.lists.format(list.formatSeq));
    m_store.campaigns.updateInstance(instance);
    if (parameters.given("sortingOrder"))
        m_store.campaigns.applySorting(instance.seq);

    JsonWriter json;
    json.beginObject();
    json.key("totalRecords").integer(list.total);
    json.endObject();
    return {.body = json.bytes()};
}

Answer InstanceCalls::unbindList(const Call &call)
{
    const CampaignRow campaign = campaignOf(m_store, call.variables.first());
    const Parameters parameters(call.body.get_object().value_unsafe());
    dropInstance(m_store, boundInstance(campaign, parameters.requiredText("instanceId")));
    return {};
}

} // namespace outdial::sandbox
