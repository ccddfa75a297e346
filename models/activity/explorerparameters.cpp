// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <api/types/codecs.h>
#include <api/types/recordpage.h>
#include <models/activity/explorerjson.h>
#include <models/activity/explorerparameters.h>

#include <array>

namespace outdial::models {

using api::Method;

namespace {

// The context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExplorerParameters)
};

using enum ParameterKind;

constexpr bool needed = true;
constexpr bool optional = false;

constexpr ExplorerParameter id(const char *name, IdKind ids, const char *fact = "", bool required = needed)
{
    return {name, Id, required, fact, ids};
}
constexpr ExplorerParameter text(const char *name, bool required, const char *fact = "") { return {name, Text, required, fact}; }
constexpr ExplorerParameter integer(const char *name, bool required, qint64 least, qint64 most, const char *fact = "")
{
    return {name, Integer, required, fact, IdKind::None, least, most};
}
constexpr ExplorerParameter boolean(const char *name, const char *fact) { return {name, Boolean, optional, fact}; }
constexpr ExplorerParameter choice(const char *name, const char *choices, const char *fact = "")
{
    return {name, Choice, optional, fact, IdKind::None, 0, 0, choices};
}
constexpr ExplorerParameter time(const char *name, bool required, const char *fact) { return {name, Time, required, fact}; }
constexpr ExplorerParameter other(const char *name, ParameterKind kind, bool required, const char *fact)
{
    return {name, kind, required, fact};
}

constexpr auto campaign = id(":campaign_id", IdKind::Campaign);
constexpr auto list = id(":list_id", IdKind::List);
constexpr auto dncList = id(":do_not_call_list_id", IdKind::DncList,
                            QT_TRANSLATE_NOOP("ExplorerParameters", "Get Campaign names those of a campaign."));
constexpr auto instance = id("instanceId", IdKind::Instance, QT_TRANSLATE_NOOP("ExplorerParameters", "Get Campaign names them."));
constexpr auto attempts =
    boolean("extractAttempts", QT_TRANSLATE_NOOP("ExplorerParameters", "With every attempt of each record."));
constexpr auto limit = integer("limit", needed, 1, 1000, QT_TRANSLATE_NOOP("ExplorerParameters", "Records a page."));
constexpr ExplorerParameter cursor{
    "cursor", Cursor, optional,
    QT_TRANSLATE_NOOP("ExplorerParameters", "Empty for the first page; then next_cursor of the last answer.")};
constexpr auto order =
    integer("order", optional, 1, 0, QT_TRANSLATE_NOOP("ExplorerParameters", "Place among the lists of the campaign."));
constexpr auto ratio = integer("dialingRatio", optional, 1, 0,
                               QT_TRANSLATE_NOOP("ExplorerParameters", "Share of the calls among the lists of the campaign."));
constexpr auto enabled = boolean("enabled", QT_TRANSLATE_NOOP("ExplorerParameters", "Whether it is dialed. Off unless sent."));
constexpr auto sorting = choice("sortingOrder.type", "NATURAL RANDOM CUSTOM",
                                QT_TRANSLATE_NOOP("ExplorerParameters", "CUSTOM needs sortingFields, in the body."));
constexpr auto sortingFields =
    other("sortingOrder.sortingFields", Array, optional,
          QT_TRANSLATE_NOOP("ExplorerParameters", "With CUSTOM: fieldName of the list's format, and sortOrder ASC or DESC."));
constexpr auto instanceName = text("instanceName", optional);
constexpr auto keyFields =
    other("fields", Object, needed, QT_TRANSLATE_NOOP("ExplorerParameters", "The value of each key field. Others are ignored."));
constexpr auto keysOfRecord =
    other("[]", Object, needed,
          QT_TRANSLATE_NOOP("ExplorerParameters", "One record: the fields of the list's format, its key fields too."));

constexpr std::array campaignOnly{campaign};
constexpr std::array listOnly{list};
constexpr std::array dncOnly{dncList};
constexpr std::array jobOnly{
    id(":job_id", IdKind::Job, QT_TRANSLATE_NOOP("ExplorerParameters", "As the deleting method gave it."))};
constexpr std::array bindList{campaign, id("listId", IdKind::List), instanceName, enabled, order, ratio, sorting, sortingFields};
constexpr std::array updateList{campaign, instance, instanceName, enabled, order, ratio, sorting, sortingFields};
constexpr std::array unbindList{campaign, instance};
constexpr std::array allRecords{campaign, instance, attempts, limit, cursor};
constexpr std::array completedRecords{
    campaign,
    instance,
    time("startTime", optional, QT_TRANSLATE_NOOP("ExplorerParameters", "Completed at or after it.")),
    time("endTime", optional, QT_TRANSLATE_NOOP("ExplorerParameters", "Completed before it.")),
    attempts,
    limit,
    cursor};
constexpr std::array updatedRecords{
    campaign,
    instance,
    time("startTime", optional, QT_TRANSLATE_NOOP("ExplorerParameters", "Last attempted at or after it.")),
    time("endTime", optional, QT_TRANSLATE_NOOP("ExplorerParameters", "Last attempted before it.")),
    attempts,
    limit,
    cursor};
constexpr std::array queryRecord{campaign, instance, attempts, keyFields};
constexpr std::array oldRecords{
    list, campaign, text("fromIndex", needed, QT_TRANSLATE_NOOP("ExplorerParameters", "The first index; records count from 0.")),
    integer("maxSize", needed, 1, 1000, QT_TRANSLATE_NOOP("ExplorerParameters", "Records at most."))};
constexpr std::array oldChanged{list, campaign,
                                time("fromTime", needed, QT_TRANSLATE_NOOP("ExplorerParameters", "Activity since then.")),
                                integer("maxSize", needed, 1, 1000, QT_TRANSLATE_NOOP("ExplorerParameters", "Records at most."))};
constexpr std::array oldQuery{
    list, id(":campaign_id", IdKind::Campaign, QT_TRANSLATE_NOOP("ExplorerParameters", "Any text, if no campaign has the list.")),
    other("[]", Object, needed, QT_TRANSLATE_NOOP("ExplorerParameters", "The value of each key field."))};
constexpr std::array lists{integer("limit", needed, 1, 100, QT_TRANSLATE_NOOP("ExplorerParameters", "Lists a page.")), cursor};
constexpr std::array createList{text("name", needed, QT_TRANSLATE_NOOP("ExplorerParameters", "No other list has it.")),
                                id("formatId", IdKind::Format, QT_TRANSLATE_NOOP("ExplorerParameters", "Get Lists names them."))};
constexpr std::array createFormat{
    text("formatName", needed, QT_TRANSLATE_NOOP("ExplorerParameters", "No other format has it.")),
    other("fields", Array, needed,
          QT_TRANSLATE_NOOP(
              "ExplorerParameters",
              "name, type, required, searchable, skip, key; with PHONE: phoneType, removePrefix, defaultCountryCode; with "
              "DATETIME: timeZone, format; with PRIORITY: order, expiresAfter. At least one PHONE.")),
    text("listName", optional, QT_TRANSLATE_NOOP("ExplorerParameters", "FORMAT: and the name of the format, unless sent."))};
constexpr std::array addMany{
    list, other("[]", Array, needed, QT_TRANSLATE_NOOP("ExplorerParameters", "Records: the fields of the list's format."))};
constexpr std::array addOne{
    list, other("[]", Object, needed, QT_TRANSLATE_NOOP("ExplorerParameters", "One record: the fields of the list's format."))};
constexpr std::array updateMany{
    list, other("[]", Array, needed,
                QT_TRANSLATE_NOOP("ExplorerParameters",
                                  "Records: their key fields and what changes. A blank text or null sets an optional "
                                  "field back."))};
constexpr std::array updateOne{list, keysOfRecord};
constexpr std::array erase{list, keyFields,
                           text("reason", needed, QT_TRANSLATE_NOOP("ExplorerParameters", "For the tenant's audit log."))};
constexpr std::array deleteMany{
    list,
    other("fields", Object, optional,
          QT_TRANSLATE_NOOP("ExplorerParameters", "Key or searchable fields, each with the values to delete.")),
    id("byCampaignResult.campaignId", IdKind::Campaign, QT_TRANSLATE_NOOP("ExplorerParameters", "Needed with a policy."),
       optional),
    choice("byCampaignResult.policy", "ALL ONLY_COMPLETED ONLY_NEVER_ATTEMPTED",
           QT_TRANSLATE_NOOP("ExplorerParameters", "ONLY_COMPLETED means expired records too.")),
    time("createdFrom", optional, QT_TRANSLATE_NOOP("ExplorerParameters", "Created at or after it.")),
    time("createdTo", optional, QT_TRANSLATE_NOOP("ExplorerParameters", "Created before it."))};
constexpr std::array dncDelete{dncList,
                               other("[]", Array, needed, QT_TRANSLATE_NOOP("ExplorerParameters", "Objects with a key each."))};
constexpr std::array dncAdd{
    dncList, other("[]", Array, needed,
                   QT_TRANSLATE_NOOP("ExplorerParameters",
                                     "Objects with a key, and a comment if the list has them; EXCLUSION lists have none."))};
constexpr std::array dncRows{
    dncList, other("[]", Array, needed,
                   QT_TRANSLATE_NOOP("ExplorerParameters", "Rows of a key and a comment; of a key alone on EXCLUSION lists."))};

} // namespace

