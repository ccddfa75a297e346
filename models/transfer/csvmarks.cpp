// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/csvmarks.h>

#include <bit>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace outdial::models {

namespace {

// What is asked of 64 bytes: a bit for each that is a mark.
struct Scalar {
    char delimiter;
    char quote;

    std::uint64_t operator()(const char *text) const
    {
        std::uint64_t bits = 0;
        for (unsigned i = 0; i < 64; ++i) {
            const bool found = text[i] == delimiter || text[i] == quote || text[i] == '\n' || text[i] == '\r';
            bits |= std::uint64_t{found} << i;
        }
        return bits;
    }
};

// Writes the places of the bits that are set. Four at a time, also when there are fewer: a branch that is hard to foresee costs
// more than three idle writes. So there must be room for 67.
[[gnu::always_inline]] inline std::uint32_t *writePlaces(std::uint64_t bits, std::uint32_t base, std::uint32_t *out)
{
    std::uint32_t *const end = out + std::popcount(bits);
    while (bits != 0) {
        for (int i = 0; i < 4; ++i) {
            out[i] = base + static_cast<std::uint32_t>(std::countr_zero(bits));
            bits &= bits - 1;
        }
        out += 4;
    }
    return end;
}

constexpr std::size_t stride = 64;
constexpr std::size_t spare = 72; // marks of one stride, and the idle writes

// One stride of the loops below: makes room, masks what is behind the end, writes.
[[gnu::always_inline]] inline void take(std::uint64_t bits, std::size_t from, std::size_t to, CsvMarks &marks)
{
    if (to - from < stride)
        bits &= (std::uint64_t{1} << (to - from)) - 1;
    if (marks.places.size() < marks.count + spare)
        marks.places.resize(marks.places.size() * 2 + 4096);
    std::uint32_t *const begin = marks.places.data() + marks.count;
    marks.count += static_cast<std::size_t>(writePlaces(bits, static_cast<std::uint32_t>(from), begin) - begin);
}

CsvBytes findPortably(const char *text, std::size_t from, std::size_t to, Scalar bytes, CsvMarks &marks)
{
    CsvBytes seen;
    for (std::size_t i = from; i < to; ++i) {
        seen.nul = seen.nul || text[i] == '\0';
        seen.nonAscii = seen.nonAscii || (text[i] & 0x80) != 0;
    }
    for (; from < to; from += stride)
        take(bytes(text + from), from, to, marks);
    return seen;
}

#ifdef __x86_64__
[[gnu::target("avx2,bmi,popcnt")]] CsvBytes findWithAvx2(const char *text, std::size_t from, std::size_t to, Scalar bytes,
                                                         CsvMarks &marks)
{
    const __m256i delimiter = _mm256_set1_epi8(bytes.delimiter);
    const __m256i quote = _mm256_set1_epi8(bytes.quote);
    const __m256i lf = _mm256_set1_epi8('\n');
    const __m256i cr = _mm256_set1_epi8('\r');
    __m256i zeros = _mm256_setzero_si256();
    __m256i all = _mm256_setzero_si256();
    for (; from + stride <= to; from += stride) {
        std::uint64_t bits = 0;
        for (unsigned half = 0; half < 2; ++half) {
            const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(text + from + 32 * half));
            const __m256i ends = _mm256_or_si256(_mm256_cmpeq_epi8(block, lf), _mm256_cmpeq_epi8(block, cr));
            const __m256i others = _mm256_or_si256(_mm256_cmpeq_epi8(block, delimiter), _mm256_cmpeq_epi8(block, quote));
            const auto found = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_or_si256(ends, others)));
            bits |= std::uint64_t{found} << (32 * half);
            all = _mm256_or_si256(all, block);
            zeros = _mm256_or_si256(zeros, _mm256_cmpeq_epi8(block, _mm256_setzero_si256()));
        }
        take(bits, from, to, marks);
    }
    CsvBytes seen = findPortably(text, from, to, bytes, marks);
    seen.nul = seen.nul || _mm256_movemask_epi8(zeros) != 0;
    seen.nonAscii = seen.nonAscii || _mm256_movemask_epi8(all) != 0;
    return seen;
}
#endif

} // namespace

void CsvMarks::drop(std::size_t marks, std::uint32_t moved)
{
    count -= marks;
    for (std::size_t i = 0; i < count; ++i)
        places[i] = places[i + marks] - moved;
}

CsvBytes findCsvMarksPortably(const char *text, std::size_t from, std::size_t to, char delimiter, char quote, CsvMarks &marks)
{
    return findPortably(text, from, to, Scalar{delimiter, quote == 0 ? delimiter : quote}, marks);
}

CsvBytes findCsvMarks(const char *text, std::size_t from, std::size_t to, char delimiter, char quote, CsvMarks &marks)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt"))
        return findWithAvx2(text, from, to, Scalar{delimiter, quote == 0 ? delimiter : quote}, marks);
#endif
    return findCsvMarksPortably(text, from, to, delimiter, quote, marks);
}

} // namespace outdial::models
