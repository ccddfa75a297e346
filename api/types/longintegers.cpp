// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/types/longintegers.h>

#include <algorithm>

namespace outdial::api {

namespace {

// The place behind the string that begins at text[at].
std::size_t skipString(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return std::min(at + 1, text.size());
}

bool isNumberChar(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'; }

} // namespace

QByteArray quoteLongIntegers(std::string_view json)
{
    QByteArray out;
    out.reserve(static_cast<qsizetype>(json.size()) + 64);
    std::size_t at = 0;
    while (at < json.size()) {
        std::size_t end = at + 1;
        bool quote = false;
        if (json[at] == '"') {
            end = skipString(json, at);
        } else if (json[at] == '-' || (json[at] >= '0' && json[at] <= '9')) {
            while (end < json.size() && isNumberChar(json[end]))
                ++end;
            const std::string_view number = json.substr(at, end - at);
            quote = number.size() >= 19 && number.find_first_not_of("0123456789", 1) == std::string_view::npos &&
                    number[number.front() == '-' ? 1 : 0] != '0';
        }
        if (quote)
            out.append('"');
        out.append(json.data() + at, static_cast<qsizetype>(end - at));
        if (quote)
            out.append('"');
        at = end;
    }
    return out;
}

} // namespace outdial::api
