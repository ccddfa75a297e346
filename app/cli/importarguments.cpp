// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <app/cli/csvoptions.h>
#include <app/cli/importcommand.h>

namespace outdial::app {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportArguments)
};

// "COLUMN=FIELD", at the first or the last "=".
tl::expected<QList<QPair<QString, QString>>, QString> pairsFrom(const QStringList &values, const QString &option, bool last)
{
    QList<QPair<QString, QString>> pairs;
    for (const auto &value : values) {
        const auto at = last ? value.lastIndexOf(u'=') : value.indexOf(u'=');
        if (at <= 0)
            return tl::unexpected(Text::tr("--%1 needs two names with = between them, not “%2”.").arg(option, value));
        pairs.append({value.left(at), value.mid(at + 1)});
    }
    return pairs;
}

} // namespace

tl::expected<ImportArguments, QString> parseImport(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    for (const char *name : {"list", "format", "mapping", "map", "set", "mode", "rejects", "added", "profile"})
        parser.addOption({QString(QLatin1String(name)), QString(), QString(QLatin1String(name))});
    for (const char *name : {"empty-resets", "missing-apart", "compare", "resume", "yes", "json", "sandbox"})
        parser.addOption(QCommandLineOption(QString(QLatin1String(name))));
    addCsvOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("outdial import")} + arguments))
        return tl::unexpected(parser.errorText() + u'.');

    const auto value = [&](const char *name) { return parser.value(QLatin1String(name)); };
    const auto isSet = [&](const char *name) { return parser.isSet(QLatin1String(name)); };
    ImportArguments parsed;
    parsed.files = parser.positionalArguments();
    if (parsed.files.isEmpty())
        return tl::unexpected(Text::tr("Name at least one file: outdial import FILE --list NAME."));
    parsed.list = value("list");
    if (parsed.list.isEmpty())
        return tl::unexpected(Text::tr("Name the calling list, or give its id: --list NAME."));
    if (isSet("mode")) {
        const auto mode = models::modeFromName(value("mode"));
        if (!mode)
            return tl::unexpected(Text::tr("--mode %1 is not known. Known are add, update and upsert.").arg(value("mode")));
        parsed.mode = *mode;
    }
    parsed.emptyResets = isSet("empty-resets");
    parsed.missingApart = isSet("missing-apart");
    parsed.compares = isSet("compare");
    if (parsed.emptyResets && parsed.mode == models::ImportMode::Add)
        return tl::unexpected(Text::tr("--empty-resets goes with --mode update or upsert."));
    if (parsed.missingApart && parsed.mode != models::ImportMode::Update)
        return tl::unexpected(Text::tr("--missing-apart goes with --mode update."));
    parsed.formatFile = value("format");
    parsed.mappingFile = value("mapping");
    const auto map = pairsFrom(parser.values(QStringLiteral("map")), QStringLiteral("map"), true);
    const auto set = pairsFrom(parser.values(QStringLiteral("set")), QStringLiteral("set"), false);
    if (!map || !set)
        return tl::unexpected(map ? set.error() : map.error());
    parsed.map = *map;
    parsed.set = *set;
    const auto wish = csvWishFrom(parser);
    if (!wish)
        return tl::unexpected(wish.error());
    parsed.wish = *wish;
    // A resumed import may be started in another folder.
    const auto file = [&](const char *name) { return isSet(name) ? QFileInfo(value(name)).absoluteFilePath() : QString(); };
    parsed.rejectsFile = file("rejects");
    parsed.addedFile = file("added");
    if (parsed.files.size() > 1 && (!parsed.rejectsFile.isEmpty() || !parsed.addedFile.isEmpty()))
        return tl::unexpected(Text::tr("--rejects and --added name one file, so they go with one file to import."));
    parsed.resume = isSet("resume");
    parsed.yes = isSet("yes");
    parsed.json = isSet("json");
    const auto tenant = tenantFrom(parser);
    if (!tenant)
        return tl::unexpected(tenant.error());
    parsed.tenant = *tenant;
    return parsed;
}

} // namespace outdial::app
