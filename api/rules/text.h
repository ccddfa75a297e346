// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether bytes are text, and the blanks around it, for the rules and the reader of CSV files.
#pragma once

#include <api/rules/recordrules.h>

#include <string_view>

namespace outdial::rules {

// Valid UTF-8 (no overlong forms, no surrogates). ASCII is decided eight bytes at a time.
bool isUtf8(std::string_view value);

// trimmed(), without a call for nearly all values: one that begins and ends with visible ASCII has no blanks around it.
inline std::string_view quicklyTrimmed(std::string_view value)
{
    const auto isVisible = [](char c) { return static_cast<signed char>(c) > ' '; };
    return value.empty() || (isVisible(value.front()) && isVisible(value.back())) ? value : trimmed(value);
}

} // namespace outdial::rules
