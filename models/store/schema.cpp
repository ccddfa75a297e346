// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <models/store/schema.h>

#include <array>

namespace outdial::models {

namespace {

// One entry a version of the schema; never edited after a release, only appended to.
constexpr std::array versions{
    // 1: formats, the journal of imports
    R"(CREATE TABLE format (
         tenant TEXT NOT NULL, format_id TEXT NOT NULL, name TEXT NOT NULL, fields TEXT NOT NULL, origin INTEGER NOT NULL,
         PRIMARY KEY (tenant, format_id));
       CREATE TABLE column_alias (
         tenant TEXT NOT NULL, format_id TEXT NOT NULL, title TEXT NOT NULL, field TEXT NOT NULL,
         PRIMARY KEY (tenant, format_id, title));
       CREATE TABLE import (
         id TEXT PRIMARY KEY, tenant TEXT NOT NULL, list_id TEXT NOT NULL, list_name TEXT NOT NULL, user_name TEXT NOT NULL,
         file TEXT NOT NULL, settings TEXT NOT NULL, state TEXT NOT NULL, started TEXT NOT NULL, ended TEXT,
         message TEXT NOT NULL DEFAULT '', receipt TEXT NOT NULL DEFAULT '', rejects_file TEXT NOT NULL DEFAULT '');
       CREATE TABLE import_batch (
         import_id TEXT NOT NULL REFERENCES import(id), number INTEGER NOT NULL, first_row BIGINT NOT NULL, row_count INTEGER NOT NULL,
         sent_rows INTEGER NOT NULL, state TEXT NOT NULL, total_before BIGINT NOT NULL, done BIGINT NOT NULL DEFAULT 0,
         PRIMARY KEY (import_id, number));
       CREATE TABLE import_row (
         import_id TEXT NOT NULL REFERENCES import(id), batch INTEGER NOT NULL, row_number BIGINT NOT NULL, line BIGINT NOT NULL,
         cause TEXT NOT NULL, detail TEXT NOT NULL,
         PRIMARY KEY (import_id, row_number)))",
    // 2: what became of each row of a batch whose rows may fare differently; rows that were not sent because their record
    // says the same; what was taken back of an import
    R"(ALTER TABLE import_batch ADD COLUMN fates TEXT NOT NULL DEFAULT '';
       ALTER TABLE import_batch ADD COLUMN compared TEXT NOT NULL DEFAULT '';
       ALTER TABLE import ADD COLUMN undone TEXT NOT NULL DEFAULT '')",
    // 3: whole mappings, by the header of the file
    R"(CREATE TABLE saved_mapping (
         tenant TEXT NOT NULL, format_id TEXT NOT NULL, header TEXT NOT NULL, mapping TEXT NOT NULL, saved TEXT NOT NULL,
         PRIMARY KEY (tenant, format_id, header)))",
    // 4: the monitor: what was attempted in which minute (ms since the epoch, UTC), alerts and their rules, settings; lists whose
    // records were edited since their sorting was applied
    R"(CREATE TABLE monitor_minute (
         tenant TEXT NOT NULL, campaign_id TEXT NOT NULL, instance_id TEXT NOT NULL, minute BIGINT NOT NULL,
         attempts INTEGER NOT NULL, completions INTEGER NOT NULL, connects INTEGER NOT NULL, talk_seconds INTEGER NOT NULL,
         dial_seconds INTEGER NOT NULL,
         PRIMARY KEY (tenant, campaign_id, instance_id, minute));
       CREATE TABLE monitor_read (
         tenant TEXT NOT NULL, campaign_id TEXT NOT NULL, instance_id TEXT NOT NULL, read_from BIGINT NOT NULL,
         read_to BIGINT NOT NULL,
         PRIMARY KEY (tenant, campaign_id, instance_id, read_from));
       CREATE TABLE monitor_setting (tenant TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (tenant, name));
       CREATE TABLE alert (
         id TEXT PRIMARY KEY, tenant TEXT NOT NULL, kind TEXT NOT NULL, campaign_id TEXT NOT NULL, campaign_name TEXT NOT NULL,
         instance_id TEXT NOT NULL, subject TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, raised BIGINT NOT NULL,
         ended BIGINT, acknowledged BIGINT, snoozed_until BIGINT);
       CREATE TABLE edited_list (
         tenant TEXT NOT NULL, list_id TEXT NOT NULL, records BIGINT NOT NULL, last_edit BIGINT NOT NULL,
         PRIMARY KEY (tenant, list_id));
       CREATE TABLE sorting_applied (
         tenant TEXT NOT NULL, instance_id TEXT NOT NULL, list_id TEXT NOT NULL, applied BIGINT NOT NULL, edits_before BIGINT NOT NULL,
         PRIMARY KEY (tenant, instance_id)))",
    // 5: Do-Not-Call lists that were seen, what was changed of them from here, and the keys that this concerned
    R"(CREATE TABLE dnc_list (
         tenant TEXT NOT NULL, list_id TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, country TEXT NOT NULL,
         list_field TEXT NOT NULL, by_id INTEGER NOT NULL,
         PRIMARY KEY (tenant, list_id));
       CREATE TABLE dnc_change (
         id TEXT PRIMARY KEY, tenant TEXT NOT NULL, list_id TEXT NOT NULL, action TEXT NOT NULL, made BIGINT NOT NULL,
         user_name TEXT NOT NULL, reason TEXT NOT NULL, source TEXT NOT NULL, single_key TEXT NOT NULL, asked BIGINT NOT NULL,
         done BIGINT NOT NULL, known_before BIGINT NOT NULL, refused BIGINT NOT NULL, unknown_keys BIGINT NOT NULL,
         finished INTEGER NOT NULL);
       CREATE TABLE dnc_key (
         tenant TEXT NOT NULL, list_id TEXT NOT NULL, dnc_key TEXT NOT NULL, present INTEGER NOT NULL, change_id TEXT NOT NULL,
         PRIMARY KEY (tenant, list_id, dnc_key));
       CREATE INDEX dnc_key_anywhere ON dnc_key (tenant, dnc_key))",
    // 6: deletion jobs, edits of records that were not sent yet, drafts of formats, every change that was made from here
    R"(CREATE TABLE deletion_job (
         id TEXT PRIMARY KEY, tenant TEXT NOT NULL, job_id TEXT NOT NULL, list_id TEXT NOT NULL, list_name TEXT NOT NULL,
         kind TEXT NOT NULL, criteria TEXT NOT NULL, words TEXT NOT NULL, user_name TEXT NOT NULL, asked BIGINT NOT NULL,
         started BIGINT, ended BIGINT, state TEXT NOT NULL, percent INTEGER NOT NULL, estimated_seconds BIGINT NOT NULL,
         deleted BIGINT NOT NULL, error TEXT NOT NULL, dismissed INTEGER NOT NULL DEFAULT 0);
       CREATE TABLE pending_edit (
         tenant TEXT NOT NULL, list_id TEXT NOT NULL, record_key TEXT NOT NULL, field TEXT NOT NULL, value_before TEXT NOT NULL,
         value_after TEXT NOT NULL, reset INTEGER NOT NULL DEFAULT 0, made BIGINT NOT NULL, problem TEXT NOT NULL DEFAULT '',
         PRIMARY KEY (tenant, list_id, record_key, field));
       CREATE TABLE format_draft (
         id TEXT PRIMARY KEY, tenant TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL, saved BIGINT NOT NULL);
       CREATE TABLE change_made (
         id TEXT PRIMARY KEY, tenant TEXT NOT NULL, made BIGINT NOT NULL, user_name TEXT NOT NULL, method TEXT NOT NULL,
         subject TEXT NOT NULL, subject_id TEXT NOT NULL, words TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL);
       CREATE INDEX change_made_when ON change_made (tenant, made))",
};

} // namespace

