// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Each of those that keep something in the store, with something to keep: what the tests of a store that cannot be written go
// through. A keeper writes one thing about a person who must never be named, and is gone when it has written.
#pragma once

#include <QSqlQuery>
#include <QVariant>

#include <models/activity/changejournal.h>
#include <models/campaigns/rememberedcampaigns.h>
#include <models/campaigns/sortingreminders.h>
#include <models/connect/profiles.h>
#include <models/dnc/dncledger.h>
#include <models/formats/formatdrafts.h>
#include <models/jobs/deletionstore.h>
#include <models/monitor/alertstore.h>
#include <models/monitor/monitorstore.h>
#include <models/records/pendingedits.h>
#include <models/store/knownformats.h>
#include <models/store/savedmappings.h>

namespace outdial::test {

inline const QString secretName = QStringLiteral("Falkenrath");
inline const QString keptTenant = QStringLiteral("tenant");

inline api::Exchange startOf(const QString &campaignId)
{
    api::Exchange made;
    made.method = api::Method::StartCampaign;
    made.target = QStringLiteral("campaign/start/") + campaignId;
    made.started = QDateTime(QDate(2026, 11, 28), QTime(9, 0), Qt::UTC);
    made.status = 200;
    return made;
}

struct StoreKeeper {
    const char *name;
    const char *table;
    const char *title; // of the trouble when it cannot write, before its cause
    void (*keep)(const models::StorePtr &store, int number);
};

inline const QList<StoreKeeper> &storeKeepers()
{
    using namespace models;
    static const QList<StoreKeeper> keepers{
        {"changes", "change_made", "The journal of changes cannot be written: ",
         [](const StorePtr &store, int number) {
             ChangeJournal(store, keptTenant, QStringLiteral("me"), [](const QString &) {
                 return secretName;
             }).take({startOf(QStringLiteral("C%1").arg(number))});
         }},
        {"deletions", "deletion_job", "A deletion job cannot be kept: ",
         [](const StorePtr &store, int number) {
             DeletionJob job;
             job.id = QStringLiteral("job %1").arg(number);
             job.words = secretName;
             job.asked = QDateTime::currentDateTimeUtc();
             DeletionStore(store, keptTenant).save(job);
         }},
        {"edits", "pending_edit", "Edits that are not sent yet cannot be kept: ",
         [](const StorePtr &store, int number) {
             PendingEdits::of(store, keptTenant, QStringLiteral("L"))
                 ->set("{\"id\":\"1\"}", QStringLiteral("field %1").arg(number), {}, secretName);
         }},
        {"ledger", "dnc_change", "The Do-Not-Call ledger cannot be written: ",
         [](const StorePtr &store, int number) {
             DncChange change;
             change.id = QStringLiteral("change %1").arg(number);
             change.key = secretName;
             change.made = QDateTime::currentDateTimeUtc();
             DncLedger(store, keptTenant).record(change);
         }},
        {"drafts", "format_draft", "A draft of a format cannot be kept: ",
         [](const StorePtr &store, int number) {
             FormatDrafts(store, keptTenant)
                 .keep({QStringLiteral("draft %1").arg(number), secretName, "{}", QDateTime::currentDateTimeUtc()});
         }},
        {"monitor", "monitor_minute", "The figures of the monitor cannot be kept: ",
         [](const StorePtr &store, int number) {
             MonitorStore(store, keptTenant)
                 .write({{{secretName, QStringLiteral("i")}, {{number, MinuteFacts{1, 1, 1, 1, 1}}}, 0, 1}});
         }},
        {"alerts", "alert", "Alerts cannot be kept: ",
         [](const StorePtr &store, int number) {
             Alert alert;
             alert.id = QStringLiteral("alert %1").arg(number);
             alert.title = secretName;
             alert.raised = QDateTime::currentDateTimeUtc();
             AlertStore(store, keptTenant).put({alert});
         }},
        {"formats", "format", "What is known of a format cannot be kept: ",
         [](const StorePtr &store, int number) {
             KnownFormat known;
             known.format.id = QStringLiteral("format %1").arg(number);
             known.format.name = secretName;
             KnownFormats(store).remember(keptTenant, known);
         }},
        {"mappings", "saved_mapping", "The mapping of columns cannot be kept: ",
         [](const StorePtr &store, int number) {
             SavedMappings(store).remember(keptTenant, QStringLiteral("F"), {secretName, QString::number(number)}, "{}");
         }},
        {"reminders", "edited_list", "Reminders to sort again cannot be kept: ",
         [](const StorePtr &store, int number) {
             SortingReminders(store, keptTenant).edited(QStringLiteral("list %1").arg(number), 3);
         }},
        {"campaigns", "campaign", "The campaigns that were seen cannot be kept: ",
         [](const StorePtr &store, int number) {
             RememberedCampaigns(store, keptTenant).remember({{QStringLiteral("campaign %1").arg(number), secretName}});
         }},
        {"tenants", "profile", "The list of tenants cannot be written: ",
         [](const StorePtr &store, int number) {
             TenantProfile profile;
             profile.name = secretName;
             profile.address = QStringLiteral("tenant%1.example").arg(number);
             (void)Profiles(store).save(profile);
         }},
    };
    return keepers;
}

inline int rowsOf(const models::StorePtr &store, const QString &table)
{
    QSqlQuery query(store->database());
    return query.exec(QStringLiteral("SELECT COUNT(*) FROM ") + table) && query.next() ? query.value(0).toInt() : -1;
}

} // namespace outdial::test
