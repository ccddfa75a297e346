// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads a CSV file row by row, of any size, in constant memory: RFC 4180 and what spreadsheets write beside it. The file is read
// in blocks, never mapped: it may be cut or vanish while it is read, which is an error, never an early end.
//
// Quoted fields with doubled quotes and line breaks; CRLF, LF and CR, also mixed; a last line without an end; blank lines are no
// rows, nor are lines of delimiters alone, which spreadsheets write below their data; a first line "sep=;" is no row; quotes
// inside unquoted fields are characters like others, and what follows a closing quote belongs to the field; a byte order mark at
// the beginning of a row, as after files were joined, is no part of its first field. One thread at a time.
#pragma once

#include <QIODevice>

#include <models/transfer/csvdialect.h>
#include <models/transfer/csvmarks.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

class PackedDevice;
class Transcoder;

// A place in the file as an editor shows it; both count from 1.
struct CsvPlace {
    std::int64_t line = 0;
    std::int64_t character = 0;
};

class CsvReader {
public:
    enum class Status { Row, End, Error };
    static constexpr std::size_t longestRow = 16 * 1024 * 1024;

    // device: open for reading, at its beginning; best opened with QIODevice::Unbuffered. From openSource() or a file.
    CsvReader(std::unique_ptr<QIODevice> device, const CsvDialect &dialect, std::size_t blockSize = 128 * 1024);
    ~CsvReader();

    // The next row below the header. After End or Error it stays so.
    Status next();

    // Of the current row: UTF-8, valid until next().
    std::span<const std::string_view> fields() const { return {m_fields.data(), m_fieldCount}; }
    std::int64_t line() const { return m_line; }       // 1-based number of the line where the row begins
    bool badEncoding() const { return m_badEncoding; } // had bytes that mean nothing in the encoding: they are U+FFFD now
    bool hasNul() const { return m_hasNul; }
    CsvPlace badPlace() const { return m_badPlace; }            // of the first such byte, or NUL, when there is one
    bool isRagged() const { return m_fieldCount != m_columns; } // has not as many fields as the header or the first row

    // Column names, when the dialect has a header line; filled by the first next().
    const std::vector<std::string> &header() const { return m_header; }
    std::size_t columnCount() const { return m_columns; }
    std::int64_t rowCount() const { return m_rows; } // so far
    std::int64_t raggedCount() const { return m_ragged; }
    std::int64_t emptyCount() const { return m_emptyLines; } // lines of delimiters alone, so far
    // Where the current row begins in the file; in encodings other than UTF-8, and in packed files, about there. For progress.
    std::int64_t byteOffset() const;
    // English sentence with the line, after Error.
    const QString &error() const { return m_error; }

    // The delimiter that a first line "sep=;" names; 0 when the line is another one.
    static char separatorOf(std::string_view line);

private:
    enum class Scan { Complete, Incomplete, Nothing, Unterminated };
    // A quoted field that is not simply what stands between its quotes.
    struct Special {
        std::size_t field, begin, close, end;
    };

    Status nextRow();
    Scan scanRow();
    bool scanPlainRow();
    bool scanQuoted(std::size_t &mark, std::size_t start, std::size_t &close, bool &doubled, bool &unterminated);
    std::size_t nextEnd(std::size_t &mark) const;
    void addField(std::size_t begin, std::size_t end);
    void joinSpecials();
    bool isGap(char c) const;
    bool mayBeBlank() const;
    bool isBlankRow() const;
    bool isSeparatorLine() const;
    void judgeRow();
    void findBadBytes(std::string_view row);
    void replaceBadBytes();
    CsvPlace placeOf(std::size_t at) const;
    Status failHeader();
    bool fill();
    bool readBlock();
    bool appendConverted(std::string_view block);
    void makeRoom(std::size_t bytes);
    void dropConsumed();
    void inspect(std::size_t from);
    bool skipByteOrderMark();
    Status fail(const QString &what);

    std::unique_ptr<QIODevice> m_device;
    const PackedDevice *m_packed = nullptr; // the device, when it unpacks
    CsvDialect m_dialect;
    std::size_t m_blockSize;
    std::unique_ptr<Transcoder> m_transcoder; // null for UTF-8

    std::vector<char> m_buffer;     // [0, m_end) is text; a little room behind it
    std::size_t m_end = 0;          // end of the text
    std::size_t m_row = 0;          // where the next row begins
    CsvMarks m_marks;               // places of delimiters, quotes and line ends in the buffer
    std::size_t m_mark = 0;         // first mark of the next row
    std::size_t m_checked = 0;      // up to here the text is known to be whole characters
    std::size_t m_suspect = 0;      // rows that begin before it must be checked for invalid UTF-8
    std::size_t m_nulBefore = 0;    // ... and for NUL bytes
    std::vector<std::size_t> m_bad; // places of replaced characters, when converted
    std::string m_converted;
    bool m_atEnd = false; // everything was read
    bool m_started = false;

    std::int64_t m_sizeAtStart = -1;
    std::int64_t m_sourceRead = 0; // bytes of the file
    std::int64_t m_textRead = 0;   // bytes of UTF-8 that they became
    std::int64_t m_dropped = 0;    // of these, no longer in the buffer

    std::vector<std::string_view> m_fields;
    std::size_t m_fieldCount = 0;
    std::vector<Special> m_specials;
    std::string m_repaired;
    std::size_t m_rowBegin = 0;
    std::size_t m_rowEnd = 0;
    std::int64_t m_line = 0;
    std::int64_t m_nextLine = 1;
    std::int64_t m_breaks = 0; // inside the quoted fields of the row
    bool m_quotedFirst = false;
    bool m_badEncoding = false;
    bool m_hasNul = false;
    CsvPlace m_badPlace;
    std::int64_t m_emptyLines = 0;
    bool m_headerTaken = false;
    std::vector<std::string> m_header;
    std::size_t m_columns = 0;
    std::int64_t m_rows = 0;
    std::int64_t m_ragged = 0;
    Status m_status = Status::Row;
    QString m_error;
};

} // namespace outdial::models
