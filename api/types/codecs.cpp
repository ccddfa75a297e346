// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>

#include <api/types/codecs.h>
#include <api/types/jsonkeys.h>
#include <api/types/recordpage.h>

namespace outdial::api {

namespace {

bool isName(const QString &text, const char *name) { return text.compare(QLatin1String(name), Qt::CaseInsensitive) == 0; }

CampaignState readState(const JsonKeys &keys)
{
    const QString text = keys.optionalText("state").trimmed();
    if (isName(text, "RUNNING"))
        return CampaignState::Running;
    return isName(text, "STOPPED") ? CampaignState::Stopped : CampaignState::Unknown;
}

QString readId(const JsonKeys &keys, const char *key)
{
    QString id = keys.text(key);
    if (id.isEmpty())
        keys.report(key, "is empty");
    return id;
}

int readSmall(const JsonKeys &keys, const char *key, int fallback)
{
    const qint64 number = keys.optionalNumber(key, fallback);
    if (number > INT_MAX)
        keys.report(key, "is too large");
    return static_cast<int>(std::min<qint64>(number, INT_MAX));
}

QDateTime readTime(const JsonKeys &keys, const char *key)
{
    const QByteArray text = keys.optionalText(key).toUtf8();
    const std::int64_t time = decodeTime(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    return time == noTime ? QDateTime() : QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
}

SortingType readSortingType(const JsonKeys &keys, const char *key, const QString &text)
{
    if (isName(text, "CUSTOM"))
        return SortingType::Custom;
    if (isName(text, "RANDOM"))
        return SortingType::Random;
    // Nothing else may pass for the default: the next update would set it.
    if (!text.isEmpty() && !isName(text, "NATURAL"))
        keys.report(key, "is not a sorting order");
    return SortingType::Natural;
}

// An object, as printed; the table of parameters says "string", so one is understood too.
Sorting readSorting(const JsonKeys &parent, JsonFault &fault)
{
    Sorting sorting;
    const QJsonValue value = parent.value("sortingOrder");
    if (parent.isAbsent("sortingOrder"))
        return sorting;
    if (value.isString()) {
        sorting.type = readSortingType(parent, "sortingOrder", value.toString().trimmed());
        return sorting;
    }
    if (!value.isObject()) {
        parent.report("sortingOrder", "is not an object");
        return sorting;
    }
    const JsonKeys keys(value.toObject(), parent.pathOf("sortingOrder") + QLatin1Char('.'), fault);
    sorting.type = readSortingType(keys, "type", keys.optionalText("type").trimmed());
    if (sorting.type != SortingType::Custom)
        return sorting;
    keys.each("sortingFields", keys.optionalArray("sortingFields"), [&sorting](const JsonKeys &field) {
        const QString order = field.optionalText("sortOrder").trimmed();
        if (!order.isEmpty() && !isName(order, "ASC") && !isName(order, "DESC"))
            field.report("sortOrder", "is neither ASC nor DESC");
        sorting.fields.append({field.optionalText("fieldId"), field.text("fieldName"),
                               isName(order, "DESC") ? SortOrder::Descending : SortOrder::Ascending});
    });
    return sorting;
}

ListInstance readInstance(const JsonKeys &keys, JsonFault &fault)
{
    ListInstance instance;
    instance.listId = readId(keys, "id");
    instance.listName = keys.text("name");
    instance.instanceId = readId(keys, "instanceId");
    instance.instanceName = keys.optionalText("instanceName");
    instance.enabled = keys.flag("enabled");
    instance.order = readSmall(keys, "order", 1);
    instance.dialingRatio = readSmall(keys, "dialingRatio", 1);
    instance.sorting = readSorting(keys, fault);
    instance.totalRecords = keys.number("totalRecords");
    return instance;
}

DncListRef readDncList(const JsonKeys &keys)
{
    DncListRef list;
    list.id = readId(keys, "id");
    list.name = keys.text("name");
    list.type = keys.text("type");
    list.country = keys.optionalText(keys.isAbsent("Country") ? "country" : "Country");
    list.listField = keys.optionalText("listField");
    list.disposition = keys.optionalText("disposition");
    return list;
}

// What Get List and an element of Get Lists have in common.
void readCallingList(const JsonKeys &keys, CallingList &list)
{
    list.name = keys.text("name");
    list.formatId = keys.text("formatId");
    list.formatName = keys.optionalText("formatName");
    list.creationDate = readTime(keys, "creationDate");
    list.totalRecords = keys.number("totalRecords");
}

} // namespace

Result<AccessToken> decodeToken(const QByteArray &body)
{
    return decodeObject(body, Committed::None, [](const JsonKeys &keys) {
        AccessToken token;
        token.value = keys.text("access_token").toUtf8();
        if (token.value.isEmpty())
            keys.report("access_token", "is empty");
        token.expiresIn = std::chrono::seconds(keys.number("expires_in"));
        return token;
    });
}

Result<QList<CampaignSummary>> decodeCampaigns(const QByteArray &body)
{
    const Result<QJsonValue> root = parseBody(body);
    if (!root)
        return tl::unexpected(root.error());
    if (!root->isArray())
        return tl::unexpected(malformed(QStringLiteral("the body is not a list")));
    QList<CampaignSummary> campaigns;
    JsonFault fault;
    JsonKeys(QJsonObject(), QString(), fault).each("", root->toArray(), [&campaigns](const JsonKeys &keys) {
        campaigns.append({readId(keys, "id"), keys.text("name"), readState(keys)});
    });
    if (fault.isSet())
        return tl::unexpected(malformed(fault.what()));
    return campaigns;
}

Result<Campaign> decodeCampaign(const QByteArray &body, const QString &id)
{
    JsonFault fault; // of the parts below the root
    auto answer = decodeObject(body, Committed::None, [&id, &fault](const JsonKeys &keys) {
        Campaign campaign;
        campaign.id = id;
        campaign.name = keys.text("name");
        campaign.enabled = keys.flag("enabled");
        campaign.state = readState(keys);
        keys.each("lists", keys.array("lists"),
                  [&campaign, &fault](const JsonKeys &list) { campaign.lists.append(readInstance(list, fault)); });
        // A tenant may leave out what is empty.
        keys.each("dncLists", keys.optionalArray("dncLists"),
                  [&campaign](const JsonKeys &list) { campaign.dncLists.append(readDncList(list)); });
        return campaign;
    });
    if (answer && fault.isSet())
        return tl::unexpected(malformed(fault.what()));
    return answer;
}

Result<CampaignStatus> decodeCampaignStatus(const QByteArray &body)
{
    return decodeObject(body, Committed::None, [](const JsonKeys &keys) {
        return CampaignStatus{keys.optionalText("name"), keys.flag("enabled"), readState(keys)};
    });
}

Result<CampaignState> decodeState(const QByteArray &body)
{
    return decodeObject(body, Committed::Unknown, [](const JsonKeys &keys) {
        keys.text("state");
        return readState(keys);
    });
}

Result<BoundInstance> decodeBoundInstance(const QByteArray &body)
{
    return decodeObject(body, Committed::Unknown, [](const JsonKeys &keys) {
        return BoundInstance{readId(keys, "instanceId"), keys.number("totalRecords")};
    });
}

Result<CallingListPage> decodeCallingLists(const QByteArray &body)
{
    return decodeObject(body, Committed::None, [](const JsonKeys &keys) {
        CallingListPage page;
        keys.each("records", keys.array("records"), [&page](const JsonKeys &element) {
            CallingList list;
            list.id = readId(element, "id");
            readCallingList(element, list);
            page.lists.append(list);
        });
        page.nextCursor = keys.optionalText("next_cursor");
        if (page.nextCursor.isEmpty())
            page.nextCursor = QString();
        return page;
    });
}

Result<CallingListDetail> decodeCallingList(const QByteArray &body, const QString &id)
{
    return decodeObject(body, Committed::None, [&id](const JsonKeys &keys) {
        CallingListDetail list;
        list.id = id;
        readCallingList(keys, list);
        keys.each("campaigns", keys.optionalArray("campaigns"), [&list](const JsonKeys &campaign) {
            list.campaigns.append(
                {readId(campaign, "campaignId"), campaign.optionalText("campaignName"), readId(campaign, "instanceId")});
        });
        return list;
    });
}

Result<CreatedList> decodeCreatedList(const QByteArray &body)
{
    return decodeObject(body, Committed::Unknown, [](const JsonKeys &keys) {
        return CreatedList{readId(keys, "id"), readId(keys, "formatId")};
    });
}

Result<QString> decodeCreatedId(const QByteArray &body)
{
    return decodeObject(body, Committed::Unknown, [](const JsonKeys &keys) { return readId(keys, "id"); });
}

Result<qint64> decodeUpdatedInstance(const QByteArray &body)
{
    return decodeObject(body, Committed::Unknown, [](const JsonKeys &keys) { return keys.number("totalRecords"); });
}

} // namespace outdial::api
