// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of the values of records, against values worked out by hand from the reference.
#include <QTest>

#include <api/rules/recordrules.h>

using namespace outdial;
using api::Field;
using api::FieldType;
using api::PhoneType;
using rules::Fault;

Q_DECLARE_METATYPE(outdial::rules::Fault)

namespace {

Field field(const char *name, FieldType type, bool required = false, bool key = false)
{
    Field made;
    made.name = QString::fromLatin1(name);
    made.type = type;
    made.required = required;
    made.key = key;
    return made;
}

api::Format format(QList<Field> fields)
{
    api::Format made;
    made.name = QStringLiteral("f");
    made.fields = std::move(fields);
    return made;
}

QString shown(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

} // namespace

class TestRecordRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void trims_data();
    void trims();
    void phones_data();
    void phones();
    void phoneIsAppended();
    void integers_data();
    void integers();
    void dateTimes_data();
    void dateTimes();
    void buckets();
    void orderOfFaults();
    void skippedPhoneIsNoPhone();
    void skippedFieldsAreIgnored();
    void storedValues();
    void keysNeverMeet();
    void updates_data();
    void updates();
    void formats();
};

void TestRecordRules::trims_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("nothing") << QByteArray("a b") << QByteArray("a b");
    QTest::newRow("ascii") << QByteArray(" \t\r\n\v\f a b \t\n") << QByteArray("a b");
    QTest::newRow("nbsp") << QByteArray("\xC2\xA0"
                                        "a\xC2\xA0")
                          << QByteArray("a");
    QTest::newRow("ideographic, thin") << QByteArray("\xE3\x80\x80x\xE2\x80\x89") << QByteArray("x");
    QTest::newRow("only space") << QByteArray(" \xC2\xA0\xE2\x80\xA8 ") << QByteArray();
    QTest::newRow("zero width is not white space") << QByteArray("\xE2\x80\x8B"
                                                                 "a")
                                                   << QByteArray("\xE2\x80\x8B"
                                                                 "a");
    QTest::newRow("letters with like bytes") << QByteArray("\xC3\xA0") << QByteArray("\xC3\xA0"); // a grave, not NBSP
    QTest::newRow("ends with a letter whose last byte is A0") << QByteArray("voil\xC3\xA0") << QByteArray("voil\xC3\xA0");
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestRecordRules::trims()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    QCOMPARE(shown(rules::trimmed(value.toStdString())), QString::fromUtf8(expected));
}

void TestRecordRules::phones_data()
{
    QTest::addColumn<QString>("prefix"); // "US": of the United States and Canada; else "removePrefix/defaultCountryCode"
    QTest::addColumn<QString>("value");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("stored");
    const auto row = [](const char *name, const char *prefix, const char *value, Fault fault, const char *stored) {
        QTest::newRow(name) << QString::fromLatin1(prefix) << QString::fromUtf8(value) << fault << QString::fromLatin1(stored);
    };
    row("us ten", "US", "(415) 555-0134", Fault::None, "14155550134");
    row("us eleven", "US", "1-415-555-0134", Fault::None, "14155550134");
    row("us plus", "US", "+1 415 555 0134", Fault::None, "14155550134");
    row("us international", "US", "011 44 20 7946 0018", Fault::None, "011442079460018");
    row("us plus 011", "US", "+011442079460018", Fault::None, "011442079460018");
    row("us only 011", "US", "011", Fault::None, "011");
    row("us ten digits of 011", "US", "0114420794", Fault::None, "0114420794");
    row("us ten with 1", "US", "1415555013", Fault::PhoneTenDigitsWith1, "");
    row("us nine", "US", "415555013", Fault::PhoneLength, "");
    row("us eleven not 1", "US", "24155550134", Fault::PhoneLength, "");
    row("us twelve", "US", "141555501345", Fault::PhoneLength, "");
    row("us letters", "US", "call me", Fault::PhoneNoDigits, "");
    row("us plus only", "US", "+", Fault::PhoneNoDigits, "");
    // Full-width digits are not digits: what is left here has four.
    row("us full-width", "US", "\xEF\xBC\x94\xEF\xBC\x91\xEF\xBC\x95 0134", Fault::PhoneLength, "");
    row("us only full-width", "US", "\xEF\xBC\x94\xEF\xBC\x91\xEF\xBC\x95", Fault::PhoneNoDigits, "");
    row("us extension joins", "US", "415-555-0134 x2", Fault::PhoneLength, "");
    row("other plain", "/", "1004", Fault::None, "1004");
    row("other plus", "/", "+49 (30) 901820", Fault::None, "4930901820");
    row("other prefix removed", "0/49", "030 901820", Fault::None, "4930901820");
    row("other prefix not there", "0/49", "30 901820", Fault::None, "4930901820");
    row("other code there", "0/49", "+49 30 901820", Fault::None, "4930901820");
    row("other prefix removed once", "0/", "0030", Fault::None, "030");
    row("other after prefix the code is there", "00/49", "0049 30", Fault::None, "4930");
    row("other plus in the code", "0/+44", "020 7946 0018", Fault::None, "442079460018");
    row("other only the prefix", "00/49", "00", Fault::PhoneNoDigits, "");
    row("other no digits", "0/49", "n/a", Fault::PhoneNoDigits, "");
    row("other ten with 1 is fine", "/", "1415555013", Fault::None, "1415555013");
}

