// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Mappings that are kept: by the header of a file for the next one, and in files of their own for other people.

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlQuery>
#include <QTest>

#include <models/store/knownformats.h>
#include <models/store/savedmappings.h>

#include <support/importjobs.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

using Phase = ImportJob::Phase;

namespace {

QStringList words(const char *text) { return QString::fromUtf8(text).split(u'|'); }

// customer_id, last_name, phone, visits, renewal of usFormat, from other columns.
const char *const header = "Kennung,Vorname,Nachname,Vorwahl,Nummer,Termin,note\n";
QByteArray rows(const QByteArray &title = header)
{
    return title + "1,mira,falkenrath,415,5550100,09.03.2026 14:05,x\n2,,benning,,(415) 555-0101,n/a,y\n";
}

void mapAll(ImportJob &job)
{
    job.mapColumn(0, 0);
    job.mapColumn(1, 1);
    CleanUp names;
    names.letters = Letters::Title;
    job.adjust(1, {2}, QStringLiteral(" "), names);
    job.mapColumn(3, 2);
    CleanUp phone;
    phone.digitsOnly = true;
    job.adjust(2, {4}, {}, phone);
    job.mapConstant(3, QStringLiteral("7"));
    job.mapColumn(5, 4);
    CleanUp dates;
    dates.replacements = {{QStringLiteral("n/a"), {}}};
    dates.date.pattern = QStringLiteral("dd.MM.yyyy HH:mm");
    dates.date.zone = "Europe/Berlin";
    job.adjust(4, {}, QStringLiteral(" "), dates);
}

// By numbers: "0+2 alias" a field.
QStringList shown(const Mapping &mapping)
{
    static const char *const kinds[] = {"-", "exact", "alias", "fuzzy", "constant", "chosen", "position"};
    QStringList lines;
    for (const auto &source : mapping.sources) {
        QString columns = QString::number(source.column);
        for (const int joined : source.joined)
            columns += u'+' + QString::number(joined);
        const auto kind = QLatin1String(kinds[int(source.kind)]);
        lines << (source.kind == MatchKind::None ? QString(kind) : QString(columns + u' ' + kind));
    }
    return lines;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSavedMappings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHeader();
    void olderStore();
    void namesInsteadOfNumbers();
    void withoutHeader();
    void whatIsMissing();
    void notMappings_data();
    void notMappings();
    void asLastTime();
    void neverWithBlanks();
    void onlyThisHeader();
    void savedAndLoaded();
    void loadedElsewhere();
    void byPosition();
    void filesThatCannotBeWritten();
};

void TestSavedMappings::byHeader()
{
    const auto store = *Store::open({});
    SavedMappings saved(store);
    const auto titles = words("Id|Tel");
    QVERIFY(!saved.find(QStringLiteral("t"), QStringLiteral("f"), titles));
    saved.remember(QStringLiteral("t"), QStringLiteral("f"), titles, "one");
    saved.remember(QStringLiteral("t"), QStringLiteral("f"), titles, "two");
    QCOMPARE(saved.find(QStringLiteral("t"), QStringLiteral("f"), titles).value_or("-"), QByteArray("two"));
    // Capitals and blanks make no other header; order, titles, format and tenant do.
    QCOMPARE(saved.find(QStringLiteral("t"), QStringLiteral("f"), words(" ID |tel")).value_or("-"), QByteArray("two"));
    for (const auto &other : {words("Tel|Id"), words("Id"), words("Id|Tel|"), words("IdTel"), words("Id|Te|l"), QStringList()})
        QVERIFY(!saved.find(QStringLiteral("t"), QStringLiteral("f"), other));
    QVERIFY(!saved.find(QStringLiteral("u"), QStringLiteral("f"), titles));
    QVERIFY(!saved.find(QStringLiteral("t"), QStringLiteral("g"), titles));
}

void TestSavedMappings::olderStore()
{
    // A store that was written before there were mappings gets the table, and keeps what it has.
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("outdial.sqlite"));
    {
        const auto store = *Store::open(path);
        KnownFormats(store).rememberAliases(QStringLiteral("t"), QStringLiteral("f"),
                                            {{QStringLiteral("tel"), QStringLiteral("phone")}});
        QSqlQuery query(store->database());
        // What came with version 3 and later.
        for (const char *table :
             {"saved_mapping", "monitor_minute", "monitor_read", "monitor_setting", "alert", "edited_list", "sorting_applied",
              "dnc_list", "dnc_change", "dnc_key", "deletion_job", "pending_edit", "format_draft", "change_made"})
            QVERIFY2(query.exec(QStringLiteral("DROP TABLE ") + QLatin1String(table)), table);
        QVERIFY(query.exec(QStringLiteral("DELETE FROM schema_version WHERE version >= 3")));
    }
    const auto store = *Store::open(path);
    SavedMappings(store).remember(QStringLiteral("t"), QStringLiteral("f"), words("a"), "kept");
    QCOMPARE(SavedMappings(store).find(QStringLiteral("t"), QStringLiteral("f"), words("a")).value_or("-"), QByteArray("kept"));
    QCOMPARE(KnownFormats(store).aliases(QStringLiteral("t"), QStringLiteral("f")).size(), 1);
}

