// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Dates of a file as a list takes them: a wrong hour calls people at night.

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

#include <api/rules/recordrules.h>

#include <support/cleanedtext.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {
constexpr qint64 hour = 3600;
} // namespace

class TestDates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void datesAreRead_data();
    void datesAreRead();
    void formatsOfFields();
    void zones_data();
    void zones();
    void unreadTimes();
    void clocks_data();
    void clocks();
    void examples();
};

void TestDates::datesAreRead_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected"); // empty: not a date of the pattern
    const auto row = [](const char *pattern, const char *value, const char *expected) {
        QTest::addRow("%s: %s", pattern, value)
            << QString::fromUtf8(pattern) << QString::fromUtf8(value) << QString::fromUtf8(expected);
    };
    const char *german = "dd.MM.yyyy HH:mm";
    row(german, "09.03.2026 14:05", "03/09/2026 14:05:00");
    row(german, "9.3.2026 8:05", "03/09/2026 08:05:00");
    row(german, "09.03.2026  14:05", "03/09/2026 14:05:00");
    row(german, "29.02.2028 00:00", "02/29/2028 00:00:00");
    row(german, "29.02.2026 00:00", "");
    row(german, "29.02.1900 00:00", "");
    row(german, "31.04.2026 00:00", "");
    row(german, "00.04.2026 00:00", "");
    row(german, "01.13.2026 00:00", "");
    row(german, "01.01.0000 00:00", "");
    row(german, "09.03.2026 24:00", "");
    row(german, "09.03.2026 14:60", "");
    row(german, "09.03.2026 14:5", "");
    row(german, "09.03.2026 14:05:00", "");
    row(german, "09.03.2026", "");
    row(german, "09.03.26 14:05", "");
    row(german, "09.03.2026 14:05 x", "");
    row(german, "03/09/2026 14:05", "");
    row("dd.MM.yyyy HH:mm:ss", "09.03.2026 14:05:59", "03/09/2026 14:05:59");
    row("dd.MM.yyyy HH:mm:ss", "09.03.2026 14:05:60", "");
    row("dd.MM.yyyy", "9.3.2026", "03/09/2026 00:00:00");
    const char *american = "M/d/yyyy h:mm a";
    row(american, "3/9/2026 2:05 PM", "03/09/2026 14:05:00");
    row(american, "03/09/2026 02:05 pm", "03/09/2026 14:05:00");
    row(american, "3/9/2026 2:05PM", "03/09/2026 14:05:00");
    row(american, "3/9/2026 2:05 p.m.", "03/09/2026 14:05:00");
    row(american, "3/9/2026 2:05\u202FPM", "03/09/2026 14:05:00");
    row(american, "3/9/2026 12:30 AM", "03/09/2026 00:30:00");
    row(american, "3/9/2026 12:30 PM", "03/09/2026 12:30:00");
    row(american, "3/9/2026 11:59 am", "03/09/2026 11:59:00");
    row(american, "3/9/2026 13:00 PM", "");
    row(american, "3/9/2026 0:10 AM", "");
    row(american, "3/9/2026 2:05", "");
    row(american, "3/9/2026 2:05 XM", "");
    row(american, "3/9/20262:05 PM", "");
    row(american, "13/2/2026 2:05 PM", "");
    row("M/d/yyyy", "12/31/2026", "12/31/2026 00:00:00");
    row("d/M/yyyy", "31/12/2026", "12/31/2026 00:00:00");
    row("d/M/yyyy HH:mm", "3/9/2026 14:05", "09/03/2026 14:05:00");
    row("M-d-yyyy", "12-31-2026", "12/31/2026 00:00:00");
    row("yyyy/MM/dd", "2026/3/9", "03/09/2026 00:00:00");
    row("yyyyMMdd", "20260309", "03/09/2026 00:00:00");
    row("yyyyMMdd", "2026309", "");
    row("yyyyMMdd", "202603091", "");
    row("yyyyMMddHHmmss", "20260309140507", "03/09/2026 14:05:07");
    const char *iso = "yyyy-MM-dd'T'HH:mm:ss";
    row(iso, "2026-03-09T14:05:07", "03/09/2026 14:05:07");
    row(iso, "2026-03-09T14:05", "03/09/2026 14:05:00");
    row(iso, "2026-03-09T14:05:07.123", "03/09/2026 14:05:07");
    row(iso, "2026-03-09T14:05:07Z", "03/09/2026 14:05:07");
    row(iso, "2026-03-09T14:05:07.1234567Z", "03/09/2026 14:05:07");
    row(iso, "2026-03-09T14:05:07+02:00", "03/09/2026 12:05:07"); // an offset of its own: UTC
    row(iso, "2026-03-09T22:05:07-0330", "03/10/2026 01:35:07");
    row(iso, "2026-03-09T14:05:07+02", "03/09/2026 12:05:07");
    row(iso, "2026-03-09T14:05:07+2", "");
    row(iso, "2026-03-09T14:05:07+15:00", "");
    row(iso, "2026-03-09T14:05:07.", "");
    row(iso, "2026-03-09T14:05:07 Z", "");
    row(iso, "2026-03-09 14:05:07", "");
    row(iso, "2026-03-09", "");
    // 2026-03-09 is the 46,090th day of a spreadsheet; 14:05 is 845 of 1440 minutes.
    row("excel", "46090", "03/09/2026 00:00:00");
    row("excel", "46090.5868", "03/09/2026 14:05:00");
    row("excel", "46090,5", "03/09/2026 12:00:00");
    row("excel", "46090.586805555555", "03/09/2026 14:05:00");
    row("excel", "46090.999999", "03/10/2026 00:00:00");
    row("excel", "1", "01/01/1900 00:00:00");
    row("excel", "59", "02/28/1900 00:00:00");
    row("excel", "60", ""); // 29 February 1900 never was
    row("excel", "61", "03/01/1900 00:00:00");
    row("excel", "25569", "01/01/1970 00:00:00");
    row("excel", "2958465", "12/31/9999 00:00:00");
    row("excel", "2958466", "");
    row("excel", "0", "");
    row("excel", "-1", "");
    row("excel", "46090.", "");
    row("excel", ".5", "");
    row("excel", "4.6E+04", "");
    row("excel", "09.03.2026", "");
}

