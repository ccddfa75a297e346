// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What libphonenumber says of the phone numbers of a file: whether one can exist, and where it is. Hints only: the rules of the
// API decide what is sent. Made for millions of numbers: the length of a number is judged once for each country code, and numbers
// that differ in their last four digits only share one look-up. A range in which several look-ups agreed that its numbers are in
// use counts as in use as a whole, so that a hint may be missing there, or rest on a neighbour of the number. One thread; the
// same numbers in the same order give the same hints.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <api/types/format.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace outdial::models {

enum class PhoneDoubt {
    None,
    NoCountryCode, // no country has this code
    TooShort,
    TooLong,
    WrongLength, // between two lengths that exist
    NotInUse,    // long enough, but of an area code or range that is not given to anybody
};

struct PhoneHint {
    PhoneDoubt doubt = PhoneDoubt::None;
    int countryCode = 0;  // 0: none
    int region = -1;      // for PhoneHints::regionName(); -1: not known, not looked up, or not of one country
    int zones = -1;       // for PhoneZones; -1: not known
    bool lookedUp = true; // false: too many ranges; in use or not is not known
};

// The numbers of a file by place.
struct PhoneSpread {
    enum class State {
        None,     // nothing has been counted
        NoTypes,  // which fields are phone numbers is not known
        NoFields, // the format has no phone field that is filled from the file
        Counted
    };
    State state = State::None;
    qint64 numbers = 0;             // in rows that can be sent
    qint64 unplaced = 0;            // of these: no number that can exist, or of no country
    qint64 notLookedUp = 0;         // of these: in more ranges than are looked up
    QMap<QByteArray, qint64> zones; // by IANA names, joined with '&' where several are possible
    QMap<QString, qint64> regions;  // by ISO code: "US"; the others are not known
};

class PhoneHints {
public:
    static constexpr int mostLookUps = 100'000; // each takes libphonenumber some 10 µs

    PhoneHints();
    // stored: digits, and only these, as the tenant stores them. Of the type US_CANADA: 11 digits with 1, or 011 and an
    // international number; else country code first.
    PhoneHint look(std::string_view stored, api::PhoneType type);
    // look(), and counted in the spread.
    PhoneHint count(std::string_view stored, api::PhoneType type);
    PhoneSpread spread() const;
    const QString &regionName(int region) const { return m_regions[size_t(region)]; }
    int lookUps() const { return m_lookUps; }

    // "too short for a number of country code 44"
    static QString words(const PhoneHint &hint);

private:
    struct Range {
        std::uint64_t key = 0; // 0: free
        std::int16_t region = -1;
        std::uint8_t agreed = 0; // look-ups that found the same region
        bool settled = false;
        bool known = false; // for single numbers: region is the answer
    };
    class Ranges {
    public:
        Range &at(std::uint64_t key);

    private:
        void grow();
        std::vector<Range> m_slots = std::vector<Range>(4096);
        std::size_t m_size = 0;
    };
    int countryCodeOf(std::string_view digits) const;
    PhoneDoubt lengthDoubt(int code, std::string_view national);
    int regionOf(int code, std::string_view digits, std::string_view national, bool *lookedUp);

    std::vector<bool> m_codes;                          // 0...999: exists
    std::vector<std::array<std::int8_t, 18>> m_lengths; // by country code and national length; -1: not asked yet
    Ranges m_wide;
    Ranges m_narrow;
    std::vector<QString> m_regions;
    int m_lookUps = 0;
    qint64 m_numbers = 0;
    qint64 m_unplaced = 0;
    qint64 m_notLookedUp = 0;
    std::vector<qint64> m_zoneCounts;
    std::vector<qint64> m_regionCounts;
};

} // namespace outdial::models
