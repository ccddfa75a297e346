// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/campaigncalls.h>
#include <sandbox/jsonwriter.h>
#include <sandbox/sorting.h>

namespace outdial::sandbox {
namespace {

const char *stateName(const CampaignRow &campaign) { return campaign.running ? "RUNNING" : "STOPPED"; }

Answer stateAnswer(const CampaignRow &campaign)
{
    JsonWriter json;
    json.beginObject().key("state").text(std::string_view(stateName(campaign))).endObject();
    return {.body = json.bytes()};
}

void writeDncList(JsonWriter &json, const api::DncListRef &list)
{
    json.beginObject();
    json.key("id").text(list.id);
    json.key("name").text(list.name);
    json.key("type").text(list.type);
    if (!list.country.isEmpty())
        json.key("Country").text(list.country); // the reference spells it with a capital
    if (!list.listField.isEmpty())
        json.key("listField").text(list.listField);
    json.key("disposition").text(list.disposition);
    json.endObject();
}

} // namespace

CampaignRow campaignOf(Store &store, const QString &id)
{
    const auto campaign = store.campaigns.find(id);
    if (!campaign)
        throw notFound(QStringLiteral("campaign '%1' was not found").arg(id));
    return *campaign;
}

void CampaignCalls::addTo(HandlerTable &table)
{
    using api::Method;
    table.set(Method::GetCampaigns, {.answer = [this](const Call &call) { return getAll(call); }, .parameters = {}});
    table.set(Method::GetCampaign, {.answer = [this](const Call &call) { return getCampaign(call); }, .parameters = {}});
    table.set(Method::GetCampaignStatus, {.answer = [this](const Call &call) { return getStatus(call); }, .parameters = {}});
    table.set(Method::StartCampaign, {.answer = [this](const Call &call) { return start(call); }, .parameters = {}});
    table.set(Method::StopCampaign, {.answer = [this](const Call &call) { return stop(call); }, .parameters = {}});
}

Answer CampaignCalls::getAll(const Call &call)
{
    JsonWriter json;
    json.beginArray();
    for (const CampaignRow &campaign : m_store.campaigns.all()) {
        if (!campaign.enabled || !call.privileges.manages(campaign))
            continue;
        json.beginObject();
        json.key("id").text(campaign.id);
        json.key("name").text(campaign.name);
        json.key("state").text(std::string_view(stateName(campaign)));
        json.endObject();
    }
    json.endArray();
    return {.body = json.bytes()};
}

Answer CampaignCalls::getCampaign(const Call &call)
{
    const CampaignRow campaign = campaignOf(m_store, call.variables.first());
    JsonWriter json;
    json.beginObject();
    json.key("name").text(campaign.name);
    json.key("enabled").boolean(campaign.enabled);
    json.key("state").text(std::string_view(stateName(campaign)));
    json.key("lists").beginArray();
    for (const InstanceRow &instance : m_store.campaigns.instances(campaign.seq)) {
        const ListRow list = m_store.lists.bySeq(instance.listSeq);
        json.beginObject();
        json.key("id").text(list.id);
        json.key("name").text(list.name);
        json.key("instanceId").text(instance.id);
        json.key("instanceName").text(instance.name);
        json.key("enabled").boolean(instance.enabled);
        json.key("order").integer(instance.order);
        json.key("dialingRatio").integer(instance.ratio);
        json.key("sortingOrder");
        writeSorting(json, instance.sorting, *m_store.lists.format(list.formatSeq));
        json.key("totalRecords").integer(list.total);
        json.endObject();
    }
    json.endArray();
    json.key("dncLists").beginArray();
    for (const DncRow &dnc : m_store.campaigns.dncLists(campaign.seq))
        writeDncList(json, dnc.list);
    json.endArray();
    json.endObject();
    return {.body = json.bytes()};
}

Answer CampaignCalls::getStatus(const Call &call)
{
    const CampaignRow campaign = campaignOf(m_store, call.variables.first());
    JsonWriter json;
    json.beginObject();
    json.key("name").text(campaign.name);
    json.key("enabled").boolean(campaign.enabled);
    json.key("state").text(std::string_view(stateName(campaign)));
    json.endObject();
    return {.body = json.bytes()};
}

Answer CampaignCalls::start(const Call &call)
{
    CampaignRow campaign = campaignOf(m_store, call.variables.first());
    if (!campaign.enabled)
        throw conflict(QStringLiteral("campaign '%1' is disabled").arg(campaign.name));
    if (campaign.running)
        throw conflict(QStringLiteral("campaign '%1' is already running").arg(campaign.name));
    m_store.campaigns.setRunning(campaign.seq, true);
    campaign.running = true;
    return stateAnswer(campaign);
}

Answer CampaignCalls::stop(const Call &call)
{
    CampaignRow campaign = campaignOf(m_store, call.variables.first());
    if (!campaign.enabled)
        throw conflict(QStringLiteral("campaign '%1' is disabled").arg(campaign.name));
    if (!campaign.running)
        throw conflict(QStringLiteral("campaign '%1' is already stopped").arg(campaign.name));
    m_store.campaigns.setRunning(campaign.seq, false);
    campaign.running = false;
    return stateAnswer(campaign);
}

} // namespace outdial::sandbox
