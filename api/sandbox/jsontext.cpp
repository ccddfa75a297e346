// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/jsontext.h>

namespace outdial::sandbox {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The place behind the string that begins at text[at].
std::size_t skipString(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return at + 1;
}

} // namespace

std::vector<std::string_view> rawElements(std::string_view array)
{
    std::vector<std::string_view> elements;
    std::size_t at = array.find('[');
    if (at == std::string_view::npos)
        return elements;
    ++at;
    int depth = 0;
    std::size_t first = at;
    const auto take = [&](std::size_t end) {
        while (first < end && isSpace(array[first]))
            ++first;
        while (end > first && isSpace(array[end - 1]))
            --end;
        if (end > first)
            elements.push_back(array.substr(first, end - first));
    };
    while (at < array.size()) {
        const char c = array[at];
        if (c == '"') {
            at = skipString(array, at);
            continue;
        }
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0) {
                take(at);
                break;
            }
            --depth;
        } else if (c == ',' && depth == 0) {
            take(at);
            first = at + 1;
        }
        ++at;
    }
    return elements;
}

} // namespace outdial::sandbox
