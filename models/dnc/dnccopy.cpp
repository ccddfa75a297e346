// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <models/dnc/dnccopy.h>
#include <models/dnc/dnckeys.h>
#include <models/transfer/cellguard.h>
#include <models/transfer/rowfile.h>

#include <array>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DncCopy)
};

constexpr std::size_t blockSize = 256 * 1024;

void appendCells(std::string &out, const std::array<std::string, 5> &cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out.push_back(',');
        appendCsvCell(out, guardedCell(cells[i]), ',');
    }
    out += "\r\n";
}

} // namespace

tl::expected<qint64, QString> writeDncKeys(const DncLedger &ledger, const DncListSeen &list, const QString &file)
{
    QSaveFile out(file);
    const auto failed = [&] {
        return tl::unexpected(Text::tr("“%1” cannot be written: %2. Choose another folder, or make room on the disk.")
                                  .arg(QDir::toNativeSeparators(file), out.errorString()));
    };
    if (!out.open(QIODevice::WriteOnly))
        return failed();
    std::string block = "\xEF\xBB\xBF";
    const QString title = rules::dncTypeFromName(list.type) == rules::DncType::Exclusion && !list.listField.isEmpty()
                              ? list.listField
                              : QStringLiteral("key");
    appendCells(block, {title.toStdString(), "added_utc", "by", "why", "file"});
    qint64 keys = 0;
    bool written = true;
    const bool all = ledger.eachKey(list.id, [&](const QString &key, const DncChange &change) {
        appendCells(block, {key.toStdString(), change.made.toString(Qt::ISODate).toStdString(), change.user.toStdString(),
                            change.reason.toStdString(), change.source.toStdString()});
        ++keys;
        if (block.size() < blockSize)
            return true;
        written = out.write(block.data(), qint64(block.size())) == qint64(block.size());
        block.clear();
        return written;
    });
    if (!all && written)
        return tl::unexpected(Text::tr("The ledger cannot be read to its end. No file was written."));
    if (!written || out.write(block.data(), qint64(block.size())) != qint64(block.size()) || !out.commit())
        return failed();
    return keys;
}

QString dncCopyName(const DncListSeen &list, const QDateTime &now)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/do-not-call"));
    folder.mkpath(QStringLiteral("."));
    QString name = list.name.isEmpty() ? list.id : list.name;
    for (QChar &letter : name) {
        if (!letter.isLetterOrNumber() && letter != u' ' && letter != u'-' && letter != u'_')
            letter = u'_';
    }
    const QString base = name.left(80).trimmed() + now.toString(QStringLiteral(" yyyy-MM-dd HHmmss"));
    QString path = folder.filePath(base + QStringLiteral(".csv"));
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = folder.filePath(QStringLiteral("%1 (%2).csv").arg(base).arg(i));
    return path;
}

} // namespace outdial::models