void TestRecordRules::phones()
{
    QFETCH(QString, prefix);
    QFETCH(QString, value);
    QFETCH(Fault, fault);
    QFETCH(QString, stored);
    Field phone = field("phone", FieldType::Phone);
    if (prefix == QLatin1String("US")) {
        phone.phoneType = PhoneType::UsCanada;
        phone.removePrefix = QStringLiteral("1"); // both are ignored
        phone.defaultCountryCode = QStringLiteral("49");
    } else {
        phone.removePrefix = prefix.section(QLatin1Char('/'), 0, 0);
        phone.defaultCountryCode = prefix.section(QLatin1Char('/'), 1, 1);
    }
    std::string out;
    QCOMPARE(rules::normalisePhone(value.toStdString(), phone, out), fault);
    QCOMPARE(QString::fromStdString(out), stored);
}

void TestRecordRules::phoneIsAppended()
{
    Field phone = field("phone", FieldType::Phone);
    phone.phoneType = PhoneType::UsCanada;
    std::string out = "1:";
    QCOMPARE(rules::normalisePhone("4155550134", phone, out), Fault::None);
    QCOMPARE(QString::fromStdString(out), QStringLiteral("1:14155550134"));
    QCOMPARE(rules::normalisePhone("415", phone, out), Fault::PhoneLength);
    QCOMPARE(QString::fromStdString(out), QStringLiteral("1:14155550134"));
}

void TestRecordRules::integers_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("stored");
    const auto row = [](const char *value, Fault fault, const char *stored) {
        QTest::newRow(value) << QString::fromUtf8(value) << fault << QString::fromLatin1(stored);
    };
    row("0", Fault::None, "0");
    row("-0", Fault::None, "0");
    row("000", Fault::None, "0");
    row("007", Fault::None, "7");
    row("+12", Fault::None, "12");
    row("-0012", Fault::None, "-12");
    row("9223372036854775807", Fault::None, "9223372036854775807");
    row("9223372036854775808", Fault::IntegerRange, "");
    row("-9223372036854775808", Fault::None, "-9223372036854775808");
    row("-9223372036854775809", Fault::IntegerRange, "");
    row("00000000000000000000009", Fault::None, "9");
    row("99999999999999999999", Fault::IntegerRange, "");
    row("1.0", Fault::NotAnInteger, "");
    row("1e3", Fault::NotAnInteger, "");
    row("1 000", Fault::NotAnInteger, "");
    row("--1", Fault::NotAnInteger, "");
    row("+", Fault::NotAnInteger, "");
    row("0x10", Fault::NotAnInteger, "");
    row("\xEF\xBC\x91", Fault::NotAnInteger, "");
}

void TestRecordRules::integers()
{
    QFETCH(QString, value);
    QFETCH(Fault, fault);
    QFETCH(QString, stored);
    std::string out;
    QCOMPARE(rules::checkInteger(value.toStdString(), out), fault);
    QCOMPARE(QString::fromStdString(out), stored);
}

