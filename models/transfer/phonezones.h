// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Time zones by the beginning of a phone number, country code first: libphonenumber's table, longest prefix first. Plain data,
// read once; from any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace outdial::models {

class PhoneZones {
public:
    static const PhoneZones &instance();

    // An index for zones(), -1 when no country has such a number. A number that may be used in a whole country, such as a
    // mobile one, has all zones of the country.
    int find(std::string_view digits) const;
    // IANA names, joined with '&': "America/New_York", "America/Anchorage&America/Juneau".
    std::string_view zones(int index) const { return m_zones[std::size_t(index)]; }
    int count() const { return int(m_zones.size()); }

private:
    PhoneZones();
    struct Node {
        std::int16_t next[10] = {};
        std::int16_t zones = -1;
    };
    std::vector<Node> m_nodes;
    std::vector<std::string_view> m_zones;
};

} // namespace outdial::models
