// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <models/store/store.h>
#include <models/transfer/csvreader.h>
#include <models/transfer/csvsniffer.h>
#include <models/transfer/pastedfile.h>
#include <models/transfer/rowfile.h>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PastedFile)
};

// The rows of the text with tabs between their cells.
tl::expected<std::string, QString> withTabs(const QByteArray &text, CsvDialect dialect)
{
    dialect.headerLine = 0;
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(text);
    buffer->open(QIODevice::ReadOnly);
    CsvReader reader(std::move(buffer), dialect);
    std::string rows;
    auto status = CsvReader::Status::Row;
    while ((status = reader.next()) == CsvReader::Status::Row) {
        appendCsvRow(rows, reader.fields(), '\t');
        rows += "\r\n";
    }
    if (status == CsvReader::Status::Error)
        return tl::unexpected(reader.error());
    return rows;
}

} // namespace

QString pastedFolder() { return QFileInfo(Store::defaultPath()).absolutePath() + QStringLiteral("/pasted"); }

tl::expected<QString, QString> keepPasted(const QString &text, const QString &folder, const QDateTime &now)
{
    if (text.trimmed().isEmpty())
        return tl::unexpected(
            Text::tr("The clipboard has no text. Copy the cells in the spreadsheet, with their titles, and paste "
                     "again."));
    const QByteArray utf8 = text.toUtf8();
    CsvWish wish;
    wish.encoding = "UTF-8";
    // Spreadsheets put tabs between cells, whatever is in these.
    if (utf8.contains('\t'))
        wish.delimiter = '\t';
    const CsvGuess guess = sniffCsv(utf8, true, wish);
    if (!guess.isUsable())
        return tl::unexpected(guess.problem);
    CsvDialect dialect = guess.dialect();
    const auto rows = withTabs(utf8, dialect);
    if (!rows)
        return tl::unexpected(rows.error());
    QDir().mkpath(folder);
    const QString name = QStringLiteral("/Pasted ") + now.toString(QStringLiteral("yyyy-MM-dd hhmm"));
    QFile file;
    for (int number = 1; number < 10'000 && !file.isOpen(); ++number) {
        const QString path =
            folder + name + (number > 1 ? QStringLiteral(" (%1)").arg(number) : QString()) + QStringLiteral(".csv");
        file.setFileName(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && !QFileInfo::exists(path))
            break;
    }
    // Names and numbers of people: for the user alone.
    const auto size = qint64(rows->size());
    const bool kept = file.isOpen() && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                      file.write(rows->data(), size) == size && file.flush();
    if (kept)
        return file.fileName();
    const QString why = file.errorString();
    file.remove();
    return tl::unexpected(Text::tr("What was pasted cannot be kept in “%1”: %2. Nothing was imported.").arg(folder, why));
}

} // namespace outdial::models
