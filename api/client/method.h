// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The catalogue of the API's methods, as data in one place: the client, the sandbox's router, the activity log and the command
// line all read it. From the reference: verb, path, privilege, whether it writes, destroys, is deprecated.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>

namespace outdial::api {

enum class Method {
    GetAccessToken,
    // Campaigns
    GetCampaigns,
    GetCampaign,
    GetCampaignStatus,
    StartCampaign,
    StopCampaign,
    BindList,
    UpdateList,
    UnbindList,
    GetAllRecords,
    GetCompletedRecords,
    GetUpdatedRecords,
    QueryRecord,
    // Lists
    ListGetAllRecordsDeprecated,
    ListGetUpdatedRecordsDeprecated,
    ListQueryRecordDeprecated,
    GetLists,
    GetList,
    DeleteList,
    CreateList,
    CreateListWithNewFormat,
    AddManyRecords,
    AddRecord,
    UpdateManyRecords,
    UpdateRecord,
    EraseRecord,
    DeleteManyRecords,
    DeleteAllRecords,
    GetJobStatus,
    // DNC lists
    DncDeleteAllRecords,
    DncDeleteManyRecords,
    DncAddManyRecords,
    DncAddRecordsDeprecated,
    DncReplaceRecordsDeprecated,
};
inline constexpr int methodCount = 34;

enum class Verb { Get, Post, Patch, Delete };
enum class Body { None, Form, Object, Array };

struct MethodInfo {
    Method method;
    const char *name; // as the reference titles it: "Get Campaigns"
    Verb verb;
    const char *path; // below /configapi/v3/, with :variables: "campaign/getCampaign/:campaign_id"
    Body body;
    bool writes;      // changes something: never retried unless it is known that nothing was committed
    bool bulk;        // carries many rows: goes over the bulk connection
    bool destructive; // removes data or may drop calls
    bool deprecated;
    const char *privilege; // "" when none is named
    const char *successor; // for deprecated ones: the method to use instead
};

std::span<const MethodInfo> methods();
const MethodInfo &methodInfo(Method method);
QByteArray verbName(Verb verb);
// "campaign/start/85389D39-..." for StartCampaign and {"85389D39-..."}: variables percent-encoded.
QString methodPath(Method method, const QStringList &variables);
// The names of the variables in its path, without the colon, in their order: {"list_id", "campaign_id"}.
QStringList pathVariables(Method method);
// The variables, decoded, of a percent-encoded path below /configapi/v3/, when the path is one of this method; none of them is
// empty.
std::optional<QStringList> variablesOf(const MethodInfo &info, const QString &path);
// What the last part of an address means, by the catalogue: "campaign/start/85389D39-..." is StartCampaign with that id. None
// when no method has such a path. Two methods share "callinglist/getAll"; the number of ids tells them apart.
struct MethodCall {
    Method method = Method::GetCampaigns;
    QStringList variables;
};
std::optional<MethodCall> methodOfPath(const QString &path);

} // namespace outdial::api
