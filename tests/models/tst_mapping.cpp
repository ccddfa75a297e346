// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which column fills which field: a wrong guess puts a number into the wrong field of thousands of records.

#include <QJsonDocument>
#include <QTest>

#include <models/transfer/mapping.h>

using namespace outdial;
using namespace outdial::models;

namespace {

api::Format formatOf(const QStringList &names)
{
    api::Format format;
    for (const auto &name : names) {
        api::Field field;
        field.name = name;
        format.fields.append(field);
    }
    return format;
}

QString kindName(MatchKind kind)
{
    switch (kind) {
    case MatchKind::None:
        return QStringLiteral("none");
    case MatchKind::Exact:
        return QStringLiteral("exact");
    case MatchKind::Alias:
        return QStringLiteral("alias");
    case MatchKind::Fuzzy:
        return QStringLiteral("fuzzy");
    case MatchKind::Constant:
        return QStringLiteral("constant");
    case MatchKind::Chosen:
        return QStringLiteral("chosen");
    case MatchKind::Position:
        return QStringLiteral("position");
    }
    return {};
}

// "2 exact" a field, "-" for none.
QStringList shown(const Mapping &mapping)
{
    QStringList lines;
    for (const auto &source : mapping.sources)
        lines << (source.kind == MatchKind::None ? QStringLiteral("-")
                                                 : QStringLiteral("%1 %2").arg(source.column).arg(kindName(source.kind)));
    return lines;
}

QStringList words(const char *text) { return QString::fromUtf8(text).split(u'|'); }

} // namespace

class TestMapping : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void proposals_data();
    void proposals();
    void aliases();
    void skippedFieldsAreNeverMapped();
    void alike_data();
    void alike();
    void differentThings_data();
    void differentThings();
    void likenessInPercent();
    void byPosition();
    void blanksAreFilled();
    void eachColumnFillsOneField();
    void joinedColumns();
    void blockers();
    void roundTrip();
    void olderJson();
    void damagedJson();
};

void TestMapping::proposals_data()
{
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *columns, const char *fields, const char *expected) {
        QTest::newRow(name) << words(columns) << words(fields) << words(expected);
    };
    row("exact, in another order", "b|a", "a|b", "1 exact|0 exact");
    row("capitals and blanks", " Phone |LAST_NAME", "last_name|phone", "1 exact|0 exact");
    row("names are case-sensitive: the very same wins", "PHONE|phone", "phone", "1 exact");
    row("two fields that differ in capitals only", "phone|Phone", "Phone|phone", "1 exact|0 exact");
    row("exact before likeness", "First Name|first_name", "first_name", "1 exact");
    row("separators", "First Name|Last-Name", "first_name|last_name", "0 fuzzy|1 fuzzy");
    row("German", "Vorname|Nachname|Telefon|PLZ|Saldo|Bemerkung", "first_name|last_name|phone|zip|balance|state",
        "0 fuzzy|1 fuzzy|2 fuzzy|3 fuzzy|4 fuzzy|-");
    row("English for German fields", "first name|surname|phone|mobile|postcode", "vorname|nachname|telefon|mobil|plz",
        "0 fuzzy|1 fuzzy|2 fuzzy|3 fuzzy|4 fuzzy");
    row("a slip of the pen", "last_nmae", "last_name", "0 fuzzy");
    row("likest first", "customer_idx|customer id", "customer_id", "1 fuzzy");
    row("numbers keep apart", "phone_3|phone_12|phone", "phone_2|phone_1", "-|-");
    row("numbers match", "Phone 2|Phone 12", "phone_12|phone_2", "1 fuzzy|0 fuzzy");
    row("own columns are ignored", "outdial_line|outdial_reason|x", "outdial_line|outdial_reason|x", "-|-|2 exact");
    row("nothing alike", "alpha|beta", "phone|zip", "-|-");
    row("nameless column", "|phone", "phone|zip", "1 exact|-");
}

