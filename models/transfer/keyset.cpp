// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHashFunctions>

#include <models/transfer/keyset.h>

#include <cstring>

namespace outdial::models {

namespace {
constexpr std::size_t rowBytes = sizeof(std::int64_t);
constexpr std::size_t lengthBytes = sizeof(std::uint32_t);

std::uint64_t hashOf(std::string_view key) { return qHashBits(key.data(), key.size(), 0x9e3779b97f4a7c15U); }
} // namespace

KeySet::KeySet() : m_slots(1024) {}

std::optional<std::int64_t> KeySet::insert(std::string_view key, std::int64_t row)
{
    if ((m_size + 1) * 10 > m_slots.size() * 7)
        grow();
    const std::uint64_t hash = hashOf(key);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].place != 0) {
        if (m_slots[at].hash == hash && keyAt(m_slots[at].place) == key)
            return rowAt(m_slots[at].place);
        at = (at + 1) & mask;
    }
    const std::size_t place = m_bytes.size();
    const auto length = std::uint32_t(key.size());
    m_bytes.resize(place + rowBytes + lengthBytes + key.size());
    std::memcpy(m_bytes.data() + place, &row, rowBytes);
    std::memcpy(m_bytes.data() + place + rowBytes, &length, lengthBytes);
    std::memcpy(m_bytes.data() + place + rowBytes + lengthBytes, key.data(), key.size());
    m_slots[at] = {hash, place + 1};
    ++m_size;
    return std::nullopt;
}

std::size_t KeySet::memoryUsed() const { return m_slots.capacity() * sizeof(Slot) + m_bytes.capacity(); }

void KeySet::grow()
{
    std::vector<Slot> larger(m_slots.size() * 2);
    const std::size_t mask = larger.size() - 1;
    for (const auto &slot : m_slots) {
        if (slot.place == 0)
            continue;
        std::size_t at = slot.hash & mask;
        while (larger[at].place != 0)
            at = (at + 1) & mask;
        larger[at] = slot;
    }
    m_slots = std::move(larger);
}

std::string_view KeySet::keyAt(std::uint64_t place) const
{
    const char *entry = m_bytes.data() + place - 1;
    std::uint32_t length = 0;
    std::memcpy(&length, entry + rowBytes, lengthBytes);
    return {entry + rowBytes + lengthBytes, length};
}

std::int64_t KeySet::rowAt(std::uint64_t place) const
{
    std::int64_t row = 0;
    std::memcpy(&row, m_bytes.data() + place - 1, rowBytes);
    return row;
}

} // namespace outdial::models
