// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/activity/explorercatalogue.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace outdial::models {

using api::Method;

namespace {

// The context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExplorerCatalogue)
};

// How many letters have to be changed, added or left out.
int distanceOf(const QString &one, const QString &other)
{
    std::vector<int> row(std::size_t(other.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < one.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (std::size_t j = 0; j < std::size_t(other.size()); ++j) {
            const int same = one[i].toLower() == other[qsizetype(j)].toLower() ? 0 : 1;
            const int best = std::min({row[j + 1] + 1, row[j] + 1, diagonal + same});
            diagonal = std::exchange(row[j + 1], best);
        }
    }
    return row.back();
}

// How far a path is from what was written; only its fixed parts count, and how many ids there are.
int distanceOf(const QStringList &written, const api::MethodInfo &info)
{
    const QStringList parts = QString::fromLatin1(info.path).split(u'/');
    const bool hasFolder = parts.size() > 1 && !parts.at(1).startsWith(u':');
    int distance = 0;
    if (!hasFolder)
        distance = distanceOf(written.value(0), parts.first()) * 2 + 1;
    else if (written.size() > 1)
        distance = distanceOf(written.at(1), parts.at(1)) * 2 + std::min(distanceOf(written.at(0), parts.first()), 6);
    else
        distance = distanceOf(written.value(0), parts.at(1)) * 2 + 3; // "start" alone is meant for "campaign/start"
    return distance + (parts.size() == written.size() ? 0 : 1) + (info.deprecated ? 1 : 0);
}

QString callsDropWords()
{
    return Words::tr(
        "Calls of its campaigns may drop: all that are dialing or connected, in Preview campaigns those that no agent has "
        "picked up.");
}

} // namespace

MethodFolder folderOf(Method method)
{
    if (method == Method::GetAccessToken)
        return MethodFolder::Authentication;
    if (method <= Method::QueryRecord)
        return MethodFolder::Campaigns;
    return method <= Method::GetJobStatus ? MethodFolder::Lists : MethodFolder::DncLists;
}

QString folderName(MethodFolder folder)
{
    switch (folder) {
    case MethodFolder::Authentication:
        return Words::tr("Authentication");
    case MethodFolder::Campaigns:
        return Words::tr("Campaigns");
    case MethodFolder::Lists:
        return Words::tr("Lists");
    case MethodFolder::DncLists:
        return Words::tr("DNC lists");
    }
    Q_UNREACHABLE();
}

QString methodName(Method method)
{
    return QString::fromLatin1(api::methodInfo(method).name).remove(QLatin1String(" DEPRECATED"));
}

QList<Method> successorsOf(Method method)
{
    switch (method) {
    case Method::ListGetAllRecordsDeprecated:
        return {Method::GetAllRecords};
    case Method::ListGetUpdatedRecordsDeprecated:
        return {Method::GetUpdatedRecords};
    case Method::ListQueryRecordDeprecated:
        return {Method::QueryRecord};
    case Method::DncAddRecordsDeprecated:
        return {Method::DncAddManyRecords};
    case Method::DncReplaceRecordsDeprecated:
        return {Method::DncDeleteAllRecords, Method::DncAddManyRecords};
    default:
        return {};
    }
}

QString successorWords(Method method)
{
    QStringList words;
    for (const Method next : successorsOf(method)) {
        words.append(Words::tr("“%1” of %2 (%3)")
                         .arg(methodName(next), folderName(folderOf(next)), QString::fromLatin1(api::methodInfo(next).path)));
    }
    return words.join(Words::tr(", then "));
}

