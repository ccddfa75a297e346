// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// CsvReader, which looks at marks found 64 bytes at a time, against a reader that goes byte by byte through the whole text and
// is written here as plainly as can be. Random texts of all that makes trouble, with a border of blocks at every offset.
#include <QBuffer>
#include <QTest>

#include <api/rules/text.h>
#include <models/transfer/csvreader.h>

#include <algorithm>
#include <random>

using namespace outdial;
using namespace outdial::models;

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

struct Row {
    std::int64_t line = 0;
    std::vector<std::string> fields;
    bool isBad = false;
    bool hasNul = false;
    std::int64_t badLine = 0, badCharacter = 0;

    friend bool operator==(const Row &, const Row &) = default;
};

struct Read {
    std::vector<Row> rows;
    bool failed = false; // a quote that is never closed
};

class SlowReader {
public:
    SlowReader(std::string_view text, char delimiter, char quote) : m_text(text), m_delimiter(delimiter), m_quote(quote) {}

    Read read()
    {
        Read all;
        for (int marks = 0; marks < 2; ++marks)
            m_at += m_text.substr(m_at).starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
        while (m_at < m_text.size()) {
            const std::size_t begin = m_at;
            Row row;
            row.line = m_line;
            if (!readRow(row)) {
                all.failed = true;
                break;
            }
            const auto raw = m_text.substr(begin, m_rowEnd - begin);
            const bool isBlank = std::ranges::all_of(raw, [&](char c) { return c == m_delimiter || c == ' ' || c == '\t'; });
            if (isBlank || (row.line == 1 && CsvReader::separatorOf(raw) != 0))
                continue;
            judge(row, raw);
            all.rows.push_back(std::move(row));
        }
        return all;
    }

private:
    char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\n'; }
    bool endsField(std::size_t i) const
    {
        return i >= m_text.size() || m_text[i] == m_delimiter || at(i) == '\n' || at(i) == '\r';
    }
    bool isBreak(std::size_t i) const
    {
        return m_text[i] == '\n' || (m_text[i] == '\r' && (i + 1 == m_text.size() || m_text[i + 1] != '\n'));
    }

    bool readRow(Row &row)
    {
        for (;;) {
            std::string field;
            if (m_quote != 0 && m_at < m_text.size() && m_text[m_at] == m_quote) {
                for (++m_at;; ++m_at) {
                    if (m_at >= m_text.size())
                        return false;
                    const bool isQuote = m_text[m_at] == m_quote;
                    if (isQuote && (m_at + 1 == m_text.size() || m_text[m_at + 1] != m_quote))
                        break;
                    m_line += isBreak(m_at) ? 1 : 0;
                    m_at += isQuote ? 1 : 0;
                    field += m_text[m_at];
                }
                ++m_at;
            }
            while (!endsField(m_at))
                field += m_text[m_at++];
            row.fields.push_back(field);
            m_rowEnd = m_at;
            if (m_at < m_text.size() && m_text[m_at] == m_delimiter) {
                ++m_at;
                continue;
            }
            m_at += m_at + 1 < m_text.size() && m_text[m_at] == '\r' && m_text[m_at + 1] == '\n' ? 2 : 1;
            ++m_line;
            return true;
        }
    }

    static void judge(Row &row, std::string_view raw)
    {
        std::size_t wrong = raw.find('\0');
        row.hasNul = wrong != std::string_view::npos;
        row.isBad = !rules::isUtf8(raw);
        if (row.isBad) {
            // The longest beginning that is text, without a character that only begins there.
            std::size_t text = raw.size();
            while (!rules::isUtf8(raw.substr(0, text)))
                --text;
            wrong = std::min(wrong, text);
            for (auto &field : row.fields) {
                if (!rules::isUtf8(field))
                    field = QString::fromUtf8(field.data(), qsizetype(field.size())).toStdString();
            }
        }
        if (row.fields.front().starts_with(byteOrderMark))
            row.fields.front().erase(0, byteOrderMark.size());
        if (wrong == std::string_view::npos)
            return;
        row.badLine = row.line;
        row.badCharacter = 1;
        for (std::size_t i = 0; i < wrong; ++i) {
            if (raw[i] == '\n' || (raw[i] == '\r' && raw[i + 1] != '\n')) {
                ++row.badLine;
                row.badCharacter = 1;
            } else if ((static_cast<unsigned char>(raw[i]) & 0xC0) != 0x80) {
                ++row.badCharacter;
            }
        }
    }

