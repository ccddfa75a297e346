// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The first records in a custom order, worked out from a page that was read.

#include <QtTest>

#include <models/campaigns/sortpreview.h>

#include <support/recordpages.h>

using namespace outdial;
using namespace outdial::models;
using api::FieldType;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

api::Field field(const char *name, FieldType type, const char *format = "")
{
    api::Field one;
    one.name = c(name);
    one.type = type;
    one.format = c(format);
    return one;
}

api::Sorting by(std::initializer_list<std::pair<const char *, api::SortOrder>> fields)
{
    api::Sorting sorting;
    sorting.type = api::SortingType::Custom;
    for (const auto &[name, order] : fields)
        sorting.fields.append({.fieldId = {}, .fieldName = c(name), .order = order});
    return sorting;
}

constexpr auto up = api::SortOrder::Ascending;
constexpr auto down = api::SortOrder::Descending;

// Records whose field "id" tells them apart.
api::RecordPagePtr page(const char *name, std::initializer_list<const char *> values)
{
    QJsonArray records;
    int id = 0;
    for (const char *value : values)
        records.append(test::record({{c("id"), QString::number(id++)}, {c(name), c(value)}}));
    return test::recordPage(records);
}

QString order(const api::RecordPagePtr &records, const api::Sorting &sorting, const QList<api::Field> &fields, int count = 100)
{
    QStringList rows;
    for (const int row : firstInOrder(*records, sorting, fields, count))
        rows << QString::number(row);
    return rows.join(QLatin1Char(' '));
}

} // namespace

