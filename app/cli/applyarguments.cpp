// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <app/cli/applycommand.h>
#include <app/cli/commandwords.h>

namespace outdial::app {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApplyArguments)
};

} // namespace

tl::expected<ApplyArguments, QString> parseApply(const QStringList &arguments)
{
    CommandWords parser({"give-up-after"}, {"dry-run", "yes", "json", "help"});
    if (const auto read = parser.read("apply", arguments); !read)
        return tl::unexpected(read.error());
    ApplyArguments parsed;
    parsed.help = parser.has("help");
    if (parsed.help)
        return parsed;
    const QStringList named = parser.positionalArguments();
    if (named.isEmpty())
        return tl::unexpected(
            Text::tr("Name the file that describes the campaigns. “outdial campaigns show --json” prints what one looks like."));
    if (named.size() > 1)
        return tl::unexpected(Text::tr("“%1” is one word too many.").arg(named.at(1)));
    parsed.file = named.first();
    const auto seconds = secondsFrom(parser, parsed.giveUpAfter);
    if (!seconds)
        return tl::unexpected(seconds.error());
    parsed.giveUpAfter = *seconds;
    parsed.dryRun = parser.has("dry-run");
    parsed.yes = parser.has("yes");
    parsed.json = parser.has("json");
    return withTenant(std::move(parsed), parser);
}

QString applyUsage()
{
    return Text::tr(
        "outdial apply FILE.json [--dry-run] [--yes] [--give-up-after SECONDS] [--json] [--profile NAME | --sandbox]\n"
        "\n"
        "Brings campaigns to what FILE describes, which is written as “outdial campaigns show --json” prints it: their lists, "
        "with\n"
        "order, ratio, sorting, name and whether they are on, and whether the campaigns run. What FILE does not name stays as "
        "it\n"
        "is. A list that is not bound yet is bound; one that is bound and not in FILE is unbound only where the campaign says\n"
        "\"exact\": true. No list is deleted. FILE may be “-”, the standard input.\n"
        "What would be done is said first; --dry-run ends with that. Nothing is sent before somebody agrees; --yes answers. "
        "Each\n"
        "campaign is stopped before, and started after its lists are changed. Each step is sent once, and looked up when its\n"
        "answer is lost. When a step fails, the campaign is neither unbound from nor started. --json: a line of JSON for each.\n"
        "Without --profile and --sandbox the tenant is that of OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and\n"
        "OUTDIAL_CLIENT_SECRET. Exit codes: 0 done, or nothing to do, 1 with steps that were refused, or of which nobody knows,\n"
        "2 wrong use, 3 could not finish.");
}

} // namespace outdial::app
