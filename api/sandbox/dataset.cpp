// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/dataset.h>
#include <sandbox/demodata.h>
#include <sandbox/outcomes.h>

namespace outdial::sandbox {
namespace {

constexpr qint64 mostRecords = 20'000'000;

// -1: not a data set of records
qint64 recordsOf(const QString &name)
{
    if (!name.startsWith(QLatin1String("records:")))
        return -1;
    bool number = false;
    const qint64 count = name.mid(8).toLongLong(&number);
    return number && count >= 0 && count <= mostRecords ? count : -1;
}

// What running:CxN says; no campaigns: not such a data set.
struct RunningSet {
    qint64 campaigns = 0;
    qint64 records = 0; // of each
};

RunningSet runningOf(const QString &name)
{
    if (!name.startsWith(QLatin1String("running:")))
        return {};
    const QStringList parts = name.mid(8).split(u'x');
    bool first = false;
    bool second = false;
    const RunningSet set{parts.first().toLongLong(&first), parts.size() == 2 ? parts.last().toLongLong(&second) : 0};
    const bool fits = first && second && set.campaigns > 0 && set.campaigns <= 100 && set.records >= 0 &&
                      set.campaigns * set.records <= mostRecords;
    return fits ? set : RunningSet{};
}

qint64 addCampaign(Store &store, QRandomGenerator &random, const QString &name, bool running = false)
{
    CampaignRow row;
    row.id = makeId(random);
    row.name = name;
    row.running = running;
    return store.campaigns.add(row);
}

void fillRecords(Store &store, qint64 count)
{
    QRandomGenerator random(1002);
    People people(815);
    const std::int64_t now = store.clock.now();
    api::Format format = demoFormat(DemoFormat::Leads);
    format.id = makeId(random);
    const qint64 formatSeq = store.lists.addFormat(format);
    const ListRow list = store.lists.addList(makeId(random), QStringLiteral("Practice records"), formatSeq, now);
    addRecords(store, list, DemoFormat::Leads, people, 1, static_cast<unsigned>(count), now);
    InstanceRow instance;
    instance.id = makeId(random);
    instance.campaignSeq = addCampaign(store, random, QStringLiteral("Practice campaign"));
    instance.listSeq = list.seq;
    instance.enabled = true;
    store.campaigns.addInstance(instance);
}

// Running campaigns, each with a list of its own that is used up by no other.
void fillRunning(Store &store, const RunningSet &set)
{
    QRandomGenerator random(1004);
    People people(816);
    const std::int64_t now = store.clock.now();
    api::Format format = demoFormat(DemoFormat::Leads);
    format.id = makeId(random);
    const qint64 formatSeq = store.lists.addFormat(format);
    for (qint64 i = 1; i <= set.campaigns; ++i) {
        const ListRow list = store.lists.addList(makeId(random), QStringLiteral("Practice records %1").arg(i), formatSeq, now);
        addRecords(store, list, DemoFormat::Leads, people, 1, static_cast<unsigned>(set.records), now);
        InstanceRow instance;
        instance.id = makeId(random);
        instance.campaignSeq = addCampaign(store, random, QStringLiteral("Practice campaign %1").arg(i), true);
        instance.listSeq = list.seq;
        instance.enabled = true;
        store.campaigns.addInstance(instance);
    }
}

} // namespace

tl::expected<void, QString> checkDataset(const QString &name)
{
    if (name == QLatin1String("demo") || name == QLatin1String("empty") || recordsOf(name) >= 0 || runningOf(name).campaigns > 0)
        return {};
    return tl::make_unexpected(
        QStringLiteral("There is no data set \"%1\": demo, empty, records:N or running:CxN is expected.").arg(name));
}

void fillStore(Store &store, const QString &name)
{
    Transaction transaction(store.database);
    if (name == QLatin1String("demo")) {
        fillDemo(store);
    } else if (name == QLatin1String("empty")) {
        QRandomGenerator random(1003);
        addCampaign(store, random, QStringLiteral("Practice campaign"));
        addCampaign(store, random, QStringLiteral("Second practice campaign"));
    } else if (const RunningSet set = runningOf(name); set.campaigns > 0) {
        fillRunning(store, set);
    } else {
        fillRecords(store, recordsOf(name));
    }
    transaction.commit();
}

} // namespace outdial::sandbox
