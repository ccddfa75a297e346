// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder "Campaigns".
#include <api/client/callparts.h>
#include <api/client/wire.h>

namespace outdial::api {

namespace {

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

Call<RecordPagePtr> CampaignCalls::getCompletedRecords(const QString &campaignId, const RecordWindow &window,
                                                       CallOptions options) const
{
    return m_client.m_wire->call<RecordPagePtr>(Method::GetCompletedRecords, {campaignId}, toJson(encodeTimedWindow(window)),
                                                std::move(options), decodeSharedPage);
}

Call<RecordPagePtr> CampaignCalls::queryRecord(const QString &campaignId, const QString &instanceId, const QByteArray &keys,
                                               bool extractAttempts, CallOptions options) const
{
    return m_client.m_wire->call<RecordPagePtr>(Method::QueryRecord, {campaignId},
                                                encodeQueryRecord(instanceId, keys, extractAttempts), std::move(options),
                                                decodeSharedRecords, noneAsEmptyPage);
}

Call<qint64> CampaignCalls::updateList(const QString &campaignId, const UpdateListRequest &request, CallOptions options) const
{
    return m_client.m_wire->call<qint64>(Method::UpdateList, {campaignId}, encodeUpdateList(request), std::move(options),
                                         decodeUpdatedInstance);
}

Call<void> CampaignCalls::unbindList(const QString &campaignId, const QString &instanceId, CallOptions options) const
{
    return m_client.m_wire->call<void>(Method::UnbindList, {campaignId}, toJson({{QStringLiteral("instanceId"), instanceId}}),
                                       std::move(options), anySuccess);
}

} // namespace outdial::api
