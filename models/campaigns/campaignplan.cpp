// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/campaignplan.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr int undoSteps = 100;

bool isSameInstance(const api::ListInstance &one, const api::ListInstance &other)
{
    return one.listId == other.listId && one.listName == other.listName && one.instanceId == other.instanceId &&
           one.instanceName == other.instanceName && one.enabled == other.enabled && one.order == other.order &&
           one.dialingRatio == other.dialingRatio && isSameSorting(one.sorting, other.sorting) &&
           one.totalRecords == other.totalRecords;
}

} // namespace

bool isSamePlanned(const PlannedInstance &one, const PlannedInstance &other)
{
    return one.key == other.key && one.isNew == other.isNew && isSameInstance(one.now, other.now) &&
           isSameInstance(one.planned, other.planned) && one.edited == other.edited && one.reset == other.reset &&
           one.changedElsewhere == other.changedElsewhere && one.given == other.given;
}

CampaignPlan::CampaignPlan(QObject *parent) : QObject(parent) {}

void CampaignPlan::rebase(const api::Campaign &campaign)
{
    const bool another = campaign.id != m_campaignId;
    if (another) {
        m_campaignId = campaign.id;
        m_edits = {};
        m_past.clear();
        m_given.clear();
    }
    const QList<api::ListInstance> before = std::exchange(m_given, {});
    for (const api::ListInstance &instance : campaign.lists) {
        if (!givenInstance(instance.instanceId))
            m_given.append(instance);
    }
    QStringList names;
    for (const api::ListInstance &instance : before) {
        if (!givenInstance(instance.instanceId) && m_edits.ofInstances.contains(instance.instanceId))
            names << instanceTitle(instance);
    }
    settle(m_edits);
    settleHistory();
    rebuild(another);
    if (!names.isEmpty())
        Q_EMIT instancesGone(names);
}

void CampaignPlan::gone(const QString &key)
{
    const api::ListInstance *instance = givenInstance(key);
    if (!instance)
        return;
    const QString name = instanceTitle(*instance);
    const bool edited = m_edits.ofInstances.contains(key);
    erase_if(m_given, [&](const api::ListInstance &given) { return given.instanceId == key; });
    settle(m_edits);
    settleHistory();
    rebuild();
    if (edited)
        Q_EMIT instancesGone({name});
}

const PlannedInstance *CampaignPlan::find(const QString &key) const
{
    const auto place = std::find_if(m_instances.cbegin(), m_instances.cend(),
                                    [&](const PlannedInstance &instance) { return instance.key == key; });
    return place == m_instances.cend() ? nullptr : &*place;
}

int CampaignPlan::changeCount() const
{
    qsizetype count = m_edits.bound.size();
    for (const InstanceEdits &edits : m_edits.ofInstances)
        count += edits.size();
    return int(count);
}

void CampaignPlan::setName(const QString &key, const QString &name)
{
    // An empty name is the default, and only a null or a blank text is documented to bring that back.
    const QString trimmed = name.trimmed();
    edit(key, InstanceProperty::Name, trimmed.isEmpty() ? std::nullopt : std::optional<Value>(trimmed));
}

void CampaignPlan::setEnabled(const QString &key, bool enabled) { edit(key, InstanceProperty::Enabled, Value(enabled)); }

void CampaignPlan::setOrder(const QString &key, int order)
{
    if (order > 0)
        edit(key, InstanceProperty::Order, Value(order));
}

void CampaignPlan::setRatio(const QString &key, int ratio)
{
    if (ratio > 0)
        edit(key, InstanceProperty::Ratio, Value(ratio));
}

void CampaignPlan::setSorting(const QString &key, const api::Sorting &sorting)
{
    edit(key, InstanceProperty::Sorting, Value(sorting));
}

void CampaignPlan::reset(const QString &key, InstanceProperty property) { edit(key, property, std::nullopt); }

QString CampaignPlan::bind(const api::BindListRequest &request, const QString &listName, qint64 totalRecords)
{
    const QString key = QStringLiteral("new-%1").arg(++m_newKeys);
    step([&](Edits &edits) { edits.bound.append({key, request, listName, totalRecords}); });
    return key;
}

void CampaignPlan::setBind(const QString &key, const api::BindListRequest &request, const QString &listName, qint64 totalRecords)
{
    step([&](Edits &edits) {
        for (NewInstance &bound : edits.bound) {
            if (bound.key == key)
                bound = {key, request, listName, totalRecords};
        }
    });
}

void CampaignPlan::discard(const QString &key)
{
    step([&](Edits &edits) {
        edits.ofInstances.remove(key);
        erase_if(edits.bound, [&](const NewInstance &bound) { return bound.key == key; });
    });
}

void CampaignPlan::discard(const QString &key, InstanceProperty property)
{
    step([&](Edits &edits) {
        if (const auto place = edits.ofInstances.find(key); place != edits.ofInstances.end())
            place->remove(property);
    });
}

void CampaignPlan::discardAll()
{
    step([](Edits &edits) { edits = {}; });
}

void CampaignPlan::applied(const QString &key, const QString &newInstanceId)
{
    for (const PlannedChange &change : changes()) {
        if (change.key == key) {
            applied(change, newInstanceId);
            return;
        }
    }
}

