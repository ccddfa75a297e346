// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the numbers of a file are, in the step "Check" and in the plan: bars at true scale in light and dark, words for all that
// is drawn, and a sentence where nothing is known. Times are those of 15 January 2026, a Thursday.

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>

#include <models/transfer/placesmodel.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/checkstep.h>
#include <views/transfer/placesline.h>
#include <views/transfer/planstep.h>
#include <views/transfer/zonespread.h>

#include <support/importjobs.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::views;
using models::PhoneSpread;
using models::PlacesModel;

namespace {

const QDateTime now(QDate(2026, 1, 15), QTime(18, 5), Qt::UTC);

PhoneSpread sample()
{
    PhoneSpread spread;
    spread.state = PhoneSpread::State::Counted;
    spread.numbers = 68'000;
    spread.unplaced = 1'000;
    spread.zones = {{"America/New_York", 42'100},
                    {"America/Los_Angeles", 21'050},
                    {"Europe/Guernsey&Europe/Isle_of_Man&Europe/London", 2'000},
                    {"Asia/Tokyo", 50},
                    {"Australia/Adelaide&Australia/Perth", 1'800}};
    spread.regions = {
        {QStringLiteral("US"), 63'150}, {QStringLiteral("GB"), 2'000}, {QStringLiteral("AU"), 1'800}, {QStringLiteral("JP"), 50}};
    return spread;
}

// All words that are seen.
QString shownText(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            texts << label->text();
    }
    return texts.join(u'\n');
}

TableView *table(const QWidget &widget, const char *name)
{
    for (auto *view : widget.findChildren<TableView *>()) {
        if (view->accessibleName() == QLatin1String(name))
            return view;
    }
    return nullptr;
}

// Pixels of a colour in the middle line of the bar of a row.
int barLength(TableView *view, int row, QColor colour)
{
    const QRect cell = view->visualRect(view->model()->index(row, PlacesModel::NumbersColumn));
    const QImage image = view->viewport()->grab(cell).toImage();
    int pixels = 0;
    for (int x = 0; x < image.width(); ++x)
        pixels += image.pixelColor(x, image.height() / 2) == colour ? 1 : 0;
    return pixels;
}

} // namespace

Q_DECLARE_METATYPE(outdial::models::PhoneSpread)

class TestZoneSpread : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { Theme::instance().setMode(ThemeMode::Light); }
    void bars_data();
    void bars();
    void words();
    void whyNot_data();
    void whyNot();
    void notLookedUp();
    void planLine();
    void steps();
    void stepWithoutProblems();
};

void TestZoneSpread::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Theme::instance().apply(*qApp);
}

void TestZoneSpread::bars_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestZoneSpread::bars()
{
    QFETCH(const bool, dark);
    Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    ZoneSpread spread;
    spread.resize(1072, 480); // what a window of 1280 leaves
    spread.setSpread(sample(), false, now);
    spread.show();
    QVERIFY(QTest::qWaitForWindowExposed(&spread));
    auto *zones = table(spread, "Phone numbers by time zone");
    QVERIFY(zones);
    const QColor ink = color(Token::Meter);
    const int first = barLength(zones, 0, ink);
    QVERIFY2(first > 60, qPrintable(QString::number(first)));
    QVERIFY(qAbs(first - 2 * barLength(zones, 1, ink)) <= 6); // half as many numbers
    QVERIFY(barLength(zones, 3, ink) > 0);                    // few, but not none
    QVERIFY(barLength(zones, 3, ink) < 5);
    // What is no single place has another colour, and no zone does.
    QCOMPARE(barLength(zones, 4, ink), 0);
    QVERIFY(barLength(zones, 4, color(Token::Idle)) > 0);
    QCOMPARE(barLength(zones, 1, color(Token::Idle)), 0);
    savePicture(spread, dark ? QStringLiteral("zonespread-dark") : QStringLiteral("zonespread-light"));
}

void TestZoneSpread::words()
{
    ZoneSpread spread;
    spread.resize(1072, 480);
    spread.setSpread(sample(), false, now);
    spread.show();
    const QString shown = shownText(spread);
    QVERIFY2(shown.contains(QLatin1String("68,000")), qPrintable(shown));
    QVERIFY(shown.contains(QLatin1String("libphonenumber")) && shown.contains(QLatin1String("The tenant's rules decide")));
    QVERIFY(!shown.contains(QLatin1String("not looked up")));
    auto *zones = table(spread, "Phone numbers by time zone");
    auto *countries = table(spread, "Phone numbers by country");
    QVERIFY(zones && countries && zones->isVisible() && countries->isVisible());
    QCOMPARE(spread.firstFocus(), zones);
    QCOMPARE(zones->model()->rowCount(), 6);
    const auto at = [&](int row, int column) {
        return zones->model()->index(row, column).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(at(0, PlacesModel::PlaceColumn), QStringLiteral("America/New_York"));
    QCOMPARE(at(0, PlacesModel::NumbersColumn), QStringLiteral("61.9%, 42,100 of 68,000 numbers"));
    QCOMPARE(at(0, PlacesModel::TimeColumn).left(4), QStringLiteral("now "));
    QCOMPARE(countries->model()->index(1, 0).data().toString(), QStringLiteral("United Kingdom"));
    // All columns have room at the least width of a window.
    for (auto *view : {zones, countries}) {
        for (int column = 0; column < view->model()->columnCount(); ++column)
            QVERIFY(!view->isColumnHidden(column));
        QVERIFY(view->columnWidth(PlacesModel::NumbersColumn) >= 150);
    }
}

void TestZoneSpread::whyNot_data()
{
    using State = PhoneSpread::State;
    QTest::addColumn<PhoneSpread>("spread");
    QTest::addColumn<bool>("checking");
    QTest::addColumn<QString>("title");
    const auto of = [](State state) {
        PhoneSpread spread;
        spread.state = state;
        return spread;
    };
    QTest::newRow("not checked") << of(State::None) << false << QStringLiteral("The numbers have not been looked at");
    QTest::newRow("being checked") << of(State::None) << true << QStringLiteral("The numbers are being counted");
    QTest::newRow("being checked again") << sample() << true << QStringLiteral("The numbers are being counted");
    QTest::newRow("types") << of(State::NoTypes) << false << QStringLiteral("Which columns are phone numbers is not known");
    QTest::newRow("fields") << of(State::NoFields) << false << QStringLiteral("No column of the file is a phone number");
    QTest::newRow("numbers") << of(State::Counted) << false << QStringLiteral("No phone number was found");
}

void TestZoneSpread::whyNot()
{
    QFETCH(const PhoneSpread, spread);
    QFETCH(const bool, checking);
    QFETCH(const QString, title);
    ZoneSpread panel;
    panel.resize(1072, 480);
    panel.setSpread(sample(), false, now); // of an earlier check
    panel.setSpread(spread, checking, now);
    panel.show();
    QVERIFY2(shownText(panel).contains(title), qPrintable(shownText(panel)));
    QVERIFY(!table(panel, "Phone numbers by time zone")->isVisibleTo(&panel));
    savePicture(panel, QStringLiteral("zonespread-") + QLatin1String(QTest::currentDataTag()).toString().replace(u' ', u'-'));
    panel.setSpread(sample(), false, now);
    QVERIFY(!shownText(panel).contains(title));
    QVERIFY(table(panel, "Phone numbers by time zone")->isVisibleTo(&panel));
}

void TestZoneSpread::notLookedUp()
{
    auto many = sample();
    many.notLookedUp = 7'000;
    ZoneSpread panel;
    panel.setSpread(many, false, now);
    QVERIFY(shownText(panel).contains(QLatin1String("7,000 numbers")));
}

void TestZoneSpread::planLine()
{
    PlacesLine line;
    QVERIFY(line.isHidden()); // nothing is known
    line.setSpread(sample(), now);
    QVERIFY(!line.isHidden());
    QCOMPARE(line.text(),
             QStringLiteral("Phone numbers, as far as their beginnings tell: 42,100 in America/New_York (now 13:05), "
                            "21,050 in America/Los_Angeles (now 10:05), 2,000 in Europe/Guernsey, Isle_of_Man, London "
                            "(now 18:05), 50 in Asia/Tokyo (now Fri 03:05), 1,800 in one of several time zones, 1,000 "
                            "without a known place."));
    auto wide = sample();
    wide.zones.insert("Europe/Berlin", 40);
    line.setSpread(wide, now);
    QVERIFY(line.text().contains(QLatin1String("(now 18:05), 90 in other time zones, 1,800 in one")));
    PhoneSpread none;
    none.state = PhoneSpread::State::Counted;
    line.setSpread(none, now);
    QVERIFY(line.isHidden());
}

// From the file to the screen: the segment shows the panel, the plan has its line.
void TestZoneSpread::steps()
{
    test::JobBench bench(QStringLiteral("empty"));
    models::ImportJob job(bench.session.get());
    CheckStep step(&job);
    step.resize(1072, 600);
    step.show();
    auto *zones = table(step, "Phone numbers by time zone");
    QVERIFY(zones && !zones->isVisibleTo(&step));
    const auto segment = [&](const char *text) -> QAbstractButton * {
        for (auto *button : step.findChildren<QAbstractButton *>()) {
            if (button->text().startsWith(QLatin1String(text)))
                return button;
        }
        return nullptr;
    };
    QVERIFY(segment("Problems by cause") && segment("Where the numbers are"));
    segment("Where the numbers are")->click();
    QVERIFY(shownText(step).contains(QLatin1String("The numbers have not been looked at")));

    // Twenty numbers of 415; one of 555, which is no area code; one that is too short for a rule of the API.
    test::prepare(job, bench.makeList(QStringLiteral("places")),
                  bench.write(QStringLiteral("p.csv"), test::goodRows(20) + "C1,One,(555) 555-0111,1,\r\nC2,Two,12,1,\r\n"));
    test::check(job);
    QCOMPARE(job.report().warned, 1);
    QVERIFY(zones->isVisibleTo(&step));
    QCOMPARE(zones->model()->rowCount(), 2);
    QCOMPARE(zones->model()->index(0, PlacesModel::PlaceColumn).data().toString(), QStringLiteral("America/Los_Angeles"));
    QCOMPARE(zones->model()->index(0, PlacesModel::NumbersColumn).data().toString(), QStringLiteral("20"));
    QCOMPARE(zones->model()->index(1, PlacesModel::PlaceColumn).data().toString(), QStringLiteral("No place known"));
    QVERIFY(shownText(step).contains(QLatin1String("can be sent: 21")));
    QCOMPARE(segment("Problems by cause")->text(), QStringLiteral("Problems by cause 2"));
    savePicture(step, QStringLiteral("checkstep-places"));
    segment("Problems by cause")->click();
    QVERIFY(!zones->isVisibleTo(&step));
    auto *problems = table(step, "Problems by cause");
    QVERIFY(problems->isVisibleTo(&step));
    problems->setCurrentIndex(problems->model()->index(1, 0));
    QVERIFY(shownText(step).contains(QLatin1String("Phone is of an area code that is not in use")));
    QVERIFY(shownText(step).contains(QLatin1String("These rows are sent all the same")));
    // The view that is left takes all the room.
    QTRY_VERIFY(problems->mapTo(&step, QPoint(0, problems->height())).y() > step.height() - 10);
    savePicture(step, QStringLiteral("checkstep-phone-warning"));

    PlanStep plan(&job, nullptr);
    plan.enter();
    QVERIFY2(shownText(plan).contains(QLatin1String("20 in America/Los_Angeles (now ")), qPrintable(shownText(plan)));
    plan.resize(1072, 600);
    savePicture(plan, QStringLiteral("planstep-places"));

    // Checked again, with the same outcome.
    segment("Where the numbers are")->click();
    job.mapColumn(2, -1);
    job.mapColumn(2, 2);
    test::check(job);
    QVERIFY(zones->isVisibleTo(&step));
    QCOMPARE(zones->model()->rowCount(), 2);
}

void TestZoneSpread::stepWithoutProblems()
{
    test::JobBench bench(QStringLiteral("empty"));
    models::ImportJob job(bench.session.get());
    CheckStep step(&job);
    test::prepare(job, bench.makeList(QStringLiteral("clean")), bench.write(QStringLiteral("c.csv"), test::goodRows(5)));
    test::check(job);
    QVERIFY(shownText(step).contains(QLatin1String("No problem was found")));
    auto *views = step.findChild<SegmentedControl *>();
    views->setCurrent(1);
    Q_EMIT views->currentChanged(1);
    QVERIFY(!shownText(step).contains(QLatin1String("No problem was found")));
    QVERIFY(table(step, "Phone numbers by country")->isVisibleTo(&step));
}

QTEST_MAIN(TestZoneSpread)
#include "tst_zonespread.moc"
