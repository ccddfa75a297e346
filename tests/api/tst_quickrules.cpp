// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The quick ways of the rules against slow ones that are written here as plainly as can be: every byte at every place of short
// texts, and many random records. Both must say the same of each.
#include <QTest>

#include <api/rules/bytes.h>
#include <api/rules/text.h>
#include <api/rules/values.h>

#include <algorithm>
#include <random>

using namespace outdial;
using rules::Fault;

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// A record checked by the documented order of faults, with the rules of single values only.
struct PlainCheck {
    const api::Format &format;
    rules::Verdict verdict;
    std::vector<std::string> stored;
    std::string key;

    PlainCheck(const api::Format &checked, const std::vector<std::string_view> &values, bool isNew) : format(checked)
    {
        verdict = check(values, isNew);
        if (verdict.fault == Fault::None)
            makeKey();
    }

    rules::Verdict check(const std::vector<std::string_view> &values, bool isNew)
    {
        const auto fields = int(format.fields.size());
        std::vector<std::string_view> kept;
        for (int i = 0; i < fields; ++i)
            kept.push_back(format.fields[i].skip ? std::string_view() : rules::trimmed(values[size_t(i)]));
        const auto isReset = [&](int i) {
            return !format.fields[i].skip && values[size_t(i)].data() != nullptr && kept[size_t(i)].empty();
        };
        int phones = 0, given = 0, resets = 0, lastReset = -1;
        for (int i = 0; i < fields; ++i) {
            if (format.fields[i].key && !format.fields[i].skip && kept[size_t(i)].empty())
                return {Fault::KeyEmpty, i};
        }
        for (int i = 0; i < fields; ++i) {
            const auto &field = format.fields[i];
            if (field.type != api::FieldType::Phone || field.skip)
                continue;
            ++phones;
            given += kept[size_t(i)].empty() ? 0 : 1;
            resets += isReset(i) ? 1 : 0;
            lastReset = isReset(i) ? i : lastReset;
        }
        for (int i = 0; i < fields; ++i) {
            const auto &field = format.fields[i];
            if (isNew && field.required && !field.skip && kept[size_t(i)].empty())
                return {Fault::RequiredEmpty, i};
            if (!isNew && field.required && isReset(i))
                return {Fault::CannotBeReset, i};
        }
        if (isNew && given == 0)
            return {Fault::NoPhone, -1};
        if (!isNew && resets > 0 && resets == phones)
            return {Fault::CannotBeReset, lastReset};
        for (int i = 0; i < fields; ++i) {
            std::string text;
            const auto fault = kept[size_t(i)].empty() ? Fault::None : store(format.fields[i], kept[size_t(i)], text);
            if (fault != Fault::None)
                return {fault, i};
            stored.push_back(text);
        }
        return {};
    }

    static Fault store(const api::Field &field, std::string_view value, std::string &text)
    {
        if (!rules::isUtf8(value))
            return Fault::NotText;
        if (field.type == api::FieldType::Phone)
            return rules::normalisePhone(value, field, text);
        if (field.type == api::FieldType::Integer)
            return rules::checkInteger(value, text);
        text = value;
        return field.type == api::FieldType::DateTime ? rules::checkDateTime(value, field) : Fault::None;
    }

    // Of short values: one byte is their length.
    void makeKey()
    {
        const auto isKey = [](const api::Field &field) { return field.key && !field.skip; };
        const auto count = std::ranges::count_if(format.fields, isKey);
        for (int i = 0; i < format.fields.size(); ++i) {
            if (!isKey(format.fields[i]))
                continue;
            if (count > 1)
                key += char(stored[size_t(i)].size());
            key += stored[size_t(i)];
        }
    }
};

class RandomRecords {
public:
    explicit RandomRecords(unsigned seed) : m_random(seed) {}
    int below(int end) { return int(m_random() % unsigned(end)); }
    bool oneOf(int many) { return below(many) == 0; }

    std::string digits(int count)
    {
        std::string text;
        while (count-- > 0)
            text += char('0' + below(10));
        return text;
    }

    api::Format format()
    {
        using api::FieldType;
        api::Format made;
        for (const auto type : {FieldType::Account, FieldType::FirstName, FieldType::Phone, FieldType::Phone, FieldType::DateTime,
                                FieldType::Integer, FieldType::Other}) {
            api::Field field;
            field.name = QStringLiteral("f%1").arg(made.fields.size());
            field.type = type;
            field.phoneType = oneOf(2) ? api::PhoneType::UsCanada : api::PhoneType::Other;
            field.skip = oneOf(12);
            field.key = !field.skip && oneOf(4);
            field.required = !field.skip && oneOf(4);
            field.removePrefix = oneOf(3) ? QStringLiteral("0") : QString();
            field.defaultCountryCode = oneOf(3) ? QStringLiteral("49") : QString();
            if (oneOf(2))
                field.format = rules::dateTimeFormats()[size_t(below(int(rules::dateTimeFormats().size())))];
            made.fields.append(field);
        }
        return made;
    }

