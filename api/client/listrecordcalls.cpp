// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder "Lists": the records of a list.
#include <api/client/callparts.h>
#include <api/client/wire.h>

namespace outdial::api {

Call<BulkAnswer> CallingListCalls::addAll(const QString &listId, const QByteArray &rows, CallOptions options) const
{
    return m_client.m_wire->call<BulkAnswer>(Method::AddManyRecords, {listId}, rows, std::move(options), bulkAnswer("added"));
}

Call<RecordPagePtr> CallingListCalls::get(const QString &listId, const QString &campaignId, const QByteArray &keys,
                                          CallOptions options) const
{
    return m_client.m_wire->call<RecordPagePtr>(Method::ListQueryRecordDeprecated, {listId, campaignId}, keys, std::move(options),
                                                decodeSharedRecords, noneAsEmptyPage);
}

Call<RecordPagePtr> CallingListCalls::getAll(const QString &listId, const QString &campaignId, qint64 fromIndex, int maxSize,
                                             CallOptions options) const
{
    // Printed as a number and as text: the index as the one, the size as the other.
    const QJsonObject body{{QStringLiteral("fromIndex"), fromIndex}, {QStringLiteral("maxSize"), QString::number(maxSize)}};
    return m_client.m_wire->call<RecordPagePtr>(Method::ListGetAllRecordsDeprecated, {listId, campaignId}, toJson(body),
                                                std::move(options), decodeSharedRecords);
}

Call<RecordPagePtr> CallingListCalls::getChanged(const QString &listId, const QString &campaignId, const QDateTime &fromTime,
                                                 int maxSize, CallOptions options) const
{
    const QJsonObject body{{QStringLiteral("fromTime"), encodeTime(fromTime)},
                           {QStringLiteral("maxSize"), QString::number(maxSize)}};
    return m_client.m_wire->call<RecordPagePtr>(Method::ListGetUpdatedRecordsDeprecated, {listId, campaignId}, toJson(body),
                                                std::move(options), decodeSharedRecords);
}

Call<void> CallingListCalls::add(const QString &listId, const QByteArray &record, CallOptions options) const
{
    return m_client.m_wire->call<void>(Method::AddRecord, {listId}, record, std::move(options), anySuccess);
}

Call<BulkAnswer> CallingListCalls::updateAll(const QString &listId, const QByteArray &rows, CallOptions options) const
{
    return m_client.m_wire->call<BulkAnswer>(Method::UpdateManyRecords, {listId}, rows, std::move(options),
                                             bulkAnswer("updated"));
}

Call<void> CallingListCalls::update(const QString &listId, const QByteArray &record, CallOptions options) const
{
    return m_client.m_wire->call<void>(Method::UpdateRecord, {listId}, record, std::move(options), anySuccess);
}

Call<void> CallingListCalls::erase(const QString &listId, const QByteArray &keys, const QString &reason,
                                   CallOptions options) const
{
    return m_client.m_wire->call<void>(Method::EraseRecord, {listId}, encodeEraseRecord(keys, reason), std::move(options),
                                       anySuccess);
}

Call<StartedJob> CallingListCalls::deleteMany(const QString &listId, const DeleteCriteria &criteria, CallOptions options) const
{
    if (criteria.isEmpty()) {
        ApiError error;
        error.kind = ErrorKind::BadRequest;
        error.detail = QStringLiteral("no criterion says which records are to be deleted; nothing was sent");
        return QtFuture::makeReadyFuture(Result<StartedJob>(tl::unexpected(error)));
    }
    return m_client.m_wire->call<StartedJob>(Method::DeleteManyRecords, {listId}, encodeDeleteCriteria(criteria),
                                             std::move(options), decodeStartedJob);
}

Call<StartedJob> CallingListCalls::deleteAll(const QString &listId, CallOptions options) const
{
    return m_client.m_wire->call<StartedJob>(Method::DeleteAllRecords, {listId}, {}, std::move(options), decodeStartedJob);
}

} // namespace outdial::api