QString bringUpToDate(QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")))
        return query.lastError().databaseText();
    // One writer at a time: two programs may start together on a new file.
    if (!query.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return query.lastError().databaseText();
    int version = 0;
    if (query.exec(QStringLiteral("SELECT max(version) FROM schema_version")) && query.next())
        version = query.value(0).toInt();
    if (version > int(versions.size())) {
        query.exec(QStringLiteral("ROLLBACK"));
        return QCoreApplication::translate("Store", "it was written by a newer Outdial");
    }
    for (int next = version; next < int(versions.size()); ++next) {
        const auto statements = QString::fromLatin1(versions[size_t(next)]).split(u';', Qt::SkipEmptyParts);
        for (const auto &statement : statements) {
            if (statement.trimmed().isEmpty())
                continue;
            if (!query.exec(statement)) {
                const QString problem = query.lastError().databaseText();
                query.exec(QStringLiteral("ROLLBACK"));
                return problem;
            }
        }
        query.prepare(QStringLiteral("INSERT INTO schema_version (version) VALUES (?)"));
        query.addBindValue(next + 1);
        if (!query.exec()) {
            const QString problem = query.lastError().databaseText();
            query.exec(QStringLiteral("ROLLBACK"));
            return problem;
        }
    }
    if (!query.exec(QStringLiteral("COMMIT")))
        return query.lastError().databaseText();
    return {};
}

} // namespace outdial::models
