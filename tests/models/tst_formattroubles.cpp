// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the reference says of new formats (Create List with New Format), each rule by hand, and the one step that mends it.

#include <QTest>

#include <api/rules/recordrules.h>
#include <models/formats/columnproposal.h>
#include <models/formats/formattroubles.h>

#include <support/formatcases.h>

using namespace outdial;
using namespace outdial::models;
using api::FieldType;
using test::formatField;
using test::smallFormat;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestFormatTroubles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGoodFormatHasNone();
    void skippedFields_data();
    void skippedFields();
    void namesAreUniqueAndThere();
    void capitalsMakeOtherNames();
    void oneAccount();
    void atLeastOnePhone();
    void sevenDateFormats_data();
    void sevenDateFormats();
    void emptyAndNameless();
    void agreesWithTheRules();
    void freeNames();
};

void TestFormatTroubles::aGoodFormatHasNone()
{
    QVERIFY(formatTroubles(smallFormat()).empty());
    QVERIFY(formatTroubles(test::everyType()).empty());
}

void TestFormatTroubles::skippedFields_data()
{
    QTest::addColumn<int>("ticks"); // 1 required, 2 searchable, 4 key
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("key") << 4 << c("remark cannot be a key and skipped.") << c("Clear “Key”");
    QTest::newRow("required") << 1 << c("remark cannot be required and skipped.") << c("Clear “Required”");
    QTest::newRow("searchable") << 2 << c("remark cannot be searchable and skipped.") << c("Clear “Searchable”");
    QTest::newRow("all") << 7 << c("remark is skipped, so it can be nothing else.") << c("Clear the other ticks");
}

void TestFormatTroubles::skippedFields()
{
    QFETCH(int, ticks);
    api::Format format = smallFormat();
    api::Field &remark = format.fields[2];
    remark.skip = true;
    QVERIFY(formatTroubles(format).empty());
    remark.required = (ticks & 1) != 0;
    remark.searchable = (ticks & 2) != 0;
    remark.key = (ticks & 4) != 0;
    const auto troubles = formatTroubles(format);
    QCOMPARE(troubles.size(), std::size_t(1));
    QCOMPARE(troubles[0].field, 2);
    QTEST(troubles[0].title, "title");
    QTEST(troubles[0].remedy, "remedy");
    QCOMPARE(troubles[0].reason, c("Skipped fields are not stored, so they cannot be required, searchable or a key."));
    const api::Format after = mended(format, troubles[0]);
    QVERIFY(formatTroubles(after).empty());
    QVERIFY(after.fields[2].skip); // the choice that is kept
}

void TestFormatTroubles::namesAreUniqueAndThere()
{
    api::Format format = smallFormat();
    format.fields << formatField("remark") << formatField(" ");
    const auto troubles = formatTroubles(format);
    QCOMPARE(troubles.size(), std::size_t(2));
    QCOMPARE(troubles[0].field, 3);
    QCOMPARE(troubles[0].remedy, c("Rename it to “remark_2”"));
    QCOMPARE(mended(format, troubles[0]).fields[3].name, c("remark_2"));
    QCOMPARE(troubles[1].title, c("Field 5 has no name."));
    QCOMPARE(mended(format, troubles[1]).fields[4].name, c("field_5"));
    format.fields << formatField("field_5");
    QCOMPARE(mended(format, troubles[1]).fields[4].name, c("field_5_2"));
}

// "Capitalization matters", says the reference of values; names of fields are told apart the same way.
void TestFormatTroubles::capitalsMakeOtherNames()
{
    api::Format format = smallFormat();
    format.fields << formatField("Remark");
    QVERIFY(formatTroubles(format).empty());
    format.fields << formatField(" remark ");
    QCOMPARE(formatTroubles(format).size(), std::size_t(1));
}

void TestFormatTroubles::oneAccount()
{
    api::Format format = smallFormat();
    format.fields[2].type = FieldType::Account;
    const auto troubles = formatTroubles(format);
    QCOMPARE(troubles.size(), std::size_t(1));
    QCOMPARE(troubles[0].title, c("remark is a second Account field."));
    QCOMPARE(troubles[0].reason, c("A format can have only one, and customer_id is one already."));
    const api::Format after = mended(format, troubles[0]);
    QCOMPARE(int(after.fields[0].type), int(FieldType::Account));
    QCOMPARE(int(after.fields[2].type), int(FieldType::Other));
    QVERIFY(formatTroubles(after).empty());
}

