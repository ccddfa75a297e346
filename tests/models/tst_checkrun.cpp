// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the check of a file says of its phone numbers beside the rules: warnings by field, and where the numbers are. What is
// expected comes from public numbering plans, as in tst_phonehints.

#include <QTest>

#include <models/transfer/batchbuilder.h>
#include <models/transfer/checkrun.h>

#include <support/importbench.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

using State = PhoneSpread::State;

namespace {

// phone: of the US and Canada; mobile: country code first.
api::Format twoPhones()
{
    api::Format format;
    format.name = QStringLiteral("two phones");
    format.fields = {field("id", api::FieldType::Account), field("phone", api::FieldType::Phone),
                     field("mobile", api::FieldType::Phone), field("note", api::FieldType::Other)};
    format.fields[1].phoneType = api::PhoneType::UsCanada;
    return format;
}

struct Case {
    QTemporaryDir folder;
    ImportSettings settings;

    explicit Case(const QByteArray &rows, const api::Format &format = twoPhones())
    {
        settings.file = folder.filePath(QStringLiteral("rows.csv"));
        QFile file(settings.file);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write("id,phone,mobile,note\n" + rows);
        file.close();
        settings.format = format;
        settings.columns = {QStringLiteral("id"), QStringLiteral("phone"), QStringLiteral("mobile"), QStringLiteral("note")};
        settings.dialect.headerLine = 1;
        settings.mapping = proposeMapping(settings.columns, format, {});
        settings.takeFingerprint();
    }

    CheckReport check() const
    {
        CheckRun run(settings);
        run.run();
        return run.report();
    }
};

// "phoneNotInUse 1: 3", in the order of the report.
QStringList problemsOf(const CheckReport &report)
{
    QStringList lines;
    for (const auto &problem : report.problems)
        lines << QStringLiteral("%1 %2: %3").arg(causeName(problem.cause)).arg(problem.field).arg(problem.rows);
    return lines;
}

const QByteArray mixed = "1,(212) 555-0123,442079460123,\n"        // New York, London
                         "2,(310) 555-0101,,\n"                    // Los Angeles
                         "3,(555) 555-0100,,\n"                    // no area code is 555
                         "4,(212) 155-0123,,1E+12\n"               // no exchange begins with 1; and a note that lost its digits
                         "5,(212) 555-0124,2105550100,\n"          // no country has a code of 210
                         "6,(212) 555-0125,+44 (0)20 7946 0123,\n" // one digit too many in Britain
                         "7,(555) 555-0101,44207946,\n"            // a warning for each
                         "8,555-0100,442079460124,\n"              // blocked: it is not looked at
                         "9,(808) 555-0100,33000000012,\n"         // Honolulu; nobody in France has a number that begins with 0
                         "10,,493023125012,\n";                    // Berlin

} // namespace

class TestCheckRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void warnings();
    void rowsAreSentAllTheSame();
    void places();
    void samplesAreLimited();
    void countryCodeOfTheField();
    void updatesToo();
    void nothingToCount();
    void causesHaveWords();
};

void TestCheckRun::warnings()
{
    const auto report = Case(mixed).check();
    QVERIFY2(report.complete, qPrintable(report.error));
    QCOMPARE(report.rows, 10);
    QCOMPARE(report.ready, 9);
    QCOMPARE(report.blocked, 1);
    QCOMPARE(report.warned, 6); // rows, not warnings
    // Blockers first, then most rows first, then as they came.
    QCOMPARE(problemsOf(report), (QStringList{QStringLiteral("phoneLength 1: 1"), QStringLiteral("phoneNotInUse 1: 3"),
                                              QStringLiteral("phoneImpossible 2: 3"), QStringLiteral("scientificNotation 3: 1"),
                                              QStringLiteral("phoneNotInUse 2: 1")}));
    QCOMPARE(report.count(Cause::PhoneNotInUse), 4);
    QCOMPARE(report.count(Cause::PhoneImpossible), 3);
    const auto &notInUse = report.problems[1].samples;
    QCOMPARE(notInUse.size(), size_t(3));
    QCOMPARE(notInUse[0].line, 4);
    QCOMPARE(notInUse[0].cells.value(1), QStringLiteral("(555) 555-0100"));
    QCOMPARE(notInUse[0].found, QStringLiteral("not in use under country code 1"));
    QCOMPARE(notInUse[2].line, 8);
    const auto &impossible = report.problems[2].samples;
    QCOMPARE(impossible[0].found, QStringLiteral("no country has this code"));
    QCOMPARE(impossible[1].found, QStringLiteral("too long for country code 44"));
    QCOMPARE(impossible[2].found, QStringLiteral("too short for country code 44"));
    QCOMPARE(impossible[2].line, 8);
    QCOMPARE(report.problems[3].samples[0].found, QStringLiteral("1E+12"));
}

void TestCheckRun::rowsAreSentAllTheSame()
{
    const Case one(mixed);
    BatchBuilder builder(*RowPipeline::open(one.settings), one.settings);
    const auto batch = builder.next(100);
    QVERIFY(batch && *batch);
    const QByteArray body = QByteArray::fromStdString((*batch)->body);
    QCOMPARE(body.count("\"id\""), 9);
    QVERIFY(body.contains("(555) 555-0101") && body.contains("2105550100"));
}