void TestRecordRules::dateTimes_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *format, const char *value, bool valid) {
        QTest::addRow("%s: %s", format, value) << QString::fromLatin1(format) << QString::fromUtf8(value) << valid;
    };
    row("", "12/31/2023 23:59", true); // the default
    row("MM/dd/yyyy ::mm", "12/31/2023 23:59", true);
    row("MM/dd/yyyy HH:mm", "31/12/2023 23:59", false);
    row("MM/dd/yyyy HH:mm", "1/2/2023 23:59", false);
    row("MM/dd/yyyy HH:mm", "01/02/2023 24:00", false);
    row("MM/dd/yyyy HH:mm", "01/02/2023 10:60", false);
    row("MM/dd/yyyy HH:mm", "01/02/2023 10:00:00", false);
    row("dd.MM.yyyy HH:mm", "29.02.2024 08:05", true);
    row("dd.MM.yyyy HH:mm", "29.02.2023 08:05", false);
    row("yyyy-MM-dd HH:mm", "2000-02-29 00:00", true);
    row("yyyy-MM-dd HH:mm", "1900-02-29 00:00", false);
    row("yyyy-MM-dd HH:mm", "2023-04-31 00:00", false);
    row("yyyy-MM-dd", "2023-04-30", true);
    row("yyyy-MM-dd", "0000-04-30", false);
    row("yyyy-MM-dd", "2023-00-10", false);
    row("yyyy-MM-dd", "2023-01-00", false);
    row("dd-MM-yyyy", "31-01-2023", true);
    row("dd-MM-yyyy", "13-13-2023", false);
    row("MM-dd-yyyy", "01-31-2023", true);
    row("MM-dd-yyyy", "31-01-2023", false);
    row("MM/dd/yyyy HH:mm:ss", "01/31/2023 10:20:59", true);
    row("MM/dd/yyyy HH:mm:ss", "01/31/2023 10:20:60", false);
    row("MM/dd/yyyy HH:mm:ss", "01/31/2023T10:20:59", false);
    row("yyyy-MM-dd", "2023-1\xEF\xBC\x91-10", false);
    row("yyyy/MM/dd", "2023/01/10", false); // not a format of the API
}

void TestRecordRules::dateTimes()
{
    QFETCH(QString, format);
    QFETCH(QString, value);
    QFETCH(bool, valid);
    Field time = field("t", FieldType::DateTime);
    time.format = format;
    QCOMPARE(rules::checkDateTime(value.toStdString(), time), valid ? Fault::None : Fault::NotADateTime);
}

void TestRecordRules::buckets()
{
    QCOMPARE(rules::bucketOf(Fault::KeyEmpty), "missingKey");
    QCOMPARE(rules::bucketOf(Fault::RequiredEmpty), "missingRequired");
    QCOMPARE(rules::bucketOf(Fault::NoPhone), "missingRequired");
    for (const Fault fault : {Fault::PhoneNoDigits, Fault::PhoneLength, Fault::PhoneTenDigitsWith1, Fault::NotAnInteger,
                              Fault::IntegerRange, Fault::NotADateTime, Fault::NotText, Fault::CannotBeReset})
        QCOMPARE(rules::bucketOf(fault), "formatError");
}

void TestRecordRules::orderOfFaults()
{
    rules::RecordRules checker(format({field("age", FieldType::Integer), field("name", FieldType::LastName, true),
                                       field("phone", FieldType::Phone), field("id", FieldType::Other, false, true)}));
    const auto verdict = [&checker](std::array<std::string_view, 4> values) {
        const rules::Verdict result = checker.checkNew(values);
        return std::pair(result.fault, result.field);
    };
    QCOMPARE(verdict({"x", "", "", " "}), std::pair(Fault::KeyEmpty, 3));
    QCOMPARE(verdict({"x", "\xC2\xA0", "", "7"}), std::pair(Fault::RequiredEmpty, 1));
    QCOMPARE(verdict({"x", "Ngo", "  ", "7"}), std::pair(Fault::NoPhone, -1));
    QCOMPARE(verdict({"x", "Ngo", "abc", "7"}), std::pair(Fault::NotAnInteger, 0));
    QCOMPARE(verdict({"1", "Ngo", "abc", "7"}), std::pair(Fault::PhoneNoDigits, 2));
    QCOMPARE(verdict({"1", "N\xFFgo", "1004", "7"}), std::pair(Fault::NotText, 1));
    QCOMPARE(verdict({"", "Ngo", "1004", "7"}), std::pair(Fault::None, -1));
    // Values beyond the end are absent.
    const std::array<std::string_view, 2> few{"1", "Ngo"};
    QCOMPARE(checker.checkNew(few).fault, Fault::KeyEmpty);
    // A malformed key is a formatError, not a missing key.
    rules::RecordRules phoneKey(format({field("phone", FieldType::Phone, false, true)}));
    const std::array<std::string_view, 1> bad{"none"};
    QCOMPARE(phoneKey.checkNew(bad).fault, Fault::PhoneNoDigits);
}

