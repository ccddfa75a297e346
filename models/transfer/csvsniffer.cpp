// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QBuffer>
#include <QCoreApplication>
#include <QSet>

#include <models/transfer/csvbytes.h>
#include <models/transfer/csvheader.h>
#include <models/transfer/csvreader.h>
#include <models/transfer/csvsniffer.h>
#include <models/transfer/importsource.h>
#include <models/transfer/transcoder.h>

#include <algorithm>
#include <map>

namespace outdial::models {

namespace {

constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};
constexpr int sampleRows = 2000; // that are counted
constexpr int shownRows = 50;
constexpr int longestLine = 1000;

// The sample, read with one dialect.
struct Reading {
    std::vector<std::vector<std::string>> rows;
    std::vector<qint64> lines;
    int emptyRows = 0;
    bool unterminated = false;

    // The number of columns that most rows have, and how many rows have it.
    std::pair<int, int> usualWidth() const
    {
        std::map<int, int> widths;
        for (const auto &row : rows)
            ++widths[static_cast<int>(row.size())];
        std::pair<int, int> usual{0, 0};
        for (const auto &[width, count] : widths) {
            if (count >= usual.second)
                usual = {width, count};
        }
        return usual;
    }
};

// text: UTF-8 of whole lines.
Reading readAll(const QByteArray &text, CsvDialect dialect)
{
    dialect.encoding = "UTF-8";
    dialect.headerLine = 0;
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(text);
    buffer->open(QIODevice::ReadOnly);
    CsvReader reader(std::move(buffer), dialect);
    Reading reading;
    CsvReader::Status status = CsvReader::Status::Row;
    while (reading.rows.size() < sampleRows && (status = reader.next()) == CsvReader::Status::Row) {
        reading.rows.emplace_back(reader.fields().begin(), reader.fields().end());
        reading.lines.push_back(reader.line());
    }
    reading.emptyRows = static_cast<int>(reader.emptyCount());
    reading.unterminated = status == CsvReader::Status::Error;
    return reading;
}

char separatorOf(const QByteArray &text)
{
    const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
    return CsvReader::separatorOf(view.substr(0, view.find_first_of("\r\n")));
}

QString nameOf(char delimiter)
{
    switch (delimiter) {
    case ',':
        return CsvSniffer::tr("comma");
    case ';':
        return CsvSniffer::tr("semicolon");
    case '\t':
        return CsvSniffer::tr("tab");
    case '|':
        return CsvSniffer::tr("vertical bar");
    default:
        return QString(QLatin1Char(delimiter));
    }
}

Guess<char> guessDelimiter(const QByteArray &text, char quote)
{
    if (const char separator = separatorOf(text))
        return {separator, 100, CsvSniffer::tr("The first line of the file names it.")};
    Guess<char> best{',', 0, {}};
    int bestWidth = 0;
    for (const char candidate : delimiters) {
        const Reading reading = readAll(text, {"UTF-8", candidate, quote, 0});
        const auto [width, count] = reading.usualWidth();
        if (width < 2)
            continue;
        const int share = count * 100 / static_cast<int>(reading.rows.size());
        const int certainty = reading.unterminated ? share / 2 : share;
        if (certainty > best.certainty || (certainty == best.certainty && width > bestWidth)) {
            bestWidth = width;
            best = {candidate, certainty,
                    CsvSniffer::tr("%1 of %2 rows have %3 columns with a %4.")
                        .arg(count)
                        .arg(reading.rows.size())
                        .arg(width)
                        .arg(nameOf(candidate))};
        }
    }
    if (bestWidth == 0)
        return {',', 50, CsvSniffer::tr("The rows have one column; no usual delimiter is in them.")};
    return best;
}

// Fields that stand between such characters.
int quotedFields(const QByteArray &text, char quote)
{
    int count = 0;
    const auto isEdge = [](char c) {
        return c == '\n' || c == '\r' || std::find(delimiters.begin(), delimiters.end(), c) != delimiters.end();
    };
    for (auto at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
        if (at > 0 && !isEdge(text[at - 1]))
            continue;
        for (auto end = text.indexOf(quote, at + 1); end >= 0; end = text.indexOf(quote, end + 1)) {
            if (end + 1 < text.size() && text[end + 1] == quote) { // doubled: a quote in the text
                ++end;
            } else {
                count += end + 1 == text.size() || isEdge(text[end + 1]) ? 1 : 0;
                at = end;
                break;
            }
        }
    }
    return count;
}

Guess<char> guessQuote(const QByteArray &text)
{
    const int straight = quotedFields(text, '"');
    if (straight > 0)
        return {'"', 98, CsvSniffer::tr("%1 fields stand in double quotes.").arg(straight)};
    const int single = quotedFields(text, '\'');
    if (single > 2)
        return {'\'', 80, CsvSniffer::tr("%1 fields stand in single quotes.").arg(single)};
    return {'"', 70, CsvSniffer::tr("No quoted field is in the beginning of the file; double quotes are usual.")};
}

void describeColumns(CsvGuess &guess, const std::vector<std::string> &names)
{
    QSet<QString> seen;
    for (const std::string &name : names) {
        const QString text = QString::fromStdString(name).trimmed();
        if (text.isEmpty())
            guess.namelessColumns.append(static_cast<int>(guess.columnNames.size()));
        else if (seen.contains(text) && !guess.doubleNames.contains(text))
            guess.doubleNames.append(text);
        seen.insert(text);
        guess.columnNames.append(text);
    }
}

void takeRows(CsvGuess &guess, const Reading &reading)
{
    for (std::size_t i = 0; i < reading.rows.size(); ++i) {
        if (reading.lines[i] < guess.headerLine.value)
            continue;
        if (guess.headerLine.value > 0 && guess.columnNames.isEmpty()) {
            describeColumns(guess, reading.rows[i]);
            continue;
        }
        guess.raggedRows += static_cast<int>(reading.rows[i].size()) != guess.columnCount ? 1 : 0;
        if (guess.firstRows.size() >= shownRows)
            continue;
        QStringList row;
        for (const std::string &field : reading.rows[i])
            row.append(QString::fromStdString(field));
        guess.firstRows.append(row);
        guess.firstRowLines.append(reading.lines[i]);
    }
}

QStringList rawLines(const QByteArray &text)
{
    QStringList lines;
    qsizetype begin = 0;
    while (begin < text.size() && lines.size() < shownRows) {
        qsizetype end = begin;
        while (end < text.size() && text[end] != '\n' && text[end] != '\r')
            ++end;
        lines.append(QString::fromUtf8(text.mid(begin, end - begin)).left(longestLine));
        begin = end + (text.mid(end, 2) == "\r\n" ? 2 : 1);
    }
    return lines;
}

// The sample as UTF-8 without a mark.
QByteArray textOf(const QByteArray &sample, const QByteArray &encoding, bool whole)
{
    QByteArray text = sample;
    if (!Transcoder::isUtf8(encoding)) {
        std::string out;
        std::vector<std::size_t> bad;
        Transcoder transcoder(encoding);
        transcoder.convert({sample.constData(), static_cast<std::size_t>(sample.size())}, whole, out, bad);
        text = QByteArray(out.data(), static_cast<qsizetype>(out.size()));
    }
    while (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    return text;
}

// Rows with bytes that mean nothing are counted on the sample itself.
void countBadRows(CsvGuess &guess, const QByteArray &sample)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(sample);
    buffer->open(QIODevice::ReadOnly);
    CsvDialect dialect = guess.dialect();
    dialect.headerLine = 0; // the header may have them, too
    CsvReader reader(std::move(buffer), dialect);
    // The last row of a sample may be cut in the middle of a character: it is counted only when the file ends there.
    std::optional<CsvPlace> last;
    const auto count = [&] {
        if (last && guess.badRows++ == 0)
            guess.firstBad = *last;
        last.reset();
    };
    for (int row = 0; row < sampleRows && reader.next() == CsvReader::Status::Row; ++row) {
        count();
        if (reader.badEncoding() || reader.hasNul())
            last = reader.badPlace();
    }
    if (guess.sampleIsWholeFile)
        count();
}

template <typename T>
Guess<T> settled(T value)
{
    return {value, 100, CsvSniffer::tr("Set by you.")};
}

CsvGuess refusal(const QString &problem)
{
    CsvGuess guess;
    guess.problem = problem;
    return guess;
}

} // namespace

