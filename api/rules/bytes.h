// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked of the bytes of every value of every row, eight at a time. A value is mostly shorter than the call of a function
// that goes through it byte by byte takes. Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace outdial::rules {

// The same byte eight times.
constexpr std::uint64_t eightOf(unsigned char byte) { return byte * 0x0101010101010101U; }

constexpr std::uint64_t highBits = eightOf(0x80);

template <typename Word>
inline Word loadWord(const char *at)
{
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

inline std::uint64_t eightBytes(const char *at) { return loadWord<std::uint64_t>(at); }

// All bytes of a text shorter than a word, in any order, some of them twice; of an empty one, '0'.
inline std::uint64_t shortText(std::string_view text)
{
    const char *const at = text.data();
    const std::size_t size = text.size();
    if (size >= 4)
        return loadWord<std::uint32_t>(at) | std::uint64_t{loadWord<std::uint32_t>(at + size - 4)} << 32;
    if (size >= 2)
        return (loadWord<std::uint16_t>(at) | std::uint64_t{loadWord<std::uint16_t>(at + size - 2)} << 16) * 0x0000000100000001U;
    return eightOf(size == 1 ? static_cast<unsigned char>(*at) : '0');
}

// Whether no byte of the text is wrong; wrongOf(word): has an upper bit where one of the eight bytes is.
template <typename WrongOf>
inline bool noneIs(std::string_view text, WrongOf &&wrongOf)
{
    if (text.size() < 8)
        return (wrongOf(shortText(text)) & highBits) == 0;
    const char *at = text.data();
    const char *const last = at + text.size() - 8;
    std::uint64_t wrong = wrongOf(eightBytes(last)); // with some of what was before it
    for (; at < last; at += 8)
        wrong |= wrongOf(eightBytes(at));
    return (wrong & highBits) == 0;
}

inline bool isAscii(std::string_view text)
{
    return noneIs(text, [](std::uint64_t word) { return word; });
}

// Only 0 to 9; also when empty.
inline bool areDigits(std::string_view text)
{
    return noneIs(text, [](std::uint64_t word) {
        // A digit differs from '0' by nine at most: with 0x76 added, all others set the upper bit.
        const std::uint64_t differs = word ^ eightOf('0');
        return ((differs & ~highBits) + eightOf(0x76)) | differs;
    });
}

} // namespace outdial::rules
