// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/schema.h>

namespace outdial::sandbox {

// Rows are numbered in the order of insertion (seq), which is also their place in every walk; "id" is what the API shows.
// Times are milliseconds since the epoch, UTC.
// Executed at every opening, so that a store of an earlier version gets the tables that it lacks.
QStringList schemaStatements()
{
    return {
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS campaign (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, "
            "enabled INTEGER NOT NULL, running INTEGER NOT NULL, custom_fields TEXT NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS dnc_list (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, "
            "type TEXT NOT NULL, country TEXT, list_field TEXT)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS campaign_dnc (campaign_seq INTEGER NOT NULL, dnc_seq INTEGER NOT NULL, "
                       "disposition TEXT NOT NULL, PRIMARY KEY (campaign_seq, dnc_seq))"),
        // digits: of the key, for lists of telephone numbers.
        QStringLiteral("CREATE TABLE IF NOT EXISTS dnc_record (seq INTEGER PRIMARY KEY, dnc_seq INTEGER NOT NULL, "
                       "record_key TEXT NOT NULL, digits TEXT NOT NULL, comment TEXT NOT NULL)"),
        QStringLiteral("CREATE UNIQUE INDEX IF NOT EXISTS dnc_unique ON dnc_record (dnc_seq, record_key)"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS dnc_digits ON dnc_record (dnc_seq, digits)"),
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS format (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS format_field (format_seq INTEGER NOT NULL, position INTEGER NOT NULL, name "
                       "TEXT NOT NULL, "
                       "type TEXT NOT NULL, required INTEGER NOT NULL, searchable INTEGER NOT NULL, skip INTEGER NOT NULL, "
                       "is_key INTEGER NOT NULL, phone_type TEXT, remove_prefix TEXT, country_code TEXT, time_format TEXT, "
                       "time_zone TEXT, priority_order TEXT, expires_after TEXT, PRIMARY KEY (format_seq, position))"),
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS calling_list (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL "
            "UNIQUE, "
            "format_seq INTEGER NOT NULL, created BIGINT NOT NULL, total BIGINT NOT NULL, next_index BIGINT NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS list_instance (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            "campaign_seq INTEGER NOT NULL, list_seq INTEGER NOT NULL, name TEXT NOT NULL, enabled INTEGER NOT NULL, "
            "dial_order INTEGER NOT NULL, ratio INTEGER NOT NULL, sorting TEXT NOT NULL, sorting_fields TEXT NOT NULL)"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS instance_campaign ON list_instance (campaign_seq)"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS instance_list ON list_instance (list_seq)"),
        // entry: the object that the API returns. originals: the values of PHONE and INTEGER fields as they were sent, where
        // they differ. record_key: NULL without key fields.
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS record (seq INTEGER PRIMARY KEY, list_seq INTEGER NOT NULL, list_index BIGINT NOT NULL, "
            "record_key TEXT, entry TEXT NOT NULL, originals TEXT, created BIGINT NOT NULL)"),
        // With the index in the list, so that the deprecated walk finds its place without reading the records before it.
        QStringLiteral("CREATE INDEX IF NOT EXISTS record_list ON record (list_seq, seq, list_index)"),
        QStringLiteral("CREATE UNIQUE INDEX IF NOT EXISTS record_unique ON record (list_seq, record_key)"),
        // Other spellings of a key that find the record too: those that use values as they were sent.
        QStringLiteral("CREATE TABLE IF NOT EXISTS record_alias (list_seq INTEGER NOT NULL, alias TEXT NOT NULL, record_seq "
                       "BIGINT NOT NULL, "
                       "PRIMARY KEY (list_seq, alias, record_seq))"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS alias_record ON record_alias (record_seq)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS record_status (instance_seq INTEGER NOT NULL, record_seq BIGINT NOT NULL, "
                       "attempts INTEGER NOT NULL, completed INTEGER NOT NULL, completed_time BIGINT, last_date BIGINT NOT NULL, "
                       "interaction TEXT NOT NULL, duration INTEGER NOT NULL, disposition TEXT NOT NULL, agent TEXT NOT NULL, "
                       "phone TEXT NOT NULL, custom TEXT NOT NULL, PRIMARY KEY (instance_seq, record_seq))"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS status_updated ON record_status (instance_seq, last_date, record_seq)"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS status_completed ON record_status (instance_seq, completed_time, record_seq) "
                       "WHERE completed_time IS NOT NULL"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS attempt (instance_seq INTEGER NOT NULL, record_seq BIGINT NOT NULL, "
                       "number INTEGER NOT NULL, made BIGINT NOT NULL, disposition TEXT NOT NULL, phone TEXT NOT NULL, "
                       "duration INTEGER NOT NULL, dialing INTEGER NOT NULL, notes TEXT NOT NULL, agent TEXT NOT NULL, "
                       "interaction TEXT NOT NULL, cpa_duration INTEGER NOT NULL, cpa_result TEXT NOT NULL, "
                       "call_attempted INTEGER NOT NULL, custom TEXT NOT NULL, PRIMARY KEY (instance_seq, record_seq, number))"),
        // How many records with results, and how many results of calls, an instance had when it was unbound or its list deleted.
        QStringLiteral("CREATE TABLE IF NOT EXISTS archived_result (instance_id TEXT PRIMARY KEY, list_id TEXT NOT NULL, "
                       "campaign_id TEXT NOT NULL, records BIGINT NOT NULL, attempts BIGINT NOT NULL, archived BIGINT NOT NULL)"),
        // The last number that was given in a table whose rows were deleted.
        QStringLiteral("CREATE TABLE IF NOT EXISTS retired_seq (name TEXT PRIMARY KEY, last BIGINT NOT NULL)"),
        // Deletion jobs. whole: every record up to the row last_record; otherwise the records in deletion_target, which go as the
        // job gets on. state: processing, complete or failed.
        QStringLiteral("CREATE TABLE IF NOT EXISTS deletion_job (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
                       "list_seq INTEGER NOT NULL, created BIGINT NOT NULL, whole INTEGER NOT NULL, last_record BIGINT NOT NULL, "
                       "total BIGINT NOT NULL, processed BIGINT NOT NULL, deleted BIGINT NOT NULL, state TEXT NOT NULL, "
                       "error TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS deletion_target (job_seq INTEGER NOT NULL, record_seq BIGINT NOT NULL, "
                       "PRIMARY KEY (job_seq, record_seq))"),
        // How many results of deleted records the tenant has put away, and who was erased without a trace but this one.
        QStringLiteral("CREATE TABLE IF NOT EXISTS archived_deletion (list_seq INTEGER PRIMARY KEY, results BIGINT NOT NULL)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS erasure (seq INTEGER PRIMARY KEY, list_seq INTEGER NOT NULL, "
                       "record_seq BIGINT NOT NULL, reason TEXT NOT NULL, erased BIGINT NOT NULL)"),
    };
}

} // namespace outdial::sandbox
