// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows judged by themselves while they are mended: what would be stored or what is still wrong, by the same rules as the check;
// and what can be mended in many at once.

#include <QTest>

#include <models/transfer/bulkmends.h>
#include <models/transfer/faultwords.h>
#include <models/transfer/mendrows.h>
#include <models/transfer/rowpipeline.h>

#include <support/importbench.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

// usFormat in a file whose columns have the same names.
ImportSettings usSettings()
{
    ImportSettings settings;
    settings.format = usFormat(c("us"));
    for (const auto &each : settings.format.fields)
        settings.columns.append(each.name);
    settings.mapping = proposeMapping(settings.columns, settings.format, {});
    settings.dialect.headerLine = 1;
    return settings;
}

QStringList row(const char *id, const char *name, const char *phone, const char *visits = "", const char *renewal = "")
{
    return {c(id), c(name), c(phone), c(visits), c(renewal)};
}

// "phoneLength 2", or what is stored, with '|' between the fields.
QString judged(const ImportSettings &settings, const QStringList &cells, bool isText = true)
{
    RowJudge judge(settings);
    const auto verdict = verdictOf(judge, cells, settings.typesKnown, isText);
    return verdict.cause == Cause::None ? verdict.stored.join(u'|')
                                        : QStringLiteral("%1 %2").arg(causeName(verdict.cause)).arg(verdict.field);
}

Problem problem(Cause cause, int field, const QList<QStringList> &rows)
{
    Problem made{cause, field, rows.size(), {}};
    for (qsizetype i = 0; i < rows.size(); ++i)
        made.samples.push_back({i, i + 2, rows[i], {}});
    return made;
}

// The words of all rows.
QStringList wordsOf(MendRows &rows, const ImportSettings &now)
{
    rows.judge(now);
    QStringList words;
    for (const auto &each : rows.rows())
        words.append(each.words);
    return words;
}

constexpr int phoneField = 2;
constexpr int renewalField = 4;

} // namespace

class TestRowJudge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void verdicts_data();
    void verdicts();
    void otherSettings();
    void sameAsThePipeline();
    void words_data();
    void words();
    void mendedRows();
    void keysThatComeTwice();
    void doubtsOfNumbers();
    void whereTheCellsAre();
    void extensions_data();
    void extensions();
    void manyAtOnce();
    void cleanUps();
    void editsAreCounted();
};

void TestRowJudge::verdicts_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<QString>("verdict");
    const auto add = [](const char *name, const QStringList &cells, const char *verdict) {
        QTest::newRow(name) << cells << c(verdict);
    };
    // Numbers of the US and Canada: 10 digits get the 1, 11 with the 1 stay, 011 and more stays.
    add("ten digits", row("C1", "Ellwanger", "(415) 555-0137"), "C1|Ellwanger|14155550137||");
    add("eleven digits", row("C1", "Ellwanger", "+1 310 555 0112"), "C1|Ellwanger|13105550112||");
    add("abroad", row("C1", "Ellwanger", "011 44 20 7946 0123"), "C1|Ellwanger|011442079460123||");
    add("all fields", row("C1", "Ellwanger", "4155550137", " 007 ", "2026-12-01 09:00"),
        "C1|Ellwanger|14155550137|7|2026-12-01 09:00");
    add("nine digits", row("C1", "Ellwanger", "(415) 555-013"), "phoneLength 2");
    add("ten digits with 1", row("C1", "Castellan", "1 212 555 010"), "phoneTenDigits 2");
    add("no digits", row("C1", "Castellan", "none"), "phoneNoDigits 2");
    add("digits that are lost", row("C1", "Castellan", "4.15E+09"), "phoneScientific 2");
    add("no phone", row("C1", "Castellan", " "), "requiredEmpty 2");
    add("no key", row("", "Castellan", "4155550137"), "keyEmpty 0");
    add("no name", row("C1", " ", "4155550137"), "requiredEmpty 1");
    add("no number", row("C1", "Castellan", "4155550137", "often"), "notAnInteger 3");
    add("more than 64 bits", row("C1", "Castellan", "4155550137", "9223372036854775808"), "integerRange 3");
    add("another date", row("C1", "Castellan", "4155550137", "", "01.12.2026 09:00"), "notADateTime 4");
    add("no such day", row("C1", "Castellan", "4155550137", "", "2026-02-30 09:00"), "notADateTime 4");
    add("too few cells", {c("C1"), c("Castellan"), c("4155550137")}, "columnCount -1");
    add("too many cells", row("C1", "Castellan", "4155550137") + QStringList{c("more")}, "columnCount -1");
    add("empty cells too many", row("C1", "Castellan", "4155550137") + QStringList{c(" ")}, "C1|Castellan|14155550137||");
    // The first fault in the documented order: what is missing before what does not fit.
    add("two faults", row("C1", "", "12"), "requiredEmpty 1");
}

