// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A sandbox on a store that the test fills by hand before the sandbox opens it, so that every time and every value of a result
// is known: the dialer's are not.
#pragma once

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

#include <sandbox/sandbox.h>
#include <sandbox/store.h>

#include <functional>
#include <memory>
#include <simdjson.h>
#include <support/rawtenant.h>

namespace outdial::test {

// "2024-03-01T08:00:00.000" in UTC, as milliseconds since the epoch.
inline std::int64_t moment(const char *text)
{
    return QDateTime::fromString(QLatin1String(text) + u'Z', Qt::ISODateWithMs).toMSecsSinceEpoch();
}

inline QJsonObject json(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }
inline QJsonArray jsonList(const QByteArray &text) { return QJsonDocument::fromJson(text).array(); }

// Writes into a store with fewer words.
class StoreWriter {
public:
    explicit StoreWriter(sandbox::Store &store) : m_store(store) {}

    qint64 campaign(const char *id, const char *name, const QStringList &customFields = {})
    {
        sandbox::CampaignRow row;
        row.id = QLatin1String(id);
        row.name = QLatin1String(name);
        row.customFields = customFields;
        return m_store.campaigns.add(row);
    }
    qint64 format(const char *id, const char *name, const QList<api::Field> &fields)
    {
        return m_store.lists.addFormat({.id = QLatin1String(id), .name = QLatin1String(name), .fields = fields});
    }
    // records: a JSON list of them, as addAll takes it; all of them have to be good.
    sandbox::ListRow list(const char *id, const char *name, qint64 format, const char *records)
    {
        const sandbox::ListRow row =
            m_store.lists.addList(QLatin1String(id), QLatin1String(name), format, moment("2024-02-29T12:00:00.000"));
        simdjson::dom::parser parser;
        const simdjson::padded_string text{std::string_view(records)};
        std::vector<simdjson::dom::object> objects;
        const simdjson::dom::element given = parser.parse(text).value();
        const simdjson::dom::array array = given.get_array().value();
        for (const simdjson::dom::element record : array)
            objects.push_back(record.get_object().value());
        if (m_store.records.addAll(row, objects, row.created, {}) != static_cast<qint64>(objects.size()))
            qFatal("a record of %s is refused", id);
        return row;
    }
    sandbox::InstanceRow bind(const char *id, qint64 campaign, const sandbox::ListRow &list, int order)
    {
        sandbox::InstanceRow row;
        row.id = QLatin1String(id);
        row.campaignSeq = campaign;
        row.listSeq = list.seq;
        row.enabled = true;
        row.order = order;
        row.seq = m_store.campaigns.addInstance(row);
        return row;
    }

private:
    sandbox::Store &m_store;
};

class HandmadeTenant {
public:
    bool start(const std::function<void(sandbox::Store &)> &fill)
    {
        {
            sandbox::Store store(file(), 20'000'000);
            sandbox::Transaction transaction(store.database); // in one, because the file is synced at each end
            fill(store);
            transaction.commit();
        }
        return restart();
    }
    // Another sandbox on the same store, as after the program was ended.
    bool restart()
    {
        m_sandbox.reset();
        sandbox::Options options;
        options.dataFile = file();
        options.dialRate = 0;
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        const auto url = m_sandbox->start();
        if (!url)
            return false;
        m_raw = std::make_unique<RawTenant>(*url);
        return m_raw->signIn(m_sandbox->clientId(), m_sandbox->clientSecret());
    }

    const sandbox::Sandbox &sandbox() const { return *m_sandbox; }

    RawAnswer call(const QByteArray &verb, const QByteArray &path, const QByteArray &body = {})
    {
        return m_raw->call(verb, path, body);
    }
    RawAnswer post(const QByteArray &path, const QByteArray &body) { return call("POST", path, body); }
    QJsonObject get(const QByteArray &path) { return call("GET", path).object(); }
    // What getCampaign says of its lists.
    QJsonArray lists(const QByteArray &campaign)
    {
        return get("campaign/getCampaign/" + campaign).value(QLatin1String("lists")).toArray();
    }

private:
    QString file() const { return m_folder.filePath(QStringLiteral("store")); }

