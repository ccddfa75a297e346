// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCommandLineParser>
#include <QCoreApplication>

#include <app/cli/campaignscommand.h>

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
    QCommandLineParser parser;
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    for (const char *name : {"give-up-after", "profile"})
        parser.addOption({QString(QLatin1String(name)), QString(), QString(QLatin1String(name))});
    for (const char *name : {"lists", "yes", "json", "sandbox", "help"})
        parser.addOption(QCommandLineOption(QString(QLatin1String(name))));
    if (!parser.parse(QStringList{QStringLiteral("outdial campaigns")} + arguments))
        return tl::unexpected(parser.errorText() + u'.');
    const auto has = [&parser](const char *name) { return parser.isSet(QString(QLatin1String(name))); };
    CampaignsArguments parsed;
    parsed.help = has("help");
    if (parsed.help)
        return parsed;
    QStringList named = parser.positionalArguments();
    const QString act = named.isEmpty() ? QStringLiteral("list") : named.takeFirst();
    if (act == QLatin1String("start"))
        parsed.act = Act::Start;
    else if (act == QLatin1String("stop"))
        parsed.act = Act::Stop;
    else if (act != QLatin1String("list"))
        return tl::unexpected(Text::tr("“outdial campaigns %1” is not known. Known are list, start and stop.").arg(act));
    parsed.campaigns = named;
    const bool lists = parsed.act == Act::List;
    if (lists && !named.isEmpty())
        return tl::unexpected(Text::tr("“%1” is one word too many.").arg(named.first()));
    if (!lists && named.isEmpty())
        return tl::unexpected(Text::tr("Name the campaigns, or give their ids. “outdial campaigns list” tells which there are."));
    for (const char *name : {"lists", "yes", "give-up-after"}) {
        if (has(name) && lists != (qstrcmp(name, "lists") == 0))
            return tl::unexpected(Text::tr("--%1 does not go with “outdial campaigns %2”.").arg(QLatin1String(name), act));
    }
    if (has("give-up-after")) {
        const QString text = parser.value(QStringLiteral("give-up-after"));
        bool number = false;
        parsed.giveUpAfter = text.toInt(&number);
        if (!number || parsed.giveUpAfter < 1 || parsed.giveUpAfter > 86'400)
            return tl::unexpected(Text::tr("--give-up-after takes seconds, 1 to 86400, not “%1”.").arg(text));
    }
    parsed.lists = has("lists");
    parsed.yes = has("yes");
    parsed.json = has("json");
    const auto tenant = tenantFrom(parser);
    if (!tenant)
        return tl::unexpected(tenant.error());
    parsed.tenant = *tenant;
    return parsed;
}

QString campaignsUsage()
{
    return Text::tr(
        "outdial campaigns [list] [--lists] [--json] [--profile NAME | --sandbox]\n"
        "outdial campaigns start|stop NAME|ID... [--yes] [--give-up-after SECONDS] [--json] [--profile NAME | --sandbox]\n"
        "\n"
        "The API lists enabled campaigns only. --lists: with the calling lists of each, which takes one question a campaign.\n"
        "Campaigns are started and stopped one after the other. Each is asked once: when the answer is lost, its state is read\n"
        "until it is known, for ten minutes unless --give-up-after says otherwise. One that is as it should be already is done.\n"
        "Nothing is sent before somebody agrees; --yes answers. --json: a line of JSON for each campaign.\n"
        "Without --profile and --sandbox the tenant is that of OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and\n"
        "OUTDIAL_CLIENT_SECRET. Exit codes: 0 done, 1 with campaigns that were refused, or of which nobody knows, 2 wrong use,\n"
        "3 could not finish.");
}

} // namespace outdial::app
