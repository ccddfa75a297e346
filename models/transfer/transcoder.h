// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// From any encoding that iconv knows to UTF-8, block by block.
#pragma once

#include <QByteArray>

#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

class Transcoder {
public:
    explicit Transcoder(const QByteArray &encoding);
    ~Transcoder();
    Transcoder(const Transcoder &) = delete;
    Transcoder &operator=(const Transcoder &) = delete;

    // False when the encoding is unknown.
    bool isValid() const;
    // Appends the text of a block to out. A character cut by the end of the block is kept for the next one; bytes that mean
    // nothing become U+FFFD, whose places in out are appended to bad. last: there is no next block.
    void convert(std::string_view block, bool last, std::string &out, std::vector<std::size_t> &bad);

    // UTF-8 and ASCII need no conversion.
    static bool isUtf8(const QByteArray &encoding);
    static bool isKnown(const QByteArray &encoding);

private:
    void *m_iconv = nullptr;
    std::size_t m_unit = 1; // bytes of a code unit: what is skipped where they mean nothing
    std::string m_pending;
};

} // namespace outdial::models
