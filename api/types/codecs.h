// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON codecs of the small answers (QJson is fast enough for them). Record pages and bulk answers have their own, on simdjson.
// Each function takes the body of a 200 and gives Malformed with a detail when it is not what the reference prints. Typographic
// quotes and // comments, which the printed examples contain, are understood. Any thread.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>

#include <api/types/apierror.h>
#include <api/types/callinglist.h>
#include <api/types/campaign.h>

#include <chrono>

namespace outdial::api {

struct AccessToken {
    QByteArray value;
    std::chrono::seconds expiresIn{0}; // a string on the wire ("3480"); a number is understood too
};

Result<AccessToken> decodeToken(const QByteArray &body);
Result<QList<CampaignSummary>> decodeCampaigns(const QByteArray &body);
Result<Campaign> decodeCampaign(const QByteArray &body, const QString &id);
Result<CampaignStatus> decodeCampaignStatus(const QByteArray &body);
// Start and Stop: {"state": "RUNNING"}.
Result<CampaignState> decodeState(const QByteArray &body);
Result<BoundInstance> decodeBoundInstance(const QByteArray &body);
Result<CallingListPage> decodeCallingLists(const QByteArray &body);
Result<CallingListDetail> decodeCallingList(const QByteArray &body, const QString &id);
Result<CreatedList> decodeCreatedList(const QByteArray &body);

// Create List: {"id"}.
Result<QString> decodeCreatedId(const QByteArray &body);
// Update List: {"totalRecords"}, the number of records of the instance's list.
Result<qint64> decodeUpdatedInstance(const QByteArray &body);

QByteArray encodeBindList(const BindListRequest &request);
QByteArray encodeUpdateList(const UpdateListRequest &request);
// Query a Record and Erase Record. keys: a JSON object with every key field.
QByteArray encodeQueryRecord(const QString &instanceId, const QByteArray &keys, bool extractAttempts);
QByteArray encodeEraseRecord(const QByteArray &keys, const QString &reason);
QJsonObject encodeSorting(const Sorting &sorting);

// An error body ({"error", "error_description"}), also with typographic quotes and comments, or the <title> of an HTML page.
struct ErrorBody {
    QString error;
    QString description;
};
ErrorBody decodeErrorBody(const QByteArray &body);

// yyyy-MM-ddTHH:mm:ss.SSS, UTC, as the client sends it and as the tenant prints it (fewer fraction digits and Z understood).
QString encodeTime(const QDateTime &utc);
std::int64_t decodeTime(std::string_view text); // ms since the epoch, noTime when empty or not a time

} // namespace outdial::api