void TestFormatTroubles::atLeastOnePhone()
{
    api::Format format = smallFormat();
    format.fields[1].skip = true; // a skipped one is not dialed
    auto troubles = formatTroubles(format);
    QCOMPARE(troubles.size(), std::size_t(1));
    QCOMPARE(troubles[0].field, -1);
    QCOMPARE(troubles[0].remedy, c("Do not skip “phone”"));
    QVERIFY(!mended(format, troubles[0]).fields[1].skip);

    format = smallFormat();
    format.fields[1] = formatField("Mobile 1");
    troubles = formatTroubles(format);
    QCOMPARE(troubles[0].remedy, c("Make “Mobile 1” a phone"));
    QCOMPARE(int(mended(format, troubles[0]).fields[1].type), int(FieldType::Phone));

    format.fields.removeAt(1);
    troubles = formatTroubles(format);
    QCOMPARE(troubles[0].remedy, c("Add a phone field"));
    const api::Format after = mended(format, troubles[0]);
    QCOMPARE(after.fields.size(), 3);
    QCOMPARE(after.fields[2].name, c("phone"));
    QVERIFY(formatTroubles(after).empty());
    // A number to show is none to dial.
    format.fields << formatField("from", FieldType::CallingNumber);
    QCOMPARE(formatTroubles(format).size(), std::size_t(1));
}

void TestFormatTroubles::sevenDateFormats_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<bool>("known");
    for (const char *known : {"", "MM/dd/yyyy HH:mm", "dd.MM.yyyy HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "dd-MM-yyyy",
                              "MM-dd-yyyy", "MM/dd/yyyy HH:mm:ss"})
        QTest::newRow(*known ? known : "default") << c(known) << true;
    for (const char *unknown : {"dd/MM/yyyy", "yyyy-MM-dd HH:mm:ss", "dd.MM.yyyy"})
        QTest::newRow(unknown) << c(unknown) << false;
}

void TestFormatTroubles::sevenDateFormats()
{
    QFETCH(QString, format);
    QFETCH(bool, known);
    for (const FieldType type : {FieldType::DateTime, FieldType::DateTimeCallAt}) {
        api::Format design = smallFormat();
        design.fields[2].type = type;
        design.fields[2].format = format;
        const auto troubles = formatTroubles(design);
        QCOMPARE(troubles.empty(), known);
        if (!known) {
            QCOMPARE(troubles[0].remedy, c("Use MM/dd/yyyy HH:mm"));
            QCOMPARE(mended(design, troubles[0]).fields[2].format, c("MM/dd/yyyy HH:mm"));
        }
    }
}

void TestFormatTroubles::emptyAndNameless()
{
    const auto troubles = formatTroubles({});
    QCOMPARE(troubles.size(), std::size_t(2));
    QCOMPARE(troubles[0].title, c("The format has no fields."));
    QCOMPARE(troubles[1].title, c("The format has no name."));
    QVERIFY(troubles[1].remedy.isEmpty()); // only the user can
    QCOMPARE(mended({}, troubles[0]).fields.size(), 1);
    QCOMPARE(formatTroubles(mended({}, troubles[0])).size(), std::size_t(1));
}

// The designer and the check before a request must not differ in what they let through.
void TestFormatTroubles::agreesWithTheRules()
{
    QList<api::Format> formats{smallFormat(), test::everyType(), {}};
    for (int bits = 0; bits < 64; ++bits) {
        api::Format format = smallFormat();
        format.fields[2].skip = bits & 1;
        format.fields[2].key = bits & 2;
        format.fields[1].skip = bits & 4;
        if (bits & 8)
            format.fields[2].name = c("phone");
        if (bits & 16)
            format.fields[2].type = FieldType::Account;
        if (bits & 32)
            format.name.clear();
        formats << format;
    }
    for (const api::Format &format : formats)
        QCOMPARE(formatTroubles(format).size(), rules::checkFormat(format).size());
}

void TestFormatTroubles::freeNames()
{
    api::Format format = smallFormat();
    QCOMPARE(freeFieldName(format, c("zip")), c("zip"));
    QCOMPARE(freeFieldName(format, c("phone")), c("phone_2"));
    format.fields << formatField("phone_2");
    QCOMPARE(freeFieldName(format, c("phone")), c("phone_3"));
    QVERIFY(soundsLikePhone(c("Phone 2")) && soundsLikePhone(c("mobile_number")) && soundsLikePhone(c("TELEFON")));
    QVERIFY(!soundsLikePhone(c("hotel")) && !soundsLikePhone(c("microphone")));
}

QTEST_GUILESS_MAIN(TestFormatTroubles)
#include "tst_formattroubles.moc"