void TestCheckRun::places()
{
    const auto phones = Case(mixed).check().phones;
    QCOMPARE(int(phones.state), int(State::Counted));
    QCOMPARE(phones.numbers, 14);
    QCOMPARE(phones.unplaced, 7);
    QCOMPARE(phones.notLookedUp, 0);
    QCOMPARE(phones.zones, (QMap<QByteArray, qint64>{{"America/New_York", 3},
                                                     {"America/Los_Angeles", 1},
                                                     {"Pacific/Honolulu", 1},
                                                     {"Europe/London", 1},
                                                     {"Europe/Berlin", 1}}));
    QCOMPARE(phones.regions,
             (QMap<QString, qint64>{{QStringLiteral("US"), 5}, {QStringLiteral("GB"), 1}, {QStringLiteral("DE"), 1}}));
}

void TestCheckRun::samplesAreLimited()
{
    QByteArray rows;
    for (int i = 0; i < CheckRun::mostSamples + 100; ++i)
        rows += QByteArray::number(i) + ",(555) 555-0100,2105550100,\n";
    const auto report = Case(rows).check();
    QCOMPARE(report.warned, CheckRun::mostSamples + 100);
    QCOMPARE(problemsOf(report), (QStringList{QStringLiteral("phoneNotInUse 1: 600"), QStringLiteral("phoneImpossible 2: 600")}));
    for (const auto &problem : report.problems)
        QCOMPARE(problem.samples.size(), size_t(CheckRun::mostSamples));
}

// What the tenant stores is what is dialed, not what stands in the cell.
void TestCheckRun::countryCodeOfTheField()
{
    auto format = twoPhones();
    format.fields[2].removePrefix = QStringLiteral("0");
    format.fields[2].defaultCountryCode = QStringLiteral("44");
    const auto report = Case("1,,020 7946 0123,\n2,,442079460123,\n3,,020 7946,\n", format).check();
    QCOMPARE(problemsOf(report), QStringList{QStringLiteral("phoneImpossible 2: 1")});
    QCOMPARE(report.phones.zones, (QMap<QByteArray, qint64>{{"Europe/London", 2}}));
}

void TestCheckRun::updatesToo()
{
    auto format = twoPhones();
    format.fields[0].key = true;
    Case one("1,(212) 555-0123,,\n2,(555) 555-0100,,\n3,,,a note only\n", format);
    one.settings.mode = ImportMode::Update;
    const auto report = one.check();
    QVERIFY2(report.complete, qPrintable(report.error));
    QCOMPARE(report.ready, 3);
    QCOMPARE(report.warned, 1);
    QCOMPARE(report.phones.numbers, 2);
    QCOMPARE(report.phones.zones, (QMap<QByteArray, qint64>{{"America/New_York", 1}}));
}

void TestCheckRun::nothingToCount()
{
    // The types of a format that was learned from a record are not known: nothing is a phone number.
    Case learned(mixed);
    learned.settings.typesKnown = false;
    auto report = learned.check();
    QCOMPARE(int(report.phones.state), int(State::NoTypes));
    QCOMPARE(report.count(Cause::PhoneNotInUse) + report.count(Cause::PhoneImpossible), 0);
    // The same number for all rows is no number of the file.
    Case constant("1,,,\n");
    constant.settings.mapping.clear(2);
    constant.settings.mapping.setConstant(1, QStringLiteral("(555) 555-0100"));
    report = constant.check();
    QCOMPARE(report.ready, 1);
    QCOMPARE(report.warned, 0);
    QCOMPARE(int(report.phones.state), int(State::NoFields));
    QCOMPARE(report.phones.numbers, 0);
    // Phone fields without a value in any row that can be sent.
    report = Case("1,555-0100,,\n").check();
    QCOMPARE(report.ready, 0);
    QCOMPARE(int(report.phones.state), int(State::Counted));
    QCOMPARE(report.phones.numbers, 0);
    // A file that is gone.
    Case gone(mixed);
    QFile::remove(gone.settings.file);
    report = gone.check();
    QVERIFY(!report.complete);
    QCOMPARE(int(report.phones.state), int(State::None));
}

void TestCheckRun::causesHaveWords()
{
    for (const auto cause : {Cause::PhoneImpossible, Cause::PhoneNotInUse}) {
        QVERIFY(groupOf(cause) == CauseGroup::Warning);
        QVERIFY(causeFromName(causeName(cause)) == cause);
        QVERIFY(!causeExpectation(cause, nullptr).isEmpty() && !causeRemedy(cause).isEmpty());
    }
    QCOMPARE(causeName(Cause::PhoneImpossible), QStringLiteral("phoneImpossible"));
    QCOMPARE(causeName(Cause::PhoneNotInUse), QStringLiteral("phoneNotInUse"));
    QCOMPARE(causeTitle(Cause::PhoneImpossible), QStringLiteral("Phone cannot exist"));
    QCOMPARE(causeTitle(Cause::PhoneNotInUse), QStringLiteral("Phone is of an area code that is not in use"));
}

QTEST_GUILESS_MAIN(TestCheckRun)
#include "tst_checkrun.moc"
