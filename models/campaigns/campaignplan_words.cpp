// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The plan as requests and as what a person reads of it.
#include <QCoreApplication>

#include <models/campaigns/campaignplan.h>
#include <models/campaigns/campaignwords.h>

#include <algorithm>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CampaignPlan)
};

QString nameText(const QString &name) { return name.isEmpty() ? Words::tr("none") : Words::tr("“%1”").arg(name); }

QString enabledText(bool enabled) { return enabled ? Words::tr("On") : Words::tr("Off"); }

QString valueText(const api::ListInstance &instance, InstanceProperty property)
{
    switch (property) {
    case InstanceProperty::Name:
        return nameText(instance.instanceName);
    case InstanceProperty::Enabled:
        return enabledText(instance.enabled);
    case InstanceProperty::Order:
        return QString::number(instance.order);
    case InstanceProperty::Ratio:
        return QString::number(instance.dialingRatio);
    case InstanceProperty::Sorting:
        break;
    }
    return sortingText(instance.sorting);
}

template <typename T>
api::Change<T> changeOf(const PlannedInstance &instance, InstanceProperty property, const T &value)
{
    if (!instance.isEdited(property))
        return {};
    if (instance.reset.contains(property))
        return api::ResetToDefault{};
    return value;
}

// What turns a list off goes first, what turns one on goes last: so no list dials by an order, ratio or sorting that nobody
// wanted while the rest is under way. Lists that are bound come behind those that are there.
int turn(const PlannedChange &change)
{
    if (change.bind)
        return 3;
    const bool *enabled = std::get_if<bool>(&change.update->enabled);
    if (enabled)
        return *enabled ? 2 : 0;
    return std::holds_alternative<api::ResetToDefault>(change.update->enabled) ? 0 : 1;
}

} // namespace

QString propertyTitle(InstanceProperty property)
{
    switch (property) {
    case InstanceProperty::Name:
        return Words::tr("Name");
    case InstanceProperty::Enabled:
        return Words::tr("Enabled");
    case InstanceProperty::Order:
        return Words::tr("Order");
    case InstanceProperty::Ratio:
        return Words::tr("Ratio");
    case InstanceProperty::Sorting:
        break;
    }
    return Words::tr("Sorting");
}

QString changeLine(const PlannedInstance &instance, InstanceProperty property)
{
    const QString title = propertyTitle(property);
    const QString after = valueText(instance.planned, property);
    if (instance.isNew)
        return Words::tr("%1: %2", "a property and its value").arg(title, after);
    const QString before = valueText(instance.now, property);
    QString line = instance.reset.contains(property) ? Words::tr("%1: %2 → %3 (default)").arg(title, before, after)
                                                     : Words::tr("%1: %2 → %3").arg(title, before, after);
    if (instance.changedElsewhere.contains(property))
        line += u' ' + Words::tr("· changed elsewhere meanwhile");
    return line;
}

QList<PlannedChange> CampaignPlan::changes() const
{
    QList<PlannedChange> changes;
    for (const PlannedInstance &instance : m_instances) {
        if (!instance.isNew && instance.edited.isEmpty())
            continue;
        PlannedChange change;
        change.key = instance.key;
        if (instance.isNew) {
            const auto bound = std::find_if(m_edits.bound.cbegin(), m_edits.bound.cend(),
                                            [&](const NewInstance &one) { return one.key == instance.key; });
            change.title = tr("Bind “%1”").arg(instance.planned.listName);
            change.bind = bound->request;
        } else {
            change.title = tr("“%1”").arg(instanceTitle(instance.now));
            api::UpdateListRequest request;
            request.instanceId = instance.key;
            request.instanceName = changeOf(instance, InstanceProperty::Name, instance.planned.instanceName);
            request.enabled = changeOf(instance, InstanceProperty::Enabled, instance.planned.enabled);
            request.order = changeOf(instance, InstanceProperty::Order, instance.planned.order);
            request.dialingRatio = changeOf(instance, InstanceProperty::Ratio, instance.planned.dialingRatio);
            request.sorting = changeOf(instance, InstanceProperty::Sorting, instance.planned.sorting);
            change.update = request;
        }
        for (const InstanceProperty property : instanceProperties) {
            const bool named = property != InstanceProperty::Name || !instance.planned.instanceName.isEmpty();
            if (instance.isNew ? named : instance.isEdited(property))
                change.lines << changeLine(instance, property);
        }
        changes << change;
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](const PlannedChange &one, const PlannedChange &other) { return turn(one) < turn(other); });
    return changes;
}

QString CampaignPlan::summary() const
{
    struct Named {
        QString first;
        int count = 0;
        void add(const PlannedInstance &instance)
        {
            if (count++ == 0)
                first = instance.isNew ? instance.planned.listName : instanceTitle(instance.now);
        }
    };
    Named order, ratio, sorting, on, off, name, bound;
    for (const PlannedInstance &instance : m_instances) {
        if (instance.isNew)
            bound.add(instance);
        if (instance.isEdited(InstanceProperty::Order))
            order.add(instance);
        if (instance.isEdited(InstanceProperty::Ratio))
            ratio.add(instance);
        if (instance.isEdited(InstanceProperty::Sorting))
            sorting.add(instance);
        if (instance.isEdited(InstanceProperty::Enabled))
            (instance.planned.enabled ? on : off).add(instance);
        if (instance.isEdited(InstanceProperty::Name))
            name.add(instance);
    }
    QStringList parts;
    if (order.count > 0)
        parts << (order.count == 1 ? tr("order of %1").arg(order.first) : tr("order of %n list(s)", nullptr, order.count));
    if (ratio.count > 0)
        parts << (ratio.count == 1 ? tr("ratio of %1").arg(ratio.first) : tr("ratio of %n list(s)", nullptr, ratio.count));
    if (sorting.count > 0)
        parts << (sorting.count == 1 ? tr("sorting of %1").arg(sorting.first)
                                     : tr("sorting of %n list(s)", nullptr, sorting.count));
    if (on.count > 0)
        parts << (on.count == 1 ? tr("%1 turned on").arg(on.first) : tr("%n list(s) turned on", nullptr, on.count));
    if (off.count > 0)
        parts << (off.count == 1 ? tr("%1 turned off").arg(off.first) : tr("%n list(s) turned off", nullptr, off.count));
    if (name.count > 0)
        parts << (name.count == 1 ? tr("name of %1").arg(name.first) : tr("name of %n list(s)", nullptr, name.count));
    if (bound.count > 0)
        parts << (bound.count == 1 ? tr("%1 bound").arg(bound.first) : tr("%n list(s) bound", nullptr, bound.count));
    return parts.join(tr(", "));
}

} // namespace outdial::models
