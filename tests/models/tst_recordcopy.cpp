// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records as text for the clipboard, text that is found in them, and edits in the model of the table.

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <models/records/recordcopy.h>
#include <models/records/recordfinder.h>
#include <models/records/recordsmodel.h>

#include <support/heldcalls.h>
#include <support/recordpages.h>

using namespace outdial;
using models::CopyForm;
using models::RecordFinder;
using models::RecordsModel;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

struct Table {
    test::HeldCalls<api::RecordPagePtr> calls;
    RecordsModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    explicit Table(const QJsonArray &records)
    {
        tester.setUseFetchMore(false);
        models::RecordSource source;
        source.page = [this](int limit, const QString &cursor, const api::CallOptions &options) {
            return calls.hold(limit, cursor, options);
        };
        model.open(source);
        calls.answer(0, test::recordPage(records));
        const int wanted = int(records.size());
        if (!QTest::qWaitFor([&] { return model.shown() == wanted; }, 30'000))
            qFatal("no records");
        api::Format format;
        for (const char *name : {"age", "id", "name"}) {
            api::Field field;
            field.name = c(name);
            field.key = field.name == c("id");
            if (field.name == c("age"))
                field.type = api::FieldType::Integer;
            format.fields.append(field);
        }
        model.setFormat(format);
    }
    int section(const char *name) const
    {
        for (int i = 0; i < model.columnCount(); ++i) {
            if (model.headerData(i, Qt::Horizontal).toString() == c(name))
                return i;
        }
        return -1;
    }
    QList<int> entry() const { return {section("id"), section("name"), section("age")}; }
};

QJsonArray twoRecords()
{
    return {test::record({{c("id"), c("K1")}, {c("name"), c("Benning, \"Odi\"")}, {c("age"), 42}}),
            test::record({{c("id"), c("0012")}, {c("name"), c("van der\tMeij\nsenior")}, {c("age"), QJsonValue::Null}},
                         test::called(c("No answer"), 2, false, c("2024-11-12T14:31:47.000")))};
}

} // namespace

class TestRecordCopy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void forms()
    {
        const Table table(twoRecords());
        const auto copied = [&](CopyForm form) { return models::copiedRecords(table.model, form, {0, 1}, table.entry()); };
        QCOMPARE(copied(CopyForm::Tsv), c("K1\tBenning, \"Odi\"\t42\n0012\tvan der Meij senior\t\n"));
        QCOMPARE(copied(CopyForm::Csv), c("id,name,age\nK1,\"Benning, \"\"Odi\"\"\",42\n0012,\"van der\tMeij\nsenior\",\n"));
        QCOMPARE(copied(CopyForm::Text),
                 c("id: K1\nname: Benning, \"Odi\"\nage: 42\n\nid: 0012\nname: van der Meij senior\nage: \n"));
        const QJsonArray json = QJsonDocument::fromJson(copied(CopyForm::Json).toUtf8()).array();
        QCOMPARE(
            json.at(0).toObject(),
            (QJsonObject{{c("entry"), QJsonObject{{c("id"), c("K1")}, {c("name"), c("Benning, \"Odi\"")}, {c("age"), 42}}}}));
        QCOMPARE(json.at(1).toObject().value(c("entry")).toObject().value(c("id")), QJsonValue(c("0012")));
    }
    void formulasAreGuardedInCsv()
    {
        const Table table({test::record({{c("id"), c("K1")}, {c("name"), c("=1+1")}, {c("age"), -4}})});
        QCOMPARE(models::copiedRecords(table.model, CopyForm::Csv, {0}, {table.section("id"), table.section("name")}),
                 c("id,name\nK1,'=1+1\n"));
        QVERIFY(models::copiedRecords(table.model, CopyForm::Tsv, {0}, table.entry()).contains(c("\t=1+1\t")));
    }
    void theStatusIsApartFromTheEntry()
    {
        const Table table(twoRecords());
        const QString text = models::copiedRecords(
            table.model, CopyForm::Json, {1},
            {table.section("name"), table.section("Attempts"), table.section("Last disposition"), table.section("Last attempt")});
        const QJsonObject status = QJsonDocument::fromJson(text.toUtf8()).array().at(0).toObject().value(c("status")).toObject();
        QCOMPARE(status, (QJsonObject{{c("totalAttempts"), 2},
                                      {c("lastDisposition"), c("No answer")},
                                      {c("lastDate"), c("2024-11-12T14:31:47.000Z")}}));
    }
    void editsAreShownAndNotCopied()
    {
        Table table(twoRecords());
        auto store = models::Store::open({});
        const auto edits = models::PendingEdits::of(*store, c("tenant"), c("L1"));
        QVERIFY(!table.model.flags(table.model.index(0, table.section("name"))).testFlag(Qt::ItemIsEditable));
        table.model.setPendingEdits(edits);
        const QModelIndex name = table.model.index(0, table.section("name"));
        QVERIFY(table.model.flags(name).testFlag(Qt::ItemIsEditable));
        QVERIFY(!table.model.flags(table.model.index(0, table.section("id"))).testFlag(Qt::ItemIsEditable));
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        QVERIFY(table.model.setData(name, c("Falkenrath")));
        QVERIFY(!table.model.setData(table.model.index(0, table.section("id")), c("K2"))); // a key
        QVERIFY(!table.model.setData(table.model.index(0, table.section("State")), c("Open")));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(name.data().toString(), c("Falkenrath"));
        QCOMPARE(name.data(RecordsModel::WasRole).toString(), c("Benning, \"Odi\""));
        QCOMPARE(edits->edits().first().key, QByteArray(R"({"id":"K1"})"));
        QVERIFY(models::copiedRecords(table.model, CopyForm::Tsv, {0}, table.entry()).contains(c("Benning")));
        QVERIFY(table.model.setData(name, QString()));
        QCOMPARE(name.data(RecordsModel::EditLookRole).toInt(), int(RecordsModel::Emptied));
        table.model.setPendingEdits(nullptr);
        QCOMPARE(name.data().toString(), c("Benning, \"Odi\""));
    }
    void aRecordWithoutItsKeyCannotBeEdited()
    {
        Table table({test::record({{c("name"), c("Benning")}, {c("id"), c("")}, {c("age"), 1}})});
        auto store = models::Store::open({});
        table.model.setPendingEdits(models::PendingEdits::of(*store, c("tenant"), c("L1")));
        QVERIFY(!table.model.whyNotEditable(table.model.index(0, table.section("name"))).isNull());
        QVERIFY(!table.model.setData(table.model.index(0, table.section("name")), c("Falkenrath")));
    }
    void aListWithoutKeySaysWhy()
    {
        Table table(twoRecords());
        auto store = models::Store::open({});
        table.model.setPendingEdits(models::PendingEdits::of(*store, c("tenant"), c("L1")));
        api::Format keyless = *table.model.format();
        for (api::Field &field : keyless.fields)
            field.key = false;
        table.model.setFormat(keyless);
        const QModelIndex name = table.model.index(0, table.section("name"));
        QVERIFY(table.model.whyNotEditable(name).contains(c("no key fields")));
        QVERIFY(!table.model.setData(name, c("Falkenrath")));
        // A guess of the fields does not know the key: that is something else.
        table.model.setFormat(keyless, false);
        QVERIFY(table.model.whyNotEditable(name).contains(c("not known")));
        table.model.setKeyNames({c("id")});
        QVERIFY(table.model.setData(name, c("Falkenrath")));
    }
    void textIsFoundRoundTheTable()
    {
        QJsonArray records;
        for (int i = 0; i < 50; ++i)
            records.append(test::record({{c("id"), QStringLiteral("K%1").arg(i)},
                                         {c("name"), i % 20 == 7 ? c("Strömqvist") : c("Benning")},
                                         {c("age"), i}}));
        Table table(records);
        RecordFinder finder(&table.model);
        QSignalSpy found(&finder, &RecordFinder::found);
        QSignalSpy nothing(&finder, &RecordFinder::notFound);
        const QList<int> sections = table.entry();
        const int name = table.section("name");
        const auto find = [&](const QString &text, int row, int section, bool backwards) {
            found.clear();
            nothing.clear();
            finder.find(text, sections, row, section, backwards);
            return QTest::qWaitFor([&] { return found.count() + nothing.count() == 1; }, 30'000);
        };
        QVERIFY(find(c("STRÖMQ"), 0, name, false));
        QCOMPARE(found.value(0), (QVariantList{7, name, false}));
        QVERIFY(find(c("strömq"), 7, name, false));
        QCOMPARE(found.value(0), (QVariantList{27, name, false}));
        QVERIFY(find(c("strömq"), 47, name, false));
        QCOMPARE(found.value(0), (QVariantList{7, name, true}));
        QVERIFY(find(c("strömq"), 7, name, true));
        QCOMPARE(found.value(0), (QVariantList{47, name, true}));
        // The only one, from itself: round to it again.
        QVERIFY(find(c("k33"), 33, table.section("id"), false));
        QCOMPARE(found.value(0), (QVariantList{33, table.section("id"), true}));
        QVERIFY(find(c("nobody"), 0, name, false));
        QCOMPARE(nothing.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRecordCopy)
#include "tst_recordcopy.moc"
