// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <api/rules/recordrules.h>
#include <api/rules/text.h>
#include <models/dnc/dnckeys.h>

#include <algorithm>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DncKeys)
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// What people write into telephone numbers.
bool isPunctuation(char c) { return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/' || c == '+'; }

DncKey numberKey(std::string_view given, const DncKind &kind)
{
    DncKey key;
    std::string digits;
    bool odd = false;
    for (const char c : given) {
        if (isDigit(c))
            digits.push_back(c);
        else if (!isPunctuation(c))
            odd = true;
    }
    const bool international = given.front() == '+' || given.substr(0, 2) == "00";
    if (odd || digits.size() < 7 || digits.size() > 17)
        key.doubt = DncDoubt::NotANumber;
    if (kind.writing == DncWriting::AsGiven || key.doubt != DncDoubt::None) {
        key.text = std::string(given);
        return key;
    }
    if (given.substr(0, 2) == "00")
        digits.erase(0, 2);
    const std::string code = kind.countryCode.toStdString();
    if (!international && !code.empty()) {
        if (digits.front() == '0')
            digits.replace(0, 1, code);
        else if (digits.compare(0, code.size(), code) != 0)
            digits.insert(0, code);
    } else if (!international && digits.size() == 10) {
        digits.insert(0, 1, '1');
    }
    if (digits.size() < 7 || digits.size() > 15)
        key.doubt = DncDoubt::NotANumber;
    key.text = key.doubt == DncDoubt::None ? digits : std::string(given);
    return key;
}

bool isAreaCode(std::string_view text) { return text.size() >= 2 && text.size() <= 7 && std::ranges::all_of(text, isDigit); }

bool isPostalCode(std::string_view text, const QString &country)
{
    const auto digits = std::ranges::count_if(text, isDigit);
    if (country.compare(QLatin1String("US"), Qt::CaseInsensitive) == 0)
        return (digits == 5 && text.size() == 5) || (digits == 9 && (text.size() == 9 || (text.size() == 10 && text[5] == '-')));
    if (country.compare(QLatin1String("DE"), Qt::CaseInsensitive) == 0)
        return digits == 5 && text.size() == 5;
    return digits > 0 && text.size() <= 12;
}

} // namespace

DncKey dncKey(std::string_view given, const DncKind &kind)
{
    const std::string_view text = rules::trimmed(given);
    if (text.empty())
        return {{}, DncDoubt::Empty};
    if (!rules::isUtf8(text))
        return {std::string(text), DncDoubt::NotText};
    switch (kind.type) {
    case rules::DncType::Internal:
        return numberKey(text, kind);
    case rules::DncType::GeographicAreaCode:
        return {std::string(text), isAreaCode(text) ? DncDoubt::None : DncDoubt::NotAnAreaCode};
    case rules::DncType::GeographicPostal:
        return {std::string(text), isPostalCode(text, kind.country) ? DncDoubt::None : DncDoubt::NotAPostalCode};
    case rules::DncType::GeographicState:
    case rules::DncType::Exclusion:
        break;
    }
    return {std::string(text), DncDoubt::None};
}

QString dncDoubtText(DncDoubt doubt)
{
    switch (doubt) {
    case DncDoubt::Empty:
        return Text::tr("The row has no key.");
    case DncDoubt::NotText:
        return Text::tr("It has bytes that are no text in the encoding of the file.");
    case DncDoubt::NotANumber:
        return Text::tr("It has not 7 to 15 digits, or letters: no telephone number matches it.");
    case DncDoubt::NotAnAreaCode:
        return Text::tr("An area code has 2 to 7 digits and nothing else.");
    case DncDoubt::NotAPostalCode:
        return Text::tr("It is no postal code of the country of this list.");
    case DncDoubt::None:
        break;
    }
    return {};
}

QString dncKeyTitle(const DncKind &kind)
{
    switch (kind.type) {
    case rules::DncType::Internal:
        return Text::tr("Telephone number");
    case rules::DncType::GeographicPostal:
        return Text::tr("Postal code");
    case rules::DncType::GeographicState:
        return Text::tr("State");
    case rules::DncType::GeographicAreaCode:
        return Text::tr("Area code");
    case rules::DncType::Exclusion:
        return Text::tr("Value of %1").arg(kind.listField);
    }
    return {};
}

} // namespace outdial::models
