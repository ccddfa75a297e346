// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong with a row that was read: bytes that mean nothing, zeros, marks. The scanning of CsvReader is in csvreader.cpp.
#include <QCoreApplication>

#include <api/rules/text.h>
#include <models/transfer/csvreader.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// The place of the first byte that is no part of a character; npos when there is none.
std::size_t firstInvalid(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        const std::size_t length = c < 0x80 ? 1 : c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
        if (length > 1 && !rules::isUtf8(text.substr(at, length)))
            return at;
        at += length;
    }
    return std::string_view::npos;
}

} // namespace

void CsvReader::judgeRow()
{
    const std::string_view row(m_buffer.data() + m_rowBegin, m_rowEnd - m_rowBegin);
    m_badEncoding = false;
    m_hasNul = false;
    if (m_rowBegin < m_nulBefore || m_rowBegin < m_suspect || !m_bad.empty())
        findBadBytes(row);
    if (!m_specials.empty())
        joinSpecials();
    if (m_badEncoding && !m_transcoder)
        replaceBadBytes();
    std::string_view &first = m_fields[0];
    if (first.size() >= byteOrderMark.size() && first[0] == byteOrderMark[0] && first.starts_with(byteOrderMark))
        first.remove_prefix(byteOrderMark.size());
}

void CsvReader::findBadBytes(std::string_view row)
{
    std::size_t at = std::string_view::npos;
    if (m_rowBegin < m_nulBefore) {
        at = row.find('\0');
        m_hasNul = at != std::string_view::npos;
    }
    if (!m_bad.empty()) {
        const auto passed = std::lower_bound(m_bad.begin(), m_bad.end(), m_rowBegin);
        m_badEncoding = passed != m_bad.end() && *passed < m_rowEnd;
        if (m_badEncoding)
            at = std::min(at, *passed - m_rowBegin);
        m_bad.erase(m_bad.begin(), passed);
    }
    if (m_rowBegin < m_suspect) {
        const std::size_t invalid = firstInvalid(row);
        m_badEncoding = invalid != std::string_view::npos;
        at = std::min(at, invalid);
    }
    if (at != std::string_view::npos)
        m_badPlace = placeOf(m_rowBegin + at);
}

CsvPlace CsvReader::placeOf(std::size_t at) const
{
    CsvPlace place{m_line, 1};
    for (std::size_t i = m_rowBegin; i < at; ++i) {
        const char c = m_buffer[i];
        if (c == '\n' || (c == '\r' && m_buffer[i + 1] != '\n')) {
            ++place.line;
            place.character = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            ++place.character;
        }
    }
    return place;
}

CsvReader::Status CsvReader::failHeader()
{
    const QString sentence =
        m_badEncoding
            ? QCoreApplication::translate("CsvReader", "The names of the columns cannot be read: line %1 has bytes at "
                                                       "character %2 that mean nothing in %3. Choose the file's real "
                                                       "encoding.")
                  .arg(m_badPlace.line)
                  .arg(m_badPlace.character)
                  .arg(QLatin1String(m_dialect.encoding))
            : QCoreApplication::translate("CsvReader", "The names of the columns cannot be read: line %1 has a zero byte "
                                                       "at character %2. The file is damaged; fetch it again.")
                  .arg(m_badPlace.line)
                  .arg(m_badPlace.character);
    return fail(sentence);
}

void CsvReader::replaceBadBytes()
{
    const auto good = [](std::string_view field) { return rules::isUtf8(field); };
    const auto end = m_fields.begin() + static_cast<std::ptrdiff_t>(m_fieldCount);
    if (std::all_of(m_fields.begin(), end, good))
        return;
    m_repaired.clear();
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (auto field = m_fields.begin(); field != end; ++field) {
        const std::size_t begin = m_repaired.size();
        if (good(*field))
            m_repaired += *field;
        else
            m_repaired += QString::fromUtf8(field->data(), static_cast<qsizetype>(field->size())).toStdString();
        places.emplace_back(begin, m_repaired.size() - begin);
    }
    for (std::size_t i = 0; i < places.size(); ++i)
        m_fields[i] = std::string_view(m_repaired).substr(places[i].first, places[i].second);
}

char CsvReader::separatorOf(std::string_view line)
{
    // Saved again by a spreadsheet, the line is in quotes, or has as many delimiters as the others.
    const bool quoted = line.size() >= 7 && line.front() == '"';
    if (quoted)
        line.remove_prefix(1);
    const auto begins = [line](std::string_view word) { return line.substr(0, word.size()) == word; };
    if (line.size() < 5 || !(begins("sep=") || begins("SEP=") || begins("Sep=")))
        return 0;
    const char separator = line[4];
    std::string_view rest = line.substr(5);
    if (quoted && rest.front() != '"')
        return 0;
    if (quoted)
        rest.remove_prefix(1);
    const bool letter = (separator >= '0' && separator <= '9') || (separator >= 'a' && separator <= 'z') ||
                        (separator >= 'A' && separator <= 'Z') || separator == '"' || (separator & 0x80) != 0;
    return letter || rest.find_first_not_of(separator) != std::string_view::npos ? '\0' : separator;
}

} // namespace outdial::models
