// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <models/transfer/mappingfile.h>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(MappingFile)
};

constexpr int version = 1;
constexpr qint64 mostBytes = 4 * 1024 * 1024; // a mapping is some kilobytes

QLatin1String versionKey() { return QLatin1String("outdialMapping"); }

QJsonArray columnsOf(const FieldSource &source, const QStringList &columns, bool hasHeader)
{
    QJsonArray names;
    for (const int column : QList<int>{source.column} + source.joined) {
        if (hasHeader)
            names.append(columns.value(column).trimmed());
        else
            names.append(column + 1);
    }
    return names;
}

// By title, the very same first; by number, the first is 1. -1: there is none.
int columnNamed(const QJsonValue &name, const QStringList &columns)
{
    if (name.isDouble())
        return name.toInt() >= 1 && name.toInt() <= columns.size() ? name.toInt() - 1 : -1;
    for (const auto sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        for (int column = 0; column < columns.size(); ++column) {
            if (columns[column].trimmed().compare(name.toString().trimmed(), sensitivity) == 0)
                return column;
        }
    }
    return -1;
}

QString shown(const QJsonValue &name)
{
    return name.isDouble() ? Text::tr("column %1").arg(name.toInt()) : QString(u'“' + name.toString() + u'”');
}

} // namespace

QString mappingFileSuffix() { return QStringLiteral(".outdial-mapping.json"); }

QByteArray encodeNamedMapping(const Mapping &mapping, const QStringList &columns, bool hasHeader, const api::Format &format)
{
    QJsonArray fields;
    for (std::size_t i = 0; i < mapping.sources.size(); ++i) {
        const auto &source = mapping.sources[i];
        if (source.kind == MatchKind::None)
            continue;
        QJsonObject field{{QStringLiteral("field"), format.fields.at(qsizetype(i)).name}};
        if (source.kind == MatchKind::Constant) {
            field.insert(QStringLiteral("value"), source.constant);
        } else {
            field.insert(QStringLiteral("columns"), columnsOf(source, columns, hasHeader));
            if (!source.joined.isEmpty())
                field.insert(QStringLiteral("separator"), source.separator);
            if (!source.cleanUp.isEmpty())
                field.insert(QStringLiteral("cleanUp"), encodeCleanUp(source.cleanUp));
        }
        fields.append(field);
    }
    const QJsonObject json{{versionKey(), version}, {QStringLiteral("format"), format.name}, {QStringLiteral("fields"), fields}};
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

tl::expected<NamedMapping, QString> decodeNamedMapping(const QByteArray &bytes, const QStringList &columns,
                                                       const api::Format &format, MatchKind kind)
{
    const auto json = QJsonDocument::fromJson(bytes).object();
    if (!json.value(versionKey()).isDouble() || !json.value(QStringLiteral("fields")).isArray())
        return tl::unexpected(Text::tr("It is not a mapping that Outdial has saved."));
    if (json.value(versionKey()).toInt() != version)
        return tl::unexpected(Text::tr("It was saved by a newer Outdial."));
    NamedMapping read;
    read.mapping.sources.resize(size_t(format.fields.size()));
    const auto fields = json.value(QStringLiteral("fields")).toArray();
    for (const auto &value : fields) {
        const auto entry = value.toObject();
        const QString name = entry.value(QStringLiteral("field")).toString();
        const int field = format.indexOf(name);
        if (field < 0) {
            read.missingFields.append(name);
            continue;
        }
        if (format.fields[field].skip)
            continue; // never stored
        if (entry.contains(QStringLiteral("value"))) {
            read.mapping.setConstant(field, entry.value(QStringLiteral("value")).toString());
            continue;
        }
        QList<int> places;
        bool whole = true;
        const auto names = entry.value(QStringLiteral("columns")).toArray();
        for (const auto &column : names) {
            const int place = columnNamed(column, columns);
            if (place < 0 && !read.missingColumns.contains(shown(column)))
                read.missingColumns.append(shown(column));
            whole = whole && place >= 0;
            places.append(place);
        }
        if (places.isEmpty() || !whole)
            continue; // half a name is worse than none
        for (const auto &source : read.mapping.sources) {
            if (source.column == places.first())
                return tl::unexpected(Text::tr("It puts %1 first into two fields.").arg(shown(names.first())));
        }
        auto cleanUp = decodeCleanUp(entry.value(QStringLiteral("cleanUp")).toObject());
        if (!cleanUp)
            return tl::unexpected(Text::tr("Field “%1”: %2").arg(name, cleanUp.error()));
        const bool sameName = places.size() == 1 && columns[places.first()].trimmed().compare(name, Qt::CaseInsensitive) == 0;
        read.mapping.setColumn(field, places.takeFirst(), sameName ? MatchKind::Exact : kind);
        auto &source = read.mapping.sources[size_t(field)];
        source.joined = places;
        source.separator = entry.value(QStringLiteral("separator")).toString(source.separator);
        source.cleanUp = *std::move(cleanUp);
    }
    if (read.mapping.mappedCount() == 0 && !read.missingColumns.isEmpty())
        return tl::unexpected(
            Text::tr("None of its columns is in this file: %1.").arg(read.missingColumns.join(QStringLiteral(", "))));
    return read;
}

QString NamedMapping::missingInWords() const
{
    QStringList sentences;
    if (!missingColumns.isEmpty())
        sentences.append(Text::tr("The file has not: %1.").arg(missingColumns.join(QStringLiteral(", "))));
    if (!missingFields.isEmpty())
        sentences.append(Text::tr("The list has no field “%1”.").arg(missingFields.join(Text::tr("” and no field “"))));
    return sentences.join(u' ');
}

tl::expected<QByteArray, QString> readMappingFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(Text::tr("It cannot be read: %1.").arg(file.errorString()));
    if (file.size() > mostBytes)
        return tl::unexpected(Text::tr("It is not a mapping that Outdial has saved."));
    return file.readAll();
}

QString writeMappingFile(const QString &path, const QByteArray &json)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit())
        return {};
    return Text::tr("“%1” cannot be written: %2.").arg(path, file.errorString());
}

} // namespace outdial::models