std::span<const ExplorerParameter> parametersOf(Method method)
{
    switch (method) {
    case Method::GetAccessToken:
    case Method::GetCampaigns:
        return {};
    case Method::GetCampaign:
    case Method::GetCampaignStatus:
    case Method::StartCampaign:
    case Method::StopCampaign:
        return campaignOnly;
    case Method::BindList:
        return bindList;
    case Method::UpdateList:
        return updateList;
    case Method::UnbindList:
        return unbindList;
    case Method::GetAllRecords:
        return allRecords;
    case Method::GetCompletedRecords:
        return completedRecords;
    case Method::GetUpdatedRecords:
        return updatedRecords;
    case Method::QueryRecord:
        return queryRecord;
    case Method::ListGetAllRecordsDeprecated:
        return oldRecords;
    case Method::ListGetUpdatedRecordsDeprecated:
        return oldChanged;
    case Method::ListQueryRecordDeprecated:
        return oldQuery;
    case Method::GetLists:
        return lists;
    case Method::GetList:
    case Method::DeleteList:
    case Method::DeleteAllRecords:
        return listOnly;
    case Method::CreateList:
        return createList;
    case Method::CreateListWithNewFormat:
        return createFormat;
    case Method::AddManyRecords:
        return addMany;
    case Method::AddRecord:
        return addOne;
    case Method::UpdateManyRecords:
        return updateMany;
    case Method::UpdateRecord:
        return updateOne;
    case Method::EraseRecord:
        return erase;
    case Method::DeleteManyRecords:
        return deleteMany;
    case Method::GetJobStatus:
        return jobOnly;
    case Method::DncDeleteAllRecords:
        return dncOnly;
    case Method::DncDeleteManyRecords:
        return dncDelete;
    case Method::DncAddManyRecords:
        return dncAdd;
    case Method::DncAddRecordsDeprecated:
    case Method::DncReplaceRecordsDeprecated:
        return dncRows;
    }
    Q_UNREACHABLE();
}

