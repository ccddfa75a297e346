// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <api/rules/text.h>
#include <models/transfer/csvbytes.h>
#include <models/transfer/encodings.h>
#include <models/transfer/transcoder.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <uchardet.h>

namespace outdial::models {

namespace {

std::string_view viewOf(const QByteArray &bytes) { return {bytes.constData(), static_cast<std::size_t>(bytes.size())}; }

struct Signature {
    std::string_view bytes;
    const char *sentence;
};

constexpr const char *saveAsCsv = QT_TRANSLATE_NOOP(
    "CsvSniffer", "This is a spreadsheet, not a CSV file. Format the columns of phone numbers, other long numbers and codes with "
                  "leading zeros as text, or digits are lost. Then save it with “Save as”: in Excel as “CSV UTF-8 (Comma "
                  "delimited)”, in LibreOffice as “Text CSV” in UTF-8. Choose that file.");
constexpr const char *unpack =
    QT_TRANSLATE_NOOP("CsvSniffer", "This is a compressed file. Unpack it, and choose the CSV file in it.");
constexpr const char *picture = QT_TRANSLATE_NOOP("CsvSniffer", "This is a picture. Choose a CSV file.");

const std::array<Signature, 14> signatures{{
    {std::string_view("\x89PNG\r\n\x1A\n", 8), picture},
    {"\xFF\xD8\xFF", picture},
    {"GIF87a", picture},
    {"GIF89a", picture},
    {"%PDF-", QT_TRANSLATE_NOOP("CsvSniffer", "This is a PDF document. Choose a CSV file.")},
    {"\xD0\xCF\x11\xE0", saveAsCsv},
    {"PK\x05\x06", unpack},
    {"\x1F\x8B", unpack},
    {"7z\xBC\xAF", unpack},
    {"Rar!", unpack},
    {"BZh", unpack},
    {std::string_view("\xFD"
                      "7zXZ\0",
                      6),
     unpack},
    {std::string_view("SQLite format 3\0", 16), QT_TRANSLATE_NOOP("CsvSniffer", "This is a database. Choose a CSV file.")},
    {"\x7F"
     "ELF",
     QT_TRANSLATE_NOOP("CsvSniffer", "This is a program. Choose a CSV file.")},
}};

QByteArray byteOrderMark(std::string_view text)
{
    const auto begins = [text](std::string_view mark) { return text.substr(0, mark.size()) == mark; };
    if (begins("\xEF\xBB\xBF"))
        return "UTF-8";
    if (begins(std::string_view("\xFF\xFE\0\0", 4)))
        return "UTF-32LE";
    if (begins(std::string_view("\0\0\xFE\xFF", 4)))
        return "UTF-32BE";
    if (begins("\xFF\xFE"))
        return "UTF-16LE";
    return begins("\xFE\xFF") ? "UTF-16BE" : QByteArray();
}

unsigned byteAt(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

// Text in UTF-32 without a mark: every four bytes are a character that there is, and there is no other way to have so many zeros.
QByteArray unmarkedUtf32(std::string_view text)
{
    const std::size_t units = text.size() / 4;
    std::array<bool, 2> may{units >= 3, units >= 3}; // little, big
    for (std::size_t i = 0; i < units && (may[0] || may[1]); ++i) {
        const std::array<unsigned, 4> b{byteAt(text, 4 * i), byteAt(text, 4 * i + 1), byteAt(text, 4 * i + 2),
                                        byteAt(text, 4 * i + 3)};
        const std::array<unsigned, 2> codes{b[0] | b[1] << 8 | b[2] << 16 | b[3] << 24,
                                            b[3] | b[2] << 8 | b[1] << 16 | b[0] << 24};
        for (std::size_t order = 0; order < 2; ++order)
            may[order] = may[order] && codes[order] != 0 && codes[order] < 0x110000 && (codes[order] & 0xFFFFF800U) != 0xD800;
    }
    return may[0] ? "UTF-32LE" : may[1] ? "UTF-32BE" : QByteArray();
}

// Text in UTF-16 without a mark. Latin letters have a zero in each unit; in other scripts digits, delimiters and line ends do,
// and always at the same of the two places, while no other text has any. Empty when it does not look so.
QByteArray unmarkedUtf16(std::string_view text)
{
    std::array<std::size_t, 2> zeros{};
    std::array<std::size_t, 2> ends{}; // line ends as little and big endian have them
    std::array<bool, 2> paired{true, true};
    std::array<bool, 2> high{};
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const unsigned first = byteAt(text, i), second = byteAt(text, i + 1);
        zeros[0] += first == 0 ? 1 : 0;
        zeros[1] += second == 0 ? 1 : 0;
        const std::array<unsigned, 2> units{first | second << 8, second | first << 8};
        for (std::size_t order = 0; order < 2; ++order) {
            ends[order] += units[order] == '\n' || units[order] == '\r' ? 1 : 0;
            const bool low = (units[order] & 0xFC00U) == 0xDC00;
            paired[order] = paired[order] && low == high[order];
            high[order] = (units[order] & 0xFC00U) == 0xD800;
        }
    }
    const std::size_t half = text.size() / 2;
    if (half < 4)
        return {};
    for (const std::size_t zero : {std::size_t{1}, std::size_t{0}}) {
        const std::size_t order = 1 - zero;
        const bool latin = zeros[zero] * 10 > half * 6 && zeros[order] * 20 < half;
        const bool other = zeros[zero] * 50 > half && zeros[order] * 20 < zeros[zero] && ends[order] > 0 && paired[order];
        if (latin || other)
            return zero == 1 ? "UTF-16LE" : "UTF-16BE";
    }
    return {};
}

// The sample ends anywhere; a character that it cuts is not a fault.
std::string_view withoutCutCharacter(std::string_view text, bool whole)
{
    for (std::size_t back = 1; !whole && back <= 3 && back <= text.size(); ++back) {
        const auto c = static_cast<unsigned char>(text[text.size() - back]);
        if (c < 0x80)
            return text;
        if (c >= 0xC0)
            return text.substr(0, text.size() - back);
    }
    return text;
}

// Valid characters of more than one byte, and bytes that are not valid UTF-8.
std::pair<int, int> countUtf8(std::string_view text)
{
    int good = 0, bad = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const std::size_t length = c < 0x80 ? 1 : c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
        if (length == 1) {
            ++i;
        } else if (c >= 0xC2 && i + length <= text.size() && rules::isUtf8(text.substr(i, length))) {
            ++good;
            i += length;
        } else {
            ++bad;
            ++i;
        }
    }
    return {good, bad};
}

QByteArray askUchardet(std::string_view text)
{
    const std::unique_ptr<struct uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    if (uchardet_handle_data(detector.get(), text.data(), text.size()) != 0)
        return {};
    uchardet_data_end(detector.get());
    return QByteArray(uchardet_get_charset(detector.get())).toUpper();
}

// The name of what was asked for as Outdial has it. Empty when the text has bytes that mean nothing in it: then it is another
// one.
QByteArray readable(const QByteArray &asked, std::string_view text)
{
    struct Sibling {
        const char *iso, *windows;
    };
    static constexpr std::array siblings{Sibling{"ISO-8859-2", "WINDOWS-1250"}, Sibling{"ISO-8859-5", "WINDOWS-1251"},
                                         Sibling{"ISO-8859-7", "WINDOWS-1253"}, Sibling{"ISO-8859-8", "WINDOWS-1255"},
                                         Sibling{"ISO-8859-9", "WINDOWS-1254"}, Sibling{"ISO-8859-13", "WINDOWS-1257"}};
    QByteArray name = encodingNamed(asked);
    // Where the ISO tables have control characters, those of Windows have letters and signs.
    const bool signs =
        std::any_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xE0) == 0x80; });
    for (const Sibling &sibling : siblings) {
        if (signs && name == sibling.iso)
            name = sibling.windows;
    }
    if (name.isEmpty() || Transcoder::isUtf8(name))
        return name;
    std::string out;
    std::vector<std::size_t> bad;
    Transcoder transcoder(name);
    transcoder.convert(text, false, out, bad);
    return bad.empty() ? name : QByteArray();
}

} // namespace