void TestRowJudge::verdicts()
{
    QFETCH(QStringList, cells);
    QTEST(judged(usSettings(), cells), "verdict");
}

void TestRowJudge::otherSettings()
{
    auto settings = usSettings();
    QCOMPARE(judged(settings, row("C1", "A", "4155550137"), false), c("badEncoding -1"));
    // An update: only the key has to be there; what is empty stays, or is emptied where that may be.
    settings.mode = ImportMode::Update;
    QCOMPARE(judged(settings, row("C1", "", "", "3")), c("C1|||3|"));
    settings.emptyResets = true;
    QCOMPARE(judged(settings, row("C1", "", "4155550137", "3")), c("cannotBeReset 1"));
    // Fields that were learned from a record: any text fits, but there must be one.
    auto learned = usSettings();
    learned.typesKnown = false;
    QCOMPARE(judged(learned, row("", "", "12")), c("||12||"));
    QCOMPARE(judged(learned, row("", " ", "")), c("requiredEmpty -1"));
    // A warning does not keep a row back.
    RowJudge judge(usSettings());
    const auto verdict = verdictOf(judge, row("4.1E+09", "A", "4155550137"), true);
    QVERIFY(verdict.cause == Cause::None && verdict.warning == Cause::ScientificNotation);
    QCOMPARE(verdict.field, 0);
    QCOMPARE(verdict.value, c("4.1E+09"));
    QCOMPARE(verdict.key, QByteArray("4.1E+09"));
}

// Row by row what the check says of the file.
void TestRowJudge::sameAsThePipeline()
{
    ImportBench bench;
    bench.makeList(usFormat(c("pipeline")), c("pipeline"));
    bench.writeFile("customer_id,last_name,phone,visits,renewal\n"
                    "C1,A,(415) 555-0137,1,\nC2,,(415) 555-0137,1,\nC3,C,12,1,\nC4,D,1 212 555 010,1,\nC5,E,4155550137\n"
                    "C6,F,4155550137,x,\nC7,G,4155550137,1,1.2.2026\n,H,4155550137,1,\nC9,I,4.1E+09,1,\n");
    const QStringList said{c("C1|A|14155550137|1|"), c("requiredEmpty 1"), c("phoneLength 2"),
                           c("phoneTenDigits 2"),    c("columnCount -1"),  c("notAnInteger 3"),
                           c("notADateTime 4"),      c("keyEmpty 0"),      c("phoneScientific 2")};
    auto pipeline = RowPipeline::open(bench.settings);
    QVERIFY(pipeline);
    QStringList judgedAlone;
    QStringList judgedInTheFile;
    for (;;) {
        const auto status = (*pipeline)->next();
        if (status == RowPipeline::Status::End)
            break;
        QStringList cells;
        for (const auto cell : (*pipeline)->fileCells())
            cells.append(QString::fromUtf8(cell.data(), qsizetype(cell.size())));
        judgedAlone.append(judged(bench.settings, cells));
        judgedInTheFile.append(status == RowPipeline::Status::Sendable
                                   ? judgedAlone.last()
                                   : QStringLiteral("%1 %2").arg(causeName((*pipeline)->cause())).arg((*pipeline)->field()));
    }
    QCOMPARE(judgedAlone, said);
    QCOMPARE(judgedInTheFile, said);
}

void TestRowJudge::words_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<QString>("text");
    const auto add = [](const char *name, const QStringList &cells, const char *text) {
        QTest::newRow(name) << cells << c(text);
    };
    add("nine", row("C1", "A", "(415) 555-013"), "9 digit(s), needs 10");
    add("seven", row("C1", "A", "555-0164"), "7 digits, area code missing");
    add("eleven", row("C1", "A", "646 555 0189 ext 9"), "11 digits, not beginning with 1");
    add("thirteen", row("C1", "A", "646 555 0188 x204"), "13 digit(s), needs 10");
    add("ten with 1", row("C1", "A", "1 212 555 010"), "10 digits beginning with 1");
    add("none", row("C1", "A", "none"), "no digits");
    add("empty", row("C1", "A", ""), "empty, but required");
    add("date", row("C1", "A", "4155550137", "", "1.2.2026"), "not like 2026-03-09 14:05");
    add("cells", {c("C1"), c("A"), c("4155550137")}, "3 cells, needs 5");
}

