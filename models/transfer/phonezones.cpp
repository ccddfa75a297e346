// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/phonezones.h>

#include <map>

namespace outdial::models {

namespace {

struct Entry {
    std::string_view prefix;
    std::string_view zones;
};

constexpr Entry entries[] = {
#include <phonezones.inc>
};

} // namespace

const PhoneZones &PhoneZones::instance()
{
    static const PhoneZones zones;
    return zones;
}

PhoneZones::PhoneZones() : m_nodes(1)
{
    std::map<std::string_view, std::int16_t> known;
    for (const auto &entry : entries) {
        const auto [place, isNew] = known.emplace(entry.zones, std::int16_t(m_zones.size()));
        if (isNew)
            m_zones.push_back(entry.zones);
        std::size_t node = 0;
        for (const char digit : entry.prefix) {
            auto next = std::size_t(m_nodes[node].next[digit - '0']);
            if (next == 0) {
                next = m_nodes.size();
                m_nodes[node].next[digit - '0'] = std::int16_t(next);
                m_nodes.emplace_back();
            }
            node = next;
        }
        m_nodes[node].zones = place->second;
    }
}

int PhoneZones::find(std::string_view digits) const
{
    int found = -1;
    std::size_t node = 0;
    for (const char digit : digits) {
        node = std::size_t(m_nodes[node].next[digit - '0']);
        if (node == 0)
            break;
        if (m_nodes[node].zones >= 0)
            found = m_nodes[node].zones;
    }
    return found;
}

} // namespace outdial::models
