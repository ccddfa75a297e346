// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <app/cli/commandwords.h>
#include <app/cli/recordscommand.h>

namespace outdial::app {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordsArguments)
};

} // namespace

tl::expected<RecordsArguments, QString> parseRecords(const QStringList &arguments)
{
    CommandWords parser({"list", "campaign", "key", "limit"}, {"attempts", "json", "help"});
    if (const auto read = parser.read("records", arguments); !read)
        return tl::unexpected(read.error());
    RecordsArguments parsed;
    parsed.help = parser.has("help");
    if (parsed.help)
        return parsed;
    if (const QStringList named = parser.positionalArguments(); !named.isEmpty())
        return tl::unexpected(Text::tr("“%1” is one word too many. The list is named by --list.").arg(named.first()));
    parsed.list = parser.text("list");
    if (parsed.list.isEmpty())
        return tl::unexpected(Text::tr("Name the list by --list NAME or --list ID."));
    parsed.campaign = parser.text("campaign");
    const QStringList keys = parser.values(QStringLiteral("key"));
    for (const QString &key : keys) {
        const qsizetype at = key.indexOf(u'=');
        if (at <= 0)
            return tl::unexpected(Text::tr("--key needs FIELD=VALUE, not “%1”.").arg(key));
        for (const auto &[field, given] : std::as_const(parsed.key)) {
            if (field == key.left(at))
                return tl::unexpected(Text::tr("--key names the field “%1” twice.").arg(field));
        }
        parsed.key.append({key.left(at), key.mid(at + 1)});
    }
    if (parser.has("limit")) {
        bool number = false;
        parsed.limit = parser.text("limit").toLongLong(&number);
        if (!number || parsed.limit < 1)
            return tl::unexpected(Text::tr("--limit takes a number of records from 1, not “%1”.").arg(parser.text("limit")));
        if (!parsed.key.isEmpty())
            return tl::unexpected(Text::tr("--limit does not go with --key."));
    }
    parsed.attempts = parser.has("attempts");
    return withTenant(std::move(parsed), parser);
}

QString recordsUsage()
{
    return Text::tr("outdial records --list NAME|ID [--campaign NAME|ID] [--key FIELD=VALUE]... [--attempts] [--limit N]\n"
                    "                [--profile NAME | --sandbox]\n"
                    "\n"
                    "Prints the records of a list, as its campaign has them, one a line as JSON: entry, status and, with "
                    "--attempts, attempts.\n"
                    "--key: only the record with this key; all key fields of the format have to be named. A list that is bound "
                    "to no campaign\n"
                    "can only be asked by key. Times are UTC. “outdial export” writes a CSV file.\n"
                    "Without --profile and --sandbox the tenant is that of OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and\n"
                    "OUTDIAL_CLIENT_SECRET. Exit codes: 0 done, 1 no record has this key, 2 wrong use, 3 not all could be read.");
}

} // namespace outdial::app
