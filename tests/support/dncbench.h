// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What tests of Do-Not-Call lists share: a session on the demo tenant, its lists by name, and calling lists of the test's own
// with several phone fields.
#pragma once

#include <QTest>

#include <models/connect/session.h>
#include <models/dnc/dncbookmodel.h>
#include <models/dnc/dncdesk.h>
#include <models/dnc/dncledger.h>
#include <models/store/knownformats.h>

#include <set>
#include <support/tenantsession.h>

namespace outdial::test {

inline QString u8(const char *text) { return QString::fromUtf8(text); }

struct DncBench : SandboxSession {
    explicit DncBench(const QStringList &faults = {}) : SandboxSession(u8("demo"))
    {
        if (session == nullptr)
            qFatal("the sandbox did not start");
        session->client().setRetryPolicy({4, std::chrono::milliseconds(5), std::chrono::milliseconds(20)});
        for (const QString &fault : faults)
            tenant->addFault(fault);
    }

    api::Client &client() const { return session->client(); }
    models::DncLedger ledger() const { return {session->store(), session->tenant()}; }
    QString id(const char *name) const { return tenant->dncListIdByName(u8(name)); }
    models::DncListSeen list(const char *name, const char *type, const char *field = "", const char *country = "") const
    {
        return {id(name), u8(name), u8(type), u8(country), u8(field), false};
    }
    models::DncListSeen optOuts() const { return list("Company-wide opt-outs", "INTERNAL"); }
    models::DncListSeen claims() const { return list("Claims in court", "EXCLUSION", "claim"); }
    std::set<QString> keys(const QString &listId) const
    {
        const QStringList all = tenant->dncKeys(listId);
        return {all.begin(), all.end()};
    }
    // As if it had been added from here earlier.
    void know(const models::DncListSeen &list, const QStringList &keys) const
    {
        models::DncChange change;
        change.id = list.id + QStringLiteral("-known");
        change.listId = list.id;
        change.made = QDateTime::fromMSecsSinceEpoch(1'731'000'000'000, Qt::UTC);
        change.user = u8("k.lindqvist");
        change.reason = u8("Letter, scanned");
        change.keys = change.done = keys.size();
        change.finished = true;
        if (!ledger().keep(list.id, keys, true, change.id) || !ledger().record(change))
            qFatal("the ledger was not written");
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
    // id (key), home and mobile (PHONE), claim, note.
    api::CreatedList makeList(const char *name, const QByteArray &rows, bool formatKnown = true) const
    {
        const auto field = [](const char *fieldName, bool phone = false) {
            api::Field one;
            one.name = u8(fieldName);
            if (phone) {
                one.type = api::FieldType::Phone;
                one.phoneType = api::PhoneType::UsCanada;
            }
            return one;
        };
        api::Format format;
        format.name = u8(name) + QStringLiteral(" format");
        format.fields = {field("id"), field("home", true), field("mobile", true), field("claim"), field("note")};
        format.fields[0].key = format.fields[0].required = true;
        const auto created = value(client().callingList.createListWithNewFormat(format, u8(name)));
        if (value(client().callingList.addAll(created.listId, rows)).rejectedCount() != 0)
            qFatal("not all rows were added");
        format.id = created.formatId;
        if (formatKnown)
            models::KnownFormats(session->store()).remember(session->tenant(), {format, models::FormatOrigin::Created});
        return created;
    }
    QString bind(const char *campaign, const QString &listId) const
    {
        api::BindListRequest request;
        request.listId = listId;
        request.enabled = true;
        return value(client().campaign.bindList(tenant->campaignIdByName(u8(campaign)), request)).instanceId;
    }
};

} // namespace outdial::test
