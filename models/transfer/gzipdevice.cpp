// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/transfer/gzipdevice.h>

#include <algorithm>
#include <limits>
#include <zlib.h>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(GzipDevice)
};

constexpr std::size_t blockSize = 64 * 1024;
constexpr int gzipOnly = 16; // added to the size of the window

} // namespace

GzipDevice::GzipDevice(std::unique_ptr<QIODevice> file)
    : m_file(std::move(file)),
      m_stream(std::make_unique<z_stream_s>()),
      m_block(blockSize)
{
    m_failed = inflateInit2(m_stream.get(), MAX_WBITS + gzipOnly) != Z_OK;
    setOpenMode(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

GzipDevice::~GzipDevice() { inflateEnd(m_stream.get()); }

qint64 GzipDevice::giveUp(const QString &why)
{
    m_failed = true;
    setErrorString(why);
    return -1;
}

// False when the file cannot be read.
bool GzipDevice::feed()
{
    const qint64 got = m_file->read(reinterpret_cast<char *>(m_block.data()), qint64(m_block.size()));
    if (got < 0) {
        giveUp(m_file->errorString());
        return false;
    }
    m_atEnd = got == 0;
    m_read += got;
    m_next = m_block.data();
    m_left = std::size_t(got);
    return true;
}

qint64 GzipDevice::readData(char *data, qint64 most)
{
    if (m_failed)
        return -1;
    z_stream_s &stream = *m_stream;
    stream.next_out = reinterpret_cast<unsigned char *>(data);
    const auto wanted = static_cast<unsigned>(std::min<qint64>(most, std::numeric_limits<int>::max()));
    stream.avail_out = wanted;
    while (stream.avail_out == wanted && wanted > 0) {
        if (m_left == 0 && !m_atEnd && !feed())
            return -1;
        if (m_between) {
            // Tapes and disks fill up with zeros behind the last member.
            while (m_left > 0 && *m_next == 0) {
                ++m_next;
                --m_left;
            }
            if (m_left == 0 && m_atEnd)
                return 0;
            if (m_left == 0)
                continue;
            if (*m_next != 0x1F)
                return giveUp(Text::tr("behind the packed text there is something else. The file is damaged; fetch it again."));
            inflateReset(&stream);
            m_between = false;
        }
        if (m_left == 0 && m_atEnd)
            return giveUp(Text::tr("the packed file ends too early. It was not copied as a whole; fetch it again."));
        stream.next_in = m_next;
        stream.avail_in = static_cast<unsigned>(m_left);
        const int result = inflate(&stream, Z_NO_FLUSH);
        m_next = stream.next_in;
        m_left = stream.avail_in;
        if (result == Z_STREAM_END)
            m_between = true;
        else if (result != Z_OK && result != Z_BUF_ERROR)
            return giveUp(Text::tr("the packed file is damaged. Fetch it again."));
    }
    return qint64(wanted) - qint64(stream.avail_out);
}

} // namespace outdial::models