void TestRowJudge::words()
{
    QFETCH(QStringList, cells);
    const auto settings = usSettings();
    RowJudge judge(settings);
    QTEST(faultWords(verdictOf(judge, cells, true), cells.size(), settings), "text");
}

void TestRowJudge::mendedRows()
{
    const auto checked = usSettings();
    MendRows rows;
    rows.setProblem(problem(Cause::PhoneLength, phoneField,
                            {row("C1", "A", "(415) 555-013"), row("C2", "B", "12"), row("C3", "C", "13", "", "tomorrow")}),
                    checked);
    QCOMPARE(wordsOf(rows, checked),
             (QStringList{c("9 digit(s), needs 10"), c("2 digit(s), needs 10"), c("2 digit(s), needs 10")}));
    QCOMPARE(rows.mended(), 0);
    auto now = checked;
    now.edits.set(0, 2, c("(415) 555-0137"));
    now.edits.set(1, 2, c("(415) 555-01"));
    now.edits.set(2, 2, c("(415) 555-0138"));
    // The last one has another fault behind the first.
    QCOMPARE(wordsOf(rows, now),
             (QStringList{c("14155550137"), c("8 digit(s), needs 10"), c("renewal: not like 2026-03-09 14:05")}));
    QCOMPARE(rows.mended(), 1);
    QVERIFY(rows.rows()[0].prospect == Prospect::Fits && rows.rows()[0].isMended && rows.rows()[0].isEdited);
    QVERIFY(rows.rows()[1].prospect == Prospect::Blocked && !rows.rows()[1].isMended);
    QCOMPARE(rows.rows()[0].cells[2], c("(415) 555-0137"));
    QCOMPARE(rows.rows()[0].problem.cells[2], c("(415) 555-013"));
    // What would be is asked without doing it.
    auto then = now;
    then.edits.set(2, 4, c("2026-12-01 09:00"));
    QCOMPARE(rows.mendedBy(then), (std::vector<qint64>{2}));
    QCOMPARE(rows.verdictIf(then, 2).words, c("14155550138"));
    QCOMPARE(rows.mended(), 1);
    // Of another file nothing is said.
    auto other = checked;
    other.columns[0] = c("other");
    QCOMPARE(wordsOf(rows, other).first(), c("14155550137"));
}

void TestRowJudge::keysThatComeTwice()
{
    const auto checked = usSettings();
    auto twice = problem(Cause::DuplicateInFile, -1, {row("C1", "A", "4155550137")});
    twice.samples[0].found = c("first in row 1 below the header");
    MendRows rows;
    rows.setProblem(twice, checked);
    QCOMPARE(wordsOf(rows, checked), QStringList{c("same key, first in row 1 below the header")});
    QCOMPARE(rows.cells(), std::vector<int>{0});
    auto now = checked;
    now.edits.set(0, 1, c("Other name"));
    QVERIFY(wordsOf(rows, now).first().startsWith(c("same key")));
    now.edits.set(0, 0, c("C2"));
    // Other rows are not looked at: whether C2 is free is known to nobody yet.
    QCOMPARE(wordsOf(rows, now), QStringList{c("C2, the new check tells")});
    QVERIFY(rows.rows()[0].prospect == Prospect::Open && rows.rows()[0].isMended);
}

void TestRowJudge::doubtsOfNumbers()
{
    const auto checked = usSettings();
    MendRows rows;
    rows.setProblem(problem(Cause::PhoneNotInUse, phoneField, {row("C1", "A", "(555) 555-0137")}), checked);
    QCOMPARE(wordsOf(rows, checked), QStringList{c("15555550137, not in use under country code 1")});
    QVERIFY(rows.rows()[0].prospect == Prospect::Warned && !rows.rows()[0].isMended);
    auto now = checked;
    now.edits.set(0, 2, c("(415) 555-0137"));
    QCOMPARE(wordsOf(rows, now), QStringList{c("14155550137")});
    QVERIFY(rows.rows()[0].isMended);
    now.edits.set(0, 2, c("(415)"));
    wordsOf(rows, now);
    QVERIFY(rows.rows()[0].prospect == Prospect::Blocked && !rows.rows()[0].isMended);
    // A blocked row that may be sent with a doubt is mended.
    MendRows blocked;
    blocked.setProblem(problem(Cause::PhoneLength, phoneField, {row("C1", "A", "12")}), checked);
    now.edits.set(0, 2, c("(555) 555-0137"));
    wordsOf(blocked, now);
    QVERIFY(blocked.rows()[0].prospect == Prospect::Warned && blocked.rows()[0].isMended);
}

