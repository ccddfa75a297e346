// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which of the texts of a page were kept a moment ago.
#pragma once

#include <api/types/recordpagedata.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace outdial::api {

// Remembers where a few hundred recent values stand, so that dispositions and agents are kept once. A value that is pushed out
// is kept a second time; nothing worse.
class RecentValues {
public:
    Cell *slotOf(std::string_view text)
    {
        std::uint64_t head = 0, tail = 0;
        const std::size_t length = std::min<std::size_t>(text.size(), 8);
        std::memcpy(&head, text.data(), length);
        std::memcpy(&tail, text.data() + text.size() - length, length);
        const std::uint64_t hash = (head * 0x9E3779B97F4A7C15U) ^ (tail * 0xC2B2AE3D27D4EB4FU) ^ text.size();
        return &m_slots[(hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15U >> 55];
    }

private:
    std::array<Cell, 512> m_slots{};
};

} // namespace outdial::api
