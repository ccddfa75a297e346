// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder "DNC Lists", and jobs.
#include <api/client/callparts.h>
#include <api/client/wire.h>

namespace outdial::api {

Call<JobStatus> JobCalls::getStatus(const QString &jobId, CallOptions options) const
{
    return m_client.m_wire->call<JobStatus>(Method::GetJobStatus, {jobId}, {}, std::move(options), decodeJobStatus);
}

Call<qint64> DoNotCallListCalls::deleteAll(const QString &dncListId, CallOptions options) const
{
    return m_client.m_wire->call<qint64>(Method::DncDeleteAllRecords, {dncListId}, {}, std::move(options), countOf("deleted"));
}

Call<BulkAnswer> DoNotCallListCalls::deleteMany(const QString &dncListId, const QByteArray &keys, CallOptions options) const
{
    return m_client.m_wire->call<BulkAnswer>(Method::DncDeleteManyRecords, {dncListId}, keys, std::move(options),
                                             bulkAnswer("deleted"));
}

Call<BulkAnswer> DoNotCallListCalls::addAll(const QString &dncListId, const QByteArray &rows, CallOptions options) const
{
    return m_client.m_wire->call<BulkAnswer>(Method::DncAddManyRecords, {dncListId}, rows, std::move(options),
                                             bulkAnswer("added"));
}

Call<qint64> DoNotCallListCalls::add(const QString &dncListId, const QByteArray &rows, CallOptions options) const
{
    return m_client.m_wire->call<qint64>(Method::DncAddRecordsDeprecated, {dncListId}, rows, std::move(options),
                                         countOf("added"));
}

Call<qint64> DoNotCallListCalls::replaceAll(const QString &dncListId, const QByteArray &rows, CallOptions options) const
{
    return m_client.m_wire->call<qint64>(Method::DncReplaceRecordsDeprecated, {dncListId}, rows, std::move(options),
                                         countOf("added"));
}

} // namespace outdial::api
