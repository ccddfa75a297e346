// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>

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

qint64 addCampaign(Store &store, QRandomGenerator &random, const QString &name)
{
    CampaignRow row;
    row.id = makeId(random);
    row.name = name;
    return store.campaigns.add(row);
}

void fillRecords(Store &store, qint64 count)
{
    QRandomGenerator random(1002);
    People people(815);
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
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

} // namespace

tl::expected<void, QString> checkDataset(const QString &name)
{
    if (name == QLatin1String("demo") || name == QLatin1String("empty") || recordsOf(name) >= 0)
        return {};
    return tl::make_unexpected(QStringLiteral("There is no data set \"%1\": demo, empty or records:N is expected.").arg(name));
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
    } else {
        fillRecords(store, recordsOf(name));
    }
    transaction.commit();
}

} // namespace outdial::sandbox
