// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of a file's rows, to find those that come twice: a 64-bit hash decides at once when a key is new; when hashes meet,
// the bytes decide. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace outdial::models {

class KeySet {
public:
    KeySet();
    // Adds the key of a row; when it was there already, gives the row that brought it and adds nothing.
    std::optional<std::int64_t> insert(std::string_view key, std::int64_t row);
    std::size_t size() const { return m_size; }
    std::size_t memoryUsed() const;

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint64_t place = 0; // of the entry in m_bytes, plus one; 0: free
    };
    void grow();
    std::string_view keyAt(std::uint64_t place) const;
    std::int64_t rowAt(std::uint64_t place) const;

    std::vector<Slot> m_slots;
    std::vector<char> m_bytes; // entries: row (8 bytes), length (4 bytes), the key
    std::size_t m_size = 0;
};

} // namespace outdial::models