void TestSavedMappings::namesInsteadOfNumbers()
{
    const auto format = usFormat(QStringLiteral("us"));
    const auto columns = words("Kennung|Vorname|Nachname|phone|x");
    Mapping mapping;
    mapping.sources.resize(5);
    mapping.setColumn(0, 0, MatchKind::Chosen);
    mapping.setColumn(1, 2, MatchKind::Fuzzy);
    mapping.sources[1].joined = {1};
    mapping.sources[1].separator = QStringLiteral(", ");
    mapping.sources[1].cleanUp.letters = Letters::Upper;
    mapping.setColumn(2, 3, MatchKind::Exact);
    mapping.setConstant(3, QStringLiteral("7"));
    const auto bytes = encodeNamedMapping(mapping, columns, true, format);
    // People can read it.
    for (const char *text : {"\"Nachname\"", "\"Vorname\"", "\"last_name\"", "\"upper\"", "\"outdialMapping\": 1", "\n"})
        QVERIFY2(bytes.contains(text), text);
    // In a file with the columns in another order, with others between them, in other capitals.
    const auto read = decodeNamedMapping(bytes, words("PHONE|a|vorname| Nachname |b|Kennung"), format, MatchKind::Alias);
    QVERIFY(read);
    QVERIFY(read->isWhole() && read->missingInWords().isNull());
    QCOMPARE(shown(read->mapping), words("5 alias|3+2 alias|0 exact|-1 constant|-"));
    QCOMPARE(read->mapping.sources[1].separator, QStringLiteral(", "));
    QVERIFY(read->mapping.sources[1].cleanUp == mapping.sources[1].cleanUp);
    QCOMPARE(read->mapping.sources[3].constant, QStringLiteral("7"));
    // The very same title goes before one in other capitals.
    QCOMPARE(
        shown(decodeNamedMapping(bytes, words("kennung|Kennung|Nachname|Vorname|phone"), format, MatchKind::Chosen)->mapping),
        words("1 chosen|2+3 chosen|4 exact|-1 constant|-"));
    // A field that is skipped is never stored.
    auto skipping = format;
    skipping.fields[1].skip = true;
    QCOMPARE(shown(decodeNamedMapping(bytes, columns, skipping, MatchKind::Alias)->mapping),
             words("0 alias|-|3 exact|-1 constant|-"));
}

void TestSavedMappings::withoutHeader()
{
    const auto format = usFormat(QStringLiteral("us"));
    Mapping mapping;
    mapping.sources.resize(5);
    mapping.setColumn(2, 0);
    mapping.sources[2].joined = {2};
    const auto bytes = encodeNamedMapping(mapping, words("Column 1|Column 2|Column 3"), false, format);
    const auto fields = QJsonDocument::fromJson(bytes).object().value(QLatin1String("fields")).toArray();
    QCOMPARE(fields.first().toObject().value(QLatin1String("columns")).toArray(), (QJsonArray{1, 3}));
    // In whatever language titles are made up.
    QCOMPARE(shown(decodeNamedMapping(bytes, words("Spalte 1|Spalte 2|Spalte 3"), format, MatchKind::Chosen)->mapping),
             words("-|-|0+2 chosen|-|-"));
    const auto few = decodeNamedMapping(bytes, words("Column 1|Column 2"), format, MatchKind::Chosen);
    QVERIFY(!few);
    QVERIFY2(few.error().contains(u'3') && !few.error().contains(u'1'), qPrintable(few.error()));
}

