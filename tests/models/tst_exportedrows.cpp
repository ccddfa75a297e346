// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is in a file of exported records: rows, cells and columns, read back by Python and by Outdial.

#include <QStandardPaths>
#include <QTest>

#include <models/transfer/cellguard.h>

#include <ctime>
#include <support/exportbench.h>

using namespace outdial;
using namespace outdial::test;
using models::RecordExport;
using State = models::RecordExport::State;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

QJsonObject withAttempts(QJsonObject record, const QJsonArray &attempts)
{
    record.insert(c("attempts"), attempts);
    return record;
}

const QJsonObject talked{{QStringLiteral("call_attempted"), true},
                         {QStringLiteral("disposition"), QStringLiteral("Call back later")},
                         {QStringLiteral("date"), QStringLiteral("2024-11-12T14:27:49.000")},
                         {QStringLiteral("phone"), QStringLiteral("14155550177")},
                         {QStringLiteral("callDuration"), 102},
                         {QStringLiteral("dialingDuration"), 9},
                         {QStringLiteral("callNotes"), QStringLiteral("Prefers mornings, \"before ten\"")},
                         {QStringLiteral("agent"), QStringLiteral("j.ellwanger")},
                         {QStringLiteral("globalInteractionID"), QStringLiteral("F944CE77")},
                         {QStringLiteral("CPADuration"), 2},
                         {QStringLiteral("CPAResult"), QStringLiteral("Voice")},
                         {QStringLiteral("custom_mood"), QStringLiteral("good")}};

} // namespace

class TestExportedRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void guardsAndBack();
    void cellsAreQuoted();
    void formulasComeBack();
    void statusUnderItsOwnNames();
    void rowForEachAttempt();
    void localTimesHaveTheirOffset();
    void byteOrderMark();
    void columnsThatComeLate();
    void blankRecordsAreRows();
    void noRecords();
};

void TestExportedRows::initTestCase()
{
    qputenv("TZ", "America/New_York");
    tzset();
    QVERIFY(!QStandardPaths::findExecutable(c("python3")).isEmpty());
}

void TestExportedRows::guardsAndBack()
{
    using models::guardedCell;
    using models::unguardedCell;
    QCOMPARE(guardedCell("=1+1"), std::string("'=1+1"));
    QCOMPARE(guardedCell("+14155550131"), std::string("'+14155550131"));
    QCOMPARE(guardedCell("-5"), std::string("'-5"));
    QCOMPARE(guardedCell("@SUM"), std::string("'@SUM"));
    QCOMPARE(guardedCell("\tx"), std::string("'\tx"));
    QCOMPARE(guardedCell("\rx"), std::string("'\rx"));
    QCOMPARE(guardedCell("'=1"), std::string("''=1"));
    // Harmless ones stay, also those with an apostrophe of their own.
    for (const char *plain : {"", "'", "''", "'s-Gravenhage", "O'Neil", "1=1", " =1", "14155550131"})
        QCOMPARE(guardedCell(plain), std::string(plain));
    for (const char *text : {"", "'", "''", "'=", "''=", "=", "+", "-", "@x", "\t", "\r", "'s", "'-", "a=b"})
        QCOMPARE(std::string(unguardedCell(guardedCell(text))), std::string(text));
}

void TestExportedRows::cellsAreQuoted()
{
    ExportBench bench;
    bench.settings.guardCells = false;
    QVERIFY(bench.run({record(entry({{"a", "plain"}, {"b", "with, comma"}, {"c", "say \"so\""}, {"d", "two\r\nlines"}})),
                       record(entry({{"a", "Öztürk"}, {"b", ""}, {"c", " blank "}, {"d", "one\nfeed"}}))}));
    const QByteArray text = contents(bench.settings.file);
    const QByteArray noStatus = ",false,,0,,,,,0,\r\n";
    QCOMPARE(text, QByteArray("a,b,c,d,status.completed,status.completedTime,status.totalAttempts,status.lastDisposition,"
                              "status.lastAgent,status.lastPhone,status.lastDate,status.lastCallDuration,"
                              "status.globalInteractionID\r\n"
                              "plain,\"with, comma\",\"say \"\"so\"\"\",\"two\r\nlines\"") +
                       noStatus + QByteArray("Öztürk,, blank ,\"one\nfeed\"") + noStatus);
    const auto python = byPython(bench.settings.file);
    QCOMPARE(python.size(), 3);
    QCOMPARE(python.at(1).mid(0, 4), QStringList({c("plain"), c("with, comma"), c("say \"so\""), c("two\r\nlines")}));
    QCOMPARE(byOutdial(bench.settings.file), python);
    QCOMPARE(bench.job->recordsRead(), 2);
    QCOMPARE(bench.job->recordsWritten(), 2);
    QCOMPARE(bench.files(), QStringList(c("records.csv")));
}

