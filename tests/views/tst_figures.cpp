// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How numbers and ages are written: nothing is rounded into a lie, and unknown is not zero.
#include <QTest>
#include <QTimeZone>

#include <views/shared/figures.h>

using namespace outdial::views;
using namespace std::chrono_literals;

class TestFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void percent_data()
    {
        QTest::addColumn<qint64>("part");
        QTest::addColumn<qint64>("whole");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << qint64(18'204) << qint64(40'000) << QStringLiteral("45.5%");
        QTest::newRow("none") << qint64(0) << qint64(940) << QStringLiteral("0.0%");
        QTest::newRow("one of many") << qint64(1) << qint64(250'000) << QStringLiteral("<0.1%");
        QTest::newRow("just 0.1") << qint64(1) << qint64(1'000) << QStringLiteral("0.1%");
        QTest::newRow("0.05 rounds up") << qint64(1) << qint64(2'000) << QStringLiteral("0.1%");
        QTest::newRow("all but one") << qint64(249'999) << qint64(250'000) << QStringLiteral(">99.9%");
        QTest::newRow("99.9") << qint64(999) << qint64(1'000) << QStringLiteral("99.9%");
        QTest::newRow("99.95 is not all") << qint64(1'999) << qint64(2'000) << QStringLiteral(">99.9%");
        QTest::newRow("all") << qint64(8'000) << qint64(8'000) << QStringLiteral("100.0%");
        QTest::newRow("empty list") << qint64(0) << qint64(0) << QStringLiteral("0.0%");
        QTest::newRow("unknown part") << qint64(-1) << qint64(10) << QStringLiteral("—");
        QTest::newRow("unknown whole") << qint64(1) << qint64(-1) << QStringLiteral("—");
    }
    void percent()
    {
        QFETCH(qint64, part);
        QFETCH(qint64, whole);
        QFETCH(QString, text);
        QCOMPARE(percentText(part, whole), text);
    }

    void counts()
    {
        QCOMPARE(countText(0), QStringLiteral("0"));
        QCOMPARE(countText(999), QStringLiteral("999"));
        QCOMPARE(countText(1'000'000), QStringLiteral("1,000,000"));
        QCOMPARE(countText(-1), QStringLiteral("—"));
        QCOMPARE(countOf(18'204, 40'000), QStringLiteral("18,204 of 40,000"));
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(countText(1'000'000), QStringLiteral("1.000.000"));
        QCOMPARE(percentText(18'204, 40'000), QStringLiteral("45,5%"));
        // Without a locale digits are grouped all the same.
        QLocale::setDefault(QLocale::c());
        QCOMPARE(countText(1'000'000), QStringLiteral("1,000,000"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void spans()
    {
        QCOMPARE(spanText(850ms), QStringLiteral("850 ms"));
        QCOMPARE(spanText(3s), QStringLiteral("3 s"));
        QCOMPARE(spanText(250s), QStringLiteral("4 min 10 s"));
        QCOMPARE(spanText(240s), QStringLiteral("4 min"));
        QCOMPARE(spanText(2h + 10min + 59s), QStringLiteral("2 h 10 min"));
        QCOMPARE(spanText(76h), QStringLiteral("3 d 4 h"));
        QCOMPARE(spanText(-5s), QStringLiteral("0 ms"));
    }

    void ages_data()
    {
        QTest::addColumn<QDateTime>("then");
        QTest::addColumn<QString>("age");
        QTest::addColumn<QString>("moment");
        const auto at = [](int y, int m, int d, int h, int min, int s = 0) {
            return QDateTime(QDate(y, m, d), QTime(h, min, s), Qt::UTC);
        };
        // Now is 13 November 2024, 14:30:00 UTC.
        QTest::newRow("never") << QDateTime() << QStringLiteral("never") << QStringLiteral("never");
        QTest::newRow("now") << at(2024, 11, 13, 14, 30) << QStringLiteral("now") << QStringLiteral("now");
        QTest::newRow("a clock ahead") << at(2024, 11, 13, 14, 31) << QStringLiteral("now") << QStringLiteral("now");
        QTest::newRow("seconds") << at(2024, 11, 13, 14, 29, 57) << QStringLiteral("3 s ago") << QStringLiteral("3 s ago");
        QTest::newRow("minutes") << at(2024, 11, 13, 14, 15, 30) << QStringLiteral("14 min 30 s ago")
                                 << QStringLiteral("14 min ago");
        QTest::newRow("hours") << at(2024, 11, 13, 8, 5) << QStringLiteral("6 h 25 min ago") << QStringLiteral("today 08:05");
        QTest::newRow("last evening") << at(2024, 11, 12, 18, 2) << QStringLiteral("20 h 28 min ago")
                                      << QStringLiteral("yesterday 18:02");
        QTest::newRow("a day and more") << at(2024, 11, 12, 9, 0) << QStringLiteral("yesterday 09:00")
                                        << QStringLiteral("yesterday 09:00");
        QTest::newRow("days") << at(2024, 11, 9, 12, 15) << QStringLiteral("9 Nov 12:15") << QStringLiteral("9 Nov 12:15");
        QTest::newRow("another year") << at(2023, 1, 6, 9, 0) << QStringLiteral("6 Jan 2023") << QStringLiteral("6 Jan 2023");
    }
    void ages()
    {
        QFETCH(QDateTime, then);
        QFETCH(QString, age);
        QFETCH(QString, moment);
        const QDateTime now(QDate(2024, 11, 13), QTime(14, 30), Qt::UTC);
        QCOMPARE(ageText(then, now), age);
        QCOMPARE(momentText(then, now), moment);
    }

    void agesAreInTheZoneOfNow()
    {
        // 22:30 UTC on the 12th is 00:30 on the 13th, two hours east.
        const QTimeZone east(2 * 3600);
        const QDateTime then(QDate(2024, 11, 12), QTime(22, 30), Qt::UTC);
        const QDateTime now(QDate(2024, 11, 13), QTime(14, 30), east);
        QCOMPARE(momentText(then, now), QStringLiteral("today 00:30"));
    }

    void sizes()
    {
        QCOMPARE(sizeText(187), QStringLiteral("187 bytes"));
        QCOMPARE(sizeText(18'400'000), QStringLiteral("18.4 MB"));
        QCOMPARE(sizeText(-1), QStringLiteral("—"));
    }
};

QTEST_MAIN(TestFigures)
#include "tst_figures.moc"