    std::string value(const api::Field &field)
    {
        static const std::vector<std::string> odd{"",
                                                  " ",
                                                  "\xC2\xA0",
                                                  "M\xC3\xBCller",
                                                  "\xFF",
                                                  "\xC3",
                                                  "+49 (30) 1234",
                                                  "1E+10",
                                                  "-7",
                                                  "+0",
                                                  "007",
                                                  "9223372036854775807",
                                                  "9223372036854775808",
                                                  "x"};
        std::string text;
        if (oneOf(9))
            text = odd[size_t(below(int(odd.size())))];
        else if (field.type == api::FieldType::Phone)
            text = (oneOf(2) ? "1" : oneOf(2) ? "49" : "011") + digits(8 + below(4));
        else if (field.type == api::FieldType::Integer)
            text = digits(1 + below(20));
        else if (field.type == api::FieldType::DateTime)
            text = date(rules::dateTimeLayout(field.format));
        else
            text = "Name " + digits(below(30));
        if (oneOf(10))
            text.insert(size_t(below(int(text.size()) + 1)), 1, char(below(256)));
        return oneOf(12) ? "\xE2\x80\x83 " + text + "\t" : text;
    }

    // Mostly one that exists.
    std::string date(const std::string &layout)
    {
        std::string text = layout;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool isTens = i == 0 || text[i] != layout[i - 1];
            if (std::string_view("yMdHms").find(layout[i]) == std::string_view::npos)
                continue;
            text[i] = char('0' + (layout[i] == 'y' ? below(10) : isTens ? (layout[i] == 'M' ? below(2) : below(3)) : below(10)));
        }
        return text;
    }

private:
    std::mt19937 m_random;
};

} // namespace

class TestQuickRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyByteAtEveryPlace();
    void storedAsTheyStand();
    void dates();
    void records_data();
    void records();
};

void TestQuickRules::everyByteAtEveryPlace()
{
    for (std::size_t size = 0; size <= 40; ++size) {
        QVERIFY(rules::isAscii(std::string(size, 'a')));
        QVERIFY(rules::areDigits(std::string(size, '5')));
        for (std::size_t at = 0; at < size; ++at) {
            for (int byte = 0; byte < 256; ++byte) {
                std::string text(size, '7');
                text[at] = char(byte);
                // Nothing of what is around the text may count.
                const std::string around = '\x80' + text + '\xFF';
                const auto inner = std::string_view(around).substr(1, size);
                QCOMPARE(rules::isAscii(inner), byte < 128);
                QCOMPARE(rules::areDigits(inner), isDigit(char(byte)));
                QCOMPARE(rules::quicklyTrimmed(inner), rules::trimmed(inner));
            }
        }
    }
}

void TestQuickRules::storedAsTheyStand()
{
    RandomRecords random(11);
    int stands = 0;
    for (int i = 0; i < 20'000; ++i) {
        const auto format = random.format();
        for (const auto &field : format.fields) {
            const std::string value = random.value(field);
            std::string stored;
            if (field.type == api::FieldType::Phone && rules::isStoredPhone(value, rules::PhonePlan(field))) {
                QVERIFY(rules::normalisePhone(value, field, stored) == Fault::None);
            } else if (field.type == api::FieldType::Integer && rules::isStoredInteger(value)) {
                QVERIFY(rules::checkInteger(value, stored) == Fault::None);
            } else {
                continue;
            }
            QCOMPARE(stored, value);
            ++stands;
        }
    }
    QVERIFY(stands > 10'000);
}

void TestQuickRules::dates()
{
    RandomRecords random(12);
    int exist = 0, none = 0;
    for (const auto &format : rules::dateTimeFormats()) {
        const auto layout = rules::dateTimeLayout(format);
        const rules::DateTimePlan plan(layout);
        for (int i = 0; i < 20'000; ++i) {
            std::string value = random.date(layout);
            if (random.oneOf(3))
                value[size_t(random.below(int(value.size())))] = char(random.below(256));
            if (random.oneOf(50))
                value.resize(size_t(random.below(30)), '1');
            const bool isDate = rules::checkDateTime(value, layout) == Fault::None;
            QVERIFY2(plan.takes(value) == isDate, value.c_str());
            ++(isDate ? exist : none);
        }
    }
    QVERIFY(exist > 10'000 && none > 10'000);
    QVERIFY(!rules::DateTimePlan().takes(""));
    QVERIFY(!rules::DateTimePlan(rules::dateTimeLayout(QStringLiteral("yy"))).takes("26"));
}

void TestQuickRules::records_data()
{
    QTest::addColumn<bool>("isNew");
    QTest::newRow("new") << true;
    QTest::newRow("update") << false;
}

void TestQuickRules::records()
{
    QFETCH(bool, isNew);
    RandomRecords random(13);
    int good = 0, bad = 0;
    for (int round = 0; round < 400; ++round) {
        const auto format = random.format();
        rules::RecordRules quick(format);
        for (int i = 0; i < 100; ++i) {
            std::vector<std::string> texts;
            for (const auto &field : format.fields)
                texts.push_back(random.value(field));
            std::vector<std::string_view> values(texts.begin(), texts.end());
            for (auto &value : values)
                value = random.oneOf(15) ? std::string_view() : random.oneOf(20) ? std::string_view("") : value;
            const PlainCheck plain(format, values, isNew);
            const auto verdict = isNew ? quick.checkNew(values) : quick.checkUpdate(values);
            QCOMPARE(int(verdict.fault), int(plain.verdict.fault));
            QCOMPARE(verdict.field, plain.verdict.field);
            ++(verdict.fault == Fault::None ? good : bad);
            if (verdict.fault != Fault::None)
                continue;
            QCOMPARE(std::string(quick.key()), plain.key);
            for (int field = 0; field < format.fields.size(); ++field)
                QCOMPARE(std::string(quick.stored(field)), plain.stored[size_t(field)]);
        }
    }
    QVERIFY2(good > 3000 && bad > 3000, qPrintable(QStringLiteral("%1 %2").arg(good).arg(bad)));
}

QTEST_GUILESS_MAIN(TestQuickRules)
#include "tst_quickrules.moc"
