// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <app/cli/csvoptions.h>
#include <models/transfer/encodings.h>

#include <array>
#include <optional>

namespace outdial::app {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CsvOptions)
};

std::optional<char> delimiterFrom(const QString &text)
{
    struct Name {
        const char *name;
        char delimiter;
    };
    constexpr std::array names{Name{"comma", ','}, Name{"semicolon", ';'}, Name{"tab", '\t'}, Name{"\\t", '\t'},
                               Name{"pipe", '|'}};
    for (const auto &known : names) {
        if (text == QLatin1String(known.name))
            return known.delimiter;
    }
    if (text.size() == 1 && text.at(0).unicode() < 128)
        return text.at(0).toLatin1();
    return std::nullopt;
}

QString knownEncodings()
{
    QStringList names;
    for (const auto &group : models::encodingGroups()) {
        for (const auto &name : group.names)
            names.append(QLatin1String(name));
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

void addCsvOptions(QCommandLineParser &parser)
{
    for (const char *name : {"encoding", "delimiter"})
        parser.addOption({QString(QLatin1String(name)), QString(), QString(QLatin1String(name))});
    parser.addOption(QCommandLineOption(QStringLiteral("no-header")));
}

tl::expected<models::CsvWish, QString> csvWishFrom(const QCommandLineParser &parser)
{
    const auto value = [&](const char *name) { return parser.value(QLatin1String(name)); };
    const auto isSet = [&](const char *name) { return parser.isSet(QLatin1String(name)); };
    models::CsvWish wish;
    if (isSet("encoding")) {
        wish.encoding = models::encodingNamed(value("encoding").toLatin1());
        if (wish.encoding->isEmpty())
            return tl::unexpected(
                Text::tr("--encoding %1 is not known. Known are, among others, %2.").arg(value("encoding"), knownEncodings()));
    }
    if (isSet("delimiter")) {
        wish.delimiter = delimiterFrom(value("delimiter"));
        if (!wish.delimiter)
            return tl::unexpected(Text::tr("--delimiter takes one character, or comma, semicolon, tab, pipe."));
    }
    if (isSet("no-header"))
        wish.headerLine = 0;
    return wish;
}

} // namespace outdial::app
