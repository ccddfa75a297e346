// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// White space and validity of UTF-8 values.
#include <api/rules/bytes.h>
#include <api/rules/text.h>

#include <simdjson.h>

namespace outdial::rules {

namespace {

bool isAsciiSpace(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Length of the white space character at the beginning of the bytes, 0 when there is none. The characters that Unicode calls
// White_Space: U+0085, U+00A0, U+1680, U+2000...U+200A, U+2028, U+2029, U+202F, U+205F, U+3000, and the ASCII ones.
std::size_t leadingSpace(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.empty())
        return 0;
    if (isAsciiSpace(byte(0)))
        return 1;
    if (text.size() >= 2 && byte(0) == 0xC2 && (byte(1) == 0xA0 || byte(1) == 0x85))
        return 2;
    if (text.size() < 3)
        return 0;
    const bool space = (byte(0) == 0xE1 && byte(1) == 0x9A && byte(2) == 0x80) ||
                       (byte(0) == 0xE2 && byte(1) == 0x80 &&
                        ((byte(2) >= 0x80 && byte(2) <= 0x8A) || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF)) ||
                       (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) == 0x9F) ||
                       (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80);
    return space ? 3 : 0;
}

std::size_t trailingSpace(std::string_view text)
{
    if (text.empty())
        return 0;
    const auto last = static_cast<unsigned char>(text.back());
    if (isAsciiSpace(last))
        return 1;
    if (last < 0x80 || last > 0xBF)
        return 0;
    for (const std::size_t length : {std::size_t{2}, std::size_t{3}}) {
        if (text.size() >= length && leadingSpace(text.substr(text.size() - length)) == length)
            return length;
    }
    return 0;
}

} // namespace

std::string_view trimmed(std::string_view value)
{
    while (const std::size_t length = leadingSpace(value))
        value.remove_prefix(length);
    while (const std::size_t length = trailingSpace(value))
        value.remove_suffix(length);
    return value;
}

bool isUtf8(std::string_view value) { return isAscii(value) || simdjson::validate_utf8(value.data(), value.size()); }

} // namespace outdial::rules
