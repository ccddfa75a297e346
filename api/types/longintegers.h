// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Integers in JSON that no number type holds. Both ends of the wire take integers for text, so such a number is a value like any
// other, while a parser refuses the whole body for it.
#pragma once

#include <QByteArray>

#include <string_view>

namespace outdial::api {

// Puts quotes around integers that 64 bits may not hold (19 digits and more). The rest is not touched.
QByteArray quoteLongIntegers(std::string_view json);

} // namespace outdial::api