CsvGuess sniffCsv(const QByteArray &sample, bool whole, const CsvWish &wish)
{
    CsvGuess guess;
    guess.problem = notTextBecause(sample);
    if (!guess.problem.isNull())
        return guess;
    guess.sampleIsWholeFile = whole;
    guess.encoding = wish.encoding ? settled(*wish.encoding) : guessEncoding(sample, whole);
    if (!Transcoder::isKnown(guess.encoding.value))
        return refusal(
            CsvSniffer::tr("The encoding \"%1\" is not known. Choose another one.").arg(QLatin1String(guess.encoding.value)));

    QByteArray text = textOf(sample, guess.encoding.value, whole);
    if (!whole) { // the last line is cut
        const auto end = std::max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        if (end > 0)
            text.truncate(end + 1);
    }
    guess.quote = wish.quote ? settled(*wish.quote) : guessQuote(text);
    guess.delimiter = wish.delimiter ? settled(*wish.delimiter) : guessDelimiter(text, guess.quote.value);

    const Reading reading = readAll(text, guess.dialect());
    guess.columnCount = reading.usualWidth().first;
    guess.headerLine = wish.headerLine ? settled(*wish.headerLine) : guessHeader(reading.rows, reading.lines);
    guess.firstLines = rawLines(text);
    takeRows(guess, reading);
    guess.emptyRows = reading.emptyRows;
    countBadRows(guess, sample);
    if (reading.rows.empty() && !reading.unterminated)
        return refusal(CsvSniffer::tr("The file has no rows, only blank lines. Choose a file that has rows."));
    return guess;
}

CsvGuess sniffCsvFile(const QString &path, const CsvWish &wish)
{
    const Source source = openSource(path);
    const auto described = [&source](CsvGuess guess) {
        guess.entry = source.entry;
        guess.entries = source.entries;
        guess.packed = source.packed;
        return guess;
    };
    if (!source.device)
        return described(refusal(source.problem));
    QByteArray sample(csvSampleSize, Qt::Uninitialized);
    qsizetype size = 0;
    while (size < sample.size()) {
        const qint64 got = source.device->read(sample.data() + size, sample.size() - size);
        if (got < 0 && source.packed)
            return described(refusal(CsvSniffer::tr("The file cannot be unpacked: %1").arg(source.device->errorString())));
        if (got < 0)
            return refusal(CsvSniffer::tr("The file cannot be read: %1. Copy it to this computer, and choose the copy.")
                               .arg(source.device->errorString()));
        if (got == 0)
            break;
        size += got;
    }
    sample.truncate(size);
    return described(sniffCsv(sample, size < csvSampleSize, wish));
}

} // namespace outdial::models