void TestSavedMappings::whatIsMissing()
{
    const auto format = usFormat(QStringLiteral("us"));
    const auto columns = words("Kennung|Vorname|Nachname|phone|x");
    Mapping mapping;
    mapping.sources.resize(5);
    mapping.setColumn(0, 0);
    mapping.setColumn(1, 2);
    mapping.sources[1].joined = {1};
    mapping.setColumn(2, 3);
    const auto bytes = encodeNamedMapping(mapping, columns, true, format);
    auto other = format;
    other.fields[0].name = QStringLiteral("account");
    const auto read = decodeNamedMapping(bytes, words("Kennung|Nachname|phone"), other, MatchKind::Chosen);
    QVERIFY(read);
    // Half a name is not taken for a whole one.
    QCOMPARE(shown(read->mapping), words("-|-|2 exact|-|-"));
    QCOMPARE(read->missingColumns, QStringList{QStringLiteral("“Vorname”")});
    QCOMPARE(read->missingFields, QStringList{QStringLiteral("customer_id")});
    QVERIFY(!read->isWhole());
    QVERIFY(read->missingInWords().contains(QLatin1String("Vorname")));
    QVERIFY(read->missingInWords().contains(QLatin1String("customer_id")));
    // None of it: all are named.
    const auto none = decodeNamedMapping(bytes, words("a|b|c"), format, MatchKind::Chosen);
    QVERIFY(!none);
    for (const char *title : {"Kennung", "Vorname", "Nachname", "phone"})
        QVERIFY2(none.error().contains(QLatin1String(title)), qPrintable(none.error()));
}

void TestSavedMappings::notMappings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const char *bytes, const char *word) {
        QTest::newRow(name) << QByteArray(bytes).replace('\'', '"') << QString::fromLatin1(word);
    };
    row("nothing", "", "not a mapping");
    row("no JSON", "Kennung,Vorname\n1,2\n", "not a mapping");
    row("another JSON", "{'formatName': 'x', 'fields': []}", "not a mapping");
    row("an array", "[1]", "not a mapping");
    row("newer", "{'outdialMapping': 2, 'fields': []}", "newer");
    row("zone",
        "{'outdialMapping': 1, 'fields': [{'field': 'phone', 'columns': ['a'], 'cleanUp': {'date': {'pattern': 'excel', "
        "'zone': 'Mars/Base'}}}]}",
        "Mars/Base");
    row("field of the clean-up",
        "{'outdialMapping': 1, 'fields': [{'field': 'phone', 'columns': ['a'], 'cleanUp': {'letters': 'x'}}]}", "phone");
    row("one column in two fields",
        "{'outdialMapping': 1, 'fields': [{'field': 'phone', 'columns': ['a']}, {'field': 'visits', 'columns': ['A']}]}",
        "two fields");
}

void TestSavedMappings::notMappings()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    const auto read = decodeNamedMapping(bytes, words("a|b"), usFormat(QStringLiteral("us")), MatchKind::Chosen);
    QVERIFY(!read);
    QVERIFY2(read.error().contains(word) && read.error().endsWith(u'.'), qPrintable(read.error()));
}

