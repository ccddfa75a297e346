// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>
#include <QDir>
#include <QStandardPaths>

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

RowFile::RowFile(QString path, QStringList columns, char delimiter, bool withReasons)
    : m_file(std::move(path)), m_columns(std::move(columns)), m_delimiter(delimiter), m_withReasons(withReasons)
{
}

bool RowFile::begin()
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
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

QString RowFile::error() const
{
    return m_file.errorString();
}

QString RowFile::nameBeside(const QString &source, const QString &what)
{
    const QFileInfo info(source);
    QString folder = info.absolutePath();
    if (!QFileInfo(folder).isWritable())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QDir().mkpath(folder);
    const QString base = info.completeBaseName() + u'.' + what;
    QString path = folder + u'/' + base + QStringLiteral(".csv");
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder + u'/' + base + u' ' + QString::number(number) + QStringLiteral(".csv");
    return path;
}

} // namespace outdial::models
