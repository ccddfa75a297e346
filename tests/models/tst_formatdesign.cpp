// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A format while it is designed: edits and undo, moves, drafts, the sample beside it, differences between two.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <models/formats/formatcomparison.h>
#include <models/formats/formatdesign.h>
#include <models/formats/formatdrafts.h>
#include <models/formats/formattemplates.h>
#include <models/formats/formatwords.h>

#include <support/formatcases.h>

using namespace outdial;
using namespace outdial::models;
using Tester = QAbstractItemModelTester;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

QStringList namesOf(const FormatDesign &design)
{
    QStringList names;
    for (const api::Field &field : design.format().fields)
        names << field.name;
    return names;
}

QStringList startNames() { return {c("customer_id"), c("phone"), c("remark")}; }

} // namespace

class TestFormatDesign : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void editsAreUndoneOneByOne();
    void typingIsOneStep();
    void movesKeepIds();
    void kindsEmptyWhatIsNotTheirs();
    void remediesCanBeUndone();
    void startFromIsOneStep();
    void draftsSurvive();
    void draftsAreOfATenant();
    void damagedDrafts();
    void templatesAreGood();
    void differences();
    void sameFormats();
};

void TestFormatDesign::editsAreUndoneOneByOne()
{
    FormatDesign design;
    Tester tester(&design, Tester::FailureReportingMode::QtTest);
    design.startFrom(test::smallFormat());
    const quint64 remark = design.idAt(2);
    design.toggle(remark, FormatDesign::SkipColumn);
    design.toggle(remark, FormatDesign::KeyColumn);
    QCOMPARE(design.troubles().size(), std::size_t(1));
    QVERIFY(design.index(2, 0).data(FormatDesign::TroubleRole).toBool());
    const quint64 fresh = design.insertField(1);
    QCOMPARE(namesOf(design), QStringList({c("customer_id"), c("field_4"), c("phone"), c("remark")}));
    design.removeField(fresh);
    design.removeField(remark);
    QCOMPARE(namesOf(design), QStringList({c("customer_id"), c("phone")}));

    design.undo();
    QCOMPARE(namesOf(design), startNames());
    QCOMPARE(design.idAt(2), remark); // the same field
    design.undo();
    design.undo();
    QCOMPARE(namesOf(design), startNames());
    QVERIFY(design.field(remark)->key);
    design.undo();
    QVERIFY(!design.field(remark)->key && design.field(remark)->skip);
    QVERIFY(design.troubles().empty());
    design.undo();
    QVERIFY(!design.field(remark)->skip);
    design.undo();
    QVERIFY(!design.canUndo());
    QCOMPARE(design.rowCount(), 0);
    for (int i = 0; i < 3; ++i)
        design.redo();
    QVERIFY(design.field(remark)->key && design.field(remark)->skip);
    design.toggle(remark, FormatDesign::RequiredColumn); // what was undone is gone
    QVERIFY(!design.canRedo());
}

void TestFormatDesign::typingIsOneStep()
{
    FormatDesign design;
    design.startFrom(test::smallFormat());
    const quint64 phone = design.idAt(1);
    for (const char *text : {"0", "00", "001"}) {
        api::Field field = *design.field(phone);
        field.removePrefix = c(text);
        design.setField(phone, field, c("removePrefix"));
    }
    for (const char *text : {"S", "Sp", "Spring"})
        design.setListName(c(text));
    design.undo();
    QCOMPARE(design.listName(), QString());
    QCOMPARE(design.field(phone)->removePrefix, c("001"));
    design.undo();
    QCOMPARE(design.field(phone)->removePrefix, QString());
}

void TestFormatDesign::movesKeepIds()
{
    FormatDesign design;
    Tester tester(&design, Tester::FailureReportingMode::QtTest);
    design.startFrom(test::everyType());
    const quint64 first = design.idAt(0);
    const QPersistentModelIndex at = design.index(0, FormatDesign::NameColumn);
    design.moveField(first, 14);
    QCOMPARE(design.rowOf(first), 14);
    QCOMPARE(at.row(), 14);
    design.moveField(first, 15); // there is no such place
    design.moveField(first, 3);
    QCOMPARE(namesOf(design).mid(0, 5), QStringList({c("agent"), c("caller"), c("company"), c("account"), c("asked")}));
    design.undo();
    design.undo();
    QCOMPARE(design.rowOf(first), 0);
}

