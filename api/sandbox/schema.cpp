// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/schema.h>

namespace outdial::sandbox {

// Rows are numbered in the order of insertion (seq), which is also their place in every walk; "id" is what the API shows.
// Times are milliseconds since the epoch, UTC.
QStringList schemaStatements()
{
    return {
        QStringLiteral("CREATE TABLE campaign (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, "
                       "enabled INTEGER NOT NULL, running INTEGER NOT NULL, custom_fields TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE dnc_list (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, "
                       "type TEXT NOT NULL, country TEXT, list_field TEXT)"),
        QStringLiteral("CREATE TABLE campaign_dnc (campaign_seq INTEGER NOT NULL, dnc_seq INTEGER NOT NULL, "
                       "disposition TEXT NOT NULL, PRIMARY KEY (campaign_seq, dnc_seq))"),
        QStringLiteral("CREATE TABLE format (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE)"),
        QStringLiteral("CREATE TABLE format_field (format_seq INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, "
                       "type TEXT NOT NULL, required INTEGER NOT NULL, searchable INTEGER NOT NULL, skip INTEGER NOT NULL, "
                       "is_key INTEGER NOT NULL, phone_type TEXT, remove_prefix TEXT, country_code TEXT, time_format TEXT, "
                       "time_zone TEXT, priority_order TEXT, expires_after TEXT, PRIMARY KEY (format_seq, position))"),
        QStringLiteral(
            "CREATE TABLE calling_list (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, "
            "format_seq INTEGER NOT NULL, created BIGINT NOT NULL, total BIGINT NOT NULL, next_index BIGINT NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE list_instance (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            "campaign_seq INTEGER NOT NULL, list_seq INTEGER NOT NULL, name TEXT NOT NULL, enabled INTEGER NOT NULL, "
            "dial_order INTEGER NOT NULL, ratio INTEGER NOT NULL, sorting TEXT NOT NULL, sorting_fields TEXT NOT NULL)"),
        QStringLiteral("CREATE INDEX instance_campaign ON list_instance (campaign_seq)"),
        QStringLiteral("CREATE INDEX instance_list ON list_instance (list_seq)"),
        // entry: the object that the API returns. originals: the values of PHONE and INTEGER fields as they were sent, where
        // they differ. record_key: NULL without key fields.
        QStringLiteral("CREATE TABLE record (seq INTEGER PRIMARY KEY, list_seq INTEGER NOT NULL, list_index BIGINT NOT NULL, "
                       "record_key TEXT, entry TEXT NOT NULL, originals TEXT, created BIGINT NOT NULL)"),
        QStringLiteral("CREATE INDEX record_list ON record (list_seq, seq)"),
        QStringLiteral("CREATE UNIQUE INDEX record_unique ON record (list_seq, record_key)"),
        // Other spellings of a key that find the record too: those that use values as they were sent.
        QStringLiteral("CREATE TABLE record_alias (list_seq INTEGER NOT NULL, alias TEXT NOT NULL, record_seq BIGINT NOT NULL, "
                       "PRIMARY KEY (list_seq, alias, record_seq))"),
        QStringLiteral("CREATE TABLE record_status (instance_seq INTEGER NOT NULL, record_seq BIGINT NOT NULL, "
                       "attempts INTEGER NOT NULL, completed INTEGER NOT NULL, completed_time BIGINT, last_date BIGINT NOT NULL, "
                       "interaction TEXT NOT NULL, duration INTEGER NOT NULL, disposition TEXT NOT NULL, agent TEXT NOT NULL, "
                       "phone TEXT NOT NULL, custom TEXT NOT NULL, PRIMARY KEY (instance_seq, record_seq))"),
        QStringLiteral("CREATE INDEX status_updated ON record_status (instance_seq, last_date, record_seq)"),
        QStringLiteral("CREATE TABLE attempt (instance_seq INTEGER NOT NULL, record_seq BIGINT NOT NULL, "
                       "number INTEGER NOT NULL, made BIGINT NOT NULL, disposition TEXT NOT NULL, phone TEXT NOT NULL, "
                       "duration INTEGER NOT NULL, dialing INTEGER NOT NULL, notes TEXT NOT NULL, agent TEXT NOT NULL, "
                       "interaction TEXT NOT NULL, cpa_duration INTEGER NOT NULL, cpa_result TEXT NOT NULL, "
                       "call_attempted INTEGER NOT NULL, custom TEXT NOT NULL, PRIMARY KEY (instance_seq, record_seq, number))"),
    };
}

} // namespace outdial::sandbox
