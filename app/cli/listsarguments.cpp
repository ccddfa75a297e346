// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <app/cli/commandwords.h>
#include <app/cli/listscommand.h>

namespace outdial::app {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ListsArguments)
};

} // namespace

tl::expected<ListsArguments, QString> parseLists(const QStringList &arguments)
{
    CommandWords parser({"search", "confirm"}, {"json", "help"});
    if (const auto read = parser.read("lists", arguments); !read)
        return tl::unexpected(read.error());
    ListsArguments parsed;
    parsed.help = parser.has("help");
    if (parsed.help)
        return parsed;
    const QStringList named = parser.positionalArguments();
    const QString act = named.value(0, QStringLiteral("list"));
    if (act != QLatin1String("list") && act != QLatin1String("delete"))
        return tl::unexpected(Text::tr("“outdial lists %1” is not known. Known are list and delete.").arg(act));
    const bool deletes = act == QLatin1String("delete");
    parsed.act = deletes ? ListsArguments::Act::Delete : ListsArguments::Act::List;
    const qsizetype most = deletes ? 2 : 1;
    if (named.size() > most)
        return tl::unexpected(Text::tr("“%1” is one word too many.").arg(named.at(most)));
    parsed.list = named.value(1);
    if (deletes && parsed.list.isEmpty())
        return tl::unexpected(Text::tr("Name the list, or give its id. “outdial lists” tells which there are."));
    if (parser.has("confirm") && !deletes)
        return tl::unexpected(Text::tr("--confirm goes with “outdial lists delete”."));
    if (parser.has("search") && deletes)
        return tl::unexpected(Text::tr("--search does not go with “outdial lists delete”."));
    parsed.search = parser.text("search");
    parsed.confirm = parser.text("confirm");
    parsed.json = parser.has("json");
    return withTenant(std::move(parsed), parser);
}

QString listsUsage()
{
    return Text::tr(
        "outdial lists [list] [--search TEXT] [--json] [--profile NAME | --sandbox]\n"
        "outdial lists delete NAME|ID [--confirm NAME] [--json] [--profile NAME | --sandbox]\n"
        "\n"
        "--search: those that hold TEXT in their name, their format or their id.\n"
        "“delete” takes the list and all of its records from the tenant and from every campaign; it cannot be undone, so the "
        "name\n"
        "of the list is given again. Which campaigns lose it, which of them run, and whether its format goes too is said first. "
        "It\n"
        "is sent once; when the answer is lost, the list is looked up. Without --confirm the name is asked for at a terminal, "
        "and\n"
        "elsewhere nothing is sent.\n"
        "Without --profile and --sandbox the tenant is that of OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and\n"
        "OUTDIAL_CLIENT_SECRET. Exit codes: 0 done, 1 it is not known whether the list was deleted, 2 wrong use, 3 could not\n"
        "finish.");
}

} // namespace outdial::app