    std::string_view m_text;
    char m_delimiter, m_quote;
    std::size_t m_at = 0;
    std::size_t m_rowEnd = 0;
    std::int64_t m_line = 1;
};

Read readQuickly(const std::string &text, char delimiter, char quote, std::size_t blockSize, bool *ragged)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(text.data(), int(text.size()));
    buffer->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    CsvReader reader(std::move(buffer), {"UTF-8", delimiter, quote, 0}, blockSize);
    Read all;
    auto status = reader.next();
    for (; status == CsvReader::Status::Row; status = reader.next()) {
        Row row;
        row.line = reader.line();
        row.fields.assign(reader.fields().begin(), reader.fields().end());
        row.isBad = reader.badEncoding();
        row.hasNul = reader.hasNul();
        if (row.isBad || row.hasNul) {
            row.badLine = reader.badPlace().line;
            row.badCharacter = reader.badPlace().character;
        }
        all.rows.push_back(std::move(row));
        *ragged = *ragged || reader.isRagged() != (all.rows.back().fields.size() != all.rows.front().fields.size());
    }
    all.failed = status == CsvReader::Status::Error;
    return all;
}

std::string randomText(std::mt19937 &random, std::size_t size, bool isOrderly)
{
    static const std::vector<std::string> pieces{",",
                                                 ",",
                                                 ",",
                                                 "\"",
                                                 "\"\"",
                                                 "\n",
                                                 "\r\n",
                                                 "\r",
                                                 std::string(1, '\0'),
                                                 "\xFF",
                                                 "\xC3",
                                                 "\xC3\xA9",
                                                 "\xE2\x82\xAC",
                                                 "\xF0\x9F\x98\x80",
                                                 "\xEF\xBB\xBF",
                                                 " ",
                                                 "a",
                                                 "bc",
                                                 "sep=;",
                                                 "\xE2\x82",
                                                 "07",
                                                 "\t"};
    std::string text;
    while (text.size() < size) {
        if (!isOrderly) {
            text += pieces[random() % pieces.size()];
            continue;
        }
        // Cells as programs write them; now and then one of the pieces between.
        const bool isQuoted = random() % 3 == 0;
        std::string cell;
        for (auto parts = random() % 4; parts > 0; --parts)
            cell += random() % 4 == 0 ? "x" : isQuoted ? pieces[random() % 8] : "word";
        if (isQuoted) {
            std::string doubled;
            for (const char c : cell)
                doubled += c == '"' ? std::string("\"\"") : std::string(1, c);
            cell = '"' + doubled + '"';
        }
        text += cell + (random() % 30 == 0 ? pieces[random() % pieces.size()] : "");
        text += random() % 4 != 0 ? "," : random() % 2 == 0 ? "\n" : "\r\n";
    }
    return text;
}

} // namespace

class TestCsvSlowly : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bordersEverywhere_data();
    void bordersEverywhere();
    void longFields();
    void marks();

private:
    void compare(const std::string &text, char quote, std::size_t blockSize, const Read &expected);
};

void TestCsvSlowly::compare(const std::string &text, char quote, std::size_t blockSize, const Read &expected)
{
    bool isRaggedWrong = false;
    const auto got = readQuickly(text, ',', quote, blockSize, &isRaggedWrong);
    const QByteArray shown =
        QByteArray(text.data(), qsizetype(std::min<std::size_t>(text.size(), 400))).toPercentEncoding(" ,\"");
    const QByteArray note = shown + " in blocks of " + QByteArray::number(qulonglong(blockSize));
    QVERIFY2(got.failed == expected.failed, note.constData());
    QVERIFY2(got.rows.size() == expected.rows.size(), note.constData());
    const auto [differs, known] = std::ranges::mismatch(got.rows, expected.rows);
    const QByteArray row = QByteArray::number(qlonglong(differs - got.rows.begin()));
    QVERIFY2(differs == got.rows.end(), QByteArray(note + ", row " + row).constData());
    QVERIFY2(!isRaggedWrong, note.constData());
}

