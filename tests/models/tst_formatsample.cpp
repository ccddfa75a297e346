// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of a CSV file beside a format: what is in the columns, what fields are proposed, what the tenant would store or
// refuse. Counted by hand.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <models/formats/columnproposal.h>
#include <models/formats/formatdesign.h>
#include <models/formats/formatsmodel.h>
#include <models/formats/storedrowmodel.h>

#include <support/formatcases.h>
#include <support/heldcalls.h>

using namespace outdial;
using namespace outdial::models;
using Tester = QAbstractItemModelTester;
using T = api::FieldType;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

api::CallingList listOf(const char *name, const char *format, qint64 records = 0)
{
    api::CallingList list;
    list.id = c("L-") + c(name);
    list.name = c(name);
    list.formatId = c("F-") + c(format);
    list.formatName = c(format);
    list.totalRecords = records;
    return list;
}

} // namespace

class TestFormatSample : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsAreCounted();
    void fieldsAreProposed();
    void proposalsLookAtValues();
    void rowsAreJudged();
    void whatIsStored();
    void onlyTheRefused();
    void boundsAreTold();
    void filesThatCannotBeRead();
    void draftBringsItsSample();
    void formatsOfStoreAndLists();
    void listsThatFail();

private:
    QTemporaryDir m_folder;
};

void TestFormatSample::columnsAreCounted()
{
    const auto reading = readFormatSample(test::writeFile(m_folder, "a.csv", test::renewalsCsv()));
    QVERIFY2(reading.sample, qPrintable(reading.problem));
    const FormatSample &sample = *reading.sample;
    QCOMPARE(sample.name, c("a.csv"));
    QCOMPARE(sample.rows.size(), std::size_t(6));
    QVERIFY(sample.whole && sample.hasHeader);
    QCOMPARE(sample.rows[2].line, 4);
    QCOMPARE(sample.columns.size(), 8);
    QCOMPARE(sample.facts[0].filled, 6);
    QCOMPARE(sample.facts[0].distinct, 5);
    QCOMPARE(sample.facts[2].phonesUs, 6);
    QCOMPARE(sample.facts[3].filled, 1);
    QCOMPARE(sample.facts[4].leadingZeros, 1);
    QCOMPARE(sample.facts[5].dates[1], 6); // dd.MM.yyyy HH:mm
    QCOMPARE(sample.facts[6].integers, 5);
    QCOMPARE(sample.facts[6].least, 7);
    QCOMPARE(sample.facts[6].most, 1290);
    QCOMPARE(sample.facts[7].filled, 4);
}

void TestFormatSample::fieldsAreProposed()
{
    QByteArray csv = test::renewalsCsv();
    csv.replace("WNL-1,Ina", "WNL-5,Ina"); // all different now
    const auto sample = readFormatSample(test::writeFile(m_folder, "b.csv", csv)).sample;
    QVERIFY(sample);
    const auto fields = proposeFields(*sample);
    QCOMPARE(fields.size(), 8);
    const QList<T> types{T::Account, T::FirstName, T::Phone, T::Phone, T::ZipCode, T::DateTime, T::Other, T::Other};
    for (int i = 0; i < 8; ++i)
        QCOMPARE(int(fields[i].type), int(types[i]));
    QVERIFY(fields[0].key);
    QCOMPARE(int(fields[2].phoneType), int(api::PhoneType::UsCanada));
    QCOMPARE(int(fields[3].phoneType), int(api::PhoneType::Other));
    QCOMPARE(fields[5].format, c("dd.MM.yyyy HH:mm"));
    QCOMPARE(int(fields[6].type), int(T::Other)); // five of six are whole numbers, which is not nearly all
}