void TestExportedRows::formulasComeBack()
{
    const QStringList values{c("=HYPERLINK(\"http://x\",\"a,b\")"),
                             c("+14155550131"),
                             c("-1+1|cmd"),
                             c("@SUM(A1)"),
                             c("\t=1"),
                             c("\r=1"),
                             c("'=already"),
                             c("'plain"),
                             c("plain")};
    QJsonArray records;
    for (const QString &value : values)
        records.append(record(entry({{"v", value}, {"z", "x"}})));
    ExportBench bench;
    QVERIFY(bench.run(records));
    const auto python = byPython(bench.settings.file);
    QCOMPARE(python.size(), values.size() + 1);
    QCOMPARE(byOutdial(bench.settings.file), python);
    const int at = int(python.first().indexOf(c("v")));
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QString cell = python.at(i + 1).at(at);
        QVERIFY2(!QStringLiteral("=+-@\t\r").contains(cell.at(0)), qPrintable(cell));
        QCOMPARE(QString::fromStdString(std::string(models::unguardedCell(cell.toStdString()))), values.at(i));
    }
    bench.settings.guardCells = false;
    bench.calls = {};
    QVERIFY(bench.run(records));
    const auto plain = byPython(bench.settings.file);
    for (qsizetype i = 0; i < values.size(); ++i)
        QCOMPARE(plain.at(i + 1).at(at), values.at(i));
}

void TestExportedRows::statusUnderItsOwnNames()
{
    QJsonObject status = called(c("Appointment approved"), 2, true, c("2024-11-12T14:31:47.000"));
    status[c("lastAgent")] = c("katie.kent");
    status[c("lastCallDuration")] = 30;
    status[c("custom_field_1")] = c("value1");
    ExportBench bench;
    QVERIFY(bench.run({record(entry({{"id", "N1"}}), status), QJsonObject{{c("entry"), entry({{"id", "N2"}})}}}));
    const auto rows = byPython(bench.settings.file);
    QCOMPARE(rows.first().join(u'|'),
             c("id|status.completed|status.completedTime|status.totalAttempts|status.lastDisposition|status.lastAgent|"
               "status.lastPhone|status.lastDate|status.lastCallDuration|status.globalInteractionID|status.custom_field_1"));
    QCOMPARE(rows.at(1).join(u'|'), c("N1|true|2024-11-12T14:31:47.000Z|2|Appointment approved|katie.kent||"
                                      "2024-11-12T14:31:47.000Z|30||value1"));
    // What the tenant did not tell is no zero.
    QCOMPARE(rows.at(2).join(u'|'), c("N2||||||||||"));
}

void TestExportedRows::rowForEachAttempt()
{
    QJsonObject missed = talked;
    missed[c("disposition")] = c("No answer");
    missed[c("custom_line")] = 7;
    missed.remove(c("custom_mood"));
    ExportBench bench;
    bench.settings.rowPerAttempt = true;
    QVERIFY(bench.run({withAttempts(record(entry({{"id", "N1"}})), {talked, missed}),
                       withAttempts(record(entry({{"id", "N2"}})), {}), record(entry({{"id", "N3"}}))}));
    QCOMPARE(bench.job->recordsWritten(), 3);
    QCOMPARE(bench.job->rowsWritten(), 4);
    const auto rows = byPython(bench.settings.file);
    QCOMPARE(rows.size(), 5);
    const QString attemptTitles = c("attempt.date|attempt.disposition|attempt.agent|attempt.phone|attempt.callDuration|"
                                    "attempt.dialingDuration|attempt.CPAResult|attempt.CPADuration|attempt.callNotes|"
                                    "attempt.call_attempted|attempt.globalInteractionID|attempt.custom_mood|attempt.custom_line");
    QCOMPARE(rows.first().mid(10).join(u'|'), attemptTitles);
    QCOMPARE(rows.at(1).first(), c("N1"));
    QCOMPARE(rows.at(1).mid(10).join(u'|'), c("2024-11-12T14:27:49.000Z|Call back later|j.ellwanger|14155550177|102|9|Voice|2|"
                                              "Prefers mornings, \"before ten\"|true|F944CE77|good|"));
    QCOMPARE(rows.at(2).first(), c("N1"));
    QCOMPARE(rows.at(2).mid(20).join(u'|'), c("F944CE77||7"));
    for (const int row : {3, 4})
        QCOMPARE(rows.at(row).mid(10).join(QString()), QString());
}

