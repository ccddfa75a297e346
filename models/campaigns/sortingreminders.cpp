// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QDateTime>
#include <QSqlQuery>
#include <QVariant>

#include <models/campaigns/campaignplan.h>
#include <models/campaigns/sortingreminders.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SortingReminders)
};

qint64 systemClock() { return QDateTime::currentMSecsSinceEpoch(); }

// Values in the order of the question marks; false when it failed or nothing was concerned.
bool execute(QSqlDatabase &database, const QString &statement, const QVariantList &values)
{
    QSqlQuery query(database);
    query.prepare(statement);
    for (const QVariant &value : values)
        query.addBindValue(value);
    return query.exec() && query.numRowsAffected() > 0;
}

} // namespace

// Writes one after the other, in a thread that is joined: it closes its connection to the store when it ends, which may not be
// while the program ends. A thread of a pool may still be at it when the pool says that it is done.
class SortingReminders::Writer {
public:
    Writer() : m_thread([this] { work(); }) {}
    ~Writer() // after all that was asked for
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }
    void add(std::function<void()> job)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.push_back(std::move(job));
        }
        m_wake.notify_one();
    }

private:
    void work()
    {
        for (;;) {
            std::function<void()> job;
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
                if (m_jobs.empty())
                    return;
                job = std::move(m_jobs.front());
                m_jobs.pop_front();
            }
            job();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_ending = false;
    std::thread m_thread; // last: it uses the others
};

SortingReminders::SortingReminders(StorePtr store, QString tenant, Clock clock, QObject *parent)
    : QObject(parent),
      m_store(std::move(store)),
      m_tenant(std::move(tenant)),
      m_clock(clock ? std::move(clock) : Clock(systemClock))
{
    if (m_store)
        m_writer = std::make_unique<Writer>();
    load();
}

SortingReminders::~SortingReminders() = default;

void SortingReminders::edited(const QString &listId, qint64 records)
{
    if (listId.isEmpty() || records < 1)
        return;
    m_edits[listId] += records;
    write([tenant = m_tenant, listId, records, now = m_clock()](QSqlDatabase &database) {
        // Added to what is there: another window may count the same list.
        if (!execute(
                database,
                QStringLiteral("UPDATE edited_list SET records = records + ?, last_edit = ? WHERE tenant = ? AND list_id = ?"),
                {records, now, tenant, listId}))
            execute(database, QStringLiteral("INSERT INTO edited_list (tenant, list_id, records, last_edit) VALUES (?, ?, ?, ?)"),
                    {tenant, listId, records, now});
    });
    Q_EMIT changed(listId);
}

void SortingReminders::applied(const QString &instanceId, const QString &listId)
{
    if (instanceId.isEmpty() || listId.isEmpty())
        return;
    m_applied.insert(instanceId, {listId, m_edits.value(listId)});
    write([tenant = m_tenant, instanceId, listId, now = m_clock()](QSqlDatabase &database) {
        execute(database, QStringLiteral("DELETE FROM sorting_applied WHERE tenant = ? AND instance_id = ?"),
                {tenant, instanceId});
        // With the edits that are in the store, which may be another window's, too: they are sorted as well.
        execute(database,
                QStringLiteral("INSERT INTO sorting_applied (tenant, instance_id, list_id, applied, edits_before) "
                               "SELECT ?, ?, ?, ?, COALESCE(MAX(records), 0) FROM edited_list WHERE tenant = ? AND list_id = ?"),
                {tenant, instanceId, listId, now, tenant, listId});
    });
    Q_EMIT changed(listId);
}

void SortingReminders::forgetList(const QString &listId)
{
    const bool known = m_edits.remove(listId) > 0;
    m_applied.removeIf([&](const std::pair<const QString &, Applied &> &entry) { return entry.second.listId == listId; });
    write([tenant = m_tenant, listId](QSqlDatabase &database) {
        execute(database, QStringLiteral("DELETE FROM edited_list WHERE tenant = ? AND list_id = ?"), {tenant, listId});
        execute(database, QStringLiteral("DELETE FROM sorting_applied WHERE tenant = ? AND list_id = ?"), {tenant, listId});
    });
    if (known)
        Q_EMIT changed(listId);
}

qint64 SortingReminders::editsSince(const QString &instanceId, const QString &listId) const
{
    const auto applied = m_applied.constFind(instanceId);
    const qint64 before = applied != m_applied.cend() && applied->listId == listId ? applied->editsBefore : 0;
    return std::max<qint64>(m_edits.value(listId) - before, 0);
}

QList<SortingReminder> SortingReminders::forCampaign(const CampaignRow &row) const
{
    QList<SortingReminder> reminders;
    for (const api::ListInstance &instance : row.listsInOrder()) {
        // The natural one is the order of insertion, which an edit does not change.
        if (instance.sorting.type == api::SortingType::Natural)
            continue;
        if (const qint64 records = editsSince(instance.instanceId, instance.listId); records > 0)
            reminders.append({instance.instanceId, instanceTitle(instance), instance.listId, instance.sorting, records});
    }
    return reminders;
}

void SortingReminders::load()
{
    if (!m_store)
        return;
    QSqlQuery edits(m_store->database());
    edits.prepare(QStringLiteral("SELECT list_id, records FROM edited_list WHERE tenant = ?"));
    edits.addBindValue(m_tenant);
    edits.exec();
    while (edits.next())
        m_edits.insert(edits.value(0).toString(), edits.value(1).toLongLong());
    QSqlQuery applied(m_store->database());
    applied.prepare(QStringLiteral("SELECT instance_id, list_id, edits_before FROM sorting_applied WHERE tenant = ?"));
    applied.addBindValue(m_tenant);
    applied.exec();
    while (applied.next())
        m_applied.insert(applied.value(0).toString(), {applied.value(1).toString(), applied.value(2).toLongLong()});
}

void SortingReminders::write(std::function<void(QSqlDatabase &)> statement)
{
    if (!m_store)
        return;
    m_writer->add([store = m_store, statement = std::move(statement)] {
        QSqlDatabase database = store->database();
        database.transaction();
        statement(database);
        database.commit();
    });
}

QString reminderTitle(const SortingReminder &reminder)
{
    return Words::tr("%n record(s) of “%1” were edited.", nullptr, int(reminder.records)).arg(reminder.instanceName);
}

QString reminderText(const SortingReminder &reminder)
{
    return reminder.sorting.type == api::SortingType::Random
               ? Words::tr("The records are in an order from before the edits until the sorting is applied again.")
               : Words::tr("Its sorting is from before the edits until it is applied again.");
}

} // namespace outdial::models
