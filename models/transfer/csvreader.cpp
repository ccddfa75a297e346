// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows: CsvReader's scanning. Its blocks are in csvblocks.cpp, what is wrong with a row in csvfaults.cpp.
#include <QCoreApplication>

#include <models/transfer/csvreader.h>
#include <models/transfer/packeddevice.h>
#include <models/transfer/transcoder.h>

#include <algorithm>
#include <cstring>

namespace outdial::models {

CsvReader::~CsvReader() = default;

CsvReader::Status CsvReader::fail(const QString &what)
{
    m_error = what;
    m_fieldCount = 0;
    m_status = Status::Error;
    return m_status;
}

CsvReader::Status CsvReader::next()
{
    while (m_status == Status::Row && nextRow() == Status::Row) {
        if (m_dialect.headerLine <= 0 || m_headerTaken) {
            if (m_rows++ == 0 && !m_headerTaken)
                m_columns = m_fieldCount;
            m_ragged += isRagged() ? 1 : 0;
            return m_status;
        }
        if (m_line < m_dialect.headerLine)
            continue;
        if (m_badEncoding || m_hasNul)
            return failHeader();
        m_headerTaken = true;
        m_header.assign(m_fields.begin(), m_fields.begin() + static_cast<std::ptrdiff_t>(m_fieldCount));
        m_columns = m_fieldCount;
    }
    return m_status;
}

inline bool CsvReader::isGap(char c) const { return c == m_dialect.delimiter || c == ' ' || c == '\t'; }

// The first character tells it of nearly all rows.
inline bool CsvReader::mayBeBlank() const { return m_rowBegin == m_rowEnd || isGap(m_buffer[m_rowBegin]); }

// The next row of any kind, also the header. Sets m_status.
CsvReader::Status CsvReader::nextRow()
{
    if (!m_started && !skipByteOrderMark())
        return m_status;
    for (;;) {
        switch (scanPlainRow() ? Scan::Complete : scanRow()) {
        case Scan::Incomplete:
            if (m_end - m_row > longestRow)
                return fail(QCoreApplication::translate("CsvReader",
                                                        "The row that begins on line %1 is longer than 16 MiB. Either "
                                                        "a quote is never closed, or this is not a CSV file.")
                                .arg(m_nextLine));
            if (!fill())
                return m_status;
            break;
        case Scan::Unterminated:
            return fail(QCoreApplication::translate("CsvReader", "A quote that is opened in the row on line %1 is never closed.")
                            .arg(m_nextLine));
        case Scan::Nothing:
            m_fieldCount = 0;
            m_rowBegin = m_row; // all of the file is behind it
            m_status = Status::End;
            return m_status;
        case Scan::Complete:
            m_line = m_nextLine;
            m_nextLine += 1 + m_breaks;
            if (mayBeBlank() && isBlankRow()) {
                m_emptyLines += m_fieldCount > 1 ? 1 : 0;
                break;
            }
            if (m_line == 1 && isSeparatorLine())
                break;
            judgeRow();
            return m_status;
        }
    }
}

inline void CsvReader::addField(std::size_t begin, std::size_t end)
{
    if (m_fieldCount == m_fields.size())
        m_fields.resize(m_fields.size() * 2 + 16);
    m_fields[m_fieldCount++] = std::string_view(m_buffer.data() + begin, end - begin);
}

// The place of the next delimiter or line end; m_end when there is none left. Quotes are passed over.
inline std::size_t CsvReader::nextEnd(std::size_t &mark) const
{
    while (mark < m_marks.count) {
        const std::size_t at = m_marks.places[mark++];
        const char c = m_buffer[at];
        if (c == m_dialect.delimiter || c == '\n' || c == '\r')
            return at;
    }
    return m_end;
}

// From the opening quote at `start` to the closing one. False when the text ends before it is known.
bool CsvReader::scanQuoted(std::size_t &mark, std::size_t start, std::size_t &close, bool &doubled, bool &unterminated)
{
    const char *text = m_buffer.data();
    if (mark < m_marks.count && m_marks.places[mark] == start)
        ++mark;
    while (mark < m_marks.count) {
        const std::size_t at = m_marks.places[mark++];
        const bool last = at + 1 == m_end;
        if (text[at] == m_dialect.quote) {
            if (last && !m_atEnd)
                return false; // the second of a doubled one may follow
            if (last || text[at + 1] != m_dialect.quote) {
                close = at;
                return true;
            }
            doubled = true;
            ++mark;
        } else if (text[at] == '\n' || (text[at] == '\r' && (last || text[at + 1] != '\n'))) {
            ++m_breaks;
        }
    }
    unterminated = m_atEnd;
    return false;
}

// The usual row: whole in the buffer, its quoted fields without doubled quotes. False changes nothing, and leaves it to
// scanRow(). A field that begins with a quote has a mark at its beginning, so that only the marks need to be looked at.
bool CsvReader::scanPlainRow()
{
    const char *const text = m_buffer.data();
    const char delimiter = m_dialect.delimiter;
    const char quote = m_dialect.quote;
    const std::uint32_t *mark = m_marks.places.data() + m_mark;
    // Behind the last mark there is nothing to look at: a row that needs more than there are is not whole.
    const std::uint32_t *const lastMark = m_marks.places.data() + m_marks.count;
    std::string_view *field = m_fields.data();
    const std::string_view *const lastField = field + m_fields.size();
    std::size_t start = m_row;
    std::int64_t breaks = 0;
    const bool quotedFirst = quote != 0 && text[start] == quote;
    while (mark < lastMark && field < lastField) {
        std::size_t end = *mark++;
        char c = text[end];
        std::size_t fieldEnd = end;
        if (c == quote && quote != 0) {
            if (end != start)
                return false;
            while (mark < lastMark && text[*mark] != quote) {
                const char inside = text[*mark];
                breaks += inside == '\n' || (inside == '\r' && text[*mark + 1] != '\n') ? 1 : 0;
                ++mark;
            }
            if (lastMark - mark < 2 || mark[1] != mark[0] + 1)
                return false;
            fieldEnd = mark[0];
            end = mark[1];
            c = text[end];
            if (c == quote)
                return false;
            ++start;
            mark += 2;
        }
        *field++ = std::string_view(text + start, fieldEnd - start);
        start = end + 1;
        if (c == delimiter)
            continue;
        if (c == '\r') {
            if (start == m_end || text[start] != '\n')
                return false;
            ++start;
            ++mark;
        }
        m_fieldCount = static_cast<std::size_t>(field - m_fields.data());
        m_breaks = breaks;
        m_quotedFirst = quotedFirst;
        m_specials.clear();
        m_rowBegin = m_row;
        m_rowEnd = end;
        m_row = start;
        m_mark = static_cast<std::size_t>(mark - m_marks.places.data());
        return true;
    }
    return false;
}

CsvReader::Scan CsvReader::scanRow()
{
    m_fieldCount = 0;
    m_breaks = 0;
    m_specials.clear();
    if (m_row == m_end)
        return m_atEnd ? Scan::Nothing : Scan::Incomplete;
    const char *text = m_buffer.data();
    const char quote = m_dialect.quote;
    std::size_t mark = m_mark;
    std::size_t start = m_row;
    m_quotedFirst = quote != 0 && text[start] == quote;
    for (;;) {
        std::size_t end = 0;
        if (quote != 0 && start < m_end && text[start] == quote) {
            std::size_t close = 0;
            bool doubled = false, unterminated = false;
            if (!scanQuoted(mark, start, close, doubled, unterminated))
                return unterminated ? Scan::Unterminated : Scan::Incomplete;
            end = nextEnd(mark);
            if (doubled || end != close + 1)
                m_specials.push_back({m_fieldCount, start + 1, close, end});
            addField(start + 1, close);
        } else {
            end = nextEnd(mark);
            addField(start, end);
        }
        if (end == m_end) { // no mark there: the last row has no line end
            if (!m_atEnd)
                return Scan::Incomplete;
            m_rowBegin = m_row;
            m_rowEnd = end;
            m_row = end;
            break;
        }
        if (text[end] == m_dialect.delimiter) {
            start = end + 1;
            continue;
        }
        std::size_t nextRow = end + 1;
        if (text[end] == '\r') {
            if (nextRow == m_end && !m_atEnd)
                return Scan::Incomplete;
            if (nextRow < m_end && text[nextRow] == '\n') {
                ++nextRow;
                ++mark;
            }
        }
        m_rowBegin = m_row;
        m_rowEnd = end;
        m_row = nextRow;
        break;
    }
    m_mark = mark;
    return Scan::Complete;
}

// Makes one quote of two, and puts what follows a closing quote behind the field, in place: the result is never longer.
void CsvReader::joinSpecials()
{
    for (const Special &special : m_specials) {
        char *out = m_buffer.data() + special.begin;
        const char *from = out;
        const char *close = m_buffer.data() + special.close;
        while (from < close) {
            if (*from == m_dialect.quote)
                ++from;
            *out++ = *from++;
        }
        const std::size_t tail = special.end - special.close - 1;
        std::memmove(out, close + 1, tail);
        out += tail;
        m_fields[special.field] =
            std::string_view(m_buffer.data() + special.begin, static_cast<std::size_t>(out - m_buffer.data()) - special.begin);
    }
}

// Nothing, or delimiters and blanks alone. Empty fields in quotes are a row: somebody wrote them.
bool CsvReader::isBlankRow() const
{
    const char *const end = m_buffer.data() + m_rowEnd;
    const char *at = m_buffer.data() + m_rowBegin;
    while (at < end && isGap(*at))
        ++at;
    return at == end;
}

// Spreadsheets understand a first line "sep=;".
bool CsvReader::isSeparatorLine() const
{
    return separatorOf(std::string_view(m_buffer.data() + m_rowBegin, m_rowEnd - m_rowBegin)) != 0;
}

std::int64_t CsvReader::byteOffset() const
{
    const std::int64_t text = m_dropped + static_cast<std::int64_t>(m_rowBegin);
    if ((!m_transcoder && !m_packed) || m_textRead == 0)
        return text;
    const double share = static_cast<double>(text) / static_cast<double>(m_textRead);
    return static_cast<std::int64_t>(share * static_cast<double>(m_packed ? m_packed->packedOffset() : m_sourceRead));
}

} // namespace outdial::models
