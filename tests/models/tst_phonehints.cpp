// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Hints about phone numbers. What is expected comes from public numbering plans (ITU country codes, NANP, Ofcom, Arcep, BNetzA)
// and from the map; the numbers are from the ranges that are kept for fiction where there are any.

#include <QTest>

#include <models/transfer/phonehints.h>
#include <models/transfer/phonezones.h>

using namespace outdial;
using namespace outdial::models;

using api::PhoneType;

class TestPhoneHints : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbers_data();
    void numbers();
    void tollFreeIsAnywhere();
    void ofNoCountry();
    void spread();
    void rangesAreLookedUpOnce();
    void rangesThatDiffer();
    void lookUpsAreLimited();
    void longestPrefix();
    void everyDoubtHasWords();
};

Q_DECLARE_METATYPE(outdial::models::PhoneDoubt)

void TestPhoneHints::numbers_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<bool>("usCanada");
    QTest::addColumn<PhoneDoubt>("doubt");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QByteArray>("zones");
    using D = PhoneDoubt;
    const auto good = [](const char *name, const char *stored, const char *region, const char *zones, bool usCanada = false) {
        QTest::newRow(name) << QByteArray(stored) << usCanada << D::None << QString::fromLatin1(region) << QByteArray(zones);
    };
    const auto bad = [](const char *name, const char *stored, D doubt, bool usCanada = false) {
        QTest::newRow(name) << QByteArray(stored) << usCanada << doubt << QString() << QByteArray();
    };
    good("New York", "12125550123", "US", "America/New_York", true);
    good("Los Angeles", "13105550101", "US", "America/Los_Angeles", true);
    good("Chicago", "13125550199", "US", "America/Chicago", true);
    good("Honolulu", "18085550100", "US", "Pacific/Honolulu", true);
    good("Toronto", "14165550123", "CA", "America/Toronto", true);
    good("London", "442079460123", "GB", "Europe/London");
    good("London, dialed from the US", "011442079460123", "GB", "Europe/London", true);
    good("Paris", "33199001234", "FR", "Europe/Paris");
    good("Berlin", "493023125012", "DE", "Europe/Berlin");
    bad("no code of any country", "2105550100", D::NoCountryCode);
    bad("nothing after it", "999", D::NoCountryCode);
    bad("without a country code", "03023125012", D::NoCountryCode);
    bad("011 means nothing elsewhere", "011442079460123", D::NoCountryCode);
    bad("011 alone", "011", D::NoCountryCode, true);
    bad("without its area code", "15550123", D::TooShort);
    bad("country code alone", "44", D::TooShort);
    bad("too short in London", "44207946", D::TooShort);
    bad("a digit too many", "141555501371", D::TooLong);
    bad("trunk zero left in", "4402079460123", D::TooLong);
    bad("far too long", "4912345678901234567890123", D::TooLong);
    bad("area code 555", "15555550100", D::NotInUse, true);
    bad("area code beginning with 0", "10125550100", D::NotInUse, true);
    bad("area code 911", "19115550100", D::NotInUse, true);
    bad("area code of Jamaica, exchange beginning with 1", "18761550100", D::NotInUse, true);
    bad("nobody's in France", "33000000012", D::NotInUse);
    bad("zeros alone", "33000000000", D::NotInUse);
    bad("zeros alone, too short", "3300000", D::TooShort);
    bad("exchange beginning with 1", "12121550100", D::NotInUse, true);
}

void TestPhoneHints::numbers()
{
    QFETCH(const QByteArray, stored);
    QFETCH(const bool, usCanada);
    QFETCH(const PhoneDoubt, doubt);
    QFETCH(const QString, region);
    QFETCH(const QByteArray, zones);
    PhoneHints hints;
    const auto hint = hints.look(stored.toStdString(), usCanada ? PhoneType::UsCanada : PhoneType::Other);
    QCOMPARE(int(hint.doubt), int(doubt));
    QCOMPARE(hint.region < 0 ? QString() : hints.regionName(hint.region), region);
    const auto found = hint.zones < 0 ? std::string_view() : PhoneZones::instance().zones(hint.zones);
    QCOMPARE(QByteArray(found.data(), qsizetype(found.size())), zones);
    QCOMPARE(PhoneHints::words(hint).isEmpty(), doubt == PhoneDoubt::None);
}

void TestPhoneHints::tollFreeIsAnywhere()
{
    PhoneHints hints;
    const auto hint = hints.look("18005550199", PhoneType::UsCanada);
    QCOMPARE(int(hint.doubt), int(PhoneDoubt::None));
    QVERIFY(hint.zones >= 0);
    const QByteArray zones(PhoneZones::instance().zones(hint.zones).data());
    QVERIFY(zones.contains("America/New_York"));
    QVERIFY(zones.contains("America/Los_Angeles"));
}

void TestPhoneHints::ofNoCountry()
{
    PhoneHints hints;
    // +800, free of charge from many countries: it may exist, and is nowhere.
    const auto hint = hints.count("80012345678", PhoneType::Other);
    QCOMPARE(int(hint.doubt), int(PhoneDoubt::None));
    QCOMPARE(hint.zones, -1);
    QCOMPARE(hints.spread().unplaced, 1);
}

