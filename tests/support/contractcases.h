// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A request of each method that a tenant with these objects answers with 200: what checks of the contract spoil, one thing at a
// time.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <api/client/method.h>

namespace outdial::test {

// Objects that exist in the tenant.
struct ContractIds {
    QString campaign; // stopped
    QString list;     // bound to it, keyed by customer_id
    QString instance;
    QString formatId; // of the list
    QString key;      // of a record
    QString dncList;  // with comments
    QString job;
};

inline QByteArray validBody(api::Method method, const ContractIds &ids)
{
    using api::Method;
    QByteArray body;
    switch (method) {
    case Method::BindList:
        body = R"({"listId": "LIST", "enabled": false})";
        break;
    case Method::UpdateList:
        body = R"({"instanceId": "INSTANCE", "order": 2})";
        break;
    case Method::UnbindList:
        body = R"({"instanceId": "INSTANCE"})";
        break;
    case Method::GetAllRecords:
    case Method::GetCompletedRecords:
    case Method::GetUpdatedRecords:
        body = R"({"instanceId": "INSTANCE", "limit": 2})";
        break;
    case Method::QueryRecord:
        body = R"({"instanceId": "INSTANCE", "fields": {"customer_id": "KEY"}})";
        break;
    case Method::ListGetAllRecordsDeprecated:
        body = R"({"fromIndex": 0, "maxSize": 2})";
        break;
    case Method::ListGetUpdatedRecordsDeprecated:
        body = R"({"fromTime": "2024-01-01T00:00:00.000", "maxSize": 2})";
        break;
    case Method::ListQueryRecordDeprecated:
        body = R"({"customer_id": "KEY"})";
        break;
    case Method::GetLists:
        body = R"({"limit": 2})";
        break;
    case Method::CreateList:
        body = R"({"name": "contract: a list", "formatId": "FORMAT"})";
        break;
    case Method::CreateListWithNewFormat:
        body = R"({"formatName": "contract: a format", "fields": [{"name": "phone", "type": "PHONE", "required": true,
                   "searchable": true, "skip": false, "key": true, "phoneType": "OTHER"}]})";
        break;
    case Method::AddManyRecords:
        body = R"([{"customer_id": "contract 1", "last_name": "Lark", "phone": "4155550100"}])";
        break;
    case Method::AddRecord:
        body = R"({"customer_id": "contract 2", "last_name": "Lark", "phone": "4155550100"})";
        break;
    case Method::UpdateManyRecords:
        body = R"([{"customer_id": "KEY", "first_name": "Ada"}])";
        break;
    case Method::UpdateRecord:
        body = R"({"customer_id": "KEY", "first_name": "Bea"})";
        break;
    case Method::EraseRecord:
        body = R"({"fields": {"customer_id": "KEY"}, "reason": "asked for it"})";
        break;
    case Method::DeleteManyRecords:
        body = R"({"fields": {"customer_id": ["contract 1"]}})";
        break;
    case Method::DncDeleteManyRecords:
    case Method::DncAddManyRecords:
        body = R"([{"key": "contract"}])";
        break;
    case Method::DncAddRecordsDeprecated:
    case Method::DncReplaceRecordsDeprecated:
        body = R"([["contract", ""]])";
        break;
    default: // without a body, or a form
        break;
    }
    return body.replace("LIST", ids.list.toUtf8())
        .replace("INSTANCE", ids.instance.toUtf8())
        .replace("FORMAT", ids.formatId.toUtf8())
        .replace("KEY", ids.key.toUtf8());
}

inline QByteArray validPath(api::Method method, const ContractIds &ids)
{
    QStringList variables;
    for (const QString &name : api::pathVariables(method)) {
        variables.append(name == QLatin1String("campaign_id") ? ids.campaign
                         : name == QLatin1String("list_id")   ? ids.list
                         : name == QLatin1String("job_id")    ? ids.job
                                                              : ids.dncList);
    }
    return "/configapi/v3/" + api::methodPath(method, variables).toLatin1();
}

// The order in which all of them can be sent: what others need goes last.
inline QList<api::Method> contractOrder()
{
    using api::Method;
    const QList<Method> last{Method::EraseRecord,      Method::DeleteManyRecords, Method::GetJobStatus,
                             Method::DeleteAllRecords, Method::UnbindList,        Method::DeleteList};
    QList<Method> order;
    for (const api::MethodInfo &info : api::methods()) {
        if (!last.contains(info.method))
            order.append(info.method);
    }
    return order + last;
}

} // namespace outdial::test
