// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>

#include <app/cli/commandwords.h>
#include <app/cli/exportcommand.h>

namespace outdial::app {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportArguments)
};

// "2024-11-12", "2024-11-12T09:30", with "Z" or an offset; UTC when neither is written, as the API has it.
QDateTime timeFrom(const QString &text)
{
    if (const QDate day = QDate::fromString(text, Qt::ISODate); text.size() == 10 && day.isValid())
        return day.startOfDay(Qt::UTC);
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

} // namespace

tl::expected<ExportArguments, QString> parseExport(const QStringList &arguments)
{
    CommandWords parser({"list", "campaign", "from", "to"},
                        {"completed", "updated", "attempts", "local-times", "plain-cells", "no-mark", "json", "help"});
    if (const auto read = parser.read("export", arguments); !read)
        return tl::unexpected(read.error());

    ExportArguments parsed;
    parsed.help = parser.has("help");
    if (parsed.help)
        return parsed;
    const QStringList files = parser.positionalArguments();
    if (files.size() != 1)
        return tl::unexpected(files.isEmpty() ? Text::tr("Name the file to write: outdial export --list NAME FILE.")
                                              : Text::tr("One file at a time: “%1” and “%2” are two.").arg(files[0], files[1]));
    parsed.list = parser.text("list");
    if (parsed.list.isEmpty())
        return tl::unexpected(Text::tr("Name the list by --list NAME or --list ID."));
    parsed.campaign = parser.text("campaign");
    parsed.json = parser.has("json");
    const auto tenant = tenantFrom(parser);
    if (!tenant)
        return tl::unexpected(tenant.error());
    parsed.tenant = *tenant;
    if (parser.has("completed") && parser.has("updated"))
        return tl::unexpected(Text::tr("--completed and --updated are two questions. Take one of them."));

    auto &selection = parsed.selection;
    selection.set = parser.has("completed") ? models::RecordSet::Completed
                    : parser.has("updated") ? models::RecordSet::Updated
                                            : models::RecordSet::All;
    selection.attempts = parser.has("attempts");
    selection.preset = models::WindowPreset::Custom; // without bounds: all time
    for (const char *name : {"from", "to"}) {
        if (!parser.has(name))
            continue;
        if (selection.set == models::RecordSet::All)
            return tl::unexpected(Text::tr("--from and --to go with --completed or --updated."));
        const QDateTime time = timeFrom(parser.text(name));
        if (!time.isValid())
            return tl::unexpected(
                Text::tr("“%1” is no time. Write it like 2024-11-12 or 2024-11-12T09:30Z; without a zone it is UTC.")
                    .arg(parser.text(name)));
        (qstrcmp(name, "from") == 0 ? selection.custom.start : selection.custom.end) = time;
    }
    if (selection.custom.start.isValid() && selection.custom.end.isValid() && selection.custom.start >= selection.custom.end)
        return tl::unexpected(Text::tr("--to must be after --from."));

    parsed.settings.file = QFileInfo(files.first()).absoluteFilePath();
    parsed.settings.rowPerAttempt = selection.attempts;
    parsed.settings.guardCells = !parser.has("plain-cells");
    parsed.settings.byteOrderMark = !parser.has("no-mark");
    parsed.settings.zone = parser.has("local-times") ? models::TimeZoneShown::Local : models::TimeZoneShown::Utc;
    return parsed;
}

QString exportUsage()
{
    return Text::tr(
        "outdial export --list NAME|ID [--campaign NAME|ID] [--completed | --updated] [--from TIME] [--to TIME]\n"
        "               [--attempts] [--local-times] [--plain-cells] [--no-mark] [--json] [--profile NAME | --sandbox] FILE\n"
        "\n"
        "Writes the records of a list, as its campaign has them, into a CSV file. --attempts: one row for each attempt.\n"
        "TIME is like 2024-11-12 or 2024-11-12T09:30Z, UTC without a zone; --from is included, --to is not.\n"
        "--plain-cells: cells that a spreadsheet would run as formulas stay as they are. --no-mark: no byte order mark.\n"
        "Without --profile and --sandbox the tenant is that of OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and\n"
        "OUTDIAL_CLIENT_SECRET.");
}

} // namespace outdial::app
