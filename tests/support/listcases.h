// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The methods of the folder "Lists", each as a case.
#pragma once

#include <support/methodcase.h>

namespace outdial::test {

inline api::Format twoFields()
{
    api::Format format;
    format.name = QStringLiteral("two fields");
    api::Field id;
    id.name = QStringLiteral("id");
    id.required = true;
    api::Field phone;
    phone.name = QStringLiteral("phone");
    phone.type = api::FieldType::Phone;
    phone.required = true;
    phone.searchable = true;
    phone.key = true;
    format.fields = {id, phone};
    return format;
}

inline QList<MethodCase> listReadingCases()
{
    using api::Client;
    using api::Method;
    return {
        {Method::ListGetAllRecordsDeprecated,
         [](Client &client) { return told(client.callingList.getAll(listId, campaignId, 7, 100), pageWords); },
         "POST",
         QStringLiteral("callinglist/getAll/") + listId + QLatin1Char('/') + campaignId,
         R"({"fromIndex":7,"maxSize":"100"})",
         R"([{"entry":{"given":"Ida","phone":"15550100"},"index":7,
              "status":{"globalInteractionID":"0A0B","lastCallDuration":0,"lastDisposition":"Busy","totalAttempts":2,
                        "completed":false,"lastAgent":"ann","lastPhone":"15550100","lastDate":"1970-01-01T00:00:07.000"}}])",
         QStringLiteral("no cursor | given=Ida, phone=15550100, 2 attempts, not completed, Busy, ann, at 7000, index=7"),
         {404}},
        {Method::ListGetUpdatedRecordsDeprecated,
         [](Client &client) {
             return told(
                 client.callingList.getChanged(listId, campaignId, QDateTime({2013, 3, 1}, {13, 15, 6, 456}, Qt::UTC), 100),
                 pageWords);
         },
         "POST",
         QStringLiteral("callinglist/getChanged/") + listId + QLatin1Char('/') + campaignId,
         R"({"fromTime":"2013-03-01T13:15:06.456","maxSize":"100"})",
         R"([{"entry":{"given":"Ida","phone":"15550100"},"completed":true,"recordDisposition":"Sold",
              "recordDispositionCode":"S1","totalAttempts":1,
              "attempts":[{"call_attempted":false,"disposition":"Sold","dispositionCode":"","date":"1970-01-01T00:00:09.000",
                           "phone":"15550100","callDuration":31,"dialingDuration":0,"callNotes":"","agent":"ann",
                           "globalInteractionID":"0A0B","CPADuration":0}]}])",
         QStringLiteral("no cursor | given=Ida, phone=15550100, 1 attempts, completed, Sold, , recordDispositionCode=S1, "
                        "[Sold 15550100 31s]"),
         {404}},
        {Method::ListQueryRecordDeprecated,
         [](Client &client) { return told(client.callingList.get(listId, campaignId, R"({"phone":"15550100"})"), pageWords); },
         "POST",
         QStringLiteral("callinglist/get/") + listId + QLatin1Char('/') + campaignId,
         R"({"phone":"15550100"})",
         R"([{"entry":{"given":"Ida","phone":"15550100"},
              "status":{"lastDisposition":"Later","totalAttempts":1,"completed":false,"lastAgent":"ann"}},
             {"entry":{"given":"Ida","phone":"15550100"},
              "status":{"lastDisposition":"Sold","totalAttempts":3,"completed":true,"lastAgent":"bob"}}])",
         QStringLiteral("no cursor | given=Ida, phone=15550100, 1 attempts, not completed, Later, ann"
                        " | given=Ida, phone=15550100, 3 attempts, completed, Sold, bob"),
         {404}},
        {Method::GetLists,
         [](Client &client) {
             return told(client.callingList.getAll(100, QStringLiteral("590e9abd4abbf1165862d342")),
                         [](const api::CallingListPage &page) {
                             QStringList parts{page.nextCursor};
                             for (const api::CallingList &list : page.lists)
                                 parts << list.id << list.name << list.formatId << list.formatName
                                       << list.creationDate.toString(QStringLiteral("yyyyMMdd-HHmmss.zzz"))
                                       << word(list.totalRecords);
                             return parts.join(QLatin1Char(','));
                         });
         },
         "POST",
         QStringLiteral("callinglist/getAll"),
         R"({"limit":100,"cursor":"590e9abd4abbf1165862d342"})",
         R"({"next_cursor":"590e9abd4abbf1165862d999","records":[
             {"id":"L1","name":"Leads.csv","formatId":"F1","formatName":"two fields","creationDate":"2024-02-19T19:11:40.050",
              "totalRecords":120}]})",
         QStringLiteral("590e9abd4abbf1165862d999,L1,Leads.csv,F1,two fields,20240219-191140.050,120"),
         {404}},
        {Method::GetList,
         [](Client &client) {
             return told(client.callingList.getList(listId), [](const api::CallingListDetail &list) {
                 QStringList parts{list.name, list.formatId, list.formatName, word(list.totalRecords)};
                 for (const api::ListBinding &binding : list.campaigns)
                     parts << binding.campaignName << binding.campaignId << binding.instanceId;
                 return parts.join(QLatin1Char(','));
             });
         },
         "GET",
         QStringLiteral("callinglist/getList/") + listId,
         {},
         R"({"name":"Leads.csv","formatId":"F1","formatName":"two fields","creationDate":"2024-02-19T19:11:40.000",
             "totalRecords":120,"campaigns":[{"campaignName":"Spring","campaignId":"C1","instanceId":"I1"},
                                             {"campaignName":"Spring","campaignId":"C1","instanceId":"I2"}]})",
         QStringLiteral("Leads.csv,F1,two fields,120,Spring,C1,I1,Spring,C1,I2"),
         {404}},
        {Method::GetJobStatus,
         [](Client &client) {
             return told(client.job.getStatus(QStringLiteral("664f86eb65d0ccc8a0504999")), [](const api::JobStatus &status) {
                 return words({word(status.percentage), word(static_cast<int>(status.state)), status.stateText,
                               status.deleted ? word(*status.deleted) : QStringLiteral("-"), status.error});
             });
         },
         "GET",
         QStringLiteral("job/664f86eb65d0ccc8a0504999"),
         {},
         R"({"completion_percentage":100,"job_complete":"complete","deleted":47500})",
         QStringLiteral("100 | 2 | complete | 47500 | "),
         {404}},
    };
}

