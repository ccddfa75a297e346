// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules of single values with everything prepared that depends on the field only.
#pragma once

#include <api/rules/recordrules.h>

namespace outdial::rules {

// The digits of a field's removePrefix and defaultCountryCode. Numbers are compared when only their digits are left, so that a
// prefix written "+44" is the prefix 44.
struct PhonePlan {
    bool usCanada = false;
    std::string removePrefix;
    std::string defaultCountryCode;

    explicit PhonePlan(const api::Field &field);
};

Fault normalisePhone(std::string_view value, const PhonePlan &plan, std::string &stored);

// The layout of a date-time format: what each character of a value must be, "MM/dd/yyyy HH:mm" and the like. Empty when it is
// not one of the seven.
std::string dateTimeLayout(const QString &format);
Fault checkDateTime(std::string_view value, std::string_view layout);

} // namespace outdial::rules
