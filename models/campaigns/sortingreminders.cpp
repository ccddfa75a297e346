// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QDateTime>

#include <models/campaigns/campaignplan.h>
#include <models/campaigns/sortingreminders.h>
#include <models/store/writing.h>

#include <algorithm>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SortingReminders)
};

qint64 systemClock() { return QDateTime::currentMSecsSinceEpoch(); }

} // namespace

SortingReminders::SortingReminders(StorePtr store, QString tenant, Clock clock, QObject *parent)
    : QObject(parent),
      m_store(std::move(store)),
      m_tenant(std::move(tenant)),
      m_clock(clock ? std::move(clock) : Clock(systemClock))
{
    load();
}

SortingReminders::~SortingReminders() = default;

void SortingReminders::edited(const QString &listId, qint64 records)
{
    if (listId.isEmpty() || records < 1)
        return;
    m_edits[listId] += records;
    write([tenant = m_tenant, listId, records, now = m_clock()](Writing &writing) {
        // Added to what is there: another window may count the same list.
        writing.run(
            QStringLiteral("UPDATE edited_list SET records = records + ?, last_edit = ? WHERE tenant = ? AND list_id = ?"),
            {records, now, tenant, listId});
        if (writing.rows() == 0)
            writing.run(QStringLiteral("INSERT INTO edited_list (tenant, list_id, records, last_edit) VALUES (?, ?, ?, ?)"),
                        {tenant, listId, records, now});
    });
    Q_EMIT changed(listId);
}

void SortingReminders::applied(const QString &instanceId, const QString &listId)
{
    if (instanceId.isEmpty() || listId.isEmpty())
        return;
    m_applied.insert(instanceId, {listId, m_edits.value(listId)});
    write([tenant = m_tenant, instanceId, listId, now = m_clock()](Writing &writing) {
        writing.run(QStringLiteral("DELETE FROM sorting_applied WHERE tenant = ? AND instance_id = ?"), {tenant, instanceId});
        // With the edits that are in the store, which may be another window's, too: they are sorted as well.
        writing.run(
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
    write([tenant = m_tenant, listId](Writing &writing) {
        writing.run(QStringLiteral("DELETE FROM edited_list WHERE tenant = ? AND list_id = ?"), {tenant, listId});
        writing.run(QStringLiteral("DELETE FROM sorting_applied WHERE tenant = ? AND list_id = ?"), {tenant, listId});
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
    Reading edits(m_store, Kept::Reminders, QStringLiteral("SELECT list_id, records FROM edited_list WHERE tenant = ?"),
                  {m_tenant});
    while (edits.next())
        m_edits.insert(edits.value(0).toString(), edits.value(1).toLongLong());
    Reading applied(m_store, Kept::Reminders,
                    QStringLiteral("SELECT instance_id, list_id, edits_before FROM sorting_applied WHERE tenant = ?"),
                    {m_tenant});
    while (applied.next())
        m_applied.insert(applied.value(0).toString(), {applied.value(1).toString(), applied.value(2).toLongLong()});
}

void SortingReminders::write(std::function<void(Writing &)> statements)
{
    if (!m_store)
        return;
    m_writer.write([store = m_store, statements = std::move(statements)] {
        Writing writing(store, Kept::Reminders);
        statements(writing);
        writing.finish();
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