void TestDates::datesAreRead()
{
    QFETCH(QString, pattern);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    QVERIFY(datePatterns().contains(pattern));
    const auto result = cleaned(dates(pattern.toLatin1().constData()), value, dateField("MM/dd/yyyy HH:mm:ss"));
    // What is not read comes back as it was, for the check to refuse.
    QCOMPARE(result, expected.isEmpty() ? value : expected);
}

void TestDates::formatsOfFields()
{
    // The seven of the reference, and the default.
    const struct {
        const char *format;
        const char *expected;
    } formats[] = {{"", "03/09/2026 14:05"},
                   {"MM/dd/yyyy HH:mm", "03/09/2026 14:05"},
                   {"dd.MM.yyyy HH:mm", "09.03.2026 14:05"},
                   {"yyyy-MM-dd HH:mm", "2026-03-09 14:05"},
                   {"yyyy-MM-dd", "2026-03-09"},
                   {"dd-MM-yyyy", "09-03-2026"},
                   {"MM-dd-yyyy", "03-09-2026"},
                   {"MM/dd/yyyy HH:mm:ss", "03/09/2026 14:05:33"}};
    for (const auto &one : formats) {
        const auto field = dateField(one.format);
        const auto result = cleaned(dates("yyyy-MM-dd HH:mm:ss"), QStringLiteral("2026-3-9 14:05:33"), field);
        QCOMPARE(result, QLatin1String(one.expected));
        QVERIFY(rules::checkDateTime(result.toStdString(), field) == rules::Fault::None);
    }
    // A field that is no date has no format of its own.
    auto cleanUp = dates("yyyy-MM-dd HH:mm:ss");
    cleanUp.date.storedAs = QStringLiteral("dd-MM-yyyy");
    QCOMPARE(cleaned(cleanUp, QStringLiteral("2026-03-09 14:05:33")), QStringLiteral("09-03-2026"));
    QCOMPARE(cleaned(cleanUp, QStringLiteral("2026-03-09 14:05:33"), dateField()), QStringLiteral("2026-03-09 14:05"));
}

void TestDates::zones_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *from, const char *to, const char *value, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << QString::fromLatin1(value)
                            << QString::fromLatin1(expected);
    };
    const char *berlin = "Europe/Berlin";
    row("winter", berlin, "", "2026-01-01 09:00", "2026-01-01 08:00");
    row("summer", berlin, "UTC", "2026-07-01 09:00", "2026-07-01 07:00");
    row("the day before", berlin, "", "2026-01-01 00:30", "2025-12-31 23:30");
    row("before the clock goes forward", berlin, "", "2026-03-29 01:59", "2026-03-29 00:59");
    row("skipped: as much later", berlin, "", "2026-03-29 02:30", "2026-03-29 01:30");
    row("after the clock goes forward", berlin, "", "2026-03-29 03:00", "2026-03-29 01:00");
    row("before the clock goes back", berlin, "", "2026-10-25 01:59", "2026-10-24 23:59");
    row("twice: the earlier one", berlin, "", "2026-10-25 02:30", "2026-10-25 00:30");
    row("after the clock goes back", berlin, "", "2026-10-25 03:00", "2026-10-25 02:00");
    row("from UTC", "UTC", berlin, "2026-03-29 01:00", "2026-03-29 03:00");
    // New York is on summer time three weeks earlier than Berlin.
    row("between two zones", "America/New_York", berlin, "2026-03-09 09:00", "2026-03-09 14:00");
    row("between two zones in summer", "America/New_York", berlin, "2026-06-09 09:00", "2026-06-09 15:00");
    row("half an hour", "Asia/Kolkata", "", "2026-01-01 05:00", "2025-12-31 23:30");
    // Lord Howe goes back by half an hour at 2 o'clock, from +11:00 to +10:30.
    row("half an hour twice: the earlier one", "Australia/Lord_Howe", "", "2026-04-05 01:45", "2026-04-04 14:45");
    row("half an hour later", "Australia/Lord_Howe", "", "2026-04-05 02:00", "2026-04-04 15:30");
    row("no summer time any more", "America/Sao_Paulo", "", "2026-01-15 09:00", "2026-01-15 12:00");
    row("when there was", "America/Sao_Paulo", "", "2018-01-15 09:00", "2018-01-15 11:00");
    row("beyond the days that are kept", berlin, "", "2150-01-15 09:00", "2150-01-15 08:00");
    row("before them", "Asia/Tokyo", "", "1965-01-15 09:00", "1965-01-15 00:00");
}

