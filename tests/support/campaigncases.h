// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The methods of the folders "Authentication" and "Campaigns", each as a case.
#pragma once

#include <support/methodcase.h>

namespace outdial::test {

inline QByteArray campaignAnswer()
{
    return R"({"name":"Spring","enabled":true,"state":"STOPPED",
      "lists":[
        {"id":"L1","name":"Leads.csv","instanceId":"I1","instanceName":"","enabled":true,"order":1,"dialingRatio":3,
         "sortingOrder":{"type":"CUSTOM","sortingFields":[{"fieldId":"f1","fieldName":"Rank","sortOrder":"DESC"}]},
         "totalRecords":120},
        {"id":"L2","name":"More.csv","instanceId":"I2","instanceName":"filtered","enabled":false,"order":2,"dialingRatio":1,
         "sortingOrder":{"type":"natural","sortingFields":[]},"totalRecords":55}],
      "dncLists":[
        {"id":"D1","name":"Areas","type":"GEOGRAPHIC_AREACODE","Country":"US","disposition":"On a list"},
        {"id":"D2","name":"Members","type":"EXCLUSION","listField":"memberId","disposition":"On a list"}]})";
}

inline QString campaignWords(const api::Campaign &campaign)
{
    QStringList parts{campaign.name, yes(campaign.enabled, "enabled"), word(campaign.state)};
    for (const api::ListInstance &one : campaign.lists) {
        QString sorting = QString::number(static_cast<int>(one.sorting.type));
        for (const api::SortingField &field : one.sorting.fields)
            sorting += QLatin1Char(' ') + field.fieldId + QLatin1Char(' ') + field.fieldName +
                       (field.order == api::SortOrder::Descending ? QStringLiteral(" down") : QStringLiteral(" up"));
        parts << one.listId + QLatin1Char('/') + one.instanceId << one.listName << one.instanceName << yes(one.enabled, "enabled")
              << word(one.order) << word(one.dialingRatio) << sorting << word(one.totalRecords);
    }
    for (const api::DncListRef &dnc : campaign.dncLists)
        parts << dnc.id << dnc.name << dnc.type << dnc.country << dnc.listField << dnc.disposition;
    return parts.join(QLatin1Char(','));
}

// A never-called record as printed, and one that was completed at the first attempt.
inline QByteArray recordPageAnswer(const QByteArray &cursor)
{
    return R"({"next_cursor":")" + cursor + R"(","records":[
      {"entry":{"given":"Ida","phone":"15550100","id":"K4"},
       "status":{"globalInteractionID":"","lastCallDuration":0,"lastDisposition":"","totalAttempts":0,"completed":false,
                 "completedTime":"","lastAgent":"","lastPhone":"","lastDate":""},
       "attempts":[]},
      {"entry":{"given":"Otto","phone":"15550102","id":"K2"},
       "status":{"globalInteractionID":"0A0B","lastCallDuration":42,"lastDisposition":"Agreed","totalAttempts":1,"completed":true,
                 "completedTime":"1970-01-01T00:00:05.000","lastAgent":"ann","lastPhone":"15550102",
                 "lastDate":"1970-01-01T00:00:05.250","custom_colour":"red"},
       "attempts":[{"call_attempted":true,"disposition":"Agreed","date":"1970-01-01T00:00:05.250","phone":"15550102",
                    "callDuration":42,"dialingDuration":6,"callNotes":"","agent":"ann","globalInteractionID":"0A0B",
                    "CPADuration":2,"CPAResult":"Voice","custom_colour":"red"}]}]})";
}

inline QString recordPageWords(const QString &cursor)
{
    return cursor + QStringLiteral(" | given=Ida, phone=15550100, id=K4, 0 attempts, not completed, , "
                                   " | given=Otto, phone=15550102, id=K2, 1 attempts, completed, Agreed, ann, at 5250, "
                                   "custom_colour=red, [Agreed 15550102 42s]");
}

inline api::RecordWindow januaryWindow(const QString &cursor)
{
    api::RecordWindow window;
    window.instanceId = instanceId;
    window.startTime = QDateTime({2024, 1, 1}, {0, 0}, Qt::UTC);
    window.endTime = QDateTime({2024, 1, 30}, {23, 59, 59, 7}, Qt::UTC);
    window.extractAttempts = true;
    window.limit = 1000;
    window.cursor = cursor;
    return window;
}

