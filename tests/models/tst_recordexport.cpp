// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records written to CSV files: what is in them, read back by Python and by Outdial; and that there is no file, or the old one,
// when the export ends early.

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPointer>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <models/transfer/cellguard.h>
#include <models/transfer/csvreader.h>
#include <models/transfer/recordexport.h>

#include <ctime>
#include <support/fulldisk.h>
#include <support/heldcalls.h>
#include <support/recordpages.h>
#include <support/tenantsession.h>

using namespace outdial;
using models::ExportSettings;
using models::RecordExport;
using models::RecordSelection;
using models::RecordSet;
using models::RecordSource;
using State = models::RecordExport::State;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

// What Python's csv reads, as a list of lists.
constexpr const char *pythonScript = R"PY(
import csv, json, sys
with open(sys.argv[1], newline='', encoding='utf-8-sig') as file:
    json.dump(list(csv.reader(file, strict=True)), sys.stdout)
)PY";

QList<QStringList> byPython(const QString &path)
{
    QProcess python;
    python.start(c("python3"), {c("-c"), QString::fromUtf8(pythonScript), path});
    if (!python.waitForFinished() || python.exitCode() != 0)
        return {};
    QList<QStringList> rows;
    for (const QJsonValue row : QJsonDocument::fromJson(python.readAllStandardOutput()).array()) {
        QStringList cells;
        for (const QJsonValue cell : row.toArray())
            cells.append(cell.toString());
        rows.append(cells);
    }
    return rows;
}