void TestFormatSample::proposalsLookAtValues()
{
    const auto sample = readFormatSample(test::writeFile(m_folder, "c.csv",
                                                         "Phone,Age,ZIP Code,call back,row number,State,Age\n"
                                                         "call me,31,07030,2024-12-01,1,CA,1\n"
                                                         "later,44,10001,2024-12-02,2,NY,2\n"
                                                         "never,31,94110,2024-12-03,3,CA,2\n"))
                            .sample;
    QVERIFY(sample);
    const auto fields = proposeFields(*sample);
    QCOMPARE(int(fields[0].type), int(T::Other)); // words are no numbers to dial
    QCOMPARE(int(fields[1].type), int(T::Integer));
    QCOMPARE(int(fields[2].type), int(T::ZipCode));
    QCOMPARE(int(fields[3].type), int(T::DateTimeCallAt));
    QCOMPARE(fields[3].format, c("yyyy-MM-dd"));
    QCOMPARE(int(fields[4].type), int(T::Other)); // it tells rows apart
    QCOMPARE(int(fields[5].type), int(T::State));
    QCOMPARE(fields[6].name, c("Age_2"));
    QCOMPARE(seenWords(sample->facts[4], 3, fields[4], nullptr), c("100% filled, all different"));
    QCOMPARE(seenWords(sample->facts[5], 3, fields[5], nullptr), c("2 value(s)"));
}

void TestFormatSample::rowsAreJudged()
{
    const auto sample = readFormatSample(test::writeFile(m_folder, "d.csv", test::renewalsCsv())).sample;
    FormatDesign design;
    Tester tester(&design, Tester::FailureReportingMode::QtTest);
    design.setSample(sample, true);
    QCOMPARE(design.formatName(), c("d"));
    QCOMPARE(design.listName(), c("d"));
    api::Field balance = *design.field(design.idAt(6));
    balance.type = T::Integer;
    design.setField(design.idAt(6), balance);
    api::Field customer = *design.field(design.idAt(0));
    customer.key = true;
    design.setField(design.idAt(0), customer);
    QTRY_VERIFY(design.verdict());
    QCOMPARE(design.verdict()->fits, 4);
    QCOMPARE(design.verdict()->refused, (std::vector<int>{2, 4}));
    QCOMPARE(design.verdict()->fields[6].wrong, 1);
    const auto seen = [&design](int row) { return design.index(row, FormatDesign::SeenColumn).data().toString(); };
    QCOMPARE(design.headerData(FormatDesign::SeenColumn, Qt::Horizontal).toString(), c("Seen in 6 rows"));
    QCOMPARE(seen(0), c("100% filled, 1 row(s) repeat a value"));
    QCOMPARE(seen(2), c("100% are valid"));
    QCOMPARE(seen(4), c("leading zeros seen"));
    QCOMPARE(seen(5), c("all as dd.MM.yyyy HH:mm"));
    QCOMPARE(seen(6), c("83.3% are whole numbers"));
    QCOMPARE(seen(7), c("66.7% filled"));

    api::Field remark = *design.field(design.idAt(7));
    remark.required = true; // two rows have none
    design.setField(design.idAt(7), remark);
    QTRY_VERIFY(design.verdict());
    QCOMPARE(design.verdict()->fits, 2);
    design.undo();
    QTRY_VERIFY(design.verdict());
    QCOMPARE(design.verdict()->fits, 4);
    // A field that no column fills.
    design.insertField(8);
    QCOMPARE(seen(8), c("not in the file"));
}