void TestExportedRows::localTimesHaveTheirOffset()
{
    // New York puts its clocks back at 2024-11-03T06:00Z: half past one is there twice.
    const auto at = [](const char *id, const char *time) {
        return record(entry({{"id", id}}), called(c("Busy"), 1, false, c(time)));
    };
    ExportBench bench;
    bench.settings.zone = models::TimeZoneShown::Local;
    QVERIFY(bench.run({at("N1", "2024-11-03T05:30:00.000"), at("N2", "2024-11-03T06:30:00.000"),
                       at("N3", "1969-12-31T23:59:59.999"), at("N4", "2024-03-01T01:00:00.250")}));
    const auto rows = byPython(bench.settings.file);
    const int time = int(rows.first().indexOf(c("status.lastDate (America/New_York)")));
    QVERIFY(time > 0);
    QCOMPARE(rows.at(1).at(time), c("2024-11-03T01:30:00.000-04:00"));
    QCOMPARE(rows.at(2).at(time), c("2024-11-03T01:30:00.000-05:00"));
    QCOMPARE(rows.at(3).at(time), c("1969-12-31T18:59:59.999-05:00"));
    QCOMPARE(rows.at(4).at(time), c("2024-02-29T20:00:00.250-05:00"));
}

void TestExportedRows::byteOrderMark()
{
    ExportBench bench;
    bench.settings.byteOrderMark = true;
    QVERIFY(bench.run({record(entry({{"id", "N1"}}))}));
    QVERIFY(contents(bench.settings.file).startsWith("\xEF\xBB\xBFid,"));
}

void TestExportedRows::columnsThatComeLate()
{
    ExportBench bench;
    bench.settings.byteOrderMark = true;
    bench.start();
    const auto page = [](int first, const QJsonObject &extra, const QString &cursor) {
        QJsonArray records;
        for (int i = first; i < first + 1000; ++i) {
            QJsonObject each = entry({{"id", QStringLiteral("N%1").arg(i)}, {"note", "two\r\nlines, \"quoted\""}});
            for (auto it = extra.begin(); it != extra.end(); ++it)
                each.insert(it.key(), it.value());
            records.append(record(each));
        }
        return recordPage(records, cursor);
    };
    QTRY_COMPARE(bench.calls.count(), 1);
    bench.calls.answerLast(page(0, {}, c("a")));
    QTRY_COMPARE(bench.calls.count(), 2);
    bench.calls.answerLast(page(1000, {{c("email"), c("a@b")}}, c("b")));
    QTRY_COMPARE(bench.calls.count(), 3);
    bench.calls.answerLast(page(2000, {{c("email"), c("c@d")}, {c("zip"), c("94110")}}, c("c")));
    QTRY_COMPARE(bench.calls.count(), 4);
    bench.calls.answerLast(recordPage({}));
    QTRY_COMPARE(bench.job->state(), State::Done);
    QCOMPARE(bench.job->recordsWritten(), 3000);
    QCOMPARE(bench.files(), QStringList(c("records.csv")));
    const auto rows = byPython(bench.settings.file);
    QCOMPARE(rows.size(), 3001);
    QCOMPARE(rows.first().mid(11), QStringList({c("email"), c("zip")}));
    for (const QStringList &row : rows)
        QCOMPARE(row.size(), 13);
    QCOMPARE(rows.at(1).mid(11).join(u'|'), c("|"));
    QCOMPARE(rows.at(1000).at(0), c("N999"));
    QCOMPARE(rows.at(1000).mid(11).join(u'|'), c("|"));
    QCOMPARE(rows.at(1001).at(0), c("N1000"));
    QCOMPARE(rows.at(1001).mid(11).join(u'|'), c("a@b|"));
    QCOMPARE(rows.at(3000).mid(11).join(u'|'), c("c@d|94110"));
    QCOMPARE(rows.at(3000).at(1), c("two\r\nlines, \"quoted\""));
    QVERIFY(contents(bench.settings.file).startsWith("\xEF\xBB\xBFid,"));
}

void TestExportedRows::blankRecordsAreRows()
{
    models::ShownRecords shown;
    shown.store.append(recordPage({record(entry({{"a", ""}, {"b", " "}})), record(entry({{"a", "x"}, {"b", ""}}))}));
    shown.columns = {{models::RecordColumn::Kind::Entry, 0}, {models::RecordColumn::Kind::Entry, 1}};
    ExportBench bench;
    RecordExport job(shown, bench.settings);
    job.start();
    QTRY_COMPARE(job.state(), State::Done);
    QCOMPARE(contents(bench.settings.file), QByteArray("a,b\r\n\"\", \r\nx,\r\n"));
    QCOMPARE(byOutdial(bench.settings.file).size(), 3);
}

void TestExportedRows::noRecords()
{
    ExportBench bench;
    QVERIFY(bench.run({}));
    const auto rows = byPython(bench.settings.file);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first(), c("status.completed"));
}

QTEST_GUILESS_MAIN(TestExportedRows)
#include "tst_exportedrows.moc"
