// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/demodata.h>
#include <sandbox/entryvalues.h>
#include <sandbox/outcomes.h>

#include <cmath>
#include <map>
#include <tuple>

namespace outdial::sandbox {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

// How long before the end of a history that part of it (0...1) took place: the first half over two days, the second half in waves
// over the last two hours, so that charts of the last hour have something to show.
std::int64_t beforeEnd(double part)
{
    if (part < 0.5)
        return 2 * hour + static_cast<std::int64_t>((1.0 - 2.0 * part) * static_cast<double>(2 * day));
    const double place = 2.0 * part - 1.0;
    const double wave = 0.012 * std::sin(place * 48.0) * std::min(1.0, 8.0 * (1.0 - place));
    return static_cast<std::int64_t>((1.0 - place + wave) * static_cast<double>(2 * hour));
}

class DemoBuilder {
public:
    explicit DemoBuilder(Store &store) : m_store(store), m_now(store.clock.now()) {}
    void fill();

private:
    ListRow list(const QString &name, DemoFormat format, unsigned first, unsigned count, int daysAgo);
    qint64 campaign(const QString &name, bool enabled, bool running, const QStringList &customFields = {});
    InstanceRow bind(qint64 campaign, const ListRow &list, int order, int ratio, bool enabled = true, const QString &name = {},
                     const api::Sorting &sorting = {});
    // Attempts of the past: of each hundred records this many were attempted, and this many are completed.
    void history(const InstanceRow &instance, const QStringList &customFields, int attempted, int completed, std::int64_t until);
    void addDncLists(qint64 renewals, qint64 dentists, qint64 readings, qint64 warranty);

