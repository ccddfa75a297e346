// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Ten million keys, none or half of them twice, beside the least that can be done to see that a key is new: a bare table of their
// hashes, eight bytes each, that says yes or no, doubles when it is 70 percent full, and takes two keys of one hash for the same.
#include "ratios.h"
#include "resident.h"

#include <models/transfer/keyset.h>

#include <array>
#include <chrono>

using namespace outdial;

namespace {

constexpr int rounds = 3;
constexpr int count = 10'000'000;
constexpr int block = 10'000;

class BareTable {
public:
    bool insert(std::string_view key, std::int64_t)
    {
        if ((m_size + 1) * 10 > m_hashes.size() * 7)
            grow();
        return put(models::keyHash(key) | 1); // 0 is free
    }
    std::size_t size() const { return m_size; }
    std::size_t memoryUsed() const { return m_hashes.capacity() * sizeof(std::uint64_t); }

private:
    bool put(std::uint64_t hash)
    {
        const std::size_t mask = m_hashes.size() - 1;
        std::size_t at = (hash >> 1) & mask;
        for (; m_hashes[at] != 0; at = (at + 1) & mask) {
            if (m_hashes[at] == hash)
                return true;
        }
        m_hashes[at] = hash;
        ++m_size;
        return false;
    }
    void grow()
    {
        const std::vector<std::uint64_t> before = std::exchange(m_hashes, std::vector<std::uint64_t>(m_hashes.size() * 2));
        m_size = 0;
        for (const auto hash : before) {
            if (hash != 0)
                put(hash);
        }
    }

    std::vector<std::uint64_t> m_hashes = std::vector<std::uint64_t>(1024);
    std::size_t m_size = 0;
};

struct Figures {
    double seconds = 1e9; // of the fastest round: of all keys, without making them
    double bytes = 0;     // of memory, the most of the first round
    double resident = 0;
};

// Several hundred nanoseconds, as reading and judging a row takes them between two keys: without it, the processor looks several
// keys up at the same time, which it never does in a check.
void work()
{
    static std::array<std::uint32_t, 4> sums{};
    for (std::uint32_t i = 0; i < 400; ++i)
        sums[i % 4] = (sums[i % 4] ^ i) * 16'777'619U;
    benchmark::DoNotOptimize(sums);
}

// Phone numbers in an order of chance, and all of them once more in another one.
template <typename Set>
void measure(Figures &figures, int times, bool works, bool first)
{
    const int different = count / times;
    bench::ResidentGrowth resident;
    std::vector<std::string> keys(block);
    double seconds = 0;
    std::size_t most = 0;
    std::size_t twice = 0;
    Set set;
    for (int from = 0; from < count; from += block) {
        for (int i = 0; i < block; ++i) {
            const std::int64_t step = from < different ? 7'654'321 : 3'333'337;
            keys[size_t(i)] = std::to_string(14'150'000'000 + (from + i) * step % different);
        }
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < block; ++i) {
            if (works)
                work();
            twice += set.insert(keys[size_t(i)], from + i) ? 1 : 0;
        }
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        most = std::max(most, set.memoryUsed());
        resident.look();
    }
    if (set.size() != std::size_t(different) || twice != std::size_t(count - different)) {
        std::fprintf(stderr, "bench_keyset: %zu keys and %zu twice\n", set.size(), twice);
        std::exit(1);
    }
    figures.seconds = std::min(figures.seconds, seconds);
    if (first) {
        figures.bytes = double(most);
        figures.resident = resident.most();
    }
}

std::string shown(double value, const char *unit)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f %s", value, unit);
    return text.data();
}

} // namespace

int main()
{
    struct Kind {
        std::string what;
        int times;
        bool works;
        double target;
    };
    for (const auto &kind : {Kind{"10M keys", 1, false, 3}, Kind{"10M keys, between them the work of a row", 1, true, 1.5},
                             Kind{"10M keys, each twice", 2, false, 6}}) {
        Figures keySet;
        Figures bare;
        for (int round = 0; round < rounds; ++round) {
            measure<models::KeySet>(keySet, kind.times, kind.works, round == 0);
            measure<BareTable>(bare, kind.times, kind.works, round == 0);
        }
        const double kept = double(count) / kind.times;
        const auto compare = [&](const std::string &of, double figure, double limit, const char *unit, double target) {
            bench::Ratios::print(kind.what + ": " + of, shown(figure, unit), shown(limit, unit), figure / limit, target);
        };
        compare("time / bare table of hashes", keySet.seconds / count * 1e9, bare.seconds / count * 1e9, "ns", kind.target);
        if (kind.works)
            continue;
        // A hash alone is eight bytes. What is resident shows in the first kind only: the others use the same memory again.
        compare("memory of one / a hash", keySet.bytes / kept, 8, "B", 2.5);
        if (kind.times == 1)
            compare("resident memory of one / a hash", keySet.resident / kept, 8, "B", 2.5);
    }
    return 0;
}
