// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The properties of an instance as values that can be compared, put and reset alike.
#include <models/campaigns/campaignplan.h>

#include <algorithm>

namespace outdial::models {

bool isSameSorting(const api::Sorting &one, const api::Sorting &other)
{
    if (one.type != other.type)
        return false;
    // Only an answer has the ids of fields.
    return one.type != api::SortingType::Custom ||
           std::equal(one.fields.cbegin(), one.fields.cend(), other.fields.cbegin(), other.fields.cend(),
                      [](const api::SortingField &first, const api::SortingField &second) {
                          return first.fieldName == second.fieldName && first.order == second.order;
                      });
}

QString instanceTitle(const api::ListInstance &instance)
{
    return instance.instanceName.isEmpty() ? instance.listName : instance.instanceName;
}

void applyUpdate(api::ListInstance &instance, const api::UpdateListRequest &request)
{
    const auto take = [](auto &property, const auto &change, const auto &standard) {
        using Property = std::decay_t<decltype(property)>;
        if (const auto *value = std::get_if<Property>(&change))
            property = *value;
        else if (std::holds_alternative<api::ResetToDefault>(change))
            property = standard;
    };
    const api::ListInstance standard;
    take(instance.instanceName, request.instanceName, standard.instanceName);
    take(instance.enabled, request.enabled, standard.enabled);
    take(instance.order, request.order, standard.order);
    take(instance.dialingRatio, request.dialingRatio, standard.dialingRatio);
    take(instance.sorting, request.sorting, standard.sorting);
}

bool hasUpdate(const api::ListInstance &instance, const api::UpdateListRequest &request)
{
    api::ListInstance updated = instance;
    applyUpdate(updated, request);
    return updated.instanceName.trimmed() == instance.instanceName.trimmed() && updated.enabled == instance.enabled &&
           updated.order == instance.order && updated.dialingRatio == instance.dialingRatio &&
           isSameSorting(updated.sorting, instance.sorting);
}

CampaignPlan::Value CampaignPlan::valueOf(const api::ListInstance &instance, InstanceProperty property)
{
    switch (property) {
    case InstanceProperty::Name:
        return instance.instanceName;
    case InstanceProperty::Enabled:
        return instance.enabled;
    case InstanceProperty::Order:
        return instance.order;
    case InstanceProperty::Ratio:
        return instance.dialingRatio;
    case InstanceProperty::Sorting:
        break;
    }
    return instance.sorting;
}

void CampaignPlan::put(api::ListInstance &instance, InstanceProperty property, const Value &value)
{
    switch (property) {
    case InstanceProperty::Name:
        instance.instanceName = std::get<QString>(value);
        break;
    case InstanceProperty::Enabled:
        instance.enabled = std::get<bool>(value);
        break;
    case InstanceProperty::Order:
        instance.order = std::get<int>(value);
        break;
    case InstanceProperty::Ratio:
        instance.dialingRatio = std::get<int>(value);
        break;
    case InstanceProperty::Sorting:
        instance.sorting = std::get<api::Sorting>(value);
        break;
    }
}

void CampaignPlan::put(api::BindListRequest &request, InstanceProperty property, const std::optional<Value> &value)
{
    const auto take = [&](auto &parameter) {
        using Parameter = typename std::decay_t<decltype(parameter)>::value_type;
        parameter = value ? std::optional<Parameter>(std::get<Parameter>(*value)) : std::nullopt;
    };
    switch (property) {
    case InstanceProperty::Name:
        take(request.instanceName);
        break;
    case InstanceProperty::Enabled:
        take(request.enabled);
        break;
    case InstanceProperty::Order:
        take(request.order);
        break;
    case InstanceProperty::Ratio:
        take(request.dialingRatio);
        break;
    case InstanceProperty::Sorting:
        take(request.sorting);
        break;
    }
}

// A fresh ListInstance has the defaults of the API.
CampaignPlan::Value CampaignPlan::defaultOf(InstanceProperty property) { return valueOf(api::ListInstance(), property); }

bool CampaignPlan::isSame(const Value &one, const Value &other)
{
    if (const auto *sorting = std::get_if<api::Sorting>(&one)) {
        const auto *second = std::get_if<api::Sorting>(&other);
        return second && isSameSorting(*sorting, *second);
    }
    if (const auto *name = std::get_if<QString>(&one)) {
        const auto *second = std::get_if<QString>(&other);
        return second && *name == *second;
    }
    if (const auto *flag = std::get_if<bool>(&one)) {
        const auto *second = std::get_if<bool>(&other);
        return second && *flag == *second;
    }
    const auto *number = std::get_if<int>(&one);
    const auto *second = std::get_if<int>(&other);
    return number && second && *number == *second;
}

bool CampaignPlan::isSame(const Edits &one, const Edits &other)
{
    const auto sameEdit = [](const Edit &first, const Edit &second) {
        return first.reset == second.reset && isSame(first.value, second.value) && isSame(first.before, second.before);
    };
    if (one.ofInstances.size() != other.ofInstances.size() || one.bound.size() != other.bound.size())
        return false;
    for (auto place = one.ofInstances.cbegin(); place != one.ofInstances.cend(); ++place) {
        const InstanceEdits edits = other.ofInstances.value(place.key());
        if (!std::equal(place->keyBegin(), place->keyEnd(), edits.keyBegin(), edits.keyEnd()) ||
            !std::equal(place->cbegin(), place->cend(), edits.cbegin(), edits.cend(), sameEdit))
            return false;
    }
    return std::equal(one.bound.cbegin(), one.bound.cend(), other.bound.cbegin(), other.bound.cend(),
                      [](const NewInstance &first, const NewInstance &second) {
                          const api::BindListRequest &a = first.request;
                          const api::BindListRequest &b = second.request;
                          return first.key == second.key && first.listName == second.listName &&
                                 first.totalRecords == second.totalRecords && a.listId == b.listId &&
                                 a.instanceName == b.instanceName && a.enabled == b.enabled && a.order == b.order &&
                                 a.dialingRatio == b.dialingRatio && a.sorting.has_value() == b.sorting.has_value() &&
                                 (!a.sorting || isSameSorting(*a.sorting, *b.sorting));
                      });
}

api::ListInstance CampaignPlan::instanceOf(const NewInstance &bound)
{
    api::ListInstance instance;
    instance.listId = bound.request.listId;
    instance.listName = bound.listName;
    instance.totalRecords = bound.totalRecords;
    instance.instanceName = bound.request.instanceName.value_or(instance.instanceName).trimmed();
    instance.enabled = bound.request.enabled.value_or(instance.enabled);
    instance.order = bound.request.order.value_or(instance.order);
    instance.dialingRatio = bound.request.dialingRatio.value_or(instance.dialingRatio);
    instance.sorting = bound.request.sorting.value_or(instance.sorting);
    return instance;
}

} // namespace outdial::models
