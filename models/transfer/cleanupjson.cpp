// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Clean-ups in journals and in files of mappings, and in words.
#include <QCoreApplication>
#include <QJsonArray>

#include <api/rules/recordrules.h>
#include <models/transfer/cleanup.h>

#include <algorithm>
#include <array>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CleanUp)
};

constexpr std::array letterNames{"keep", "upper", "lower", "title"};

QString textOf(const QJsonObject &json, QLatin1String key) { return json.value(key).toString(); }

tl::expected<DateChange, QString> decodeDate(const QJsonObject &json)
{
    DateChange date;
    date.pattern = textOf(json, QLatin1String("pattern"));
    date.zone = textOf(json, QLatin1String("zone")).toUtf8();
    date.storedZone = textOf(json, QLatin1String("storedZone")).toUtf8();
    date.storedAs = textOf(json, QLatin1String("storedAs"));
    if (!date.pattern.isEmpty() && !datePatterns().contains(date.pattern))
        return tl::unexpected(Text::tr("Dates written like “%1” are not known to this Outdial.").arg(date.pattern));
    if (!date.storedAs.isEmpty() && !rules::dateTimeFormats().empty() &&
        std::ranges::find(rules::dateTimeFormats(), date.storedAs) == rules::dateTimeFormats().end())
        return tl::unexpected(Text::tr("A list has no dates written like “%1”.").arg(date.storedAs));
    for (const auto &zone : {date.zone, date.storedZone}) {
        if (!zone.isEmpty() && !isTimeZone(zone))
            return tl::unexpected(Text::tr("The time zone “%1” is not known on this computer.").arg(QString::fromUtf8(zone)));
    }
    return date;
}

QJsonObject encodeDate(const DateChange &date)
{
    QJsonObject json{{QStringLiteral("pattern"), date.pattern}};
    if (!date.zone.isEmpty())
        json.insert(QStringLiteral("zone"), QString::fromUtf8(date.zone));
    if (!date.storedZone.isEmpty())
        json.insert(QStringLiteral("storedZone"), QString::fromUtf8(date.storedZone));
    if (!date.storedAs.isEmpty())
        json.insert(QStringLiteral("storedAs"), date.storedAs);
    return json;
}

} // namespace

// Only what is set.
QJsonObject encodeCleanUp(const CleanUp &cleanUp)
{
    QJsonObject json;
    if (cleanUp.collapseBlanks)
        json.insert(QStringLiteral("collapseBlanks"), true);
    QJsonArray replacements;
    for (const auto &replacement : cleanUp.replacements)
        replacements.append(QJsonObject{{QStringLiteral("value"), replacement.value}, {QStringLiteral("by"), replacement.by}});
    if (!replacements.isEmpty())
        json.insert(QStringLiteral("replace"), replacements);
    if (!cleanUp.remove.isEmpty())
        json.insert(QStringLiteral("remove"), cleanUp.remove);
    if (cleanUp.digitsOnly)
        json.insert(QStringLiteral("digitsOnly"), true);
    if (cleanUp.letters != Letters::Keep)
        json.insert(QStringLiteral("letters"), QLatin1String(letterNames[size_t(cleanUp.letters)]));
    if (!cleanUp.date.pattern.isEmpty())
        json.insert(QStringLiteral("date"), encodeDate(cleanUp.date));
    return json;
}

tl::expected<CleanUp, QString> decodeCleanUp(const QJsonObject &json)
{
    CleanUp cleanUp;
    cleanUp.collapseBlanks = json.value(QStringLiteral("collapseBlanks")).toBool();
    const auto replacements = json.value(QStringLiteral("replace")).toArray();
    for (const auto &value : replacements) {
        const auto replacement = value.toObject();
        cleanUp.replacements.append({textOf(replacement, QLatin1String("value")), textOf(replacement, QLatin1String("by"))});
    }
    cleanUp.remove = textOf(json, QLatin1String("remove"));
    cleanUp.digitsOnly = json.value(QStringLiteral("digitsOnly")).toBool();
    const QString letters = json.value(QStringLiteral("letters")).toString(QLatin1String(letterNames[0]));
    const auto known = std::ranges::find_if(letterNames, [&](const char *name) { return letters == QLatin1String(name); });
    if (known == letterNames.end())
        return tl::unexpected(Text::tr("“%1” says nothing to this Outdial about capitals.").arg(letters));
    cleanUp.letters = Letters(known - letterNames.begin());
    auto date = decodeDate(json.value(QStringLiteral("date")).toObject());
    if (!date)
        return tl::unexpected(date.error());
    cleanUp.date = *std::move(date);
    return cleanUp;
}

QString cleanUpInWords(const CleanUp &cleanUp)
{
    QStringList words;
    if (cleanUp.collapseBlanks)
        words.append(Text::tr("single blanks"));
    if (!cleanUp.replacements.isEmpty())
        words.append(Text::tr("%n value(s) replaced", nullptr, int(cleanUp.replacements.size())));
    if (!cleanUp.remove.isEmpty())
        words.append(Text::tr("without %1").arg(cleanUp.remove));
    if (cleanUp.digitsOnly)
        words.append(Text::tr("digits only"));
    switch (cleanUp.letters) {
    case Letters::Keep:
        break;
    case Letters::Upper:
        words.append(Text::tr("CAPITALS"));
        break;
    case Letters::Lower:
        words.append(Text::tr("small letters"));
        break;
    case Letters::Title:
        words.append(Text::tr("First Letters Of Words"));
        break;
    }
    const auto &date = cleanUp.date;
    if (!date.pattern.isEmpty()) {
        words.append(date.pattern == excelDates() ? Text::tr("date from a spreadsheet's number")
                                                  : Text::tr("date like %1").arg(dateExample(date.pattern)));
        if (!date.zone.isEmpty() && hasTime(date.pattern)) {
            words.append(QStringLiteral("%1 → %2").arg(QString::fromUtf8(date.zone), date.storedZone.isEmpty()
                                                                                         ? QStringLiteral("UTC")
                                                                                         : QString::fromUtf8(date.storedZone)));
        }
    }
    return words.join(QStringLiteral(" · "));
}

} // namespace outdial::models