    Store &m_store;
    std::int64_t m_now;
    People m_people{4711};
    QRandomGenerator m_ids{1001};
    EntryValues m_values;
    std::map<DemoFormat, qint64> m_formats;
};

ListRow DemoBuilder::list(const QString &name, DemoFormat format, unsigned first, unsigned count, int daysAgo)
{
    auto known = m_formats.find(format);
    if (known == m_formats.end()) {
        api::Format made = demoFormat(format);
        made.id = makeId(m_ids);
        known = m_formats.emplace(format, m_store.lists.addFormat(made)).first;
    }
    const std::int64_t created = m_now - daysAgo * day - hour;
    ListRow made = m_store.lists.addList(makeId(m_ids), name, known->second, created);
    addRecords(m_store, made, format, m_people, first, count, created + minute);
    return made;
}

qint64 DemoBuilder::campaign(const QString &name, bool enabled, bool running, const QStringList &customFields)
{
    CampaignRow row;
    row.id = makeId(m_ids);
    row.name = name;
    row.enabled = enabled;
    row.running = running;
    row.customFields = customFields;
    return m_store.campaigns.add(row);
}

InstanceRow DemoBuilder::bind(qint64 campaign, const ListRow &list, int order, int ratio, bool enabled, const QString &name,
                              const api::Sorting &sorting)
{
    InstanceRow row;
    row.id = makeId(m_ids);
    row.campaignSeq = campaign;
    row.listSeq = list.seq;
    row.order = order;
    row.ratio = ratio;
    row.enabled = enabled;
    row.name = name;
    row.sorting = sorting;
    row.seq = m_store.campaigns.addInstance(row);
    return row;
}

void DemoBuilder::history(const InstanceRow &instance, const QStringList &customFields, int attempted, int completed,
                          std::int64_t until)
{
    QRandomGenerator random(static_cast<quint32>(instance.seq) * 97);
    const QList<ResultRow> rows = m_store.results.allRecords(instance.seq, instance.listSeq, 0, 1'000'000);
    const auto format = m_store.lists.format(m_store.lists.bySeq(instance.listSeq).formatSeq);
    const qsizetype tried = rows.size() * attempted / 100;
    for (qsizetype i = 0; i < tried; ++i) {
        const bool completes = static_cast<int>(random.bounded(attempted)) < completed;
        const QString phone = m_values.phones(*format, rows[i].entry).value(0);
        QList<Outcome> outcomes;
        for (int number = 1;; ++number) {
            Outcome outcome;
            do { // until it suits what this record is to become
                outcome = makeOutcome(random, 0, number, phone, customFields);
            } while (!completes && outcome.completes);
            outcomes.append(outcome);
            if (outcome.completes || (!completes && (number == mostAttempts - 1 || random.bounded(3) > 0)))
                break;
        }
        // The last attempt of each falls into its moment; the tries before it are 40 minutes apart.
        const std::int64_t last = until - beforeEnd(static_cast<double>(i) / static_cast<double>(tried)) - random.bounded(60'000);
        for (qsizetype k = 0; k < outcomes.size(); ++k) {
            outcomes[k].attempt.made = last - (outcomes.size() - 1 - k) * 40 * minute;
            m_store.results.addAttempt(instance.seq, rows[i].recordSeq, static_cast<int>(k) + 1, outcomes[k].attempt,
                                       outcomes[k].completes);
        }
    }
}

void DemoBuilder::addDncLists(qint64 renewals, qint64 dentists, qint64 readings, qint64 warranty)
{
    const auto add = [this](const QString &name, const QString &type, const QString &country, const QString &field) {
        return m_store.campaigns.addDncList(
            {.id = makeId(m_ids), .name = name, .type = type, .country = country, .listField = field, .disposition = {}});
    };
    const QString matches = QStringLiteral("Number matches DNC");
    const qint64 optOuts = add(QStringLiteral("Company-wide opt-outs"), QStringLiteral("INTERNAL"), {}, {});
    const qint64 areas =
        add(QStringLiteral("Area codes on hold"), QStringLiteral("GEOGRAPHIC_AREACODE"), QStringLiteral("US"), {});
    const qint64 postal =
        add(QStringLiteral("Postleitzahlen mit Sperrzeit"), QStringLiteral("GEOGRAPHIC_POSTAL"), QStringLiteral("DE"), {});
    const qint64 claims = add(QStringLiteral("Claims in court"), QStringLiteral("EXCLUSION"), {}, QStringLiteral("claim"));
    for (const qint64 campaign : {renewals, readings, warranty})
        m_store.campaigns.attachDncList(campaign, optOuts, matches);
    m_store.campaigns.attachDncList(renewals, areas, matches);
    m_store.campaigns.attachDncList(dentists, postal, matches);
    m_store.campaigns.attachDncList(warranty, claims, QStringLiteral("Record excluded"));
    const qint64 states =
        add(QStringLiteral("States with a licence pending"), QStringLiteral("GEOGRAPHIC_STATE"), QStringLiteral("US"), {});
    m_store.campaigns.attachDncList(readings, states, matches);

    for (const auto &[dnc, key, comment] : std::initializer_list<std::tuple<qint64, const char *, const char *>>{
             {optOuts, "12065550142", "Spring renewals — West Coast"},
             {optOuts, "(503) 555-0117", "Meter reading callbacks"},
             {optOuts, "4155550163", ""},
             {areas, "907", "four time zones away"},
             {areas, "808", ""},
             {postal, "80331", "Innenstadt, nach 18 Uhr"},
             {postal, "93047", ""},
             {claims, "W-00021", ""},
             {claims, "W-00340", ""}})
        m_store.dnc.add(dnc, QString::fromUtf8(key), QString::fromUtf8(comment));
}

void DemoBuilder::fill()
{
    const ListRow westA = list(QStringLiteral("Renewals west A–K"), DemoFormat::Leads, 1, 3000, 12);
    const ListRow westL = list(QStringLiteral("Renewals west L–Z"), DemoFormat::Leads, 3001, 2600, 12);
    const ListRow late = list(QStringLiteral("Late sign-ups"), DemoFormat::Leads, 5601, 900, 9);
    const ListRow dental = list(QStringLiteral("Zahnvorsorge Süddeutschland Herbst"), DemoFormat::Termine, 1, 2400, 8);
    const ListRow meters = list(QStringLiteral("Meter readings, October round"), DemoFormat::MeterReadings, 0, 1800, 7);
    const ListRow ovens = list(QStringLiteral("Warranty claims — ovens and dishwashers"), DemoFormat::Warranty, 0, 1500, 6);
    const ListRow panel = list(QStringLiteral("Household panel, autumn wave"), DemoFormat::Panel, 1, 2000, 5);
    const ListRow plans = list(QStringLiteral("Payment plans.csv"), DemoFormat::Leads, 9001, 1200, 4);
    list(QStringLiteral("Lapsed members 2023 (unbound)"), DemoFormat::Leads, 12001, 800, 300); // bound to no campaign
    list(QStringLiteral("New arrivals"), DemoFormat::Leads, 1, 0, 1);
    const ListRow leads = list(QStringLiteral("Spring leads"), DemoFormat::Leads, 20001, 6, 2);

    const QStringList custom{QStringLiteral("renewed"), QStringLiteral("next_contact")};
    const qint64 renewals = campaign(QStringLiteral("Spring renewals — West Coast"), true, true, custom);
    const qint64 dentists =
        campaign(QStringLiteral("Terminerinnerung Zahnvorsorge Süddeutschland (Wiederholungsanrufe)"), true, true);
    const qint64 readings = campaign(QStringLiteral("Meter reading callbacks"), true, true);
    const qint64 warranty = campaign(QStringLiteral("Warranty recall: household appliances"), true, true);
    const qint64 payments = campaign(QStringLiteral("Payment plan reminders"), true, false);
    campaign(QStringLiteral("Volunteer thank-you calls"), true, false); // has no list
    const qint64 winback = campaign(QStringLiteral("Lapsed members winback Q4"), true, false);
    const qint64 hotline = campaign(QStringLiteral("Christmas hotline overflow"), false, false);

    const api::Sorting sorted{
        .type = api::SortingType::Custom,
        .fields = {{.fieldId = {}, .fieldName = QStringLiteral("priority"), .order = api::SortOrder::Descending},
                   {.fieldId = {}, .fieldName = QStringLiteral("renewal_date"), .order = api::SortOrder::Ascending}}};
    const std::int64_t recently = m_now - minute;
    history(bind(renewals, westA, 1, 4, true, {}, sorted), custom, 72, 46, recently);
    history(bind(renewals, westL, 2, 2), custom, 70, 45, recently);
    bind(renewals, late, 3, 1, false, QStringLiteral("filtered"));
    history(bind(dentists, dental, 1, 1), {}, 90, 78, recently);
    history(bind(readings, meters, 1, 1), {}, 25, 15, recently);
    bind(warranty, ovens, 1, 3);
    bind(warranty, panel, 1, 1, true, {}, {.type = api::SortingType::Random, .fields = {}});
    history(bind(payments, plans, 1, 1), {}, 100, 99, m_now - 2 * day);
    bind(winback, leads, 1, 1);
    bind(winback, panel, 2, 1);
    history(bind(hotline, panel, 1, 1), {}, 100, 99, m_now - 30 * day);
    addDncLists(renewals, dentists, readings, warranty);
}

} // namespace

void addRecords(Store &store, const ListRow &list, DemoFormat format, People &people, unsigned first, unsigned count,
                std::int64_t when)
{
    constexpr unsigned batch = 5000;
    simdjson::dom::parser parser;
    for (unsigned done = 0; done < count; done += batch) {
        JsonWriter json;
        json.reserve(batch * 330);
        json.beginArray();
        for (unsigned i = done; i < std::min(count, done + batch); ++i)
            writeRecord(json, format, people, first + i);
        json.endArray();
        const simdjson::dom::array array =
            parser.parse(json.bytes().constData(), static_cast<std::size_t>(json.bytes().size())).get_array().value();
        std::vector<simdjson::dom::object> records;
        for (const simdjson::dom::element element : array)
            records.push_back(element.get_object().value());
        const qint64 added = store.records.addAll(list, records, when, {});
        if (added != static_cast<qint64>(records.size()))
            throw DatabaseError("records of the data set do not fit their format");
    }
}

void fillDemo(Store &store) { DemoBuilder(store).fill(); }

} // namespace outdial::sandbox
