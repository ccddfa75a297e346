// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <models/transfer/importsource.h>
#include <models/transfer/mapping.h>
#include <models/transfer/pastedfile.h>
#include <models/transfer/rowfile.h>

namespace outdial::models {

void appendCsvCell(std::string &out, std::string_view cell, char delimiter)
{
    const char special[] = {delimiter, '"', '\n', '\r', '\0'};
    if (cell.find_first_of(special) == std::string_view::npos) {
        out.append(cell);
        return;
    }
    out.push_back('"');
    for (const char c : cell) {
        if (c == '"')
            out.push_back('"');
        out.push_back(c);
    }
    out.push_back('"');
}

void appendCsvRow(std::string &out, std::span<const std::string_view> cells, char delimiter)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out.push_back(delimiter);
        appendCsvCell(out, cells[i], delimiter);
    }
}

namespace {

// "leads.rejects.csv", "leads.rejects 2.csv", ...
QString numbered(const QString &path, int number)
{
    if (number < 2)
        return path;
    const qsizetype dot = path.lastIndexOf(u'.');
    return path.left(dot) + u' ' + QString::number(number) + path.mid(dot);
}

} // namespace

RowFile::RowFile(const QString &path, const QStringList &columns, char delimiter, bool withReasons, Existing existing)
    : m_file(path),
      m_delimiter(delimiter),
      m_withReasons(withReasons),
      m_existing(existing)
{
    for (const auto &title : columns) {
        if (!isOwnColumn(title))
            m_columns.append(title);
    }
}

// Another import may have made a file of this name since it was chosen.
bool RowFile::openNew()
{
    const QString path = m_file.fileName();
    for (int number = 1; number < 10'000; ++number) {
        m_file.setFileName(numbered(path, number));
        if (m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return true;
        if (!QFileInfo::exists(m_file.fileName()))
            return false;
    }
    return false;
}

bool RowFile::begin()
{
    if (m_existing == Existing::KeepBoth ? !openNew() : !m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    m_buffer = "\xEF\xBB\xBF";
    QStringList titles = m_columns;
    if (m_withReasons)
        titles << QStringLiteral("outdial_line") << QStringLiteral("outdial_reason");
    for (qsizetype i = 0; i < titles.size(); ++i) {
        if (i > 0)
            m_buffer.push_back(m_delimiter);
        appendCsvCell(m_buffer, titles[i].toStdString(), m_delimiter);
    }
    m_buffer += "\r\n";
    return true;
}

bool RowFile::append(std::string_view text, std::int64_t line, const QString &reason)
{
    if (m_rows == 0 && !m_file.isOpen() && !begin())
        return false;
    m_buffer.append(text);
    if (m_withReasons) {
        m_buffer.push_back(m_delimiter);
        m_buffer += std::to_string(line);
        m_buffer.push_back(m_delimiter);
        appendCsvCell(m_buffer, reason.toStdString(), m_delimiter);
    }
    m_buffer += "\r\n";
    ++m_rows;
    return m_buffer.size() < 256 * 1024 || flush();
}

bool RowFile::flush()
{
    if (m_buffer.empty())
        return true;
    const bool written = m_file.write(m_buffer.data(), qint64(m_buffer.size())) == qint64(m_buffer.size()) && m_file.flush();
    m_buffer.clear();
    return written;
}

QString RowFile::error() const { return m_file.errorString(); }

QString RowFile::nameBeside(const QString &source, const QString &what, const QStringList &taken)
{
    // "leads.zip:spring.csv" and "leads.csv.gz" get "spring.rejects.csv" and "leads.rejects.csv" beside the packed file.
    const auto place = splitSource(source);
    const QFileInfo info(place.file);
    QString base = place.entry.isEmpty() ? info.completeBaseName() : QFileInfo(place.entry).completeBaseName();
    if (base.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) &&
        info.suffix().compare(QLatin1String("gz"), Qt::CaseInsensitive) == 0)
        base.chop(4);
    QString folder = info.absolutePath();
    // Nobody looks for a file in the folder of Outdial's data.
    if (!QFileInfo(folder).isWritable() || folder == pastedFolder())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QDir().mkpath(folder);
    const QString path = folder + u'/' + base + u'.' + what + QStringLiteral(".csv");
    int number = 1;
    while (QFileInfo::exists(numbered(path, number)) || taken.contains(numbered(path, number)))
        ++number;
    return numbered(path, number);
}

} // namespace outdial::models