void TestRowJudge::whereTheCellsAre()
{
    auto settings = usSettings();
    const auto cellsOf = [&](Cause cause, int field, const QStringList &cells = row("C1", "A", "12")) {
        MendRows rows;
        rows.setProblem(problem(cause, field, {cells}), settings);
        return std::pair(rows.cells(), rows.whyNoCell());
    };
    QCOMPARE(cellsOf(Cause::PhoneLength, 2).first, std::vector<int>{2});
    QVERIFY(cellsOf(Cause::PhoneLength, 2).second.isEmpty());
    QCOMPARE(cellsOf(Cause::NoPhone, -1).first, std::vector<int>{2});
    QCOMPARE(cellsOf(Cause::AlreadyInList, -1).first, std::vector<int>{0});
    QCOMPARE(cellsOf(Cause::ColumnCount, -1, row("a", "b", "c") + QStringList{c("d"), c("e")}).first,
             (std::vector<int>{0, 1, 2, 3, 4, 5, 6}));
    settings.mapping.sources[2].joined = {3};
    QCOMPARE(cellsOf(Cause::PhoneLength, 2).first, (std::vector<int>{2, 3}));
    // Without a column there is no cell, and it is said why.
    settings.mapping.setConstant(2, c("12"));
    QVERIFY(cellsOf(Cause::PhoneLength, 2).first.empty());
    QVERIFY(cellsOf(Cause::PhoneLength, 2).second.contains(c("“phone” has the same text in all rows")));
    settings.mapping.clear(2);
    QVERIFY(cellsOf(Cause::RequiredEmpty, 2).second.contains(c("No column of the file fills “phone”")));
    QVERIFY(cellsOf(Cause::NoPhone, -1).first.empty() && !cellsOf(Cause::NoPhone, -1).second.isEmpty());
    QVERIFY(cellsOf(Cause::BadEncoding, -1).first.empty() && cellsOf(Cause::BadEncoding, -1).second.contains(c("Reading")));
}

void TestRowJudge::extensions_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("left"); // null: there is none
    QTest::newRow("x") << c("646 555 0188 x204") << c("646 555 0188");
    QTest::newRow("ext") << c("646 555 0189 ext 9") << c("646 555 0189");
    QTest::newRow("dot") << c("646 555 0189, Ext. 9 ") << c("646 555 0189");
    QTest::newRow("word") << c("(646) 555-0189 extension 1234") << c("(646) 555-0189");
    QTest::newRow("hash") << c("6465550189#12") << c("6465550189");
    QTest::newRow("none") << c("646 555 0188") << QString();
    QTest::newRow("long digits") << c("646 555 0188 x2041234567") << QString();
    QTest::newRow("extension alone") << c("x204") << QString();
    QTest::newRow("no digits behind it") << c("646 555 0188 x") << QString();
}

void TestRowJudge::extensions()
{
    QFETCH(QString, number);
    QFETCH(QString, left);
    QCOMPARE(withoutExtension(number).value_or(QString()), left);
    QCOMPARE(withoutExtension(number).has_value(), !left.isNull());
}