void TestFormatDesign::kindsEmptyWhatIsNotTheirs()
{
    FormatDesign design;
    design.startFrom(test::everyType());
    const quint64 home = design.idAt(11);
    const auto kindOf = [](api::FieldType type, api::PhoneType phone) {
        api::Field field;
        field.type = type;
        field.phoneType = phone;
        return fieldKindOf(field);
    };
    QCOMPARE(design.index(11, FormatDesign::TypeColumn).data().toString(), c("Phone · other countries"));
    design.setKind(home, kindOf(api::FieldType::Phone, api::PhoneType::UsCanada));
    // "applicable only for phoneType = OTHER"
    QVERIFY(design.field(home)->removePrefix.isEmpty() && design.field(home)->defaultCountryCode.isEmpty());
    QCOMPARE(design.index(11, FormatDesign::TypeColumn).data().toString(), c("Phone · US and Canada"));
    const quint64 asked = design.idAt(4);
    design.setKind(asked, kindOf(api::FieldType::Integer, {}));
    QVERIFY(design.field(asked)->format.isEmpty() && design.field(asked)->timeZone.isEmpty());
    const quint64 prio = design.idAt(13);
    design.setKind(prio, kindOf(api::FieldType::Other, {}));
    QVERIFY(design.field(prio)->order.isEmpty() && design.field(prio)->expiresAfter.isEmpty());
    QCOMPARE(fieldKinds().size(), 15); // fourteen types, of which PHONE has two kinds
}

void TestFormatDesign::remediesCanBeUndone()
{
    FormatDesign design;
    Tester tester(&design, Tester::FailureReportingMode::QtTest);
    api::Format format = test::smallFormat();
    format.fields.removeAt(1);
    design.startFrom(format);
    QCOMPARE(design.troubles().size(), std::size_t(1));
    design.mend(design.troubles().front());
    QCOMPARE(namesOf(design), QStringList({c("customer_id"), c("remark"), c("phone")}));
    QVERIFY(design.troubles().empty());
    design.undo();
    QCOMPARE(design.rowCount(), 2);
    QCOMPARE(design.troubles().size(), std::size_t(1));
}

void TestFormatDesign::startFromIsOneStep()
{
    FormatDesign design;
    design.startFrom(test::smallFormat());
    api::Format other = test::everyType();
    other.name.clear();
    design.startFrom(other);
    QCOMPARE(design.formatName(), c("Renewals US v3")); // a template has no name of its own
    QCOMPARE(design.rowCount(), 15);
    design.undo();
    QCOMPARE(namesOf(design), startNames());
}

void TestFormatDesign::draftsSurvive()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(c("outdial.sqlite"));
    QString id;
    {
        auto store = Store::open(path);
        QVERIFY(store);
        FormatDesign design;
        design.startFrom(test::everyType());
        design.setFormatName({}); // unfinished: no name, and troubles
        design.setListName(c("Später \"Leads\""));
        design.toggle(design.idAt(9), FormatDesign::KeyColumn);
        QVERIFY(design.isTouched());
        id = FormatDrafts(*store, c("tenant")).keep({{}, {}, design.toDraft(), QDateTime::currentDateTimeUtc()});
        QVERIFY(!id.isEmpty());
    }
    auto store = Store::open(path);
    QVERIFY(store);
    const FormatDrafts drafts(*store, c("tenant"));
    QCOMPARE(drafts.all().size(), 1);
    const auto draft = drafts.find(id);
    QVERIFY(draft);
    FormatDesign design;
    Tester tester(&design, Tester::FailureReportingMode::QtTest);
    QVERIFY(design.fromDraft(draft->content).ok);
    QVERIFY(!design.isTouched() && !design.canUndo());
    QCOMPARE(design.listName(), c("Später \"Leads\""));
    api::Format wanted = test::everyType();
    wanted.name.clear();
    wanted.fields[9].key = true;
    QCOMPARE(api::encodeNewList(design.format(), {}), api::encodeNewList(wanted, {}));
    QCOMPARE(design.troubles().size(), std::size_t(2));
    drafts.keep({id, c("Named"), design.toDraft(), QDateTime::currentDateTimeUtc()});
    QCOMPARE(drafts.all().size(), 1);
    QCOMPARE(drafts.all().first().name, c("Named"));
    drafts.remove(id);
    QVERIFY(drafts.all().isEmpty());
}