void CampaignPlan::applied(const PlannedChange &sent, const QString &newInstanceId)
{
    const InstanceEdits edits = m_edits.ofInstances.value(sent.key);
    if (sent.update) {
        for (api::ListInstance &given : m_given) {
            if (given.instanceId == sent.key)
                applyUpdate(given, *sent.update);
        }
        forget(sent.key);
        if (!edits.isEmpty())
            m_edits.ofInstances.insert(sent.key, edits);
    } else if (sent.bind) {
        const auto place = std::find_if(m_edits.bound.cbegin(), m_edits.bound.cend(),
                                        [&](const NewInstance &bound) { return bound.key == sent.key; });
        const std::optional<NewInstance> planned =
            place == m_edits.bound.cend() ? std::nullopt : std::optional<NewInstance>(*place);
        forget(sent.key);
        if (!newInstanceId.isEmpty() && planned) {
            api::ListInstance now = instanceOf({sent.key, *sent.bind, planned->listName, planned->totalRecords});
            now.instanceId = newInstanceId;
            if (!givenInstance(newInstanceId))
                m_given.append(now);
            const api::ListInstance wanted = instanceOf(*planned);
            for (const InstanceProperty property : instanceProperties) {
                if (!isSame(valueOf(wanted, property), valueOf(now, property)))
                    m_edits.ofInstances[newInstanceId].insert(property,
                                                              {valueOf(wanted, property), valueOf(now, property), false});
            }
            Q_EMIT bound(sent.key, newInstanceId);
        }
    }
    settle(m_edits);
    settleHistory();
    rebuild();
}

bool CampaignPlan::undo()
{
    if (m_past.isEmpty())
        return false;
    m_edits = m_past.takeLast();
    settleHistory();
    rebuild();
    return true;
}

bool CampaignPlan::canUndo() const { return !m_past.isEmpty(); }

const api::ListInstance *CampaignPlan::givenInstance(const QString &key) const
{
    const auto place = std::find_if(m_given.cbegin(), m_given.cend(),
                                    [&](const api::ListInstance &instance) { return instance.instanceId == key; });
    return place == m_given.cend() ? nullptr : &*place;
}

void CampaignPlan::settle(Edits &edits) const
{
    for (auto place = edits.ofInstances.begin(); place != edits.ofInstances.end();) {
        const api::ListInstance *given = givenInstance(place.key());
        if (given) {
            erase_if(*place, [&](const std::pair<const InstanceProperty &, Edit &> &edit) {
                return isSame(edit.second.value, valueOf(*given, edit.first));
            });
        }
        place = !given || place->isEmpty() ? edits.ofInstances.erase(place) : std::next(place);
    }
}

void CampaignPlan::settleHistory()
{
    QList<Edits> past;
    for (Edits &edits : m_past) {
        settle(edits);
        if (past.isEmpty() || !isSame(past.constLast(), edits))
            past.append(edits);
    }
    while (!past.isEmpty() && isSame(past.constLast(), m_edits))
        past.removeLast();
    m_past = past;
}

void CampaignPlan::forget(const QString &key)
{
    const auto clean = [&](Edits &edits) {
        edits.ofInstances.remove(key);
        erase_if(edits.bound, [&](const NewInstance &bound) { return bound.key == key; });
    };
    clean(m_edits);
    std::for_each(m_past.begin(), m_past.end(), clean);
}

void CampaignPlan::step(const std::function<void(Edits &)> &change)
{
    Edits next = m_edits;
    change(next);
    settle(next);
    if (isSame(next, m_edits))
        return;
    m_past.append(std::exchange(m_edits, next));
    if (m_past.size() > undoSteps)
        m_past.removeFirst();
    rebuild();
}

void CampaignPlan::edit(const QString &key, InstanceProperty property, const std::optional<Value> &value)
{
    step([&](Edits &edits) { edit(edits, key, property, value); });
}

void CampaignPlan::edit(Edits &edits, const QString &key, InstanceProperty property, const std::optional<Value> &value) const
{
    for (NewInstance &bound : edits.bound) {
        if (bound.key == key)
            put(bound.request, property, value);
    }
    if (const api::ListInstance *given = givenInstance(key))
        edits.ofInstances[key].insert(property, {value.value_or(defaultOf(property)), valueOf(*given, property), !value});
}

void CampaignPlan::rebuild(bool force)
{
    QList<PlannedInstance> instances;
    for (const api::ListInstance &given : std::as_const(m_given)) {
        PlannedInstance instance;
        instance.key = given.instanceId;
        instance.now = given;
        instance.planned = given;
        instance.given = int(instances.size());
        const InstanceEdits edits = m_edits.ofInstances.value(given.instanceId);
        for (auto edit = edits.cbegin(); edit != edits.cend(); ++edit) {
            put(instance.planned, edit.key(), edit->value);
            instance.edited << edit.key();
            if (edit->reset)
                instance.reset << edit.key();
            if (!isSame(edit->before, valueOf(given, edit.key())))
                instance.changedElsewhere << edit.key();
        }
        instances.append(instance);
    }
    for (const NewInstance &bound : std::as_const(m_edits.bound)) {
        PlannedInstance instance;
        instance.key = bound.key;
        instance.isNew = true;
        instance.planned = instanceOf(bound);
        instance.now.listId = instance.planned.listId;
        instance.now.listName = instance.planned.listName;
        instance.now.totalRecords = instance.planned.totalRecords;
        instance.given = int(instances.size());
        instances.append(instance);
    }
    std::stable_sort(instances.begin(), instances.end(), [](const PlannedInstance &one, const PlannedInstance &other) {
        return one.planned.order < other.planned.order;
    });
    if (!force && std::equal(instances.cbegin(), instances.cend(), m_instances.cbegin(), m_instances.cend(), isSamePlanned))
        return;
    m_instances = instances;
    Q_EMIT changed();
}

} // namespace outdial::models
