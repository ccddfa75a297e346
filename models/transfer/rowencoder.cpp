// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/bytes.h>
#include <models/transfer/rowencoder.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr std::size_t block = 16;

// Sixteen bytes, which any processor of 64 bits takes in one step. Comparing gives bytes of all ones or none.
using Sixteen [[gnu::vector_size(block)]] = unsigned char;
using TwoWords [[gnu::vector_size(block)]] = std::uint64_t;

inline Sixteen escapesIn(Sixteen bytes)
{
    constexpr unsigned char firstShown = 0x20, quote = '"', backslash = '\\';
    return reinterpret_cast<Sixteen>((bytes < firstShown) | (bytes == quote) | (bytes == backslash));
}

inline bool isAny(Sixteen found)
{
    const auto words = reinterpret_cast<TwoWords>(found);
    return (words[0] | words[1]) != 0;
}

// Copies less than a block.
inline void copyShort(const char *from, std::size_t size, char *to)
{
    if (size >= 8) {
        std::memcpy(to, from, 8);
        std::memcpy(to + size - 8, from + size - 8, 8);
    } else if (size >= 4) {
        std::memcpy(to, from, 4);
        std::memcpy(to + size - 4, from + size - 4, 4);
    } else if (size > 0) {
        to[0] = from[0];
        to[size / 2] = from[size / 2];
        to[size - 1] = from[size - 1];
    }
}

// False when some of it has to be escaped; what was copied is worth nothing then.
inline bool copyPlain(std::string_view text, char *to)
{
    const char *from = text.data();
    Sixteen bytes;
    if (text.size() < block) {
        copyShort(from, text.size(), to);
        const bool isShort = text.size() < 8;
        const TwoWords words{isShort ? rules::shortText(text) : rules::eightBytes(from),
                             isShort ? rules::eightOf('0') : rules::eightBytes(from + text.size() - 8)};
        return !isAny(escapesIn(reinterpret_cast<Sixteen>(words)));
    }
    const char *const last = from + text.size() - block;
    std::memcpy(&bytes, last, block); // with some of what is before it
    std::memcpy(to + text.size() - block, &bytes, block);
    Sixteen found = escapesIn(bytes);
    for (; from < last; from += block, to += block) {
        std::memcpy(&bytes, from, block);
        std::memcpy(to, &bytes, block);
        found |= escapesIn(bytes);
    }
    return !isAny(found);
}

} // namespace

void appendJsonString(std::string &out, std::string_view text)
{
    static constexpr char hex[] = "0123456789abcdef";
    out.push_back('"');
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        out.push_back('\\');
        switch (c) {
        case '"':
            out.push_back('"');
            break;
        case '\\':
            out.push_back('\\');
            break;
        case '\n':
            out.push_back('n');
            break;
        case '\r':
            out.push_back('r');
            break;
        case '\t':
            out.push_back('t');
            break;
        default:
            out.append("u00");
            out.push_back(hex[c >> 4]);
            out.push_back(hex[c & 15]);
        }
    }
    out.append(text, plain);
    out.push_back('"');
}

RowEncoder::RowEncoder(const api::Format &format)
{
    for (const auto &field : format.fields) {
        Name name;
        name.text = ",";
        appendJsonString(name.text, field.name.toStdString());
        name.text += ":\"";
        name.size = name.text.size();
        name.text.resize(name.size + block);
        name.skip = field.skip;
        m_namesSize += name.size;
        m_names.push_back(std::move(name));
    }
}

std::size_t RowEncoder::roomFor(std::span<const std::string_view> values) const
{
    constexpr std::size_t besides = 4; // the last quote; longer than it, null
    std::size_t room = m_namesSize + block;
    for (const auto value : values)
        room += value.size() + besides;
    return room;
}

// Behind what is used of the row.
char *RowEncoder::takeRoom(std::size_t used, std::size_t bytes)
{
    if (m_row.size() < used + bytes)
        m_row.resize(2 * (used + bytes));
    return m_row.data() + used;
}

// room: of the whole row.
inline char *RowEncoder::add(const Name &name, std::string_view text, char *to, std::size_t room)
{
    for (std::size_t at = 0; at < name.size; at += block)
        std::memcpy(to + at, name.text.data() + at, block);
    if (!copyPlain(text, to + name.size))
        return addEscaped(name, text, to, room);
    to += name.size + text.size();
    *to = '"';
    return to + 1;
}

char *RowEncoder::addEscaped(const Name &name, std::string_view text, char *to, std::size_t room)
{
    m_escaped.assign(name.text, 0, name.size - 1); // the text brings the first quote as well
    appendJsonString(m_escaped, text);
    to = takeRoom(std::size_t(to - m_row.data()), m_escaped.size() + room);
    return std::ranges::copy(m_escaped, to).out;
}

char *RowEncoder::addNull(const Name &name, char *to) const
{
    constexpr std::string_view null = "null";
    to = std::copy_n(name.text.data(), name.size - 1, to); // without the quote
    return std::ranges::copy(null, to).out;
}

void RowEncoder::append(std::span<const std::string_view> values, std::string &out)
{
    const std::size_t room = roomFor(values);
    char *to = takeRoom(0, room);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i].empty() && !m_names[i].skip)
            to = add(m_names[i], values[i], to, room);
    }
    finish(to, out);
}

void RowEncoder::appendUpdate(std::span<const std::string_view> values, std::string &out)
{
    const std::size_t room = roomFor(values);
    char *to = takeRoom(0, room);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].data() != nullptr && !m_names[i].skip)
            to = values[i].empty() ? addNull(m_names[i], to) : add(m_names[i], values[i], to, room);
    }
    finish(to, out);
}

// The comma before the first member is the place of the brace.
void RowEncoder::finish(char *to, std::string &out)
{
    m_row[0] = '{';
    const std::size_t size = std::size_t(to - m_row.data());
    out.append(m_row.data(), std::max<std::size_t>(size, 1));
    out.push_back('}');
}

} // namespace outdial::models
