// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/types/codecs.h>
#include <api/types/recordpage.h>
#include <api/types/simdjsonvalues.h>

#include <charconv>
#include <cmath>

namespace outdial::api {

bool readInt(simdjson::dom::element value, std::int32_t &out)
{
    std::int64_t number = 0;
    if (value.get(number) != simdjson::SUCCESS) {
        double real = 0;
        std::string_view text;
        if (value.get(text) == simdjson::SUCCESS) {
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (!text.empty() && (error != std::errc() || end != text.data() + text.size()))
                return false;
        } else if (value.get(real) == simdjson::SUCCESS && std::abs(real) < 2.0e9) {
            number = std::llround(real);
        } else if (!value.is_null()) {
            return false;
        }
    }
    out = static_cast<std::int32_t>(number);
    return number == out;
}

bool readBool(simdjson::dom::element value, bool &out)
{
    if (value.get(out) == simdjson::SUCCESS)
        return true;
    std::string_view text;
    out = value.get(text) == simdjson::SUCCESS && text == "true";
    return out || value.is_null() || (value.is_string() && (text.empty() || text == "false"));
}

bool readTime(simdjson::dom::element value, std::int64_t &out)
{
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return value.is_null();
    out = text.empty() ? noTime : decodeTime(text);
    return text.empty() || out != noTime;
}

} // namespace outdial::api
