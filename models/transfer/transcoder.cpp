// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/encodings.h>
#include <models/transfer/transcoder.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>

namespace outdial::models {

namespace {

iconv_t noIconv() { return reinterpret_cast<iconv_t>(-1); }
constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

} // namespace

Transcoder::Transcoder(const QByteArray &encoding) : m_iconv(iconv_open("UTF-8", iconvName(encoding).constData()))
{
    // A name with a "//" asks iconv to drop or guess what it cannot convert.
    if (encoding.contains('/') && isValid()) {
        iconv_close(m_iconv);
        m_iconv = noIconv();
    }
    const QByteArray name = encoding.toUpper();
    if (name.startsWith("UTF-16") || name.startsWith("UCS-2"))
        m_unit = 2;
    else if (name.startsWith("UTF-32") || name.startsWith("UCS-4"))
        m_unit = 4;
}

Transcoder::~Transcoder()
{
    if (isValid())
        iconv_close(m_iconv);
}

bool Transcoder::isValid() const { return m_iconv != noIconv(); }

void Transcoder::convert(std::string_view block, bool last, std::string &out, std::vector<std::size_t> &bad)
{
    m_pending.append(block);
    char *in = m_pending.data();
    std::size_t left = m_pending.size();
    std::array<char, 16 * 1024> buffer;
    const auto replace = [&](std::size_t bytes) {
        bad.push_back(out.size());
        out += replacement;
        in += bytes;
        left -= bytes;
    };
    while (left > 0) {
        char *to = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t result = iconv(m_iconv, &in, &left, &to, &room);
        const int error = errno;
        out.append(buffer.data(), buffer.size() - room);
        if (result != static_cast<std::size_t>(-1) || error == E2BIG)
            continue;
        if (error == EINVAL && !last)
            break; // the rest of the character comes with the next block
        replace(std::min(left, error == EINVAL ? left : m_unit));
    }
    m_pending.erase(0, m_pending.size() - left);
    if (!last)
        return;
    // Some tables hold a letter back, as an accent may follow that makes one character of both.
    char *to = buffer.data();
    std::size_t room = buffer.size();
    iconv(m_iconv, nullptr, nullptr, &to, &room);
    out.append(buffer.data(), buffer.size() - room);
}

bool Transcoder::isUtf8(const QByteArray &encoding)
{
    const QByteArray name = encoding.toUpper();
    return name == "UTF-8" || name == "UTF8" || name == "ASCII" || name == "US-ASCII";
}

bool Transcoder::isKnown(const QByteArray &encoding) { return isUtf8(encoding) || Transcoder(encoding).isValid(); }

} // namespace outdial::models