void TestSavedMappings::asLastTime()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("last time"));
    {
        ImportJob job(bench.session.get());
        prepare(job, list, bench.write(QStringLiteral("first.csv"), rows()));
        QCOMPARE(job.mapping().mappedCount(), 1); // Nachname
        mapAll(job);
        const auto mapping = job.mapping();
        check(job);
        QCOMPARE(job.report().ready, 2);
        job.start();
        QTRY_COMPARE(job.phase(), Phase::Over);
        QCOMPARE(job.progress().receipt.added, 2);
        // What a row becomes is what the tenant has.
        const auto stored = [&](const char *field) { return bench.tenant->storedValues(list.listId, QLatin1String(field)); };
        QCOMPARE(stored("last_name"), (QStringList{QStringLiteral("Mira Falkenrath"), QStringLiteral("Benning")}));
        QCOMPARE(stored("phone"), (QStringList{QStringLiteral("14155550100"), QStringLiteral("14155550101")}));
        QCOMPARE(stored("renewal"), (QStringList{QStringLiteral("2026-03-09 13:05"), QString()}));
    }
    ImportJob job(bench.session.get());
    job.setTarget(list);
    job.setFile(bench.write(QStringLiteral("second.csv"), rows()));
    QTRY_VERIFY(!job.isReading());
    QTRY_COMPARE(job.blockers(), QStringList());
    QCOMPARE(shown(job.mapping()), words("0 alias|1+2 alias|3+4 alias|-1 constant|5 alias"));
    QCOMPARE(job.mapping().sources[2].separator, QString());
    QCOMPARE(job.mapping().sources[4].cleanUp.date.zone, QByteArray("Europe/Berlin"));
    QCOMPARE(job.storedSamples().value(4), QStringLiteral("2026-03-09 13:05"));
    // Rejected rows of it, mended: the columns that Outdial added make it no other file.
    job.setFile(bench.write(
        QStringLiteral("first.rejects.csv"),
        "Kennung,Vorname,Nachname,Vorwahl,Nummer,Termin,note,outdial_line,outdial_reason\n1,a,b,415,5550100,,x,2,y\n"));
    QTRY_VERIFY(!job.isReading());
    QCOMPARE(shown(job.mapping()), words("0 alias|1+2 alias|3+4 alias|-1 constant|5 alias"));
}

void TestSavedMappings::neverWithBlanks()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("blanks"));
    const QByteArray text = "customer_id,last_name,phone,visits,Wann\n1,A,(415) 555-0100,3,2026-12-01 09:00\n";
    {
        ImportJob job(bench.session.get());
        prepare(job, list, bench.write(QStringLiteral("first.csv"), text));
        job.mapColumn(3, -1); // only this time
        job.mapColumn(4, 4);
        check(job);
        job.start();
        QTRY_COMPARE(job.phase(), Phase::Over);
    }
    ImportJob job(bench.session.get());
    prepare(job, list, bench.write(QStringLiteral("second.csv"), text));
    QCOMPARE(shown(job.mapping()), words("0 exact|1 exact|2 exact|3 exact|4 alias"));
}

void TestSavedMappings::onlyThisHeader()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("header"));
    {
        ImportJob job(bench.session.get());
        prepare(job, list, bench.write(QStringLiteral("first.csv"), rows()));
        mapAll(job);
        check(job);
        job.start();
        QTRY_COMPARE(job.phase(), Phase::Over);
    }
    // One column more: titles alone are remembered, and a part of a name is not another word for it.
    ImportJob job(bench.session.get());
    prepare(job, list, bench.write(QStringLiteral("other.csv"), rows("Kennung,Vorname,Nachname,Vorwahl,Nummer,Termin,Notiz\n")));
    QCOMPARE(shown(job.mapping()), words("0 alias|2 fuzzy|-|-|5 alias"));
    QVERIFY(!job.mapping().sources[4].isMade());
}

void TestSavedMappings::savedAndLoaded()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("files"));
    const QString path = bench.folder.filePath(QStringLiteral("leads") + mappingFileSuffix());
    ImportJob job(bench.session.get());
    prepare(job, list, bench.write(QStringLiteral("first.csv"), rows()));
    mapAll(job);
    QCOMPARE(job.saveMapping(path), QString());
    QVERIFY(contents(path).contains("Vorwahl"));
    const auto mapping = encodeMapping(job.mapping());
    check(job);
    for (int column = 0; column < 7; ++column)
        job.mapColumn(column, -1);
    job.mapConstant(3, {});
    QCOMPARE(job.mapping().mappedCount(), 0);
    const auto loaded = job.loadMapping(path);
    QVERIFY(loaded && loaded->isWhole());
    QCOMPARE(encodeMapping(job.mapping()), mapping);
    QCOMPARE(job.phase(), Phase::Preparing); // has to be checked anew
    // One that is no mapping changes nothing.
    QVERIFY(!job.loadMapping(job.file()));
    QVERIFY(!job.loadMapping(bench.folder.filePath(QStringLiteral("nowhere.json"))));
    QVERIFY(!job.loadMapping(bench.folder.path()));
    QCOMPARE(encodeMapping(job.mapping()), mapping);
}

