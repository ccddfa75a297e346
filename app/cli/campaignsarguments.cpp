// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <app/cli/campaignscommand.h>
#include <app/cli/commandwords.h>

namespace outdial::app {

using Act = CampaignsArguments::Act;

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CampaignsArguments)
};

} // namespace

tl::expected<CampaignsArguments, QString> parseCampaigns(const QStringList &arguments)
{
    CommandWords parser({"give-up-after"}, {"lists", "yes", "json", "help"});
    if (const auto read = parser.read("campaigns", arguments); !read)
        return tl::unexpected(read.error());
    CampaignsArguments parsed;
    parsed.help = parser.has("help");
    if (parsed.help)
        return parsed;
    QStringList named = parser.positionalArguments();
    const QString act = named.isEmpty() ? QStringLiteral("list") : named.takeFirst();
    if (act == QLatin1String("start"))
        parsed.act = Act::Start;
    else if (act == QLatin1String("show"))
        parsed.act = Act::Show;
    else if (act == QLatin1String("stop"))
        parsed.act = Act::Stop;
    else if (act != QLatin1String("list"))
        return tl::unexpected(Text::tr("“outdial campaigns %1” is not known. Known are list, show, start and stop.").arg(act));
    parsed.campaigns = named;
    const bool lists = parsed.act == Act::List;
    const bool acts = parsed.act == Act::Start || parsed.act == Act::Stop;
    if (lists && !named.isEmpty())
        return tl::unexpected(Text::tr("“%1” is one word too many.").arg(named.first()));
    if (acts && named.isEmpty())
        return tl::unexpected(Text::tr("Name the campaigns, or give their ids. “outdial campaigns list” tells which there are."));
    for (const char *name : {"lists", "yes", "give-up-after"}) {
        if (parser.has(name) && !(qstrcmp(name, "lists") == 0 ? lists : acts))
            return tl::unexpected(Text::tr("--%1 does not go with “outdial campaigns %2”.").arg(QLatin1String(name), act));
    }
    const auto seconds = secondsFrom(parser, parsed.giveUpAfter);
    if (!seconds)
        return tl::unexpected(seconds.error());
    parsed.giveUpAfter = *seconds;
    parsed.lists = parser.has("lists");
    parsed.yes = parser.has("yes");
    parsed.json = parser.has("json");
    return withTenant(std::move(parsed), parser);
}

QString campaignsUsage()
{
    return Text::tr(
        "outdial campaigns [list] [--lists] [--json] [--profile NAME | --sandbox]\n"
        "outdial campaigns show [NAME|ID...] [--json] [--profile NAME | --sandbox]\n"
        "outdial campaigns start|stop NAME|ID... [--yes] [--give-up-after SECONDS] [--json] [--profile NAME | --sandbox]\n"
        "\n"
        "The API lists enabled campaigns only; one that is disabled is found by its id, and stays remembered. --lists: with the\n"
        "calling lists of each, which takes one question a campaign. “show” tells all that can be set of the lists; with --json\n"
        "it is what “outdial apply” takes.\n"
        "Campaigns are started and stopped one after the other. Each is asked once: when the answer is lost, its state is read\n"
        "until it is known, for ten minutes unless --give-up-after says otherwise. One that is as it should be already is done.\n"
        "Nothing is sent before somebody agrees; --yes answers. --json: a line of JSON for each campaign.\n"
        "Without --profile and --sandbox the tenant is that of OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and\n"
        "OUTDIAL_CLIENT_SECRET. Exit codes: 0 done, 1 with campaigns that were refused, or of which nobody knows, 2 wrong use,\n"
        "3 could not finish.");
}

} // namespace outdial::app
