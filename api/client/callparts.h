// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the typed calls of several folders share.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>

#include <api/client/errormapping.h>
#include <api/types/bulkanswer.h>
#include <api/types/donotcall.h>
#include <api/types/recordpage.h>

namespace outdial::api {

inline QByteArray toJson(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

// "First request: null".
inline QJsonValue cursorValue(const QString &cursor)
{
    return cursor.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(cursor);
}

inline Result<RecordPagePtr> shared(Result<RecordPage> page)
{
    if (!page)
        return tl::unexpected(std::move(page.error()));
    return std::make_shared<const RecordPage>(std::move(*page));
}

inline Result<RecordPagePtr> decodeSharedPage(const QByteArray &body) { return shared(RecordPage::decodePage(body)); }
inline Result<RecordPagePtr> decodeSharedRecords(const QByteArray &body) { return shared(RecordPage::decodeRecords(body)); }

// For the look-ups: "no record has this key" is an empty page.
inline std::optional<Result<RecordPagePtr>> noneAsEmptyPage(const ApiError &error)
{
    if (!meansNoSuchRecord(error))
        return std::nullopt;
    return Result<RecordPagePtr>(std::make_shared<const RecordPage>());
}

// Unbind, Delete List, Add, Update and Erase print no body, or one that says nothing.
inline Result<void> anySuccess(const QByteArray &) { return {}; }

inline auto bulkAnswer(const char *countName)
{
    return [countName](const QByteArray &body) { return decodeBulkAnswer(body, countName); };
}

inline auto countOf(const char *name)
{
    return [name](const QByteArray &body) { return decodeCount(body, name); };
}

} // namespace outdial::api