void TestSavedMappings::loadedElsewhere()
{
    // Another list, whose format has some of the fields, and a file that lacks a column but has one that is called like a field.
    JobBench bench(QStringLiteral("empty"));
    const QString path = bench.folder.filePath(QStringLiteral("leads") + mappingFileSuffix());
    {
        ImportJob job(bench.session.get());
        prepare(job, bench.makeList(QStringLiteral("one")), bench.write(QStringLiteral("first.csv"), rows()));
        mapAll(job);
        QCOMPARE(job.saveMapping(path), QString());
    }
    ImportJob job(bench.session.get());
    prepare(job, bench.makeList(QStringLiteral("two")),
            bench.write(QStringLiteral("other.csv"), "Kennung,Vorname,Nachname,phone,renewal\n1,a,b,(415) 555-0100,\n"));
    const auto loaded = job.loadMapping(path);
    QVERIFY(loaded);
    QCOMPARE(loaded->missingColumns,
             (QStringList{QStringLiteral("“Vorwahl”"), QStringLiteral("“Nummer”"), QStringLiteral("“Termin”")}));
    QCOMPARE(shown(job.mapping()), words("0 chosen|1+2 chosen|3 exact|-1 constant|4 exact"));
}

void TestSavedMappings::byPosition()
{
    JobBench bench(QStringLiteral("empty"));
    const auto list = bench.makeList(QStringLiteral("position"));
    ImportJob job(bench.session.get());
    prepare(
        job, list,
        bench.write(QStringLiteral("p.csv"), "1,A,(415) 555-0100,3,2026-12-01 09:00\n2,B,(415) 555-0101,4,2026-12-01 09:00\n"));
    CsvWish wish;
    wish.headerLine = 0;
    job.setWish(wish);
    QTRY_VERIFY(!job.isReading());
    QVERIFY(!job.hasHeader());
    QCOMPARE(shown(job.mapping()), words("0 position|1 position|2 position|3 position|4 position"));
    job.dropPositions();
    QCOMPARE(job.mapping().mappedCount(), 0);
    job.setWish(wish);
    QTRY_VERIFY(!job.isReading());
    CleanUp cleanUp;
    cleanUp.letters = Letters::Upper;
    job.adjust(1, {}, QStringLiteral(" "), cleanUp); // was looked at
    QCOMPARE(shown(job.mapping()), words("0 position|1 chosen|2 position|3 position|4 position"));
    job.confirmPositions();
    QCOMPARE(shown(job.mapping()), words("0 chosen|1 chosen|2 chosen|3 chosen|4 chosen"));
    check(job);
    job.start();
    QTRY_COMPARE(job.phase(), Phase::Over);
    QCOMPARE(bench.storedIds(list), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    // Nothing is remembered of a file whose titles are made up.
    QSqlQuery query(bench.session->store()->database());
    QVERIFY(query.exec(QStringLiteral("SELECT count(*) FROM saved_mapping")) && query.next());
    QCOMPARE(query.value(0).toInt(), 0);
}

void TestSavedMappings::filesThatCannotBeWritten()
{
    JobBench bench(QStringLiteral("empty"));
    ImportJob job(bench.session.get());
    prepare(job, bench.makeList(QStringLiteral("write")), bench.write(QStringLiteral("w.csv"), rows()));
    const QString nowhere = bench.folder.filePath(QStringLiteral("no/such/folder.json"));
    const auto problem = job.saveMapping(nowhere);
    QVERIFY2(problem.contains(nowhere) && problem.endsWith(u'.'), qPrintable(problem));
}

QTEST_GUILESS_MAIN(TestSavedMappings)
#include "tst_savedmappings.moc"