void TestPhoneHints::spread()
{
    PhoneHints hints;
    QCOMPARE(hints.spread().numbers, 0);
    const auto count = [&](const char *stored) { hints.count(stored, PhoneType::UsCanada); };
    for (const char *number : {"12125550100", "12125550101", "16465550102", "13105550103", "14165550104", "011442079460123",
                               "15555550100", "01144207946"})
        count(number);
    const auto spread = hints.spread();
    QCOMPARE(spread.numbers, 8);
    QCOMPARE(spread.unplaced, 2);
    QCOMPARE(spread.notLookedUp, 0);
    QCOMPARE(spread.zones,
             (QMap<QByteArray, qint64>{
                 {"America/New_York", 3}, {"America/Los_Angeles", 1}, {"America/Toronto", 1}, {"Europe/London", 1}}));
    QCOMPARE(spread.regions,
             (QMap<QString, qint64>{{QStringLiteral("US"), 4}, {QStringLiteral("CA"), 1}, {QStringLiteral("GB"), 1}}));
}

void TestPhoneHints::rangesAreLookedUpOnce()
{
    PhoneHints hints;
    for (int i = 0; i < 10'000; ++i)
        hints.count(std::to_string(12125550000 + i), PhoneType::UsCanada);
    QCOMPARE(hints.lookUps(), 1);
    // All of 212-2xx to 212-9xx is in use: a few look-ups of each hundred exchanges tell.
    for (qint64 exchange = 200; exchange < 1000; ++exchange)
        hints.count(std::to_string(12120000000 + exchange * 10'000 + 123), PhoneType::UsCanada);
    QVERIFY2(hints.lookUps() < 80, qPrintable(QString::number(hints.lookUps())));
    QCOMPARE(hints.spread().regions, (QMap<QString, qint64>{{QStringLiteral("US"), 10'800}}));
    // Those that are not are found all the same.
    for (qint64 exchange = 100; exchange < 200; ++exchange) {
        const auto hint = hints.look(std::to_string(12120000000 + exchange * 10'000 + 123), PhoneType::UsCanada);
        QCOMPARE(int(hint.doubt), int(PhoneDoubt::NotInUse));
    }
}

// An answer depends on the number, not on those that came before it: 684 (American Samoa) and 671 (Guam) share their country code
// with New York, and numbers of other lengths share their first digits.
void TestPhoneHints::rangesThatDiffer()
{
    PhoneHints hints;
    for (int i = 0; i < 2; ++i) {
        const auto region = [&](const char *stored) {
            const auto hint = hints.look(stored, PhoneType::Other);
            return hint.region < 0 ? QString() : hints.regionName(hint.region);
        };
        QCOMPARE(region("12125550123"), QStringLiteral("US"));
        QCOMPARE(region("16846330123"), QStringLiteral("AS"));
        QCOMPARE(region("16714720123"), QStringLiteral("GU"));
        QCOMPARE(region("18761550123"), QString()); // Jamaica, but no exchange begins with 1
        QCOMPARE(region("121255501"), QString());
        QCOMPARE(region("442079460123"), QStringLiteral("GB"));
        QCOMPARE(region("441481960123"), QStringLiteral("GG")); // Guernsey
    }
}

void TestPhoneHints::lookUpsAreLimited()
{
    // Numbers of up to eight digits are looked up one by one. Luxembourg has some of 352 and five.
    PhoneHints hints;
    for (int i = 0; i < 80'000; ++i)
        hints.count(std::to_string(35220000 + i), PhoneType::Other);
    QCOMPARE(hints.lookUps(), 80'000);
    // Numbers of an impossible length need none: Greenland has 299 and six digits.
    for (int i = 0; i < 80'000; ++i)
        hints.count(std::to_string(29910000 + i), PhoneType::Other);
    QCOMPARE(hints.lookUps(), 80'000);
    QCOMPARE(hints.spread().notLookedUp, 0);
    // Nothing in Britain begins with 0, so none of these ranges counts as in use as a whole.
    for (int i = 0; i < 30'000; ++i)
        hints.count(std::to_string(440000000000 + i * 10'000LL), PhoneType::Other);
    QCOMPARE(hints.lookUps(), PhoneHints::mostLookUps);
    QCOMPARE(hints.spread().notLookedUp, 10'000);
    // What was looked up is still known.
    QVERIFY(hints.look("35220000", PhoneType::Other).lookedUp);
}

void TestPhoneHints::longestPrefix()
{
    const auto &zones = PhoneZones::instance();
    const auto at = [&](std::string_view digits) {
        const int found = zones.find(digits);
        return found < 0 ? std::string_view("none") : zones.zones(found);
    };
    QCOMPARE(at("12083345555"), std::string_view("America/Denver"));      // Boise keeps Mountain Time, as Denver does
    QCOMPARE(at("12082635555"), std::string_view("America/Los_Angeles")); // Sandpoint, in the north of the same state
    QCOMPARE(at("81312345678"), std::string_view("Asia/Tokyo"));
    QCOMPARE(at("2105550100"), std::string_view("none"));
    QCOMPARE(at(""), std::string_view("none"));
}

void TestPhoneHints::everyDoubtHasWords()
{
    QCOMPARE(PhoneHints::words({PhoneDoubt::TooShort, 44}), QStringLiteral("too short for country code 44"));
    QCOMPARE(PhoneHints::words({PhoneDoubt::WrongLength, 44}), QStringLiteral("wrong length for country code 44"));
}

QTEST_GUILESS_MAIN(TestPhoneHints)
#include "tst_phonehints.moc"
