// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether bytes are text, for the rules and the reader of CSV files.
#pragma once

#include <string_view>

namespace outdial::rules {

// Valid UTF-8 (no overlong forms, no surrogates). ASCII is decided eight bytes at a time.
bool isUtf8(std::string_view value);

} // namespace outdial::rules
