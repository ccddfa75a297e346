// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/csvmarks.h>

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace outdial::models {

namespace {

// One bit for each of 64 bytes that is one of four.
class ByteFinder {
public:
#ifdef __SSE2__
    ByteFinder(char a, char b) : m_a(_mm_set1_epi8(a)), m_b(_mm_set1_epi8(b)) {}

    std::uint64_t find(const char *text) const
    {
        std::uint64_t bits = 0;
        for (unsigned part = 0; part < 4; ++part) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + 16 * part));
            const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, m_lf), _mm_cmpeq_epi8(bytes, m_cr));
            const __m128i others = _mm_or_si128(_mm_cmpeq_epi8(bytes, m_a), _mm_cmpeq_epi8(bytes, m_b));
            const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(ends, others)));
            bits |= std::uint64_t{found} << (16 * part);
        }
        return bits;
    }

private:
    __m128i m_a;
    __m128i m_b;
    __m128i m_lf = _mm_set1_epi8('\n');
    __m128i m_cr = _mm_set1_epi8('\r');
#else
    ByteFinder(char a, char b) : m_a(a), m_b(b) {}

    std::uint64_t find(const char *text) const
    {
        std::uint64_t bits = 0;
        for (unsigned i = 0; i < 64; ++i) {
            const bool found = text[i] == m_a || text[i] == m_b || text[i] == '\n' || text[i] == '\r';
            bits |= std::uint64_t{found} << i;
        }
        return bits;
    }

private:
    char m_a;
    char m_b;
#endif
};

} // namespace

void findCsvMarks(const char *text, std::size_t from, std::size_t to, char delimiter, char quote,
                  std::vector<std::uint32_t> &marks)
{
    const ByteFinder finder(delimiter, quote == 0 ? delimiter : quote);
    std::size_t count = marks.size();
    for (; from < to; from += 64) {
        std::uint64_t bits = finder.find(text + from);
        if (to - from < 64)
            bits &= (std::uint64_t{1} << (to - from)) - 1;
        if (marks.size() < count + 72)
            marks.resize(marks.size() * 2 + 4096);
        std::uint32_t *out = marks.data() + count;
        count += static_cast<std::size_t>(std::popcount(bits));
        // Four at a time, also when there are fewer: a branch that is hard to foresee costs more than three idle writes.
        while (bits != 0) {
            for (int i = 0; i < 4; ++i) {
                out[i] = static_cast<std::uint32_t>(from) + static_cast<std::uint32_t>(std::countr_zero(bits));
                bits &= bits - 1;
            }
            out += 4;
        }
    }
    marks.resize(count);
}

} // namespace outdial::models
