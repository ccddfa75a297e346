// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <models/store/diskwords.h>
#include <models/transfer/importsource.h>
#include <models/transfer/mapping.h>
#include <models/transfer/pastedfile.h>
#include <models/transfer/rowfile.h>

#include <cerrno>
#include <unistd.h>

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

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RowFile)
};

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
        if (m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
            return true;
        if (!QFileInfo::exists(m_file.fileName()))
            return false;
    }
    return false;
}

// A row that a full disk cut off is taken away.
bool RowFile::openToGoOn()
{
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return false;
    const qint64 size = m_file.size();
    const qint64 tail = std::min<qint64>(size, 1024 * 1024);
    if (!m_file.seek(size - tail))
        return false;
    const qint64 whole = m_file.read(tail).lastIndexOf('\n') + 1;
    return (whole == tail || m_file.resize(size - tail + whole)) && m_file.seek(size - tail + whole);
}

bool RowFile::begin()
{
    // Unbuffered: nothing is left in Qt's buffer that could be written later, into the file of somebody who goes on.
    if (m_existing == Existing::Append) {
        if (!openToGoOn())
            return fail(m_file.errorString());
    } else if (m_existing == Existing::KeepBoth
                   ? !openNew()
                   : !m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return fail(m_file.errorString());
    if (m_file.pos() > 0)
        return true; // it has its header
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
    if (m_failed || (m_rows == 0 && !m_file.isOpen() && !begin()))
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

bool RowFile::appendRows(std::string_view text)
{
    if (m_failed || (m_rows == 0 && !m_file.isOpen() && !begin()))
        return false;
    m_buffer.append(text);
    ++m_rows;
    return true;
}

bool RowFile::flush()
{
    if (m_failed || m_buffer.empty())
        return !m_failed;
    const qint64 before = m_file.pos();
    for (qint64 at = 0; at < qint64(m_buffer.size());) {
        // A disk that gets full takes a part, and says why when it is asked to take the rest.
        const qint64 written = m_file.write(m_buffer.data() + at, qint64(m_buffer.size()) - at);
        if (written <= 0) {
            fail(m_file.errorString());
            m_file.resize(before); // no row is there in part
            return false;
        }
        at += written;
    }
    m_buffer.clear();
    return true;
}

bool RowFile::close()
{
    flush();
    // A disk on the network may say only now that it is full. What is no file on a disk (/dev/stdout) cannot be waited for.
    if (!m_failed && m_file.isOpen() && ::fsync(m_file.handle()) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP)
        fail(qt_error_string(errno));
    m_file.close();
    return !m_failed;
}

bool RowFile::fail(const QString &error)
{
    m_failed = true;
    m_error = error;
    return false;
}

QString RowFile::problem() const
{
    return Text::tr("“%1” cannot be written: %2.").arg(path(), diskCause(path(), m_error)) + u' ' +
           diskRemedy(path(), m_error, AfterRoom::GoOn);
}

QString RowFile::sibling(const QString &rejectsFile, const QString &what)
{
    const QFileInfo info(rejectsFile);
    QString name = info.fileName();
    const QString rejects = QStringLiteral(".rejects");
    if (const auto at = name.lastIndexOf(rejects); at >= 0)
        name.replace(at, rejects.size(), u'.' + what);
    else
        name = info.completeBaseName() + u'.' + what + QStringLiteral(".csv");
    return info.absolutePath() + u'/' + name;
}

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
    const auto isFree = [&](const QString &name) {
        return !QFileInfo::exists(name) && !taken.contains(name) &&
               !QFileInfo::exists(sibling(name, QStringLiteral("unknown"))) &&
               !QFileInfo::exists(sibling(name, QStringLiteral("missing"))) &&
               !QFileInfo::exists(sibling(name, QStringLiteral("before")));
    };
    int number = 1;
    while (!isFree(numbered(path, number)))
        ++number;
    return numbered(path, number);
}

} // namespace outdial::models