void TestRowJudge::manyAtOnce()
{
    const auto now = usSettings();
    MendRows rows;
    rows.setProblem(problem(Cause::PhoneLength, phoneField,
                            {row("C1", "A", "646 555 0188 x204"), row("C2", "B", "555-0164"), row("C3", "C", "12 x5"),
                             row("C4", "D", "646 555 0189 ext 9")}),
                    now);
    rows.judge(now);
    QVERIFY(bulkKindsOf(rows, now) == (std::vector{BulkKind::DropExtensions, BulkKind::AreaCode, BulkKind::Replace}));
    // Not in the third row, which would still be too short.
    QCOMPARE(dropExtensions(rows, now).cells, (QList<CellMend>{{0, 2, c("646 555 0188")}, {3, 2, c("646 555 0189")}}));
    QCOMPARE(prependAreaCode(rows, now, c("415")).cells, (QList<CellMend>{{1, 2, c("(415) 555-0164")}}));
    QVERIFY(prependAreaCode(rows, now, c("41")).cells.isEmpty()); // nine digits
    // What is mended already is left alone.
    auto then = dropExtensions(rows, now).appliedTo(now);
    rows.judge(then);
    QCOMPARE(rows.mended(), 2);
    QVERIFY(dropExtensions(rows, then).cells.isEmpty());

    MendRows narrow;
    narrow.setProblem(problem(Cause::ColumnCount, -1, {{c("C1"), c("A"), c("4155550137")}, {c("C2"), c("B")}}), now);
    narrow.judge(now);
    QVERIFY(bulkKindsOf(narrow, now) == std::vector{BulkKind::MissingCells});
    // The second one would have no phone.
    QCOMPARE(fillMissingCells(narrow, now).cells, (QList<CellMend>{{0, 4, QString()}}));
}

void TestRowJudge::cleanUps()
{
    const auto now = usSettings();
    MendRows rows;
    rows.setProblem(problem(Cause::NotADateTime, renewalField,
                            {row("C1", "A", "4155550137", "", "13.11.2026 09:00"), row("C2", "B", "4155550137", "", "N/A"),
                             row("C3", "C", "4155550137", "", "14.11.2026 9:05"), row("C4", "D", "4155550137", "", "n/a")}),
                    now);
    rows.judge(now);
    const auto values = valuesOf(rows, now);
    QCOMPARE(values.size(), size_t(3));
    QCOMPARE(values[0].value, c("N/A"));
    QCOMPARE(values[0].rows, 2);
    const auto none = replaceValue(rows, now, c("n/A"), {});
    QCOMPARE(rows.mendedBy(none.appliedTo(now)), (std::vector<qint64>{1, 3}));
    const auto dates = readDatesAs(rows, now, c("dd.MM.yyyy HH:mm"));
    QCOMPARE(rows.mendedBy(dates.appliedTo(now)), (std::vector<qint64>{0, 2}));
    QCOMPARE(rows.verdictIf(dates.appliedTo(now), 2).words, c("2026-11-14 09:05"));
    // One after the other, neither loses what the other did.
    const auto first = none.appliedTo(now);
    rows.judge(first);
    const auto both = readDatesAs(rows, first, c("dd.MM.yyyy HH:mm")).appliedTo(first);
    rows.judge(both);
    QCOMPARE(rows.mended(), 4);
    // The same value again stands for the last text only.
    const auto again = replaceValue(rows, both, c("N/A"), c("2026-01-01 00:00")).appliedTo(both);
    QCOMPARE(again.mapping.sources[4].cleanUp.replacements.size(), 1);

    // Empty cells; but not a key alone, which would come twice.
    MendRows empty;
    empty.setProblem(problem(Cause::RequiredEmpty, 1, {row("C1", "", "4155550137")}), now);
    empty.judge(now);
    QVERIFY(bulkKindsOf(empty, now) == std::vector{BulkKind::Fill});
    QCOMPARE(empty.verdictIf(replaceValue(empty, now, c(""), c("Unknown")).appliedTo(now), 0).words, c("Unknown"));
    MendRows keys;
    keys.setProblem(problem(Cause::KeyEmpty, 0, {row("", "A", "4155550137")}), now);
    keys.judge(now);
    QVERIFY(bulkKindsOf(keys, now).empty());
}

void TestRowJudge::editsAreCounted()
{
    RowEdits before;
    before.set(1, 2, c("a"));
    before.set(2, 2, c("b"));
    auto now = before;
    QCOMPARE(now.rowsUnlike(before), 0);
    now.take({2, 2, c("other")});
    now.take({3, 0, c("new")});
    now.take({1, 2, std::nullopt});
    QCOMPARE(now.rowsUnlike(before), 3);
    QCOMPARE(before.rowsUnlike(now), 3);
    now.take({3, 0, std::nullopt});
    QCOMPARE(now.rowsUnlike(before), 2);
    QVERIFY(!now.has(3));
}

QTEST_GUILESS_MAIN(TestRowJudge)
#include "tst_rowjudge.moc"