QList<QStringList> byOutdial(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return {};
    models::CsvReader reader(std::move(file), {});
    QList<QStringList> rows;
    while (reader.next() == models::CsvReader::Status::Row) {
        QStringList cells;
        for (const auto cell : reader.fields())
            cells.append(QString::fromUtf8(cell.data(), qsizetype(cell.size())));
        rows.append(cells);
    }
    return rows;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A tenant of held calls, and an export of what it gives.
struct Bench {
    test::HeldCalls<api::RecordPagePtr> calls;
    QTemporaryDir folder;
    ExportSettings settings;
    std::unique_ptr<RecordExport> job;

    Bench()
    {
        settings.file = folder.filePath(c("records.csv"));
        settings.byteOrderMark = false;
    }
    RecordExport &start(qint64 total = -1)
    {
        RecordSource source;
        source.total = total;
        source.page = [this](int limit, const QString &cursor, const api::CallOptions &options) {
            return calls.hold(limit, cursor, options);
        };
        job = std::make_unique<RecordExport>(source, api::Method::GetAllRecords, settings);
        job->start();
        return *job;
    }
    // Everything that the tenant says, in one page.
    bool run(const QJsonArray &records)
    {
        start();
        if (!QTest::qWaitFor([this] { return calls.count() == 1; }))
            return false;
        calls.answerLast(test::recordPage(records));
        return QTest::qWaitFor([this] { return job->state() == State::Done; });
    }
    // Nothing but the target is in the folder.
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
};

struct Value {
    Value(const char *utf8) : text(c(utf8)) {}
    Value(const QString &value) : text(value) {}
    QString text;
};

QJsonObject entry(std::initializer_list<std::pair<const char *, Value>> values)
{
    QJsonObject object;
    for (const auto &[name, value] : values)
        object.insert(QLatin1String(name), value.text);
    return object;
}

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

class TestRecordExport : public QObject {
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
    void whatIsShown();
    void everythingOfTheSandbox();
    void completedOfTheSandbox();
    void failedPageLeavesNoFile();
    void circleIsAnError();
    void cancelledWhileAPageIsAwaited();
    void cancelledLeavesTheOldFile();
    void destroyedLeavesNothing();
    void folderThatIsNotThere();
    void fullDisk();
    void linkIsFollowed();
};

void TestRecordExport::initTestCase()
{
    qputenv("TZ", "America/New_York");
    tzset();
    QVERIFY(!QStandardPaths::findExecutable(c("python3")).isEmpty());
}

void TestRecordExport::guardsAndBack()
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

void TestRecordExport::cellsAreQuoted()
{
    Bench bench;
    bench.settings.guardCells = false;
    QVERIFY(bench.run({test::record(entry({{"a", "plain"}, {"b", "with, comma"}, {"c", "say \"so\""}, {"d", "two\r\nlines"}})),
                       test::record(entry({{"a", "Öztürk"}, {"b", ""}, {"c", " blank "}, {"d", "one\nfeed"}}))}));
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

void TestRecordExport::formulasComeBack()
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
        records.append(test::record(entry({{"v", value}, {"z", "x"}})));
    Bench bench;
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

void TestRecordExport::statusUnderItsOwnNames()
{
    QJsonObject status = test::called(c("Appointment approved"), 2, true, c("2024-11-12T14:31:47.000"));
    status[c("lastAgent")] = c("katie.kent");
    status[c("lastCallDuration")] = 30;
    status[c("custom_field_1")] = c("value1");
    Bench bench;
    QVERIFY(bench.run({test::record(entry({{"id", "N1"}}), status), QJsonObject{{c("entry"), entry({{"id", "N2"}})}}}));
    const auto rows = byPython(bench.settings.file);
    QCOMPARE(rows.first().join(u'|'),
             c("id|status.completed|status.completedTime|status.totalAttempts|status.lastDisposition|status.lastAgent|"
               "status.lastPhone|status.lastDate|status.lastCallDuration|status.globalInteractionID|status.custom_field_1"));
    QCOMPARE(rows.at(1).join(u'|'), c("N1|true|2024-11-12T14:31:47.000Z|2|Appointment approved|katie.kent||"
                                      "2024-11-12T14:31:47.000Z|30||value1"));
    // What the tenant did not tell is no zero.
    QCOMPARE(rows.at(2).join(u'|'), c("N2||||||||||"));
}

void TestRecordExport::rowForEachAttempt()
{
    QJsonObject missed = talked;
    missed[c("disposition")] = c("No answer");
    missed[c("custom_line")] = 7;
    missed.remove(c("custom_mood"));
    Bench bench;
    bench.settings.rowPerAttempt = true;
    QVERIFY(bench.run({withAttempts(test::record(entry({{"id", "N1"}})), {talked, missed}),
                       withAttempts(test::record(entry({{"id", "N2"}})), {}), test::record(entry({{"id", "N3"}}))}));
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

void TestRecordExport::localTimesHaveTheirOffset()
{
    // New York puts its clocks back at 2024-11-03T06:00Z: half past one is there twice.
    const auto at = [](const char *id, const char *time) {
        return test::record(entry({{"id", id}}), test::called(c("Busy"), 1, false, c(time)));
    };
    Bench bench;
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

void TestRecordExport::byteOrderMark()
{
    Bench bench;
    bench.settings.byteOrderMark = true;
    QVERIFY(bench.run({test::record(entry({{"id", "N1"}}))}));
    QVERIFY(contents(bench.settings.file).startsWith("\xEF\xBB\xBFid,"));
}

void TestRecordExport::columnsThatComeLate()
{
    Bench bench;
    bench.settings.byteOrderMark = true;
    bench.start();
    const auto page = [](int first, const QJsonObject &extra, const QString &cursor) {
        QJsonArray records;
        for (int i = first; i < first + 1000; ++i) {
            QJsonObject each = entry({{"id", QStringLiteral("N%1").arg(i)}, {"note", "two\r\nlines, \"quoted\""}});
            for (auto it = extra.begin(); it != extra.end(); ++it)
                each.insert(it.key(), it.value());
            records.append(test::record(each));
        }
        return test::recordPage(records, cursor);
    };
    QTRY_COMPARE(bench.calls.count(), 1);
    bench.calls.answerLast(page(0, {}, c("a")));
    QTRY_COMPARE(bench.calls.count(), 2);
    bench.calls.answerLast(page(1000, {{c("email"), c("a@b")}}, c("b")));
    QTRY_COMPARE(bench.calls.count(), 3);
    bench.calls.answerLast(page(2000, {{c("email"), c("c@d")}, {c("zip"), c("94110")}}, c("c")));
    QTRY_COMPARE(bench.calls.count(), 4);
    bench.calls.answerLast(test::recordPage({}));
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

void TestRecordExport::blankRecordsAreRows()
{
    models::ShownRecords shown;
    shown.store.append(
        test::recordPage({test::record(entry({{"a", ""}, {"b", " "}})), test::record(entry({{"a", "x"}, {"b", ""}}))}));
    shown.columns = {{models::RecordColumn::Kind::Entry, 0}, {models::RecordColumn::Kind::Entry, 1}};
    Bench bench;
    RecordExport job(shown, bench.settings);
    job.start();
    QTRY_COMPARE(job.state(), State::Done);
    QCOMPARE(contents(bench.settings.file), QByteArray("a,b\r\n\"\", \r\nx,\r\n"));
    QCOMPARE(byOutdial(bench.settings.file).size(), 3);
}

void TestRecordExport::noRecords()
{
    Bench bench;
    QVERIFY(bench.run({}));
    const auto rows = byPython(bench.settings.file);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first(), c("status.completed"));
}

void TestRecordExport::whatIsShown()
{
    models::RecordsModel model;
    test::HeldCalls<api::RecordPagePtr> calls;
    RecordSource source;
    source.page = [&calls](int limit, const QString &cursor, const api::CallOptions &options) {
        return calls.hold(limit, cursor, options);
    };
    model.open(source);
    QJsonArray records;
    for (const char *name : {"Benning", "Öztürk", "Arrebola", "benitez"})
        records.append(test::record(entry({{"last", name}, {"id", QString(c(name).size() * 11, u'1')}}),
                                    test::called(c("Busy"), 1, name[0] == 'B', c("2024-11-12T14:31:47.000"))));
    records.append(test::record(entry({{"last", "Ben"}, {"id", "5"}})));
    calls.answerLast(test::recordPage(records));
    QTRY_COMPARE(model.loaded(), 5);
    int last = 0;
    while (model.headerData(last, Qt::Horizontal).toString() != c("last"))
        ++last;
    model.setFilter(c("BEN"));
    model.sort(last, Qt::DescendingOrder);
    QTRY_VERIFY(!model.isArranging() && model.shown() == 3);
    const int state = model.sectionOf({models::RecordColumn::Kind::State, 0});
    Bench bench;
    RecordExport job(model.shownRecords({state, last, state + 3}), bench.settings);
    // What comes later is not in it.
    model.setFilter({});
    job.start();
    QTRY_COMPARE(job.state(), State::Done);
    QCOMPARE(contents(bench.settings.file), QByteArray("status.state,last,status.lastDate\r\n"
                                                       "Completed,Benning,2024-11-12T14:31:47.000Z\r\n"
                                                       "Open,benitez,2024-11-12T14:31:47.000Z\r\n"
                                                       "Never called,Ben,\r\n"));
    QCOMPARE(job.recordsWritten(), 3);
}

void TestRecordExport::everythingOfTheSandbox()
{
    test::SandboxSession on(c("records:5200"));
    QVERIFY(on.session);
    const auto lists = on.session->client().callingList.getAll(100, {}).takeResult().value();
    const auto list =
        std::find_if(lists.lists.begin(), lists.lists.end(), [](const auto &each) { return each.totalRecords == 5200; });
    QVERIFY(list != lists.lists.end());
    const auto detail = on.session->client().callingList.getList(list->id).takeResult().value();
    const auto &binding = detail.campaigns.first();
    QTemporaryDir folder;
    ExportSettings settings;
    settings.file = folder.filePath(c("all.csv"));
    RecordExport job(RecordSource::from(on.session->client(), binding.campaignId, binding.instanceId, 5200),
                     api::Method::GetAllRecords, settings);
    QSignalSpy changed(&job, &RecordExport::changed);
    job.start();
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), State::Done, 30'000);
    QCOMPARE(job.recordsWritten(), 5200);
    QVERIFY(changed.count() >= 6); // as many as there are pages, at least
    const auto rows = byPython(settings.file);
    QCOMPARE(rows.size(), 5201);
    // Field by field what the sandbox has, in its order.
    for (int column = 0; !rows.first().at(column).startsWith(c("status.")); ++column) {
        const QStringList stored = on.tenant->storedValues(list->id, rows.first().at(column));
        for (qsizetype row = 0; row < stored.size(); ++row)
            QCOMPARE(QString::fromStdString(std::string(models::unguardedCell(rows.at(row + 1).at(column).toStdString()))),
                     stored.at(row));
    }
}

void TestRecordExport::completedOfTheSandbox()
{
    test::SandboxSession on(c("demo"));
    QVERIFY(on.session);
    auto &client = on.session->client();
    const QString campaignId = on.tenant->campaignIdByName(c("Spring renewals — West Coast"));
    QVERIFY(!campaignId.isEmpty());
    const auto campaign = client.campaign.getCampaign(campaignId).takeResult().value();
    const QString instance = campaign.lists.first().instanceId;
    const auto exported = [&](RecordSet set, const QString &file) {
        RecordSelection selection;
        selection.set = set;
        selection.preset = models::WindowPreset::AllTime;
        selection.attempts = true;
        ExportSettings settings;
        settings.file = file;
        settings.rowPerAttempt = true;
        RecordExport job(RecordSource::from(client, campaignId, instance, -1, selection), models::methodOf(set), settings);
        job.start();
        return QTest::qWaitFor([&job] { return job.state() == State::Done; }, 30'000) ? job.recordsWritten() : -1;
    };
    QTemporaryDir folder;
    const qint64 all = exported(RecordSet::All, folder.filePath(c("all.csv")));
    const qint64 completed = exported(RecordSet::Completed, folder.filePath(c("completed.csv")));
    const qint64 updated = exported(RecordSet::Updated, folder.filePath(c("updated.csv")));
    QVERIFY(completed > 0 && completed <= updated && updated <= all);
    // Counted from the file of all of them.
    const auto rows = byPython(folder.filePath(c("all.csv")));
    const auto column = [&rows](const char *title) { return int(rows.first().indexOf(c(title))); };
    QHash<QString, int> attemptsOf;
    QHash<QString, int> told;
    qint64 trueOnes = 0;
    qint64 records = 0;
    QString before;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const QString key = rows.at(i).mid(0, column("status.completed")).join(u'|');
        if (key != before) {
            ++records;
            trueOnes += rows.at(i).at(column("status.completed")) == c("true");
        }
        before = key;
        attemptsOf[key] += rows.at(i).at(column("attempt.date")).isEmpty() ? 0 : 1;
        told[key] = rows.at(i).at(column("status.totalAttempts")).toInt();
    }
    QCOMPARE(records, all);
    QCOMPARE(trueOnes, completed);
    QCOMPARE(attemptsOf, told);
}

void TestRecordExport::failedPageLeavesNoFile()
{
    Bench bench;
    bench.start(2500);
    QTRY_COMPARE(bench.calls.count(), 1);
    bench.calls.answerLast(test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(bench.calls.count(), 2);
    bench.calls.failLast(api::ErrorKind::Server, 503);
    QTRY_COMPARE(bench.job->state(), State::Failed);
    QVERIFY2(bench.job->problem().contains(c("(503)")), qPrintable(bench.job->problem()));
    QVERIFY2(bench.job->problem().contains(c("1,000")), qPrintable(bench.job->problem()));
    QVERIFY(bench.job->problem().contains(c("No file was written.")));
    QTRY_COMPARE(bench.files(), QStringList());
}

void TestRecordExport::circleIsAnError()
{
    Bench bench;
    bench.start();
    QTRY_COMPARE(bench.calls.count(), 1);
    bench.calls.answerLast(test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(bench.calls.count(), 2);
    bench.calls.answerLast(test::numberedPage(1000, 1000, c("a")));
    QTRY_COMPARE(bench.job->state(), State::Failed);
    QVERIFY(bench.job->problem().contains(c("circle")));
    QCOMPARE(bench.calls.count(), 2);
    QTRY_COMPARE(bench.files(), QStringList());
}

void TestRecordExport::cancelledWhileAPageIsAwaited()
{
    Bench bench;
    bench.start();
    QTRY_COMPARE(bench.calls.count(), 1);
    bench.calls.answerLast(test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(bench.calls.count(), 2);
    QCOMPARE(bench.files().size(), 1); // under a name of its own
    QVERIFY(!QFile::exists(bench.settings.file));
    bench.job->cancel();
    QTRY_COMPARE(bench.job->state(), State::Cancelled);
    QVERIFY(bench.calls.last().cancel.isCancelled());
    QTRY_COMPARE(bench.files(), QStringList());
    // The answer that comes nevertheless is nothing to it.
    bench.calls.answerLast(test::numberedPage(1000, 10));
    QTest::qWait(20);
    QCOMPARE(bench.job->state(), State::Cancelled);
    QCOMPARE(bench.files(), QStringList());
}

void TestRecordExport::cancelledLeavesTheOldFile()
{
    Bench bench;
    QFile old(bench.settings.file);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("as it was");
    old.close();
    models::ShownRecords shown;
    for (int page = 0; page < 40; ++page)
        shown.store.append(test::numberedPage(page * 1000, 1000));
    shown.columns = {{models::RecordColumn::Kind::Entry, 0}};
    RecordExport job(shown, bench.settings);
    QSignalSpy changed(&job, &RecordExport::changed);
    job.start();
    QTRY_VERIFY(job.recordsWritten() > 0);
    job.cancel();
    QTRY_VERIFY(!job.isRunning());
    QCOMPARE(job.state(), State::Cancelled);
    QTRY_COMPARE(bench.files(), QStringList(c("records.csv")));
    QCOMPARE(contents(bench.settings.file), QByteArray("as it was"));
    RecordExport again(shown, bench.settings);
    again.start();
    QTRY_COMPARE(again.state(), State::Done);
    QCOMPARE(byOutdial(bench.settings.file).size(), 40'001);
}

void TestRecordExport::destroyedLeavesNothing()
{
    Bench bench;
    bench.start();
    QTRY_COMPARE(bench.calls.count(), 1);
    bench.calls.answerLast(test::numberedPage(0, 1000, c("a")));
    QTRY_COMPARE(bench.calls.count(), 2);
    bench.job.reset();
    QVERIFY(bench.calls.last().cancel.isCancelled());
    QTRY_COMPARE(bench.files(), QStringList());
}

void TestRecordExport::folderThatIsNotThere()
{
    Bench bench;
    bench.settings.file = bench.folder.filePath(c("none/records.csv"));
    bench.start();
    QTRY_COMPARE(bench.job->state(), State::Failed);
    QVERIFY2(bench.job->problem().contains(c("cannot be written")), qPrintable(bench.job->problem()));
    QVERIFY(bench.job->problem().contains(bench.settings.file));
    QCOMPARE(bench.calls.count(), 0); // nothing is asked for nothing
    bench.settings.file = bench.folder.path();
    bench.start();
    QTRY_COMPARE(bench.job->state(), State::Failed);
    QVERIFY2(bench.job->problem().contains(c("it is not a file")), qPrintable(bench.job->problem()));
}

void TestRecordExport::fullDisk()
{
    Bench bench;
    models::ShownRecords shown;
    for (int page = 0; page < 60; ++page)
        shown.store.append(test::numberedPage(page * 1000, 1000));
    shown.columns = {{models::RecordColumn::Kind::Entry, 0}, {models::RecordColumn::Kind::Entry, 1}};
    QString problem;
    {
        const test::DiskLimit limit(300'000);
        RecordExport job(shown, bench.settings);
        job.start();
        QTRY_COMPARE(job.state(), State::Failed);
        problem = job.problem();
    }
    QVERIFY2(problem.contains(c("cannot be written")), qPrintable(problem));
    QVERIFY2(problem.contains(c("then export again")), qPrintable(problem));
    QTRY_COMPARE(bench.files(), QStringList());
    // A full device tells itself.
    models::ExportFile file([] {
        ExportSettings full;
        full.file = c("/dev/full");
        return full;
    }());
    QVERIFY(!file.begin());
}

void TestRecordExport::linkIsFollowed()
{
    Bench bench;
    const QString real = bench.folder.filePath(c("real.csv"));
    QFile old(real);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.close();
    QVERIFY(QFile::link(real, bench.settings.file));
    QVERIFY(bench.run({test::record(entry({{"id", "N1"}}))}));
    QVERIFY(QFileInfo(bench.settings.file).isSymLink());
    QVERIFY(contents(real).startsWith("id,"));
}

QTEST_GUILESS_MAIN(TestRecordExport)
#include "tst_recordexport.moc"
