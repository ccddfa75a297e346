// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the editor of a record says of values: the rules of the reference's note on importing and updating records, by hand.

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <models/records/recordform.h>

using namespace outdial;
using api::FieldType;
using models::RecordForm;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

api::Field field(const char *name, FieldType type = FieldType::Other)
{
    api::Field one;
    one.name = c(name);
    one.type = type;
    return one;
}

api::Field usPhone(const char *name)
{
    api::Field phone = field(name, FieldType::Phone);
    phone.phoneType = api::PhoneType::UsCanada;
    return phone;
}

// id (key), last_name (required), home and mobile (US_CANADA), age (INTEGER), due (dd.MM.yyyy HH:mm), unused (skipped)
api::Format panel()
{
    api::Format format;
    format.fields = {field("id"),       field("last_name", FieldType::LastName), usPhone("home"),
                     usPhone("mobile"), field("age", FieldType::Integer),        field("due", FieldType::DateTimeCallAt),
                     field("unused")};
    format.fields[0].key = true;
    format.fields[1].required = true;
    format.fields[5].format = c("dd.MM.yyyy HH:mm");
    format.fields[6].skip = true;
    return format;
}

QHash<QString, QString> benning()
{
    return {{c("id"), c("K1")},
            {c("last_name"), c("Benning")},
            {c("home"), c("14155550177")},
            {c("age"), c("42")},
            {c("due"), c("13.11.2024 09:00")}};
}

QJsonObject json(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

} // namespace

class TestRecordForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("property"); // phoneType, or the format of a date
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("taken");
        QTest::addColumn<QString>("stored"); // where it differs from what is written
        const auto us = [](const char *name, const char *value, bool taken, const char *stored) {
            QTest::newRow(name) << int(FieldType::Phone) << c("us") << c(value) << taken << c(stored);
        };
        us("ten digits: 1 is prepended", "(650) 555-0142", true, "16505550142");
        us("eleven with 1: kept", "16505550142", true, "");
        us("plus is removed", "+1 650 555 0142", true, "16505550142");
        us("011 is kept", "011442071838750", true, "");
        us("ten digits with 1: refused", "1650555014", false, "");
        us("nine digits", "650555014", false, "");
        us("eleven without 1", "26505550142", false, "");
        us("no digits", "unknown", false, "");
        const auto other = [](const char *name, const char *value, bool taken, const char *stored) {
            QTest::newRow(name) << int(FieldType::Phone) << c("0,44") << c(value) << taken
                                << c(stored); // removePrefix, country code
        };
        other("prefix removed, country code added", "020 7183 8750", true, "442071838750");
        other("country code is there", "+44 20 7183 8750", true, "442071838750");
        other("only the country code is added", "2071838750", true, "442071838750");
        const auto number = [](const char *name, const char *value, bool taken, const char *stored) {
            QTest::newRow(name) << int(FieldType::Integer) << QString() << c(value) << taken << c(stored);
        };
        number("integer", "42", true, "");
        number("negative", "-7", true, "");
        number("leading zero", "007", true, "7");
        number("fraction", "4.5", false, "");
        number("word", "many", false, "");
        number("beyond 64 bits", "9223372036854775808", false, "");
        number("the largest", "9223372036854775807", true, "");
        const auto date = [](const char *pattern, const char *value, bool taken) {
            QTest::addRow("%s: %s", pattern, value) << int(FieldType::DateTime) << c(pattern) << c(value) << taken << QString();
        };
        date("", "11/13/2024 09:00", true); // MM/dd/yyyy HH:mm is the default
        date("", "13/11/2024 09:00", false);
        date("dd.MM.yyyy HH:mm", "13.11.2024 09:00", true);
        date("dd.MM.yyyy HH:mm", "13.11.2024", false);
        date("yyyy-MM-dd HH:mm", "2024-11-13 09:00", true);
        date("yyyy-MM-dd HH:mm", "2024-11-13 24:00", false);
        date("yyyy-MM-dd", "2024-02-29", true);
        date("yyyy-MM-dd", "2023-02-29", false); // not in the calendar
        date("dd-MM-yyyy", "13-11-2024", true);
        date("MM-dd-yyyy", "11-13-2024", true);
        date("MM-dd-yyyy", "13-11-2024", false);
        date("MM/dd/yyyy HH:mm:ss", "11/13/2024 09:00:30", true);
        date("MM/dd/yyyy HH:mm:ss", "11/13/2024 09:00", false);
        for (const FieldType type :
             {FieldType::Account, FieldType::AgentLoginId, FieldType::CallingNumber, FieldType::Company, FieldType::FirstName,
              FieldType::LastName, FieldType::Other, FieldType::ZipCode, FieldType::Priority, FieldType::State}) {
            // Text: kept, but for white space around it.
            QTest::newRow(api::fieldTypeName(type).data()) << int(type) << QString() << c("  020 Ünd-7 ") << true << QString();
        }
    }
    void values()
    {
        QFETCH(int, type);
        QFETCH(QString, property);
        QFETCH(QString, value);
        QFETCH(bool, taken);
        QFETCH(QString, stored);
        api::Field one = field("f", FieldType(type));
        if (one.type == FieldType::Phone && property == c("us")) {
            one.phoneType = api::PhoneType::UsCanada;
        } else if (one.type == FieldType::Phone) {
            one.removePrefix = property.section(u',', 0, 0);
            one.defaultCountryCode = property.section(u',', 1, 1);
        } else {
            one.format = property;
        }
        const auto verdict = models::judgeValue(one, true, false, value);
        QCOMPARE(verdict.isTaken(), taken);
        QCOMPARE(verdict.stored, stored);
        QCOMPARE(verdict.refused.isEmpty(), taken);
        QVERIFY(!verdict.blank);
        QVERIFY(models::judgeValue(one, false, false, value).isTaken()); // of a type that is not known nothing is said
    }
    void theExampleOfADateIsTaken_data()
    {
        QTest::addColumn<QString>("pattern");
        for (const char *pattern :
             {"", "dd.MM.yyyy HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "dd-MM-yyyy", "MM-dd-yyyy", "MM/dd/yyyy HH:mm:ss"})
            QTest::addRow("<%s>", pattern) << c(pattern);
    }
    void theExampleOfADateIsTaken()
    {
        QFETCH(QString, pattern);
        api::Field due = field("due", FieldType::DateTime);
        due.format = pattern;
        const QString hint = models::valueHint(due, true); // "Like 13.11.2024 09:00 (dd.MM.yyyy HH:mm)."
        const QString example = hint.mid(5, hint.indexOf(c(" (")) - 5);
        QVERIFY2(models::judgeValue(due, true, false, example).isTaken(), qPrintable(hint));
    }

    void aNewRecordHasWhatIsFilledIn()
    {
        RecordForm form(RecordForm::Purpose::Add, panel(), true);
        QCOMPARE(form.size(), 6); // a skipped field is not shown
        QVERIFY(!form.isLocked(0));
        QVERIFY(!form.canBeSent());
        QVERIFY(!form.verdict(0).isTaken()); // the key is empty
        QVERIFY(!form.verdict(1).isTaken()); // required
        QVERIFY(form.verdict(2).isTaken());  // one phone is enough, but
        QVERIFY(form.problem().contains(c("home, mobile")));
        form.setValue(0, c(" K9 "));
        form.setValue(1, c("Falkenrath"));
        form.setValue(3, c("650-555-0142"));
        form.setValue(4, c("42"));
        QCOMPARE(form.problem(), QString());
        QVERIFY(form.canBeSent());
        QCOMPARE(json(form.body()),
                 (QJsonObject{
                     {c("id"), c("K9")}, {c("last_name"), c("Falkenrath")}, {c("mobile"), c("650-555-0142")}, {c("age"), 42}}));
        QCOMPARE(json(form.key()), (QJsonObject{{c("id"), c("K9")}}));
        form.setValue(5, c("2024-11-13"));
        QVERIFY(form.verdict(5).refused.contains(c("dd.MM.yyyy HH:mm")));
        QVERIFY(!form.canBeSent());
    }
    void anUpdateSendsTheKeyAndWhatIsChanged()
    {
        RecordForm form(RecordForm::Purpose::Update, panel(), true, benning());
        QVERIFY(form.isLocked(0));
        QVERIFY(!form.canBeSent()); // nothing to send
        form.setValue(2, c("(646) 555-0143"));
        form.setValue(1, c("Benning ")); // white space is no change
        form.setValue(5, QString());
        QCOMPARE(form.changedCount(), 2);
        QCOMPARE(form.verdict(2).stored, c("16465550143"));
        QVERIFY(form.canBeSent());
        QCOMPARE(json(form.body()),
                 (QJsonObject{{c("id"), c("K1")}, {c("home"), c("(646) 555-0143")}, {c("due"), QJsonValue::Null}}));
    }
    void whatCannotBeEmptied()
    {
        RecordForm form(RecordForm::Purpose::Update, panel(), true, benning());
        form.setValue(1, QString());
        QVERIFY(!form.verdict(1).isTaken()); // required
        form.setValue(1, c("Benning"));
        form.setValue(2, c(" "));
        QVERIFY(!form.verdict(2).isTaken()); // the only phone that has a number
        form.setValue(3, c("6505550142"));
        QVERIFY(form.verdict(2).isTaken()); // not the only one any more
        QVERIFY(form.canBeSent());
    }
    void aRecordWithoutKeyCannotBeUpdated()
    {
        api::Format keyless = panel();
        keyless.fields[0].key = false;
        RecordForm form(RecordForm::Purpose::Update, keyless, true, benning());
        form.setValue(1, c("Falkenrath"));
        QVERIFY(!form.problem().isEmpty());
        QVERIFY(!form.canBeSent());
        // A new one can be added.
        RecordForm added(RecordForm::Purpose::Add, keyless, true);
        added.setValue(1, c("Falkenrath"));
        added.setValue(2, c("6505550142"));
        QVERIFY(added.canBeSent());
    }
    void aKeyIsSentAsItIsStored()
    {
        api::Format format = panel();
        format.fields[2].key = true; // home
        format.fields[4].key = true; // age, INTEGER
        RecordForm form(RecordForm::Purpose::Update, format, true, benning());
        form.setValue(1, c("Falkenrath"));
        QCOMPARE(
            json(form.body()),
            (QJsonObject{{c("id"), c("K1")}, {c("home"), c("14155550177")}, {c("age"), 42}, {c("last_name"), c("Falkenrath")}}));
    }
};

QTEST_GUILESS_MAIN(TestRecordForm)
#include "tst_recordform.moc"
