// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/transfer/phonehints.h>
#include <models/transfer/phonezones.h>

#include <algorithm>
#include <phonenumbers/phonenumberutil.h>
#include <set>
#include <utility>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(PhoneHints)
};

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t longestNational = 17; // that libphonenumber takes
constexpr int enoughAgree = 6;
constexpr std::int16_t nowhere = -2; // looked up: in use by nobody

std::uint64_t valueOf(std::string_view digits)
{
    std::uint64_t value = 0;
    for (const char digit : digits)
        value = value * 10 + std::uint64_t(digit - '0');
    return value;
}

// The number as it stands: a zero that is left before the area code is dialed too, and is not forgiven here.
PhoneNumber numberOf(int code, std::string_view national)
{
    PhoneNumber number;
    number.set_country_code(code);
    number.set_national_number(valueOf(national));
    // Of zeros alone the last one is the number.
    const auto zeros = std::min(national.find_first_not_of('0'), national.size() - 1);
    if (zeros > 0) {
        number.set_italian_leading_zero(true);
        number.set_number_of_leading_zeros(int(zeros));
    }
    return number;
}

} // namespace

PhoneHints::PhoneHints() : m_codes(1000), m_lengths(1000), m_zoneCounts(size_t(PhoneZones::instance().count()))
{
    std::set<int> codes;
    PhoneNumberUtil::GetInstance()->GetSupportedCallingCodes(&codes);
    for (const int code : codes)
        m_codes[size_t(code)] = true;
    for (auto &lengths : m_lengths)
        lengths.fill(-1);
}

PhoneHint PhoneHints::look(std::string_view stored, api::PhoneType type)
{
    constexpr std::string_view international = "011";
    auto digits = stored;
    if (type == api::PhoneType::UsCanada && digits.starts_with(international))
        digits.remove_prefix(international.size());
    PhoneHint hint;
    hint.countryCode = countryCodeOf(digits);
    if (hint.countryCode == 0) {
        hint.doubt = PhoneDoubt::NoCountryCode;
        return hint;
    }
    const std::size_t width = hint.countryCode < 10 ? 1 : hint.countryCode < 100 ? 2 : 3;
    const auto national = digits.substr(width);
    hint.doubt = lengthDoubt(hint.countryCode, national);
    if (hint.doubt != PhoneDoubt::None)
        return hint;
    const int region = regionOf(hint.countryCode, digits, national, &hint.lookedUp);
    if (region == nowhere) {
        hint.doubt = PhoneDoubt::NotInUse;
        return hint;
    }
    hint.region = region;
    hint.zones = PhoneZones::instance().find(digits);
    return hint;
}

PhoneHint PhoneHints::count(std::string_view stored, api::PhoneType type)
{
    const auto hint = look(stored, type);
    ++m_numbers;
    if (!hint.lookedUp)
        ++m_notLookedUp;
    if (hint.region >= 0)
        ++m_regionCounts[size_t(hint.region)];
    if (hint.zones >= 0)
        ++m_zoneCounts[size_t(hint.zones)];
    else
        ++m_unplaced;
    return hint;
}

PhoneSpread PhoneHints::spread() const
{
    PhoneSpread spread;
    spread.state = PhoneSpread::State::Counted;
    spread.numbers = m_numbers;
    spread.unplaced = m_unplaced;
    spread.notLookedUp = m_notLookedUp;
    for (int i = 0; i < int(m_zoneCounts.size()); ++i) {
        const auto names = PhoneZones::instance().zones(i);
        if (m_zoneCounts[size_t(i)] > 0)
            spread.zones[QByteArray(names.data(), qsizetype(names.size()))] += m_zoneCounts[size_t(i)];
    }
    for (size_t i = 0; i < m_regions.size(); ++i) {
        if (m_regionCounts[i] > 0)
            spread.regions.insert(m_regions[i], m_regionCounts[i]);
    }
    return spread;
}

// No country code is the beginning of another.
int PhoneHints::countryCodeOf(std::string_view digits) const
{
    int code = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, digits.size()); ++i) {
        code = code * 10 + (digits[i] - '0');
        if (code == 0)
            return 0;
        if (m_codes[size_t(code)])
            return code;
    }
    return 0;
}

