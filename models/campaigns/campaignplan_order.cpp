// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A row that is moved to another place becomes orders, as few changed ones as it takes.
#include <models/campaigns/campaignplan.h>

#include <algorithm>
#include <limits>
#include <tuple>
#include <vector>

namespace outdial::models {

namespace {

// Neighbours that have one order and keep it in common.
struct Group {
    QStringList keys;
    qint64 order = 0;
    bool moved = false; // the row that was taken to another place
};

// In the sequence that is wanted. What stood at one order stays together, except that the moved row stands by itself, and parts
// those between which it is put.
QList<Group> groupsOf(const QList<PlannedInstance> &sequence, const QString &moved)
{
    QList<Group> groups;
    QString last;
    for (const PlannedInstance &instance : sequence) {
        const bool apart =
            groups.isEmpty() || instance.key == moved || last == moved || groups.constLast().order != instance.planned.order;
        if (apart)
            groups.append({{}, instance.planned.order, instance.key == moved});
        groups.last().keys << instance.key;
        last = instance.key;
    }
    return groups;
}

// That the moved row gets another order is no cost, since that is what was asked for: else it would keep its own, and push all
// others beyond it.
struct Cost {
    qint64 changes = std::numeric_limits<qint64>::max(); // other instances that get another order
    qint64 distance = 0;                                 // by how much, all together, the moved row with them
    qint64 sum = 0;                                      // of all orders
    friend bool operator<(const Cost &one, const Cost &other)
    {
        return std::tie(one.changes, one.distance, one.sum) < std::tie(other.changes, other.distance, other.sum);
    }
};

// Orders that grow from group to group. Those of some groups are kept, the others follow the kept one before them by one each:
// the choice with the fewest changed instances, among these the one that changes by least, then the one with the smallest
// numbers. A walk over all pairs of groups that can be kept next to each other; a campaign has few lists.
QList<qint64> growingOrders(const QList<Group> &groups)
{
    const qint64 count = groups.size();
    std::vector<Cost> best(size_t(count) + 2); // [0] before the first group, [count + 1] behind the last
    std::vector<qint64> previous(size_t(count) + 2, 0);
    best[0] = {0, 0, 0};
    const auto orderAt = [&](qint64 place) { return place == 0 ? 0 : groups.at(place - 1).order; };
    for (qint64 next = 1; next <= count + 1; ++next) {
        for (qint64 kept = next - 1; kept >= 0; --kept) {
            Cost cost = best[size_t(kept)];
            if (cost.changes == Cost().changes)
                continue;
            const qint64 room = next <= count ? orderAt(next) : qint64(std::numeric_limits<int>::max()) + 1;
            if (room - orderAt(kept) < next - kept)
                continue;
            for (qint64 between = kept + 1; between < next; ++between) {
                const Group &group = groups.at(between - 1);
                const qint64 size = group.keys.size();
                const qint64 order = orderAt(kept) + between - kept;
                cost.changes += group.moved ? 0 : size;
                cost.distance += std::abs(order - group.order) * size;
                cost.sum += order * size;
            }
            if (next <= count)
                cost.sum += orderAt(next) * groups.at(next - 1).keys.size();
            if (cost < best[size_t(next)]) {
                best[size_t(next)] = cost;
                previous[size_t(next)] = kept;
            }
        }
    }
    QList<qint64> orders(count, 0);
    for (qint64 next = count + 1; next > 0; next = previous[size_t(next)]) {
        const qint64 kept = previous[size_t(next)];
        for (qint64 place = kept + 1; place < next; ++place)
            orders[place - 1] = orderAt(kept) + place - kept;
        if (kept > 0)
            orders[kept - 1] = orderAt(kept);
    }
    return orders;
}

} // namespace

void CampaignPlan::moveTo(const QString &key, int place)
{
    QList<PlannedInstance> sequence = m_instances;
    const auto at =
        std::find_if(sequence.cbegin(), sequence.cend(), [&](const PlannedInstance &instance) { return instance.key == key; });
    if (at == sequence.cend())
        return;
    const auto from = at - sequence.cbegin();
    const auto to = std::clamp<qsizetype>(place, 0, sequence.size() - 1);
    if (from == to)
        return;
    sequence.move(from, to);
    const QList<Group> groups = groupsOf(sequence, key);
    const QList<qint64> orders = growingOrders(groups);
    step([&](Edits &edits) {
        for (qsizetype group = 0; group < groups.size(); ++group) {
            if (groups.at(group).order == orders.at(group))
                continue;
            for (const QString &one : groups.at(group).keys)
                edit(edits, one, InstanceProperty::Order, Value(int(orders.at(group))));
        }
    });
}

} // namespace outdial::models
