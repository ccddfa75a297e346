// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A list on the local tenant whose records are edited: what went over the wire, what the tenant has, and a second editor.
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QSignalSpy>

#include <models/records/editrun.h>

#include <support/clientbench.h>

namespace outdial::test {

class RecordEditBench : public ClientBench {
public:
    // id (key, required), phone (US_CANADA), home (US_CANADA), note, age (INTEGER), due (dd.MM.yyyy HH:mm), with records K0...
    explicit RecordEditBench(int records = 4)
    {
        m_format.name = QStringLiteral("Editing");
        const auto add = [this](const char *name, api::FieldType type) -> api::Field & {
            api::Field field;
            field.name = QLatin1String(name);
            field.type = type;
            if (type == api::FieldType::Phone)
                field.phoneType = api::PhoneType::UsCanada;
            m_format.fields.append(field);
            return m_format.fields.last();
        };
        api::Field &id = add("id", api::FieldType::Other);
        id.key = id.required = true;
        add("phone", api::FieldType::Phone);
        add("home", api::FieldType::Phone);
        add("note", api::FieldType::Other);
        add("age", api::FieldType::Integer);
        add("due", api::FieldType::DateTime).format = QStringLiteral("dd.MM.yyyy HH:mm");
        listId = value(client->callingList.createListWithNewFormat(m_format, QStringLiteral("Editing.csv"))).listId;
        if (records > 0)
            addRecords(listId, records); // phone (415) 555-0100 and on, note "first"
        campaignId = value(client->campaign.getAll()).first().id;
        instanceId = bind(campaignId, listId);
        auto opened = models::Store::open({});
        store = *opened;
        edits = models::PendingEdits::of(store, QStringLiteral("tenant"), listId);
        client->setContentsObserved(true);
        client->setObserver([this](const api::Exchange &exchange) {
            QMutexLocker lock(&m_mutex);
            if (exchange.contents)
                m_sent.append({exchange.method, exchange.contents->sent});
        });
    }
    ~RecordEditBench() { client->setObserver({}); }

    const api::Format &format() const { return m_format; }
    models::EditRun::Place place() { return {client.get(), listId, campaignId, instanceId, m_format}; }
    static QByteArray key(int record) { return "{\"id\":\"K" + QByteArray::number(record) + "\"}"; }
    // As a page reads it: what the tenant has.
    QString entryOf(int record, const char *field)
    {
        const auto page = value(client->callingList.get(listId, QStringLiteral("none"), key(record)));
        return page->size() == 0 ? QStringLiteral("no record") : entry(*page, 0, field);
    }
    void set(int record, const char *field, const char *after)
    {
        edits->set(key(record), QLatin1String(field), entryOf(record, field), QString::fromUtf8(after));
    }
    // Another user, by another way.
    void somebodyElse(const QByteArray &record) { value(client->callingList.update(listId, record)); }

    // Bodies of a method, since the last forget().
    QList<QByteArray> sent(api::Method method) const
    {
        QMutexLocker lock(&m_mutex);
        QList<QByteArray> bodies;
        for (const auto &[each, body] : m_sent) {
            if (each == method)
                bodies.append(body);
        }
        return bodies;
    }
    QJsonArray update() const
    {
        const auto bodies = sent(api::Method::UpdateManyRecords);
        return bodies.size() == 1 ? QJsonDocument::fromJson(bodies.first()).array() : QJsonArray();
    }
    void forget()
    {
        QMutexLocker lock(&m_mutex);
        m_sent.clear();
    }

    QString listId;
    QString campaignId;
    QString instanceId;
    models::StorePtr store;
    std::shared_ptr<models::PendingEdits> edits;

private:
    mutable QMutex m_mutex;
    QList<std::pair<api::Method, QByteArray>> m_sent;
    api::Format m_format;
};

// Runs to its end; false when it does not come.
inline bool runs(models::EditRun &run)
{
    QSignalSpy finished(&run, &models::EditRun::finished);
    return finished.wait(20'000);
}

} // namespace outdial::test
