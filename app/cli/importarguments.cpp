// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>

#include <app/cli/commandwords.h>
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
    CommandWords parser({"list", "format", "mapping", "map", "set", "mode", "rejects", "added"},
                        {"empty-resets", "missing-apart", "compare", "resume", "yes", "json"});
    addCsvOptions(parser);
    if (const auto read = parser.read("import", arguments); !read)
        return tl::unexpected(read.error());

    ImportArguments parsed;
    parsed.files = parser.positionalArguments();
    if (parsed.files.isEmpty())
        return tl::unexpected(Text::tr("Name at least one file: outdial import FILE --list NAME."));
    parsed.list = parser.text("list");
    if (parsed.list.isEmpty())
        return tl::unexpected(Text::tr("Name the calling list, or give its id: --list NAME."));
    if (parser.has("mode")) {
        const auto mode = models::modeFromName(parser.text("mode"));
        if (!mode)
            return tl::unexpected(Text::tr("--mode %1 is not known. Known are add, update and upsert.").arg(parser.text("mode")));
        parsed.mode = *mode;
    }
    parsed.emptyResets = parser.has("empty-resets");
    parsed.missingApart = parser.has("missing-apart");
    parsed.compares = parser.has("compare");
    if (parsed.emptyResets && parsed.mode == models::ImportMode::Add)
        return tl::unexpected(Text::tr("--empty-resets goes with --mode update or upsert."));
    if (parsed.missingApart && parsed.mode != models::ImportMode::Update)
        return tl::unexpected(Text::tr("--missing-apart goes with --mode update."));
    parsed.formatFile = parser.text("format");
    parsed.mappingFile = parser.text("mapping");
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
    const auto file = [&](const char *name) {
        return parser.has(name) ? QFileInfo(parser.text(name)).absoluteFilePath() : QString();
    };
    parsed.rejectsFile = file("rejects");
    parsed.addedFile = file("added");
    if (parsed.files.size() > 1 && (!parsed.rejectsFile.isEmpty() || !parsed.addedFile.isEmpty()))
        return tl::unexpected(Text::tr("--rejects and --added name one file, so they go with one file to import."));
    parsed.resume = parser.has("resume");
    parsed.yes = parser.has("yes");
    parsed.json = parser.has("json");
    return withTenant(std::move(parsed), parser);
}

} // namespace outdial::app
