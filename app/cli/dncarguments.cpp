// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <app/cli/commandwords.h>
#include <app/cli/csvoptions.h>
#include <app/cli/dnccommand.h>

#include <algorithm>

namespace outdial::app {

using Act = DncArguments::Act;

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(DncArguments)
};

std::optional<Act> actFrom(const QString &word)
{
    if (word == QLatin1String("list"))
        return Act::List;
    if (word == QLatin1String("add"))
        return Act::Add;
    if (word == QLatin1String("remove"))
        return Act::Remove;
    if (word == QLatin1String("export"))
        return Act::Export;
    return std::nullopt;
}

bool isCountryCode(const QString &text)
{
    return !text.isEmpty() && text.size() <= 4 && text.at(0) != u'0' &&
           std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

// Which options go with which act: what would mean nothing is not passed over.
QString misplacedOption(const QCommandLineParser &parser, Act act)
{
    const bool sends = act == Act::Add || act == Act::Remove;
    for (const char *name : {"number", "column", "comment-column", "comment", "why", "as-given", "country-code", "doubtful-too",
                             "rejects", "yes", "encoding", "delimiter", "no-header"}) {
        const bool adds = qstrcmp(name, "comment") == 0 || qstrcmp(name, "comment-column") == 0;
        if (parser.isSet(QString(QLatin1String(name))) && (!sends || (adds && act != Act::Add)))
            return QString(QLatin1String(name));
    }
    return {};
}

} // namespace

tl::expected<DncArguments, QString> parseDnc(const QStringList &arguments)
{
    CommandWords parser({"column", "comment-column", "comment", "why", "country-code", "rejects"},
                        {"as-given", "doubtful-too", "yes", "json", "help"});
    parser.addOption({{QStringLiteral("number"), QStringLiteral("key")}, QString(), QStringLiteral("number")});
    addCsvOptions(parser);
    if (const auto read = parser.read("dnc", arguments); !read)
        return tl::unexpected(read.error());

    DncArguments parsed;
    parsed.help = parser.has("help");
    if (parsed.help)
        return parsed;
    const QStringList named = parser.positionalArguments();
    const auto act = named.isEmpty() ? std::optional(Act::List) : actFrom(named.first());
    if (!act)
        return tl::unexpected(
            Text::tr("“outdial dnc %1” is not known. Known are list, add, remove and export.").arg(named.first()));
    parsed.act = *act;
    const bool sends = parsed.act == Act::Add || parsed.act == Act::Remove;
    parsed.list = named.value(1);
    if (parsed.act == Act::List ? named.size() > 1 : named.size() > 3)
        return tl::unexpected(Text::tr("“%1” is one word too many.").arg(named.last()));
    if (parsed.act != Act::List && parsed.list.isEmpty())
        return tl::unexpected(Text::tr("Name the Do-Not-Call list, or give its id. “outdial dnc list” tells which there are."));
    if (const QString option = misplacedOption(parser, parsed.act); !option.isEmpty())
        return tl::unexpected(
            Text::tr("--%1 does not go with “outdial dnc %2”.").arg(option, named.value(0, QStringLiteral("list"))));
    if (const QString file = named.value(2); !file.isEmpty())
        parsed.file = QFileInfo(file).absoluteFilePath();
    parsed.numbers = parser.values(QStringLiteral("number"));
    if (sends && parsed.file.isEmpty() && parsed.numbers.isEmpty())
        return tl::unexpected(Text::tr("Name a file of keys, or give each by --number."));
    if (!parsed.file.isEmpty() && !parsed.numbers.isEmpty())
        return tl::unexpected(Text::tr("A file and --number are two sources. Take one of them."));
    if (std::ranges::any_of(parsed.numbers, [](const QString &number) { return number.trimmed().isEmpty(); }))
        return tl::unexpected(Text::tr("--number needs a key behind it."));
    for (const char *name : {"column", "comment-column", "encoding", "delimiter", "no-header", "rejects"}) {
        if (parser.has(name) && !parsed.numbers.isEmpty())
            return tl::unexpected(Text::tr("--%1 goes with a file.").arg(QLatin1String(name)));
    }
    const auto wish = csvWishFrom(parser);
    if (!wish)
        return tl::unexpected(wish.error());
    parsed.wish = *wish;
    parsed.column = parser.text("column");
    parsed.commentColumn = parser.text("comment-column");
    parsed.comment = parser.text("comment").trimmed();
    if (!parsed.comment.isEmpty() && !parsed.commentColumn.isEmpty())
        return tl::unexpected(Text::tr("--comment is of every key, --comment-column of each its own. Take one of them."));
    parsed.reason = parser.text("why").trimmed();
    parsed.asGiven = parser.has("as-given");
    if (parser.has("country-code")) {
        parsed.countryCode = parser.text("country-code");
        if (!isCountryCode(*parsed.countryCode))
            return tl::unexpected(Text::tr("--country-code takes one to four digits without zeros in front, like 49."));
        if (parsed.asGiven)
            return tl::unexpected(Text::tr("--as-given and --country-code exclude each other."));
    }
    parsed.doubtfulToo = parser.has("doubtful-too");
    if (parser.has("rejects"))
        parsed.rejectsFile = QFileInfo(parser.text("rejects")).absoluteFilePath();
    if (sends && !parsed.file.isEmpty() && parsed.rejectsFile == parsed.file)
        return tl::unexpected(
            Text::tr("“%1” is named twice. The file of keys and --rejects must be two files.").arg(parsed.file));
    parsed.yes = parser.has("yes");
    parsed.json = parser.has("json");
    return withTenant(std::move(parsed), parser);
}

QString dncUsage()
{
    return Text::tr(
        "outdial dnc list [--json]\n"
        "outdial dnc add LIST FILE|--number KEY... [--comment TEXT|--comment-column COLUMN] [OPTIONS]\n"
        "outdial dnc remove LIST FILE|--number KEY... [OPTIONS]\n"
        "outdial dnc export LIST [FILE] [--json]\n"
        "\n"
        "LIST is the name or the id of a Do-Not-Call list. Which there are is known from campaigns, and from what was added by "
        "its\n"
        "id in the window. What is in a list no method of the API tells: “list” and “export” know what was added from this\n"
        "workstation, the rest is unknown.\n"
        "OPTIONS of a file: --column COLUMN (title, or number from 1), --encoding E, --delimiter D, --no-header.\n"
        "--why TEXT is kept on this workstation. --country-code DIGITS: of numbers that have none; --as-given: numbers are sent\n"
        "as they are written. Without these two, as the window does for the tenant. --doubtful-too: what looks wrong is sent "
        "too.\n"
        "Rows of a file that are refused or not sent go to --rejects FILE, or to .rejects.csv beside the source.\n"
        "Nothing is sent before somebody agrees; --yes answers. --json: a line of JSON for each list or key, or as the receipt.\n"
        "--profile NAME or --sandbox name the tenant; without them it is that of OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and\n"
        "OUTDIAL_CLIENT_SECRET. Exit codes: 0 done, 1 with rows that were refused or not sent, or of which nobody knows, 2 "
        "wrong\n"
        "use, 3 could not finish.");
}

} // namespace outdial::app