void TestDates::zones()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    const auto cleanUp = dates("yyyy-MM-dd HH:mm", from.toLatin1().constData(), to.toLatin1().constData());
    QCOMPARE(cleaned(cleanUp, value, dateField()), expected);
}

void TestDates::unreadTimes()
{
    const auto unread = [](const CleanUp &cleanUp, const char *value) {
        Cleaner cleaner(cleanUp, dateField());
        cleaner.clean(value);
        const bool was = cleaner.isTimeUnread();
        cleaner.clean("");
        return was && !cleaner.isTimeUnread();
    };
    const auto moved = dates("dd.MM.yyyy HH:mm", "Europe/Berlin");
    QVERIFY(unread(moved, "2026-03-09 14:05")); // would be taken for UTC
    QVERIFY(unread(moved, "soon"));
    QVERIFY(!unread(moved, "09.03.2026 14:05"));
    QVERIFY(!unread(moved, ""));
    // Not moved: the check decides alone.
    QVERIFY(!unread(dates("dd.MM.yyyy HH:mm"), "2026-03-09 14:05"));
    // A date alone belongs to no zone.
    QVERIFY(!unread(dates("dd.MM.yyyy", "Europe/Berlin"), "2026-03-09 14:05"));
    QCOMPARE(cleaned(dates("dd.MM.yyyy", "Europe/Berlin"), QStringLiteral("09.03.2026"), dateField()),
             QStringLiteral("2026-03-09 00:00"));
    // An offset that is written out goes before the zone of the file.
    const auto iso = dates("yyyy-MM-dd'T'HH:mm:ss", "Europe/Berlin", "America/New_York");
    QCOMPARE(cleaned(iso, QStringLiteral("2026-07-01T09:00:00"), dateField()), QStringLiteral("2026-07-01 03:00"));
    QCOMPARE(cleaned(iso, QStringLiteral("2026-07-01T09:00:00Z"), dateField()), QStringLiteral("2026-07-01 05:00"));
    // Years that cannot be written.
    QVERIFY(unread(dates("yyyy-MM-dd HH:mm", "America/New_York"), "9999-12-31 23:00"));
}

void TestDates::clocks_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone : {"Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu",
                             "Pacific/Apia", "Africa/Casablanca", "Europe/Dublin", "UTC"})
        QTest::newRow(zone) << QByteArray(zone);
}

void TestDates::clocks()
{
    // Each quarter of an hour of the days around the changes, against the library's own, which is too slow for rows.
    QFETCH(QByteArray, zone);
    const QTimeZone real(zone);
    ZoneClock clock(zone);
    const qint64 begin = QDateTime(QDate(2005, 1, 1), QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
    for (qint64 utc = begin; utc < begin + 25 * 365 * 24 * hour; utc += 5 * hour + 900) {
        const qint64 shown = utc + real.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utc, Qt::UTC));
        QCOMPARE(clock.fromUtc(utc), shown);
        // Of an hour that is shown twice it is the earlier one.
        const qint64 back = clock.toUtc(shown);
        QVERIFY(back <= utc && utc - back <= 3 * hour);
        QCOMPARE(clock.fromUtc(back), shown);
    }
}

void TestDates::examples()
{
    QCOMPARE(dateExample(QStringLiteral("dd.MM.yyyy HH:mm")), QStringLiteral("09.03.2026 14:05"));
    QCOMPARE(dateExample(QStringLiteral("M/d/yyyy h:mm a")), QStringLiteral("3/9/2026 2:05 PM"));
    QCOMPARE(dateExample(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss")), QStringLiteral("2026-03-09T14:05:00"));
    // All are the same day, and the same time if they have one.
    for (const auto &pattern : datePatterns()) {
        const auto result = cleaned(dates(pattern.toLatin1().constData()), dateExample(pattern), dateField());
        QCOMPARE(result, hasTime(pattern) ? QStringLiteral("2026-03-09 14:05") : QStringLiteral("2026-03-09 00:00"));
    }
}

QTEST_GUILESS_MAIN(TestDates)
#include "tst_dates.moc"