void TestCsvSlowly::bordersEverywhere_data()
{
    QTest::addColumn<bool>("isOrderly");
    QTest::addColumn<char>("quote");
    QTest::newRow("noise") << false << '"';
    QTest::newRow("cells") << true << '"';
    QTest::newRow("noise without quotes") << false << '\0';
}

void TestCsvSlowly::bordersEverywhere()
{
    QFETCH(bool, isOrderly);
    QFETCH(char, quote);
    std::mt19937 random(isOrderly ? 21 : 22);
    std::size_t rows = 0, failed = 0;
    for (int i = 0; i < 300; ++i) {
        const auto text = randomText(random, 1 + random() % 180, isOrderly);
        const auto expected = SlowReader(text, ',', quote).read();
        rows += expected.rows.size();
        failed += expected.failed ? 1 : 0;
        for (std::size_t blockSize = 1; blockSize <= text.size() + 1; ++blockSize) {
            compare(text, quote, blockSize, expected);
            if (QTest::currentTestFailed())
                return;
        }
    }
    QVERIFY(rows > 1000);
    QVERIFY(failed < 250);
}

void TestCsvSlowly::longFields()
{
    std::mt19937 random(23);
    for (int i = 0; i < 12; ++i) {
        std::string text = randomText(random, 3000, true);
        if (SlowReader(text, ',', '"').read().failed)
            text.clear();
        text += "\"" + std::string(200'000 + random() % 200'000, 'q') + "\"\"\r\n" + std::string(70'000, '\n') + "\",";
        text += std::string(random() % 300'000, 'z') + (i % 3 == 0 ? "\xFF" : "") + "\n" + randomText(random, 3000, true);
        const auto expected = SlowReader(text, ',', '"').read();
        for (const std::size_t blockSize :
             {4096 + random() % 4096, random() % 1000 + 65'000, std::mt19937::result_type{131'072}}) {
            compare(text, '"', blockSize, expected);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

// With what this processor has, and without.
void TestCsvSlowly::marks()
{
    std::mt19937 random(24);
    for (int i = 0; i < 3000; ++i) {
        std::string text = randomText(random, random() % 400, i % 2 == 0);
        if (i % 3 == 0)
            std::erase_if(text, [](char c) { return c == '\0' || (c & 0x80) != 0; });
        const std::size_t size = text.size();
        const std::size_t from = size == 0 ? 0 : random() % size;
        text.resize(size + 64, ','); // is behind the end, and must not be found
        const char quote = i % 5 == 0 ? '\0' : '"';
        CsvMarks quick, slow;
        const auto seen = findCsvMarks(text.data(), from, size, ',', quote, quick);
        const auto known = findCsvMarksPortably(text.data(), from, size, ',', quote, slow);
        std::vector<std::uint32_t> places;
        bool hasNul = false, isWide = false;
        for (std::size_t at = from; at < size; ++at) {
            if (text[at] == ',' || text[at] == '\n' || text[at] == '\r' || (text[at] == quote && quote != 0))
                places.push_back(std::uint32_t(at));
            hasNul = hasNul || text[at] == '\0';
            isWide = isWide || (text[at] & 0x80) != 0;
        }
        for (auto *found : {&quick, &slow}) {
            found->places.resize(found->count);
            QVERIFY(found->places == places);
        }
        QVERIFY(seen.nul == hasNul && known.nul == hasNul);
        QVERIFY(seen.nonAscii == isWide && known.nonAscii == isWide);
    }
}

QTEST_GUILESS_MAIN(TestCsvSlowly)
#include "tst_csvslowly.moc"