class TestSortPreview : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersAreNumbers()
    {
        const auto records = page("rank", {"9", "10", "", "-2", "100", "n/a"});
        const QList<api::Field> fields{field("rank", FieldType::Integer)};
        // -2, 9, 10, 100; then empty and what is no number, as they came.
        QCOMPARE(order(records, by({{"rank", up}}), fields), c("3 0 1 4 2 5"));
        QCOMPARE(order(records, by({{"rank", down}}), fields), c("4 1 0 3 2 5"));
        QCOMPARE(order(records, by({{"rank", down}}), {field("rank", FieldType::Priority)}), c("4 1 0 3 2 5"));
    }

    void textIsText()
    {
        // Letter by letter: "10" and "100" come before "9".
        const auto records = page("rank", {"9", "10", "100"});
        QCOMPARE(order(records, by({{"rank", up}}), {field("rank", FieldType::Other)}), c("1 2 0"));
        // Of a field that is not known there is no type either.
        QCOMPARE(order(records, by({{"rank", up}}), {}), c("1 2 0"));
        const auto names = page("name", {"Zeller", "öztürk", "", "abel", "Oztan"});
        QCOMPARE(order(names, by({{"name", up}}), {field("name", FieldType::LastName)}), c("3 4 1 0 2"));
        QCOMPARE(order(names, by({{"name", down}}), {field("name", FieldType::LastName)}), c("0 1 4 3 2"));
    }

    void datesAreTimes()
    {
        // 3 Dec 2024, 13 Nov 2024, 2 Jan 2025, no date.
        const auto records = page("due", {"03.12.2024 09:00", "13.11.2024 09:00", "02.01.2025 00:00", "soon"});
        const QList<api::Field> fields{field("due", FieldType::DateTime, "dd.MM.yyyy HH:mm")};
        QCOMPARE(order(records, by({{"due", up}}), fields), c("1 0 2 3"));
        QCOMPARE(order(records, by({{"due", down}}), fields), c("2 0 1 3"));
    }

    void datesOfEachFormat_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("time"); // ISO, UTC; empty: none
        // The formats that the reference names for DATETIME.
        QTest::newRow("default") << c("") << c("11/13/2024 09:05") << c("2024-11-13T09:05:00");
        QTest::newRow("slashes") << c("MM/dd/yyyy HH:mm") << c("11/13/2024 09:05") << c("2024-11-13T09:05:00");
        QTest::newRow("seconds") << c("MM/dd/yyyy HH:mm:ss") << c("11/13/2024 09:05:07") << c("2024-11-13T09:05:07");
        QTest::newRow("dots") << c("dd.MM.yyyy HH:mm") << c("13.11.2024 09:05") << c("2024-11-13T09:05:00");
        QTest::newRow("iso") << c("yyyy-MM-dd HH:mm") << c("2024-11-13 09:05") << c("2024-11-13T09:05:00");
        QTest::newRow("day") << c("yyyy-MM-dd") << c("2024-11-13") << c("2024-11-13T00:00:00");
        QTest::newRow("day first") << c("dd-MM-yyyy") << c("13-11-2024") << c("2024-11-13T00:00:00");
        QTest::newRow("month first") << c("MM-dd-yyyy") << c("11-13-2024") << c("2024-11-13T00:00:00");
        QTest::newRow("no such day") << c("yyyy-MM-dd") << c("2024-02-30") << c("");
        QTest::newRow("no such hour") << c("yyyy-MM-dd HH:mm") << c("2024-02-03 24:00") << c("");
        QTest::newRow("too short") << c("yyyy-MM-dd HH:mm") << c("2024-02-03") << c("");
        QTest::newRow("too long") << c("yyyy-MM-dd") << c("2024-02-03 10:00") << c("");
        QTest::newRow("other marks") << c("yyyy-MM-dd") << c("2024/02/03") << c("");
        QTest::newRow("empty") << c("yyyy-MM-dd") << c("") << c("");
        QTest::newRow("no such format") << c("d/m/y") << c("1/2/3") << c("");
    }
    void datesOfEachFormat()
    {
        QFETCH(QString, format);
        QFETCH(QString, text);
        QFETCH(QString, time);
        const QByteArray bytes = text.toUtf8();
        const auto got = sortTime({bytes.constData(), std::size_t(bytes.size())}, format);
        QCOMPARE(got.has_value(), !time.isEmpty());
        if (got)
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(*got, Qt::UTC).toString(c("yyyy-MM-ddTHH:mm:ss")), time);
    }

    void severalFields()
    {
        QJsonArray records;
        for (const auto &[rank, name] : std::initializer_list<std::pair<const char *, const char *>>{
                 {"10", "Castellan"}, {"9", "Arrebola"}, {"10", "Arrebola"}, {"10", "Castellan"}})
            records.append(test::record({{c("rank"), c(rank)}, {c("name"), c(name)}}));
        const auto some = test::recordPage(records);
        const QList<api::Field> fields{field("rank", FieldType::Priority), field("name", FieldType::LastName)};
        // 10 Arrebola, 10 Castellan twice as they came, 9 Arrebola.
        QCOMPARE(order(some, by({{"rank", down}, {"name", up}}), fields), c("2 0 3 1"));
        QCOMPARE(order(some, by({{"name", up}, {"rank", up}}), fields), c("1 2 0 3"));
        QCOMPARE(order(some, by({{"rank", down}, {"name", up}}), fields, 2), c("2 0"));
        // What the page does not have sorts nothing.
        QCOMPARE(order(some, by({{"nowhere", down}, {"name", up}}), fields), c("1 2 0 3"));
    }

    void notCustomIsAsItCame()
    {
        const auto records = page("rank", {"9", "10", "8"});
        api::Sorting sorting = by({{"rank", up}});
        sorting.type = api::SortingType::Natural;
        QCOMPARE(order(records, sorting, {field("rank", FieldType::Integer)}), c("0 1 2"));
        QCOMPARE(order(records, sorting, {field("rank", FieldType::Integer)}, 0), QString());
    }

    void whatOneRecordShows()
    {
        const auto records = test::recordPage({test::record({{c("panel"), c("HP-7")},
                                                             {c("phone"), c("14155550100")},
                                                             {c("first"), c("Lucía")},
                                                             {c("last"), c("Arrebola")},
                                                             {c("due"), c("")},
                                                             {c("rank"), 10}})});
        api::Field key = field("panel", FieldType::Other);
        key.key = true;
        const QList<api::Field> fields{key,
                                       field("phone", FieldType::Phone),
                                       field("first", FieldType::FirstName),
                                       field("last", FieldType::LastName),
                                       field("due", FieldType::DateTime),
                                       field("rank", FieldType::Integer)};
        // The values sorted by, then names.
        QCOMPARE(previewValues(*records, 0, by({{"rank", down}, {"due", up}}), fields),
                 (QStringList{c("10"), c("—"), c("Arrebola"), c("Lucía")}));
        // Then phone and key; a name that is sorted by is there once.
        QCOMPARE(previewValues(*records, 0, by({{"last", down}}), fields, 5),
                 (QStringList{c("Arrebola"), c("Lucía"), c("14155550100"), c("HP-7"), c("—")}));
        // No field is known: as the record has them, in the order of the page.
        const QStringList bare = previewValues(*records, 0, by({{"rank", down}}), {}, 2);
        QCOMPARE(bare.size(), 2);
        QCOMPARE(bare.first(), c("10"));
    }
};

QTEST_GUILESS_MAIN(TestSortPreview)
#include "tst_sortpreview.moc"
