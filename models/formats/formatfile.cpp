// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <models/formats/formatfile.h>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FormatFile)
};

constexpr qint64 largestFile = 1024 * 1024; // a format of a thousand fields has some 200 KB

} // namespace

FormatFile readFormatFile(const QString &path)
{
    FormatFile read;
    QFile file(path);
    if (QFileInfo(path).isDir()) {
        read.problem = Text::tr("This is a folder, not a file.");
        return read;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        read.problem = Text::tr("The file cannot be read: %1.").arg(file.errorString());
        return read;
    }
    const QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile) {
        read.problem = Text::tr("The file is larger than 1 MB, so it is not a format.");
        return read;
    }
    auto format = api::decodeFormat(content);
    if (!format) {
        read.problem = format.error().description;
        return read;
    }
    read.format = *std::move(format);
    read.listName = QJsonDocument::fromJson(content).object().value(QLatin1String("listName")).toString();
    return read;
}

QString writeFormatFile(const QString &path, const api::Format &format, const QString &listName)
{
    const QByteArray json = QJsonDocument::fromJson(api::encodeNewList(format, listName)).toJson(QJsonDocument::Indented);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit())
        return {};
    return Text::tr("“%1” cannot be written: %2.").arg(path, file.errorString());
}

} // namespace outdial::models
