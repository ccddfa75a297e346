// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QJsonObject>

#include <api/client/wire.h>

namespace outdial::api {

namespace {

QByteArray toJson(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

// "First request: null".
QJsonValue cursorValue(const QString &cursor) { return cursor.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(cursor); }

QJsonObject encodeWindow(const RecordWindow &window)
{
    return {{QStringLiteral("instanceId"), window.instanceId},
            {QStringLiteral("extractAttempts"), window.extractAttempts},
            {QStringLiteral("limit"), window.limit},
            {QStringLiteral("cursor"), cursorValue(window.cursor)}};
}

QJsonObject encodeTimedWindow(const RecordWindow &window)
{
    QJsonObject object = encodeWindow(window);
    if (window.startTime.isValid())
        object.insert(QStringLiteral("startTime"), encodeTime(window.startTime));
    if (window.endTime.isValid())
        object.insert(QStringLiteral("endTime"), encodeTime(window.endTime));
    return object;
}

Result<RecordPagePtr> shared(Result<RecordPage> page)
{
    if (!page)
        return tl::unexpected(std::move(page.error()));
    return std::make_shared<const RecordPage>(std::move(*page));
}

Result<RecordPagePtr> decodeSharedPage(const QByteArray &body) { return shared(RecordPage::decodePage(body)); }

} // namespace

Call<QList<CampaignSummary>> CampaignCalls::getAll(CallOptions options) const
{
    return m_client.m_wire->call<QList<CampaignSummary>>(Method::GetCampaigns, {}, {}, std::move(options), decodeCampaigns);
}

Call<Campaign> CampaignCalls::getCampaign(const QString &campaignId, CallOptions options) const
{
    return m_client.m_wire->call<Campaign>(Method::GetCampaign, {campaignId}, {}, std::move(options),
                                           [campaignId](const QByteArray &body) { return decodeCampaign(body, campaignId); });
}

Call<CampaignStatus> CampaignCalls::getStatus(const QString &campaignId, CallOptions options) const
{
    return m_client.m_wire->call<CampaignStatus>(Method::GetCampaignStatus, {campaignId}, {}, std::move(options),
                                                 decodeCampaignStatus);
}

Call<CampaignState> CampaignCalls::start(const QString &campaignId, CallOptions options) const
{
    return m_client.m_wire->call<CampaignState>(Method::StartCampaign, {campaignId}, {}, std::move(options), decodeState);
}

Call<CampaignState> CampaignCalls::stop(const QString &campaignId, CallOptions options) const
{
    return m_client.m_wire->call<CampaignState>(Method::StopCampaign, {campaignId}, {}, std::move(options), decodeState);
}

Call<BoundInstance> CampaignCalls::bindList(const QString &campaignId, const BindListRequest &request, CallOptions options) const
{
    return m_client.m_wire->call<BoundInstance>(Method::BindList, {campaignId}, encodeBindList(request), std::move(options),
                                                decodeBoundInstance);
}

Call<RecordPagePtr> CampaignCalls::getAllRecords(const QString &campaignId, const RecordWindow &window, CallOptions options) const
{
    return m_client.m_wire->call<RecordPagePtr>(Method::GetAllRecords, {campaignId}, toJson(encodeWindow(window)),
                                                std::move(options), decodeSharedPage);
}

Call<RecordPagePtr> CampaignCalls::getUpdatedRecords(const QString &campaignId, const RecordWindow &window,
                                                     CallOptions options) const
{
    return m_client.m_wire->call<RecordPagePtr>(Method::GetUpdatedRecords, {campaignId}, toJson(encodeTimedWindow(window)),
                                                std::move(options), decodeSharedPage);
}

Call<CallingListPage> CallingListCalls::getAll(int limit, const QString &cursor, CallOptions options) const
{
    const QJsonObject body{{QStringLiteral("limit"), limit}, {QStringLiteral("cursor"), cursorValue(cursor)}};
    return m_client.m_wire->call<CallingListPage>(Method::GetLists, {}, toJson(body), std::move(options), decodeCallingLists);
}

Call<CallingListDetail> CallingListCalls::getList(const QString &listId, CallOptions options) const
{
    return m_client.m_wire->call<CallingListDetail>(Method::GetList, {listId}, {}, std::move(options),
                                                    [listId](const QByteArray &body) { return decodeCallingList(body, listId); });
}

Call<CreatedList> CallingListCalls::createListWithNewFormat(const Format &format, const QString &listName,
                                                            CallOptions options) const
{
    return m_client.m_wire->call<CreatedList>(Method::CreateListWithNewFormat, {}, encodeNewList(format, listName),
                                              std::move(options), decodeCreatedList);
}

Call<BulkAnswer> CallingListCalls::addAll(const QString &listId, const QByteArray &rows, CallOptions options) const
{
    return m_client.m_wire->call<BulkAnswer>(Method::AddManyRecords, {listId}, rows, std::move(options),
                                             [](const QByteArray &body) { return decodeBulkAnswer(body, "added"); });
}

Call<RecordPagePtr> CallingListCalls::get(const QString &listId, const QString &campaignId, const QByteArray &keys,
                                          CallOptions options) const
{
    const auto noneAsEmptyPage = [](const ApiError &error) -> std::optional<Result<RecordPagePtr>> {
        if (!meansNoSuchRecord(error))
            return std::nullopt;
        return Result<RecordPagePtr>(std::make_shared<const RecordPage>());
    };
    return m_client.m_wire->call<RecordPagePtr>(
        Method::ListQueryRecordDeprecated, {listId, campaignId}, keys, std::move(options),
        [](const QByteArray &body) { return shared(RecordPage::decodeRecords(body)); }, noneAsEmptyPage);
}

} // namespace outdial::api