void TestMapping::proposals()
{
    QFETCH(QStringList, columns);
    QFETCH(QStringList, fields);
    QFETCH(QStringList, expected);
    QCOMPARE(shown(proposeMapping(columns, formatOf(fields), {})), expected);
}

void TestMapping::aliases()
{
    const auto format = formatOf(words("phone|phone_2|note"));
    const QHash<QString, QString> aliases{{QStringLiteral("tel. privat"), QStringLiteral("phone_2")},
                                          {QStringLiteral("telefon"), QStringLiteral("phone_2")},
                                          {QStringLiteral("weg"), QStringLiteral("gone")},
                                          {QStringLiteral("outdial_line"), QStringLiteral("note")}};
    // By title, whatever its capitals; before likeness, which would take it for the first phone.
    QCOMPARE(shown(proposeMapping(words(" TELEFON |Tel"), format, aliases)), words("1 fuzzy|0 alias|-"));
    QCOMPARE(shown(proposeMapping(words("Tel. privat"), format, aliases)), words("-|0 alias|-"));
    // Two titles remembered for one field: the first column has it, the second falls back on likeness.
    QCOMPARE(shown(proposeMapping(words("Tel. privat|Telefon"), format, aliases)), words("1 fuzzy|0 alias|-"));
    // The same name is surer than a memory.
    QCOMPARE(shown(proposeMapping(words("Telefon|phone_2"), format, aliases)), words("0 fuzzy|1 exact|-"));
    // Of a field that the format does not have any more; of an own column.
    QCOMPARE(shown(proposeMapping(words("weg|outdial_line"), format, aliases)), words("-|-|-"));
}

void TestMapping::skippedFieldsAreNeverMapped()
{
    auto format = formatOf(words("phone|intern"));
    format.fields[1].skip = true;
    QCOMPARE(shown(proposeMapping(words("phone|intern"), format, {})), words("0 exact|-"));
    QCOMPARE(shown(proposeMapping(words("x|phone"), format, {{QStringLiteral("x"), QStringLiteral("intern")}})),
             words("1 exact|-"));
}

void TestMapping::alike_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *title, const char *field) {
        QTest::addRow("%s / %s", title, field) << QString::fromUtf8(title) << QString::fromUtf8(field);
    };
    row("Vorname", "first_name");
    row("Prénom", "first_name");
    row("Familienname", "last_name");
    row("Apellido", "last_name");
    row("Rufnummer", "phone");
    row("Teléfono", "phone");
    row("Handy-Nummer", "phone_2");
    row("Mobile Phone", "mobil");
    row("Postleitzahl", "zip");
    row("Bundesland", "state");
    row("Kunden-Nr.", "customer_id");
    row("Priorität", "priority");
    row("E-Mail", "email");
    row("Straße", "strasse");
    row("last_nmae", "last_name");
}

void TestMapping::alike()
{
    QFETCH(QString, title);
    QFETCH(QString, field);
    QVERIFY2(likeness(title, field) >= 70, qPrintable(QString::number(likeness(title, field))));
}

void TestMapping::differentThings_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *title, const char *field) {
        QTest::addRow("%s / %s", title, field) << QString::fromUtf8(title) << QString::fromUtf8(field);
    };
    row("phone_3", "phone_2");
    row("phone_12", "phone_2");
    row("phone_2", "phone_21");
    row("phone", "phone_2");
    row("address1", "address");
    row("q1_revenue", "q2_revenue");
    row("page1of2", "page_of12");
    row("tel1", "tel2");
    row("zip", "vip");
    row("first_name", "last_name");
    row("Vorname", "Nachname");
    row("phone", "zip");
    row("---", "phone");
    row("", "phone");
}

void TestMapping::differentThings()
{
    QFETCH(QString, title);
    QFETCH(QString, field);
    QVERIFY2(likeness(title, field) < 70, qPrintable(QString::number(likeness(title, field))));
}

