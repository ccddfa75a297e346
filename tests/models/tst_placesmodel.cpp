// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the numbers of a file are, as it is shown. The times are those of the zones' laws: on 15 January 2026, a Thursday, New
// York is five hours behind UTC and Tokyo nine ahead; Phoenix has no summer time, Denver has.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <models/transfer/placesmodel.h>

using namespace outdial::models;

using Kind = PlaceShare::Kind;

namespace {

const QDateTime winter(QDate(2026, 1, 15), QTime(18, 5), Qt::UTC);
const QDateTime summer(QDate(2026, 7, 15), QTime(18, 5), Qt::UTC);

PhoneSpread sample()
{
    PhoneSpread spread;
    spread.state = PhoneSpread::State::Counted;
    spread.numbers = 1000;
    spread.unplaced = 100;
    spread.zones = {{"America/New_York", 500},
                    {"America/Los_Angeles", 200},
                    {"Europe/Guernsey&Europe/Isle_of_Man&Europe/London", 100}, // one clock
                    {"Asia/Tokyo", 50},
                    {"America/Boise&America/Los_Angeles", 40}, // an hour apart
                    {"Australia/Adelaide&Australia/Perth", 10}};
    spread.regions = {
        {QStringLiteral("US"), 740}, {QStringLiteral("GB"), 100}, {QStringLiteral("JP"), 50}, {QStringLiteral("001"), 5}};
    return spread;
}

// "America/New_York 500 13:05"
QStringList lines(const std::vector<PlaceShare> &shares, const QDateTime &now = winter)
{
    QStringList result;
    for (const auto &share : shares) {
        const QString clock = clockThere(share.zone, now);
        result << QStringLiteral("%1 %2%3").arg(share.name).arg(share.numbers).arg(clock.isEmpty() ? clock : u' ' + clock);
    }
    return result;
}

} // namespace

class TestPlacesModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void zones();
    void othersAreOne();
    void clocksThatAgreeInWinter();
    void zonesNobodyKnows();
    void countries();
    void clocks();
    void model();
    void timeGoesOn();
    void empty();
};

void TestPlacesModel::zones()
{
    const auto shares = zoneShares(sample(), winter, 12);
    QCOMPARE(
        lines(shares),
        (QStringList{QStringLiteral("America/New_York 500 13:05"), QStringLiteral("America/Los_Angeles 200 10:05"),
                     QStringLiteral("Europe/Guernsey, Isle_of_Man, London 100 18:05"), QStringLiteral("Asia/Tokyo 50 Fri 03:05"),
                     QStringLiteral("One of several time zones 50"), QStringLiteral("No place known 100")}));
    QVERIFY(shares[3].kind == Kind::Place);
    QVERIFY(shares[4].kind == Kind::Several && !shares[4].meaning.isEmpty());
    QVERIFY(shares[5].kind == Kind::Nowhere && !shares[5].meaning.isEmpty());
}

void TestPlacesModel::othersAreOne()
{
    QCOMPARE(lines(zoneShares(sample(), winter, 2)),
             (QStringList{QStringLiteral("America/New_York 500 13:05"), QStringLiteral("America/Los_Angeles 200 10:05"),
                          QStringLiteral("Other time zones 150"), QStringLiteral("One of several time zones 50"),
                          QStringLiteral("No place known 100")}));
    // One alone has a name.
    QCOMPARE(lines(zoneShares(sample(), winter, 3)), lines(zoneShares(sample(), winter, 12)));
    QCOMPARE(lines(regionShares(sample(), 1)),
             (QStringList{QStringLiteral("United States 740"), QStringLiteral("Other countries 155"),
                          QStringLiteral("No country known 105")}));
}

void TestPlacesModel::clocksThatAgreeInWinter()
{
    PhoneSpread spread;
    spread.numbers = 7;
    spread.zones = {{"America/Denver&America/Phoenix", 7}};
    QCOMPARE(lines(zoneShares(spread, winter, 12)), QStringList{QStringLiteral("America/Denver, Phoenix 7 11:05")});
    QCOMPARE(lines(zoneShares(spread, summer, 12), summer), QStringList{QStringLiteral("One of several time zones 7")});
}

void TestPlacesModel::zonesNobodyKnows()
{
    PhoneSpread spread;
    spread.numbers = 5;
    spread.zones = {{"Mars/Olympus", 3}, {"Mars/Olympus&Europe/London", 2}};
    QCOMPARE(lines(zoneShares(spread, winter, 12)),
             (QStringList{QStringLiteral("Mars/Olympus 3"), QStringLiteral("One of several time zones 2")}));
}

