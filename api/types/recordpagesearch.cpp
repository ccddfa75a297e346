// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A look through all texts of a page at once. A filter over a million records looks at three hundred megabytes of them: sixteen
// bytes at a time on the processors that we build for, one at a time on others.

#include <api/types/recordpagedata.h>

#include <algorithm>
#include <numeric>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace outdial::api {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool isAt(const char *text, std::string_view needle)
{
    for (std::size_t i = 0; i < needle.size(); ++i) {
        if (lower(text[i]) != needle[i])
            return false;
    }
    return true;
}

#if defined(__SSE2__)
// The bit that tells capital from small letters, where the character is a letter: then both are compared as small ones.
__m128i caseBit(char c) { return _mm_set1_epi8(c >= 'a' && c <= 'z' ? 0x20 : 0); }
#endif

// Where the needle begins in text, at `from` or behind it; npos when nowhere.
std::size_t findFrom(std::string_view text, std::size_t from, std::string_view needle)
{
    if (needle.size() > text.size())
        return std::string_view::npos;
    const char *const begin = text.data();
    const std::size_t places = text.size() - needle.size() + 1;
    std::size_t at = from;
#if defined(__SSE2__)
    // Where the first and the last character fit, the rest is compared. With a capital's bit set some other characters look like
    // a letter, too (an @ like a `): the comparison tells them apart.
    const __m128i first = _mm_set1_epi8(needle.front());
    const __m128i last = _mm_set1_epi8(needle.back());
    const __m128i firstCase = caseBit(needle.front());
    const __m128i lastCase = caseBit(needle.back());
    for (; at + 16 <= places; at += 16) {
        const __m128i heads = _mm_loadu_si128(reinterpret_cast<const __m128i *>(begin + at));
        const __m128i tails = _mm_loadu_si128(reinterpret_cast<const __m128i *>(begin + at + needle.size() - 1));
        const __m128i both = _mm_and_si128(_mm_cmpeq_epi8(_mm_or_si128(heads, firstCase), first),
                                           _mm_cmpeq_epi8(_mm_or_si128(tails, lastCase), last));
        auto bits = static_cast<unsigned>(_mm_movemask_epi8(both));
        while (bits != 0) {
            const auto bit = static_cast<std::size_t>(__builtin_ctz(bits));
            if (isAt(begin + at + bit, needle))
                return at + bit;
            bits &= bits - 1;
        }
    }
#endif
    for (; at < places; ++at) {
        if (isAt(begin + at, needle))
            return at;
    }
    return std::string_view::npos;
}

} // namespace

std::vector<int> RecordPage::rowsThatMayContain(std::string_view needle) const
{
    std::vector<int> rows;
    const auto shared = [&](Cell cell) { return findFrom(d->text(cell), 0, needle) != std::string_view::npos; };
    if (needle.empty() || d->manyDispositions || std::any_of(d->lastDispositions.begin(), d->lastDispositions.end(), shared)) {
        rows.resize(static_cast<std::size_t>(size()));
        std::iota(rows.begin(), rows.end(), 0);
        return rows;
    }
    const std::vector<std::uint32_t> &starts = d->textStart;
    std::size_t row = 0;
    for (std::size_t at = 0; row < starts.size();) {
        at = findFrom(d->arena, at, needle);
        if (at == std::string_view::npos)
            break;
        // The last row that begins there or before; those without texts begin where the next does.
        row = static_cast<std::size_t>(std::upper_bound(starts.begin() + static_cast<std::ptrdiff_t>(row), starts.end(), at) -
                                       starts.begin());
        if (row > 0)
            rows.push_back(static_cast<int>(row - 1));
        if (row < starts.size())
            at = starts[row];
    }
    return rows;
}

} // namespace outdial::api
