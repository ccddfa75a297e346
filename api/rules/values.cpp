// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/values.h>

#include <algorithm>
#include <cstdint>

namespace outdial::rules {

namespace {

// ASCII only: full-width and other digits are characters that the tenant removes.
bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string digitsOf(const QString &text)
{
    std::string digits;
    for (const QChar c : text) {
        if (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            digits += c.toLatin1();
    }
    return digits;
}

bool beginsWith(const std::string &text, std::size_t from, std::string_view prefix)
{
    return text.compare(from, prefix.size(), prefix) == 0;
}

Fault normaliseUsCanada(std::string &stored, std::size_t from)
{
    const std::size_t length = stored.size() - from;
    const bool one = stored[from] == '1';
    if (beginsWith(stored, from, "011") || (one && length == 11))
        return Fault::None;
    if (length == 10 && !one) {
        stored.insert(from, 1, '1');
        return Fault::None;
    }
    return length == 10 ? Fault::PhoneTenDigitsWith1 : Fault::PhoneLength;
}

int daysInMonth(int year, int month)
{
    static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool exists(int year, int month, int day, int hour, int minute, int second)
{
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && hour <= 23 && minute <= 59 &&
           second <= 59;
}

} // namespace

PhonePlan::PhonePlan(const api::Field &field) : usCanada(field.phoneType == api::PhoneType::UsCanada)
{
    if (usCanada)
        return; // both are ignored for these
    removePrefix = digitsOf(field.removePrefix);
    defaultCountryCode = digitsOf(field.defaultCountryCode);
}

Fault normalisePhone(std::string_view value, const PhonePlan &plan, std::string &stored)
{
    const std::size_t from = stored.size();
    if (areDigits(value))
        stored += value;
    else
        std::copy_if(value.begin(), value.end(), std::back_inserter(stored), isDigit);
    if (stored.size() == from)
        return Fault::PhoneNoDigits;
    if (plan.usCanada) {
        const Fault fault = normaliseUsCanada(stored, from);
        if (fault != Fault::None)
            stored.resize(from);
        return fault;
    }
    if (!plan.removePrefix.empty() && beginsWith(stored, from, plan.removePrefix))
        stored.erase(from, plan.removePrefix.size());
    if (stored.size() == from)
        return Fault::PhoneNoDigits;
    if (!beginsWith(stored, from, plan.defaultCountryCode))
        stored.insert(from, plan.defaultCountryCode);
    return Fault::None;
}

Fault normalisePhone(std::string_view value, const api::Field &field, std::string &stored)
{
    return normalisePhone(value, PhonePlan(field), stored);
}

Fault checkInteger(std::string_view value, std::string &stored)
{
    const bool negative = !value.empty() && value.front() == '-';
    if (negative || (!value.empty() && value.front() == '+'))
        value.remove_prefix(1);
    if (value.empty() || !std::all_of(value.begin(), value.end(), isDigit))
        return Fault::NotAnInteger;
    value.remove_prefix(std::min(value.find_first_not_of('0'), value.size()));
    if (value.empty()) {
        stored += '0';
        return Fault::None;
    }
    // Both bounds have 19 digits; numbers of one length compare like text.
    const std::string_view bound = negative ? "9223372036854775808" : "9223372036854775807";
    if (value.size() > bound.size() || (value.size() == bound.size() && value > bound))
        return Fault::IntegerRange;
    if (negative)
        stored += '-';
    stored += value;
    return Fault::None;
}

const std::vector<QString> &dateTimeFormats()
{
    static const std::vector<QString> formats{
        QStringLiteral("MM/dd/yyyy HH:mm"),    QStringLiteral("dd.MM.yyyy HH:mm"), QStringLiteral("yyyy-MM-dd HH:mm"),
        QStringLiteral("yyyy-MM-dd"),          QStringLiteral("dd-MM-yyyy"),       QStringLiteral("MM-dd-yyyy"),
        QStringLiteral("MM/dd/yyyy HH:mm:ss"),
    };
    return formats;
}

QString defaultDateTimeFormat() { return dateTimeFormats().front(); }

std::string dateTimeLayout(const QString &format)
{
    if (format.isEmpty() || format == QLatin1String("MM/dd/yyyy ::mm"))
        return defaultDateTimeFormat().toStdString();
    const auto &formats = dateTimeFormats();
    return std::find(formats.begin(), formats.end(), format) != formats.end() ? format.toStdString() : std::string();
}

Fault checkDateTime(std::string_view value, std::string_view layout)
{
    if (layout.empty() || value.size() != layout.size())
        return Fault::NotADateTime;
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    for (std::size_t i = 0; i < layout.size(); ++i) {
        int *part = nullptr;
        switch (layout[i]) {
        case 'y':
            part = &year;
            break;
        case 'M':
            part = &month;
            break;
        case 'd':
            part = &day;
            break;
        case 'H':
            part = &hour;
            break;
        case 'm':
            part = &minute;
            break;
        case 's':
            part = &second;
            break;
        default:
            break;
        }
        if (part ? !isDigit(value[i]) : value[i] != layout[i])
            return Fault::NotADateTime;
        if (part)
            *part = *part * 10 + (value[i] - '0');
    }
    return exists(year, month, day, hour, minute, second) ? Fault::None : Fault::NotADateTime;
}

DateTimePlan::DateTimePlan(std::string_view layout) : m_size(layout.size() <= longest ? layout.size() : 0)
{
    const auto placeOf = [layout](char letter) {
        const std::size_t at = layout.find(letter);
        return at == std::string_view::npos ? -1 : static_cast<int>(at);
    };
    m_year = placeOf('y');
    m_month = placeOf('M');
    m_day = placeOf('d');
    m_hour = placeOf('H');
    m_minute = placeOf('m');
    m_second = placeOf('s');
    m_limit.fill(0x7F);
    for (std::size_t i = 0; i < m_size; ++i) {
        const bool isPart = std::string_view("yMdHms").find(layout[i]) != std::string_view::npos;
        m_expected[i] = isPart ? '0' : layout[i];
        m_limit[i] = isPart ? 0x76 : 0x7F; // differs by nine at most, or not at all
    }
}

bool DateTimePlan::takes(std::string_view value) const
{
    if (m_size == 0 || value.size() != m_size)
        return false;
    std::array<char, longest> text{};
    std::memcpy(text.data(), value.data(), m_size);
    std::uint64_t wrong = 0;
    for (std::size_t i = 0; i < longest; i += 8) {
        const std::uint64_t differs = eightBytes(text.data() + i) ^ eightBytes(m_expected.data() + i);
        wrong |= ((differs & ~highBits) + eightBytes(m_limit.data() + i)) | differs;
    }
    if ((wrong & highBits) != 0)
        return false;
    const auto two = [&text](int at) {
        return at < 0 ? 0 : (text[static_cast<std::size_t>(at)] - '0') * 10 + text[static_cast<std::size_t>(at) + 1] - '0';
    };
    return exists(two(m_year) * 100 + two(m_year + 2), two(m_month), two(m_day), two(m_hour), two(m_minute), two(m_second));
}

Fault checkDateTime(std::string_view value, const api::Field &field)
{
    return checkDateTime(value, dateTimeLayout(field.format));
}

} // namespace outdial::rules