void TestPlacesModel::countries()
{
    QCOMPARE(lines(regionShares(sample(), 12)),
             (QStringList{QStringLiteral("United States 740"), QStringLiteral("United Kingdom 100"), QStringLiteral("Japan 50"),
                          QStringLiteral("Of no single country 5"), QStringLiteral("No country known 105")}));
}

void TestPlacesModel::clocks()
{
    QCOMPARE(clockThere(QTimeZone("Asia/Kolkata"), winter), QStringLiteral("23:35"));
    // The day is that of whoever looks: 18:05 UTC is 03:05 on Friday for somebody in Tokyo as well.
    QCOMPARE(clockThere(QTimeZone("Asia/Tokyo"), winter.toTimeZone(QTimeZone("Asia/Tokyo"))), QStringLiteral("03:05"));
    QCOMPARE(clockThere(QTimeZone("America/New_York"), winter.toTimeZone(QTimeZone("Asia/Tokyo"))), QStringLiteral("Thu 13:05"));
    QCOMPARE(clockThere(QTimeZone(), winter), QString());
}

void TestPlacesModel::model()
{
    PlacesModel zones(PlacesModel::Of::Zones);
    QAbstractItemModelTester tester(&zones, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(zones.rowCount(), 0);
    zones.setSpread(sample(), winter);
    QCOMPARE(zones.rowCount(), 6);
    QCOMPARE(zones.columnCount(), 3);
    const auto at = [&](int row, int column, int role = Qt::DisplayRole) { return zones.index(row, column).data(role); };
    QCOMPARE(at(0, PlacesModel::PlaceColumn).toString(), QStringLiteral("America/New_York"));
    QCOMPARE(at(0, PlacesModel::NumbersColumn).toString(), QStringLiteral("500"));
    QCOMPARE(at(0, PlacesModel::TimeColumn).toString(), QStringLiteral("13:05"));
    QCOMPARE(at(1, 0, PlacesModel::ShareRole).toString(), QStringLiteral("20.0%"));
    QCOMPARE(at(0, 0, PlacesModel::BarRole).toDouble(), 1.0);
    QCOMPARE(at(1, 0, PlacesModel::BarRole).toDouble(), 0.4);
    // Bars are also words.
    QCOMPARE(at(1, PlacesModel::NumbersColumn, Qt::AccessibleTextRole).toString(), QStringLiteral("20.0%, 200 of 1,000 numbers"));
    QCOMPARE(at(1, PlacesModel::TimeColumn, Qt::AccessibleTextRole).toString(), QStringLiteral("now 10:05"));
    QCOMPARE(at(4, PlacesModel::TimeColumn, Qt::AccessibleTextRole).toString(), QStringLiteral("times differ"));
    QCOMPARE(at(5, PlacesModel::TimeColumn, Qt::AccessibleTextRole).toString(), QStringLiteral("time not known"));
    QVERIFY(at(4, PlacesModel::PlaceColumn, Qt::AccessibleTextRole).toString().contains(QLatin1String("toll-free")));
    PlacesModel regions(PlacesModel::Of::Regions);
    QAbstractItemModelTester regionTester(&regions, QAbstractItemModelTester::FailureReportingMode::Fatal);
    regions.setSpread(sample(), winter);
    QCOMPARE(regions.columnCount(), 2);
    QCOMPARE(regions.index(0, 0).data().toString(), QStringLiteral("United States"));
    QCOMPARE(regions.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Country"));
    QCOMPARE(zones.headerData(PlacesModel::TimeColumn, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Now there"));
}

void TestPlacesModel::timeGoesOn()
{
    PlacesModel zones(PlacesModel::Of::Zones);
    zones.setSpread(sample(), winter);
    QSignalSpy changed(&zones, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&zones, &QAbstractItemModel::modelReset);
    zones.setNow(winter.addSecs(59));
    QCOMPARE(changed.size(), 0);
    zones.setNow(winter.addSecs(60));
    QCOMPARE(changed.size(), 4); // those that have a clock
    QCOMPARE(reset.size(), 0);
    QCOMPARE(zones.index(0, PlacesModel::TimeColumn).data().toString(), QStringLiteral("13:06"));
    QCOMPARE(zones.index(3, PlacesModel::TimeColumn).data().toString(), QStringLiteral("Fri 03:06"));
}

void TestPlacesModel::empty()
{
    QCOMPARE(zoneShares({}, winter, 12).size(), size_t(0));
    QCOMPARE(regionShares({}, 12).size(), size_t(0));
    PlacesModel zones(PlacesModel::Of::Zones);
    zones.setSpread(sample(), winter);
    zones.setSpread({}, winter);
    QCOMPARE(zones.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestPlacesModel)
#include "tst_placesmodel.moc"
