// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records as JSON: RowEncoder, which goes through values by blocks, against an encoder that goes byte by byte. And numbers whose
// digits a spreadsheet has lost, told from the end, against the definition read from the front.
#include <QTest>

#include <models/transfer/cleanup.h>
#include <models/transfer/rowencoder.h>

#include <algorithm>
#include <random>

using namespace outdial;
using models::RowEncoder;

namespace {

// RFC 8259, with the short escapes for the characters that Outdial writes so.
std::string asJson(std::string_view text)
{
    std::string json = "\"";
    for (const char c : text) {
        char hex[8];
        std::snprintf(hex, sizeof hex, "\\u%04x", unsigned(static_cast<unsigned char>(c)));
        if (c == '"' || c == '\\')
            json += std::string("\\") + c;
        else if (c == '\n')
            json += "\\n";
        else if (c == '\r')
            json += "\\r";
        else if (c == '\t')
            json += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20)
            json += hex;
        else
            json += c;
    }
    return json + '"';
}

api::Format formatOf(const QStringList &names, int skipped = -1)
{
    api::Format format;
    for (const auto &name : names) {
        api::Field field;
        field.name = name;
        field.skip = format.fields.size() == skipped;
        format.fields.append(field);
    }
    return format;
}

// The second, with what is written around it, is one block of 16 bytes.
const QStringList names{QStringLiteral("a"), QStringLiteral("eleven long"), QStringLiteral("a \"quoted\" \\ name"),
                        QStringLiteral("never sent"),
                        QString::fromUtf8("ein Name, der mit Überlänge über mehrere Blöcke geht, bis zum Ende")};
constexpr int skipped = 3;

std::string plainly(const std::vector<std::string_view> &values, bool isUpdate)
{
    std::string json = "{";
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool isAbsent = isUpdate ? values[i].data() == nullptr : values[i].empty();
        if (isAbsent || int(i) == skipped)
            continue;
        if (json.size() > 1)
            json += ',';
        json += asJson(names[qsizetype(i)].toStdString()) + ':' + (values[i].empty() ? "null" : asJson(values[i]));
    }
    return json + '}';
}

// As it was written down first: the text before the "E" is a number with points or commas, the text behind it a sign and digits.
bool isScientific(std::string_view value)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto e = value.find_first_of("eE");
    if (value.size() < 4 || e == std::string_view::npos || e == 0 || e + 2 >= value.size() || !isDigit(value.front()))
        return false;
    const auto mantissa = value.substr(0, e), exponent = value.substr(e + 2);
    return (value[e + 1] == '+' || value[e + 1] == '-') && std::ranges::all_of(exponent, isDigit) &&
           std::ranges::all_of(mantissa, [&](char c) { return isDigit(c) || c == '.' || c == ','; });
}

} // namespace

class TestRowEncoder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand();
    void everyByteAtEveryPlace();
    void randomRows_data();
    void randomRows();
    void scientific();
};

void TestRowEncoder::byHand()
{
    RowEncoder encoder(formatOf({QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("note")}));
    std::string out = "[";
    encoder.append(std::vector<std::string_view>{"007", "O\"Neil\n", ""}, out);
    QCOMPARE(out, std::string(R"([{"id":"007","name":"O\"Neil\n"})"));
    out.clear();
    encoder.append(std::vector<std::string_view>{"", "", ""}, out);
    QCOMPARE(out, std::string("{}"));
    out.clear();
    encoder.appendUpdate(std::vector<std::string_view>{"7", "", {}}, out);
    QCOMPARE(out, std::string(R"({"id":"7","name":null})"));
    out.clear();
    encoder.appendUpdate(std::vector<std::string_view>{{}, {}, {}}, out);
    QCOMPARE(out, std::string("{}"));
}

void TestRowEncoder::everyByteAtEveryPlace()
{
    RowEncoder encoder(formatOf({QStringLiteral("v")}));
    std::string out;
    for (std::size_t size = 1; size <= 50; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            for (int byte = 0; byte < 256; ++byte) {
                // In memory of its own, so that a sanitizer sees what is read past its ends; what is around it may not count.
                std::vector<char> text(size, 'x');
                text[at] = char(byte);
                const std::string_view value(text.data(), size);
                out.clear();
                encoder.append(std::span(&value, 1), out);
                QCOMPARE(out, "{\"v\":" + asJson(value) + "}");
            }
        }
    }
}

void TestRowEncoder::randomRows_data()
{
    QTest::addColumn<bool>("isUpdate");
    QTest::newRow("new") << false;
    QTest::newRow("update") << true;
}

void TestRowEncoder::randomRows()
{
    QFETCH(bool, isUpdate);
    std::mt19937 random(5);
    RowEncoder encoder(formatOf(names, skipped));
    std::string out, expected;
    for (int i = 0; i < 20'000; ++i) {
        std::vector<std::string> texts(std::size_t(names.size()));
        std::vector<std::string_view> values;
        for (auto &text : texts) {
            // Now and then one that is longer than all that was there before, and nothing but escapes.
            const auto size = random() % 500 == 0 ? random() % 20'000 : random() % 60;
            const auto kind = random() % 8;
            while (text.size() < size)
                text += kind == 0 ? char(random() % 32) : kind == 1 ? "\"\\/"[random() % 3] : char(32 + random() % 224);
            values.push_back(random() % 6 == 0 ? std::string_view() : std::string_view(text));
        }
        if (random() % 3 == 0) {
            out.clear();
            expected.clear();
        }
        expected += plainly(values, isUpdate);
        if (isUpdate)
            encoder.appendUpdate(values, out);
        else
            encoder.append(values, out);
        QCOMPARE(out, expected);
    }
}

void TestRowEncoder::scientific()
{
    std::mt19937 random(6);
    constexpr std::string_view alphabet = "0123456789123456789eeEE++--.,x";
    int found = 0;
    for (int i = 0; i < 500'000; ++i) {
        std::string text;
        for (auto size = random() % 9; size > 0; --size)
            text += alphabet[random() % alphabet.size()];
        const bool is = isScientific(text);
        if (models::looksScientific(text) != is)
            QFAIL(text.c_str());
        found += is ? 1 : 0;
    }
    QVERIFY(found > 300);
}

QTEST_GUILESS_MAIN(TestRowEncoder)
#include "tst_rowencoder.moc"