void TestMapping::likenessInPercent()
{
    QCOMPARE(likeness(QStringLiteral("First Name"), QStringLiteral("first_name")), 99); // never as sure as the same name
    QCOMPARE(likeness(QStringLiteral("Vorname"), QStringLiteral("first_name")), 90);
    // One edit of ten letters; a swap of neighbours is one edit.
    QCOMPARE(likeness(QStringLiteral("custom_field"), QStringLiteral("custom_fiel")), 91);
    QCOMPARE(likeness(QStringLiteral("abcdefghij"), QStringLiteral("abcdefghix")), 90);
    QCOMPARE(likeness(QStringLiteral("abcdefghij"), QStringLiteral("abcdefghji")), 90);
    // Three and four edits of ten: on both sides of the threshold of a proposal.
    QCOMPARE(likeness(QStringLiteral("abcdefghij"), QStringLiteral("abcdefgxyz")), 70);
    QCOMPARE(likeness(QStringLiteral("abcdefghij"), QStringLiteral("abcdefwxyz")), 60);
    QCOMPARE(shown(proposeMapping(words("abcdefgxyz"), formatOf(words("abcdefghij")), {})), words("0 fuzzy"));
    QCOMPARE(shown(proposeMapping(words("abcdefwxyz"), formatOf(words("abcdefghij")), {})), words("-"));
    QCOMPARE(proposeMapping(words("abcdefgxyz"), formatOf(words("abcdefghij")), {}).sources[0].percent, 70);
}

void TestMapping::byPosition()
{
    const auto titles = words("Column 1|Column 2|Column 3");
    // As many columns as fields: in their order. Made-up titles are no names, even if a field is called like that.
    QCOMPARE(shown(proposeMapping(titles, formatOf(words("phone|Column 1|note")), {}, false)),
             words("0 position|1 position|2 position"));
    QCOMPARE(shown(proposeMapping(titles, formatOf(words("phone|Column 1")), {}, false)), words("-|-"));
    QCOMPARE(shown(proposeMapping(titles, formatOf(words("a|b|c|Column 1")), {}, false)), words("-|-|-|-"));
    QCOMPARE(shown(proposeMapping(titles, formatOf(words("a|b|c")), {{QStringLiteral("column 1"), QStringLiteral("c")}}, false)),
             words("0 position|1 position|2 position"));
    // Skipped fields are never stored and have no column.
    auto format = formatOf(words("phone|intern|name|note"));
    format.fields[1].skip = true;
    QCOMPARE(shown(proposeMapping(titles, format, {}, false)), words("0 position|-|1 position|2 position"));
    format.fields[2].skip = true;
    QCOMPARE(shown(proposeMapping(titles, format, {}, false)), words("-|-|-|-"));
    // With a header the order says nothing.
    QCOMPARE(shown(proposeMapping(words("x|y|z"), formatOf(words("phone|zip|note")), {})), words("-|-|-"));
}

void TestMapping::blanksAreFilled()
{
    const auto format = formatOf(words("phone|last_name|note|zip"));
    const auto columns = words("note|Nachname|phone|Extra");
    const auto proposal = proposeMapping(columns, format, {});
    QCOMPARE(shown(proposal), words("2 exact|1 fuzzy|0 exact|-"));
    Mapping kept;
    kept.sources.resize(4);
    // What is sure is filled in, what is only alike is not.
    QCOMPARE(shown(withoutBlanks(kept, proposal)), words("2 exact|-|0 exact|-"));
    // What was chosen stays, and a column that has a place is not taken from it.
    kept.setColumn(3, 2, MatchKind::Alias);
    kept.setConstant(2, QStringLiteral("Web"));
    QCOMPARE(shown(withoutBlanks(kept, proposal)), words("-|-|-1 constant|2 alias"));
    kept = Mapping();
    kept.sources.resize(4);
    kept.setColumn(1, 1, MatchKind::Alias);
    kept.sources[1].joined = {2};
    QCOMPARE(shown(withoutBlanks(kept, proposal)), words("-|1 alias|0 exact|-"));
}