    QTemporaryDir m_folder;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_raw;
};

// One list in two instances of "CAMPAIGN-1" and one of "CAMPAIGN-2". Of its six records in INSTANCE-A: N1 was tried, N4, N2 and
// N3, N5 are completed in this order, N2 and N3 at the same moment, N6 was never called. In INSTANCE-B only N6 was. LIST-2 has
// two keys, one of them a telephone number, LIST-3 none; both are in CAMPAIGN-2.
inline void fillWithResults(sandbox::Store &store)
{
    using sandbox::AttemptRow;
    StoreWriter write(store);
    const auto field = [](const char *name, api::FieldType type, bool key = false) {
        api::Field made;
        made.name = QLatin1String(name);
        made.type = type;
        made.key = key;
        if (type == api::FieldType::Phone)
            made.phoneType = api::PhoneType::UsCanada;
        return made;
    };
    const qint64 first = write.campaign("CAMPAIGN-1", "First", {QStringLiteral("renewed"), QStringLiteral("next_contact")});
    const qint64 second = write.campaign("CAMPAIGN-2", "Second");
    const auto list = write.list("LIST-1", "One",
                                 write.format("FORMAT-1", "One key",
                                              {field("id", api::FieldType::Account, true),
                                               field("last", api::FieldType::LastName), field("phone", api::FieldType::Phone)}),
                                 R"([{"id": "N1", "last": "Ames", "phone": "(415) 555-0101"},
                                     {"id": "N2", "last": "Bell", "phone": "(415) 555-0102"},
                                     {"id": "N3", "last": "Cole", "phone": "(415) 555-0103"},
                                     {"id": "N4", "last": "Dunn", "phone": "(415) 555-0104"},
                                     {"id": "N5", "last": "Ezra", "phone": "(415) 555-0105"},
                                     {"id": "N6", "last": "Ford", "phone": "(415) 555-0106"}])");
    const auto twoKeys = write.list("LIST-2", "Two",
                                    write.format("FORMAT-2", "Two keys",
                                                 {field("phone", api::FieldType::Phone, true),
                                                  field("no", api::FieldType::Integer, true), field("x", api::FieldType::Other)}),
                                    R"([{"phone": "(415) 555-0107", "no": "007", "x": "first"},
                                        {"phone": "(415) 555-0107", "no": 8, "x": "second"}])");
    const auto keyless =
        write.list("LIST-3", "Three", write.format("FORMAT-3", "No key", {field("phone", api::FieldType::Phone)}),
                   R"([{"phone": "4155550108"}])");
    // In the order of dialing B comes behind A, which was bound later.
    const qint64 b = write.bind("INSTANCE-B", first, list, 2).seq;
    const qint64 a = write.bind("INSTANCE-A", first, list, 1).seq;
    write.bind("INSTANCE-C", second, list, 1);
    write.bind("INSTANCE-2", second, twoKeys, 2);
    write.bind("INSTANCE-3", second, keyless, 3);

    const auto attempt = [&store](qint64 instance, int record, int number, bool completes, AttemptRow row) {
        row.phone = QStringLiteral("1415555010%1").arg(record);
        row.interaction = QStringLiteral("CALL-%1-%2-%3").arg(instance).arg(record).arg(number);
        row.dialing = 9;
        row.cpaDuration = 2;
        store.results.addAttempt(instance, record, number, row, completes);
    };
    const QString noAnswer = QStringLiteral("No Answer");
    attempt(a, 1, 1, false, {.made = moment("2024-03-01T09:00:00.000"), .disposition = noAnswer, .cpaResult = noAnswer});
    attempt(a, 2, 1, false, {.made = moment("2024-03-01T08:30:00.000"), .disposition = noAnswer, .cpaResult = noAnswer});
    attempt(a, 2, 2, true,
            {.made = moment("2024-03-01T10:00:00.000"),
             .disposition = QStringLiteral("Agreed"),
             .duration = 41,
             .notes = QStringLiteral("Rang \"twice\"."),
             .agent = QStringLiteral("ada.quist"),
             .cpaResult = QStringLiteral("Voice"),
             .custom = QStringLiteral("\"custom_renewed\":\"yes\",\"custom_next_contact\":\"\"")});
    attempt(
        a, 3, 1, true,
        {.made = moment("2024-03-01T10:00:00.000"), .disposition = QStringLiteral("Fax"), .cpaResult = QStringLiteral("Fax")});
    attempt(a, 4, 1, true,
            {.made = moment("2024-03-01T09:30:00.500"), .disposition = QStringLiteral("Wrong number"), .callAttempted = false});
    attempt(a, 5, 1, true, {.made = moment("2024-03-01T11:00:00.000"), .disposition = QStringLiteral("Agreed")});
    attempt(b, 6, 1, true, {.made = moment("2024-03-01T12:00:00.000"), .disposition = QStringLiteral("Busy")});
}

} // namespace outdial::test
