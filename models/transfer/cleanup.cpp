// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/recordrules.h>
#include <models/transfer/cleanup.h>

#include <algorithm>

namespace outdial::models {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char upper(char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

QString toText(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

// Bytes of the character at the beginning of valid UTF-8.
std::size_t characterLength(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return std::min(length, text.size());
}

bool isWordPart(char c) { return isDigit(c) || lower(c) != upper(c); }
bool isWordPart(QChar c) { return c.isLetterOrNumber() || c.isMark() || c.isSurrogate(); }
bool isApostrophe(char c) { return c == '\''; }
bool isApostrophe(QChar c) { return c == u'\'' || c == u'’'; }
char titled(char c) { return upper(c); }
QChar titled(QChar c) { return c.toTitleCase(); }
char lowered(char c) { return lower(c); }
QChar lowered(QChar c) { return c.toLower(); }

// Words begin behind what is no letter or digit, behind an apostrophe only in names like O'Neil and D'Angelo.
template <typename Text>
void titleCase(Text &text)
{
    std::size_t inWord = 0;
    for (auto &c : text) {
        if (isWordPart(c))
            c = inWord++ == 0 ? titled(c) : lowered(c);
        else
            inWord = isApostrophe(c) && inWord > 1 ? inWord + 1 : 0;
    }
}

void fold(std::string_view value, std::string &folded)
{
    if (isAscii(value)) {
        folded.resize(value.size());
        std::ranges::transform(value, folded.begin(), lower);
    } else {
        folded = toText(value).toCaseFolded().toStdString();
    }
}

std::string trimmedBytes(const QString &text)
{
    const std::string bytes = text.toStdString();
    return std::string(rules::trimmed(bytes));
}

} // namespace

// The text before the "E" is a number of one or more digits with points or commas, the text behind it a sign and digits.
bool looksScientific(std::string_view value)
{
    // Nearly all values are told by their ends; this is done for every value of every row.
    if (value.size() < 4 || !isDigit(value.front()) || !isDigit(value.back()))
        return false;
    std::size_t sign = value.size() - 1; // before the last digits
    while (sign > 0 && isDigit(value[sign]))
        --sign;
    if (sign < 2 || (value[sign] != '+' && value[sign] != '-') || (value[sign - 1] != 'e' && value[sign - 1] != 'E'))
        return false;
    return std::ranges::all_of(value.substr(0, sign - 1), [](char c) { return isDigit(c) || c == '.' || c == ','; });
}

QString storedFormat(const DateChange &change, const api::Field &field)
{
    const bool isDate = field.type == api::FieldType::DateTime || field.type == api::FieldType::DateTimeCallAt;
    return isDate ? field.format : change.storedAs;
}

Cleaner::Cleaner(const CleanUp &cleanUp, const api::Field &field)
    : m_collapse(cleanUp.collapseBlanks),
      m_removes(!cleanUp.remove.isEmpty()),
      m_digitsOnly(cleanUp.digitsOnly),
      m_letters(cleanUp.letters)
{
    for (const auto &replacement : cleanUp.replacements) {
        std::string folded;
        fold(trimmedBytes(replacement.value), folded);
        m_replacements.emplace(std::move(folded), trimmedBytes(replacement.by)); // the first of the same value counts
    }
    const std::string removed = cleanUp.remove.toStdString();
    for (std::string_view rest = removed; !rest.empty();) {
        const auto length = characterLength(rest);
        if (length == 1)
            m_removed[static_cast<unsigned char>(rest[0]) & 0x7F] = true;
        else
            m_removedWide.emplace_back(rest.substr(0, length));
        rest.remove_prefix(length);
    }
    if (!cleanUp.date.pattern.isEmpty())
        m_date.emplace(cleanUp.date, storedFormat(cleanUp.date, field));
}

std::string_view Cleaner::clean(std::string_view value)
{
    m_timeUnread = false;
    if (m_collapse) {
        collapse(value);
        value = m_made;
    }
    if (const auto *by = replacementOf(value))
        return *by;
    if (value.empty() || ((m_digitsOnly || m_removes) && looksScientific(value)))
        return value;
    value = cleanText(value);
    if (const auto *by = replacementOf(value))
        return *by;
    if (m_date && !value.empty()) {
        m_next.clear();
        if (m_date->change(value, m_next))
            return m_next;
        m_timeUnread = m_date->movesTimes();
    }
    return value;
}

std::string_view Cleaner::cleanText(std::string_view value)
{
    if (m_removes) {
        removeCharacters(value);
        value = rules::trimmed(m_made);
    }
    if (m_digitsOnly)
        value = keepDigits(value);
    if (m_letters != Letters::Keep) {
        changeLetters(value);
        value = m_made;
    }
    return value;
}

const std::string *Cleaner::replacementOf(std::string_view value)
{
    if (m_replacements.empty())
        return nullptr;
    fold(value, m_folded);
    const auto found = m_replacements.find(m_folded);
    return found == m_replacements.end() ? nullptr : &found->second;
}

// Each step writes into m_next, since the value may be in m_made.
void Cleaner::collapse(std::string_view value)
{
    m_next.clear();
    while (!value.empty()) {
        const auto length = characterLength(value);
        // What has no trimmed form is a blank.
        if ((value[0] <= ' ' || length > 1) && rules::trimmed(value.substr(0, length)).empty()) {
            m_next += ' ';
            value = rules::trimmed(value);
        } else {
            m_next.append(value.substr(0, length));
            value.remove_prefix(length);
        }
    }
    m_made.swap(m_next);
}

void Cleaner::removeCharacters(std::string_view value)
{
    m_next.clear();
    while (!value.empty()) {
        const auto length = characterLength(value);
        const auto character = value.substr(0, length);
        const bool removed = length == 1 ? m_removed[static_cast<unsigned char>(value[0]) & 0x7F]
                                         : std::ranges::find(m_removedWide, character) != m_removedWide.end();
        if (!removed)
            m_next.append(character);
        value.remove_prefix(length);
    }
    m_made.swap(m_next);
}

std::string_view Cleaner::keepDigits(std::string_view value)
{
    m_next.clear();
    std::ranges::copy_if(value, std::back_inserter(m_next), isDigit);
    if (m_next.empty())
        return value;
    m_made.swap(m_next);
    return m_made;
}

void Cleaner::changeLetters(std::string_view value)
{
    if (isAscii(value)) {
        m_next.assign(value);
        if (m_letters == Letters::Title)
            titleCase(m_next);
        else
            std::ranges::transform(m_next, m_next.begin(), m_letters == Letters::Upper ? upper : lower);
    } else {
        QString text = toText(value);
        if (m_letters == Letters::Title)
            titleCase(text);
        else
            text = m_letters == Letters::Upper ? text.toUpper() : text.toLower();
        m_next = text.toStdString();
    }
    m_made.swap(m_next);
}

} // namespace outdial::models