inline QList<MethodCase> campaignCases()
{
    using api::Client;
    using api::Method;
    const QByteArray at = campaignId.toLatin1();
    const QByteArray timedBody = R"({"instanceId":"C0FFEE10-6CC4-11EE-807C-0800200C9A66","startTime":"2024-01-01T00:00:00.000",)"
                                 R"("endTime":"2024-01-30T23:59:59.007","extractAttempts":true,"limit":1000,)"
                                 R"("cursor":"2024-01-10T12:13:59.001_590e9abd4abbf1165862d342"})";
    const QString timeCursor = QStringLiteral("2024-01-10T12:13:59.001_590e9abd4abbf1165862d342");
    const auto stateWords = [](api::CampaignState state) { return word(state); };

    return {
        {Method::GetCampaigns,
         [](Client &client) {
             return told(client.campaign.getAll(), [](const QList<api::CampaignSummary> &all) {
                 QStringList parts;
                 for (const api::CampaignSummary &one : all)
                     parts << one.id << one.name << word(one.state);
                 return parts.join(QLatin1Char(','));
             });
         },
         "GET",
         QStringLiteral("campaign/getAll"),
         {},
         R"([{"id":"C1","name":"Spring","state":"STOPPED"},{"id":"C2","name":"Fall","state":"RUNNING"}])",
         QStringLiteral("C1,Spring,stopped,C2,Fall,running"),
         {404}},
        {Method::GetCampaign,
         [](Client &client) { return told(client.campaign.getCampaign(campaignId), campaignWords); },
         "GET",
         QStringLiteral("campaign/getCampaign/") + campaignId,
         {},
         campaignAnswer(),
         QStringLiteral("Spring,enabled,stopped,L1/I1,Leads.csv,,enabled,1,3,2 f1 Rank down,120,"
                        "L2/I2,More.csv,filtered,not enabled,2,1,0,55,"
                        "D1,Areas,GEOGRAPHIC_AREACODE,US,,On a list,D2,Members,EXCLUSION,,memberId,On a list"),
         {404}},
        {Method::GetCampaignStatus,
         [](Client &client) {
             return told(client.campaign.getStatus(campaignId), [](const api::CampaignStatus &status) {
                 return words({status.name, yes(status.enabled, "enabled"), word(status.state)});
             });
         },
         "GET",
         QStringLiteral("campaign/getStatus/") + campaignId,
         {},
         R"({"name":"Spring","enabled":true,"state":"STOPPED"})",
         QStringLiteral("Spring | enabled | stopped"),
         {404}},
        // These two are printed with typographic quotes.
        {Method::StartCampaign,
         [stateWords](Client &client) { return told(client.campaign.start(campaignId), stateWords); },
         "POST",
         QStringLiteral("campaign/start/") + campaignId,
         {},
         "{\n  \"state\": \xE2\x80\x9CRUNNING\xE2\x80\x9D\n}",
         QStringLiteral("running"),
         {404, 409}},
        {Method::StopCampaign,
         [stateWords](Client &client) { return told(client.campaign.stop(campaignId), stateWords); },
         "POST",
         QStringLiteral("campaign/stop/") + campaignId,
         {},
         "{\n  \"state\": \xE2\x80\x9CSTOPPED\xE2\x80\x9D\n}",
         QStringLiteral("stopped"),
         {404, 409}},
        {Method::BindList,
         [](Client &client) {
             api::BindListRequest request;
             request.listId = listId;
             request.instanceName = QString();
             request.enabled = true;
             request.order = 1;
             request.dialingRatio = 1;
             request.sorting =
                 api::Sorting{api::SortingType::Custom, {{{}, QStringLiteral("Expected \"result\""), api::SortOrder::Ascending}}};
             return told(client.campaign.bindList(campaignId, request), [](const api::BoundInstance &bound) {
                 return words({bound.instanceId, word(bound.totalRecords)});
             });
         },
         "POST",
         QStringLiteral("campaign/bindList/") + campaignId,
         R"({"listId":"A90B7E31-55D0-4C1F-8E77-6655AA44BB33","instanceName":"","enabled":true,"order":1,"dialingRatio":1,)"
         R"("sortingOrder":{"type":"CUSTOM","sortingFields":[{"fieldName":"Expected \"result\"","sortOrder":"ASC"}]}})",
         R"({"instanceId":"I7","totalRecords":120})",
         QStringLiteral("I7 | 120"),
         {404}},
        {Method::UpdateList,
         [](Client &client) {
             api::UpdateListRequest request;
             request.instanceId = instanceId;
             request.instanceName = api::ResetToDefault();
             request.enabled = true;
             request.order = 4;
             request.sorting = api::Sorting{api::SortingType::Custom,
                                            {{QStringLiteral("f1"), QStringLiteral("Rank"), api::SortOrder::Descending}}};
             return told(client.campaign.updateList(campaignId, request), [](qint64 total) { return word(total); });
         },
         "PATCH",
         QStringLiteral("campaign/updateList/") + campaignId,
         R"({"instanceId":"C0FFEE10-6CC4-11EE-807C-0800200C9A66","instanceName":null,"enabled":true,"order":4,)"
         R"("sortingOrder":{"type":"CUSTOM","sortingFields":[{"fieldName":"Rank","sortOrder":"DESC"}]}})",
         R"({"totalRecords":55})",
         QStringLiteral("55"),
         {404, 409}},
        {Method::UnbindList,
         [](Client &client) {
             return told(client.campaign.unbindList(campaignId, instanceId), [] { return QStringLiteral("done"); });
         },
         "POST",
         QStringLiteral("campaign/unbindList/") + campaignId,
         R"({"instanceId":"C0FFEE10-6CC4-11EE-807C-0800200C9A66"})",
         {},
         QStringLiteral("done"),
         {404, 409}},
        {Method::GetAllRecords,
         [](Client &client) {
             api::RecordWindow window;
             window.instanceId = instanceId;
             window.extractAttempts = true;
             window.limit = 1000;
             window.cursor = QStringLiteral("590e9abd4abbf1165862d342");
             return told(client.campaign.getAllRecords(campaignId, window), pageWords);
         },
         "POST",
         QStringLiteral("campaign/getAllRecords/") + campaignId,
         R"({"instanceId":"C0FFEE10-6CC4-11EE-807C-0800200C9A66","extractAttempts":true,"limit":1000,)"
         R"("cursor":"590e9abd4abbf1165862d342"})",
         recordPageAnswer("590e9abd4abbf1165862d342"),
         recordPageWords(QStringLiteral("590e9abd4abbf1165862d342")),
         {404, 409}},
        {Method::GetCompletedRecords,
         [timeCursor](Client &client) {
             return told(client.campaign.getCompletedRecords(campaignId, januaryWindow(timeCursor)), pageWords);
         },
         "POST",
         QStringLiteral("campaign/getCompletedRecords/") + campaignId,
         timedBody,
         recordPageAnswer("2024-01-15T18:13:59.111_6870e9abd4abbf1165862d22"),
         recordPageWords(QStringLiteral("2024-01-15T18:13:59.111_6870e9abd4abbf1165862d22")),
         {404, 409}},
        {Method::GetUpdatedRecords,
         [timeCursor](Client &client) {
             return told(client.campaign.getUpdatedRecords(campaignId, januaryWindow(timeCursor)), pageWords);
         },
         "POST",
         QStringLiteral("campaign/getUpdatedRecords/") + campaignId,
         timedBody,
         recordPageAnswer("2024-01-15T18:13:59.111_6870e9abd4abbf1165862d22"),
         recordPageWords(QStringLiteral("2024-01-15T18:13:59.111_6870e9abd4abbf1165862d22")),
         {404, 409}},
        {Method::QueryRecord,
         [](Client &client) {
             return told(client.campaign.queryRecord(campaignId, instanceId, R"({"id":"K4"})", false), pageWords);
         },
         "POST",
         QStringLiteral("campaign/queryRecord/") + campaignId,
         R"({"instanceId":"C0FFEE10-6CC4-11EE-807C-0800200C9A66","extractAttempts":false,"fields":{"id":"K4"}})",
         R"({"entry":{"given":"Ida","phone":"15550100","id":"K4"},
             "status":{"globalInteractionID":"","lastCallDuration":0,"lastDisposition":"","totalAttempts":0,"completed":false,
                       "completedTime":"","lastAgent":"","lastPhone":"","lastDate":"","custom_colour":""}})",
         QStringLiteral("no cursor | given=Ida, phone=15550100, id=K4, 0 attempts, not completed, , "),
         {404, 409}},
    };
}

} // namespace outdial::test
