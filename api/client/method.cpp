// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QUrl>

#include <api/client/method.h>

#include <array>

namespace outdial::api {

namespace {

// The folder "Campaigns" asks for this one, or, for assigned campaigns, "Manage assigned services and campaigns". Where a
// method's own description names an additional privilege, that one stands in the table, since it is what a user lacks.
constexpr auto manageCampaigns = "Manage all services and campaigns";
constexpr auto startCampaigns = "Start campaigns and enable lists";
constexpr auto manageLists = "Manage Lists";
constexpr auto updateContent = "Update content of calling list";

struct Traits {
    bool writes = false;
    bool bulk = false;
    bool destructive = false;
};

constexpr Traits read{};
constexpr Traits write{.writes = true};
constexpr Traits bulkWrite{.writes = true, .bulk = true};
constexpr Traits destroy{.writes = true, .destructive = true};
constexpr Traits bulkDestroy{.writes = true, .bulk = true, .destructive = true};

constexpr MethodInfo entry(Method method, const char *name, Verb verb, const char *path, Body body, Traits traits,
                           const char *privilege)
{
    return {method, name, verb, path, body, traits.writes, traits.bulk, traits.destructive, false, privilege, ""};
}

constexpr MethodInfo deprecated(MethodInfo info, const char *successor)
{
    info.deprecated = true;
    info.successor = successor;
    return info;
}

constexpr std::array<MethodInfo, methodCount> catalogue{{
    entry(Method::GetAccessToken, "Get Access Token", Verb::Post, "oauth/token", Body::Form, read, ""),

    entry(Method::GetCampaigns, "Get Campaigns", Verb::Get, "campaign/getAll", Body::None, read, manageCampaigns),
    entry(Method::GetCampaign, "Get Campaign", Verb::Get, "campaign/getCampaign/:campaign_id", Body::None, read, manageCampaigns),
    entry(Method::GetCampaignStatus, "Get Campaign Status", Verb::Get, "campaign/getStatus/:campaign_id", Body::None, read,
          manageCampaigns),
    entry(Method::StartCampaign, "Start", Verb::Post, "campaign/start/:campaign_id", Body::None, write, startCampaigns),
    entry(Method::StopCampaign, "Stop", Verb::Post, "campaign/stop/:campaign_id", Body::None, write, startCampaigns),
    entry(Method::BindList, "Bind List", Verb::Post, "campaign/bindList/:campaign_id", Body::Object, write, startCampaigns),
    entry(Method::UpdateList, "Update List", Verb::Patch, "campaign/updateList/:campaign_id", Body::Object, write,
          startCampaigns),
    entry(Method::UnbindList, "Unbind List", Verb::Post, "campaign/unbindList/:campaign_id", Body::Object, destroy,
          manageCampaigns),
    entry(Method::GetAllRecords, "Get All Records", Verb::Post, "campaign/getAllRecords/:campaign_id", Body::Object, read,
          manageCampaigns),
    entry(Method::GetCompletedRecords, "Get Completed Records", Verb::Post, "campaign/getCompletedRecords/:campaign_id",
          Body::Object, read, manageCampaigns),
    entry(Method::GetUpdatedRecords, "Get Updated Records", Verb::Post, "campaign/getUpdatedRecords/:campaign_id", Body::Object,
          read, manageCampaigns),
    entry(Method::QueryRecord, "Query a Record", Verb::Post, "campaign/queryRecord/:campaign_id", Body::Object, read,
          manageCampaigns),

    deprecated(entry(Method::ListGetAllRecordsDeprecated, "Get All Records DEPRECATED", Verb::Post,
                     "callinglist/getAll/:list_id/:campaign_id", Body::Object, read, manageLists),
               "Get All Records"),
    deprecated(entry(Method::ListGetUpdatedRecordsDeprecated, "Get Updated Records DEPRECATED", Verb::Post,
                     "callinglist/getChanged/:list_id/:campaign_id", Body::Object, read, manageLists),
               "Get Updated Records"),
    deprecated(entry(Method::ListQueryRecordDeprecated, "Query a Record DEPRECATED", Verb::Post,
                     "callinglist/get/:list_id/:campaign_id", Body::Object, read, manageLists),
               "Query a Record"),
    entry(Method::GetLists, "Get Lists", Verb::Post, "callinglist/getAll", Body::Object, read, manageLists),
    entry(Method::GetList, "Get List", Verb::Get, "callinglist/getList/:list_id", Body::None, read, manageLists),
    entry(Method::DeleteList, "Delete List and Orphaned Format", Verb::Delete, "callinglist/deleteList/:list_id", Body::None,
          destroy, manageLists),
    entry(Method::CreateList, "Create List", Verb::Post, "callinglist/createList", Body::Object, write, manageLists),
    entry(Method::CreateListWithNewFormat, "Create List with New Format", Verb::Post, "callinglist/createListWithNewFormat",
          Body::Object, write, manageLists),
    entry(Method::AddManyRecords, "Add Many Records", Verb::Post, "callinglist/addAll/:list_id", Body::Array, bulkWrite,
          updateContent),
    entry(Method::AddRecord, "Add Record", Verb::Post, "callinglist/add/:list_id", Body::Object, write, updateContent),
    entry(Method::UpdateManyRecords, "Update Many Records", Verb::Post, "callinglist/updateAll/:list_id", Body::Array, bulkWrite,
          updateContent),
    entry(Method::UpdateRecord, "Update Record", Verb::Post, "callinglist/update/:list_id", Body::Object, write, updateContent),
    entry(Method::EraseRecord, "Erase Record", Verb::Post, "callinglist/erase/:list_id", Body::Object, destroy, updateContent),
    entry(Method::DeleteManyRecords, "Delete Many Records", Verb::Post, "callinglist/delete/:list_id", Body::Object, destroy,
          updateContent),
    entry(Method::DeleteAllRecords, "Delete All Records", Verb::Post, "callinglist/deleteAll/:list_id", Body::None, destroy,
          updateContent),
    entry(Method::GetJobStatus, "Get Job Status", Verb::Get, "job/:job_id", Body::None, read, manageLists),

    entry(Method::DncDeleteAllRecords, "Delete All Records", Verb::Post, "donotcalllist/deleteAll/:do_not_call_list_id",
          Body::None, destroy, manageLists),
    entry(Method::DncDeleteManyRecords, "Delete Many Records", Verb::Post, "donotcalllist/delete/:do_not_call_list_id",
          Body::Array, bulkDestroy, manageLists),
    entry(Method::DncAddManyRecords, "Add Many Records", Verb::Post, "donotcalllist/addAll/:do_not_call_list_id", Body::Array,
          bulkWrite, manageLists),
    deprecated(entry(Method::DncAddRecordsDeprecated, "Add Records DEPRECATED", Verb::Post,
                     "donotcalllist/add/:do_not_call_list_id", Body::Array, bulkWrite, manageLists),
               "Add Many Records"),
    deprecated(entry(Method::DncReplaceRecordsDeprecated, "Replace Records DEPRECATED", Verb::Post,
                     "donotcalllist/replaceAll/:do_not_call_list_id", Body::Array, bulkDestroy, manageLists),
               "Delete All Records, then Add Many Records"),
}};

constexpr bool inOrder()
{
    for (int i = 0; i < methodCount; ++i) {
        if (static_cast<int>(catalogue[static_cast<std::size_t>(i)].method) != i)
            return false;
    }
    return true;
}
static_assert(inOrder(), "the catalogue is indexed by Method");

} // namespace

std::span<const MethodInfo> methods() { return catalogue; }

const MethodInfo &methodInfo(Method method) { return catalogue[static_cast<std::size_t>(method)]; }

QByteArray verbName(Verb verb)
{
    switch (verb) {
    case Verb::Get:
        return QByteArrayLiteral("GET");
    case Verb::Post:
        return QByteArrayLiteral("POST");
    case Verb::Patch:
        return QByteArrayLiteral("PATCH");
    case Verb::Delete:
        return QByteArrayLiteral("DELETE");
    }
    Q_UNREACHABLE();
}

QString methodPath(Method method, const QStringList &variables)
{
    QStringList parts = QString::fromLatin1(methodInfo(method).path).split(QLatin1Char('/'));
    auto variable = variables.begin();
    for (QString &part : parts) {
        if (!part.startsWith(QLatin1Char(':')))
            continue;
        Q_ASSERT_X(variable != variables.end(), "methodPath", "fewer variables than the path has");
        part = variable == variables.end() ? QString() : QString::fromLatin1(QUrl::toPercentEncoding(*variable++));
    }
    Q_ASSERT_X(variable == variables.end(), "methodPath", "more variables than the path has");
    return parts.join(QLatin1Char('/'));
}

QStringList pathVariables(Method method)
{
    QStringList names;
    for (const QString &part : QString::fromLatin1(methodInfo(method).path).split(QLatin1Char('/'))) {
        if (part.startsWith(QLatin1Char(':')))
            names.append(part.mid(1));
    }
    return names;
}

std::optional<QStringList> variablesOf(const MethodInfo &info, const QString &path)
{
    const QStringList given = path.split(QLatin1Char('/'));
    const QStringList parts = QString::fromLatin1(info.path).split(QLatin1Char('/'));
    if (parts.size() != given.size())
        return std::nullopt;
    QStringList variables;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (!parts[i].startsWith(QLatin1Char(':'))) {
            if (parts[i] != given[i])
                return std::nullopt;
            continue;
        }
        variables.append(QUrl::fromPercentEncoding(given[i].toUtf8()));
        if (variables.last().isEmpty())
            return std::nullopt;
    }
    return variables;
}

std::optional<MethodCall> methodOfPath(const QString &path)
{
    for (const MethodInfo &info : catalogue) {
        if (const auto variables = variablesOf(info, path))
            return MethodCall{info.method, *variables};
    }
    return std::nullopt;
}

} // namespace outdial::api
