// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The chart of rates: what it says, what it draws where nothing was read, how it is read by keys.

#include <QApplication>
#include <QSignalSpy>
#include <QtTest>

#include <views/monitor/ratechart.h>
#include <views/shared/theme.h>

#include <support/monitorcases.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using views::color;
using views::RateChart;
using views::Theme;
using views::ThemeMode;
using views::Token;

namespace {

enum class Ink { Blue, Grey, Any };

// How many pixels of a part of the picture belong to a line in blue, to one in grey, to anything but the white ground; in the
// light theme. What is smoothed between a line and its ground counts for no line.
int pixelsOf(const QImage &image, const QRect &where, Ink ink)
{
    int count = 0;
    for (int y = where.top(); y <= where.bottom(); ++y) {
        for (int x = where.left(); x <= where.right(); ++x) {
            const QColor is = image.pixelColor(x, y);
            const bool blue = is.blue() - is.red() > 80;
            switch (ink) {
            case Ink::Blue:
                count += blue ? 1 : 0;
                break;
            case Ink::Grey:
                count += !blue && is.lightness() < 175 ? 1 : 0;
                break;
            case Ink::Any:
                count += is.lightness() < 250 ? 1 : 0;
                break;
            }
        }
    }
    return count;
}

QImage drawn(QWidget &widget)
{
    QTest::qWait(30); // what is queued is drawn
    return widget.grab().toImage();
}

} // namespace

class TestRateChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp); }
    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void writesRates()
    {
        QCOMPARE(views::rateText(0), QStringLiteral("0"));
        QCOMPARE(views::rateText(0.02), QStringLiteral("<0.1"));
        QCOMPARE(views::rateText(0.26), QStringLiteral("0.3"));
        QCOMPARE(views::rateText(7), QStringLiteral("7"));
        QCOMPARE(views::rateText(9.46), QStringLiteral("9.5"));
        QCOMPARE(views::rateText(9.97), QStringLiteral("10"));
        QCOMPARE(views::rateText(117.5), QStringLiteral("118"));
        QCOMPARE(views::rateText(1234), QStringLiteral("1,234"));
    }

    void saysWhatItShows()
    {
        RateChart chart(RateChart::Size::Card, QStringLiteral("Attempts a minute"));
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("No values were read yet."));
        // 10 in the first minute, 50 in the twelfth, 20 in the last, else 30.
        models::Chart values = hourChart(caseNow(), [](int i) { return i == 0 ? 10.0 : i == 11 ? 50.0 : i == 59 ? 20.0 : 30.0; });
        chart.setChart(values, true, false);
        QCOMPARE(chart.accessibleDescription(),
                 QStringLiteral("Attempts a minute from 13:31 to 14:31: least 10, most 50, latest 20."));
        values.points[3].known = false;
        values.points[59].known = false; // the latest that is known is the one before
        chart.setChart(values, true, true);
        QCOMPARE(chart.accessibleDescription(),
                 QStringLiteral("Attempts a minute from 13:31 to 14:31: least 10, most 50, latest 30. Some of that time was "
                                "not read. These values are old."));
        QCOMPARE(chart.pointText(11), QStringLiteral("13:42: 50 attempts a minute"));
        QCOMPARE(chart.pointText(3), QStringLiteral("13:34: not read"));
    }

    // Nothing of the line is where nothing was read, and the hatching is. At a rate of 10 the axis ends at 16: the line is about
    // 34 from the top, above it the ground is bare.
    void aGapIsHatchedAndNotJoined()
    {
        RateChart chart(RateChart::Size::Card, QStringLiteral("Attempts a minute"));
        chart.resize(360, 100);
        chart.show();
        const auto values = [](bool gap) {
            return hourChart(caseNow(), [gap](int i) { return gap && i >= 20 && i < 40 ? -1.0 : 10.0; });
        };
        // The plot is 328 wide behind 28 of numbers: minutes 22...38 are well inside of 150...235.
        const QRect line(152, 20, 80, 30);
        const QRect above(152, 12, 80, 15);
        chart.setChart(values(false), true, false);
        const QImage joined = drawn(chart);
        QVERIFY(pixelsOf(joined, line, Ink::Blue) >= 80);
        QCOMPARE(pixelsOf(joined, above, Ink::Any), 0);
        chart.setChart(values(true), true, false);
        const QImage broken = drawn(chart);
        QCOMPARE(pixelsOf(broken, line, Ink::Blue), 0);
        QVERIFY(pixelsOf(broken, above, Ink::Any) > 200);
        QVERIFY(pixelsOf(broken, line.translated(-110, 0), Ink::Blue) >= 80);
        QCOMPARE(pixelsOf(broken, above.translated(-110, 0), Ink::Any), 0);
    }

    void oldAndStoppedAreGrey()
    {
        RateChart chart(RateChart::Size::Card, QStringLiteral("Attempts a minute"));
        chart.resize(360, 100);
        chart.show();
        models::Chart values = hourChart(caseNow(), [](int) { return 10.0; });
        const QRect line(30, 20, 320, 30);
        const QRect end(310, 12, 40, 15); // of the last ten minutes, above the line
        chart.setChart(values, true, false);
        const QImage running = drawn(chart);
        QVERIFY(pixelsOf(running, line, Ink::Blue) > 300);
        QCOMPARE(pixelsOf(running, end, Ink::Any), 0);
        chart.setChart(values, false, false);
        const QImage stopped = drawn(chart);
        QCOMPARE(pixelsOf(stopped, line, Ink::Blue), 0);
        QVERIFY(pixelsOf(stopped, line, Ink::Grey) > 300);
        QCOMPARE(pixelsOf(stopped, end, Ink::Any), 0);
        // Old: the last ten minutes are hatched up to now.
        values.to = caseNow() - 10 * minute;
        chart.setChart(values, true, true, caseNow());
        const QImage old = drawn(chart);
        QCOMPARE(pixelsOf(old, line, Ink::Blue), 0);
        QVERIFY(pixelsOf(old, line, Ink::Grey) > 200);
        QVERIFY(pixelsOf(old, end, Ink::Any) > 100);
        QCOMPARE(pixelsOf(old, end.translated(0, 15), Ink::Grey), 0);
    }

    void isReadByKeys()
    {
        QWidget window;
        RateChart chart(RateChart::Size::Large, QStringLiteral("Attempts and completions a minute"), &window);
        chart.setGeometry(0, 0, 700, 300);
        window.resize(700, 300);
        chart.setChart(hourChart(caseNow(), [](int i) { return i == 30 ? -1.0 : 100.0 + i; }), true, false);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        chart.setFocus(Qt::TabFocusReason);
        QSignalSpy moved(&chart, &RateChart::currentPointChanged);
        QCOMPARE(chart.currentPoint(), -1);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.currentPoint(), 59);
        // 159 attempts, 37% of them rounded down: 58.
        QVERIFY(chart.accessibleDescription().startsWith(QStringLiteral("14:30: 159 attempts, 58 completions a minute.")));
        QTest::keyClick(&chart, Qt::Key_Right); // the last one
        QCOMPARE(chart.currentPoint(), 59);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.currentPoint(), 58);
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(chart.currentPoint(), 0);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QCOMPARE(chart.currentPoint(), -1);
        QCOMPARE(moved.count(), 4);
        chart.setCurrentPoint(30);
        QVERIFY(chart.accessibleDescription().startsWith(QStringLiteral("14:01: not read.")));
        chart.clearFocus();
        QCOMPARE(chart.currentPoint(), -1);
    }

    void isReadByMouse()
    {
        RateChart chart(RateChart::Size::Large, QStringLiteral("Attempts and completions a minute"));
        chart.resize(700, 300);
        chart.setChart(hourChart(caseNow(), [](int i) { return 100.0 + i; }), true, false);
        chart.show();
        QTest::qWait(20);
        QTest::mouseMove(&chart, QPoint(690, 100));
        QTRY_COMPARE(chart.currentPoint(), 59);
        QTest::mouseMove(&chart, QPoint(40, 100));
        QTRY_COMPARE(chart.currentPoint(), 0);
        QTest::mouseMove(&chart, QPoint(5, 100)); // beside the plot
        QTRY_COMPARE(chart.currentPoint(), -1);
    }

    // At once: nothing is ever seen of a plot that has the size of before.
    void fillsItsPlace()
    {
        QWidget window;
        window.resize(760, 400);
        auto *chart = new RateChart(RateChart::Size::Card, QStringLiteral("Attempts per minute"), &window);
        chart->resize(100, 60);
        window.show();
        auto *plot = chart->findChild<QWidget *>();
        QVERIFY(plot);
        QCOMPARE(plot->size(), chart->size());
        chart->resize(360, 100);
        QCOMPARE(plot->size(), QSize(360, 100));
        chart->hide();
        chart->resize(500, 120);
        chart->show();
        QCOMPARE(plot->size(), QSize(500, 120));
    }

    void pictures()
    {
        QWidget window;
        window.setStyleSheet({});
        window.resize(760, 900);
        RateChart running(RateChart::Size::Card, QStringLiteral("running"), &window);
        RateChart stopped(RateChart::Size::Card, QStringLiteral("stopped"), &window);
        RateChart gaps(RateChart::Size::Card, QStringLiteral("gaps"), &window);
        RateChart large(RateChart::Size::Large, QStringLiteral("large"), &window);
        RateChart week(RateChart::Size::Large, QStringLiteral("week"), &window);
        running.setGeometry(10, 10, 360, 100);
        stopped.setGeometry(390, 10, 360, 100);
        gaps.setGeometry(10, 130, 360, 100);
        large.setGeometry(10, 250, 740, 300);
        week.setGeometry(10, 570, 740, 300);
        running.setChart(runningCard().chart, true, false);
        stopped.setChart(stoppedCard().chart, false, false);
        gaps.setChart(unknownCard().chart, true, false);
        large.setChart(hourChart(caseNow(), [](int i) { return i > 20 && i < 25 ? -1 : wave(112, i); }), true, false);
        models::Chart hours;
        hours.span = models::ChartSpan::Week;
        hours.step = 60 * minute;
        hours.from = caseNow() - 7 * 24 * 60 * minute;
        hours.to = caseNow();
        for (int i = 0; i < 168; ++i) {
            const bool work = i % 24 > 8 && i % 24 < 20;
            hours.points.append({hours.from + i * hours.step, work ? wave(80, i) : 0, work ? wave(30, i) : 0, i < 90 || i > 100});
        }
        week.setChart(hours, true, false);
        window.show();
        large.setCurrentPoint(41);
        week.setCurrentPoint(95);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            QTest::qWait(30);
            savePicture(window, mode == ThemeMode::Light ? QStringLiteral("ratechart-light") : QStringLiteral("ratechart-dark"));
            // The ground of the card, in this theme.
            QCOMPARE(running.grab().toImage().pixelColor(2, 60), color(Token::Base));
        }
    }
};

QTEST_MAIN(TestRateChart)
#include "tst_ratechart.moc"
