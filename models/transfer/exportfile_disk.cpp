// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How ExportFile comes to the disk.

#include <QCoreApplication>
#include <QFileInfo>

#include <models/store/diskwords.h>
#include <models/transfer/exportfile.h>

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportFile)
};

constexpr qint64 blockSize = 256 * 1024;

} // namespace

bool ExportFile::flush(QFile &file, std::string &buffer)
{
    for (qint64 at = 0; at < qint64(buffer.size());) {
        // A disk that gets full takes a part, and says why when it is asked to take the rest.
        const qint64 written = file.write(buffer.data() + at, qint64(buffer.size()) - at);
        if (written <= 0)
            return fail(file.errorString());
        at += written;
        m_bytes += written;
    }
    buffer.clear();
    return true;
}

// Writes the file anew with the columns that came late: their titles, and empty cells in the rows before them.
bool ExportFile::fillUp(const std::atomic_bool &stop)
{
    QFile next(freeName());
    if (!next.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered))
        return fail(next.errorString());
    const auto giveUp = [&next] {
        next.remove();
        return false;
    };
    m_bytes = 0;
    std::string out;
    if (m_settings.byteOrderMark)
        out = "\xEF\xBB\xBF";
    writeHeader(out);
    m_file.seek(0);
    bool quoted = false;
    bool header = true;
    std::int64_t row = 0;
    std::size_t stage = 0;
    for (;;) {
        if (stop)
            return giveUp();
        const QByteArray block = m_file.read(blockSize);
        if (block.isEmpty()) {
            if (!m_file.atEnd()) {
                fail(m_file.errorString());
                return giveUp();
            }
            break;
        }
        for (const char c : block) {
            quoted = quoted != (c == '"'); // a doubled quote switches twice
            if (header) {
                header = quoted || c != '\n';
                continue;
            }
            if (c == '\r' && !quoted) {
                while (stage < m_grown.size() && row >= m_grown[stage].rows)
                    ++stage;
                if (stage < m_grown.size())
                    out.append(m_columns.size() - m_grown[stage].columns, ',');
            }
            if (c == '\n' && !quoted)
                ++row;
            out.push_back(c);
        }
        if (!flush(next, out))
            return giveUp();
    }
    if (!flush(next, out))
        return giveUp();
    m_file.remove();
    next.close();
    m_file.setFileName(next.fileName());
    if (row == m_rows && m_file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return true;
    return fail(m_file.errorString());
}

bool ExportFile::finish(const std::atomic_bool &stop)
{
    if (m_failed || !m_file.isOpen())
        return false;
    if (!flush(m_file, m_buffer) || (!m_grown.empty() && !fillUp(stop)) || stop)
        return false;
    // A disk on the network may say only now that it is full.
    if (::fsync(m_file.handle()) != 0 && errno != EINVAL && errno != ENOTSUP)
        return fail(qt_error_string(errno));
    if (m_file.size() != m_bytes)
        return fail(Text::tr("it was changed while it was written"));
    if (QFileInfo::exists(m_target))
        m_file.setPermissions(QFile::permissions(m_target));
    m_file.close();
    if (std::rename(QFile::encodeName(m_file.fileName()).constData(), QFile::encodeName(m_target).constData()) != 0)
        return fail(qt_error_string(errno));
    m_finished = true;
    return true;
}

bool ExportFile::fail(const QString &error)
{
    m_failed = true;
    m_error = error;
    return false;
}

QString ExportFile::problem() const
{
    const QString remedy = diskIsFull(m_target, m_error)
                               ? Text::tr("Free some space, or choose another folder, then export again.")
                               : Text::tr("Choose another folder or name, then export again.");
    return Text::tr("“%1” cannot be written: %2.").arg(m_settings.file, diskCause(m_target, m_error)) + u' ' + remedy;
}

} // namespace outdial::models
