// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/campaignplan.h>
#include <models/campaigns/dialsequence.h>

#include <algorithm>
#include <map>

namespace outdial::models {

QList<int> dialSequence(const QList<DialSource> &sources, int count)
{
    std::map<int, QList<int>> orders; // sources that can give a record
    for (int source = 0; source < sources.size(); ++source) {
        const DialSource &one = sources.at(source);
        if (one.enabled && one.open.value_or(1) > 0)
            orders[one.order] << source;
    }
    QList<int> sequence;
    for (const auto &[order, group] : orders) {
        QList<qint64> left;
        for (const int source : group)
            left << std::min<qint64>(sources.at(source).open.value_or(count), count);
        // Round after round, as many of each as its ratio says, until all of this order are used up.
        for (bool any = true; any;) {
            any = false;
            for (int i = 0; i < group.size(); ++i) {
                const qint64 run = std::min<qint64>(std::max(sources.at(group.at(i)).ratio, 1), left.at(i));
                for (qint64 record = 0; record < run; ++record) {
                    if (sequence.size() >= count)
                        return sequence;
                    sequence << group.at(i);
                }
                left[i] -= run;
                any = any || run > 0;
            }
        }
    }
    return sequence;
}

DialComparison dialComparison(const CampaignPlan &plan, const QHash<QString, ProgressFigures> &figures)
{
    QList<const PlannedInstance *> instances;
    for (const PlannedInstance &instance : plan.instances())
        instances << &instance;
    std::sort(instances.begin(), instances.end(),
              [](const PlannedInstance *one, const PlannedInstance *other) { return one->given < other->given; });
    DialComparison comparison;
    for (const PlannedInstance *instance : std::as_const(instances)) {
        DialSource source;
        source.key = instance->key;
        if (const auto known = figures.constFind(instance->key); known != figures.cend())
            source.open = std::max<qint64>(instance->now.totalRecords - known->completed, 0);
        else if (instance->isNew)
            source.open = instance->now.totalRecords; // no record of a new instance is completed
        source.enabled = instance->planned.enabled;
        source.order = instance->planned.order;
        source.ratio = instance->planned.dialingRatio;
        comparison.planned << source;
        source.enabled = !instance->isNew && instance->now.enabled;
        source.order = instance->now.order;
        source.ratio = instance->now.dialingRatio;
        comparison.now << source;
    }
    return comparison;
}

} // namespace outdial::models