void TestMapping::joinedColumns()
{
    Mapping mapping;
    mapping.sources.resize(3);
    mapping.setColumn(0, 0);
    mapping.sources[0].joined = {2, 1};
    QVERIFY(mapping.sources[0].isMade());
    QVERIFY(mapping.usesColumn(1) && mapping.usesColumn(2) && !mapping.usesColumn(3));
    // A column that is joined may fill a field of its own as well.
    mapping.setColumn(1, 1);
    QCOMPARE(shown(mapping), words("0 chosen|1 chosen|-"));
    QCOMPARE(mapping.sources[0].joined, (QList<int>{2, 1}));
    // Ignored is ignored everywhere.
    mapping.ignoreColumn(1);
    QCOMPARE(shown(mapping), words("0 chosen|-|-"));
    QCOMPARE(mapping.sources[0].joined, QList<int>{2});
    QVERIFY(!mapping.usesColumn(1));
    mapping.ignoreColumn(0);
    QCOMPARE(mapping.mappedCount(), 0);
    QVERIFY(!mapping.usesColumn(2));
    // Another column in the field begins anew.
    mapping.setColumn(0, 0);
    mapping.sources[0].joined = {1};
    mapping.sources[0].cleanUp.digitsOnly = true;
    mapping.setColumn(0, 2);
    QVERIFY(!mapping.sources[0].isMade());
    // A constant is not made of anything.
    mapping.setConstant(1, QStringLiteral("x"));
    mapping.sources[1].cleanUp.digitsOnly = true;
    QVERIFY(!mapping.sources[1].isMade());
}

void TestMapping::eachColumnFillsOneField()
{
    // One column that is like two fields goes to one of them.
    const auto mapping = proposeMapping(words("telephone"), formatOf(words("phone|telefon")), {});
    QCOMPARE(mapping.mappedCount(), 1);
    QVERIFY(mapping.usesColumn(0));

    auto changed = proposeMapping(words("a|b"), formatOf(words("a|b|c")), {});
    changed.setColumn(2, 0);
    QCOMPARE(shown(changed), words("-|1 exact|0 chosen"));
    changed.setConstant(1, QStringLiteral("Web"));
    QVERIFY(!changed.usesColumn(1));
    QCOMPARE(changed.mappedCount(), 2);
    changed.clear(1);
    changed.clear(2);
    QCOMPARE(changed.mappedCount(), 0);
}

void TestMapping::blockers()
{
    auto format = formatOf(words("customer_id|last_name|phone|phone_2|note"));
    format.fields[0].key = true;
    format.fields[1].required = true;
    format.fields[2].type = format.fields[3].type = api::FieldType::Phone;

    auto mapping = proposeMapping(words("customer_id|last_name|phone_2"), format, {});
    QCOMPARE(mappingBlockers(mapping, format), QStringList()); // any phone will do
    mapping.clear(3);
    QCOMPARE(mappingBlockers(mapping, format).size(), 1);
    QVERIFY(mappingBlockers(mapping, format).first().contains(QLatin1String("phone")));
    mapping.clear(0);
    mapping.clear(1);
    const auto all = mappingBlockers(mapping, format);
    QCOMPARE(all.size(), 4);
    QVERIFY(all.at(0).contains(QLatin1String("customer_id")));
    QVERIFY(all.at(1).contains(QLatin1String("last_name")));
    // A constant fills a field too; a skipped field needs nothing and gives no phone.
    mapping = proposeMapping(words("customer_id|phone"), format, {});
    mapping.setConstant(1, QStringLiteral("Unknown"));
    QCOMPARE(mappingBlockers(mapping, format), QStringList());
    format.fields[2].skip = true;
    QCOMPARE(mappingBlockers(mapping, format).size(), 1);
    format.fields[1].skip = true;
    mapping.clear(1);
    QCOMPARE(mappingBlockers(mapping, format).size(), 1);

    // Types not known: the tenant decides, but something must be sent.
    const auto learned = formatOf(words("customer_id|phone"));
    QCOMPARE(mappingBlockers(proposeMapping(words("phone"), learned, {}), learned), QStringList());
    QCOMPARE(mappingBlockers(proposeMapping(words("x"), learned, {}), learned).size(), 1);
}