void TestRecordRules::skippedPhoneIsNoPhone()
{
    Field skipped = field("fax", FieldType::Phone);
    skipped.skip = true;
    rules::RecordRules checker(format({skipped, field("phone", FieldType::Phone)}));
    const std::array<std::string_view, 2> onlyFax{"4155550134", ""};
    QCOMPARE(checker.checkNew(onlyFax).fault, Fault::NoPhone);
    const std::array<std::string_view, 2> both{"4155550134", "1004"};
    QCOMPARE(checker.checkNew(both).fault, Fault::None);
    QVERIFY(checker.stored(0).empty());
}

void TestRecordRules::skippedFieldsAreIgnored()
{
    Field skipped = field("age", FieldType::Integer);
    skipped.skip = true;
    rules::RecordRules checker(format({skipped, field("phone", FieldType::Phone)}));
    const std::array<std::string_view, 2> values{"\xFFnot a number", "1004"};
    QCOMPARE(checker.checkNew(values).fault, Fault::None);
}

void TestRecordRules::storedValues()
{
    Field phone = field("phone", FieldType::Phone);
    phone.phoneType = PhoneType::UsCanada;
    rules::RecordRules checker(format({phone, field("age", FieldType::Integer), field("caller", FieldType::CallingNumber),
                                       field("agent", FieldType::AgentLoginId), field("second", FieldType::Phone)}));
    const std::array<std::string_view, 5> values{" (415) 555-0134 ", "+0042", " +1 (800) 555-0199 ", " k.lindqvist", ""};
    QCOMPARE(checker.checkNew(values).fault, Fault::None);
    QCOMPARE(shown(checker.stored(0)), QStringLiteral("14155550134"));
    QCOMPARE(shown(checker.stored(1)), QStringLiteral("42"));
    QCOMPARE(shown(checker.stored(2)), QStringLiteral("+1 (800) 555-0199")); // plain text
    QCOMPARE(shown(checker.stored(3)), QStringLiteral("k.lindqvist"));
    QVERIFY(checker.stored(4).empty());
    QVERIFY(checker.key().empty());
}

void TestRecordRules::keysNeverMeet()
{
    rules::RecordRules checker(format({field("a", FieldType::Other, false, true), field("phone", FieldType::Phone),
                                       field("b", FieldType::Other, false, true)}));
    const auto key = [&checker](std::string_view a, std::string_view b) {
        const std::array<std::string_view, 3> values{a, "1004", b};
        return checker.checkNew(values).fault == Fault::None ? std::string(checker.key()) : std::string("fault");
    };
    QVERIFY(key("ab", "c") != key("a", "bc"));
    QVERIFY(key("a", "b") != key("b", "a"));
    QCOMPARE(key(" a ", "b"), key("a", "b"));
    QVERIFY(key("A", "b") != key("a", "b")); // capitalization matters
    const std::string separator("a\0b", 3);
    QVERIFY(key(separator, "c") != key("a", "b\0c"));
    const std::string longText(300, 'x');
    QVERIFY(key(longText, "y") != key(longText + "y", "y"));
    rules::RecordRules one(format({field("phone", FieldType::Phone, false, true)}));
    const std::array<std::string_view, 1> written{"+49 (30) 901820"};
    QCOMPARE(one.checkNew(written).fault, Fault::None);
    QCOMPARE(shown(one.key()), QStringLiteral("4930901820"));
}