QString spreadsheetSentence() { return CsvSniffer::tr(saveAsCsv); }

QString notTextBecause(const QByteArray &sample)
{
    const std::string_view text = viewOf(sample);
    if (text.empty())
        return CsvSniffer::tr("The file is empty. Choose a file that has rows.");
    for (const Signature &signature : signatures) {
        if (text.substr(0, signature.bytes.size()) == signature.bytes)
            return CsvSniffer::tr(signature.sentence);
    }
    if (text.substr(0, 4) == "PK\x03\x04") {
        const bool spreadsheet = text.find("xl/") != std::string_view::npos ||
                                 text.find("[Content_Types].xml") != std::string_view::npos ||
                                 text.find("opendocument.spreadsheet") != std::string_view::npos;
        return CsvSniffer::tr(spreadsheet ? saveAsCsv : unpack);
    }
    if (text.size() > 262 && text.substr(257, 5) == "ustar")
        return CsvSniffer::tr(unpack);
    if (text.find_first_not_of('\0') == std::string_view::npos)
        return CsvSniffer::tr(
            "The file holds only zeros, as after an interrupted copy or a full disk. Fetch it again from where it came.");
    const QByteArray mark = byteOrderMark(text);
    if ((!mark.isEmpty() && mark != "UTF-8") || !unmarkedUtf16(text).isEmpty() || !unmarkedUtf32(text).isEmpty())
        return {};
    const auto control = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
    };
    const auto controls = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), control));
    if (controls > 3 && controls * 50 > text.size())
        return CsvSniffer::tr("This is not a text file. Choose a CSV file.");
    return {};
}

