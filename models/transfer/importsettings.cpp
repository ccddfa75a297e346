// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <models/transfer/importsettings.h>
#include <models/transfer/importsource.h>

namespace outdial::models {

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
