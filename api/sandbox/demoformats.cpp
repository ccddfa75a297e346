// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/demoformats.h>

#include <array>
#include <cstdio>

namespace outdial::sandbox {
namespace {

using Country = People::Country;
using api::Field;
using api::FieldType;

Field field(const char *name, FieldType type)
{
    Field made;
    made.name = QString::fromUtf8(name);
    made.type = type;
    return made;
}

Field required(Field made)
{
    made.required = true;
    return made;
}

Field key(Field made)
{
    made.key = true;
    made.required = true;
    made.searchable = true;
    return made;
}

Field usPhone(const char *name)
{
    Field made = field(name, FieldType::Phone);
    made.phoneType = api::PhoneType::UsCanada;
    made.searchable = true;
    return made;
}

Field phone(const char *name, const char *removePrefix, const char *countryCode)
{
    Field made = field(name, FieldType::Phone);
    made.removePrefix = QString::fromUtf8(removePrefix);
    made.defaultCountryCode = QString::fromUtf8(countryCode);
    made.searchable = true;
    return made;
}

Field time(const char *name, FieldType type, const char *format, const char *zone)
{
    Field made = field(name, type);
    made.format = QString::fromUtf8(format);
    made.timeZone = QString::fromUtf8(zone);
    return made;
}

template <typename... Values>
std::string printed(const char *pattern, Values... values)
{
    char text[64];
    std::snprintf(text, sizeof text, pattern, values...);
    return text;
}

void writeLead(JsonWriter &json, People &people, unsigned n)
{
    static constexpr std::array sources{"Web form", "Fair", "Partner", "Renewal"};
    const auto place = people.place(Country::UnitedStates);
    json.key("customer_id").text(printed("C%07u", n));
    json.key("first_name").text(people.firstName(Country::UnitedStates));
    json.key("last_name").text(people.lastName(Country::UnitedStates));
    json.key("phone").text(people.phone(Country::UnitedStates));
    json.key("phone_2").text(people.below(3) ? std::string() : people.phone(Country::UnitedStates));
    json.key("zip").text(std::string_view(place.zip));
    json.key("state").text(std::string_view(place.name));
    json.key("renewal_date")
        .text(printed("2026-%02u-%02u %02u:30", 1 + people.below(12), 1 + people.below(28), 8 + people.below(10)));
    json.key("priority").text(printed("%u", 1 + people.below(5)));
    json.key("balance").integer(static_cast<qint64>(people.below(250'000)) - 20'000);
    json.key("source").text(std::string_view(sources[people.below(4)]));
    json.key("caller_id").text(std::string_view("+1 415 555 0100"));
}

void writeTermin(JsonWriter &json, People &people, unsigned n)
{
    const auto place = people.place(Country::Germany);
    json.key("kundennummer").text(printed("ZV-%06u", n));
    json.key("vorname").text(people.firstName(Country::Germany));
    json.key("nachname").text(people.lastName(Country::Germany));
    json.key("telefon").text(people.phone(Country::Germany));
    json.key("mobil").text(people.below(4) ? std::string() : people.phone(Country::Germany));
    json.key("plz").text(std::string_view(place.zip));
    json.key("ort").text(std::string_view(place.name));
    json.key("termin").text(printed("%02u.%02u.2026 %02u:15", 1 + people.below(28), 1 + people.below(12), 8 + people.below(9)));
    json.key("praxis").text(std::string_view(people.below(2) ? "Praxis am Hölzle" : "Zahnärzte \"Süd\", 2. Stock"));
    json.key("bemerkung").text(std::string_view(people.below(6) ? "" : "Rückruf erbeten; bitte langsam sprechen."));
}

void writeReading(JsonWriter &json, People &people, unsigned n)
{
    const auto place = people.place(Country::UnitedKingdom);
    json.key("phone").text(People::phone(Country::UnitedKingdom, n));
    json.key("forename").text(people.firstName(Country::UnitedKingdom));
    json.key("surname").text(people.lastName(Country::UnitedKingdom));
    json.key("account").text(printed("%010u", 4'100'000u + n)); // leading zeros are part of it
    json.key("postcode").text(std::string_view(place.zip));
    json.key("last_reading").integer(people.below(99'999));
    json.key("visit").text(printed("2026-%02u-%02u", 1 + people.below(12), 1 + people.below(28)));
}

void writePanel(JsonWriter &json, People &people, unsigned n)
{
    const Country country = n % 3 == 0 ? Country::Australia : Country::France;
    json.key("first_name").text(people.firstName(country));
    json.key("last_name").text(people.lastName(country));
    json.key("phone").text(people.phone(country));
    json.key("country").text(std::string_view(country == Country::France ? "FR" : "AU"));
    json.key("household_size").integer(1 + people.below(6));
    json.key("call_at").text(
        people.below(5) ? std::string()
                        : printed("%02u/%02u/2026 %02u:00:00", 1 + people.below(12), 1 + people.below(28), 9 + people.below(9)));
    json.key("agent").text(std::string_view(people.below(10) ? "" : "greta.lindahl"));
}

void writeClaim(JsonWriter &json, People &people, unsigned n)
{
    const auto place = people.place(Country::UnitedStates);
    json.key("claim").text(printed("W-%05u", 1 + n / 2)); // two appliances a claim: claim and serial together are the key
    json.key("serial").text(printed("%08u", n));
    json.key("owner").text(people.firstName(Country::UnitedStates) + ' ' + people.lastName(Country::UnitedStates));
    json.key("phone").text(people.phone(Country::UnitedStates));
    json.key("state").text(std::string_view(place.name));
    json.key("bought").text(printed("%02u/%02u/2024 12:00", 1 + people.below(12), 1 + people.below(28)));
    json.key("appliance").text(std::string_view(people.below(2) ? "Oven, model 40" : "Dishwasher, 24\" front"));
}

} // namespace

api::Format demoFormat(DemoFormat which)
{
    api::Format format;
    switch (which) {
    case DemoFormat::Leads:
        format.name = QStringLiteral("US insurance leads");
        format.fields = {key(field("customer_id", FieldType::Account)),
                         field("first_name", FieldType::FirstName),
                         required(field("last_name", FieldType::LastName)),
                         required(usPhone("phone")),
                         usPhone("phone_2"),
                         field("zip", FieldType::ZipCode),
                         field("state", FieldType::State),
                         time("renewal_date", FieldType::DateTime, "yyyy-MM-dd HH:mm", "America/Los_Angeles"),
                         field("priority", FieldType::Priority),
                         field("balance", FieldType::Integer),
                         field("source", FieldType::Other),
                         field("caller_id", FieldType::CallingNumber)};
        format.fields[8].order = QStringLiteral("FIFO");
        break;
    case DemoFormat::Termine: {
        Field intern = field("intern", FieldType::Other);
        intern.skip = true;
        format.name = QStringLiteral("Termine Zahnvorsorge");
        format.fields = {key(field("kundennummer", FieldType::Account)),
                         field("vorname", FieldType::FirstName),
                         required(field("nachname", FieldType::LastName)),
                         required(phone("telefon", "0", "49")),
                         phone("mobil", "0", "49"),
                         field("plz", FieldType::ZipCode),
                         field("ort", FieldType::Other),
                         time("termin", FieldType::DateTime, "dd.MM.yyyy HH:mm", "Europe/Berlin"),
                         field("praxis", FieldType::Company),
                         field("bemerkung", FieldType::Other),
                         intern};
        break;
    }
    case DemoFormat::MeterReadings:
        format.name = QStringLiteral("Meter readings UK");
        format.fields = {key(phone("phone", "0", "44")),
                         field("forename", FieldType::FirstName),
                         field("surname", FieldType::LastName),
                         field("account", FieldType::Account),
                         field("postcode", FieldType::ZipCode),
                         field("last_reading", FieldType::Integer),
                         time("visit", FieldType::DateTime, "yyyy-MM-dd", "Europe/London")};
        break;
    case DemoFormat::Panel:
        format.name = QStringLiteral("Household panel");
        format.fields = {field("first_name", FieldType::FirstName),
                         field("last_name", FieldType::LastName),
                         required(phone("phone", "", "")),
                         field("country", FieldType::Other),
                         field("household_size", FieldType::Integer),
                         time("call_at", FieldType::DateTimeCallAt, "MM/dd/yyyy HH:mm:ss", ""),
                         field("agent", FieldType::AgentLoginId)};
        break;
    case DemoFormat::Warranty:
        format.name = QStringLiteral("Warranty claims");
        format.fields = {
            key(field("claim", FieldType::Other)), key(field("serial", FieldType::Other)),
            field("owner", FieldType::LastName),   required(usPhone("phone")),
            field("state", FieldType::State),      time("bought", FieldType::DateTime, "MM/dd/yyyy HH:mm", "America/New_York"),
            field("appliance", FieldType::Other)};
        break;
    }
    return format;
}

void writeRecord(JsonWriter &json, DemoFormat format, People &people, unsigned n)
{
    json.beginObject();
    switch (format) {
    case DemoFormat::Leads:
        writeLead(json, people, n);
        break;
    case DemoFormat::Termine:
        writeTermin(json, people, n);
        break;
    case DemoFormat::MeterReadings:
        writeReading(json, people, n);
        break;
    case DemoFormat::Panel:
        writePanel(json, people, n);
        break;
    case DemoFormat::Warranty:
        writeClaim(json, people, n);
        break;
    }
    json.endObject();
}

} // namespace outdial::sandbox
