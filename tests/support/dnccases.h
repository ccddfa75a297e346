// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The methods of the folder "DNC Lists", each as a case.
#pragma once

#include <support/methodcase.h>

namespace outdial::test {

inline QList<MethodCase> dncCases()
{
    using api::Client;
    using api::Method;
    const auto number = [](qint64 count) { return word(count); };
    const QList<api::DncRecord> rows{{QStringLiteral("15550100"), QStringLiteral("asked")}, {QStringLiteral("15550101")}};
    return {
        {Method::DncDeleteAllRecords,
         [number](Client &client) { return told(client.doNotCallList.deleteAll(dncId), number); },
         "POST",
         QStringLiteral("donotcalllist/deleteAll/") + dncId,
         {},
         R"({"deleted":2})",
         QStringLiteral("2"),
         {404}},
        {Method::DncDeleteManyRecords,
         [](Client &client) {
             const QByteArray keys = api::encodeDncKeys({QStringLiteral("15550100"), QStringLiteral("15550101")});
             return told(client.doNotCallList.deleteMany(dncId, keys), bulkWords);
         },
         "POST",
         QStringLiteral("donotcalllist/delete/") + dncId,
         R"([{"key":"15550100"},{"key":"15550101"}])",
         R"({"deleted":1,"error":{"keyNotFound":[{"key":"15550100"}]}})",
         QStringLiteral("1 | keyNotFound {\"key\":\"15550100\"}"),
         {404}},
        {Method::DncAddManyRecords,
         [rows](Client &client) { return told(client.doNotCallList.addAll(dncId, api::encodeDncRecords(rows)), bulkWords); },
         "POST",
         QStringLiteral("donotcalllist/addAll/") + dncId,
         R"([{"key":"15550100","comment":"asked"},{"key":"15550101"}])",
         R"({"added":1,"error":{"duplicateKey":[{"key":"15550101"}]}})",
         QStringLiteral("1 | duplicateKey {\"key\":\"15550101\"}"),
         {404}},
        {Method::DncAddRecordsDeprecated,
         [number, rows](Client &client) { return told(client.doNotCallList.add(dncId, api::encodeDncRows(rows)), number); },
         "POST",
         QStringLiteral("donotcalllist/add/") + dncId,
         R"([["15550100","asked"],["15550101"]])",
         R"({"added":2})",
         QStringLiteral("2"),
         {404}},
        {Method::DncReplaceRecordsDeprecated,
         [number, rows](Client &client) {
             return told(client.doNotCallList.replaceAll(dncId, api::encodeDncRows(rows)), number);
         },
         "POST",
         QStringLiteral("donotcalllist/replaceAll/") + dncId,
         R"([["15550100","asked"],["15550101"]])",
         R"({"added":2})",
         QStringLiteral("2"),
         {404}},
    };
}

} // namespace outdial::test