void TestRecordRules::updates_data()
{
    // null: the key is absent from the update; "": it is there and blank
    QTest::addColumn<QList<QByteArray>>("values");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("at");
    const QByteArray none;
    QTest::newRow("only the key") << QList<QByteArray>{"7", none, none, none} << Fault::None << -1;
    QTest::newRow("no key") << QList<QByteArray>{none, "Ngo", none, none} << Fault::KeyEmpty << 0;
    QTest::newRow("blank key") << QList<QByteArray>{" ", "Ngo", none, none} << Fault::KeyEmpty << 0;
    QTest::newRow("optional is reset") << QList<QByteArray>{"7", none, none, " "} << Fault::None << -1;
    QTest::newRow("required is reset") << QList<QByteArray>{"7", " ", none, none} << Fault::CannotBeReset << 1;
    QTest::newRow("only phone is reset") << QList<QByteArray>{"7", none, " ", none} << Fault::CannotBeReset << 2;
    QTest::newRow("phone is malformed") << QList<QByteArray>{"7", none, "x", none} << Fault::PhoneNoDigits << 2;
    QTest::newRow("phone is changed") << QList<QByteArray>{"7", none, "10 05", none} << Fault::None << -1;
}

void TestRecordRules::updates()
{
    QFETCH(QList<QByteArray>, values);
    QFETCH(Fault, fault);
    QFETCH(int, at);
    rules::RecordRules checker(format({field("id", FieldType::Other, false, true), field("name", FieldType::LastName, true),
                                       field("phone", FieldType::Phone), field("note", FieldType::Other)}));
    std::vector<std::string_view> views;
    for (const QByteArray &value : values)
        views.push_back(value.isNull() ? std::string_view()
                                       : std::string_view(value.constData(), static_cast<std::size_t>(value.size())));
    const rules::Verdict verdict = checker.checkUpdate(views);
    QCOMPARE(verdict.fault, fault);
    QCOMPARE(verdict.field, at);
    if (fault == Fault::None)
        QCOMPARE(shown(checker.key()), QStringLiteral("7"));
}

void TestRecordRules::formats()
{
    const auto problems = [](const api::Format &checked) {
        QStringList found;
        for (const rules::FormatProblem &problem : rules::checkFormat(checked))
            found.append(QString::number(problem.field));
        return found.join(QLatin1Char(','));
    };
    const Field phone = field("phone", FieldType::Phone);
    QCOMPARE(problems(format({phone})), QString());
    api::Format nameless = format({phone});
    nameless.name = QStringLiteral(" ");
    QCOMPARE(problems(nameless), QStringLiteral("-1"));
    QCOMPARE(problems(format({})), QStringLiteral("-1"));
    QCOMPARE(problems(format({phone, phone})), QStringLiteral("1"));
    QCOMPARE(problems(format({phone, field("Phone", FieldType::Phone)})), QString()); // names are case-sensitive
    QCOMPARE(problems(format({phone, field(" ", FieldType::Other)})), QStringLiteral("1"));
    QCOMPARE(problems(format({phone, field("a", FieldType::Account), field("b", FieldType::Account)})), QStringLiteral("2"));
    Field skipped = phone;
    skipped.skip = true;
    QCOMPARE(problems(format({skipped})), QStringLiteral("-1"));
    skipped.required = true;
    QCOMPARE(problems(format({phone, skipped})), QStringLiteral("1,1")); // double name, and skipped but required
    Field time = field("t", FieldType::DateTimeCallAt);
    time.format = QStringLiteral("MM/dd/yyyy ::mm");
    QCOMPARE(problems(format({phone, time})), QString());
    time.format = QStringLiteral("yyyy/MM/dd");
    QCOMPARE(problems(format({phone, time})), QStringLiteral("1"));
    QCOMPARE(rules::dateTimeFormats().size(), std::size_t{7});
    QCOMPARE(rules::defaultDateTimeFormat(), QStringLiteral("MM/dd/yyyy HH:mm"));
}

QTEST_GUILESS_MAIN(TestRecordRules)
#include "tst_recordrules.moc"
