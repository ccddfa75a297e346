// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A sandbox, with the data set "empty" unless another is asked for, and calling lists of a test's own, spoken to over plain HTTP.
#pragma once

#include <QTest>

#include <sandbox/sandbox.h>

#include <memory>
#include <support/rawtenant.h>

namespace outdial::test {

inline QJsonObject json(const char *text) { return QJsonDocument::fromJson(text).object(); }

class PracticeList {
public:
    bool start(sandbox::Options options = {})
    {
        if (options.dataset == sandbox::Options().dataset)
            options.dataset = QStringLiteral("empty");
        m_sandbox.reset();
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        const auto url = m_sandbox->start();
        if (!url)
            return false;
        m_tenant = std::make_unique<RawTenant>(*url);
        return m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret());
    }
    void stop() { m_sandbox.reset(); }

    // Makes a list and turns to it.
    bool create(const QByteArray &name, const QByteArray &fields)
    {
        const RawAnswer answer =
            m_tenant->call("POST", "callinglist/createListWithNewFormat",
                           R"({"formatName": ")" + name + R"(", "listName": ")" + name + R"(", "fields": [)" + fields + "]}");
        id = answer.object().value(QLatin1String("id")).toString();
        return answer.status == 200 && !id.isEmpty();
    }
    // Every kind of field: a key, a required one, phones of both types, a skipped one.
    bool createPeople()
    {
        return create("People", R"({"name": "id", "type": "ACCOUNT", "key": true},
            {"name": "first", "type": "FIRST_NAME", "searchable": true}, {"name": "last", "type": "LAST_NAME", "required": true},
            {"name": "phone", "type": "PHONE", "phoneType": "US_CANADA"},
            {"name": "alt", "type": "PHONE", "removePrefix": "0", "defaultCountryCode": "49", "searchable": true},
            {"name": "age", "type": "INTEGER", "searchable": true}, {"name": "born", "type": "DATETIME", "format": "yyyy-MM-dd"},
            {"name": "note", "type": "OTHER", "skip": true})");
    }

    // A method of the folder "Lists" for this list.
    RawAnswer call(const QByteArray &method, const QByteArray &body)
    {
        return m_tenant->call("POST", "callinglist/" + method + '/' + id.toLatin1(), body);
    }
    RawAnswer find(const QByteArray &keys) { return m_tenant->call("POST", "callinglist/get/" + id.toLatin1() + "/none", keys); }
    QJsonObject entry(const QByteArray &keys) { return find(keys).object().value(QLatin1String("entry")).toObject(); }
    QStringList stored(const char *field) const { return m_sandbox->storedValues(id, QString::fromLatin1(field)); }
    qint64 total()
    {
        const RawAnswer answer = m_tenant->get("callinglist/getList/" + id.toLatin1());
        return answer.status == 200 ? answer.object().value(QLatin1String("totalRecords")).toInteger(-1) : -1;
    }

    QByteArray campaign(const char *name = "Practice campaign") const
    {
        return m_sandbox->campaignIdByName(QString::fromLatin1(name)).toLatin1();
    }
    // Binds this list; gives the instance's id.
    QString bind(const QByteArray &campaignId)
    {
        return m_tenant
            ->post("campaign/bindList/" + campaignId, {{QStringLiteral("listId"), id}, {QStringLiteral("enabled"), true}})
            .object()
            .value(QLatin1String("instanceId"))
            .toString();
    }
    // One page of a walk over an instance.
    QJsonArray page(const char *method, const QByteArray &campaignId, const QString &instance, const QString &cursor = {},
                    int limit = 1000)
    {
        QJsonObject body{{QStringLiteral("instanceId"), instance}, {QStringLiteral("limit"), limit}};
        if (!cursor.isEmpty())
            body.insert(QStringLiteral("cursor"), cursor);
        m_last = m_tenant->post(QByteArray("campaign/") + method + '/' + campaignId, body);
        return m_last.object().value(QLatin1String("records")).toArray();
    }
    QString nextCursor() const { return m_last.object().value(QLatin1String("next_cursor")).toString(); }

    sandbox::Sandbox &sandbox() { return *m_sandbox; }
    RawTenant &tenant() { return *m_tenant; }

    QString id;

private:
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
    RawAnswer m_last;
};

// How many of these records are completed, or were attempted.
inline int countRecords(const QJsonArray &records, const char *what)
{
    int count = 0;
    for (const QJsonValue &record : records) {
        const QJsonValue value = record.toObject().value(QLatin1String("status")).toObject().value(QLatin1String(what));
        count += value.isBool() ? value.toBool() : value.toInt() > 0;
    }
    return count;
}

} // namespace outdial::test
