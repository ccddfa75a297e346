// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules of single values with everything prepared that depends on the field only.
#pragma once

#include <api/rules/bytes.h>
#include <api/rules/recordrules.h>

#include <array>

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

// Whether a value is surely stored as it stands; false also when that would take a closer look.
inline bool isStoredPhone(std::string_view value, const PhonePlan &plan)
{
    if (!areDigits(value))
        return false;
    if (plan.usCanada)
        return (value.size() == 11 && value.front() == '1') || value.starts_with("011");
    return !value.empty() && plan.removePrefix.empty() && value.starts_with(plan.defaultCountryCode);
}

inline bool isStoredInteger(std::string_view value)
{
    const bool fits = !value.empty() && value.size() <= 18; // so many nines are less than 64 bits
    return fits && areDigits(value) && (value.front() != '0' || value.size() == 1);
}

// The layout of a date-time format: what each character of a value must be, "MM/dd/yyyy HH:mm" and the like. Empty when it is
// not one of the seven.
std::string dateTimeLayout(const QString &format);
Fault checkDateTime(std::string_view value, std::string_view layout);

// A layout, prepared to be asked for each row.
class DateTimePlan {
public:
    DateTimePlan() = default; // takes nothing
    explicit DateTimePlan(std::string_view layout);
    // Whether checkDateTime() has nothing to say of the layout.
    bool takes(std::string_view value) const;

private:
    static constexpr std::size_t longest = 24; // of the layouts, in whole words
    // What each byte must be: a digit, compared with '0', or the very character.
    std::array<char, longest> m_expected{};
    std::array<char, longest> m_limit{}; // added to how a byte differs, sets the upper bit when that is too much
    std::size_t m_size = 0;
    // Where the parts stand; -1: the layout has none.
    int m_year = -1, m_month = -1, m_day = -1, m_hour = -1, m_minute = -1, m_second = -1;
};

} // namespace outdial::rules