Guess<QByteArray> guessEncoding(const QByteArray &sample, bool whole)
{
    const std::string_view text = withoutCutCharacter(viewOf(sample), whole);
    if (const QByteArray mark = byteOrderMark(text); !mark.isEmpty())
        return {mark, 100, CsvSniffer::tr("The file begins with the mark of this encoding.")};
    if (const QByteArray unmarked = unmarkedUtf32(text); !unmarked.isEmpty())
        return {unmarked, 95, CsvSniffer::tr("Every four bytes are a character, with zeros as this encoding has them.")};
    if (const QByteArray unmarked = unmarkedUtf16(text); !unmarked.isEmpty())
        return {unmarked, 90, CsvSniffer::tr("The zeros stand where this encoding has them.")};
    const auto [good, bad] = countUtf8(text);
    if (bad == 0 && good == 0)
        return {"UTF-8", whole ? 100 : 90,
                whole ? CsvSniffer::tr("The file has only ASCII characters.")
                      : CsvSniffer::tr("The beginning of the file has only ASCII characters.")};
    if (bad == 0)
        return {"UTF-8", good > 2 ? 99 : 90, CsvSniffer::tr("All characters are valid UTF-8.")};
    if (good >= 10 * bad)
        return {"UTF-8", 70, CsvSniffer::tr("Nearly all characters are valid UTF-8; some bytes are damaged.")};
    const QByteArray asked = readable(askUchardet(text), text);
    // Spreadsheets on Windows write Windows-1252, and it has every character of these.
    const bool western = asked.isEmpty() || asked == "ISO-8859-1" || asked == "ISO-8859-15" || asked == "WINDOWS-1252";
    if (western || Transcoder::isUtf8(asked) || !Transcoder::isKnown(asked))
        return {"WINDOWS-1252", western && !asked.isEmpty() ? 75 : 40,
                CsvSniffer::tr("Not UTF-8. This is what spreadsheets on Windows write for western languages.")};
    if (asked == "SHIFT_JIS" || asked == "GB18030" || asked == "BIG5" || asked == "EUC-JP" || asked == "CP949")
        return {asked, 85, CsvSniffer::tr("Not UTF-8. All bytes are characters of this encoding, in usual frequency.")};
    return {asked, 60, CsvSniffer::tr("Not UTF-8. The frequency of the characters suggests this encoding.")};
}

} // namespace outdial::models
