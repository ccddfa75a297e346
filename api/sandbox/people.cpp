// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/people.h>

#include <array>
#include <cstdio>
#include <span>

namespace outdial::sandbox {
namespace {

using Country = People::Country;

constexpr std::array usFirst{"Marisol", "Devon",    "Harriet", "Quincy", "Tamsin",  "Orlando", "Beatrix",
                             "Clyde",   "Imani",    "Rufus",   "Noelle", "Wendell", "Sabine",  "Emmett",
                             "Paloma",  "Thaddeus", "Ingrid",  "Jerome", "Odette",  "Lionel"};
constexpr std::array usLast{"Abernathy", "Bellweather", "Castellan",    "Dunmore",     "Eastlake",    "Fennimore",    "Goodspeed",
                            "Hollowell", "Ironwood",    "Jessamy",      "Kettering",   "Lovelock",    "Merriweather", "Northcott",
                            "Okonjo",    "Pemberly",    "Quillfeather", "Ravenscroft", "Silverthorn", "O'Tarrow"};
constexpr std::array deFirst{"Jürgen", "Käthe",     "Anneliese", "Björn", "Cornelius", "Dörte",    "Emil",   "Frauke",
                             "Götz",   "Hannelore", "Ilse",      "Jörg",  "Liesel",    "Matthäus", "Renate", "Sönke"};
constexpr std::array deLast{"Müllerstein", "Großkopf", "Schönfelder", "Weißhaupt",    "Krähwinkel",  "Öchsle",       "Birnbaumer",
                            "Hagedörfer",  "Lämmle",   "Pfannkuch",   "von Tannberg", "Zöllner-Ruß", "Kirschgarten", "Übelacker"};
constexpr std::array ukFirst{"Alistair", "Bronwen",   "Cecily", "Duncan", "Elspeth",
                             "Fergus",   "Gwendolyn", "Hamish", "Isolde", "Rhys"};
constexpr std::array ukLast{"Applewhite",   "Bracegirdle", "Cholmondley", "Drinkwater", "Entwhistle",
                            "Featherstone", "Gathercole",  "Heatherwick", "MacAvity",   "Ap Gryffydd"};
constexpr std::array frFirst{"Amélie", "Benoît", "Chloé", "Désiré", "Eulalie", "François", "Geneviève", "Hélène"};
constexpr std::array frLast{"Beauchêne", "Clairmont-Dubois", "D'Aubervent", "Forêt", "L'Hermine", "Montclair", "Pâquerette"};
constexpr std::array auFirst{"Banjo", "Coral", "Darcy", "Evonne", "Jarrah", "Kirra", "Lachie", "Matilda"};
constexpr std::array auLast{"Billabong", "Coolabah", "Drover", "Eucalypt", "Galahwood", "Mulga", "Wattlebird"};

constexpr std::array<People::Place, 10> usPlaces{{{"94016", "CA"},
                                                  {"97035", "OR"},
                                                  {"98012", "WA"},
                                                  {"89109", "NV"},
                                                  {"85013", "AZ"},
                                                  {"90011", "CA"},
                                                  {"02134", "MA"},
                                                  {"00501", "NY"},
                                                  {"96815", "HI"},
                                                  {"99504", "AK"}}};
constexpr std::array<People::Place, 6> dePlaces{{{"80331", "München"},
                                                 {"86150", "Augsburg"},
                                                 {"70173", "Stuttgart"},
                                                 {"93047", "Regensburg"},
                                                 {"01067", "Dresden"},
                                                 {"90402", "Nürnberg"}}};
constexpr std::array<People::Place, 4> ukPlaces{
    {{"LS1 4AP", "Leeds"}, {"SW1A 2AA", "London"}, {"EH1 1YZ", "Edinburgh"}, {"B1 1BB", "Birmingham"}}};
constexpr std::array<People::Place, 3> frPlaces{{{"75001", "Paris"}, {"69002", "Lyon"}, {"06000", "Nice"}}};
constexpr std::array<People::Place, 3> auPlaces{{{"2000", "NSW"}, {"3000", "VIC"}, {"0800", "NT"}}};

constexpr std::array usAreas{"415", "213", "503", "206", "702", "602", "808", "907", "619", "541", "360", "775"};
constexpr std::array ukAreas{"020 7946 0", "0113 496 0", "0114 496 0", "0115 496 0", "0116 496 0",
                             "0117 496 0", "0121 496 0", "0131 496 0", "0141 496 0", "0161 496 0"};
constexpr std::array deAreas{"030 23125 ", "069 90009 ", "040 66969 ", "0221 4710 ", "089 99998 "};
constexpr std::array frAreas{"+33 1 99 00 ", "+33 2 61 91 ", "+33 3 53 01 ", "+33 4 65 71 ", "+33 5 36 49 "};
constexpr std::array auAreas{"+61 2 5550 ", "+61 3 5550 ", "+61 7 5550 ", "+61 8 5550 "};

std::string padded(unsigned number, int width)
{
    char text[16];
    std::snprintf(text, sizeof text, "%0*u", width, number);
    return text;
}

std::span<const char *const> firstNames(Country country)
{
    switch (country) {
    case Country::Germany:
        return deFirst;
    case Country::UnitedKingdom:
        return ukFirst;
    case Country::France:
        return frFirst;
    case Country::Australia:
        return auFirst;
    case Country::UnitedStates:
        break;
    }
    return usFirst;
}

std::span<const char *const> lastNames(Country country)
{
    switch (country) {
    case Country::Germany:
        return deLast;
    case Country::UnitedKingdom:
        return ukLast;
    case Country::France:
        return frLast;
    case Country::Australia:
        return auLast;
    case Country::UnitedStates:
        break;
    }
    return usLast;
}

std::span<const People::Place> places(Country country)
{
    switch (country) {
    case Country::Germany:
        return dePlaces;
    case Country::UnitedKingdom:
        return ukPlaces;
    case Country::France:
        return frPlaces;
    case Country::Australia:
        return auPlaces;
    case Country::UnitedStates:
        break;
    }
    return usPlaces;
}

} // namespace

std::string People::firstName(Country country)
{
    const auto names = firstNames(country);
    return names[below(static_cast<unsigned>(names.size()))];
}

std::string People::lastName(Country country)
{
    const auto names = lastNames(country);
    return names[below(static_cast<unsigned>(names.size()))];
}

People::Place People::place(Country country)
{
    const auto known = places(country);
    return known[below(static_cast<unsigned>(known.size()))];
}

std::string People::phone(Country country) { return phone(country, below(10'000)); }

std::string People::phone(Country country, unsigned n)
{
    switch (country) {
    case Country::UnitedStates:
        return std::string("(") + usAreas[n / 100 % usAreas.size()] + ") 555-01" + padded(n % 100, 2);
    case Country::Germany:
        return deAreas[n / 1000 % deAreas.size()] + padded(n % 1000, 3);
    case Country::UnitedKingdom:
        return ukAreas[n / 1000 % ukAreas.size()] + padded(n % 1000, 3);
    case Country::France:
        return frAreas[n / 10'000 % frAreas.size()] + padded(n / 100 % 100, 2) + ' ' + padded(n % 100, 2);
    case Country::Australia:
        return auAreas[n / 10'000 % auAreas.size()] + padded(n % 10'000, 4);
    }
    return {};
}

} // namespace outdial::sandbox
