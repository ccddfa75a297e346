// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>
#include <QThread>

#include <sandbox/dataset.h>
#include <sandbox/dialer.h>
#include <sandbox/httpserver.h>
#include <sandbox/jobrunner.h>
#include <sandbox/sandbox.h>
#include <sandbox/store.h>
#include <sandbox/tenant.h>

#include <algorithm>

namespace outdial::sandbox {
namespace {

// Everything that lives in the sandbox's thread.
struct House {
    explicit House(const Options &options)
        : store(options.dataFile, options.rowLimit, options.clockSpeed),
          tenant(store, TokenCalls(options.clientId.toUtf8(), options.clientSecret.toUtf8(), options.tokenTtl)),
          server(tenant),
          dialer(store, options.dialRate),
          jobs(store, options.jobSpeed)
    {
    }

    Store store;
    Tenant tenant;
    HttpServer server;
    Dialer dialer;
    JobRunner jobs;
};

QString makeSecret()
{
    QString secret;
    static const QString letters = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    for (int i = 0; i < 64; ++i)
        secret.append(letters[static_cast<int>(QRandomGenerator::system()->bounded(letters.size()))]);
    return secret;
}

// The ids of campaigns that are named or given by id.
tl::expected<QStringList, QString> campaignIds(Store &store, const QStringList &campaigns)
{
    QStringList ids;
    const QList<CampaignRow> rows = store.campaigns.all();
    for (const QString &campaign : campaigns) {
        const auto found =
            std::ranges::find_if(rows, [&](const CampaignRow &row) { return row.id == campaign || row.name == campaign; });
        if (found == rows.end())
            return tl::make_unexpected(QStringLiteral("There is no campaign \"%1\" to assign.").arg(campaign));
        ids.append(found->id);
    }
    return ids;
}

} // namespace

tl::expected<void, QString> checkOptions(const Options &options)
{
    if (const auto known = checkDataset(options.dataset); !known)
        return known;
    for (const QString &spec : options.faults) {
        if (const auto fault = parseFault(spec); !fault)
            return tl::make_unexpected(fault.error());
    }
    return Privileges::check(options.privileges);
}

QStringList allPrivileges() { return Privileges::all(); }

struct Sandbox::Data {
    Options options;
    QThread thread;
    QObject *context = nullptr; // lives in the thread
    std::unique_ptr<House> house;
    quint16 port = 0;

    // Runs in the sandbox's thread and waits for it.
    template <typename Function>
    void within(Function function) const
    {
        if (context)
            QMetaObject::invokeMethod(context, function, Qt::BlockingQueuedConnection);
    }
};

Sandbox::Sandbox(Options options) : d(std::make_unique<Data>())
{
    d->options = std::move(options);
    if (d->options.clientSecret.isEmpty())
        d->options.clientSecret = makeSecret();
    d->thread.setObjectName(QStringLiteral("sandbox"));
}

Sandbox::~Sandbox() { stop(); }

tl::expected<QUrl, QString> Sandbox::start()
{
    if (d->context)
        return url();
    if (const auto understood = checkOptions(d->options); !understood)
        return tl::make_unexpected(understood.error());

    QString error;
    d->context = new QObject;
    d->context->moveToThread(&d->thread);
    d->thread.start();
    d->within([this, &error] {
        try {
            d->house = std::make_unique<House>(d->options);
            if (d->house->store.database.isNew())
                fillStore(d->house->store, d->options.dataset);
            Tenant &tenant = d->house->tenant;
            tenant.privileges().hold(d->options.privileges);
            const auto assigned = campaignIds(d->house->store, d->options.assigned);
            if (!assigned) {
                error = assigned.error();
                return;
            }
            tenant.privileges().assign(*assigned);
            for (const QString &spec : std::as_const(d->options.faults))
                d->house->server.faults().add(*parseFault(spec));
            d->port = d->house->server.open(d->options.port);
            if (d->port == 0) {
                error = QStringLiteral("The sandbox cannot listen on port %1: %2.")
                            .arg(d->options.port)
                            .arg(d->house->server.errorText());
            } else {
                d->house->dialer.start();
                d->house->jobs.start();
            }
        } catch (const std::exception &failure) {
            error = QStringLiteral("The store of the sandbox cannot be used: %1.").arg(QString::fromUtf8(failure.what()));
        }
    });
    if (!error.isEmpty()) {
        stop();
        return tl::make_unexpected(error);
    }
    return url();
}

void Sandbox::stop()
{
    if (!d->context)
        return;
    d->within([this] {
        if (d->house)
            d->house->server.setReachable(false);
        d->house.reset();
        d->context->deleteLater(); // with the thread
    });
    d->context = nullptr;
    d->thread.quit();
    d->thread.wait();
}

QUrl Sandbox::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(d->port);
    return url;
}

