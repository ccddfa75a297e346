// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <models/jobs/valuefile.h>
#include <models/transfer/csvreader.h>
#include <models/transfer/csvsniffer.h>
#include <models/transfer/importsource.h>

namespace outdial::models {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ValueFile)
};
} // namespace

ValueFile lookAtValueFile(const QString &path)
{
    const CsvGuess guess = sniffCsvFile(path);
    ValueFile file;
    if (!guess.isUsable()) {
        file.problem = guess.problem;
        return file;
    }
    file.columns = guess.columnNames;
    for (int i = int(file.columns.size()); i < guess.columnCount; ++i)
        file.columns << QString();
    for (int i = 0; i < file.columns.size(); ++i) {
        if (file.columns.at(i).trimmed().isEmpty())
            file.columns[i] = Words::tr("Column %1").arg(i + 1);
    }
    return file;
}

tl::expected<QStringList, QString> valuesOfColumn(const QString &path, int column)
{
    const CsvGuess guess = sniffCsvFile(path);
    if (!guess.isUsable())
        return tl::unexpected(guess.problem);
    Source source = openSource(path);
    if (!source.device)
        return tl::unexpected(source.problem);
    CsvReader reader(std::move(source.device), guess.dialect());
    QStringList values;
    QSet<QString> seen;
    for (;;) {
        const auto status = reader.next();
        if (status == CsvReader::Status::Error)
            return tl::unexpected(reader.error());
        if (status == CsvReader::Status::End)
            return values;
        const auto fields = reader.fields();
        if (column < 0 || std::size_t(column) >= fields.size())
            continue;
        const std::string_view text = fields[std::size_t(column)];
        const QString value = QString::fromUtf8(text.data(), qsizetype(text.size())).trimmed();
        if (value.isEmpty() || seen.contains(value))
            continue;
        if (values.size() >= valuesAtMost)
            return tl::unexpected(
                Words::tr("The column has more than %1 different values. Split the file, and delete in several jobs.")
                    .arg(QLocale().toString(valuesAtMost)));
        seen.insert(value);
        values << value;
    }
}

} // namespace outdial::models
