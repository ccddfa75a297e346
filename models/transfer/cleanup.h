// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done to the text of a cell before it is checked: blanks, capitals, digits, values that mean nothing, dates. CleanUp is
// plain data, kept with the mapping; Cleaner does it, prepared once for a column and then asked for each row.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <api/types/format.h>
#include <models/transfer/dates.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <unordered_map>
#include <vector>

namespace outdial::models {

enum class Letters { Keep, Upper, Lower, Title };

// A whole value that stands for another, whatever its capitals: "N/A" for nothing. It is looked for as it is in the file, and as
// the rest of the clean-up leaves it. An empty `value` is the empty cell.
struct Replacement {
    QString value;
    QString by;

    friend bool operator==(const Replacement &, const Replacement &) = default;
};

// In the order in which it is done. Blanks around the value always go.
struct CleanUp {
    bool collapseBlanks = false;     // several in a row, line breaks too, become one blank
    QList<Replacement> replacements; // what stands in `by` is not cleaned any further
    QString remove;                  // these characters
    bool digitsOnly = false;         // 0 to 9; a value without any stays as it is, for the check to refuse
    Letters letters = Letters::Keep;
    DateChange date;

    bool isEmpty() const { return *this == CleanUp(); }
    friend bool operator==(const CleanUp &, const CleanUp &) = default;
};

// 4.15E+09, 4,15E+09, 1E+12: what a spreadsheet makes of long digits. Not "12E4" alone, which may be a street or a product.
bool looksScientific(std::string_view value);

// How a date of this field is written in the end, one of rules::dateTimeFormats().
QString storedFormat(const DateChange &change, const api::Field &field);

class Cleaner {
public:
    Cleaner(const CleanUp &cleanUp, const api::Field &field);
    // value: trimmed UTF-8. The answer is trimmed, and valid until the next call and no longer than the value. A value that
    // does not parse (a date that is none, a number whose digits a spreadsheet has lost) comes back unchanged.
    std::string_view clean(std::string_view value);
    // The last value is not a date of the pattern although times have to be moved: as it stands it would be another time.
    bool isTimeUnread() const { return m_timeUnread; }

private:
    const std::string *replacementOf(std::string_view value);
    std::string_view cleanText(std::string_view value);
    void collapse(std::string_view value);
    void removeCharacters(std::string_view value);
    std::string_view keepDigits(std::string_view value);
    void changeLetters(std::string_view value);

    bool m_collapse;
    std::unordered_map<std::string, std::string> m_replacements; // folded value -> trimmed text
    bool m_removes;
    std::array<bool, 128> m_removed{};
    std::vector<std::string> m_removedWide; // characters beyond ASCII
    bool m_digitsOnly;
    Letters m_letters;
    std::optional<DateChanger> m_date;
    bool m_timeUnread = false;
    std::string m_folded;
    std::string m_made;
    std::string m_next;
};

// One short line: "digits only · capitals · dd.MM.yyyy HH:mm". Empty for none.
QString cleanUpInWords(const CleanUp &cleanUp);

QJsonObject encodeCleanUp(const CleanUp &cleanUp);
// The error is an English sentence: a word that this Outdial does not know, a time zone that this computer does not.
tl::expected<CleanUp, QString> decodeCleanUp(const QJsonObject &json);

} // namespace outdial::models