void TestMapping::roundTrip()
{
    auto mapping = proposeMapping(words("id|last_nmae|Telefon"), formatOf(words("id|last_name|phone|source|gone")),
                                  {{QStringLiteral("telefon"), QStringLiteral("phone")}});
    mapping.setConstant(3, QString::fromUtf8("Messe \"Süd\"; 100 %"));
    QCOMPARE(mapping.sources[1].percent, 88); // a swap of neighbours, of eight letters
    const auto json = QJsonDocument::fromJson(QJsonDocument(encodeMapping(mapping)).toJson()).object();
    const auto read = decodeMapping(json);
    QCOMPARE(shown(read), words("0 exact|1 fuzzy|2 alias|-1 constant|-"));
    QCOMPARE(read.sources[3].constant, mapping.sources[3].constant);
    for (std::size_t i = 0; i < read.sources.size(); ++i)
        QCOMPARE(read.sources[i].percent, mapping.sources[i].percent);

    mapping.sources[0].joined = {2, 1};
    mapping.sources[0].separator = QStringLiteral(", ");
    mapping.sources[2].cleanUp.digitsOnly = true;
    mapping.sources[2].cleanUp.date.pattern = QStringLiteral("M/d/yyyy h:mm a");
    mapping.sources[2].cleanUp.date.zone = "America/New_York";
    mapping.sources[1].kind = MatchKind::Position;
    const auto again = decodeMapping(QJsonDocument::fromJson(QJsonDocument(encodeMapping(mapping)).toJson()).object());
    QCOMPARE(shown(again), words("0 exact|1 position|2 alias|-1 constant|-"));
    QCOMPARE(again.sources[0].joined, (QList<int>{2, 1}));
    QCOMPARE(again.sources[0].separator, QStringLiteral(", "));
    QVERIFY(again.sources[2].cleanUp == mapping.sources[2].cleanUp);
    QVERIFY(!again.sources[1].isMade());
}

void TestMapping::olderJson()
{
    // As journals of the first version have it, letter by letter: these imports must go on as they began.
    const auto json = QJsonDocument::fromJson(R"({"sources": [{"column": 0, "constant": "", "kind": 1, "percent": 100},
        {"column": -1, "constant": "Web", "kind": 4, "percent": 100}, {"column": 2, "constant": "", "kind": 5, "percent": 100},
        {"column": -1, "constant": "", "kind": 0, "percent": 0}]})")
                          .object();
    const auto read = decodeMapping(json);
    QCOMPARE(shown(read), words("0 exact|-1 constant|2 chosen|-"));
    for (const auto &source : read.sources)
        QVERIFY(!source.isMade() && source.cleanUp.isEmpty());
    // Of a newer Outdial, which does something to values that this one does not know: none at all, rather than other values.
    const auto newer =
        QJsonDocument::fromJson(R"({"sources": [{"column": 0, "kind": 1, "cleanUp": {"letters": "camel"}}]})").object();
    QVERIFY(decodeMapping(newer).sources.empty());
}

void TestMapping::damagedJson()
{
    QVERIFY(decodeMapping({}).sources.empty());
    const auto json = QJsonDocument::fromJson(R"({"sources": [{}, {"column": "x", "kind": "y"}]})").object();
    QCOMPARE(shown(decodeMapping(json)), words("-|-"));
}

QTEST_GUILESS_MAIN(TestMapping)
#include "tst_mapping.moc"
