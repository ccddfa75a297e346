// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <models/transfer/importsettings.h>
#include <models/transfer/importsource.h>

#include <algorithm>
#include <array>

namespace outdial::models {

namespace {

constexpr std::array modeNames{"add", "update", "upsert"};

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportSettings)
};

} // namespace

QString modeName(ImportMode mode) { return QLatin1String(modeNames[size_t(mode)]); }

std::optional<ImportMode> modeFromName(const QString &name)
{
    const auto found = std::ranges::find_if(modeNames, [&](const char *known) { return name == QLatin1String(known); });
    return found == modeNames.end() ? std::nullopt : std::optional(ImportMode(found - modeNames.begin()));
}

QStringList settingsBlockers(const ImportSettings &settings)
{
    const bool keyed = settings.typesKnown && settings.format.hasKey();
    if (settings.compares && !keyed)
        return {Text::tr("Rows can be compared with the records of a list only by its key, and Outdial knows of none.")};
    if (settings.mode == ImportMode::Add)
        return mappingBlockers(settings.mapping, settings.format);
    if (!settings.typesKnown)
        return {Text::tr("Records are found by their key, and Outdial does not know which fields of this list are the key. "
                         "Teach it the format first.")};
    if (!settings.format.hasKey())
        return {Text::tr("Records of this list cannot be found again: its format has no key field. Rows can only be added.")};
    QStringList blockers =
        settings.mode == ImportMode::Upsert ? mappingBlockers(settings.mapping, settings.format) : QStringList();
    bool changes = false;
    for (qsizetype i = 0; i < settings.format.fields.size(); ++i) {
        const auto &field = settings.format.fields[i];
        const auto &source = settings.mapping.sources.at(size_t(i));
        const bool filled = source.kind != MatchKind::None;
        changes |= filled && !field.key;
        if (field.key && !filled && settings.mode == ImportMode::Update)
            blockers.append(Text::tr("The key field “%1” has no column. Records are found by it.").arg(field.name));
    }
    if (!changes && blockers.isEmpty())
        blockers.append(
            Text::tr("Only key fields have a column, so that nothing would be changed. Map a field that is not a key."));
    return blockers;
}

QByteArray ImportSettings::toJson() const
{
    const QJsonObject json{
        {QStringLiteral("file"), file},
        {QStringLiteral("fileSize"), double(fileSize)},
        {QStringLiteral("fileModified"), fileModified.toString(Qt::ISODateWithMs)},
        {QStringLiteral("encoding"), QString::fromLatin1(dialect.encoding)},
        {QStringLiteral("delimiter"), QString(QLatin1Char(dialect.delimiter))},
        {QStringLiteral("quote"), dialect.quote == 0 ? QString() : QString(QLatin1Char(dialect.quote))},
        {QStringLiteral("headerLine"), dialect.headerLine},
        {QStringLiteral("columns"), QJsonArray::fromStringList(columns)},
        {QStringLiteral("format"), QJsonDocument::fromJson(api::encodeNewList(format, {})).object()},
        {QStringLiteral("formatId"), format.id},
        {QStringLiteral("typesKnown"), typesKnown},
        {QStringLiteral("mapping"), encodeMapping(mapping)},
        {QStringLiteral("edits"), edits.toJson()},
        {QStringLiteral("mode"), modeName(mode)},
        {QStringLiteral("emptyResets"), emptyResets},
        {QStringLiteral("missingApart"), missingApart},
        {QStringLiteral("compares"), compares},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

tl::expected<ImportSettings, QString> ImportSettings::fromJson(const QByteArray &bytes)
{
    const auto json = QJsonDocument::fromJson(bytes).object();
    auto format = api::decodeFormat(QJsonDocument(json.value(QStringLiteral("format")).toObject()).toJson());
    if (!format)
        return tl::unexpected(QCoreApplication::translate("ImportSettings", "The journal of this import cannot be read."));
    ImportSettings settings;
    settings.file = json.value(QStringLiteral("file")).toString();
    settings.fileSize = qint64(json.value(QStringLiteral("fileSize")).toDouble());
    settings.fileModified = QDateTime::fromString(json.value(QStringLiteral("fileModified")).toString(), Qt::ISODateWithMs);
    settings.dialect.encoding = json.value(QStringLiteral("encoding")).toString().toLatin1();
    const QString delimiter = json.value(QStringLiteral("delimiter")).toString();
    const QString quote = json.value(QStringLiteral("quote")).toString();
    settings.dialect.delimiter = delimiter.isEmpty() ? ',' : delimiter.at(0).toLatin1();
    settings.dialect.quote = quote.isEmpty() ? '\0' : quote.at(0).toLatin1();
    settings.dialect.headerLine = json.value(QStringLiteral("headerLine")).toInt();
    const auto columns = json.value(QStringLiteral("columns")).toArray();
    for (const auto &column : columns)
        settings.columns.append(column.toString());
    settings.format = *std::move(format);
    settings.format.id = json.value(QStringLiteral("formatId")).toString();
    settings.typesKnown = json.value(QStringLiteral("typesKnown")).toBool(true);
    settings.mapping = decodeMapping(json.value(QStringLiteral("mapping")).toObject());
    const auto mode = modeFromName(json.value(QStringLiteral("mode")).toString(modeName(ImportMode::Add)));
    if (!mode) // of a newer Outdial
        return tl::unexpected(QCoreApplication::translate("ImportSettings", "The journal of this import cannot be read."));
    settings.edits = RowEdits::fromJson(json.value(QStringLiteral("edits")).toArray());
    settings.mode = *mode;
    settings.emptyResets = json.value(QStringLiteral("emptyResets")).toBool();
    settings.missingApart = json.value(QStringLiteral("missingApart")).toBool();
    settings.compares = json.value(QStringLiteral("compares")).toBool();
    if (settings.mapping.sources.size() != size_t(settings.format.fields.size()))
        return tl::unexpected(QCoreApplication::translate("ImportSettings", "The journal of this import cannot be read."));
    return settings;
}

void ImportSettings::takeFingerprint()
{
    const QFileInfo info(sourceFile(file));
    fileSize = info.size();
    fileModified = info.lastModified().toUTC();
}

QString ImportSettings::fileProblem() const
{
    const QFileInfo info(sourceFile(file));
    if (!info.exists())
        return QCoreApplication::translate("ImportSettings", "The file “%1” is not there any more.").arg(file);
    if (info.size() != fileSize || info.lastModified().toUTC() != fileModified)
        return QCoreApplication::translate("ImportSettings", "The file “%1” was changed after it was checked. Check it again.")
            .arg(file);
    return {};
}

} // namespace outdial::models