QString Sandbox::clientId() const { return d->options.clientId; }

QString Sandbox::clientSecret() const { return d->options.clientSecret; }

qint64 Sandbox::submissions(const QString &path) const
{
    qint64 count = 0;
    d->within([&] { count = d->house ? d->house->server.submissions(path) : 0; });
    return count;
}

qint64 Sandbox::recordCount(const QString &listId) const
{
    qint64 count = 0;
    d->within([&] {
        if (const auto list = d->house->store.lists.find(listId))
            count = d->house->store.records.count(list->seq);
    });
    return count;
}

QStringList Sandbox::storedValues(const QString &listId, const QString &field) const
{
    QStringList values;
    d->within([&] {
        if (const auto list = d->house->store.lists.find(listId))
            values = d->house->store.records.values(list->seq, field);
    });
    return values;
}

qint64 Sandbox::archivedAttempts(const QString &instanceId) const
{
    qint64 count = 0;
    d->within([&] { count = d->house->store.results.archivedAttempts(instanceId); });
    return count;
}

qint64 Sandbox::clockNow() const
{
    qint64 now = 0;
    d->within([&] { now = d->house->store.clock.now(); });
    return now;
}

void Sandbox::setDialRate(double rate)
{
    d->within([&] { d->house->dialer.setRate(rate); });
}

DialingTally Sandbox::tally(const QString &campaignId) const
{
    DialingTally tally;
    d->within([&] {
        Store &store = d->house->store;
        if (const auto campaign = store.campaigns.find(campaignId)) {
            for (const InstanceRow &instance : store.campaigns.instances(campaign->seq))
                store.results.tally(instance.seq, tally);
        }
    });
    return tally;
}

QList<api::Format> Sandbox::formats() const
{
    QList<api::Format> formats;
    d->within([&] {
        for (const auto &list : d->house->store.lists.page(0, INT_MAX)) {
            const auto format = d->house->store.lists.format(list.formatSeq);
            const bool known = std::ranges::any_of(formats, [&](const api::Format &one) { return one.id == list.formatId; });
            if (format == nullptr || known)
                continue;
            formats.append(*format);
            formats.last().id = list.formatId;
            formats.last().name = list.formatName;
        }
    });
    return formats;
}

qint64 Sandbox::archivedResults(const QString &listId) const
{
    qint64 count = 0;
    d->within([&] {
        if (const auto list = d->house->store.lists.find(listId))
            count = d->house->store.edits.archivedResults(list->seq);
    });
    return count;
}

QStringList Sandbox::erasureReasons(const QString &listId) const
{
    QStringList reasons;
    d->within([&] {
        if (const auto list = d->house->store.lists.find(listId))
            reasons = d->house->store.edits.erasureReasons(list->seq);
    });
    return reasons;
}

QString Sandbox::listIdByName(const QString &name) const
{
    QString id;
    d->within([&] {
        if (const auto list = d->house->store.lists.findByName(name))
            id = list->id;
    });
    return id;
}

QString Sandbox::campaignIdByName(const QString &name) const
{
    QString id;
    d->within([&] {
        for (const CampaignRow &campaign : d->house->store.campaigns.all()) {
            if (campaign.name == name)
                id = campaign.id;
        }
    });
    return id;
}

QStringList Sandbox::dncKeys(const QString &dncListId) const
{
    QStringList keys;
    d->within([&] {
        if (const auto list = d->house->store.dnc.find(dncListId))
            keys = d->house->store.dnc.keys(list->seq);
    });
    return keys;
}

QString Sandbox::dncListIdByName(const QString &name) const
{
    QString id;
    d->within([&] { id = d->house->store.dnc.idByName(name); });
    return id;
}

bool Sandbox::setPrivileges(const QStringList &names)
{
    if (!d->context || !Privileges::check(names))
        return false;
    d->within([&] { d->house->tenant.privileges().hold(names); });
    return true;
}

bool Sandbox::setAssigned(const QStringList &campaigns)
{
    bool known = false;
    d->within([&] {
        const auto ids = campaignIds(d->house->store, campaigns);
        known = ids.has_value();
        if (known)
            d->house->tenant.privileges().assign(*ids);
    });
    return known;
}

void Sandbox::setUserLocked(bool locked)
{
    d->within([&] { d->house->tenant.tokens().setLocked(locked); });
}

void Sandbox::addFault(const QString &spec)
{
    const auto fault = parseFault(spec);
    if (!fault) {
        qWarning("%s", qPrintable(fault.error()));
        return;
    }
    d->within([&] { d->house->server.faults().add(*fault); });
}

void Sandbox::clearFaults()
{
    d->within([&] { d->house->server.faults().clear(); });
}

void Sandbox::setReachable(bool reachable)
{
    d->within([&] { d->house->server.setReachable(reachable); });
}

} // namespace outdial::sandbox
