// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <models/transfer/csvbytes.h>
#include <models/transfer/gzipdevice.h>
#include <models/transfer/importsource.h>
#include <models/transfer/ziparchive.h>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportSource)
};

Source refused(const QString &why, Source source = {})
{
    source.device.reset();
    source.problem = why;
    return source;
}

Source openArchive(const SourcePath &path)
{
    auto archive = ZipArchive::open(path.file);
    if (!archive)
        return refused(archive.error());
    if ((*archive)->isSpreadsheet())
        return refused(spreadsheetSentence());
    Source source;
    source.packed = true;
    source.entries = (*archive)->tables();
    source.entry = path.entry;
    if (source.entry.isEmpty() && source.entries.isEmpty())
        return refused(Text::tr("There is no CSV or text file in this archive. Choose another one."));
    if (source.entry.isEmpty() && source.entries.size() > 1) {
        const QString which =
            Text::tr("There are %n files in this archive. Choose the one to import: %1.", nullptr, int(source.entries.size()))
                .arg(source.entries.mid(0, 6).join(QStringLiteral(", ")));
        return refused(which, std::move(source));
    }
    if (source.entry.isEmpty())
        source.entry = source.entries.first();
    auto device = ZipArchive::read(*std::move(archive), source.entry);
    if (!device)
        return refused(device.error(), std::move(source));
    source.device = *std::move(device);
    return source;
}

} // namespace

SourcePath splitSource(const QString &source)
{
    const auto at = source.indexOf(QLatin1String(".zip:"), 0, Qt::CaseInsensitive);
    if (at < 0 || QFileInfo::exists(source))
        return {source, {}};
    return {source.left(at + 4), source.mid(at + 5)};
}

QString joinSource(const SourcePath &path) { return path.entry.isEmpty() ? path.file : QString(path.file + u':' + path.entry); }

QString sourceFile(const QString &source) { return splitSource(source).file; }

QString sourceName(const QString &source)
{
    const auto path = splitSource(source);
    const QString name = QFileInfo(path.file).fileName();
    return path.entry.isEmpty() ? name : QString(name + QStringLiteral(": ") + path.entry);
}

Source openSource(const QString &source)
{
    const auto path = splitSource(source);
    const QFileInfo info(path.file);
    if (info.isDir())
        return refused(Text::tr("This is a folder. Choose a CSV file in it."));
    if (!info.exists())
        return refused(Text::tr("The file does not exist any more. Look where it was moved, and choose it there."));
    auto file = std::make_unique<QFile>(path.file);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return refused(Text::tr("The file cannot be opened: %1. Make sure that you may read it.").arg(file->errorString()));
    QByteArray magic(4, '\0');
    const qint64 got = file->read(magic.data(), magic.size());
    if (got < 0)
        return refused(
            Text::tr("The file cannot be read: %1. Copy it to this computer, and choose the copy.").arg(file->errorString()));
    magic.truncate(got);
    const bool zip = magic == "PK\x03\x04" || magic == "PK\x05\x06";
    if (zip)
        return openArchive(path);
    if (!path.entry.isEmpty())
        return refused(Text::tr("“%1” is no zip archive.").arg(info.fileName()));
    const bool gzip = magic.startsWith("\x1F\x8B");
    if (!gzip && got > 0 && info.suffix().compare(QLatin1String("gz"), Qt::CaseInsensitive) == 0)
        return refused(
            Text::tr("The file is called .gz, but gzip did not make it, or its beginning is damaged. Fetch it again, or "
                     "take “.gz” off its name if it is not packed."));
    if (!file->seek(0))
        return refused(
            Text::tr("The file cannot be read: %1. Copy it to this computer, and choose the copy.").arg(file->errorString()));
    Source opened;
    opened.packed = gzip;
    if (gzip)
        opened.device = std::make_unique<GzipDevice>(std::move(file));
    else
        opened.device = std::move(file);
    return opened;
}

} // namespace outdial::models