void TestFormatSample::whatIsStored()
{
    const auto sample = readFormatSample(test::writeFile(m_folder, "e.csv", test::renewalsCsv())).sample;
    FormatDesign design;
    design.setSample(sample, true);
    api::Field home = *design.field(design.idAt(3));
    home.removePrefix = c("00");
    design.setField(design.idAt(3), home);
    api::Field balance = *design.field(design.idAt(6));
    balance.type = T::Integer;
    design.setField(design.idAt(6), balance);
    design.toggle(design.idAt(7), FormatDesign::SkipColumn);
    StoredRowModel row(&design);
    Tester tester(&row, Tester::FailureReportingMode::QtTest);
    const auto cell = [&row](int field) {
        return QStringList{row.index(field, StoredRowModel::FileColumn).data().toString(),
                           row.index(field, StoredRowModel::StoredColumn).data().toString(),
                           row.index(field, StoredRowModel::StoredColumn).data(StoredRowModel::NoteRole).toString()};
    };
    QCOMPARE(row.line(), 2);
    QCOMPARE(cell(1), QStringList({c("·Mira·"), c("Mira"), c("trimmed")}));
    QCOMPARE(cell(2), QStringList({c("(415) 555-0131"), c("14155550131"), c("1 added")}));
    QCOMPARE(cell(3), QStringList({c("00 1 415 555 0133"), c("14155550133"), c("00 removed")}));
    QCOMPARE(cell(4), QStringList({c("07030"), c("07030"), QString()}));
    QCOMPARE(cell(7)[1], c("not stored"));
    row.setPosition(1);
    QCOMPARE(cell(6), QStringList({c("007"), c("7"), c("as a number")}));
    row.setPosition(2);
    QCOMPARE(row.line(), 4);
    QCOMPARE(cell(6)[1], c("not a whole number"));
    QCOMPARE(row.index(6, StoredRowModel::StoredColumn).data(StoredRowModel::StateRole).toInt(), int(StoredRowModel::Refused));
    row.setPosition(99);
    QCOMPARE(row.position(), 5);
}

void TestFormatSample::onlyTheRefused()
{
    const auto sample = readFormatSample(test::writeFile(m_folder, "f.csv", test::renewalsCsv())).sample;
    FormatDesign design;
    design.setSample(sample, true);
    design.toggle(design.idAt(0), FormatDesign::KeyColumn);
    if (!design.field(design.idAt(0))->key)
        design.toggle(design.idAt(0), FormatDesign::KeyColumn);
    StoredRowModel row(&design);
    QTRY_VERIFY(design.verdict());
    QCOMPARE(row.count(), 6);
    row.setOnlyRefused(true);
    QCOMPARE(row.count(), 1);
    QCOMPARE(row.line(), 6);
    QCOMPARE(row.rowProblem(), c("A row before it has the same key, so it would not be added."));
    row.setOnlyRefused(false);
    QVERIFY(row.rowProblem().isEmpty());
}

void TestFormatSample::boundsAreTold()
{
    QByteArray csv = "id,phone\n";
    for (int i = 0; i < 50; ++i)
        csv += QByteArray::number(i) + ",4155550100\n";
    SampleBounds bounds;
    bounds.rows = 20;
    const auto sample = readFormatSample(test::writeFile(m_folder, "g.csv", csv), bounds).sample;
    QVERIFY(sample);
    QCOMPARE(sample->rows.size(), std::size_t(20));
    QVERIFY(!sample->whole);
    FormatDesign design;
    design.setSample(sample, true);
    QCOMPARE(design.headerData(FormatDesign::SeenColumn, Qt::Horizontal).toString(), c("Seen in first 20 rows"));
}

void TestFormatSample::filesThatCannotBeRead()
{
    QVERIFY(!readFormatSample(m_folder.filePath(c("none.csv"))).sample);
    QVERIFY(!readFormatSample(m_folder.filePath(c("none.csv"))).problem.isEmpty());
    QVERIFY(!readFormatSample(m_folder.path()).sample);
    QVERIFY(!readFormatSample(test::writeFile(m_folder, "empty.csv", "")).problem.isEmpty());
}

void TestFormatSample::draftBringsItsSample()
{
    const QString path = test::writeFile(m_folder, "h.csv", test::renewalsCsv());
    FormatDesign design;
    design.setSample(readFormatSample(path).sample, true);
    api::Field renamed = *design.field(design.idAt(1));
    renamed.name = c("given_name");
    design.setField(design.idAt(1), renamed);
    FormatDesign again;
    const auto restored = again.fromDraft(design.toDraft());
    QVERIFY(restored.ok);
    QCOMPARE(restored.samplePath, path);
    again.restoreSample(readFormatSample(path).sample);
    QCOMPARE(again.columns(), design.columns());
    QCOMPARE(again.columnOf(again.idAt(1)), 1); // also of the renamed one
    QVERIFY(!again.canUndo());
    QTRY_VERIFY(again.verdict());
}

