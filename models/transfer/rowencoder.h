// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes records as JSON objects. Each goes through memory that is kept, with room to write whole words past the end of a value;
// nothing is asked for again while rows are as long as those before. One thread.
#pragma once

#include <api/types/format.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

// Appends text as a JSON string, with quotes. The text is valid UTF-8.
void appendJsonString(std::string &out, std::string_view text);

class RowEncoder {
public:
    explicit RowEncoder(const api::Format &format);

    // All texts are valid UTF-8, one a field. Fields that are skipped, or have no text, are left out.
    void append(std::span<const std::string_view> values, std::string &out);
    // For an update, where data() == nullptr is no member, and every other empty text is null.
    void appendUpdate(std::span<const std::string_view> values, std::string &out);

private:
    struct Name {
        std::string text; // ,"name":" and room behind it, so that blocks of 16 bytes can be read
        std::size_t size = 0;
        bool skip = false;
    };
    // What all values of a row take when nothing of them has to be escaped, with what is written behind them and overwritten.
    std::size_t roomFor(std::span<const std::string_view> values) const;
    char *add(const Name &name, std::string_view text, char *to, std::size_t room);
    char *addEscaped(const Name &name, std::string_view text, char *to, std::size_t room);
    char *addNull(const Name &name, char *to) const;
    char *takeRoom(std::size_t used, std::size_t bytes);
    void finish(char *to, std::string &out);

    std::vector<Name> m_names;
    std::vector<char> m_row; // only grows
    std::size_t m_namesSize = 0;
    std::string m_escaped;
};

} // namespace outdial::models
