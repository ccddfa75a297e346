// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The bodies that the method explorer begins with. The people and things in them do not exist.

#include <api/types/codecs.h>
#include <models/activity/explorerparameters.h>

namespace outdial::models {

using api::Method;

namespace {

// Both of these are the list that this format makes, so that one can go from one method to the next.
constexpr auto formatTemplate = R"({
  "formatName": "Renewals US",
  "fields": [
    {"name": "customer_id", "type": "ACCOUNT", "required": true, "searchable": true, "skip": false, "key": true},
    {"name": "last_name", "type": "LAST_NAME", "required": false, "searchable": true, "skip": false, "key": false},
    {"name": "phone", "type": "PHONE", "required": true, "searchable": false, "skip": false, "key": false,
     "phoneType": "US_CANADA"},
    {"name": "phone_abroad", "type": "PHONE", "required": false, "searchable": false, "skip": false, "key": false,
     "phoneType": "OTHER", "removePrefix": "00", "defaultCountryCode": "49"},
    {"name": "call_at", "type": "DATETIME_CALL_AT", "required": false, "searchable": false, "skip": false, "key": false,
     "timeZone": "America/Los_Angeles", "format": "yyyy-MM-dd HH:mm"},
    {"name": "visits", "type": "INTEGER", "required": false, "searchable": false, "skip": false, "key": false},
    {"name": "remark", "type": "OTHER", "required": false, "searchable": false, "skip": false, "key": false}
  ],
  "listName": "Spring renewals A-K"
})";

constexpr auto firstRecord = R"({
  "customer_id": "WNL-001001",
  "last_name": "Falkenrath",
  "phone": "(415) 555-0142",
  "phone_abroad": "0049 30 5550 142",
  "call_at": "2024-11-13 09:30",
  "visits": 3,
  "remark": "asks for the blue one"
})";

constexpr auto bindTemplate = R"({
  "%1": "",
  "instanceName": "Wave 1",
  "enabled": false,
  "order": 1,
  "dialingRatio": 1,
  "sortingOrder": {
    "type": "CUSTOM",
    "sortingFields": [
      {"fieldName": "customer_id", "sortOrder": "ASC"}
    ]
  }
})";

constexpr auto windowTemplate = R"({
  "instanceId": "",
  "startTime": "%1",
  "endTime": "%2",
  "extractAttempts": false,
  "limit": 1000,
  "cursor": null
})";

} // namespace

QString bodyTemplate(Method method, const QDateTime &now)
{
    // Whole days of UTC: the week that ends with this one.
    const QDateTime tomorrow(now.toUTC().date().addDays(1), QTime(0, 0), Qt::UTC);
    const QString until = api::encodeTime(tomorrow);
    const QString since = api::encodeTime(tomorrow.addDays(-7));
    const auto text = [](const char *json) { return QString::fromLatin1(json); };
    switch (method) {
    case Method::BindList:
        return text(bindTemplate).arg(QLatin1String("listId"));
    case Method::UpdateList:
        return text(bindTemplate).arg(QLatin1String("instanceId"));
    case Method::UnbindList:
        return text("{\n  \"instanceId\": \"\"\n}");
    case Method::GetAllRecords:
        return text("{\n  \"instanceId\": \"\",\n  \"extractAttempts\": false,\n  \"limit\": 1000,\n  \"cursor\": null\n}");
    case Method::GetCompletedRecords:
    case Method::GetUpdatedRecords:
        return text(windowTemplate).arg(since, until);
    case Method::QueryRecord:
        return text(
            "{\n  \"instanceId\": \"\",\n  \"extractAttempts\": true,\n  \"fields\": {\n    \"customer_id\": \"WNL-001001\"\n  "
            "}\n}");
    case Method::ListGetAllRecordsDeprecated:
        return text("{\n  \"fromIndex\": \"0\",\n  \"maxSize\": 100\n}");
    case Method::ListGetUpdatedRecordsDeprecated:
        return text("{\n  \"fromTime\": \"%1\",\n  \"maxSize\": 100\n}").arg(since);
    case Method::ListQueryRecordDeprecated:
        return text("{\n  \"customer_id\": \"WNL-001001\"\n}");
    case Method::GetLists:
        return text("{\n  \"limit\": 100,\n  \"cursor\": null\n}");
    case Method::CreateList:
        return text("{\n  \"name\": \"Spring renewals L-Z\",\n  \"formatId\": \"\"\n}");
    case Method::CreateListWithNewFormat:
        return text(formatTemplate);
    case Method::AddManyRecords:
        return text(
            "[\n  {\"customer_id\": \"WNL-001002\", \"last_name\": \"Okafor\", \"phone\": \"(415) 555-0143\", \"visits\": 1},\n"
            "  {\"customer_id\": \"WNL-001003\", \"last_name\": \"Benning\", \"phone\": \"(415) 555-0144\", \"visits\": 0}\n]");
    case Method::AddRecord:
        return text(firstRecord);
    case Method::UpdateManyRecords:
        return text("[\n  {\"customer_id\": \"WNL-001002\", \"remark\": \"moved\"},\n"
                    "  {\"customer_id\": \"WNL-001003\", \"last_name\": \"Benning-Lund\", \"remark\": null}\n]");
    case Method::UpdateRecord:
        return text("{\n  \"customer_id\": \"WNL-001001\",\n  \"phone\": \"(415) 555-0145\"\n}");
    case Method::EraseRecord:
        return text("{\n  \"fields\": {\n    \"customer_id\": \"WNL-001001\"\n  },\n  \"reason\": \"asked to be removed\"\n}");
    case Method::DeleteManyRecords:
        return text("{\n  \"fields\": {\n    \"customer_id\": [\"WNL-001002\", \"WNL-001003\"]\n  },\n  \"byCampaignResult\": {\n"
                    "    \"campaignId\": \"\",\n    \"policy\": \"ONLY_COMPLETED\"\n  },\n  \"createdFrom\": \"%1\",\n"
                    "  \"createdTo\": \"%2\"\n}")
            .arg(since, until);
    case Method::DncDeleteManyRecords:
        return text("[\n  {\"key\": \"4155550146\"},\n  {\"key\": \"4155550147\"}\n]");
    case Method::DncAddManyRecords:
        return text(
            "[\n  {\"key\": \"4155550146\", \"comment\": \"asked on the phone\"},\n  {\"key\": \"4155550147\", \"comment\": "
            "\"\"}\n]");
    case Method::DncAddRecordsDeprecated:
    case Method::DncReplaceRecordsDeprecated:
        return text("[\n  [\"4155550146\", \"asked on the phone\"],\n  [\"4155550147\", \"\"]\n]");
    default:
        return {};
    }
}

} // namespace outdial::models
