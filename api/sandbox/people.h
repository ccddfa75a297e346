// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// People who do not exist. Names are put together at random; telephone numbers come only from ranges that are set aside for
// fiction: 555-01xx (NANPA), the drama numbers of Ofcom, Bundesnetzagentur, ARCEP and ACMA.
#pragma once

#include <QRandomGenerator>

#include <string>

namespace outdial::sandbox {

class People {
public:
    explicit People(quint32 seed) : m_random(seed) {}

    enum class Country { UnitedStates, Germany, UnitedKingdom, France, Australia };

    std::string firstName(Country country);
    std::string lastName(Country country);
    // "(415) 555-0123", "030 23125 017", "020 7946 0123": as people of the country write it.
    std::string phone(Country country);
    // The n-th of the numbers of a country: different for different n, as far as the ranges go (UnitedKingdom: 10,000).
    static std::string phone(Country country, unsigned n);

    struct Place {
        const char *zip;
        const char *name; // state or town
    };
    Place place(Country country);

    unsigned below(unsigned bound) { return m_random.bounded(bound); }
    QRandomGenerator &random() { return m_random; }

private:
    QRandomGenerator m_random;
};

} // namespace outdial::sandbox