QString parameterName(const ExplorerParameter &parameter)
{
    return QString::fromLatin1(parameter.isInPath() ? parameter.name + 1 : parameter.name);
}

QStringList parameterChoices(const ExplorerParameter &parameter)
{
    if (parameter.kind == Boolean)
        return {QStringLiteral("true"), QStringLiteral("false")};
    return QString::fromLatin1(parameter.choices).split(u' ', Qt::SkipEmptyParts);
}

QString parameterType(const ExplorerParameter &parameter)
{
    QStringList words;
    switch (parameter.kind) {
    case Text:
    case Id:
    case Choice:
        words.append(Words::tr("text"));
        break;
    case Integer:
        words.append(Words::tr("integer"));
        words.append(parameter.most > 0 ? Words::tr("%1…%2").arg(parameter.least).arg(parameter.most)
                                        : Words::tr("from %1").arg(parameter.least));
        break;
    case Boolean:
        words.append(Words::tr("boolean"));
        break;
    case Time:
        words.append(Words::tr("time, UTC"));
        break;
    case Cursor:
        words.append(Words::tr("text or null"));
        break;
    case Object:
        words.append(Words::tr("object"));
        break;
    case Array:
        words.append(Words::tr("array"));
        break;
    }
    words.append(parameter.required ? Words::tr("required") : Words::tr("optional"));
    return words.join(QLatin1String(", "));
}

QString parameterFact(const ExplorerParameter &parameter)
{
    return *parameter.fact ? QCoreApplication::translate("ExplorerParameters", parameter.fact) : QString();
}

QString parameterProblem(const ExplorerParameter &parameter, const QString &value)
{
    if (value.isEmpty())
        return parameter.required ? Words::tr("It is required.") : QString();
    if (parameter.kind == Integer) {
        bool isNumber = false;
        const qint64 number = value.trimmed().toLongLong(&isNumber);
        const bool fits = isNumber && number >= parameter.least && (parameter.most == 0 || number <= parameter.most);
        if (!fits && parameter.most > 0)
            return Words::tr("Needs a whole number from %1 to %2.").arg(parameter.least).arg(parameter.most);
        if (!fits)
            return Words::tr("Needs a whole number from %1 on.").arg(parameter.least);
    }
    if (parameter.kind == Time && api::decodeTime(value.toStdString()) == api::noTime)
        return Words::tr("Needs a time like %1.").arg(QLatin1String("2024-11-13T09:00:00.000"));
    return {};
}

QString parameterSpelt(const ExplorerParameter &parameter, const QString &value)
{
    if (parameter.kind == Integer)
        return QString::number(value.trimmed().toLongLong());
    if (parameter.kind == Boolean)
        return value;
    if (parameter.kind == Cursor && value.isEmpty())
        return QStringLiteral("null");
    return jsonString(value);
}

} // namespace outdial::models