PhoneDoubt PhoneHints::lengthDoubt(int code, std::string_view national)
{
    if (national.size() > longestNational)
        return PhoneDoubt::TooLong;
    auto &known = m_lengths[size_t(code)][national.size()];
    if (known >= 0)
        return PhoneDoubt(known);
    const auto judge = [&] {
        if (national.empty())
            return PhoneDoubt::TooShort;
        switch (PhoneNumberUtil::GetInstance()->IsPossibleNumberWithReason(numberOf(code, national))) {
        case PhoneNumberUtil::IS_POSSIBLE:
            return PhoneDoubt::None;
        case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY: // without its area code
        case PhoneNumberUtil::TOO_SHORT:
            return PhoneDoubt::TooShort;
        case PhoneNumberUtil::TOO_LONG:
            return PhoneDoubt::TooLong;
        case PhoneNumberUtil::INVALID_COUNTRY_CODE:
            return PhoneDoubt::NoCountryCode;
        case PhoneNumberUtil::INVALID_LENGTH:
            return PhoneDoubt::WrongLength;
        }
        return PhoneDoubt::None;
    };
    const auto doubt = judge();
    known = std::int8_t(doubt);
    return doubt;
}

int PhoneHints::regionOf(int code, std::string_view digits, std::string_view national, bool *lookedUp)
{
    // The key of a range: its digits, and how many follow. At most 18 digits, so that it fits.
    const auto keyOf = [&](std::size_t open) {
        return valueOf(digits.substr(0, digits.size() - open)) * 32 + std::uint64_t(digits.size());
    };
    const bool isLong = digits.size() > 8;
    if (isLong) {
        const auto &wide = m_wide.at(keyOf(6));
        if (wide.settled && wide.agreed >= enoughAgree)
            return wide.region;
    }
    auto &narrow = m_narrow.at(keyOf(isLong ? 4 : 0));
    if (narrow.known)
        return narrow.region;
    if (m_lookUps >= mostLookUps) {
        *lookedUp = false;
        return -1;
    }
    ++m_lookUps;
    std::string name;
    const auto &library = *PhoneNumberUtil::GetInstance();
    const auto number = numberOf(code, national);
    library.GetRegionCodeForNumber(number, &name);
    std::int16_t region = nowhere;
    // The region comes from the country code, or from the first digits alone.
    if (library.IsValidNumberForRegion(number, name)) {
        const auto text = QString::fromStdString(name);
        const auto known = std::ranges::find(m_regions, text);
        region = std::int16_t(known - m_regions.begin());
        if (known == m_regions.end()) {
            m_regions.push_back(text);
            m_regionCounts.push_back(0);
        }
    }
    narrow.known = true;
    narrow.region = region;
    if (!isLong)
        return region;
    // A range settles once; one answer that differs, and each of its numbers is looked up.
    auto &wide = m_wide.at(keyOf(6));
    if (wide.agreed == 0 && !wide.settled) {
        wide.region = region;
        wide.settled = region != nowhere;
    }
    if (wide.settled && wide.region == region)
        ++wide.agreed;
    else
        wide.settled = false;
    wide.agreed = std::max<std::uint8_t>(wide.agreed, 1);
    return region;
}

PhoneHints::Range &PhoneHints::Ranges::at(std::uint64_t key)
{
    if ((m_size + 1) * 2 > m_slots.size())
        grow();
    const auto mask = m_slots.size() - 1;
    auto place = (key * 0x9E3779B97F4A7C15ull >> 20) & mask;
    while (m_slots[place].key != 0 && m_slots[place].key != key)
        place = (place + 1) & mask;
    if (m_slots[place].key == 0) {
        m_slots[place].key = key;
        ++m_size;
    }
    return m_slots[place];
}

void PhoneHints::Ranges::grow()
{
    auto old = std::exchange(m_slots, std::vector<Range>(m_slots.size() * 2));
    m_size = 0;
    for (const auto &range : old) {
        if (range.key != 0)
            at(range.key) = range;
    }
}

QString PhoneHints::words(const PhoneHint &hint)
{
    switch (hint.doubt) {
    case PhoneDoubt::None:
        return {};
    case PhoneDoubt::NoCountryCode:
        return Text::tr("no country has this code");
    case PhoneDoubt::TooShort:
        return Text::tr("too short for country code %1").arg(hint.countryCode);
    case PhoneDoubt::TooLong:
        return Text::tr("too long for country code %1").arg(hint.countryCode);
    case PhoneDoubt::WrongLength:
        return Text::tr("wrong length for country code %1").arg(hint.countryCode);
    case PhoneDoubt::NotInUse:
        return Text::tr("not in use under country code %1").arg(hint.countryCode);
    }
    return {};
}

} // namespace outdial::models
