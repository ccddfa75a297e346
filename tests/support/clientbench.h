// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A client and the local tenant, over a real connection; nothing dials unless a test says so.
#pragma once

#include <QtTest>

#include <api/client/client.h>
#include <sandbox/sandbox.h>

namespace outdial::test {

class ClientBench {
public:
    explicit ClientBench(double dialRate = 0, int tokenTtl = 3600)
    {
        sandbox::Options options;
        options.dialRate = dialRate;
        options.tokenTtl = tokenTtl;
        sandbox = std::make_unique<sandbox::Sandbox>(options);
        const auto url = sandbox->start();
        if (!url)
            qFatal("%s", qPrintable(url.error()));
        client = std::make_unique<api::Client>(*api::TenantAddress::parse(url->toString()),
                                               api::Credentials{sandbox->clientId(), sandbox->clientSecret()});
        client->setRetryPolicy({4, std::chrono::milliseconds(5), std::chrono::milliseconds(20)});
    }
    ~ClientBench() { client.reset(); }

    // A list of its own: id (key), phone (searchable, US_CANADA), note.
    api::CreatedList makeList(const QString &name)
    {
        api::Field id;
        id.name = QStringLiteral("id");
        id.key = true;
        id.required = true;
        api::Field phone;
        phone.name = QStringLiteral("phone");
        phone.type = api::FieldType::Phone;
        phone.phoneType = api::PhoneType::UsCanada;
        phone.searchable = true;
        api::Field note;
        note.name = QStringLiteral("note");
        api::Format format;
        format.name = name + QStringLiteral(" format");
        format.fields = {id, phone, note};
        return value(client->callingList.createListWithNewFormat(format, name));
    }
    // Records K0, K1, ... with numbers +1 415 555 0100, 0101, ...
    void addRecords(const QString &listId, int count)
    {
        QByteArray rows = "[";
        for (int i = 0; i < count; ++i) {
            const QByteArray n = QByteArray::number(i);
            rows += (i > 0 ? "," : "") + ("{\"id\":\"K" + n + "\",\"phone\":\"(415) 555-" +
                                          QByteArray::number(100 + i).rightJustified(4, '0') + "\",\"note\":\"first\"}");
        }
        if (value(client->callingList.addAll(listId, rows + "]")).done != count)
            qFatal("not all records were added");
    }
    QString bind(const QString &campaignId, const QString &listId, const QString &name = {})
    {
        api::BindListRequest request;
        request.listId = listId;
        request.instanceName = name;
        request.enabled = true;
        return value(client->campaign.bindList(campaignId, request)).instanceId;
    }
    api::ListInstance instance(const QString &campaignId, const QString &instanceId)
    {
        for (const api::ListInstance &one : value(client->campaign.getCampaign(campaignId)).lists) {
            if (one.instanceId == instanceId)
                return one;
        }
        return {};
    }
    // What must succeed for the test to go on.
    template <typename T>
    static T value(const api::Call<T> &call)
    {
        const api::Result<T> result = call.result();
        if (!result)
            qFatal("%s: %s", qPrintable(result.error().description), qPrintable(result.error().detail));
        if constexpr (!std::is_void_v<T>)
            return *result;
    }

    std::unique_ptr<sandbox::Sandbox> sandbox;
    std::unique_ptr<api::Client> client;
};

inline QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

// The value of a field of the entry; null when the page has no such field.
inline QString entry(const api::RecordPage &page, int row, const char *field)
{
    for (int i = 0; i < page.entryFieldCount(); ++i) {
        if (page.entryFieldName(i) == field)
            return textOf(page.entryValue(row, i));
    }
    return {};
}

// Compares the kind and status of an error.
#define COMPARE_REFUSAL(call, wantedKind, wantedStatus)                                                                          \
    do {                                                                                                                         \
        const auto refused = (call).result();                                                                                    \
        QVERIFY(!refused);                                                                                                       \
        QCOMPARE(refused.error().kind, wantedKind);                                                                              \
        QCOMPARE(refused.error().httpStatus, wantedStatus);                                                                      \
        QCOMPARE(refused.error().committed, outdial::api::Committed::None);                                                      \
        QVERIFY(!refused.error().description.isEmpty());                                                                         \
    } while (false)

} // namespace outdial::test
