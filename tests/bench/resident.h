// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the process has in memory, and the most of it over a time. Linux.
#pragma once

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace outdial::bench {

// Bytes; 0 when the system does not tell.
inline double residentBytes()
{
    long all = 0;
    long resident = 0;
    std::FILE *const file = std::fopen("/proc/self/statm", "r");
    if (!file)
        return 0;
    const bool told = std::fscanf(file, "%ld %ld", &all, &resident) == 2;
    std::fclose(file);
    return told ? double(resident) * double(::sysconf(_SC_PAGESIZE)) : 0;
}

// Growth since it was made, the most that look() has seen.
class ResidentGrowth {
public:
    void look() { m_most = std::max(m_most, residentBytes() - m_before); }
    double most() const { return m_most; }

private:
    const double m_before = residentBytes();
    double m_most = 0;
};

} // namespace outdial::bench