QString methodSummary(Method method)
{
    switch (method) {
    case Method::GetAccessToken:
        return Words::tr(
            "Signs in with the username and secret of this connection. Outdial does it by itself when a token is due.");
    case Method::GetCampaigns:
        return Words::tr("The enabled campaigns, with their states.");
    case Method::GetCampaign:
        return Words::tr("One campaign with its list instances and DNC lists.");
    case Method::GetCampaignStatus:
        return Words::tr("Whether a campaign is enabled, and whether it runs.");
    case Method::StartCampaign:
        return Words::tr("Starts dialing.");
    case Method::StopCampaign:
        return Words::tr("Stops dialing.");
    case Method::BindList:
        return Words::tr("Binds a calling list to the campaign, as a new instance.");
    case Method::UpdateList:
        return Words::tr("Changes a list instance. A blank text or null sets a parameter back to its default.");
    case Method::UnbindList:
        return Words::tr("Takes a list instance out of the campaign.");
    case Method::GetAllRecords:
        return Words::tr("The records of a list instance, page by page.");
    case Method::GetCompletedRecords:
        return Words::tr("The records that were completed in a span of time, page by page.");
    case Method::GetUpdatedRecords:
        return Words::tr("The records that were attempted in a span of time, page by page.");
    case Method::QueryRecord:
        return Words::tr("One record of a list instance, found by its key.");
    case Method::ListGetAllRecordsDeprecated:
        return Words::tr("Records of a list in a campaign, from an index on.");
    case Method::ListGetUpdatedRecordsDeprecated:
        return Words::tr("Records of a list in a campaign with activity since a time.");
    case Method::ListQueryRecordDeprecated:
        return Words::tr("One record of a list, found by its key. Works for lists that no campaign has, too.");
    case Method::GetLists:
        return Words::tr("The calling lists of the tenant, page by page.");
    case Method::GetList:
        return Words::tr("One calling list, with the campaigns that have it.");
    case Method::DeleteList:
        return Words::tr("Deletes a calling list, and its format when no other list has it.");
    case Method::CreateList:
        return Words::tr("Makes an empty list of a format that is there.");
    case Method::CreateListWithNewFormat:
        return Words::tr("Makes an empty list and its format.");
    case Method::AddManyRecords:
        return Words::tr("Adds records; those that cannot be added come back, by cause.");
    case Method::AddRecord:
        return Words::tr("Adds one record.");
    case Method::UpdateManyRecords:
        return Words::tr("Changes records, found by their keys; those that cannot be changed come back, by cause.");
    case Method::UpdateRecord:
        return Words::tr("Changes one record, found by its key.");
    case Method::EraseRecord:
        return Words::tr("Removes one record and its campaign results.");
    case Method::DeleteManyRecords:
        return Words::tr("Starts a job that deletes the records which meet all criteria.");
    case Method::DeleteAllRecords:
        return Words::tr("Starts a job that empties the list.");
    case Method::GetJobStatus:
        return Words::tr("How far a deleting job is.");
    case Method::DncDeleteAllRecords:
        return Words::tr("Empties a DNC list.");
    case Method::DncDeleteManyRecords:
        return Words::tr("Takes records out of a DNC list, found by their keys.");
    case Method::DncAddManyRecords:
        return Words::tr("Adds records to a DNC list.");
    case Method::DncAddRecordsDeprecated:
        return Words::tr("Adds records to a DNC list, written as rows.");
    case Method::DncReplaceRecordsDeprecated:
        return Words::tr("Empties a DNC list and fills it with these rows.");
    }
    Q_UNREACHABLE();
}

QString destroyedWords(Method method)
{
    switch (method) {
    case Method::UnbindList:
        return Words::tr("The list instance leaves the campaign.") + u' ' + callsDropWords() + u' ' +
               Words::tr("Results of completed calls are archived, those of dropped calls are lost.");
    case Method::DeleteList:
        return Words::tr("The list, its records and its instances in all campaigns go, and its format if no other list has it.") +
               u' ' + callsDropWords();
    case Method::EraseRecord:
        return Words::tr(
            "The record and its campaign results go from the list and are not archived. If it is the last one, calls "
            "may drop.");
    case Method::DeleteManyRecords:
        return Words::tr("Every record that meets all criteria of the body goes from the list, in all campaigns.");
    case Method::DeleteAllRecords:
        return Words::tr("All records of the list go, in all campaigns.") + u' ' + callsDropWords();
    case Method::DncDeleteAllRecords:
        return Words::tr("All records of the DNC list go. Numbers that were held back by them can be dialed again.");
    case Method::DncDeleteManyRecords:
        return Words::tr(
            "The records of these keys go from the DNC list. Numbers that were held back by them can be dialed again.");
    case Method::DncReplaceRecordsDeprecated:
        return Words::tr(
            "All records of the DNC list go before the new ones are added. Numbers that were held back by them can be "
            "dialed again.");
    default:
        return {};
    }
}

bool answersWithoutBody(Method method)
{
    switch (method) {
    case Method::UnbindList:
    case Method::DeleteList:
    case Method::AddRecord:
    case Method::UpdateRecord:
    case Method::EraseRecord:
        return true;
    default:
        return false;
    }
}

QStringList nearestPaths(const QString &path, int most)
{
    struct Near {
        int distance;
        QString path;
    };
    const QStringList written = path.split(u'/', Qt::SkipEmptyParts);
    std::vector<Near> all;
    for (const api::MethodInfo &info : api::methods())
        all.push_back({distanceOf(written, info), QString::fromLatin1(info.path)});
    std::stable_sort(all.begin(), all.end(), [](const Near &a, const Near &b) { return a.distance < b.distance; });
    QStringList nearest;
    for (const Near &one : all) {
        if (nearest.size() < most)
            nearest.append(one.path);
    }
    return nearest;
}

} // namespace outdial::models
