// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The blocks: how CsvReader gets its text.
#include <QCoreApplication>

#include <api/rules/text.h>
#include <models/transfer/csvreader.h>
#include <models/transfer/packeddevice.h>
#include <models/transfer/transcoder.h>

#include <algorithm>
#include <cstring>

namespace outdial::models {

namespace {

constexpr std::size_t room = 64; // what findCsvMarks may read behind the text

// How many bytes at the end begin a character that is not complete.
std::size_t cutCharacter(std::string_view text)
{
    for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
        const auto c = static_cast<unsigned char>(text[text.size() - back]);
        if (c < 0x80)
            return 0;
        if (c >= 0xC0) {
            const std::size_t needed = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
            return needed > back ? back : 0;
        }
    }
    return 0;
}

} // namespace

CsvReader::CsvReader(std::unique_ptr<QIODevice> device, const CsvDialect &dialect, std::size_t blockSize)
    : m_device(std::move(device)),
      m_dialect(dialect),
      m_blockSize(std::max<std::size_t>(blockSize, 1))
{
    m_packed = dynamic_cast<const PackedDevice *>(m_device.get());
    m_buffer.resize(m_blockSize + room);
    if (!m_device->isSequential())
        m_sizeAtStart = m_device->size();
    if (Transcoder::isUtf8(dialect.encoding))
        return;
    m_transcoder = std::make_unique<Transcoder>(dialect.encoding);
    if (!m_transcoder->isValid())
        fail(QCoreApplication::translate("CsvReader", "The encoding \"%1\" is not known.").arg(QLatin1String(dialect.encoding)));
}

bool CsvReader::skipByteOrderMark()
{
    m_started = true;
    // Programs that add a mark to what has one already write two.
    for (std::size_t marks = 0; marks < 2; ++marks) {
        while (m_end - m_row < 3 && !m_atEnd) {
            if (!fill())
                return false;
        }
        if (std::string_view(m_buffer.data() + m_row, m_end - m_row).substr(0, 3) == "\xEF\xBB\xBF")
            m_row += 3;
    }
    return true;
}

// Reads one block more. False on an error.
bool CsvReader::fill()
{
    dropConsumed();
    const std::size_t from = m_end;
    if (!readBlock())
        return false;
    inspect(from);
    return true;
}

// The row that is not complete moves to the front.
void CsvReader::dropConsumed()
{
    const std::size_t shift = m_row;
    if (shift == 0)
        return;
    std::memmove(m_buffer.data(), m_buffer.data() + shift, m_end - shift);
    m_end -= shift;
    m_row = 0;
    m_dropped += static_cast<std::int64_t>(shift);
    m_marks.drop(m_mark, static_cast<std::uint32_t>(shift));
    m_mark = 0;
    const auto less = [shift](std::size_t place) { return place - std::min(place, shift); };
    m_checked = less(m_checked);
    m_suspect = less(m_suspect);
    m_nulBefore = less(m_nulBefore);
    m_bad.erase(m_bad.begin(), std::lower_bound(m_bad.begin(), m_bad.end(), shift));
    for (std::size_t &place : m_bad)
        place -= shift;
}

void CsvReader::makeRoom(std::size_t bytes)
{
    if (m_buffer.size() < m_end + bytes + room)
        m_buffer.resize(m_end + bytes + room);
}

bool CsvReader::readBlock()
{
    // Rows far longer than a block are scanned again from their beginning after each: larger steps keep that linear.
    const std::size_t wanted = m_end >= 256 * 1024 ? std::max(m_blockSize, m_end) : m_blockSize;
    makeRoom(wanted);
    char *to = m_buffer.data() + m_end;
    const qint64 got = m_device->read(to, static_cast<qint64>(wanted));
    if (got < 0) {
        fail(QCoreApplication::translate("CsvReader", "The file cannot be read any further, at line %1: %2")
                 .arg(m_nextLine)
                 .arg(m_device->errorString()));
        return false;
    }
    m_sourceRead += got;
    if (got == 0) {
        m_atEnd = true;
        if (m_sourceRead < m_sizeAtStart) {
            fail(QCoreApplication::translate("CsvReader", "The file became shorter while it was read: it had %1 bytes, and ends "
                                                          "after %2.")
                     .arg(m_sizeAtStart)
                     .arg(m_sourceRead));
            return false;
        }
    }
    if (m_transcoder)
        return appendConverted(std::string_view(to, static_cast<std::size_t>(got)));
    m_end += static_cast<std::size_t>(got);
    m_textRead += got;
    return true;
}

bool CsvReader::appendConverted(std::string_view block)
{
    m_converted.clear();
    const std::size_t known = m_bad.size();
    m_transcoder->convert(block, m_atEnd, m_converted, m_bad);
    for (std::size_t i = known; i < m_bad.size(); ++i)
        m_bad[i] += m_end;
    makeRoom(m_converted.size());
    std::memcpy(m_buffer.data() + m_end, m_converted.data(), m_converted.size());
    m_end += m_converted.size();
    m_textRead += static_cast<std::int64_t>(m_converted.size());
    return true;
}

// Once over the new text: where it can be cut, whether it is UTF-8, whether it has NUL bytes.
void CsvReader::inspect(std::size_t from)
{
    const CsvBytes seen = findCsvMarks(m_buffer.data(), from, m_end, m_dialect.delimiter, m_dialect.quote, m_marks);
    if (seen.nul)
        m_nulBefore = m_end;
    if (m_transcoder)
        return;
    if (!seen.nonAscii && m_checked == from) {
        m_checked = m_end;
        return;
    }
    const std::string_view unchecked(m_buffer.data() + m_checked, m_end - m_checked);
    const std::size_t cut = m_atEnd ? 0 : cutCharacter(unchecked);
    if (!rules::isUtf8(unchecked.substr(0, unchecked.size() - cut)))
        m_suspect = m_end;
    m_checked = m_end - cut;
}

} // namespace outdial::models
