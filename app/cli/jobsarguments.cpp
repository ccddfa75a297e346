// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <app/cli/commandwords.h>
#include <app/cli/jobscommand.h>

namespace outdial::app {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(JobsArguments)
};

} // namespace

tl::expected<JobsArguments, QString> parseJobs(const QStringList &arguments)
{
    CommandWords parser({}, {"json", "help"});
    if (const auto read = parser.read("jobs", arguments); !read)
        return tl::unexpected(read.error());
    JobsArguments parsed;
    parsed.help = parser.has("help");
    if (parsed.help)
        return parsed;
    const QStringList named = parser.positionalArguments();
    const QString act = named.value(0, QStringLiteral("list"));
    if (act != QLatin1String("list") && act != QLatin1String("wait"))
        return tl::unexpected(Text::tr("“outdial jobs %1” is not known. Known are list and wait.").arg(act));
    parsed.act = act == QLatin1String("wait") ? JobsArguments::Act::Wait : JobsArguments::Act::List;
    const qsizetype most = parsed.act == JobsArguments::Act::Wait ? 2 : 1;
    if (named.size() > most)
        return tl::unexpected(Text::tr("“%1” is one word too many.").arg(named.at(most)));
    parsed.id = named.value(1);
    if (parsed.act == JobsArguments::Act::Wait && parsed.id.isEmpty())
        return tl::unexpected(Text::tr("Give the id of the job. “outdial jobs” tells which there are."));
    parsed.json = parser.has("json");
    return withTenant(std::move(parsed), parser);
}

QString jobsUsage()
{
    return Text::tr(
        "outdial jobs [list] [--json] [--profile NAME | --sandbox]\n"
        "outdial jobs wait ID [--json] [--profile NAME | --sandbox]\n"
        "\n"
        "The deletions of records that were asked for from this workstation, with their state in the tenant. The API lists no\n"
        "jobs, so others are not known; “outdial call job/ID” asks for one. “wait” ends when the job has ended. ID is the "
        "tenant's\n"
        "or the one of this workstation. Nothing is sent but questions.\n"
        "Without --profile and --sandbox the tenant is that of OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and\n"
        "OUTDIAL_CLIENT_SECRET. Exit codes: 0 done, 1 the job that was waited for failed, was cancelled, or nobody knows what "
        "came\n"
        "of it, 2 wrong use, 3 could not finish.");
}

} // namespace outdial::app