void TestFormatDesign::draftsAreOfATenant()
{
    auto store = Store::open({});
    QVERIFY(store);
    const FormatDrafts one(*store, c("one"));
    const FormatDrafts other(*store, c("other"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString older = one.keep({{}, c("older"), "{}", now.addSecs(-60)});
    const QString newer = one.keep({{}, c("newer"), "{}", now});
    QCOMPARE(one.all().first().id, newer);
    QVERIFY(other.all().isEmpty());
    QVERIFY(!other.find(older));
    other.remove(older);
    QCOMPARE(one.all().size(), 2);
}

void TestFormatDesign::damagedDrafts()
{
    FormatDesign design;
    design.startFrom(test::smallFormat());
    QVERIFY(!design.fromDraft("").ok);
    QVERIFY(!design.fromDraft("{\"format\": {\"fields\": 3}}").ok);
    QCOMPARE(namesOf(design), startNames()); // as it was
}

void TestFormatDesign::templatesAreGood()
{
    QCOMPARE(formatTemplates().size(), 3);
    for (FormatTemplate each : formatTemplates()) {
        each.format.name = c("x");
        QVERIFY2(formatTroubles(each.format).empty(), qPrintable(each.title));
        QVERIFY(each.format.hasKey());
    }
}

void TestFormatDesign::differences()
{
    api::Format here = test::everyType();
    api::Format there = here;
    there.fields.removeAt(14);                // state: only here
    there.fields[7].required = true;          // age
    there.fields[4].format = c("yyyy-MM-dd"); // asked
    there.fields[11].phoneType = api::PhoneType::UsCanada;
    there.fields[11].removePrefix.clear();
    there.fields[11].defaultCountryCode.clear();   // home
    there.fields.append(test::formatField("Zip")); // only there: names are told apart by capitals
    there.fields.move(0, 1);                       // agent before account
    FormatDifferencesModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setFormats(here, there);
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < 4; ++column)
            cells << model.index(row, column).data().toString();
        rows << cells.join(c(" | "));
    }
    QCOMPARE(rows.size(), 8);
    QCOMPARE(rows[0], c("asked | Date format | dd.MM.yyyy HH:mm | yyyy-MM-dd"));
    QCOMPARE(rows[1], c("age | Required | no | yes"));
    QCOMPARE(rows[2], c("home | Type | Phone · other countries | Phone · US and Canada"));
    QCOMPARE(rows[3], c("home | Remove prefix | 00 | none"));
    QCOMPARE(rows[4], c("home | Default country code | 49 | none"));
    QCOMPARE(rows[5], c("state | Field | State | not there"));
    QCOMPARE(rows[6], c("Zip | Field | not there | Other"));
    QVERIFY(rows[7].startsWith(c("All fields | Order of fields | account, agent, ")));
}

void TestFormatDesign::sameFormats()
{
    QVERIFY(compareFormats(test::everyType(), test::everyType()).isEmpty());
    // An empty date format is the default.
    api::Format one = test::smallFormat();
    one.fields.append(test::formatField("when", api::FieldType::DateTime));
    api::Format other = one;
    other.fields[3].format = c("MM/dd/yyyy HH:mm");
    QVERIFY(compareFormats(one, other).isEmpty());
}

QTEST_GUILESS_MAIN(TestFormatDesign)
#include "tst_formatdesign.moc"