void TestFormatSample::formatsOfStoreAndLists()
{
    test::HeldCalls<api::CallingListPage> calls;
    QList<KnownFormat> known{{test::smallFormat(), FormatOrigin::Created}};
    known[0].format.id = c("F-Renewals US v3");
    known[0].format.fields[0].key = true;
    QList<FormatDraft> drafts{{c("D1"), c("Half done"), FormatDesign().toDraft(), QDateTime::currentDateTimeUtc()}};
    FormatsModel model([&known] { return known; }, [&drafts] { return drafts; },
                       [&calls](int limit, const QString &cursor, const api::CallOptions &options) {
                           return calls.hold(limit, cursor, options);
                       });
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.refresh();
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, FormatsModel::ListsColumn).data().toString(), c("not read yet"));
    api::CallingListPage page;
    page.lists = {listOf("A", "Renewals US v3"), listOf("B", "Renewals US v3", 3), listOf("C", "Winback"), listOf("D", "Zoo")};
    QTRY_COMPARE(calls.count(), 1);
    calls.answer(0, page);
    QTRY_COMPARE(model.rowCount(), 4);
    QCOMPARE(int(model.state()), int(FormatsModel::State::Done));
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, FormatsModel::NameColumn), c("Half done")); // drafts first
    QCOMPARE(text(0, FormatsModel::OriginColumn), c("draft"));
    QCOMPARE(text(1, FormatsModel::OriginColumn), c("created here"));
    QCOMPARE(text(1, FormatsModel::FieldsColumn), c("3"));
    QCOMPARE(text(1, FormatsModel::KeysColumn), c("customer_id"));
    QCOMPARE(model.at(1)->lists, QStringList({c("A"), c("B")}));
    QCOMPARE(model.at(1)->firstList, c("L-B")); // has records
    QCOMPARE(text(2, FormatsModel::NameColumn), c("Winback"));
    QCOMPARE(text(2, FormatsModel::FieldsColumn), c("—"));
    QVERIFY(!model.index(2, 0).data(FormatsModel::KnownRole).toBool());
    model.setFilter(c("remark")); // a field
    QCOMPARE(model.rowCount(), 1);
    model.setFilter(c("D"));
    QCOMPARE(model.rowCount(), 3); // Half done, customer_iD, list D
    model.setFilter({});
    known.append({test::everyType(), FormatOrigin::Taught});
    known[1].format.id = c("F-Zoo");
    known[1].format.name = c("Zoo");
    model.readStore();
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(text(3, FormatsModel::OriginColumn), c("taught here"));
}

void TestFormatSample::listsThatFail()
{
    test::HeldCalls<api::CallingListPage> calls;
    FormatsModel model([] { return QList<KnownFormat>(); }, [] { return QList<FormatDraft>(); },
                       [&calls](int limit, const QString &cursor, const api::CallOptions &options) {
                           return calls.hold(limit, cursor, options);
                       });
    model.refresh();
    QTRY_COMPARE(calls.count(), 1);
    calls.fail(0, api::ErrorKind::Privilege, 403);
    QTRY_COMPARE(int(model.state()), int(FormatsModel::State::Failed));
    QVERIFY(!model.hasLists());
    model.refresh();
    QTRY_COMPARE(calls.count(), 2);
    calls.answer(1, api::CallingListPage());
    QTRY_COMPARE(int(model.state()), int(FormatsModel::State::Done));
}

QTEST_GUILESS_MAIN(TestFormatSample)
#include "tst_formatsample.moc"