inline QList<MethodCase> listWritingCases()
{
    using api::Client;
    using api::Method;
    const auto done = [] { return QStringLiteral("done"); };
    const auto id = [](const QString &text) { return text; };
    const auto job = [](const api::StartedJob &started) { return words({started.id, word(started.estimated.count())}); };
    return {
        {Method::DeleteList,
         [done](Client &client) { return told(client.callingList.deleteList(listId), done); },
         "DELETE",
         QStringLiteral("callinglist/deleteList/") + listId,
         {},
         {},
         QStringLiteral("done"),
         {404}},
        {Method::CreateList,
         [id](Client &client) {
             return told(client.callingList.createList(QStringLiteral("Third.csv"), QStringLiteral("F1")), id);
         },
         "POST",
         QStringLiteral("callinglist/createList"),
         R"({"name":"Third.csv","formatId":"F1"})",
         R"({"id":"L3"})",
         QStringLiteral("L3"),
         {404, 409}},
        {Method::CreateListWithNewFormat,
         [](Client &client) {
             return told(client.callingList.createListWithNewFormat(twoFields(), QStringLiteral("First.csv")),
                         [](const api::CreatedList &made) {
                             return words({made.listId, made.formatId});
                         });
         },
         "POST",
         QStringLiteral("callinglist/createListWithNewFormat"),
         R"({"formatName":"two fields","fields":[
             {"name":"id","type":"OTHER","required":true,"searchable":false,"skip":false,"key":false},
             {"name":"phone","type":"PHONE","required":true,"searchable":true,"skip":false,"key":true,"phoneType":"OTHER",
              "removePrefix":"","defaultCountryCode":""}],"listName":"First.csv"})",
         R"({"id":"L4","formatId":"F4"})",
         QStringLiteral("L4 | F4"),
         {404, 409}},
        {Method::AddManyRecords,
         [](Client &client) {
             return told(client.callingList.addAll(listId, R"([{"phone":"1001","id":"K1"},{"phone":"1002","id":"K2"}])"),
                         bulkWords);
         },
         "POST",
         QStringLiteral("callinglist/addAll/") + listId,
         R"([{"phone":"1001","id":"K1"},{"phone":"1002","id":"K2"}])",
         R"({"added":1,"error":{"duplicateKey":[{"phone": "1002", "id": "K2"}]}})",
         QStringLiteral("1 | duplicateKey {\"phone\":\"1002\",\"id\":\"K2\"}"),
         {404}},
        {Method::AddRecord,
         [done](Client &client) { return told(client.callingList.add(listId, R"({"phone":"1004","id":"K4"})"), done); },
         "POST",
         QStringLiteral("callinglist/add/") + listId,
         R"({"phone":"1004","id":"K4"})",
         {},
         QStringLiteral("done"),
         {404, 409}},
        {Method::UpdateManyRecords,
         [](Client &client) {
             return told(client.callingList.updateAll(listId, R"([{"id":"K3","phone":"1004"},{"id":"K4","phone":null}])"),
                         bulkWords);
         },
         "POST",
         QStringLiteral("callinglist/updateAll/") + listId,
         R"([{"id":"K3","phone":"1004"},{"id":"K4","phone":null}])",
         R"({"updated":1,"error":{"keyNotFound":[{"id":"K4","phone":null}]}})",
         QStringLiteral("1 | keyNotFound {\"id\":\"K4\",\"phone\":null}"),
         {404}},
        {Method::UpdateRecord,
         [done](Client &client) { return told(client.callingList.update(listId, R"({"id":"K3","phone":"1004"})"), done); },
         "POST",
         QStringLiteral("callinglist/update/") + listId,
         R"({"id":"K3","phone":"1004"})",
         {},
         QStringLiteral("done"),
         {404}},
        {Method::EraseRecord,
         [done](Client &client) {
             return told(client.callingList.erase(listId, R"({"phone":"1004"})", QStringLiteral("asked \"twice\"")), done);
         },
         "POST",
         QStringLiteral("callinglist/erase/") + listId,
         R"({"fields":{"phone":"1004"},"reason":"asked \"twice\""})",
         {},
         QStringLiteral("done"),
         {404}},
        {Method::DeleteManyRecords,
         [job](Client &client) {
             api::DeleteCriteria criteria;
             criteria.fields = {{QStringLiteral("accountId"), {QStringLiteral("a1"), QStringLiteral("a2")}}};
             criteria.campaignId = campaignId;
             criteria.policy = api::DeleteCriteria::Policy::OnlyNeverAttempted;
             criteria.createdFrom = QDateTime({2024, 1, 1}, {0, 0}, Qt::UTC);
             criteria.createdTo = QDateTime({2024, 1, 10}, {0, 0}, Qt::UTC);
             return told(client.callingList.deleteMany(listId, criteria), job);
         },
         "POST",
         QStringLiteral("callinglist/delete/") + listId,
         R"({"fields":{"accountId":["a1","a2"]},
             "byCampaignResult":{"campaignId":"3F1C09D2-7B64-4E0A-9C55-0A1B2C3D4E5F","policy":"ONLY_NEVER_ATTEMPTED"},
             "createdFrom":"2024-01-01T00:00:00.000","createdTo":"2024-01-10T00:00:00.000"})",
         "{\n\"job\": \"664f86eb65d0ccc8a0504999\",\n\"estimated_time\": 38 // a comment\n}",
         QStringLiteral("664f86eb65d0ccc8a0504999 | 38"),
         {404, 409}},
        {Method::DeleteAllRecords,
         [job](Client &client) { return told(client.callingList.deleteAll(listId), job); },
         "POST",
         QStringLiteral("callinglist/deleteAll/") + listId,
         {},
         "{\n\"job\": \"664f86eb65d0ccc8a0504998\",\n\"estimated_time\": 7 // a comment\n}",
         QStringLiteral("664f86eb65d0ccc8a0504998 | 7"),
         {404, 409}},
    };
}

} // namespace outdial::test
